#include "unit.h"

#include <string.h>

#include "model/payment.h"

static const char *noted(unsigned notes)
{
    static char buffer[PAYMENT_NOTES_SIZE];
    ck_assert_uint_eq(payment_notes_format(notes, buffer), strlen(buffer));
    return buffer;
}

// An auditor who looks for odd rows in commission_lines.csv would not find the codes that the messages bear.
START_TEST(notes_are_message_codes)
{
    ck_assert_str_eq(noted(0), "");
    ck_assert_str_eq(noted(PAYMENT_NOTE_LATE_ENTRY), "late-entry");
    ck_assert_str_eq(noted(PAYMENT_NOTE_NOT_OWNER), "not-owner");
    ck_assert_str_eq(noted(PAYMENT_NOTE_PRICE_DIFFERS), "price-differs");
    ck_assert_str_eq(noted(PAYMENT_NOTE_NOT_ACTIVE), "not-active");
}
END_TEST

// Several notes on one row would run over the buffer, or come in another order in each run.
START_TEST(notes_are_joined_in_one_order)
{
    ck_assert_str_eq(noted(PAYMENT_NOTE_NOT_ACTIVE | PAYMENT_NOTE_LATE_ENTRY), "late-entry;not-active");
    ck_assert_str_eq(noted(~0u), "late-entry;not-owner;price-differs;not-active");
}
END_TEST

Suite *suite(void)
{
    return suite_of("payment", notes_are_message_codes, notes_are_joined_in_one_order);
}
