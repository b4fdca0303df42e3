#include "report/words.h"
#include "xlsx/cells.h"
#include "xlsx/sheets.h"

/* A value of every month behind its name. */
enum { ROW_TITLE, ROW_MONTH = 2, ROW_STATE, ROW_PERSONS, ROW_FIRST_FIGURE };

static lxw_error write_names(const xlsx_book *book, lxw_worksheet *sheet)
{
    const language lang = book->data->lang;
    lxw_error error = cell_text(sheet, ROW_TITLE, 0, book->data->scheme, book->title);
    const report_word words[] = {REPORT_WORD_MONTH, REPORT_WORD_STATE, REPORT_WORD_PERSONS};
    for (lxw_row_t i = 0; !error && i < sizeof words / sizeof *words; i++)
        error = worksheet_write_string(sheet, ROW_MONTH + i, 0, report_text(words[i], lang),
                                       book->heading);
    lxw_row_t row = ROW_FIRST_FIGURE;
    for (figure f = 0; !error && f < FIGURE_COUNT; f++)
        if (figure_is_payslip_column(f))
            error = worksheet_write_string(sheet, row++, 0, figure_label(f, lang), book->heading);
    return error;
}

static lxw_error write_month(const xlsx_book *book, lxw_worksheet *sheet, lxw_col_t column,
                             const report_month *m)
{
    char written[MONTH_TEXT_SIZE];
    month_format(m->month, written);
    lxw_error error = worksheet_write_string(sheet, ROW_MONTH, column, written, book->heading);
    if (!error)
        error = worksheet_write_string(sheet, ROW_STATE, column,
                                       report_state_text(m->state, book->data->lang), NULL);
    if (!error)
        error = cell_count(sheet, ROW_PERSONS, column, m->person_count, NULL);
    lxw_row_t row = ROW_FIRST_FIGURE;
    for (figure f = 0; !error && f < FIGURE_COUNT; f++)
        if (figure_is_payslip_column(f))
            error = cell_money(sheet, row++, column, m->sums[f], book->money);
    return error;
}

lxw_error sheet_totals(const xlsx_book *book)
{
    lxw_worksheet *sheet =
        workbook_add_worksheet(book->workbook, report_text(REPORT_WORD_TOTALS, book->data->lang));
    if (!sheet)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    lxw_error error = cell_widths(sheet, 0, 0, 30);
    if (!error)
        error = cell_widths(sheet, 1, (lxw_col_t)book->data->month_count, 18);
    if (!error)
        error = write_names(book, sheet);
    for (size_t i = 0; !error && i < book->data->month_count; i++)
        error = write_month(book, sheet, (lxw_col_t)(i + 1), &book->data->months[i]);
    return error;
}
