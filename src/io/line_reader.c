#include "io/line_reader.h"

#include <assert.h>
#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

#include "base/arena.h"
#include "io/byte_scan.h"

#define RAW_LIMIT     RECORD_RAW_LIMIT /* GB18030 takes up to twice the bytes of UTF-8 */
#define EXCERPT_AFTER      256 /* bytes shown after the place of an error */
#define REPLACEMENT        "\xef\xbf\xbd" /* U+FFFD, for a bad byte in an excerpt only */

struct line_reader {
    const input_file *file;
    diagnostics *diagnostics;
    record_blocks *blocks; /* NULL: the reader is fed */
    record_block own;      /* the block at hand, where it is not fed */
    line_stretch stretch;  /* the block at hand, decoded where all of it can be */
    encoding encoding;     /* of stretch.bytes */
    bool guessed;          /* the encoding, from the bytes alone */
    bool ended, failed;
    iconv_t decoder; /* for GB18030, once it is needed, else NO_DECODER */
    char *decoded;   /* a line of GB18030 in UTF-8 */
    size_t decoded_capacity;
    char *whole; /* a block of GB18030 in UTF-8 */
    size_t whole_capacity;
};

#define NO_DECODER ((iconv_t)-1)

static location place(const line_reader *reader, text excerpt, size_t column)
{
    return (location){.source = reader->file->source,
                      .line = reader->stretch.number,
                      .column = (uint32_t)column,
                      .excerpt = excerpt,
                      .length = 1};
}

line_reader *line_reader_open_fed(const input_file *file, diagnostics *d)
{
    line_reader *reader = malloc(sizeof(*reader));
    if (reader == NULL) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return NULL;
    }
    *reader = (line_reader){.file = file,
                            .diagnostics = d,
                            .own = RECORD_BLOCK_EMPTY,
                            .stretch = {.bytes = TEXT_EMPTY},
                            .ended = true,
                            .decoder = NO_DECODER};
    return reader;
}

line_reader *line_reader_open(const input_file *file, encoding_choice choice, size_t chunk_size, diagnostics *d)
{
    line_reader *reader = line_reader_open_fed(file, d);
    if (reader == NULL)
        return NULL;
    reader->ended = false;
    reader->blocks = record_blocks_open(file, choice, chunk_size, d);
    if (reader->blocks == NULL) {
        line_reader_close(reader);
        return NULL;
    }
    return reader;
}

void line_reader_close(line_reader *reader)
{
    if (reader == NULL)
        return;
    if (reader->decoder != NO_DECODER)
        (void)iconv_close(reader->decoder);
    record_blocks_close(reader->blocks);
    record_block_release(&reader->own);
    free(reader->decoded);
    free(reader->whole);
    free(reader);
}

encoding_choice line_reader_encoding(const line_reader *reader)
{
    return record_blocks_encoding(reader->blocks);
}

/* ---- decoding ---- */

static bool reserve(line_reader *reader, char **bytes, size_t *capacity, size_t size)
{
    char *moved = array_reserve(*bytes, capacity, size, 1);
    if (moved == NULL)
        return diagnostics_out_of_memory(reader->diagnostics);
    *bytes = moved;
    return true;
}

/* Makes room in `decoded`; false and reported when memory is out. */
static bool reserve_decoded(line_reader *reader, size_t size)
{
    return reserve(reader, &reader->decoded, &reader->decoded_capacity, size);
}

static bool open_decoder(line_reader *reader)
{
    if (reader->decoder == NO_DECODER)
        reader->decoder = iconv_open("UTF-8", "GB18030");
    if (reader->decoder != NO_DECODER)
        return true;
    REPORT(reader->diagnostics, CANNOT_READ, ((location){.source = reader->file->source}), reader->file->shown_name,
           text_of(strerrordesc_np(errno)));
    return false;
}

/*
 * A character of GB18030 takes at most 3 bytes of UTF-8 for each 2, so twice the size is always enough room; to[0..room)
 * has that. Decodes as far as it is GB18030: *used gets the bytes taken; returns those written.
 */
static size_t decode_into(const line_reader *reader, text raw, char *to, size_t room, size_t *used)
{
    char *in = (char *)(uintptr_t)raw.bytes; /* iconv does not write there, whatever its type says */
    char *out = to;
    size_t in_left = raw.size;
    (void)iconv(reader->decoder, NULL, NULL, NULL, NULL);
    (void)iconv(reader->decoder, &in, &in_left, &out, &room);
    *used = raw.size - in_left;
    return (size_t)(out - to);
}

/*
 * Decodes raw into `decoded` from position `at` on, as far as it is GB18030; *used and *made get the bytes taken and
 * written. False and reported when memory is out.
 */
static bool decode(line_reader *reader, text raw, size_t at, size_t *used, size_t *made)
{
    if (!reserve_decoded(reader, at + raw.size * 2 + sizeof(REPLACEMENT)))
        return false;
    *made = decode_into(reader, raw, reader->decoded + at, reader->decoded_capacity - at, used);
    return true;
}

static bool is_ascii(text t)
{
    unsigned char seen = 0;
    for (size_t i = 0; i < t.size; i++)
        seen |= (unsigned char)t.bytes[i];
    return seen < 0x80;
}

/* The front of raw that is well encoded, as UTF-8; *used gets its size in raw bytes. False when memory is out. */
static bool decode_front(line_reader *reader, text raw, text *front, size_t *used)
{
    if (reader->encoding == ENCODING_UTF8 || is_ascii(raw)) {
        *used = utf8_valid_size(raw);
        *front = text_from(raw.bytes, *used);
        return true;
    }
    size_t made;
    if (!decode(reader, raw, 0, used, &made))
        return false;
    *front = text_from(reader->decoded, made);
    return true;
}

/* ---- what is wrong in a line ---- */

/*
 * Puts raw, as far as it is well encoded, behind the first *made bytes of `decoded`, with room for a replacement more;
 * adds to *made and gives the bytes taken. False when memory is out.
 */
static bool append_front(line_reader *reader, text raw, size_t *made, size_t *used)
{
    size_t written;
    if (reader->encoding == ENCODING_GB18030) {
        if (!decode(reader, raw, *made, used, &written))
            return false;
    } else {
        if (!reserve_decoded(reader, *made + raw.size + sizeof(REPLACEMENT)))
            return false;
        *used = written = utf8_valid_size(raw);
        memcpy(reader->decoded + *made, raw.bytes, written);
    }
    *made += written;
    return true;
}

/* The line for people: what stands before its first bad byte, U+FFFD for that, and a little of what follows. */
static text damaged_excerpt(line_reader *reader, text raw, size_t bad)
{
    size_t made = 0, used, end = bad + EXCERPT_AFTER < raw.size ? bad + EXCERPT_AFTER : raw.size;
    for (size_t from = 0;; from++) {
        if (!append_front(reader, text_from(raw.bytes + from, end - from), &made, &used))
            return TEXT_EMPTY;
        from += used;
        if (from == end)
            return text_from(reader->decoded, made);
        memcpy(reader->decoded + made, REPLACEMENT, sizeof(REPLACEMENT) - 1);
        made += sizeof(REPLACEMENT) - 1;
    }
}

static void report_bad_byte(line_reader *reader, text raw, text front, size_t bad)
{
    static const char digits[] = "0123456789ABCDEF";
    unsigned char byte = (unsigned char)raw.bytes[bad];
    const char shown[] = {'0', 'x', digits[byte >> 4], digits[byte & 15]};
    text value = text_from(shown, sizeof(shown));
    size_t column = utf8_length(front) + 1;
    location at = place(reader, damaged_excerpt(reader, raw, bad), column);

    if (reader->encoding == ENCODING_GB18030)
        REPORT(reader->diagnostics, NOT_GB18030, at, value);
    else if (reader->guessed)
        REPORT(reader->diagnostics, DAMAGED_UTF8, at, value);
    else
        REPORT(reader->diagnostics, NOT_UTF8, at, value);
}

/* The first NUL or CR, or NULL. */
static const char *first_control(text t)
{
    const char *nul = memchr(t.bytes, '\0', t.size);
    const char *cr = memchr(t.bytes, '\r', nul != NULL ? (size_t)(nul - t.bytes) : t.size);
    return cr != NULL ? cr : nul;
}

/* Checks raw and gives it in UTF-8. False and reported when it holds a bad byte, a NUL or a CR. */
static bool check_line(line_reader *reader, text raw, text *out)
{
    size_t used;
    if (!decode_front(reader, raw, out, &used))
        return false;
    const char *control = out->size > 0 ? first_control(*out) : NULL;
    if (control != NULL) {
        size_t before = (size_t)(control - out->bytes);
        size_t shown = before + EXCERPT_AFTER < out->size ? before + EXCERPT_AFTER : out->size;
        text excerpt = text_from(out->bytes, *control == '\r' ? before : utf8_valid_size(text_from(out->bytes, shown)));
        location at = place(reader, excerpt, utf8_length(text_from(out->bytes, before)) + 1);
        if (*control == '\r')
            REPORT(reader->diagnostics, LONE_CR, at);
        else
            REPORT(reader->diagnostics, NUL_BYTE, at);
        return false;
    }
    if (used < raw.size) {
        report_bad_byte(reader, raw, *out, used);
        return false;
    }
    return true;
}

/* A line that goes on past the limit: told as such, unless its front shows why (no line feeds, or not text). */
static bool check_long_line(line_reader *reader, text raw)
{
    text front;
    size_t used;
    if (!decode_front(reader, raw, &front, &used))
        return false;
    bool bad = used + 4 < raw.size; /* nearer to the end it is a character cut off here */
    const char *control = front.size > 0 ? first_control(text_from(front.bytes, front.size - 1)) : NULL;
    if (bad || control != NULL)
        return check_line(reader, raw, &front);
    text excerpt = text_from(front.bytes, front.size < EXCERPT_AFTER ? front.size : EXCERPT_AFTER);
    REPORT(reader->diagnostics, LINE_TOO_LONG, place(reader, text_from(excerpt.bytes, utf8_valid_size(excerpt)), 0));
    return false;
}

/* ---- blocks ---- */

/* Takes the bytes for the lines to come, and sees whether they need no further look. */
static void take_bytes(line_reader *reader, text bytes, encoding as, const byte_summary *seen)
{
    line_stretch *stretch = &reader->stretch;
    reader->encoding = as;
    stretch->bytes = bytes;
    stretch->at = 0;
    stretch->generation++;
    stretch->good = !seen->nul && !seen->lone_return &&
                    (!seen->high || (as == ENCODING_UTF8 && byte_scanner_best()->is_utf8(bytes)));
    stretch->no_controls = !seen->hidden;
    stretch->shows_all = !seen->hidden && !seen->high;
    stretch->has_slash = seen->slash;
    stretch->may_hide = seen->may_hide;
    stretch->has_quote = seen->quote;
    stretch->feeds = seen->feeds;
}

/* A block of GB18030 is decoded at once where all of it can be; else line by line, to find the place where it cannot. */
static bool decode_block(line_reader *reader, text raw, const byte_summary *seen)
{
    size_t used;
    if (!open_decoder(reader) || !reserve(reader, &reader->whole, &reader->whole_capacity, raw.size * 2))
        return false;
    const size_t made = decode_into(reader, raw, reader->whole, reader->whole_capacity, &used);
    if (used == raw.size) {
        byte_summary decoded;
        byte_scanner_best()->summarize(text_from(reader->whole, made), &decoded);
        take_bytes(reader, text_from(reader->whole, made), ENCODING_UTF8, &decoded);
    } else {
        take_bytes(reader, raw, ENCODING_GB18030, seen);
    }
    return true;
}

bool line_reader_feed(line_reader *reader, const record_block *block)
{
    const text raw = text_from(block->bytes, block->size);
    reader->ended = reader->failed = false;
    reader->guessed = block->guessed;
    reader->stretch.number = reader->stretch.before = block->lines_before;
    if (block->encoding == ENCODING_GB18030 && block->seen.high)
        reader->failed = !decode_block(reader, raw, &block->seen);
    else
        take_bytes(reader, raw, block->encoding, &block->seen);
    return !reader->failed;
}

/* The next block of the file, where the reader is not fed. */
static void fill(line_reader *reader)
{
    if (reader->stretch.at < reader->stretch.bytes.size || reader->ended || reader->failed)
        return;
    const block_status status =
        reader->blocks == NULL ? BLOCK_END : record_blocks_next(reader->blocks, &reader->own, reader->diagnostics);
    reader->ended = status == BLOCK_END;
    reader->failed = status == BLOCK_FAILED || (status == BLOCK_READ && !line_reader_feed(reader, &reader->own));
}

line_stretch *line_reader_stretch(line_reader *reader)
{
    fill(reader);
    return &reader->stretch;
}

/* ---- reading ---- */

/* The raw line of `size` bytes (its end among them) at the front, checked and decoded into *out. */
static bool take_line(line_reader *reader, size_t size, bool fed, line *out)
{
    const line_stretch *stretch = &reader->stretch;
    text raw = text_from(stretch->bytes.bytes + stretch->at, size - fed);
    bool crlf = fed && raw.size > 0 && raw.bytes[raw.size - 1] == '\r';
    raw.size -= crlf;
    size_t end_size = (size_t)fed + crlf;

    *out = (line){.number = stretch->number, .ended = fed, .ended_by_crlf = crlf};
    if (reader->encoding == ENCODING_UTF8 && raw.size + end_size > LINE_SIZE_LIMIT)
        return check_long_line(reader, text_from(raw.bytes, LINE_SIZE_LIMIT));
    if (raw.size > RAW_LIMIT)
        return check_long_line(reader, text_from(raw.bytes, RAW_LIMIT));
    if (!check_line(reader, raw, &out->bytes))
        return false;
    if (out->bytes.size + end_size > LINE_SIZE_LIMIT)
        return check_long_line(reader, raw);
    return true;
}

line_status line_reader_next(line_reader *reader, line *out)
{
    line_stretch *stretch = line_reader_stretch(reader);
    if (reader->failed)
        return LINE_FAILED;
    if (stretch->at == stretch->bytes.size)
        return LINE_END;
    const text rest = text_from(stretch->bytes.bytes + stretch->at, stretch->bytes.size - stretch->at);
    const char *feed = memchr(rest.bytes, '\n', rest.size);
    const size_t size = feed != NULL ? (size_t)(feed - rest.bytes) + 1 : rest.size;
    stretch->number++;
    if (!take_line(reader, size, feed != NULL, out)) {
        reader->failed = true;
        return LINE_FAILED;
    }
    stretch->at += size;
    return LINE_READ;
}
