#include "cli/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "desk.h"
#include "unit.h"

/* A command line that was parsed. */
typedef struct {
    char *argv[16];
    char words[256]; /* the words of it */
    options options;
    diagnostics diagnostics;
    bool good;
} parsed;

/* The words after "run", with | between them. */
static void parse_for(parsed *p, unsigned command, const char *line)
{
    int argc = 1;
    *p = (parsed){.argv = {"run"}};
    snprintf(p->words, sizeof p->words, "%s", line);
    for (char *word = p->words; *line; word = strchr(word, '|') + 1) {
        ck_assert_int_lt(argc, 15);
        p->argv[argc++] = word;
        if (!strchr(word, '|'))
            break;
    }
    for (char *at = p->words; *at; at++)
        if (*at == '|')
            *at = '\0';
    diagnostics_init(&p->diagnostics, false);
    p->good = options_parse(&p->options, argc, p->argv, command, "run", &p->diagnostics);
    ck_assert_int_eq(p->good, !diagnostics_failed(&p->diagnostics));
    ck_assert(p->good || diagnostics_worst(&p->diagnostics) == SEVERITY_USAGE);
}

static void release(parsed *p)
{
    options_release(&p->options);
    diagnostics_release(&p->diagnostics);
}

/* What is said of the words of a `run`. */
static const char *said_of(const char *line)
{
    parsed p;
    parse_for(&p, OF_RUN, line);
    const char *told = said(&p.diagnostics);
    release(&p);
    return told;
}

/* A value that the option takes. */
static const char *good_value(const option_row *row)
{
    static const char *const values[][2] = {
        {"SECONDS", "5"}, {"NAME", "utf-8"}, {"WHEN", "never"}, {"LANG", "en"}, {"N", "2"}};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (strcmp(row->argument, values[i][0]) == 0)
            return values[i][1];
    return "x";
}

static const char *written_out(const option_row *row)
{
    static char line[128];
    if (row->argument)
        snprintf(line, sizeof line, "--%s|%s", row->name, good_value(row));
    else
        snprintf(line, sizeof line, "--%s", row->name);
    return line;
}

/* An option would be taken, and do nothing, by a command that does not know it; or be missing where help names it. */
START_TEST(every_option_is_taken_by_its_commands_and_no_others)
{
    ck_assert_uint_gt(command_count, 2);
    for (size_t c = 0; c < command_count; c++) {
        for (int i = 0; i < OPTION_COUNT; i++) {
            parsed p;
            const option_row *row = &option_rows[i];
            const bool belongs = (row->commands & command_rows[c].bit) != 0;
            parse_for(&p, command_rows[c].bit, written_out(row));
            ck_assert_msg(p.good == belongs, "%s --%s", command_rows[c].name, row->name);
            ck_assert_str_eq(said(&p.diagnostics), belongs ? "" : "option-not-here");
            ck_assert_uint_eq(p.options.operand_count, 0);
            if (belongs)
                ck_assert_msg(p.options.given[i], "%s --%s", command_rows[c].name, row->name);
            release(&p);
        }
    }
}
END_TEST

/* --out= would write to the root of the disk, or a path be taken from the next option. */
START_TEST(values_are_there_and_not_empty)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        const option_row *row = &option_rows[i];
        if (!(row->commands & OF_RUN))
            continue;
        char line[128];
        snprintf(line, sizeof line, "--%s%s", row->name, row->argument ? "" : "=1");
        ck_assert_msg(strcmp(said_of(line), row->argument ? "option-lacks-value" : "unknown-option") == 0, "%s: %s", line,
                      said_of(line));
        if (!row->argument)
            continue;
        snprintf(line, sizeof line, "--%s=", row->name);
        ck_assert_msg(strcmp(said_of(line), "bad-option-value") == 0, "%s: %s", line, said_of(line));
        snprintf(line, sizeof line, "--%s=%s", row->name, good_value(row));
        ck_assert_msg(strcmp(said_of(line), "") == 0, "%s: %s", line, said_of(line));
    }
}
END_TEST

/* A cron line with --re would mean another option as soon as the program learns one more. */
START_TEST(abbreviations_are_refused)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        char line[64];
        snprintf(line, sizeof line, "--%s", option_rows[i].name);
        for (size_t size = strlen(line) - 1; size > 2; size--) {
            line[size] = '\0';
            bool another = false;
            for (int j = 0; j < OPTION_COUNT; j++)
                another |= strcmp(line + 2, option_rows[j].name) == 0;
            if (!another)
                ck_assert_msg(strcmp(said_of(line), "unknown-option") == 0, "%s: %s", line, said_of(line));
        }
    }
}
END_TEST

/* The clerk would look for the mistake in another word of the line. */
START_TEST(the_word_that_is_no_option_is_named)
{
    static const char *const lines[][2] = {
        {"--strct", "there is no option --strct; did you mean --strict?"},
        {"--strct=1", "there is no option --strct=1; did you mean --strict?"},
        {"--nothing-like-it", "there is no option --nothing-like-it; --help lists them"},
        {"-x", "there is no option -x; --help lists them"},
        {"2026-07|-qxn", "there is no option -x; --help lists them"},
        {"2026-07|-x|2026-08", "there is no option -x; --help lists them"},
        {"--json=yes", "there is no option --json=yes; did you mean --json?"},
        {"2026-07|--out", "--out needs a value after it"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        parsed p;
        parse_for(&p, OF_RUN, lines[i][0]);
        ck_assert_msg(p.diagnostics.count == 1, "%s: %s", lines[i][0], said(&p.diagnostics));
        ck_assert_str_eq(words_said(&p.diagnostics, 0), lines[i][1]);
        release(&p);
    }
}
END_TEST

/* A folder called --strict could not be named, or an operand behind -- be taken for an option. */
START_TEST(behind_two_dashes_all_is_operands)
{
    parsed p;
    parse_for(&p, OF_RUN, "-n|--|--strict|--no-such|-x|--|2026-07");
    ck_assert_str_eq(said(&p.diagnostics), "");
    ck_assert(p.options.dry_run && !p.options.strict);
    ck_assert_uint_eq(p.options.operand_count, 5);
    ck_assert_str_eq(p.options.operands[0], "--strict");
    ck_assert_str_eq(p.options.operands[3], "--");
    ck_assert_str_eq(p.options.operands[4], "2026-07");
    release(&p);
}
END_TEST

/* `run 2026-07 --out x` would not be what `run --out x 2026-07` is. */
START_TEST(operands_stand_anywhere_and_keep_their_order)
{
    parsed p;
    parse_for(&p, OF_RUN, "A|--out|x|B|-q|-|C|--strict");
    ck_assert_str_eq(said(&p.diagnostics), "");
    ck_assert_uint_eq(p.options.operand_count, 4);
    ck_assert_str_eq(p.options.operands[0], "A");
    ck_assert_str_eq(p.options.operands[1], "B");
    ck_assert_str_eq(p.options.operands[2], "-");
    ck_assert_str_eq(p.options.operands[3], "C");
    ck_assert_str_eq(p.options.out, "x");
    ck_assert(p.options.strict && p.options.quiet == 1);
    release(&p);
}
END_TEST

/* Of two staff files one would be read, and nobody know which. */
START_TEST(what_may_repeat_repeats_and_the_rest_is_refused)
{
    parsed p;
    ck_assert_str_eq(said_of("--staff|a|--staff|b"), "option-twice");
    ck_assert_str_eq(said_of("--out|a|--out|a"), "option-twice");
    ck_assert_str_eq(said_of("--book|a|--book|b"), "option-twice");
    ck_assert_str_eq(said_of("--strict|--strict|--json|--json|--no-sync|--no-sync"), "");
    parse_for(&p, OF_RUN, "--rules|r1|--payments|p1|--rules|r2|--payments=p2|--rules=r3|-qq|--quiet|--color|never|--color|always");
    ck_assert_str_eq(said(&p.diagnostics), "");
    ck_assert_uint_eq(p.options.paths.rules.count, 3);
    ck_assert_str_eq(p.options.paths.rules.items[0], "r1");
    ck_assert_str_eq(p.options.paths.rules.items[2], "r3");
    ck_assert_uint_eq(p.options.paths.payments.count, 2);
    ck_assert_str_eq(p.options.paths.payments.items[1], "p2");
    ck_assert_int_eq(p.options.quiet, 3);
    ck_assert_int_eq(p.options.color, COLOR_ALWAYS);
    release(&p);
}
END_TEST

/* --wait 1h would wait for no time, --encoding gb-18030 read a file by guess. */
START_TEST(bad_values_are_refused)
{
    static const char *const bad[] = {"--wait|-1", "--wait|86401", "--wait|1.5", "--wait|1h", "--wait| 1",
                                      "--wait|99999999999999999999", "--encoding|latin1", "--encoding|gb",
                                      "--color|yes", "--color|ALWAYS", "--lang|fr", "--lang|zh_CN", "--lang|EN"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(strcmp(said_of(bad[i]), "bad-option-value") == 0, "%s: %s", bad[i], said_of(bad[i]));
    parsed p;
    parse_for(&p, OF_RUN, "--wait|86400|--encoding|GB18030|--color|auto|--lang|zh");
    ck_assert_str_eq(said(&p.diagnostics), "");
    ck_assert_int_eq(p.options.wait_seconds, 86400);
    ck_assert_int_eq(p.options.paths.encoding, ENCODING_GB18030);
    ck_assert_int_eq(p.options.color, COLOR_AUTO);
    release(&p);
}
END_TEST

/* Where nothing is said, the book would be looked for somewhere else than here, or a file be read in a guessed encoding. */
START_TEST(defaults_are_what_help_says)
{
    parsed p;
    parse_for(&p, OF_RUN, "");
    ck_assert(p.good);
    ck_assert_str_eq(p.options.book, ".");
    ck_assert_ptr_null(p.options.out);
    ck_assert_int_eq(p.options.paths.encoding, ENCODING_AUTO);
    ck_assert_int_eq(p.options.wait_seconds, 0);
    ck_assert_uint_eq(p.options.operand_count, 0);
    ck_assert(!p.options.strict && !p.options.json && !p.options.dry_run && !p.options.no_sync);
    for (int i = 0; i < OPTION_COUNT; i++)
        ck_assert(!p.options.given[i]);
    release(&p);
}
END_TEST

/* A clerk would be told of one mistake in her line after the other. */
START_TEST(all_mistakes_of_a_line_are_told)
{
    ck_assert_str_eq(said_of("--strct|--jsn"), "unknown-option, unknown-option");
    ck_assert_str_eq(said_of("-x|--wait|no|--staff|a|--staff|b|--out="),
                     "unknown-option, bad-option-value, option-twice, bad-option-value");
}
END_TEST

/* The option table would be shown with a hole, or two options answer to one letter. */
START_TEST(the_table_is_whole)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        const option_row *row = &option_rows[i];
        ck_assert(row->name && *row->name && *row->english && *row->chinese && row->commands);
        for (int j = 0; j < i; j++) {
            ck_assert_str_ne(row->name, option_rows[j].name);
            ck_assert(!row->letter || row->letter != option_rows[j].letter);
        }
    }
    for (size_t i = 0; i < command_count; i++)
        for (size_t j = 0; j < i; j++)
            ck_assert(!(command_rows[i].bit & command_rows[j].bit) && strcmp(command_rows[i].name, command_rows[j].name));
}
END_TEST

static language language_of(const char *all, const char *messages, const char *lang, char *const *words, int count)
{
    char *argv[8] = {"salespay"};
    for (int i = 0; i < count; i++)
        argv[i + 1] = words[i];
    all ? setenv("LC_ALL", all, 1) : unsetenv("LC_ALL");
    messages ? setenv("LC_MESSAGES", messages, 1) : unsetenv("LC_MESSAGES");
    lang ? setenv("LANG", lang, 1) : unsetenv("LANG");
    return options_language(count + 1, argv);
}

/* An office that works in Chinese would read English, or a script's parser Chinese. */
START_TEST(the_language_is_that_of_the_locale_unless_it_is_given)
{
    static char zh[] = "zh", en[] = "en", given[] = "--lang", given_zh[] = "--lang=zh", given_en[] = "--lang=en",
                dashes[] = "--", run[] = "run";
    ck_assert_int_eq(language_of(NULL, NULL, NULL, NULL, 0), LANGUAGE_ENGLISH);
    ck_assert_int_eq(language_of(NULL, NULL, "zh_CN.UTF-8", NULL, 0), LANGUAGE_CHINESE);
    ck_assert_int_eq(language_of(NULL, "en_US.UTF-8", "zh_CN.UTF-8", NULL, 0), LANGUAGE_ENGLISH);
    ck_assert_int_eq(language_of("zh_CN.GB18030", "en_US.UTF-8", "C", NULL, 0), LANGUAGE_CHINESE);
    ck_assert_int_eq(language_of("C", NULL, "zh_CN.UTF-8", NULL, 0), LANGUAGE_ENGLISH);
    ck_assert_int_eq(language_of("", "", "zh_CN.UTF-8", NULL, 0), LANGUAGE_CHINESE);
    ck_assert_int_eq(language_of("C", NULL, NULL, (char *[]){run, given_zh}, 2), LANGUAGE_CHINESE);
    ck_assert_int_eq(language_of("zh_CN.UTF-8", NULL, NULL, (char *[]){given, en, run}, 3), LANGUAGE_ENGLISH);
    ck_assert_int_eq(language_of("C", NULL, NULL, (char *[]){given_en, given, zh}, 3), LANGUAGE_CHINESE); /* the last */
    ck_assert_int_eq(language_of("C", NULL, NULL, (char *[]){dashes, given_zh}, 2), LANGUAGE_ENGLISH);
    ck_assert_int_eq(language_of("C", NULL, NULL, (char *[]){given}, 1), LANGUAGE_ENGLISH);
    ck_assert_int_eq(language_of("C", NULL, NULL, (char *[]){zh}, 1), LANGUAGE_ENGLISH);
}
END_TEST

Suite *suite(void)
{
    return suite_of("options", every_option_is_taken_by_its_commands_and_no_others, values_are_there_and_not_empty,
                    abbreviations_are_refused, the_word_that_is_no_option_is_named, behind_two_dashes_all_is_operands,
                    operands_stand_anywhere_and_keep_their_order, what_may_repeat_repeats_and_the_rest_is_refused,
                    bad_values_are_refused, defaults_are_what_help_says, all_mistakes_of_a_line_are_told,
                    the_table_is_whole, the_language_is_that_of_the_locale_unless_it_is_given);
}
