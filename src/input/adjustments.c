#include "input/adjustments.h"

#include "input/cells.h"
#include "input/references.h"
#include "input/table.h"

/* Every kind in one language: "bonus, addition, …". */
static text kind_list(arena *memory, language lang)
{
    text list = TEXT_EMPTY;
    for (adjustment_kind kind = 0; kind < ADJUSTMENT_KIND_COUNT && list.bytes != NULL; kind++)
        list = arena_format(memory, "%s%s%s", list.bytes, kind == 0 ? "" : lang == LANGUAGE_CHINESE ? "、" : ", ",
                            adjustment_kind_name(kind, lang));
    return list.bytes == NULL ? TEXT_EMPTY : list;
}

static void report_unknown_kind(const table *t, text written)
{
    const char *names[2 * ADJUSTMENT_KIND_COUNT];
    for (adjustment_kind kind = 0; kind < ADJUSTMENT_KIND_COUNT; kind++) {
        names[2 * kind] = adjustment_kind_name(kind, LANGUAGE_ENGLISH);
        names[2 * kind + 1] = adjustment_kind_name(kind, LANGUAGE_CHINESE);
    }
    const char *near = text_nearest(written, names, 2 * ADJUSTMENT_KIND_COUNT);
    arena memory = ARENA_EMPTY;
    if (near != NULL)
        TABLE_REPORT(t, ADJUSTMENTS_KIND, UNKNOWN_KIND_NEAR, written, text_of(near));
    else
        TABLE_REPORT(t, ADJUSTMENTS_KIND, UNKNOWN_KIND, written, kind_list(&memory, LANGUAGE_ENGLISH),
                     kind_list(&memory, LANGUAGE_CHINESE));
    arena_release(&memory);
}

/* The row's kind, and whether its amount goes with it; false and reported. */
static bool check_kind(const table *t, const cell_value *cells, adjustment_kind *kind)
{
    const cell_value *cell = &cells[ADJUSTMENTS_KIND], *amount = &cells[ADJUSTMENTS_AMOUNT];
    if (!cell_is_good(cell))
        return false;
    *kind = adjustment_kind_by_name(cell->text);
    if (*kind == ADJUSTMENT_KIND_COUNT) {
        report_unknown_kind(t, cell->text);
        return false;
    }
    if (!cell_is_good(amount) || !amount->all || adjustment_kind_takes_all(*kind))
        return true;
    TABLE_REPORT(t, ADJUSTMENTS_AMOUNT, ALL_NOT_TAKEN, text_of(adjustment_kind_name(*kind, LANGUAGE_ENGLISH)),
                 text_of(adjustment_kind_name(*kind, LANGUAGE_CHINESE)));
    return false;
}

static void take_row(table *t, references *known, adjustment_handler *handle, void *closure)
{
    cell_value cells[COLUMNS_MAX];
    adjustment row = {.kind = ADJUSTMENT_KIND_COUNT, .line = t->record.line};
    bool good = cells_parse(t, cells);
    good &= check_kind(t, cells, &row.kind);
    const cell_value *of = &cells[ADJUSTMENTS_MONTH], *amount = &cells[ADJUSTMENTS_AMOUNT];
    if (cell_is_good(of) && of->month.index != t->context->month.index) {
        t->facts.rows_of_other_months++;
        return;
    }
    good &= references_person(known, t, ADJUSTMENTS_EMPLOYEE_ID, &cells[ADJUSTMENTS_EMPLOYEE_ID], &row.person);
    if (!good || row.person == PERSON_NONE)
        return;
    row.all = amount->all;
    row.amount = amount->all ? MONEY_ZERO : amount->amount;
    row.note = table_cell(t, ADJUSTMENTS_NOTE);
    handle(closure, &row);
}

/* The rows of a table that was opened; closes it. */
static bool read_rows(table *t, const people *known, adjustment_handler *handle, void *closure)
{
    references refs;
    references_init(&refs, known, NULL);
    while (table_next(t))
        take_row(t, &refs, handle, closure);
    references_release(&refs);
    return table_close(t);
}

bool adjustments_rows(const input_context *context, const char *path, const people *known, adjustment_handler *handle,
                      void *closure)
{
    table t;
    return table_open(&t, context, path, &adjustments_columns) && read_rows(&t, known, handle, closure);
}

static void add_up(void *closure, const adjustment *row)
{
    adjustments *out = closure;
    adjustment_sum *sum = &out->sums[row->person][row->kind];
    sum->all |= row->all;
    sum->sum_fen += row->amount.fen;
    if (sum->first_line == 0)
        sum->first_line = row->line;
}

bool adjustments_read(const input_context *context, const char *path, const people *known, adjustments *out)
{
    table t;
    *out = (adjustments){.given = true};
    if (known != NULL) {
        out->sums = arena_allocate(context->memory, known->count * sizeof *out->sums);
        if (out->sums == NULL) {
            REPORT(context->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
            return false;
        }
    }
    if (!table_open(&t, context, path, &adjustments_columns))
        return false;
    out->source = t.file.source;
    return read_rows(&t, known, add_up, out);
}
