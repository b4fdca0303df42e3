#include "output/payment_ids.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

#include "io/input_file.h"

#define MAGIC           "SPAYIDS\x01" /* the last byte is the version */
#define MAGIC_SIZE      8
#define HEADER_SIZE     (MAGIC_SIZE + 1 + 8)
#define HASH_SIZE       8
#define WRITTEN_AT_ONCE ((size_t)32 * 1024) /* hashes */

void payment_ids_add(uint64_t *hashes, size_t count, FILE *out)
{
    for (size_t i = 0; i < count; i++)
        hashes[i] = htole64(hashes[i]);
    fwrite(hashes, HASH_SIZE, count, out);
}

void payment_ids_begin(payment_id_mode mode, uint64_t count, FILE *out)
{
    fwrite(MAGIC, 1, MAGIC_SIZE, out);
    putc(mode == PAYMENT_ID_LINE ? 1 : 0, out);
    payment_ids_add(&count, 1, out);
}

bool payment_ids_wanted(const month_result *result)
{
    return !result->payment_keys_written;
}

/* Hashes on their way to a stream: many at a time, for each time costs a call of the system. */
typedef struct {
    size_t count, most;
    uint64_t hashes[];
} hash_batch;

static void put_hashes(hash_batch *batch, hash_span span, FILE *out)
{
    for (size_t done = 0, part; done < span.count; done += part) {
        part = span.count - done;
        if (part > batch->most - batch->count)
            part = batch->most - batch->count;
        memcpy(batch->hashes + batch->count, span.hashes + done, part * sizeof *span.hashes);
        batch->count += part;
        if (batch->count == batch->most) {
            payment_ids_add(batch->hashes, batch->count, out);
            batch->count = 0;
        }
    }
}

bool payment_ids_write(const month_result *result, FILE *out)
{
    const hash_spans *keys = &result->payment_keys;
    const size_t most = keys->count < WRITTEN_AT_ONCE ? keys->count + 1 : WRITTEN_AT_ONCE;
    hash_batch *batch = malloc(sizeof *batch + most * sizeof *batch->hashes);
    if (batch == NULL)
        return false;
    *batch = (hash_batch){.most = most};
    payment_ids_begin(result->facts->rules->payment_id, keys->count, out);
    for (size_t i = 0; i < keys->span_count; i++)
        put_hashes(batch, keys->items[i], out);
    payment_ids_add(batch->hashes, batch->count, out);
    free(batch);
    return !ferror(out);
}

/* The header, held against the size of the file; false when it is not ours. */
static bool header_take(const unsigned char *header, uint64_t file_size, payment_ids *out)
{
    if (memcmp(header, MAGIC, MAGIC_SIZE) != 0 || header[MAGIC_SIZE] > 1)
        return false;
    out->mode = header[MAGIC_SIZE] == 1 ? PAYMENT_ID_LINE : PAYMENT_ID_UNIQUE;
    uint64_t count;
    memcpy(&count, header + MAGIC_SIZE + 1, sizeof count);
    count = le64toh(count);
    out->count = (size_t)count;
    return count == (file_size - HEADER_SIZE) / HASH_SIZE && (file_size - HEADER_SIZE) % HASH_SIZE == 0;
}

/* Turns the bytes as read into numbers, in place; false when they do not ascend. */
static bool hashes_take(payment_ids *ids)
{
    bool ascend = true;
    for (size_t i = 0; i < ids->count; i++) {
        ids->hashes[i] = le64toh(ids->hashes[i]);
        ascend &= i == 0 || ids->hashes[i] > ids->hashes[i - 1];
    }
    return ascend;
}

static bool report_damaged(const input_file *file, diagnostics *d)
{
    REPORT(d, DAMAGED_PAYMENT_IDS, ((location){.source = file->source}), file->shown_name);
    return false;
}

static bool read_open_file(const input_file *file, size_t most, payment_ids *out, diagnostics *d)
{
    unsigned char header[HEADER_SIZE];
    size_t got;
    if (!input_file_read(file, 0, (char *)header, sizeof header, &got, d))
        return false;
    if (got != sizeof header || !header_take(header, file->size, out))
        return report_damaged(file, d);

    if (out->count > most)
        return false;
    const size_t size = out->count * HASH_SIZE;
    out->hashes = malloc(size > 0 ? size : 1);
    if (out->hashes == NULL) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    if (!input_file_read(file, HEADER_SIZE, (char *)out->hashes, size, &got, d))
        return false;
    return (got == size && hashes_take(out)) || report_damaged(file, d);
}

bool payment_ids_read(const char *path, payment_ids *out, diagnostics *d)
{
    return payment_ids_read_small(path, SIZE_MAX, out, d);
}

bool payment_ids_read_small(const char *path, size_t most, payment_ids *out, diagnostics *d)
{
    input_file file;
    *out = (payment_ids){0};
    if (!input_file_open(&file, path, d))
        return false;
    bool read = read_open_file(&file, most, out, d);
    input_file_close(&file);
    if (!read)
        payment_ids_release(out);
    return read;
}

void payment_ids_release(payment_ids *ids)
{
    free(ids->hashes);
    *ids = (payment_ids){0};
}
