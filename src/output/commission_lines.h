/*
 * commission_lines.csv: one row a payment row, in input order, written while the payments are read.
 *
 * Very many rows are made, by several threads, so they are made in memory; whoever owns the file puts them in order.
 */
#ifndef SALESPAY_OUTPUT_COMMISSION_LINES_H
#define SALESPAY_OUTPUT_COMMISSION_LINES_H

#include <stdbool.h>
#include <stdio.h>

#include "base/byte_buffer.h"
#include "model/payment.h"
#include "model/payslip.h"

/* Bytes of a source cell that is kept; a longer one is made for each row. */
#define SOURCE_CELL_SIZE 32

/* What rows of one month share; one thread's. */
typedef struct {
    const settle_facts *facts;
    char month_cell[MONTH_TEXT_SIZE]; /* "2026-07," */
    date first_day, last_day;
    source_id source; /* the file whose cell is kept; SOURCE_NONE: none yet */
    size_t source_cell_size;
    char source_cell[SOURCE_CELL_SIZE]; /* with the comma behind it */
} line_maker;

line_maker line_maker_of(const settle_facts *facts);

/* BOM and header, as [output] asks. Memory that runs out is remembered in *out. */
void commission_lines_header(const rules *r, byte_buffer *out);

/* One row; the two commissions exact, from credit. A source of the maker's rows always bears the same name. */
void commission_lines_add(line_maker *maker, const payment *row, credited line, byte_buffer *out);

/* The same into a stream. False when it failed, or memory was out. */
bool commission_lines_begin(const rules *r, FILE *out);
bool commission_lines_write(const settle_facts *facts, const payment *row, credited line, FILE *out);

#endif
