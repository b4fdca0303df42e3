#include "said.h"

#include <check.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "rules/read.h"

const char *path_of_bytes(const char *bytes, size_t size)
{
    static int descriptors[2] = {-1, -1};
    static char paths[2][40];
    static int turn;
    turn = !turn;
    if (descriptors[turn] < 0)
        descriptors[turn] = memfd_create("said", MFD_CLOEXEC);
    ck_assert_int_ge(descriptors[turn], 0);
    ck_assert_int_eq(ftruncate(descriptors[turn], 0), 0);
    ck_assert_int_eq(pwrite(descriptors[turn], bytes, size, 0), (ssize_t)size);
    snprintf(paths[turn], sizeof paths[turn], "/proc/self/fd/%d", descriptors[turn]);
    return paths[turn];
}

const char *said_by(diagnostics *d)
{
    static char said[4096];
    size_t used = 0;
    said[0] = '\0';
    diagnostics_sort(d);
    for (size_t i = 0; i < d->count && used < sizeof said; i++) {
        const diagnostic *item = &d->items[i];
        used += (size_t)snprintf(said + used, sizeof said - used, "%s%llu:%u %s", i > 0 ? "; " : "",
                                 (unsigned long long)item->at.line, item->at.column, message_name(item->code));
        ck_assert_ptr_nonnull(diagnostics_words(d, item, LANGUAGE_ENGLISH).bytes);
        ck_assert_ptr_nonnull(diagnostics_words(d, item, LANGUAGE_CHINESE).bytes);
    }
    return said;
}

static const char *said_of_path(const char *path, bool dated)
{
    diagnostics d;
    diagnostics_init(&d, false);
    rules *r = rules_read(path, dated, &d);
    ck_assert_int_eq(r == NULL, diagnostics_failed(&d));
    const char *said = said_by(&d);
    rules_free(r);
    diagnostics_release(&d);
    return said;
}

const char *said_of_bytes(const char *bytes, size_t size)
{
    return said_of_path(path_of_bytes(bytes, size), false);
}

const char *said_of(const char *terminated)
{
    return said_of_bytes(terminated, strlen(terminated));
}

const char *said_of_dated(const char *terminated)
{
    return said_of_path(path_of_bytes(terminated, strlen(terminated)), true);
}

rules *rules_of(const char *terminated)
{
    diagnostics d;
    diagnostics_init(&d, false);
    rules *r = rules_read(path_of_bytes(terminated, strlen(terminated)), false, &d);
    ck_assert_str_eq(said_by(&d), "");
    ck_assert_ptr_nonnull(r);
    diagnostics_release(&d);
    return r;
}
