/* Without these a new book would pay by other rules than those that ship, or hide a key that a company needs. */
#include "unit.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "rules/keys.h"
#include "rules/read.h"
#include "template/rules_file.h"
#include "written.h"

static diagnostics d;

static text written_in(language lang)
{
    ck_assert(rules_file_write(written_begin(), lang, &d));
    return written_end();
}

static rules *read_text(text bytes)
{
    char path[32];
    int descriptor = memfd_create("rules.ini", 0);
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    ck_assert_int_eq(write(descriptor, bytes.bytes, bytes.size), (ssize_t)bytes.size);
    rules *read = rules_read(path, false, &d);
    close(descriptor);
    ck_assert_uint_eq(d.count, 0);
    return read;
}

static bool is_key(const rule_entry *entry, const char *section, const char *key)
{
    return text_is(entry->section, section) && text_is(entry->key, key);
}

/* Whether the key is a name for people to read. */
static bool is_name(const rule_entry *entry)
{
    text part;
    return rule_keys[rule_key_by_name(section_by_name(entry->section, &part), entry->key)].type == KEY_TEXT;
}

START_TEST(it_holds_the_shipped_rules_but_for_the_output)
{
    for (language lang = LANGUAGE_ENGLISH; lang <= LANGUAGE_CHINESE; lang++) {
        diagnostics_init(&d, false);
        rules *shipped = rules_read(SALESPAY_SOURCE_DIR "/config/rules.ini", false, &d);
        rules *made = read_text(written_in(lang));
        ck_assert_ptr_nonnull(shipped);
        size_t of_output = 0;
        for (size_t i = 0; i < made->entry_count; i++) {
            const rule_entry *entry = &made->entries[i];
            const rule_entry *same = rules_entry(shipped, entry->section, entry->key);
            if (is_key(entry, "output", "csv") || is_key(entry, "output", "headers"))
                of_output++;
            else
                ck_assert(same && (text_equal(entry->value, same->value) ||
                                   (is_name(entry) && lang == LANGUAGE_ENGLISH)));
        }
        ck_assert_uint_eq(made->entry_count, shipped->entry_count + of_output);
        ck_assert_uint_eq(made->grade_count, shipped->grade_count);
        ck_assert_uint_eq(made->allowance_count, shipped->allowance_count);
        ck_assert(made->csv_excel);
        ck_assert_int_eq(made->headers_chinese, lang == LANGUAGE_CHINESE);
        rules_free(made);
        rules_free(shipped);
        diagnostics_release(&d);
    }
}
END_TEST

/* "key = " at the start of a line or behind "# ". */
static bool has_key(text all, const char *key)
{
    char line[80], comment[80];
    snprintf(line, sizeof line, "\n%s = ", key);
    snprintf(comment, sizeof comment, "\n# %s = ", key);
    return strstr(all.bytes, line) || strstr(all.bytes, comment);
}

START_TEST(it_holds_every_section_and_key_with_its_meaning)
{
    for (language lang = LANGUAGE_ENGLISH; lang <= LANGUAGE_CHINESE; lang++) {
        diagnostics_init(&d, false);
        const bool chinese = lang == LANGUAGE_CHINESE;
        const text all = written_in(lang);
        for (size_t i = 0; i < rule_key_count; i++) {
            ck_assert_msg(has_key(all, rule_keys[i].key), "%s", rule_keys[i].key);
            ck_assert(strstr(all.bytes, chinese ? rule_keys[i].chinese : rule_keys[i].english));
        }
        for (section_kind kind = 0; kind < SECTION_KIND_COUNT; kind++) {
            char heading[80];
            snprintf(heading, sizeof heading, "[%s%s", rule_sections[kind].name,
                     rule_sections[kind].name_part ? "." : "]");
            ck_assert_msg(strstr(all.bytes, heading) != NULL, "%s", heading);
            ck_assert(strstr(all.bytes, chinese ? rule_sections[kind].chinese : rule_sections[kind].english));
        }
        diagnostics_release(&d);
    }
}
END_TEST

/* Without it a clerk who reads no Chinese would meet names that she cannot read. */
START_TEST(in_english_every_name_is_english)
{
    diagnostics_init(&d, false);
    const text all = written_in(LANGUAGE_ENGLISH);
    for (size_t i = 0; i < all.size; i++)
        ck_assert_msg((all.bytes[i] & 0x80) == 0, "%.60s", all.bytes + i);
    diagnostics_release(&d);
}
END_TEST

/* Without it the keys that stand as comments could be refused once the # is taken away. */
START_TEST(what_is_commented_out_is_taken_too)
{
    diagnostics_init(&d, false);
    const text all = arena_copy(&d.memory, written_in(LANGUAGE_CHINESE));
    FILE *bare = written_begin();
    for (const char *line = all.bytes, *next; line < all.bytes + all.size; line = next) {
        next = strchr(line, '\n') + 1;
        if (strncmp(line, "# [export.NAME]", 15) == 0) {
            fputs("[export.name]\n", bare);
            continue;
        }
        const bool is_key_line = strncmp(line, "# ", 2) == 0 && memmem(line, (size_t)(next - line), " = ", 3) &&
                                 (line[2] & 0x80) == 0;
        fwrite(line + (is_key_line ? 2 : 0), 1, (size_t)(next - line) - (is_key_line ? 2 : 0), bare);
    }
    rules *made = read_text(written_end());
    ck_assert_ptr_nonnull(made);
    ck_assert(!month_is_none(made->effective_from));
    rules_free(made);
    diagnostics_release(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("rules_file", it_holds_the_shipped_rules_but_for_the_output,
                    it_holds_every_section_and_key_with_its_meaning, in_english_every_name_is_english,
                    what_is_commented_out_is_taken_too);
}
