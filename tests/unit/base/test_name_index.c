#include "unit.h"

#include <stdio.h>

#include "base/name_index.h"
#include "sweep.h"

// A person would not be found, or be found under somebody else's id, once there are many of them.
START_TEST(every_name_is_found_again)
{
    enum { COUNT = 50000 };
    static char names[COUNT][12];
    name_index index = NAME_INDEX_EMPTY;
    for (uint32_t i = 0; i < COUNT; i++) {
        uint32_t stored = 0;
        snprintf(names[i], sizeof names[i], "XS%u", i);
        HOLDS(name_index_put(&index, text_of(names[i]), i, &stored));
        HOLDS(stored == i);
    }
    ck_assert_uint_eq(index.count, COUNT);
    for (uint32_t i = 0; i < COUNT; i++)
        HOLDS(name_index_find(&index, text_of(names[i])) == i);
    ck_assert_uint_eq(name_index_find(&index, text_of("XS")), NAME_NONE);
    ck_assert_uint_eq(name_index_find(&index, text_of("xs1")), NAME_NONE);
    name_index_release(&index);
    ck_assert_uint_eq(name_index_find(&index, text_of("XS1")), NAME_NONE);
}
END_TEST

// The second row of a person would hide the first, and a repeated contract pass unseen.
START_TEST(the_first_of_a_name_stays)
{
    name_index index = NAME_INDEX_EMPTY;
    uint32_t stored;
    ck_assert_uint_eq(name_index_find(&index, text_of("a")), NAME_NONE);
    ck_assert(name_index_put(&index, text_of("a"), 1, &stored));
    ck_assert(name_index_put(&index, text_of("a"), 2, &stored));
    ck_assert_uint_eq(stored, 1);
    ck_assert_uint_eq(name_index_find(&index, text_of("a")), 1);
    ck_assert_uint_eq(index.count, 1);
    name_index_release(&index);
}
END_TEST

// A row without an id would never be found again, and the table fill up with it.
START_TEST(the_empty_name_is_a_name)
{
    name_index index = NAME_INDEX_EMPTY;
    uint32_t stored;
    ck_assert(name_index_put(&index, (text){NULL, 0}, 4, &stored));
    ck_assert(name_index_put(&index, TEXT_EMPTY, 5, &stored));
    ck_assert_uint_eq(stored, 4);
    ck_assert_uint_eq(name_index_find(&index, TEXT_EMPTY), 4);
    name_index_release(&index);
}
END_TEST

Suite *suite(void)
{
    return suite_of("name_index", every_name_is_found_again, the_first_of_a_name_stays, the_empty_name_is_a_name);
}
