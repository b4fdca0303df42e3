#include "cli/program_page.h"

#include <stdio.h>
#include <string.h>

#include "cli/words.h"
#include "manual/manual.h"
#include "manual/prose.h"

static const struct {
    const char *command;
    prose_id words;
} details[] = {
    {"init", PROSE_COMMAND_INIT},       {"check", PROSE_COMMAND_CHECK}, {"run", PROSE_COMMAND_RUN},
    {"close", PROSE_COMMAND_CLOSE},     {"reopen", PROSE_COMMAND_REOPEN},
    {"verify", PROSE_COMMAND_VERIFY},   {"explain", PROSE_COMMAND_EXPLAIN},
    {"diff", PROSE_COMMAND_DIFF},       {"status", PROSE_COMMAND_STATUS},
    {"history", PROSE_COMMAND_HISTORY}, {"report", PROSE_COMMAND_REPORT},
    {"export", PROSE_COMMAND_EXPORT},   {"help", PROSE_COMMAND_HELP},
};

const char *command_details(const char *name, language lang)
{
    for (size_t i = 0; i < sizeof details / sizeof *details; i++)
        if (strcmp(details[i].command, name) == 0)
            return prose(details[i].words, lang);
    return NULL;
}

const char *const *option_choices(option_id id)
{
    static const char *const colors[] = {"auto", "always", "never", NULL};
    static const char *const languages[] = {"en", "zh", NULL};
    static const char *const encodings[] = {"utf-8", "gb18030", NULL};
    switch (id) {
    case OPTION_COLOR: return colors;
    case OPTION_LANG: return languages;
    case OPTION_ENCODING: return encodings;
    default: return NULL;
    }
}

static void write_commands(page *p)
{
    page_heading(p, prose(PROSE_HEAD_COMMANDS, p->lang));
    for (size_t i = 0; i < command_count; i++) {
        const command_row *c = &command_rows[i];
        const char *more = command_details(c->name, p->lang);
        page_term(p, c->name, c->operands);
        page_text(p, "%s", page_words(p, c->english, c->chinese));
        if (more)
            page_text(p, "%s", more);
    }
}

/* "Of: run, check." */
static void write_takers(page *p, const option_row *option)
{
    char names[400];
    size_t size = 0;
    if (option->commands == OF_ALL) {
        page_text(p, "%s", prose(PROSE_OPTION_OF_ALL, p->lang));
        return;
    }
    for (size_t i = 0; i < command_count && size < sizeof names; i++)
        if (option->commands & command_rows[i].bit)
            size += (size_t)snprintf(names + size, sizeof names - size, "%s%s", size > 0 ? ", " : "",
                                     command_rows[i].name);
    page_text(p, "%s%s", prose(PROSE_OPTION_OF, p->lang), names);
}

static void write_option(page *p, const option_row *option)
{
    char term[64];
    if (option->letter)
        snprintf(term, sizeof term, "-%c, --%s", option->letter, option->name);
    else
        snprintf(term, sizeof term, "--%s", option->name);
    page_term(p, term, option->argument);
    page_text(p, "%s", page_words(p, option->english, option->chinese));
    write_takers(p, option);
}

static void write_options(page *p)
{
    page_heading(p, prose(PROSE_HEAD_OPTIONS, p->lang));
    for (int i = 0; i < OPTION_COUNT; i++)
        write_option(p, &option_rows[i]);
}

static void write_statuses(page *p)
{
    page_heading(p, prose(PROSE_HEAD_EXIT_STATUS, p->lang));
    for (int status = EXIT_DONE; status <= EXIT_DIFFERENT; status++) {
        const char digit[] = {(char)('0' + status), '\0'};
        page_term(p, digit, NULL);
        page_text(p, "%s", word_text(WORD_EXIT_0 + (word)status, p->lang));
    }
}

static void write_environment(page *p)
{
    static const struct {
        const char *name;
        prose_id words;
    } variables[] = {
        {"LC_ALL, LC_MESSAGES, LANG", PROSE_ENV_LOCALE},
        {"NO_COLOR", PROSE_ENV_NO_COLOR},
        {"TERM", PROSE_ENV_TERM},
        {"TZ", PROSE_ENV_TZ},
    };
    page_heading(p, prose(PROSE_HEAD_ENVIRONMENT, p->lang));
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        page_term(p, variables[i].name, NULL);
        page_text(p, "%s", prose(variables[i].words, p->lang));
    }
}

static void write_files(page *p)
{
    page_heading(p, prose(PROSE_HEAD_FILES, p->lang));
    page_term(p, "rules.ini, rules/", NULL);
    page_text(p, "%s", prose(PROSE_FILE_RULES, p->lang));
    page_term(p, "staff.csv, payments/, contracts.csv, instalments.csv, adjustments.csv, company.csv", NULL);
    page_text(p, "`salespay-files`(5)");
    page_term(p, "months/2026-07/", NULL);
    page_text(p, "%s", prose(PROSE_FILE_MONTHS, p->lang));
    page_term(p, "share/salespay/rules.ini", NULL);
    page_text(p, "%s", prose(PROSE_INSTALLED_RULES, p->lang));
}

static void write_cron(page *p)
{
    page_heading(p, prose(PROSE_HEAD_CRON, p->lang));
    page_code(p, "5 6 1 * *  salespay run last --book /srv/pay -q");
    page_paragraph(p, "%s", prose(PROSE_CRON, p->lang));
}

static void write_examples(page *p)
{
    page_heading(p, prose(PROSE_HEAD_EXAMPLES, p->lang));
    page_paragraph(p, "%s", prose(PROSE_EXAMPLE_RUN, p->lang));
    page_code(p, "salespay check 2026-07 --book mybook\nsalespay run 2026-07 --book mybook");
    page_paragraph(p, "%s", prose(PROSE_EXAMPLE_PLAIN, p->lang));
    page_code(p,
              "salespay run 2026-07 --rules rules.ini --staff staff.csv --payments july.csv --first-month --out july");
}

static void write_whole(page *p)
{
    page_heading(p, page_words(p, "NAME", "名称"));
    page_paragraph(p, "salespay - %s", prose(PROSE_PROGRAM_IS, p->lang));
    page_heading(p, page_words(p, "SYNOPSIS", "用法"));
    for (size_t i = 0; i < command_count; i++)
        page_paragraph(p, "`salespay %s` %s", command_rows[i].name, command_rows[i].operands);
    page_heading(p, page_words(p, "DESCRIPTION", "说明"));
    page_paragraph(p, "%s", prose(PROSE_DESCRIPTION, p->lang));
    page_paragraph(p, "%s", prose(PROSE_DESCRIPTION_BOOK, p->lang));
    write_commands(p);
    write_options(p);
    write_statuses(p);
    write_environment(p);
    write_files(p);
    write_examples(p);
    write_cron(p);
    page_heading(p, page_words(p, "SEE ALSO", "参见"));
    page_paragraph(p, "`salespay-rules`(5), `salespay-files`(5)");
}

/* The sections that are topics of their own. */
static const struct {
    const char *name;
    void (*write)(page *p);
} sections[] = {
    {"commands", write_commands},       {"options", write_options}, {"exit-status", write_statuses},
    {"environment", write_environment}, {"cron", write_cron},
    {"salespay", write_whole},
};
#define SECTION_COUNT (sizeof sections / sizeof *sections)

void program_page(page *p, const char *version)
{
    page_title(p, "salespay", 1, version);
    write_whole(p);
}

bool program_topic(page *p, text name)
{
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        if (!text_is(name, sections[i].name))
            continue;
        sections[i].write(p);
        return true;
    }
    if (text_starts_with(name, TEXT_LITERAL("--")))
        name = text_from(name.bytes + 2, name.size - 2);
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!text_is(name, option_rows[i].name))
            continue;
        page_subheading(p, prose(PROSE_HEAD_OPTIONS, p->lang));
        write_option(p, &option_rows[i]);
        return true;
    }
    return false;
}

void program_names(topic_names *names)
{
    for (size_t i = 0; i < command_count; i++)
        topic_names_add(names, command_rows[i].name);
    for (size_t i = 0; i < SECTION_COUNT; i++)
        topic_names_add(names, sections[i].name);
    for (int i = 0; i < OPTION_COUNT; i++)
        topic_names_add(names, option_rows[i].name);
}
