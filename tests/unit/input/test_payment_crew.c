#include "unit.h"

#include <stdio.h>

#include "payments_taken.h"
#include "reading.h"

/* Files that the crew is to read. */
typedef struct {
    const char *bytes[3];
    size_t count;
} some_files;

static void take_files(fixture *f, const some_files *files, reading_way way, reading *out)
{
    static const char *const names[] = {"a.csv", "b.csv", "c.csv"};
    const char *paths[3];
    for (size_t i = 0; i < files->count; i++)
        paths[i] = fixture_file(f, names[i], files->bytes[i]);
    reading_take(f, paths, files->count, way, out);
}

/* The same by any number of threads, in blocks of any size. */
static void expect_same(some_files files, size_t messages)
{
    static const size_t chunk_sizes[] = {0, 1, 7, 64, 1000};
    fixture f;
    taken t;
    reading alone, got;
    begin(&f, &t);
    f.context.chunk_size = 0;
    take_files(&f, &files, (reading_way){.threads = 1}, &alone);
    ck_assert_uint_eq(alone.message_count, messages);
    for (size_t i = 0; i < sizeof chunk_sizes / sizeof *chunk_sizes; i++)
        for (size_t threads = 1; threads <= 4; threads++)
            for (size_t round = 0; round < 2; round++) {
                const reading_way way = {.threads = threads, .chunk_size = chunk_sizes[i]};
                take_files(&f, &files, way, &got);
                const char *const difference = reading_difference(&alone, &got);
                if (difference != NULL)
                    ck_abort_msg("%zu threads, blocks of %zu: other %s", threads, chunk_sizes[i],
                                 difference);
                reading_release(&got);
            }
    reading_release(&alone);
    fixture_end(&f);
}

#define ROW(id) id ",2026-07-01,1,C1,,,,,,5.00\n"

// Payments would be handed on in the order in which threads happen to come to their end.
START_TEST(good_rows_come_in_order)
{
    expect_same((some_files){{HEADER ROW("P1") ROW("P2") ROW("P3") ROW("P4") ROW("P5") ROW("P6"),
                              HEADER ROW("P7") ROW("P8"), HEADER},
                             3},
                0);
}
END_TEST

// The clerk would be told of other persons, or of the same mistake in another way, at every run.
START_TEST(mistakes_are_told_in_order)
{
    expect_same(
        (some_files){
            {HEADER
             "P1,2026-07-01,4,C5,,,,,,x\nP2,2026-08-01,4,C5,,,,,,5\nP3,2026-07-01,4,,,,,,,5\n,,,\n"
             "P4,2026-07-01,1,C2,,,,10,16,5\nP5,2026-07-01\n合计,,,,,,,,,99\n",
             HEADER ROW("P6") "P7,2026-07-01,4,C5,,,,,,5\nP8,2026-07-01,张三,C5,,,,,,5\n"},
            2},
        15);
}
END_TEST

// A quote that is wrong would be told of together with what stands behind it, or not.
START_TEST(nothing_counts_behind_a_fatal_mistake)
{
    expect_same(
        (some_files){
            {HEADER ROW("P1") "P2,2026-07-01,1,C1,a\"b,,,,,5\nP3,2026-07-01,4,,,,,,,5\n" ROW("P4")
                 ROW("P5") ROW("P6") ROW("P7") ROW("P8"),
             HEADER ROW("P9") ROW("P10") "P11,x,1,,,,,,,1\n"},
            2},
        2);
    expect_same((some_files){{HEADER ROW("P1") "P2,2026-07-01,1,C1,\"open,,,,,5\n" ROW("P4")
                                  ROW("P5") ROW("P6") ROW("P7")},
                             1},
                1);
    expect_same((some_files){{HEADER ROW("P1") "P2,2026-07-01,1,\rC1,open,,,,,5\n" ROW("P4")
                                  ROW("P5") ROW("P6") ROW("P7")},
                             1},
                1);
}
END_TEST

// Whether a copy of a file is told of would depend on how far other threads had read when both failed.
START_TEST(two_files_alike_that_fail)
{
    static const char failing[] = HEADER ROW("P1") "P2,2026-07-01,1,C1,a\"b,,,,,5\n" ROW("P3")
        ROW("P4") ROW("P5") ROW("P6") ROW("P7") ROW("P8") ROW("P9");
    expect_same((some_files){{failing, failing}, 2}, 3);
}
END_TEST

// Whether a note tells of the encoding would depend on how far other threads had read when the file failed.
START_TEST(the_encoding_of_a_file_that_fails)
{
    static const char late[] = HEADER ROW("P1") "P2,2026-07-01,1,C1,a\"b,,,,,5\n" ROW("P3")
        ROW("P4") ROW("P5") ROW("P6") "P7,2026-07-01,1,C1,\xC4\xE3,,,,,5\n";
    static const char header_fails[] = "payment_id,amount\n" ROW("P1") ROW("P2") "P3,\xC4\xE3\n";
    expect_same((some_files){{late, header_fails}, 2}, 4);
}
END_TEST

// A payment entered twice, far from each other, would pass unseen where two threads read them.
START_TEST(rows_alike_are_found_over_blocks_and_files)
{
    expect_same(
        (some_files){
            {HEADER ROW("") ROW("P1") ROW("P2") ROW("") ROW("P3"), HEADER ROW("P4") ROW("")}, 2},
        2);
}
END_TEST

// A note of several lines at the border of two blocks would be cut in two.
START_TEST(cells_over_lines)
{
    expect_same((some_files){{"payment_id,date,\"customer\n\",employee_id,amount\nP1,2026-07-01,"
                              "\"a\nb\",1,5\nP2,2026-07-01,x,1,5\n",
                              HEADER "P3,2026-07-01,1,C1,\"a\n\nb\",,,,,5\n" ROW(
                                  "P4") "P5,2026-07-01,1,C1,\"\"\"\n\",,,,,x\n" ROW("P6")},
                             2},
                2);
}
END_TEST

// Of a file so long that all threads are at work on it, the rows and mistakes would come in any order.
START_TEST(a_long_file)
{
    static char bytes[3000 * 64];
    size_t size = (size_t)sprintf(bytes, HEADER), mistakes = 0;
    for (unsigned i = 0; i < 2000; i++) {
        mistakes += i % 40 == 39;
        size += (size_t)sprintf(bytes + size, "P%u,2026-07-01,%s,C1,%s,,,,,%u.00\n", i,
                                i % 40 == 39 ? "unknown" : "1", i % 7 == 0 ? "\"a\nb\"" : "", i);
    }
    expect_same((some_files){{bytes}, 1}, mistakes);
}
END_TEST

// The owner of a contract, whose id is odd, would push the cells of a line to the right.
START_TEST(an_odd_owner_is_not_said_to_be_plain)
{
    static const some_files file = {{HEADER ROW("P1") "P2,2026-07-01,,C9,,,,,,5.00\n"
                                                      "P3,2026-07-01,,C9,,,,,,5.00\n"},
                                    1};
    fixture f;
    taken t;
    reading got;
    begin(&f, &t);
    fixture_staff(&f, "employee_id,name,grade\n1,A,junior\n\"E,9\",B,junior\n");
    fixture_contracts(&f, "contract_id,employee_id,list_price,contract_price\nC1,1,1,1\nC9,\"E,9\",1,1\n");
    f.context.chunk_size = 0;
    take_files(&f, &file, (reading_way){.threads = 1}, &got); /* it looks at what is said to be plain */
    ck_assert_uint_eq(got.row_count, 3);
    ck_assert_uint_eq(got.message_count, 0);
    reading_release(&got);
    fixture_end(&f);
}
END_TEST

Suite *suite(void)
{
    return suite_of("payment_crew", good_rows_come_in_order, mistakes_are_told_in_order,
                    nothing_counts_behind_a_fatal_mistake, two_files_alike_that_fail,
                    the_encoding_of_a_file_that_fails, rows_alike_are_found_over_blocks_and_files,
                    cells_over_lines, a_long_file, an_odd_owner_is_not_said_to_be_plain);
}
