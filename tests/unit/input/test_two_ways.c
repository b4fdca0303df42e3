/* The quick way and the slow way of reading payments, held equal on very many rows; SALESPAY_ROUNDS makes them more. */
#include "unit.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

#include "input/csv.h"
#include "odd_rows.h"
#include "reading.h"

static size_t rounds_of(size_t usual)
{
    const char *const times = getenv("SALESPAY_ROUNDS");
    return times == NULL ? usual : usual * strtoul(times, NULL, 10);
}

/* A staff and contracts as odd_rows.h tells of; with many, ids are looked up some rows ahead. */
static void begin(fixture *f, odd_rows *odd)
{
    byte_buffer staff = BYTE_BUFFER_EMPTY, contracts = BYTE_BUFFER_EMPTY;
    fixture_begin(f);
    f->context.chunk_size = 0;
    byte_buffer_put(&staff, "employee_id,name,grade,left\n", 28);
    byte_buffer_put(&contracts, "contract_id,employee_id,list_price,contract_price\n", 50);
    for (uint32_t i = 1; i <= odd->people; i++) {
        char line[64];
        int size = snprintf(line, sizeof line, "E%04u,N%u,junior,%s\n", i, i,
                            i % 7 == 0 ? "2026-06-30" : "");
        byte_buffer_put(&staff, line, (size_t)size);
        size = snprintf(line, sizeof line, "C%04u,E%04u,10,15\n", i,
                        i % 11 == 0 ? odd->people + 1 : i);
        byte_buffer_put(&contracts, line, i <= odd->contracts ? (size_t)size : 0);
    }
    byte_buffer_put(&staff, "", 1);
    byte_buffer_put(&contracts, "", 1);
    fixture_staff(f, staff.bytes);
    fixture_contracts(f, contracts.bytes);
    fixture_alias(f, "payments", "ignore", "memo");
    byte_buffer_release(&staff);
    byte_buffer_release(&contracts);
}

/* The file as a spreadsheet in China saves it, where all of it can be. */
static void to_gb18030(byte_buffer *file)
{
    byte_buffer converted = BYTE_BUFFER_EMPTY;
    char *in = file->bytes, *out = byte_buffer_room(&converted, file->size * 2 + 8);
    size_t in_left = file->size, out_left = converted.capacity;
    const iconv_t to = iconv_open("GB18030", "UTF-8");
    if (iconv(to, &in, &in_left, &out, &out_left) != (size_t)-1 && in_left == 0) {
        converted.size = (size_t)(out - converted.bytes);
        byte_buffer_clear(file);
        byte_buffer_put(file, converted.bytes, converted.size);
    }
    iconv_close(to);
    byte_buffer_release(&converted);
}

static void dress_file(odd_rows *odd, byte_buffer *file)
{
    static const uint32_t oddness[] = {0, 2, 10, 30, 100, 300};
    const uint32_t dress = odd_below(odd, 12);
    if (dress == 0)
        byte_buffer_put(file, "\xEF\xBB\xBF", 3);
    odd_file(odd, 1 + odd_below(odd, 400), oddness[odd_below(odd, 6)], odd_below(odd, 3) == 0,
             file);
    if (dress == 1)
        to_gb18030(file);
}

static void choose_rules(odd_rows *odd, fixture *f)
{
    f->rules.payment_id = odd_below(odd, 8) == 0 ? PAYMENT_ID_LINE : PAYMENT_ID_UNIQUE;
    f->rules.late_entries = odd_below(odd, 3) == 0 ? LATE_ENTRIES_ACCEPT : LATE_ENTRIES_REJECT;
    f->rules.below_list = odd_below(odd, 3) == 0 ? BELOW_LIST_REJECT : BELOW_LIST_IGNORE;
    f->diagnostics.strict = odd_below(odd, 8) == 0;
    f->contracts.given = odd_below(odd, 8) > 0;
}

static void tell_difference(const char *what, uint64_t seed, const reading_way *way,
                            const byte_buffer *file)
{
    FILE *const kept = fopen("/tmp/salespay-two-ways.csv", "w");
    if (kept != NULL) {
        fwrite(file->bytes, 1, file->size, kept);
        fclose(kept);
    }
    ck_abort_msg("seed %llu, %zu threads, blocks of %zu: other %s; the file is kept as "
                 "/tmp/salespay-two-ways.csv",
                 (unsigned long long)seed, way->threads, way->chunk_size, what);
}

static size_t compare(fixture *f, odd_rows *odd)
{
    static const size_t chunk_sizes[] = {0, 0, 1, 7, 64, 1000, 4096};
    const uint64_t seed = odd->state;
    const reading_way slow = {.slowly = true}, quick = {.chunk_size = 0};
    const reading_way other = {.threads = 1 + odd_below(odd, 4),
                               .chunk_size = chunk_sizes[odd_below(odd, 7)]};
    byte_buffer file = BYTE_BUFFER_EMPTY;
    reading expected, got;
    choose_rules(odd, f);
    dress_file(odd, &file);
    const char *const path = reading_path(0, byte_buffer_text(&file));
    reading_take(f, &path, 1, slow, &expected);
    for (size_t i = 0; i < 2; i++) {
        reading_take(f, &path, 1, i == 0 ? quick : other, &got);
        const char *const difference = reading_difference(&expected, &got);
        if (difference != NULL)
            tell_difference(difference, seed, i == 0 ? &quick : &other, &file);
        reading_release(&got);
    }
    const size_t rows = expected.row_count;
    reading_release(&expected);
    byte_buffer_release(&file);
    return rows;
}

static void compare_many(odd_rows odd, size_t rounds)
{
    fixture f;
    size_t rows = 0;
    begin(&f, &odd);
    for (size_t i = 0; i < rounds; i++)
        rows += compare(&f, &odd);
    ck_assert_uint_gt(rows, rounds * 20); /* most are good */
    fixture_end(&f);
}

// A row would be paid otherwise than the rules for rows say, or a mistake be passed over, because it was read quickly.
START_TEST(rows_of_a_small_company)
{
    compare_many((odd_rows){.state = 20260728, .people = 40, .contracts = 30}, rounds_of(300));
}
END_TEST

// Among very many people an id foreseen some rows ahead would stand for the one that is there.
START_TEST(rows_of_a_large_company)
{
    compare_many((odd_rows){.state = 4711, .people = 5000, .contracts = 4000}, rounds_of(100));
}
END_TEST

/* ---- records, whatever is made of them ---- */

static void put_location(location at, byte_buffer *out)
{
    const uint64_t numbers[] = {at.line, at.column, at.length, at.excerpt.size};
    byte_buffer_put(out, (const char *)numbers, sizeof numbers);
    byte_buffer_put(out, at.excerpt.bytes, at.excerpt.size);
}

/* What a record says of itself to save others a look must be so. */
static void check_hints(const csv_record *record)
{
    for (size_t i = 0; i < record->raw.size; i++) {
        const unsigned char c = (unsigned char)record->raw.bytes[i];
        if ((record->shows_all && (c < ' ' || c >= 0x7F)) ||
            (record->no_slashes && (c == '/' || c == '\\')))
            ck_abort_msg("line %llu holds byte %u", (unsigned long long)record->line, c);
    }
}

static void put_record(const csv_record *record, byte_buffer *out)
{
    const uint64_t numbers[] = {record->line, record->count, record->raw.size};
    byte_buffer_put(out, (const char *)numbers, sizeof numbers);
    byte_buffer_put(out, record->raw.bytes, record->raw.size);
    for (size_t i = 0; i < record->count; i++) {
        byte_buffer_put(out, (const char *)&record->cells[i].size, sizeof(size_t));
        byte_buffer_put(out, record->cells[i].bytes, record->cells[i].size);
        if (i % 4 == 0)
            put_location(csv_locate(record, 0, i), out);
    }
    put_location(csv_locate_row(record, 0), out);
}

/* Every record and cell with its place, how the file ended, and what was said. */
static void put_records(const char *path, bool quickly, size_t chunk_size, byte_buffer *out)
{
    diagnostics d;
    input_file file;
    encoding_choice choice;
    csv_record record;
    record_status status;
    diagnostics_init(&d, false);
    ck_assert(input_file_open(&file, path, &d));
    if (encoding_detect_front(&file, ENCODING_AUTO, &choice, &d)) {
        csv_reader *reader = csv_reader_open(&file, choice, chunk_size, &d);
        csv_reader_cut_plain_records(reader, quickly);
        while ((status = csv_reader_next(reader, &record)) == RECORD_READ) {
            check_hints(&record);
            put_record(&record, out);
        }
        byte_buffer_put(out, (const char *)&status, sizeof status);
        csv_reader_close(reader);
    }
    for (size_t i = 0; i < d.count; i++) {
        byte_buffer_put(out, (const char *)&d.items[i].code, sizeof d.items[i].code);
        put_location(d.items[i].at, out);
        for (size_t k = 0; k < d.items[i].argument_count; k++)
            byte_buffer_put(out, d.items[i].arguments[k].bytes, d.items[i].arguments[k].size);
    }
    input_file_close(&file);
    diagnostics_release(&d);
}

/* Pieces in any order, most of them plain. */
static void make_records(odd_rows *odd, byte_buffer *out)
{
    static const char *const plain[] = {"a",  "bc,",    ",",    "x y",
                                        "\n", "12.50,", "\r\n", "2026-07-03"};
    static const char *const strange[] = {" ",
                                          "\t,",
                                          "\"x,y\",",
                                          "\"p\nq\",",
                                          "\"r\"\"\r\ns\",",
                                          "中文",
                                          "é",
                                          "\n\n",
                                          ",\n",
                                          "\xC2\xA0",
                                          "\xE3\x80\x80,",
                                          "/",
                                          "\\",
                                          "\x7F",
                                          "\x01",
                                          "\n\"",
                                          "\" ",
                                          ",\"\"",
                                          "\",\n"};
    static const char *const wrong[] = {"\"",     "\r",  "\xFF",         "\xE4\xB8",
                                        "=\"1\"", "x\"", "\xEF\xBB\xBF", "\xC4\xE3"};
    const bool may_fail = odd_below(odd, 3) == 0;
    for (uint32_t left = odd_below(odd, 1500); left > 0; left--) {
        const uint32_t kind = odd_below(odd, 300);
        const char *piece = plain[odd_below(odd, sizeof plain / sizeof *plain)];
        if (kind < 40)
            piece = strange[odd_below(odd, sizeof strange / sizeof *strange)];
        if (kind == 299 && may_fail)
            piece = wrong[odd_below(odd, sizeof wrong / sizeof *wrong)];
        if (piece[0] == '"' && kind < 40 && out->size > 0 &&
            strchr(",\n", out->bytes[out->size - 1]) == NULL)
            byte_buffer_put(out, ",", 1);
        byte_buffer_put(out, piece, strlen(piece));
    }
    if (may_fail && odd_below(odd, 8) == 0)
        byte_buffer_put(out, "", 1);
}

// A cell would hold a blank, lack a byte, or be looked for in another column, because its line had no quote.
START_TEST(records_of_every_kind)
{
    static const size_t chunk_sizes[] = {0, 0, 0, 1, 13, 200, 3000};
    odd_rows odd = {.state = 99, .people = 9, .contracts = 9};
    for (size_t i = 0; i < rounds_of(800); i++) {
        const uint64_t seed = odd.state;
        const reading_way way = {.chunk_size = chunk_sizes[odd_below(&odd, 7)]};
        byte_buffer file = BYTE_BUFFER_EMPTY, slow = BYTE_BUFFER_EMPTY, quick = BYTE_BUFFER_EMPTY;
        if (i % 4 == 0)
            odd_file(&odd, 40, 100, true, &file);
        else
            make_records(&odd, &file);
        if (i % 9 == 0)
            to_gb18030(&file);
        const char *const path = reading_path(0, byte_buffer_text(&file));
        put_records(path, false, 0, &slow);
        put_records(path, true, way.chunk_size, &quick);
        if (!text_equal(byte_buffer_text(&slow), byte_buffer_text(&quick)))
            tell_difference("records", seed, &way, &file);
        byte_buffer_release(&file);
        byte_buffer_release(&slow);
        byte_buffer_release(&quick);
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("two_ways", records_of_every_kind, rows_of_a_small_company,
                    rows_of_a_large_company);
}
