/*
 * What no single value of [export.NAME] shows: keys that its rows need, fields that do not stand in them.
 */
#ifndef SALESPAY_RULES_EXPORT_CHECKS_H
#define SALESPAY_RULES_EXPORT_CHECKS_H

#include "rules/sections.h"

/* Reports what each format lacks or cannot hold. */
void check_exports(const rules_draft *draft);

#endif
