/*
 * Tallies: credited lines added up by person and by contract. They grow with people and contracts, never with rows, and
 * the tallies of two parts of the input add up in any order to the same numbers (sums are 128 bits wide and cannot
 * overflow on the way).
 */
#ifndef SALESPAY_MODEL_TALLY_H
#define SALESPAY_MODEL_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/int128.h"

typedef struct {
    int128 collected_fen;
    int128 excess_fen;
    uint64_t rows;
} person_tally;

typedef struct {
    int128 collected_fen; /* on the contract, whoever was credited */
    uint64_t rows;
} contract_tally;

typedef struct {
    person_tally *people;
    size_t person_count;
    contract_tally *contracts;
    size_t contract_count;
} tally;

/* Sums of a part of the input in half the width, since every row waits for the memory that they lie in. */
typedef struct {
    int64_t collected_fen, excess_fen;
    uint64_t rows;
} __attribute__((aligned(32))) person_sums;

typedef struct {
    int64_t collected_fen;
    uint64_t rows;
} __attribute__((aligned(16))) contract_sums;

/* One part's tally: sums that would outgrow 64 bits go over to the wide tally first. */
typedef struct {
    person_sums *people;
    contract_sums *contracts;
    tally outgrown;
    bool has_outgrown; /* false: nothing has, and the wide tally need not be looked at */
} tally_part;

#endif
