/*
 * Faults for the program under test: without it, nobody would know what a full disk, a broken disk, a kill or a lost
 * power supply leaves of a company's book.
 *
 * Loaded with LD_PRELOAD. Counts every call that changes a file or folder, and at the one numbered FAULT_AT does
 * FAULT_DO:
 *
 *   kill      SIGKILL, before the call
 *   short     a write writes half of what it is given
 *   swallow   does nothing, and says that it was done (an fsync taken out of the program)
 *   NUMBER    fails with that errno
 *
 * With FAULT_STICKY all later calls that need room on the disk (write, create, mkdir) fail as well.
 * FAULT_LOG names a file that gets a line a call: what was done, to which inode, in which folder, with which bytes. The
 * power loss test replays it.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { DO_NOTHING, DO_KILL, DO_SHORT, DO_SWALLOW, DO_FAIL };
enum { NEEDS_ROOM = 1, IS_WRITE = 2 };

static int fault_do, fault_errno, log_descriptor = -1;
static long fault_at;
static bool sticky;
static _Atomic long calls;

/* ---- what was asked for ---- */

__attribute__((constructor)) static void read_plan(void)
{
    const char *at = getenv("FAULT_AT"), *what = getenv("FAULT_DO"), *log = getenv("FAULT_LOG");
    sticky = getenv("FAULT_STICKY") != NULL;
    fault_at = at ? atol(at) : 0;
    if (what && strcmp(what, "kill") == 0)
        fault_do = DO_KILL;
    else if (what && strcmp(what, "short") == 0)
        fault_do = DO_SHORT;
    else if (what && strcmp(what, "swallow") == 0)
        fault_do = DO_SWALLOW;
    else if (what)
        fault_do = DO_FAIL, fault_errno = atoi(what);
    if (log)
        log_descriptor = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    atomic_store(&calls, 0);
}

/* Counts a call. DO_NOTHING: go on with it; DO_FAIL: return -1, errno is set; DO_SHORT, DO_SWALLOW: the caller's. */
static int meet(int kind)
{
    const long call = atomic_fetch_add(&calls, 1) + 1;
    if (fault_at == 0 || call < fault_at || (call > fault_at && !(sticky && (kind & NEEDS_ROOM))))
        return DO_NOTHING;
    if (fault_do == DO_KILL)
        syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
    if (fault_do == DO_FAIL)
        errno = fault_errno;
    return fault_do == DO_SHORT && !(kind & IS_WRITE) ? DO_NOTHING : fault_do;
}

/* ---- the log ---- */

static void tell(const char *format, ...)
{
    char line[8192];
    va_list arguments;
    const int kept = errno;
    if (log_descriptor < 0)
        return;
    va_start(arguments, format);
    const int size = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    (void)!syscall(SYS_write, log_descriptor, line, (size_t)size);
    errno = kept;
}

static unsigned long inode_of(int descriptor)
{
    struct stat state;
    return fstat(descriptor, &state) == 0 ? (unsigned long)state.st_ino : 0;
}

/* The folder that a path relative to `folder` ends in, and the last part of it. */
static unsigned long folder_inode(int folder, const char *path, const char **name)
{
    struct stat state;
    char around[4096];
    const char *slash = strrchr(path, '/');
    *name = slash ? slash + 1 : path;
    if (log_descriptor < 0)
        return 0;
    if (slash)
        snprintf(around, sizeof around, "%.*s", slash == path ? 1 : (int)(slash - path), path);
    if (!slash && folder != AT_FDCWD)
        return inode_of(folder);
    return fstatat(folder, slash ? around : ".", &state, 0) == 0 ? (unsigned long)state.st_ino : 0;
}

static unsigned long entry_inode(int folder, const char *path)
{
    struct stat state;
    return fstatat(folder, path, &state, AT_SYMLINK_NOFOLLOW) == 0 ? (unsigned long)state.st_ino : 0;
}

/* Where the file stands that a descriptor is open on: files in memory, terminals and pipes are nobody's book. */
static bool is_book_file(int descriptor)
{
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t size = readlink(link, path, sizeof path - 1);
    if (size <= 0)
        return false;
    path[size] = '\0';
    return path[0] == '/' && strncmp(path, "/memfd:", 7) != 0 && strncmp(path, "/dev/", 5) != 0 ?
               true : strncmp(path, "/dev/shm/", 9) == 0;
}

static void tell_bytes(int descriptor, const void *bytes, size_t size, off_t offset)
{
    static const char digits[] = "0123456789abcdef";
    const unsigned char *from = bytes;
    if (log_descriptor < 0)
        return;
    char *line = (char *)malloc(2 * size + 128);
    if (!line)
        abort();
    int used = snprintf(line, 128, "write %lu %lld ", inode_of(descriptor), (long long)offset);
    for (size_t i = 0; i < size; i++) {
        line[used++] = digits[from[i] >> 4];
        line[used++] = digits[from[i] & 15];
    }
    line[used++] = '\n';
    (void)!syscall(SYS_write, log_descriptor, line, (size_t)used);
    free(line);
}

/* ---- calls that write ---- */

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    if (!is_book_file(descriptor))
        return syscall(SYS_write, descriptor, bytes, size);
    const int fault = meet(NEEDS_ROOM | IS_WRITE);
    if (fault == DO_FAIL)
        return -1;
    if (fault == DO_SWALLOW)
        return (ssize_t)size;
    if (fault == DO_SHORT)
        size = (size + 1) / 2;
    const off_t offset = lseek(descriptor, 0, SEEK_CUR);
    const ssize_t written = syscall(SYS_write, descriptor, bytes, size);
    if (written >= 0)
        tell_bytes(descriptor, bytes, (size_t)written, offset);
    return written;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset)
{
    const int fault = meet(NEEDS_ROOM | IS_WRITE);
    if (fault == DO_FAIL)
        return -1;
    if (fault == DO_SWALLOW)
        return (ssize_t)size;
    if (fault == DO_SHORT)
        size = (size + 1) / 2;
    const ssize_t written = syscall(SYS_pwrite64, descriptor, bytes, size, offset);
    if (written >= 0)
        tell_bytes(descriptor, bytes, (size_t)written, offset);
    return written;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off_t offset)
{
    return pwrite(descriptor, bytes, size, offset);
}

int ftruncate(int descriptor, off_t size)
{
    if (!is_book_file(descriptor))
        return (int)syscall(SYS_ftruncate, descriptor, size);
    const int fault = meet(0);
    if (fault == DO_FAIL || fault == DO_SWALLOW)
        return fault == DO_FAIL ? -1 : 0;
    tell("truncate %lu %lld\n", inode_of(descriptor), (long long)size);
    return (int)syscall(SYS_ftruncate, descriptor, size);
}

int ftruncate64(int descriptor, off_t size)
{
    return ftruncate(descriptor, size);
}

int fsync(int descriptor)
{
    const int fault = meet(0);
    if (fault == DO_FAIL)
        return -1;
    if (fault == DO_SWALLOW) {
        tell("swallowed\n");
        return 0;
    }
    tell("fsync %lu\n", inode_of(descriptor));
    return 0; /* the disk itself is not what is tested, and waiting for it makes the sweeps slow */
}

int fdatasync(int descriptor)
{
    return fsync(descriptor);
}

/* The kernel closes the descriptor whatever it answers. */
int close(int descriptor)
{
    const int flags = fcntl(descriptor, F_GETFL);
    const bool writes = flags >= 0 && (flags & O_ACCMODE) != O_RDONLY && is_book_file(descriptor);
    const int fault = writes ? meet(0) : DO_NOTHING;
    if (writes)
        tell("close %lu\n", inode_of(descriptor));
    const int closed = (int)syscall(SYS_close, descriptor);
    if (fault != DO_FAIL)
        return closed;
    errno = fault_errno;
    return -1;
}

/* ---- calls that change folders ---- */

static int open_at(int folder, const char *path, int flags, mode_t mode)
{
    if (!(flags & O_CREAT))
        return (int)syscall(SYS_openat, folder, path, flags, mode);
    if (meet(NEEDS_ROOM) == DO_FAIL)
        return -1;
    const char *name;
    const bool existed = log_descriptor >= 0 && entry_inode(folder, path) != 0;
    const int opened = (int)syscall(SYS_openat, folder, path, flags, mode);
    const unsigned long around = folder_inode(folder, path, &name);
    if (opened >= 0 && !existed)
        tell("create %lu %s %lu\n", around, name, inode_of(opened));
    else
        tell("open\n");
    return opened;
}

static mode_t mode_of(int flags, va_list arguments)
{
    return flags & O_CREAT ? (mode_t)va_arg(arguments, unsigned) : 0;
}

#define OPEN(NAME)                                            \
    int NAME(const char *path, int flags, ...)                \
    {                                                         \
        va_list arguments;                                    \
        va_start(arguments, flags);                           \
        const mode_t mode = mode_of(flags, arguments);        \
        va_end(arguments);                                    \
        return open_at(AT_FDCWD, path, flags, mode);          \
    }
#define OPENAT(NAME)                                          \
    int NAME(int folder, const char *path, int flags, ...)    \
    {                                                         \
        va_list arguments;                                    \
        va_start(arguments, flags);                           \
        const mode_t mode = mode_of(flags, arguments);        \
        va_end(arguments);                                    \
        return open_at(folder, path, flags, mode);            \
    }
#undef open
#undef openat
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

int mkdirat(int folder, const char *path, mode_t mode)
{
    const int fault = meet(NEEDS_ROOM);
    if (fault == DO_FAIL)
        return -1;
    const char *name;
    const int made = (int)syscall(SYS_mkdirat, folder, path, mode);
    const unsigned long around = folder_inode(folder, path, &name);
    if (made == 0)
        tell("mkdir %lu %s %lu\n", around, name, entry_inode(folder, path));
    else
        tell("nothing\n");
    return made;
}

int mkdir(const char *path, mode_t mode)
{
    return mkdirat(AT_FDCWD, path, mode);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    const int fault = meet(0);
    if (fault == DO_FAIL)
        return -1;
    const char *from_name, *to_name;
    const int renamed = (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
    const unsigned long from_inode = folder_inode(from_folder, from, &from_name);
    const unsigned long to_inode = folder_inode(to_folder, to, &to_name);
    if (renamed == 0)
        tell("rename %lu %s %lu %s %u\n", from_inode, from_name, to_inode, to_name, flags);
    else
        tell("nothing\n");
    return renamed;
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    return renameat2(from_folder, from, to_folder, to, 0);
}

int rename(const char *from, const char *to)
{
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int unlinkat(int folder, const char *path, int flags)
{
    const int fault = meet(0);
    if (fault == DO_FAIL)
        return -1;
    const char *name;
    const unsigned long around = folder_inode(folder, path, &name);
    const int removed = (int)syscall(SYS_unlinkat, folder, path, flags);
    if (removed == 0)
        tell("unlink %lu %s\n", around, name);
    else
        tell("nothing\n");
    return removed;
}

int unlink(const char *path)
{
    return unlinkat(AT_FDCWD, path, 0);
}

int rmdir(const char *path)
{
    return unlinkat(AT_FDCWD, path, AT_REMOVEDIR);
}

int fchmod(int descriptor, mode_t mode)
{
    if (meet(0) == DO_FAIL)
        return -1;
    tell("chmod\n");
    return (int)syscall(SYS_fchmod, descriptor, mode);
}

int fchmodat(int folder, const char *path, mode_t mode, int flags)
{
    (void)flags;
    if (meet(0) == DO_FAIL)
        return -1;
    tell("chmod\n");
    return (int)syscall(SYS_fchmodat, folder, path, mode);
}

int chmod(const char *path, mode_t mode)
{
    return fchmodat(AT_FDCWD, path, mode, 0);
}
