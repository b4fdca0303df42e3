#include "month/findings.h"

#include <string.h>

#include "desk.h"
#include "unit.h"

/* Two people and two contracts, with nothing found of them yet. */
typedef struct {
    diagnostics diagnostics;
    rules rules;
    person persons[2];
    people people;
    contract contract_items[2];
    contracts contracts;
    adjustment_sum sums[2][ADJUSTMENT_KIND_COUNT];
    adjustments adjustments;
    contract_opening openings[2];
    opening opening;
    payslip payslips[2];
    contract_account accounts[2];
    settle_facts facts;
    settlement settled;
} scene;

static void begin(scene *s)
{
    *s = (scene){0};
    diagnostics_init(&s->diagnostics, false);
    s->rules.source = diagnostics_source(&s->diagnostics, TEXT_LITERAL("rules.ini"));
    s->persons[0] = (person){.id = TEXT_LITERAL("E1"), .name = TEXT_LITERAL("张伟"), .line = 2};
    s->persons[1] = (person){.id = TEXT_LITERAL("E2"), .name = TEXT_LITERAL("Li Na"), .line = 3};
    s->people = (people){.items = s->persons, .count = 2};
    s->people.source = diagnostics_source(&s->diagnostics, TEXT_LITERAL("staff.csv"));
    s->contract_items[0] = (contract){.id = TEXT_LITERAL("C1"), .owner_id = TEXT_LITERAL("E1"), .line = 2};
    s->contract_items[1] = (contract){.id = TEXT_LITERAL("C2"), .owner_id = TEXT_LITERAL("E9"), .line = 3};
    s->contracts = (contracts){.given = true, .items = s->contract_items, .count = 2};
    s->contracts.source = diagnostics_source(&s->diagnostics, TEXT_LITERAL("contracts.csv"));
    s->adjustments.source = diagnostics_source(&s->diagnostics, TEXT_LITERAL("adjustments.csv"));
    s->opening.contracts = s->openings;
    s->facts = (settle_facts){.rules = &s->rules, .people = &s->people, .contracts = &s->contracts,
                              .adjustments = &s->adjustments, .opening = &s->opening};
    ck_assert(month_of(2026, 7, &s->facts.month));
    s->settled = (settlement){.payslips = s->payslips, .accounts = s->accounts};
}

static const char *told(scene *s)
{
    findings_report(&s->facts, &s->settled, &s->diagnostics);
    return said(&s->diagnostics);
}

/* The clerk would look through a whole file for a month in which nothing is odd. */
START_TEST(where_nothing_was_found_nothing_is_told)
{
    scene s;
    begin(&s);
    ck_assert_str_eq(told(&s), "");
    diagnostics_release(&s.diagnostics);
}
END_TEST

/* A fund would be overdrawn, and nobody told whose, or by which row. */
START_TEST(a_finding_points_at_the_row_that_caused_it)
{
    scene s;
    begin(&s);
    s.adjustments.given = true;
    s.adjustments.sums = s.sums;
    s.sums[0][ADJUSTMENT_RISK_FUND_DRAW].first_line = 4;
    s.sums[0][ADJUSTMENT_RISK_FUND_RELEASE].first_line = 5;
    s.sums[0][ADJUSTMENT_BASE_FORFEIT].first_line = 6;
    s.sums[0][ADJUSTMENT_CARRY_WRITE_OFF].first_line = 7;
    s.sums[1][ADJUSTMENT_RISK_FUND_RELEASE].first_line = 8;
    s.payslips[0].findings = FINDING_FUND_OVERDRAWN | FINDING_FORFEIT_CUT | FINDING_WRITE_OFF_CUT;
    s.payslips[1].findings = FINDING_FUND_OVERDRAWN | FINDING_COLLECTS_NOT_ACTIVE; /* released too much, drew nothing */
    s.payslips[0].figures[FIGURE_RISK_FUND_BALANCE] = money_of_fen(-101);
    s.payslips[0].figures[FIGURE_BASE_SALARY] = money_of_fen(20000);
    s.payslips[0].figures[FIGURE_CARRIED_IN] = money_of_fen(30000);
    s.payslips[1].figures[FIGURE_COLLECTED] = money_of_fen(40000);
    ck_assert_str_eq(told(&s), "staff.csv:3 not-active, adjustments.csv:4 fund-overdrawn, "
                               "adjustments.csv:6 forfeit-cut, adjustments.csv:7 write-off-cut, adjustments.csv:8 fund-overdrawn");
    ck_assert_ptr_nonnull(strstr(words_said(&s.diagnostics, 0), "E2 Li Na collected 400.00"));
    ck_assert_ptr_nonnull(strstr(words_said(&s.diagnostics, 1), "E1 张伟 would fall to -1.01"));
    ck_assert_ptr_nonnull(strstr(words_said(&s.diagnostics, 2), "200.00"));
    ck_assert_ptr_nonnull(strstr(words_said(&s.diagnostics, 3), "300.00 carried in"));
    diagnostics_release(&s.diagnostics);
}
END_TEST

/* Without adjustments.csv a refund that empties a fund would be told at a row of a file that is not there. */
START_TEST(without_adjustments_the_staff_row_is_shown)
{
    scene s;
    begin(&s);
    s.payslips[0].findings = FINDING_FUND_OVERDRAWN;
    ck_assert_str_eq(told(&s), "staff.csv:2 fund-overdrawn");
    diagnostics_release(&s.diagnostics);
    begin(&s);
    s.adjustments.sums = s.sums; /* there, but without a row of that person */
    s.payslips[1].findings = FINDING_FUND_OVERDRAWN | FINDING_FORFEIT_CUT;
    ck_assert_str_eq(told(&s), "staff.csv:3 fund-overdrawn, staff.csv:3 forfeit-cut");
    diagnostics_release(&s.diagnostics);
}
END_TEST

/* A figure that does not fit would be paid as the nearest that does. */
START_TEST(a_figure_that_does_not_fit_is_named)
{
    scene s;
    begin(&s);
    s.payslips[1].findings = FINDING_OVERFLOW;
    s.payslips[1].failed_figure = FIGURE_BASE_COMMISSION;
    ck_assert_str_eq(told(&s), "staff.csv:3 figure-overflow");
    ck_assert_ptr_nonnull(strstr(words_said(&s.diagnostics, 0), "base_commission of E2"));
    ck_assert(diagnostics_failed(&s.diagnostics));
    diagnostics_release(&s.diagnostics);
}
END_TEST

/* A contract that is paid above its price, or whose owner left, would go on unseen. */
START_TEST(findings_of_contracts_point_at_contracts)
{
    scene s;
    begin(&s);
    s.openings[0].due_to_date_before = money_of_fen(50000);
    s.accounts[0].collected_to_date = money_of_fen(60000);
    s.accounts[0].findings = FINDING_ABOVE_CONTRACT | FINDING_INSTALMENTS_CHANGED | FINDING_LATE_SIGNED;
    s.accounts[1].findings = FINDING_OWNER_UNKNOWN | FINDING_CONTRACT_OVERFLOW;
    ck_assert_str_eq(told(&s), "contracts.csv:2 above-contract, contracts.csv:2 instalments-changed, "
                               "contracts.csv:2 late-signed, contracts.csv:3 owner-unknown, "
                               "contracts.csv:3 contract-overflow");
    ck_assert_ptr_nonnull(strstr(words_said(&s.diagnostics, 0), "C1 of E1 has collected 600.00"));
    ck_assert_ptr_nonnull(strstr(words_said(&s.diagnostics, 1), "last month said 500.00"));
    ck_assert_ptr_nonnull(strstr(words_said(&s.diagnostics, 3), "its owner \"E9\""));
    diagnostics_release(&s.diagnostics);
}
END_TEST

/* Profit would be shared among nobody, and nobody told why. */
START_TEST(findings_of_the_month_name_the_rules)
{
    scene s;
    begin(&s);
    s.settled.findings = FINDING_NO_PROFIT_ROW | FINDING_NO_WEIGHT;
    ck_assert_str_eq(told(&s), "rules.ini no-profit-row, rules.ini no-weight");
    ck_assert_ptr_nonnull(strstr(words_said(&s.diagnostics, 0), "2026-07"));
    ck_assert(!diagnostics_failed(&s.diagnostics));
    diagnostics_release(&s.diagnostics);
}
END_TEST

Suite *suite(void)
{
    return suite_of("findings", where_nothing_was_found_nothing_is_told, a_finding_points_at_the_row_that_caused_it,
                    without_adjustments_the_staff_row_is_shown, a_figure_that_does_not_fit_is_named,
                    findings_of_contracts_point_at_contracts, findings_of_the_month_name_the_rules);
}
