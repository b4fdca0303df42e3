/*
 * help [TOPIC]: the manual on the terminal. A command's help is what its --help prints.
 */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/help.h"
#include "cli/program_page.h"
#include "manual/manual.h"

static const command_row *command_named(text name)
{
    for (size_t i = 0; i < command_count; i++)
        if (text_is(name, command_rows[i].name))
            return &command_rows[i];
    return NULL;
}

static void report_unknown(text topic, diagnostics *d)
{
    topic_names names = {0};
    program_names(&names);
    manual_names(&names);
    const char *nearest = text_nearest(topic, names.items, names.count);
    if (nearest)
        REPORT(d, UNKNOWN_TOPIC_NEAR, LOCATION_NONE, topic, text_of(nearest));
    else
        REPORT(d, UNKNOWN_TOPIC, LOCATION_NONE, topic);
    topic_names_release(&names);
}

static void write_topic(const options *o, text topic, diagnostics *d)
{
    const command_row *command = command_named(topic);
    page p = page_begin(stdout, o->lang, PAGE_TERMINAL);
    if (command) {
        help_write(command, o->lang, stdout);
        (void)manual_rules_topic(&p, topic); /* `export` is a section of the rules as well */
        return;
    }
    /* `rules` is a part of the manual before it is an option: --rules. */
    bool found = !manual_has_part(topic) && program_topic(&p, topic);
    found |= manual_topic(&p, topic);
    if (p.failed)
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    else if (!found)
        report_unknown(topic, d);
}

exit_status cmd_help(const options *o)
{
    diagnostics d;
    diagnostics_init(&d, false);
    if (o->operand_count == 0)
        help_write(NULL, o->lang, stdout);
    else
        write_topic(o, text_of(o->operands[0]), &d);
    if (fflush(stdout) != 0)
        cli_report_output(&d);
    exit_status status = exit_status_of(&d);
    if (!cli_show(&d, o))
        status = EXIT_SYSTEM;
    diagnostics_release(&d);
    return status;
}
