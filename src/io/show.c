#include "io/show.h"

#include <inttypes.h>
#include <stdlib.h>

#include "io/excerpt.h"
#include "io/glyph.h"
#include "io/json.h"

#define ARGUMENT_CHARACTERS 200 /* of a value in a message; the rest as "…" (all of it with --json) */
#define PROGRAM             "salespay"

typedef struct {
    const char *place, *mark, *end; /* escape sequences, or "" */
} paint;

static paint paint_of(severity s, bool color)
{
    if (!color)
        return (paint){"", "", ""};
    switch (s) {
    case SEVERITY_NOTE:
        return (paint){"\033[1m", "\033[1;36m", "\033[0m"};
    case SEVERITY_WARNING:
        return (paint){"\033[1m", "\033[1;35m", "\033[0m"};
    default:
        return (paint){"\033[1m", "\033[1;31m", "\033[0m"};
    }
}

size_t show_width(text t)
{
    return glyph_width(t);
}

void show_text(FILE *out, text t)
{
    glyph_print(out, t);
}

/* A value no longer than a message bears. */
static text shortened(diagnostics *d, text value)
{
    if (utf8_length(value) <= ARGUMENT_CHARACTERS)
        return value;
    size_t size = 0;
    for (size_t i = 0, step; i < ARGUMENT_CHARACTERS && size < value.size; i++, size += step)
        (void)utf8_decode(text_from(value.bytes + size, value.size - size), &step);
    text cut = arena_format(&d->memory, "%.*s…", (int)size, value.bytes);
    return cut.bytes != NULL ? cut : text_from(value.bytes, size);
}

/* The message in words; its bare template where memory is out. */
static text words_of(diagnostics *d, const diagnostic *item, language lang)
{
    text words = diagnostics_words(d, item, lang);
    return words.bytes != NULL ? words : text_of(message_template(item->code, lang));
}

static void show_person(diagnostics *d, const diagnostic *item, const show_options *options, FILE *out)
{
    paint colors = paint_of(item->severity, options->color);
    fputs(colors.place, out);
    if (item->at.source == SOURCE_NONE) {
        fputs(PROGRAM, out);
    } else {
        glyph_print(out, d->sources[item->at.source]);
        if (item->at.line > 0)
            fprintf(out, ":%" PRIu64, item->at.line);
        if (item->at.line > 0 && item->at.column > 0)
            fprintf(out, ":%" PRIu32, item->at.column);
    }
    fprintf(out, ":%s %s%s[%s]:%s ", colors.end, colors.mark, severity_name(item->severity, options->lang),
            message_name(item->code), colors.end);

    diagnostic brief = *item;
    for (size_t i = 0; i < brief.argument_count; i++)
        brief.arguments[i] = shortened(d, brief.arguments[i]);
    glyph_print(out, words_of(d, &brief, options->lang));
    putc('\n', out);
    excerpt_print(out, &item->at, colors.mark, colors.end);
}

static void show_program(diagnostics *d, const diagnostic *item, const show_options *options, FILE *out)
{
    json_begin(out, "message");
    json_text(out, "severity", text_of(severity_name(item->severity, LANGUAGE_ENGLISH)));
    json_text(out, "code", text_of(message_name(item->code)));
    if (item->at.source != SOURCE_NONE) {
        json_text(out, "file", d->sources[item->at.source]);
        if (item->at.line > 0)
            json_number(out, "line", (int64_t)item->at.line);
        if (item->at.line > 0 && item->at.column > 0)
            json_number(out, "column", item->at.column);
    }
    json_text(out, "text", words_of(d, item, options->lang));
    json_texts(out, "arguments", item->arguments, item->argument_count);
    json_end(out);
}

static void show_item(diagnostics *d, const diagnostic *item, const show_options *options, FILE *out)
{
    if (options->json)
        show_program(d, item, options, out);
    else
        show_person(d, item, options, out);
}

/* A message of show's own, which is not collected: it must be seen when no memory is left to collect it. */
static void show_own(diagnostics *d, message_code code, source_id source, text argument, size_t argument_count,
                     const show_options *options, FILE *out)
{
    diagnostic item = {.code = code,
                       .severity = message_severity(code),
                       .at = {.source = source},
                       .arguments = {argument},
                       .argument_count = argument_count};
    show_item(d, &item, options, out);
}

static void show_rest(diagnostics *d, source_id source, size_t count, const show_options *options, FILE *out)
{
    char number[24];
    int size = snprintf(number, sizeof(number), "%zu", count);
    show_own(d, MESSAGE_MORE_MESSAGES, source, text_from(number, (size_t)size), 1, options, out);
}

static void show_all(diagnostics *d, const show_options *options, FILE *out)
{
    bool memory_told = false;
    source_id source = SOURCE_NONE;
    size_t of_source = 0;

    for (size_t i = 0; i <= d->count; i++) {
        const diagnostic *item = i < d->count ? &d->items[i] : NULL;
        if (item != NULL && options->hide_warnings && item->severity < SEVERITY_ERROR)
            continue;
        if (item == NULL || item->at.source != source) {
            if (of_source > SHOW_LIMIT_PER_FILE)
                show_rest(d, source, of_source - SHOW_LIMIT_PER_FILE, options, out);
            of_source = 0;
        }
        if (item == NULL)
            break;
        source = item->at.source;
        of_source += source != SOURCE_NONE && !options->json;
        if (of_source <= SHOW_LIMIT_PER_FILE)
            show_item(d, item, options, out);
        memory_told = memory_told || item->code == MESSAGE_OUT_OF_MEMORY;
    }
    if (d->out_of_memory && !memory_told)
        show_own(d, MESSAGE_OUT_OF_MEMORY, SOURCE_NONE, TEXT_EMPTY, 0, options, out);
}

static bool is_ascii(text t)
{
    for (size_t i = 0; i < t.size; i++)
        if ((unsigned char)t.bytes[i] >= 0x80)
            return false;
    return true;
}

/* Whether all that is shown of it is ASCII; a value that is cut short ends with "…". */
static bool item_is_ascii(const diagnostics *d, const diagnostic *item, language lang)
{
    bool ascii = is_ascii(text_of(message_template(item->code, lang))) && is_ascii(item->at.excerpt);
    if (item->at.source != SOURCE_NONE)
        ascii = ascii && is_ascii(d->sources[item->at.source]);
    for (size_t i = 0; i < item->argument_count && ascii; i++)
        ascii = item->arguments[i].size <= ARGUMENT_CHARACTERS && is_ascii(item->arguments[i]);
    return ascii;
}

bool show_needs_widths(const diagnostics *d, const show_options *options)
{
    bool ascii = options->lang == LANGUAGE_ENGLISH || d->count == 0;
    for (size_t i = 0; i < d->count && ascii; i++) {
        const diagnostic *item = &d->items[i];
        if (!options->hide_warnings || item->severity >= SEVERITY_ERROR)
            ascii = item_is_ascii(d, item, options->lang);
    }
    return !ascii;
}

bool show_diagnostics(diagnostics *d, const show_options *options, FILE *out)
{
    char *page_bytes = NULL;
    size_t page_size = 0;
    diagnostics_sort(d);

    /* Standard error is not buffered: without a page, each character would be a system call. */
    FILE *page = open_memstream(&page_bytes, &page_size);
    if (page != NULL) {
        show_all(d, options, page);
        bool whole = ferror(page) == 0;
        whole = fclose(page) == 0 && whole && page_bytes != NULL;
        if (whole)
            (void)fwrite(page_bytes, 1, page_size, out);
        else
            page = NULL;
        free(page_bytes);
    }
    if (page == NULL)
        show_all(d, options, out);
    return fflush(out) == 0 && ferror(out) == 0;
}
