#include "written.h"

#include <locale.h>
#include <stdlib.h>

#include "unit.h"

static char *bytes;
static size_t size;
static FILE *stream;

FILE *writing(void)
{
    ck_assert_ptr_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
    free(bytes);
    stream = open_memstream(&bytes, &size);
    ck_assert_ptr_nonnull(stream);
    return stream;
}

const char *written(void)
{
    ck_assert_int_eq(fclose(stream), 0);
    return bytes;
}
