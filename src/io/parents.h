/*
 * The folders that lead to a place, made when they are missing. For file_set alone.
 */
#ifndef SALESPAY_IO_PARENTS_H
#define SALESPAY_IO_PARENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/*
 * Makes `path` and every folder before it that is missing, with that mode whatever the umask, each synced into the one
 * around it unless told not to. path is written to meanwhile and left as it was. *made_from gets the length of the
 * first part that was made, or stays 0. False: errno says why; some may be made then.
 */
bool parents_make(char *path, mode_t mode, bool sync, size_t *made_from);

/* Removes what parents_make made, innermost first, as far as nobody uses it. Shortens path. */
void parents_unmake(char *path, size_t made_from);

#endif
