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

// A machine that tells no number of processors would read nothing.
START_TEST(there_is_a_processor)
{
    ck_assert_uint_ge(parallel_processors(), 1);
    ck_assert_uint_le(parallel_processors(), THREADS_MAX);
}
END_TEST

Suite *suite(void)
{
    return suite_of("parallel", every_thread_is_called_once, no_more_than_the_largest_number, there_is_a_processor);
}
