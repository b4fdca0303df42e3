/*
 * The cells of an exported file as its format wants them: separator, line ends, amounts, dates, characters that its
 * encoding can hold. What is written is UTF-8; sheet_encode makes the file's bytes of it.
 */
#ifndef SALESPAY_EXPORT_SHEET_H
#define SALESPAY_EXPORT_SHEET_H

#include <iconv.h>
#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diagnostics.h"
#include "base/int128.h"
#include "model/export_rules.h"

typedef struct {
    FILE *out;
    const export_rules *format;
    month month;
    arena *memory;
    diagnostics *d;
    iconv_t encoder; /* of GB18030 */
    bool has_cells;  /* the row has one already */
} sheet;

/* Begins a sheet on an open stream. False and reported when the encoding is not to be had. End it in either case. */
bool sheet_begin(sheet *s, FILE *out, const export_rules *format, month m, arena *memory,
                 diagnostics *d);
void sheet_end(sheet *s);

/* A text; `at`: where it comes from, for the message that it does not fit the encoding. */
void sheet_text(sheet *s, text cell, location at);
void sheet_money(sheet *s, int128 fen);
void sheet_count(sheet *s, uint64_t count);
void sheet_date(sheet *s, date day); /* blank where there is none */
void sheet_month(sheet *s);
void sheet_blank(sheet *s);
void sheet_end_row(sheet *s);

/*
 * A cell that any row can hold: a constant, the month, its last day, the row's number, nothing. False where the column
 * holds something else: nothing is written then.
 */
bool sheet_common_cell(sheet *s, const export_column *column, uint64_t row);

/* Words of the rules, {month} put in. */
text sheet_words(const sheet *s, text words);

/* Reports what the encoding cannot hold. */
bool sheet_holds(const sheet *s, text t, location at);

/* The bytes of the file, in the sheet's memory; bytes NULL and reported when memory is out. */
text sheet_encode(const sheet *s, text written);

#endif
