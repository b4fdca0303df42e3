/*
 * The month's payment files (回款): streamed, every row checked and its references resolved.
 */
#ifndef SALESPAY_INPUT_PAYMENTS_H
#define SALESPAY_INPUT_PAYMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/byte_buffer.h"
#include "base/progress.h"
#include "input/context.h"
#include "model/contract.h"
#include "model/payment.h"
#include "model/person.h"

/*
 * A payment's key is what may not repeat in a book: its payment_id or, under `payment_id = line`, payment_id, contract,
 * product, credited person, refund or not. Called for the rows that have one, good or not, in input order, before the rows
 * themselves: so a repeated number is found in the run that finds the row's other mistakes. hashes: text_hash of each key.
 */
typedef void payment_keys_handler(void *closure, const uint64_t *hashes, size_t count);

/* Good rows, valid during the call. Their person is PERSON_NONE only where request->people is NULL. */
typedef void payments_handler(void *closure, const payment *rows, size_t count);

/* d: where a handler tells what is wrong with the rows of this thread's closure; it holds what is wrong with them, too. */
typedef void payment_thread_handler(void *closure, diagnostics *d);

/* A block is read: *made, which is empty, gets what this closure made of the rows it was handed since its last call. */
typedef void payment_block_handler(void *closure, byte_buffer *made);

/*
 * What was made of a block, of all blocks in input order. One thread at a time, whichever it is. closure: the request's own.
 * d: all that was told of these rows and those before them. Valid during the call.
 */
typedef void payment_made_handler(void *closure, const byte_buffer *made, diagnostics *d);

typedef struct {
    const char *const *paths; /* in the order they count */
    size_t path_count;
    const people *people;       /* NULL: the staff file failed; unknown persons are not complained of */
    const contracts *contracts; /* given = false: any contract_id is taken as it is; NULL: the file failed */
    payment_keys_handler *handle_keys; /* NULL: nobody asks */
    payments_handler *handle;          /* NULL: the rows are checked alone */
    void *closure;
    /*
     * Several threads may read at once, blocks of rows each. What they hand on can then not come in input order; what
     * they make of each block does. All NULL and 0: this thread alone reads, and all comes in input order.
     */
    size_t threads;      /* at most THREADS_MAX; 0: one */
    void *const *closures; /* one a thread, which is given to the handlers in place of `closure` */
    payment_thread_handler *begin_thread; /* before a thread's first row */
    payment_block_handler *end_block;     /* behind each block; NULL: nothing is made */
    payment_made_handler *take_block;
    /* A hint: persons and contracts (or …_NONE) of rows that may soon come; nothing else of them is filled in. NULL: nobody asks. */
    payments_handler *expect;
    const reading_progress *progress;     /* NULL: nobody watches */
    bool slowly; /* every record by libcsv and every row by input/payment_row: for tests that hold both ways equal */
} payments_request;

/*
 * Checks every row of every file and hands the good ones on. Two files with rows and the same bytes, two
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
