/*
 * [columns.FILE]: the headers that a company's own files bear.
 */
#ifndef SALESPAY_RULES_ALIASES_H
#define SALESPAY_RULES_ALIASES_H

#include "model/rules.h"
#include "rules/ini.h"

/*
 * Adds the header of one entry (several behind `ignore`) to r's aliases, which have room for as many as
 * aliases_of_entry says. file: the FILE. False and reported when a header is missing or stands in the section already.
 */
bool aliases_add(rules *r, text file, const ini_entry *entry, diagnostics *d);

/* How many headers an entry can hold. */
size_t aliases_of_entry(const ini_entry *entry);

#endif
