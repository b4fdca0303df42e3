#include "cli/help.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "cli/words.h"
#include "io/show.h"
#include "unit.h"

static char *help_of(const command_row *command, language lang)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    ck_assert_ptr_nonnull(out);
    help_write(command, lang, out);
    ck_assert_int_eq(fclose(out), 0);
    return bytes;
}

/* The line of an option's own, or NULL; *size gets its length. */
static const char *line_of(const char *help, const option_row *row, size_t *size)
{
    char name[64];
    const size_t length = (size_t)snprintf(name, sizeof name, "--%s ", row->name);
    for (const char *at = help; *at; at += *size + (at[*size] == '\n')) {
        *size = strcspn(at, "\n");
        if (*size > 6 + length && strncmp(at, "  ", 2) == 0 && strncmp(at + 6, name, length) == 0)
            return at;
    }
    return NULL;
}

static const char *words_of(const option_row *row, language lang)
{
    return lang == LANGUAGE_CHINESE ? row->chinese : row->english;
}

/* Help would name an option that the command refuses, or hide one that it takes. */
START_TEST(a_commands_help_shows_its_options_and_no_others)
{
    for (size_t c = 0; c < command_count; c++) {
        for (language lang = LANGUAGE_ENGLISH; lang <= LANGUAGE_CHINESE; lang++) {
            char *help = help_of(&command_rows[c], lang);
            for (int i = 0; i < OPTION_COUNT; i++) {
                size_t size;
                const char *line = line_of(help, &option_rows[i], &size);
                const bool belongs = (option_rows[i].commands & command_rows[c].bit) != 0;
                ck_assert_msg((line != NULL) == belongs, "%s --%s", command_rows[c].name, option_rows[i].name);
            }
            free(help);
        }
    }
}
END_TEST

/* Somebody would not see that an option needs a value, or which letter stands for it. */
START_TEST(an_options_line_tells_its_letter_value_and_words)
{
    for (language lang = LANGUAGE_ENGLISH; lang <= LANGUAGE_CHINESE; lang++) {
        char *help = help_of(NULL, lang);
        for (int i = 0; i < OPTION_COUNT; i++) {
            const option_row *row = &option_rows[i];
            size_t size;
            char left[64];
            const char *line = line_of(help, row, &size);
            ck_assert_msg(line != NULL, "--%s", row->name);
            ck_assert(row->letter ? line[2] == '-' && line[3] == row->letter && line[4] == ',' : line[2] == ' ');
            snprintf(left, sizeof left, "--%s %s", row->name, row->argument ? row->argument : "");
            ck_assert_msg(strncmp(line + 6, left, strlen(left)) == 0, "%s", left);
            ck_assert_uint_eq(size, 2 + 26 + 1 + strlen(words_of(row, lang))); /* the words in one column */
            ck_assert(strncmp(line + 29, words_of(row, lang), size - 29) == 0);
        }
        free(help);
    }
}
END_TEST

/* A line of help would be broken by the terminal in the middle of a word. */
START_TEST(lines_fit_a_terminal)
{
    ck_assert_ptr_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
    for (size_t c = 0; c <= command_count; c++) {
        for (language lang = LANGUAGE_ENGLISH; lang <= LANGUAGE_CHINESE; lang++) {
            char *help = help_of(c < command_count ? &command_rows[c] : NULL, lang);
            for (const char *at = help; *at; at += strcspn(at, "\n") + 1)
                ck_assert_msg(show_width(text_from(at, strcspn(at, "\n"))) <= 110, "%.*s", (int)strcspn(at, "\n"), at);
            free(help);
        }
    }
}
END_TEST

/* A command would be there that nobody can find. */
START_TEST(the_programs_help_names_every_command)
{
    for (language lang = LANGUAGE_ENGLISH; lang <= LANGUAGE_CHINESE; lang++) {
        char *help = help_of(NULL, lang);
        for (size_t c = 0; c < command_count; c++) {
            const command_row *row = &command_rows[c];
            ck_assert_ptr_nonnull(strstr(help, row->operands));
            ck_assert_ptr_nonnull(strstr(help, lang == LANGUAGE_CHINESE ? row->chinese : row->english));
        }
        free(help);
    }
}
END_TEST

/* Whoever writes a script would have to guess what its status means. */
START_TEST(every_exit_status_is_explained)
{
    for (size_t c = 0; c <= command_count; c++) {
        for (language lang = LANGUAGE_ENGLISH; lang <= LANGUAGE_CHINESE; lang++) {
            char *help = help_of(c < command_count ? &command_rows[c] : NULL, lang);
            for (int status = EXIT_DONE; status <= EXIT_DIFFERENT; status++) {
                char line[256];
                snprintf(line, sizeof line, "\n  %d  %s\n", status, word_text(WORD_EXIT_0 + (word)status, lang));
                ck_assert_ptr_nonnull(strstr(help, line));
            }
            free(help);
        }
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("help", a_commands_help_shows_its_options_and_no_others,
                    an_options_line_tells_its_letter_value_and_words, lines_fit_a_terminal,
                    the_programs_help_names_every_command, every_exit_status_is_explained);
}
