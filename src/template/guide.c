#include "template/guide.h"

#include <assert.h>

#include "input/columns.h"
#include "model/adjustment.h"
#include "template/embedded.h"
#include "template/sample.h"

static const char *in_language(language lang, const char *english, const char *chinese)
{
    return lang == LANGUAGE_CHINESE ? chinese : english;
}

/* payments.csv would be no file of a book: its payments lie one file a month. */
static void write_file_name(const column_table *table, FILE *out)
{
    if (table == &payments_columns)
        fputs(SAMPLE_PAYMENTS_NAME, out);
    else
        fprintf(out, "%s.csv", table->kind);
}

static void write_columns_of(const column_table *table, language lang, FILE *out)
{
    fputs("### `", out);
    write_file_name(table, out);
    fprintf(out, "`\n\n%s\n|---|---|---|\n",
            in_language(lang, "| column | must be filled | holds |", "| 列 | 必填 | 内容 |"));
    for (size_t i = 0; i < table->count; i++) {
        const column_row *column = &table->columns[i];
        fprintf(out, "| %s | %s | %s |\n", in_language(lang, column->key, column->chinese),
                column->must_fill ? in_language(lang, "yes", "是") : "",
                in_language(lang, column->english_doc, column->chinese_doc));
    }
}

static void write_columns(language lang, FILE *out)
{
    for (size_t i = 0; i < people_write_count; i++) {
        if (i > 0)
            fputc('\n', out);
        write_columns_of(people_write[i], lang, out);
    }
}

static void write_kinds(language lang, FILE *out)
{
    for (adjustment_kind kind = 0; kind < ADJUSTMENT_KIND_COUNT; kind++)
        fprintf(out, "%s`%s`", kind == 0 ? "" : in_language(lang, ", ", "、"), adjustment_kind_name(kind, lang));
}

static void write_kinds_that_take_all(language lang, FILE *out)
{
    bool first = true;
    for (adjustment_kind kind = 0; kind < ADJUSTMENT_KIND_COUNT; kind++) {
        if (!adjustment_kind_takes_all(kind))
            continue;
        fprintf(out, "%s`%s`", first ? "" : in_language(lang, ", ", "、"), adjustment_kind_name(kind, lang));
        first = false;
    }
}

static const struct {
    text mark;
    void (*write)(language lang, FILE *out);
} places[] = {
    {TEXT_LITERAL("{{columns}}\n"), write_columns},
    {TEXT_LITERAL("{{kinds}}"), write_kinds},
    {TEXT_LITERAL("{{kinds that take all}}"), write_kinds_that_take_all},
};

/* Writes what belongs where `rest` begins with a mark, and gives the size of the mark. */
static size_t write_place(text rest, language lang, FILE *out)
{
    const size_t count = sizeof places / sizeof *places;
    size_t i = 0;
    while (i < count && !text_starts_with(rest, places[i].mark))
        i++;
    assert(i < count); /* else the guide has a mark that nobody knows */
    places[i].write(lang, out);
    return places[i].mark.size;
}

void guide_write(FILE *out, language lang)
{
    text rest = lang == LANGUAGE_CHINESE ? embedded_guide_chinese : embedded_guide_english;
    const char *mark;
    while ((mark = memmem(rest.bytes, rest.size, "{{", 2)) != NULL) {
        const size_t before = (size_t)(mark - rest.bytes);
        fwrite(rest.bytes, 1, before, out);
        const size_t size = write_place(text_from(mark, rest.size - before), lang, out);
        rest = text_from(mark + size, rest.size - before - size);
    }
    fwrite(rest.bytes, 1, rest.size, out);
}
