/*
 * Names that no rule file may hold, and the nearest that it may.
 */
#ifndef SALESPAY_RULES_NAMES_H
#define SALESPAY_RULES_NAMES_H

#include "base/diagnostics.h"
#include "rules/ini.h"
#include "rules/keys.h"

/*
 * The kind of the section, its NAME in *part. SECTION_UNKNOWN and reported when there is no such section: *meant then
 * gets the kind that it was probably meant to be (or SECTION_UNKNOWN), so that it is not missed as well.
 */
section_kind section_recognise(const ini_section *section, text *part, section_kind *meant, diagnostics *d);

/*
 * The row of the entry's key in a section of that kind. rule_key_count and reported when there is none: *meant then
 * gets the row that was probably meant (or rule_key_count).
 */
size_t rule_key_recognise(const ini_section *section, section_kind kind, const ini_entry *entry, size_t *meant,
                          diagnostics *d);

#endif
