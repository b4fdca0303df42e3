/*
 * Ids and names in their plainest form, in a stretch of bytes of which each is seen. Whatever else a cell may be,
 * input/cells knows; here "no" means only that it must look.
 */
#ifndef SALESPAY_INPUT_PLAIN_CELL_H
#define SALESPAY_INPUT_PLAIN_CELL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

#define PLAIN_ID_MAX 64

static inline bool plain_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool plain_is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* An id in digits that no spreadsheet can have spoilt: short, and not like 1.2E+17. */
static inline bool plain_short_number(text cell)
{
    for (size_t i = 0; i < cell.size; i++)
        if (!plain_is_digit(cell.bytes[i]) && cell.bytes[i] != '-')
            return false;
    return cell.size <= 15;
}

/* may_slash: a / or a backslash, which an id may not hold, stands somewhere in the stretch. */
static inline bool plain_id(text cell, bool may_slash)
{
    if (cell.size - 1 >= PLAIN_ID_MAX || cell.bytes[cell.size - 1] == ' ')
        return false;
    if (may_slash && (memchr(cell.bytes, '/', cell.size) != NULL || memchr(cell.bytes, '\\', cell.size) != NULL))
        return false;
    return plain_is_letter(cell.bytes[0]) || (plain_is_digit(cell.bytes[0]) && plain_short_number(cell));
}

/* No blank at the ends, and none of a spreadsheet's errors. */
static inline bool plain_name(text cell)
{
    return cell.size == 0 || (cell.bytes[0] != ' ' && cell.bytes[0] != '#' && cell.bytes[cell.size - 1] != ' ');
}

#endif
