#include "export/sheet.h"

#include <assert.h>
#include <stdio.h>

#include "base/digits.h"

#define NO_ENCODER ((iconv_t)-1)

static const char separators[] = {
    [EXPORT_COMMA] = ',', [EXPORT_TAB] = '\t', [EXPORT_SEMICOLON] = ';', [EXPORT_BAR] = '|'};

bool sheet_begin(sheet *s, FILE *out, const export_rules *format, month m, arena *memory,
                 diagnostics *d)
{
    *s = (sheet){
        .out = out, .format = format, .month = m, .memory = memory, .d = d, .encoder = NO_ENCODER};
    if (format->encoding != EXPORT_GB18030)
        return true;
    s->encoder = iconv_open("GB18030", "UTF-8");
    return s->encoder != NO_ENCODER || diagnostics_out_of_memory(d);
}

void sheet_end(sheet *s)
{
    if (s->encoder != NO_ENCODER)
        (void)iconv_close(s->encoder);
    s->encoder = NO_ENCODER;
}

/* Converts into room; false where a character does not fit, or the room does not do. *size gets the bytes. */
static bool encode(const sheet *s, text t, char *room, size_t room_size, size_t *size)
{
    char *in = (char *)(uintptr_t)t.bytes; /* iconv does not write there, whatever its type says */
    char *out = room;
    size_t in_left = t.size, out_left = room_size;
    (void)iconv(s->encoder, NULL, NULL, NULL, NULL);
    const bool done = iconv(s->encoder, &in, &in_left, &out, &out_left) == 0 && in_left == 0;
    *size = room_size - out_left;
    return done;
}

/* By characters, since a character takes at most 4 bytes. */
bool sheet_holds(const sheet *s, text t, location at)
{
    if (s->encoder == NO_ENCODER)
        return true;
    for (size_t i = 0, size; i < t.size; i += size) {
        char room[8];
        size_t ignored;
        (void)utf8_decode(text_from(t.bytes + i, t.size - i), &size);
        if (encode(s, text_from(t.bytes + i, size), room, sizeof room, &ignored))
            continue;
        REPORT(s->d, NOT_IN_ENCODING, at, t, TEXT_LITERAL("GB18030"));
        return false;
    }
    return true;
}

static void begin_cell(sheet *s)
{
    if (s->has_cells)
        putc(separators[s->format->separator], s->out);
    s->has_cells = true;
}

static bool needs_quotes(const sheet *s, text cell)
{
    for (size_t i = 0; i < cell.size; i++)
        if (cell.bytes[i] == separators[s->format->separator] || strchr("\"\r\n", cell.bytes[i]))
            return true;
    return text_trim(cell).size != cell.size;
}

void sheet_text(sheet *s, text cell, location at)
{
    begin_cell(s);
    (void)sheet_holds(s, cell, at);
    if (!needs_quotes(s, cell)) {
        fwrite(cell.bytes, 1, cell.size, s->out);
        return;
    }
    putc('"', s->out);
    for (size_t i = 0; i < cell.size; i++) {
        if (cell.bytes[i] == '"')
            putc('"', s->out);
        putc(cell.bytes[i], s->out);
    }
    putc('"', s->out);
}

void sheet_money(sheet *s, int128 fen)
{
    char digits[DIGITS_TEXT_SIZE];
    begin_cell(s);
    digits_format(fen, s->format->fen ? 0 : 2, s->format->fen ? 0 : 2, digits);
    fputs(digits, s->out);
}

void sheet_count(sheet *s, uint64_t count)
{
    begin_cell(s);
    fprintf(s->out, "%llu", (unsigned long long)count);
}

/* "2026-07-31" or "2026-07" with the format's sign between, or none. */
static void write_dated(const sheet *s, const char *dashed, FILE *out)
{
    for (; *dashed; dashed++)
        if (*dashed != '-' || s->format->date == EXPORT_DATE_DASHES)
            putc(*dashed, out);
        else if (s->format->date == EXPORT_DATE_SLASHES)
            putc('/', out);
}

void sheet_date(sheet *s, date day)
{
    char written[DATE_TEXT_SIZE] = "";
    begin_cell(s);
    if (!date_is_none(day))
        date_format(day, written);
    write_dated(s, written, s->out);
}

void sheet_month(sheet *s)
{
    char written[MONTH_TEXT_SIZE];
    month_format(s->month, written);
    begin_cell(s);
    write_dated(s, written, s->out);
}

void sheet_blank(sheet *s)
{
    begin_cell(s);
}

void sheet_end_row(sheet *s)
{
    fputs(s->format->crlf ? "\r\n" : "\n", s->out);
    s->has_cells = false;
}

text sheet_words(const sheet *s, text words)
{
    const char *place = words.size > 0 ? memmem(words.bytes, words.size, "{month}", 7) : NULL;
    if (!place)
        return words;
    char written[MONTH_TEXT_SIZE];
    month_format(s->month, written);
    const text rest = text_from(place + 7, words.size - (size_t)(place + 7 - words.bytes));
    const text made = arena_format(s->memory, "%.*s%s%.*s", (int)(place - words.bytes), words.bytes,
                                   written, (int)rest.size, rest.bytes);
    if (made.bytes)
        return sheet_words(s, made);
    diagnostics_out_of_memory(s->d);
    return TEXT_EMPTY;
}

bool sheet_common_cell(sheet *s, const export_column *column, uint64_t row)
{
    switch (column->field) {
    case EXPORT_FIELD_CONSTANT:
        sheet_text(s, sheet_words(s, column->constant), column->at);
        break;
    case EXPORT_FIELD_MONTH:
        sheet_month(s);
        break;
    case EXPORT_FIELD_DATE:
        sheet_date(s, month_last_day(s->month));
        break;
    case EXPORT_FIELD_SEQUENCE:
        sheet_count(s, row);
        break;
    case EXPORT_FIELD_BLANK:
        sheet_blank(s);
        break;
    default:
        return false;
    }
    return true;
}

text sheet_encode(const sheet *s, text written)
{
    if (s->format->encoding == EXPORT_UTF8)
        return written;
    const bool bom = s->format->encoding == EXPORT_UTF8_BOM;
    const size_t room = bom ? written.size + 3
                            : 2 * written.size + 1; /* GB18030 takes 4 bytes where UTF-8 takes 2 */
    char *bytes = arena_allocate(s->memory, room);
    size_t size = room;
    if (!bytes) {
        diagnostics_out_of_memory(s->d);
        return text_from(NULL, 0);
    }
    if (bom) {
        memcpy(bytes, "\xEF\xBB\xBF", 3);
        memcpy(bytes + 3, written.bytes, written.size);
    } else {
        const bool whole = encode(s, written, bytes, room, &size);
        assert(whole); /* sheet_holds looked at every text */
        (void)whole;
    }
    return text_from(bytes, size);
}
