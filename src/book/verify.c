#include "book/verify.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/parallel.h"
#include "book/closed_month.h"
#include "book/journal.h"
#include "book/known_months.h"
#include "book/verify_kept.h"
#include "book/verify_month.h"

/* What the threads share: the months are taken one by one. */
typedef struct {
    const verify_request *request;
    const chain *chain;
    const char *folder;
    verify_job *jobs;
    size_t count;
    size_t next, done; /* guarded by mutex */
    pthread_mutex_t mutex;
} verifying;

static bool is_asked(const verify_request *request, const chain_link *link)
{
    return link->closed && (month_is_none(request->from) ||
                            (link->month.index >= request->from.index && link->month.index <= request->to.index));
}

static bool take_job(verifying *work, size_t *index)
{
    pthread_mutex_lock(&work->mutex);
    *index = work->next++;
    pthread_mutex_unlock(&work->mutex);
    return *index < work->count;
}

static void job_done(verifying *work)
{
    pthread_mutex_lock(&work->mutex);
    work->done++;
    if (work->request->progress)
        work->request->progress(work->done, work->count);
    pthread_mutex_unlock(&work->mutex);
}

static void verify_some(void *closure, size_t thread)
{
    verifying *work = closure;
    size_t index;
    (void)thread;
    while (take_job(work, &index)) {
        verify_month(work->folder, work->chain, &work->jobs[index]);
        job_done(work);
    }
}

/* With more threads than months, each month is computed by several. */
static void verify_all(verifying *work)
{
    const size_t asked = work->request->threads, wanted = asked < work->count ? asked : work->count;
    if (wanted == 0)
        return;
    for (size_t i = 0; i < work->count; i++)
        work->jobs[i].threads = asked / wanted;
    parallel_run(wanted, verify_some, work);
}

/* ---- the journal against the months ---- */

/* The last thing that the journal says of a month. */
static const journal_entry *last_entry(const journal *j, month m)
{
    for (size_t i = j->count; i > 0; i--)
        if (j->entries[i - 1].month.index == m.index)
            return &j->entries[i - 1];
    return NULL;
}

static void check_closed_month(const journal *j, const verify_job *job, bool latest, diagnostics *d)
{
    char when[MONTH_TEXT_SIZE];
    const journal_entry *entry = last_entry(j, job->month);
    const location at = {.source = j->source, .line = entry ? entry->sequence + 1 : 0};
    if (entry && entry->action == JOURNAL_CLOSE) {
        if (strcmp(entry->seal, job->seal) != 0)
            REPORT(d, SEAL_DIFFERS, at, month_words(job->month, when));
    } else if (latest) {
        REPORT(d, JOURNAL_LINE_MISSING, at, month_words(job->month, when));
    } else {
        REPORT(d, NOT_IN_JOURNAL, at, month_words(job->month, when));
    }
}

/* Every month that the journal says is closed must be there, closed. */
static void check_entries(book *b, const journal *j, const chain *c, diagnostics *d)
{
    const char *reason_path;
    const journal_entry *cut = closed_month_reopening_cut(b, c, j, &reason_path, d);
    for (size_t i = 0; i < j->count; i++) {
        const journal_entry *entry = &j->entries[i];
        const chain_link *link = chain_find(c, entry->month);
        char when[MONTH_TEXT_SIZE];
        const bool last_word = last_entry(j, entry->month) == entry;
        if (!last_word || entry->action != JOURNAL_CLOSE || (link && link->closed))
            continue;
        if (cut == entry)
            REPORT(d, REOPEN_LINE_MISSING, ((location){.source = j->source, .line = entry->sequence + 1}),
                   month_words(entry->month, when));
        else
            REPORT(d, CLOSED_MONTH_GONE, ((location){.source = j->source, .line = entry->sequence + 1}),
                   month_words(entry->month, when));
    }
}

static bool check_journal(book *b, const verifying *work, size_t *files, diagnostics *d)
{
    journal j;
    const char *path = path_join(&b->memory, b->folder, JOURNAL_NAME);
    if (!path) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    if (!journal_read(path, &b->memory, &j, d))
        return false;
    if (j.source == SOURCE_NONE)
        j.source = diagnostics_source(d, text_of(path));
    const chain_link *latest = chain_latest_closed(work->chain);
    for (size_t i = 0; i < work->count; i++)
        check_closed_month(&j, &work->jobs[i], work->jobs[i].month.index == latest->month.index, d);
    check_entries(b, &j, work->chain, d);
    verify_kept(b, &j, files, d);
    return true;
}

/* ---- together ---- */

static size_t make_jobs(const chain *c, const verify_request *request, verify_job *jobs)
{
    size_t count = 0;
    for (size_t i = 0; i < c->count; i++)
        if (is_asked(request, &c->links[i]))
            verify_job_init(&jobs[count++], c->links[i].month);
    return count;
}

/* Closed months stand in a row: a draft or a gap between two of them was not left by salespay. */
static void check_row(const chain *c, diagnostics *d)
{
    const chain_link *before = NULL;
    for (size_t i = 0; i < c->count; i++) {
        const chain_link *link = &c->links[i];
        char when[MONTH_TEXT_SIZE], earlier[MONTH_TEXT_SIZE];
        if (!link->closed)
            continue;
        if (before ? before->month.index + 1 != link->month.index : i > 0)
            REPORT(d, CHAIN_BROKEN, LOCATION_NONE, month_words(link->month, when),
                   month_words((month){link->month.index - 1}, earlier));
        before = link;
    }
}

static void check_seal_asked(const verifying *work, diagnostics *d)
{
    const char *seal = work->request->seal;
    for (size_t i = 0; i < work->count && seal; i++)
        if (strcmp(work->jobs[i].seal, seal) == 0)
            return;
    if (seal)
        REPORT(d, SEAL_NOT_FOUND, LOCATION_NONE, text_of(seal));
}

static bool verify_chain(book *b, const chain *c, const verify_request *request, verify_result *result, diagnostics *d)
{
    verifying work = {.request = request, .chain = c, .folder = b->folder, .mutex = PTHREAD_MUTEX_INITIALIZER};
    *result = (verify_result){0};
    work.jobs = calloc(c->count + 1, sizeof *work.jobs);
    if (!work.jobs) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    work.count = make_jobs(c, request, work.jobs);
    verify_all(&work);
    for (size_t i = 0; i < work.count; i++) {
        result->files += work.jobs[i].files;
        diagnostics_take(d, &work.jobs[i].diagnostics);
    }
    result->months = work.count;
    check_row(c, d);
    (void)check_journal(b, &work, &result->files, d);
    check_seal_asked(&work, d);
    for (size_t i = 0; i < work.count; i++)
        verify_job_release(&work.jobs[i]);
    free(work.jobs);
    return !diagnostics_failed(d);
}

bool book_verify(book *b, const chain *c, const verify_request *request, verify_result *result, diagnostics *d)
{
    known_months known;
    chain known_chain = *c;
    known_months_fill(&known, c, b);
    known_chain.known = &known;
    const bool holds = verify_chain(b, &known_chain, request, result, d);
    known_months_release(&known);
    return holds;
}
