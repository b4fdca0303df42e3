/*
 * salespay(1): commands, options, exit statuses, environment, files, from the tables of cli.
 */
#ifndef SALESPAY_CLI_PROGRAM_PAGE_H
#define SALESPAY_CLI_PROGRAM_PAGE_H

#include "cli/command.h"
#include "manual/names.h"
#include "manual/page.h"

/* The man page, title and all. */
void program_page(page *p, const char *version);

/* What is said of a command beside its one line; NULL: nothing yet. */
const char *command_details(const char *name, language lang);

/* Writes what is known of an option by its long name, with or without its dashes, or of a section: exit-status. */
bool program_topic(page *p, text name);

/* Commands, options and sections. */
void program_names(topic_names *names);

/* The values that an option takes where they are few, NULL at the end; NULL where they are not. */
const char *const *option_choices(option_id id);

#endif
