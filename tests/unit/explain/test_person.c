#include "explain/person.h"

#include "unit.h"

#define NAMESAKES 12

static person known[NAMESAKES + 2];
static people all;
static diagnostics said;

static void begin(void)
{
    static const char *const ids[NAMESAKES + 2] = {"N01", "N02", "N03", "N04", "N05", "N06", "N07",
                                                   "N08", "N09", "N10", "N11", "N12", "XS01", "王建国"};
    all = (people){.items = known, .count = NAMESAKES + 2};
    diagnostics_init(&said, false);
    for (uint32_t i = 0; i < NAMESAKES + 2; i++) {
        uint32_t stored;
        known[i] = (person){.id = text_of(ids[i]), .name = TEXT_LITERAL("Li Na")};
        ck_assert(name_index_put(&all.by_id, known[i].id, i, &stored));
    }
    known[NAMESAKES].name = TEXT_LITERAL("王建国");
    known[NAMESAKES + 1].name = TEXT_LITERAL("Sun Lei");
}

static void end(void)
{
    name_index_release(&all.by_id);
    diagnostics_release(&said);
}

static uint32_t ask(const char *asked)
{
    return person_asked(&all, (month){2026 * 12}, text_of(asked), &said);
}

/* Without this a clerk who types a name would be shown somebody else's pay. */
START_TEST(an_id_goes_before_a_name)
{
    begin();
    ck_assert_uint_eq(ask("XS01"), NAMESAKES);
    ck_assert_uint_eq(ask("王建国"), NAMESAKES + 1);
    ck_assert_uint_eq(ask("Sun Lei"), NAMESAKES + 1);
    ck_assert_uint_eq(said.count, 0);
    end();
}
END_TEST

/* Without this one of several namesakes would be taken at random, or a thousand ids listed. */
START_TEST(namesakes_are_listed)
{
    begin();
    ck_assert_uint_eq(ask("Li Na"), PERSON_NONE);
    ck_assert_uint_eq(said.count, 1);
    ck_assert_int_eq(said.items[0].code, MESSAGE_SEVERAL_PERSONS);
    ck_assert(text_is(said.items[0].arguments[1], "N01, N02, N03, N04, N05, N06, N07, N08, N09, N10, …"));
    end();
}
END_TEST

/* Without this a slip of the finger would be answered by a list of nothing. */
START_TEST(nobody_is_called_so)
{
    begin();
    ck_assert_uint_eq(ask("Sun Lai"), PERSON_NONE);
    ck_assert_uint_eq(ask("somebody else"), PERSON_NONE);
    ck_assert_uint_eq(said.count, 2);
    ck_assert_int_eq(said.items[0].code, MESSAGE_NO_SUCH_PERSON_NEAR);
    ck_assert(text_is(said.items[0].arguments[3], "Sun Lei"));
    ck_assert_int_eq(said.items[1].code, MESSAGE_NO_SUCH_PERSON);
    end();
}
END_TEST

Suite *suite(void)
{
    return suite_of("person", an_id_goes_before_a_name, namesakes_are_listed, nobody_is_called_so);
}
