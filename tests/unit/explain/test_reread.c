/* Without this a report or an explanation would lack rows, or show rows that are not those that were paid by. */
#include "explain/reread.h"

#include "desk.h"
#include "unit.h"

static const char *const rules_paths[] = {"rules.ini"}, *const payment_paths[] = {
                                                            "payments/2026-06.csv"};

static month_paths june(void)
{
    return (month_paths){
        .month = {2026 * 12 + 5},
        .rules = {rules_paths, 1},
        .staff = "staff.csv",
        .payments = {payment_paths, 1},
        .contracts = "contracts.csv",
        .instalments = "instalments.csv",
        .adjustments = "adjustments.csv",
    };
}

typedef struct {
    size_t rows;
    int64_t fen;
} counted;

static void count_adjustment(void *closure, const adjustment *row)
{
    counted *c = closure;
    c->rows++;
    c->fen += row->amount.fen;
}

static void count_instalment(void *closure, const instalment *due)
{
    counted *c = closure;
    c->rows++;
    c->fen += due->amount.fen;
}

START_TEST(rows_are_handed_on_again)
{
    diagnostics d;
    computed_month computed;
    arena memory = ARENA_EMPTY;
    counted entered = {0}, due = {0};
    diagnostics_init(&d, false);
    desk_book();
    desk_write("adjustments.csv",
               "month,employee_id,kind,amount,note\n2026-06,E1,bonus,10,\n2026-07,E1,bonus,5,\n");
    const month_paths paths = june();
    ck_assert(month_compute(&computed, &paths, &month_sink_none, &d));
    ck_assert(reread_adjustments(&computed, &paths, &memory, count_adjustment, &entered, &d));
    ck_assert(reread_instalments(&computed, &paths, &memory, count_instalment, &due, &d));
    ck_assert_uint_eq(entered.rows, 1);
    ck_assert_int_eq(entered.fen, 1000);
    ck_assert_uint_eq(due.rows, 2);
    ck_assert_int_eq(due.fen, 7500000);
    ck_assert_str_eq(said(&d), "");
    desk_remove("adjustments.csv");
    ck_assert(!reread_adjustments(&computed, &paths, &memory, count_adjustment, &entered, &d));
    ck_assert_str_eq(said(&d), "input-changed");
    month_release(&computed);
    arena_release(&memory);
    diagnostics_release(&d);
}
END_TEST

START_TEST(a_file_that_is_not_there_has_no_rows)
{
    const month_paths none = {.month = {2026 * 12 + 5}};
    const computed_month computed = {0};
    arena memory = ARENA_EMPTY;
    counted c = {0};
    diagnostics d;
    diagnostics_init(&d, false);
    ck_assert(reread_adjustments(&computed, &none, &memory, count_adjustment, &c, &d));
    ck_assert(reread_instalments(&computed, &none, &memory, count_instalment, &c, &d));
    ck_assert_uint_eq(c.rows, 0);
    diagnostics_release(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("reread", rows_are_handed_on_again, a_file_that_is_not_there_has_no_rows);
}
