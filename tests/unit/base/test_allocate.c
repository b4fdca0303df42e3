#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "sweep.h"

#define TAKERS_MAX 40

static money shares[TAKERS_MAX];

static bool share_out(int64_t pool, const int64_t *weights, size_t count)
{
    money as_money[TAKERS_MAX];
    allocate_scratch scratch[TAKERS_MAX];
    for (size_t i = 0; i < count; i++)
        as_money[i] = money_of_fen(weights[i]);
    memset(shares, 0x55, sizeof shares);
    return allocate_largest_remainders(money_of_fen(pool), as_money, count, scratch, shares);
}

// A fen of the pool would be lost, or go to somebody else than the rules say.
START_TEST(the_largest_remainders_take_what_is_left)
{
    ck_assert(share_out(100, (const int64_t[]){1, 1, 1}, 3)); /* ties: the earlier person */
    ck_assert_int_eq(shares[0].fen, 34);
    ck_assert_int_eq(shares[1].fen, 33);
    ck_assert_int_eq(shares[2].fen, 33);

    ck_assert(share_out(10, (const int64_t[]){1, 3, 3}, 3)); /* 1.43, 4.29, 4.29 */
    ck_assert_int_eq(shares[0].fen, 2);
    ck_assert_int_eq(shares[1].fen, 4);
    ck_assert_int_eq(shares[2].fen, 4);

    ck_assert(share_out(1, (const int64_t[]){1, 1, 1, 1}, 4));
    ck_assert_int_eq(shares[0].fen, 1);
    ck_assert_int_eq(shares[3].fen, 0);
}
END_TEST

// Somebody without any commission would be given a fen of the profit.
START_TEST(no_weight_takes_nothing)
{
    ck_assert(share_out(101, (const int64_t[]){0, 2, 0, 2}, 4));
    ck_assert_int_eq(shares[0].fen, 0);
    ck_assert_int_eq(shares[1].fen, 51);
    ck_assert_int_eq(shares[2].fen, 0);
    ck_assert_int_eq(shares[3].fen, 50);
}
END_TEST

// A month in which nobody earned commission would divide by zero.
START_TEST(without_any_weight_nobody_gets_a_share)
{
    ck_assert(!share_out(100, (const int64_t[]){0, 0}, 2));
    ck_assert_int_eq(shares[0].fen, 0);
    ck_assert_int_eq(shares[1].fen, 0);
    ck_assert(!share_out(100, NULL, 0));
}
END_TEST

// The largest company's pool would overflow.
START_TEST(the_largest_amounts_fit)
{
    ck_assert(share_out(INT64_MAX, (const int64_t[]){INT64_MAX, INT64_MAX, INT64_MAX}, 3));
    ck_assert_int_eq(shares[0].fen, INT64_MAX / 3 + 1);
    ck_assert_int_eq(shares[1].fen, INT64_MAX / 3);
    ck_assert_int_eq(shares[2].fen, INT64_MAX / 3);
}
END_TEST

/* floor or floor + 1 of the exact share; and nobody with a smaller remainder got the extra fen before one with a larger. */
static void check_fair(int64_t pool, const int64_t *weights, size_t count)
{
    int128 total = 0, handed = 0, smallest_extra = 0, largest_plain = -1;
    for (size_t i = 0; i < count; i++)
        total += weights[i];
    smallest_extra = total;
    for (size_t i = 0; i < count; i++) {
        int128 product = (int128)pool * weights[i];
        int128 extra = shares[i].fen - product / total;
        handed += shares[i].fen;
        HOLDS(extra == 0 || extra == 1);
        if (extra == 1 && product % total < smallest_extra)
            smallest_extra = product % total;
        if (extra == 0 && product % total > largest_plain)
            largest_plain = product % total;
    }
    HOLDS(handed == pool);
    HOLDS(smallest_extra >= largest_plain);
}

// In some company the shares would not add up to the pool, or be unfair by a fen.
START_TEST(shares_add_up_and_are_fair_for_many_pools)
{
    uint64_t state = 7;
    for (int round = 0; round < 20000; round++) {
        int64_t weights[TAKERS_MAX];
        size_t count = 1 + random_next(&state) % TAKERS_MAX;
        int64_t pool = random_positive(&state, 50);
        for (size_t i = 0; i < count; i++)
            weights[i] = random_next(&state) % 4 == 0 ? 0 : random_positive(&state, 40);
        if (share_out(pool, weights, count))
            check_fair(pool, weights, count);
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("allocate", the_largest_remainders_take_what_is_left, no_weight_takes_nothing,
                    without_any_weight_nobody_gets_a_share, the_largest_amounts_fit,
                    shares_add_up_and_are_fair_for_many_pools);
}
