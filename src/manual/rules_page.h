/*
 * salespay-rules(5): every section and key of a rule file, from the tables of rules/keys.h.
 */
#ifndef SALESPAY_MANUAL_RULES_PAGE_H
#define SALESPAY_MANUAL_RULES_PAGE_H

#include "base/text.h"
#include "manual/names.h"
#include "manual/page.h"

/* All of it: how a rule file is written, each section with its keys, an example made of the keys' examples. */
void rules_page(page *p);

/*
 * Writes the sections and keys of that name: risk_fund, [risk_fund], grade.NAME, risk_fund.cap, cap. False when there
 * is none.
 */
bool rules_topic(page *p, text name);

void rules_names(topic_names *names);

#endif
