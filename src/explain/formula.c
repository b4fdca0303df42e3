#include "explain/formula.h"

#include <string.h>

/* One way down the text, a character ahead. `bad` once anything is not of the grammar or memory ran out. */
typedef struct {
    arena *memory;
    const char *at;
    const char *end_of_last; /* behind the last token */
    bool bad;
} reading;

static formula *read_sum(reading *r);
static formula *read_condition(reading *r);

static void skip_blanks(reading *r)
{
    while (*r->at == ' ')
        r->at++;
}

static formula *fail(reading *r)
{
    r->bad = true;
    return NULL;
}

static formula *node(reading *r, formula_kind kind, const char *begin, const formula *a, const formula *b)
{
    formula *made = r->bad ? NULL : arena_allocate(r->memory, sizeof *made);
    if (!made)
        return fail(r);
    *made = (formula){.kind = kind, .source = text_from(begin, (size_t)(r->end_of_last - begin)), .parts = {a, b}};
    made->part_count = b ? 2 : a != NULL;
    return made;
}

/* Takes the sign if it stands next. */
static bool take(reading *r, char sign)
{
    skip_blanks(r);
    if (*r->at != sign)
        return false;
    r->end_of_last = ++r->at;
    return true;
}

static void need(reading *r, char sign)
{
    if (!take(r, sign))
        r->bad = true;
}

static bool in_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

static text word(reading *r)
{
    skip_blanks(r);
    const char *begin = r->at;
    while (in_word(*r->at))
        r->at++;
    if (r->at == begin)
        r->bad = true;
    r->end_of_last = r->at;
    return text_from(begin, (size_t)(r->at - begin));
}

/* Takes the word if it stands next: and, or, not, is. */
static bool take_word(reading *r, const char *wanted)
{
    skip_blanks(r);
    const size_t size = strlen(wanted);
    if (strncmp(r->at, wanted, size) != 0 || in_word(r->at[size]))
        return false;
    r->at += size;
    r->end_of_last = r->at;
    return true;
}

static formula *read_if(reading *r, const char *begin)
{
    const formula *condition = read_condition(r);
    need(r, ',');
    const formula *then = read_sum(r);
    need(r, ',');
    const formula *otherwise = read_sum(r);
    need(r, ')');
    formula *made = node(r, FORMULA_IF, begin, condition, then);
    if (!made)
        return NULL;
    made->parts[2] = otherwise;
    made->part_count = 3;
    return made;
}

static formula *read_two(reading *r, formula_kind kind, const char *begin)
{
    const formula *a = read_sum(r);
    need(r, ',');
    const formula *b = read_sum(r);
    need(r, ')');
    return node(r, kind, begin, a, b);
}

static formula *read_one(reading *r, formula_kind kind, const char *begin)
{
    const formula *a = read_sum(r);
    need(r, ')');
    return node(r, kind, begin, a, NULL);
}

static formula *read_names(reading *r, formula_kind kind, const char *begin, text name)
{
    const text argument = word(r);
    const text second = take(r, ',') ? word(r) : TEXT_EMPTY;
    need(r, ')');
    formula *made = node(r, kind, begin, NULL, NULL);
    if (!made)
        return NULL;
    made->word = name;
    made->argument = argument;
    made->second = second;
    return made;
}

static formula *read_call(reading *r, const char *begin, text name)
{
    if (text_is(name, "if"))
        return read_if(r, begin);
    if (text_is(name, "min"))
        return read_two(r, FORMULA_MIN, begin);
    if (text_is(name, "max"))
        return read_two(r, FORMULA_MAX, begin);
    if (text_is(name, "round"))
        return read_one(r, FORMULA_ROUND, begin);
    if (text_is(name, "floor"))
        return read_one(r, FORMULA_FLOOR, begin);
    const bool condition = text_is(name, "given") || text_is(name, "all");
    return read_names(r, condition ? FORMULA_FLAG : FORMULA_CALL, begin, name);
}

static formula *read_word(reading *r)
{
    skip_blanks(r);
    const char *begin = r->at;
    const text name = word(r);
    if (r->bad)
        return NULL;
    if (*r->at == '(') {
        need(r, '(');
        return read_call(r, begin, name);
    }
    const bool rule = *r->at == '.';
    const text key = rule ? (r->at++, word(r)) : TEXT_EMPTY;
    const bool number = begin[0] >= '0' && begin[0] <= '9';
    formula *made = node(r, rule ? FORMULA_RULE : number ? FORMULA_NUMBER : FORMULA_NAME, begin, NULL, NULL);
    if (!made)
        return NULL;
    made->word = name;
    made->argument = key;
    return made;
}

static formula *read_factor(reading *r)
{
    skip_blanks(r);
    const char *begin = r->at;
    if (r->bad)
        return NULL;
    if (take(r, '-')) {
        const formula *inner = read_factor(r);
        return node(r, FORMULA_NEGATE, begin, inner, NULL);
    }
    if (!take(r, '('))
        return read_word(r);
    formula *inner = read_sum(r);
    need(r, ')');
    return inner;
}

static formula *read_product(reading *r)
{
    skip_blanks(r);
    const char *begin = r->at;
    formula *left = read_factor(r);
    while (!r->bad) {
        const bool times = take(r, '*');
        if (!times && !take(r, '/'))
            break;
        const formula *right = read_factor(r);
        left = node(r, times ? FORMULA_MULTIPLY : FORMULA_DIVIDE, begin, left, right);
    }
    return left;
}

static formula *read_sum(reading *r)
{
    skip_blanks(r);
    const char *begin = r->at;
    formula *left = read_product(r);
    while (!r->bad) {
        const bool plus = take(r, '+');
        if (!plus && !take(r, '-'))
            break;
        const formula *right = read_product(r);
        left = node(r, plus ? FORMULA_ADD : FORMULA_SUBTRACT, begin, left, right);
    }
    return left;
}

/* sum > sum, KEY is WORD, or a flag: all begin with a sum, and a flag is a bare name or given(…), all(…). */
static formula *read_comparison(reading *r)
{
    skip_blanks(r);
    const char *begin = r->at;
    formula *left = read_sum(r);
    if (!left)
        return NULL;
    if (take(r, '>')) {
        const formula *right = read_sum(r);
        return node(r, FORMULA_ABOVE, begin, left, right);
    }
    if (take_word(r, "is")) {
        const text value = word(r);
        formula *made = left->kind == FORMULA_RULE ? node(r, FORMULA_IS, begin, left, NULL) : fail(r);
        if (made)
            made->word = value;
        return made;
    }
    if (left->kind == FORMULA_NAME)
        left->kind = FORMULA_FLAG;
    return left->kind == FORMULA_FLAG ? left : fail(r);
}

static formula *read_test(reading *r)
{
    skip_blanks(r);
    const char *begin = r->at;
    if (r->bad)
        return NULL;
    if (take_word(r, "not")) {
        const formula *inner = read_test(r);
        return node(r, FORMULA_NOT, begin, inner, NULL);
    }
    if (!take(r, '('))
        return read_comparison(r);
    formula *inner = read_condition(r);
    need(r, ')');
    return inner;
}

static formula *read_both(reading *r)
{
    skip_blanks(r);
    const char *begin = r->at;
    formula *left = read_test(r);
    while (!r->bad && take_word(r, "and")) {
        const formula *right = read_test(r);
        left = node(r, FORMULA_AND, begin, left, right);
    }
    return left;
}

static formula *read_condition(reading *r)
{
    skip_blanks(r);
    const char *begin = r->at;
    formula *left = read_both(r);
    while (!r->bad && take_word(r, "or")) {
        const formula *right = read_both(r);
        left = node(r, FORMULA_OR, begin, left, right);
    }
    return left;
}

const formula *formula_read(arena *memory, const char *source)
{
    reading r = {.memory = memory, .at = source, .end_of_last = source};
    const formula *whole = read_sum(&r);
    skip_blanks(&r);
    return r.bad || *r.at ? NULL : whole;
}
