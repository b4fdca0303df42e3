/*
 * The command line, parsed by the table of options (cli/options.def).
 */
#ifndef SALESPAY_CLI_OPTIONS_H
#define SALESPAY_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "month/paths.h"

/* Commands as bits: which options each takes. */
enum { OF_RUN = 1u << 0, OF_CHECK = 1u << 1, OF_EXPLAIN = 1u << 2, OF_INIT = 1u << 3, OF_HELP = 1u << 4, OF_CLOSE = 1u << 5, OF_REOPEN = 1u << 6, OF_VERIFY = 1u << 7, OF_DIFF = 1u << 8, OF_STATUS = 1u << 9,
       OF_HISTORY = 1u << 10, OF_REPORT = 1u << 11, OF_EXPORT = 1u << 12,
       OF_ALL = ~0u };

typedef enum {
#define OPTION(id, name, letter, argument, commands, english, chinese) OPTION_##id,
#include "cli/options.def"
#undef OPTION
    OPTION_COUNT
} option_id;

typedef struct {
    const char *name;
    char letter;          /* 0: none */
    const char *argument; /* NULL: takes none */
    unsigned commands;
    const char *english, *chinese;
} option_row;

extern const option_row option_rows[OPTION_COUNT];

typedef enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } color_mode;

/* What was asked. Strings are argv's; arrays live in memory. */
typedef struct {
    arena memory;
    bool given[OPTION_COUNT];
    month_paths paths; /* what was named by option; the rest is empty */
    const char *book;  /* "." unless given */
    const char *out;   /* NULL: the book's months/ */
    const char *as;     /* NULL: not given */
    const char *reason; /* NULL: none */
    const char *seal;   /* NULL: none */
    const char *output; /* NULL: not given; "-": standard output */
    const char *person; /* NULL: everybody */
    bool strict, json, dry_run, no_sync;
    int quiet; /* how often -q was given */
    int32_t wait_seconds;
    color_mode color;
    language lang;
    char *const *operands; /* without the command */
    size_t operand_count;
} options;

/*
 * Parses what follows the command. False and reported (usage) when something is unknown, lacks its argument, or does not belong to the
 * command. lang is expected to be set (options_language).
 */
bool options_parse(options *o, int argc, char **argv, unsigned command, const char *command_name, diagnostics *d);

void options_release(options *o);

/* --lang if it is given anywhere, else the locale of the environment: Chinese where it begins with zh. */
language options_language(int argc, char **argv);

#endif
