#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "a_month.h"
#include "output/payment_ids.h"

static char path[] = "/tmp/salespay-payment-ids-XXXXXX";
static a_month m;
static diagnostics d;

/* The bytes in a file of their own. */
static const char *in_file(const char *bytes, size_t size)
{
    strcpy(path + strlen(path) - 6, "XXXXXX");
    int descriptor = mkstemp(path);
    ck_assert_int_ge(descriptor, 0);
    ck_assert_int_eq(write(descriptor, bytes, size), (ssize_t)size);
    close(descriptor);
    return path;
}

static bool read_back(const char *bytes, size_t size, payment_ids *out)
{
    const bool read = payment_ids_read(in_file(bytes, size), SIZE_MAX, out, &d);
    unlink(path);
    return read;
}

static const char *month_bytes(size_t *size)
{
    FILE *out = memory_begin();
    ck_assert(payment_ids_write(&m.result, out));
    return memory_end(out, size);
}

// A payment of an earlier month would be paid again, since its number is not found in that month's file.
START_TEST(what_is_written_is_read)
{
    static const payment_id_mode modes[] = {PAYMENT_ID_UNIQUE, PAYMENT_ID_LINE};
    for (size_t i = 0; i < 2; i++) {
        payment_ids ids;
        size_t size;
        a_month_init(&m);
        diagnostics_init(&d, false);
        m.rules.payment_id = modes[i];
        const char *bytes = month_bytes(&size);
        ck_assert_uint_eq(size, 8 + 1 + 8 + 3 * 8);
        ck_assert(read_back(bytes, size, &ids));
        ck_assert_int_eq(ids.mode, modes[i]);
        ck_assert_uint_eq(ids.count, 3);
        ck_assert_mem_eq(ids.hashes, m.keys, sizeof m.keys);
        payment_ids_release(&ids);
        diagnostics_release(&d);
    }
}
END_TEST

// A book taken from one machine to another would not find its old payments.
START_TEST(the_bytes_are_the_same_everywhere)
{
    a_month_init(&m);
    m.rules.payment_id = PAYMENT_ID_LINE;
    size_t size;
    const char *bytes = month_bytes(&size);
    static const char expected[] = "SPAYIDS\x01" "\x01" "\x03\0\0\0\0\0\0\0" "\x01\0\0\0\0\0\0\0"
                                   "\xEF\xCD\xAB\x89\x67\x45\x23\x01" "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF";
    ck_assert_uint_eq(size, sizeof expected - 1);
    ck_assert_mem_eq(bytes, expected, size);
}
END_TEST

// A month without any payment number could not be followed by another.
START_TEST(none_is_fine)
{
    payment_ids ids;
    size_t size;
    a_month_init(&m);
    diagnostics_init(&d, false);
    m.result.payment_keys = (hash_spans){0};
    const char *bytes = month_bytes(&size);
    ck_assert(read_back(bytes, size, &ids));
    ck_assert_uint_eq(ids.count, 0);
    payment_ids_release(&ids);
    diagnostics_release(&d);
}
END_TEST

/* What came so far, in one row. */
typedef struct {
    uint64_t *hashes;
    size_t count;
} taken;

static void take(void *closure, const uint64_t *hashes, size_t count)
{
    taken *t = closure;
    memcpy(t->hashes + t->count, hashes, count * sizeof *hashes);
    t->count += count;
}

/* Read a piece at a time: whole where the file is good, else refused. */
static void check_pieces(const char *bytes, size_t size, const uint64_t *expected, size_t count, bool good)
{
    payment_ids_file ids;
    taken t = {.hashes = malloc((count + 1) * sizeof *expected)};
    const char *written = in_file(bytes, size);
    ck_assert(payment_ids_open(&ids, written, &d));
    ck_assert(payment_ids_each(&ids, take, &t, &d) == good);
    if (good) {
        ck_assert_uint_eq(t.count, count);
        ck_assert_mem_eq(t.hashes, expected, count * sizeof *expected);
    }
    payment_ids_close(&ids);
    unlink(written);
    free(t.hashes);
}

// A large month's numbers, written a piece at a time, would lose some between two pieces.
START_TEST(many_are_written_whole)
{
    enum { SPANS = 301, EACH = 511 };
    uint64_t *hashes = malloc(sizeof *hashes * SPANS * EACH);
    hash_span spans[SPANS];
    payment_ids ids;
    size_t size;
    a_month_init(&m);
    diagnostics_init(&d, false);
    for (size_t i = 0; i < (size_t)SPANS * EACH; i++)
        hashes[i] = i * 3;
    for (size_t i = 0; i < SPANS; i++)
        spans[i] = (hash_span){hashes + i * EACH, EACH};
    m.result.payment_keys = (hash_spans){.items = spans, .span_count = SPANS, .count = (size_t)SPANS * EACH};
    const char *bytes = month_bytes(&size);
    ck_assert(read_back(bytes, size, &ids));
    ck_assert_uint_eq(ids.count, (size_t)SPANS * EACH);
    ck_assert_mem_eq(ids.hashes, hashes, ids.count * sizeof *hashes);
    check_pieces(bytes, size, hashes, ids.count, true);
    static const size_t places[] = {1, 32767, 32768, 32769, 65536, SPANS * EACH - 1}; /* the ends of pieces among them */
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        char *const damaged = malloc(size);
        memcpy(damaged, bytes, size);
        memcpy(damaged + 17 + 8 * places[i], damaged + 17 + 8 * (places[i] - 1), 8); /* one comes twice */
        check_pieces(damaged, size, hashes, ids.count, false);
        free(damaged);
    }
    payment_ids_release(&ids);
    free(hashes);
    diagnostics_release(&d);
}
END_TEST

// A month with more payments than are to be kept would be kept, and fill the memory.
START_TEST(no_more_are_read_than_wanted)
{
    payment_ids ids;
    size_t size;
    a_month_init(&m);
    diagnostics_init(&d, false);
    const char *written = in_file(month_bytes(&size), 8 + 1 + 8 + 3 * 8);
    ck_assert(!payment_ids_read(written, 2, &ids, &d));
    ck_assert_ptr_null(ids.hashes);
    ck_assert(payment_ids_read(written, 3, &ids, &d));
    ck_assert_uint_eq(d.count, 0);
    payment_ids_release(&ids);
    unlink(written);
    diagnostics_release(&d);
}
END_TEST

static void refuses(const char *bytes, size_t size)
{
    payment_ids ids;
    diagnostics_init(&d, false);
    ck_assert(!read_back(bytes, size, &ids));
    ck_assert_uint_eq(d.count, 1);
    ck_assert_int_eq(d.items[0].code, MESSAGE_DAMAGED_PAYMENT_IDS);
    ck_assert_ptr_null(ids.hashes);
    diagnostics_release(&d);
}

// A damaged file would be searched as if it were whole, and repeated payments pass.
START_TEST(damage_is_found)
{
    char bytes[200];
    size_t size;
    a_month_init(&m);
    const char *good = month_bytes(&size);
    memcpy(bytes, good, size);
    for (size_t cut = 0; cut < size; cut++)
        refuses(bytes, cut);
    refuses(bytes, size + 1); /* a byte too many */
    refuses(bytes, size + 8);
    for (size_t i = 0; i < 17; i++) { /* any byte of the header */
        memcpy(bytes, good, size);
        bytes[i] = (char)(bytes[i] ^ (i == 8 ? 2 : 1));
        refuses(bytes, size);
    }
    memcpy(bytes, good, size);
    memcpy(bytes + 17 + 8, bytes + 17, 8); /* a hash twice */
    refuses(bytes, size);
    memcpy(bytes, good, size);
    bytes[17 + 7] = '\x7F'; /* the first is the largest now */
    refuses(bytes, size);
}
END_TEST

// A missing file would pass for one without any payments.
START_TEST(a_missing_file_is_told)
{
    payment_ids ids;
    diagnostics_init(&d, false);
    ck_assert(!payment_ids_read("/nowhere/payment_ids.bin", SIZE_MAX, &ids, &d));
    ck_assert(diagnostics_failed(&d));
    diagnostics_release(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("payment_ids", what_is_written_is_read, the_bytes_are_the_same_everywhere, none_is_fine,
                    many_are_written_whole, no_more_are_read_than_wanted, damage_is_found, a_missing_file_is_told);
}
