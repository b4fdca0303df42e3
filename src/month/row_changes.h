/*
 * Which input rows stand in one version of a month and not in the other, person by person: why figures differ.
 *
 * Rows are told apart by what they say, never by where they stand: a file that was renamed, split or sorted changes
 * nothing. Memory grows with 8 bytes a row, and with the rows that differ.
 */
#ifndef SALESPAY_MONTH_ROW_CHANGES_H
#define SALESPAY_MONTH_ROW_CHANGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/int128.h"
#include "base/money.h"
#include "base/name_index.h"

typedef enum { ROW_OLD, ROW_NEW, ROW_SIDES } row_side;

typedef struct changed_row changed_row;
struct changed_row {
    row_side side;    /* the only version that holds it */
    const char *kind; /* "payments", "adjustments" */
    text file;        /* as shown */
    uint64_t line;
    text words; /* "P-1 2026-07-03", "bonus" */
    bool all;   /* the amount is `all`, 全部 */
    money amount;
    changed_row *next; /* of the same person */
};

/* What differs of one person. */
typedef struct {
    text id;
    changed_row *first, *last;
    uint64_t payments[ROW_SIDES];  /* payment rows that one version alone holds */
    int128 payment_fen[ROW_SIDES]; /* and what they add up to */
} person_rows;

typedef struct {
    arena *memory; /* borrowed */
    person_rows *people;
    size_t count, capacity;
    name_index by_id;
} row_changes;

void row_changes_init(row_changes *changes, arena *memory);
void row_changes_release(row_changes *changes);

/* NULL: nothing differs. */
const person_rows *row_changes_of(const row_changes *changes, text id);

/*
 * Adds a row, which is copied; with listed false it is only counted. False when memory is out (not reported).
 */
bool row_changes_add(row_changes *changes, text id, const changed_row *row, bool listed);

/* ---- what both versions hold ---- */

/* Hashes of what rows say. After row_keys_cancel those alone that the other does not hold, as often as it lacks them. */
typedef struct {
    uint64_t *items;
    size_t count, capacity;
    bool *taken;
} row_keys;

bool row_keys_add(row_keys *keys, uint64_t key); /* false: memory is out */
bool row_keys_cancel(row_keys *old, row_keys *now);

/* Whether the row is one of those left; it is one time less then. */
bool row_keys_take(row_keys *keys, uint64_t key);
void row_keys_release(row_keys *keys);

#endif
