#include "output/row_pieces.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/in_order.h"
#include "base/parallel.h"

#define PIECE_ITEMS  ((size_t)256)
#define PIECES_AHEAD 4 /* a thread, of one that takes long to be written */

/* One file, as its threads share it. */
typedef struct {
    FILE *out;
    size_t count;
    row_maker *make;
    const void *closure;
    in_order order;     /* of the pieces: byte_buffers */
    atomic_size_t next; /* the piece that is to be made next */
    atomic_bool failed; /* nothing more is written */
} row_work;

static size_t pieces_of(size_t count)
{
    return count / PIECE_ITEMS + (count % PIECE_ITEMS != 0);
}

/* Writes a piece whose turn it is. */
static void write_piece(void *closure, void *piece)
{
    row_work *work = closure;
    byte_buffer *made = piece;
    const text bytes = byte_buffer_text(made);
    if (!work->failed && (made->out_of_memory || fwrite(bytes.bytes, 1, bytes.size, work->out) != bytes.size))
        work->failed = true;
    byte_buffer_clear(made);
}

static void make_share(void *closure, size_t thread)
{
    row_work *work = closure;
    byte_buffer *made = in_order_first(&work->order);
    (void)thread;
    for (size_t piece; !work->failed && (piece = work->next++) < pieces_of(work->count);) {
        const size_t from = piece * PIECE_ITEMS, left = work->count - from;
        work->make(work->closure, from, from + (left < PIECE_ITEMS ? left : PIECE_ITEMS), made);
        made = in_order_put(&work->order, piece, made);
    }
}

bool row_pieces_write(FILE *out, size_t count, size_t threads, row_maker *make, const void *closure)
{
    row_work work = {.out = out, .count = count, .make = make, .closure = closure};
    const size_t pieces = pieces_of(count), most = threads > 0 ? threads : 1;
    const size_t makers = most < pieces ? most : pieces;
    const size_t buffer_count = makers * PIECES_AHEAD;
    if (count == 0)
        return true;
    byte_buffer *buffers = calloc(buffer_count, sizeof *buffers);
    bool good = buffers && in_order_init(&work.order, buffers, sizeof *buffers, buffer_count, write_piece, &work);
    if (good) {
        parallel_run(makers, make_share, &work);
        in_order_release(&work.order);
        good = !work.failed;
    }
    for (size_t i = 0; buffers && i < buffer_count; i++)
        byte_buffer_release(&buffers[i]);
    free(buffers);
    return good;
}
