#include "unit.h"

#include <stdint.h>
#include <string.h>

#include "base/byte_buffer.h"

// Lines of a month would be cut or mixed up where the memory that holds them moves.
START_TEST(what_is_put_stays_in_order)
{
    static char expected[200000];
    byte_buffer buffer = BYTE_BUFFER_EMPTY;
    for (int round = 0; round < 3; round++) {
        size_t size = 0;
        for (size_t i = 0; size + i % 97 < sizeof expected; i++) {
            memset(expected + size, (int)('a' + i % 26), i % 97);
            byte_buffer_put(&buffer, expected + size, i % 97);
            size += i % 97;
        }
        ck_assert(text_equal(byte_buffer_text(&buffer), text_from(expected, size)));
        byte_buffer_clear(&buffer);
        ck_assert_uint_eq(byte_buffer_text(&buffer).size, 0);
    }
    ck_assert(!buffer.out_of_memory);
    byte_buffer_release(&buffer);
    ck_assert_uint_eq(buffer.capacity, 0);
}
END_TEST

// A row made in place would be written behind the end of its room.
START_TEST(room_is_as_large_as_it_was_asked_for)
{
    byte_buffer buffer = BYTE_BUFFER_EMPTY;
    for (size_t more = 0; more < 300; more++) {
        char *const room = byte_buffer_room(&buffer, more);
        ck_assert(room != NULL || more == 0);
        if (more > 0)
            memset(room, (int)(more % 251), more);
        ck_assert_uint_ge(buffer.capacity - buffer.size, more);
        buffer.size += more;
    }
    size_t at = 0;
    for (size_t more = 0; more < 300; more++)
        for (size_t i = 0; i < more; i++)
            if ((unsigned char)buffer.bytes[at++] != more % 251)
                ck_abort_msg("byte %zu is another", at - 1);
    byte_buffer_release(&buffer);
}
END_TEST

// Memory that runs out would leave a hole in a month's lines, and nobody know.
START_TEST(memory_that_runs_out_is_remembered)
{
    byte_buffer buffer = BYTE_BUFFER_EMPTY;
    byte_buffer_put(&buffer, "kept", 4);
    ck_assert_ptr_null(byte_buffer_room(&buffer, SIZE_MAX / 2 + 2));
    ck_assert(buffer.out_of_memory);
    byte_buffer_put(&buffer, "!", 1);
    ck_assert(text_is(byte_buffer_text(&buffer), "kept!"));
    ck_assert(buffer.out_of_memory);
    byte_buffer_clear(&buffer); /* what is put next is another piece */
    ck_assert(!buffer.out_of_memory);
    byte_buffer_release(&buffer);
}
END_TEST

// An empty cell, which has no bytes at all, would be copied from nowhere.
START_TEST(nothing_is_put_as_nothing)
{
    byte_buffer buffer = BYTE_BUFFER_EMPTY;
    byte_buffer_put(&buffer, NULL, 0);
    ck_assert(text_is(byte_buffer_text(&buffer), ""));
    ck_assert(!buffer.out_of_memory);
    byte_buffer_release(&buffer);
}
END_TEST

// The lines of one block would be counted as another's.
START_TEST(two_change_places)
{
    byte_buffer a = BYTE_BUFFER_EMPTY, b = BYTE_BUFFER_EMPTY;
    byte_buffer_put(&a, "lines", 5);
    a.out_of_memory = true;
    byte_buffer_swap(&a, &b);
    ck_assert(text_is(byte_buffer_text(&a), "") && !a.out_of_memory);
    ck_assert(text_is(byte_buffer_text(&b), "lines") && b.out_of_memory);
    byte_buffer_release(&a);
    byte_buffer_release(&b);
}
END_TEST

Suite *suite(void)
{
    return suite_of("byte_buffer", what_is_put_stays_in_order, room_is_as_large_as_it_was_asked_for,
                    memory_that_runs_out_is_remembered, nothing_is_put_as_nothing, two_change_places);
}
