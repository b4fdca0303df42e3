#include "unit.h"

#include "world.h"

static world w;

/* SUN left before the month: has a payslip only where something asks for one. */
static bool sun_is_issued(void)
{
    world_settle(&w);
    return w.payslips[SUN].issued;
}

/* Without this an active person who collected nothing would go without a payslip. */
START_TEST(active_persons_get_one_others_do_not)
{
    world_init(&w);
    ck_assert(!sun_is_issued());
    ck_assert(w.payslips[LI].issued && w.payslips[WANG].issued && w.payslips[ZHAO].issued);
    w.persons[SUN] = (person){.hired = day(2026, 8, 1), .left = DATE_NONE};
    ck_assert(!sun_is_issued());
    w.persons[SUN].hired = day(2026, 7, 31);
    ck_assert(sun_is_issued());
    ck_assert_int_eq(w.payslips[SUN].days_active, 1);
    w.persons[SUN] = (person){.hired = DATE_NONE, .left = day(2026, 7, 1)};
    ck_assert(sun_is_issued());
}
END_TEST

/* Without this a payment of 0, or one and its refund, would vanish from the payslips. */
START_TEST(a_payment_row_suffices)
{
    world_init(&w);
    world_collect(&w, SUN, CONTRACT_NONE, 0, 0);
    ck_assert(sun_is_issued());
}
END_TEST

/* Without this an adjustment that comes to nothing would be answered by no payslip at all. */
START_TEST(an_adjustment_row_suffices)
{
    for (adjustment_kind kind = 0; kind < ADJUSTMENT_KIND_COUNT; kind++) {
        world_init(&w);
        w.entered[SUN][kind].first_line = 1;
        ck_assert(sun_is_issued());
    }
    world_init(&w);
    w.adjustments = (adjustments){0};
    ck_assert(!sun_is_issued());
}
END_TEST

/* Without this a leaver's contracts would carry figures that no payslip shows. */
START_TEST(sales_or_due_suffice)
{
    world_init(&w);
    w.contract_openings[SUN].due_in_month_fen = 1;
    ck_assert(sun_is_issued());
    world_init(&w);
    w.rules.measure = MEASURE_CONTRACTED;
    w.agreements[SUN].signed_on = day(2026, 7, 1);
    w.agreements[SUN].count = (quantity){1000000};
    ck_assert(sun_is_issued());
}
END_TEST

/* Without this a leaver's fund or debt would be on no payslip until somebody asks for it. */
START_TEST(a_fund_or_a_carried_amount_suffices)
{
    world_init(&w);
    w.people_openings[SUN].risk_fund.fen = 1;
    ck_assert(sun_is_issued());
    world_init(&w);
    w.people_openings[SUN].carried_in.fen = 1;
    ck_assert(sun_is_issued());
}
END_TEST

Suite *suite(void)
{
    return suite_of("issue", active_persons_get_one_others_do_not, a_payment_row_suffices,
                    an_adjustment_row_suffices, sales_or_due_suffice,
                    a_fund_or_a_carried_amount_suffices);
}
