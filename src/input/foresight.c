#include "input/foresight.h"

#define WORTH_WHILE 2048 /* names; fewer are always at hand */

void foresight_init(foresight *f, const name_index *index)
{
    *f = (foresight){.index = index, .wanted = index != NULL && index->count > WORTH_WHILE};
    for (size_t i = 0; i < FORESIGHT_ROWS; i++)
        f->ahead[i].found = NAME_NONE;
}

uint32_t foresight_step(foresight *f, const csv_reader *reader, size_t width, size_t cell)
{
    if (!f->wanted)
        return NAME_NONE;
    foreseen *far = &f->ahead[(f->row + FORESIGHT_ROWS - 1) % FORESIGHT_ROWS];
    foreseen *near = &f->ahead[(f->row + FORESIGHT_ROWS / 2) % FORESIGHT_ROWS];
    f->row++;
    f->generation = csv_foresee(reader, FORESIGHT_ROWS - 1, width, cell, &far->id);
    far->generation = f->generation;
    far->found = NAME_NONE;
    far->key = name_key_of(far->id);
    name_index_expect(f->index, &far->key);
    if (near->id.size == 0 || near->generation != f->generation)
        return NAME_NONE;
    return near->found = name_index_find_key(f->index, &near->key);
}
