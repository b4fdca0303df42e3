/*
 * The tables of what a rule file may hold: its sections and its keys, one row each. Parsing, defaults, suggestions,
 * the manual and the template of `init` walk them; a new key is a row here and a field in model/rules.h.
 *
 * [columns.FILE] takes keys that are no rows of the table: KEY = a header; input says whether FILE has that column.
 */
#ifndef SALESPAY_RULES_KEYS_H
#define SALESPAY_RULES_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

typedef enum {
    SECTION_SCHEME,
    SECTION_BASE,
    SECTION_GRADE,
    SECTION_COMMISSION,
    SECTION_RISK_FUND,
    SECTION_LATE_COLLECTION,
    SECTION_ALLOWANCE,
    SECTION_BONUS,
    SECTION_INPUT,
    SECTION_COLUMNS,
    SECTION_OUTPUT,
    SECTION_EXPORT,
    SECTION_NOTICES,
    SECTION_KIND_COUNT,
    SECTION_UNKNOWN = SECTION_KIND_COUNT
} section_kind;

/* What it means when a section is left out. */
typedef enum {
    SECTION_REQUIRED, /* an error */
    SECTION_DEFAULTS, /* its keys have their defaults */
    SECTION_NOTHING   /* the rule it carries out is off */
} section_absence;

typedef struct {
    const char *name;      /* "commission"; "grade" where it is written [grade.NAME] */
    const char *name_part; /* what stands behind the dot: "NAME", "FILE"; NULL: nothing */
    section_absence absence;
    bool free_keys; /* its keys are no rows of rule_keys */
    const char *english, *chinese;
} rule_section;

extern const rule_section rule_sections[SECTION_KIND_COUNT]; /* by section_kind */

/* The FILEs of [columns.FILE]. */
extern const char *const column_files[];
extern const size_t column_file_count;

typedef enum {
    KEY_TEXT,           /* text */
    KEY_MONEY,          /* money, 0 or more */
    KEY_POSITIVE_MONEY, /* money, more than 0: a step */
    KEY_RATE,           /* rate, 0% to 100% */
    KEY_DAYS,           /* int32_t, a whole number from 0 to RULE_DAYS_MAX */
    KEY_MONTH,          /* month */
    KEY_MONTHS,         /* uint16_t, months of the year: 7,8 */
    KEY_CHOICE,         /* an enum; choices[i] is its value i */
    KEY_FLAG,           /* bool; choices[0] is false, choices[1] true */
    KEY_CALCULATION,    /* int32_t, a known set of formulas */
    KEY_FIGURE,         /* figure, a money column of payslips.csv */
    KEY_COLUMNS,        /* export_columns: HEADER: FIELD, … */
    KEY_CELLS           /* export_columns of a control line: FIELD, … */
} key_type;

#define RULE_DAYS_MAX      366
#define RULE_CHOICES_MAX   4
#define CALCULATION_LATEST 1 /* the sets of formulas that are known: 1 to this */

typedef struct {
    section_kind section;
    const char *key;
    key_type type;
    bool required; /* where the section stands */
    size_t offset; /* of the field: in grade_rules, allowance_rules and export_rules for their sections, else in rules */
    const char *choices[RULE_CHOICES_MAX + 1]; /* KEY_CHOICE and KEY_FLAG; ends with NULL */
    const char *default_text;                  /* NULL: required, or empty */
    const char *example;                       /* what a right value looks like */
    const char *english, *chinese;             /* what it means */
} rule_key;

extern const rule_key rule_keys[];
extern const size_t rule_key_count; /* at most RULE_KEYS_MAX */
#define RULE_KEYS_MAX 64            /* sets of keys are bits of a uint64_t */

/*
 * What [name] is: its kind, and in *part what stands behind its first dot (empty where there is no dot).
 * SECTION_UNKNOWN when the word before the dot is no section, or a dot stands where none belongs.
 */
section_kind section_by_name(text name, text *part);

/* The row of that key in such a section; rule_key_count when there is none. */
size_t rule_key_by_name(section_kind section, text key);

/* NAMEs: 1 to RULE_NAME_MAX characters, all of a-z, 0-9, _ and -. With dots: what the free keys are made of. */
#define RULE_NAME_MAX 64
bool rule_name_is_valid(text name);
bool rule_free_key_is_valid(text key);

#endif
