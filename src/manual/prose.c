#include "manual/prose.h"

const char *prose(prose_id id, language lang)
{
    static const char *const table[PROSE_COUNT][2] = {
#define PROSE(id, english, chinese) [PROSE_##id] = {english "", chinese ""},
#include "manual/prose.def"
#undef PROSE
    };
    return table[id][lang == LANGUAGE_CHINESE];
}
