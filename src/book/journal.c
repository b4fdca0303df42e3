#include "book/journal.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "io/file_content.h"
#include "io/folder.h"
#include "io/replace_file.h"
#include "output/csv_writer.h"

#define HEADER "sequence,time,user,action,month,seal,reason,hash\n"

static const char *const action_names[] = {[JOURNAL_CLOSE] = "close", [JOURNAL_REOPEN] = "reopen"};
enum { ACTION_COUNT = sizeof action_names / sizeof *action_names };

/* Before the first line there is no hash: as many zeros. */
static text hash_before(const journal *j)
{
    static const char none[] = "0000000000000000000000000000000000000000000000000000000000000000";
    return j->count > 0 ? text_of(j->entries[j->count - 1].hash) : text_of(none);
}

/* hash of a line = SHA-256 of the line before's hash, a comma, and the line without its own hash and the comma before it. */
static void hash_line(const journal *before, text fields, char hash[HASH_TEXT_SIZE])
{
    const text parts[] = {hash_before(before), TEXT_LITERAL(","), fields};
    text_hash_sha256(parts, sizeof parts / sizeof *parts, hash);
}

/* ---- reading ---- */

/* The next field of a line, up to a comma; the fields before `reason` hold none. */
static bool next_field(text *rest, text *field)
{
    const char *comma = memchr(rest->bytes, ',', rest->size);
    if (!comma)
        return false;
    *field = text_from(rest->bytes, (size_t)(comma - rest->bytes));
    *rest = text_from(comma + 1, rest->size - field->size - 1);
    return true;
}

static bool read_sequence(text field, uint64_t expected)
{
    char written[24];
    const int size = snprintf(written, sizeof written, "%llu", (unsigned long long)expected);
    return text_equal(field, text_from(written, (size_t)size));
}

static bool read_action(text field, journal_action *action)
{
    for (int i = 0; i < ACTION_COUNT; i++) {
        if (!text_is(field, action_names[i]))
            continue;
        *action = (journal_action)i;
        return true;
    }
    return false;
}

static bool read_hash(text field, char hash[HASH_TEXT_SIZE])
{
    if (field.size != HASH_TEXT_SIZE - 1)
        return false;
    memcpy(hash, field.bytes, field.size);
    hash[field.size] = '\0';
    return true;
}

/* A cell as csv_writer_text writes it. */
static bool read_reason(text written, arena *memory, text *reason)
{
    if (written.size < 2 || written.bytes[0] != '"') {
        *reason = arena_copy(memory, written);
        return reason->bytes != NULL && !memchr(written.bytes, '"', written.size);
    }
    char *bytes = arena_allocate(memory, written.size);
    size_t size = 0;
    for (size_t i = 1; bytes && i + 1 < written.size; i++) {
        if (written.bytes[i] == '"' && written.bytes[++i] != '"')
            return false;
        bytes[size++] = written.bytes[i];
    }
    *reason = text_from(bytes, size);
    return bytes != NULL && written.bytes[written.size - 1] == '"';
}

/* Splits a line and checks its form; its hash is checked by the caller. */
static bool read_entry(text line, uint64_t sequence, arena *memory, journal_entry *out, text *fields)
{
    text field, when;
    if (line.size < HASH_TEXT_SIZE || line.bytes[line.size - HASH_TEXT_SIZE] != ',' ||
        !read_hash(text_from(line.bytes + line.size - HASH_TEXT_SIZE + 1, HASH_TEXT_SIZE - 1), out->hash))
        return false;
    *fields = text_from(line.bytes, line.size - HASH_TEXT_SIZE);
    text rest = *fields;
    out->sequence = sequence;
    return next_field(&rest, &field) && read_sequence(field, sequence) && next_field(&rest, &out->time) &&
           next_field(&rest, &out->user) && next_field(&rest, &field) && read_action(field, &out->action) &&
           next_field(&rest, &when) && month_parse(when, &out->month) && next_field(&rest, &field) &&
           read_hash(field, out->seal) && read_reason(rest, memory, &out->reason);
}

/* The lines behind the header; false at the first that does not hold, *line telling which. */
static bool read_entries(text content, arena *memory, journal *out, uint64_t *line)
{
    for (size_t from = 0; from < content.size;) {
        const char *end = memchr(content.bytes + from, '\n', content.size - from);
        journal_entry *entry = &out->entries[out->count];
        char hash[HASH_TEXT_SIZE];
        text fields;
        ++*line;
        if (!end || !read_entry(text_from(content.bytes + from, (size_t)(end - content.bytes) - from), out->count + 1,
                                memory, entry, &fields))
            return false;
        hash_line(out, fields, hash);
        if (strcmp(hash, entry->hash) != 0)
            return false;
        out->count++;
        from = (size_t)(end - content.bytes) + 1;
    }
    return true;
}

bool journal_read(const char *path, arena *memory, journal *out, diagnostics *d)
{
    text content;
    *out = (journal){.source = SOURCE_NONE};
    if (path_kind_of(path) == PATH_ABSENT)
        return true;
    if (!file_content(path, memory, &content, &out->source, d))
        return false;
    size_t lines = 0;
    for (size_t i = 0; i < content.size; i++)
        lines += content.bytes[i] == '\n';
    out->entries = arena_allocate(memory, lines * sizeof *out->entries);
    if (!out->entries) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    uint64_t line = 1;
    if (text_starts_with(content, TEXT_LITERAL(HEADER)) &&
        read_entries(text_from(content.bytes + sizeof HEADER - 1, content.size - sizeof HEADER + 1), memory, out, &line))
        return true;
    REPORT(d, JOURNAL_DAMAGED, ((location){.source = out->source, .line = line}));
    return false;
}

/* ---- appending ---- */

/* The name of who runs this, or the number; what could not stand in a line of a table is left out. */
static void write_user(FILE *out)
{
    char words[4096];
    struct passwd account, *entry = NULL;
    if (getpwuid_r(geteuid(), &account, words, sizeof words, &entry) != 0 || !entry) {
        fprintf(out, "%lu", (unsigned long)geteuid());
        return;
    }
    for (const char *at = entry->pw_name; *at; at++)
        if ((unsigned char)*at > ' ' && *at != ',' && *at != '"')
            fputc(*at, out);
}

static void write_time(FILE *out)
{
    const time_t now = time(NULL);
    struct tm utc;
    char written[32] = "";
    if (gmtime_r(&now, &utc))
        strftime(written, sizeof written, "%Y-%m-%dT%H:%M:%SZ", &utc);
    fputs(written, out);
}

static void write_fields(const journal *before, journal_action action, month m, const char *seal, text reason, FILE *out)
{
    char when[MONTH_TEXT_SIZE];
    month_format(m, when);
    fprintf(out, "%llu,", (unsigned long long)before->count + 1);
    write_time(out);
    fputc(',', out);
    write_user(out);
    fprintf(out, ",%s,%s,%s,", action_names[action], when, seal);
    csv_writer cells = csv_writer_resume(out, false);
    csv_writer_text(&cells, reason);
}

/* Everything that is in the file now, as one text. */
static bool old_content(const char *path, const journal *before, arena *memory, text *content, diagnostics *d)
{
    source_id source;
    *content = TEXT_LITERAL(HEADER);
    return before->source == SOURCE_NONE || file_content(path, memory, content, &source, d);
}

bool journal_append(const char *path, const journal *before, journal_action action, month m,
                    const char seal[SEAL_TEXT_SIZE], text reason, bool sync, diagnostics *d)
{
    arena memory = ARENA_EMPTY;
    char *bytes = NULL, hash[HASH_TEXT_SIZE];
    size_t size = 0;
    text content;
    FILE *fields = open_memstream(&bytes, &size);
    bool done = fields && old_content(path, before, &memory, &content, d);
    if (done)
        write_fields(before, action, m, seal, reason, fields);
    if (!fields || fclose(fields) != 0 || !bytes) { /* closed well, it may lack its bytes all the same */
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        done = false;
    }
    if (done) {
        hash_line(before, text_from(bytes, size), hash);
        const text whole = arena_format(&memory, "%.*s%.*s,%s\n", (int)content.size, content.bytes, (int)size, bytes, hash);
        if (!whole.bytes)
            REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        done = whole.bytes && replace_file(path, whole, sync, d);
    }
    free(bytes);
    arena_release(&memory);
    return done;
}
