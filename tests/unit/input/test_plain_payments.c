/* Which rows are read straight from their bytes; that they are read rightly, two_ways holds. */
#include "unit.h"

#include <stdio.h>

#include "input/plain_payments.h"
#include "payments_taken.h"

static char out[1024];
static size_t out_size;

static void take_plain(void *closure, const payment *rows, size_t count)
{
    ck_assert_ptr_eq(closure, out);
    for (const payment *row = rows; row < rows + count; row++)
        out_size += (size_t)snprintf(out + out_size, sizeof out - out_size, "p%d:%lld ",
                                     (int)row->line, (long long)row->amount.fen);
}

/* Reads a file by plain rows where they are, and by the table where they are not; "p" and "-" for each, and a row's amount. */
static const char *rows_of(fixture *f, const payments_request *request, const char *bytes)
{
    payments_request plainly = *request;
    table t;
    payment_rows rows;
    plain_payments plain;
    const char *path = fixture_file(f, "2026-07.csv", bytes);
    plainly.handle = take_plain;
    plainly.handle_keys = NULL;
    ck_assert(payment_rows_init(&rows, &f->context, &plainly));
    ck_assert(table_open(&t, &f->context, path, &payments_columns));
    payment_rows_begin(&rows, path);
    plain_payments_begin(&plain, &rows, &t, out);
    out[0] = '\0';
    out_size = 0;
    for (bool going = true; going;) {
        plain_payments_take(&plain, csv_reader_lines(t.csv));
        going = table_next(&t);
        out_size += (size_t)snprintf(out + out_size, sizeof out - out_size, going ? "- " : "");
    }
    ck_assert(table_close(&t));
    payment_rows_release(&rows);
    return out;
}

static int64_t sum_of_rows;

static void add_rows(void *closure, const payment *rows, size_t count)
{
    (void)closure;
    for (size_t i = 0; i < count; i++)
        sum_of_rows += rows[i].amount.fen;
}

static void expect(const char *rows, const char *how)
{
    fixture f;
    taken t;
    char bytes[2048];
    begin(&f, &t);
    f.context.chunk_size = 0;
    const payments_request request = request_of(&f, &t, NULL, 0);
    snprintf(bytes, sizeof bytes, "%s%s", HEADER, rows);
    ck_assert_str_eq(rows_of(&f, &request, bytes), how);
    fixture_end(&f);
}

// Reading a large month would take many times as long, and no figure would tell.
START_TEST(plain_rows_are_plain)
{
    expect("P1,2026-07-01,1,C1,Shop 1,AC-3,2,10,15,5.00\n", "p2:500 ");
    expect("P1,2026-07-31,,C1,,,,,,5\r\n", "p2:500 ");
    expect("P1,2026-07-01,1,,,,,,,12345678.90\n", "p2:1234567890 ");
    expect("2026-1,2026-07-01,1,,,,,10,9.5,0.1\n", "p2:10 ");
    expect("1,2026-07-01,2,C2,x,y,1.5,10.00,10.0,0\n2,2026-07-02,1,,,,,,,7.77\n", "p2:0 p3:777 ");
}
END_TEST

// A row that must be looked at more closely would be paid without a look.
START_TEST(all_others_are_not)
{
    static const char *const rows[] = {
        "P,2026-07-01,1,,,,,,,5\n",        "P1,2026-07-32,1,,,,,,,5\n",
        "P1,2026-07-00,1,,,,,,,5\n",       "P1,2026-06-30,1,,,,,,,5\n",
        "P1,2026/07/01,1,,,,,,,5\n",       "P1,2026-07-01,7,,,,,,,5\n",
        "P1,2026-07-01,1,C9,,,,,,5\n",     "P1,2026-07-01,1,C2,,,,,,5\n",
        "P1,2026-07-01,,C4,,,,,,5\n",      "P1,2026-07-01,,,,,,,,5\n",
        "P1,2026-07-01,1,C1,,,,10,16,5\n", "P1,2026-07-01,1,,,,,10,,5\n",
        "P1,2026-07-01,1,,,,0,,,5\n",      "P1,2026-07-01,1,,,,,0,0,5\n",
        "P1,2026-07-01,1,,,,,,,-5\n",      "P1,2026-07-01,1,,,,,,,\n",
        "P1,2026-07-01,1,,,,,,,5.\n",      "P1,2026-07-01,1,,,,,,,123456789\n",
        "P1,2026-07-01,1,,#N/A,,,,,5\n",   "P1,2026-07-01,1,, x,,,,,5\n",
        "P1,2026-07-01,1,,x ,,,,,5\n",     "P1 ,2026-07-01,1,,,,,,,5\n",
        "1E5,2026-07-01,1,,,,,,,5\n",      "12345678901234000,2026-07-01,1,,,,,,,5\n",
        "P/1,2026-07-01,1,,,,,,,5\n",      ",2026-07-01,1,,,,,,,5\n",
        "P1,2026-07-01,1,,\"x\",,,,,5\n",  "P1,2026-07-01,1,,,,,,,5,x\n",
        "P1,12026-07-01,1,,,,,,,5\n",      "P1,2026-07-01,1,,张\xC2\xA0,,,,,5\n",
        "P1,2026-07-01,1,,a\tb,,,,,5\n",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char how[64];
        taken t;
        fixture f;
        begin(&f, &t);
        f.context.chunk_size = 0;
        const payments_request request = request_of(&f, &t, NULL, 0);
        char bytes[512];
        snprintf(bytes, sizeof bytes, "%s%s", HEADER, rows[i]);
        snprintf(how, sizeof how, "%s", rows_of(&f, &request, bytes));
        ck_assert_msg(how[0] != 'p', "%s", rows[i]);
        fixture_end(&f);
    }
    expect("P,2026-07-01,1,,,,,,,5\nP2,2026-07-01,1,,,,,,,5\n\nP3,2026-07-01,1,,,,,,,6\n"
           "P4,2026-07-01,1,,,,,,,7\nP5,2026-07-01,1,,,,,,,8",
           "- p3:500 - p6:700 - ");
}
END_TEST

// Rules that ask more of a row than plain rows can show would not be asked.
START_TEST(some_rules_and_files_have_no_plain_rows)
{
    fixture f;
    taken t;
    begin(&f, &t);
    f.context.chunk_size = 0;
    payments_request request = request_of(&f, &t, NULL, 0);
    static const char row[] = HEADER "P1,2026-07-01,1,,,,,10,9,5\n";
    ck_assert_str_eq(rows_of(&f, &request, row), "p2:500 ");
    f.rules.below_list = BELOW_LIST_REJECT;
    ck_assert_str_eq(rows_of(&f, &request, row), "- ");
    f.rules.below_list = BELOW_LIST_IGNORE;
    f.rules.payment_id = PAYMENT_ID_LINE;
    ck_assert_str_eq(rows_of(&f, &request, row), "- ");
    f.rules.payment_id = PAYMENT_ID_UNIQUE;
    request.slowly = true;
    ck_assert_str_eq(rows_of(&f, &request, row), "- ");
    request.slowly = false;
    request.people = NULL;
    ck_assert_str_eq(rows_of(&f, &request, row), "- ");
    request.people = &f.people;
    month_of(2026, 6, &f.context.month);
    ck_assert_str_eq(
        rows_of(&f, &request, HEADER "P1,2026-06-30,1,,,,,,,5\nP2,2026-06-31,1,,,,,,,5\n"),
        "p2:500 - ");
    month_of(2026, 7, &f.context.month);
    ck_assert_str_eq(rows_of(&f, &request, "date,employee_id,amount\n2026-07-01,1,5\n"), "- ");
    ck_assert_str_eq(
        rows_of(&f, &request,
                "amount,payment_id,date,employee_id\n5,P1,2026-07-01,1\n5.5,P2,2026-07-01,1\n"),
        "p2:500 p3:550 ");
    fixture_end(&f);
}
END_TEST

// Nobody would be told that an id may have been rounded, since somebody bears it.
START_TEST(an_id_that_looks_rounded_is_not_plain)
{
    fixture f;
    taken t;
    uint32_t stored;
    begin(&f, &t);
    f.context.chunk_size = 0;
    ck_assert(name_index_put(&f.people.by_id, TEXT_LITERAL("1234567890123000"), 0, &stored));
    ck_assert(name_index_put(&f.contracts.by_id, TEXT_LITERAL("9876543210987000"), 0, &stored));
    const payments_request request = request_of(&f, &t, NULL, 0);
    ck_assert_str_eq(rows_of(&f, &request,
                             HEADER
                             "P1,2026-07-01,1,C1,,,,,,5\nP2,2026-07-01,1234567890123000,,,,,,,5\n"
                             "P3,2026-07-01,1,9876543210987000,,,,,,5\nP4,2026-07-01,,C1,,,,,,5\n"),
                     "p2:500 - - p5:500 ");
    fixture_end(&f);
}
END_TEST

// A cell would be taken for that of another column, where lines that are wrong make up for each other.
START_TEST(lines_of_other_widths_are_seen)
{
    static const char good[] = "P1,2026-07-01,1,,,,,,,5\n";
    static const char *const lines[] = {
        "P2,2026-07-01,1,,,,,,\n77,P3,2026-07-01,1,,,,,,,6\n", /* one too short, one too long */
        "P2,2026-07-01,1,,,,\n,,7\n",                          /* two that make one */
        "P2,2026-07-01,1,\"\",,,,7\n",                         /* quotes in the place of commas */
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char rows[256], how[256], bytes[512];
        fixture f;
        taken t;
        begin(&f, &t);
        f.context.chunk_size = 0;
        const payments_request request = request_of(&f, &t, NULL, 0);
        snprintf(rows, sizeof rows, "%s%s%s", good, lines[i], good);
        snprintf(bytes, sizeof bytes, "%s%s", HEADER, rows);
        snprintf(how, sizeof how, "%s", rows_of(&f, &request, bytes));
        ck_assert_msg(strncmp(how, "p2:500 ", 7) == 0, "%s%s", rows, how);
        for (const char *p = strchr(how, 'p'); p != NULL; p = strchr(p + 1, 'p'))
            ck_assert_msg(strncmp(strchr(p, ':'), ":500 ", 5) == 0, "%s%s", rows, how);
        fixture_end(&f);
    }
}
END_TEST

// A cell that nobody can have meant would be taken, since it was read quickly.
START_TEST(a_cell_over_the_limit_is_not_plain)
{
    static char rows[CSV_CELL_LIMIT + 256];
    fixture f;
    taken t;
    begin(&f, &t);
    f.context.chunk_size = 0;
    const payments_request request = request_of(&f, &t, NULL, 0);
    const int front = snprintf(rows, sizeof rows, "%sP1,2026-07-01,1,,", HEADER);
    memset(rows + front, 'x', CSV_CELL_LIMIT);
    snprintf(rows + front + CSV_CELL_LIMIT, sizeof rows - (size_t)front - CSV_CELL_LIMIT,
             ",,,,,5\n");
    ck_assert_str_eq(rows_of(&f, &request, rows), "- ");
    fixture_end(&f);
}
END_TEST

/* Blocks of as many lines as a batch holds, and of fewer: each begins where the last one did. */
static void put_many_rows(char *bytes, size_t size, int rows)
{
    size_t used = (size_t)snprintf(bytes, size, "%s", HEADER);
    for (int i = 0; i < rows; i++)
        used +=
            (size_t)snprintf(bytes + used, size - used, "P%d,2026-07-01,1,,,,,,,%d\n", i, i + 1);
}

// Rows of one block would be paid again in the place of those of the next.
START_TEST(each_block_has_its_own_rows)
{
    static const size_t block_sizes[] = {100, 500, 2500, 4000};
    static char bytes[16384];
    put_many_rows(bytes, sizeof bytes, 400);
    for (size_t i = 0; i < sizeof block_sizes / sizeof *block_sizes; i++) {
        fixture f;
        taken t;
        begin(&f, &t);
        f.context.chunk_size = block_sizes[i];
        payments_request request = request_of(&f, &t, NULL, 0);
        sum_of_rows = 0;
        request.handle = add_rows;
        request.handle_keys = NULL;
        const char *paths[] = {fixture_file(&f, "2026-07.csv", bytes)};
        request.paths = paths;
        request.path_count = 1;
        ck_assert(payments_read(&f.context, &request));
        ck_assert_int_eq(sum_of_rows, 100 * 400 * 401 / 2);
        fixture_end(&f);
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("plain_payments", plain_rows_are_plain, all_others_are_not,
                    some_rules_and_files_have_no_plain_rows, an_id_that_looks_rounded_is_not_plain,
                    lines_of_other_widths_are_seen, a_cell_over_the_limit_is_not_plain,
                    each_block_has_its_own_rows);
}
