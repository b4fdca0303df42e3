/*
 * Physical lines of an input file, decoded to UTF-8, in bounded memory.
 */
#ifndef SALESPAY_IO_LINE_READER_H
#define SALESPAY_IO_LINE_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "base/text.h"
#include "io/encoding.h"
#include "io/input_file.h"

#define LINE_SIZE_LIMIT (1024 * 1024) /* bytes in UTF-8, the terminator included */

typedef struct line_reader line_reader;

typedef enum {
    LINE_READ,
    LINE_END,   /* no more */
    LINE_FAILED /* reported: bad bytes, a NUL, a lone CR, a line over LINE_SIZE_LIMIT, or the system */
} line_status;

/* A line as it stands, without its end (LF or CRLF): strict UTF-8 without NUL or CR; valid until the next call. */
typedef struct {
    text bytes;
    uint64_t number;    /* from 1 */
    bool ended_by_crlf; /* for quoted cells that span lines: the bytes between are LF or CRLF as written */
    bool ended;         /* false: the file ends without a line end here */
} line;

/*
 * The reader borrows file and d; it passes over the BOM. chunk_size 0: the default. NULL and reported when memory is
 * out or this system has no GB18030.
 */
line_reader *line_reader_open(const input_file *file, encoding_choice choice, size_t chunk_size, diagnostics *d);

/*
 * The next line. What is wrong in a line is told once, at the first place (line, column in characters), and the reader
 * stops there: it says LINE_FAILED from then on.
 */
line_status line_reader_next(line_reader *reader, line *out);

/* NULL is fine. */
void line_reader_close(line_reader *reader);

#endif
