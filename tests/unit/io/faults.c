#include "faults.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

fault_plan faults;

/* Counts a call; true when it is to fail. */
static bool fails(void)
{
    faults.calls++;
    if (faults.calls == faults.die_at)
        _exit(7);
    if (faults.calls != faults.fail_call)
        return false;
    errno = faults.error;
    return true;
}

int fsync(int descriptor)
{
    return fails() ? -1 : (int)syscall(SYS_fsync, descriptor);
}

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    static bool interrupted;
    if (faults.short_writes) {
        interrupted = !interrupted;
        if (interrupted) {
            errno = EINTR;
            return -1;
        }
        size = 1;
    }
    return fails() ? -1 : syscall(SYS_write, descriptor, bytes, size);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    if (fails())
        return -1;
    if (flags != 0 && faults.no_exchange) {
        errno = EINVAL;
        return -1;
    }
    if (faults.before_exchange != NULL) {
        void (*act)(void) = faults.before_exchange;
        faults.before_exchange = NULL;
        act();
    }
    return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
}

int mkdirat(int folder, const char *name, mode_t mode)
{
    return fails() ? -1 : (int)syscall(SYS_mkdirat, folder, name, mode);
}

int mkdir(const char *name, mode_t mode)
{
    return mkdirat(AT_FDCWD, name, mode);
}

int unlinkat(int folder, const char *name, int flags)
{
    return fails() ? -1 : (int)syscall(SYS_unlinkat, folder, name, flags);
}

int fchmod(int descriptor, mode_t mode)
{
    return fails() ? -1 : (int)syscall(SYS_fchmod, descriptor, mode);
}
