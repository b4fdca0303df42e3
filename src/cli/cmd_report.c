/*
 * report MONTH | FROM..TO [-o FILE]: the month for people, in the format that the file's ending names.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/report_months.h"
#include "cli/words.h"
#include "explain/piece.h"
#include "io/json.h"
#include "io/replace_file.h"
#include "io/show.h"
#include "report/formats.h"

static const report_format *format_asked(const char *output, diagnostics *d)
{
    const report_format *format = report_format_for(output);
    arena memory = ARENA_EMPTY;
    const char *endings = format ? "" : report_endings(&memory);
    if (!endings)
        diagnostics_out_of_memory(d);
    else if (!format)
        REPORT(d, NO_SUCH_FORMAT, LOCATION_NONE, text_of(output), text_of(endings));
    arena_release(&memory);
    return format;
}

/* "july.xlsx: 2026-06..2026-07, 9 payslips" */
static void tell(const options *o, const char *output, const report_data *data)
{
    char first[MONTH_TEXT_SIZE], last[MONTH_TEXT_SIZE];
    const text from = text_from(first, month_format(data->months[0].month, first));
    const text to = text_from(last, month_format(data->months[data->month_count - 1].month, last));
    size_t persons = 0;
    for (size_t i = 0; i < data->month_count; i++)
        persons += data->months[i].person_count;
    if (o->json) {
        json_begin(stdout, "report");
        json_text(stdout, "file", text_of(output));
        json_text(stdout, "from", from);
        json_text(stdout, "to", to);
        json_number(stdout, "persons", (int64_t)persons);
        json_end(stdout);
        return;
    }
    show_text(stdout, text_of(output));
    printf(": %s%s%s, %zu %s\n", first, data->month_count > 1 ? ".." : "",
           data->month_count > 1 ? last : "", persons,
           word_text(persons == 1 ? WORD_PAYSLIP : WORD_PAYSLIPS, o->lang));
}

/* The results go out before the file is put in place, as run does it: where nobody can be told, nothing is written. */
static void put_in_place(const options *o, const char *output, const report_data *data,
                         text content, diagnostics *d)
{
    if (strcmp(output, "-") == 0)
        (void)fwrite(content.bytes, 1, content.size, stdout); /* the flush tells */
    else if (o->quiet == 0)
        tell(o, output, data);
    if (fflush(stdout) != 0 || ferror(stdout))
        cli_report_output(d);
    else if (strcmp(output, "-") != 0)
        (void)replace_file_unlocked(output, content, !o->no_sync, d);
}

static void write_report(const options *o, const char *output, const report_format *format,
                         const report_data *data, diagnostics *d)
{
    piece p;
    const bool written = piece_open(&p) && report_format_write(format, data, p.out, d);
    if (!piece_close(&p) || (!written && !diagnostics_failed(d)))
        diagnostics_out_of_memory(d);
    if (!diagnostics_failed(d))
        put_in_place(o, output, data, text_from(p.bytes, p.size), d);
    free(p.bytes);
}

exit_status cmd_report(const options *o)
{
    request r = {.options = o};
    report_data data = {0};
    month_range range;
    diagnostics d;
    diagnostics_init(&d, o->strict);
    const char *output = o->output ? o->output : "-";
    const report_format *format = format_asked(output, &d);
    if (format && month_range_parse(o->operands[0], &range, &d) && request_open(&r, o, &d) &&
        request_takes(&r, range, &d) && request_only_reads(&r) &&
        report_months_gather(&r, range, format->needs, &data, &d))
        write_report(o, output, format, &data, &d);
    report_release(&data);
    exit_status status = exit_status_of(&d);
    if (!cli_show(&d, o))
        status = EXIT_SYSTEM;
    diagnostics_release(&d);
    request_release(&r);
    return status;
}
