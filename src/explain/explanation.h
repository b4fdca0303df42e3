/*
 * One person's month, computed and kept with everything that it came from: the payment lines, adjustments and
 * instalments. The month is computed as `run` computes it, into a sink that keeps this person's payment rows, split by
 * the same credit; settle's record of every figure stands in computed.settlement.
 *
 *     explanation e;
 *     if (explanation_make(&e, &paths, "XS01", &d)) … write …
 *     explanation_release(&e);
 */
#ifndef SALESPAY_EXPLAIN_EXPLANATION_H
#define SALESPAY_EXPLAIN_EXPLANATION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "explain/scope.h"
#include "month/compute.h"

/* A payment row, its texts kept. */
typedef struct {
    payment row;
    credited split;
    bool own; /* credited to the person; else it lies on one of the person's contracts and is credited to another */
} explained_line;

typedef struct {
    uint32_t contract;
    date due;
    month falls_in; /* with the grace days of the rules then in force */
    money amount;
    uint64_t line;
} explained_instalment;

typedef struct {
    arena memory;
    computed_month computed;
    const diagnostics *diagnostics; /* knows the files by name */
    text asked;                     /* PERSON as written */
    uint32_t who;                   /* index into computed.people */
    explained_line *lines;          /* in input order; memory grows with one person's rows */
    size_t line_count, line_capacity;
    explained_instalment *instalments; /* of the own contracts, that fall in this month or earlier */
    size_t instalment_count, instalment_capacity;
    adjustment *adjustments; /* the person's rows of the month */
    size_t adjustment_count, adjustment_capacity;
} explanation;

/*
 * Computes the month and gathers what the person's figures came from. False and reported where the month has errors,
 * nobody is called so (usage), or several are (usage, with their ids). Call explanation_release in either case; d must
 * outlive e.
 */
bool explanation_make(explanation *e, const month_paths *paths, text asked, diagnostics *d);
void explanation_release(explanation *e);

/* What the names in a formula stand for. */
scope explanation_person_scope(const explanation *e);
scope explanation_contract_scope(const explanation *e, uint32_t which);
scope explanation_line_scope(const explanation *e, const explained_line *of);

/* An own contract that carries something of the month: an amount due, late or sold. */
bool explanation_contract_counts(const explanation *e, uint32_t which);

/* The shown name of the file of that kind ("adjustments") that was read; "" where there was none. */
text explanation_file(const explanation *e, const char *kind);

/* The shown name of a source. */
text explanation_source(const explanation *e, source_id source);

#endif
