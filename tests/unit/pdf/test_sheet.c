/* Without these a row of a payslip could be cut in two, lost, or signed for on a page that does not show it. */
#include "unit.h"

#include "pdf/sheet.h"

#define ROOM    POINTS(100)
#define LATER   POINTS(80) /* on the pages after the first */
#define NOTHING ((sheet){.top = POINTS(20), .bottom = POINTS(120), .next_top = POINTS(40)})

/* A block so high, by a bar at its bottom. */
static void block(sheet *s, block_kind kind, length slack, length height)
{
    sheet_begin(s, kind, slack);
    sheet_bar(s, 0, height - POINTS(1), POINTS(10), POINTS(1), INK_TEXT);
}

START_TEST(what_does_not_fit_goes_on_to_the_next_page_whole)
{
    sheet s = NOTHING;
    for (int i = 0; i < 9; i++)
        block(&s, BLOCK_PLAIN, 0, POINTS(30));
    ck_assert_int_eq(sheet_pages(&s), 4); /* 3 on the first, 2 on each of the others */
    for (size_t i = 0; i < s.block_count; i++) {
        const sheet_block *b = &s.blocks[i];
        ck_assert_int_eq(b->page, i < 3 ? 1 : (int)(i - 3) / 2 + 2);
        ck_assert_int_ge(b->y, b->page == 1 ? s.top : s.next_top);
        ck_assert_int_le(b->y + b->height, s.bottom);
    }
    sheet_release(&s);
}
END_TEST

START_TEST(what_leads_stays_with_what_follows)
{
    sheet s = NOTHING;
    block(&s, BLOCK_PLAIN, 0, POINTS(70));
    block(&s, BLOCK_LEADS, 0, POINTS(10));
    block(&s, BLOCK_LEADS, 0, POINTS(10));
    block(&s, BLOCK_FOOT, 0, POINTS(15));
    ck_assert_int_eq(sheet_pages(&s), 2);
    ck_assert_int_eq(s.blocks[0].page, 1);
    for (size_t i = 1; i < s.block_count; i++)
        ck_assert_int_eq(s.blocks[i].page, 2);
    ck_assert_int_eq(s.blocks[3].y + s.blocks[3].height, s.bottom);
    sheet_release(&s);
}
END_TEST

START_TEST(what_nearly_fits_moves_closer)
{
    sheet s = NOTHING;
    for (int i = 0; i < 4; i++)
        block(&s, BLOCK_PLAIN, POINTS(3), POINTS(27));
    ck_assert_int_eq(sheet_pages(&s), 1);
    length end = s.top;
    for (size_t i = 0; i < s.block_count; i++) {
        const sheet_block *b = &s.blocks[i];
        ck_assert_int_le(b->squeezed, b->slack);
        ck_assert_int_eq(b->y + b->squeezed, end);
        end = b->y + b->height;
    }
    ck_assert_int_le(end, s.bottom);
    sheet_clear(&s);
    for (int i = 0; i < 4; i++)
        block(&s, BLOCK_PLAIN, POINTS(1), POINTS(27));
    ck_assert_int_eq(sheet_pages(&s), 2); /* in vain: they keep their distance */
    ck_assert_int_eq(s.blocks[0].squeezed, 0);
    sheet_release(&s);
}
END_TEST

START_TEST(what_fits_no_page_has_one_to_itself)
{
    sheet s = NOTHING;
    block(&s, BLOCK_PLAIN, 0, ROOM + POINTS(50));
    block(&s, BLOCK_PLAIN, 0, LATER + POINTS(50));
    block(&s, BLOCK_PLAIN, 0, POINTS(10));
    ck_assert_int_eq(sheet_pages(&s), 3);
    sheet_release(&s);
    ck_assert_int_eq(sheet_pages(&s), 1);
}
END_TEST

Suite *suite(void)
{
    return suite_of("sheet", what_does_not_fit_goes_on_to_the_next_page_whole,
                    what_leads_stays_with_what_follows, what_nearly_fits_moves_closer,
                    what_fits_no_page_has_one_to_itself);
}
