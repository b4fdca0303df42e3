/*
 * A sheet of one row a person: its months one below the other, each on pages of its own, a line of totals below each
 * and one below all.
 */
#ifndef SALESPAY_XLSX_PEOPLE_SHEET_H
#define SALESPAY_XLSX_PEOPLE_SHEET_H

#include "xlsx/people_table.h"

/* Adds it. The totals are formulas that hold their values. */
lxw_error people_sheet_write(const xlsx_book *book, const people_table *table, report_word name,
                             const char *footer);

#endif
