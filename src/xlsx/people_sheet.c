#include "xlsx/people_sheet.h"

#include "xlsx/cells.h"
#include "xlsx/layout.h"

/* What is being written, and where it has got to. */
typedef struct {
    const xlsx_book *book;
    const people_table *table;
    lxw_worksheet *sheet;
    lxw_row_t row; /* the next */
    lxw_row_t breaks[LXW_BREAKS_MAX + 1];
    size_t break_count;
} people_sheet;

/* Whether the formula gives the sum: numbers alone are added. */
static bool adds_up(const report_month *m, figure f)
{
    for (size_t i = 0; i < m->person_count; i++)
        if (!cell_holds_money(m->persons[i].slip->figures[f].fen))
            return false;
    return cell_holds_money(m->sums[f]);
}

/* The words of a line of totals, over the cells before the figures. */
static lxw_error write_total_words(people_sheet *s, text of_month, report_word word, lxw_row_t row)
{
    lxw_format *const look = s->book->styles[STYLE_TOTAL_TEXT];
    lxw_error error = cell_set_row(s->sheet, row, 24);
    for (lxw_col_t c = 0; !error && c < s->table->column_count; c++) {
        const text words = c == PEOPLE_MONTH ? of_month
                           : c == PEOPLE_ID  ? text_of(report_text(word, s->book->data->lang))
                                             : TEXT_EMPTY;
        if (c < PEOPLE_FIRST_FIGURE || c >= PEOPLE_FIRST_FIGURE + s->table->figure_count)
            error = cell_text(s->sheet, row, c, words, look);
    }
    return error;
}

static lxw_error write_sum(people_sheet *s, size_t i, lxw_row_t first, int128 sum, bool as_formula)
{
    char formula[SHEET_FORMULA_SIZE];
    const lxw_col_t column = (lxw_col_t)(PEOPLE_FIRST_FIGURE + i);
    lxw_format *const look = s->book->styles[STYLE_TOTAL_MONEY];
    if (!as_formula || first >= s->row)
        return cell_money(s->sheet, s->row, column, sum, look);
    sheet_sum_formula((sheet_cells){first, column, s->row - 1, column}, formula);
    return cell_formula(s->sheet, s->row, column, formula, sum, look);
}

static lxw_error write_month_total(people_sheet *s, const report_month *m, lxw_row_t first)
{
    char written[MONTH_TEXT_SIZE];
    lxw_error error =
        write_total_words(s, month_words(m->month, written), REPORT_WORD_TOTAL, s->row);
    for (size_t i = 0; !error && i < s->table->figure_count; i++) {
        const figure f = s->table->figures[i].shown;
        error = write_sum(s, i, first, m->sums[f], adds_up(m, f));
    }
    s->row++;
    return error;
}

/* Over all months, of what adds up over months. */
static lxw_error write_grand_total(people_sheet *s)
{
    const report_data *data = s->book->data;
    lxw_error error = write_total_words(s, TEXT_EMPTY, REPORT_WORD_GRAND_TOTAL, s->row);
    for (size_t i = 0; !error && i < s->table->figure_count; i++) {
        const people_figure *f = &s->table->figures[i];
        int128 sum = 0;
        bool adds = true;
        for (size_t k = 0; k < data->month_count; k++) {
            sum += data->months[k].sums[f->shown];
            adds &= adds_up(&data->months[k], f->shown);
        }
        error = sheet_is_stock(f->shown)
                    ? worksheet_write_blank(s->sheet, s->row, (lxw_col_t)(PEOPLE_FIRST_FIGURE + i),
                                            s->book->styles[STYLE_TOTAL_MONEY])
                    : write_sum(s, i, SHEET_FIRST_ROW, sum, adds && cell_holds_money(sum));
    }
    s->row++;
    return error;
}

static lxw_error write_month(people_sheet *s, const report_month *m)
{
    const lxw_row_t first = s->row;
    lxw_error error = LXW_NO_ERROR;
    for (size_t i = 0; !error && i < m->person_count; i++)
        error = people_table_row(s->book, s->table, s->sheet, s->row++,
                                 (people_row){i + 1, m->month, &m->persons[i]});
    return error ? error : write_month_total(s, m, first);
}

/*
 * Over every row but the last line of totals, which sums up what the filter leaves. Set before the rows: of a row that
 * is written the library knows nothing more.
 */
static lxw_error set_filter(people_sheet *s)
{
    const report_data *data = s->book->data;
    size_t rows = 0;
    for (size_t i = 0; i < data->month_count; i++)
        rows += data->months[i].person_count + (data->month_count > 1);
    if (rows == 0)
        return LXW_NO_ERROR;
    return worksheet_autofilter(s->sheet, SHEET_HEADING_ROW, 0,
                                (lxw_row_t)(SHEET_HEADING_ROW + rows),
                                (lxw_col_t)(s->table->column_count - 1));
}

static lxw_error write_months(people_sheet *s)
{
    const report_data *data = s->book->data;
    lxw_error error = LXW_NO_ERROR;
    for (size_t i = 0; !error && i < data->month_count; i++) {
        if (i > 0 && s->break_count < LXW_BREAKS_MAX)
            s->breaks[s->break_count++] = s->row;
        error = write_month(s, &data->months[i]);
    }
    if (!error && data->month_count > 1)
        error = write_grand_total(s);
    if (!error && s->break_count > 0)
        error = worksheet_set_h_pagebreaks(s->sheet, s->breaks);
    return error;
}

lxw_error people_sheet_write(const xlsx_book *book, const people_table *table, report_word name,
                             const char *footer)
{
    lxw_error error;
    people_sheet s = {.book = book, .table = table, .row = SHEET_FIRST_ROW};
    s.sheet = sheet_add(book, report_text(name, book->data->lang), &error);
    if (!error)
        error = people_table_set_columns(table, s.sheet);
    if (!error)
        error = sheet_begin(book, s.sheet, name, PEOPLE_DEPARTMENT, footer);
    if (!error)
        error = people_table_heading(book, table, s.sheet, SHEET_HEADING_ROW);
    if (!error)
        error = set_filter(&s);
    return error ? error : write_months(&s);
}
