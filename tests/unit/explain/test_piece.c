/* Without this a report would be cut where memory ran out, and look whole. */
#include "explain/piece.h"

#include <stdlib.h>

#include "unit.h"

START_TEST(what_was_written_is_there)
{
    piece p;
    ck_assert(piece_open(&p));
    fputs("工资条", p.out);
    ck_assert(piece_close(&p));
    ck_assert_uint_eq(p.size, 9);
    ck_assert_str_eq(p.bytes, "工资条");
    free(p.bytes);
}
END_TEST

START_TEST(what_was_never_open_is_not_whole)
{
    piece p = {0};
    ck_assert(!piece_close(&p));
    ck_assert_ptr_null(p.bytes);
}
END_TEST

Suite *suite(void)
{
    return suite_of("piece", what_was_written_is_there, what_was_never_open_is_not_whole);
}
