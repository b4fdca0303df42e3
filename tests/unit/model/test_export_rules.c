#include "unit.h"

#include "model/export_rules.h"

/* Without this a clerk who writes 户名 or account_name would be told that there is no such field. */
START_TEST(fields_go_by_either_name)
{
    for (export_field field = 0; field < EXPORT_FIELD_COUNT; field++)
        for (language lang = LANGUAGE_ENGLISH; lang <= LANGUAGE_CHINESE; lang++)
            ck_assert_int_eq(export_field_by_name(text_of(export_field_name(field, lang))), field);
    ck_assert_int_eq(export_field_by_name(TEXT_LITERAL("net_pay")), EXPORT_FIELD_COUNT);
    ck_assert_int_eq(export_field_by_name(TEXT_EMPTY), EXPORT_FIELD_COUNT);
}
END_TEST

/* Without this a voucher could ask for the name of a person that it has not. */
START_TEST(a_field_stands_where_it_says_something)
{
    ck_assert(export_field_stands_in(EXPORT_FIELD_NAME, FIELD_OF_PEOPLE));
    ck_assert(!export_field_stands_in(EXPORT_FIELD_NAME, FIELD_OF_VOUCHER | FIELD_OF_CONTROL));
    ck_assert(export_field_stands_in(EXPORT_FIELD_DEBIT, FIELD_OF_VOUCHER));
    ck_assert(!export_field_stands_in(EXPORT_FIELD_DEBIT, FIELD_OF_PEOPLE));
    ck_assert(export_field_stands_in(EXPORT_FIELD_ROW_TOTAL, FIELD_OF_CONTROL));
    ck_assert(!export_field_stands_in(EXPORT_FIELD_FIGURE, FIELD_OF_VOUCHER | FIELD_OF_CONTROL));
    for (unsigned place = FIELD_OF_PEOPLE; place <= FIELD_OF_CONTROL; place <<= 1) {
        ck_assert(export_field_stands_in(EXPORT_FIELD_CONSTANT, place));
        ck_assert(export_field_stands_in(EXPORT_FIELD_BLANK, place));
        ck_assert(export_field_stands_in(EXPORT_FIELD_MONTH, place));
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("export_rules", fields_go_by_either_name,
                    a_field_stands_where_it_says_something);
}
