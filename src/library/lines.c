/* Payment rows on their way: told to the caller's handler, and written into commission_lines.csv. */
#include "calc/credit.h"
#include "library/job.h"

static bool lines_begin(void *closure, const settle_facts *facts, diagnostics *d)
{
    salespay_job *job = closure;
    if (!facts->rules->lines)
        return true;
    job->line_stream = open_memstream(&job->lines.bytes, &job->lines.size);
    return job->line_stream || diagnostics_out_of_memory(d);
}

/* A copy with a NUL behind it; *whole turns false when memory is out. */
static const char *terminated(arena *memory, text t, bool *whole)
{
    const char *bytes = arena_copy(memory, t).bytes;
    *whole = *whole && bytes;
    return bytes;
}

/* Fills *out with texts of the arena; false when memory is out. */
static bool fill_line(salespay_line *out, const settle_facts *facts, const payment *row,
                      credited line, arena *memory)
{
    char on[DATE_TEXT_SIZE], notes[PAYMENT_NOTES_SIZE], base[EXACT_TEXT_SIZE],
        excess[EXACT_TEXT_SIZE];
    const size_t base_size = money_format_exact(credit_base_commission(facts->rules, line), base);
    const size_t excess_size =
        money_format_exact(credit_excess_commission(facts->rules, line), excess);
    bool whole = true;
    *out = (salespay_line){
        .source = terminated(memory, row->source_name, &whole),
        .line = row->line,
        .payment_id = terminated(memory, row->payment_id, &whole),
        .date = terminated(memory, text_from(on, date_format(row->on, on)), &whole),
        .employee_id = terminated(memory, facts->people->items[row->person].id, &whole),
        .contract_id = terminated(memory, row->contract_id, &whole),
        .customer = terminated(memory, row->customer, &whole),
        .product = terminated(memory, row->product, &whole),
        .amount = row->amount.fen,
        .regular = line.regular.fen,
        .excess = line.excess.fen,
        .base_commission = terminated(memory, text_from(base, base_size), &whole),
        .excess_commission = terminated(memory, text_from(excess, excess_size), &whole),
        .notes =
            terminated(memory, text_from(notes, payment_notes_format(row->notes, notes)), &whole),
    };
    return whole;
}

static bool lines_line(void *closure, const settle_facts *facts, const payment *row, credited line,
                       diagnostics *d)
{
    salespay_job *job = closure;
    arena memory = ARENA_EMPTY;
    salespay_line told;
    bool done = fill_line(&told, facts, row, line, &memory) || diagnostics_out_of_memory(d);
    if (done) {
        job->stopped = !job->handler(job->closure, &told);
        done = !job->stopped;
    }
    arena_release(&memory);
    return done;
}

static bool lines_lines(void *closure, text piece, diagnostics *d)
{
    salespay_job *job = closure;
    return fwrite(piece.bytes, 1, piece.size, job->line_stream) == piece.size || diagnostics_out_of_memory(d);
}

/* What the files are written from stays in the job: each is written when it is asked for. */
static bool lines_finish(void *closure, const month_result *result, diagnostics *d)
{
    (void)closure, (void)result, (void)d;
    return true;
}

month_sink job_sink(salespay_job *job)
{
    return (month_sink){.begin = lines_begin,
                        .line = job->handler ? lines_line : NULL,
                        .finish = lines_finish,
                        .closure = job,
                        .lines = lines_lines};
}
