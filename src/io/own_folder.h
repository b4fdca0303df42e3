/*
 * Folders of the program's own making: looked into, removed, cleaned up after a run that died. For file_set and the
 * sweep of a book.
 *
 * Own names are those of files, "a.csv", or of files in a subfolder, "payments/2026-07.csv" (16 in one subfolder at
 * most), or of a folder with all that is in it, "inputs/": regular files and folders of any name, no links.
 */
#ifndef SALESPAY_IO_OWN_FOLDER_H
#define SALESPAY_IO_OWN_FOLDER_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum {
    OWN_FOLDER_ABSENT,
    OWN_FOLDER_OURS,    /* empty, or holding regular files of own names alone, and subfolders with such */
    OWN_FOLDER_FOREIGN, /* holds something else: `foreign` names it */
    OWN_FOLDER_OTHER,   /* a file, a symbolic link or a device */
    OWN_FOLDER_FAILED   /* errno says why */
} own_folder_state;

/* What stands under `name` in the open folder `parent`. foreign gets a name when OWN_FOLDER_FOREIGN. */
own_folder_state own_folder_inspect(int parent, const char *name, const char *const *own_names,
                                    char foreign[NAME_MAX + 1]);

/* Removes a folder and the own files in it; with anything foreign in it, it stays. False: errno says why. */
bool own_folder_remove(int parent, const char *name, const char *const *own_names);

/*
 * Makes a hidden folder for the new state of `name` (0700) in parent, its name in `staged`, and holds a lock on it for
 * as long as it is open, so that no other run takes it for a leftover. The open folder, or -1 and errno.
 */
int own_folder_stage(int parent, const char *name, char staged[NAME_MAX + 1]);

/* Where the old state of `name` stands while the new one moves in, where two folders cannot be exchanged in one step.
 * False: the name is too long, and errno says so. */
bool own_folder_aside_name(const char *name, char aside[NAME_MAX + 1]);

/*
 * Removes what dead runs staged for `name`, and puts the old state back where one died before the new one was in place.
 * What cannot be removed stays: it harms nobody.
 */
void own_folder_sweep(int parent, const char *name, const char *const *own_names);

#endif
