/*
 * [export.NAME] columns = HEADER: FIELD, … and control_cells = FIELD, …
 *
 * FIELD is a column of payslips.csv, a field of model/export_fields.def, =WORDS (a constant, in which {month} stands
 * for the month), or nothing: the cell stays blank.
 */
#ifndef SALESPAY_RULES_EXPORT_COLUMNS_H
#define SALESPAY_RULES_EXPORT_COLUMNS_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "model/export_rules.h"
#include "rules/ini.h"

/* Reads the entry's value; headers: each item has one. False and reported, at the item, when one is wrong. */
bool export_columns_read(const ini_entry *entry, bool headers, export_columns *out, diagnostics *d);

/* The payslip column of that name; FIGURE_COUNT and reported when there is none. */
figure export_figure_read(const ini_entry *entry, diagnostics *d);

#endif
