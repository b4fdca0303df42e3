/*
 * Pieces of work with numbers, finished by any thread in any order, taken in the order of their numbers by one thread at a
 * time. Nobody waits for his turn: whoever finishes the piece that is due takes it, and all behind it that are finished,
 * while the others go on.
 *
 *     in_order_init(&order, pieces, sizeof *pieces, count, take, closure);
 *     void *piece = in_order_first(&order);                     each thread, before it gets a number
 *     while (… number = the next of 0, 1, 2 …) {
 *         fill piece
 *         piece = in_order_put(&order, number, piece);
 *     }
 *     in_order_release(&order);                                 when all threads are done
 *
 * There are only so many pieces, so memory is bounded: a thread waits only where all of them are put and not yet taken, or
 * in the hands of the others. A piece is asked for before its number, so whoever holds the lowest number never waits.
 */
#ifndef SALESPAY_BASE_IN_ORDER_H
#define SALESPAY_BASE_IN_ORDER_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

/* Takes a piece; it is free again afterwards. All that earlier calls and the piece's thread did is seen. */
typedef void in_order_taker(void *closure, void *piece);

typedef struct {
    in_order_taker *take;
    void *closure;
    size_t count;
    pthread_mutex_t lock; /* guards the rest */
    pthread_cond_t freed; /* waited for by those who find no piece */
    size_t waiting;       /* how many they are */
    size_t turn;          /* the number that is due */
    bool taking;          /* a thread is at it */
    void **put;           /* of `count`: the piece of number n stands at n % count, NULL: not finished */
    void **spare;         /* a stack, so that what was used last, and is at hand, is used next */
    size_t spare_count;
} in_order;

/*
 * Borrows `count` pieces of `size` bytes each, as many as there are threads or more, which keep what they hold from one use
 * to the next. False when memory is out; nothing is to be released then.
 */
bool in_order_init(in_order *order, void *pieces, size_t size, size_t count, in_order_taker *take, void *closure);

void in_order_release(in_order *order);

/* A piece for a thread that has none. */
void *in_order_first(in_order *order);

/* The piece of that number is finished. Returns another to fill, when there is one. */
void *in_order_put(in_order *order, size_t number, void *piece);

#endif
