#include "unit.h"

#include "calc/net_pay.h"
#include "world.h"

static world w;

/* Without this a part of the pay would be left out of it, or be taken off instead. */
START_TEST(every_part_counts_with_its_sign)
{
    static const struct {
        figure figure;
        int sign;
    } gross_parts[] = {
        {FIGURE_BASE_SALARY, 1},     {FIGURE_BASE_FORFEIT, -1},
        {FIGURE_COMMISSION_PAID, 1}, {FIGURE_RISK_FUND_RELEASED, 1},
        {FIGURE_ALLOWANCES, 1},      {FIGURE_PROFIT_SHARE, 1},
        {FIGURE_BONUS, 1},           {FIGURE_ADDITIONS, 1},
    };
    static const figure taken_off[] = {FIGURE_SOCIAL_INSURANCE, FIGURE_HOUSING_FUND, FIGURE_TAX,
                                       FIGURE_DEDUCTIONS};
    world_init(&w);
    payslip slip = {0};
    int64_t gross = 0, net = 0, amount = 1000000000;
    for (size_t i = 0; i < sizeof gross_parts / sizeof gross_parts[0]; i++, amount /= 3) {
        slip.figures[gross_parts[i].figure].fen = amount;
        gross += gross_parts[i].sign * amount;
    }
    net = gross;
    for (size_t i = 0; i < sizeof taken_off / sizeof taken_off[0]; i++, amount /= 3) {
        slip.figures[taken_off[i]].fen = amount;
        net -= amount;
    }
    net_pay_settle(&w.facts, LI, &slip);
    ck_assert_int_eq(slip.figures[FIGURE_GROSS_PAY].fen, gross);
    ck_assert_int_eq(slip.figures[FIGURE_NET_BEFORE_CARRY].fen, net);
    ck_assert_int_eq(slip.figures[FIGURE_NET_PAY].fen, net);
    ck_assert_int_eq(slip.figures[FIGURE_CARRIED_OUT].fen, 0);
    ck_assert_uint_eq(slip.findings, 0);
}
END_TEST

static payslip with_gross(int64_t gross, int64_t carried_in)
{
    payslip slip = {0};
    slip.figures[FIGURE_COMMISSION_PAID].fen = gross;
    w.people_openings[LI].carried_in.fen = carried_in;
    net_pay_settle(&w.facts, LI, &slip);
    return slip;
}

static void expect(payslip slip, int64_t written_off, int64_t net_pay, int64_t carried_out,
                   unsigned findings)
{
    ck_assert_int_eq(slip.figures[FIGURE_CARRIED_WRITTEN_OFF].fen, written_off);
    ck_assert_int_eq(slip.figures[FIGURE_NET_PAY].fen, net_pay);
    ck_assert_int_eq(slip.figures[FIGURE_CARRIED_OUT].fen, carried_out);
    ck_assert_uint_eq(slip.findings, findings);
}

/* Without this somebody would be asked to pay for working, or a debt would be forgotten. */
START_TEST(what_does_not_suffice_is_carried)
{
    world_init(&w);
    expect(with_gross(1000, 0), 0, 1000, 0, 0);
    expect(with_gross(0, 0), 0, 0, 0, 0);
    expect(with_gross(-300, 0), 0, 0, 300, 0);
    expect(with_gross(1000, 400), 0, 600, 0, 0);
    expect(with_gross(1000, 1000), 0, 0, 0, 0);
    expect(with_gross(1000, 1001), 0, 0, 1, 0);
    ck_assert_int_eq(with_gross(0, 55).figures[FIGURE_CARRIED_IN].fen, 55);
}
END_TEST

/* Without this writing off a debt would pay out more than the debt. */
START_TEST(a_write_off_takes_at_most_what_was_carried_in)
{
    world_init(&w);
    world_enter(&w, LI, ADJUSTMENT_CARRY_WRITE_OFF, 400);
    expect(with_gross(1000, 1000), 400, 400, 0, 0);
    expect(with_gross(1000, 400), 400, 1000, 0, 0);
    expect(with_gross(1000, 399), 399, 1000, 0, FINDING_WRITE_OFF_CUT);
    world_enter_all(&w, LI, ADJUSTMENT_CARRY_WRITE_OFF);
    expect(with_gross(1000, 1000), 1000, 1000, 0, 0);
    expect(with_gross(1000, 0), 0, 1000, 0, FINDING_WRITE_OFF_CUT);
}
END_TEST

/* Without this sums that do not fit would wrap round into pay that looks right. */
START_TEST(sums_that_do_not_fit_are_found)
{
    world_init(&w);
    payslip slip = {0};
    slip.figures[FIGURE_BONUS].fen = INT64_MAX;
    slip.figures[FIGURE_ADDITIONS].fen = 1;
    net_pay_settle(&w.facts, LI, &slip);
    ck_assert_uint_eq(slip.findings, FINDING_OVERFLOW);
    ck_assert_int_eq(slip.failed_figure, FIGURE_GROSS_PAY);

    slip = with_gross(INT64_MIN, 1);
    ck_assert_uint_eq(slip.findings, FINDING_OVERFLOW);
    ck_assert_int_eq(slip.failed_figure, FIGURE_NET_BEFORE_CARRY);

    slip = with_gross(INT64_MIN, 0);
    ck_assert_uint_eq(slip.findings, FINDING_OVERFLOW);
    ck_assert_int_eq(slip.failed_figure, FIGURE_CARRIED_OUT);

    expect(with_gross(INT64_MIN + 1, 0), 0, 0, INT64_MAX, 0);
    expect(with_gross(INT64_MAX, 0), 0, INT64_MAX, 0, 0);
}
END_TEST

Suite *suite(void)
{
    return suite_of("net_pay", every_part_counts_with_its_sign, what_does_not_suffice_is_carried,
                    a_write_off_takes_at_most_what_was_carried_in, sums_that_do_not_fit_are_found);
}
