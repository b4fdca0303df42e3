/*
 * Memory that runs out, for the program under test: without it, nobody would know what a short machine makes of a run.
 *
 * Loaded with LD_PRELOAD. FAULT_ALLOCATION=N lets the Nth allocation made by the program itself or by libc fail; those
 * inside libcsv, iniparser and the other libraries are theirs. FAULT_COUNT names a file that gets how many there were.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <pwd.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static long allocation_at;
static const char *count_path;
static _Atomic long allocations;

__attribute__((constructor)) static void read_plan(void)
{
    const char *allocation = getenv("FAULT_ALLOCATION");
    count_path = getenv("FAULT_COUNT");
    atomic_store(&allocations, 0);
    allocation_at = allocation ? atol(allocation) : 0;
}

__attribute__((destructor)) static void tell_count(void)
{
    char text[32];
    if (!count_path)
        return;
    const int size = snprintf(text, sizeof text, "%ld\n", atomic_load(&allocations));
    const int file = (int)syscall(SYS_openat, AT_FDCWD, count_path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    (void)!syscall(SYS_write, file, text, (size_t)size);
}

/* glibc's own look-up of users stops the program where memory runs out within it. */
static _Thread_local bool looks_up;

int getpwuid_r(uid_t user, struct passwd *entry, char *words, size_t size, struct passwd **found)
{
    static int (*real)(uid_t, struct passwd *, char *, size_t, struct passwd **);
    looks_up = true;
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "getpwuid_r");
    const int failed = real(user, entry, words, size, found);
    looks_up = false;
    return failed;
}

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

typedef struct {
    uintptr_t from, to;
} span;
static span program_span, libc_span;
static _Atomic int spans_known;

/* Where the program's own code and libc lie. */
static int note_span(struct dl_phdr_info *info, size_t size, void *closure)
{
    (void)size, (void)closure;
    const bool program = info->dlpi_name[0] == '\0', libc = strstr(info->dlpi_name, "/libc.so") != NULL;
    for (int i = 0; (program || libc) && i < info->dlpi_phnum; i++) {
        if (info->dlpi_phdr[i].p_type != PT_LOAD || !(info->dlpi_phdr[i].p_flags & PF_X))
            continue;
        const uintptr_t from = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
        *(program ? &program_span : &libc_span) = (span){from, from + info->dlpi_phdr[i].p_memsz};
    }
    return 0;
}

static bool lies_in(span where, uintptr_t address)
{
    return address >= where.from && address < where.to;
}

static bool runs_out(const void *caller)
{
    if (looks_up || (allocation_at == 0 && !count_path))
        return false;
    if (!atomic_exchange(&spans_known, 1))
        dl_iterate_phdr(note_span, NULL);
    const uintptr_t address = (uintptr_t)caller;
    if (!lies_in(program_span, address) && !lies_in(libc_span, address))
        return false;
    if (atomic_fetch_add(&allocations, 1) + 1 != allocation_at)
        return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t size)
{
    return runs_out(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return runs_out(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return runs_out(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
}
