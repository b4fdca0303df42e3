#include "month/write_files.h"

#include "output/formats.h"

/* For a file whose pieces are large: the stream copies nothing, and each goes out whole from where it was made. */
static FILE *add_unbuffered(const files_sink *state, const char *name)
{
    FILE *stream = file_set_add(state->files, name);
    if (stream)
        (void)setvbuf(stream, NULL, _IONBF, 0);
    return stream;
}

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
    state->lines = add_unbuffered(state, COMMISSION_LINES_NAME);
    return state->lines;
}

static bool files_lines(void *closure, text piece, diagnostics *d)
{
    files_sink *state = closure;
    (void)d; /* a stream's error shows again, with its cause, when the set is committed */
    return fwrite(piece.bytes, 1, piece.size, state->lines) == piece.size;
}

static FILE *files_keys(void *closure, diagnostics *d)
{
    files_sink *state = closure;
    (void)d; /* the set has it */
    state->keys = add_unbuffered(state, PAYMENT_IDS_NAME);
    return state->keys;
}

static bool files_finish(void *closure, const month_result *result, diagnostics *d)
{
    files_sink *state = closure;
    if (state->keys && !result->payment_keys_written)
        file_set_drop(state->files, PAYMENT_IDS_NAME);
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

static month_sink sink_over(files_sink *state)
{
    return (month_sink){
        .begin = files_begin, .finish = files_finish, .closure = state, .lines = files_lines, .keys = files_keys};
}

month_sink files_sink_into(files_sink *state, file_set *files)
{
    *state = (files_sink){.files = files};
    return sink_over(state);
}

month_sink files_sink_open(files_sink *state, const char *folder, bool in_book, bool sync)
{
    *state = (files_sink){.folder = folder, .in_book = in_book, .sync = sync};
    return sink_over(state);
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
