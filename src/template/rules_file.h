/*
 * rules.ini of a new book: the shipped rules (config/rules.ini), every key of the table of keys with what it means
 * above it, in the language of the book.
 */
#ifndef SALESPAY_TEMPLATE_RULES_FILE_H
#define SALESPAY_TEMPLATE_RULES_FILE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diagnostics.h"

/*
 * Writes the file. Its values are those of the shipped rules, but that payslips are for a spreadsheet (csv = excel)
 * and have headers in the book's language; names for people to read are in that language too. Keys that the shipped
 * rules leave to their default stand as comments.
 * False and reported when memory is out; a failure of the stream is left to its owner.
 */
bool rules_file_write(FILE *out, language lang, diagnostics *d);

#endif
