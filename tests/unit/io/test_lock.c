/* Without these, two runs that cron starts at once would write one book, or a dead run would block it for ever. */
#include "unit.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "io/lock.h"
#include "scratch.h"

static diagnostics d;

/* A process that holds the lock: its id. It waits to be killed, or `milliseconds`. */
static pid_t holder(const char *path, long milliseconds)
{
    int told[2];
    char byte;
    ck_assert_int_eq(pipe(told), 0);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        book_lock lock;
        diagnostics_init(&d, false);
        bool taken = book_lock_take(&lock, path, 0, &d);
        (void)!write(told[1], taken ? "y" : "n", 1);
        struct timespec pause = {milliseconds / 1000, milliseconds % 1000 * 1000000};
        nanosleep(&pause, NULL);
        _exit(0);
    }
    ck_assert_int_eq(read(told[0], &byte, 1), 1);
    ck_assert_int_eq(byte, 'y');
    close(told[0]);
    close(told[1]);
    return child;
}

START_TEST(the_holder_is_named)
{
    const char *path = scratch("lock1");
    pid_t child = holder(path, 30000);
    book_lock lock;
    diagnostics_init(&d, false);
    ck_assert(!book_lock_take(&lock, path, 0, &d));
    ck_assert_int_eq(diagnostics_worst(&d), SEVERITY_REFUSED);
    char expected[300], host[100];
    gethostname(host, sizeof(host));
    snprintf(expected, sizeof(expected),
             "salespay: error[book-busy]: another run holds the book: process %ld %s; wait for it to end, or give "
             "--wait SECONDS\n", (long)child, host);
    char *told = shown(&d);
    ck_assert_str_eq(told, expected);
    free(told);
    diagnostics_release(&d);

    /* Killed, it holds nothing any more. */
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    diagnostics_init(&d, false);
    ck_assert(book_lock_take(&lock, path, 0, &d));
    ck_assert_uint_eq(mode_of(path), 0600);
    char *bytes = bytes_of(path);
    ck_assert_int_eq(atol(bytes), getpid());
    free(bytes);
    book_lock_release(&lock);
    book_lock_release(&lock);
    ck_assert(book_lock_take(&lock, path, 0, &d));
    book_lock_release(&lock);
    diagnostics_release(&d);
}
END_TEST

/* Without this, --wait would give up at once, or wait on when the time is over. */
START_TEST(waiting_ends_with_the_holder_or_with_the_time)
{
    const char *path = scratch("lock2");
    book_lock lock;
    pid_t child = holder(path, 300);
    diagnostics_init(&d, false);
    ck_assert(book_lock_take(&lock, path, 10, &d));
    waitpid(child, NULL, 0);
    book_lock_release(&lock);

    struct timespec begin, end;
    child = holder(path, 30000);
    clock_gettime(CLOCK_MONOTONIC, &begin);
    ck_assert(!book_lock_take(&lock, path, 1, &d));
    clock_gettime(CLOCK_MONOTONIC, &end);
    long waited = (end.tv_sec - begin.tv_sec) * 1000 + (end.tv_nsec - begin.tv_nsec) / 1000000;
    ck_assert_int_ge(waited, 1000);
    ck_assert_int_le(waited, 5000);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    diagnostics_release(&d);
}
END_TEST

/* Without this, a link in the book could make a run write to a file elsewhere. */
START_TEST(a_link_is_not_followed)
{
    const char *path = scratch("lock3"), *target = scratch("elsewhere");
    book_lock lock;
    ck_assert_int_eq(symlink("elsewhere", path), 0);
    diagnostics_init(&d, false);
    ck_assert(!book_lock_take(&lock, path, 0, &d));
    ck_assert(!stands(target));
    ck_assert(!book_lock_take(&lock, scratch("absent/lock"), 0, &d));
    ck_assert_str_eq(codes(&d), "cannot-write cannot-write");
    diagnostics_release(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("lock", the_holder_is_named, waiting_ends_with_the_holder_or_with_the_time, a_link_is_not_followed);
}
