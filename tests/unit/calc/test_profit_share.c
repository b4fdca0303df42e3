#include "unit.h"

#include "world.h"

static world w;

/* Commissions of 10 fen a fen of excess, and nothing else that is paid. */
static void share(int64_t profit, int64_t li, int64_t wang, int64_t zhao)
{
    const int64_t commissions[] = {li, wang, zhao};
    w.facts.profit.fen = profit;
    for (size_t i = 0; i < 3; i++)
        w.person_tallies[i] = (person_tally){commissions[i] * 10, commissions[i] * 10, 1};
    world_settle(&w);
}

static void expect(int64_t pool, int64_t li, int64_t wang, int64_t zhao, unsigned findings)
{
    ck_assert_int_eq(w.out.pool.fen, pool);
    ck_assert_uint_eq(w.out.findings, findings);
    ck_assert_int_eq(world_figure(&w, LI, FIGURE_PROFIT_SHARE), li);
    ck_assert_int_eq(world_figure(&w, WANG, FIGURE_PROFIT_SHARE), wang);
    ck_assert_int_eq(world_figure(&w, ZHAO, FIGURE_PROFIT_SHARE), zhao);
    ck_assert_int_eq(world_figure(&w, SUN, FIGURE_PROFIT_SHARE), 0);
    ck_assert_int_eq(world_figure(&w, SUN, FIGURE_PROFIT_POOL), pool);
}

/* Without this the shares would not be in proportion, or not add up to the pool. */
START_TEST(shared_by_commission)
{
    world_init(&w);
    share(100000, 500, 300, 200);
    expect(1000, 500, 300, 200, 0);
    share(100000, 1, 1, 1); /* 333.3 each: the fen that is left goes to the earliest */
    expect(1000, 334, 333, 333, 0);
    share(100000, 1, 3, 2); /* 166.7, 500, 333.3 */
    expect(1000, 167, 500, 333, 0);
    share(500, 1, 1, 1); /* a pool of 5 fen: two fen are left */
    expect(5, 2, 2, 1, 0);
    ck_assert_int_eq(world_figure(&w, WANG, FIGURE_PROFIT_SHARE_WEIGHT), 1);
}
END_TEST

/* Without this somebody with a month of refunds would pay the others' shares. */
START_TEST(a_negative_commission_weighs_nothing)
{
    world_init(&w);
    share(100000, -500, 300, 100);
    expect(1000, 0, 750, 250, 0);
    ck_assert_int_eq(world_figure(&w, LI, FIGURE_PROFIT_SHARE_WEIGHT), 0);
}
END_TEST

/* Without this somebody who has left would have a share in the profit. */
START_TEST(only_active_persons_have_a_share)
{
    world_init(&w);
    w.person_tallies[SUN] = (person_tally){100000, 100000, 1};
    share(100000, 100, 100, 0);
    expect(1000, 500, 500, 0, 0);
    ck_assert_int_eq(world_figure(&w, SUN, FIGURE_PROFIT_SHARE_WEIGHT), 0);
}
END_TEST

/* Without this `share_by` would be one thing in the rules and another in the pay. */
START_TEST(shared_by_sales_or_equally)
{
    world_init(&w);
    w.rules.share = SHARE_SALES;
    share(100000, 10, 30, -10);
    expect(1000, 250, 750, 0, 0);
    w.rules.share = SHARE_EQUAL;
    share(100000, 10, 30, -10);
    expect(1000, 334, 333, 333, 0);
    ck_assert_int_eq(world_figure(&w, ZHAO, FIGURE_PROFIT_SHARE_WEIGHT), 100);
}
END_TEST

/* Without this a loss would be shared too, or half a fen of the pool be lost. */
START_TEST(the_pool_is_a_part_of_a_profit)
{
    world_init(&w);
    share(-100000, 1, 1, 1);
    expect(0, 0, 0, 0, 0);
    share(0, 1, 1, 1);
    expect(0, 0, 0, 0, 0);
    share(49, 1, 1, 1);
    expect(0, 0, 0, 0, 0);
    share(50, 1, 1, 1); /* half a fen */
    expect(1, 1, 0, 0, 0);
    w.rules.pool_rate.millionths = RATE_ONE_MILLIONTHS;
    share(-100000, 1, 1, 1);
    expect(0, 0, 0, 0, 0);
    share(INT64_MAX, 1, 0, 1);
    expect(INT64_MAX, INT64_MAX / 2 + 1, 0, INT64_MAX / 2, 0);
}
END_TEST

/* Without this nobody would be told why nobody got a share. */
START_TEST(no_profit_row_or_no_weight_is_told)
{
    world_init(&w);
    share(100000, 0, -5, 0);
    expect(1000, 0, 0, 0, FINDING_NO_WEIGHT);
    share(0, 0, 0, 0);
    expect(0, 0, 0, 0, 0);
    w.facts.has_profit = false;
    share(100000, 1, 1, 1);
    expect(0, 0, 0, 0, FINDING_NO_PROFIT_ROW);
    w.rules.has_bonus = false;
    share(100000, 1, 1, 1);
    expect(0, 0, 0, 0, 0);
    w.facts.has_profit = true;
    share(100000, 1, 1, 1);
    expect(0, 0, 0, 0, 0);
    ck_assert_int_eq(world_figure(&w, LI, FIGURE_PROFIT_SHARE_WEIGHT), 0);
}
END_TEST

/* Without this the widest weights would overflow in pool × weight. */
START_TEST(the_widest_weights_fit)
{
    world_init(&w);
    w.rules.share = SHARE_SALES;
    w.rules.pool_rate.millionths = RATE_ONE_MILLIONTHS;
    w.facts.profit.fen = INT64_MAX;
    for (size_t i = 0; i < 3; i++)
        w.person_tallies[i] = (person_tally){INT64_MAX, 0, 1};
    world_settle(&w);
    expect(INT64_MAX, INT64_MAX / 3 + 1, INT64_MAX / 3, INT64_MAX / 3, 0);
}
END_TEST

Suite *suite(void)
{
    return suite_of("profit_share", shared_by_commission, a_negative_commission_weighs_nothing,
                    only_active_persons_have_a_share, shared_by_sales_or_equally,
                    the_pool_is_a_part_of_a_profit, no_profit_row_or_no_weight_is_told,
                    the_widest_weights_fit);
}
