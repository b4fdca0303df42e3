/*
 * The completion of the command line in bash, written from the tables of commands and options.
 */
#ifndef SALESPAY_CLI_COMPLETION_H
#define SALESPAY_CLI_COMPLETION_H

#include <stdbool.h>
#include <stdio.h>

/* Writes the whole script. False when memory is out; errors of the stream stay on it. */
bool completion_write(FILE *out);

#endif
