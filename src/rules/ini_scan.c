#include "rules/ini_scan.h"

#include <stdio.h>

#include "base/name_index.h"

#define NO_SECTION SIZE_MAX

typedef struct {
    ini *file;
    arena *memory;
    diagnostics *d;
    name_index sections, keys; /* what has been seen: "name", and "name]key" */
    size_t section;            /* that entries belong to, or NO_SECTION */
    bool heading_lost;         /* the last heading could not be read: whose the entries are is not known */
    bool told_no_text;         /* once a file: one in GBK or UTF-16 would fill the screen */
    bool out_of_memory;
    text line;
    uint64_t number;
} scan;

/* The place of a byte of the line. An unreadable line has no excerpt. */
static location place(const scan *s, const char *byte)
{
    text before = text_from(s->line.bytes, (size_t)(byte - s->line.bytes));
    bool readable = utf8_valid_size(s->line) == s->line.size;
    return (location){.source = s->file->source,
                      .line = s->number,
                      .column = (uint32_t)utf8_length(before) + 1,
                      .excerpt = readable ? s->line : TEXT_EMPTY};
}

static text text_after(text whole, const char *from)
{
    return text_from(from, whole.size - (size_t)(from - whole.bytes));
}

static text number_text(char buffer[24], uint64_t number)
{
    return text_from(buffer, (size_t)snprintf(buffer, 24, "%llu", (unsigned long long)number));
}

/* Reports a character that no line may hold. */
static void report_character(scan *s, const char *at, int32_t code_point)
{
    char shown[16];
    if (code_point <= 0) {
        if (s->told_no_text)
            return;
        s->told_no_text = true;
    }
    if (code_point < 0) {
        snprintf(shown, sizeof shown, "0x%02X", (unsigned)(unsigned char)*at);
        REPORT(s->d, RULES_NOT_UTF8, place(s, at), text_of(shown));
    } else if (code_point == '\r') {
        REPORT(s->d, LONE_CR, place(s, at));
    } else {
        snprintf(shown, sizeof shown, "U+%04X", (unsigned)code_point);
        REPORT(s->d, INVISIBLE_CHARACTER, place(s, at), text_of(shown));
    }
}

/* What is pasted along with a name and not seen: zero-width spaces, byte order and direction marks. */
static bool is_unseen(int32_t c)
{
    return c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || c == 0x2060 ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

/*
 * True when the line is UTF-8 without controls (tabs aside) and, but for comments, without characters that are not
 * seen; else the first of them is reported.
 */
static bool line_is_text(scan *s, bool comment)
{
    for (text rest = s->line; rest.size > 0;) {
        size_t size;
        int32_t c = utf8_decode(rest, &size);
        if (c < 0 || (c != '\t' && utf8_is_control(c)) || (!comment && is_unseen(c))) {
            report_character(s, rest.bytes, c);
            return false;
        }
        rest = text_from(rest.bytes + size, rest.size - size);
    }
    return true;
}

/* Signs that an input method writes where the plain one is meant. */
typedef struct {
    const char *wide, *plain;
} wide_sign;

static const wide_sign line_starts[] = {{"【", "["}, {"［", "["}, {"＃", "#"}, {"；", ";"}};
static const wide_sign comment_signs[] = {{"＃", "#"}, {"；", ";"}};
static const wide_sign equals_signs[] = {{"＝", "="}};
#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static bool report_wide_sign_at(scan *s, text there, const wide_sign *signs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (text_starts_with(there, text_of(signs[i].wide))) {
            REPORT(s->d, FULL_WIDTH_SIGN, place(s, there.bytes), text_of(signs[i].wide), text_of(signs[i].plain));
            return true;
        }
    }
    return false;
}

/* "a b " and " ", but not "a b". */
static bool ends_in_blank(text t)
{
    text trimmed = text_trim(t);
    return trimmed.size == 0 ? t.size > 0 : trimmed.bytes + trimmed.size != t.bytes + t.size;
}

/* Reports a wide sign in t: anywhere, or where a comment would begin. */
static bool report_wide_sign(scan *s, text t, const wide_sign *signs, size_t count, bool behind_blank)
{
    for (size_t i = 0; i < t.size; i++) {
        bool here = !behind_blank || i == 0 || ends_in_blank(text_from(t.bytes, i));
        if (here && report_wide_sign_at(s, text_after(t, t.bytes + i), signs, count))
            return true;
    }
    return false;
}

static bool is_comment(text t)
{
    return t.size > 0 && (t.bytes[0] == '#' || t.bytes[0] == ';');
}

static void remember_section(scan *s, text name)
{
    ini *file = s->file;
    ini_section *sections =
        array_reserve(file->sections, &file->section_capacity, file->section_count + 1, sizeof *sections);
    uint32_t first;
    if (sections)
        file->sections = sections;
    if (!sections || !name_index_put(&s->sections, name, (uint32_t)file->section_count, &first)) {
        s->out_of_memory = true;
        return;
    }
    bool repeated = first != file->section_count;
    sections[file->section_count++] = (ini_section){name, place(s, name.bytes), repeated};
    s->section = first;
    s->heading_lost = false;
    if (repeated) {
        char line[24];
        REPORT(s->d, REPEATED_SECTION, place(s, name.bytes), name, number_text(line, sections[first].at.line));
    }
}

static void scan_heading(scan *s, text t)
{
    const char *end = memchr(t.bytes, ']', t.size);
    text name = end ? text_trim(text_from(t.bytes + 1, (size_t)(end - t.bytes) - 1)) : TEXT_EMPTY;
    text behind = end ? text_after(t, end + 1) : TEXT_EMPTY;
    text rest = text_trim(behind);
    bool good_end = rest.size == 0 || (is_comment(rest) && rest.bytes != behind.bytes);

    s->heading_lost = true;
    if (name.size > 0 && good_end) {
        remember_section(s, name);
        return;
    }
    s->file->lines_lost = true;
    if (!report_wide_sign_at(s, rest, comment_signs, COUNT_OF(comment_signs)))
        REPORT(s->d, BAD_HEADING, place(s, name.size > 0 ? rest.bytes : t.bytes));
}

/* Cuts the comment off what stands behind the =; false and reported where the value is not one. */
static bool value_of(scan *s, text behind, text *value)
{
    size_t end = 0;
    while (end < behind.size && behind.bytes[end] != ';' && behind.bytes[end] != '#')
        end++;
    text before = text_from(behind.bytes, end);
    *value = text_trim(before);
    if (end < behind.size && !ends_in_blank(before)) {
        REPORT(s->d, GLUED_COMMENT, place(s, behind.bytes + end), text_from(behind.bytes + end, 1));
        return false;
    }
    if (report_wide_sign(s, *value, comment_signs, COUNT_OF(comment_signs), true))
        return false;
    for (size_t i = 0; i < value->size; i++) {
        const char *c = value->bytes + i;
        if (*c == '"' || *c == '\'') {
            REPORT(s->d, QUOTED_VALUE, place(s, c), text_from(c, 1));
            return false;
        }
        if (*c == '\t') {
            REPORT(s->d, INVISIBLE_CHARACTER, place(s, c), TEXT_LITERAL("U+0009"));
            return false;
        }
    }
    return true;
}

/* True when the key is the first of its name in the section; else reported, or memory is out. */
static bool is_new_key(scan *s, text key)
{
    ini *file = s->file;
    text section = file->sections[s->section].name;
    text both = arena_format(s->memory, "%.*s]%.*s", (int)section.size, section.bytes, (int)key.size, key.bytes);
    uint32_t first;
    if (!both.bytes || !name_index_put(&s->keys, both, (uint32_t)file->entry_count, &first)) {
        s->out_of_memory = true;
        return false;
    }
    if (first == file->entry_count)
        return true;
    char line[24];
    REPORT(s->d, REPEATED_KEY, place(s, key.bytes), key, section, number_text(line, file->entries[first].key_at.line));
    return false;
}

static void remember_entry(scan *s, text key, text value, const char *equals)
{
    ini *file = s->file;
    ini_entry *entries = array_reserve(file->entries, &file->entry_capacity, file->entry_count + 1, sizeof *entries);
    if (!entries) {
        s->out_of_memory = true;
        return;
    }
    file->entries = entries;
    if (!is_new_key(s, key))
        return;
    entries[file->entry_count++] = (ini_entry){
        .section = s->section,
        .key = key,
        .value = value,
        .written = text_trim(text_after(s->line, equals + 1)),
        .key_at = place(s, key.bytes),
        .value_at = place(s, value.size > 0 ? value.bytes : equals),
    };
}

static void scan_entry(scan *s, text t)
{
    const char *equals = memchr(t.bytes, '=', t.size);
    text key = equals ? text_trim(text_from(t.bytes, (size_t)(equals - t.bytes))) : TEXT_EMPTY;
    text value;
    if (key.size == 0) {
        s->file->lines_lost = true;
        if (equals || !report_wide_sign(s, t, equals_signs, COUNT_OF(equals_signs), false))
            REPORT(s->d, NOT_AN_ENTRY, place(s, t.bytes));
        return;
    }
    bool good = value_of(s, text_after(t, equals + 1), &value);
    if (good && (text_ends_with(value, TEXT_LITERAL("\\")) || text_ends_with(t, TEXT_LITERAL("\\")))) {
        REPORT(s->d, TRAILING_BACKSLASH,
               place(s, text_ends_with(t, TEXT_LITERAL("\\")) ? t.bytes + t.size - 1 : value.bytes + value.size - 1));
        good = false;
    }
    if (s->section == NO_SECTION && !s->heading_lost)
        REPORT(s->d, KEY_OUTSIDE_SECTION, place(s, key.bytes), key);
    else if (good && !s->heading_lost)
        remember_entry(s, key, value, equals);
    s->file->lines_lost |= !good || s->section == NO_SECTION;
}

/* True when the line can be looked at as heading or entry; else reported. */
static bool line_is_readable(scan *s, text t)
{
    if (!line_is_text(s, false) || report_wide_sign_at(s, t, line_starts, COUNT_OF(line_starts)))
        return false;
    if (s->line.size <= INI_LINE_SIZE_LIMIT)
        return true;
    char size[24], limit[24];
    REPORT(s->d, RULES_LINE_TOO_LONG, place(s, t.bytes), number_text(size, s->line.size),
           number_text(limit, INI_LINE_SIZE_LIMIT));
    return false;
}

/* Of a line that cannot be read: rather one heading too many than entries under a wrong one. */
static bool looks_like_heading(text t)
{
    return memchr(t.bytes, '[', t.size) || text_starts_with(t, TEXT_LITERAL("【")) ||
           text_starts_with(t, TEXT_LITERAL("［"));
}

static void scan_line(scan *s)
{
    text t = text_trim(s->line);
    if (t.size == 0)
        return;
    if (is_comment(t)) {
        line_is_text(s, true);
    } else if (!line_is_readable(s, t)) {
        s->file->lines_lost = true;
        s->heading_lost |= looks_like_heading(t);
    } else if (t.bytes[0] == '[') {
        scan_heading(s, t);
    } else {
        scan_entry(s, t);
    }
}

bool ini_scan(ini *file, text bytes, arena *memory, diagnostics *d)
{
    scan s = {.file = file, .memory = memory, .d = d, .section = NO_SECTION};
    text rest = text_starts_with(bytes, TEXT_LITERAL("\xEF\xBB\xBF")) ? text_after(bytes, bytes.bytes + 3) : bytes;
    while (rest.size > 0 && !s.out_of_memory) {
        const char *end = memchr(rest.bytes, '\n', rest.size);
        size_t size = end ? (size_t)(end - rest.bytes) : rest.size;
        s.line = text_from(rest.bytes, size);
        if (end && text_ends_with(s.line, TEXT_LITERAL("\r")))
            s.line.size--;
        s.number++;
        scan_line(&s);
        rest = text_after(rest, rest.bytes + size + (end != NULL));
    }
    name_index_release(&s.sections);
    name_index_release(&s.keys);
    if (s.out_of_memory)
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    return !s.out_of_memory;
}
