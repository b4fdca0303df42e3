#include "explain/draft.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explain/piece.h"
#include "output/formats.h"

/* What payslips.csv would hold. False when memory is out; the caller frees the piece's bytes in either case. */
static bool payslips_now(const month_result *result, piece *out)
{
    const bool written = piece_open(out) && payslips_write(result, out->out);
    return piece_close(out) && written;
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
    piece now;
    draft_state state = DRAFT_UNREADABLE;
    if (payslips_now(result, &now))
        state = same_bytes(file, now.bytes, now.size) ? DRAFT_FRESH : DRAFT_STALE;
    else
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    if (ferror(file)) {
        REPORT(d, CANNOT_READ, LOCATION_NONE, text_of(payslips_path), text_of(strerror(errno)));
        state = DRAFT_UNREADABLE;
    }
    free(now.bytes);
    fclose(file);
    return state;
}
