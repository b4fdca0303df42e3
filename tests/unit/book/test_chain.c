#include "book/chain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "month/compute.h"
#include "month/memory_files.h"
#include "month/write_files.h"
#include "unit.h"

typedef struct {
    book book;
    chain chain;
    diagnostics diagnostics;
} scene;

static void begin(scene *s)
{
    diagnostics_init(&s->diagnostics, false);
    book_open(&s->book, ".");
    ck_assert_msg(chain_load(&s->chain, &s->book, &s->diagnostics), "%s", said(&s->diagnostics));
}

static void end(scene *s)
{
    chain_release(&s->chain);
    book_release(&s->book);
    diagnostics_release(&s->diagnostics);
}

static month month_named(const char *written)
{
    month m;
    ck_assert(month_parse(text_of(written), &m));
    return m;
}

static bool open_month(scene *s, const char *written, month_paths *paths)
{
    *paths = (month_paths){.month = month_named(written)};
    return chain_open_month(&s->chain, &s->book, paths, &s->diagnostics);
}

/* What is said when the month is opened in the book as it stands; "opens" where nothing is. */
static const char *opened(const char *written)
{
    scene s;
    month_paths paths;
    begin(&s);
    const bool done = open_month(&s, written, &paths);
    ck_assert_int_eq(done, !diagnostics_failed(&s.diagnostics));
    const char *told = said(&s.diagnostics);
    end(&s);
    return *told ? told : "opens";
}

/* A month's folder with the files that make it one. */
static void month_folder(const char *written)
{
    static const char *const names[] = {"balances.csv", "payment_ids.bin", "totals.csv", "receivables.csv"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[64];
        snprintf(path, sizeof path, "months/%s/%s", written, names[i]);
        desk_write(path, "");
    }
}

/* A folder of somebody's own would be taken for a month, or a month be passed over. */
START_TEST(months_are_the_folders_named_as_the_program_names_them)
{
    scene s;
    desk_clear();
    month_folder("2026-11");
    month_folder("2026-07");
    month_folder("2026-7");
    month_folder("2026-07.old");
    month_folder("202608");
    month_folder(".2026-09.salespay-abc123");
    begin(&s);
    ck_assert_uint_eq(s.chain.count, 2);
    ck_assert_int_eq(s.chain.links[0].month.index, month_named("2026-07").index);
    ck_assert_int_eq(s.chain.links[1].month.index, month_named("2026-11").index);
    ck_assert_str_eq(s.chain.links[0].balances, "months/2026-07/balances.csv");
    ck_assert_str_eq(s.chain.links[0].receivables, "months/2026-07/receivables.csv");
    ck_assert_str_eq(s.chain.links[0].keys, "months/2026-07/payment_ids.bin");
    ck_assert_str_eq(s.chain.links[0].totals, "months/2026-07/totals.csv");
    ck_assert(!s.chain.links[0].closed && !s.chain.links[0].computed_now);
    end(&s);
}
END_TEST

/* A book without contracts would ask for receivables; a closed month would be written again. */
START_TEST(a_link_tells_what_its_folder_holds)
{
    scene s;
    chain_link link;
    desk_clear();
    month_folder("2026-07");
    desk_remove("months/2026-07/receivables.csv");
    desk_remove("months/2026-07/totals.csv");
    desk_write("months/2026-07/SHA256SUMS", "");
    begin(&s);
    ck_assert(chain_link_of_folder(&s.book, month_named("2026-07"), &link, &s.diagnostics));
    ck_assert_ptr_null(link.receivables);
    ck_assert_ptr_null(link.totals);
    ck_assert(link.closed);
    end(&s);
}
END_TEST

/* The month computed just now would stand behind the old one, and the next month open from that. */
START_TEST(links_are_put_in_order_and_in_place)
{
    static const int order[] = {5, 2, 9, 7, 2, 5};
    chain c = {0};
    diagnostics d;
    diagnostics_init(&d, false);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        ck_assert(chain_put(&c, (chain_link){.month = {order[i]}, .computed_now = i >= 4}, &d));
    ck_assert_uint_eq(c.count, 4);
    ck_assert_int_eq(c.links[0].month.index, 2);
    ck_assert_int_eq(c.links[1].month.index, 5);
    ck_assert_int_eq(c.links[2].month.index, 7);
    ck_assert_int_eq(c.links[3].month.index, 9);
    ck_assert(c.links[0].computed_now && c.links[1].computed_now && !c.links[2].computed_now);
    ck_assert_ptr_eq(chain_find(&c, (month){7}), &c.links[2]);
    ck_assert_ptr_null(chain_find(&c, (month){6}));
    chain_release(&c);
    ck_assert_uint_eq(c.count, 0);
    diagnostics_release(&d);
}
END_TEST

/* A fund would begin again at nothing in the middle of the year. */
START_TEST(a_month_needs_the_one_before)
{
    desk_book();
    ck_assert_str_eq(opened("2026-06"), "opens"); /* the first of the book */
    ck_assert_str_eq(opened("2026-07"), "earlier-payments"); /* as well, though June was paid for */
    month_folder("2026-06");
    ck_assert_str_eq(opened("2026-06"), "opens");
    ck_assert_str_eq(opened("2026-07"), "month-before-draft");
    ck_assert_str_eq(opened("2026-08"), "month-before-missing");
    ck_assert_str_eq(opened("2026-05"), "before-first-month");
    desk_write("months/2026-06/SHA256SUMS", "");
    ck_assert_str_eq(opened("2026-07"), "opens");
    month_folder("2026-09"); /* a gap */
    ck_assert_str_eq(opened("2026-08"), "month-before-missing");
    ck_assert_str_eq(opened("2026-09"), "month-before-missing");
}
END_TEST

/* A month out of order would be told as a mistake in the inputs: a script would look in the wrong place. */
START_TEST(out_of_order_is_refused)
{
    scene s;
    month_paths paths;
    desk_book();
    month_folder("2026-06");
    begin(&s);
    ck_assert(!open_month(&s, "2026-08", &paths));
    ck_assert_int_eq(diagnostics_worst(&s.diagnostics), SEVERITY_REFUSED);
    ck_assert_ptr_nonnull(strstr(words_said(&s.diagnostics, 0), "run 2026-07 first"));
    end(&s);
}
END_TEST

/* A payment of two months ago would not be looked for, or July's own be held against July. */
START_TEST(all_earlier_months_are_handed_on)
{
    scene s;
    month_paths paths;
    desk_book();
    month_folder("2026-05");
    month_folder("2026-06");
    month_folder("2026-07");
    month_folder("2026-08");
    desk_write("payments/2026-06-b.csv", "");
    desk_write("payments/2026-06 (2).csv", "");
    begin(&s);
    ck_assert(open_month(&s, "2026-07", &paths));
    ck_assert_str_eq(paths.balances, "months/2026-06/balances.csv");
    ck_assert_str_eq(paths.receivables, "months/2026-06/receivables.csv");
    ck_assert_uint_eq(paths.earlier_count, 2);
    ck_assert_int_eq(paths.earlier[0].month.index, month_named("2026-05").index);
    ck_assert_uint_eq(paths.earlier[0].payment_paths.count, 0);
    ck_assert_str_eq(paths.earlier[1].keys_path, "months/2026-06/payment_ids.bin");
    ck_assert_str_eq(paths.earlier[1].totals_path, "months/2026-06/totals.csv");
    ck_assert_uint_eq(paths.earlier[1].payment_paths.count, 2);
    ck_assert_str_eq(paths.earlier[1].payment_paths.items[0], "payments/2026-06-b.csv");
    ck_assert_str_eq(paths.earlier[1].payment_paths.items[1], "payments/2026-06.csv");
    end(&s);
}
END_TEST

/* The month after one that was computed in this run would be warned of a draft, or messages name a descriptor. */
START_TEST(a_month_of_this_run_is_no_draft_and_has_its_files_names)
{
    scene s;
    month_paths paths;
    desk_book();
    begin(&s);
    const chain_link june = {.month = month_named("2026-06"), .computed_now = true, .balances = "/proc/self/fd/8",
                             .receivables = "/proc/self/fd/9", .keys = "/proc/self/fd/10"};
    ck_assert(chain_put(&s.chain, june, &s.diagnostics));
    ck_assert(open_month(&s, "2026-07", &paths));
    ck_assert_str_eq(said(&s.diagnostics), "");
    ck_assert_str_eq(paths.balances, "/proc/self/fd/8");
    ck_assert_str_eq(paths.earlier[0].keys_path, "/proc/self/fd/10");
    source_id id = diagnostics_source(&s.diagnostics, text_of(paths.balances));
    ck_assert_str_eq(s.diagnostics.sources[id].bytes, "months/2026-06/balances.csv");
    id = diagnostics_source(&s.diagnostics, text_of(paths.receivables));
    ck_assert_str_eq(s.diagnostics.sources[id].bytes, "months/2026-06/receivables.csv");
    /* the descriptors are used again by a later month */
    const chain_link july = {.month = month_named("2026-07"), .computed_now = true, .balances = "/proc/self/fd/8",
                             .keys = "/proc/self/fd/11"};
    ck_assert(chain_put(&s.chain, july, &s.diagnostics));
    ck_assert(open_month(&s, "2026-08", &paths));
    ck_assert_ptr_null(paths.receivables);
    id = diagnostics_source(&s.diagnostics, text_of(paths.balances));
    ck_assert_str_eq(s.diagnostics.sources[id].bytes, "months/2026-07/balances.csv");
    end(&s);
}
END_TEST

static bool compute(scene *s, const char *written, const month_sink *sink)
{
    month_paths paths = {.month = month_named(written)};
    computed_month computed;
    ck_assert(book_find_inputs(&s->book, &paths, &s->diagnostics));
    ck_assert_msg(chain_open_month(&s->chain, &s->book, &paths, &s->diagnostics), "%s", said(&s->diagnostics));
    const bool done = month_compute(&computed, &paths, sink, &s->diagnostics);
    month_release(&computed);
    return done;
}

static void write_to(scene *s, const char *written, const char *folder)
{
    files_sink state;
    const month_sink sink = files_sink_open(&state, folder, false, false);
    ck_assert_msg(compute(s, written, &sink), "%s", said(&s->diagnostics));
    ck_assert(files_sink_close(&state, true));
}

/* check of June and July would find other figures than run of June, then run of July. */
START_TEST(months_chain_from_memory_as_from_the_disk)
{
    scene s;
    memory_files kept;
    chain_link june;
    desk_book();
    begin(&s);
    const month_sink sink = memory_files_open(&kept);
    ck_assert(compute(&s, "2026-06", &sink));
    ck_assert(chain_put(&s.chain, (chain_link){.month = month_named("2026-06"), .computed_now = true,
                                               .balances = kept.paths[CARRIED_BALANCES],
                                               .receivables = kept.paths[CARRIED_RECEIVABLES],
                                               .keys = kept.paths[CARRIED_KEYS],
                                               .totals = kept.paths[CARRIED_TOTALS]}, &s.diagnostics));
    write_to(&s, "2026-07", "from-memory");
    chain_release(&s.chain);
    write_to(&s, "2026-06", "months/2026-06");
    ck_assert(chain_link_of_folder(&s.book, month_named("2026-06"), &june, &s.diagnostics));
    ck_assert(chain_put(&s.chain, june, &s.diagnostics));
    write_to(&s, "2026-07", "from-disk");
    char *memory = desk_read_all("from-memory"), *disk = desk_read_all("from-disk");
    ck_assert_str_eq(memory, disk);
    ck_assert_ptr_nonnull(strstr(disk, "2026-07,E1,171.11,")); /* the fund that June left */
    free(memory), free(disk);
    char *shown_memory = desk_read("from-memory/manifest.csv"), *shown_disk = desk_read("from-disk/manifest.csv");
    ck_assert_str_eq(shown_memory, shown_disk); /* no descriptor's name is written */
    free(shown_memory), free(shown_disk);
    memory_files_release(&kept);
    end(&s);
}
END_TEST

/* months/ that cannot be listed would pass for a book that has no month yet. */
START_TEST(months_that_cannot_be_listed_are_the_systems_failure)
{
    scene s;
    desk_clear();
    desk_write("months", "a file");
    diagnostics_init(&s.diagnostics, false);
    book_open(&s.book, ".");
    ck_assert(!chain_load(&s.chain, &s.book, &s.diagnostics));
    ck_assert_int_eq(diagnostics_worst(&s.diagnostics), SEVERITY_SYSTEM);
    end(&s);
}
END_TEST

Suite *suite(void)
{
    return suite_of("chain", months_are_the_folders_named_as_the_program_names_them, a_link_tells_what_its_folder_holds,
                    links_are_put_in_order_and_in_place, a_month_needs_the_one_before, out_of_order_is_refused,
                    all_earlier_months_are_handed_on, a_month_of_this_run_is_no_draft_and_has_its_files_names,
                    months_chain_from_memory_as_from_the_disk, months_that_cannot_be_listed_are_the_systems_failure);
}
