/* payslips.csv: everyone who gets a payslip, in staff order; who they are, then every figure of the table. */
#include "output/formats.h"

#include "output/csv_writer.h"
#include "output/file_columns.h"

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

static void write_payslip(csv_writer *w, const settle_facts *facts, const person *p, const payslip *slip)
{
    char month_text[MONTH_TEXT_SIZE];
    const text cells[] = {
        text_from(month_text, month_format(facts->month, month_text)),
        p->id,
        p->name,
        p->department,
        grade_of(facts, p),
    };
    _Static_assert(sizeof cells / sizeof *cells == PAYSLIPS_PERSON_COLUMNS, "a cell a header");
    for (size_t i = 0; i < PAYSLIPS_PERSON_COLUMNS; i++)
        csv_writer_guarded(w, cells[i]);
    for (figure f = 0; f < FIGURE_COUNT; f++)
        if (figure_is_payslip_column(f))
            csv_writer_money(w, slip->figures[f]);
    csv_writer_end_row(w);
}

bool payslips_write(const month_result *result, FILE *out)
{
    const settle_facts *facts = result->facts;
    csv_writer w = csv_writer_begin(out, facts->rules->csv_excel);
    write_header(&w, facts->rules->headers_chinese ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH);
    for (size_t i = 0; i < facts->people->count; i++)
        if (result->settlement->payslips[i].issued)
            write_payslip(&w, facts, &facts->people->items[i], &result->settlement->payslips[i]);
    return csv_writer_done(&w);
}
