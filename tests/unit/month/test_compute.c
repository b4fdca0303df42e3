#include "month/compute.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "months.h"
#include "unit.h"

/* A sink that writes down its calls: b, l and f; and may fail at the how-manieth call. */
typedef struct {
    char calls[64];
    size_t fail_at; /* from 1; 0: never */
    bool reports;   /* a failure is reported, too */
    uint64_t lines[8];
} recorder;

static bool record(recorder *r, char call, diagnostics *d)
{
    const size_t count = strlen(r->calls);
    ck_assert_uint_lt(count, sizeof r->calls - 1);
    r->calls[count] = call;
    if (count + 1 != r->fail_at)
        return true;
    if (r->reports)
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    return false;
}

static bool record_begin(void *closure, const settle_facts *facts, diagnostics *d)
{
    ck_assert_ptr_nonnull(facts->rules);
    ck_assert_uint_eq(facts->people->count, 2);
    return record(closure, 'b', d);
}

static bool record_line(void *closure, const settle_facts *facts, const payment *row, credited line, diagnostics *d)
{
    recorder *r = closure;
    ck_assert_uint_eq(facts->people->count, 2);
    ck_assert_int_eq(line.excess.fen + line.regular.fen, row->amount.fen);
    r->lines[strlen(r->calls)] = row->line;
    return record(closure, 'l', d);
}

static bool record_finish(void *closure, const month_result *result, diagnostics *d)
{
    ck_assert_uint_eq(result->payments_read, result->payments_used);
    return record(closure, 'f', d);
}

static const char *first_code(const diagnostics *d)
{
    return d->count > 0 ? message_name(d->items[0].code) : "";
}

/* The calls that the sink saw; computed and messages are let go of. */
static const char *calls_of(recorder *r, const month_paths *paths, bool strict, bool succeeds)
{
    computed_month computed;
    diagnostics d;
    diagnostics_init(&d, strict);
    const month_sink sink = {.begin = record_begin, .line = record_line, .finish = record_finish, .closure = r};
    ck_assert_msg(month_compute(&computed, paths, &sink, &d) == succeeds, "%s: %s", r->calls, said(&d));
    ck_assert_msg(succeeds || r->fail_at || diagnostics_failed(&d), "failed without a word after %s", r->calls);
    month_release(&computed);
    diagnostics_release(&d);
    return r->calls;
}

/* A month's files would lack their end, or begin before it is known what opens the month. */
START_TEST(a_sink_is_called_in_order)
{
    month_on_desk july;
    recorder r = {0};
    desk_book();
    first_month(&july, "2026-07");
    ck_assert_str_eq(calls_of(&r, &july.paths, false, true), "bllf");
    ck_assert_uint_eq(r.lines[1], 2);
    ck_assert_uint_eq(r.lines[2], 3);
    desk_write("payments/2026-07.csv", "date,employee_id,amount\n"); /* a header alone */
    ck_assert_str_eq(calls_of(&(recorder){0}, &july.paths, false, true), "bf");
}
END_TEST

/* A payslip would be written, and paid, although an input is wrong. */
START_TEST(nothing_is_finished_after_an_error)
{
    month_on_desk july;
    desk_book();
    desk_add("payments/2026-07.csv", "P5,2026-07-05,E1,,12x");
    desk_add("payments/2026-07.csv", "P6,2026-07-05,E1,,12");
    first_month(&july, "2026-07");
    ck_assert_str_eq(calls_of(&(recorder){0}, &july.paths, false, false), "bll");
    desk_book();
    desk_add("payments/2026-07.csv", "P3,2026-07-05,E1,,12"); /* found when all lines were handed on */
    ck_assert_str_eq(calls_of(&(recorder){0}, &july.paths, false, false), "blll");
    desk_book();
    desk_write("adjustments.csv", "month,employee_id,kind,amount,note\n2026-07,E1,risk_fund_draw,9999,\n");
    first_month(&july, "2026-07"); /* found when the month is settled */
    ck_assert_str_eq(calls_of(&(recorder){0}, &july.paths, false, false), "bll");
}
END_TEST

/* Lines would be credited by rules that are half read, or to people who are not all there. */
START_TEST(nothing_is_begun_before_the_inputs_are_sound)
{
    static const char *const broken[][2] = {
        {"rules.ini", "base_cap = 1"}, /* below [late_collection] */
        {"staff.csv", "E3,王芳,nobody,"},
        {"contracts.csv", "C1,E1,1,1,1"},
        {"instalments.csv", "C9,2026-07-31,1"},
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        month_on_desk july;
        desk_book();
        desk_add(broken[i][0], broken[i][1]);
        first_month(&july, "2026-07");
        ck_assert_str_eq(calls_of(&(recorder){0}, &july.paths, false, false), "");
    }
}
END_TEST

/* The clerk who asked for --strict would get a month that was warned of. */
START_TEST(a_warning_under_strict_ends_the_month)
{
    month_on_desk july;
    desk_book();
    desk_add("payments/2026-07.csv", "P5,2026-07-05,E1,C2,1"); /* credited to somebody other than the owner */
    first_month(&july, "2026-07");
    ck_assert_str_eq(calls_of(&(recorder){0}, &july.paths, false, true), "blllf");
    ck_assert_str_eq(calls_of(&(recorder){0}, &july.paths, true, false), "bll");
}
END_TEST

/* A full disk would be noticed only after the month was said to be done. */
START_TEST(a_sink_that_fails_is_not_called_again)
{
    month_on_desk july;
    desk_book();
    first_month(&july, "2026-07");
    ck_assert_str_eq(calls_of(&(recorder){.fail_at = 1, .reports = true}, &july.paths, false, false), "b");
    ck_assert_str_eq(calls_of(&(recorder){.fail_at = 2, .reports = true}, &july.paths, false, false), "bl");
    ck_assert_str_eq(calls_of(&(recorder){.fail_at = 4, .reports = true}, &july.paths, false, false), "bllf");
    ck_assert_str_eq(calls_of(&(recorder){.fail_at = 4}, &july.paths, false, false), "bllf");
    /* a stream that failed in silence says so when it is finished */
    ck_assert_str_eq(calls_of(&(recorder){.fail_at = 2}, &july.paths, false, true), "blf");
}
END_TEST

/* A clerk would mend one file, run again, and be told of the next, all evening. */
START_TEST(all_errors_of_all_files_are_told_in_one_run)
{
    month_on_desk july;
    desk_book();
    desk_add("rules.ini", "max_cut = 50%");
    desk_add("staff.csv", "E3,王芳,nobody,");
    desk_add("contracts.csv", "C3,E9,1,x,1");
    desk_add("instalments.csv", "C9,2026-07-31,0");
    desk_write("adjustments.csv", "month,employee_id,kind,amount,note\n2026-07,E8,gift,1,\n");
    desk_write("company.csv", "month,profit\n2026-07,much\n");
    desk_add("payments/2026-07.csv", "P3,2026-08-01,E7,C8,1x");
    desk_write("payments/2026-07-b.csv", "payment_id,date,amount\nP9,,1\n");
    first_month(&july, "2026-07");
    add_payments(&july, "payments/2026-07-b.csv");
    const char *told = said_of(&july.paths);
    ck_assert_str_eq(told,
                     "rules.ini:21:1 repeated-key, contracts.csv:4:9 bad-number, instalments.csv:4:1 unknown-contract, "
                     "instalments.csv:4:15 not-positive, adjustments.csv:2:9 unknown-person, "
                     "adjustments.csv:2:12 unknown-kind, company.csv:2:9 bad-amount, "
                     "payments/2026-07.csv:4:4 date-after-month, payments/2026-07.csv:4:15 unknown-person, "
                     "payments/2026-07.csv:4:18 unknown-contract, payments/2026-07.csv:4:21 bad-amount, "
                     "payments/2026-07-b.csv:2 nobody-credited, payments/2026-07-b.csv:2:4 empty-cell");
}
END_TEST

/* Somebody whose staff file has one typo would be told of a hundred unknown persons. */
START_TEST(a_file_that_fails_makes_no_noise_elsewhere)
{
    month_on_desk july;
    desk_book();
    desk_write("staff.csv", "employee_id,nam,grade\nE1,x,junior\n");
    desk_write("contracts.csv", "contract,employee_id,quantity,list_price,contract_price\nC1,E1,1,1,1\n");
    first_month(&july, "2026-07");
    const char *told = said_of(&july.paths);
    ck_assert_ptr_null(strstr(told, "payments/"));
    ck_assert_ptr_null(strstr(told, "instalments"));
    ck_assert_ptr_nonnull(strstr(told, "staff.csv:1:13 unknown-column"));
    ck_assert_ptr_nonnull(strstr(told, "contracts.csv:1:1 unknown-column"));
}
END_TEST

/* Two machines would pay by different files, since one reads in larger pieces than the other. */
START_TEST(chunks_of_any_size_give_the_same_bytes)
{
    month_on_desk july;
    desk_book();
    desk_write("payments/2026-07-b.csv", "\xEF\xBB\xBF回款单号,回款日期,工号,客户,回款金额\r\n"
                                         "Q1,2026年7月3日,E2,\"广东\r\n\"\"华\"\"南\",\"1,234.50\"\r\n"
                                         ",2026-07-09,E1,=客户,-0.01");
    desk_write("adjustments.csv", "month,employee_id,kind,amount,note\n2026-07,E1,risk_fund_release,all,合计\n");
    first_month(&july, "2026-07");
    add_payments(&july, "payments/2026-07-b.csv");
    diagnostics d;
    diagnostics_init(&d, false);
    ck_assert_msg(write_month(&july.paths, "whole", &d), "%s", said(&d));
    char *whole = desk_read_all("whole");
    for (size_t size = 1; size <= 64; size++) {
        july.paths.chunk_size = size;
        ck_assert_msg(write_month(&july.paths, "pieces", &d), "%s", said(&d));
        char *pieces = desk_read_all("pieces");
        ck_assert_msg(strcmp(whole, pieces) == 0, "chunks of %zu:\n%s\nnot\n%s", size, pieces, whole);
        free(pieces);
    }
    ck_assert_ptr_nonnull(strstr(whole, "== payslips.csv"));
    ck_assert_ptr_nonnull(strstr(whole, "== payment_ids.bin"));
    free(whole);
    diagnostics_release(&d);
}
END_TEST

/* totals.csv would not tell an auditor that every row was used. */
START_TEST(rows_are_counted)
{
    month_on_desk july;
    computed_month computed;
    diagnostics d;
    diagnostics_init(&d, false);
    desk_book();
    desk_write("payments/2026-07.csv", "payment_id,date,employee_id,contract_id,amount\n"
                                       "P3,2026-07-03,,C1,1\n,,,,\nP4,2026-07-04,E2,,2\n,,,,\nP5,2026-07-04,E2,,0\n");
    first_month(&july, "2026-07");
    ck_assert(month_compute(&computed, &july.paths, &month_sink_none, &d));
    ck_assert_uint_eq(computed.result.payments_read, 3);
    ck_assert_uint_eq(computed.result.payments_used, 3);
    ck_assert_uint_eq(computed.result.rows_passed_over, 2);
    ck_assert_uint_eq(computed.result.payment_keys.count, 3);
    ck_assert_uint_eq(computed.payments_without_contract, 2);
    ck_assert_uint_eq(computed.inputs.count, 4);
    month_release(&computed);
    diagnostics_release(&d);
}
END_TEST

/* A month whose opening is not known would be settled as if nothing had come before. */
START_TEST(inputs_alone_are_checked_and_nothing_is_settled)
{
    month_on_desk july;
    desk_book();
    first_month(&july, "2026-07");
    july.paths.inputs_only = true;
    ck_assert_str_eq(said_of(&july.paths), "");
    computed_month computed;
    diagnostics d;
    diagnostics_init(&d, false);
    recorder r = {0};
    const month_sink sink = {.begin = record_begin, .line = record_line, .finish = record_finish, .closure = &r};
    ck_assert(!month_compute(&computed, &july.paths, &sink, &d));
    ck_assert_str_eq(r.calls, "");
    ck_assert_str_eq(first_code(&d), "");
    month_release(&computed);
    diagnostics_release(&d);
    desk_add("payments/2026-07.csv", "P5,2026-07-05,E9,,12");
    ck_assert_str_eq(said_of(&july.paths), "payments/2026-07.csv:4:15 unknown-person");
}
END_TEST

/* The second month would pay from another fund than the first one left. */
START_TEST(a_month_opens_with_what_the_one_before_closed_with)
{
    month_on_desk july;
    computed_month computed;
    diagnostics d;
    diagnostics_init(&d, false);
    desk_book();
    written_first_month("2026-06");
    next_month(&july, "2026-07", "2026-06");
    ck_assert_msg(month_compute(&computed, &july.paths, &month_sink_none, &d), "%s", said(&d));
    /* June: 20,000.00 at 15 for 10: excess 6,666.67, regular 13,333.33; 30,000 due, of which 10,000 is late */
    ck_assert(!computed.opening.first_month);
    ck_assert_int_eq(computed.opening.people[0].risk_fund.fen, 10000 + 7111); /* 100.00 and a tenth of 711.11 */
    ck_assert_int_eq(computed.opening.contracts[0].collected_to_date.fen, 2000000);
    ck_assert_int_eq(computed.opening.contracts[0].due_to_date_before.fen, 3000000);
    month_release(&computed);
    diagnostics_release(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("compute", a_sink_is_called_in_order, nothing_is_finished_after_an_error,
                    nothing_is_begun_before_the_inputs_are_sound, a_warning_under_strict_ends_the_month,
                    a_sink_that_fails_is_not_called_again, all_errors_of_all_files_are_told_in_one_run,
                    a_file_that_fails_makes_no_noise_elsewhere, chunks_of_any_size_give_the_same_bytes,
                    rows_are_counted, inputs_alone_are_checked_and_nothing_is_settled,
                    a_month_opens_with_what_the_one_before_closed_with);
}
