#include "xlsx/limits.h"

#include "report/words.h"
#include "xlsx/cells.h"
#include "xlsx/sheets.h"

static bool texts_fit(const text *texts, size_t count, location at, diagnostics *d)
{
    for (size_t i = 0; i < count; i++)
        if (cell_text_units(texts[i]) > CELL_TEXT_MAX) {
            REPORT(d, CELL_TOO_LONG, at);
            return false;
        }
    return true;
}

static bool person_fits(const report_month *m, const report_person *p, diagnostics *d)
{
    const text texts[] = {p->who->id, p->who->name, p->who->department, p->grade,
                          person_papers_of(p->who)->bank_account};
    const location at = {.source = m->now.computed.people.source, .line = p->who->line};
    return texts_fit(texts, sizeof texts / sizeof *texts, at, d);
}

static location line_place(const report_line *line)
{
    return (location){.source = line->row.source, .line = line->row.line};
}

static bool line_fits(const report_line *line, diagnostics *d)
{
    const text texts[] = {line->row.payment_id, line->row.source_name, line->row.contract_id,
                          line->row.customer, line->row.product};
    return texts_fit(texts, sizeof texts / sizeof *texts, line_place(line), d);
}

/* Rows of the sheet that has the least room for them: those above, a total below, a month's below each. */
enum { LINES_MAX = LXW_ROW_MAX - SHEET_FIRST_ROW - 1 };

static bool rows_fit(const report_data *data, diagnostics *d)
{
    size_t lines = 0, payslips_so_far = 0;
    for (size_t i = 0; i < data->month_count; i++) {
        const report_month *m = &data->months[i];
        const size_t room = LINES_MAX - lines;
        payslips_so_far += m->person_count + 1;
        lines += m->line_count;
        if (lines > LINES_MAX || payslips_so_far > LINES_MAX) {
            const location at = lines > LINES_MAX
                                    ? line_place(&m->lines[room])
                                    : (location){.source = m->now.computed.people.source};
            REPORT(d, SHEET_FULL, at,
                   text_of(report_text(lines > LINES_MAX ? REPORT_WORD_LINES : REPORT_WORD_PAY,
                                       data->lang)));
            return false;
        }
    }
    return true;
}

bool limits_hold(const report_data *data, diagnostics *d)
{
    bool hold = rows_fit(data, d);
    for (size_t i = 0; i < data->month_count; i++) {
        const report_month *m = &data->months[i];
        for (size_t k = 0; k < m->person_count; k++)
            hold &= person_fits(m, &m->persons[k], d);
        for (size_t k = 0; k < m->line_count; k++)
            hold &= line_fits(&m->lines[k], d);
    }
    return hold;
}
