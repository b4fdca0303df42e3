#include "opened.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "said.h"

opened open_bytes(const char *bytes, size_t size)
{
    opened o = {.memory = ARENA_EMPTY};
    diagnostics_init(&o.d, false);
    o.read = ini_read(&o.file, path_of_bytes(bytes, size), &o.memory, &o.d);
    return o;
}

opened open_text(const char *terminated)
{
    return open_bytes(terminated, strlen(terminated));
}

void close_opened(opened *o)
{
    ini_release(&o->file);
    arena_release(&o->memory);
    diagnostics_release(&o->d);
}

const char *entries_of(const opened *o)
{
    static char all[4096];
    size_t used = 0;
    all[0] = '\0';
    ck_assert(o->read);
    for (size_t i = 0; i < o->file.entry_count; i++) {
        const ini_entry *e = &o->file.entries[i];
        text section = o->file.sections[e->section].name;
        used +=
            (size_t)snprintf(all + used, sizeof all - used, "%s%.*s.%.*s=%.*s", i > 0 ? "; " : "", (int)section.size,
                             section.bytes, (int)e->key.size, e->key.bytes, (int)e->value.size, e->value.bytes);
    }
    return all;
}

void expect(const char *bytes, const char *entries, const char *said)
{
    opened o = open_text(bytes);
    ck_assert_str_eq(entries_of(&o), entries);
    ck_assert_str_eq(said_by(&o.d), said);
    close_opened(&o);
}
