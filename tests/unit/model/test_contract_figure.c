#include "unit.h"

#include "model/contract_figure.h"

// receivables.csv would hold what was collected under the header of what is due, and the next month open with it.
START_TEST(fields_and_numbers_are_one)
{
    contract_account account = {0};
    account.due_to_date.fen = 1;
    account.collected_to_date.fen = 2;
    account.overdue.fen = 3;
    ck_assert_int_eq(account.figures[CONTRACT_DUE_TO_DATE].fen, 1);
    ck_assert_int_eq(account.figures[CONTRACT_COLLECTED_TO_DATE].fen, 2);
    ck_assert_int_eq(account.figures[CONTRACT_OVERDUE].fen, 3);
    ck_assert_uint_eq(sizeof account.figures / sizeof(money), CONTRACT_FIGURE_COUNT);
}
END_TEST

// An explanation in Chinese would name the figure of a contract in English, or not at all.
START_TEST(every_figure_has_both_names)
{
    ck_assert_str_eq(contract_figure_key(CONTRACT_DUE_TO_DATE), "due_to_date");
    ck_assert_str_eq(contract_figure_label(CONTRACT_LATE, LANGUAGE_ENGLISH), "not collected on time");
    ck_assert_str_eq(contract_figure_label(CONTRACT_LATE, LANGUAGE_CHINESE), "逾期未收");
    for (contract_figure f = 0; f < CONTRACT_FIGURE_COUNT; f++)
        ck_assert_uint_ge((unsigned char)contract_figure_label(f, LANGUAGE_CHINESE)[0], 0xE0);
}
END_TEST

Suite *suite(void)
{
    return suite_of("contract_figure", fields_and_numbers_are_one, every_figure_has_both_names);
}
