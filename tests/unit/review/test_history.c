/* A person's months and ledger; the state of a book. */
#include "review/history.h"

#include <string.h>

#include "desk.h"
#include "review/book_state.h"
#include "sheets.h"

/* A month in which E1 and E2, both called 张伟, hold a fund. */
static void fund(payslips *all, int64_t opening, int64_t withheld, int64_t drawn, int64_t released,
                 int64_t closing)
{
    money *figures = sheet_add(all, "E1", "张伟")->figures;
    figures[FIGURE_RISK_FUND_OPENING].fen = opening;
    figures[FIGURE_RISK_FUND_WITHHELD].fen = withheld;
    figures[FIGURE_RISK_FUND_DRAWN].fen = drawn;
    figures[FIGURE_RISK_FUND_RELEASED].fen = released;
    figures[FIGURE_RISK_FUND_BALANCE].fen = closing;
    sheet_add(all, "E2", "张伟");
    sheet_add(all, "E3", "Li Na");
}

static bool asked(const char *person, history *h, const payslips *all, diagnostics *d)
{
    history_init(h);
    ck_assert(history_note(h, all, text_of(person), d));
    return history_person(h, text_of(person), d);
}

// Without this a clerk would read the fund of a namesake.
START_TEST(who_is_meant_is_never_guessed)
{
    static const struct {
        const char *person, *id, *said;
    } cases[] = {
        {"E1", "E1", ""},
        {"Li Na", "E3", ""},
        {"张伟", NULL, "several-persons"},
        {"Li Ma", NULL, "never-paid"},
        {"Zhao Liu", NULL, "never-paid"},
        {"", NULL, "never-paid"},
    };
    payslips all = {0};
    fund(&all, 0, 0, 0, 0, 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        history h;
        diagnostics d;
        diagnostics_init(&d, false);
        ck_assert_int_eq(asked(cases[i].person, &h, &all, &d), cases[i].id != NULL);
        ck_assert_str_eq(said(&d), cases[i].said);
        ck_assert(!cases[i].id || text_is(h.id, cases[i].id));
        history_release(&h);
        diagnostics_release(&d);
    }
    payslips_release(&all);
}
END_TEST

// Without this nobody would see that a fund was changed between two months, or inside one.
START_TEST(breaks_of_the_ledger_are_told)
{
    static const struct {
        int64_t opening, withheld, drawn, released, closing, carried_in;
        const char *said;
    } cases[] = {
        {100, 50, 20, 30, 100, 7, ""},
        {100, 50, 20, 30, 101, 7, "fund-does-not-add-up"},
        {100, 50, 20, 30, 99, 7, "fund-does-not-add-up"},
        {99, 50, 20, 30, 99, 7, "opens-otherwise"},
        {100, 50, 20, 30, 100, 8, "opens-otherwise"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        payslips june = {0}, july = {0};
        history h;
        diagnostics d;
        diagnostics_init(&d, false);
        fund(&june, 0, 100, 0, 0, 100);
        june.items[0].figures[FIGURE_CARRIED_OUT].fen = 7;
        fund(&july, cases[i].opening, cases[i].withheld, cases[i].drawn, cases[i].released,
             cases[i].closing);
        july.items[0].figures[FIGURE_CARRIED_IN].fen = cases[i].carried_in;
        ck_assert(asked("E1", &h, &june, &d));
        ck_assert(history_add(&h, sheet_month("2026-06"), true, &june, &d));
        ck_assert(history_add(&h, sheet_month("2026-07"), false, &july, &d));
        history_check(&h, &d);
        ck_assert_str_eq(said(&d), cases[i].said);
        history_release(&h);
        payslips_release(&june);
        payslips_release(&july);
        diagnostics_release(&d);
    }
}
END_TEST

// Without this the ledger would not stand under its headings, in Chinese least of all.
START_TEST(the_ledger_is_aligned_in_chinese)
{
    payslips june = {0};
    history h;
    diagnostics d;
    diagnostics_init(&d, false);
    fund(&june, 100, 50, 0, 0, 150);
    ck_assert(asked("E1", &h, &june, &d));
    ck_assert(history_add(&h, sheet_month("2026-06"), true, &june, &d));
    FILE *out = sheet_begin();
    ck_assert(history_write_text(&h, LANGUAGE_CHINESE, out));
    ck_assert_ptr_nonnull(strstr(sheet_end(out), "\n风险金\n"
                                                 "月份    期初 ＋计提 －扣罚 －返还 ＝期末\n"
                                                 "2026-06 1.00   0.50   0.00   0.00   1.50\n"));
    history_release(&h);
    payslips_release(&june);
    diagnostics_release(&d);
}
END_TEST

// Without this a month that was never run would look as if it had paid nothing.
START_TEST(a_month_that_was_not_run_has_no_figures)
{
    month_row rows[MONTH_STATES];
    memset(rows, 0, sizeof rows);
    for (month_state s = 0; s < MONTH_STATES; s++)
        rows[s] = (month_row){
            .month = sheet_month("2026-07"), .state = s, .has_totals = s == MONTH_DRAFT};
    rows[MONTH_DRAFT].totals.persons = 3;
    rows[MONTH_SEALED].seal = "0123456789abcdef";
    FILE *out = sheet_begin();
    book_state_write_json(rows, MONTH_STATES, out);
    const char *said_in_json = sheet_end(out);
    ck_assert_ptr_nonnull(strstr(said_in_json, "\"state\":\"missing\"}\n"));
    ck_assert_ptr_nonnull(
        strstr(said_in_json, "\"state\":\"draft\",\"persons\":3,\"collected\":\"0.00\""));
    ck_assert_ptr_nonnull(
        strstr(said_in_json, "\"state\":\"closed\",\"seal\":\"0123456789abcdef\"}\n"));
    out = sheet_begin();
    ck_assert(book_state_write_text(rows, MONTH_STATES, LANGUAGE_ENGLISH, out));
    ck_assert_ptr_nonnull(strstr(sheet_end(out), "0123456789ab…"));
}
END_TEST

Suite *suite(void)
{
    return suite_of("history", who_is_meant_is_never_guessed, breaks_of_the_ledger_are_told,
                    the_ledger_is_aligned_in_chinese, a_month_that_was_not_run_has_no_figures);
}
