/* Without these a new row of the table could name a default that does not parse, or an example that is refused. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "rules/keys.h"
#include "said.h"

/* Required keys of a section but one, each by its example; of a format all, since its rows say what it needs. */
static void write_others(char *all, size_t size, section_kind section, const rule_key *but)
{
    for (size_t i = 0; i < rule_key_count; i++) {
        const rule_key *key = &rule_keys[i];
        size_t used = strlen(all);
        if (key->section == section && (key->required || section == SECTION_EXPORT) && key != but)
            snprintf(all + used, size - used, "%s = %s\n", key->key, key->example);
    }
}

static void heading(char *all, size_t size, section_kind section)
{
    size_t used = strlen(all);
    const rule_section *s = &rule_sections[section];
    snprintf(all + used, size - used, "[%s%s]\n", s->name, s->name_part ? ".x" : "");
}

/* What is said of rules in which the key has that value. */
static const char *said_with(const rule_key *tried, const char *value)
{
    static char all[8000];
    static const section_kind least[] = {SECTION_SCHEME, SECTION_GRADE, SECTION_COMMISSION};
    all[0] = '\0';
    heading(all, sizeof all, tried->section);
    snprintf(all + strlen(all), sizeof all - strlen(all), "%s = %s\n", tried->key, value);
    write_others(all, sizeof all, tried->section, tried);
    for (size_t i = 0; i < 3; i++) {
        if (least[i] == tried->section)
            continue;
        heading(all, sizeof all, least[i]);
        write_others(all, sizeof all, least[i], NULL);
    }
    return said_of(all);
}

/* Without it a message would tell the clerk to write what is then refused. */
START_TEST(examples_defaults_and_choices_are_taken)
{
    for (size_t i = 0; i < rule_key_count; i++) {
        const rule_key *key = &rule_keys[i];
        ck_assert_str_eq(said_with(key, key->example), "");
        if (key->default_text)
            ck_assert_str_eq(said_with(key, key->default_text), "");
        for (size_t j = 0; key->choices[j] && strcmp(key->choices[j], "voucher") != 0; j++)
            ck_assert_str_eq(said_with(key, key->choices[j]), "");
    }
}
END_TEST

/* Without it the manual would have a hole, in one language or the other. */
START_TEST(rows_are_whole)
{
    for (size_t i = 0; i < rule_key_count; i++) {
        const rule_key *key = &rule_keys[i];
        bool chosen = key->type == KEY_CHOICE || key->type == KEY_FLAG;
        ck_assert(strlen(key->english) > 0 && strlen(key->chinese) > 0);
        ck_assert_int_eq(key->choices[0] != NULL, chosen);
        ck_assert(key->default_text ? !key->required : !chosen || key->required);
        ck_assert_uint_eq(rule_key_by_name(key->section, text_of(key->key)), i);
        ck_assert(rule_name_is_valid(text_of(key->key)));
        ck_assert(!rule_sections[key->section].free_keys);
    }
    for (section_kind kind = 0; kind < SECTION_KIND_COUNT; kind++) {
        text part;
        ck_assert(strlen(rule_sections[kind].english) > 0 && strlen(rule_sections[kind].chinese) > 0);
        ck_assert_int_eq(section_by_name(text_of(rule_sections[kind].name), &part), kind);
    }
}
END_TEST

/* Without it [grade.a.b] or [base.x] would be taken for what it is not. */
START_TEST(sections_by_name)
{
    text part;
    ck_assert_int_eq(section_by_name(TEXT_LITERAL("grade.a.b"), &part), SECTION_GRADE);
    ck_assert(text_is(part, "a.b"));
    ck_assert_int_eq(section_by_name(TEXT_LITERAL("grade"), &part), SECTION_GRADE);
    ck_assert_uint_eq(part.size, 0);
    ck_assert_int_eq(section_by_name(TEXT_LITERAL("base.x"), &part), SECTION_UNKNOWN);
    ck_assert_int_eq(section_by_name(TEXT_LITERAL("Base"), &part), SECTION_UNKNOWN);
    ck_assert_int_eq(section_by_name(TEXT_EMPTY, &part), SECTION_UNKNOWN);
    ck_assert(!rule_name_is_valid(TEXT_EMPTY));
    ck_assert(rule_free_key_is_valid(TEXT_LITERAL("a.1")));
    ck_assert(!rule_name_is_valid(TEXT_LITERAL("a.1")));
}
END_TEST

Suite *suite(void)
{
    return suite_of("keys", examples_defaults_and_choices_are_taken, rows_are_whole, sections_by_name);
}
