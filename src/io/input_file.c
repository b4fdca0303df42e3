#include "io/input_file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define COMPARED_AT_ONCE 16384

static location whole_file(const input_file *file)
{
    return (location){.source = file->source};
}

static void report_open_failure(const input_file *file, int reason, diagnostics *d)
{
    if (reason == ENOENT || reason == ENOTDIR)
        REPORT(d, FILE_NOT_FOUND, whole_file(file), file->shown_name);
    else
        REPORT(d, CANNOT_OPEN, whole_file(file), file->shown_name, text_of(strerrordesc_np(reason)));
}

bool input_file_open(input_file *file, const char *path, diagnostics *d)
{
    *file = (input_file){.descriptor = -1, .path = path, .source = diagnostics_source(d, text_of(path))};
    if (file->source == SOURCE_NONE)
        return false;
    file->shown_name = d->sources[file->source];

    do /* O_NONBLOCK: a pipe without a writer must not hang the run; regular files do not heed it. */
        file->descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    while (file->descriptor < 0 && errno == EINTR);
    if (file->descriptor < 0 || fstat(file->descriptor, &file->opened) != 0) {
        report_open_failure(file, errno, d);
        input_file_close(file);
        return false;
    }
    if (!S_ISREG(file->opened.st_mode)) {
        REPORT(d, NOT_A_FILE, whole_file(file), file->shown_name);
        input_file_close(file);
        return false;
    }
    file->size = (uint64_t)file->opened.st_size;
    return true;
}

bool input_file_read(const input_file *file, uint64_t offset, char *buffer, size_t size, size_t *got, diagnostics *d)
{
    *got = 0;
    while (*got < size) {
        ssize_t part = pread(file->descriptor, buffer + *got, size - *got, (off_t)(offset + *got));
        if (part == 0)
            break;
        if (part < 0 && errno == EINTR)
            continue;
        if (part < 0) {
            REPORT(d, CANNOT_READ, whole_file(file), file->shown_name, text_of(strerrordesc_np(errno)));
            return false;
        }
        *got += (size_t)part;
    }
    return true;
}

static bool same_time(struct timespec a, struct timespec b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

static bool same_state(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
           same_time(a->st_mtim, b->st_mtim) && same_time(a->st_ctim, b->st_ctim);
}

bool input_file_unchanged(const input_file *file, diagnostics *d)
{
    struct stat open_now, there_now;
    if (fstat(file->descriptor, &open_now) == 0 && same_state(&open_now, &file->opened) &&
        stat(file->path, &there_now) == 0 && same_state(&there_now, &file->opened))
        return true;
    REPORT(d, INPUT_CHANGED, whole_file(file), file->shown_name);
    return false;
}

bool input_file_same_bytes(const input_file *a, const input_file *b, diagnostics *d)
{
    char chunk_of_a[COMPARED_AT_ONCE], chunk_of_b[COMPARED_AT_ONCE];

    if (a->size != b->size)
        return false;
    for (uint64_t offset = 0; offset < a->size; offset += COMPARED_AT_ONCE) {
        size_t size_of_a, size_of_b;
        if (!input_file_read(a, offset, chunk_of_a, COMPARED_AT_ONCE, &size_of_a, d) ||
            !input_file_read(b, offset, chunk_of_b, COMPARED_AT_ONCE, &size_of_b, d))
            return false;
        if (size_of_a != size_of_b || memcmp(chunk_of_a, chunk_of_b, size_of_a) != 0)
            return false;
    }
    return true;
}

void input_file_close(input_file *file)
{
    if (file->descriptor >= 0)
        (void)close(file->descriptor); /* opened for reading alone: nothing can be lost */
    file->descriptor = -1;
}
