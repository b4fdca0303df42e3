#include "closing.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "month/compute.h"
#include "month/write_files.h"

void command_begin(command *c)
{
    diagnostics_init(&c->diagnostics, false);
    book_open(&c->book, ".");
    ck_assert_msg(chain_load(&c->chain, &c->book, &c->diagnostics), "%s", said(&c->diagnostics));
}

void command_end(command *c)
{
    chain_release(&c->chain);
    book_release(&c->book);
    diagnostics_release(&c->diagnostics);
}

month month_named(const char *written)
{
    month m;
    ck_assert(month_parse(text_of(written), &m));
    return m;
}

month_paths paths_of(command *c, const char *written)
{
    month_paths paths = {.month = month_named(written)};
    ck_assert_msg(book_find_inputs(&c->book, &paths, &c->diagnostics) &&
                      chain_open_month(&c->chain, &c->book, &paths, &c->diagnostics),
                  "%s", said(&c->diagnostics));
    return paths;
}

void run_month(const char *written)
{
    command c;
    files_sink state;
    computed_month computed;
    char folder[32];
    command_begin(&c);
    const month_paths paths = paths_of(&c, written);
    snprintf(folder, sizeof folder, "months/%s", written);
    const month_sink sink = files_sink_open(&state, folder, true, false);
    const bool done = month_compute(&computed, &paths, &sink, &c.diagnostics);
    month_release(&computed);
    ck_assert_msg(files_sink_close(&state, done) && done, "%s", said(&c.diagnostics));
    command_end(&c);
}

void close_month(const char *written, char seal[SEAL_TEXT_SIZE])
{
    command c;
    command_begin(&c);
    const month_paths paths = paths_of(&c, written);
    ck_assert_msg(closed_month_close(&c.book, &c.chain, &paths, false, NULL, seal, &c.diagnostics), "%s",
                  said(&c.diagnostics));
    ck_assert_uint_eq(c.diagnostics.count, 0);
    command_end(&c);
}

void reopen_month(const char *written, const char *reason)
{
    command c;
    command_begin(&c);
    ck_assert_msg(closed_month_reopen(&c.book, &c.chain, month_named(written), text_of(reason),
                                      false, &c.diagnostics),
                  "%s", said(&c.diagnostics));
    ck_assert_uint_eq(c.diagnostics.count, 0);
    command_end(&c);
}

void closed_book(void)
{
    char seal[SEAL_TEXT_SIZE];
    desk_book();
    run_month("2026-06");
    close_month("2026-06", seal);
    run_month("2026-07");
    close_month("2026-07", seal);
}

void spoil(const char *name, const char *content)
{
    desk_remove(name);
    desk_write(name, content);
}

void seal_again(const char *written, const char *before)
{
    arena memory = ARENA_EMPTY;
    seal_lines lines;
    diagnostics d;
    char folder[32], path[64], previous[64], *bytes = NULL;
    size_t size = 0;
    diagnostics_init(&d, false);
    snprintf(folder, sizeof folder, "months/%s", written);
    snprintf(path, sizeof path, "%s/SHA256SUMS", folder);
    if (before)
        snprintf(previous, sizeof previous, "months/%s/SHA256SUMS", before);
    ck_assert(seal_folder(folder, before ? previous : NULL, &memory, &lines, &d));
    FILE *out = open_memstream(&bytes, &size);
    ck_assert(seal_write(&lines, out));
    fclose(out);
    spoil(path, bytes);
    free(bytes);
    arena_release(&memory);
    diagnostics_release(&d);
}
