#include "explain/draft.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/formats.h"

/* What payslips.csv would hold; NULL when memory is out. The caller frees. */
static char *payslips_now(const month_result *result, size_t *size)
{
    char *bytes = NULL;
    FILE *out = open_memstream(&bytes, size);
    if (!out)
        return NULL;
    const bool written = payslips_write(result, out);
    if (fclose(out) == 0 && written)
        return bytes;
    free(bytes);
    return NULL;
}

/* Reads no further than the first difference. */
static bool same_bytes(FILE *file, const char *bytes, size_t size)
{
    char chunk[65536];
    size_t at = 0;
    for (size_t count; (count = fread(chunk, 1, sizeof chunk, file)) > 0; at += count)
        if (count > size - at || memcmp(chunk, bytes + at, count) != 0)
            return false;
    return at == size;
}

draft_state draft_compare(const char *payslips_path, const month_result *result, diagnostics *d)
{
    FILE *file = fopen(payslips_path, "rbe");
    if (!file && (errno == ENOENT || errno == ENOTDIR))
        return DRAFT_ABSENT;
    if (!file) {
        REPORT(d, CANNOT_OPEN, LOCATION_NONE, text_of(payslips_path), text_of(strerror(errno)));
        return DRAFT_UNREADABLE;
    }
    size_t size = 0;
    char *bytes = payslips_now(result, &size);
    draft_state state = DRAFT_UNREADABLE;
    if (!bytes)
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    else
        state = same_bytes(file, bytes, size) ? DRAFT_FRESH : DRAFT_STALE;
    if (ferror(file)) {
        REPORT(d, CANNOT_READ, LOCATION_NONE, text_of(payslips_path), text_of(strerror(errno)));
        state = DRAFT_UNREADABLE;
    }
    free(bytes);
    fclose(file);
    return state;
}
