/*
 * The table of commands, and what every command has at hand.
 */
#ifndef SALESPAY_CLI_COMMAND_H
#define SALESPAY_CLI_COMMAND_H

#include "base/diagnostics.h"
#include "cli/options.h"

/* The exit statuses of salespay, and what each tells a script. */
typedef enum {
    EXIT_DONE = 0,
    EXIT_INPUT = 1,       /* the inputs or rules have errors; nothing written for that month */
    EXIT_USAGE = 2,       /* wrong usage */
    EXIT_SYSTEM = 3,      /* disk, memory, output failed; nothing written */
    EXIT_REFUSED = 4,     /* month closed, out of order, not ready, or another run holds the book */
    EXIT_VERIFICATION = 5, /* verification failed */
    EXIT_DIFFERENT = 6     /* diff --exit-code: figures differ */
} exit_status;

typedef struct {
    const char *name;
    unsigned bit;        /* OF_…: the options it takes */
    const char *operands; /* "MONTH | FROM..TO | last" */
    size_t least, most;   /* how many operands it takes */
    message_code missing; /* what says that there are fewer */
    const char *english, *chinese;
    exit_status (*run)(const options *o);
} command_row;

extern const command_row command_rows[];
extern const size_t command_count;

exit_status cmd_run(const options *o);
exit_status cmd_check(const options *o);
exit_status cmd_explain(const options *o);
exit_status cmd_init(const options *o);
/* A seal_listener's tell, its closure the options: prints that a month is closed, and its seal. */
bool cli_write_seal(void *closure, month m, const char *seal, diagnostics *d);

exit_status cmd_close(const options *o);
exit_status cmd_reopen(const options *o);
exit_status cmd_verify(const options *o);
exit_status cmd_diff(const options *o);
exit_status cmd_status(const options *o);
exit_status cmd_history(const options *o);
exit_status cmd_report(const options *o);
exit_status cmd_export(const options *o);
exit_status cmd_help(const options *o);

/* Everything: picks the command, parses, runs, and sees that standard output took all that was printed. */
int cli_main(int argc, char **argv);

/* The exit status that the worst of what was said stands for. */
exit_status exit_status_of(const diagnostics *d);

/* Shows what was collected on standard error, as the options ask. False when standard error failed. */
bool cli_show(diagnostics *d, const options *o);

/* Reports that standard output could not be written (system), with errno's reason. */
void cli_report_output(diagnostics *d);

#endif
