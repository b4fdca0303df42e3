#include "report/module.h"

#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "io/folder.h"

/* Where modules lie, from the folder of the program: in a build folder, and installed. */
static const char *const places[] = {"modules", SALESPAY_MODULE_PLACE};

/* The folder of the program itself, whatever name or link it was called by. False: the system does not tell. */
static bool own_folder(char folder[PATH_MAX])
{
    const ssize_t size = readlink("/proc/self/exe", folder, PATH_MAX);
    if (size <= 0 || size >= PATH_MAX)
        return false;
    folder[size] = '\0';
    char *slash = strrchr(folder, '/');
    if (slash)
        *slash = '\0';
    return slash != NULL;
}

/* The path of the module; bytes "" where there is none, NULL when memory is out. */
static text find_module(const char *name, arena *memory)
{
    char folder[PATH_MAX];
    if (!own_folder(folder))
        return TEXT_EMPTY;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const text path = arena_format(memory, "%s/%s/%s", folder, places[i], name);
        if (!path.bytes || path_kind_of(path.bytes) == PATH_FILE)
            return path;
    }
    return TEXT_EMPTY;
}

bool report_module_fits(const report_module *module)
{
    const report_module own = {program_version, REPORT_MODULE_SIZES, NULL};
    return strcmp(module->version(), own.version()) == 0 && module->data_size == own.data_size &&
           module->month_size == own.month_size && module->figures == own.figures &&
           module->messages == own.messages;
}

/* What the loader says, without the path that it begins with: where the program lies does not matter to the reader. */
static text reason(const char *path)
{
    const char *said = dlerror();
    const size_t size = strlen(path);
    if (!said)
        return TEXT_EMPTY;
    return text_of(strncmp(said, path, size) == 0 && strncmp(said + size, ": ", 2) == 0
                       ? said + size + 2
                       : said);
}

static report_writer *load(const char *path, const char *name, const report_format *format,
                           diagnostics *d)
{
    void *loaded = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    const report_module *module = loaded ? dlsym(loaded, REPORT_MODULE_NAME) : NULL;
    if (!loaded) {
        REPORT(d, MODULE_NOT_LOADED, LOCATION_NONE, text_of(format->ending), text_of(name),
               reason(path), text_of(format->package));
        return NULL;
    }
    if (module && report_module_fits(module))
        return module->write; // cppcheck-suppress resourceLeak ; it stays loaded to the end
    REPORT(d, MODULE_OF_OTHER_BUILD, LOCATION_NONE, text_of(format->ending), text_of(name));
    (void)dlclose(loaded);
    return NULL;
}

report_writer *report_module_writer(const report_format *format, diagnostics *d)
{
    arena memory = ARENA_EMPTY;
    report_writer *writer = NULL;
    const text name = arena_format(&memory, "salespay-%s.so", format->module);
    const text path = name.bytes ? find_module(name.bytes, &memory) : name;
    if (!path.bytes)
        diagnostics_out_of_memory(d);
    else if (path.size == 0)
        REPORT(d, MODULE_MISSING, LOCATION_NONE, text_of(format->ending), name,
               text_of(format->option));
    else
        writer = load(path.bytes, name.bytes, format, d);
    arena_release(&memory);
    return writer;
}
