#include "output/payment_ids.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

#define MAGIC           "SPAYIDS\x01" /* the last byte is the version */
#define MAGIC_SIZE      8
#define HEADER_SIZE     (MAGIC_SIZE + 1 + 8)
#define HASH_SIZE       8
#define AT_ONCE         ((size_t)32 * 1024) /* hashes */

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
    const size_t most = keys->count < AT_ONCE ? keys->count + 1 : AT_ONCE;
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

static bool report_damaged(const payment_ids_file *ids, diagnostics *d)
{
    REPORT(d, DAMAGED_PAYMENT_IDS, ((location){.source = ids->file.source}), ids->file.shown_name);
    return false;
}

/* The header, held against the size of the file; false when it is not ours. */
static bool header_take(const unsigned char *header, payment_ids_file *ids)
{
    const uint64_t size = ids->file.size - HEADER_SIZE;
    uint64_t count;
    if (memcmp(header, MAGIC, MAGIC_SIZE) != 0 || header[MAGIC_SIZE] > 1)
        return false;
    ids->mode = header[MAGIC_SIZE] == 1 ? PAYMENT_ID_LINE : PAYMENT_ID_UNIQUE;
    memcpy(&count, header + MAGIC_SIZE + 1, sizeof count);
    ids->count = le64toh(count);
    return ids->count == size / HASH_SIZE && size % HASH_SIZE == 0;
}

static bool header_read(payment_ids_file *ids, diagnostics *d)
{
    unsigned char header[HEADER_SIZE];
    size_t got;
    if (!input_file_read(&ids->file, 0, (char *)header, sizeof header, &got, d))
        return false;
    return (got == sizeof header && header_take(header, ids)) || report_damaged(ids, d);
}

bool payment_ids_open(payment_ids_file *ids, const char *path, diagnostics *d)
{
    if (!input_file_open(&ids->file, path, d))
        return false;
    if (header_read(ids, d))
        return true;
    input_file_close(&ids->file);
    return false;
}

void payment_ids_close(payment_ids_file *ids)
{
    input_file_close(&ids->file);
}

/* Turns the bytes as read into numbers, in place; false when they do not ascend, from the one before them on. */
static bool hashes_take(uint64_t *hashes, size_t count, const uint64_t *before)
{
    bool ascend = true;
    for (size_t i = 0; i < count; i++)
        hashes[i] = le64toh(hashes[i]);
    for (size_t i = 1; i < count; i++)
        ascend &= hashes[i] > hashes[i - 1];
    return ascend && (before == NULL || count == 0 || hashes[0] > *before);
}

/* So many hashes from there on; before: the one in front of them, or NULL. */
static bool read_hashes(const payment_ids_file *ids, uint64_t at, uint64_t *hashes, size_t count, const uint64_t *before,
                        diagnostics *d)
{
    size_t got;
    if (!input_file_read(&ids->file, HEADER_SIZE + at * HASH_SIZE, (char *)hashes, count * HASH_SIZE, &got, d))
        return false;
    return (got == count * HASH_SIZE && hashes_take(hashes, count, before)) || report_damaged(ids, d);
}

static bool take_pieces(const payment_ids_file *ids, uint64_t *piece, payment_ids_taker *take, void *closure, diagnostics *d)
{
    uint64_t last = 0;
    for (uint64_t at = 0; at < ids->count;) {
        const uint64_t left = ids->count - at;
        const size_t count = left < AT_ONCE ? (size_t)left : AT_ONCE;
        if (!read_hashes(ids, at, piece, count, at > 0 ? &last : NULL, d))
            return false;
        last = piece[count - 1];
        take(closure, piece, count);
        at += count;
    }
    return true;
}

bool payment_ids_each(const payment_ids_file *ids, payment_ids_taker *take, void *closure, diagnostics *d)
{
    uint64_t *piece = malloc(AT_ONCE * sizeof *piece);
    const bool taken = piece != NULL ? take_pieces(ids, piece, take, closure, d) : diagnostics_out_of_memory(d);
    free(piece);
    return taken;
}

static bool read_whole(const payment_ids_file *ids, payment_ids *out, diagnostics *d)
{
    *out = (payment_ids){.mode = ids->mode, .count = (size_t)ids->count};
    out->hashes = malloc(out->count * sizeof *out->hashes + 1);
    if (out->hashes == NULL)
        return diagnostics_out_of_memory(d);
    return read_hashes(ids, 0, out->hashes, out->count, NULL, d);
}

bool payment_ids_read(const char *path, size_t most, payment_ids *out, diagnostics *d)
{
    payment_ids_file ids;
    *out = (payment_ids){0};
    if (!payment_ids_open(&ids, path, d))
        return false;
    const bool read = ids.count <= most && read_whole(&ids, out, d);
    payment_ids_close(&ids);
    if (!read)
        payment_ids_release(out);
    return read;
}

void payment_ids_release(payment_ids *ids)
{
    free(ids->hashes);
    *ids = (payment_ids){0};
}
