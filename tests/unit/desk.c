#include "desk.h"

#include <dirent.h>
#include <ftw.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char top[] = "/tmp/salespay-desk-XXXXXX";

static void require(bool held, const char *what)
{
    if (held)
        return;
    perror(what);
    abort();
}

static int remove_entry(const char *path, const struct stat *state, int kind, struct FTW *where)
{
    (void)state, (void)kind;
    return where->level == 0 ? 0 : remove(path);
}

static void empty(void)
{
    nftw(top, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

static void leave(void)
{
    empty();
    rmdir(top);
}

void desk_clear(void)
{
    static bool made;
    if (!made) {
        require(setlocale(LC_CTYPE, "C.UTF-8") != NULL, "setlocale");
        require(mkdtemp(top) != NULL && chdir(top) == 0, top);
        atexit(leave);
        made = true;
    }
    empty();
}

static void make_folders(const char *name)
{
    char path[256];
    for (const char *slash = strchr(name, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        snprintf(path, sizeof path, "%.*s", (int)(slash - name), name);
        (void)mkdir(path, 0700);
    }
}

static void put(const char *name, const char *how, const char *content)
{
    make_folders(name);
    FILE *out = fopen(name, how);
    require(out != NULL && fputs(content, out) >= 0 && fclose(out) == 0, name);
}

void desk_write(const char *name, const char *content)
{
    put(name, "w", content);
}

void desk_add(const char *name, const char *line)
{
    put(name, "a", line);
    put(name, "a", "\n");
}

void desk_remove(const char *name)
{
    require(remove(name) == 0, name);
}

bool desk_holds(const char *name)
{
    struct stat state;
    return lstat(name, &state) == 0;
}

char *desk_read(const char *name)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *in = fopen(name, "r");
    if (in == NULL)
        return NULL;
    require(getdelim(&bytes, &size, EOF, in) >= 0 || !ferror(in), name);
    fclose(in);
    return bytes;
}

static int real_entry(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

static void tell_all(const char *folder, FILE *out)
{
    struct dirent **entries;
    const int count = scandir(folder, &entries, real_entry, alphasort);
    require(count >= 0, folder);
    for (int i = 0; i < count; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        FILE *in = strcmp(entries[i]->d_name, "manifest.csv") == 0 ? NULL : fopen(path, "r");
        if (in != NULL) {
            fprintf(out, "== %s\n", entries[i]->d_name);
            for (int c = fgetc(in); c != EOF; c = fgetc(in))
                c == '\0' ? fputs("\\0", out) : fputc(c, out);
            fclose(in);
        }
        free(entries[i]);
    }
    free(entries);
}

char *desk_read_all(const char *folder)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    require(out != NULL, "open_memstream");
    tell_all(folder, out);
    require(fclose(out) == 0, "open_memstream");
    return bytes;
}

void desk_book(void)
{
    desk_clear();
    desk_write("rules.ini", "[scheme]\nname = desk\ncalculation = 1\n"
                            "[grade.junior]\nlabel = 初级\nbase_fixed = 0\nbase_step = 10,000\nbase_per_step = 200\n"
                            "base_cap = 2,000\n"
                            "[commission]\nbase_rate = 3%\nexcess_rate = 10%\n"
                            "[risk_fund]\nholdback = 10%\ncap = 5,000\n"
                            "[notices]\ncuts = off\n"
                            "[late_collection]\ngrace_days = 0\nmax_cut = 50%\n");
    desk_write("staff.csv", "employee_id,name,grade,risk_fund_opening\n"
                            "E1,张伟,junior,100.00\n"
                            "E2,Li Na,初级,\n");
    desk_write("contracts.csv", "contract_id,employee_id,quantity,list_price,contract_price\n"
                                "C1,E1,5000,10,15\n"
                                "C2,E2,100,20,20\n");
    desk_write("instalments.csv", "contract_id,due_date,amount\n"
                                  "C1,2026-06-30,30000\nC1,2026-07-31,45000\n");
    desk_write("payments/2026-06.csv", "payment_id,date,employee_id,contract_id,amount\n"
                                       "P1,2026-06-03,,C1,20000\nP2,2026-06-04,,C2,1000\n");
    desk_write("payments/2026-07.csv", "payment_id,date,employee_id,contract_id,amount\n"
                                       "P3,2026-07-03,,C1,55000\nP4,2026-07-04,E2,C2,500.50\n");
}

const char *said(diagnostics *d)
{
    static char all[8192];
    size_t size = 0;
    all[0] = '\0';
    diagnostics_sort(d);
    for (size_t i = 0; i < d->count && size < sizeof all - 512; i++) {
        const diagnostic *item = &d->items[i];
        size += (size_t)snprintf(all + size, sizeof all - size, "%s", i == 0 ? "" : ", ");
        if (item->at.source != SOURCE_NONE)
            size += (size_t)snprintf(all + size, sizeof all - size, "%s", d->sources[item->at.source].bytes);
        if (item->at.line > 0)
            size += (size_t)snprintf(all + size, sizeof all - size, ":%llu", (unsigned long long)item->at.line);
        if (item->at.column > 0)
            size += (size_t)snprintf(all + size, sizeof all - size, ":%u", item->at.column);
        size += (size_t)snprintf(all + size, sizeof all - size, "%s%s", item->at.source != SOURCE_NONE ? " " : "",
                                 message_name(item->code));
    }
    return all;
}

const char *words_said(diagnostics *d, size_t i)
{
    require(i < d->count, "no such message");
    return arena_copy(&d->memory, diagnostics_words(d, &d->items[i], LANGUAGE_ENGLISH)).bytes;
}
