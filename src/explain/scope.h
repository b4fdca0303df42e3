/*
 * What the names in a formula stand for: in that of a person's figure, of a contract's, of a payment line's. Every
 * value is one that was read or that settle recorded; nothing is worked out anew here.
 */
#ifndef SALESPAY_EXPLAIN_SCOPE_H
#define SALESPAY_EXPLAIN_SCOPE_H

#include <stdbool.h>
#include <stdint.h>

#include "explain/formula.h"
#include "explain/fraction.h"
#include "model/payment.h"
#include "model/payslip.h"
#include "rules/keys.h"

typedef enum { SCOPE_PERSON, SCOPE_CONTRACT, SCOPE_LINE } scope_kind;

/* Borrows everything. Of a line's scope, credit has split the row. */
typedef struct {
    scope_kind kind;
    const settle_facts *facts;
    const settlement *settled;
    uint32_t index;     /* of the person, or of the contract */
    const payment *row; /* SCOPE_LINE */
    credited split;     /* SCOPE_LINE */
} scope;

/* How an amount is written. */
typedef enum { UNIT_MONEY, UNIT_RATE, UNIT_PLAIN } amount_unit;

typedef struct {
    fraction value;
    amount_unit unit;
} scope_amount;

/*
 * The value of a NUMBER, NAME, RULE or CALL; beside what calc/figures.h names, lines(rows) counts the payment lines.
 * False where it has none: a rule of a grade that is not known.
 */
bool scope_value(const scope *s, const formula *leaf, scope_amount *out);

/* Whether a FLAG holds, or an IS. */
bool scope_holds(const scope *s, const formula *test);

/* A rule that a formula names, as it stands in the rules in force. */
#define RULE_SECTION_SIZE (RULE_NAME_MAX + 16)
typedef struct {
    char section[RULE_SECTION_SIZE]; /* "grade.senior" for grade */
    const rule_key *key;
    const rule_entry *entry; /* NULL: left out, the default holds */
    bool section_given;      /* false: the whole section is left out */
    char value[RATE_TEXT_SIZE + MONEY_TEXT_SIZE]; /* normalised: "2000.00", "3%", "collected" */
    scope_amount amount;     /* of a money or a rate; else 0 */
} rule_use;

bool scope_rule(const scope *s, text section, text key, rule_use *out);

/* Whether [SECTION] stands in the rules. */
bool scope_section_given(const scope *s, const char *section);

/* Σ of everybody's profit share weights, in fen. */
int128 scope_weight_total(const scope *s);

#endif
