/* Input files in a folder of their own, a context to read them in, and what was said of them. */
#ifndef SALESPAY_TESTS_INPUT_FIXTURE_H
#define SALESPAY_TESTS_INPUT_FIXTURE_H

#include <stddef.h>

#include "input/context.h"
#include "model/contract.h"
#include "model/person.h"
#include "model/rules.h"

typedef struct {
    diagnostics diagnostics;
    arena memory;
    input_log log;
    rules rules;
    grade_rules grades[2];
    column_alias aliases[4];
    input_context context;
    people people;
    contracts contracts;
} fixture;

/* The month is 2026-07; grades junior (初级) and senior (资深); no aliases; nobody and nothing is known. */
void fixture_begin(fixture *f);
void fixture_end(fixture *f);

/* [columns.FILE] KEY = HEADER */
void fixture_alias(fixture *f, const char *file, const char *key, const char *header);

/* Writes a file and gives its path, valid until fixture_end. */
const char *fixture_file(fixture *f, const char *name, const char *text);
const char *fixture_bytes(fixture *f, const char *name, const char *bytes, size_t size);

/* Reads them into f->people and f->contracts; they must be without fault. */
void fixture_staff(fixture *f, const char *text);
void fixture_contracts(fixture *f, const char *text);

/* "2:6 bad-amount, 3 total-row": line, column and code of each message, sorted as they are shown. In a static buffer. */
const char *fixture_said(fixture *f);

/* The words of the i-th message in English. */
const char *fixture_words(fixture *f, size_t i);

#endif
