#include "base/in_order.h"

#include <stdlib.h>

bool in_order_init(in_order *order, void *pieces, size_t size, size_t count, in_order_taker *take, void *closure)
{
    *order = (in_order){.take = take, .closure = closure, .count = count};
    order->put = calloc(2 * count, sizeof *order->put);
    if (order->put == NULL)
        return false;
    order->spare = order->put + count;
    for (size_t i = count; i > 0; i--)
        order->spare[order->spare_count++] = (char *)pieces + (i - 1) * size;
    pthread_mutex_init(&order->lock, NULL);
    pthread_cond_init(&order->freed, NULL);
    return true;
}

void in_order_release(in_order *order)
{
    pthread_cond_destroy(&order->freed);
    pthread_mutex_destroy(&order->lock);
    free(order->put);
}

/* The lock is held. */
static void *spare_piece(in_order *order)
{
    order->waiting++;
    while (order->spare_count == 0)
        pthread_cond_wait(&order->freed, &order->lock);
    order->waiting--;
    return order->spare[--order->spare_count];
}

/* Takes whatever is due. The lock is held but while a piece is taken. */
static void take_due(in_order *order)
{
    void **due;
    order->taking = true;
    while (*(due = &order->put[order->turn % order->count]) != NULL) {
        void *const piece = *due;
        pthread_mutex_unlock(&order->lock);
        order->take(order->closure, piece);
        pthread_mutex_lock(&order->lock);
        *due = NULL;
        order->turn++;
        order->spare[order->spare_count++] = piece;
        if (order->waiting > 0)
            pthread_cond_signal(&order->freed);
    }
    order->taking = false;
}

void *in_order_first(in_order *order)
{
    pthread_mutex_lock(&order->lock);
    void *const piece = spare_piece(order);
    pthread_mutex_unlock(&order->lock);
    return piece;
}

void *in_order_put(in_order *order, size_t number, void *piece)
{
    pthread_mutex_lock(&order->lock);
    order->put[number % order->count] = piece;
    if (!order->taking)
        take_due(order);
    void *const next = spare_piece(order);
    pthread_mutex_unlock(&order->lock);
    return next;
}
