#include "base/parallel.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

/* Of parallel_each: what one thread takes at a time. */
#define PART_ITEMS ((size_t)2048)

typedef struct {
    parallel_work *work;
    void *closure;
    size_t thread;
    pthread_t handle;
} helper;

static void *help(void *closure)
{
    const helper *h = closure;
    h->work(h->closure, h->thread);
    return NULL;
}

void parallel_run(size_t threads, parallel_work *work, void *closure)
{
    helper helpers[THREADS_MAX] = {0};
    size_t started = 0;
    while (started + 1 < threads && started + 1 < THREADS_MAX) {
        helper *h = &helpers[started];
        *h = (helper){.work = work, .closure = closure, .thread = started};
        if (pthread_create(&h->handle, NULL, help, h) != 0)
            break;
        started++;
    }
    work(closure, started);
    while (started > 0)
        pthread_join(helpers[--started].handle, NULL);
}

typedef struct {
    parallel_part *work;
    void *closure;
    size_t count;
    atomic_size_t next; /* the first item that nobody has taken */
} each_item;

static void work_on_parts(void *closure, size_t thread)
{
    each_item *all = closure;
    (void)thread;
    for (size_t from; (from = atomic_fetch_add(&all->next, PART_ITEMS)) < all->count;) {
        const size_t left = all->count - from;
        all->work(all->closure, from, from + (left < PART_ITEMS ? left : PART_ITEMS));
    }
}

void parallel_each(size_t threads, size_t count, parallel_part *work, void *closure)
{
    each_item all = {.work = work, .closure = closure, .count = count};
    const size_t parts = count / PART_ITEMS + 1;
    atomic_init(&all.next, 0);
    parallel_run(threads < parts ? threads : parts, work_on_parts, &all);
}

size_t parallel_processors(void)
{
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) /* more processors than a set holds */
        return THREADS_MAX;
    const int count = CPU_COUNT(&allowed);
    return count < 1 ? 1 : count > THREADS_MAX ? THREADS_MAX : (size_t)count;
}
