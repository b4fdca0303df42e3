/* The totals (汇总): a value of every month behind its name, and of a range what the months add up to. */
#include "xlsx/cells.h"
#include "xlsx/sheets.h"

enum { NAME_COLUMN, FIRST_MONTH_COLUMN, NAME_WIDTH = 30, MONTH_WIDTH = 20, MONTHS_OF_PAGE = 12 };

static lxw_error write_head(const xlsx_book *book, lxw_worksheet *sheet)
{
    const report_data *data = book->data;
    lxw_format *const heading = book->styles[STYLE_HEADING];
    char written[MONTH_TEXT_SIZE];
    lxw_error error = worksheet_write_string(sheet, SHEET_HEADING_ROW, NAME_COLUMN,
                                             report_text(REPORT_WORD_MONTH, data->lang), heading);
    for (size_t i = 0; !error && i < data->month_count; i++) {
        month_format(data->months[i].month, written);
        error = worksheet_write_string(sheet, SHEET_HEADING_ROW,
                                       (lxw_col_t)(FIRST_MONTH_COLUMN + i), written, heading);
    }
    if (!error && sheet_of_range(book))
        error = worksheet_write_string(sheet, SHEET_HEADING_ROW,
                                       (lxw_col_t)(FIRST_MONTH_COLUMN + data->month_count),
                                       report_text(REPORT_WORD_GRAND_TOTAL, data->lang), heading);
    return error;
}

static lxw_error write_states(const xlsx_book *book, lxw_worksheet *sheet, lxw_row_t row)
{
    const report_data *data = book->data;
    lxw_error error =
        worksheet_write_string(sheet, row, NAME_COLUMN, report_text(REPORT_WORD_STATE, data->lang),
                               book->styles[STYLE_LABEL]);
    for (size_t i = 0; !error && i < data->month_count; i++)
        error = worksheet_write_string(sheet, row, (lxw_col_t)(FIRST_MONTH_COLUMN + i),
                                       report_state_text(data->months[i].state, data->lang),
                                       book->styles[STYLE_TEXT]);
    return error;
}

static lxw_error write_persons(const xlsx_book *book, lxw_worksheet *sheet, lxw_row_t row)
{
    const report_data *data = book->data;
    lxw_error error = worksheet_write_string(sheet, row, NAME_COLUMN,
                                             report_text(REPORT_WORD_PERSONS, data->lang),
                                             book->styles[STYLE_LABEL]);
    for (size_t i = 0; !error && i < data->month_count; i++)
        error = cell_count(sheet, row, (lxw_col_t)(FIRST_MONTH_COLUMN + i),
                           data->months[i].person_count, book->styles[STYLE_COUNT]);
    return error;
}

/* Over the months, where months add up. */
static lxw_error write_sum(const xlsx_book *book, lxw_worksheet *sheet, lxw_row_t row, figure f)
{
    char formula[SHEET_FORMULA_SIZE];
    const lxw_col_t column = (lxw_col_t)(FIRST_MONTH_COLUMN + book->data->month_count);
    int128 sum = 0;
    bool adds = true;
    for (size_t i = 0; i < book->data->month_count; i++) {
        sum += book->data->months[i].sums[f];
        adds &= cell_holds_money(book->data->months[i].sums[f]);
    }
    if (sheet_is_stock(f))
        return worksheet_write_blank(sheet, row, column, book->styles[STYLE_TOTAL_MONEY]);
    if (!adds || !cell_holds_money(sum))
        return cell_money(sheet, row, column, sum, book->styles[STYLE_TOTAL_MONEY]);
    sheet_sum_formula((sheet_cells){row, FIRST_MONTH_COLUMN, row, column - 1}, formula);
    return cell_formula(sheet, row, column, formula, sum, book->styles[STYLE_TOTAL_MONEY]);
}

static lxw_error write_figure(const xlsx_book *book, lxw_worksheet *sheet, lxw_row_t row, figure f)
{
    const report_data *data = book->data;
    lxw_error error = worksheet_write_string(sheet, row, NAME_COLUMN, figure_label(f, data->lang),
                                             book->styles[STYLE_LABEL]);
    for (size_t i = 0; !error && i < data->month_count; i++)
        error = cell_money(sheet, row, (lxw_col_t)(FIRST_MONTH_COLUMN + i), data->months[i].sums[f],
                           book->styles[STYLE_MONEY]);
    return error || !sheet_of_range(book) ? error : write_sum(book, sheet, row, f);
}

static lxw_error set_columns(const xlsx_book *book, lxw_worksheet *sheet)
{
    lxw_error error = cell_set_column(sheet, NAME_COLUMN, (cell_column){.characters = NAME_WIDTH});
    const size_t columns = book->data->month_count + sheet_of_range(book);
    for (size_t i = 0; !error && i < columns; i++)
        error = cell_set_column(sheet, (lxw_col_t)(FIRST_MONTH_COLUMN + i),
                                (cell_column){.characters = MONTH_WIDTH});
    return error;
}

lxw_error sheet_totals(const xlsx_book *book)
{
    lxw_error error;
    lxw_worksheet *sheet =
        sheet_add(book, report_text(REPORT_WORD_TOTALS, book->data->lang), &error);
    lxw_row_t row = SHEET_FIRST_ROW;
    if (!error)
        error = set_columns(book, sheet);
    if (!error)
        error = sheet_begin(book, sheet, REPORT_WORD_TOTALS, FIRST_MONTH_COLUMN, "");
    if (!error) {
        worksheet_fit_to_pages(sheet, book->data->month_count <= MONTHS_OF_PAGE, 1);
        error = write_head(book, sheet);
    }
    if (!error)
        error = write_states(book, sheet, row++);
    if (!error)
        error = write_persons(book, sheet, row++);
    for (figure f = 0; !error && f < FIGURE_COUNT; f++)
        if (figure_is_payslip_column(f))
            error = write_figure(book, sheet, row++, f);
    return error;
}
