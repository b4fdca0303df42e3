#include "input/payment_crew.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/parallel.h"
#include "input/payment_row.h"
#include "input/plain_payments.h"
#include "input/table.h"

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
    pthread_mutex_t telling; /* guards the rest and all that is told */
    pthread_cond_t told;
    size_t turn; /* the block whose turn it is to be told of */
    bool failed; /* the file cannot be read on: what stands behind that place does not count */
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

bool payment_crew_init(payment_crew *crew, const input_context *context, const payments_request *request)
{
    const size_t wanted = request->threads > 0 ? request->threads : 1;
    *crew = (payment_crew){.context = context, .request = request};
    crew->threads = calloc(wanted, sizeof *crew->threads);
    references_init(&crew->references, request->people, request->contracts);
    for (size_t i = 0; request->progress != NULL && i < request->path_count; i++)
        crew->bytes_in_all += file_bytes(request->paths[i]);
    for (; crew->threads != NULL && crew->thread_count < wanted; crew->thread_count++) {
        void *closure = request->closures != NULL ? request->closures[crew->thread_count] : request->closure;
        payment_thread *thread = &crew->threads[crew->thread_count];
        if (thread_init(thread, crew, closure))
            continue;
        thread_release(thread);
        break;
    }
    if (crew->thread_count == wanted)
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
    references_release(&crew->references);
    free(crew->threads);
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
        part->facts.rows += plain_payments_take(plain, csv_reader_lines(part->csv), thread->closure);
        if (!table_next(part))
            return;
        take_row(thread, request, part);
    }
}

/* Tells the crew's diagnostics all that was said of the block. */
static void tell(file_reading *reading, const diagnostics *said)
{
    payment_crew *crew = reading->crew;
    diagnostics *d = crew->context->diagnostics;
    for (size_t i = 0; i < said->count; i++)
        references_tell(&crew->references, d, crew->context->month, &said->items[i]);
    d->out_of_memory |= said->out_of_memory;
}

/* When all blocks before it are told of, tells of this one and counts its rows. */
static void finish_block(file_reading *reading, payment_thread *thread, table *part, bool failed)
{
    const size_t number = thread->block.number;
    const payments_request *request = reading->crew->request;
    pthread_mutex_lock(&reading->telling);
    while (reading->turn != number)
        pthread_cond_wait(&reading->told, &reading->telling);
    if (!reading->failed) {
        tell(reading, &thread->said);
        table_part_count(part, reading->whole);
        if (request->end_block != NULL)
            request->end_block(thread->closure, reading->crew->context->diagnostics);
        reading->failed = failed;
    }
    reading->turn++;
    reading->crew->bytes_read += thread->block.size;
    progress_tell(request->progress, reading->crew->bytes_read, reading->crew->bytes_in_all);
    pthread_cond_broadcast(&reading->told);
    pthread_mutex_unlock(&reading->telling);
    diagnostics_clear(&thread->said);
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
    plain_payments plain;
    block_status status;
    plain_payments_begin(&plain, &thread->rows, part);
    while ((status = next_block(reading, thread)) != BLOCK_END) {
        if (status == BLOCK_READ && table_part_feed(part, &thread->block))
            read_rows(thread, request, &plain, part);
        const bool failed = status != BLOCK_READ || part->failed;
        if (failed)
            stop(reading);
        finish_block(reading, thread, part, failed);
    }
}

static void read_share(void *closure, size_t index)
{
    file_reading *reading = closure;
    payment_thread *thread = &reading->crew->threads[index];
    table part;
    if (!table_part_open(&part, reading->whole, &thread->context)) {
        pthread_mutex_lock(&reading->telling);
        reading->failed = true;
        tell(reading, &thread->said);
        pthread_mutex_unlock(&reading->telling);
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

bool payment_crew_read(payment_crew *crew, const char *path, uint64_t *row_count)
{
    table whole;
    if (!table_open(&whole, crew->context, path, &payments_columns))
        return false;
    file_reading reading = {.crew = crew, .whole = &whole};
    reading.blocks = table_blocks(&whole);
    pthread_mutex_init(&reading.cutting, NULL);
    pthread_mutex_init(&reading.telling, NULL);
    pthread_cond_init(&reading.told, NULL);
    if (reading.blocks != NULL && share_sources(crew))
        parallel_run(threads_for(crew, &whole), read_share, &reading);
    else
        reading.failed = true;
    pthread_cond_destroy(&reading.told);
    pthread_mutex_destroy(&reading.telling);
    pthread_mutex_destroy(&reading.cutting);
    whole.failed |= reading.failed;
    *row_count = whole.facts.rows;
    return table_close(&whole);
}
