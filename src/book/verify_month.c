#include "book/verify_month.h"

#include <stdlib.h>

#include "book/closed_month.h"
#include "io/file_content.h"
#include "month/compare_files.h"
#include "month/compute.h"
#include "output/version.h"

/* What one month's verification has at hand. */
typedef struct {
    book book;
    const chain *chain;
    const chain_link *link;
    const char *folder; /* of the month */
    verify_job *job;
} verification;

void verify_job_init(verify_job *job, month m)
{
    *job = (verify_job){.month = m, .threads = 1};
    diagnostics_init(&job->diagnostics, false);
}

void verify_job_release(verify_job *job)
{
    diagnostics_release(&job->diagnostics);
}

static location file_at(verification *v, text path)
{
    diagnostics *d = &v->job->diagnostics;
    const text up = TEXT_LITERAL("../");
    const char *name = text_starts_with(path, up)
                           ? arena_format(&v->book.memory, "%.*s%s", (int)(path_base_name(v->folder) - v->folder),
                                          v->folder, path.bytes + up.size).bytes
                           : path_join(&v->book.memory, v->folder, path.bytes);
    return (location){.source = name ? diagnostics_source(d, text_of(name)) : SOURCE_NONE};
}

static const seal_line *find_line(const seal_lines *lines, text path)
{
    for (size_t i = 0; i < lines->count; i++)
        if (text_equal(lines->lines[i].path, path))
            return &lines->lines[i];
    return NULL;
}

/* Each sealed file as it lies there now; what was added since is no better than what was changed. */
static void compare_seals(verification *v, const seal_lines *sealed, const seal_lines *now)
{
    diagnostics *d = &v->job->diagnostics;
    for (size_t i = 0; i < sealed->count; i++) {
        const seal_line *line = &sealed->lines[i], *found = find_line(now, line->path);
        if (!found)
            REPORT(d, SEALED_FILE_GONE, file_at(v, line->path));
        else if (strcmp(found->hash, line->hash) != 0)
            REPORT(d, SEALED_FILE_CHANGED, file_at(v, line->path));
        v->job->files++;
    }
    for (size_t i = 0; i < now->count; i++)
        if (!find_line(sealed, now->lines[i].path))
            REPORT(d, FILE_ADDED, file_at(v, now->lines[i].path));
}

/* The bytes of the seal file must be those that its own lines give, in the order in which they are written. */
static bool is_well_written(verification *v, const seal_lines *sealed)
{
    text stored;
    source_id source;
    char *bytes = NULL;
    size_t size = 0;
    diagnostics *d = &v->job->diagnostics;
    FILE *out = open_memstream(&bytes, &size);
    bool whole = out && seal_write(sealed, out);
    whole = out && fclose(out) == 0 && whole && bytes; /* memory may run out as it is closed: then there are no bytes */
    if (!whole) {
        free(bytes);
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    bool same = file_content(v->link->seal, &v->book.memory, &stored, &source, d) &&
                text_equal(stored, text_from(bytes, size));
    free(bytes);
    if (!same && !diagnostics_failed(d))
        REPORT(d, SEAL_DAMAGED, file_at(v, TEXT_LITERAL(SEAL_FILE_NAME)));
    return same;
}

static bool check_seals(verification *v)
{
    seal_lines sealed, now;
    diagnostics *d = &v->job->diagnostics;
    const chain_link *before = chain_find(v->chain, (month){v->job->month.index - 1});
    if (!seal_read(v->link->seal, &v->book.memory, &sealed, d) || !is_well_written(v, &sealed) ||
        !closed_month_seal(v->link, v->job->seal, d) ||
        !seal_folder(v->folder, before && before->closed ? before->seal : NULL, &v->book.memory, &now, d))
        return false;
    compare_seals(v, &sealed, &now);
    return !diagnostics_failed(d);
}

/* The version that the month was closed with, from its manifest; empty when it does not say. */
static text closed_by(verification *v)
{
    static const char item[] = "program_version,";
    text content;
    source_id source;
    diagnostics quiet;
    const char *path = path_join(&v->book.memory, v->folder, MANIFEST_NAME);
    diagnostics_init(&quiet, false);
    const bool read = path && file_content(path, &v->book.memory, &content, &source, &quiet);
    diagnostics_release(&quiet);
    const char *at = read ? memmem(content.bytes, content.size, item, sizeof item - 1) : NULL;
    if (!at)
        return TEXT_EMPTY;
    at += sizeof item - 1;
    const char *end = memchr(at, '\n', content.size - (size_t)(at - content.bytes));
    return end ? text_from(at, (size_t)(end - at)) : TEXT_EMPTY;
}

static void report_difference(verification *v, const compare_files *state)
{
    diagnostics *d = &v->job->diagnostics;
    char when[MONTH_TEXT_SIZE];
    const text version = closed_by(v);
    const location at = file_at(v, text_of(state->differs));
    if (!text_is(version, program_version()))
        REPORT(d, OTHER_VERSION, at, month_words(v->job->month, when), version, text_of(program_version()));
    else if (state->column.size > 0)
        REPORT(d, COMPUTES_OTHERWISE_FIGURE, at, month_words(v->job->month, when), state->person, state->column);
    else
        REPORT(d, COMPUTES_OTHERWISE, at, month_words(v->job->month, when));
}

/* Computes the month from its own archive. Its warnings were told when it was closed. */
static void compute_again(verification *v)
{
    diagnostics *d = &v->job->diagnostics;
    month_paths paths = {.encoding = ENCODING_AUTO, .threads = v->job->threads};
    compare_files state;
    computed_month computed;
    char when[MONTH_TEXT_SIZE];
    diagnostics heard;
    diagnostics_init(&heard, false);
    const month_sink sink = compare_files_open(&state, v->folder, &v->book.memory);
    bool ready = closed_month_inputs(&v->book, v->job->month, &paths, &heard) &&
                 chain_open_month(v->chain, &v->book, &paths, &heard);
    if (ready) {
        ready = month_compute(&computed, &paths, &sink, &heard);
        compare_files_release(&state);
        month_release(&computed);
    }
    if (!ready) {
        REPORT(d, COMPUTES_NO_MORE, file_at(v, TEXT_LITERAL(ARCHIVE_NAME)), month_words(v->job->month, when));
        diagnostics_take_failures(d, &heard);
    } else if (state.differs) {
        report_difference(v, &state);
    }
    diagnostics_release(&heard);
}

void verify_month(const char *folder, const chain *c, verify_job *job)
{
    verification v = {.chain = c, .link = chain_find(c, job->month), .job = job};
    book_open(&v.book, folder);
    v.folder = book_month_folder(&v.book, job->month, &job->diagnostics);
    if (v.folder && check_seals(&v))
        compute_again(&v);
    book_release(&v.book);
}
