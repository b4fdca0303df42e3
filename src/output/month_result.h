/*
 * A computed month: everything that the files of a month are written from. It owns nothing.
 */
#ifndef SALESPAY_OUTPUT_MONTH_RESULT_H
#define SALESPAY_OUTPUT_MONTH_RESULT_H

#include <stddef.h>
#include <stdint.h>

#include "base/hash_spans.h"
#include "base/int128.h"
#include "input/context.h"
#include "model/payslip.h"

typedef struct {
    const settle_facts *facts; /* month, rules, people, contracts, opening, … */
    const settlement *settlement;
    const input_log *inputs;   /* every file read, for the manifest */
    uint64_t payments_read;    /* data rows of the payment files */
    uint64_t payments_used;    /* rows credited; equal, or the run failed */
    uint64_t rows_passed_over; /* rows of empty cells, in the payment files */
    hash_spans payment_keys;   /* hashes of the payment keys: upwards, without repeats */
    bool payment_keys_written; /* payment_ids.bin is, while they were sorted */
    size_t threads;            /* that may write its files; they change no byte */
} month_result;

/* How many get a payslip. */
uint64_t month_result_persons(const month_result *result);

/* Σ of a figure over the payslips, in fen. 128 bits: it may be more than any one amount can be. */
int128 month_result_sum(const month_result *result, figure f);

/* The same of every figure, in one pass over the people. */
void month_result_sums(const month_result *result, int128 sums[FIGURE_COUNT]);

#endif
