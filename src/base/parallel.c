#include "base/parallel.h"

#include <pthread.h>
#include <sched.h>

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

size_t parallel_processors(void)
{
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) /* more processors than a set holds */
        return THREADS_MAX;
    const int count = CPU_COUNT(&allowed);
    return count < 1 ? 1 : count > THREADS_MAX ? THREADS_MAX : (size_t)count;
}
