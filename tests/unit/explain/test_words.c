#include "explain/words.h"

#include <string.h>

#include "calc/figures.h"
#include "clerk.h"

static bool stands_in_a_formula(const char *piece)
{
    for (figure f = 0; f < FIGURE_COUNT; f++)
        if (strstr(figure_formula(f), piece))
            return true;
    for (contract_figure f = 0; f < CONTRACT_FIGURE_COUNT; f++)
        if (strstr(contract_figure_formula(f), piece))
            return true;
    for (line_figure f = 0; f < LINE_FIGURE_COUNT; f++)
        if (strstr(line_figure_formula(f), piece))
            return true;
    return false;
}

static void expect_pieces(const words_table *table)
{
    for (size_t i = 0; i < table->count; i++)
        ck_assert_msg(stands_in_a_formula(table->rows[i].piece), "no formula has %s", table->rows[i].piece);
}

/* Without this a changed formula would leave words behind that are never said again. */
START_TEST(every_piece_stands_in_a_formula)
{
    expect_pieces(&words_terms);
    expect_pieces(&words_tests);
    expect_pieces(&words_zeros);
    expect_pieces(&words_wins);
}
END_TEST

static void expect_names(clerk *d, const scope *s, const formula *f)
{
    const bool leaf = f->kind == FORMULA_NAME || f->kind == FORMULA_RULE || f->kind == FORMULA_CALL;
    for (language lang = LANGUAGE_ENGLISH; leaf && lang <= LANGUAGE_CHINESE; lang++) {
        const teller t = {&d->memory, s, lang, &d->failed};
        memset(d->written, 0, sizeof d->written);
        FILE *out = fmemopen(d->written, sizeof d->written - 1, "w");
        render_name(&t, f, out);
        ck_assert_int_eq(fclose(out), 0);
        const bool bare = text_is(text_of(d->written), "") || strchr(d->written, '_');
        ck_assert_msg(!bare || strchr(d->written, '"'), "no words for %.*s: %s", (int)f->source.size, f->source.bytes,
                      d->written);
    }
    for (size_t i = 0; i < f->part_count; i++)
        if (f->kind != FORMULA_IS)
            expect_names(d, s, f->parts[i]);
}

/* Without this a new figure or fact would be told by its key in the middle of a sentence. */
START_TEST(every_name_has_words)
{
    clerk d;
    ck_assert(clerk_open(&d, "Z5"));
    const scope of_contract = explanation_contract_scope(&d.e, 0);
    const scope of_line = explanation_line_scope(&d.e, &d.e.lines[0]);
    for (figure f = 0; f < FIGURE_COUNT; f++)
        expect_names(&d, &d.person, formula_read(&d.memory, figure_formula(f)));
    for (contract_figure f = 0; f < CONTRACT_FIGURE_COUNT; f++)
        expect_names(&d, &of_contract, formula_read(&d.memory, contract_figure_formula(f)));
    for (line_figure f = 0; f < LINE_FIGURE_COUNT; f++)
        expect_names(&d, &of_line, formula_read(&d.memory, line_figure_formula(f)));
    clerk_close(&d);
}
END_TEST

static void expect_values(clerk *d, const words_table *table)
{
    for (size_t i = 0; i < table->count; i++)
        for (const char *at = table->rows[i].words[0]; (at = strchr(at, '{')) != NULL; at++) {
            const text name = arena_format(&d->memory, "%.*s", (int)strcspn(at + 1, "}"), at + 1);
            scope_amount amount;
            ck_assert_msg(scope_value(&d->person, formula_read(&d->memory, name.bytes), &amount), "{%s}", name.bytes);
        }
}

/* Without this "the fund holds {…} already" would be said without the amount, or a reason never. */
START_TEST(templates_and_conditions_have_values)
{
    clerk d;
    ck_assert(clerk_open(&d, "Z5"));
    expect_values(&d, &words_zeros);
    expect_values(&d, &words_wins);
    expect_values(&d, &words_tests);
    for (size_t i = 0; i < words_zeros.count; i++) {
        const char *condition = words_zeros.rows[i].condition;
        if (*condition)
            ck_assert_ptr_nonnull(clerk_steps(&d, arena_format(&d.memory, "if(%s, 1, 0)", condition).bytes));
    }
    clerk_close(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("words", every_piece_stands_in_a_formula, every_name_has_words,
                    templates_and_conditions_have_values);
}
