#include "explain/reason.h"

#include <stdlib.h>

#include "calc/figures.h"
#include "explain/piece.h"
#include "explain/words.h"

static bool is_zero(const step *s)
{
    return s->value.numerator == 0;
}

/* "", or a condition that stands in a row of words.def. */
static bool condition_holds(const teller *t, const char *condition)
{
    if (!*condition)
        return true;
    const text whole = arena_format(t->memory, "if(%s, 1, 0)", condition);
    const formula *f = whole.bytes ? formula_read(t->memory, whole.bytes) : NULL;
    const step *worked = NULL;
    if (!f || !step_evaluate(t->memory, t->scope, f, &worked))
        *t->failed = true;
    return worked && !is_zero(worked);
}

static const words_row *zero_row(const teller *t, text part)
{
    size_t from = 0;
    for (const words_row *row; (row = words_find(&words_zeros, part, from)) != NULL;
         from = (size_t)(row - words_zeros.rows) + 1)
        if (condition_holds(t, row->condition))
            return row;
    return NULL;
}

static const words_row *test_row(const step_test *test)
{
    size_t from = 0;
    for (const words_row *row; (row = words_find(&words_tests, test->of->source, from)) != NULL;
         from = (size_t)(row - words_tests.rows) + 1)
        if ((row->condition[0] == 'y') == test->holds)
            return row;
    return NULL;
}

/* ---- the part that made it 0 ---- */

/* The first test on the way that has words of its own. */
static const words_row *decisive_test(const step *s)
{
    for (; s->of->kind == FORMULA_IF; s = s->parts[0])
        for (const step_test *test = s->tests; test; test = test->next) {
            const words_row *row = test_row(test);
            if (row)
                return row;
        }
    return NULL;
}

static const step *zero_factor(const step *s)
{
    return is_zero(s->parts[0]) || s->of->kind == FORMULA_DIVIDE ? s->parts[0] : s->parts[1];
}

/* Of max(0, x): x where it is 0 itself; below 0 it was cut, and there is no further to go. */
static const step *zero_side(const step *s)
{
    const step *winner = s->parts[s->winner], *loser = s->parts[1 - s->winner];
    if (winner->of->kind != FORMULA_NUMBER)
        return winner;
    return is_zero(loser) ? loser : s;
}

/* The part of s, a step of value 0, from which its 0 comes; s itself where there is no further to go. */
static const step *cause(const step *s)
{
    switch (s->of->kind) {
    case FORMULA_MULTIPLY:
    case FORMULA_DIVIDE: return zero_factor(s);
    case FORMULA_MIN:
    case FORMULA_MAX: return zero_side(s);
    case FORMULA_NEGATE: return s->parts[0];
    case FORMULA_ROUND:
    case FORMULA_FLOOR: return is_zero(s->parts[0]) ? s->parts[0] : s;
    default: return s;
    }
}

static void say(const teller *t, saying what, const char *first, FILE *out)
{
    const char *const values[3] = {first, "", ""};
    words_fill(out, words_say(what, t->lang), values);
}

/* Runs a writer into a heap text, which the caller frees; NULL, and the teller failed, when memory is out. */
typedef void piece_writer(const teller *t, const step *s, FILE *out);

static char *written(const teller *t, const step *s, piece_writer *write)
{
    piece p;
    if (piece_open(&p))
        write(t, s, p.out);
    if (!piece_close(&p))
        *t->failed = true;
    return p.bytes;
}

static void write_name(const teller *t, const step *s, FILE *out)
{
    render_name(t, s->of, out);
}

static void write_value(const teller *t, const step *s, FILE *out)
{
    (void)t;
    render_amount(s->value, s->unit, out);
}

static void say_of(const teller *t, saying what, const step *s, piece_writer *write, FILE *out)
{
    char *words = written(t, s, write);
    say(t, what, words ? words : "", out);
    free(words);
}

/* Of `sales = collected`, what there is to say of the other figure. */
static const step *steps_of_figure(const teller *t, const step *s)
{
    const figure f = t->scope->kind == SCOPE_PERSON && s->of->kind == FORMULA_NAME ? figure_by_name(s->of->word)
                                                                                  : FIGURE_COUNT;
    if (f == FIGURE_COUNT)
        return NULL;
    const formula *read = formula_read(t->memory, figure_formula(f));
    const step *steps = NULL;
    if (!read || !step_evaluate(t->memory, t->scope, read, &steps))
        *t->failed = true;
    return steps;
}

static void leaf_reason(const teller *t, const step *s, bool whole, FILE *out)
{
    const step *further = whole ? steps_of_figure(t, s) : NULL;
    if (further)
        reason_of_zero(t, further, out);
    else if (text_is(s->of->word, "adjustments"))
        say(t, SAY_NO_SUCH_ADJUSTMENT, "", out);
    else
        say_of(t, SAY_IS_ZERO, s, write_name, out);
}

/* Whether there is more to say of it than that it is 0. */
static bool has_story(const teller *t, const step *s)
{
    for (const step *at = s;; at = cause(at)) {
        if (at->of->kind == FORMULA_IF) {
            if (decisive_test(at))
                return true;
            at = render_inner(at);
        }
        if (zero_row(t, at->of->source))
            return true;
        if (cause(at) == at)
            return false;
    }
}

typedef struct {
    const step *terms[16];
    size_t count;
    bool all_zero;
} term_list;

static void gather_terms(const step *s, term_list *terms)
{
    if (s->of->kind == FORMULA_ADD || s->of->kind == FORMULA_SUBTRACT) {
        gather_terms(s->parts[0], terms);
        gather_terms(s->parts[1], terms);
        return;
    }
    terms->all_zero &= is_zero(s);
    if (terms->count < sizeof terms->terms / sizeof *terms->terms)
        terms->terms[terms->count++] = s;
}

static void sum_reason(const teller *t, const step *s, FILE *out)
{
    term_list terms = {.all_zero = true};
    gather_terms(s, &terms);
    if (!terms.all_zero) {
        say(t, SAY_CANCEL_OUT, "", out);
        return;
    }
    size_t stories = 0;
    for (size_t i = 0; i < terms.count; i++) {
        if (!has_story(t, terms.terms[i]))
            continue;
        fputs(stories++ > 0 ? words_say(SAY_AND, t->lang) : "", out);
        reason_of_zero(t, terms.terms[i], out);
    }
    if (stories == 0)
        say(t, SAY_ALL_ZERO, "", out);
}

void reason_of_zero(const teller *t, const step *steps, FILE *out)
{
    const step *s = steps;
    for (;; s = cause(s)) {
        if (s->of->kind == FORMULA_IF) {
            const step *inner = render_inner(s);
            const words_row *test = inner->of->kind == FORMULA_NUMBER ? decisive_test(s) : NULL;
            if (test) {
                render_template(t, test->words[t->lang], out);
                return;
            }
            s = inner;
        }
        const words_row *row = zero_row(t, s->of->source);
        if (row) {
            render_template(t, row->words[t->lang], out);
            return;
        }
        if (cause(s) == s)
            break;
    }
    if (s->of->kind == FORMULA_ADD || s->of->kind == FORMULA_SUBTRACT)
        sum_reason(t, s, out);
    else if (s->of->kind == FORMULA_MAX)
        say_of(t, SAY_BELOW_ZERO, s->parts[1 - s->winner], write_value, out);
    else if (s->part_count > 0)
        say_of(t, SAY_ROUNDS_TO_ZERO, s->parts[0], write_value, out);
    else
        leaf_reason(t, s, s == render_inner(steps), out);
}

/* ---- bounds ---- */

static void say_three(const teller *t, saying what, const step *a, piece_writer *write_a, const step *b, const step *c,
                      FILE *out)
{
    char *pieces[3] = {written(t, a, write_a), written(t, b, write_value), c ? written(t, c, write_value) : NULL};
    const char *values[3];
    for (size_t i = 0; i < 3; i++)
        values[i] = pieces[i] ? pieces[i] : "";
    words_fill(out, words_say(what, t->lang), values);
    for (size_t i = 0; i < 3; i++)
        free(pieces[i]);
}

/* What only matters when it is reached. */
static bool is_bound(const step *s)
{
    return s->of->kind == FORMULA_RULE || s->of->kind == FORMULA_NUMBER || words_find(&words_wins, s->of->source, 0);
}

bool reason_of_bound(const teller *t, const step *s, FILE *out)
{
    const step *winner = s->parts[s->winner], *loser = s->parts[1 - s->winner];
    const words_row *row = words_find(&words_wins, winner->of->source, 0);
    const bool smallest = s->of->kind == FORMULA_MIN;
    if (fraction_equal(winner->value, loser->value))
        return false;
    if (row)
        render_template(t, row->words[t->lang], out);
    else if (is_bound(loser) || (smallest && step_is_leaf(loser)))
        return false;
    else if (winner->of->kind == FORMULA_NUMBER)
        say_of(t, SAY_BELOW_ZERO, loser, write_value, out);
    else if (smallest && step_is_leaf(winner))
        say_three(t, SAY_CAPPED, winner, write_name, winner, loser, out);
    else
        say_three(t, smallest ? SAY_SMALLER_COUNTS : SAY_LARGER_COUNTS, s->parts[0], write_value, s->parts[1], NULL,
                  out);
    return true;
}
