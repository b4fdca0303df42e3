/* The tables of columns and the rules' names for them. */
#include "unit.h"

#include "fixture.h"
#include "input/aliases.h"
#include "input/columns.h"

static const column_table *const tables[] = {&payments_columns,    &staff_columns,   &contracts_columns,
                                             &instalments_columns, &adjustments_columns, &company_columns,
                                             &balances_columns,    &receivables_columns};
#define TABLE_COUNT (sizeof tables / sizeof *tables)

// Without this a column added in the wrong place of a table would be read as its neighbour, or have no Chinese.
START_TEST(every_column_is_whole)
{
    for (size_t k = 0; k < TABLE_COUNT; k++) {
        ck_assert_uint_le(tables[k]->count, COLUMNS_MAX);
        for (size_t i = 0; i < tables[k]->count; i++) {
            const column_row *c = &tables[k]->columns[i];
            ck_assert_ptr_nonnull(c->key);
            ck_assert_ptr_nonnull(c->chinese);
            ck_assert_ptr_nonnull(c->english_doc);
            ck_assert_ptr_nonnull(c->chinese_doc);
            ck_assert(!c->must_fill || c->must_exist);
            ck_assert_uint_eq(columns_find(tables[k], text_of(c->key)), i);
            ck_assert_uint_eq(columns_find(tables[k], text_of(c->chinese)), i);
        }
        ck_assert_uint_eq(columns_find(tables[k], TEXT_LITERAL("nothing")), tables[k]->count);
    }
    ck_assert_str_eq(payments_columns.columns[PAYMENTS_AMOUNT].key, "amount");
    ck_assert_str_eq(staff_columns.columns[STAFF_ID_NUMBER].key, "id_number");
    ck_assert_str_eq(contracts_columns.columns[CONTRACTS_COLLECTED_OPENING].key, "collected_opening");
    ck_assert_str_eq(instalments_columns.columns[INSTALMENTS_AMOUNT].key, "amount");
    ck_assert_str_eq(adjustments_columns.columns[ADJUSTMENTS_NOTE].key, "note");
    ck_assert_str_eq(company_columns.columns[COMPANY_PROFIT].key, "profit");
    ck_assert_str_eq(balances_columns.columns[BALANCES_CARRIED_OUT].key, "carried_out");
    ck_assert_str_eq(receivables_columns.columns[RECEIVABLES_OVERDUE].key, "overdue");
}
END_TEST

// Without this a slip in a rule file's column name would silently leave the column unread.
START_TEST(an_alias_of_no_column_is_an_error_in_the_rules)
{
    fixture f;
    fixture_begin(&f);
    fixture_alias(&f, "payments", "amount", "到账");
    fixture_alias(&f, "payments", "ignore", "摘要");
    ck_assert(aliases_check(&f.rules, &f.diagnostics));
    ck_assert_str_eq(fixture_said(&f), "");
    fixture_alias(&f, "payments", "amonut", "到账金额");
    fixture_alias(&f, "company", "colour", "颜色");
    ck_assert(!aliases_check(&f.rules, &f.diagnostics));
    ck_assert_str_eq(fixture_said(&f), "9 unknown-alias, 9 unknown-alias");
    ck_assert_ptr_nonnull(strstr(fixture_words(&f, 0), "did you mean amount?"));
    fixture_end(&f);
}
END_TEST

// Without this the header that the rules name would lose against our own names.
START_TEST(the_rules_names_come_first)
{
    fixture f;
    fixture_begin(&f);
    fixture_alias(&f, "payments", "amount", "合同价");
    fixture_alias(&f, "payments", "ignore", "客户");
    ck_assert_uint_eq(aliases_column(&f.rules, &payments_columns, TEXT_LITERAL("合同价")), PAYMENTS_AMOUNT);
    ck_assert_uint_eq(aliases_column(NULL, &payments_columns, TEXT_LITERAL("合同价")), PAYMENTS_CONTRACT_PRICE);
    ck_assert_uint_eq(aliases_column(&f.rules, &payments_columns, TEXT_LITERAL("客户")), COLUMN_IGNORED);
    ck_assert_uint_eq(aliases_column(&f.rules, &contracts_columns, TEXT_LITERAL("客户")), CONTRACTS_CUSTOMER);
    ck_assert_uint_eq(aliases_column(&f.rules, &payments_columns, TEXT_LITERAL("颜色")), COLUMN_UNKNOWN);
    fixture_end(&f);
}
END_TEST

Suite *suite(void)
{
    return suite_of("columns", every_column_is_whole, an_alias_of_no_column_is_an_error_in_the_rules,
                    the_rules_names_come_first);
}
