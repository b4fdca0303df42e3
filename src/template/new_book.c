#include "template/new_book.h"

#include "io/folder.h"
#include "template/guide.h"
#include "template/rules_file.h"
#include "template/sample.h"

/* English name, Chinese name, what writes it. */
#define FILES(GUIDE, RULES, TABLE)                                                                                     \
    GUIDE("README.md", "说明.md")                                                                                      \
    RULES("rules.ini")                                                                                                 \
    TABLE("staff.csv", sample_staff)                                                                                   \
    TABLE("contracts.csv", sample_contracts)                                                                           \
    TABLE("instalments.csv", sample_instalments)                                                                       \
    TABLE("adjustments.csv", sample_adjustments)                                                                       \
    TABLE("company.csv", sample_company)                                                                               \
    TABLE(SAMPLE_PAYMENTS_NAME, sample_payments)

typedef enum { WRITES_GUIDE, WRITES_RULES, WRITES_TABLE } what_writes;

static const struct {
    const char *english, *chinese;
    what_writes what;
    const sample_table *table; /* of WRITES_TABLE */
} files[] = {
#define GUIDE(english, chinese) {english, chinese, WRITES_GUIDE, NULL},
#define RULES(name) {name, name, WRITES_RULES, NULL},
#define TABLE(name, table) {name, name, WRITES_TABLE, &(table)},
    FILES(GUIDE, RULES, TABLE)
#undef GUIDE
#undef RULES
#undef TABLE
};

const size_t new_book_file_count = sizeof files / sizeof *files;
_Static_assert(sizeof files / sizeof *files <= NEW_BOOK_FILES_MAX, "callers keep names in arrays of this size");

/* In both languages: what a dead run left behind is cleaned up by the next one in either. */
static const char *const own_names[] = {
#define GUIDE(english, chinese) english, chinese,
#define ONE(name, ...) name,
    FILES(GUIDE, ONE, ONE)
#undef GUIDE
#undef ONE
    NULL,
};

const char *new_book_file_name(size_t i, language lang)
{
    return lang == LANGUAGE_CHINESE ? files[i].chinese : files[i].english;
}

/* "a.csv, b.csv, c.csv …" */
static text names_told(const folder_names *found, arena *memory)
{
    enum { NAMES_MAX = 3 };
    text told = TEXT_EMPTY;
    for (size_t i = 0; i < found->count && i < NAMES_MAX && told.bytes; i++)
        told = arena_format(memory, "%s%s%s", told.bytes, i == 0 ? "" : ", ", found->names[i].bytes);
    if (found->count > NAMES_MAX && told.bytes)
        told = arena_format(memory, "%s …", told.bytes);
    return told;
}

/* What stands in the folder is told before anything is staged; file_set looks again when it takes the place. */
static bool is_new_or_empty(const char *folder, diagnostics *d)
{
    arena memory = ARENA_EMPTY;
    folder_names found = {0};
    bool good = path_kind_of(folder) != PATH_FOLDER || folder_list(folder, &memory, &found, d);
    if (good && found.count > 0) {
        const text told = names_told(&found, &memory);
        if (told.bytes)
            REPORT(d, FOLDER_NOT_EMPTY, LOCATION_NONE, text_of(folder), told);
        else
            REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        good = false;
    }
    arena_release(&memory);
    return good;
}

static bool write_file(size_t i, language lang, FILE *out, diagnostics *d)
{
    switch (files[i].what) {
    case WRITES_GUIDE: guide_write(out, lang); return true;
    case WRITES_RULES: return rules_file_write(out, lang, d);
    case WRITES_TABLE: sample_table_write(files[i].table, lang, out); return true;
    }
    return false;
}

file_set *new_book_stage(const char *folder, language lang, bool sync, diagnostics *d)
{
    const file_set_options options = {.sync = sync, .only_new = true, .own_names = own_names};
    file_set *set = is_new_or_empty(folder, d) ? file_set_begin(folder, &options, d) : NULL;
    for (size_t i = 0; set && i < new_book_file_count; i++) {
        FILE *out = file_set_add(set, new_book_file_name(i, lang));
        if (!out || !write_file(i, lang, out, d)) {
            file_set_abandon(set);
            set = NULL;
        }
    }
    return set;
}
