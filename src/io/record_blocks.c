#include "io/record_blocks.h"

#include <stdlib.h>

#include "base/arena.h"

struct record_blocks {
    const input_file *file;
    const byte_scanner *scanner;
    encoding_choice choice;
    size_t block_size;
    uint64_t offset; /* of the next byte to read from the file */
    uint64_t lines;  /* that were handed out */
    size_t number;   /* of the next block */
    bool at_end;     /* nothing is left in the file */
    char *tail;      /* bytes read, behind the last block handed out */
    size_t tail_size, tail_capacity;
};

/* Where the search for the end of a block has got to. */
typedef struct {
    size_t searched; /* bytes looked at */
    size_t end;      /* behind the last line end outside quotes; 0: none yet */
    bool quoted;     /* the bytes at `searched` are inside quotes */
    size_t high;     /* of the first byte that is not ASCII; SIZE_MAX: none */
} block_search;

record_blocks *record_blocks_open(const input_file *file, encoding_choice choice, size_t block_size, diagnostics *d)
{
    record_blocks *blocks = malloc(sizeof *blocks);
    if (blocks == NULL) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return NULL;
    }
    *blocks = (record_blocks){.file = file,
                              .scanner = byte_scanner_best(),
                              .choice = choice,
                              .block_size = block_size > 0 ? block_size : BLOCK_SIZE_DEFAULT,
                              .offset = choice.bom_size};
    return blocks;
}

void record_blocks_close(record_blocks *blocks)
{
    if (blocks == NULL)
        return;
    free(blocks->tail);
    free(blocks);
}

void record_block_release(record_block *block)
{
    free(block->bytes);
    *block = RECORD_BLOCK_EMPTY;
}

encoding_choice record_blocks_encoding(const record_blocks *blocks)
{
    encoding_choice choice = blocks->choice;
    if (choice.encoding == ENCODING_AUTO)
        choice.encoding = ENCODING_UTF8;
    return choice;
}

static bool reserve(char **bytes, size_t *capacity, size_t needed, diagnostics *d)
{
    char *moved = array_reserve(*bytes, capacity, needed, 1);
    if (moved == NULL)
        return diagnostics_out_of_memory(d);
    *bytes = moved;
    return true;
}

/* Reads on behind what the block holds. False and reported on failure. */
static bool read_on(record_blocks *blocks, record_block *block, diagnostics *d)
{
    size_t got;
    if (!reserve(&block->bytes, &block->capacity, block->size + blocks->block_size, d) ||
        !input_file_read(blocks->file, blocks->offset, block->bytes + block->size, blocks->block_size, &got, d))
        return false;
    blocks->offset += got;
    block->size += got;
    blocks->at_end = got < blocks->block_size;
    return true;
}

static size_t first_high(text bytes)
{
    size_t at = 0;
    while ((unsigned char)bytes.bytes[at] < 0x80)
        at++;
    return at;
}

/* Behind the last line end of bytes from..to, or `otherwise`. */
static size_t behind_last_feed(const char *bytes, size_t from, size_t to, size_t otherwise)
{
    const char *feed = to > from ? memrchr(bytes + from, '\n', to - from) : NULL;
    return feed != NULL ? (size_t)(feed - bytes) + 1 : otherwise;
}

/* Every quote opens or closes: two in a row, which stand for one, do both. */
static void search_among_quotes(const char *bytes, size_t size, block_search *search)
{
    for (size_t from = search->searched; from < size;) {
        const char *quote = memchr(bytes + from, '"', size - from);
        const size_t to = quote != NULL ? (size_t)(quote - bytes) : size;
        if (!search->quoted)
            search->end = behind_last_feed(bytes, from, to, search->end);
        search->quoted ^= quote != NULL;
        from = to + 1;
    }
}

/* Looks through the bytes that were read last. */
static void search_on(const record_blocks *blocks, record_block *block, block_search *search)
{
    byte_summary seen;
    const text fresh = text_from(block->bytes + search->searched, block->size - search->searched);
    blocks->scanner->summarize(fresh, &seen);
    byte_summary_add(&block->seen, &seen);
    if (seen.high && search->high == SIZE_MAX)
        search->high = search->searched + first_high(fresh);
    if (seen.quote)
        search_among_quotes(block->bytes, block->size, search);
    else if (!search->quoted)
        search->end = behind_last_feed(block->bytes, search->searched, block->size, search->end);
    search->searched = block->size;
}

/* Hands over the first `end` bytes of what was read, and keeps the rest for the next. */
static bool cut_at(record_blocks *blocks, record_block *block, size_t end, diagnostics *d)
{
    byte_summary kept;
    const size_t rest = block->size - end;
    if (rest > 0 && !reserve(&blocks->tail, &blocks->tail_capacity, rest, d))
        return false;
    if (rest > 0)
        memcpy(blocks->tail, block->bytes + end, rest);
    blocks->tail_size = rest;
    block->size = end;
    blocks->number++;
    block->lines_before = blocks->lines;
    block->encoding = record_blocks_encoding(blocks).encoding;
    block->guessed = blocks->choice.guessed;
    blocks->scanner->summarize(text_from(block->bytes + end, rest), &kept);
    block->seen.feeds -= kept.feeds;
    blocks->lines += block->seen.feeds;
    return true;
}

/* Reads until a whole record is there, the file ends, or a record is larger than any may be. */
static bool fill(record_blocks *blocks, record_block *block, block_search *search, diagnostics *d)
{
    do {
        if (!blocks->at_end && !read_on(blocks, block, d))
            return false;
        search_on(blocks, block, search);
    } while (search->end == 0 && !blocks->at_end && block->size <= RECORD_RAW_LIMIT);
    return true;
}

block_status record_blocks_next(record_blocks *blocks, record_block *block, diagnostics *d)
{
    block_search search = {.high = SIZE_MAX};
    const uint64_t begins = blocks->offset - blocks->tail_size;
    block->size = 0;
    block->seen = (byte_summary){0};
    block->number = blocks->number;
    if (!reserve(&block->bytes, &block->capacity, blocks->tail_size, d))
        return BLOCK_FAILED;
    if (blocks->tail_size > 0)
        memcpy(block->bytes, blocks->tail, blocks->tail_size);
    block->size = blocks->tail_size;
    if (!fill(blocks, block, &search, d))
        return BLOCK_FAILED;
    if (block->size == 0)
        return BLOCK_END;
    if (blocks->choice.encoding == ENCODING_AUTO && search.high != SIZE_MAX &&
        !encoding_settle(blocks->file, begins + search.high, &blocks->choice, d))
        return BLOCK_FAILED;
    const bool whole = blocks->at_end || search.end == 0;
    return cut_at(blocks, block, whole ? block->size : search.end, d) ? BLOCK_READ : BLOCK_FAILED;
}
