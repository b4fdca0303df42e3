#include "io/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define POLL_MILLISECONDS 100
#define HOLDER_SIZE       (HOST_NAME_MAX + 32)

static bool failed(diagnostics *d, const char *path, int reason)
{
    REPORT(d, CANNOT_WRITE, LOCATION_NONE, text_of(path), text_of(strerrordesc_np(reason)));
    return false;
}

/* One attempt: 1 taken, 0 held by another run, -1 failed with errno. */
static int try_lock(int descriptor)
{
    int result;
    do
        result = flock(descriptor, LOCK_EX | LOCK_NB);
    while (result != 0 && errno == EINTR);
    if (result == 0)
        return 1;
    return errno == EWOULDBLOCK ? 0 : -1;
}

static void pause_between_attempts(void)
{
    struct timespec pause = {.tv_nsec = POLL_MILLISECONDS * 1000000L};
    (void)nanosleep(&pause, NULL); /* a shorter pause harms nobody */
}

/* Attempts until the time is over; as try_lock. */
static int wait_for_lock(int descriptor, int wait_seconds)
{
    struct timespec now, end;
    if (clock_gettime(CLOCK_MONOTONIC, &end) != 0)
        return -1;
    end.tv_sec += wait_seconds;
    for (;;) {
        int result = try_lock(descriptor);
        if (result != 0 || clock_gettime(CLOCK_MONOTONIC, &now) != 0)
            return result;
        if (now.tv_sec > end.tv_sec || (now.tv_sec == end.tv_sec && now.tv_nsec >= end.tv_nsec))
            return 0;
        pause_between_attempts();
    }
}

/* Who holds the lock, as the file says; "?" in the moment before the holder has written it. */
static void report_holder(int descriptor, diagnostics *d)
{
    char holder[HOLDER_SIZE];
    ssize_t size = pread(descriptor, holder, sizeof(holder), 0);
    text name = text_from(holder, size > 0 ? (size_t)size : 0);
    const char *end = name.size > 0 ? memchr(name.bytes, '\n', name.size) : NULL;
    if (end != NULL)
        name.size = (size_t)(end - name.bytes);
    REPORT(d, BOOK_BUSY, LOCATION_NONE, name.size > 0 ? name : TEXT_LITERAL("?"));
}

/* Goes on after an interruption or a short write. */
static bool write_all_at_start(int descriptor, const char *bytes, size_t size)
{
    for (size_t written = 0; written < size;) {
        const ssize_t part = pwrite(descriptor, bytes + written, size - written, (off_t)written);
        if (part < 0 && errno == EINTR)
            continue;
        if (part == 0)
            errno = ENOSPC;
        if (part <= 0)
            return false;
        written += (size_t)part;
    }
    return true;
}

static bool write_holder(int descriptor)
{
    char host[HOST_NAME_MAX + 1] = "", holder[HOLDER_SIZE];
    if (gethostname(host, sizeof(host) - 1) != 0)
        return false;
    int size = snprintf(holder, sizeof(holder), "%ld %s\n", (long)getpid(), host);
    return ftruncate(descriptor, 0) == 0 && write_all_at_start(descriptor, holder, (size_t)size);
}

bool book_lock_take(book_lock *lock, const char *path, int wait_seconds, diagnostics *d)
{
    *lock = BOOK_LOCK_FREE;
    int descriptor;
    do
        descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
    while (descriptor < 0 && errno == EINTR);
    if (descriptor < 0)
        return failed(d, path, errno);
    int result = wait_for_lock(descriptor, wait_seconds);
    if (result == 0)
        report_holder(descriptor, d);
    else if (result < 0 || !write_holder(descriptor))
        (void)failed(d, path, errno);
    else
        lock->descriptor = descriptor;
    if (lock->descriptor < 0)
        (void)close(descriptor);
    return lock->descriptor >= 0;
}

void book_lock_release(book_lock *lock)
{
    if (lock->descriptor >= 0) {
        if (ftruncate(lock->descriptor, 0) != 0)
            errno = 0; /* a stale name in the file: only a run that comes within the next moment could show it */
        (void)close(lock->descriptor);
    }
    *lock = BOOK_LOCK_FREE;
}
