/*
 * What no single value shows: keys and sections that are missing, grades that share a name.
 */
#ifndef SALESPAY_RULES_CHECKS_H
#define SALESPAY_RULES_CHECKS_H

#include "rules/sections.h"

/* Reports what the file lacks; only where every line of it could be read. dated: [scheme] needs effective_from. */
void check_nothing_is_missing(const rules_draft *draft, bool dated);

/* Reports grades of which two bear one name, as NAME or label: staff.csv may write either. */
void check_grade_names(const rules_draft *draft);

#endif
