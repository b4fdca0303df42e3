/*
 * Where cells stand in the bytes of a record that libcsv has taken (or is in the midst of): kept beside input/csv
 * because libcsv gives neither positions nor whether a cell was quoted.
 */
#ifndef SALESPAY_INPUT_CSV_SPANS_H
#define SALESPAY_INPUT_CSV_SPANS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "base/text.h"

typedef struct {
    size_t start; /* offset of the first character that is not blank: the opening quote of a quoted cell */
    size_t end;   /* offset behind the last one: behind the closing quote */
    size_t next;  /* offset behind the comma that ends the cell; raw.size + 1 behind the last cell */
    bool quoted;
} csv_span;

/* The cell that begins at offset `at` (0, or the `next` of the cell before). */
csv_span csv_span_at(text raw, size_t at);

/* Line, column, physical line and length of raw's bytes start..end; raw's first byte begins line `line`. */
location csv_location_of(text raw, uint64_t line, source_id source, size_t start, size_t end);

#endif
