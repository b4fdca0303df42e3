/*
 * A file that is being staged: a stream that writes all it is given or remembers why not. For file_set alone.
 */
#ifndef SALESPAY_IO_STAGED_FILE_H
#define SALESPAY_IO_STAGED_FILE_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

typedef struct staged_file {
    struct staged_file *next;
    FILE *stream;   /* NULL once finished */
    int descriptor; /* -1 once finished */
    int error;      /* errno of the first failure, or 0 */
    char *buffer;   /* of the stream */
    char name[];
} staged_file;

/* Creates the file (it must not exist) in the open folder, with that mode whatever the umask. NULL: errno says why. */
staged_file *staged_file_new(int folder, const char *name, mode_t mode, staged_file *next);

/* Flushes, syncs (unless told not to) and closes. False: file->error says what went wrong, now or before. */
bool staged_file_finish(staged_file *file, bool sync);

/* Closes what is open and frees; gives next. */
staged_file *staged_file_free(staged_file *file);

/* fsync, again when interrupted. False: errno says why. */
bool sync_descriptor(int descriptor);

#endif
