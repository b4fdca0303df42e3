#include "export/find.h"

#include <stdio.h>

#include "io/folder.h"
#include "io/program_place.h"
#include "rules/keys.h"
#include "rules/read.h"

#define NAMES_MAX 256

void export_folders(arena *memory, const char *folders[EXPORT_FOLDERS + 1])
{
    static const char *const places[EXPORT_FOLDERS] = {"../share/salespay/export", "share/salespay/export"};
    const char *own = program_folder(memory);
    size_t count = 0;
    for (size_t i = 0; own && i < EXPORT_FOLDERS; i++)
        if ((folders[count] = path_join(memory, own, places[i])))
            count++;
    folders[count] = NULL;
}

static const export_rules *format_of(const rules *r, text name)
{
    for (size_t i = 0; r && i < r->export_count; i++)
        if (text_equal(r->exports[i].name, name))
            return &r->exports[i];
    return NULL;
}

/* The names that could have been asked for; they live in memory. */
static size_t known_names(const rules *r, const char *const *folders, arena *memory, const char *names[NAMES_MAX],
                          diagnostics *d)
{
    size_t count = 0;
    for (size_t i = 0; i < r->export_count && count < NAMES_MAX; i++)
        if ((names[count] = arena_copy(memory, r->exports[i].name).bytes))
            count++;
    for (; *folders; folders++) {
        folder_names files = {0};
        if (!folder_list(*folders, memory, &files, d))
            return count;
        for (size_t i = 0; i < files.count && count < NAMES_MAX; i++) {
            const text file = files.names[i];
            if (text_ends_with(file, TEXT_LITERAL(".ini")) &&
                (names[count] = arena_copy(memory, text_from(file.bytes, file.size - 4)).bytes))
                count++;
        }
    }
    return count;
}

static void report_unknown(text name, const rules *r, const char *const *folders, arena *memory, diagnostics *d)
{
    const char *names[NAMES_MAX];
    const size_t count = known_names(r, folders, memory, names, d);
    const char *nearest = text_nearest(name, names, count);
    if (nearest) {
        REPORT(d, UNKNOWN_EXPORT_NEAR, LOCATION_NONE, name, text_of(nearest));
        return;
    }
    char list[1000] = "";
    size_t used = 0;
    for (size_t i = 0; i < count && used < sizeof list - 100; i++)
        used += (size_t)snprintf(list + used, sizeof list - used, "%s%s", i > 0 ? ", " : "", names[i]);
    REPORT(d, UNKNOWN_EXPORT, LOCATION_NONE, name, text_from(list, used));
}

/* The file of that name in a folder; NULL where there is none. */
static const char *installed_file(text name, const char *folder, arena *memory)
{
    char file[RULE_NAME_MAX + 8];
    snprintf(file, sizeof file, "%.*s.ini", (int)name.size, name.bytes);
    const char *path = path_join(memory, folder, file);
    return path && path_kind_of(path) == PATH_FILE ? path : NULL;
}

bool export_find(text name, const rules *r, const char *const *folders, found_export *out, diagnostics *d)
{
    *out = (found_export){.format = format_of(r, name)};
    for (size_t i = 0; !out->format && rule_name_is_valid(name) && folders[i]; i++) {
        const char *path = installed_file(name, folders[i], &out->memory);
        if (!path)
            continue;
        out->installed = rules_read_exports(path, d);
        if (!out->installed)
            return false;
        out->format = format_of(out->installed, name);
        break;
    }
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
