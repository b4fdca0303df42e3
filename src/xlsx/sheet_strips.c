/*
 * Pay strips (工资条): the headings above each person's row, a line to cut along below it. Pages are broken between two
 * persons, at a scale of our own: a spreadsheet that fits a sheet to the page's width takes no notice of such breaks.
 */
#include <stdio.h>

#include "xlsx/cells.h"
#include "xlsx/layout.h"
#include "xlsx/pay_figures.h"

/* The rows of a strip, and the heights of those that are alike. */
enum { ROW_HEADING, ROW_PERSON, ROW_CUT, ROW_GAP, STRIP_ROWS };
enum { CUT_POINTS = 12, GAP_POINTS = 12 };

typedef struct {
    const xlsx_book *book;
    people_table table;
    people_figure figures[FIGURE_COUNT];
    int scale, page_points, heading_points;

    lxw_worksheet *sheet;
    int sheet_number; /* from 1 */
    lxw_row_t row;    /* the next */
    int points;       /* written on this page */
    lxw_row_t breaks[LXW_BREAKS_MAX + 1];
    size_t break_count;
} strips;

static lxw_error begin_sheet(strips *s)
{
    char name[64];
    lxw_error error;
    const char *title = report_text(REPORT_WORD_STRIPS, s->book->data->lang);
    if (++s->sheet_number == 1)
        snprintf(name, sizeof name, "%s", title);
    else
        snprintf(name, sizeof name, "%s %d", title, s->sheet_number);
    s->row = 0;
    s->points = 0;
    s->break_count = 0;
    s->sheet = sheet_add(s->book, name, &error);
    if (!error)
        error = sheet_set_page(s->sheet, "");
    if (!error)
        error = people_table_set_columns(&s->table, s->sheet);
    if (!error) {
        worksheet_set_print_scale(s->sheet, (uint16_t)s->scale);
        worksheet_center_horizontally(s->sheet);
    }
    return error;
}

static lxw_error end_sheet(strips *s)
{
    if (s->break_count == 0)
        return LXW_NO_ERROR;
    s->breaks[s->break_count] = 0;
    return worksheet_set_h_pagebreaks(s->sheet, s->breaks);
}

static lxw_error write_strip(strips *s, people_row of)
{
    lxw_error error = people_table_heading(s->book, &s->table, s->sheet, s->row + ROW_HEADING);
    if (!error)
        error = people_table_row(s->book, &s->table, s->sheet, s->row + ROW_PERSON, of);
    if (!error)
        error = cell_set_row(s->sheet, s->row + ROW_CUT, CUT_POINTS);
    for (lxw_col_t c = 0; !error && c < s->table.column_count; c++)
        error = worksheet_write_blank(s->sheet, s->row + ROW_CUT, c, s->book->styles[STYLE_CUT]);
    if (!error)
        error = cell_set_row(s->sheet, s->row + ROW_GAP, GAP_POINTS);
    s->row += STRIP_ROWS;
    return error;
}

/* On the next page where this one has no room for the whole strip; a sheet has so many pages and no more. */
static lxw_error add_strip(strips *s, people_row of)
{
    const int points =
        s->heading_points + people_table_row_points(&s->table, of.person) + CUT_POINTS + GAP_POINTS;
    if (s->points > 0 && s->points + points > s->page_points) {
        if (s->break_count == LXW_BREAKS_MAX) {
            lxw_error error = end_sheet(s);
            error = error ? error : begin_sheet(s);
            if (error)
                return error;
        } else {
            s->breaks[s->break_count++] = s->row;
            s->points = 0;
        }
    }
    s->points += points;
    return write_strip(s, of);
}

static void measure(strips *s)
{
    int columns;
    pay_table_measure(&s->table, s->figures, s->book->data, false);
    s->table.columns[PEOPLE_MONTH].hidden = false; /* a strip alone says of when it is */
    s->table.columns[PEOPLE_NUMBER].hidden = true;
    const int characters = people_table_characters(&s->table, &columns);
    s->scale = layout_scale(characters, columns);
    s->page_points = layout_page_points(s->scale);
    s->heading_points = people_table_heading_points(&s->table);
}

lxw_error sheet_strips(const xlsx_book *book)
{
    strips s = {.book = book};
    measure(&s);
    lxw_error error = begin_sheet(&s);
    for (size_t i = 0; !error && i < book->data->month_count; i++) {
        const report_month *m = &book->data->months[i];
        for (size_t k = 0; !error && k < m->person_count; k++)
            error = add_strip(&s, (people_row){k + 1, m->month, &m->persons[k]});
    }
    if (!error && s.row == 0)
        error = worksheet_write_string(s.sheet, 0, PEOPLE_ID,
                                       report_text(REPORT_WORD_NOBODY, book->data->lang), NULL);
    return error ? error : end_sheet(&s);
}
