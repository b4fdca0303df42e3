#include "cli/request.h"

#include <stdio.h>
#include <string.h>

#include "desk.h"
#include "unit.h"

#define FILES "--rules|rules.ini|--staff|staff.csv|--payments|payments/2026-07.csv"

typedef struct {
    char *argv[24];
    char words[512];
    options options;
    request request;
    diagnostics diagnostics;
    bool opened;
} asked;

/* A request for the words of a `run`, with | between them. */
static void ask(asked *a, const char *line)
{
    int argc = 1;
    *a = (asked){.argv = {"run"}};
    snprintf(a->words, sizeof a->words, "%s", line);
    for (char *word = strtok(a->words, "|"); word; word = strtok(NULL, "|"))
        a->argv[argc++] = word;
    diagnostics_init(&a->diagnostics, false);
    ck_assert_msg(options_parse(&a->options, argc, a->argv, OF_RUN, "run", &a->diagnostics), "%s",
                  said(&a->diagnostics));
    a->opened = request_open(&a->request, &a->options, &a->diagnostics);
    ck_assert_int_eq(a->opened, !diagnostics_failed(&a->diagnostics));
}

static void done(asked *a)
{
    request_release(&a->request);
    options_release(&a->options);
    diagnostics_release(&a->diagnostics);
}

/* What is said of a request, and whether it is plain: "plain", "book", or codes. */
static const char *asked_for(const char *line)
{
    asked a;
    ask(&a, line);
    const char *told = a.opened ? a.request.plain ? "plain" : "book" : said(&a.diagnostics);
    done(&a);
    return told;
}

static month month_named(const char *written)
{
    month m;
    ck_assert(month_parse(text_of(written), &m));
    return m;
}

/* Files that were named one by one would be looked for in a book, or a book's months be passed over. */
START_TEST(what_is_given_decides_between_book_and_files)
{
    desk_book();
    ck_assert_str_eq(asked_for(""), "book");
    ck_assert_str_eq(asked_for("--book|."), "book");
    ck_assert_str_eq(asked_for("--staff|staff.csv"), "book");
    ck_assert_str_eq(asked_for("--rules|rules.ini|--staff|staff.csv"), "book");
    ck_assert_str_eq(asked_for("--book|.|" FILES), "book");
    ck_assert_str_eq(asked_for(FILES "|--first-month"), "plain");
    ck_assert_str_eq(asked_for(FILES "|--balances|b.csv"), "plain");
    ck_assert_str_eq(asked_for(FILES "|--balances|b.csv|--contracts|contracts.csv|--receivables|r.csv"), "plain");
    ck_assert_str_eq(asked_for("--book|nowhere"), "no-book");
}
END_TEST

/* A month would open at nothing because nobody asked what came before it. */
START_TEST(files_alone_must_say_what_the_month_opens_with)
{
    desk_book();
    ck_assert_str_eq(asked_for(FILES), "opening-required");
    ck_assert_str_eq(asked_for("--first-month"), "option-required, option-required, option-required");
    ck_assert_str_eq(asked_for("--first-month|--rules|r|--staff|s"), "option-required");
    ck_assert_str_eq(asked_for(FILES "|--receivables|r"), "opening-required");
    ck_assert_str_eq(asked_for(FILES "|--balances|b|--contracts|c"), "option-required");
    ck_assert_str_eq(asked_for(FILES "|--first-month|--contracts|contracts.csv"), "plain");
}
END_TEST

/* Two openings that contradict each other would be taken, and one of them win. */
START_TEST(what_contradicts_itself_is_refused)
{
    desk_book();
    ck_assert_str_eq(asked_for(FILES "|--first-month|--balances|b"), "options-exclude");
    ck_assert_str_eq(asked_for(FILES "|--first-month|--receivables|r"), "options-exclude");
    ck_assert_str_eq(asked_for(FILES "|--first-month|--book|."), "options-exclude");
    ck_assert_str_eq(asked_for(FILES "|--balances|b|--book|."), "options-exclude");
}
END_TEST

/* Every month of a range would be written over the one before, or be computed from one month's payments. */
START_TEST(one_folder_and_one_set_of_files_take_one_month)
{
    static const char *const lines[] = {"", "--out|o", FILES "|--first-month", FILES "|--first-month|--out|o"};
    desk_book();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        asked a;
        ask(&a, lines[i]);
        const month from = month_named("2026-07");
        ck_assert(request_takes(&a.request, (month_range){from, from, false}, &a.diagnostics));
        ck_assert_int_eq(request_takes(&a.request, (month_range){from, {from.index + 1}, true}, &a.diagnostics), i == 0);
        ck_assert_str_eq(said(&a.diagnostics), i == 0 ? "" : "one-month-only");
        done(&a);
    }
}
END_TEST

/* A path given by option would be passed over for the book's, or the month's opening be left out. */
START_TEST(paths_of_a_month_in_a_book)
{
    asked a;
    month_paths paths;
    desk_book();
    ask(&a, "--staff|other.csv|--encoding|gb18030");
    ck_assert(request_paths(&a.request, month_named("2026-06"), false, &paths, &a.diagnostics));
    ck_assert_str_eq(paths.staff, "other.csv");
    ck_assert_str_eq(paths.contracts, "contracts.csv");
    ck_assert_str_eq(paths.payments.items[0], "payments/2026-06.csv");
    ck_assert_int_eq(paths.encoding, ENCODING_GB18030);
    ck_assert_int_eq(paths.month.index, month_named("2026-06").index);
    ck_assert(!paths.inputs_only && !paths.balances);
    ck_assert_ptr_null(a.options.paths.contracts); /* the options themselves stay as they were given */
    done(&a);

    desk_write("months/2026-06/balances.csv", "");
    ask(&a, "");
    ck_assert(request_paths(&a.request, month_named("2026-07"), false, &paths, &a.diagnostics));
    ck_assert_str_eq(paths.balances, "months/2026-06/balances.csv");
    ck_assert(!request_paths(&a.request, month_named("2026-08"), false, &paths, &a.diagnostics));
    ck_assert_str_eq(said(&a.diagnostics), "month-before-draft, no-payments");
    done(&a);

    desk_write("payments/2026-09.csv", "");
    ask(&a, "");
    ck_assert(request_paths(&a.request, month_named("2026-09"), true, &paths, &a.diagnostics)); /* inputs alone */
    ck_assert(paths.inputs_only && !paths.balances);
    ck_assert(!request_paths(&a.request, month_named("2026-09"), false, &paths, &a.diagnostics));
    ck_assert_str_eq(said(&a.diagnostics), "month-before-missing");
    done(&a);
}
END_TEST

/* Files named one by one would be mixed with those of the folder that happens to be here. */
START_TEST(paths_of_plain_files_are_those_given)
{
    asked a;
    month_paths paths;
    desk_book();
    desk_write("months/2026-06/balances.csv", "");
    ask(&a, FILES "|--payments|more.csv|--balances|b.csv");
    ck_assert(request_paths(&a.request, month_named("2026-07"), false, &paths, &a.diagnostics));
    ck_assert_str_eq(paths.balances, "b.csv");
    ck_assert_ptr_null(paths.contracts);
    ck_assert_ptr_null(paths.receivables);
    ck_assert_uint_eq(paths.payments.count, 2);
    ck_assert_str_eq(paths.payments.items[1], "more.csv");
    ck_assert_uint_eq(paths.earlier_count, 0);
    done(&a);
}
END_TEST

Suite *suite(void)
{
    return suite_of("request", what_is_given_decides_between_book_and_files,
                    files_alone_must_say_what_the_month_opens_with, what_contradicts_itself_is_refused,
                    one_folder_and_one_set_of_files_take_one_month, paths_of_a_month_in_a_book,
                    paths_of_plain_files_are_those_given);
}
