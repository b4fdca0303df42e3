#include "unit.h"

#include <stdlib.h>

#include "a_month.h"
#include "output/row_pieces.h"

/* Every third item has no row. */
static void put_numbers(const void *closure, size_t from, size_t to, byte_buffer *out)
{
    (void)closure;
    for (size_t i = from; i < to; i++) {
        char *room = i % 3 == 2 ? NULL : byte_buffer_room(out, 24);
        if (room != NULL)
            out->size += (size_t)snprintf(room, 24, "%zu\n", i);
    }
}

static void hold_in_order(const char *bytes, size_t count)
{
    char *at = (char *)(uintptr_t)bytes;
    for (size_t i = 0; i < count; i++)
        if (i % 3 != 2 && strtoull(at, &at, 10) != i)
            ck_abort_msg("row %zu of %zu", i, count);
    ck_assert_str_eq(at, count == 0 ? "" : "\n");
}

// Two people's payslips would change places, or one of many be missing, when there are several threads.
START_TEST(rows_stand_in_order_whatever_the_threads)
{
    static const size_t counts[] = {0, 1, 255, 256, 257, 5000};
    for (size_t threads = 0; threads <= 7; threads++) {
        for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
            FILE *out = memory_begin();
            ck_assert(row_pieces_write(out, counts[i], threads, put_numbers, NULL));
            hold_in_order(memory_end(out, NULL), counts[i]);
        }
    }
}
END_TEST

static void run_out_of_memory(const void *closure, size_t from, size_t to, byte_buffer *out)
{
    put_numbers(closure, from, to, out);
    out->out_of_memory |= from > 1000;
}

// A file that lacks people would be taken for whole.
START_TEST(memory_that_runs_out_is_told)
{
    for (size_t threads = 1; threads <= 3; threads++) {
        FILE *out = memory_begin();
        ck_assert(!row_pieces_write(out, 5000, threads, run_out_of_memory, NULL));
        ck_assert(!ferror(out));
        hold_in_order(memory_end(out, NULL), 1024);
    }
}
END_TEST

// So would one on a full disk.
START_TEST(a_stream_that_fails_is_told)
{
    for (size_t threads = 1; threads <= 3; threads++) {
        FILE *full = fopen("/dev/full", "we");
        ck_assert_ptr_nonnull(full);
        ck_assert(!row_pieces_write(full, 50000, threads, put_numbers, NULL));
        ck_assert(ferror(full));
        fclose(full);
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("row_pieces", rows_stand_in_order_whatever_the_threads, memory_that_runs_out_is_told,
                    a_stream_that_fails_is_told);
}
