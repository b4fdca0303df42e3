/*
 * Ids and names in their plainest form, in a stretch of bytes without ASCII control characters. Whatever else a cell may
 * be, input/cells knows; here "no" means only that it must look.
 */
#ifndef SALESPAY_INPUT_PLAIN_CELL_H
#define SALESPAY_INPUT_PLAIN_CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/digit_run.h"
#include "base/text.h"

#define PLAIN_ID_MAX 64

/* So many bytes before a cell may be read, whatever they are: of numbers and names the eight up to their last, of dates ten. */
#define PLAIN_BEFORE 16

/* Whether a cell may end in it: neither a blank nor the CR before a line end. */
static inline bool plain_is_end(char c)
{
    return (unsigned char)c > ' ';
}

/* What stands at the ends of most cells: ASCII that is seen. */
static inline bool plain_is_no_blank(char c)
{
    return c > ' ' && c < 0x7F;
}

/* An unquoted cell without the blanks around it. */
static inline text plain_trim(const char *bytes, size_t size)
{
    const text cell = text_from(bytes, size);
    if (size == 0 || (plain_is_no_blank(bytes[0]) && plain_is_no_blank(bytes[size - 1])))
        return cell;
    return text_trim(cell);
}

static inline bool plain_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool plain_is_letter(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26; /* 0x20 makes a capital small, and nothing else a letter */
}

/* An id in digits that no spreadsheet can have spoilt: short, and not like 1.2E+17. */
static inline bool plain_short_number(text cell)
{
    for (size_t i = 0; i < cell.size; i++)
        if (!plain_is_digit(cell.bytes[i]) && cell.bytes[i] != '-')
            return false;
    return cell.size <= 15;
}

/* What may stand in the stretch at all, so that most cells need not be searched for it. */
typedef struct {
    bool slash; /* a / or a backslash, which an id may not hold */
    bool high;  /* what is not ASCII */
    bool veil;  /* what a wide blank or a control character beyond ASCII begins with */
} plain_hazards;

/* A byte of 0x80 or above among bytes taken together. */
#define PLAIN_HIGH UINT64_C(0x8080808080808080)

/* All bytes of a cell taken together, eight a step. Eight up to its last must be there to be read, whatever stands before. */
static inline uint64_t plain_bytes_of(text cell)
{
    const char *const last = cell.bytes + cell.size - 8;
    uint64_t bytes = digit_run_load(last);
    if (cell.size < 8)
        return cell.size == 0 ? 0 : bytes >> (64 - 8 * cell.size);
    bytes |= digit_run_load(cell.bytes);
    for (const char *next = cell.bytes + 8; next < last; next += 8)
        bytes |= digit_run_load(next);
    return bytes;
}

static inline bool plain_is_ascii(text cell)
{
    return (plain_bytes_of(cell) & PLAIN_HIGH) == 0;
}

static inline bool plain_has_slash(text cell)
{
    return memchr(cell.bytes, '/', cell.size) != NULL || memchr(cell.bytes, '\\', cell.size) != NULL;
}

/*
 * An id that another file has is a good one; still, it may be a long number that is to be remarked on. Not empty.
 */
static inline bool plain_known_id(text cell)
{
    return plain_is_letter(cell.bytes[0]) || (plain_is_digit(cell.bytes[0]) && plain_short_number(cell));
}

/* An id, but for what hazards there may be in it: with no blank at its ends. */
static inline bool plain_id(text cell)
{
    return cell.size - 1 < PLAIN_ID_MAX && plain_is_end(cell.bytes[cell.size - 1]) && plain_known_id(cell);
}

/* Of such an id: eight bytes before it must be there to be read. */
static inline bool plain_id_in(text cell, plain_hazards in)
{
    return (!in.high || plain_is_ascii(cell)) && (!in.slash || !plain_has_slash(cell));
}

/*
 * Whether a name that is not all ASCII might begin or end with a wide blank, or hold a control character beyond ASCII: those
 * have a first byte of 0xC2 or 0xE2.
 */
static inline bool plain_may_hide(text cell)
{
    const unsigned char first = (unsigned char)cell.bytes[0], last = (unsigned char)cell.bytes[cell.size - 1];
    bool found = first == 0xE3 || last == 0x80 || last == 0xA0;
    for (size_t i = 0; i < cell.size; i++)
        found |= cell.bytes[i] == '\xC2' || cell.bytes[i] == '\xE2';
    return found;
}

/* No blank at the ends, nothing hidden, and none of a spreadsheet's errors. Eight bytes before it must be there to be read. */
static inline bool plain_name(text cell, plain_hazards in)
{
    return cell.size == 0 || (cell.bytes[0] != ' ' && cell.bytes[0] != '#' && plain_is_end(cell.bytes[cell.size - 1]) &&
                              (!in.veil || plain_is_ascii(cell) || !plain_may_hide(cell)));
}

#endif
