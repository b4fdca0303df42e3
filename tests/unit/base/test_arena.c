#include "unit.h"

#include <stdalign.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/arena.h"
#include "sweep.h"

static void give_out_pieces(void)
{
    enum { COUNT = 3000 };
    static unsigned char *pieces[COUNT];
    static size_t sizes[COUNT];
    static uint64_t state = 3;
    arena a = ARENA_EMPTY;
    for (size_t i = 0; i < COUNT; i++) {
        sizes[i] = random_next(&state) % (i % 100 == 0 ? 100000 : 200);
        pieces[i] = arena_allocate(&a, sizes[i]);
        HOLDS(pieces[i] != NULL && (uintptr_t)pieces[i] % alignof(max_align_t) == 0);
        for (size_t b = 0; b < sizes[i]; b++)
            HOLDS(pieces[i][b] == 0);
        memset(pieces[i], (int)(i % 251), sizes[i]);
    }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t b = 0; b < sizes[i]; b++)
            HOLDS(pieces[i][b] == i % 251);
    arena_release(&a);
    ck_assert_ptr_nonnull(arena_allocate(&a, 1)); /* usable again */
    arena_release(&a);
    arena_release(&a);
}

// Two texts would share bytes, and one person's name appear on another's payslip.
START_TEST(pieces_are_apart_zeroed_and_aligned)
{
    for (int round = 0; round < 3; round++)
        give_out_pieces(); /* the later ones from memory that held something before */
}
END_TEST

// A size that wraps around would hand out a piece that is too small.
START_TEST(impossible_sizes_are_refused)
{
    arena a = ARENA_EMPTY;
    ck_assert_ptr_null(arena_allocate(&a, SIZE_MAX));
    ck_assert_ptr_null(arena_allocate(&a, SIZE_MAX - 64));
    ck_assert_ptr_null(arena_copy(&a, (text){"x", SIZE_MAX}).bytes);
    ck_assert_ptr_nonnull(arena_allocate(&a, 0));
    arena_release(&a);
}
END_TEST

// A text would change when the reader's buffer is filled again.
START_TEST(copies_stand_on_their_own)
{
    arena a = ARENA_EMPTY;
    char buffer[] = "abcdef";
    text copy = arena_copy(&a, text_from(buffer, 3));
    text empty = arena_copy(&a, (text){NULL, 0});
    text formatted = arena_format(&a, "%s-%d", buffer, 7);
    memset(buffer, 'x', 6);
    ck_assert_str_eq(copy.bytes, "abc");
    ck_assert_uint_eq(copy.size, 3);
    ck_assert_str_eq(empty.bytes, "");
    ck_assert_str_eq(formatted.bytes, "abcdef-7");
    ck_assert_uint_eq(formatted.size, 8);
    arena_release(&a);
}
END_TEST

// Rows read before would be lost when the array of them grows.
START_TEST(arrays_grow_and_keep_what_they_hold)
{
    int *numbers = NULL;
    size_t capacity = 0;
    for (int i = 0; i < 10000; i++) {
        int *grown = array_reserve(numbers, &capacity, (size_t)i + 1, sizeof *numbers);
        HOLDS(grown != NULL);
        numbers = grown;
        HOLDS(capacity > (size_t)i);
        numbers[i] = i;
    }
    for (int i = 0; i < 10000; i++)
        ck_assert_int_eq(numbers[i], i);
    size_t before = capacity;
    ck_assert_ptr_null(array_reserve(numbers, &capacity, SIZE_MAX, sizeof *numbers));
    ck_assert_ptr_null(array_reserve(numbers, &capacity, SIZE_MAX / 4 + 2, 8));
    ck_assert_uint_eq(capacity, before);
    free(numbers);
}
END_TEST

Suite *suite(void)
{
    return suite_of("arena", pieces_are_apart_zeroed_and_aligned, impossible_sizes_are_refused,
                    copies_stand_on_their_own, arrays_grow_and_keep_what_they_hold);
}
