#include "unit.h"

#include "base/text.h"
#include "sweep.h"

static size_t distance(const char *a, const char *b)
{
    return text_distance(text_of(a), text_of(b));
}

// "Did you mean" would name a column that is farther off than another.
START_TEST(counts_edits_by_characters)
{
    ck_assert_uint_eq(distance("", ""), 0);
    ck_assert_uint_eq(distance("amount", "amount"), 0);
    ck_assert_uint_eq(distance("amount", "AMOUNT"), 0);
    ck_assert_uint_eq(distance("", "abc"), 3);
    ck_assert_uint_eq(distance("abc", ""), 3);
    ck_assert_uint_eq(distance("amont", "amount"), 1);
    ck_assert_uint_eq(distance("amountt", "amount"), 1);
    ck_assert_uint_eq(distance("anount", "amount"), 1);
    ck_assert_uint_eq(distance("amuont", "amount"), 1); /* two letters swapped */
    ck_assert_uint_eq(distance("kitten", "sitting"), 3);
    ck_assert_uint_eq(distance("回款余额", "回款金额"), 1);
    ck_assert_uint_eq(distance("款回", "回款"), 1);
}
END_TEST

// A header of a thousand characters would take minutes, or write beyond the rows of the reckoning.
START_TEST(long_texts_are_far)
{
    char longest[64], longer[65];
    memset(longest, 'a', sizeof longest);
    memset(longer, 'a', sizeof longer);
    ck_assert_uint_eq(text_distance(text_from(longest, 64), text_from(longest, 64)), 0);
    ck_assert_uint_eq(text_distance(text_from(longest, 64), TEXT_EMPTY), 64);
    ck_assert_uint_eq(text_distance(text_from(longer, 65), text_from(longest, 64)), SIZE_MAX);
    ck_assert_uint_eq(text_distance(text_from(longest, 64), text_from(longer, 65)), SIZE_MAX);
}
END_TEST

// Which name is suggested would depend on which of the two is the written one.
START_TEST(is_a_distance_for_many_words)
{
    uint64_t state = 5;
    for (int i = 0; i < 20000; i++) {
        char words[2][9];
        size_t sizes[2];
        for (int w = 0; w < 2; w++) {
            sizes[w] = random_next(&state) % 9;
            for (size_t c = 0; c < sizes[w]; c++)
                words[w][c] = (char)('a' + random_next(&state) % 3);
        }
        text a = text_from(words[0], sizes[0]), b = text_from(words[1], sizes[1]);
        size_t there = text_distance(a, b), longer = a.size > b.size ? a.size : b.size;
        HOLDS(there == text_distance(b, a));
        HOLDS(there <= longer);
        HOLDS(there >= longer - (a.size + b.size - longer));
        HOLDS(text_equal(a, b) == (there == 0));
    }
}
END_TEST

static const char *const names[] = {"employee_id", "amount", "date", "due_date", "姓名", "回款金额", "a"};
#define NAME_COUNT (sizeof names / sizeof *names)

static const char *nearest(const char *written)
{
    const char *found = text_nearest(text_of(written), names, NAME_COUNT);
    return found == NULL ? "none" : found;
}

// A clerk with a misspelt header would not be told what it should be.
START_TEST(the_nearest_name_is_suggested)
{
    ck_assert_str_eq(nearest("amuont"), "amount");
    ck_assert_str_eq(nearest("Amount"), "amount");
    ck_assert_str_eq(nearest("dat"), "date");
    ck_assert_str_eq(nearest("duedate"), "due_date");
    ck_assert_str_eq(nearest("Employee ID"), "employee_id");
    ck_assert_str_eq(nearest("EMPLOYEE-ID"), "employee_id");
    ck_assert_str_eq(nearest("e m p l o y e e i d"), "employee_id"); /* more blanks than edits are allowed */
    ck_assert_str_eq(nearest("-a-m-o-u-n-t-"), "amount");
    ck_assert_str_eq(nearest("_a_m_o_u_n_t_"), "amount");
    ck_assert_str_eq(nearest("回款余额"), "回款金额");
    ck_assert_str_eq(nearest("性名"), "姓名");
}
END_TEST

// A clerk would be sent after a name that has nothing to do with what she wrote.
START_TEST(nothing_is_suggested_where_nothing_is_near)
{
    ck_assert_str_eq(nearest(""), "none");
    ck_assert_str_eq(nearest("b"), "none");      /* all of it would have to go */
    ck_assert_str_eq(nearest("ab"), "a");
    ck_assert_str_eq(nearest("_ _ - -"), "none");
    ck_assert_str_eq(nearest("a_m_o_u_n_t_s_x_x"), "none"); /* only begins like amount */
    ck_assert_str_eq(nearest("e-m-p-l-o-y-e-e"), "none");
    ck_assert_str_eq(nearest("price"), "none");
    ck_assert_str_eq(nearest("amxxnt"), "amount"); /* 2 of 6 */
    ck_assert_str_eq(nearest("axxxnt"), "none");   /* 3 of 6 */
    ck_assert_ptr_null(text_nearest(text_of("amount"), names, 0));
}
END_TEST

// Which of two names equally near is suggested would change from run to run or with the compiler.
START_TEST(ties_go_to_the_earlier_name)
{
    static const char *const alike[] = {"cart", "care", "card"};
    ck_assert_str_eq(text_nearest(text_of("carx"), alike, 3), "cart");
    ck_assert_str_eq(text_nearest(text_of("card"), alike, 3), "card");
}
END_TEST

Suite *suite(void)
{
    return suite_of("nearest", counts_edits_by_characters, long_texts_are_far, is_a_distance_for_many_words,
                    the_nearest_name_is_suggested, nothing_is_suggested_where_nothing_is_near,
                    ties_go_to_the_earlier_name);
}
