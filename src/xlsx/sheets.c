#include "xlsx/sheets.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "xlsx/cells.h"
#include "xlsx/layout.h"

lxw_worksheet *sheet_add(const xlsx_book *book, const char *name, lxw_error *error)
{
    errno = 0;
    lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, name);
    *error = errno == ENOMEM ? LXW_ERROR_MEMORY_MALLOC_FAILED : LXW_ERROR_CREATING_TMPFILE;
    if (sheet) /* ids are text, and no mistake */
        *error = worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
    return sheet;
}

lxw_error sheet_set_page(lxw_worksheet *sheet, const char *footer)
{
    enum { PAPER_A4 = 9 };
    char text_of_footer[256];
    snprintf(text_of_footer, sizeof text_of_footer, "&L%s&R&P / &N", footer);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, PAPER_A4);
    return cell_set_page(sheet, (cell_page){.sides = LAYOUT_SIDES,
                                            .top = LAYOUT_TOP,
                                            .bottom = LAYOUT_BOTTOM,
                                            .footer = LAYOUT_FOOTER,
                                            .footer_text = text_of_footer});
}

/* "2026-06  draft"; how several months stand is told with their totals. */
static void months_line(const report_data *data, char *line, size_t size)
{
    char first[MONTH_TEXT_SIZE], last[MONTH_TEXT_SIZE];
    month_format(data->months[0].month, first);
    month_format(data->months[data->month_count - 1].month, last);
    if (data->month_count > 1)
        snprintf(line, size, "%s..%s", first, last);
    else
        snprintf(line, size, "%s  %s", first, report_state_text(data->months[0].state, data->lang));
}

static lxw_error write_title(const xlsx_book *book, lxw_worksheet *sheet, report_word name)
{
    const text scheme = book->data->scheme;
    const char *title = report_text(name, book->data->lang);
    const size_t size = scheme.size + strlen(title) + 3;
    char *line = malloc(size);
    if (!line)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    snprintf(line, size, "%.*s%s%s", (int)scheme.size, scheme.bytes, scheme.size > 0 ? "  " : "",
             title);
    const lxw_error error = cell_text(sheet, 0, 0, text_of(line), book->styles[STYLE_TITLE]);
    free(line);
    return error;
}

lxw_error sheet_begin(const xlsx_book *book, lxw_worksheet *sheet, report_word name, lxw_col_t kept,
                      const char *footer)
{
    char line[128];
    lxw_error error = sheet_set_page(sheet, footer);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_freeze_panes(sheet, SHEET_FIRST_ROW, kept);
    if (!error)
        error = worksheet_repeat_rows(sheet, 0, SHEET_HEADING_ROW);
    if (!error)
        error = cell_set_row(sheet, 0, 24);
    if (!error)
        error = write_title(book, sheet, name);
    months_line(book->data, line, sizeof line);
    if (!error)
        error = worksheet_write_string(sheet, 1, 0, line, book->styles[STYLE_NOTE]);
    return error;
}

bool sheet_is_stock(figure f)
{
    return f == FIGURE_RISK_FUND_OPENING || f == FIGURE_RISK_FUND_BALANCE ||
           f == FIGURE_CARRIED_IN || f == FIGURE_CARRIED_OUT;
}

void sheet_sum_formula(sheet_cells of, char formula[SHEET_FORMULA_SIZE])
{
    char from[LXW_MAX_CELL_NAME_LENGTH], to[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell(from, of.first_row, of.first_column);
    lxw_rowcol_to_cell(to, of.last_row, of.last_column);
    snprintf(formula, SHEET_FORMULA_SIZE, "=SUBTOTAL(9,%s:%s)", from, to);
}
