/* Without these a name that is not known would be passed over, and the rule behind it never carried out. */
#include "unit.h"

#include <stdio.h>

#include "said.h"

/* Without it a misspelt key would be a rule that nobody applies. */
START_TEST(unknown_names)
{
    ck_said("11:1 unknown-key", LEAST "bonus_rate = 3%\n");
    ck_said("11:1 unknown-key", LEAST "Below_List = reject\n");
    ck_said("11:1 unknown-key", LEAST "基本提成 = 3%\n");
    ck_said("11:2 unknown-section", LEAST "[what]\nis = this\n");
    ck_said("11:2 unknown-section", LEAST "[Bonus]\npool_rate = 3\n");
    ck_said("11:2 unknown-section", LEAST "[bonus.x]\n");
    ck_said("11:2 unknown-section", LEAST "[commission.]\n");
    ck_said("11:2 unknown-section", LEAST "[.]\n");
    ck_said("11:2 unknown-section", LEAST "[columns.payment]\namount = x\n");
    ck_said("11:2 unknown-section", LEAST "[columns.balances]\n");
    ck_said("11:2 section-needs-name; 12:2 section-needs-name; 13:2 section-needs-name; 14:2 section-needs-name",
            LEAST "[grade]\n[allowance.]\n[columns]\n[export]\n");
    ck_said("11:2 bad-section-name; 12:2 bad-section-name; 13:2 bad-section-name; 14:2 bad-section-name",
            LEAST "[grade.Senior]\n[allowance.降温]\n[export.a b]\n[grade.a.b]\n");
    ck_said("12:1 bad-key-name", LEAST "[columns.staff]\nFrom = x\n");
}
END_TEST

/* Without it a name of 65 characters would pass here and be cut elsewhere. */
START_TEST(long_names)
{
    char all[1000];
    for (int size = 64; size <= 65; size++) {
        snprintf(all, sizeof all, "%s[columns.staff]\n%064d = 1\n[export.%0*d]\ncolumns = a: name\n", LEAST, 7, size, 7);
        ck_assert_str_eq(said_of(all), size == 64 ? "" : "13:2 bad-section-name");
    }
    snprintf(all, sizeof all, "%s[columns.staff]\n%065d = 1\n", LEAST, 7);
    ck_assert_str_eq(said_of(all), "12:1 bad-key-name");
}
END_TEST

Suite *suite(void)
{
    return suite_of("names", unknown_names, long_names);
}
