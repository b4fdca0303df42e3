#include "input/csv.h"

#include <csv.h>
#include <stdlib.h>

#include "base/arena.h"
#include "input/csv_spans.h"
#include "input/plain_cell.h"
#include "io/byte_scan.h"
#include "io/line_reader.h"

/*
 * libcsv holds one cell at a time, and in a quoted one also the closing quote; one byte more lets it look at what
 * follows. It asks for memory through cell_memory, which says no beyond that: so a quote left open cannot eat a file.
 */
#define CELL_MEMORY (CSV_CELL_LIMIT + 2)
#define CELL_STEP   4096

struct csv_reader {
    const input_file *file;
    diagnostics *diagnostics;
    line_reader *lines;
    struct csv_parser parser;
    char *bytes; /* the record's cells, one behind the other: no more than its raw bytes, so it never grows */
    size_t used;
    text *cells;
    size_t count, capacity;
    char *kept; /* raw bytes of a record over several lines; made when the first such comes */
    size_t kept_size;
    bool row_complete;
    bool cell_too_large;
    bool out_of_memory;
    bool over;
    bool cuts_plain_records;
    const byte_scanner *scanner;
    csv_lines at_hand; /* of the stretch of that generation */
    size_t generation;
    uint32_t *separators; /* its separators */
    size_t separator_capacity;
};

static void *cell_memory(void *old, size_t size)
{
    return size > CELL_MEMORY ? NULL : realloc(old, size);
}

/* Room for another cell; false when memory is out, and the record then fails. */
static bool grow_cells(csv_reader *reader)
{
    text *cells = array_reserve(reader->cells, &reader->capacity, reader->count + 1, sizeof *cells);
    reader->out_of_memory |= cells == NULL;
    if (cells != NULL)
        reader->cells = cells;
    return cells != NULL;
}

/* libcsv hands a cell over. */
static void take_cell(void *bytes, size_t size, void *closure)
{
    csv_reader *reader = closure;
    if (size > CSV_CELL_LIMIT)
        reader->cell_too_large = true;
    if (reader->count == reader->capacity && !grow_cells(reader))
        return;
    char *copy = reader->bytes + reader->used;
    if (size > 0)
        memcpy(copy, bytes, size);
    reader->used += size;
    reader->cells[reader->count++] = text_from(copy, size);
}

/* libcsv has seen the end of the row. */
static void take_row(int terminator, void *closure)
{
    (void)terminator;
    csv_reader *reader = closure;
    reader->row_complete = true;
}

/* A reader without lines. */
static csv_reader *reader_new(const input_file *file, diagnostics *d)
{
    csv_reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return NULL;
    }
    reader->file = file;
    reader->diagnostics = d;
    reader->cuts_plain_records = true;
    reader->scanner = byte_scanner_best();
    /*
     * With CSV_REPALL_NL blank lines are reported too, so every line ends a row or lies in quotes; csv_fini, which would
     * hand on half a row, is never needed, and an unclosed quote shows as lines that end before the row does.
     */
    csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    csv_set_realloc_func(&reader->parser, cell_memory);
    csv_set_free_func(&reader->parser, free);
    csv_set_blk_size(&reader->parser, CELL_STEP);
    reader->bytes = malloc(CSV_ROW_LIMIT);
    if (reader->bytes != NULL)
        return reader;
    REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    csv_reader_close(reader);
    return NULL;
}

/* The reader with its lines; NULL where either is missing. */
static csv_reader *with_lines(csv_reader *reader, line_reader *lines)
{
    reader->lines = lines;
    if (lines != NULL)
        return reader;
    csv_reader_close(reader);
    return NULL;
}

csv_reader *csv_reader_open(const input_file *file, encoding_choice choice, size_t chunk_size, diagnostics *d)
{
    csv_reader *reader = reader_new(file, d);
    return reader == NULL ? NULL : with_lines(reader, line_reader_open(file, choice, chunk_size, d));
}

csv_reader *csv_reader_open_fed(const input_file *file, diagnostics *d)
{
    csv_reader *reader = reader_new(file, d);
    return reader == NULL ? NULL : with_lines(reader, line_reader_open_fed(file, d));
}

bool csv_reader_feed(csv_reader *reader, const record_block *block)
{
    reader->over = false;
    return line_reader_feed(reader->lines, block);
}

encoding_choice csv_reader_encoding(const csv_reader *reader)
{
    return line_reader_encoding(reader->lines);
}

void csv_reader_cut_plain_records(csv_reader *reader, bool wanted)
{
    reader->cuts_plain_records = wanted;
}

void csv_reader_close(csv_reader *reader)
{
    if (reader == NULL)
        return;
    csv_free(&reader->parser);
    line_reader_close(reader->lines);
    free(reader->bytes);
    free(reader->cells);
    free(reader->kept);
    free(reader->separators);
    free(reader);
}

/* Adds to the raw bytes of a record that goes on over several lines. */
static bool keep(csv_reader *reader, text bytes)
{
    if (reader->kept == NULL)
        reader->kept = malloc(CSV_ROW_LIMIT);
    if (reader->kept == NULL) {
        REPORT(reader->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    if (bytes.size > 0)
        memcpy(reader->kept + reader->kept_size, bytes.bytes, bytes.size);
    reader->kept_size += bytes.size;
    return true;
}

/* The cell in which raw's last byte stands. */
static csv_span last_span(text raw)
{
    csv_span span = csv_span_at(raw, 0);
    while (span.next <= raw.size)
        span = csv_span_at(raw, span.next);
    return span;
}

static void report_open_quote(const csv_reader *reader, const csv_record *record)
{
    csv_span span = last_span(record->raw);
    REPORT(reader->diagnostics, UNCLOSED_QUOTE,
           csv_location_of(record->raw, record->line, reader->file->source, span.start, span.start + 1));
}

/* The largest cell of the record, so far as it was read, is the one that went over the limit. */
static void report_large_cell(const csv_reader *reader, const csv_record *record)
{
    csv_span span = csv_span_at(record->raw, 0);
    for (csv_span next = span; next.next <= record->raw.size;) {
        next = csv_span_at(record->raw, next.next);
        if (next.end - next.start > span.end - span.start)
            span = next;
    }
    REPORT(reader->diagnostics, CELL_TOO_LARGE,
           csv_location_of(record->raw, record->line, reader->file->source, span.start, span.start + 1));
}

static void report_large_row(const csv_reader *reader, const csv_record *record)
{
    REPORT(reader->diagnostics, ROW_TOO_LARGE, csv_locate_row(record, reader->file->source));
}

/* ="00123", as some exports write a number to keep its zeros. */
static bool is_text_formula(text raw, size_t quote)
{
    return quote > 0 && raw.bytes[quote - 1] == '=' && (quote == 1 || raw.bytes[quote - 2] == ',');
}

/* libcsv stops at the quote, or at the character behind a closing quote: the quote itself is what is wrong. */
static void report_stray_quote(const csv_reader *reader, const csv_record *record, size_t offset)
{
    while (offset > 0 && record->raw.bytes[offset] != '"')
        offset--;
    location at = csv_location_of(record->raw, record->line, reader->file->source, offset, offset + 1);
    if (is_text_formula(record->raw, offset))
        REPORT(reader->diagnostics, TEXT_FORMULA, at);
    else
        REPORT(reader->diagnostics, STRAY_QUOTE, at);
}

/* Why csv_parse stopped at that offset of the record's raw bytes. */
static void report_parse_failure(csv_reader *reader, const csv_record *record, size_t offset)
{
    if (csv_error(&reader->parser) == CSV_EPARSE)
        report_stray_quote(reader, record, offset);
    else if (csv_get_buffer_size(&reader->parser) >= CELL_MEMORY)
        report_large_cell(reader, record);
    else
        REPORT(reader->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
}

/* Gives libcsv the bytes; `behind`: their offset in the record. False and reported. */
static bool parse(csv_reader *reader, const csv_record *record, text bytes, size_t behind)
{
    size_t taken = csv_parse(&reader->parser, bytes.bytes, bytes.size, take_cell, take_row, reader);
    if (taken == bytes.size && csv_error(&reader->parser) == CSV_SUCCESS)
        return true;
    report_parse_failure(reader, record, behind + taken);
    return false;
}

static text line_end(const line *read)
{
    return read->ended_by_crlf ? TEXT_LITERAL("\r\n") : TEXT_LITERAL("\n");
}

/* Whether the blanks that libcsv does not know of have to be looked for: most cells begin and end in plain characters. */
static bool may_have_wide_blanks(text cell)
{
    return cell.size > 0 && (((unsigned char)cell.bytes[0] | (unsigned char)cell.bytes[cell.size - 1]) & 0x80) != 0;
}

static void trim_cells(csv_reader *reader, text raw)
{
    bool any_quote = memchr(raw.bytes, '"', raw.size) != NULL;
    csv_span span = {.next = 0};
    for (size_t i = 0; i < reader->count; i++) {
        text *cell = &reader->cells[i];
        if (any_quote)
            span = csv_span_at(raw, span.next);
        if (!span.quoted && !may_have_wide_blanks(*cell))
            continue;
        text trimmed = text_trim(*cell);
        if (!span.quoted || trimmed.size == 0)
            *cell = trimmed;
    }
}

/* Adds a further line to a record that a quoted cell has carried on to it. */
static bool carry_on(csv_reader *reader, csv_record *record, const line *before, line *next)
{
    if (reader->kept_size == 0 && !keep(reader, before->bytes))
        return false;
    text between = line_end(before);
    if (!keep(reader, between))
        return false;
    record->raw = text_from(reader->kept, reader->kept_size);
    switch (line_reader_next(reader->lines, next)) {
    case LINE_READ:
        break;
    case LINE_END:
        report_open_quote(reader, record);
        return false;
    case LINE_FAILED:
        return false;
    }
    if (reader->kept_size + next->bytes.size + between.size > CSV_ROW_LIMIT) {
        report_large_row(reader, record);
        return false;
    }
    if (!keep(reader, next->bytes))
        return false;
    record->raw = text_from(reader->kept, reader->kept_size);
    return true;
}

/* Feeds lines until libcsv has a whole row. One physical line a call: libcsv then never sees two rows at once. */
static bool read_row(csv_reader *reader, csv_record *record, line current)
{
    size_t behind = 0;
    for (;;) {
        if (!parse(reader, record, current.bytes, behind) ||
            !parse(reader, record, line_end(&current), behind + current.bytes.size))
            return false;
        if (reader->row_complete)
            return true;
        line next;
        if (!carry_on(reader, record, &current, &next))
            return false;
        behind = reader->kept_size - next.bytes.size;
        current = next;
    }
}

/* A record by libcsv, which knows of quotes. */
static record_status next_by_libcsv(csv_reader *reader, csv_record *out)
{
    line first;
    line_status status = line_reader_next(reader->lines, &first);
    reader->over = status != LINE_READ;
    if (status != LINE_READ)
        return status == LINE_END ? RECORD_END : RECORD_FAILED;

    reader->used = reader->count = reader->kept_size = 0;
    reader->row_complete = false;
    *out = (csv_record){.line = first.number, .raw = first.bytes};
    bool read = read_row(reader, out, first);
    if (read && reader->out_of_memory) {
        REPORT(reader->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
        read = false;
    }
    if (read && reader->cell_too_large) {
        report_large_cell(reader, out);
        read = false;
    }
    reader->over = !read;
    if (!read)
        return RECORD_FAILED;
    trim_cells(reader, out->raw);
    out->cells = reader->cells;
    out->count = reader->count;
    return RECORD_READ;
}

/* ---- records without a quote ---- */

/* Finds the separators of the stretch, once; false when memory is out, and libcsv then does without. */
static bool separate(csv_reader *reader, line_stretch *stretch)
{
    if (reader->generation == stretch->generation)
        return true;
    uint32_t *separators = array_reserve(reader->separators, &reader->separator_capacity,
                                         stretch->bytes.size + SEPARATORS_SLACK, sizeof *separators);
    if (separators == NULL)
        return false;
    reader->separators = separators;
    reader->generation = stretch->generation;
    reader->at_hand = (csv_lines){.bytes = stretch->bytes.bytes,
                                  .separators = separators,
                                  .count = reader->scanner->find_separators(stretch->bytes, separators),
                                  .stretch = stretch};
    return true;
}

csv_lines *csv_reader_lines(csv_reader *reader)
{
    line_stretch *stretch = line_reader_stretch(reader->lines);
    csv_lines *lines = &reader->at_hand;
    if (reader->over || !stretch->good || !reader->cuts_plain_records || !separate(reader, stretch))
        return NULL;
    while (lines->next < lines->count && lines->separators[lines->next] < stretch->at)
        lines->next++; /* of what libcsv has read */
    return lines;
}

const csv_lines *csv_reader_lines_ahead(const csv_reader *reader)
{
    const csv_lines *lines = &reader->at_hand;
    const bool at_hand = lines->stretch != NULL && lines->stretch->generation == reader->generation;
    return at_hand && lines->next < lines->count ? lines : NULL;
}

/*
 * The record at the front of the stretch, when it is one line without a quote, and neither blank nor so long that a limit
 * could be near. False, and nothing was taken, when libcsv must look at it.
 */
static bool cut_record(csv_reader *reader, csv_lines *lines, csv_record *out)
{
    line_stretch *const stretch = lines->stretch;
    const char *const bytes = lines->bytes;
    const size_t begin = stretch->at;
    size_t from = begin, next = lines->next;
    for (reader->count = 0; next < lines->count; next++) {
        const size_t to = lines->separators[next];
        if (bytes[to] == '"' || (reader->count == reader->capacity && !grow_cells(reader)))
            return false;
        if (bytes[to] == ',') {
            reader->cells[reader->count++] = plain_trim(bytes + from, to - from);
            from = to + 1;
            continue;
        }
        const size_t end = to > begin && bytes[to - 1] == '\r' ? to - 1 : to;
        reader->cells[reader->count++] = plain_trim(bytes + from, end - from);
        if (end - begin > CSV_CELL_LIMIT || (reader->count == 1 && reader->cells[0].size == 0))
            return false;
        lines->next = next + 1;
        stretch->at = to + 1;
        *out = (csv_record){.cells = reader->cells,
                            .count = reader->count,
                            .line = ++stretch->number,
                            .raw = text_from(bytes + begin, end - begin),
                            .shows_all = stretch->shows_all,
                            .no_slashes = !stretch->has_slash};
        return true;
    }
    return false; /* the file ends without a line end */
}

record_status csv_reader_next(csv_reader *reader, csv_record *out)
{
    if (reader->over)
        return RECORD_END;
    csv_lines *lines = csv_reader_lines(reader);
    if (lines != NULL && cut_record(reader, lines, out))
        return RECORD_READ;
    return next_by_libcsv(reader, out);
}

#define TO_TEXT(number) #number
#define VERSION_OF(major, minor, release) TO_TEXT(major) "." TO_TEXT(minor) "." TO_TEXT(release)

const char *csv_library_version(void)
{
    return VERSION_OF(CSV_MAJOR, CSV_MINOR, CSV_RELEASE);
}
