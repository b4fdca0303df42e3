/*
 * One cell of a CSV file of ours as bytes in memory: the one place that knows when a cell is quoted and what a spreadsheet
 * would run. csv_writer builds files of it; whoever makes very many rows uses it directly.
 */
#ifndef SALESPAY_OUTPUT_CSV_CELL_H
#define SALESPAY_OUTPUT_CSV_CELL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/*
 * Quoted is what holds a comma, a quote or a line end, or has blanks at its ends that readers would trim: an id must come
 * back as it was.
 */
bool csv_cell_needs_quotes(text cell);

/* Whether a spreadsheet would run it: its first character is = + - @, tab, CR, or a full-width form of these. */
bool csv_cell_is_run(text cell);

/* The text with every quote doubled: at most twice its size. Returns where it ends. */
char *csv_cell_double_quotes(char *to, text cell);

/* Room for a cell, quotes, guard and all. */
static inline size_t csv_cell_room(text cell)
{
    return 2 * cell.size + 3;
}

/* The whole cell; guard: what a spreadsheet would run gets a leading '. Returns where it ends. */
char *csv_cell_put(char *to, text cell, bool guard);

#endif
