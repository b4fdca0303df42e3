#include "fixture.h"

#include <check.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "input/contracts.h"
#include "input/staff.h"

static char folder[64];

static int remove_entry(const char *path, const struct stat *facts, int kind, struct FTW *walk)
{
    (void)facts, (void)kind, (void)walk;
    return remove(path);
}

static void remove_folder(void)
{
    nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

static void make_folder(void)
{
    if (folder[0] != '\0')
        return;
    strcpy(folder, "/tmp/salespay-input-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    atexit(remove_folder);
}

void fixture_begin(fixture *f)
{
    *f = (fixture){.memory = ARENA_EMPTY};
    make_folder();
    diagnostics_init(&f->diagnostics, false);
    f->grades[0] = (grade_rules){.name = TEXT_LITERAL("junior"), .label = TEXT_LITERAL("初级")};
    f->grades[1] = (grade_rules){.name = TEXT_LITERAL("senior"), .label = TEXT_LITERAL("资深")};
    f->rules.grades = f->grades;
    f->rules.grade_count = 2;
    f->rules.aliases = f->aliases;
    f->rules.source = diagnostics_source(&f->diagnostics, TEXT_LITERAL("rules.ini"));
    f->context = (input_context){.diagnostics = &f->diagnostics,
                                 .memory = &f->memory,
                                 .rules = &f->rules,
                                 .chunk_size = 16,
                                 .log = &f->log};
    month_of(2026, 7, &f->context.month);
}

void fixture_end(fixture *f)
{
    people_release(&f->people);
    name_index_release(&f->contracts.by_id);
    input_log_release(&f->log);
    arena_release(&f->memory);
    diagnostics_release(&f->diagnostics);
}

void fixture_alias(fixture *f, const char *file, const char *key, const char *header)
{
    column_alias *alias = &f->aliases[f->rules.alias_count++];
    *alias = (column_alias){text_of(file), text_of(key), text_of(header), {.source = f->rules.source, .line = 9}, {0}};
}

const char *fixture_bytes(fixture *f, const char *name, const char *bytes, size_t size)
{
    text path = arena_format(&f->memory, "%s/%s", folder, name);
    FILE *out = fopen(path.bytes, "w");
    ck_assert_ptr_nonnull(out);
    ck_assert_uint_eq(fwrite(bytes, 1, size, out), size);
    ck_assert_int_eq(fclose(out), 0);
    return path.bytes;
}

const char *fixture_file(fixture *f, const char *name, const char *text)
{
    return fixture_bytes(f, name, text, strlen(text));
}

void fixture_staff(fixture *f, const char *text)
{
    people_release(&f->people);
    ck_assert(staff_read(&f->context, fixture_file(f, "staff.csv", text), &f->people));
    ck_assert_str_eq(fixture_said(f), "");
}

void fixture_contracts(fixture *f, const char *text)
{
    name_index_release(&f->contracts.by_id);
    ck_assert(contracts_read(&f->context, fixture_file(f, "contracts.csv", text), &f->people, &f->contracts));
    ck_assert_str_eq(fixture_said(f), "");
}

const char *fixture_said(fixture *f)
{
    static char said[4096];
    size_t size = 0;
    said[0] = '\0';
    diagnostics_sort(&f->diagnostics);
    for (size_t i = 0; i < f->diagnostics.count && size < sizeof said - 64; i++) {
        const diagnostic *item = &f->diagnostics.items[i];
        char place[32] = "";
        if (item->at.column > 0)
            snprintf(place, sizeof place, "%llu:%u ", (unsigned long long)item->at.line, item->at.column);
        else if (item->at.line > 0)
            snprintf(place, sizeof place, "%llu ", (unsigned long long)item->at.line);
        size += (size_t)snprintf(said + size, sizeof said - size, "%s%s%s", i == 0 ? "" : ", ", place,
                                 message_name(item->code));
    }
    return said;
}

const char *fixture_words(fixture *f, size_t i)
{
    ck_assert_uint_lt(i, f->diagnostics.count);
    text words = diagnostics_words(&f->diagnostics, &f->diagnostics.items[i], LANGUAGE_ENGLISH);
    return arena_copy(&f->memory, words).bytes;
}
