/* Without these a column of a company's file would be taken for another, and its money for other money. */
#include "unit.h"

#include "said.h"

#define ck_text(actual, expected) ck_assert_msg(text_is((actual), (expected)), "not %s", (expected))

/* Without it a company's own header would be taken for another column's. */
START_TEST(aliases)
{
    rules *r = rules_of(
        LEAST "[columns.payments]\namount = 到账 金额\nignore = 摘要,　制单人\n[columns.staff]\nname = 摘要\n");
    static const char *const files[] = {"payments", "payments", "payments", "staff"};
    static const char *const keys[] = {"amount", "ignore", "ignore", "name"};
    static const char *const headers[] = {"到账 金额", "摘要", "制单人", "摘要"};
    static const unsigned lines[] = {12, 13, 13, 15}, columns[] = {10, 10, 14, 8};
    ck_assert_uint_eq(r->alias_count, 4);
    for (size_t i = 0; i < 4; i++) {
        ck_text(r->aliases[i].file, files[i]);
        ck_text(r->aliases[i].key, keys[i]);
        ck_text(r->aliases[i].header, headers[i]);
        ck_assert_uint_eq(r->aliases[i].key_at.line, lines[i]);
        ck_assert_uint_eq(r->aliases[i].key_at.column, 1);
        ck_assert_uint_eq(r->aliases[i].header_at.column, columns[i]);
    }
    rules_free(r);

    ck_said("12:10 empty-header", LEAST "[columns.staff]\nignore = , a\n");
    ck_said("12:12 empty-header", LEAST "[columns.staff]\nignore = a,\n");
    ck_said("12:6 empty-header; 13:8 empty-header", LEAST "[columns.staff]\nname = \nignore = # none\n");
    ck_said("13:9 repeated-header; 14:10 repeated-header; 14:15 repeated-header",
            LEAST "[columns.staff]\nname = a\ngrade = a\nignore = a, b,b\n");
    ck_said("12:1 bad-key-name; 13:1 bad-key-name", LEAST "[columns.staff]\n姓名 = a\nName = b\n");
}
END_TEST

Suite *suite(void)
{
    return suite_of("aliases", aliases);
}
