/* payslips.csv: everyone who gets a payslip, in staff order; who they are, then every figure of the table. */
#include "output/formats.h"

#include "output/csv_row.h"
#include "output/csv_writer.h"
#include "output/file_columns.h"
#include "output/row_pieces.h"

static void write_header(csv_writer *w, language lang)
{
    for (size_t i = 0; i < PAYSLIPS_PERSON_COLUMNS; i++)
        csv_writer_text(w, text_of(column_header(&payslips_columns.columns[i], lang)));
    for (figure f = 0; f < FIGURE_COUNT; f++)
        if (figure_is_payslip_column(f))
            csv_writer_text(w, text_of(figure_header(f, lang)));
    csv_writer_end_row(w);
}

/* The NAME of the rules section; of a person who is not active it may be anything, and stays as written. */
static text grade_of(const settle_facts *facts, const person *p)
{
    return p->grade == GRADE_UNKNOWN ? p->grade_written : facts->rules->grades[p->grade].name;
}

/* What the rows are made with. */
typedef struct {
    const month_result *result;
    figure columns[FIGURE_COUNT];
    size_t column_count;
    char month[MONTH_TEXT_SIZE]; /* the cell of every row */
} slip_maker;

static slip_maker maker_of(const month_result *result)
{
    slip_maker maker = {.result = result};
    month_format(result->facts->month, maker.month);
    for (figure f = 0; f < FIGURE_COUNT; f++)
        if (figure_is_payslip_column(f))
            maker.columns[maker.column_count++] = f;
    return maker;
}

static void put_payslip(const slip_maker *maker, const person *p, const payslip *slip, byte_buffer *out)
{
    const settle_facts *facts = maker->result->facts;
    const text cells[] = {text_of(maker->month), p->id, p->name, p->department, grade_of(facts, p)};
    _Static_assert(sizeof cells / sizeof *cells == PAYSLIPS_PERSON_COLUMNS, "a cell a header");
    size_t room = maker->column_count * CSV_ROW_MONEY_ROOM + CSV_ROW_END_ROOM;
    for (size_t i = 0; i < PAYSLIPS_PERSON_COLUMNS; i++)
        room += csv_row_text_room(cells[i]);
    char *row = byte_buffer_room(out, room), *to = row;
    if (row == NULL)
        return;
    for (size_t i = 0; i < PAYSLIPS_PERSON_COLUMNS; i++)
        to = csv_row_text(to, cells[i], true);
    for (size_t i = 0; i < maker->column_count; i++)
        to = csv_row_money(to, slip->figures[maker->columns[i]]);
    out->size += (size_t)(csv_row_end(to, facts->rules->csv_excel) - row);
}

static void put_payslips(const void *closure, size_t from, size_t to, byte_buffer *out)
{
    const slip_maker *maker = closure;
    for (size_t i = from; i < to; i++) {
        const payslip *slip = &maker->result->settlement->payslips[i];
        if (slip->issued)
            put_payslip(maker, &maker->result->facts->people->items[i], slip, out);
    }
}

bool payslips_write(const month_result *result, FILE *out)
{
    const settle_facts *facts = result->facts;
    const slip_maker maker = maker_of(result);
    csv_writer w = csv_writer_begin(out, facts->rules->csv_excel);
    write_header(&w, facts->rules->headers_chinese ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH);
    return row_pieces_write(out, facts->people->count, result->threads, put_payslips, &maker) && csv_writer_done(&w);
}
