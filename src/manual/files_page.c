#include "manual/files_page.h"

#include <stdio.h>
#include <string.h>

#include "manual/prose.h"
#include "model/adjustment.h"
#include "output/file_columns.h"

/* Where each input stands in a book, and what it is. */
static const struct {
    const char *kind, *paths;
    prose_id what;
} inputs[] = {
    {"payments", "payments/2026-07.csv, payments/2026-07-*.csv", PROSE_FILE_PAYMENTS},
    {"staff", "staff.csv", PROSE_FILE_STAFF},
    {"contracts", "contracts.csv", PROSE_FILE_CONTRACTS},
    {"instalments", "instalments.csv", PROSE_FILE_INSTALMENTS},
    {"adjustments", "adjustments.csv", PROSE_FILE_ADJUSTMENTS},
    {"company", "company.csv", PROSE_FILE_COMPANY},
};
#define INPUT_COUNT (sizeof inputs / sizeof *inputs)

/* What a cell takes. A new kind of cell without words does not compile. */
static prose_id cell_words(cell_type type)
{
    switch (type) {
    case CELL_ID: return PROSE_CELL_ID;
    case CELL_NAME: return PROSE_CELL_NAME;
    case CELL_LONG_NUMBER: return PROSE_CELL_LONG_NUMBER;
    case CELL_AMOUNT: return PROSE_CELL_AMOUNT;
    case CELL_SUM: return PROSE_CELL_SUM;
    case CELL_AMOUNT_OR_ALL: return PROSE_CELL_AMOUNT_OR_ALL;
    case CELL_PRICE: return PROSE_CELL_PRICE;
    case CELL_QUANTITY: return PROSE_CELL_QUANTITY;
    case CELL_DATE: return PROSE_CELL_DATE;
    case CELL_MONTH: return PROSE_CELL_MONTH;
    case CELL_UNREAD: return PROSE_CELL_UNREAD;
    }
    return PROSE_CELL_UNREAD;
}

static const char *sign_words(const page *p, cell_sign sign)
{
    switch (sign) {
    case SIGN_NOT_NEGATIVE: return prose(PROSE_SIGN_NOT_NEGATIVE, p->lang);
    case SIGN_POSITIVE: return prose(PROSE_SIGN_POSITIVE, p->lang);
    default: return "";
    }
}

static const char *need_words(const page *p, const column_row *column)
{
    if (column->must_fill)
        return prose(PROSE_NEED_FILLED, p->lang);
    return prose(column->must_exist ? PROSE_NEED_COLUMN : PROSE_NEED_NOTHING, p->lang);
}

static void write_kinds(page *p)
{
    for (adjustment_kind kind = 0; kind < ADJUSTMENT_KIND_COUNT; kind++)
        page_text(p, "`%s` %s%s", adjustment_kind_name(kind, LANGUAGE_ENGLISH),
                  adjustment_kind_name(kind, LANGUAGE_CHINESE),
                  adjustment_kind_takes_all(kind) ? prose(PROSE_TAKES_ALL, p->lang) : "");
}

static void write_input_column(page *p, const column_table *table, const column_row *column)
{
    page_term(p, column->key, column->chinese);
    page_text(p, "%s", page_words(p, column->english_doc, column->chinese_doc));
    page_text(p, "%s%s", prose(cell_words(column->type), p->lang), sign_words(p, column->sign));
    page_text(p, "%s", need_words(p, column));
    if (table == &adjustments_columns && column == &table->columns[ADJUSTMENTS_KIND])
        write_kinds(p);
}

static void write_output_column(page *p, const column_row *column)
{
    page_term(p, column->key, column->chinese);
    page_text(p, "%s", page_words(p, column->english_doc, column->chinese_doc));
}

static void write_input(page *p, size_t i)
{
    const column_table *table = columns_by_kind(text_of(inputs[i].kind));
    page_subheading(p, inputs[i].paths);
    page_paragraph(p, "%s", prose(inputs[i].what, p->lang));
    for (size_t c = 0; table && c < table->count; c++)
        write_input_column(p, table, &table->columns[c]);
}

static void write_columns(page *p, const column_table *table)
{
    for (size_t c = 0; table && c < table->count; c++)
        write_output_column(p, &table->columns[c]);
}

static void write_output(page *p, const output_file *file)
{
    page_subheading(p, file->name);
    page_paragraph(p, "%s", page_words(p, file->english, file->chinese));
    if (file->shaped)
        page_paragraph(p, "%s", prose(PROSE_FILE_SHAPED, p->lang));
    write_columns(p, file->columns);
    if (file->items)
        page_paragraph(p, "%s", prose(PROSE_FILE_ITEMS, p->lang));
    write_columns(p, file->items);
    if (file->figures)
        page_paragraph(p, "%s", prose(file->items ? PROSE_FIGURE_ITEMS : PROSE_FIGURE_COLUMNS, p->lang));
}

static void write_book(page *p)
{
    page_heading(p, prose(PROSE_HEAD_BOOK, p->lang));
    page_paragraph(p, "%s", prose(PROSE_BOOK, p->lang));
    page_term(p, "rules.ini", NULL);
    page_text(p, "%s", prose(PROSE_FILE_RULES, p->lang));
    for (size_t i = 0; i < INPUT_COUNT; i++) {
        page_term(p, inputs[i].paths, NULL);
        page_text(p, "%s", prose(inputs[i].what, p->lang));
    }
    page_term(p, "months/2026-07/", NULL);
    page_text(p, "%s", prose(PROSE_FILE_MONTHS, p->lang));
}

static void write_cells(page *p)
{
    static const prose_id cells[] = {PROSE_CELL_ID,       PROSE_CELL_NAME,  PROSE_CELL_AMOUNT, PROSE_CELL_PRICE,
                                     PROSE_CELL_QUANTITY, PROSE_CELL_DATE,  PROSE_CELL_MONTH};
    static const prose_id more[] = {PROSE_MORE_ID,    PROSE_MORE_NAME, PROSE_MORE_AMOUNT, PROSE_MORE_PRICE,
                                    PROSE_MORE_PRICE, PROSE_MORE_DATE, PROSE_MORE_MONTH};
    page_heading(p, prose(PROSE_HEAD_CELLS, p->lang));
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        page_paragraph(p, "%s %s", prose(cells[i], p->lang), prose(more[i], p->lang));
}

void files_page(page *p)
{
    write_book(p);
    page_heading(p, prose(PROSE_HEAD_CSV, p->lang));
    page_paragraph(p, "%s", prose(PROSE_CSV_FORM, p->lang));
    page_paragraph(p, "%s", prose(PROSE_CSV_ENCODING, p->lang));
    page_paragraph(p, "%s", prose(PROSE_CSV_COLUMNS, p->lang));
    write_cells(p);
    page_heading(p, prose(PROSE_HEAD_INPUTS, p->lang));
    for (size_t i = 0; i < INPUT_COUNT; i++)
        write_input(p, i);
    page_heading(p, prose(PROSE_HEAD_OUTPUTS, p->lang));
    page_paragraph(p, "%s", prose(PROSE_OUTPUTS, p->lang));
    for (size_t i = 0; i < output_file_count; i++)
        write_output(p, &output_files[i]);
    for (size_t i = 0; i < closed_file_count; i++)
        write_output(p, &closed_files[i]);
}

/* ---- single topics ---- */

/* Whether name is `kind`, or `kind`.csv. */
static bool names_file(text name, const char *kind)
{
    const size_t size = strlen(kind);
    return text_is(name, kind) || (name.size == size + 4 && memcmp(name.bytes, kind, size) == 0 &&
                                   memcmp(name.bytes + size, ".csv", 4) == 0);
}

/* What stands behind "kind." in name, or name itself where it holds no such front; false where the front is another. */
static bool column_asked(text name, const char *kind, text *column)
{
    const size_t size = strlen(kind);
    *column = name;
    if (!memchr(name.bytes, '.', name.size))
        return true;
    if (name.size <= size + 1 || memcmp(name.bytes, kind, size) != 0 || name.bytes[size] != '.')
        return false;
    *column = text_from(name.bytes + size + 1, name.size - size - 1);
    return true;
}

static const column_row *column_named(const column_table *table, const char *kind, text name)
{
    text asked;
    if (!table || !column_asked(name, kind, &asked))
        return NULL;
    const size_t c = columns_find(table, asked);
    return c < table->count ? &table->columns[c] : NULL;
}

static bool input_topic(page *p, size_t i, text name)
{
    const column_table *table = columns_by_kind(text_of(inputs[i].kind));
    const column_row *column = column_named(table, inputs[i].kind, name);
    if (names_file(name, inputs[i].kind)) {
        write_input(p, i);
        return true;
    }
    if (!column)
        return false;
    page_subheading(p, inputs[i].paths);
    write_input_column(p, table, column);
    return true;
}

/* "payslips" of "payslips.csv". */
static text kind_of(const output_file *file)
{
    return text_from(file->name, strcspn(file->name, "."));
}

static bool output_topic(page *p, const output_file *file, text name)
{
    char kind[64];
    const text bare = kind_of(file);
    snprintf(kind, sizeof kind, "%.*s", (int)bare.size, bare.bytes);
    if (text_is(name, file->name) || text_is(name, kind)) {
        write_output(p, file);
        return true;
    }
    const column_row *column = column_named(file->columns, kind, name);
    if (!column)
        column = column_named(file->items, kind, name);
    if (!column)
        return false;
    page_subheading(p, file->name);
    write_output_column(p, column);
    return true;
}

static bool kind_topic(page *p, text name)
{
    const adjustment_kind kind = adjustment_kind_by_name(name);
    if (kind == ADJUSTMENT_KIND_COUNT)
        return false;
    page_subheading(p, "adjustments.csv");
    page_term(p, adjustment_kind_name(kind, LANGUAGE_ENGLISH), adjustment_kind_name(kind, LANGUAGE_CHINESE));
    page_text(p, "%s", prose(PROSE_A_KIND, p->lang));
    if (adjustment_kind_takes_all(kind))
        page_text(p, "%s", prose(PROSE_A_KIND_ALL, p->lang));
    return true;
}

bool files_topic(page *p, text name)
{
    bool found = false;
    for (size_t i = 0; i < INPUT_COUNT; i++)
        found |= input_topic(p, i, name);
    found |= kind_topic(p, name);
    for (size_t i = 0; i < output_file_count; i++)
        found |= output_topic(p, &output_files[i], name);
    for (size_t i = 0; i < closed_file_count; i++)
        found |= output_topic(p, &closed_files[i], name);
    return found;
}

static void add_columns(topic_names *names, const column_table *table, const char *kind)
{
    for (size_t c = 0; table && c < table->count; c++) {
        topic_names_add(names, table->columns[c].key);
        topic_names_add(names, table->columns[c].chinese);
        topic_names_add_joined(names, kind, table->columns[c].key);
    }
}

static void add_output(topic_names *names, const output_file *file)
{
    char kind[64];
    const text bare = kind_of(file);
    snprintf(kind, sizeof kind, "%.*s", (int)bare.size, bare.bytes);
    topic_names_add(names, file->name);
    add_columns(names, file->columns, kind);
    add_columns(names, file->items, kind);
}

void files_names(topic_names *names)
{
    for (size_t i = 0; i < INPUT_COUNT; i++) {
        topic_names_add(names, inputs[i].kind);
        topic_names_add_joined(names, inputs[i].kind, "csv");
        add_columns(names, columns_by_kind(text_of(inputs[i].kind)), inputs[i].kind);
    }
    for (size_t i = 0; i < output_file_count; i++)
        add_output(names, &output_files[i]);
    for (size_t i = 0; i < closed_file_count; i++)
        add_output(names, &closed_files[i]);
    for (adjustment_kind kind = 0; kind < ADJUSTMENT_KIND_COUNT; kind++) {
        topic_names_add(names, adjustment_kind_name(kind, LANGUAGE_ENGLISH));
        topic_names_add(names, adjustment_kind_name(kind, LANGUAGE_CHINESE));
    }
}
