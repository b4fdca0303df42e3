#include "cli/kept_months.h"

#include <stdlib.h>
#include <sys/resource.h>

void kept_months_init(kept_months *kept)
{
    struct rlimit limit;
    *kept = (kept_months){0};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max)
        return;
    limit.rlim_cur = limit.rlim_max;
    (void)setrlimit(RLIMIT_NOFILE, &limit); /* where it is refused, a month that finds no room says so */
}

memory_files *kept_months_next(kept_months *kept, diagnostics *d)
{
    memory_files **items = array_reserve(kept->items, &kept->capacity, kept->count + 1, sizeof *items);
    memory_files *files = items ? calloc(1, sizeof *files) : NULL;
    if (items)
        kept->items = items;
    if (!files) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return NULL;
    }
    if (kept->count > 1)
        memory_files_drop_openings(items[kept->count - 2]); /* the month just computed has opened from it */
    items[kept->count++] = files;
    return files;
}

bool kept_months_link(const memory_files *files, month m, chain *c, diagnostics *d)
{
    const chain_link link = {
        .month = m,
        .computed_now = true,
        .balances = files->paths[CARRIED_BALANCES],
        .receivables = files->streams[CARRIED_RECEIVABLES] ? files->paths[CARRIED_RECEIVABLES] : NULL,
        .keys = files->paths[CARRIED_KEYS],
        .totals = files->paths[CARRIED_TOTALS],
    };
    return chain_put(c, link, d);
}

void kept_months_release(kept_months *kept)
{
    for (size_t i = 0; i < kept->count; i++) {
        memory_files_release(kept->items[i]);
        free(kept->items[i]);
    }
    free(kept->items);
    *kept = (kept_months){0};
}
