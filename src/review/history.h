/*
 * A person's months, one after the other, and the risk fund (风险金) as a ledger: opening + withheld − drawn − released
 * = closing, each closing opening the next.
 *
 *     history h;
 *     history_init(&h);
 *     for each month: payslips_read …, history_note(&h, m, &all, asked)     who is meant
 *     if (history_person(&h, asked, &d))
 *         for each month: payslips_read …, history_add(&h, m, closed, &all)
 *     history_check(&h, &d); … history_write_text(&h, lang, out) …
 *     history_release(&h);
 *
 * Months are read twice, so that memory grows with one person's months alone; somebody whose name changed is followed
 * by id.
 */
#ifndef SALESPAY_REVIEW_HISTORY_H
#define SALESPAY_REVIEW_HISTORY_H

#include <stdbool.h>
#include <stdio.h>

#include "input/payslips.h"

typedef struct {
    month month;
    bool closed;
    paid_person paid;
} history_month;

typedef struct {
    arena memory;
    text id;         /* who is meant */
    text *namesakes; /* ids of those who were ever called as asked */
    size_t namesake_count, namesake_capacity;
    bool is_id;                    /* what is asked is an id */
    text nearest_id, nearest_name; /* for those who mistyped */
    size_t nearest;
    history_month *months;
    size_t count, capacity;
} history;

void history_init(history *h);
void history_release(history *h);

/* False and reported when memory is out. */
bool history_note(history *h, const payslips *all, text asked, diagnostics *d);
bool history_add(history *h, month m, bool closed, const payslips *all, diagnostics *d);

/* False and reported (usage) when nobody was ever called so, or several were. */
bool history_person(history *h, text asked, diagnostics *d);

/* Warns of every month whose ledger does not add up, or does not open with what was closed before. */
void history_check(const history *h, diagnostics *d);

/* False when memory was out; the stream is the caller's to check. */
bool history_write_text(const history *h, language lang, FILE *out);

/* JSON: an object history for each month, with every figure. */
void history_write_json(const history *h, FILE *out);

#endif
