/*
 * init DIR: write a new book that runs as it is, with a made-up month to begin with. Nothing is written over.
 */
#include <stdio.h>

#include "cli/command.h"
#include "cli/words.h"
#include "io/json.h"
#include "io/show.h"
#include "template/new_book.h"
#include "template/sample.h"

/* The folder without slashes at its end. */
static text folder_named(const options *o)
{
    text folder = text_of(o->operands[0]);
    while (folder.size > 1 && folder.bytes[folder.size - 1] == '/')
        folder.size--;
    return folder;
}

static bool is_plain_in_shell(text told)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+,:@%";
    for (size_t i = 0; i < told.size; i++)
        if ((told.bytes[i] & 0x80) == 0 && !memchr(letters, told.bytes[i], sizeof letters - 1))
            return false;
    return true;
}

/* A word as a shell takes it, so that the command printed can be copied. */
static void write_shell_word(text told, FILE *out)
{
    if (is_plain_in_shell(told)) {
        show_text(out, told);
        return;
    }
    fputc('\'', out);
    for (size_t i = 0; i < told.size;) {
        size_t end = i;
        while (end < told.size && told.bytes[end] != '\'')
            end++;
        show_text(out, text_from(told.bytes + i, end - i));
        if (end < told.size)
            fputs("'\\''", out);
        i = end + 1;
    }
    fputc('\'', out);
}

static void write_command(const char *words, text folder, FILE *out)
{
    fprintf(out, "  salespay %s --book ", words);
    write_shell_word(folder, out);
    fputc('\n', out);
}

static void write_told(const options *o, FILE *out)
{
    const text folder = folder_named(o);
    fputs(word_text(WORD_NEW_BOOK, o->lang), out);
    show_text(out, folder);
    fputc('\n', out);
    for (size_t i = 0; i < new_book_file_count; i++)
        fprintf(out, "  %s\n", new_book_file_name(i, o->lang));
    fprintf(out, "%s" SAMPLE_MONTH "\n", word_text(WORD_SAMPLE_MONTH, o->lang));
    fprintf(out, "%s\n", word_text(WORD_NEXT, o->lang));
    write_command("check", folder, out);
    write_command("run " SAMPLE_MONTH, folder, out);
    fputs(word_text(WORD_STEP_BY_STEP, o->lang), out);
    show_text(out, folder);
    fprintf(out, "/%s\n", new_book_file_name(0, o->lang));
}

static void write_told_json(const options *o, FILE *out)
{
    text names[NEW_BOOK_FILES_MAX];
    for (size_t i = 0; i < new_book_file_count; i++)
        names[i] = text_of(new_book_file_name(i, o->lang));
    json_begin(out, "init");
    json_text(out, "folder", folder_named(o));
    json_text(out, "language", o->lang == LANGUAGE_CHINESE ? TEXT_LITERAL("zh") : TEXT_LITERAL("en"));
    json_text(out, "month", TEXT_LITERAL(SAMPLE_MONTH));
    json_texts(out, "files", names, new_book_file_count);
    json_end(out);
}

/* Before the book takes its place: when nobody can be told, nothing is written. */
static bool tell(const options *o, diagnostics *d)
{
    if (o->quiet > 0)
        return true;
    if (o->json)
        write_told_json(o, stdout);
    else
        write_told(o, stdout);
    if (fflush(stdout) == 0)
        return true;
    cli_report_output(d);
    return false;
}

exit_status cmd_init(const options *o)
{
    diagnostics d;
    diagnostics_init(&d, o->strict);
    file_set *set = new_book_stage(o->operands[0], o->lang, !o->no_sync, &d);
    if (set && tell(o, &d))
        (void)file_set_commit(set); /* what it reports decides the status */
    else
        file_set_abandon(set);
    exit_status status = exit_status_of(&d);
    if (!cli_show(&d, o))
        status = EXIT_SYSTEM;
    diagnostics_release(&d);
    return status;
}
