#include "unit.h"

#include "desk.h"
#include "export/write.h"

/* Two people with payslips, one without. */
typedef struct {
    rules rules;
    export_rules format;
    person persons[3];
    people people;
    payslip payslips[3];
    settlement settlement;
    settle_facts facts;
    month_result result;
    diagnostics d;
    arena memory;
} scene;

static scene s;

static export_column column(export_field field, const char *header)
{
    return (export_column){.header = text_of(header),
                           .field = field,
                           .figure = FIGURE_NET_PAY,
                           .constant = TEXT_LITERAL("of {month}, {month}"),
                           .at = LOCATION_NONE};
}

static void begin(void)
{
    static const char *const ids[] = {"A", "B", "C"};
    s = (scene){.memory = ARENA_EMPTY};
    diagnostics_init(&s.d, false);
    for (size_t i = 0; i < 3; i++) {
        s.persons[i] = (person){.id = text_of(ids[i]),
                                .name = TEXT_LITERAL("张\"伟"),
                                .line = i + 2,
                                .grade = GRADE_UNKNOWN,
                                .hired = DATE_NONE,
                                .left = DATE_NONE,
                                .department = TEXT_EMPTY};
        s.payslips[i] = (payslip){.issued = i < 2};
        s.payslips[i].figures[FIGURE_NET_PAY].fen = 100 + (int64_t)i;
    }
    s.people = (people){.items = s.persons, .count = 3};
    s.people.source = diagnostics_source(&s.d, TEXT_LITERAL("staff.csv"));
    s.settlement = (settlement){.payslips = s.payslips};
    s.facts = (settle_facts){.rules = &s.rules, .people = &s.people};
    ck_assert(month_of(2026, 7, &s.facts.month));
    s.result = (month_result){.facts = &s.facts, .settlement = &s.settlement};
    s.format = (export_rules){
        .name = TEXT_LITERAL("x"), .at = LOCATION_NONE, .amount = FIGURE_NET_PAY, .header = true};
    s.format.columns = (export_columns){
        .items = {column(EXPORT_FIELD_NAME, "n"), column(EXPORT_FIELD_FIGURE, "p")}, .count = 2};
}

static const char *bytes_written(void)
{
    exported out;
    if (!export_write(&s.format, &s.result, &s.memory, &out, &s.d))
        return NULL;
    return arena_copy(&s.memory, out.bytes).bytes;
}

static void end(void)
{
    arena_release(&s.memory);
    diagnostics_release(&s.d);
}

/* Without this a name with a quote would break its row, or a payslip that is not issued would be paid. */
START_TEST(rows_are_quoted_where_they_must_be)
{
    begin();
    ck_assert_str_eq(bytes_written(), "n,p\n\"张\"\"伟\",1.00\n\"张\"\"伟\",1.01\n");
    s.format.separator = EXPORT_BAR;
    s.format.fen = s.format.crlf = true;
    s.format.header = false;
    s.format.columns.items[0].field = EXPORT_FIELD_CONSTANT;
    ck_assert_str_eq(bytes_written(), "of 2026-07, 2026-07|100\r\nof 2026-07, 2026-07|101\r\n");
    end();
}
END_TEST

/* Without this a bank would read other characters than were written. */
START_TEST(bytes_are_those_of_the_encoding)
{
    begin();
    s.payslips[1].issued = s.format.header = false;
    s.persons[0].name = TEXT_LITERAL("张é");
    s.format.encoding = EXPORT_UTF8_BOM;
    ck_assert_str_eq(bytes_written(), "\xEF\xBB\xBF张é,1.00\n");
    s.format.encoding = EXPORT_GB18030;
    ck_assert_str_eq(bytes_written(), "\xD5\xC5\xA8\xA6,1.00\n");
    s.persons[0].name = TEXT_LITERAL("ßßßß"); /* 4 bytes each, where UTF-8 has 2 */
    ck_assert_str_eq(bytes_written(),
                     "\x81\x30\x89\x38\x81\x30\x89\x38\x81\x30\x89\x38\x81\x30\x89\x38,1.00\n");
    s.persons[0].name = TEXT_LITERAL("\xEE\xA0\x96"); /* U+E816, which GB18030 has no place for */
    ck_assert_ptr_null(bytes_written());
    ck_assert_str_eq(said(&s.d), "staff.csv:2 not-in-encoding");
    end();
}
END_TEST

/* Without this a file could go to the bank that asks for another sum than the payroll. */
START_TEST(count_and_total_must_be_the_payrolls)
{
    begin();
    const export_tally paid = {2, 201};
    ck_assert(export_tally_holds(paid, (export_tally){2, 201}, &s.d));
    ck_assert_uint_eq(s.d.count, 0);
    ck_assert(!export_tally_holds(paid, (export_tally){3, 201}, &s.d));
    ck_assert(!export_tally_holds(paid, (export_tally){2, 200}, &s.d));
    ck_assert_str_eq(said(&s.d), "does-not-add-up, does-not-add-up");
    end();
}
END_TEST

/* Without this a voucher whose debits are not its credits would be written. */
START_TEST(a_voucher_that_does_not_balance_is_refused)
{
    for (export_rows rows = EXPORT_VOUCHER; rows <= EXPORT_JOURNAL; rows++) {
        begin();
        s.format.rows = rows;
        s.format.columns.items[0].field = EXPORT_FIELD_DEBIT;
        s.format.columns.items[1].field = EXPORT_FIELD_CREDIT;
        for (voucher_account account = 0; account < ACCOUNT_COUNT; account++)
            s.format.accounts[account] = TEXT_LITERAL("a");
        for (voucher_part part = 0; part < VOUCHER_PART_COUNT; part++)
            s.format.summaries[part] = TEXT_LITERAL("s");
        ck_assert_ptr_null(bytes_written()); /* paid, and nothing earned */
        ck_assert_str_eq(said(&s.d), "does-not-add-up");
        end();
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("write", rows_are_quoted_where_they_must_be, bytes_are_those_of_the_encoding,
                    count_and_total_must_be_the_payrolls,
                    a_voucher_that_does_not_balance_is_refused);
}
