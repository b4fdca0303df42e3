#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/record_blocks.h"
#include "scratch.h"
#include "sweep.h"

static uint64_t random_state = 731;

static uint32_t random_below(uint32_t limit)
{
    return random_under(&random_state, limit);
}

/* What is known of a file before it is cut. */
typedef struct {
    const char *bytes;
    size_t size;
    encoding wanted; /* --encoding */
    encoding is;
    uint32_t bom_size;
    bool guessed;
} known_file;

/* Whether a block may end there: behind a line end with as many quotes before it as close. */
static bool may_end_at(const known_file *file, size_t at)
{
    bool quoted = false;
    for (size_t i = 0; i < at; i++)
        quoted ^= file->bytes[i] == '"';
    return at == file->size || (!quoted && at > 0 && file->bytes[at - 1] == '\n');
}

static uint64_t feeds_before(const known_file *file, size_t at)
{
    uint64_t feeds = 0;
    for (size_t i = 0; i < at; i++)
        feeds += file->bytes[i] == '\n';
    return feeds;
}

static bool is_ascii(text t)
{
    for (size_t i = 0; i < t.size; i++)
        if ((unsigned char)t.bytes[i] >= 0x80)
            return false;
    return true;
}

#define SAME(condition)                                                                                                \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            ck_abort_msg("%s; block %zu at %zu, blocks of %zu in [%.*s]", #condition, block.number, at, block_size,    \
                         (int)file->size, file->bytes);                                                                \
    } while (0)

static void check_blocks(const known_file *file, const input_file *opened, encoding_choice choice, size_t block_size)
{
    diagnostics d;
    size_t at = file->bom_size, count = 0;
    record_block block = RECORD_BLOCK_EMPTY;
    diagnostics_init(&d, false);
    record_blocks *blocks = record_blocks_open(opened, choice, block_size, &d);
    for (; record_blocks_next(blocks, &block, &d) == BLOCK_READ; at += block.size, count++) {
        const text bytes = text_from(block.bytes, block.size);
        SAME(block.size > 0 && block.size <= file->size - at && memcmp(bytes.bytes, file->bytes + at, block.size) == 0);
        SAME(block.number == count && block.lines_before == feeds_before(file, at));
        SAME(block.seen.feeds == feeds_before(file, at + block.size) - feeds_before(file, at));
        SAME(may_end_at(file, at + block.size));
        SAME(block.guessed == file->guessed);
        SAME(block.encoding == file->is || (block.encoding == ENCODING_UTF8 && is_ascii(bytes)));
    }
    SAME(at == file->size && d.count == 0);
    SAME(record_blocks_next(blocks, &block, &d) == BLOCK_END);
    SAME(record_blocks_encoding(blocks).encoding == (is_ascii(text_from(file->bytes, file->size)) ? ENCODING_UTF8 : file->is) ||
         file->bom_size > 0 || file->wanted != ENCODING_AUTO);
    record_block_release(&block);
    record_blocks_close(blocks);
    diagnostics_release(&d);
}

static void check_file(known_file file)
{
    diagnostics d;
    input_file opened;
    encoding_choice choice;
    diagnostics_init(&d, false);
    ck_assert(input_file_open(&opened, scratch_file("f.csv", file.bytes, file.size), &d));
    ck_assert(encoding_detect_front(&opened, file.wanted, &choice, &d));
    ck_assert_uint_eq(choice.bom_size, file.bom_size);
    for (size_t block_size = 0; block_size <= 64; block_size++)
        check_blocks(&file, &opened, choice, block_size);
    input_file_close(&opened);
    diagnostics_release(&d);
}

static void check(const char *bytes)
{
    check_file((known_file){.bytes = bytes, .size = strlen(bytes), .is = ENCODING_UTF8, .guessed = true});
}

// A row at the border of two blocks would be lost, cut in two, or told of at another line.
START_TEST(blocks_end_behind_records)
{
    check("");
    check("\n");
    check("a");
    check("\n\n\n");
    check("a,b\nc,d\n");
    check("a,b\r\nc,d\r\n\r\ne");
    check("a,\"b\nc\nd\",e\nf,g\n");
    check("\"a\r\n\",\"\"\"\n\"\"\",\"\n\"\nb\n\"c\nd\"");
}
END_TEST

// One quote too many would make a block that never ends, or hide where it stands.
START_TEST(wrong_quotes_end_somewhere_behind_the_first)
{
    check("a\nb\"c\nd\ne\nf\n");
    check("a\n\"b\nc\nd\n");
    check("a\n\"b\"c\nd\n\"\ne\n");
    check("\"\n");
    check("a\"\n\"b\n");
}
END_TEST

/* Random pieces; with good quotes alone, or any. */
static size_t make_text(char *bytes, size_t limit, bool good)
{
    static const char *const pieces[] = {"a",   "bcd,", ",", "\n", "\r\n", "\n", "\"x,y\",", "\"p\nq\",", "\"r\"\"\r\ns\",", "中文",
                                         "é",   "\"",   "\"\"\"", "\n\n"};
    const uint32_t count = good ? 11 : sizeof pieces / sizeof *pieces;
    size_t size = 0;
    for (const size_t wanted = random_below((uint32_t)limit - 16); size < wanted;) {
        const char *piece = pieces[random_below(count)];
        if (piece[0] == '"' && good && size > 0 && bytes[size - 1] != ',' && bytes[size - 1] != '\n')
            bytes[size++] = ',';
        memcpy(bytes + size, piece, strlen(piece));
        size += strlen(piece);
    }
    return size;
}

// A file made otherwise than those that were thought of would be cut within a row.
START_TEST(random_files)
{
    char bytes[400];
    for (int i = 0; i < 400; i++) {
        const size_t size = make_text(bytes, sizeof bytes, i % 2 == 0);
        check_file((known_file){.bytes = bytes, .size = size, .is = ENCODING_UTF8, .guessed = true});
    }
}
END_TEST

// A file from a spreadsheet in China would be read as UTF-8 in one block and as GB18030 in the next.
START_TEST(the_encoding_is_settled_where_it_matters)
{
    static const char late[] = "a,b\nc,d\ne,f\n\xC4\xE3,\xBA\xC3\ng,h\n\xC4\xE3\n", bad_late[] = "a\n\xC3\xA9\nb\n\xE4\xB8\xAD\nc\n\xC4\xE3\n",
                      two_bytes[] = "a\n\xC3\xA9\nb\n\xC4\xE3\n";
    known_file file = {.bytes = late, .size = sizeof late - 1, .is = ENCODING_GB18030, .guessed = true};
    check_file(file);
    file.bytes = two_bytes, file.size = sizeof two_bytes - 1; /* a two-byte character proves nothing */
    check_file(file);
    file.bytes = bad_late, file.size = sizeof bad_late - 1, file.is = ENCODING_UTF8; /* damaged UTF-8 */
    check_file(file);
    file.bytes = late, file.size = sizeof late - 1, file.wanted = ENCODING_UTF8, file.guessed = false;
    check_file(file);
    file.wanted = file.is = ENCODING_GB18030;
    check_file(file);
}
END_TEST

// The first column would be called "(BOM)payment_id", and its file be refused.
START_TEST(the_bom_is_passed_over)
{
    static const char utf8[] = "\xEF\xBB\xBF" "a,b\nc\n\xC3\xA9\n", gb[] = "\x84\x31\x95\x33" "a\nb\n\xC4\xE3\n", alone[] = "\xEF\xBB\xBF";
    check_file((known_file){.bytes = utf8, .size = sizeof utf8 - 1, .is = ENCODING_UTF8, .bom_size = 3});
    check_file((known_file){.bytes = alone, .size = 3, .is = ENCODING_UTF8, .bom_size = 3});
    check_file((known_file){.bytes = gb, .size = sizeof gb - 1, .wanted = ENCODING_UTF8, .is = ENCODING_GB18030, .bom_size = 4});
}
END_TEST

// A quote that is never closed would have the whole of a large file in memory.
START_TEST(a_record_too_large_is_handed_over_as_it_is)
{
    const size_t size = 2 * RECORD_RAW_LIMIT;
    char *const bytes = malloc(size);
    diagnostics d;
    input_file file;
    record_block block = RECORD_BLOCK_EMPTY;
    memset(bytes, 'x', size);
    for (size_t i = 99; i < size; i += 100)
        bytes[i] = '\n';
    bytes[150] = '"';
    diagnostics_init(&d, false);
    ck_assert(input_file_open(&file, scratch_file("large.csv", bytes, size), &d));
    record_blocks *blocks = record_blocks_open(&file, (encoding_choice){.encoding = ENCODING_UTF8}, 50, &d);
    ck_assert_int_eq(record_blocks_next(blocks, &block, &d), BLOCK_READ);
    ck_assert_uint_eq(block.size, 100);
    ck_assert_int_eq(record_blocks_next(blocks, &block, &d), BLOCK_READ);
    ck_assert_uint_gt(block.size, RECORD_RAW_LIMIT);
    ck_assert_uint_le(block.size, RECORD_RAW_LIMIT + 50);
    ck_assert_uint_eq(block.lines_before, 1);
    record_blocks_close(blocks);
    record_block_release(&block);
    input_file_close(&file);
    diagnostics_release(&d);
    free(bytes);
}
END_TEST

// A disk that fails in the middle of a file would look like its end.
START_TEST(a_file_that_cannot_be_read_is_told)
{
    diagnostics d;
    input_file file;
    record_block block = RECORD_BLOCK_EMPTY;
    diagnostics_init(&d, false);
    ck_assert(input_file_open(&file, scratch_file("f.csv", "a\nb\n", 4), &d));
    record_blocks *blocks = record_blocks_open(&file, (encoding_choice){.encoding = ENCODING_UTF8}, 2, &d);
    ck_assert_int_eq(record_blocks_next(blocks, &block, &d), BLOCK_READ);
    input_file_close(&file);
    ck_assert_int_eq(record_blocks_next(blocks, &block, &d), BLOCK_FAILED);
    ck_assert_uint_eq(block.number, 1);
    ck_assert_str_eq(codes(&d), "cannot-read");
    record_blocks_close(blocks);
    record_block_release(&block);
    diagnostics_release(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("record_blocks", blocks_end_behind_records, wrong_quotes_end_somewhere_behind_the_first, random_files,
                    the_encoding_is_settled_where_it_matters, the_bom_is_passed_over,
                    a_record_too_large_is_handed_over_as_it_is, a_file_that_cannot_be_read_is_told);
}
