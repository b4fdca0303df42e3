#include "cli/watch.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "base/int128.h"
#include "cli/words.h"

enum { SHOWN_AFTER_MS = 1000, SHOWN_EVERY_MS = 200 };

static int64_t elapsed_ms(const watch *w)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)(now.tv_sec - w->begun.tv_sec) * 1000 + (now.tv_nsec - w->begun.tv_nsec) / 1000000;
}

static void wipe(watch *w)
{
    if (w->shown_ms > 0)
        fputs("\r\033[K", stderr);
    *w = (watch){.lang = w->lang, .progress = w->progress};
}

static void show(void *closure, uint64_t done, uint64_t total)
{
    watch *w = closure;
    if (done >= total) {
        wipe(w);
        return;
    }
    if (w->begun.tv_sec == 0 && w->begun.tv_nsec == 0)
        clock_gettime(CLOCK_MONOTONIC, &w->begun);
    const int64_t ms = elapsed_ms(w);
    if (ms < SHOWN_AFTER_MS || ms - w->shown_ms < SHOWN_EVERY_MS)
        return;
    w->shown_ms = ms;
    fprintf(stderr, "\r%s %" PRIu64 "%%", word_text(WORD_READING, w->lang), (uint64_t)((uint128)done * 100 / total));
}

const reading_progress *watch_begin(watch *w, const options *o)
{
    *w = (watch){.lang = o->lang, .progress = {show, w}};
    return isatty(STDERR_FILENO) && o->quiet == 0 && !o->json ? &w->progress : NULL;
}
