/*
 * Runs a command and tells what it took: the benchmark's stopwatch.
 *
 *   measured REPORT COMMAND [ARGUMENT]…
 *
 * writes to REPORT one line: nanoseconds by the clock, microseconds of processor time (user and
 * system), peak resident memory in KiB, and the exit status (128 + the signal of one that died).
 * A small program of its own, since a child's peak memory begins with its parent's.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long clock_ns(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static long long cpu_us(const struct rusage *usage)
{
    return (usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1000000LL + usage->ru_utime.tv_usec +
           usage->ru_stime.tv_usec;
}

static int report(const char *path, long long took_ns, const struct rusage *usage, int status)
{
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    FILE *out = fopen(path, "w");
    int bad = out == NULL || fprintf(out, "%lld %lld %ld %d\n", took_ns, cpu_us(usage),
                                     usage->ru_maxrss, code) < 0;
    if (out != NULL && fclose(out) != 0)
        bad = 1;
    if (bad)
        fprintf(stderr, "measured: %s: %s\n", path, strerror(errno));
    return bad;
}

int main(int argc, char **argv)
{
    struct rusage usage;
    int status = 0;
    if (argc < 3) {
        fputs("usage: measured REPORT COMMAND [ARGUMENT]...\n", stderr);
        return 2;
    }
    long long began = clock_ns();
    pid_t child = fork();
    if (child == 0) {
        (void)execvp(argv[2], argv + 2);
        fprintf(stderr, "measured: %s: %s\n", argv[2], strerror(errno));
        _exit(127);
    }
    while (child > 0 && wait4(child, &status, 0, &usage) < 0) {
        if (errno != EINTR)
            child = -1;
    }
    if (child < 0) {
        fprintf(stderr, "measured: %s\n", strerror(errno));
        return 2;
    }
    return report(argv[1], clock_ns() - began, &usage, status);
}
