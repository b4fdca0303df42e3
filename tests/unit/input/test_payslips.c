/* payslips.csv and totals.csv read back. */
#include "unit.h"

#include <stdio.h>

#include "fixture.h"
#include "input/payslips.h"
#include "input/totals.h"

static const column_row person_rows[] = {
    {.key = "month", .chinese = "月份", .type = CELL_MONTH, .must_exist = true, .must_fill = true},
    {.key = "employee_id",
     .chinese = "工号",
     .type = CELL_ID,
     .must_exist = true,
     .must_fill = true},
    {.key = "name", .chinese = "姓名", .type = CELL_NAME, .must_exist = true, .must_fill = true},
    {.key = "department", .chinese = "部门", .type = CELL_NAME, .must_exist = true},
    {.key = "grade", .chinese = "职级", .type = CELL_NAME, .must_exist = true, .must_fill = true},
};
static const column_table person_columns = {"payslips", "工资条", person_rows, 5};

/* A header, then a row for each id, whose figures are 1.00, 2.00 … in the order of the columns. */
static void write_file(char *out, size_t size, language lang, const char *end,
                       const char *const *ids)
{
    size_t at = 0;
    for (size_t i = 0; i < 5; i++)
        at += (size_t)snprintf(out + at, size - at, "%s,",
                               lang == LANGUAGE_CHINESE ? person_rows[i].chinese
                                                        : person_rows[i].key);
    for (figure f = 0; f < FIGURE_COUNT; f++)
        if (figure_is_payslip_column(f))
            at += (size_t)snprintf(out + at, size - at, "%s%s", figure_header(f, lang),
                                   f == FIGURE_RISK_FUND_BALANCE ? end : ",");
    for (; *ids; ids++) {
        int value = 1;
        at += (size_t)snprintf(out + at, size - at, "2026-07,%s,张伟,'-A,junior,", *ids);
        for (figure f = 0; f < FIGURE_COUNT; f++)
            if (figure_is_payslip_column(f))
                at += (size_t)snprintf(out + at, size - at, "%d.00%s", value++,
                                       f == FIGURE_RISK_FUND_BALANCE ? end : ",");
    }
}

static bool read_written(fixture *f, language lang, const char *before, const char *end,
                         const char *const *ids, payslips *out)
{
    char file[8192], whole[8200];
    write_file(file, sizeof file, lang, end, ids);
    snprintf(whole, sizeof whole, "%s%s", before, file);
    return payslips_read(&f->context, fixture_file(f, "payslips.csv", whole), &person_columns, out);
}

static void check_all(const payslips *all)
{
    int64_t value = 100;
    const paid_person *p = payslips_find(all, TEXT_LITERAL("E2"));
    ck_assert_uint_eq(all->count, 2);
    ck_assert_ptr_nonnull(p);
    ck_assert(text_is(p->name, "张伟") && text_is(p->department, "-A") &&
              text_is(p->grade, "junior"));
    for (figure f = 0; f < FIGURE_COUNT; f++) {
        ck_assert_int_eq(p->figures[f].fen, figure_is_payslip_column(f) ? value : 0);
        value += figure_is_payslip_column(f) ? 100 : 0;
    }
    ck_assert_ptr_null(payslips_find(all, TEXT_LITERAL("E3")));
}

// Without this a book whose [output] suits Excel could not be compared, nor a figure be told from its neighbour.
START_TEST(every_shape_is_read_back)
{
    const char *const ids[] = {"E1", "E2", NULL};
    for (int shape = 0; shape < 4; shape++) {
        fixture f;
        payslips all;
        fixture_begin(&f);
        ck_assert_msg(read_written(&f, shape & 1 ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH,
                                   shape & 2 ? "\xEF\xBB\xBF" : "", shape & 2 ? "\r\n" : "\n", ids,
                                   &all),
                      "%s", fixture_said(&f));
        check_all(&all);
        ck_assert_int_eq(all.month.index, 2026 * 12 + 6);
        payslips_release(&all);
        fixture_end(&f);
    }
}
END_TEST

// Without this a person who was copied by hand would be compared by whichever row came first, in silence.
START_TEST(a_person_stands_once)
{
    const char *const ids[] = {"E1", "E1", NULL};
    fixture f;
    payslips all;
    fixture_begin(&f);
    ck_assert(!read_written(&f, LANGUAGE_ENGLISH, "", "\n", ids, &all));
    ck_assert_str_eq(fixture_said(&f), "3:9 opens-twice");
    payslips_release(&all);
    fixture_end(&f);
}
END_TEST

// Without this a name that begins with an apostrophe would lose it, or one that was guarded keep it.
START_TEST(only_a_guard_is_taken_off)
{
    ck_assert(text_is(unguarded(TEXT_LITERAL("'=A")), "=A"));
    ck_assert(text_is(unguarded(TEXT_LITERAL("'＝A")), "＝A"));
    ck_assert(text_is(unguarded(TEXT_LITERAL("'A")), "'A"));
    ck_assert(text_is(unguarded(TEXT_LITERAL("'")), "'"));
    ck_assert(text_is(unguarded(TEXT_LITERAL("==A")), "==A"));
    ck_assert(text_is(unguarded(TEXT_EMPTY), ""));
}
END_TEST

// Without this status would show 0 for a month that paid, or pass over a sum that somebody spoilt.
START_TEST(totals_are_read_back)
{
    fixture f;
    month_totals totals;
    fixture_begin(&f);
    ck_assert(totals_read(
        &f.context,
        fixture_file(&f, "t.csv", "item,value\npayments_read,7\npersons,3\nnet_pay,-1.50\n"),
        &totals));
    ck_assert_uint_eq(totals.persons, 3);
    ck_assert_int_eq(totals.sums[FIGURE_NET_PAY].fen, -150);
    ck_assert_int_eq(totals.sums[FIGURE_COLLECTED].fen, 0);
    ck_assert(!totals_read(&f.context,
                           fixture_file(&f, "u.csv", "item,value\nnet_pay,much\npersons,some\n"),
                           &totals));
    ck_assert_str_eq(fixture_said(&f), "2:9 bad-number, 3:9 bad-number");
    fixture_end(&f);
}
END_TEST

Suite *suite(void)
{
    return suite_of("payslips", every_shape_is_read_back, a_person_stands_once,
                    only_a_guard_is_taken_off, totals_are_read_back);
}
