/*
 * Where the program itself lies, to find what was installed with it.
 */
#ifndef SALESPAY_IO_PROGRAM_PLACE_H
#define SALESPAY_IO_PROGRAM_PLACE_H

#include "base/arena.h"

/* The folder that holds the running program, symbolic links followed; NULL where the system does not say. */
const char *program_folder(arena *memory);

#endif
