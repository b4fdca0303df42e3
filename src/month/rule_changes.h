/*
 * The keys in which two rule files differ, by file and line.
 */
#ifndef SALESPAY_MONTH_RULE_CHANGES_H
#define SALESPAY_MONTH_RULE_CHANGES_H

#include <stdbool.h>
#include <stddef.h>

#include "model/rules.h"

typedef struct {
    const rule_entry *old, *now; /* one of them NULL: the other file alone has the key */
} rule_change;

typedef struct {
    const rules *old, *now;
    rule_change *items;
    size_t count;
} rule_changes;

/*
 * What says how pay is worked out: [output], [export.*], [notices] and the scheme's name do not count. In the order of
 * the new file, then the keys that went. Borrows from both; owned by memory. False and reported when memory is out.
 */
bool rule_changes_find(const rules *old, const rules *now, arena *memory, rule_changes *out,
                       diagnostics *d);

#endif
