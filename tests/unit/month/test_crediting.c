#include "month/crediting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "months.h"
#include "unit.h"

#define ROWS 150

/* A July of many rows, in two files; every so manieth row has a mistake (0: none). */
static void many_payments(month_on_desk *july, size_t spoilt)
{
    static char rows[2][ROWS * 64];
    desk_book();
    for (size_t file = 0; file < 2; file++) {
        size_t size = (size_t)sprintf(rows[file],
                                      "payment_id,date,employee_id,contract_id,customer,amount\n");
        for (size_t i = 0; i < ROWS; i++)
            size +=
                (size_t)sprintf(rows[file] + size, "P%zu-%zu,2026-07-%02zu,%s,%s,%s,%s%zu.%02zu\n",
                                file, i, 1 + i % 31, i % 5 == 0 ? "E2" : "",
                                i % 10 == 0 ? ""
                                : i % 2     ? "C1"
                                            : "C2",
                                i % 9 == 0 ? "\"a\nnote, too\"" : "客户",
                                spoilt > 0 && i % spoilt == spoilt - 1 ? "x"
                                : i % 11 == 0                          ? "-"
                                                                       : "",
                                i * 37 % 901, i % 100);
    }
    desk_write("payments/2026-07.csv", rows[0]);
    desk_write("payments/2026-07-b.csv", rows[1]);
    first_month(july, "2026-07");
    add_payments(july, "payments/2026-07-b.csv");
}

/* Files of the month and what was said, in one text. The caller frees. */
static char *everything(month_paths paths, size_t chunk_size, size_t threads)
{
    diagnostics d;
    char *told = NULL;
    diagnostics_init(&d, false);
    paths.chunk_size = chunk_size;
    paths.threads = threads;
    const bool written = write_month(&paths, "months/2026-07", &d);
    char *const files = written ? desk_read_all("months/2026-07") : strdup("nothing written");
    ck_assert_int_gt(asprintf(&told, "%s\n%s\n", said(&d), files), 0);
    free(files);
    diagnostics_release(&d);
    return told;
}

static void expect_same_everywhere(const month_paths *paths, const char *holds)
{
    static const size_t chunk_sizes[] = {1, 7, 64, 1000, 0};
    char *const alone = everything(*paths, 0, 0);
    ck_assert_ptr_nonnull(strstr(alone, holds));
    for (size_t i = 0; i < sizeof chunk_sizes / sizeof *chunk_sizes; i++)
        for (size_t threads = 1; threads <= 4; threads++) {
            char *const got = everything(*paths, chunk_sizes[i], threads);
            if (strcmp(alone, got) != 0)
                ck_abort_msg("blocks of %zu, %zu threads:\n%s\nexpected:\n%s", chunk_sizes[i],
                             threads, got, alone);
            free(got);
        }
    free(alone);
}

/* What a person is paid would depend on the machine, or on how large the files happen to be. */
START_TEST(a_month_is_the_same_in_any_blocks_by_any_threads)
{
    month_on_desk july;
    many_payments(&july, 0);
    desk_add("payments/2026-07.csv",
             "PL,2026-07-31,E2,C1,=last,1"); /* credited to another than the owner */
    for (int i = 0; i < 40; i++)
        desk_add("payments/2026-07.csv", ",,,,,"); /* nobody credited: blank rows are passed over */
    expect_same_everywhere(&july.paths, "== payslips.csv");
}
END_TEST

/* The clerk would be told of other mistakes at each run. */
START_TEST(a_month_with_mistakes_is_told_of_in_the_same_way)
{
    month_on_desk july;
    many_payments(&july, 40);
    desk_add("payments/2026-07-b.csv", "P1-5,2026-07-31,E2,C1,again,1");
    expect_same_everywhere(&july.paths, "nothing written");
}
END_TEST

/* A sink of lines that keeps them, and fails at the how-manieth piece (0: never). */
typedef struct {
    char *bytes;
    size_t size, pieces, fail_at, finished;
} kept_lines;

static bool keep_begin(void *closure, const settle_facts *facts, diagnostics *d)
{
    (void)closure, (void)facts, (void)d;
    return true;
}

static bool keep_piece(void *closure, text piece, diagnostics *d)
{
    kept_lines *kept = closure;
    (void)d;
    kept->bytes = realloc(kept->bytes, kept->size + piece.size + 1);
    memcpy(kept->bytes + kept->size, piece.bytes, piece.size);
    kept->size += piece.size;
    kept->bytes[kept->size] = '\0';
    kept->pieces++;
    ck_assert(kept->fail_at == 0 || kept->pieces <= kept->fail_at); /* none behind a failure */
    return kept->pieces != kept->fail_at;
}

static bool keep_finish(void *closure, const month_result *result, diagnostics *d)
{
    kept_lines *kept = closure;
    (void)d;
    ck_assert_uint_eq(result->payments_read, result->payments_used);
    kept->finished++;
    return true;
}

static kept_lines keep_lines(month_paths paths, size_t threads, size_t fail_at)
{
    computed_month computed;
    diagnostics d;
    kept_lines kept = {.fail_at = fail_at};
    const month_sink sink = {.begin = keep_begin, .finish = keep_finish, .closure = &kept, .lines = keep_piece};
    diagnostics_init(&d, false);
    paths.chunk_size = 200;
    paths.threads = threads;
    month_compute(&computed, &paths, &sink, &d);
    month_release(&computed);
    diagnostics_release(&d);
    return kept;
}

/* An auditor would find lines in another order than their payments, or a line twice. */
START_TEST(lines_come_in_input_order_and_whole)
{
    month_on_desk july;
    many_payments(&july, 0);
    for (size_t threads = 1; threads <= 4; threads++) {
        kept_lines kept = keep_lines(july.paths, threads, 0);
        char *at = kept.bytes;
        ck_assert_uint_eq(kept.finished, 1);
        ck_assert_uint_gt(kept.pieces, 20);
        for (size_t i = 0; i < 2 * ROWS; i++) {
            char id[32];
            snprintf(id, sizeof id, "\n2026-07,P%zu-%zu,2026-07", i / ROWS, i % ROWS);
            at = strstr(at, id);
            ck_assert_msg(at != NULL, "no line of %s behind the one before", id + 1);
        }
        ck_assert_ptr_null(strstr(at + 1, "\n2026-07,"));
        free(kept.bytes);
    }
}
END_TEST

/* A disk that is full in the middle of the lines would be written to on and on. */
START_TEST(nothing_is_handed_on_behind_a_failure)
{
    month_on_desk july;
    many_payments(&july, 0);
    for (size_t threads = 1; threads <= 3; threads++)
        for (size_t fail_at = 1; fail_at < 6; fail_at++) {
            kept_lines kept = keep_lines(july.paths, threads, fail_at);
            ck_assert_uint_eq(kept.pieces, fail_at);
            free(kept.bytes);
        }
}
END_TEST

/* The lines of a month that cannot come out whole would still be made. */
START_TEST(no_lines_behind_a_mistake)
{
    month_on_desk july;
    many_payments(&july, 0);
    desk_write("payments/2026-07.csv",
               "payment_id,date,employee_id,contract_id,amount\nP1,2026-07-01,E1,,x\n");
    kept_lines kept = keep_lines(july.paths, 2, 0);
    ck_assert_uint_eq(kept.pieces, 1); /* the header */
    ck_assert_uint_eq(kept.finished, 0);
    free(kept.bytes);
}
END_TEST

Suite *suite(void)
{
    return suite_of("crediting", a_month_is_the_same_in_any_blocks_by_any_threads,
                    a_month_with_mistakes_is_told_of_in_the_same_way,
                    lines_come_in_input_order_and_whole, nothing_is_handed_on_behind_a_failure,
                    no_lines_behind_a_mistake);
}
