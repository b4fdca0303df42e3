/*
 * Of salespay-files(5): the objects that --json prints, and their fields (manual/json_fields.def). A test holds the
 * table against what the commands print.
 */
#ifndef SALESPAY_MANUAL_JSON_PAGE_H
#define SALESPAY_MANUAL_JSON_PAGE_H

#include "base/text.h"
#include "manual/names.h"
#include "manual/page.h"

/* What a field holds. */
typedef enum {
    JSON_TEXT,    /* a string */
    JSON_NUMBER,  /* a whole number */
    JSON_FLAG,    /* true or false */
    JSON_MONEY,   /* a string: "1234.50" */
    JSON_EXACT,   /* a string: a decimal, or a fraction "1/3" */
    JSON_DAY,     /* a string: "2026-07-03" */
    JSON_MONTH,   /* a string: "2026-07" */
    JSON_TEXTS,   /* a list of strings */
    JSON_OBJECT,  /* an object described below */
    JSON_OBJECTS  /* a list of such */
} json_type;

typedef struct {
    const char *name;
    bool nested; /* a part of others; else a line of its own, whose type it is */
    const char *english, *chinese;
} json_object_row;

typedef struct {
    const char *object; /* whose field it is */
    const char *name;   /* JSON_FIELD_FIGURES: every column of payslips.csv that is a figure */
    json_type type;
    const char *of; /* JSON_OBJECT and JSON_OBJECTS: which */
    bool always;    /* there in every such object */
    const char *english, *chinese;
} json_field_row;

#define JSON_FIELD_FIGURES "FIGURE"

extern const json_object_row json_object_rows[];
extern const size_t json_object_count;
extern const json_field_row json_field_rows[];
extern const size_t json_field_count;

const char *json_type_name(json_type type, language lang);

void json_page(page *p);
bool json_topic(page *p, text name); /* json.summary */
void json_names(topic_names *names);

#endif
