/*
 * check [MONTH | FROM..TO | last]: read and check everything that run would, say what was found and what is odd, write nothing.
 */
#include <stdio.h>
#include <stdlib.h>

#include "cli/command.h"
#include "cli/months.h"
#include "cli/request.h"
#include "cli/words.h"
#include "io/json.h"
#include "io/show.h"
#include "month/memory_files.h"

typedef struct {
    const options *options;
    request request;
    memory_files *kept; /* one a month, so that the next can open from it */
    bool broken;        /* a month failed: what the later ones open with is not known, their inputs alone are checked */
} check_state;

static uint64_t count_active(const computed_month *computed)
{
    uint64_t active = 0;
    for (size_t i = 0; i < computed->people.count; i++)
        active += person_is_active(&computed->people.items[i], computed->facts.month);
    return active;
}

/* An active person without a payment row in the month: worth a look before pay day. */
static bool collected_nothing(const computed_month *computed, size_t who)
{
    return person_is_active(&computed->people.items[who], computed->facts.month) &&
           computed->tally.people[who].rows == 0;
}

static void label(const char *words, FILE *out)
{
    enum { VALUE_COLUMN = 32 };
    const size_t width = show_width(text_of(words));
    fprintf(out, "  %s%*s", words, width < VALUE_COLUMN ? (int)(VALUE_COLUMN - width) : 1, "");
}

static void write_file(const input_file_facts *file, language lang, FILE *out)
{
    const char *separator = lang == LANGUAGE_CHINESE ? "" : " ";
    label(file->name.bytes, out);
    fprintf(out, "%llu%s%s, %s", (unsigned long long)file->rows, separator, word_text(WORD_ROWS, lang),
            encoding_name(file->encoding));
    if (file->rows_passed_over > 0)
        fprintf(out, "; %llu%s%s", (unsigned long long)file->rows_passed_over, separator,
                word_text(WORD_PASSED_OVER, lang));
    if (file->rows_of_other_months > 0)
        fprintf(out, "; %llu%s%s", (unsigned long long)file->rows_of_other_months, separator,
                word_text(WORD_OTHER_MONTHS, lang));
    fputc('\n', out);
}

static void write_collected_nothing(const computed_month *computed, language lang, FILE *out)
{
    bool first = true;
    for (size_t i = 0; i < computed->people.count; i++) {
        if (!collected_nothing(computed, i))
            continue;
        if (first)
            label(word_text(WORD_COLLECTED_NOTHING, lang), out);
        const person *p = &computed->people.items[i];
        fprintf(out, "%s%.*s %.*s", first ? "" : ", ", (int)p->id.size, p->id.bytes, (int)p->name.size, p->name.bytes);
        first = false;
    }
    if (!first)
        fputc('\n', out);
}

static void write_report(const computed_month *computed, language lang, FILE *out)
{
    char written[MONTH_TEXT_SIZE];
    month_format(computed->facts.month, written);
    fprintf(out, "%s\n", written);
    label(word_text(WORD_RULES, lang), out);
    fprintf(out, "%.*s\n", (int)computed->rules->source_name.size, computed->rules->source_name.bytes);
    label(word_text(WORD_PEOPLE, lang), out);
    fprintf(out, "%zu (%s %llu)\n", computed->people.count, word_text(WORD_ACTIVE, lang),
            (unsigned long long)count_active(computed));
    if (computed->contracts.given) {
        label(word_text(WORD_CONTRACTS, lang), out);
        fprintf(out, "%zu\n", computed->contracts.count);
    }
    for (size_t i = 0; i < computed->inputs.count; i++)
        write_file(&computed->inputs.items[i], lang, out);
    if (computed->contracts.given && computed->payments_without_contract > 0) {
        label(word_text(WORD_WITHOUT_CONTRACT, lang), out);
        fprintf(out, "%llu\n", (unsigned long long)computed->payments_without_contract);
    }
    write_collected_nothing(computed, lang, out);
}

static void write_report_json(const computed_month *computed, FILE *out)
{
    char written[MONTH_TEXT_SIZE];
    const text when = text_from(written, month_format(computed->facts.month, written));
    json_begin(out, "check");
    json_text(out, "month", when);
    json_text(out, "rules", computed->rules->source_name);
    json_number(out, "people", (int64_t)computed->people.count);
    json_number(out, "active", (int64_t)count_active(computed));
    json_number(out, "contracts", (int64_t)computed->contracts.count);
    json_number(out, "payments_without_contract", (int64_t)computed->payments_without_contract);
    json_end(out);
    for (size_t i = 0; i < computed->inputs.count; i++) {
        const input_file_facts *file = &computed->inputs.items[i];
        json_begin(out, "input");
        json_text(out, "month", when);
        json_text(out, "file", file->name);
        json_text(out, "kind", text_of(file->kind));
        json_text(out, "encoding", text_of(encoding_name(file->encoding)));
        json_number(out, "rows", (int64_t)file->rows);
        json_number(out, "rows_passed_over", (int64_t)file->rows_passed_over);
        json_number(out, "rows_of_other_months", (int64_t)file->rows_of_other_months);
        json_end(out);
    }
    for (size_t i = 0; i < computed->people.count; i++) {
        if (!collected_nothing(computed, i))
            continue;
        json_begin(out, "collected_nothing");
        json_text(out, "month", when);
        json_text(out, "employee_id", computed->people.items[i].id);
        json_end(out);
    }
}

static bool link_month(check_state *check, month m, const memory_files *kept, diagnostics *d)
{
    const chain_link link = {
        .month = m,
        .computed_now = true,
        .balances = kept->paths[CARRIED_BALANCES],
        .receivables = kept->streams[CARRIED_RECEIVABLES] ? kept->paths[CARRIED_RECEIVABLES] : NULL,
        .keys = kept->paths[CARRIED_KEYS],
        .totals = kept->paths[CARRIED_TOTALS],
    };
    return check->request.plain || chain_put(&check->request.chain, link, d);
}

static void check_month(check_state *check, month m, memory_files *kept, diagnostics *d)
{
    const options *o = check->options;
    month_paths paths;
    if (!request_paths(&check->request, m, check->broken, &paths, d)) {
        check->broken = true;
        return;
    }
    computed_month computed;
    const month_sink sink = memory_files_open(kept);
    if (!month_compute(&computed, &paths, &sink, d))
        check->broken = true;
    else if (link_month(check, m, kept, d) && o->quiet == 0 && o->json)
        write_report_json(&computed, stdout);
    else if (o->quiet == 0 && !o->json)
        write_report(&computed, o->lang, stdout);
    month_release(&computed);
}

static void write_verdict(const options *o, const diagnostics *d, FILE *out)
{
    const char *separator = o->lang == LANGUAGE_CHINESE ? "" : " ";
    size_t errors = 0;
    for (int s = SEVERITY_ERROR; s <= SEVERITY_SYSTEM; s++)
        errors += d->severities[s];
    if (errors == 0)
        fputs(word_text(WORD_NO_ERRORS, o->lang), out);
    else
        fprintf(out, "%zu%s%s", errors, separator, word_text(WORD_ERRORS, o->lang));
    if (d->severities[SEVERITY_WARNING] > 0)
        fprintf(out, ", %zu%s%s", d->severities[SEVERITY_WARNING], separator, word_text(WORD_WARNINGS, o->lang));
    fputc('\n', out);
}

/* The months asked for; without an operand every month that has payments. */
static bool months_to_check(check_state *check, month_list *out, diagnostics *d)
{
    const options *o = check->options;
    if (o->operand_count == 0 && check->request.plain) {
        REPORT(d, MONTH_OPERAND_MISSING, LOCATION_NONE, TEXT_LITERAL("check"), TEXT_LITERAL("MONTH"));
        return false;
    }
    if (o->operand_count == 0)
        return book_months_with_payments(&check->request.book, out, d);
    month_range range;
    if (!month_range_parse(o->operands[0], &range, d))
        return false;
    out->count = (size_t)(range.to.index - range.from.index) + 1;
    out->items = arena_allocate(&check->request.book.memory, out->count * sizeof *out->items);
    for (size_t i = 0; out->items && i < out->count; i++)
        out->items[i] = (month){range.from.index + (int32_t)i};
    if (!out->items)
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    return out->items != NULL;
}

static void check_months(check_state *check, const month_list *months, diagnostics *d)
{
    check->kept = calloc(months->count + 1, sizeof *check->kept);
    if (!check->kept) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return;
    }
    for (size_t i = 0; i < months->count; i++)
        check_month(check, months->items[i], &check->kept[i], d);
    for (size_t i = 0; i < months->count; i++)
        memory_files_release(&check->kept[i]);
    free(check->kept);
}

exit_status cmd_check(const options *o)
{
    check_state check = {.options = o};
    month_list months = {0};
    diagnostics d;
    diagnostics_init(&d, o->strict);
    if (request_open(&check.request, o, &d) && months_to_check(&check, &months, &d))
        check_months(&check, &months, &d);
    if (o->quiet == 0 && !o->json)
        write_verdict(o, &d, stdout);
    exit_status status = exit_status_of(&d);
    if (fflush(stdout) != 0) {
        cli_report_output(&d);
        status = EXIT_SYSTEM;
    }
    diagnostics_drop_repeats(&d); /* files that every month reads are told of once */
    if (!cli_show(&d, o))
        status = EXIT_SYSTEM;
    diagnostics_release(&d);
    request_release(&check.request);
    return status;
}
