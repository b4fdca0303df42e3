/*
 * The threads that read payment files, a file after the other and its blocks side by side.
 *
 * Each has readers, tallies of its own and diagnostics of its own; what there is to tell is put in input order block by
 * block, so that nothing shows of how many there were.
 */
#ifndef SALESPAY_INPUT_PAYMENT_CREW_H
#define SALESPAY_INPUT_PAYMENT_CREW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/alike_rows.h"
#include "input/payments.h"

typedef struct {
    const input_context *context;
    const payments_request *request;
    references references; /* for what must be told in order */
    struct payment_thread *threads;
    size_t thread_count;
    struct finished_block *finished; /* room for what the blocks at work give */
    size_t finished_count;
    uint64_t bytes_read, bytes_in_all; /* of all files; for request->progress */
} payment_crew;

/* False and reported when memory is out; nothing is to be dismissed then. */
bool payment_crew_init(payment_crew *crew, const input_context *context, const payments_request *request);

/*
 * Reads a file; *row_count gets its rows. False and reported when it cannot be read to its end or its header fails; what
 * was handed on of it means nothing then.
 */
bool payment_crew_read(payment_crew *crew, const char *path, uint64_t *row_count);

/* Frees the crew; *alike gets all rows without payment_id. */
void payment_crew_dismiss(payment_crew *crew, alike_rows *alike);

#endif
