#include "base/diagnostics.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void diagnostics_init(diagnostics *d, bool strict)
{
    *d = (diagnostics){.memory = ARENA_EMPTY, .strict = strict};
}

void diagnostics_release(diagnostics *d)
{
    arena_release(&d->memory);
    free(d->sources);
    free(d->aliases);
    free(d->items);
    *d = (diagnostics){0};
}

/* Moves a text that the collector keeps into another arena. */
static void move_text(diagnostics *d, text *kept, arena *to)
{
    const text copy = arena_copy(to, *kept);
    d->out_of_memory |= copy.bytes == NULL;
    *kept = copy.bytes == NULL ? TEXT_EMPTY : copy;
}

void diagnostics_clear(diagnostics *d)
{
    arena names = ARENA_EMPTY;
    if (d->count == 0 && !d->out_of_memory)
        return;
    d->out_of_memory = false;
    for (size_t i = 0; i < d->source_count; i++)
        move_text(d, &d->sources[i], &names);
    for (size_t i = 0; i < d->alias_count; i++)
        move_text(d, &d->aliases[i], &names);
    arena_release(&d->memory);
    d->memory = names;
    d->count = 0;
    memset(d->severities, 0, sizeof d->severities);
}

void diagnostics_show_as(diagnostics *d, text path, text shown_name)
{
    const text kept_name = arena_copy(&d->memory, shown_name);
    if (kept_name.bytes == NULL) {
        d->out_of_memory = true;
        return;
    }
    for (size_t i = 0; i < d->alias_count; i += 2) {
        if (text_equal(d->aliases[i], path)) {
            d->aliases[i + 1] = kept_name;
            return;
        }
    }
    text *aliases = array_reserve(d->aliases, &d->alias_capacity, d->alias_count + 2, sizeof *aliases);
    if (aliases == NULL) {
        d->out_of_memory = true;
        return;
    }
    d->aliases = aliases;
    aliases[d->alias_count] = arena_copy(&d->memory, path);
    aliases[d->alias_count + 1] = kept_name;
    if (aliases[d->alias_count].bytes == NULL)
        d->out_of_memory = true;
    else
        d->alias_count += 2;
}

text diagnostics_shown_name(const diagnostics *d, text path)
{
    for (size_t i = 0; i < d->alias_count; i += 2)
        if (text_equal(d->aliases[i], path))
            return d->aliases[i + 1];
    return path;
}

source_id diagnostics_source(diagnostics *d, text shown_name)
{
    shown_name = diagnostics_shown_name(d, shown_name);
    for (size_t i = 0; i < d->source_count; i++)
        if (text_equal(d->sources[i], shown_name))
            return (source_id)i;

    text *sources = array_reserve(d->sources, &d->source_capacity, d->source_count + 1, sizeof *sources);
    if (sources == NULL) {
        d->out_of_memory = true;
        return SOURCE_NONE;
    }
    d->sources = sources;
    text name = arena_copy(&d->memory, shown_name);
    if (name.bytes == NULL) {
        d->out_of_memory = true;
        return SOURCE_NONE;
    }
    sources[d->source_count] = name;
    return (source_id)d->source_count++;
}

bool diagnostics_share_sources(diagnostics *d, const diagnostics *of)
{
    for (size_t i = d->source_count; i < of->source_count; i++)
        if (diagnostics_source(d, of->sources[i]) != i)
            return false;
    return true;
}

void diagnostics_hand_over(diagnostics *d, diagnostics *to)
{
    if (d->count == 0 && !d->out_of_memory)
        return;
    if (diagnostics_share_sources(to, d)) {
        const diagnostics told = *d;
        *d = *to;
        *to = told;
    } else {
        to->out_of_memory = true;
        diagnostics_clear(d);
    }
}

/* A copy of the line; several messages about one line share it, since a line may be long and hold many mistakes. */
static text excerpt_copy(diagnostics *d, const location *at)
{
    if (d->count > 0) {
        const location *last = &d->items[d->count - 1].at;
        if (last->source == at->source && last->line == at->line && text_equal(last->excerpt, at->excerpt))
            return last->excerpt;
    }
    return arena_copy(&d->memory, at->excerpt);
}

/* Fills item with copies; false when memory is out. */
static bool diagnostic_fill(diagnostics *d, diagnostic *item, const text *arguments, size_t argument_count)
{
    item->at.excerpt = excerpt_copy(d, &item->at);
    bool copied = item->at.excerpt.bytes != NULL;
    for (size_t i = 0; i < argument_count && copied; i++) {
        item->arguments[i] = arena_copy(&d->memory, arguments[i]);
        copied = item->arguments[i].bytes != NULL;
    }
    return copied;
}

void diagnostics_add(diagnostics *d, message_code code, location at, const text *arguments, size_t argument_count)
{
    assert(argument_count <= MESSAGE_ARGUMENTS_MAX);
    diagnostic item = {.code = code,
                       .severity = message_severity(code),
                       .at = at,
                       .sequence = d->count,
                       .argument_count = argument_count};
    if (d->strict && item.severity == SEVERITY_WARNING)
        item.severity = SEVERITY_ERROR;
    d->severities[item.severity]++;

    diagnostic *items = array_reserve(d->items, &d->capacity, d->count + 1, sizeof *items);
    if (items != NULL)
        d->items = items;
    if (items == NULL || !diagnostic_fill(d, &item, arguments, argument_count)) {
        d->out_of_memory = true;
        return;
    }
    items[d->count++] = item;
}

static void take_from(diagnostics *d, const diagnostics *other, severity least)
{
    for (size_t i = 0; i < other->count; i++) {
        const diagnostic *item = &other->items[i];
        location at = item->at;
        if (item->severity < least)
            continue;
        if (at.source != SOURCE_NONE)
            at.source = diagnostics_source(d, other->sources[at.source]);
        diagnostics_add(d, item->code, at, item->arguments, item->argument_count);
    }
    d->out_of_memory |= other->out_of_memory;
}

void diagnostics_take(diagnostics *d, const diagnostics *other)
{
    take_from(d, other, SEVERITY_NOTE);
}

void diagnostics_take_failures(diagnostics *d, const diagnostics *other)
{
    take_from(d, other, SEVERITY_ERROR);
}

bool diagnostics_out_of_memory(diagnostics *d)
{
    REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    return false;
}

bool diagnostics_failed(const diagnostics *d)
{
    return diagnostics_worst(d) >= SEVERITY_ERROR;
}

severity diagnostics_worst(const diagnostics *d)
{
    if (d->out_of_memory)
        return SEVERITY_SYSTEM;
    severity worst = SEVERITY_SYSTEM;
    while (worst > SEVERITY_NOTE && d->severities[worst] == 0)
        worst--;
    return worst;
}

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

static int compare_diagnostics(const void *left, const void *right)
{
    const diagnostic *a = left, *b = right;
    int order = COMPARE(a->at.source, b->at.source);
    if (order == 0)
        order = COMPARE(a->at.line, b->at.line);
    if (order == 0)
        order = COMPARE(a->at.column, b->at.column);
    return order != 0 ? order : COMPARE(a->sequence, b->sequence);
}

void diagnostics_sort(diagnostics *d)
{
    size_t ordered = 1;
    while (ordered < d->count && compare_diagnostics(&d->items[ordered - 1], &d->items[ordered]) < 0)
        ordered++;
    if (ordered < d->count) /* thousands of people about whom something is told come in order, as a rule */
        qsort(d->items, d->count, sizeof *d->items, compare_diagnostics);
}

static bool same_message(const diagnostic *a, const diagnostic *b)
{
    if (a->code != b->code || a->at.source != b->at.source || a->at.line != b->at.line || a->at.column != b->at.column)
        return false;
    for (size_t i = 0; i < a->argument_count; i++)
        if (!text_equal(a->arguments[i], b->arguments[i]))
            return false;
    return true;
}

/* Whether one of the messages about the same place says the same. */
static bool said_before(const diagnostic *kept, size_t count, const diagnostic *item)
{
    while (count-- > 0 && kept[count].at.source == item->at.source && kept[count].at.line == item->at.line &&
           kept[count].at.column == item->at.column)
        if (same_message(&kept[count], item))
            return true;
    return false;
}

void diagnostics_drop_repeats(diagnostics *d)
{
    size_t kept = 0;
    diagnostics_sort(d);
    for (size_t i = 0; i < d->count; i++) {
        if (said_before(d->items, kept, &d->items[i]))
            d->severities[d->items[i].severity]--;
        else
            d->items[kept++] = d->items[i];
    }
    d->count = kept;
}

/* The argument that a template names at `at` as "{N}", or NULL where no argument stands there. */
static const text *argument_at(const diagnostic *item, const char *at)
{
    if (at[0] != '{' || at[1] < '0' || at[1] >= '0' + MESSAGE_ARGUMENTS_MAX || at[2] != '}')
        return NULL;
    size_t index = (size_t)(at[1] - '0');
    assert(index < item->argument_count); /* a message reported without its arguments is our mistake */
    return &item->arguments[index];
}

text diagnostics_words(diagnostics *d, const diagnostic *item, language lang)
{
    const char *template = message_template(item->code, lang);
    size_t size = 0;
    for (const char *at = template; *at != '\0';) {
        const text *argument = argument_at(item, at);
        size += argument != NULL ? argument->size : 1;
        at += argument != NULL ? 3 : 1;
    }
    char *bytes = arena_allocate(&d->memory, size + 1);
    if (bytes == NULL) {
        d->out_of_memory = true;
        return (text){NULL, 0};
    }
    char *to = bytes;
    for (const char *at = template; *at != '\0';) {
        const text *argument = argument_at(item, at);
        if (argument == NULL) {
            *to++ = *at++;
            continue;
        }
        memcpy(to, argument->bytes, argument->size);
        to += argument->size;
        at += 3;
    }
    return text_from(bytes, size);
}
