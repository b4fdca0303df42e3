/*
 * A book: one company's folder. Where its files lie, and which payment files make up a month.
 *
 *   rules.ini or rules/x.ini · staff.csv · payments/2026-07.csv, payments/2026-07-x.csv
 *   contracts.csv, instalments.csv, adjustments.csv, company.csv (optional) · months/2026-07/ (written by the program)
 */
#ifndef SALESPAY_BOOK_LAYOUT_H
#define SALESPAY_BOOK_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "io/folder.h"
#include "month/paths.h"

/* Held by whoever writes to the book; it stays there, and holds nothing but its holder's name. */
#define BOOK_LOCK_NAME ".salespay.lock"

/* Borrows folder; owns in memory every path it hands out. */
typedef struct {
    arena memory;
    const char *folder;
    folder_names payments; /* what lies in payments/: looked at once, since every month of a long range asks */
    bool payments_listed;
} book;

void book_open(book *b, const char *folder);
void book_release(book *b);

/* False and reported when there is no such folder. */
bool book_is_there(const book *b, diagnostics *d);

/*
 * Fills in what paths does not hold yet (a path given by option stays): rules, staff, the optional files, and the payment files of
 * paths->month in byte order of names. False and reported when the book lacks something, has both rules.ini and rules/, or has a file
 * whose name begins with the month and is not one of its payment files (a copy left by a file manager).
 */
bool book_find_inputs(book *b, month_paths *paths, diagnostics *d);

/* Fills in paths->rules and rules_dated alone. False and reported as above. */
bool book_find_rules(book *b, month_paths *paths, diagnostics *d);

/* Whether a payment file of that name belongs to the month: 2026-07.csv or 2026-07-anything.csv. */
bool book_is_payment_name(text name, month m);

/* The payment files of a month, for a second reading; false only when the system failed. Reports nothing about odd names. */
bool book_payment_files(book *b, month m, path_list *out, diagnostics *d);

typedef struct {
    month *items;
    size_t count;
} month_list;

/* The months that have payment files, or files whose names begin with the month like theirs, in order. */
bool book_months_with_payments(book *b, month_list *out, diagnostics *d);

/*
 * The inputs that a month was closed with, as a book: months/2026-07/inputs. It hands out paths of the outer book's memory, which is given
 * back by book_archive_done.
 */
bool book_archive(book *b, month m, book *archive, diagnostics *d);
void book_archive_done(book *b, const book *archive);

/* months/2026-07 of the book. NULL when memory is out (reported). */
const char *book_month_folder(book *b, month m, diagnostics *d);

#endif
