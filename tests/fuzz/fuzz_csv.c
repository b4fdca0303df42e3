/*
 * Bytes to records. Without it, some quote or line end could swallow rows in silence, or make the rows
 * depend on where a chunk happens to end.
 */
#include "fuzz.h"

#include "input/csv.h"

typedef struct {
    uint64_t seen;
    uint64_t records;
    size_t told;
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

static reading read_records(const char *path, size_t chunk_size)
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
        csv_record record;
        uint64_t line = 0;
        while ((all.ended = csv_reader_next(reader, &record)) == RECORD_READ) {
            REQUIRE(record.line > line);
            line = record.line;
            all.records++;
            all.seen = fuzz_mix(all.seen, record.raw) + record.line;
            for (size_t i = 0; i < record.count; i++)
                all.seen = fuzz_mix(all.seen, record.cells[i]);
            require_places(&record, file.source);
        }
        csv_reader_close(reader);
    }
    REQUIRE(diagnostics_failed(&d) == (all.ended == RECORD_FAILED));
    require_readable(&d);
    all.told = d.count;
    input_file_close(&file);
    diagnostics_release(&d);
    return all;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const char *path = fuzz_file(data + 1, size - 1);
    reading whole = read_records(path, 0);
    reading pieces = read_records(path, 1 + data[0]);
    REQUIRE(whole.seen == pieces.seen && whole.records == pieces.records);
    REQUIRE(whole.told == pieces.told && whole.ended == pieces.ended);
    return 0;
}
