/*
 * An explanation as data: an object a line, from which a script can add up every figure without knowing the scheme.
 *
 *   explained    the person and the month: employee_id, name, grade, issued, active, days_active, days_in_month, profit
 *   opening      what the month opens with: key, value, file
 *   line         a payment row that counts here: file, line, employee_id, contract_id, amount, prices, and its figures
 *   contract     an own contract with something due, late or sold: file, line, and its figures
 *   instalment   of these contracts: file, line, contract_id, due_date, month (that it falls in), amount
 *   adjustment   file, line, kind, amount (or "all")
 *   figure       key, value, formula; words and numbers in the language asked for; operands; rules
 *                (amount: the value of a sum of money or a rate as an exact number); rounding; zero (why it is 0); how
 *
 * `how` is the formula worked out: {"op":…,"value":…,"parts":[…]} with op one of add, subtract, multiply, divide,
 * negate, min, max, round (half away from zero, to 0.01), floor, if (parts: the branch taken; tests: what was looked at)
 * and, without parts: number; figure (key); rule (section, key); fact (key); lines, contracts, adjustments, opening,
 * instalments, allowances (key); share (pool, weight, weights, exact). Values are exact, "1500.125" or "5/3". It is left
 * out where a part does not fit 126 bits.
 */
#ifndef SALESPAY_EXPLAIN_WRITE_JSON_H
#define SALESPAY_EXPLAIN_WRITE_JSON_H

#include <stdbool.h>
#include <stdio.h>

#include "base/messages.h"
#include "explain/explanation.h"

/* `only` as for explanation_write_text. False when memory is out or out failed. */
bool explanation_write_json(const explanation *e, figure only, language lang, FILE *out);

#endif
