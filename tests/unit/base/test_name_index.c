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

/* A name of that size, and which one of several that differ in one byte. */
static text name_like(char *bytes, size_t size, size_t which)
{
    memset(bytes, 'A', size);
    if (which > 0)
        bytes[(which - 1) % size] = (char)(which <= size ? 'B' : which <= 2 * size ? '\0' : 'a');
    return text_from(bytes, size);
}

// A person would be taken for another one whose id differs in one letter, or is as much longer as a blank.
START_TEST(names_of_every_size_that_differ_in_a_byte)
{
    enum { SIZES = 40, LIKE = 3 * SIZES + 1 };
    static char bytes[SIZES + 1][LIKE][SIZES];
    name_index index = NAME_INDEX_EMPTY;
    char again[SIZES];
    uint32_t stored;
    for (size_t size = 1; size <= SIZES; size++)
        for (size_t which = 0; which <= 3 * size; which++) {
            const uint32_t value = (uint32_t)(size * LIKE + which);
            HOLDS(name_index_find(&index, name_like(again, size, which)) == NAME_NONE);
            HOLDS(name_index_put(&index, name_like(bytes[size][which], size, which), value, &stored));
            HOLDS(stored == value);
        }
    for (size_t size = 1; size <= SIZES; size++)
        for (size_t which = 0; which <= 3 * size; which++) {
            const text name = name_like(again, size, which);
            char framed[8 + SIZES];
            memset(framed, 'C', sizeof framed);
            memcpy(framed + 8, name.bytes, size);
            name_key key;
            name_key_make(text_from(framed + 8, size), &key);
            name_index_expect(&index, &key);
            HOLDS(name_index_find(&index, name) == size * LIKE + which);
            HOLDS(name_index_find_key(&index, &key, name) == size * LIKE + which);
            HOLDS(name_index_put(&index, name, 1, &stored) && stored == size * LIKE + which);
        }
    name_index_release(&index);
}
END_TEST

// A short id that was read into a buffer would be lost when the buffer is used again.
START_TEST(short_names_are_kept_as_copies)
{
    name_index index = NAME_INDEX_EMPTY;
    char bytes[NAME_SHORT];
    uint32_t stored;
    for (size_t size = 1; size <= NAME_SHORT; size++)
        HOLDS(name_index_put(&index, name_like(bytes, size, 1), (uint32_t)size, &stored));
    memset(bytes, 'Z', sizeof bytes);
    for (size_t size = 1; size <= NAME_SHORT; size++)
        ck_assert_uint_eq(name_index_find(&index, name_like(bytes, size, 1)), size);
    name_index_release(&index);
    ck_assert_uint_eq(name_index_find(&index, text_of("nobody")), NAME_NONE);
}
END_TEST

Suite *suite(void)
{
    return suite_of("name_index", every_name_is_found_again, the_first_of_a_name_stays, the_empty_name_is_a_name,
                    names_of_every_size_that_differ_in_a_byte, short_names_are_kept_as_copies);
}
