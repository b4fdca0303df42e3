#include "template/rules_file.h"

#include "rules/ini_scan.h"
#include "rules/keys.h"
#include "template/embedded.h"

/* What is written, and how far it got. */
typedef struct {
    FILE *out;
    language lang;
    ini shipped;
    bool told[SECTION_KIND_COUNT]; /* a section of this kind was written: its keys are explained */
} rules_file;

/* The names for people to read of the shipped rules, for those who do not read Chinese. */
static const struct {
    const char *shipped, *english;
} english_names[] = {
    {"销售部薪酬规则", "Pay rules of the sales department"},
    {"初级", "Junior"},
    {"资深", "Senior"},
    {"降温津贴", "Cooling allowance"},
    {"取暖津贴", "Heating allowance"},
};

static const char *in_language(const rules_file *file, const char *english, const char *chinese)
{
    return file->lang == LANGUAGE_CHINESE ? chinese : english;
}

static text name_in_language(const rules_file *file, text shipped)
{
    for (size_t i = 0; file->lang == LANGUAGE_ENGLISH && i < sizeof english_names / sizeof *english_names; i++)
        if (text_is(shipped, english_names[i].shipped))
            return text_of(english_names[i].english);
    return shipped;
}

/* What a new book has instead of the shipped value: its files are opened in a spreadsheet. Empty: the shipped value. */
static text value_of_new_books(const rules_file *file, const rule_key *key)
{
    if (key->section == SECTION_OUTPUT && text_is(text_of(key->key), "csv"))
        return TEXT_LITERAL("excel");
    if (key->section == SECTION_OUTPUT && text_is(text_of(key->key), "headers") && file->lang == LANGUAGE_CHINESE)
        return TEXT_LITERAL("zh");
    return TEXT_EMPTY;
}

/* The value of that key in that section (shipped.section_count: none); empty where it is left to its default. */
static text value_of(const rules_file *file, size_t section, const rule_key *key)
{
    const text own = value_of_new_books(file, key);
    if (own.size > 0)
        return own;
    for (size_t i = 0; i < file->shipped.entry_count; i++) {
        const ini_entry *entry = &file->shipped.entries[i];
        if (entry->section == section && text_is(entry->key, key->key))
            return key->type == KEY_TEXT ? name_in_language(file, entry->value) : entry->value;
    }
    return TEXT_EMPTY;
}

/* "# what the key means (one, other)" */
static void write_meaning(const rules_file *file, const rule_key *key)
{
    fprintf(file->out, "# %s", in_language(file, key->english, key->chinese));
    for (size_t i = 0; key->choices[i]; i++)
        fprintf(file->out, "%s%s", i == 0 ? in_language(file, " (", "（") : in_language(file, ", ", "、"),
                key->choices[i]);
    fprintf(file->out, "%s\n", key->choices[0] ? in_language(file, ")", "）") : "");
}

static void write_key(const rules_file *file, size_t section, const rule_key *key)
{
    const text value = value_of(file, section, key);
    if (!file->told[key->section])
        write_meaning(file, key);
    if (value.size > 0)
        fprintf(file->out, "%s = %.*s\n", key->key, (int)value.size, value.bytes);
    else
        fprintf(file->out, "# %s = %s\n", key->key, key->default_text ? key->default_text : key->example);
}

static void write_keys(rules_file *file, size_t section, section_kind kind)
{
    for (size_t i = 0; i < rule_key_count; i++)
        if (rule_keys[i].section == kind)
            write_key(file, section, &rule_keys[i]);
    file->told[kind] = true;
}

static void write_section_meaning(const rules_file *file, section_kind kind)
{
    fputc('\n', file->out);
    if (!file->told[kind])
        fprintf(file->out, "# %s\n", in_language(file, rule_sections[kind].english, rule_sections[kind].chinese));
}

static void write_section(rules_file *file, size_t section)
{
    const text name = file->shipped.sections[section].name;
    text part;
    const section_kind kind = section_by_name(name, &part);
    write_section_meaning(file, kind);
    fprintf(file->out, "[%.*s]\n", (int)name.size, name.bytes);
    write_keys(file, section, kind);
}

/* A section that the shipped rules do without, as a comment. */
static void write_other_section(rules_file *file, section_kind kind)
{
    const rule_section *row = &rule_sections[kind];
    write_section_meaning(file, kind);
    fprintf(file->out, "# [%s%s%s]\n", row->name, row->name_part ? "." : "", row->name_part ? row->name_part : "");
    write_keys(file, file->shipped.section_count, kind);
}

bool rules_file_write(FILE *out, language lang, diagnostics *d)
{
    arena memory = ARENA_EMPTY;
    rules_file file = {.out = out, .lang = lang, .shipped = {.source = SOURCE_NONE}};
    const bool read = ini_scan(&file.shipped, embedded_shipped_rules, &memory, d);
    if (read) {
        fputs(in_language(&file,
                          "# The pay rules of this book. What a key means stands above it; change the values to what your\n"
                          "# company does. A line that begins with # is a comment: keys that keep their default are shown\n"
                          "# so. Take the # away to set one.\n",
                          "# 本账册的薪酬规则。每个键的含义写在它的上方，请将数值改为本公司的规定。\n"
                          "# 以 # 开头的行是注释；取默认值的键以注释列出，去掉 # 即可设置。\n"),
              out);
        for (size_t i = 0; i < file.shipped.section_count; i++)
            write_section(&file, i);
        for (section_kind kind = 0; kind < SECTION_KIND_COUNT; kind++)
            if (!file.told[kind])
                write_other_section(&file, kind);
    }
    ini_release(&file.shipped);
    arena_release(&memory);
    return read;
}
