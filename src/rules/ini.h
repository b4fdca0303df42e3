/*
 * An INI file as text: its sections and its entries with their places; nothing is said yet about which are known.
 *
 * What it takes: UTF-8 with or without BOM, LF or CRLF; `[section]`, `key = value`, comments that begin with # or ;
 * at the start of a line, or after a blank behind a value or heading. Blanks (the ideographic one too) around names
 * and values are dropped. Everything else is an error at its line and column, and all of them are told: bytes that
 * are not UTF-8, control characters, a CR without LF, a line that is too long, a line that is none of the above, a
 * heading that does not end, `a;b`, quotes, a trailing backslash, an entry before the first heading, a section or key
 * written twice.
 *
 * The values are those that iniparser reads from a copy which holds nothing but the entries found good; the scan of
 * the text must have come to the same, entry by entry, or the file is not read at all.
 */
#ifndef SALESPAY_RULES_INI_H
#define SALESPAY_RULES_INI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/text.h"

#define INI_FILE_SIZE_LIMIT (256 * 1024) /* bytes */
#define INI_LINE_SIZE_LIMIT 1000         /* bytes, comment lines aside: iniparser's own end is 1,024 */

typedef struct {
    text name;     /* as written between the brackets */
    location at;   /* of the name */
    bool repeated; /* reported; its entries count as those of the first section of the name */
} ini_section;

typedef struct {
    size_t section; /* in ini.sections, never a repeated one */
    text key, value;
    text written;              /* the value and the comment behind it, as they stand */
    location key_at, value_at; /* value_at: of the = where the value is empty */
} ini_entry;

/* In the order of the file. Texts are views into the arena that ini_read was given. */
typedef struct {
    source_id source;
    text source_name;
    ini_section *sections;
    size_t section_count, section_capacity;
    ini_entry *entries; /* without those that repeat a key */
    size_t entry_count, entry_capacity;
    bool lines_lost; /* lines were reported that may have held a section or key: nothing is missing for certain */
} ini;

/*
 * Reads the file. False and reported when there is nothing to go on with (it cannot be read, or memory is out); true
 * where there are sections and entries to look at, even if some lines were reported. Release either way.
 */
bool ini_read(ini *file, const char *path, arena *memory, diagnostics *d);

void ini_release(ini *file);

/* iniparser bears its version nowhere that a program could see: "unknown". */
const char *ini_library_version(void);

#endif
