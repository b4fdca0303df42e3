/*
 * --help, written from the tables of commands and options.
 */
#ifndef SALESPAY_CLI_HELP_H
#define SALESPAY_CLI_HELP_H

#include <stdio.h>

#include "cli/command.h"

/* command NULL: the program as a whole. */
void help_write(const command_row *command, language lang, FILE *out);

#endif
