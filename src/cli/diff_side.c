#include "cli/diff_side.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "io/folder.h"
#include "month/compare_files.h"
#include "output/commission_lines.h"
#include "output/file_columns.h"
#include "output/formats.h"

static bool cannot_keep(diagnostics *d)
{
    REPORT(d, CANNOT_WRITE, LOCATION_NONE, TEXT_LITERAL(COMMISSION_LINES_NAME),
           text_of(strerror(errno)));
    return false;
}

/* payslips.csv at `path`; the month that they are of. */
static bool read_payslips(compared_side *side, const char *path, arena *memory, diagnostics *d)
{
    const input_context context = {.diagnostics = d, .memory = memory, .month = side->month};
    if (!payslips_read(&context, path, &payslips_columns, &side->paid))
        return false;
    if (month_is_none(side->month))
        side->month = side->paid.month;
    return true;
}

bool diff_side_of_folder(compared_side *side, book *b, const char *folder, diagnostics *d)
{
    *side = (compared_side){.label = text_of(folder), .month = MONTH_NONE};
    const char *payslips_path = path_join(&b->memory, folder, "payslips.csv");
    const char *lines = path_join(&b->memory, folder, COMMISSION_LINES_NAME);
    if (!payslips_path || !lines)
        return diagnostics_out_of_memory(d);
    if (path_kind_of(lines) == PATH_FILE)
        side->lines = lines;
    return read_payslips(side, payslips_path, &b->memory, d);
}

/*
 * Computes the month from its inputs, for the reasons, and sees whether the draft is what they give. What is wrong with
 * them `check` tells; here the payslips that were written count.
 */
static void look_at_inputs(compared_side *side, request *r, const char *folder, bool closed,
                           diagnostics *d)
{
    compare_files state;
    diagnostics *quiet = &side->told;
    arena scratch = ARENA_EMPTY;
    char written[MONTH_TEXT_SIZE];
    const text when = text_from(written, month_format(side->month, written));
    const month_sink sink = compare_files_open(&state, folder, &scratch);
    if (request_paths(r, side->month, false, &side->paths, quiet)) {
        side->has_inputs = month_compute(&side->computed, &side->paths, &sink, quiet);
        if (!side->has_inputs)
            month_release(&side->computed);
    }
    compare_files_release(&state);
    if (quiet->out_of_memory)
        diagnostics_out_of_memory(d);
    else if (!side->has_inputs)
        REPORT(d, NO_REASONS, LOCATION_NONE, when);
    else if (state.differs && !closed)
        REPORT(d, DRAFT_STALE_COMPARED, LOCATION_NONE, when);
    arena_release(&scratch);
}

bool diff_side_of_month(compared_side *side, request *r, month m, diagnostics *d)
{
    char written[MONTH_TEXT_SIZE];
    const text when = text_from(written, month_format(m, written));
    const chain_link *link = chain_find(&r->chain, m);
    *side = (compared_side){.month = MONTH_NONE, .paid = {.month = MONTH_NONE}};
    if (!link) {
        REPORT(d, NOT_RUN_COMPARED, LOCATION_NONE, when);
        return false;
    }
    const char *folder = book_month_folder(&r->book, m, d);
    if (!folder || !diff_side_of_folder(side, &r->book, folder, d))
        return false;
    side->month = m;
    side->label = arena_copy(&r->book.memory, when);
    if (!side->label.bytes)
        return diagnostics_out_of_memory(d);
    look_at_inputs(side, r, folder, link->closed, d);
    return !diagnostics_failed(d);
}

/* ---- a month computed into memory: its files, and its lines beside them ---- */

typedef struct {
    compared_side *side;
    month_sink files;
} both_sinks;

static bool both_begin(void *closure, const settle_facts *facts, diagnostics *d)
{
    both_sinks *both = closure;
    compared_side *side = both->side;
    const int descriptor = memfd_create(COMMISSION_LINES_NAME, MFD_CLOEXEC);
    side->kept_lines = descriptor < 0 ? NULL : fdopen(descriptor, "w");
    if (!side->kept_lines && descriptor >= 0)
        close(descriptor);
    if (!side->kept_lines || !commission_lines_begin(facts->rules, side->kept_lines))
        return cannot_keep(d);
    snprintf(side->kept_path, sizeof side->kept_path, "/proc/self/fd/%d", descriptor);
    return both->files.begin(both->files.closure, facts, d);
}

static bool both_line(void *closure, const settle_facts *facts, const payment *row, credited line,
                      diagnostics *d)
{
    both_sinks *both = closure;
    return commission_lines_write(facts, row, line, both->side->kept_lines) || cannot_keep(d);
}

static bool both_finish(void *closure, const month_result *result, diagnostics *d)
{
    both_sinks *both = closure;
    if (fflush(both->side->kept_lines) != 0)
        return cannot_keep(d);
    both->side->lines = both->side->kept_path;
    return both->files.finish(both->files.closure, result, d);
}

bool diff_side_compute(compared_side *side, memory_files *files, bool with_lines,
                       const month_paths *paths, text label, diagnostics *d)
{
    *side = (compared_side){.label = label, .month = paths->month, .paths = *paths};
    both_sinks both = {side, memory_files_open(files)};
    const month_sink lines_too = {.begin = both_begin, .line = both_line, .finish = both_finish, .closure = &both};
    const month_sink sink = with_lines ? lines_too : both.files;
    side->has_inputs = month_compute(&side->computed, &side->paths, &sink, &side->told);
    diagnostics_take_failures(d,
                              &side->told); /* what is odd about the inputs, run and check tell */
    if (!side->has_inputs)
        month_release(&side->computed);
    return side->has_inputs &&
           read_payslips(side, files->paths[CARRIED_PAYSLIPS], &side->computed.memory, d);
}
