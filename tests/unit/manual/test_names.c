// Without these tests help would suggest a name that is gone from memory, or none at all.
#include "unit.h"

#include "manual/names.h"

START_TEST(names_are_kept_in_order)
{
    topic_names names = {0};
    topic_names_add(&names, "rules");
    topic_names_add_joined(&names, "risk_fund", "cap");
    ck_assert_uint_eq(names.count, 2);
    ck_assert_str_eq(names.items[0], "rules");
    ck_assert_str_eq(names.items[1], "risk_fund.cap");
    ck_assert(!names.failed);
    topic_names_release(&names);
    ck_assert_uint_eq(names.count, 0);
    ck_assert_ptr_null(names.items);
}
END_TEST

START_TEST(there_may_be_many)
{
    topic_names names = {0};
    for (int i = 0; i < 2000; i++)
        topic_names_add_joined(&names, "a", "b");
    ck_assert_uint_eq(names.count, 2000);
    ck_assert_str_eq(names.items[1999], "a.b");
    topic_names_release(&names);
}
END_TEST

Suite *suite(void)
{
    Suite *s = suite_create("names");
    TCase *c = tcase_create("names");
    tcase_add_test(c, names_are_kept_in_order);
    tcase_add_test(c, there_may_be_many);
    suite_add_tcase(s, c);
    return s;
}
