/*
 * Tallies: credited lines added up by person and by contract. They grow with people and contracts, never with rows, and
 * the tallies of two parts of the input add up in any order to the same numbers (sums are 128 bits wide and cannot
 * overflow on the way).
 */
#ifndef SALESPAY_MODEL_TALLY_H
#define SALESPAY_MODEL_TALLY_H

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

#endif
