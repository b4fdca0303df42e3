/*
 * Bytes to lines. Without it, a file in some encoding could lose or change characters on its way in,
 * or be read differently where a chunk happens to end.
 */
#include "fuzz.h"

#include "io/line_reader.h"

typedef struct {
    uint64_t seen;
    uint64_t lines;
    size_t told;
    line_status ended;
} reading;

static void require_clean(const line *got)
{
    REQUIRE(utf8_valid_size(got->bytes) == got->bytes.size);
    REQUIRE(memchr(got->bytes.bytes, '\0', got->bytes.size) == NULL);
    REQUIRE(memchr(got->bytes.bytes, '\r', got->bytes.size) == NULL);
    REQUIRE(memchr(got->bytes.bytes, '\n', got->bytes.size) == NULL);
}

static reading read_lines(const char *path, encoding wanted, size_t chunk_size)
{
    reading all = {.ended = LINE_FAILED};
    diagnostics d;
    diagnostics_init(&d, false);
    input_file file;
    REQUIRE(input_file_open(&file, path, &d));
    encoding_choice choice;
    if (encoding_detect(&file, wanted, &choice, &d)) {
        line_reader *reader = line_reader_open(&file, choice, chunk_size, &d);
        REQUIRE(reader != NULL);
        line got;
        while ((all.ended = line_reader_next(reader, &got)) == LINE_READ) {
            require_clean(&got);
            all.lines++;
            REQUIRE(got.number == all.lines);
            all.seen = fuzz_mix(all.seen, got.bytes) + (got.ended_by_crlf ? 2 : 0) + got.ended;
        }
        line_reader_close(reader);
    }
    /* What cannot be read is said, and what can be is not complained of. */
    REQUIRE(diagnostics_failed(&d) == (all.ended == LINE_FAILED));
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
    encoding wanted = (encoding)(data[0] % 3);
    const char *path = fuzz_file(data + 1, size - 1);
    reading whole = read_lines(path, wanted, 0);
    reading pieces = read_lines(path, wanted, 1 + data[0] / 3);
    REQUIRE(whole.seen == pieces.seen && whole.lines == pieces.lines);
    REQUIRE(whole.told == pieces.told && whole.ended == pieces.ended);
    return 0;
}
