#include "cli/help.h"

#include "cli/program_page.h"
#include "cli/words.h"
#include "manual/manual.h"
#include "manual/prose.h"

/* "-n, --dry-run" or "    --wait SECONDS", then its text from a fixed column on. */
static void write_option(const option_row *row, language lang, FILE *out)
{
    enum { TEXT_COLUMN = 26 };
    char letter[8] = "    ", left[64];
    if (row->letter)
        snprintf(letter, sizeof letter, "-%c, ", row->letter);
    snprintf(left, sizeof left, "%s--%s %s", letter, row->name, row->argument ? row->argument : "");
    fprintf(out, "  %-*s %s\n", TEXT_COLUMN, left, lang == LANGUAGE_CHINESE ? row->chinese : row->english);
}

static void write_options(unsigned commands, language lang, FILE *out)
{
    fprintf(out, "\n%s\n", word_text(WORD_OPTIONS, lang));
    for (int i = 0; i < OPTION_COUNT; i++)
        if (option_rows[i].commands & commands)
            write_option(&option_rows[i], lang, out);
}

static void write_statuses(language lang, FILE *out)
{
    fprintf(out, "\n%s\n", word_text(WORD_EXIT_STATUS, lang));
    for (int status = EXIT_DONE; status <= EXIT_DIFFERENT; status++)
        fprintf(out, "  %d  %s\n", status, word_text(WORD_EXIT_0 + (word)status, lang));
}

static void write_details(const command_row *command, language lang, FILE *out)
{
    page p = page_begin(out, lang, PAGE_TERMINAL);
    const char *more = command_details(command->name, lang);
    if (!more)
        return;
    putc('\n', out);
    page_paragraph(&p, "%s", more);
}

static void write_topics(language lang, FILE *out)
{
    fprintf(out, "\n%s\n", prose(PROSE_HELP_TOPICS, lang));
    for (size_t i = 0; i < manual_part_count; i++)
        fprintf(out, "  %-10s %s\n", manual_parts[i].name,
                lang == LANGUAGE_CHINESE ? manual_parts[i].chinese : manual_parts[i].english);
    fprintf(out, "  …          %s\n", prose(PROSE_HELP_NAMES, lang));
}

void help_write(const command_row *command, language lang, FILE *out)
{
    const bool chinese = lang == LANGUAGE_CHINESE;
    if (command) {
        fprintf(out, "%s salespay %s %s\n\n%s\n", word_text(WORD_USAGE, lang), command->name, command->operands,
                chinese ? command->chinese : command->english);
        write_details(command, lang, out);
        write_options(command->bit, lang, out);
        write_statuses(lang, out);
        return;
    }
    fprintf(out, "%s salespay COMMAND [OPTION…]\n\n%s\n\n%s\n", word_text(WORD_USAGE, lang),
            word_text(WORD_WHAT_IT_IS, lang), word_text(WORD_COMMANDS, lang));
    for (size_t i = 0; i < command_count; i++)
        fprintf(out, "  %-8s %-30s %s\n", command_rows[i].name, command_rows[i].operands,
                chinese ? command_rows[i].chinese : command_rows[i].english);
    write_options(OF_ALL, lang, out);
    write_statuses(lang, out);
    fprintf(out, "\n%s\n", word_text(WORD_HELP_HINT, lang));
    write_topics(lang, out);
}
