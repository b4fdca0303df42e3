/*
 * Writes the manual while the program is built: write_manual PAGE LANG, on standard output.
 *
 *   salespay.1 | salespay-rules.5 | salespay-files.5 with en or zh: scdoc text, from which the man page is made
 *   completion: the script for bash
 */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "cli/completion.h"
#include "cli/program_page.h"
#include "manual/manual.h"

static const struct {
    const char *name;
    void (*write)(page *p, const char *version);
} pages[] = {
    {"salespay.1", program_page},
    {"salespay-rules.5", manual_rules_page},
    {"salespay-files.5", manual_files_page},
};

static bool write_page(const char *name, const char *lang)
{
    page p = page_begin(stdout, strcmp(lang, "zh") == 0 ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH, PAGE_SCDOC);
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (strcmp(pages[i].name, name) != 0)
            continue;
        pages[i].write(&p, SALESPAY_VERSION);
        return !p.failed;
    }
    return false;
}

int main(int argc, char **argv)
{
    bool done = false;
    setlocale(LC_CTYPE, "C.UTF-8");
    if (argc == 2 && strcmp(argv[1], "completion") == 0)
        done = completion_write(stdout);
    else if (argc == 3)
        done = write_page(argv[1], argv[2]);
    if (!done)
        fputs("usage: write_manual salespay.1|salespay-rules.5|salespay-files.5 en|zh, or write_manual completion\n",
              stderr);
    return done && fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
