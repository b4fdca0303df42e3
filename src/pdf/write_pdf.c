/* Payslips on paper (.pdf): one a person, each on a page of its own, in the order of payslips.csv. */
#include <stdlib.h>

#include "pdf/slip.h"
#include "report/module.h"

/* The month's rows entered by hand, person by person, each one's in input order. */
typedef struct {
    const adjustment **rows;
    size_t count, at; /* at: the first one of the next person */
} entered_rows;

static int by_person(const void *a, const void *b)
{
    const adjustment *x = *(const adjustment *const *)a, *y = *(const adjustment *const *)b;
    if (x->person != y->person)
        return x->person < y->person ? -1 : 1;
    return (x > y) - (x < y);
}

/* False when memory is out. rows is the caller's. */
static bool sort_entered(const report_month *m, entered_rows *entered)
{
    *entered = (entered_rows){malloc((m->adjustment_count + 1) * sizeof *entered->rows),
                              m->adjustment_count, 0};
    if (!entered->rows)
        return false;
    for (size_t i = 0; i < entered->count; i++)
        entered->rows[i] = &m->adjustments[i];
    qsort(entered->rows, entered->count, sizeof *entered->rows, by_person);
    return true;
}

/* Persons are asked for in order. */
static void take_entered(entered_rows *entered, slip *s)
{
    while (entered->at < entered->count && entered->rows[entered->at]->person < s->person->index)
        entered->at++;
    s->entered = entered->rows + entered->at;
    while (entered->at < entered->count && entered->rows[entered->at]->person == s->person->index)
        entered->at++;
    s->entered_count = (size_t)(entered->rows + entered->at - s->entered);
}

static bool write_month(const report_data *data, const report_month *m, canvas *c, sheet *page,
                        size_t *written)
{
    entered_rows entered;
    bool whole = sort_entered(m, &entered);
    for (size_t i = 0; whole && i < m->person_count; i++) {
        arena memory = ARENA_EMPTY;
        slip s = {c, page, &memory, data, m, &m->persons[i], NULL, 0};
        take_entered(&entered, &s);
        if ((*written)++ > 0)
            canvas_next_page(c);
        whole = slip_draw(&s);
        arena_release(&memory);
    }
    free(entered.rows);
    return whole;
}

/* A document has a page, even where nobody gets a payslip. */
static bool write_nobody(const report_data *data, canvas *c)
{
    const paragraph_style style = {.size = TYPE_BODY, .width = SLIP_WIDTH};
    paragraph *p = canvas_set(c, text_of(report_text(REPORT_WORD_NOBODY, data->lang)), &style);
    if (!p)
        return false;
    canvas_show(c, p, SLIP_MARGIN, SLIP_TOP, INK_TEXT);
    paragraph_free(p);
    return true;
}

static bool write_slips(const report_data *data, canvas *c)
{
    sheet page = {.canvas = c,
                  .left = SLIP_MARGIN,
                  .top = SLIP_TOP,
                  .bottom = SLIP_BOTTOM,
                  .next_top = SLIP_NEXT_TOP};
    size_t written = 0;
    bool whole = true;
    for (size_t i = 0; whole && i < data->month_count; i++)
        whole = write_month(data, &data->months[i], c, &page, &written);
    sheet_release(&page);
    return whole && (written > 0 || write_nobody(data, c));
}

/* "Payslips July 2026", or "Payslip July 2026 XS01" of one person. */
static text title_of(const report_data *data, arena *memory)
{
    const month first = data->months[0].month, last = data->months[data->month_count - 1].month;
    const text from = slip_month_name(first, data->lang, memory);
    const text to = slip_month_name(last, data->lang, memory);
    const report_word w = data->only.bytes ? REPORT_WORD_PAYSLIP : REPORT_WORD_PAYSLIPS;
    const text name = slip_capitalized(report_text(w, data->lang), data->lang, memory);
    if (!from.bytes || !to.bytes || !name.bytes)
        return (text){NULL, 0};
    return arena_format(memory, "%s %s%s%s%s%.*s", name.bytes, from.bytes,
                        data->month_count > 1 ? " – " : "", data->month_count > 1 ? to.bytes : "",
                        data->only.bytes ? " " : "", (int)data->only.size,
                        data->only.bytes ? data->only.bytes : "");
}

static canvas *open_document(const report_data *data, FILE *out, diagnostics *d)
{
    arena memory = ARENA_EMPTY;
    const text title = title_of(data, &memory), author = arena_copy(&memory, data->scheme);
    const canvas_about about = {title.bytes, author.bytes,
                                month_last_day(data->months[data->month_count - 1].month)};
    canvas *c = NULL;
    if (title.bytes && author.bytes)
        c = canvas_open(out, &about, d);
    else
        diagnostics_out_of_memory(d);
    arena_release(&memory);
    return c;
}

static bool report_write_pdf(const report_data *data, FILE *out, diagnostics *d)
{
    canvas *c = open_document(data, out, d);
    if (!c)
        return false;
    const bool whole = write_slips(data, c);
    if (!whole)
        diagnostics_out_of_memory(d);
    return canvas_close(c) && whole;
}

REPORT_MODULE(report_write_pdf);
