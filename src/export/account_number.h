/*
 * Account numbers (银行账号), as a format has them checked.
 */
#ifndef SALESPAY_EXPORT_ACCOUNT_NUMBER_H
#define SALESPAY_EXPORT_ACCOUNT_NUMBER_H

#include "model/export_rules.h"

typedef enum { ACCOUNT_GOOD, ACCOUNT_NOT_DIGITS, ACCOUNT_CHECK_DIGIT } account_fault;

/* luhn: 12 to 19 digits, the last of which makes the others' weighted sum a multiple of 10; digits: 6 to 32 digits. */
account_fault account_number_check(text number, export_account_check check);

/* "12-19": how many digits such a number has. */
const char *account_number_digits(export_account_check check);

#endif
