/*
 * CSV records (RFC 4180) over physical lines; the only user of libcsv.
 *
 * libcsv reads what holds a quote; a record without one is cut at its commas here, which is many times faster and gives
 * the same cells (a test holds both equal).
 *
 * A record is a view: its cells and bytes are valid until the next one is read. It does not count columns as it goes:
 * where a cell stands is worked out from the record's bytes only when a message needs it (csv_locate).
 */
#ifndef SALESPAY_INPUT_CSV_H
#define SALESPAY_INPUT_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "base/text.h"
#include "io/encoding.h"
#include "io/input_file.h"
#include "io/record_blocks.h"

#define CSV_CELL_LIMIT (64 * 1024)  /* bytes of a cell in UTF-8 */
#define CSV_ROW_LIMIT (1024 * 1024) /* bytes of a record in UTF-8, its line ends included */

typedef struct csv_reader csv_reader;

/*
 * cells: without quotes; an unquoted cell without the blanks around it (space, tab, no-break and ideographic space); a
 * quoted one as it stands, but empty when it holds blanks alone. A blank line has no cells.
 */
typedef struct {
    const text *cells;
    size_t count;
    uint64_t line; /* physical line on which it begins */
    text raw;      /* as it stands, with the line ends between its lines but not the last */
    bool shows_all;  /* known to be ASCII without control characters: nothing hides in a cell */
    bool no_slashes; /* known to hold neither / nor backslash */
} csv_record;

typedef enum {
    RECORD_READ,
    RECORD_END,
    RECORD_FAILED /* reported: an unclosed or stray quote, a cell or row too large, or what the lines had */
} record_status;

/* Borrows file. chunk_size 0: the default. NULL and reported when memory is out. */
csv_reader *csv_reader_open(const input_file *file, encoding_choice choice, size_t chunk_size, diagnostics *d);

/*
 * A reader of blocks that csv_reader_feed gives it, one after the other; RECORD_END is then the end of the block. NULL
 * and reported when memory is out.
 */
csv_reader *csv_reader_open_fed(const input_file *file, diagnostics *d);

/* The block is borrowed until the next. False and reported when memory is out or this system has no GB18030. */
bool csv_reader_feed(csv_reader *reader, const record_block *block);

/* What the file is read as, so far as is known. Not of a fed reader. */
encoding_choice csv_reader_encoding(const csv_reader *reader);

/*
 * The lines at hand as they are, for a reader that knows of a quicker way with plain ones: offsets of commas, line feeds and
 * quotes in bytes, separators[next] being the first from stretch->at on. Whoever takes a line moves `next`, stretch->at and
 * stretch->number behind it. NULL where there are none that csv_reader_next must not look at.
 */
typedef struct {
    const char *bytes;
    const uint32_t *separators;
    size_t count, next;
    struct line_stretch *stretch; /* io/line_reader */
} csv_lines;

csv_lines *csv_reader_lines(csv_reader *reader);

/*
 * The same as far as they are at hand already: nothing is read, and the record that was read last stays as it is. Where libcsv
 * is reading, `next` may lag behind. NULL: there are none.
 */
const csv_lines *csv_reader_lines_ahead(const csv_reader *reader);

/* With false, every record goes through libcsv: for tests that hold both ways equal. */
void csv_reader_cut_plain_records(csv_reader *reader, bool wanted);

/* Nothing can be read after RECORD_END or RECORD_FAILED: behind a bad quote nobody knows where a row begins. */
record_status csv_reader_next(csv_reader *reader, csv_record *out);

/* NULL is fine. */
void csv_reader_close(csv_reader *reader);

/*
 * Where the cell of that number stands: line, column in characters, and the physical line (a view of raw). A number
 * beyond the last cell gives the end of the record.
 */
location csv_locate(const csv_record *record, source_id source, size_t cell);

/* Where the record begins, as a line without a column. */
location csv_locate_row(const csv_record *record, source_id source);

/* The version of libcsv that the program was built with, "3.0.3". A constant text. */
const char *csv_library_version(void);

#endif
