#include "unit.h"

#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/in_order.h"
#include "base/parallel.h"

#define PIECES_MAX 64
#define NUMBERS_MAX 1000

/* What the threads put: larger than a word, so that a piece in two hands shows. */
typedef struct {
    size_t number, again[8];
    bool in_use;
} piece;

typedef struct {
    in_order order;
    piece pieces[PIECES_MAX];
    atomic_size_t next;    /* the number to give out */
    size_t numbers;        /* so many are given out */
    size_t taken;          /* guarded by the order alone */
    size_t most_delay;     /* of a thread, in turns of others */
    size_t slow_from;      /* from this number on, taking takes long too */
    atomic_size_t putting; /* for those that watch */
} work;

/* Lets others go on, now more and now less often. */
static void dawdle(size_t most, uint32_t *state)
{
    *state = *state * 1664525 + 1013904223;
    for (size_t i = most == 0 ? 0 : (*state >> 16) % most; i > 0; i--)
        sched_yield();
}

static void take(void *closure, void *item)
{
    work *w = closure;
    piece *p = item;
    uint32_t state = (uint32_t)w->taken;
    ck_assert(p->in_use);
    ck_assert_uint_eq(p->number, w->taken);
    if (w->taken >= w->slow_from)
        dawdle(w->most_delay, &state);
    for (size_t i = 0; i < sizeof p->again / sizeof *p->again; i++)
        ck_assert_uint_eq(p->again[i], w->taken);
    p->in_use = false;
    w->taken++;
}

static void put_numbers(void *closure, size_t thread)
{
    work *w = closure;
    uint32_t state = (uint32_t)thread + 1;
    piece *p = in_order_first(&w->order);
    size_t number;
    while ((number = w->next++) < w->numbers) {
        ck_assert(!p->in_use);
        p->in_use = true;
        p->number = number;
        dawdle(w->most_delay, &state);
        for (size_t i = 0; i < sizeof p->again / sizeof *p->again; i++)
            p->again[i] = number;
        p = in_order_put(&w->order, number, p);
    }
}

static void work_begin(work *w, size_t pieces, in_order_taker *taker)
{
    memset(w->pieces, 0, sizeof w->pieces);
    w->next = w->putting = 0;
    w->taken = 0;
    ck_assert(in_order_init(&w->order, w->pieces, sizeof *w->pieces, pieces, taker, w));
}

// Lines of the month would stand in the order in which threads happen to be done, or one of them twice.
START_TEST(any_threads_with_any_pieces_at_any_pace)
{
    static const size_t pieces_a_thread[] = {1, 2, 8}, delays[] = {0, 3, 40};
    static const size_t numbers[] = {NUMBERS_MAX, 300, 50}; /* the fewer, the longer each takes */
    static work w;
    for (size_t threads = 1; threads <= 8; threads += threads < 4 ? 1 : 4)
        for (size_t i = 0; i < 9; i++) {
            w.most_delay = delays[i / 3];
            w.numbers = numbers[i / 3];
            w.slow_from = i % 2 == 0 ? 0 : w.numbers;
            work_begin(&w, threads * pieces_a_thread[i % 3], take);
            parallel_run(threads, put_numbers, &w);
            ck_assert_uint_eq(w.taken, w.numbers);
            in_order_release(&w.order);
        }
}
END_TEST

static void fill(piece *p, size_t number)
{
    *p = (piece){.number = number, .in_use = true};
    for (size_t i = 0; i < sizeof p->again / sizeof *p->again; i++)
        p->again[i] = number;
}

// One block that takes long would keep every other thread from going on.
START_TEST(nobody_waits_for_his_turn)
{
    static work w;
    work_begin(&w, 6, take);
    piece *late = in_order_first(&w.order), *other = in_order_first(&w.order);
    fill(late, 0);
    for (size_t number = 1; number <= 4; number++) {
        fill(other, number);
        other = in_order_put(&w.order, number, other);
        ck_assert_ptr_ne(other, late);
        ck_assert_uint_eq(w.taken, 0);
    }
    late = in_order_put(&w.order, 0, late);
    ck_assert_uint_eq(w.taken, 5);
    ck_assert_ptr_ne(other, late);
    in_order_release(&w.order);
}
END_TEST

/* Goes on only when another thread has put its piece meanwhile. */
static void take_slowly(void *closure, void *item)
{
    work *w = closure;
    const size_t others = ((piece *)item)->number == 0 ? 3 : 0;
    while (w->putting < others)
        sched_yield();
    take(closure, item);
}

static void put_beside(void *closure, size_t thread)
{
    work *w = closure;
    piece *p = in_order_first(&w->order);
    (void)thread;
    for (size_t number; (number = w->next++) < 4; w->putting += number > 0) {
        fill(p, number);
        p = in_order_put(&w->order, number, p);
    }
}

// While the disk takes a piece of the lines, nobody else would read.
START_TEST(others_put_while_one_takes)
{
    static work w;
    work_begin(&w, 8, take_slowly);
    parallel_run(2, put_beside, &w);
    ck_assert_uint_eq(w.taken, 4);
    in_order_release(&w.order);
}
END_TEST

// Each block's lines would be written into memory that was in use long ago, far from the processor.
START_TEST(what_was_used_last_is_used_next)
{
    static work w;
    work_begin(&w, 5, take);
    piece *const first = in_order_first(&w.order);
    for (size_t number = 0; number < 9; number++) {
        fill(first, number);
        ck_assert_ptr_eq(in_order_put(&w.order, number, first), first);
    }
    in_order_release(&w.order);
}
END_TEST

Suite *suite(void)
{
    return suite_of("in_order", any_threads_with_any_pieces_at_any_pace, nobody_waits_for_his_turn,
                    others_put_while_one_takes, what_was_used_last_is_used_next);
}
