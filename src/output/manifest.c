/*
 * manifest.csv: with which program, rules and inputs the month was computed. Of the inputs their names show, never a
 * folder.
 */
#include "output/formats.h"

#include <assert.h>
#include <limits.h>

#include "output/csv_writer.h"
#include "output/file_columns.h"
#include "output/version.h"

/* What follows the last "/". */
static text base_name(text path)
{
    size_t from = path.size;
    while (from > 0 && path.bytes[from - 1] != '/')
        from--;
    return text_from(path.bytes + from, path.size - from);
}

static const char *item_key(size_t item)
{
    return manifest_items.columns[item].key;
}

static void write_text(csv_writer *w, const char *item, text value)
{
    csv_writer_text(w, text_of(item));
    csv_writer_text(w, value);
    csv_writer_end_row(w);
}

/* "input:payments:2026-07.csv:rows". No name of a file that could be opened is longer than NAME_MAX. */
static void write_input(csv_writer *w, const input_file_facts *input, const char *what, uint64_t count)
{
    char item[NAME_MAX + 64];
    text name = base_name(input->name);
    int length = snprintf(item, sizeof item, "input:%s:%.*s:%s", input->kind, (int)name.size, name.bytes, what);
    assert(length > 0 && (size_t)length < sizeof item);
    csv_writer_text(w, text_from(item, (size_t)length));
    csv_writer_count(w, count);
    csv_writer_end_row(w);
}

bool manifest_write(const month_result *result, FILE *out)
{
    const rules *r = result->facts->rules;
    csv_writer w = csv_writer_begin(out, false);
    write_text(&w, totals_columns.columns[TOTALS_ITEM].key, text_of(totals_columns.columns[TOTALS_VALUE].key));
    write_text(&w, item_key(MANIFEST_VERSION), text_of(program_version()));
    csv_writer_text(&w, text_of(item_key(MANIFEST_CALCULATION)));
    csv_writer_count(&w, (uint64_t)r->calculation);
    csv_writer_end_row(&w);
    write_text(&w, item_key(MANIFEST_RULES), base_name(r->source_name));
    for (size_t i = 0; i < result->inputs->count; i++) {
        const input_file_facts *input = &result->inputs->items[i];
        write_input(&w, input, "bytes", input->bytes);
        write_input(&w, input, "rows", input->rows);
    }
    return csv_writer_done(&w);
}
