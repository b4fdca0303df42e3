#include "export/account_number.h"

static const struct {
    size_t least, most;
    const char *words;
} lengths[] = {
    [EXPORT_LUHN] = {12, 19, "12-19"},
    [EXPORT_DIGITS] = {6, 32, "6-32"},
};

static bool has_good_check_digit(text number)
{
    unsigned sum = 0;
    for (size_t i = 0; i < number.size; i++) {
        unsigned digit = (unsigned)(number.bytes[number.size - 1 - i] - '0');
        if (i % 2 == 1)
            digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

account_fault account_number_check(text number, export_account_check check)
{
    if (check == EXPORT_UNCHECKED)
        return ACCOUNT_GOOD;
    if (number.size < lengths[check].least || number.size > lengths[check].most)
        return ACCOUNT_NOT_DIGITS;
    for (size_t i = 0; i < number.size; i++)
        if (number.bytes[i] < '0' || number.bytes[i] > '9')
            return ACCOUNT_NOT_DIGITS;
    return check == EXPORT_DIGITS || has_good_check_digit(number) ? ACCOUNT_GOOD
                                                                  : ACCOUNT_CHECK_DIGIT;
}

const char *account_number_digits(export_account_check check)
{
    return check == EXPORT_UNCHECKED ? "" : lengths[check].words;
}
