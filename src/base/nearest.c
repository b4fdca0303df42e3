/* "Did you mean": how far apart two names are, and the nearest of many. Declared in base/text.h. */
#include "base/text.h"

#define LONGEST_NAME 64 /* characters */

typedef struct {
    int32_t at[LONGEST_NAME];
    size_t count;
} characters;

/* Decodes t, ASCII in lower case; false when it is longer than a name can be. */
static bool characters_of(text t, characters *out)
{
    out->count = 0;
    while (t.size > 0) {
        if (out->count == LONGEST_NAME)
            return false;
        size_t size;
        int32_t c = utf8_decode(t, &size);
        out->at[out->count++] = c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
        t = text_from(t.bytes + size, t.size - size);
    }
    return true;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/*
 * Row i of the table of distances between the first i characters of a and the first j of b, from the two rows before
 * it.
 */
static void distance_row(const characters *a, const characters *b, size_t i, const size_t *before_last,
                         const size_t *last, size_t *row)
{
    row[0] = i;
    for (size_t j = 1; j <= b->count; j++) {
        bool same = a->at[i - 1] == b->at[j - 1];
        row[j] = smaller(last[j - 1] + !same, smaller(last[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] && a->at[i - 2] == b->at[j - 1])
            row[j] = smaller(row[j], before_last[j - 2] + 1);
    }
}

size_t text_distance(text a, text b)
{
    characters from, to;
    if (!characters_of(a, &from) || !characters_of(b, &to))
        return SIZE_MAX;
    size_t rows[3][LONGEST_NAME + 1] = {{0}};
    for (size_t j = 0; j <= to.count; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= from.count; i++)
        distance_row(&from, &to, i, rows[(i + 1) % 3], rows[(i + 2) % 3], rows[i % 3]);
    return rows[from.count % 3][to.count];
}

/* Moves past what people leave out or put in between words: blanks, underscores, hyphens. */
static text after_joints(text t)
{
    while (t.size > 0 && (t.bytes[0] == ' ' || t.bytes[0] == '_' || t.bytes[0] == '-'))
        t = text_from(t.bytes + 1, t.size - 1);
    return t;
}

/* "Employee ID" and "employee_id" are one name. */
static bool equal_without_joints(text a, text b)
{
    for (;;) {
        a = after_joints(a);
        b = after_joints(b);
        if (a.size == 0 || b.size == 0)
            return a.size == b.size;
        if (!text_equal_ignoring_case(text_from(a.bytes, 1), text_from(b.bytes, 1)))
            return false;
        a = text_from(a.bytes + 1, a.size - 1);
        b = text_from(b.bytes + 1, b.size - 1);
    }
}

const char *text_nearest(text written, const char *const *names, size_t count)
{
    /* At most a third of the characters may be wrong, though always one, but never all of them. */
    size_t length = utf8_length(written);
    size_t allowed = length / 3 > 1 ? length / 3 : 1;
    if (length == 0)
        return NULL;
    if (allowed >= length)
        allowed = length - 1;

    const char *nearest = NULL;
    size_t least = allowed + 1;
    for (size_t i = 0; i < count; i++) {
        text name = text_of(names[i]);
        size_t distance = equal_without_joints(written, name) ? 0 : text_distance(written, name);
        if (distance < least) {
            least = distance;
            nearest = names[i];
        }
    }
    return nearest;
}
