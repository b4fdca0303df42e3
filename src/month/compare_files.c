#include "month/compare_files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "io/file_content.h"
#include "io/folder.h"
#include "output/formats.h"

enum { COMPARED_AT_ONCE = 16384 };

/* A stream's write that compares instead; it never fails, the difference is remembered. */
static ssize_t compare_bytes(void *cookie, const char *bytes, size_t size)
{
    compared_file *file = cookie;
    char stored[COMPARED_AT_ONCE];
    for (size_t done = 0; done < size && !file->differs;) {
        const size_t part = size - done < sizeof stored ? size - done : sizeof stored;
        file->differs = !file->stored || fread(stored, 1, part, file->stored) != part ||
                        memcmp(stored, bytes + done, part) != 0;
        done += part;
    }
    return (ssize_t)size;
}

/* NULL and reported when memory is out, or the file is there and cannot be opened. */
static FILE *open_comparison(const compare_files *state, const char *name, compared_file *file, diagnostics *d)
{
    const char *path = path_join(state->memory, state->folder, name);
    *file = (compared_file){.name = name, .stored = path ? fopen(path, "rbe") : NULL};
    if (path && !file->stored && errno != ENOENT) {
        REPORT(d, CANNOT_OPEN, LOCATION_NONE, text_of(path), text_of(strerror(errno)));
        return NULL;
    }
    FILE *out = path ? fopencookie(file, "w", (cookie_io_functions_t){.write = compare_bytes}) : NULL;
    if (out)
        return out;
    if (file->stored)
        fclose(file->stored);
    diagnostics_out_of_memory(d);
    return NULL;
}

/*
 * Ends a comparison: what is stored must end here too. False and reported where it could not be read: that is no
 * difference. d NULL: nobody asks any more.
 */
static bool close_comparison(compare_files *state, compared_file *file, FILE *out, diagnostics *d)
{
    fclose(out);
    if (!file->stored || (!file->differs && fgetc(file->stored) != EOF))
        file->differs = true;
    const bool unread = file->stored && ferror(file->stored);
    if (file->stored)
        fclose(file->stored);
    file->stored = NULL;
    if (unread && d)
        REPORT(d, CANNOT_READ, LOCATION_NONE, text_of(file->name), text_of(strerror(EIO)));
    else if (file->differs && !state->differs)
        state->differs = file->name;
    return !unread;
}

static bool compare_begin(void *closure, const settle_facts *facts, diagnostics *d)
{
    compare_files *state = closure;
    if (!facts->rules->lines)
        return true;
    state->lines = open_comparison(state, COMMISSION_LINES_NAME, &state->line_file, d);
    return state->lines;
}

static bool compare_lines(void *closure, text piece, diagnostics *d)
{
    compare_files *state = closure;
    (void)d;
    return fwrite(piece.bytes, 1, piece.size, state->lines) == piece.size;
}

/* ---- where payslips differ ---- */

/* The next line without its end; false at the end of the text. */
static bool next_line(text *rest, text *line)
{
    if (rest->size == 0)
        return false;
    const char *end = memchr(rest->bytes, '\n', rest->size);
    const size_t size = end ? (size_t)(end - rest->bytes) : rest->size;
    *line = text_from(rest->bytes, size);
    *rest = text_from(rest->bytes + size + (end != NULL), rest->size - size - (end != NULL));
    return true;
}

/* The cell at `index` of a line, quotes and all. */
static text cell_at(text line, size_t index)
{
    size_t from = 0;
    bool quoted = false;
    for (size_t at = 0; at <= line.size; at++) {
        if (at < line.size && line.bytes[at] == '"')
            quoted = !quoted;
        if (at < line.size && (quoted || line.bytes[at] != ','))
            continue;
        if (index-- == 0)
            return text_from(line.bytes + from, at - from);
        from = at + 1;
    }
    return TEXT_EMPTY;
}

/* The first cell in which two rows differ names the person and the column. */
static void name_cell(compare_files *state, text header, text computed, text stored)
{
    enum { EMPLOYEE_ID = 1, CELLS_MAX = 256 };
    for (size_t i = 0; i < CELLS_MAX; i++) {
        if (text_equal(cell_at(computed, i), cell_at(stored, i)))
            continue;
        state->person = arena_copy(state->memory, cell_at(computed, EMPLOYEE_ID));
        state->column = arena_copy(state->memory, cell_at(header, i));
        return;
    }
}

static void name_difference(compare_files *state, text computed, text stored)
{
    text header, ours, theirs;
    if (!next_line(&computed, &header) || !next_line(&stored, &theirs))
        return;
    while (next_line(&computed, &ours) && next_line(&stored, &theirs)) {
        if (text_equal(ours, theirs))
            continue;
        name_cell(state, header, ours, theirs);
        return;
    }
}

static void look_at_payslips(compare_files *state, const month_file *file, const month_result *result)
{
    diagnostics quiet;
    text stored;
    source_id source;
    char *bytes = NULL;
    size_t size = 0;
    const char *path = path_join(state->memory, state->folder, file->name);
    FILE *out = open_memstream(&bytes, &size);
    diagnostics_init(&quiet, false);
    const bool written = out && file->write(result, out);
    if (out && fclose(out) == 0 && bytes && written && path && file_content(path, state->memory, &stored, &source, &quiet))
        name_difference(state, text_from(bytes, size), stored);
    diagnostics_release(&quiet);
    free(bytes);
}

static bool compare_file(compare_files *state, const month_file *file, const month_result *result, diagnostics *d)
{
    compared_file comparison;
    FILE *out = open_comparison(state, file->name, &comparison, d);
    if (!out)
        return false;
    const bool written = month_file_write(file, result, out, d); /* the stream never fails */
    if (!close_comparison(state, &comparison, out, d) || !written)
        return false;
    if (comparison.differs && text_is(text_of(file->name), "payslips.csv"))
        look_at_payslips(state, file, result);
    return true;
}

/* A file that the month has not must not lie there either. */
static void compare_absence(compare_files *state, const char *name)
{
    const char *path = path_join(state->memory, state->folder, name);
    if (path && path_kind_of(path) != PATH_ABSENT && !state->differs)
        state->differs = name;
}

static bool compare_finish(void *closure, const month_result *result, diagnostics *d)
{
    compare_files *state = closure;
    for (size_t i = 0; i < month_file_count; i++) {
        const month_file *file = &month_files[i];
        if (text_is(text_of(file->name), MANIFEST_NAME))
            continue;
        if (file->wanted && !file->wanted(result))
            compare_absence(state, file->name);
        else if (!compare_file(state, file, result, d))
            return false;
    }
    if (!state->lines) {
        compare_absence(state, COMMISSION_LINES_NAME);
        return true;
    }
    FILE *lines = state->lines;
    state->lines = NULL;
    return close_comparison(state, &state->line_file, lines, d);
}

month_sink compare_files_open(compare_files *state, const char *folder, arena *memory)
{
    *state = (compare_files){.folder = folder, .memory = memory};
    return (month_sink){.begin = compare_begin, .finish = compare_finish, .closure = state, .lines = compare_lines};
}

void compare_files_release(compare_files *state)
{
    if (state->lines)
        (void)close_comparison(state, &state->line_file, state->lines, NULL);
    state->lines = NULL;
}
