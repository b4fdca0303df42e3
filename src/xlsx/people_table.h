/*
 * A table of people and their figures: the columns of a sheet, the same whatever the month holds, so that a clerk's own
 * formulas find them. What nobody has, and the steps on the way, are columns hidden in groups: a click shows them, and
 * paper has only what counts.
 *
 *     no. | month | id | name | department | grade | figures …, and to be signed: | bank account | signature
 */
#ifndef SALESPAY_XLSX_PEOPLE_TABLE_H
#define SALESPAY_XLSX_PEOPLE_TABLE_H

#include "xlsx/sheets.h"

typedef enum {
    PEOPLE_ALWAYS,   /* shown, whatever it is */
    PEOPLE_NOT_ZERO, /* shown where anybody has some */
    PEOPLE_STEP,     /* hidden: a step on the way, or shown on another sheet */
} people_showing;

typedef struct {
    figure shown;
    people_showing showing;
    const char *heading; /* NULL: the figure's name */
} people_figure;

/* The columns before the figures. */
enum {
    PEOPLE_NUMBER,
    PEOPLE_MONTH,
    PEOPLE_ID,
    PEOPLE_NAME,
    PEOPLE_DEPARTMENT,
    PEOPLE_GRADE,
    PEOPLE_FIRST_FIGURE
};

typedef struct {
    const char *heading;
    int width; /* characters */
    bool hidden;
} people_column;

typedef struct {
    const people_figure *figures;
    size_t figure_count;
    people_column columns[PEOPLE_FIRST_FIGURE + FIGURE_COUNT + 2];
    size_t column_count;
    int heading_lines;
    bool to_sign;
} people_table;

/* Who a row is of. */
typedef struct {
    size_t number; /* from 1 */
    month month;
    const report_person *person;
} people_row;

/* Measures the columns for everybody of all months. to_sign: the account follows, hidden, and a blank to sign in. */
void people_table_measure(people_table *table, const report_data *data,
                          const people_figure *figures, size_t figure_count, bool to_sign);

/* The heights of its rows, in points. */
int people_table_heading_points(const people_table *table);
int people_table_row_points(const people_table *table, const report_person *p);

/* Characters of all columns that are shown, and how many they are. */
int people_table_characters(const people_table *table, int *columns);

/* Before any row. */
lxw_error people_table_set_columns(const people_table *table, lxw_worksheet *sheet);

lxw_error people_table_heading(const xlsx_book *book, const people_table *table,
                               lxw_worksheet *sheet, lxw_row_t row);

lxw_error people_table_row(const xlsx_book *book, const people_table *table, lxw_worksheet *sheet,
                           lxw_row_t row, people_row of);

#endif
