#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/help.h"
#include "cli/version.h"
#include "cli/watch.h"
#include "io/show.h"

exit_status exit_status_of(const diagnostics *d)
{
    switch (diagnostics_worst(d)) {
    case SEVERITY_ERROR: return EXIT_INPUT;
    case SEVERITY_VERIFICATION: return EXIT_VERIFICATION;
    case SEVERITY_REFUSED: return EXIT_REFUSED;
    case SEVERITY_USAGE: return EXIT_USAGE;
    case SEVERITY_SYSTEM: return EXIT_SYSTEM;
    default: return EXIT_DONE;
    }
}

static bool use_color(const options *o)
{
    if (o->color != COLOR_AUTO)
        return o->color == COLOR_ALWAYS;
    const char *no_color = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) && !(no_color && *no_color) && !(terminal && strcmp(terminal, "dumb") == 0);
}

/*
 * Makes it known how wide characters are, for whoever prints tables or excerpts. A quiet run that has little to tell does
 * without: loading the system's tables takes as long as reading a small month.
 */
static void know_widths(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
}

bool cli_show(diagnostics *d, const options *o)
{
    const show_options how = {
        .lang = o->lang,
        .json = o->json,
        .color = use_color(o),
        .hide_warnings = o->quiet > 1,
    };
    if (show_needs_widths(d, &how))
        know_widths();
    return show_diagnostics(d, &how, stderr) && fflush(stderr) == 0;
}

void cli_report_output(diagnostics *d)
{
    REPORT(d, CANNOT_PRINT, LOCATION_NONE, text_of(strerror(errno)));
}

/* A closed descriptor 0 to 2 would be given to the next file opened, and a summary would be written into somebody's data. */
static bool fill_standard_descriptors(void)
{
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++)
        if (fcntl(descriptor, F_GETFD) < 0 && errno == EBADF && open("/dev/null", O_RDONLY) != descriptor)
            return false;
    return true;
}

static const command_row *find_command(const char *name, diagnostics *d)
{
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(command_rows[i].name, name) == 0)
            return &command_rows[i];
    const char *names[16];
    size_t count = 0;
    for (size_t i = 0; i < command_count && count < sizeof names / sizeof *names; i++)
        names[count++] = command_rows[i].name;
    const char *nearest = text_nearest(text_of(name), names, count);
    if (nearest)
        REPORT(d, UNKNOWN_COMMAND_NEAR, LOCATION_NONE, text_of(name), text_of(nearest));
    else
        REPORT(d, UNKNOWN_COMMAND, LOCATION_NONE, text_of(name));
    return NULL;
}

static bool check_operands(const command_row *command, const options *o, diagnostics *d)
{
    if (o->operand_count < command->least) {
        const text told[] = {text_of(command->name), text_of(command->operands)};
        diagnostics_add(d, command->missing, LOCATION_NONE, told, sizeof told / sizeof *told);
        return false;
    }
    if (o->operand_count > command->most) {
        REPORT(d, TOO_MANY_OPERANDS, LOCATION_NONE, text_of(o->operands[command->most]));
        return false;
    }
    return true;
}

/* --help and --version, with or without a command. */
static bool answer_questions(const command_row *command, const options *o)
{
    if (o->given[OPTION_HELP]) {
        know_widths();
        help_write(command, o->lang, stdout);
    } else if (o->given[OPTION_VERSION]) {
        version_write(stdout);
    } else {
        return false;
    }
    return true;
}

static bool first_is_command(int argc, char **argv)
{
    return argc > 1 && argv[1][0] != '-';
}

static exit_status run_command(int argc, char **argv, options *o)
{
    diagnostics d;
    diagnostics_init(&d, false);
    const bool named = first_is_command(argc, argv);
    const command_row *command = named ? find_command(argv[1], &d) : NULL;
    bool answered = false, ready = !named || command;
    if (ready)
        ready = options_parse(o, argc - named, argv + named, command ? command->bit : OF_ALL,
                              command ? command->name : "salespay", &d);
    if (ready) {
        answered = answer_questions(command, o);
        if (!answered && !command) {
            REPORT(&d, NO_COMMAND, LOCATION_NONE);
            ready = false;
        }
    }
    ready = ready && (answered || check_operands(command, o, &d));
    const exit_status status = ready ? EXIT_DONE : exit_status_of(&d);
    const bool shown = cli_show(&d, o);
    diagnostics_release(&d);
    if (!shown)
        return EXIT_SYSTEM;
    watch on_terminal;
    o->paths.progress = watch_begin(&on_terminal, o);
    if (ready && !answered && !(o->quiet > 0 && command->run == cmd_run))
        know_widths();
    return ready && !answered ? command->run(o) : status;
}

int cli_main(int argc, char **argv)
{
    if (!fill_standard_descriptors())
        return EXIT_SYSTEM;
    signal(SIGPIPE, SIG_IGN); /* a reader that goes away is an error to report, not a death */
    options o = {.lang = options_language(argc, argv)};
    exit_status status = run_command(argc, argv, &o);
    if ((fflush(stdout) != 0 || ferror(stdout)) && status == EXIT_DONE) {
        diagnostics d;
        diagnostics_init(&d, false);
        cli_report_output(&d);
        cli_show(&d, &o);
        diagnostics_release(&d);
        status = EXIT_SYSTEM;
    }
    options_release(&o);
    return (int)status;
}
