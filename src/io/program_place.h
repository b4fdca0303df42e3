/*
 * Where the program itself lies, to find what was installed with it.
 */
#ifndef SALESPAY_IO_PROGRAM_PLACE_H
#define SALESPAY_IO_PROGRAM_PLACE_H

#include "base/arena.h"
#include "base/diagnostics.h"

/* The folder that holds the running program, symbolic links followed; NULL and reported where the system does not say. */
const char *program_folder(arena *memory, diagnostics *d);

#endif
