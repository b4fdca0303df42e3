#include "rules/ini.h"

#include <errno.h>
#include <iniparser/iniparser.h>
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "io/input_file.h"
#include "rules/ini_scan.h"

/* iniparser looks a name up through a buffer of 1,024 bytes; no name that is known comes near. */
#define NAME_SIZE_LIMIT 256

/*
 * Only what iniparser keeps apart may go to it: it lower-cases names and joins them with a colon. An entry of any
 * other name is of no known section or key, so nobody asks for its value.
 */
static bool is_plain_name(text name)
{
    for (size_t i = 0; i < name.size; i++) {
        char c = name.bytes[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.'))
            return false;
    }
    return name.size <= NAME_SIZE_LIMIT;
}

static bool goes_to_iniparser(const ini *file, const ini_entry *entry)
{
    return is_plain_name(file->sections[entry->section].name) && is_plain_name(entry->key);
}

static bool write_text(FILE *copy, text t)
{
    return fwrite(t.bytes, 1, t.size, copy) == t.size;
}

/* "[section]" where it changes, then "key = value ; comment" as the file has it. */
static bool write_entries(FILE *copy, const ini *file)
{
    size_t section = SIZE_MAX;
    bool good = true;
    for (size_t i = 0; i < file->entry_count && good; i++) {
        const ini_entry *entry = &file->entries[i];
        if (!goes_to_iniparser(file, entry))
            continue;
        if (entry->section != section) {
            section = entry->section;
            good =
                fputc('[', copy) != EOF && write_text(copy, file->sections[section].name) && fputs("]\n", copy) != EOF;
        }
        good = good && write_text(copy, entry->key) && fputs(" = ", copy) != EOF && write_text(copy, entry->written) &&
               fputc('\n', copy) != EOF;
    }
    return good;
}

/*
 * True when there is memory for all that iniparser will ask for: it does not look whether it got any, and crashes
 * where it did not.
 */
static bool is_room_for_iniparser(const ini *file)
{
    const size_t dictionary_and_buffers = 64 * 1024,
                 each = 256; /* an entry's texts, its slots, before and after growth */
    size_t needed = dictionary_and_buffers;
    for (size_t i = 0; i < file->entry_count; i++) {
        const ini_entry *entry = &file->entries[i];
        needed += file->sections[entry->section].name.size + entry->key.size + entry->written.size + each;
    }
    void *volatile room = malloc(needed); /* volatile: else the pair may be left out */
    free(room);
    return room != NULL;
}

__attribute__((format(printf, 1, 2))) static int say_nothing(const char *format, ...)
{
    (void)format;
    return 0;
}

static void silence_iniparser(void)
{
    iniparser_set_error_callback(say_nothing);
}

/* The copy through iniparser, which loads by path alone and spoils UTF-8 in an 8-bit locale. NULL: errno says why. */
static dictionary *load(int descriptor)
{
    static pthread_once_t silenced = PTHREAD_ONCE_INIT; /* its callback is one for all threads */
    char path[40];
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (plain == (locale_t)0)
        return NULL;
    locale_t before = uselocale(plain);
    pthread_once(&silenced, silence_iniparser);
    errno = 0;
    dictionary *loaded = iniparser_load(path);
    int reason = errno;
    uselocale(before);
    freelocale(plain);
    errno = reason;
    return loaded;
}

static dictionary *load_copy(const ini *file)
{
    dictionary *loaded = NULL;
    int descriptor = memfd_create("rules", MFD_CLOEXEC);
    FILE *copy = descriptor < 0 ? NULL : fdopen(descriptor, "w");
    if (!copy)
        goto done;
    if (write_entries(copy, file) && fflush(copy) == 0 && is_room_for_iniparser(file))
        loaded = load(descriptor);
done:;
    int reason = errno;
    if (copy)
        (void)fclose(copy); /* memory alone: what was flushed has been read */
    else if (descriptor >= 0)
        (void)close(descriptor);
    errno = reason;
    return loaded;
}

/* Puts iniparser's value into the entry; false when it is not what the scan found. */
static bool take_value(const ini *file, ini_entry *entry, const dictionary *loaded, arena *memory)
{
    char name[2 * NAME_SIZE_LIMIT + 2];
    text section = file->sections[entry->section].name;
    snprintf(name, sizeof name, "%.*s:%.*s", (int)section.size, section.bytes, (int)entry->key.size, entry->key.bytes);
    const char *value = iniparser_getstring(loaded, name, NULL);
    if (!value || !text_equal(text_trim(text_of(value)), entry->value))
        return false;
    text kept = arena_copy(memory, text_trim(text_of(value)));
    if (kept.bytes)
        entry->value = kept;
    return kept.bytes != NULL;
}

static void report_unreadable(const ini *file, text reason, diagnostics *d)
{
    REPORT(d, CANNOT_READ, ((location){.source = file->source}), file->source_name, reason);
}

/* The values by iniparser. A difference is a fault of ours, and no reason to guess which of the two is right. */
static bool take_values(ini *file, arena *memory, diagnostics *d)
{
    errno = 0;
    dictionary *loaded = load_copy(file);
    if (!loaded) {
        report_unreadable(file, text_of(errno ? strerrordesc_np(errno) : "iniparser"), d);
        return false;
    }
    bool same = true;
    for (size_t i = 0; i < file->entry_count && same; i++) {
        ini_entry *entry = &file->entries[i];
        same = !goes_to_iniparser(file, entry) || take_value(file, entry, loaded, memory);
        if (!same)
            report_unreadable(file, entry->written, d);
    }
    iniparser_freedict(loaded);
    return same;
}

/* All bytes of the file, in the arena. */
static bool read_bytes(const input_file *from, arena *memory, text *bytes, diagnostics *d)
{
    if (from->size > INI_FILE_SIZE_LIMIT) {
        REPORT(d, RULES_TOO_LARGE, ((location){.source = from->source}));
        return false;
    }
    size_t got = 0;
    char *buffer = arena_allocate(memory, (size_t)from->size);
    if (!buffer) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    if (!input_file_read(from, 0, buffer, (size_t)from->size, &got, d) || !input_file_unchanged(from, d))
        return false;
    *bytes = text_from(buffer, got);
    return true;
}

bool ini_read(ini *file, const char *path, arena *memory, diagnostics *d)
{
    input_file from;
    text bytes;
    *file = (ini){.source = SOURCE_NONE};
    if (!input_file_open(&from, path, d))
        return false;
    file->source = from.source;
    file->source_name = from.shown_name;
    bool good = read_bytes(&from, memory, &bytes, d);
    input_file_close(&from);
    return good && ini_scan(file, bytes, memory, d) && take_values(file, memory, d);
}

void ini_release(ini *file)
{
    free(file->sections);
    free(file->entries);
    *file = (ini){.source = SOURCE_NONE};
}

const char *ini_library_version(void)
{
    return "unknown";
}
