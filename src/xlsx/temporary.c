#include "xlsx/temporary.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include <xlsxwriter.h>
#include <xlsxwriter/third_party/tmpfileplus.h>

/* The library has no place to hand it through. */
static int failure;

void temporary_begin(void)
{
    failure = 0;
}

int temporary_failure(void)
{
    return failure;
}

/* ---- a stream over the library's file; the cookie is that file ---- */

static ssize_t read_some(void *file, char *into, size_t size)
{
    return read(fileno(file), into, size);
}

static ssize_t write_all(void *file, const char *bytes, size_t size)
{
    size_t done = 0;
    while (done < size) {
        const ssize_t step = write(fileno(file), bytes + done, size - done);
        if (step < 0 && errno == EINTR)
            continue;
        if (step < 0) {
            failure = failure ? failure : errno;
            return 0;
        }
        done += (size_t)step;
    }
    return (ssize_t)size;
}

static int seek(void *file, off64_t *offset, int whence)
{
    const off_t at = lseek(fileno(file), *offset, whence);
    *offset = at;
    return at < 0 ? -1 : 0;
}

static int close_file(void *file)
{
    return fclose(file);
}

/* In place of the library's. NULL and errno where there is no file, as the library expects. */
__attribute__((visibility("default"))) FILE *lxw_tmpfile(char *tmpdir)
{
    const cookie_io_functions_t calls = {read_some, write_all, seek, close_file};
    FILE *file = tmpfileplus(tmpdir, NULL, NULL, 0);
    FILE *stream = file ? fopencookie(file, "w+b", calls) : NULL;
    if (file && !stream)
        (void)fclose(file); /* holds nothing */
    return stream;
}
