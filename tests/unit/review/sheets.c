#include "sheets.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

static char written[16384];

paid_person *sheet_add(payslips *all, const char *id, const char *name)
{
    uint32_t stored;
    paid_person *items = array_reserve(all->items, &all->capacity, all->count + 1, sizeof *items);
    ck_assert_ptr_nonnull(items);
    all->items = items;
    items[all->count] =
        (paid_person){.id = text_of(id), .name = text_of(name), .grade = TEXT_LITERAL("junior")};
    ck_assert(name_index_put(&all->by_id, text_of(id), (uint32_t)all->count, &stored));
    return &items[all->count++];
}

month sheet_month(const char *text)
{
    month m;
    ck_assert(month_parse(text_of(text), &m));
    return m;
}

FILE *sheet_begin(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    memset(written, 0, sizeof written);
    FILE *out = fmemopen(written, sizeof written - 1, "w");
    ck_assert_ptr_nonnull(out);
    return out;
}

const char *sheet_end(FILE *out)
{
    ck_assert_int_eq(fclose(out), 0);
    return written;
}
