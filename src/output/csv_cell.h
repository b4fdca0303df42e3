/*
 * One cell of a CSV file of ours as bytes in memory: the one place that knows when a cell is quoted and what a spreadsheet
 * would run. csv_writer builds files of it; whoever makes very many rows uses it directly.
 */
#ifndef SALESPAY_OUTPUT_CSV_CELL_H
#define SALESPAY_OUTPUT_CSV_CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

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

/* ---- the whole cell ---- */

/* What a byte is at the ends of a cell, as bits. Where it is neither, the cell must be looked at more closely. */
enum {
    CSV_CELL_BEGINS = 1, /* no blank, and nothing that a spreadsheet runs: a letter, a digit, most Chinese characters */
    CSV_CELL_ENDS = 2    /* no blank, nor the last byte of one */
};
extern const unsigned char csv_cell_at_ends[256];

#define CSV_CELL_EACH UINT64_C(0x0101010101010101) /* times a byte: the byte eight times */

/*
 * Nothing when none of the eight bytes is among those for which a cell is quoted; control characters are all said to be.
 * Each term borrows from a byte's top bit where the byte is one of them; a byte that has that bit itself is none.
 */
static inline uint64_t csv_cell_odd(uint64_t word)
{
    const uint64_t quote = (word ^ CSV_CELL_EACH * '"') - CSV_CELL_EACH;
    const uint64_t comma = (word ^ CSV_CELL_EACH * ',') - CSV_CELL_EACH;
    const uint64_t control = word - CSV_CELL_EACH * ' ';
    return (quote | comma | control) & ~word & CSV_CELL_EACH * 0x80;
}

static inline uint64_t csv_cell_word(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* Copies a cell of 8 bytes or more, eight at a time, the last ones perhaps twice. False when one of them is odd. */
static inline bool csv_cell_copy(char *to, const char *bytes, size_t size)
{
    const uint64_t last = csv_cell_word(bytes + size - 8);
    uint64_t odd = csv_cell_odd(last);
    for (size_t at = 0; at + 8 < size; at += 8) {
        const uint64_t word = csv_cell_word(bytes + at);
        odd |= csv_cell_odd(word);
        memcpy(to + at, &word, sizeof word);
    }
    memcpy(to + size - 8, &last, sizeof last);
    return odd == 0;
}

/* The same of a cell of 4 to 7 bytes. */
static inline bool csv_cell_copy_short(char *to, const char *bytes, size_t size)
{
    uint32_t front, back;
    memcpy(&front, bytes, sizeof front);
    memcpy(&back, bytes + size - sizeof back, sizeof back);
    memcpy(to, &front, sizeof front);
    memcpy(to + size - sizeof back, &back, sizeof back);
    return csv_cell_odd(front | (uint64_t)back << 32) == 0;
}

/* The same of one of 1 to 3. */
static inline bool csv_cell_copy_few(char *to, const char *bytes, size_t size)
{
    const unsigned char first = (unsigned char)bytes[0], middle = (unsigned char)bytes[size / 2],
                        last = (unsigned char)bytes[size - 1];
    to[0] = (char)first;
    to[size / 2] = (char)middle;
    to[size - 1] = (char)last;
    return csv_cell_odd(first * (CSV_CELL_EACH & ~UINT64_C(0xFFFF00)) | (uint64_t)middle << 8 | (uint64_t)last << 16) == 0;
}

/* Copies a cell, not empty, that goes as it is: what nearly all do. False where that must be looked at more closely. */
static inline bool csv_cell_put_plain(char *to, text cell)
{
    const unsigned first = csv_cell_at_ends[(unsigned char)cell.bytes[0]],
                   last = csv_cell_at_ends[(unsigned char)cell.bytes[cell.size - 1]];
    if ((first & CSV_CELL_BEGINS) == 0 || (last & CSV_CELL_ENDS) == 0)
        return false;
    return cell.size >= 8   ? csv_cell_copy(to, cell.bytes, cell.size)
           : cell.size >= 4 ? csv_cell_copy_short(to, cell.bytes, cell.size)
                            : csv_cell_copy_few(to, cell.bytes, cell.size);
}

/* A cell that does not go as it is. */
char *csv_cell_put_odd(char *to, text cell, bool guard);

/* The whole cell; guard: what a spreadsheet would run gets a leading '. Returns where it ends. */
static inline char *csv_cell_put(char *to, text cell, bool guard)
{
    if (cell.size == 0 || csv_cell_put_plain(to, cell))
        return to + cell.size;
    return csv_cell_put_odd(to, cell, guard);
}

/* Copies a cell, eight bytes at a time, the last ones perhaps twice. */
static inline char *csv_cell_copy_known(char *to, text cell)
{
    const char *const bytes = cell.bytes;
    const size_t size = cell.size;
    if (size >= 8) {
        const uint64_t last = csv_cell_word(bytes + size - 8);
        for (size_t at = 0; at + 8 < size; at += 8)
            memcpy(to + at, bytes + at, 8);
        memcpy(to + size - 8, &last, sizeof last);
    } else if (size >= 4) {
        (void)csv_cell_copy_short(to, bytes, size);
    } else {
        (void)csv_cell_copy_few(to, bytes, size);
    }
    return to + size;
}

/* The same, guarded, of a cell that is known not to be quoted. */
static inline char *csv_cell_put_unquoted(char *to, text cell)
{
    if (cell.size == 0)
        return to;
    if ((csv_cell_at_ends[(unsigned char)cell.bytes[0]] & CSV_CELL_BEGINS) == 0)
        return csv_cell_put_odd(to, cell, true);
    return csv_cell_copy_known(to, cell);
}

#endif
