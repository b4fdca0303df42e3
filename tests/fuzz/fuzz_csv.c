/*
 * Bytes to records. Without it, some quote or line end could swallow rows in silence, or make the rows
 * depend on where a chunk happens to end, or on whether a record was cut at its commas or given to libcsv.
 * What was read is held against a second, naive reader, and written out again with a quote around every
 * cell it reads the same.
 */
#include "fuzz.h"

#include <string.h>

#include "input/csv.h"

typedef struct {
    uint64_t seen;
    uint64_t cells; /* of the records that have any, and where each ends */
    uint64_t records;
    encoding encoding;
    uint64_t told;
    record_status ended;
} reading;

static void require_places(const csv_record *record, source_id source)
{
    REQUIRE(csv_locate_row(record, source).line == record->line);
    uint64_t line = record->line;
    uint32_t column = 0;
    for (size_t i = 0; i < record->count; i++) {
        location at = csv_locate(record, source, i);
        REQUIRE(at.column >= 1);
        REQUIRE(at.line > line || (at.line == line && at.column > column));
        REQUIRE(at.column <= utf8_length(at.excerpt) + 1);
        line = at.line;
        column = at.column;
    }
}

/* Where records are written out again, every cell in quotes. */
static char *joined;
static size_t joined_size;

static void join_byte(char c)
{
    static size_t capacity;
    if (joined_size == capacity) {
        capacity = capacity == 0 ? 4096 : capacity * 2;
        joined = realloc(joined, capacity);
        REQUIRE(joined != NULL);
    }
    joined[joined_size++] = c;
}

static void join_record(const csv_record *record)
{
    for (size_t i = 0; i < record->count; i++) {
        join_byte('"');
        for (size_t k = 0; k < record->cells[i].size; k++) {
            if (record->cells[i].bytes[k] == '"')
                join_byte('"');
            join_byte(record->cells[i].bytes[k]);
        }
        join_byte('"');
        join_byte(i + 1 < record->count ? ',' : '\n');
    }
}

static uint64_t mix_end(uint64_t seen)
{
    return fuzz_mix(seen, TEXT_LITERAL("end of record"));
}

static void take_record(reading *all, const csv_record *record)
{
    all->records++;
    all->seen = fuzz_mix(all->seen, record->raw) + record->line;
    for (size_t i = 0; i < record->count; i++) {
        all->seen = fuzz_mix(all->seen, record->cells[i]);
        all->cells = fuzz_mix(all->cells, record->cells[i]);
    }
    if (record->count > 0)
        all->cells = mix_end(all->cells);
}

static reading read_records(const char *path, size_t chunk_size, bool join, bool slowly)
{
    reading all = {.ended = RECORD_FAILED};
    diagnostics d;
    diagnostics_init(&d, false);
    input_file file;
    REQUIRE(input_file_open(&file, path, &d));
    encoding_choice choice;
    if (encoding_detect(&file, ENCODING_AUTO, &choice, &d)) {
        csv_reader *reader = csv_reader_open(&file, choice, chunk_size, &d);
        REQUIRE(reader != NULL);
        csv_reader_cut_plain_records(reader, !slowly);
        csv_record record;
        uint64_t line = 0;
        while ((all.ended = csv_reader_next(reader, &record)) == RECORD_READ) {
            REQUIRE(record.line > line);
            line = record.line;
            take_record(&all, &record);
            require_places(&record, file.source);
            if (join)
                join_record(&record);
        }
        csv_reader_close(reader);
        all.encoding = choice.encoding;
    }
    REQUIRE(diagnostics_failed(&d) == (all.ended == RECORD_FAILED));
    require_readable(&d);
    all.told = fuzz_said(&d);
    input_file_close(&file);
    diagnostics_release(&d);
    return all;
}

/* ---- the naive reader: no chunks, no lines, only what is known to be without fault ---- */

typedef struct {
    const char *at, *end;
    char *cell; /* room for the longest */
} naive;

static void pass_blanks(naive *n)
{
    while (n->at < n->end && (*n->at == ' ' || *n->at == '\t'))
        n->at++;
}

static size_t naive_quoted(naive *n)
{
    size_t size = 0;
    for (n->at++; n->at < n->end; n->at++) {
        if (*n->at == '"' && (n->at + 1 == n->end || n->at[1] != '"'))
            break;
        n->cell[size++] = *n->at;
        n->at += *n->at == '"';
    }
    n->at++;
    pass_blanks(n);
    return size;
}

static size_t naive_plain(naive *n)
{
    size_t size = 0;
    while (n->at < n->end && *n->at != ',' && *n->at != '\n' && *n->at != '\r')
        n->cell[size++] = *n->at++;
    return size;
}

static text without_blanks(text t)
{
    static const char *const blanks[] = {" ", "\t", "\xC2\xA0", "\xE3\x80\x80"};
    for (size_t i = 0; i < 4; i++) {
        size_t size = strlen(blanks[i]);
        if (t.size >= size && memcmp(t.bytes, blanks[i], size) == 0)
            return without_blanks(text_from(t.bytes + size, t.size - size));
        if (t.size >= size && memcmp(t.bytes + t.size - size, blanks[i], size) == 0)
            return without_blanks(text_from(t.bytes, t.size - size));
    }
    return t;
}

static text naive_cell(naive *n)
{
    pass_blanks(n);
    bool quoted = n->at < n->end && *n->at == '"';
    text cell = text_from(n->cell, quoted ? naive_quoted(n) : naive_plain(n));
    text trimmed = without_blanks(cell);
    return quoted && trimmed.size > 0 ? cell : trimmed;
}

/* One record; 0 cells where the line is blank. */
static uint64_t naive_record(naive *n, uint64_t seen)
{
    pass_blanks(n);
    bool blank = n->at == n->end || *n->at == '\n' || *n->at == '\r';
    while (!blank) {
        seen = fuzz_mix(seen, naive_cell(n));
        if (n->at == n->end || *n->at != ',')
            break;
        n->at++;
    }
    if (n->at < n->end && *n->at == '\r')
        n->at++;
    n->at++; /* LF, or beyond the end */
    return blank ? seen : mix_end(seen);
}

static uint64_t naive_cells(const uint8_t *data, size_t size)
{
    naive n = {(const char *)data, (const char *)data + size, malloc(size + 1)};
    uint64_t seen = 0;
    REQUIRE(n.cell != NULL);
    if (size >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0)
        n.at += 3;
    while (n.at < n.end)
        seen = naive_record(&n, seen);
    free(n.cell);
    return seen;
}

static void require_same(const reading *whole, reading other)
{
    REQUIRE(whole->seen == other.seen && whole->records == other.records);
    REQUIRE(whole->told == other.told && whole->ended == other.ended);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const char *path = fuzz_file(data + 1, size - 1);
    joined_size = 0;
    reading whole = read_records(path, 0, true, false);
    require_same(&whole, read_records(path, 1 + data[0], false, false));
    require_same(&whole, read_records(path, 0, false, true));
    if (whole.ended == RECORD_END && whole.encoding == ENCODING_UTF8)
        REQUIRE(naive_cells(data + 1, size - 1) == whole.cells);

    join_byte('\n');
    reading again = read_records(fuzz_file((const uint8_t *)joined, joined_size), 0, false, false);
    REQUIRE(again.ended == RECORD_END && again.cells == whole.cells);
    return 0;
}
