#include "xlsx/people_table.h"

#include "xlsx/cells.h"
#include "xlsx/layout.h"

enum {
    NUMBER_WIDTH = 5,
    MONTH_WIDTH = 9,
    MONEY_WIDTH_MIN = 8,
    MONEY_WIDTH_MAX = 30,
    TEXT_WIDTH_MIN = 7,
    TEXT_WIDTH_MAX = 22, /* longer names are wrapped */
    SIGNATURE_WIDTH = 15,
    TEXT_PADDING = 3,
    MONEY_PADDING = 2,
    ROW_POINTS = 20,
    SIGNED_ROW_POINTS = 30 /* a pen wants room */
};

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

/* PEOPLE_FIRST_FIGURE: what follows the figures. */
static text text_in(const report_person *p, int column)
{
    switch (column) {
    case PEOPLE_ID:
        return p->who->id;
    case PEOPLE_NAME:
        return p->who->name;
    case PEOPLE_DEPARTMENT:
        return p->who->department;
    case PEOPLE_GRADE:
        return p->grade;
    default:
        return person_papers_of(p->who)->bank_account;
    }
}

/* ---- measuring ---- */

static people_column measure_text(const report_data *data, int column, report_word word)
{
    const char *heading = report_text(word, data->lang);
    int width = 0;
    for (size_t i = 0; i < data->month_count; i++)
        for (size_t k = 0; k < data->months[i].person_count; k++)
            width = larger(width, layout_text_width(text_in(&data->months[i].persons[k], column)));
    const int needed = larger(larger(width, layout_heading_width(text_of(heading))) + TEXT_PADDING,
                              TEXT_WIDTH_MIN);
    return (people_column){heading, smaller(needed, TEXT_WIDTH_MAX), width == 0};
}

static people_column measure_figure(const report_data *data, const people_figure *f)
{
    const char *heading = f->heading ? f->heading : figure_label(f->shown, data->lang);
    int width = larger(layout_heading_width(text_of(heading)), MONEY_WIDTH_MIN - MONEY_PADDING);
    bool any = false;
    int128 sum = 0;
    for (size_t i = 0; i < data->month_count; i++) {
        const report_month *m = &data->months[i];
        sum += m->sums[f->shown];
        width = larger(width, layout_money_width(m->sums[f->shown]));
        for (size_t k = 0; k < m->person_count; k++) {
            const int64_t fen = m->persons[k].slip->figures[f->shown].fen;
            any |= fen != 0;
            width = larger(width, layout_money_width(fen));
        }
    }
    width = larger(width, layout_money_width(sum));
    const bool hidden = f->showing == PEOPLE_STEP || (f->showing == PEOPLE_NOT_ZERO && !any);
    return (people_column){heading, smaller(width + MONEY_PADDING, MONEY_WIDTH_MAX), hidden};
}

static int heading_lines(const people_column *column)
{
    return layout_lines(text_of(column->heading), column->width);
}

/* Of the columns that are shown: hidden ones are as wide as their headings want, so that no page is higher for them. */
static void measure_headings(people_table *table)
{
    table->heading_lines = 1;
    for (size_t c = 0; c < table->column_count; c++)
        if (!table->columns[c].hidden)
            table->heading_lines = larger(table->heading_lines, heading_lines(&table->columns[c]));
    for (size_t c = 0; c < table->column_count; c++)
        while (heading_lines(&table->columns[c]) > table->heading_lines)
            table->columns[c].width++;
}

void people_table_measure(people_table *table, const report_data *data,
                          const people_figure *figures, size_t figure_count, bool to_sign)
{
    static const report_word words[] = {REPORT_WORD_EMPLOYEE_ID, REPORT_WORD_NAME,
                                        REPORT_WORD_DEPARTMENT, REPORT_WORD_GRADE};
    people_column *columns = table->columns;
    table->to_sign = to_sign;
    table->figures = figures;
    table->figure_count = figure_count;
    columns[PEOPLE_NUMBER] =
        (people_column){report_text(REPORT_WORD_NUMBER, data->lang), NUMBER_WIDTH, false};
    columns[PEOPLE_MONTH] = (people_column){report_text(REPORT_WORD_MONTH, data->lang), MONTH_WIDTH,
                                            data->month_count == 1};
    for (int c = PEOPLE_ID; c < PEOPLE_FIRST_FIGURE; c++)
        columns[c] = measure_text(data, c, words[c - PEOPLE_ID]);
    columns[PEOPLE_ID].hidden = columns[PEOPLE_NAME].hidden = false;
    for (size_t i = 0; i < figure_count; i++)
        columns[PEOPLE_FIRST_FIGURE + i] = measure_figure(data, &figures[i]);
    table->column_count = PEOPLE_FIRST_FIGURE + figure_count;
    if (to_sign) {
        columns[table->column_count] =
            measure_text(data, PEOPLE_FIRST_FIGURE, REPORT_WORD_BANK_ACCOUNT);
        columns[table->column_count++].hidden = true;
        columns[table->column_count++] =
            (people_column){report_text(REPORT_WORD_SIGNATURE, data->lang), SIGNATURE_WIDTH, false};
    }
    measure_headings(table);
}

int people_table_heading_points(const people_table *table)
{
    return layout_points(table->heading_lines);
}

int people_table_row_points(const people_table *table, const report_person *p)
{
    int lines = 1;
    for (int c = PEOPLE_ID; c < PEOPLE_FIRST_FIGURE; c++)
        lines = larger(lines, layout_lines(text_in(p, c), table->columns[c].width - 2));
    const int points =
        larger(layout_points(lines), table->to_sign ? SIGNED_ROW_POINTS : ROW_POINTS);
    return smaller(points, CELL_POINTS_MAX);
}

int people_table_characters(const people_table *table, int *columns)
{
    int characters = 0;
    *columns = 0;
    for (size_t c = 0; c < table->column_count; c++) {
        characters += table->columns[c].hidden ? 0 : table->columns[c].width;
        *columns += !table->columns[c].hidden;
    }
    return characters;
}

/* ---- writing ---- */

lxw_error people_table_set_columns(const people_table *table, lxw_worksheet *sheet)
{
    lxw_error error = LXW_NO_ERROR;
    bool hidden = false;
    for (size_t c = 0; !error && c < table->column_count; c++) {
        const people_column *column = &table->columns[c];
        error = cell_set_column(sheet, (lxw_col_t)c,
                                (cell_column){.characters = column->width,
                                              .hidden = column->hidden,
                                              .collapsed = hidden && !column->hidden});
        hidden = column->hidden;
    }
    return error;
}

lxw_error people_table_heading(const xlsx_book *book, const people_table *table,
                               lxw_worksheet *sheet, lxw_row_t row)
{
    lxw_error error = cell_set_row(sheet, row, people_table_heading_points(table));
    for (size_t c = 0; !error && c < table->column_count; c++)
        error = worksheet_write_string(sheet, row, (lxw_col_t)c, table->columns[c].heading,
                                       book->styles[STYLE_HEADING]);
    return error;
}

lxw_error people_table_row(const xlsx_book *book, const people_table *table, lxw_worksheet *sheet,
                           lxw_row_t row, people_row of)
{
    char written[MONTH_TEXT_SIZE];
    lxw_format *const text_style = book->styles[STYLE_TEXT];
    const lxw_col_t after_figures = (lxw_col_t)(PEOPLE_FIRST_FIGURE + table->figure_count);
    lxw_error error = cell_set_row(sheet, row, people_table_row_points(table, of.person));
    if (!error)
        error = cell_count(sheet, row, PEOPLE_NUMBER, of.number, book->styles[STYLE_COUNT]);
    if (!error)
        error = cell_text(sheet, row, PEOPLE_MONTH, month_words(of.month, written), text_style);
    for (int c = PEOPLE_ID; !error && c < PEOPLE_FIRST_FIGURE; c++)
        error = cell_text(sheet, row, (lxw_col_t)c, text_in(of.person, c), text_style);
    for (size_t i = 0; !error && i < table->figure_count; i++)
        error = cell_money(sheet, row, (lxw_col_t)(PEOPLE_FIRST_FIGURE + i),
                           of.person->slip->figures[table->figures[i].shown].fen,
                           book->styles[STYLE_MONEY]);
    if (!error && table->to_sign)
        error = cell_text(sheet, row, after_figures, text_in(of.person, PEOPLE_FIRST_FIGURE),
                          text_style);
    if (!error && table->to_sign)
        error = worksheet_write_blank(sheet, row, after_figures + 1, text_style);
    return error;
}
