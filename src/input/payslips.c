#include "input/payslips.h"

#include <stdio.h>
#include <stdlib.h>

#include "input/cells.h"
#include "input/table.h"

enum { PERSON_MONTH, PERSON_ID, PERSON_NAME, PERSON_DEPARTMENT, PERSON_GRADE, PERSON_COLUMNS };

_Static_assert((int)PERSON_COLUMNS + (int)FIGURE_COUNT <= COLUMNS_MAX,
               "a payslip fits into a table");

text unguarded(text cell)
{
    static const int32_t guarded[] = {'=',  '+',    '-',    '@',    '\t',
                                      '\r', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
    if (cell.size < 2 || cell.bytes[0] != '\'')
        return cell;
    const text rest = text_from(cell.bytes + 1, cell.size - 1);
    size_t size;
    const int32_t first = utf8_decode(rest, &size);
    for (size_t i = 0; i < sizeof guarded / sizeof *guarded; i++)
        if (first == guarded[i])
            return rest;
    return cell;
}

/* The columns of persons, then a column for each figure that the file has. */
static void make_columns(const column_table *person_columns, column_row rows[COLUMNS_MAX],
                         column_table *out)
{
    size_t count = 0;
    while (count < PERSON_COLUMNS) {
        rows[count] = person_columns->columns[count];
        count++;
    }
    for (figure f = 0; f < FIGURE_COUNT; f++)
        if (figure_is_payslip_column(f))
            rows[count++] = (column_row){.key = figure_key(f),
                                         .chinese = figure_label(f, LANGUAGE_CHINESE),
                                         .type = CELL_SUM,
                                         .must_exist = true,
                                         .must_fill = true};
    *out = (column_table){.kind = person_columns->kind,
                          .chinese = person_columns->chinese,
                          .columns = rows,
                          .count = count};
}

static bool out_of_memory(table *t)
{
    REPORT(t->context->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
    t->failed = true;
    return false;
}

/* False and reported when the person has a payslip already. */
static bool note_id(table *t, payslips *all, text id)
{
    uint32_t stored;
    char place[24];
    if (!name_index_put(&all->by_id, id, (uint32_t)all->count, &stored))
        return out_of_memory(t);
    if (stored == all->count)
        return true;
    const int size =
        snprintf(place, sizeof place, "%llu", (unsigned long long)all->items[stored].line);
    TABLE_REPORT(t, PERSON_ID, OPENS_TWICE, id, text_from(place, (size_t)size));
    return false;
}

static bool take_row(table *t, payslips *all, const cell_value *cells)
{
    paid_person *items = array_reserve(all->items, &all->capacity, all->count + 1, sizeof *items);
    if (!items)
        return out_of_memory(t);
    all->items = items;
    paid_person *p = &items[all->count];
    *p = (paid_person){
        .id = table_keep(t, unguarded(cells[PERSON_ID].text)),
        .name = table_keep(t, unguarded(cell_text(&cells[PERSON_NAME]))),
        .department = table_keep(t, unguarded(cell_text(&cells[PERSON_DEPARTMENT]))),
        .grade = table_keep(t, unguarded(cell_text(&cells[PERSON_GRADE]))),
        .line = t->record.line,
    };
    size_t column = PERSON_COLUMNS;
    for (figure f = 0; f < FIGURE_COUNT; f++)
        if (figure_is_payslip_column(f))
            p->figures[f] = cells[column++].amount;
    if (t->failed || !note_id(t, all, p->id))
        return false;
    all->month = cells[PERSON_MONTH].month;
    all->count++;
    return true;
}

bool payslips_read(const input_context *context, const char *path,
                   const column_table *person_columns, payslips *out)
{
    table t;
    column_row rows[COLUMNS_MAX];
    column_table columns;
    input_context own = *context;
    own.encoding =
        ENCODING_AUTO; /* ours are UTF-8, whatever --encoding says of those that people wrote */
    own.rules = NULL;
    *out = (payslips){.month = MONTH_NONE};
    make_columns(person_columns, rows, &columns);
    if (!table_open(&t, &own, path, &columns))
        return false;
    bool good = true;
    while (table_next(&t)) {
        cell_value cells[COLUMNS_MAX];
        good &= cells_parse(&t, cells) && take_row(&t, out, cells);
    }
    return table_close(&t) && good && !diagnostics_failed(context->diagnostics);
}

void payslips_release(payslips *all)
{
    name_index_release(&all->by_id);
    free(all->items);
    *all = (payslips){.month = MONTH_NONE};
}

const paid_person *payslips_find(const payslips *all, text id)
{
    const uint32_t at = name_index_find(&all->by_id, id);
    return at == NAME_NONE ? NULL : &all->items[at];
}
