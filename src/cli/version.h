/*
 * --version: what a report of a mistake must name.
 */
#ifndef SALESPAY_CLI_VERSION_H
#define SALESPAY_CLI_VERSION_H

#include <stdio.h>

/*
 * A line each, name and version: the program, the sets of formulas it knows (`calculation 1`), then the libraries it
 * runs with, in a fixed order. The lines never change their names or order; new ones are appended.
 */
void version_write(FILE *out);

#endif
