/*
 * check [MONTH | FROM..TO | last]: read and check everything that run would, say what was found and what is odd, write
 * nothing.
 */
#include <stdio.h>

#include "cli/command.h"
#include "cli/kept_months.h"
#include "cli/months.h"
#include "cli/request.h"
#include "cli/words.h"
#include "io/json.h"
#include "io/show.h"

typedef struct {
    const options *options;
    request request;
    kept_months kept;
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

/* "1 row", "2 rows", "2行"; one: the word for one of them, which the word for several follows in the table. */
static void write_count(uint64_t count, word one, language lang, FILE *out)
{
    const word counted = count == 1 ? one : one + 1;
    fprintf(out, "%llu%s%s", (unsigned long long)count, lang == LANGUAGE_CHINESE ? "" : " ", word_text(counted, lang));
}

/* What is told of a file only where there is any of it. */
static void write_aside(uint64_t count, word one, language lang, FILE *out)
{
    if (count == 0)
        return;
    fputs(word_text(WORD_SEMICOLON, lang), out);
    write_count(count, one, lang, out);
}

static void write_file(const input_file_facts *file, language lang, FILE *out)
{
    label(file->name.bytes, out);
    write_count(file->rows, WORD_ROW, lang, out);
    fprintf(out, "%s%s", word_text(WORD_COMMA, lang), encoding_name(file->encoding));
    write_aside(file->rows_passed_over, WORD_PASSED_OVER, lang, out);
    write_aside(file->rows_of_other_months, WORD_OTHER_MONTHS, lang, out);
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
        else
            fputs(word_text(WORD_LIST_COMMA, lang), out);
        const person *p = &computed->people.items[i];
        fprintf(out, "%.*s %.*s", (int)p->id.size, p->id.bytes, (int)p->name.size, p->name.bytes);
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

static void write_result(const options *o, const computed_month *computed)
{
    if (o->quiet > 0)
        return;
    if (o->json)
        write_report_json(computed, stdout);
    else
        write_report(computed, o->lang, stdout);
}

/* True when the month is whole, and the next can open from it. */
static bool check_month(check_state *check, month m, diagnostics *d)
{
    month_paths paths;
    memory_files *kept = kept_months_next(&check->kept, d);
    if (!kept || !request_paths(&check->request, m, check->broken, &paths, d))
        return false;
    computed_month computed;
    const month_sink sink = memory_files_open(kept);
    const bool whole = month_compute(&computed, &paths, &sink, d) &&
                       (check->request.plain || kept_months_link(kept, m, &check->request.chain, d));
    if (whole)
        write_result(check->options, &computed);
    else
        memory_files_release(kept);
    month_release(&computed);
    return whole;
}

static void write_verdict(const options *o, const diagnostics *d, FILE *out)
{
    uint64_t errors = d->out_of_memory;
    for (int s = SEVERITY_ERROR; s <= SEVERITY_SYSTEM; s++)
        errors += d->severities[s];
    if (errors == 0)
        fputs(word_text(WORD_NO_ERRORS, o->lang), out);
    else
        write_count(errors, WORD_ERROR, o->lang, out);
    if (d->severities[SEVERITY_WARNING] > 0) {
        fputs(word_text(WORD_COMMA, o->lang), out);
        write_count(d->severities[SEVERITY_WARNING], WORD_WARNING, o->lang, out);
    }
    fputc('\n', out);
}

/* A book without payments is no book that was checked: the folder is wrong, or the files are not where they belong. */
static bool every_month(book *b, month_list *out, diagnostics *d)
{
    if (!book_months_with_payments(b, out, d))
        return false;
    if (out->count == 0)
        REPORT(d, NO_PAYMENTS_AT_ALL, LOCATION_NONE, text_of(b->folder));
    return out->count > 0;
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
        return every_month(&check->request.book, out, d);
    month_range range;
    if (!month_range_parse(o->operands[0], &range, d) || !request_takes(&check->request, range, d))
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
    kept_months_init(&check->kept);
    for (size_t i = 0; i < months->count; i++)
        check->broken |= !check_month(check, months->items[i], d);
    kept_months_release(&check->kept);
}

exit_status cmd_check(const options *o)
{
    check_state check = {.options = o};
    month_list months = {0};
    diagnostics d;
    diagnostics_init(&d, o->strict);
    if (request_open(&check.request, o, &d) && request_only_reads(&check.request) && months_to_check(&check, &months, &d))
        check_months(&check, &months, &d);
    diagnostics_drop_repeats(&d); /* files that every month reads are told of once, and counted once */
    if (o->quiet == 0 && !o->json)
        write_verdict(o, &d, stdout);
    exit_status status = exit_status_of(&d);
    if (fflush(stdout) != 0) {
        cli_report_output(&d);
        status = EXIT_SYSTEM;
    }
    if (!cli_show(&d, o))
        status = EXIT_SYSTEM;
    diagnostics_release(&d);
    request_release(&check.request);
    return status;
}
