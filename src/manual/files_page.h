/*
 * Of salespay-files(5): the book, the form of CSV files, every input file and column with what its cells take, every
 * output file and column; from the tables of input/columns.h and output/file_columns.h.
 */
#ifndef SALESPAY_MANUAL_FILES_PAGE_H
#define SALESPAY_MANUAL_FILES_PAGE_H

#include "base/text.h"
#include "manual/names.h"
#include "manual/page.h"

void files_page(page *p);

/*
 * Writes the files and columns of that name: payments, payments.csv, amount, 回款金额, payments.amount, and the kinds of
 * adjustments. False when there is none.
 */
bool files_topic(page *p, text name);

void files_names(topic_names *names);

#endif
