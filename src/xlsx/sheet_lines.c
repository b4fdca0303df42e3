/* Commission lines (提成明细): a row a payment in input order, what it earned, and the totals. */
#include <stdio.h>

#include "xlsx/cells.h"
#include "xlsx/layout.h"
#include "xlsx/sheets.h"

/* As commission_lines.csv has them; the name is beside the id. */
enum {
    LINE_MONTH,
    LINE_PAYMENT,
    LINE_SOURCE,
    LINE_LINE,
    LINE_DATE,
    LINE_EMPLOYEE,
    LINE_NAME,
    LINE_CONTRACT,
    LINE_CUSTOMER,
    LINE_PRODUCT,
    LINE_FIRST_AMOUNT, /* amount, regular, excess */
    LINE_FIRST_EXACT = LINE_FIRST_AMOUNT + 3,
    LINE_NOTE = LINE_FIRST_EXACT + 2,
    LINE_COLUMNS
};
enum { AMOUNTS = LINE_NOTE - LINE_FIRST_AMOUNT, WIDTH_MAX = 28, PADDING = 3 };
#define NOTE_SIZE 400

typedef struct {
    const xlsx_book *book;
    lxw_worksheet *sheet;
    int widths[LINE_COLUMNS];
    bool filled[LINE_COLUMNS];
    lxw_row_t row;        /* the next */
    int128 sums[AMOUNTS]; /* fen, and millionths of a fen */
    bool adds[AMOUNTS];   /* every amount so far is a number in its cell */
} lines_sheet;

static const char *heading_of(int column, language lang)
{
    static const report_word words[LINE_FIRST_AMOUNT] = {
        REPORT_WORD_MONTH,    REPORT_WORD_PAYMENT_ID,  REPORT_WORD_SOURCE, REPORT_WORD_LINE,
        REPORT_WORD_DATE,     REPORT_WORD_EMPLOYEE_ID, REPORT_WORD_NAME,   REPORT_WORD_CONTRACT,
        REPORT_WORD_CUSTOMER, REPORT_WORD_PRODUCT,
    };
    static const figure figures[AMOUNTS] = {FIGURE_COLLECTED, FIGURE_REGULAR, FIGURE_EXCESS,
                                            FIGURE_BASE_COMMISSION, FIGURE_EXCESS_COMMISSION};
    if (column == LINE_NOTE)
        return report_text(REPORT_WORD_NOTE, lang);
    if (column >= LINE_FIRST_AMOUNT)
        return figure_label(figures[column - LINE_FIRST_AMOUNT], lang);
    return report_text(words[column], lang);
}

static text note_of(unsigned notes, language lang, char buffer[NOTE_SIZE])
{
    static const report_word words[] = {REPORT_WORD_NOTE_LATE_ENTRY, REPORT_WORD_NOTE_NOT_OWNER,
                                        REPORT_WORD_NOTE_PRICE_DIFFERS,
                                        REPORT_WORD_NOTE_NOT_ACTIVE};
    size_t size = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (notes & 1u << i)
            size += (size_t)snprintf(buffer + size, NOTE_SIZE - size, "%s%s", size > 0 ? "; " : "",
                                     report_text(words[i], lang));
    return text_from(buffer, size);
}

/* The cells of words; date and line are numbers, and empty here. */
static void texts_of(const report_data *data, const report_month *m, const report_line *line,
                     char note[NOTE_SIZE], text texts[LINE_COLUMNS])
{
    const person *who = &m->now.computed.people.items[line->row.person];
    for (int c = 0; c < LINE_COLUMNS; c++)
        texts[c] = TEXT_EMPTY;
    texts[LINE_PAYMENT] = line->row.payment_id;
    texts[LINE_SOURCE] = line->row.source_name;
    texts[LINE_EMPLOYEE] = who->id;
    texts[LINE_NAME] = who->name;
    texts[LINE_CONTRACT] = line->row.contract_id;
    texts[LINE_CUSTOMER] = line->row.customer;
    texts[LINE_PRODUCT] = line->row.product;
    texts[LINE_NOTE] = note_of(line->row.notes, data->lang, note);
}

static void amounts_of(const report_line *line, int128 amounts[AMOUNTS])
{
    amounts[0] = line->row.amount.fen;
    amounts[1] = line->split.regular.fen;
    amounts[2] = line->split.excess.fen;
    amounts[3] = line->base_commission;
    amounts[4] = line->excess_commission;
}

static bool is_exact(int i)
{
    return LINE_FIRST_AMOUNT + i >= LINE_FIRST_EXACT;
}

/* ---- measuring ---- */

static void widen(lines_sheet *s, int column, int width)
{
    s->filled[column] |= width > 0;
    if (width > s->widths[column])
        s->widths[column] = width;
}

static int amount_width(int i, int128 amount)
{
    char written[EXACT_TEXT_SIZE];
    if (!is_exact(i))
        return layout_money_width(amount);
    return (int)money_format_exact(amount, written) + layout_money_width(amount / 1000000) / 4;
}

static void measure(lines_sheet *s)
{
    const report_data *data = s->book->data;
    char note[NOTE_SIZE];
    text texts[LINE_COLUMNS];
    int128 amounts[AMOUNTS], sums[AMOUNTS] = {0};
    for (size_t i = 0; i < data->month_count; i++)
        for (size_t k = 0; k < data->months[i].line_count; k++) {
            texts_of(data, &data->months[i], &data->months[i].lines[k], note, texts);
            amounts_of(&data->months[i].lines[k], amounts);
            for (int c = 0; c < LINE_COLUMNS; c++)
                widen(s, c, layout_text_width(texts[c]));
            for (int a = 0; a < AMOUNTS; a++) {
                sums[a] += amounts[a];
                widen(s, LINE_FIRST_AMOUNT + a, amount_width(a, amounts[a]));
            }
        }
    for (int a = 0; a < AMOUNTS; a++)
        widen(s, LINE_FIRST_AMOUNT + a, amount_width(a, sums[a]));
}

/* What no row has is hidden. */
static lxw_error set_columns(lines_sheet *s)
{
    lxw_error error = LXW_NO_ERROR;
    bool hidden = false;
    s->filled[LINE_MONTH] = s->filled[LINE_LINE] = s->filled[LINE_DATE] = s->filled[LINE_EMPLOYEE] =
        true;
    widen(s, LINE_DATE, 11);
    for (int c = 0; !error && c < LINE_COLUMNS; c++) {
        const bool was_hidden = hidden;
        hidden = !s->filled[c];
        widen(s, c, layout_heading_width(text_of(heading_of(c, s->book->data->lang))));
        if (c == LINE_MONTH)
            widen(s, c, MONTH_TEXT_SIZE / 2);
        s->widths[c] = (s->widths[c] < WIDTH_MAX ? s->widths[c] : WIDTH_MAX) + PADDING;
        error = cell_set_column(s->sheet, (lxw_col_t)c,
                                (cell_column){s->widths[c], hidden, was_hidden && !hidden});
    }
    return error;
}

/* ---- writing ---- */

static lxw_error write_headings(lines_sheet *s)
{
    const language lang = s->book->data->lang;
    int lines = 1;
    for (int c = 0; c < LINE_COLUMNS; c++) {
        const int needed = layout_lines(text_of(heading_of(c, lang)), s->widths[c]);
        lines = needed > lines ? needed : lines;
    }
    lxw_error error = cell_set_row(s->sheet, SHEET_HEADING_ROW, layout_points(lines));
    for (int c = 0; !error && c < LINE_COLUMNS; c++)
        error = worksheet_write_string(s->sheet, SHEET_HEADING_ROW, (lxw_col_t)c,
                                       heading_of(c, lang), s->book->styles[STYLE_HEADING]);
    return error;
}

static lxw_error write_words(lines_sheet *s, const report_month *m, const report_line *line)
{
    char note[NOTE_SIZE], written[MONTH_TEXT_SIZE];
    text texts[LINE_COLUMNS];
    lxw_format *const look = s->book->styles[STYLE_TEXT];
    int lines = 1;
    texts_of(s->book->data, m, line, note, texts);
    texts[LINE_MONTH] = month_words(m->month, written);
    for (int c = 0; c < LINE_COLUMNS; c++) {
        const int needed = layout_lines(texts[c], s->widths[c] - 2);
        lines = needed > lines ? needed : lines;
    }
    lxw_error error = cell_set_row(s->sheet, s->row, layout_points(lines));
    for (lxw_col_t c = 0; !error && c < LINE_COLUMNS; c++) {
        if (c == LINE_LINE)
            error = cell_count(s->sheet, s->row, c, line->row.line, s->book->styles[STYLE_COUNT]);
        else if (c == LINE_DATE)
            error = cell_date(s->sheet, s->row, c, line->row.on, s->book->styles[STYLE_DATE]);
        else if (c < LINE_FIRST_AMOUNT || c >= LINE_NOTE)
            error = cell_text(s->sheet, s->row, c, texts[c], look);
    }
    return error;
}

static lxw_error write_amounts(lines_sheet *s, const report_line *line)
{
    int128 amounts[AMOUNTS];
    lxw_error error = LXW_NO_ERROR;
    amounts_of(line, amounts);
    for (int i = 0; !error && i < AMOUNTS; i++) {
        const lxw_col_t column = (lxw_col_t)(LINE_FIRST_AMOUNT + i);
        s->sums[i] += amounts[i];
        s->adds[i] &= is_exact(i) ? cell_holds_exact(amounts[i]) : cell_holds_money(amounts[i]);
        error =
            is_exact(i)
                ? cell_exact(s->sheet, s->row, column, amounts[i], s->book->styles[STYLE_EXACT])
                : cell_money(s->sheet, s->row, column, amounts[i], s->book->styles[STYLE_MONEY]);
    }
    return error;
}

static lxw_error write_sum(lines_sheet *s, int i)
{
    char formula[SHEET_FORMULA_SIZE];
    const lxw_col_t column = (lxw_col_t)(LINE_FIRST_AMOUNT + i);
    const int128 sum = s->sums[i];
    lxw_format *const look = s->book->styles[is_exact(i) ? STYLE_TOTAL_EXACT : STYLE_TOTAL_MONEY];
    const bool holds = is_exact(i) ? cell_holds_exact_sum(sum) : cell_holds_money(sum);
    if (!s->adds[i] || !holds || s->row == SHEET_FIRST_ROW)
        return (is_exact(i) ? cell_exact : cell_money)(s->sheet, s->row, column, sum, look);
    sheet_sum_formula((sheet_cells){SHEET_FIRST_ROW, column, s->row - 1, column}, formula);
    return (is_exact(i) ? cell_formula_exact : cell_formula)(s->sheet, s->row, column, formula, sum,
                                                             look);
}

static lxw_error write_totals(lines_sheet *s)
{
    lxw_format *const look = s->book->styles[STYLE_TOTAL_TEXT];
    lxw_error error = cell_set_row(s->sheet, s->row, 24);
    for (lxw_col_t c = 0; !error && c < LINE_COLUMNS; c++) {
        if (c == LINE_EMPLOYEE)
            error = worksheet_write_string(
                s->sheet, s->row, c, report_text(REPORT_WORD_TOTAL, s->book->data->lang), look);
        else if (c < LINE_FIRST_AMOUNT || c >= LINE_NOTE)
            error = worksheet_write_blank(s->sheet, s->row, c, look);
        else
            error = write_sum(s, c - LINE_FIRST_AMOUNT);
    }
    return error;
}

/* Before the rows: of a row that is written the library knows nothing more. */
static lxw_error set_filter(lines_sheet *s)
{
    size_t rows = 0;
    for (size_t i = 0; i < s->book->data->month_count; i++)
        rows += s->book->data->months[i].line_count;
    if (rows == 0)
        return LXW_NO_ERROR;
    return worksheet_autofilter(s->sheet, SHEET_HEADING_ROW, 0,
                                (lxw_row_t)(SHEET_HEADING_ROW + rows), LINE_COLUMNS - 1);
}

static lxw_error write_rows(lines_sheet *s)
{
    const report_data *data = s->book->data;
    lxw_error error = set_filter(s);
    s->row = SHEET_FIRST_ROW;
    for (size_t i = 0; !error && i < data->month_count; i++)
        for (size_t k = 0; !error && k < data->months[i].line_count; k++, s->row++) {
            error = write_words(s, &data->months[i], &data->months[i].lines[k]);
            if (!error)
                error = write_amounts(s, &data->months[i].lines[k]);
        }
    return error ? error : write_totals(s);
}

lxw_error sheet_lines(const xlsx_book *book)
{
    lxw_error error;
    lines_sheet s = {.book = book, .adds = {true, true, true, true, true}};
    s.sheet = sheet_add(book, report_text(REPORT_WORD_LINES, book->data->lang), &error);
    measure(&s);
    if (!error)
        error = set_columns(&s);
    if (!error)
        error = sheet_begin(book, s.sheet, REPORT_WORD_LINES, LINE_PAYMENT + 1, "");
    if (!error)
        error = write_headings(&s);
    return error ? error : write_rows(&s);
}
