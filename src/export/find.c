#include "export/find.h"

#include <stdio.h>

#include "io/folder.h"
#include "io/program_place.h"
#include "rules/keys.h"
#include "rules/read.h"

#define NAMES_MAX 256

bool export_folders(arena *memory, const char *folders[EXPORT_FOLDERS + 1], diagnostics *d)
{
    static const char *const places[EXPORT_FOLDERS] = {"../share/salespay/export",
                                                       "share/salespay/export"};
    const char *own = program_folder(memory, d);
    folders[EXPORT_FOLDERS] = NULL;
    for (size_t i = 0; own && i < EXPORT_FOLDERS; i++) {
        folders[i] = path_join(memory, own, places[i]);
        if (!folders[i])
            return diagnostics_out_of_memory(d);
    }
    return own != NULL;
}

/* What could have been asked for. */
typedef struct {
    const char *items[NAMES_MAX]; /* live in memory */
    size_t count;
    arena *memory;
} format_names;

static bool add_name(format_names *names, text name, diagnostics *d)
{
    if (names->count == NAMES_MAX)
        return true;
    const char *kept = arena_copy(names->memory, name).bytes;
    if (!kept)
        return diagnostics_out_of_memory(d);
    names->items[names->count++] = kept;
    return true;
}

static bool add_installed(format_names *names, const char *folder, diagnostics *d)
{
    folder_names files = {0};
    if (!folder_list(folder, names->memory, &files, d))
        return false;
    for (size_t i = 0; i < files.count; i++) {
        const text file = files.names[i];
        if (text_ends_with(file, TEXT_LITERAL(".ini")) &&
            !add_name(names, text_from(file.bytes, file.size - 4), d))
            return false;
    }
    return true;
}

static bool list_names(format_names *names, const rules *r, const char *const *folders,
                       diagnostics *d)
{
    for (size_t i = 0; i < r->export_count; i++)
        if (!add_name(names, r->exports[i].name, d))
            return false;
    for (; *folders; folders++)
        if (!add_installed(names, *folders, d))
            return false;
    return true;
}

static void report_unknown(text name, const rules *r, const char *const *folders, arena *memory,
                           diagnostics *d)
{
    format_names names = {.memory = memory};
    if (!list_names(&names, r, folders, d))
        return;
    const char *nearest = text_nearest(name, names.items, names.count);
    if (nearest) {
        REPORT(d, UNKNOWN_EXPORT_NEAR, LOCATION_NONE, name, text_of(nearest));
        return;
    }
    char list[1000] = "";
    size_t used = 0;
    for (size_t i = 0; i < names.count && used < sizeof list - 100; i++)
        used += (size_t)snprintf(list + used, sizeof list - used, "%s%s", i > 0 ? ", " : "",
                                 names.items[i]);
    REPORT(d, UNKNOWN_EXPORT, LOCATION_NONE, name, text_from(list, used));
}

/* The path of NAME.ini in a folder; NULL and reported when memory is out. */
static const char *installed_path(text name, const char *folder, arena *memory, diagnostics *d)
{
    char file[RULE_NAME_MAX + 8];
    snprintf(file, sizeof file, "%.*s.ini", (int)name.size, name.bytes);
    const char *path = path_join(memory, folder, file);
    if (!path)
        diagnostics_out_of_memory(d);
    return path;
}

/* Reads the first file of that name, if there is one. */
static bool read_installed(text name, const char *const *folders, found_export *out, diagnostics *d)
{
    for (; *folders; folders++) {
        const char *path = installed_path(name, *folders, &out->memory, d);
        if (!path)
            return false;
        if (path_kind_of(path) != PATH_FILE)
            continue;
        out->installed = rules_read_exports(path, d);
        out->format = out->installed ? rules_export(out->installed, name) : NULL;
        return out->installed != NULL;
    }
    return true;
}

bool export_find(text name, const rules *r, const char *const *folders, found_export *out,
                 diagnostics *d)
{
    *out = (found_export){.format = rules_export(r, name)};
    if (!out->format && rule_name_is_valid(name) && !read_installed(name, folders, out, d))
        return false;
    if (!out->format)
        report_unknown(name, r, folders, &out->memory, d);
    return out->format != NULL;
}

void export_found_release(found_export *found)
{
    rules_free(found->installed);
    arena_release(&found->memory);
    *found = (found_export){0};
}
