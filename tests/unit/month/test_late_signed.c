#include "month/late_signed.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "unit.h"

/* August 2026 of a book that began in June: contracts at 10.00 each, so that quantity 5 is 50.00. */
enum { JUNE, JULY_LISTED, JULY_A, JULY_B, BEFORE_THE_BOOK, AUGUST, UNSIGNED, CONTRACTS };

typedef struct {
    rules rules;
    rules *in_history[1];
    contract items[CONTRACTS];
    contract_opening openings[CONTRACTS];
    computed_month computed;
    earlier_month earlier[2];
    char totals[2][32];
    month_paths paths;
    diagnostics diagnostics;
    input_context context;
} scene;

static void sign(scene *s, size_t which, int year, int month_number, int64_t count)
{
    char written[16];
    snprintf(written, sizeof written, "%04d-%02d-15", year, month_number);
    ck_assert(date_parse(text_of(written), &s->items[which].signed_on));
    s->items[which].has_quantity = count > 0;
    s->items[which].count = (quantity){count * 1000000};
    s->items[which].contract_price = (price){10000000};
}

static void write_totals(scene *s, size_t which, const char *sales)
{
    snprintf(s->totals[which], sizeof s->totals[which], "/tmp/late-signed-XXXXXX");
    const int descriptor = mkstemp(s->totals[which]);
    FILE *out = fdopen(descriptor, "w");
    ck_assert_ptr_nonnull(out);
    fprintf(out, "item,value\npersons,3\nsales,%s\ncollected,1.00\n", sales);
    ck_assert_int_eq(fclose(out), 0);
    s->earlier[which].totals_path = s->totals[which];
}

static void begin(scene *s)
{
    *s = (scene){.rules = {.effective_from = MONTH_NONE, .measure = MEASURE_CONTRACTED}};
    diagnostics_init(&s->diagnostics, false);
    s->in_history[0] = &s->rules;
    sign(s, JUNE, 2026, 6, 1);
    sign(s, JULY_LISTED, 2026, 7, 2);
    sign(s, JULY_A, 2026, 7, 4);
    sign(s, JULY_B, 2026, 7, 5);
    sign(s, BEFORE_THE_BOOK, 2026, 5, 1);
    sign(s, AUGUST, 2026, 8, 1);
    s->items[UNSIGNED].signed_on = DATE_NONE;
    s->openings[JULY_LISTED].listed = true;
    ck_assert(month_parse(TEXT_LITERAL("2026-08"), &s->paths.month));
    s->computed.history = (rules_history){s->in_history, 1};
    s->computed.rules = &s->rules;
    s->computed.contracts = (contracts){.given = true, .items = s->items, .count = CONTRACTS};
    s->computed.opening.contracts = s->openings;
    s->earlier[0].month = (month){s->paths.month.index - 2};
    s->earlier[1].month = (month){s->paths.month.index - 1};
    s->paths.earlier = s->earlier;
    s->paths.earlier_count = 2;
    s->context = (input_context){.diagnostics = &s->diagnostics,
                                 .memory = &s->computed.memory,
                                 .rules = &s->rules,
                                 .month = s->paths.month};
}

static void end(scene *s)
{
    for (size_t i = 0; i < 2; i++)
        if (s->totals[i][0])
            unlink(s->totals[i]);
    arena_release(&s->computed.memory);
    diagnostics_release(&s->diagnostics);
}

/* Which contracts came late, as bits. */
static unsigned late(scene *s)
{
    unsigned bits = 0;
    ck_assert(late_signed_find(&s->computed, &s->paths, &s->context));
    for (unsigned i = 0; i < CONTRACTS; i++)
        bits |= (unsigned)s->openings[i].came_late << i;
    return bits;
}

/* Without this a book whose contracts are all there in time would be warned of hundreds of them. */
START_TEST(contracts_that_were_there_are_not_late)
{
    scene s;
    begin(&s);
    write_totals(&s, 0, "10.00");
    write_totals(&s, 1, "110.00");
    ck_assert_uint_eq(late(&s), 0);
    end(&s);
}
END_TEST

/* Without this a sale entered after its month would be paid in no month, and nobody would be told. */
START_TEST(a_contract_that_came_after_its_month_is_found)
{
    scene s;
    begin(&s);
    write_totals(&s, 0, "0.00");
    write_totals(&s, 1, "70.00"); /* 40.00 came later: B's 50.00 is too much to be that */
    ck_assert_uint_eq(late(&s), 1u << JUNE | 1u << JULY_A);
    end(&s);
}
END_TEST

/* Without this a contract made smaller since would put its month's other contracts in doubt. */
START_TEST(less_than_was_sold_is_nobodys_lateness)
{
    scene s;
    begin(&s);
    write_totals(&s, 0, "10.00");
    write_totals(&s, 1, "120.00");
    ck_assert_uint_eq(late(&s), 0);
    end(&s);
}
END_TEST

/* Without this a month whose totals nobody can read would be taken for one in which all was there. */
START_TEST(without_totals_every_contract_in_question_is_told)
{
    scene s;
    begin(&s);
    write_totals(&s, 1, "99999999999999999.00"); /* above the limit of an amount: nothing is known */
    ck_assert_uint_eq(late(&s), 1u << JUNE | 1u << JULY_A | 1u << JULY_B);
    s.paths.earlier_count = 0; /* plain files */
    ck_assert_uint_eq(late(&s), 1u << JUNE | 1u << JULY_A | 1u << JULY_B | 1u << BEFORE_THE_BOOK);
    end(&s);
}
END_TEST

/* Without this books that pay on collections would be told of sales that count nowhere anyway. */
START_TEST(only_contracted_sales_can_come_late)
{
    scene s;
    begin(&s);
    s.computed.opening.first_month = true;
    ck_assert_uint_eq(late(&s), 0);
    s.computed.opening.first_month = false;
    s.rules.measure = MEASURE_COLLECTED;
    ck_assert_uint_eq(late(&s), 0);
    rules contracted = {.measure = MEASURE_CONTRACTED};
    s.computed.rules = &contracted; /* now; not yet in the earlier months */
    ck_assert_uint_eq(late(&s), 0);
    end(&s);
}
END_TEST

/* Without this a totals.csv that was spoiled by hand would pass for one that says nothing. */
START_TEST(a_totals_file_with_another_header_is_an_error)
{
    scene s;
    begin(&s);
    write_totals(&s, 1, "1.00");
    FILE *out = fopen(s.totals[1], "w");
    ck_assert_ptr_nonnull(out);
    fputs("item,worth\nsales,1.00\n", out);
    ck_assert_int_eq(fclose(out), 0);
    ck_assert(!late_signed_find(&s.computed, &s.paths, &s.context));
    ck_assert(diagnostics_failed(&s.diagnostics));
    end(&s);
}
END_TEST

Suite *suite(void)
{
    return suite_of("late_signed", contracts_that_were_there_are_not_late, a_contract_that_came_after_its_month_is_found,
                    less_than_was_sold_is_nobodys_lateness, without_totals_every_contract_in_question_is_told,
                    only_contracted_sales_can_come_late, a_totals_file_with_another_header_is_an_error);
}
