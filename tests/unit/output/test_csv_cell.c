#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/csv_cell.h"

/* ---- the same by the plainest means ---- */

static bool begins_with(text t, const char *front)
{
    return t.size >= strlen(front) && memcmp(t.bytes, front, strlen(front)) == 0;
}

static bool ends_with(text t, const char *back)
{
    const size_t size = strlen(back);
    return t.size >= size && memcmp(t.bytes + t.size - size, back, size) == 0;
}

static bool naive_needs_quotes(text cell)
{
    static const char *const blanks[] = {" ", "\t", "\xC2\xA0", "\xE3\x80\x80"};
    for (size_t i = 0; i < cell.size; i++)
        if (strchr(",\"\n\r", cell.bytes[i]) != NULL && cell.bytes[i] != '\0')
            return true;
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (begins_with(cell, blanks[i]) || ends_with(cell, blanks[i]))
            return true;
    return false;
}

static bool naive_is_run(text cell)
{
    static const char *const fronts[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
    for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++)
        if (begins_with(cell, fronts[i]))
            return true;
    return false;
}

static size_t naive_put(char *to, text cell, bool guard)
{
    size_t size = 0;
    const bool quotes = naive_needs_quotes(cell);
    if (quotes)
        to[size++] = '"';
    if (guard && naive_is_run(cell))
        to[size++] = '\'';
    for (size_t i = 0; i < cell.size; i++) {
        if (cell.bytes[i] == '"')
            to[size++] = '"';
        to[size++] = cell.bytes[i];
    }
    if (quotes)
        to[size++] = '"';
    return size;
}

/* The cell lies in memory of its very size, so that a byte read beside it is found. */
static void compare(const char *bytes, size_t size)
{
    char *const own = malloc(size + 1);
    memcpy(own, bytes, size);
    char *const exact = realloc(own, size > 0 ? size : 1);
    const text cell = text_from(exact, size);
    char *const expected = malloc(csv_cell_room(cell) + 1), *const made = malloc(csv_cell_room(cell) + 1);
    for (int guard = 0; guard < 2; guard++) {
        const size_t wanted = naive_put(expected, cell, guard != 0);
        const size_t got = (size_t)(csv_cell_put(made, cell, guard != 0) - made);
        if (got != wanted || got > csv_cell_room(cell) || memcmp(made, expected, wanted) != 0)
            ck_abort_msg("cell [%.*s]: [%.*s], expected [%.*s]", (int)size, bytes, (int)got, made, (int)wanted, expected);
    }
    if (size > 0 && !naive_needs_quotes(cell)) {
        const size_t wanted = naive_put(expected, cell, true);
        const size_t got = (size_t)(csv_cell_put_unquoted(made, cell) - made);
        if (got != wanted || memcmp(made, expected, wanted) != 0)
            ck_abort_msg("cell [%.*s], unquoted: [%.*s]", (int)size, bytes, (int)got, made);
    }
    if (csv_cell_needs_quotes(cell) != naive_needs_quotes(cell) || csv_cell_is_run(cell) != naive_is_run(cell))
        ck_abort_msg("cell [%.*s]: judged in another way", (int)size, bytes);
    free(made);
    free(expected);
    free(exact);
}

// A customer called "A,B" would push the amount of its row one column to the right.
START_TEST(one_byte_that_matters_is_seen_at_every_place)
{
    for (size_t size = 1; size <= 40; size++)
        for (size_t at = 0; at < size; at++)
            for (int c = 1; c < 0x80; c++) {
                char cell[40];
                memset(cell, "x7\xE4"[(size + at) % 2], size);
                cell[at] = (char)c;
                compare(cell, size);
            }
}
END_TEST

// A cell of two bytes that both matter would be taken for a plain one.
START_TEST(every_cell_of_up_to_three_bytes)
{
    static const char tries[] = ",\"\n\r\t =+-@'aZ09!\x7F\x01~;|";
    char cell[3];
    compare("", 0);
    for (int first = 1; first < 0x80; first++)
        for (int second = 1; second < 0x80; second++) {
            cell[0] = (char)first, cell[1] = (char)second;
            compare(cell, 2);
            for (size_t i = 0; i < sizeof tries - 1; i++) {
                cell[2] = tries[i];
                compare(cell, 3);
            }
        }
}
END_TEST

// A name in Chinese that ends in a blank, or a full-width "=", would come back as another.
START_TEST(pieces_in_every_order)
{
    static const char *const pieces[] = {"a",  "7",  " ",  "\t",  ",",  "\"", "\r\n", "\xC2\xA0", "\xE3\x80\x80", "＝",
                                         "张", "中", "＠", "\xC3\xA0", "é", "=",  "－",  "𠀀",        "\xEF\xBC\x80", "。"};
    const size_t count = sizeof pieces / sizeof *pieces;
    for (size_t number = 0; number < count * count * count * count; number += 3) {
        char cell[64];
        const int size = snprintf(cell, sizeof cell, "%s%s%s%s", pieces[number % count], pieces[number / count % count],
                                  pieces[number / count / count % count], pieces[number / count / count / count]);
        compare(cell, (size_t)size);
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("csv_cell", one_byte_that_matters_is_seen_at_every_place, every_cell_of_up_to_three_bytes,
                    pieces_in_every_order);
}
