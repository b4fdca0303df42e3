/* Input rows in which two versions of a month differ. */
#include "month/row_changes.h"

#include "desk.h"
#include "month/adjustment_changes.h"
#include "month/payment_changes.h"
#include "months.h"
#include "unit.h"

// Without this a row that stands three times and once would look like one that did not change.
START_TEST(rows_cancel_as_often_as_they_stand)
{
    row_keys old = {0}, now = {0};
    const uint64_t first[] = {5, 3, 5, 5, 9}, second[] = {9, 5, 7};
    for (size_t i = 0; i < 5; i++)
        ck_assert(row_keys_add(&old, first[i]));
    for (size_t i = 0; i < 3; i++)
        ck_assert(row_keys_add(&now, second[i]));
    ck_assert(row_keys_cancel(&old, &now));
    ck_assert_uint_eq(old.count, 3); /* 3, 5, 5 */
    ck_assert_uint_eq(now.count, 1); /* 7 */
    ck_assert(row_keys_take(&old, 5) && row_keys_take(&old, 5) && !row_keys_take(&old, 5));
    ck_assert(row_keys_take(&old, 3) && !row_keys_take(&old, 9) && !row_keys_take(&old, 4));
    ck_assert(row_keys_take(&now, 7) && !row_keys_take(&now, 8));
    row_keys_release(&old);
    row_keys_release(&now);
}
END_TEST

static void write_june(const char *folder)
{
    month_on_desk m;
    diagnostics d;
    diagnostics_init(&d, false);
    first_month(&m, "2026-06");
    ck_assert_msg(write_month(&m.paths, folder, &d), "%s", said(&d));
    diagnostics_release(&d);
}

/* June as it is, then with what the caller writes. */
static void find_payments(const char *payments, bool listed, row_changes *out)
{
    diagnostics d;
    diagnostics_init(&d, false);
    desk_book();
    write_june("before");
    desk_write("payments/2026-06.csv", payments);
    write_june("after");
    ck_assert(payment_changes_find("before/commission_lines.csv", "after/commission_lines.csv",
                                   listed, out, &d));
    ck_assert_str_eq(said(&d), "");
    diagnostics_release(&d);
}

// Without this sorting the payment file would be told as a change, and a corrected amount would not.
START_TEST(payments_differ_by_what_they_say)
{
    arena memory = ARENA_EMPTY;
    row_changes changes;
    row_changes_init(&changes, &memory);
    find_payments("payment_id,date,employee_id,contract_id,amount\nP2,2026-06-04,,C2,1000\nP1,2026-"
                  "06-03,,C1,20000.01\n",
                  true, &changes);
    ck_assert_uint_eq(changes.count, 1);
    ck_assert_ptr_null(row_changes_of(&changes, TEXT_LITERAL("E2")));
    const person_rows *rows = row_changes_of(&changes, TEXT_LITERAL("E1"));
    ck_assert_ptr_nonnull(rows);
    ck_assert(rows->first->side == ROW_OLD && rows->first->line == 2 &&
              rows->first->amount.fen == 2000000);
    ck_assert(rows->last->side == ROW_NEW && rows->last->line == 3 &&
              rows->last->amount.fen == 2000001);
    ck_assert(text_is(rows->last->file, "2026-06.csv") &&
              text_is(rows->last->words, "P1 2026-06-03"));
    ck_assert(rows->first->next == rows->last && !rows->last->next);
    row_changes_release(&changes);
    arena_release(&memory);
}
END_TEST

// Without this two months of a million payments would be listed row by row.
START_TEST(payments_can_be_added_up_alone)
{
    arena memory = ARENA_EMPTY;
    row_changes changes;
    row_changes_init(&changes, &memory);
    find_payments("payment_id,date,employee_id,contract_id,amount\nP1,2026-06-05,,C1,1\nP3,2026-06-"
                  "06,,C1,2\n",
                  false, &changes);
    const person_rows *rows = row_changes_of(&changes, TEXT_LITERAL("E1"));
    ck_assert_ptr_nonnull(rows);
    ck_assert_ptr_null(rows->first);
    ck_assert(rows->payments[ROW_OLD] == 1 && rows->payments[ROW_NEW] == 2);
    ck_assert(rows->payment_fen[ROW_OLD] == 2000000 && rows->payment_fen[ROW_NEW] == 300);
    row_changes_release(&changes);
    arena_release(&memory);
}
END_TEST

static void compute(month_on_desk *m, const char *adjustments, computed_month *computed,
                    const char *written)
{
    diagnostics d;
    diagnostics_init(&d, false);
    first_month(m, written);
    m->paths.adjustments = adjustments;
    ck_assert_msg(month_compute(computed, &m->paths, &month_sink_none, &d), "%s", said(&d));
    diagnostics_release(&d);
}

// Without this the same tax in every month would be told as the reason of a change, and a new bonus would not.
START_TEST(adjustments_that_recur_are_no_difference)
{
    month_on_desk june, july;
    computed_month old, now;
    arena memory = ARENA_EMPTY;
    row_changes changes;
    diagnostics d;
    diagnostics_init(&d, false);
    desk_book();
    desk_write("a.csv", "month,employee_id,kind,amount,note\n2026-06,E1,tax,5,\n2026-06,E1,bonus,7,"
                        "\n2026-07,E1,bonus,8,\n"
                        "2026-07,E1,tax,5.00,again\n2026-07,E2,risk_fund_draw,all,\n");
    compute(&june, "a.csv", &old, "2026-06");
    compute(&july, "a.csv", &now, "2026-07");
    row_changes_init(&changes, &memory);
    ck_assert(adjustment_changes_find((computed_from){&old, &june.paths},
                                      (computed_from){&now, &july.paths}, LANGUAGE_ENGLISH,
                                      &changes, &d));
    const person_rows *one = row_changes_of(&changes, TEXT_LITERAL("E1"));
    const person_rows *two = row_changes_of(&changes, TEXT_LITERAL("E2"));
    ck_assert(one && one->first->line == 3 && one->first->side == ROW_OLD &&
              text_is(one->first->words, "bonus"));
    ck_assert(one->last == one->first->next && one->last->line == 4 &&
              one->last->amount.fen == 800);
    ck_assert(two && two->first == two->last && two->first->all && two->first->line == 6);
    ck_assert(one->payments[ROW_OLD] == 0 && two->payments[ROW_NEW] == 0);
    row_changes_release(&changes);
    arena_release(&memory);
    month_release(&old);
    month_release(&now);
    diagnostics_release(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("row_changes", rows_cancel_as_often_as_they_stand,
                    payments_differ_by_what_they_say, payments_can_be_added_up_alone,
                    adjustments_that_recur_are_no_difference);
}
