#include "unit.h"

#include "export/account_number.h"

static void expect(export_account_check check, const char *number, account_fault fault)
{
    ck_assert_msg(account_number_check(text_of(number), check) == fault, "%s", number);
}

/* Without this pay would be sent to an account with two digits swapped. */
START_TEST(a_check_digit_follows_from_the_others)
{
    expect(EXPORT_LUHN, "4111111111111111", ACCOUNT_GOOD); /* known numbers of cards for tests */
    expect(EXPORT_LUHN, "5500005555555559", ACCOUNT_GOOD);
    expect(EXPORT_LUHN, "6212261002012345679", ACCOUNT_GOOD);
    expect(EXPORT_LUHN, "4111111111111112", ACCOUNT_CHECK_DIGIT);
    expect(EXPORT_LUHN, "6212261002012345769", ACCOUNT_CHECK_DIGIT); /* 6 and 7 swapped */
    expect(EXPORT_LUHN, "000000000000", ACCOUNT_GOOD);
}
END_TEST

/* Without this a blank or a letter in a number would reach the bank, which refuses the whole file. */
START_TEST(nothing_but_digits_and_not_too_few_or_many)
{
    expect(EXPORT_LUHN, "41111111111", ACCOUNT_NOT_DIGITS);
    expect(EXPORT_LUHN, "41111111111111111111", ACCOUNT_NOT_DIGITS);
    expect(EXPORT_LUHN, "4111 1111 1111 1111", ACCOUNT_NOT_DIGITS);
    expect(EXPORT_LUHN, "４111111111111", ACCOUNT_NOT_DIGITS);
    expect(EXPORT_DIGITS, "123456", ACCOUNT_GOOD);
    expect(EXPORT_DIGITS, "12345", ACCOUNT_NOT_DIGITS);
    expect(EXPORT_DIGITS, "12345678901234567890123456789012", ACCOUNT_GOOD);
    expect(EXPORT_DIGITS, "123456789012345678901234567890123", ACCOUNT_NOT_DIGITS);
    expect(EXPORT_DIGITS, "12-3456", ACCOUNT_NOT_DIGITS);
    expect(EXPORT_UNCHECKED, "a@b", ACCOUNT_GOOD);
    ck_assert_str_eq(account_number_digits(EXPORT_LUHN), "12-19");
}
END_TEST

Suite *suite(void)
{
    return suite_of("account_number", a_check_digit_follows_from_the_others,
                    nothing_but_digits_and_not_too_few_or_many);
}
