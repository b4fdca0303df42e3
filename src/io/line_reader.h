/*
 * Physical lines of an input file, decoded to UTF-8, in bounded memory: of the whole file, or of blocks of it that
 * somebody else cuts.
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
#include "io/record_blocks.h"

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
 * A reader of blocks that line_reader_feed gives it, one after the other; LINE_END is then the end of the block. NULL and
 * reported when memory is out.
 */
line_reader *line_reader_open_fed(const input_file *file, diagnostics *d);

/* The block is borrowed until the next. False and reported when memory is out or this system has no GB18030. */
bool line_reader_feed(line_reader *reader, const record_block *block);

/* What the file is read as, so far as is known. Not of a fed reader. */
encoding_choice line_reader_encoding(const line_reader *reader);

/*
 * Bytes at hand that are known to be good lines: strict UTF-8 without NUL, CR only before LF. Whoever reads lines from
 * here moves `at` behind each and counts it in `number`, or leaves both to line_reader_next.
 */
typedef struct line_stretch {
    text bytes;
    size_t at;         /* where the next line begins; at bytes.size all is read */
    uint64_t number;   /* of the last line read, in the file */
    uint64_t before;   /* lines of the file before these bytes */
    bool good;         /* false: only line_reader_next may read these bytes */
    bool no_controls;  /* besides, no ASCII control character stands in them but line ends */
    bool shows_all;    /* besides, they are ASCII */
    bool has_slash;    /* a / or a backslash stands in them */
    bool may_hide;     /* a wide blank or a control character beyond ASCII may stand in them */
    bool has_quote;    /* a double quote stands in them */
    uint64_t feeds;    /* line feeds in all of them */
    size_t generation; /* changes with `bytes` */
} line_stretch;

/* Filled with the next block where the last is read to its end, if there is one. Never NULL. */
line_stretch *line_reader_stretch(line_reader *reader);

/*
 * The next line. What is wrong in a line is told once, at the first place (line, column in characters), and the reader
 * stops there: it says LINE_FAILED from then on.
 */
line_status line_reader_next(line_reader *reader, line *out);

/* NULL is fine. */
void line_reader_close(line_reader *reader);

#endif
