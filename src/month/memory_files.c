#include "month/memory_files.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "output/formats.h"

static const char *const carried_names[CARRIED_COUNT] = {
    [CARRIED_BALANCES] = "balances.csv",
    [CARRIED_RECEIVABLES] = "receivables.csv",
    [CARRIED_KEYS] = "payment_ids.bin",
    [CARRIED_TOTALS] = "totals.csv",
    [CARRIED_PAYSLIPS] = "payslips.csv",
};

static bool keep_begin(void *closure, const settle_facts *facts, diagnostics *d)
{
    (void)closure, (void)facts, (void)d;
    return true;
}

/* A stream over anonymous memory that can be opened again by path. */
static FILE *memory_stream(const char *name, char path[32])
{
    const int descriptor = memfd_create(name, MFD_CLOEXEC);
    FILE *stream = descriptor < 0 ? NULL : fdopen(descriptor, "w");
    if (!stream && descriptor >= 0)
        close(descriptor);
    if (stream)
        snprintf(path, 32, "/proc/self/fd/%d", descriptor);
    return stream;
}

static bool keep_file(memory_files *state, carried_file which, const month_file *file, const month_result *result,
                      diagnostics *d)
{
    FILE *out = memory_stream(file->name, state->paths[which]);
    state->streams[which] = out;
    if (out && !month_file_write(file, result, out, d))
        return false;
    if (out && !ferror(out) && fflush(out) == 0)
        return true;
    REPORT(d, CANNOT_WRITE, LOCATION_NONE, text_of(file->name), text_of(strerror(errno)));
    return false;
}

static bool keep_finish(void *closure, const month_result *result, diagnostics *d)
{
    memory_files *state = closure;
    for (size_t i = 0; i < month_file_count; i++) {
        const month_file *file = &month_files[i];
        if (file->wanted && !file->wanted(result))
            continue;
        for (int which = 0; which < CARRIED_COUNT; which++)
            if (strcmp(file->name, carried_names[which]) == 0 &&
                !keep_file(state, (carried_file)which, file, result, d))
                return false;
    }
    return true;
}

month_sink memory_files_open(memory_files *state)
{
    *state = (memory_files){0};
    return (month_sink){.begin = keep_begin, .finish = keep_finish, .closure = state};
}

static void drop(memory_files *state, carried_file which)
{
    if (state->streams[which])
        fclose(state->streams[which]); /* flushed before, and nobody will read it */
    state->streams[which] = NULL;
    state->paths[which][0] = '\0';
}

void memory_files_drop_openings(memory_files *state)
{
    drop(state, CARRIED_BALANCES);
    drop(state, CARRIED_RECEIVABLES);
    drop(state, CARRIED_PAYSLIPS);
}

void memory_files_release(memory_files *state)
{
    for (int which = 0; which < CARRIED_COUNT; which++)
        drop(state, (carried_file)which);
}
