#include "output/row_pieces.h"

#include <pthread.h>

#include "base/parallel.h"

#define PIECE_ITEMS ((size_t)256)

/* One file, as its threads share it. */
typedef struct {
    FILE *out;
    size_t count;
    row_maker *make;
    const void *closure;
    pthread_mutex_t lock; /* guards what follows */
    pthread_cond_t moved; /* that `turn` did */
    size_t next;          /* the piece that is to be made next */
    size_t turn;          /* the piece that is to be written next */
    bool failed;          /* nothing more is written */
} row_work;

static size_t pieces_of(size_t count)
{
    return count / PIECE_ITEMS + (count % PIECE_ITEMS != 0);
}

/* False when all are taken. */
static bool take_piece(row_work *work, size_t *piece)
{
    pthread_mutex_lock(&work->lock);
    const bool left = !work->failed && work->next < pieces_of(work->count);
    *piece = work->next;
    work->next += left;
    pthread_mutex_unlock(&work->lock);
    return left;
}

/* Waits until all pieces before it are written; true where it is wanted still. */
static bool await_turn(row_work *work, size_t piece)
{
    pthread_mutex_lock(&work->lock);
    while (work->turn != piece)
        pthread_cond_wait(&work->moved, &work->lock);
    const bool wanted = !work->failed;
    pthread_mutex_unlock(&work->lock);
    return wanted;
}

static void end_turn(row_work *work, bool failed)
{
    pthread_mutex_lock(&work->lock);
    work->turn++;
    work->failed |= failed;
    pthread_cond_broadcast(&work->moved);
    pthread_mutex_unlock(&work->lock);
}

static bool write_whole(FILE *out, const byte_buffer *made)
{
    const text bytes = byte_buffer_text(made);
    return !made->out_of_memory && fwrite(bytes.bytes, 1, bytes.size, out) == bytes.size;
}

static void make_share(void *closure, size_t thread)
{
    row_work *work = closure;
    byte_buffer made = BYTE_BUFFER_EMPTY;
    (void)thread;
    for (size_t piece; take_piece(work, &piece);) {
        const size_t from = piece * PIECE_ITEMS, left = work->count - from;
        byte_buffer_clear(&made);
        work->make(work->closure, from, from + (left < PIECE_ITEMS ? left : PIECE_ITEMS), &made);
        const bool wanted = await_turn(work, piece);
        end_turn(work, wanted && !write_whole(work->out, &made));
    }
    byte_buffer_release(&made);
}

bool row_pieces_write(FILE *out, size_t count, size_t threads, row_maker *make, const void *closure)
{
    row_work work = {.out = out, .count = count, .make = make, .closure = closure};
    const size_t pieces = pieces_of(count);
    pthread_mutex_init(&work.lock, NULL);
    pthread_cond_init(&work.moved, NULL);
    parallel_run(threads < pieces ? threads : pieces, make_share, &work);
    pthread_cond_destroy(&work.moved);
    pthread_mutex_destroy(&work.lock);
    return !work.failed;
}
