#include "unit.h"

#include "calc/credit.h"

static const rules shipped = {.base_rate = {30000}, .excess_rate = {100000}};

static payment payment_of(int64_t fen, int64_t list_yuan, int64_t contract_yuan)
{
    return (payment){.amount = {fen},
                     .has_prices = true,
                     .list_price = {list_yuan * 1000000},
                     .contract_price = {contract_yuan * 1000000}};
}

static void expect(below_list_mode below, payment p, int64_t excess, int64_t regular)
{
    rules r = shipped;
    r.below_list = below;
    credited line;
    ck_assert(credit_payment(&r, &p, &line));
    ck_assert_int_eq(line.excess.fen, excess);
    ck_assert_int_eq(line.regular.fen, regular);
}

/* Without this a file of many rows would be credited otherwise than each row is explained. */
START_TEST(many_rows_are_credited_as_each_is)
{
    const payment rows[] = {payment_of(7500000, 10, 15), payment_of(100, 10, 8),
                            payment_of(INT64_MIN, 10, 15), payment_of(INT64_MAX / 4, 1, 9000000),
                            payment_of(INT64_MIN, 9000000, 1), payment_of(1, 1, 2)};
    rules r = shipped;
    r.below_list = BELOW_LIST_DEDUCT;
    credited lines[6], alone;
    ck_assert_uint_eq(credit_payments(&r, rows, 6, lines), 4); /* the fifth fits nowhere */
    for (size_t i = 0; i < 4; i++) {
        ck_assert(credit_payment(&r, &rows[i], &alone));
        ck_assert(lines[i].excess.fen == alone.excess.fen && lines[i].regular.fen == alone.regular.fen);
    }
    ck_assert(!credit_payment(&r, &rows[4], &alone));
    ck_assert_uint_eq(credit_payments(&r, rows + 5, 1, lines), 1);
    ck_assert_uint_eq(credit_payments(&r, rows, 0, lines), 0);
}
END_TEST

/* Without this the example of the written rules would not come out: 2,500 of excess commission. */
START_TEST(the_example_of_the_rules)
{
    const payment p = payment_of(7500000, 10, 15);
    expect(BELOW_LIST_IGNORE, p, 2500000, 5000000);
    const credited line = {{2500000}, {5000000}};
    ck_assert(credit_excess_commission(&shipped, line) == (int128)250000 * 1000000);
    ck_assert(credit_base_commission(&shipped, line) == (int128)150000 * 1000000);
}
END_TEST

/* Without this a sale at or below the company's price would be paid or charged as an excess. */
START_TEST(at_or_below_the_list_price)
{
    expect(BELOW_LIST_IGNORE, payment_of(100, 10, 10), 0, 100);
    expect(BELOW_LIST_DEDUCT, payment_of(100, 10, 10), 0, 100);
    expect(BELOW_LIST_IGNORE, payment_of(100, 10, 8), 0, 100);
    expect(BELOW_LIST_REJECT, payment_of(100, 10, 8), 0, 100);
    expect(BELOW_LIST_DEDUCT, payment_of(100, 10, 8), -25, 125);
    expect(BELOW_LIST_DEDUCT, payment_of(100, 10, 16), 38, 62); /* 37.5 */
}
END_TEST

/* Without this a refund would take back more or less than the sale had given. */
START_TEST(a_refund_mirrors_its_sale)
{
    expect(BELOW_LIST_IGNORE, payment_of(-7500000, 10, 15), -2500000, -5000000);
    expect(BELOW_LIST_IGNORE, payment_of(1, 1, 2), 1, 0); /* half a fen */
    expect(BELOW_LIST_IGNORE, payment_of(-1, 1, 2), -1, 0);
    expect(BELOW_LIST_DEDUCT, payment_of(-100, 10, 8), 25, -125);
    expect(BELOW_LIST_IGNORE, payment_of(0, 1, 2), 0, 0);
}
END_TEST

/* Without this a payment whose prices nobody knows would be judged by stale or zero prices. */
START_TEST(without_prices_there_is_no_excess)
{
    payment p = payment_of(100, 10, 15);
    p.has_prices = false;
    expect(BELOW_LIST_IGNORE, p, 0, 100);
    expect(BELOW_LIST_DEDUCT, p, 0, 100);
}
END_TEST

/* Without this a mistyped price would wrap round into a plausible commission. */
START_TEST(what_does_not_fit_is_told)
{
    rules r = shipped;
    r.below_list = BELOW_LIST_DEDUCT;
    credited line = {{7}, {8}};
    payment p = {.amount = {MONEY_INPUT_LIMIT_FEN},
                 .has_prices = true,
                 .list_price = {PRICE_LIMIT_MICROS - 1},
                 .contract_price = {1}};
    ck_assert(!credit_payment(&r, &p, &line)); /* the excess */
    p = payment_of(INT64_MAX, 10, 8);
    ck_assert(!credit_payment(&r, &p, &line)); /* the regular part */
    ck_assert_int_eq(line.excess.fen, 7);
    ck_assert_int_eq(line.regular.fen, 8);
    p = payment_of(INT64_MAX, 1, 2);
    ck_assert(credit_payment(&r, &p, &line));
    ck_assert(line.excess.fen == INT64_MAX / 2 + 1);
    ck_assert(line.regular.fen == INT64_MAX / 2);
}
END_TEST

/* Without this a person's lines, summed up and rounded, would not give the payslip's figure. */
START_TEST(a_lines_commission_is_exact)
{
    const credited line = {{-1}, {1}};
    ck_assert(credit_base_commission(&shipped, line) == 30000);
    ck_assert(credit_excess_commission(&shipped, line) == -100000);
    const credited most = {{INT64_MIN}, {INT64_MAX}};
    ck_assert(credit_base_commission(&shipped, most) == (int128)INT64_MAX * 30000);
    ck_assert(credit_excess_commission(&shipped, most) == (int128)INT64_MIN * 100000);
}
END_TEST

Suite *suite(void)
{
    return suite_of("credit", many_rows_are_credited_as_each_is, the_example_of_the_rules, at_or_below_the_list_price,
                    a_refund_mirrors_its_sale, without_prices_there_is_no_excess,
                    what_does_not_fit_is_told, a_lines_commission_is_exact);
}
