#include "unit.h"

#include <pthread.h>
#include <stdatomic.h>

#include "base/parallel.h"

typedef struct {
    atomic_size_t calls;
    atomic_size_t of[THREADS_MAX];
    pthread_t who[THREADS_MAX];
} calls;

static void count(void *closure, size_t thread)
{
    calls *seen = closure;
    ck_assert_uint_lt(thread, THREADS_MAX);
    seen->calls++;
    seen->of[thread]++;
    seen->who[thread] = pthread_self();
}

// A thread's share of the payments would be read twice, or not at all.
START_TEST(every_thread_is_called_once)
{
    for (size_t threads = 1; threads <= 9; threads++) {
        calls seen = {0};
        parallel_run(threads, count, &seen);
        ck_assert_uint_ge(seen.calls, 1);
        ck_assert_uint_le(seen.calls, threads);
        for (size_t i = 0; i < THREADS_MAX; i++)
            ck_assert_uint_eq(seen.of[i], i < seen.calls);
        ck_assert(pthread_equal(seen.who[seen.calls - 1], pthread_self()));
    }
}
END_TEST

// Whoever asks for a thousand threads would write behind the end of what is kept of them.
START_TEST(no_more_than_the_largest_number)
{
    calls seen = {0};
    parallel_run(1000, count, &seen);
    ck_assert_uint_le(seen.calls, THREADS_MAX);
    ck_assert_uint_ge(seen.calls, 1);
}
END_TEST

static void mark(void *closure, size_t from, size_t to)
{
    unsigned char *marks = closure;
    for (size_t i = from; i < to; i++)
        marks[i]++;
}

// A person would be settled twice, or not at all.
START_TEST(each_item_is_in_one_part)
{
    static const size_t counts[] = {0, 1, 2047, 2048, 2049, 10000};
    for (size_t threads = 1; threads <= 5; threads++) {
        for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
            unsigned char marks[10001] = {0};
            size_t once = 0;
            parallel_each(threads, counts[i], mark, marks);
            for (size_t at = 0; at < sizeof marks; at++)
                once += marks[at] == (at < counts[i]);
            ck_assert_uint_eq(once, sizeof marks);
        }
    }
}
END_TEST

// A machine that tells no number of processors would read nothing.
START_TEST(there_is_a_processor)
{
    ck_assert_uint_ge(parallel_processors(), 1);
    ck_assert_uint_le(parallel_processors(), THREADS_MAX);
}
END_TEST

Suite *suite(void)
{
    return suite_of("parallel", every_thread_is_called_once, no_more_than_the_largest_number, each_item_is_in_one_part,
                    there_is_a_processor);
}
