#include "unit.h"

#include <string.h>

#include "model/figure.h"

// A program that reads payslips.csv would find other columns than the ones it was written for.
START_TEST(columns_stay_in_their_order)
{
    static const char *const columns[] = {
        "sales", "collected", "excess", "regular", "base_salary", "base_forfeit", "base_commission",
        "excess_commission", "commission", "due", "late", "late_deduction", "commission_due", "risk_fund_opening",
        "risk_fund_withheld", "commission_paid", "risk_fund_released", "allowances", "profit_share", "bonus",
        "additions", "gross_pay", "social_insurance", "housing_fund", "tax", "deductions", "carried_in",
        "carried_written_off", "net_pay", "carried_out", "risk_fund_drawn", "risk_fund_balance",
    };
    size_t found = 0;
    for (figure f = 0; f < FIGURE_COUNT; f++) {
        if (!figure_is_payslip_column(f))
            continue;
        if (found < sizeof columns / sizeof *columns) /* new ones are appended */
            ck_assert_str_eq(figure_key(f), columns[found]);
        found++;
    }
    ck_assert_uint_ge(found, sizeof columns / sizeof *columns);
}
END_TEST

// `explain 2026-07 XS01 底薪` would explain another figure, or none.
START_TEST(every_figure_is_found_by_its_names)
{
    for (figure f = 0; f < FIGURE_COUNT; f++) {
        ck_assert_int_eq(figure_by_name(text_of(figure_key(f))), f);
        ck_assert_int_eq(figure_by_name(text_of(figure_header(f, LANGUAGE_CHINESE))), f);
        ck_assert_str_eq(figure_header(f, LANGUAGE_ENGLISH), figure_key(f));
        ck_assert_str_eq(figure_label(f, LANGUAGE_CHINESE), figure_header(f, LANGUAGE_CHINESE));
        ck_assert_ptr_null(strchr(figure_label(f, LANGUAGE_ENGLISH), '_'));
    }
    ck_assert_int_eq(figure_by_name(text_of("salary")), FIGURE_COUNT);
    ck_assert_int_eq(figure_by_name(TEXT_EMPTY), FIGURE_COUNT);
}
END_TEST

Suite *suite(void)
{
    return suite_of("figure", columns_stay_in_their_order, every_figure_is_found_by_its_names);
}
