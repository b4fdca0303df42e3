/*
 * The kinds of files that export writes, each in a file of its own; for export/write.c.
 *
 * Each writes its rows onto the sheet and adds up in *written what it wrote; what is wrong with a person is reported at
 * the person's row of staff.csv.
 */
#ifndef SALESPAY_EXPORT_PARTS_H
#define SALESPAY_EXPORT_PARTS_H

#include "export/sheet.h"
#include "export/write.h"

/* rows = paid, all */
export_tally people_rows_tally(const export_rules *format,
                               const month_result *result); /* as the payroll has it */
void people_rows_write(sheet *s, const month_result *result, export_tally *written);

/* rows = voucher; its total is that of the debits. by_person: the fund and the carried amounts have a row a person */
export_tally voucher_tally(const month_result *result, bool by_person);
void voucher_write(sheet *s, const month_result *result, export_tally *written);

/* rows = journal, for hledger; rows are postings, those of the opening and of assertions aside */
void journal_write(sheet *s, const month_result *result, export_tally *written);

/* Where a person stands in staff.csv. */
location export_staff_row(const month_result *result, size_t who);

#endif
