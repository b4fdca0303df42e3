/* Records: what every file is made of. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "fixture.h"
#include "input/csv.h"

/* All records as "L[cell|cell] L[…]", the line of each before it; "END" or "FAILED" at the end. */
static const char *records(fixture *f, const char *bytes, size_t size)
{
    static char out[4096];
    static const char *const ends[] = {"", "END", "FAILED"};
    size_t used = 0;
    input_file file;
    csv_record record;
    record_status status;
    ck_assert(input_file_open(&file, fixture_bytes(f, "a.csv", bytes, size), &f->diagnostics));
    csv_reader *reader = csv_reader_open(&file, (encoding_choice){.encoding = ENCODING_UTF8}, f->context.chunk_size,
                                         &f->diagnostics);
    ck_assert_ptr_nonnull(reader);
    while ((status = csv_reader_next(reader, &record)) == RECORD_READ) {
        used += (size_t)snprintf(out + used, sizeof out - used, "%llu[", (unsigned long long)record.line);
        for (size_t i = 0; i < record.count; i++)
            used += (size_t)snprintf(out + used, sizeof out - used, "%s%.*s", i == 0 ? "" : "|",
                                     (int)record.cells[i].size, record.cells[i].bytes);
        used += (size_t)snprintf(out + used, sizeof out - used, "] ");
    }
    snprintf(out + used, sizeof out - used, "%s", ends[status]);
    ck_assert_int_eq(csv_reader_next(reader, &record), RECORD_END);
    csv_reader_close(reader);
    input_file_close(&file);
    return out;
}

static void expect(const char *bytes, const char *cells, const char *said)
{
    for (size_t chunk = 1; chunk < 40; chunk += 6) {
        fixture f;
        fixture_begin(&f);
        f.context.chunk_size = chunk;
        ck_assert_str_eq(records(&f, bytes, strlen(bytes)), cells);
        ck_assert_str_eq(fixture_said(&f), said);
        fixture_end(&f);
    }
}

// Without this a payment would be read from the wrong column, or with blanks in its id.
START_TEST(cells_are_cut_and_trimmed)
{
    expect("a,b\nc,d\n", "1[a|b] 2[c|d] END", "");
    expect("a,b\r\nc,d\r\n", "1[a|b] 2[c|d] END", "");
    expect("a,b", "1[a|b] END", "");
    expect(" a\t, b c ,\n", "1[a|b c|] END", "");
    expect("\xC2\xA0" "a\xE3\x80\x80 ,\xE3\x80\x80 \xC2\xA0,\t\n", "1[a||] END", "");
    expect(",,\n", "1[||] END", "");
}
END_TEST

// Without this an amount written "1,234.50" would fall into two columns.
START_TEST(quoted_cells_are_kept_as_they_stand)
{
    expect("\"1,234.50\",\"say \"\"hi\"\"\"\n", "1[1,234.50|say \"hi\"] END", "");
    expect("\" a \", \"b\" \n", "1[ a |b] END", "");
    expect("\"  \",\"\xE3\x80\x80\",\"\"\n", "1[||] END", "");
    expect("x,\"\xC2\xA0" "a\"\n", "1[x|\xC2\xA0" "a] END", "");
}
END_TEST

// Without this every line number after a blank line would be wrong, and blank rows would go uncounted.
START_TEST(blank_lines_are_records_without_cells)
{
    expect("a\n\n  \nb\n", "1[a] 2[] 3[] 4[b] END", "");
    expect("\n\n", "1[] 2[] END", "");
    expect("", "END", "");
}
END_TEST

// Without this a note with a line break in it would break the rows after it.
START_TEST(a_quoted_cell_may_span_lines)
{
    expect("a,\"b\nc\"\nd,e\n", "1[a|b\nc] 3[d|e] END", "");
    expect("a,\"b\r\n\r\nc\",x\r\nd,e\r\n", "1[a|b\r\n\r\nc|x] 4[d|e] END", "");
    expect("\"\n\"\nz\n", "1[\n] 3[z] END", "");
}
END_TEST

// Without this a forgotten quote would swallow the rest of a month's payments without a word.
START_TEST(an_unclosed_quote_is_found_where_it_opens)
{
    expect("a,b\nc, \"d\ne,f\n", "1[a|b] FAILED", "2:4 unclosed-quote");
    expect("x\n\"a\"\"\n", "1[x] FAILED", "2:1 unclosed-quote");
    expect("a,\"", "FAILED", "1:3 unclosed-quote");
    expect("a,\"b\n \"\"c\n", "FAILED", "1:3 unclosed-quote");
}
END_TEST

// Without this a 12" pipe would be read as whatever the parser makes of it.
START_TEST(a_stray_quote_is_an_error_at_the_quote)
{
    expect("a,b\"c,d\n", "FAILED", "1:4 stray-quote");
    expect("a,\"b\"c\n", "FAILED", "1:5 stray-quote");
    expect("a,\"b\" \"c\"\n", "FAILED", "1:7 stray-quote");
    expect("x,\"a\nbb\"c\n", "FAILED", "2:3 stray-quote");
    expect("\xE3\x80\x80\"a\"\n", "FAILED", "1:2 stray-quote");
    expect("\xE5\xAE\xA2,=\"001\"\n", "FAILED", "1:4 text-formula");
    expect("=\"001\"\n", "FAILED", "1:2 text-formula");
    expect("a=\"001\"\n", "FAILED", "1:3 stray-quote");
}
END_TEST

static char *filled(size_t size, const char *front, const char *back)
{
    char *bytes = malloc(size + 64);
    ck_assert_ptr_nonnull(bytes);
    size_t front_size = strlen(front);
    memcpy(bytes, front, front_size);
    memset(bytes + front_size, 'x', size);
    strcpy(bytes + front_size + size, back);
    return bytes;
}

static const char *cell_of_size(size_t size, const char *front, const char *back, fixture *f)
{
    char *bytes = filled(size, front, back);
    input_file file;
    csv_record record;
    ck_assert(input_file_open(&file, fixture_file(f, "big.csv", bytes), &f->diagnostics));
    csv_reader *reader = csv_reader_open(&file, (encoding_choice){.encoding = ENCODING_UTF8}, 0, &f->diagnostics);
    record_status status = csv_reader_next(reader, &record);
    if (status == RECORD_READ)
        ck_assert_uint_eq(record.cells[1].size, size);
    csv_reader_close(reader);
    input_file_close(&file);
    free(bytes);
    return fixture_said(f);
}

// Without this a cell of exactly 64 KB would be refused, or one byte more be taken.
START_TEST(a_cell_has_64_kb_at_most)
{
    static const char *const sides[][2] = {{"a,", ",b\n"}, {"a,\"", "\",b\n"}, {"a,", "\n"}, {"a,\"", "\""}};
    for (size_t i = 0; i < 4; i++) {
        fixture f;
        fixture_begin(&f);
        ck_assert_str_eq(cell_of_size(CSV_CELL_LIMIT, sides[i][0], sides[i][1], &f), "");
        ck_assert_str_eq(cell_of_size(CSV_CELL_LIMIT + 1, sides[i][0], sides[i][1], &f), "1:3 cell-too-large");
        fixture_end(&f);
        fixture_begin(&f);
        ck_assert_str_eq(cell_of_size(CSV_CELL_LIMIT + 9000, sides[i][0], sides[i][1], &f), "1:3 cell-too-large");
        fixture_end(&f);
    }
}
END_TEST

/* Lines of a quoted cell, `size` bytes each, `count` of them: a row that goes on and on. */
static char *long_row(size_t size, size_t count)
{
    char *bytes = malloc((size + 8) * count + 8), *at = bytes;
    ck_assert_ptr_nonnull(bytes);
    for (size_t i = 0; i < count; i++) {
        *at++ = '"';
        memset(at, 'y', size);
        at += size;
        strcpy(at, "\n\",");
        at += 3;
    }
    strcpy(at, "z\n");
    return bytes;
}

// Without this a row of many long cells would take all memory.
START_TEST(a_row_has_1_mb_at_most)
{
    fixture f;
    fixture_begin(&f);
    input_file file;
    csv_record record;
    char *bytes = long_row(60000, 17);
    ck_assert(input_file_open(&file, fixture_file(&f, "row.csv", bytes), &f.diagnostics));
    csv_reader *reader = csv_reader_open(&file, (encoding_choice){.encoding = ENCODING_UTF8}, 0, &f.diagnostics);
    ck_assert_int_eq(csv_reader_next(reader, &record), RECORD_READ);
    ck_assert_uint_eq(record.count, 18);
    csv_reader_close(reader);
    input_file_close(&file);
    free(bytes);

    bytes = long_row(60000, 18);
    ck_assert(input_file_open(&file, fixture_file(&f, "row.csv", bytes), &f.diagnostics));
    reader = csv_reader_open(&file, (encoding_choice){.encoding = ENCODING_UTF8}, 0, &f.diagnostics);
    ck_assert_int_eq(csv_reader_next(reader, &record), RECORD_FAILED);
    ck_assert_str_eq(fixture_said(&f), "1 row-too-large");
    csv_reader_close(reader);
    input_file_close(&file);
    free(bytes);
    fixture_end(&f);
}
END_TEST

// Without this the caret would stand under the wrong cell of a row with quotes, wide characters or line breaks.
START_TEST(a_cell_is_located_by_its_characters)
{
    const char raw[] = " a,\"x, \"\"y\"\"\" ,客户 ,,\"p\nqq\",last";
    csv_record record = {.count = 6, .line = 7, .raw = {raw, sizeof raw - 1}};
    static const struct {
        uint64_t line;
        uint32_t column, length;
    } expected[] = {{7, 2, 1}, {7, 4, 10}, {7, 16, 2}, {7, 20, 0}, {7, 21, 2}, {8, 5, 4}, {8, 9, 0}};
    for (size_t i = 0; i < 7; i++) {
        location at = csv_locate(&record, 3, i);
        ck_assert_uint_eq(at.source, 3);
        ck_assert_uint_eq(at.line, expected[i].line);
        ck_assert_uint_eq(at.column, expected[i].column);
        ck_assert_uint_eq(at.length, expected[i].length);
    }
    ck_assert(text_is(csv_locate(&record, 3, 5).excerpt, "qq\",last"));
    ck_assert(text_is(csv_locate_row(&record, 3).excerpt, " a,\"x, \"\"y\"\"\" ,客户 ,,\"p"));
    ck_assert_uint_eq(csv_locate_row(&record, 3).column, 0);
}
END_TEST

Suite *suite(void)
{
    return suite_of("csv", cells_are_cut_and_trimmed, quoted_cells_are_kept_as_they_stand,
                    blank_lines_are_records_without_cells, a_quoted_cell_may_span_lines,
                    an_unclosed_quote_is_found_where_it_opens, a_stray_quote_is_an_error_at_the_quote,
                    a_cell_has_64_kb_at_most, a_row_has_1_mb_at_most, a_cell_is_located_by_its_characters);
}
