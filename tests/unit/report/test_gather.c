/* Without this a workbook, payslip or page would show other figures than the month has, or lack some. */
#include "report/gather.h"

#include "clerk.h"
#include "desk.h"
#include "output/file_columns.h"
#include "unit.h"

START_TEST(a_month_is_kept_with_all_that_formats_need)
{
    clerk c;
    ck_assert(clerk_open(&c, REPORT_LINES | REPORT_FORMULAS | REPORT_YEAR, NULL, LANGUAGE_ENGLISH));
    const report_month *m = &c.data.months[0];
    ck_assert_uint_eq(m->person_count, 2);
    ck_assert(text_is(m->persons[0].who->id, "E1") && text_is(m->persons[0].grade, "初级"));
    ck_assert_int_eq(m->persons[0].slip->figures[FIGURE_COLLECTED].fen, 2000000);
    ck_assert(m->sums[FIGURE_COLLECTED] == 2100000);
    ck_assert_uint_eq(m->line_count, 2);
    ck_assert(text_is(m->lines[1].row.payment_id, "P2") && m->lines[1].row.amount.fen == 100000);
    ck_assert(m->lines[1].base_commission == (int128)3000 * 1000000);
    ck_assert_uint_eq(m->adjustment_count, 2);
    ck_assert(text_is(m->adjustments[0].note, "for the fair"));
    ck_assert_uint_eq(m->contract_count, 2);
    ck_assert_int_eq(m->contracts[0].account->late.fen, 1000000);
    ck_assert(m->contracts[0].owner == m->persons[0].who);
    ck_assert(text_is(c.data.scheme, "desk"));
    ck_assert(!m->before && !m->persons[0].change);
    ck_assert_uint_eq(c.data.year_count, 1);
    ck_assert(c.data.year[0].reported && c.data.year[0].sums[FIGURE_COLLECTED] == 2100000);
    const report_formula *f = m->persons[0].formulas;
    ck_assert(text_is(f[FIGURE_COMMISSION].words, "base commission + excess commission"));
    ck_assert(text_is(f[FIGURE_COMMISSION].numbers, "400.00 + 666.67"));
    ck_assert_uint_eq(f[FIGURE_TAX].numbers.size, 0);
    clerk_close(&c);
}
END_TEST

START_TEST(what_is_not_needed_is_not_kept)
{
    clerk c;
    ck_assert(clerk_open(&c, 0, NULL, LANGUAGE_CHINESE));
    ck_assert_uint_eq(c.data.months[0].line_count, 0);
    ck_assert_uint_eq(c.data.year_count, 0);
    ck_assert(!c.data.months[0].persons[0].formulas);
    clerk_close(&c);
}
END_TEST

START_TEST(of_one_person_nothing_of_the_others_is_kept)
{
    clerk c;
    ck_assert(clerk_open(&c, REPORT_LINES, "Li Na", LANGUAGE_ENGLISH));
    const report_month *m = &c.data.months[0];
    ck_assert(text_is(c.data.only, "E2"));
    ck_assert(m->person_count == 1 && m->persons[0].index == 1);
    ck_assert(m->sums[FIGURE_COLLECTED] == 100000);
    ck_assert(m->line_count == 1 && text_is(m->lines[0].row.payment_id, "P2"));
    ck_assert(m->adjustment_count == 1 && m->adjustments[0].amount.fen == 500);
    ck_assert(m->contract_count == 1 && text_is(m->contracts[0].of->id, "C2"));
    clerk_close(&c);
    ck_assert(!clerk_open(&c, 0, "somebody", LANGUAGE_ENGLISH));
    ck_assert_str_eq(said(&c.diagnostics), "no-such-person");
    clerk_close(&c);
}
END_TEST

/* May, as it was written: E1 collected the same, E2 1 yuan, E3 went. */
static void write_may(const char *path)
{
    desk_write(
        path,
        "month,employee_id,name,department,grade,sales,collected,excess,regular,base_salary,base_"
        "forfeit,"
        "base_commission,excess_commission,commission,due,late,late_deduction,commission_due,"
        "risk_fund_opening,risk_fund_withheld,commission_paid,risk_fund_released,allowances,profit_"
        "share,"
        "bonus,additions,gross_pay,social_insurance,housing_fund,tax,deductions,carried_in,"
        "carried_written_off,net_pay,carried_out,risk_fund_drawn,risk_fund_balance\n"
        "2026-05,E2,Li Na,,junior,1,1,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,7,0,0,0\n"
        "2026-05,E3,gone,,junior,2,2,0,2,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,8,0,0,"
        "0\n");
}

static void read_may(clerk *c, payslips *may)
{
    const input_context context = {
        .diagnostics = &c->diagnostics, .memory = &c->data.memory, .month = {JUNE.index - 1}};
    write_may("may.csv");
    ck_assert(payslips_read(&context, "may.csv", &payslips_columns, may));
}

static bool open_against_may(clerk *c, const char *asked)
{
    const month_paths paths = clerk_june();
    diagnostics_init(&c->diagnostics, false);
    clerk_desk();
    ck_assert(report_open(&c->data, 1, REPORT_BEFORE | REPORT_YEAR, &c->diagnostics));
    ck_assert(report_compute(&c->data, 0, &paths, asked, &c->diagnostics));
    compared_side *may = &c->data.months[0].earlier;
    may->month = (month){JUNE.index - 1};
    read_may(c, &may->paid);
    ck_assert(report_in_year(&c->data, may->month) && !report_in_year(&c->data, JUNE));
    ck_assert(!report_in_year(&c->data, (month){2025 * 12 + 11}));
    return report_year_add(&c->data, may->month, true, &may->paid, &c->diagnostics) &&
           report_finish(&c->data, LANGUAGE_ENGLISH, &c->diagnostics);
}

START_TEST(the_month_before_is_compared)
{
    clerk c;
    ck_assert(open_against_may(&c, NULL));
    const report_month *m = &c.data.months[0];
    ck_assert(m->before && m->before->people.came == 1 && m->before->people.went == 1);
    ck_assert(m->persons[0].change && !m->persons[0].change->old);
    ck_assert(m->persons[1].change &&
              m->persons[1].change->old->figures[FIGURE_NET_PAY].fen == 700);
    ck_assert_uint_eq(c.data.year_count, 2);
    ck_assert(c.data.year[0].closed && c.data.year[0].sums[FIGURE_NET_PAY] == 1500);
    ck_assert(c.data.year[1].reported);
    clerk_close(&c);
    ck_assert(open_against_may(&c, "E2"));
    ck_assert(c.data.months[0].before->people.went == 0 && c.data.months[0].persons[0].change);
    ck_assert(c.data.year[0].sums[FIGURE_NET_PAY] == 700);
    clerk_close(&c);
}
END_TEST

START_TEST(the_language_is_that_asked_for_then_the_rules_then_the_locale)
{
    clerk c;
    ck_assert(clerk_open(&c, 0, NULL, LANGUAGE_ENGLISH));
    ck_assert_int_eq(report_language(&c.data, false, LANGUAGE_CHINESE), LANGUAGE_CHINESE);
    clerk_close(&c);
    clerk_desk();
    desk_add("rules.ini", "[output]\nheaders = zh");
    const month_paths paths = clerk_june();
    diagnostics_init(&c.diagnostics, false);
    ck_assert(report_open(&c.data, 1, 0, &c.diagnostics));
    ck_assert(report_compute(&c.data, 0, &paths, NULL, &c.diagnostics));
    ck_assert_int_eq(report_language(&c.data, false, LANGUAGE_ENGLISH), LANGUAGE_CHINESE);
    ck_assert_int_eq(report_language(&c.data, true, LANGUAGE_ENGLISH), LANGUAGE_ENGLISH);
    clerk_close(&c);
}
END_TEST

Suite *suite(void)
{
    return suite_of("gather", a_month_is_kept_with_all_that_formats_need,
                    what_is_not_needed_is_not_kept, of_one_person_nothing_of_the_others_is_kept,
                    the_month_before_is_compared,
                    the_language_is_that_asked_for_then_the_rules_then_the_locale);
}
