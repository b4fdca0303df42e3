#include "io/staged_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_SIZE 4096

bool sync_descriptor(int descriptor)
{
    int failed;
    do
        failed = fsync(descriptor);
    while (failed != 0 && errno == EINTR);
    return failed == 0;
}

/* The stream's own write: goes on after an interruption or a short write, and keeps the reason of a failure. */
static ssize_t write_all(void *cookie, const char *bytes, size_t size)
{
    staged_file *file = cookie;
    size_t written = 0;
    while (written < size) {
        ssize_t part = write(file->descriptor, bytes + written, size - written);
        if (part < 0 && errno == EINTR)
            continue;
        if (part <= 0) {
            if (file->error == 0)
                file->error = part < 0 ? errno : EIO;
            return 0;
        }
        written += (size_t)part;
    }
    return (ssize_t)written;
}

/* Opens the stream over the descriptor; false: errno says why. */
static bool open_stream(staged_file *file)
{
    file->buffer = malloc(BUFFER_SIZE);
    file->stream = fopencookie(file, "w", (cookie_io_functions_t){.write = write_all});
    if (file->buffer == NULL || file->stream == NULL)
        return false;
    return setvbuf(file->stream, file->buffer, _IOFBF, BUFFER_SIZE) == 0;
}

staged_file *staged_file_new(int folder, const char *name, mode_t mode, staged_file *next)
{
    size_t size = strlen(name) + 1;
    staged_file *file = malloc(sizeof(*file) + size);
    if (file == NULL)
        return NULL;
    *file = (staged_file){.next = next, .descriptor = -1};
    memcpy(file->name, name, size);
    file->descriptor = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file->descriptor < 0 || fchmod(file->descriptor, mode) != 0 || !open_stream(file)) {
        int reason = errno;
        (void)staged_file_free(file);
        errno = reason;
        return NULL;
    }
    return file;
}

static void note_failure(staged_file *file)
{
    if (file->error == 0)
        file->error = errno != 0 ? errno : EIO;
}

bool staged_file_finish(staged_file *file, bool sync)
{
    errno = 0;
    if (fflush(file->stream) != 0 || ferror(file->stream) != 0)
        note_failure(file);
    if (fclose(file->stream) != 0)
        note_failure(file);
    file->stream = NULL;
    if (file->error == 0 && sync && !sync_descriptor(file->descriptor))
        note_failure(file);
    if (close(file->descriptor) != 0 && errno != EINTR) /* interrupted, it is closed all the same */
        note_failure(file);
    file->descriptor = -1;
    return file->error == 0;
}

staged_file *staged_file_free(staged_file *file)
{
    staged_file *next = file->next;
    if (file->stream != NULL)
        (void)fclose(file->stream);
    if (file->descriptor >= 0)
        (void)close(file->descriptor);
    free(file->buffer);
    free(file);
    return next;
}
