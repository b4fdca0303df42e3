#include "output/csv_cell.h"

#define EACH UINT64_C(0x0101010101010101) /* times a byte: the byte eight times */

/* Whether one of the eight bytes is below `least`, which is at most 128. */
static inline bool word_has_below(uint64_t word, unsigned char least)
{
    return ((word - EACH * least) & ~word & EACH * 0x80) != 0;
}

static inline bool word_has(uint64_t word, unsigned char c)
{
    return word_has_below(word ^ EACH * c, 1);
}

/* Whether one of the eight bytes is among those for which a cell is quoted; control characters are all said to be. */
static inline bool word_may_need_quotes(uint64_t word)
{
    return word_has_below(word, ' ') || word_has(word, ',') || word_has(word, '"');
}

/* 1 to 8 bytes as a word, some of them twice. */
static inline uint64_t short_word(const char *bytes, size_t size)
{
    if (size >= sizeof(uint32_t)) {
        uint32_t front, back;
        memcpy(&front, bytes, sizeof front);
        memcpy(&back, bytes + size - sizeof back, sizeof back);
        return front | (uint64_t)back << 32;
    }
    return (unsigned char)bytes[0] * (EACH & ~UINT64_C(0xFFFF00)) | (uint64_t)(unsigned char)bytes[size / 2] << 8 |
           (uint64_t)(unsigned char)bytes[size - 1] << 16;
}

static inline uint64_t word_at(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* A letter, a digit, or the first byte of most Chinese characters: no blank, and nothing that a spreadsheet runs. */
static inline bool begins_plainly(unsigned char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xE4 && c <= 0xE9);
}

/* No blank, nor the last byte of one. */
static inline bool ends_plainly(unsigned char c)
{
    return c > ' ' && c != 0x80 && c != 0xA0;
}

/* Whether a cell, not empty, goes as it is: what nearly all do. False where that must be looked at more closely. */
static inline bool is_plain(text cell)
{
    if (!begins_plainly((unsigned char)cell.bytes[0]) || !ends_plainly((unsigned char)cell.bytes[cell.size - 1]))
        return false;
    if (cell.size < sizeof(uint64_t))
        return !word_may_need_quotes(short_word(cell.bytes, cell.size));
    for (size_t at = 0; at + sizeof(uint64_t) <= cell.size; at += sizeof(uint64_t))
        if (word_may_need_quotes(word_at(cell.bytes + at)))
            return false;
    return !word_may_need_quotes(word_at(cell.bytes + cell.size - sizeof(uint64_t)));
}

bool csv_cell_needs_quotes(text cell)
{
    for (size_t i = 0; i < cell.size; i++) {
        const char c = cell.bytes[i];
        if (c == ',' || c == '"' || c == '\n' || c == '\r')
            return true;
    }
    return text_trim(cell).size != cell.size;
}

bool csv_cell_is_run(text cell)
{
    static const int32_t wide[] = {0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
    if (cell.size == 0)
        return false;
    if ((unsigned char)cell.bytes[0] < 0x80)
        return memchr("=+-@\t\r", cell.bytes[0], 6) != NULL;
    size_t size;
    const int32_t first = utf8_decode(cell, &size);
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (first == wide[i])
            return true;
    return false;
}

char *csv_cell_double_quotes(char *to, text cell)
{
    for (size_t i = 0; i < cell.size; i++) {
        if (cell.bytes[i] == '"')
            *to++ = '"';
        *to++ = cell.bytes[i];
    }
    return to;
}

/* Most texts are short: two words, which may overlap, then do. */
static inline char *copy(char *to, text cell)
{
    const size_t size = cell.size;
    if (size >= 8 && size <= 16) {
        const uint64_t front = word_at(cell.bytes), back = word_at(cell.bytes + size - 8);
        memcpy(to, &front, 8);
        memcpy(to + size - 8, &back, 8);
    } else if (size >= 4 && size < 8) {
        memcpy(to, cell.bytes, 4);
        memcpy(to + size - 4, cell.bytes + size - 4, 4);
    } else if (size > 0) {
        memcpy(to, cell.bytes, size);
    }
    return to + size;
}

char *csv_cell_put(char *to, text cell, bool guard)
{
    if (cell.size == 0 || is_plain(cell))
        return copy(to, cell);
    const bool quotes = csv_cell_needs_quotes(cell);
    if (quotes)
        *to++ = '"';
    if (guard && csv_cell_is_run(cell))
        *to++ = '\'';
    to = quotes ? csv_cell_double_quotes(to, cell) : copy(to, cell);
    if (quotes)
        *to++ = '"';
    return to;
}
