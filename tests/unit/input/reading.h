/*
 * All that a reading of payment files gives, as bytes that can be held against those of another way of reading: rows with
 * every field, keys, counts, and messages with their places and words.
 */
#ifndef SALESPAY_TESTS_INPUT_READING_H
#define SALESPAY_TESTS_INPUT_READING_H

#include "base/byte_buffer.h"
#include "fixture.h"
#include "input/payments.h"

typedef struct {
    size_t threads, chunk_size;
    bool slowly;
} reading_way;

typedef struct {
    byte_buffer rows, keys, said; /* rows and keys in input order */
    size_t row_count, message_count;
} reading;

/* Reads the files in that way, with what the fixture knows. In a file that cannot be read to its end, only what is said of it counts. */
void reading_take(const fixture *f, const char *const *paths, size_t count, reading_way way,
                  reading *out);
void reading_release(reading *r);

/* NULL, or what differs. */
const char *reading_difference(const reading *a, const reading *b);

/* A path under which the bytes can be read as a file, until the next call of that number (0 to 3). */
const char *reading_path(size_t number, text bytes);

#endif
