/*
 * The sections of one rule file as they are being read: what each is, and which of its keys were seen.
 */
#ifndef SALESPAY_RULES_SECTIONS_H
#define SALESPAY_RULES_SECTIONS_H

#include "model/rules.h"
#include "rules/ini.h"
#include "rules/keys.h"

typedef struct {
    section_kind kind; /* SECTION_UNKNOWN: reported, its entries are passed over */
    text part;         /* NAME */
    uint64_t seen;     /* rows of rule_keys, as bits; those that an unknown key was probably meant to be, too */
    void *fields;      /* what the offsets of its keys count in: rules, a grade, an allowance or an export */
} section_use;

/* One file on its way to rules. */
typedef struct {
    rules *r;
    const ini *file;
    diagnostics *d;
    section_use *uses; /* of file->sections; of repeated ones nothing is kept */
    uint64_t standing; /* kinds, as bits: those that stand in the file, or were probably meant to */
} rules_draft;

/*
 * Tells the sections apart, makes room in r for what they hold, and sets all defaults. False only when memory is out,
 * which is reported; unknown sections are reported.
 */
bool sections_open(rules_draft *draft);

#endif
