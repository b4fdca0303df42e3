/* Without these rules with a hole, or with two grades of one name, would be in force. */
#include "unit.h"

#include "said.h"

/* Without it a rule file that lacks half of the scheme would pay half of the pay. */
START_TEST(what_is_missing)
{
    ck_said("0:0 missing-section; 0:0 missing-grade; 0:0 missing-section", "");
    ck_said("0:0 missing-grade", "[scheme]\ncalculation = 1\n[commission]\nbase_rate = 3%\nexcess_rate = 10%\n");
    ck_said("1:2 missing-key; 2:2 missing-key; 2:2 missing-key; 2:2 missing-key; 2:2 missing-key; 3:2 missing-key; "
            "3:2 missing-key",
            "[scheme]\n[grade.a]\n[commission]\n");
    ck_said("11:2 missing-key; 11:2 missing-key; 12:2 missing-key; 12:2 missing-key; 13:2 missing-key; "
            "13:2 missing-key; 14:2 missing-key; 14:2 missing-key",
            LEAST "[risk_fund]\n[late_collection]\n[bonus]\n[allowance.x]\n[base]\n[input]\n[output]\n[notices]\n");
}
END_TEST

/* Without it one mistake would be told as two, and the second send the clerk astray. */
START_TEST(a_mistake_is_told_once)
{
    ck_said("12:1 unknown-key", LEAST "[bonus]\npool_rat = 3%\nshare_by = equal\n");
    ck_said("0:0 missing-grade; 0:0 missing-section; 1:2 unknown-section", "[schem]\ncalculation = 1\n");
    ck_said("12:10 quoted-value", LEAST "[allowance.x]\nmonths = \"7\"\namount = 10\n");
    ck_said("12:10 bad-months", LEAST "[allowance.x]\nmonths = x\namount = 10\n");
}
END_TEST

/* Without it "senior" in staff.csv could be either of two grades. */
START_TEST(names_of_grades_differ)
{
#define GRADE "base_fixed = 0\nbase_step = 1\nbase_per_step = 0\nbase_cap = 0\n"
    ck_said("12:9 taken-label", LEAST "[grade.a]\nlabel = junior\n" GRADE);
    ck_said("18:9 taken-label", LEAST "[grade.a]\nlabel = 甲\n" GRADE "[grade.b]\nlabel = 甲\n" GRADE);
    ck_said("12:9 taken-label", LEAST "[grade.a]\nlabel = b\n" GRADE "[grade.b]\n" GRADE);
    ck_said("", LEAST "[grade.a]\nlabel = a\n" GRADE "[grade.b]\nlabel = 乙\n" GRADE);
    ck_said("", LEAST "[grade.a]\n" GRADE "[grade.b]\n" GRADE);
    ck_said("12:9 taken-label; 18:9 taken-label", LEAST "[grade.a]\nlabel = b\n" GRADE "[grade.b]\nlabel = a\n" GRADE);
}
END_TEST

/* Without it rules in rules/ would be in force always, and hide those before them. */
START_TEST(dated_rules_say_from_when)
{
    ck_assert_str_eq(said_of_dated(LEAST), "1:2 missing-effective-from");
    ck_assert_str_eq(said_of_dated(LEAST "[scheme]\neffective_from = 2026-01\n"), "11:2 repeated-section");
    ck_assert_str_eq(said_of_dated("[scheme]\neffective_fro = 2026-01\ncalculation = 1\n"),
                     "0:0 missing-grade; 0:0 missing-section; 2:1 unknown-key");
}
END_TEST

Suite *suite(void)
{
    return suite_of("checks", what_is_missing, a_mistake_is_told_once, names_of_grades_differ,
                    dated_rules_say_from_when);
}
