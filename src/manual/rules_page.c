#include "manual/rules_page.h"

#include <stdio.h>
#include <string.h>

#include "manual/prose.h"
#include "model/export_rules.h"
#include "rules/keys.h"

enum { HEADING_SIZE = 64 };

/* "[grade.NAME]" */
static const char *section_heading(const rule_section *section, char buffer[HEADING_SIZE])
{
    snprintf(buffer, HEADING_SIZE, "[%s%s%s]", section->name, section->name_part ? "." : "",
             section->name_part ? section->name_part : "");
    return buffer;
}

static void write_choices(page *p, const rule_key *key)
{
    char words[200];
    size_t size = 0;
    for (size_t i = 0; key->choices[i] && size < sizeof words; i++)
        size += (size_t)snprintf(words + size, sizeof words - size, "%s`%s`", i > 0 ? ", " : "", key->choices[i]);
    page_text(p, "%s%s", prose(PROSE_ONE_OF, p->lang), words);
}

static void write_type(page *p, const rule_key *key)
{
    switch (key->type) {
    case KEY_TEXT: page_text(p, "%s", prose(PROSE_KEY_TEXT, p->lang)); break;
    case KEY_MONEY: page_text(p, "%s", prose(PROSE_KEY_MONEY, p->lang)); break;
    case KEY_POSITIVE_MONEY: page_text(p, "%s", prose(PROSE_KEY_POSITIVE_MONEY, p->lang)); break;
    case KEY_RATE: page_text(p, "%s", prose(PROSE_KEY_RATE, p->lang)); break;
    case KEY_DAYS: page_text(p, "%s%d", prose(PROSE_KEY_DAYS, p->lang), RULE_DAYS_MAX); break;
    case KEY_MONTH: page_text(p, "%s", prose(PROSE_KEY_MONTH, p->lang)); break;
    case KEY_MONTHS: page_text(p, "%s", prose(PROSE_KEY_MONTHS, p->lang)); break;
    case KEY_CHOICE:
    case KEY_FLAG: write_choices(p, key); break;
    case KEY_CALCULATION: page_text(p, "%s%d", prose(PROSE_KEY_CALCULATION, p->lang), CALCULATION_LATEST); break;
    case KEY_FIGURE: page_text(p, "%s", prose(PROSE_KEY_FIGURE, p->lang)); break;
    case KEY_COLUMNS: page_text(p, "%s", prose(PROSE_KEY_COLUMNS, p->lang)); break;
    case KEY_CELLS: page_text(p, "%s", prose(PROSE_KEY_CELLS, p->lang)); break;
    }
}

/* The fields that stand in rows of that kind: "`employee_id` (工号), …" */
static void write_fields(page *p, prose_id intro, unsigned place)
{
    char words[1200];
    size_t size = 0;
    for (export_field field = 0; field < EXPORT_FIELD_COUNT; field++)
        if (export_field_stands_in(field, place))
            size += (size_t)snprintf(words + size, sizeof words - size, "%s`%s` %s", size > 0 ? ", " : "",
                                     export_field_name(field, LANGUAGE_ENGLISH),
                                     export_field_name(field, LANGUAGE_CHINESE));
    page_paragraph(p, "%s%s", prose(intro, p->lang), words);
}

static void write_export_fields(page *p)
{
    page_paragraph(p, "%s", prose(PROSE_EXPORT_SECTION, p->lang));
    write_fields(p, PROSE_FIELDS_OF_PEOPLE, FIELD_OF_PEOPLE);
    write_fields(p, PROSE_FIELDS_OF_VOUCHER, FIELD_OF_VOUCHER);
    write_fields(p, PROSE_FIELDS_OF_CONTROL, FIELD_OF_CONTROL);
}

/* "required", "default: step", "may be left out" */
static void write_need(page *p, const rule_key *key)
{
    if (key->required)
        page_text(p, "%s", prose(PROSE_REQUIRED, p->lang));
    else if (key->default_text)
        page_text(p, "%s`%s`", prose(PROSE_DEFAULT, p->lang), key->default_text);
    else
        page_text(p, "%s", prose(PROSE_MAY_BE_LEFT_OUT, p->lang));
}

static void write_key(page *p, const rule_key *key)
{
    char example[200];
    page_term(p, key->key, NULL);
    page_text(p, "%s", page_words(p, key->english, key->chinese));
    write_type(p, key);
    write_need(p, key);
    snprintf(example, sizeof example, "%s = %s", key->key, key->example);
    page_code(p, example);
}

static void write_section(page *p, section_kind kind)
{
    static const prose_id absences[] = {
        [SECTION_REQUIRED] = PROSE_SECTION_REQUIRED,
        [SECTION_DEFAULTS] = PROSE_SECTION_DEFAULTS,
        [SECTION_NOTHING] = PROSE_SECTION_NOTHING,
    };
    const rule_section *section = &rule_sections[kind];
    char heading[HEADING_SIZE];
    page_subheading(p, section_heading(section, heading));
    page_paragraph(p, "%s", page_words(p, section->english, section->chinese));
    page_paragraph(p, "%s", prose(absences[section->absence], p->lang));
    if (kind == SECTION_COLUMNS)
        page_paragraph(p, "%s", prose(PROSE_COLUMNS_SECTION, p->lang));
    if (kind == SECTION_EXPORT)
        write_export_fields(p);
    for (size_t i = 0; i < rule_key_count; i++)
        if (rule_keys[i].section == kind)
            write_key(p, &rule_keys[i]);
}

/* A rule file made of every key's example: a test has the program read it. */
static void write_example(page *p)
{
    static const char *const names[SECTION_KIND_COUNT] = {
        [SECTION_GRADE] = "senior", [SECTION_ALLOWANCE] = "cooling", [SECTION_COLUMNS] = "payments", [SECTION_EXPORT] = "bank"};
    char lines[8000];
    size_t size = 0;
    for (section_kind kind = 0; kind < SECTION_KIND_COUNT; kind++) {
        const rule_section *section = &rule_sections[kind];
        if (section->free_keys && kind != SECTION_COLUMNS)
            continue;
        size += (size_t)snprintf(lines + size, sizeof lines - size, "%s[%s%s%s]\n", size > 0 ? "\n" : "", section->name,
                                 names[kind] ? "." : "", names[kind] ? names[kind] : "");
        if (kind == SECTION_COLUMNS)
            size += (size_t)snprintf(lines + size, sizeof lines - size, "%s", prose(PROSE_COLUMNS_EXAMPLE, p->lang));
        for (size_t i = 0; i < rule_key_count && size < sizeof lines; i++)
            if (rule_keys[i].section == kind)
                size += (size_t)snprintf(lines + size, sizeof lines - size, "%s = %s\n", rule_keys[i].key,
                                         rule_keys[i].example);
        if (size >= sizeof lines) {
            p->failed = true;
            return;
        }
    }
    page_code(p, lines);
}

void rules_page(page *p)
{
    page_heading(p, prose(PROSE_HEAD_RULE_FILES, p->lang));
    page_paragraph(p, "%s", prose(PROSE_RULES_WHERE, p->lang));
    page_paragraph(p, "%s", prose(PROSE_RULES_FORM, p->lang));
    page_paragraph(p, "%s", prose(PROSE_RULES_VALUES, p->lang));
    page_heading(p, prose(PROSE_HEAD_SECTIONS, p->lang));
    for (section_kind kind = 0; kind < SECTION_KIND_COUNT; kind++)
        write_section(p, kind);
    page_heading(p, prose(PROSE_HEAD_EXAMPLE, p->lang));
    page_paragraph(p, "%s", prose(PROSE_RULES_EXAMPLE, p->lang));
    write_example(p);
}

/* "[risk_fund]" as "risk_fund". */
static text without_brackets(text name)
{
    if (name.size > 2 && name.bytes[0] == '[' && name.bytes[name.size - 1] == ']')
        return text_from(name.bytes + 1, name.size - 2);
    return name;
}

/* Keys are shown below their section's heading. */
static bool write_keys_named(page *p, section_kind only, text name)
{
    bool found = false;
    for (size_t i = 0; i < rule_key_count; i++) {
        char heading[HEADING_SIZE];
        if ((only != SECTION_UNKNOWN && rule_keys[i].section != only) || !text_is(name, rule_keys[i].key))
            continue;
        page_subheading(p, section_heading(&rule_sections[rule_keys[i].section], heading));
        write_key(p, &rule_keys[i]);
        found = true;
    }
    return found;
}

bool rules_topic(page *p, text name)
{
    text part;
    const text bare = without_brackets(name);
    const section_kind kind = section_by_name(bare, &part);
    bool found = write_keys_named(p, SECTION_UNKNOWN, bare);
    if (kind != SECTION_UNKNOWN && part.size == 0) {
        write_section(p, kind);
        return true;
    }
    const char *dot = memchr(bare.bytes, '.', bare.size);
    if (!dot)
        return found;
    /* What stands behind the dot is a key, or a section's own name: grade.senior. */
    const text front = text_from(bare.bytes, (size_t)(dot - bare.bytes));
    const text back = text_from(dot + 1, bare.size - front.size - 1);
    text nothing;
    const section_kind of = section_by_name(front, &nothing);
    if (of == SECTION_UNKNOWN)
        return found;
    if (write_keys_named(p, of, back))
        return true;
    if (rule_sections[of].name_part == NULL)
        return found;
    write_section(p, of);
    return true;
}

void rules_names(topic_names *names)
{
    for (section_kind kind = 0; kind < SECTION_KIND_COUNT; kind++)
        topic_names_add(names, rule_sections[kind].name);
    for (size_t i = 0; i < rule_key_count; i++) {
        topic_names_add(names, rule_keys[i].key);
        topic_names_add_joined(names, rule_sections[rule_keys[i].section].name, rule_keys[i].key);
    }
}
