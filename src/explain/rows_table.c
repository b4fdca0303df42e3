#include "explain/rows_table.h"

#include <libsmartcols/libsmartcols.h>
#include <stdlib.h>
#include <string.h>

void rows_table_begin(rows_table *t, FILE *out)
{
    *t = (rows_table){.table = scols_new_table(), .out = out};
    /* As wide as the rows are, on a terminal or not: an amount is never cut. */
    if (!t->table || scols_table_set_termforce(t->table, SCOLS_TERMFORCE_NEVER) != 0)
        t->failed = true;
}

void rows_table_column(rows_table *t, const char *title, bool right)
{
    if (!t->failed && !scols_table_new_column(t->table, title, 0, right ? SCOLS_FL_RIGHT : 0))
        t->failed = true;
    if (!t->first_title)
        t->first_title = title;
}

void rows_table_row(rows_table *t)
{
    t->line = t->failed ? NULL : scols_table_new_line(t->table, NULL);
    t->at = 0;
    if (!t->line)
        t->failed = true;
}

void rows_table_cell(rows_table *t, const char *value)
{
    if (!t->failed && scols_line_set_data(t->line, t->at++, value) != 0)
        t->failed = true;
}

void rows_table_text(rows_table *t, text value)
{
    char *copy = strndup(value.bytes, value.size);
    if (copy)
        rows_table_cell(t, copy);
    else
        t->failed = true;
    free(copy);
}

void rows_table_money(rows_table *t, fraction value)
{
    char buffer[FRACTION_TEXT_SIZE];
    fraction_show(value, 2, buffer);
    rows_table_cell(t, buffer);
}

void rows_table_plain(rows_table *t, fraction value)
{
    char buffer[FRACTION_TEXT_SIZE];
    fraction_show(value, 0, buffer);
    rows_table_cell(t, buffer);
}

/* Short of memory, the library may leave the first title blank and say nothing. */
bool rows_table_end(rows_table *t)
{
    char *printed = NULL;
    if (t->failed || scols_print_table_to_string(t->table, &printed) != 0 || !printed ||
        !strstr(printed, t->first_title) || fputs(printed, t->out) < 0 || putc('\n', t->out) < 0)
        t->failed = true;
    free(printed);
    scols_unref_table(t->table);
    return !t->failed;
}

const char *rows_table_library_version(void)
{
    const char *version = "";
    (void)scols_get_library_version(&version);
    return version;
}
