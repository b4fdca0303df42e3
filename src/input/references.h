/*
 * The persons and contracts that a row names: found, or reported with whom it most likely means. Nothing is said where
 * the file that should know them has failed.
 */
#ifndef SALESPAY_INPUT_REFERENCES_H
#define SALESPAY_INPUT_REFERENCES_H

#include <stdbool.h>
#include <stdint.h>

#include "input/cells.h"
#include "input/suggest.h"
#include "input/table.h"
#include "model/contract.h"
#include "model/person.h"

typedef struct {
    const people *people;       /* NULL: the staff file failed */
    const contracts *contracts; /* NULL: the contract file failed; given = false: there is none */
    suggestions near_people, near_contracts;
    name_index by_name, namesakes; /* of people, made when the first unknown id comes: it may be a name */
    bool names_known;
    bool deferred; /* of several threads: whom an unknown id means is left to references_tell */
} references;

void references_init(references *r, const people *known_people, const contracts *known_contracts);
void references_release(references *r);

/*
 * Adds a message to d; of an unknown person or contract, which deferred references reported, with whom it most likely
 * means. What has been searched for before is remembered, so the messages must come in order of input.
 */
void references_tell(references *r, diagnostics *d, month of, const diagnostic *item);

/*
 * The person of the id in the column, PERSON_NONE where the cell is not good or the staff file failed. False and reported
 * when nobody has it in the month.
 */
bool references_person(references *r, const table *t, size_t column, const cell_value *id, uint32_t *out);

/* The contract likewise; CONTRACT_NONE also where there is no contract file. */
bool references_contract(references *r, const table *t, size_t column, const cell_value *id, uint32_t *out);

#endif
