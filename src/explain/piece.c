#include "explain/piece.h"

#include <stdlib.h>

bool piece_open(piece *p)
{
    *p = (piece){0};
    p->out = open_memstream(&p->bytes, &p->size);
    return p->out != NULL;
}

bool piece_close(piece *p)
{
    bool whole = p->out && fflush(p->out) == 0 && !ferror(p->out);
    whole &= p->out && fclose(p->out) == 0;
    if (whole && p->bytes)
        return true;
    free(p->bytes);
    *p = (piece){0};
    return false;
}
