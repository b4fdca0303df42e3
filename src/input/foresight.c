#include "input/foresight.h"

#define WORTH_WHILE 2048 /* names; fewer are always at hand */

void foresight_init(foresight *f, const name_index *index)
{
    *f = (foresight){.index = index, .wanted = index != NULL && index->count > WORTH_WHILE};
}

uint32_t foresight_step(foresight *f, const csv_reader *reader, size_t width, size_t cell)
{
    if (!f->wanted)
        return NAME_NONE;
    const size_t far = (f->row + FORESIGHT_ROWS - 1) % FORESIGHT_ROWS, near = (f->row + FORESIGHT_ROWS / 2) % FORESIGHT_ROWS;
    f->row++;
    f->ahead[far].key = name_key_of(csv_foresee(reader, FORESIGHT_ROWS - 1, width, cell));
    f->ahead[far].found = NAME_NONE;
    name_index_expect(f->index, &f->ahead[far].key);
    if (f->ahead[near].key.size == 0)
        return NAME_NONE;
    return f->ahead[near].found = name_index_find_key(f->index, &f->ahead[near].key);
}

uint32_t foresight_find(const foresight *f, text id)
{
    const name_key key = name_key_of(id);
    const size_t here = (f->row - 1) % FORESIGHT_ROWS;
    const name_key *foreseen = &f->ahead[here].key;
    const uint32_t found = f->ahead[here].found;
    if (f->wanted && found != NAME_NONE && key.size <= NAME_SHORT && key.size == foreseen->size &&
        key.words[0] == foreseen->words[0] && key.words[1] == foreseen->words[1])
        return found;
    return name_index_find_key(f->index, &key);
}
