#include "cli/completion.h"

#include <string.h>

#include "cli/command.h"
#include "cli/program_page.h"
#include "manual/manual.h"
#include "model/figure.h"

static const char *const head =
    "# Completion of salespay in bash: commands, options and their values.\n"
    "\n"
    "# The months that the book has payments or results of.\n"
    "_salespay_months()\n"
    "{\n"
    "    local book=. i path name\n"
    "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "        if [[ ${COMP_WORDS[i]} == --book ]]; then\n"
    "            book=${COMP_WORDS[i + 1]}\n"
    "            [[ $book == = ]] && book=${COMP_WORDS[i + 2]}\n"
    "        fi\n"
    "    done\n"
    "    book=${book/#\\~/$HOME}\n"
    "    for path in \"$book\"/payments/*.csv \"$book\"/months/*/; do\n"
    "        path=${path%/}\n"
    "        name=${path##*/}\n"
    "        [[ $name =~ ^[0-9]{4}-[0-9]{2} ]] && printf '%s\\n' \"${name:0:7}\"\n"
    "    done | sort -u\n"
    "}\n"
    "\n"
    "# Fills COMPREPLY with those of the words that go on from what stands under the cursor.\n"
    "_salespay_words()\n"
    "{\n"
    "    mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$cur\")\n"
    "}\n"
    "\n"
    "# Files (-f) or folders (-d).\n"
    "_salespay_paths()\n"
    "{\n"
    "    compopt -o filenames 2>/dev/null\n"
    "    mapfile -t COMPREPLY < <(compgen \"$1\" -- \"$cur\")\n"
    "}\n"
    "\n"
    "_salespay()\n"
    "{\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
    "    local command= operand=0 i\n"
    "    COMPREPLY=()\n"
    "    [[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
    "    [[ $cur == = ]] && cur=\n";

/* How the options with a value are passed over, and the values of each completed. */
static void write_values(FILE *out)
{
    fputs("    case $prev in\n", out);
    for (int i = 0; i < OPTION_COUNT; i++) {
        const option_row *option = &option_rows[i];
        const char *const *choice = option_choices((option_id)i);
        if (!option->argument)
            continue;
        fprintf(out, "    --%s) ", option->name);
        if (choice) {
            fputs("_salespay_words '", out);
            for (; *choice; choice++)
                fprintf(out, "%s%s", *choice, choice[1] ? " " : "'");
            fputs("; return ;;\n", out);
        } else if (strcmp(option->argument, "FILE") == 0) {
            fputs("_salespay_paths -f; return ;;\n", out);
        } else if (strcmp(option->argument, "DIR") == 0) {
            fputs("_salespay_paths -d; return ;;\n", out);
        } else {
            fputs("return ;;\n", out);
        }
    }
    fputs("    esac\n", out);
}

/* Finds the command and counts the operands before the cursor. */
static void write_scan(FILE *out)
{
    fputs("    for ((i = 1; i < COMP_CWORD; i++)); do\n"
          "        case ${COMP_WORDS[i]} in\n"
          "        ", out);
    bool first = true;
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!option_rows[i].argument)
            continue;
        fprintf(out, "%s--%s", first ? "" : " | ", option_rows[i].name);
        first = false;
    }
    fputs(")\n"
          "            i=$((i + 1))\n"
          "            [[ ${COMP_WORDS[i]} == = ]] && i=$((i + 1))\n"
          "            ;;\n"
          "        -*) ;;\n"
          "        *)\n"
          "            if [[ -z $command ]]; then command=${COMP_WORDS[i]}; else operand=$((operand + 1)); fi\n"
          "            ;;\n"
          "        esac\n"
          "    done\n", out);
}

static void write_option_names(FILE *out, unsigned commands)
{
    for (int i = 0; i < OPTION_COUNT; i++)
        if (option_rows[i].commands & commands)
            fprintf(out, " --%s", option_rows[i].name);
    for (int i = 0; i < OPTION_COUNT; i++)
        if ((option_rows[i].commands & commands) && option_rows[i].letter)
            fprintf(out, " -%c", option_rows[i].letter);
}

static void write_options(FILE *out)
{
    fputs("    if [[ $cur == -* ]]; then\n"
          "        case $command in\n", out);
    for (size_t i = 0; i < command_count; i++) {
        fprintf(out, "        %s) _salespay_words '", command_rows[i].name);
        write_option_names(out, command_rows[i].bit);
        fputs("' ;;\n", out);
    }
    fputs("        '') _salespay_words ' --help --version' ;;\n"
          "        esac\n"
          "        return\n"
          "    fi\n"
          "    if [[ -z $command ]]; then\n"
          "        _salespay_words '", out);
    for (size_t i = 0; i < command_count; i++)
        fprintf(out, " %s", command_rows[i].name);
    fputs("'\n"
          "        return\n"
          "    fi\n", out);
}

/* Names that a shell would break or that are no words of a command line are left out, and each stands once. */
static void write_topics(FILE *out, const topic_names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        bool plain = strpbrk(names->items[i], " :'\"") == NULL;
        for (size_t earlier = 0; plain && earlier < i; earlier++)
            plain = strcmp(names->items[earlier], names->items[i]) != 0;
        if (plain)
            fprintf(out, " %s", names->items[i]);
    }
}

/* What one word of a command's operands stands for, as words or as a call. */
static void write_kind(FILE *out, text kind, const topic_names *names)
{
    if (text_is(kind, "MONTH") || text_is(kind, "A") || text_is(kind, "B")) { /* A and B of diff */
        fputs(" $(_salespay_months)", out);
    } else if (text_is(kind, "COLUMN")) {
        for (figure f = 0; f < FIGURE_COUNT; f++)
            fprintf(out, " %s", figure_key(f));
    } else if (text_is(kind, "TOPIC")) {
        write_topics(out, names);
    } else if (kind.bytes[0] >= 'a' && kind.bytes[0] <= 'z') {
        fprintf(out, " %.*s", (int)kind.size, kind.bytes);
    }
}

/* "MONTH | FROM..TO | last": operands stand apart by blanks, the alternatives of one by |. */
static void write_operands(FILE *out, const command_row *command, const topic_names *names)
{
    int place = -1;
    bool same = false, open = false;
    for (const char *at = command->operands; *at;) {
        const size_t size = strcspn(at, " []");
        const text word = text_from(at, size);
        at += size + (at[size] != '\0');
        if (size == 0)
            continue;
        if (text_is(word, "|")) {
            same = true;
            continue;
        }
        if (!same) {
            fputs(open ? "\" ;;\n" : "", out);
            open = !text_is(word, "DIR") && !text_is(word, "FILE");
            fprintf(out, "    %s.%d) ", command->name, ++place);
            if (open)
                fputs("_salespay_words \"", out);
            else
                fprintf(out, "_salespay_paths -%c ;;\n", text_is(word, "DIR") ? 'd' : 'f');
        }
        if (open)
            write_kind(out, word, names);
        same = false;
    }
    fputs(open ? "\" ;;\n" : "", out);
}

bool completion_write(FILE *out)
{
    topic_names names = {0};
    program_names(&names);
    manual_names(&names);
    fputs(head, out);
    write_values(out);
    write_scan(out);
    write_options(out);
    fputs("    case $command.$operand in\n", out);
    for (size_t i = 0; i < command_count; i++)
        write_operands(out, &command_rows[i], &names);
    fputs("    esac\n"
          "}\n"
          "complete -F _salespay salespay\n", out);
    const bool whole = !names.failed;
    topic_names_release(&names);
    return whole;
}
