#include "input/payment_crew.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/in_order.h"
#include "base/parallel.h"
#include "input/payment_row.h"
#include "input/plain_payments.h"
#include "input/table.h"

/* How many blocks a thread may be ahead of one that takes long. */
#define BLOCKS_AHEAD 8

/* What a block gave, until its turn comes. */
typedef struct finished_block {
    diagnostics said;
    input_file_facts counted;
    byte_buffer made;
    size_t size; /* bytes of the block */
    bool failed; /* the file cannot be read on: what stands behind this block does not count */
} finished_block;

/* What one thread reads with. */
typedef struct payment_thread {
    input_context context;
    diagnostics said; /* of the block at hand */
    payment_rows rows;
    alike_rows alike;
    record_block block;
    void *closure;
} payment_thread;

/* One file, as its threads share it. */
typedef struct {
    payment_crew *crew;
    table *whole;
    record_blocks *blocks;
    pthread_mutex_t cutting; /* guards blocks and `over` */
    bool over;               /* no block is left, or none that counts */
    in_order order;          /* of the finished blocks: whoever takes them touches what follows, and what is told */
    bool failed;             /* a block that was taken did */
} file_reading;

/* ---- the crew ---- */

static bool thread_init(payment_thread *thread, const payment_crew *crew, void *closure)
{
    *thread = (payment_thread){.context = *crew->context,
                               .alike = ALIKE_ROWS_EMPTY,
                               .block = RECORD_BLOCK_EMPTY,
                               .closure = closure};
    diagnostics_init(&thread->said, crew->context->diagnostics->strict);
    thread->context.diagnostics = &thread->said;
    thread->context.log = NULL;
    if (!payment_rows_init(&thread->rows, &thread->context, crew->request))
        return false;
    thread->rows.references.deferred = true;
    thread->context.memory = NULL; /* one thread's alone */
    if (crew->request->begin_thread != NULL)
        crew->request->begin_thread(closure, &thread->said);
    return true;
}

static void thread_release(payment_thread *thread)
{
    record_block_release(&thread->block);
    alike_rows_release(&thread->alike);
    payment_rows_release(&thread->rows);
    diagnostics_release(&thread->said);
}

/* As it is now; 0 where it cannot be looked at. */
static uint64_t file_bytes(const char *path)
{
    struct stat state;
    return stat(path, &state) == 0 && state.st_size > 0 ? (uint64_t)state.st_size : 0;
}

/* The threads, and room for what their blocks give; false when memory is out. */
static bool gather(payment_crew *crew, size_t wanted)
{
    const payments_request *request = crew->request;
    crew->threads = calloc(wanted, sizeof *crew->threads);
    crew->finished = calloc(wanted * BLOCKS_AHEAD, sizeof *crew->finished);
    if (crew->threads == NULL || crew->finished == NULL)
        return false;
    for (; crew->finished_count < wanted * BLOCKS_AHEAD; crew->finished_count++)
        diagnostics_init(&crew->finished[crew->finished_count].said, crew->context->diagnostics->strict);
    for (; crew->thread_count < wanted; crew->thread_count++) {
        void *closure = request->closures != NULL ? request->closures[crew->thread_count] : request->closure;
        payment_thread *thread = &crew->threads[crew->thread_count];
        if (thread_init(thread, crew, closure))
            continue;
        thread_release(thread);
        return false;
    }
    return true;
}

bool payment_crew_init(payment_crew *crew, const input_context *context, const payments_request *request)
{
    *crew = (payment_crew){.context = context, .request = request};
    references_init(&crew->references, request->people, request->contracts);
    for (size_t i = 0; request->progress != NULL && i < request->path_count; i++)
        crew->bytes_in_all += file_bytes(request->paths[i]);
    if (gather(crew, request->threads > 0 ? request->threads : 1))
        return true;
    payment_crew_dismiss(crew, NULL);
    return diagnostics_out_of_memory(context->diagnostics);
}

void payment_crew_dismiss(payment_crew *crew, alike_rows *alike)
{
    for (size_t i = 0; i < crew->thread_count; i++) {
        if (alike != NULL)
            alike_rows_join(alike, &crew->threads[i].alike);
        thread_release(&crew->threads[i]);
    }
    for (size_t i = 0; i < crew->finished_count; i++) {
        diagnostics_release(&crew->finished[i].said);
        byte_buffer_release(&crew->finished[i].made);
    }
    references_release(&crew->references);
    free(crew->threads);
    free(crew->finished);
}

/* ---- a block ---- */

static void take_row(payment_thread *thread, const payments_request *request, const table *part)
{
    payment_row row;
    payment_row_read(&thread->rows, part, &row);
    const uint64_t hash = row.has_key ? text_hash(row.key) : 0;
    if (row.has_key && request->handle_keys != NULL)
        request->handle_keys(thread->closure, &hash, 1);
    if (!row.has_payment_id)
        alike_rows_add(&thread->alike, payment_row_cells(&thread->rows, part));
    if (row.good && request->handle != NULL)
        request->handle(thread->closure, &row.payment, 1);
}

static void read_rows(payment_thread *thread, const payments_request *request, plain_payments *plain, table *part)
{
    for (;;) {
        part->facts.rows += plain_payments_take(plain, csv_reader_lines(part->csv));
        if (!table_next(part))
            return;
        take_row(thread, request, part);
    }
}

/* Tells the crew's diagnostics all that was said. */
static void tell(payment_crew *crew, const diagnostics *said)
{
    diagnostics *d = crew->context->diagnostics;
    for (size_t i = 0; i < said->count; i++)
        references_tell(&crew->references, d, crew->context->month, &said->items[i]);
    d->out_of_memory |= said->out_of_memory;
}

/* Tells of a block whose turn it is, counts its rows and hands on what was made of them. */
static void take_block(void *closure, void *piece)
{
    file_reading *reading = closure;
    finished_block *block = piece;
    payment_crew *crew = reading->crew;
    if (!reading->failed) {
        tell(crew, &block->said);
        table_count(reading->whole, &block->counted);
        if (crew->request->take_block != NULL)
            crew->request->take_block(crew->request->closure, &block->made, crew->context->diagnostics);
        reading->failed = block->failed;
    }
    diagnostics_clear(&block->said);
    byte_buffer_clear(&block->made);
    crew->bytes_read += block->size;
    progress_tell(crew->request->progress, crew->bytes_read, crew->bytes_in_all);
}

/* Puts down all that the thread's block gave. */
static void finish_block(payment_thread *thread, const payments_request *request, table *part, finished_block *to)
{
    diagnostics_hand_over(&thread->said, &to->said);
    to->counted = table_part_counted(part);
    to->size = thread->block.size;
    if (request->end_block != NULL)
        request->end_block(thread->closure, &to->made);
}

/* The next block; BLOCK_END also where nothing that is left counts. A failure takes the turn of a block. */
static block_status next_block(file_reading *reading, payment_thread *thread)
{
    block_status status = BLOCK_END;
    pthread_mutex_lock(&reading->cutting);
    if (!reading->over)
        status = record_blocks_next(reading->blocks, &thread->block, &thread->said);
    reading->over |= status != BLOCK_READ;
    pthread_mutex_unlock(&reading->cutting);
    return status;
}

static void stop(file_reading *reading)
{
    pthread_mutex_lock(&reading->cutting);
    reading->over = true;
    pthread_mutex_unlock(&reading->cutting);
}

static void read_blocks(file_reading *reading, payment_thread *thread, table *part)
{
    const payments_request *request = reading->crew->request;
    finished_block *finished = in_order_first(&reading->order);
    plain_payments plain;
    block_status status;
    plain_payments_begin(&plain, &thread->rows, part, thread->closure);
    while ((status = next_block(reading, thread)) != BLOCK_END) {
        if (status == BLOCK_READ && table_part_feed(part, &thread->block))
            read_rows(thread, request, &plain, part);
        finished->failed = status != BLOCK_READ || part->failed;
        if (finished->failed)
            stop(reading);
        finish_block(thread, request, part, finished);
        finished = in_order_put(&reading->order, thread->block.number, finished);
    }
}

static void read_share(void *closure, size_t index)
{
    file_reading *reading = closure;
    payment_thread *thread = &reading->crew->threads[index];
    table part;
    if (!table_part_open(&part, reading->whole, &thread->context)) {
        stop(reading);
        return;
    }
    csv_reader_cut_plain_records(part.csv, !reading->crew->request->slowly);
    payment_rows_begin(&thread->rows, reading->whole->file.shown_name.bytes);
    read_blocks(reading, thread, &part);
    table_part_close(&part);
}

/* More threads than blocks would have nothing to do. */
static size_t threads_for(const payment_crew *crew, const table *whole)
{
    const size_t block_size = crew->context->chunk_size > 0 ? crew->context->chunk_size : BLOCK_SIZE_DEFAULT;
    const uint64_t blocks = whole->file.size / block_size + 1;
    return blocks < crew->thread_count ? (size_t)blocks : crew->thread_count;
}

/* The threads name the files as all others do. */
static bool share_sources(payment_crew *crew)
{
    diagnostics *d = crew->context->diagnostics;
    for (size_t i = 0; i < crew->thread_count; i++)
        if (!diagnostics_share_sources(&crew->threads[i].said, d))
            return diagnostics_out_of_memory(d);
    return true;
}

/* What a thread said outside of any block: why it could not begin. */
static void tell_of_threads(file_reading *reading)
{
    payment_crew *crew = reading->crew;
    for (size_t i = 0; i < crew->thread_count; i++) {
        reading->failed |= diagnostics_failed(&crew->threads[i].said);
        tell(crew, &crew->threads[i].said);
        diagnostics_clear(&crew->threads[i].said);
    }
}

/* All blocks of the file. False when it cannot be read to its end. */
static bool read_file(payment_crew *crew, table *whole)
{
    file_reading reading = {.crew = crew, .whole = whole, .blocks = table_blocks(whole)};
    if (reading.blocks == NULL || !share_sources(crew))
        return false;
    if (!in_order_init(&reading.order, crew->finished, sizeof *crew->finished, crew->finished_count, take_block, &reading))
        return diagnostics_out_of_memory(crew->context->diagnostics);
    pthread_mutex_init(&reading.cutting, NULL);
    parallel_run(threads_for(crew, whole), read_share, &reading);
    pthread_mutex_destroy(&reading.cutting);
    in_order_release(&reading.order);
    tell_of_threads(&reading);
    return !reading.failed;
}

bool payment_crew_read(payment_crew *crew, const char *path, uint64_t *row_count)
{
    table whole;
    if (!table_open_whole(&whole, crew->context, path, &payments_columns))
        return false;
    whole.failed |= !read_file(crew, &whole);
    *row_count = whole.facts.rows;
    return table_close(&whole);
}
