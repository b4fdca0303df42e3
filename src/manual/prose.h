/*
 * The prose of the manual that no table holds, in both languages (manual/prose.def).
 */
#ifndef SALESPAY_MANUAL_PROSE_H
#define SALESPAY_MANUAL_PROSE_H

#include "base/messages.h"

typedef enum {
#define PROSE(id, english, chinese) PROSE_##id,
#include "manual/prose.def"
#undef PROSE
    PROSE_COUNT
} prose_id;

const char *prose(prose_id id, language lang);

#endif
