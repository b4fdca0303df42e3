#include "month/write_files.h"

#include "output/formats.h"

static bool files_begin(void *closure, const settle_facts *facts, diagnostics *d)
{
    files_sink *state = closure;
    const file_set_options options = {
        .share_with_group = facts->rules->share_group,
        .sync = state->sync,
        .own_parent = state->in_book,
        .own_names = closed_month_names, /* what a dead close left behind is cleaned up by the next run */
        .replaceable = month_file_names,
    };
    if (!state->files)
        state->files = file_set_begin(state->folder, &options, d);
    if (!state->files)
        return false;
    if (!facts->rules->lines)
        return true;
    state->lines = file_set_add(state->files, COMMISSION_LINES_NAME);
    /* Its pieces are large: without a buffer the stream copies nothing, and each goes out whole from where it was made. */
    if (state->lines)
        (void)setvbuf(state->lines, NULL, _IONBF, 0);
    return state->lines;
}

static bool files_lines(void *closure, text piece, diagnostics *d)
{
    files_sink *state = closure;
    (void)d; /* a stream's error shows again, with its cause, when the set is committed */
    return fwrite(piece.bytes, 1, piece.size, state->lines) == piece.size;
}

static bool files_finish(void *closure, const month_result *result, diagnostics *d)
{
    files_sink *state = closure;
    for (size_t i = 0; i < month_file_count; i++) {
        const month_file *file = &month_files[i];
        if (file->wanted && !file->wanted(result))
            continue;
        FILE *out = file_set_add(state->files, file->name);
        /* A stream that failed is found, and its cause told, by the commit. */
        if (!out || !month_file_write(file, result, out, d))
            return false;
    }
    return true;
}

month_sink files_sink_into(files_sink *state, file_set *files)
{
    *state = (files_sink){.files = files};
    return (month_sink){files_begin, NULL, files_finish, state, files_lines};
}

month_sink files_sink_open(files_sink *state, const char *folder, bool in_book, bool sync)
{
    *state = (files_sink){.folder = folder, .in_book = in_book, .sync = sync};
    return (month_sink){files_begin, NULL, files_finish, state, files_lines};
}

bool files_sink_close(files_sink *state, bool keep)
{
    file_set *files = state->files;
    state->files = NULL;
    if (keep)
        return file_set_commit(files);
    file_set_abandon(files);
    return true;
}
