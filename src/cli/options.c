#include "cli/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/parallel.h"

const option_row option_rows[OPTION_COUNT] = {
#define OPTION(id, name, letter, argument, commands, english, chinese)                                                  \
    [OPTION_##id] = {name, letter, argument, commands, english "", chinese ""},
#include "cli/options.def"
#undef OPTION
};

/* getopt returns this much above the option's index for long options, out of the way of letters. */
enum { LONG_BASE = 1000 };

static void getopt_tables(struct option longs[OPTION_COUNT + 1], char letters[2 * OPTION_COUNT + 2])
{
    size_t at = 0;
    letters[at++] = ':'; /* a missing argument is told apart from an unknown option */
    for (int i = 0; i < OPTION_COUNT; i++) {
        const option_row *row = &option_rows[i];
        longs[i] = (struct option){row->name, row->argument ? required_argument : no_argument, NULL, LONG_BASE + i};
        if (!row->letter)
            continue;
        letters[at++] = row->letter;
        if (row->argument)
            letters[at++] = ':';
    }
    letters[at] = '\0';
    longs[OPTION_COUNT] = (struct option){0};
}

static option_id option_of_getopt(int value)
{
    if (value >= LONG_BASE)
        return (option_id)(value - LONG_BASE);
    for (int i = 0; i < OPTION_COUNT; i++)
        if (option_rows[i].letter == value)
            return (option_id)i;
    return OPTION_COUNT;
}

static void report_unknown(const char *written, unsigned command, diagnostics *d)
{
    const char *names[OPTION_COUNT];
    size_t count = 0;
    for (int i = 0; i < OPTION_COUNT; i++)
        if (option_rows[i].commands & command)
            names[count++] = option_rows[i].name;
    const char *bare = written + strspn(written, "-");
    const text name = text_from(bare, strcspn(bare, "="));
    const char *nearest = text_nearest(name, names, count);
    if (nearest)
        REPORT(d, UNKNOWN_OPTION_NEAR, LOCATION_NONE, text_of(written), text_of(nearest));
    else
        REPORT(d, UNKNOWN_OPTION, LOCATION_NONE, text_of(written));
}

/* What getopt has just refused: a letter by itself, also in a cluster such as -qx, else the word. */
static const char *refused_word(char *const *argv, char letter[3])
{
    if (optopt <= ' ' || optopt > '~')
        return argv[optind - 1];
    letter[0] = '-';
    letter[1] = (char)optopt;
    letter[2] = '\0';
    return letter;
}

static void report_refused(const char *written, int why, unsigned command, diagnostics *d)
{
    if (why == ':')
        REPORT(d, OPTION_LACKS_VALUE, LOCATION_NONE, text_of(written));
    else
        report_unknown(written, command, d);
}

/* getopt takes abbreviations; a guess is not an option, so every long name must stand in full. */
static bool names_are_whole(int argc, char **argv, unsigned command, diagnostics *d)
{
    bool whole = true;
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strncmp(argv[i], "--", 2) != 0)
            continue;
        const text name = text_from(argv[i] + 2, strcspn(argv[i] + 2, "="));
        bool known = false;
        for (int j = 0; j < OPTION_COUNT && !known; j++)
            known = text_is(name, option_rows[j].name);
        if (!known)
            report_unknown(argv[i], command, d);
        whole &= known;
    }
    return whole;
}

static void report_bad_value(option_id id, const char *value, const char *accepted, diagnostics *d)
{
    REPORT(d, BAD_OPTION_VALUE, LOCATION_NONE, text_of(option_rows[id].name), text_of(value), text_of(accepted));
}

/* No path is empty. */
static bool refuse_empty(option_id id, const char *value, diagnostics *d)
{
    if (*value)
        return false;
    report_bad_value(id, value, option_rows[id].argument, d);
    return true;
}

/* Appends to a list of paths whose array has room for every argument there is. */
static bool add_path(option_id id, path_list *list, const char **room, const char *value, diagnostics *d)
{
    if (refuse_empty(id, value, d))
        return false;
    list->items = room;
    room[list->count++] = value;
    return true;
}

static bool set_color(options *o, const char *value)
{
    static const char *const names[] = {"auto", "always", "never"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(value, names[i]) != 0)
            continue;
        o->color = (color_mode)i;
        return true;
    }
    return false;
}

/* One slot for each option that names a path; NULL for the others. */
static const char **path_slot(options *o, option_id id)
{
    month_paths *paths = &o->paths;
    switch (id) {
    case OPTION_BOOK: return &o->book;
    case OPTION_OUT: return &o->out;
    case OPTION_OUTPUT: return &o->output;
    case OPTION_AS: return &o->as;
    case OPTION_REASON: return &o->reason;
    case OPTION_SEAL: return &o->seal;
    case OPTION_PERSON: return &o->person;
    case OPTION_STAFF: return &paths->staff;
    case OPTION_CONTRACTS: return &paths->contracts;
    case OPTION_INSTALMENTS: return &paths->instalments;
    case OPTION_ADJUSTMENTS: return &paths->adjustments;
    case OPTION_COMPANY: return &paths->company;
    case OPTION_BALANCES: return &paths->balances;
    case OPTION_RECEIVABLES: return &paths->receivables;
    default: return NULL;
    }
}

static bool set_path(options *o, option_id id, const char **slot, const char *value, diagnostics *d)
{
    if (o->given[id]) {
        REPORT(d, OPTION_TWICE, LOCATION_NONE, text_of(option_rows[id].name));
        return false;
    }
    if (refuse_empty(id, value, d))
        return false;
    *slot = value;
    return true;
}

typedef struct {
    const char **rules, **payments; /* room for as many as there are arguments */
} path_rooms;

/* A whole number between least and most. */
static bool set_count(int32_t *slot, option_id id, const char *value, int32_t least, int32_t most, const char *accepted,
                      diagnostics *d)
{
    int32_t count;
    if (decimal_parse_count(text_of(value), most, &count) == DECIMAL_OK && count >= least) {
        *slot = count;
        return true;
    }
    report_bad_value(id, value, accepted, d);
    return false;
}

static bool set_option(options *o, option_id id, const char *value, const path_rooms *rooms, diagnostics *d)
{
    const char **slot = path_slot(o, id);
    int32_t count;
    if (slot)
        return set_path(o, id, slot, value, d);
    switch (id) {
    case OPTION_RULES: return add_path(id, &o->paths.rules, rooms->rules, value, d);
    case OPTION_PAYMENTS: return add_path(id, &o->paths.payments, rooms->payments, value, d);
    case OPTION_STRICT: o->strict = true; return true;
    case OPTION_JSON: o->json = true; return true;
    case OPTION_DRY_RUN: o->dry_run = true; return true;
    case OPTION_NO_SYNC: o->no_sync = true; return true;
    case OPTION_QUIET: o->quiet++; return true;
    case OPTION_ENCODING:
        if (encoding_by_name(text_of(value), &o->paths.encoding))
            return true;
        report_bad_value(id, value, "utf-8, gb18030", d);
        return false;
    case OPTION_COLOR:
        if (set_color(o, value))
            return true;
        report_bad_value(id, value, "auto, always, never", d);
        return false;
    case OPTION_LANG:
        if (strcmp(value, "en") == 0 || strcmp(value, "zh") == 0)
            return true; /* taken by options_language, before anything was said */
        report_bad_value(id, value, "en, zh", d);
        return false;
    case OPTION_WAIT: return set_count(&o->wait_seconds, id, value, 0, 86400, "0–86400", d);
    case OPTION_THREADS:
        if (!set_count(&count, id, value, 1, THREADS_MAX, "1–64", d))
            return false;
        o->paths.threads = (size_t)count;
        return true;
    default: return true; /* --help, --version, --first-month: `given` says it all */
    }
}

static bool take_option(options *o, option_id id, unsigned command, const char *command_name, const path_rooms *rooms,
                        diagnostics *d)
{
    if (!(option_rows[id].commands & command)) {
        REPORT(d, OPTION_NOT_HERE, LOCATION_NONE, text_of(option_rows[id].name), text_of(command_name));
        return false;
    }
    const bool taken = set_option(o, id, optarg, rooms, d);
    o->given[id] = true;
    return taken;
}

bool options_parse(options *o, int argc, char **argv, unsigned command, const char *command_name, diagnostics *d)
{
    struct option longs[OPTION_COUNT + 1];
    char letters[2 * OPTION_COUNT + 2], letter[3];
    const size_t room = (size_t)argc * sizeof(char *);
    const path_rooms rooms = {arena_allocate(&o->memory, room), arena_allocate(&o->memory, room)};
    bool good = true;
    o->book = ".";
    o->paths.encoding = ENCODING_AUTO;
    o->paths.threads = parallel_processors();
    if (!rooms.rules || !rooms.payments) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    if (!names_are_whole(argc, argv, command, d))
        return false;
    getopt_tables(longs, letters);
    opterr = 0;
    optind = 0; /* begin anew: GNU getopt keeps a place in the argv before */
    for (;;) {
        const int value = getopt_long(argc, argv, letters, longs, NULL);
        if (value == -1)
            break;
        if (value == '?' || value == ':') {
            report_refused(refused_word(argv, letter), value, command, d);
            good = false;
            continue;
        }
        good &= take_option(o, option_of_getopt(value), command, command_name, &rooms, d);
    }
    o->operands = argv + optind;
    o->operand_count = (size_t)(argc - optind);
    return good;
}

void options_release(options *o)
{
    arena_release(&o->memory);
}

static const char *locale_name(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value)
            return value;
    }
    return "";
}

language options_language(int argc, char **argv)
{
    const char *name = locale_name();
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--") == 0)
            break;
        if (strncmp(argv[i], "--lang=", 7) == 0)
            name = argv[i] + 7;
        else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            name = argv[i + 1];
    }
    return strncmp(name, "zh", 2) == 0 ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH;
}
