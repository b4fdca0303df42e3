/*
 * The format of a name: in the rules in force in the month, else among those installed.
 */
#ifndef SALESPAY_EXPORT_FIND_H
#define SALESPAY_EXPORT_FIND_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "model/rules.h"

typedef struct {
    arena memory;
    rules *installed; /* the file that the format was found in; NULL: it is the book's own */
    const export_rules *format;
} found_export;

/*
 * Finds [export.NAME] in r, else in NAME.ini of the first of `folders` (NULL at the end) that has it. False and
 * reported, with the names there are, when nobody has it, or when that file is wrong. Release in either case.
 */
bool export_find(text name, const rules *r, const char *const *folders, found_export *out,
                 diagnostics *d);
void export_found_release(found_export *found);

/*
 * Where formats are installed, by the place of the program alone: ../share/salespay/export beside its folder, or
 * share/salespay/export in it (where it was built). Ends with NULL. False and reported when it cannot be told.
 */
#define EXPORT_FOLDERS 2
bool export_folders(arena *memory, const char *folders[EXPORT_FOLDERS + 1], diagnostics *d);

#endif
