/*
 * The month's payment files (回款): streamed, every row checked and its references resolved.
 */
#ifndef SALESPAY_INPUT_PAYMENTS_H
#define SALESPAY_INPUT_PAYMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/context.h"
#include "model/contract.h"
#include "model/payment.h"
#include "model/person.h"

/*
 * A payment's key is what may not repeat in a book: its payment_id or, under `payment_id = line`, payment_id, contract,
 * product, credited person, refund or not. Called for each row that has one, good or not, in input order, before the row
 * itself: so a repeated number is found in the run that finds the row's other mistakes. hash: text_hash of the key.
 */
typedef void payment_key_handler(void *closure, uint64_t hash);

/* A good row, valid during the call. Its person is PERSON_NONE only where request->people is NULL. */
typedef void payment_handler(void *closure, const payment *row);

typedef struct {
    const char *const *paths; /* in the order they count */
    size_t path_count;
    const people *people;       /* NULL: the staff file failed; unknown persons are not complained of */
    const contracts *contracts; /* given = false: any contract_id is taken as it is; NULL: the file failed */
    payment_key_handler *handle_key; /* NULL: nobody asks */
    payment_handler *handle;         /* NULL: the rows are checked alone */
    void *closure;
} payments_request;

/*
 * Checks every row of every file and hands the good ones on in input order. Two files with rows and the same bytes, two
 * of one base name, rows alike in every cell and without payment_id, below-list rows under below_list = reject are all
 * found here; repeated payment ids are found by the month (month/payment_ids). Returns false when a file could not be
 * read to its end or its header failed; wrong rows are reported and leave true.
 */
bool payments_read(const input_context *context, const payments_request *request);

/* A row whose key was asked for. key, payment_id and at.excerpt are valid during the call. */
typedef struct {
    uint64_t hash;
    text key;
    text payment_id;
    location at;       /* of its payment_id */
    size_t path_index; /* of its file among request->paths */
} payment_key_row;

typedef void payment_key_row_handler(void *closure, const payment_key_row *row);

/*
 * Reads the files a second time and hands on, in input order, each row whose key's hash is among `hashes` (sorted
 * upwards), so that a hit is confirmed by its bytes and both rows can be named. Says nothing of the rows themselves, and
 * passes over files that payments_read has refused; false and reported only when the system fails.
 */
bool payments_find_keys(const input_context *context, const payments_request *request, const uint64_t *hashes,
                        size_t count, payment_key_row_handler *handle, void *closure);

#endif
