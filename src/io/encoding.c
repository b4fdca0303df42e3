#include "io/encoding.h"

#include <stdlib.h>

#define CHUNK_SIZE 65536
#define HEAD_SIZE  4096 /* bytes that tell what kind of file it is */
#define TAIL_SIZE  3    /* bytes of a character that a chunk may cut off */
#define UTF16_NULS_MIN 4 /* fewer NULs are damage */

bool encoding_by_name(text name, encoding *out)
{
    static const struct {
        const char *name;
        encoding encoding;
    } names[] = {
        {"utf-8", ENCODING_UTF8},  {"utf8", ENCODING_UTF8},      {"gb18030", ENCODING_GB18030},
        {"gbk", ENCODING_GB18030}, {"gb2312", ENCODING_GB18030},
    };
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (text_equal_ignoring_case(name, text_of(names[i].name))) {
            *out = names[i].encoding;
            return true;
        }
    }
    return false;
}

const char *encoding_name(encoding e)
{
    switch (e) {
    case ENCODING_UTF8:
        return "utf-8";
    case ENCODING_GB18030:
        return "gb18030";
    case ENCODING_AUTO:
        break;
    }
    return "auto";
}

static bool begins_with(text head, const char *bytes, size_t size)
{
    return text_starts_with(head, text_from(bytes, size));
}

/* What a workbook calls itself, or NULL. */
static const char *workbook_kind(text head)
{
    if (begins_with(head, "PK\x03\x04", 4))
        return "xlsx";
    if (begins_with(head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8))
        return "xls";
    return NULL;
}

/*
 * UTF-16 by its BOM, or by its NULs: digits, commas and line ends have one each, all at even or all at odd offsets, and
 * so many that no damage explains them.
 */
static bool is_utf16(text head)
{
    if (begins_with(head, "\xff\xfe", 2) || begins_with(head, "\xfe\xff", 2))
        return true;
    size_t nuls[2] = {0, 0};
    for (size_t i = 0; i < head.size; i++) {
        if (head.bytes[i] == '\0')
            nuls[i % 2]++;
    }
    size_t count = nuls[0] + nuls[1];
    return (nuls[0] == 0 || nuls[1] == 0) && count >= UTF16_NULS_MIN && count * 8 >= head.size;
}

static bool choose_by_bom(text head, encoding_choice *out)
{
    if (begins_with(head, "\xef\xbb\xbf", 3))
        *out = (encoding_choice){.encoding = ENCODING_UTF8, .bom_size = 3};
    else if (begins_with(head, "\x84\x31\x95\x33", 4))
        *out = (encoding_choice){.encoding = ENCODING_GB18030, .bom_size = 4};
    else
        return false;
    return true;
}

static bool has_three_byte_character(text valid)
{
    for (size_t i = 0; i < valid.size; i++) {
        if (((unsigned char)valid.bytes[i] & 0xf0) == 0xe0)
            return true;
    }
    return false;
}

/* True when the bytes at the front of `rest` may be the beginning of a character that the next chunk completes. */
static bool may_continue(text rest)
{
    char filled[2 * TAIL_SIZE];
    if (rest.size > TAIL_SIZE)
        return false;
    /* Completed by the lowest and by the highest continuation bytes: one of them is valid where any is. */
    for (int high = 0; high < 2; high++) {
        size_t size;
        memcpy(filled, rest.bytes, rest.size);
        memset(filled + rest.size, high ? 0xbf : 0x80, TAIL_SIZE);
        if (utf8_decode(text_from(filled, rest.size + TAIL_SIZE), &size) >= 0 && size > rest.size)
            return true;
    }
    return false;
}

/*
 * Reads on to the first byte that is not UTF-8 and decides by what stands before it; a three-byte character before it
 * has decided already.
 */
static bool settle_from(const input_file *file, uint64_t offset, char *buffer, encoding *out, diagnostics *d)
{
    size_t kept = 0; /* bytes of a cut character, moved to the front */

    *out = ENCODING_UTF8;
    for (;;) {
        size_t got;
        if (!input_file_read(file, offset, buffer + kept, CHUNK_SIZE - kept, &got, d))
            return false;
        offset += got;
        text chunk = text_from(buffer, kept + got);
        size_t valid = utf8_valid_size(chunk);
        if (has_three_byte_character(text_from(buffer, valid)))
            return true;
        text rest = text_from(buffer + valid, chunk.size - valid);
        if (rest.size > 0 && (got == 0 || !may_continue(rest))) {
            *out = ENCODING_GB18030;
            return true;
        }
        if (got == 0)
            return true;
        memmove(buffer, rest.bytes, rest.size);
        kept = rest.size;
    }
}

bool encoding_settle(const input_file *file, uint64_t offset, encoding_choice *out, diagnostics *d)
{
    char *buffer = malloc(CHUNK_SIZE);
    if (buffer == NULL)
        return diagnostics_out_of_memory(d);
    bool read = settle_from(file, offset, buffer, &out->encoding, d);
    free(buffer);
    return read;
}

bool encoding_detect_front(const input_file *file, encoding wanted, encoding_choice *out, diagnostics *d)
{
    char bytes[HEAD_SIZE];
    size_t got;
    if (!input_file_read(file, 0, bytes, sizeof bytes, &got, d))
        return false;
    text head = text_from(bytes, got);
    location whole_file = {.source = file->source};
    if (workbook_kind(head) != NULL) {
        REPORT(d, WORKBOOK_FILE, whole_file, text_of(workbook_kind(head)));
        return false;
    }
    if (is_utf16(head)) {
        REPORT(d, UTF16_FILE, whole_file);
        return false;
    }
    if (!choose_by_bom(head, out))
        *out = (encoding_choice){.encoding = wanted, .guessed = wanted == ENCODING_AUTO};
    return true;
}

bool encoding_detect(const input_file *file, encoding wanted, encoding_choice *out, diagnostics *d)
{
    if (!encoding_detect_front(file, wanted, out, d))
        return false;
    if (out->encoding != ENCODING_AUTO)
        return true;
    if (!encoding_settle(file, 0, out, d))
        return false;
    if (out->encoding == ENCODING_GB18030)
        REPORT(d, READ_AS_GB18030, ((location){.source = file->source}));
    return true;
}
