/*
 * The value of one key, held against its row of the table and put into its field. Nothing is guessed: `3` is no rate,
 * `12abc` no number, and each refusal says what to write instead.
 */
#ifndef SALESPAY_RULES_VALUES_H
#define SALESPAY_RULES_VALUES_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "rules/ini.h"
#include "rules/keys.h"

/* fields: the rules, grade_rules or allowance_rules that key's offset counts in. False and reported when wrong. */
bool value_read(const rule_key *key, const ini_entry *entry, void *fields, diagnostics *d);

/* The default of a key that was left out; nothing where it has none. */
void value_set_default(const rule_key *key, void *fields);

#endif
