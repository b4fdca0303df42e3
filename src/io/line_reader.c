#include "io/line_reader.h"

#include <assert.h>
#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

#include "base/arena.h"

#define CHUNK_SIZE_DEFAULT (256 * 1024)
#define RAW_LIMIT          (2 * LINE_SIZE_LIMIT) /* GB18030 takes up to twice the bytes of UTF-8 */
#define EXCERPT_AFTER      256 /* bytes shown after the place of an error */
#define REPLACEMENT        "\xef\xbf\xbd" /* U+FFFD, for a bad byte in an excerpt only */

struct line_reader {
    const input_file *file;
    encoding_choice choice;
    diagnostics *diagnostics;
    iconv_t decoder; /* for GB18030, else NO_DECODER */
    size_t chunk_size;
    uint64_t offset; /* of the next byte to read from the file */
    uint64_t number; /* of the last line */
    bool at_end;     /* nothing is left in the file */
    bool failed;
    char *raw; /* bytes read: raw[begin..end) is not handed out yet */
    size_t raw_capacity, begin, end;
    char *decoded; /* a line of GB18030 in UTF-8 */
    size_t decoded_capacity;
};

#define NO_DECODER ((iconv_t)-1)

static location place(const line_reader *reader, text excerpt, size_t column)
{
    return (location){.source = reader->file->source,
                      .line = reader->number,
                      .column = (uint32_t)column,
                      .excerpt = excerpt,
                      .length = 1};
}

line_reader *line_reader_open(const input_file *file, encoding_choice choice, size_t chunk_size, diagnostics *d)
{
    assert(choice.encoding != ENCODING_AUTO);
    line_reader *reader = malloc(sizeof(*reader));
    if (reader == NULL) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return NULL;
    }
    *reader = (line_reader){.file = file,
                            .choice = choice,
                            .diagnostics = d,
                            .decoder = NO_DECODER,
                            .chunk_size = chunk_size > 0 ? chunk_size : CHUNK_SIZE_DEFAULT,
                            .offset = choice.bom_size};
    if (choice.encoding == ENCODING_GB18030) {
        reader->decoder = iconv_open("UTF-8", "GB18030");
        if (reader->decoder == NO_DECODER) {
            REPORT(d, CANNOT_READ, ((location){.source = file->source}), file->shown_name,
                   text_of(strerrordesc_np(errno)));
            line_reader_close(reader);
            return NULL;
        }
    }
    return reader;
}

void line_reader_close(line_reader *reader)
{
    if (reader == NULL)
        return;
    if (reader->decoder != NO_DECODER)
        (void)iconv_close(reader->decoder);
    free(reader->decoded);
    free(reader->raw);
    free(reader);
}

/* ---- decoding ---- */

/* Makes room in `decoded`; false and reported when memory is out. */
static bool reserve_decoded(line_reader *reader, size_t size)
{
    char *moved = array_reserve(reader->decoded, &reader->decoded_capacity, size, 1);
    if (moved == NULL) {
        REPORT(reader->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    reader->decoded = moved;
    return true;
}

/*
 * Decodes raw into `decoded` from position `at` on, as far as it is GB18030; *used and *made get the bytes taken and
 * written. False and reported when memory is out. A character of GB18030 takes at most 3 bytes of UTF-8 for each 2, so
 * twice the size is always enough.
 */
static bool decode(line_reader *reader, text raw, size_t at, size_t *used, size_t *made)
{
    if (!reserve_decoded(reader, at + raw.size * 2 + sizeof(REPLACEMENT)))
        return false;
    char *in = (char *)(uintptr_t)raw.bytes; /* iconv does not write there, whatever its type says */
    char *out = reader->decoded + at;
    size_t in_left = raw.size, out_left = reader->decoded_capacity - at;
    (void)iconv(reader->decoder, NULL, NULL, NULL, NULL);
    (void)iconv(reader->decoder, &in, &in_left, &out, &out_left);
    *used = raw.size - in_left;
    *made = (size_t)(out - reader->decoded) - at;
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
    if (reader->choice.encoding == ENCODING_UTF8 || is_ascii(raw)) {
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
    if (reader->choice.encoding == ENCODING_GB18030) {
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

    if (reader->choice.encoding == ENCODING_GB18030)
        REPORT(reader->diagnostics, NOT_GB18030, at, value);
    else if (reader->choice.guessed)
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

/* ---- reading ---- */

/* Reads a chunk behind what is there. False and reported on failure. */
static bool refill(line_reader *reader)
{
    if (reader->begin > 0) {
        memmove(reader->raw, reader->raw + reader->begin, reader->end - reader->begin);
        reader->end -= reader->begin;
        reader->begin = 0;
    }
    char *moved = array_reserve(reader->raw, &reader->raw_capacity, reader->end + reader->chunk_size, 1);
    if (moved == NULL) {
        REPORT(reader->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    reader->raw = moved;
    size_t got;
    if (!input_file_read(reader->file, reader->offset, reader->raw + reader->end, reader->chunk_size, &got,
                         reader->diagnostics))
        return false;
    reader->offset += got;
    reader->end += got;
    reader->at_end = got < reader->chunk_size;
    return true;
}

/*
 * Finds the end of the line at raw + begin, reading on as needed: *feed is the LF, or NULL where the file ends or the
 * line is over the limit.
 */
static bool find_feed(line_reader *reader, const char **feed)
{
    size_t searched = 0;
    *feed = NULL;
    for (;;) {
        size_t there = reader->end - reader->begin;
        if (there > searched)
            *feed = memchr(reader->raw + reader->begin + searched, '\n', there - searched);
        if (*feed != NULL || reader->at_end || there > RAW_LIMIT)
            return true;
        searched = there;
        if (!refill(reader))
            return false;
    }
}

/* The raw line of `size` bytes (its end among them) at begin, checked and decoded into *out. */
static bool take_line(line_reader *reader, size_t size, bool fed, line *out)
{
    text raw = text_from(reader->raw + reader->begin, size - fed);
    bool crlf = fed && raw.size > 0 && raw.bytes[raw.size - 1] == '\r';
    raw.size -= crlf;
    size_t end_size = (size_t)fed + crlf;

    *out = (line){.number = reader->number, .ended = fed, .ended_by_crlf = crlf};
    if (reader->choice.encoding == ENCODING_UTF8 && raw.size + end_size > LINE_SIZE_LIMIT)
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
    const char *feed;
    if (reader->failed)
        return LINE_FAILED;
    reader->number++;
    if (!find_feed(reader, &feed)) {
        reader->failed = true;
        return LINE_FAILED;
    }
    size_t there = reader->end - reader->begin;
    if (feed == NULL && there == 0)
        return LINE_END;
    size_t size = feed != NULL ? (size_t)(feed - (reader->raw + reader->begin)) + 1 : there;
    if (!take_line(reader, size, feed != NULL, out)) {
        reader->failed = true;
        return LINE_FAILED;
    }
    reader->begin += size;
    return LINE_READ;
}
