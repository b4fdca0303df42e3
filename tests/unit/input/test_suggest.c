/* "Did you mean" for ids. */
#include "unit.h"

#include <stdio.h>

#include "fixture.h"
#include "input/suggest.h"

static const char *const ids[] = {"1001", "1002", "E-07", "张三", "1012"};

static uint32_t nearest(suggestions *s, const char *unknown)
{
    return suggestions_find(s, text_of(unknown));
}

// Without this a clerk with one wrong digit would have to search the staff list by eye.
START_TEST(one_edit_away_is_found)
{
    name_index index = NAME_INDEX_EMPTY;
    suggestions s;
    uint32_t stored;
    for (uint32_t i = 0; i < 5; i++)
        ck_assert(name_index_put(&index, text_of(ids[i]), i, &stored));
    suggestions_init(&s, &index);
    for (int round = 0; round < 2; round++) { /* found, and then remembered */
        ck_assert_uint_eq(nearest(&s, "100"), 0);
        ck_assert_uint_eq(nearest(&s, "10001"), 0);
        ck_assert_uint_eq(nearest(&s, "1013"), 4);
        ck_assert_uint_eq(nearest(&s, "0101"), 0);
        ck_assert_uint_eq(nearest(&s, "0121"), NAME_NONE);
        ck_assert_uint_eq(nearest(&s, "1102"), 1); /* exchanged: 1012; other: 1002, which is earlier */
        ck_assert_uint_eq(nearest(&s, "E07"), 2);
        ck_assert_uint_eq(nearest(&s, "e-07"), 2);
        ck_assert_uint_eq(nearest(&s, "1-001"), 0);
        ck_assert_uint_eq(nearest(&s, "张三1"), 3);
        ck_assert_uint_eq(nearest(&s, "9999"), NAME_NONE);
        ck_assert_uint_eq(nearest(&s, ""), NAME_NONE);
    }
    char longest[80];
    memset(longest, 'x', sizeof longest);
    ck_assert_uint_eq(suggestions_find(&s, text_from(longest, 65)), NAME_NONE);
    ck_assert_uint_eq(suggestions_find(&s, text_from(longest, 64)), NAME_NONE);
    suggestions_release(&s);
    name_index_release(&index);
}
END_TEST

// Without this a file with a million wrong ids would take minutes and all memory for its hints.
START_TEST(the_search_is_bounded)
{
    name_index index = NAME_INDEX_EMPTY;
    suggestions s;
    uint32_t stored;
    ck_assert(name_index_put(&index, TEXT_LITERAL("1001"), 0, &stored));
    suggestions_init(&s, &index);
    ck_assert_uint_eq(nearest(&s, "1002"), 0);
    for (int i = 0; i < 5000; i++) {
        char id[16];
        snprintf(id, sizeof id, "zz%d", i);
        ck_assert_uint_eq(nearest(&s, id), NAME_NONE);
    }
    ck_assert_uint_le(s.count, 4096);
    ck_assert_uint_eq(nearest(&s, "1002"), 0);         /* remembered */
    ck_assert_uint_eq(nearest(&s, "1003"), NAME_NONE); /* not searched for any more */
    suggestions_release(&s);
    name_index_release(&index);
}
END_TEST

Suite *suite(void)
{
    return suite_of("suggest", one_edit_away_is_found, the_search_is_bounded);
}
