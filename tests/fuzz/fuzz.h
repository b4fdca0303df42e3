/*
 * fuzz.h: what the fuzz targets share. Each tests/fuzz/fuzz_NAME.c takes any bytes at all and fails
 * when the program would crash on them, or when it would say two different things about them.
 */
#ifndef SALESPAY_TESTS_FUZZ_H
#define SALESPAY_TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/diagnostics.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Fails the run, as an assertion that stays in every build. */
#define REQUIRE(condition)                                                                         \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);                \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* A path under which the bytes can be read as a file, until the next call. */
static inline const char *fuzz_file(const uint8_t *data, size_t size)
{
    static int descriptor = -1;
    static char path[64];
    if (descriptor < 0) {
        descriptor = memfd_create("fuzz", MFD_CLOEXEC);
        REQUIRE(descriptor >= 0);
        snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    }
    REQUIRE(ftruncate(descriptor, 0) == 0);
    REQUIRE(pwrite(descriptor, data, size, 0) == (ssize_t)size);
    return path;
}

/* A clerk can follow every message: it has words in both languages, and its column lies in its line. */
static inline void require_readable(diagnostics *d)
{
    REQUIRE(!d->out_of_memory);
    diagnostics_sort(d);
    for (size_t i = 0; i < d->count; i++) {
        const diagnostic *item = &d->items[i];
        text english = diagnostics_words(d, item, LANGUAGE_ENGLISH);
        text chinese = diagnostics_words(d, item, LANGUAGE_CHINESE);
        REQUIRE(english.bytes != NULL && english.size > 0);
        REQUIRE(chinese.bytes != NULL && chinese.size > 0);
        REQUIRE(item->at.column == 0 || item->at.line > 0);
        if (item->at.excerpt.size > 0 && utf8_valid_size(item->at.excerpt) == item->at.excerpt.size)
            REQUIRE(item->at.column <= utf8_length(item->at.excerpt) + 1);
    }
}

/* Adds bytes, with their number, to a hash of everything seen so far. */
static inline uint64_t fuzz_mix(uint64_t seen, text t)
{
    return (seen ^ text_hash(t)) * UINT64_C(0x9e3779b97f4a7c15) + t.size;
}

/* Everything that was said, and where: a hash of it, in the order in which it is shown. */
static inline uint64_t fuzz_said(diagnostics *d)
{
    uint64_t seen = d->count;
    diagnostics_sort(d);
    for (size_t i = 0; i < d->count; i++) {
        const diagnostic *item = &d->items[i];
        seen = fuzz_mix(seen + item->code, item->at.excerpt) + item->at.line;
        seen = fuzz_mix(seen + item->at.length, TEXT_EMPTY) + item->at.column;
        for (size_t k = 0; k < item->argument_count; k++)
            seen = fuzz_mix(seen, item->arguments[k]);
    }
    return seen;
}

#endif
