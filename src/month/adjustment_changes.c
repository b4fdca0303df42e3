#include "month/adjustment_changes.h"

#include "input/adjustments.h"
#include "io/folder.h"

typedef struct {
    const computed_month *computed;
    text file;
    row_side side;
    language lang;
    row_keys *keys;
    row_changes *out; /* NULL: the keys are gathered */
    bool failed;      /* memory is out */
} adjustment_reader;

static uint64_t key_of(const adjustment_reader *reader, const adjustment *row)
{
    const uint64_t id = text_hash(reader->computed->people.items[row->person].id);
    const uint64_t amount = (uint64_t)row->amount.fen * 2 + row->all;
    return (id * UINT64_C(1099511628211) + (uint64_t)row->kind) * UINT64_C(1099511628211) + amount;
}

static void take_row(void *closure, const adjustment *row)
{
    adjustment_reader *reader = closure;
    const uint64_t key = key_of(reader, row);
    if (!reader->out) {
        reader->failed |= !row_keys_add(reader->keys, key);
        return;
    }
    const changed_row changed = {
        .side = reader->side,
        .kind = "adjustments",
        .file = reader->file,
        .line = row->line,
        .words = text_of(adjustment_kind_name(row->kind, reader->lang)),
        .all = row->all,
        .amount = row->amount,
    };
    if (row_keys_take(reader->keys, key))
        reader->failed |= !row_changes_add(
            reader->out, reader->computed->people.items[row->person].id, &changed, true);
}

/* A second reading: what is wrong with the rows was told in the first. */
static bool read_rows(computed_from from, adjustment_reader *reader)
{
    diagnostics quiet;
    arena scratch = ARENA_EMPTY;
    diagnostics_init(&quiet, false);
    const input_context context = {
        .diagnostics = &quiet,
        .memory = &scratch,
        .rules = from.computed->rules,
        .month = from.paths->month,
        .encoding = from.paths->encoding,
    };
    reader->computed = from.computed;
    bool good = true;
    if (from.paths->adjustments) {
        reader->file = text_of(path_base_name(from.paths->adjustments));
        good = adjustments_rows(&context, from.paths->adjustments, &from.computed->people, take_row,
                                reader);
    }
    diagnostics_release(&quiet);
    arena_release(&scratch);
    return good && !reader->failed;
}

bool adjustment_changes_find(computed_from old, computed_from now, language lang, row_changes *out,
                             diagnostics *d)
{
    row_keys keys[ROW_SIDES] = {{0}};
    adjustment_reader older = {.side = ROW_OLD, .lang = lang, .keys = &keys[ROW_OLD]};
    adjustment_reader newer = {.side = ROW_NEW, .lang = lang, .keys = &keys[ROW_NEW]};
    bool good = read_rows(old, &older) && read_rows(now, &newer) &&
                row_keys_cancel(&keys[ROW_OLD], &keys[ROW_NEW]);
    older.out = newer.out = out;
    good = good && read_rows(old, &older) && read_rows(now, &newer);
    for (int side = 0; side < ROW_SIDES; side++)
        row_keys_release(&keys[side]);
    if (!good)
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    return good;
}
