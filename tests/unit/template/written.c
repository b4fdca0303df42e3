#include "written.h"

#include <stdlib.h>

static FILE *stream;
static char *bytes;
static size_t size;

FILE *written_begin(void)
{
    free(bytes);
    bytes = NULL;
    stream = open_memstream(&bytes, &size);
    return stream;
}

text written_end(void)
{
    fclose(stream);
    return text_from(bytes, size);
}
