/*
 * An input file cut into blocks of whole CSV records, in bounded memory: what one thread reads at a time.
 *
 *     record_blocks *blocks = record_blocks_open(&file, choice, 0, d);
 *     record_block block = RECORD_BLOCK_EMPTY;
 *     while (record_blocks_next(blocks, &block, d) == BLOCK_READ) …
 *     record_block_release(&block);
 *     record_blocks_close(blocks);
 *
 * A block ends behind a line end that is not inside quotes. Where the quotes of a file are wrong, it ends somewhere behind
 * the first wrong one, so whoever reads it from its front finds that, and nothing behind it counts.
 */
#ifndef SALESPAY_IO_RECORD_BLOCKS_H
#define SALESPAY_IO_RECORD_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "io/byte_scan.h"
#include "io/encoding.h"
#include "io/input_file.h"

#define BLOCK_SIZE_DEFAULT ((size_t)256 * 1024)

/* Bytes of a record at the most, as they stand in the file: more is too much in every encoding. */
#define RECORD_RAW_LIMIT ((size_t)2 * 1024 * 1024)

typedef struct record_blocks record_blocks;

/* Filled again and again; owned by whoever reads. */
typedef struct {
    char *bytes; /* bytes[0..size): as they stand in the file */
    size_t size, capacity;
    size_t number;         /* 0, 1, 2 …, in the file; also set where BLOCK_FAILED stands in the block's place */
    uint64_t lines_before; /* physical lines of the file that come before it */
    encoding encoding;     /* UTF8 or GB18030 */
    bool guessed;          /* from the bytes alone */
    byte_summary seen;     /* of its bytes, and perhaps of some that follow; `feeds` of its bytes alone */
} record_block;

#define RECORD_BLOCK_EMPTY ((record_block){0})

typedef enum {
    BLOCK_READ,
    BLOCK_END,   /* no more */
    BLOCK_FAILED /* reported: the file cannot be read, or memory is out */
} block_status;

/*
 * Borrows file; passes over the BOM. block_size: bytes read at once, 0: the default. An encoding that the choice leaves
 * open is settled at the first byte that is not ASCII. NULL and reported when memory is out.
 */
record_blocks *record_blocks_open(const input_file *file, encoding_choice choice, size_t block_size, diagnostics *d);

/* One thread at a time. */
block_status record_blocks_next(record_blocks *blocks, record_block *block, diagnostics *d);

/* What the file is read as, so far as is known: UTF8 while all was ASCII. */
encoding_choice record_blocks_encoding(const record_blocks *blocks);

/* NULL is fine. */
void record_blocks_close(record_blocks *blocks);

void record_block_release(record_block *block);

#endif
