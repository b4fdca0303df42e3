/*
 * Writing CSV: our own files, row by row. Cells are quoted only where they must be. For headers and short files; files of
 * a row a person are made with csv_row.h.
 *
 * Calling sequence: csv_writer_begin, then for each row its cells and csv_writer_end_row, at the end csv_writer_done.
 * The stream's error flag remembers a failure; csv_writer_done alone looks at it.
 */
#ifndef SALESPAY_OUTPUT_CSV_WRITER_H
#define SALESPAY_OUTPUT_CSV_WRITER_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/int128.h"
#include "base/text.h"

/* Tells spreadsheets that a file is UTF-8. */
#define CSV_BYTE_ORDER_MARK "\xEF\xBB\xBF"

typedef struct {
    FILE *out;
    bool excel;     /* rows end with CRLF */
    bool has_cells; /* the row has one already */
} csv_writer;

/* A writer of a new file; excel puts a byte order mark in front and ends rows with CRLF. */
csv_writer csv_writer_begin(FILE *out, bool excel);

/* A writer that goes on with a file that was begun before. */
csv_writer csv_writer_resume(FILE *out, bool excel);

/*
 * A text as it is; quoted where it holds a comma, a quote or a line end, or where blanks at its ends would be trimmed
 * by readers.
 */
void csv_writer_text(csv_writer *w, text cell);

void csv_writer_sum(csv_writer *w, int128 fen); /* money, but too much of it for 64 bits perhaps */
void csv_writer_count(csv_writer *w, uint64_t count);

void csv_writer_end_row(csv_writer *w);

/* False when the stream failed. */
bool csv_writer_done(const csv_writer *w);

#endif
