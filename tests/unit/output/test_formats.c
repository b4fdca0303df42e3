#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "a_month.h"
#include "output/commission_lines.h"
#include "output/formats.h"

static a_month m;

/* The line of that number, from 0, without its end; valid until the next call. */
static const char *line_of(const char *content, int number)
{
    static char line[2000];
    while (number-- > 0) {
        content = strchr(content, '\n');
        ck_assert_ptr_nonnull(content);
        content++;
    }
    snprintf(line, sizeof line, "%.*s", (int)strcspn(content, "\n"), content);
    return line;
}

static size_t lines_in(const char *content)
{
    size_t lines = 0;
    for (; *content != '\0'; content++)
        lines += *content == '\n';
    return lines;
}

static bool starts(const char *content, const char *with)
{
    return strncmp(content, with, strlen(with)) == 0;
}

// Somebody without a payslip would get one, or a figure stand under another's header.
START_TEST(payslips_hold_who_gets_one_and_every_figure)
{
    a_month_init(&m);
    char *content = strdup(written(payslips_write, &m.result));
    ck_assert_uint_eq(lines_in(content), 3);
    ck_assert(starts(content, "month,employee_id,name,department,grade,sales,collected,excess,"));
    ck_assert(strstr(content, ",risk_fund_drawn,risk_fund_balance") != NULL);
    ck_assert_ptr_null(strstr(content, "base_fixed")); /* a step on the way is no column */
    ck_assert(starts(line_of(content, 1), "2026-07,XS01,张伟,\"一部, 北\",junior,0.01,1.01,2.01,"));
    ck_assert(starts(line_of(content, 2), "2026-07,XS02,'=cmd|' /C calc'!A0,,'＋gone,0.00,-0.07,-0.14,"));
    free(content);
}
END_TEST

// A clerk who asked for files for Excel would get garbled headers.
START_TEST(payslips_take_the_shape_that_output_asks_for)
{
    a_month_init(&m);
    m.rules.csv_excel = m.rules.headers_chinese = true;
    const char *content = written(payslips_write, &m.result);
    ck_assert(starts(content, "\xEF\xBB\xBF月份,工号,姓名,部门,职级,销售额,回款金额,超额,正价回款,底薪,"));
    ck_assert(strstr(content, ",风险金余额\r\n") != NULL);
}
END_TEST

// A fund or a carried amount would be lost between two months.
START_TEST(balances_hold_everyone_of_this_month_and_of_last)
{
    a_month_init(&m);
    m.rules.csv_excel = m.rules.headers_chinese = true; /* shapes payslips and lines alone */
    char *content = strdup(written(balances_write, &m.result));
    ck_assert_str_eq(line_of(content, 0), "month,employee_id,risk_fund_opening,risk_fund_withheld,risk_fund_released,"
                                          "risk_fund_drawn,risk_fund_closing,carried_in,carried_written_off,carried_out");
    char expected[300];
    snprintf(expected, sizeof expected, "2026-07,XS01,%d.01,%d.01,%d.01,%d.01,%d.01,%d.01,%d.01,%d.01",
             FIGURE_RISK_FUND_OPENING, FIGURE_RISK_FUND_WITHHELD, FIGURE_RISK_FUND_RELEASED, FIGURE_RISK_FUND_DRAWN,
             FIGURE_RISK_FUND_BALANCE, FIGURE_CARRIED_IN, FIGURE_CARRIED_WRITTEN_OFF, FIGURE_CARRIED_OUT);
    ck_assert_str_eq(line_of(content, 1), expected);
    ck_assert(starts(line_of(content, 2), "2026-07,XS02,"));
    ck_assert_str_eq(line_of(content, 3), "2026-07,XS03,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00");
    ck_assert_str_eq(line_of(content, 4), "2026-07,XS99,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00");
    ck_assert_uint_eq(lines_in(content), 5);
    free(content);
}
END_TEST

// What a contract still owes would be forgotten, or a contract that never owed be listed.
START_TEST(receivables_hold_the_listed_and_the_vanished)
{
    a_month_init(&m);
    ck_assert(receivables_wanted(&m.result));
    ck_assert_str_eq(written(receivables_write, &m.result),
                     "month,contract_id,employee_id,due_to_date,collected_to_date,overdue\n"
                     "2026-07,HT1,XS01,10000.00,4000.00,6000.00\n"
                     "2026-07,\"HT 3 \",XS03,0.00,0.00,0.00\n"
                     "2026-07,HT99,XS99,50.00,50.00,0.00\n");
    m.contracts.given = false;
    ck_assert(!receivables_wanted(&m.result));
}
END_TEST

// The totals would not be the sums of the payslips, and her bank total not agree.
START_TEST(totals_add_the_payslips_up)
{
    a_month_init(&m);
    m.payslips[0].figures[FIGURE_NET_PAY] = m.payslips[1].figures[FIGURE_NET_PAY] = money_of_fen(INT64_MAX);
    m.payslips[2].figures[FIGURE_TAX] = money_of_fen(999); /* gets no payslip */
    char *content = strdup(written(totals_write, &m.result));
    ck_assert(starts(content, "item,value\npayments_read,5\npayments_used,5\nrows_passed_over,2\npersons,2\n"
                              "sales,0.01\ncollected,0.94\n"));
    ck_assert(strstr(content, "\nnet_pay,184467440737095516.14\n") != NULL); /* more than 64 bits of fen */
    ck_assert_ptr_null(strstr(content, "base_fixed"));
    char tax[40];
    snprintf(tax, sizeof tax, "\ntax,%d.%02d\n", (93 * FIGURE_TAX + 1) / 100, (93 * FIGURE_TAX + 1) % 100);
    ck_assert(strstr(content, tax) != NULL);
    free(content);
}
END_TEST

// The folder of somebody's computer would show in a file that is to be the same everywhere.
START_TEST(the_manifest_names_files_without_folders)
{
    a_month_init(&m);
    ck_assert_str_eq(written(manifest_write, &m.result), "item,value\n"
                                                         "program_version," SALESPAY_VERSION "\n"
                                                         "calculation,1\n"
                                                         "rules,2026-01.ini\n"
                                                         "input:staff:staff.csv:bytes,120\n"
                                                         "input:staff:staff.csv:rows,3\n"
                                                         "\"input:payments:2026-07-a,b.csv:bytes\",99\n"
                                                         "\"input:payments:2026-07-a,b.csv:rows\",5\n");
}
END_TEST

// A person's lines would not add up to the payslip, or a line not be found in the file it came from.
START_TEST(lines_are_exact_and_name_their_source)
{
    a_month_init(&m);
    payment row = {.payment_id = TEXT_LITERAL("P1"), .customer = TEXT_LITERAL("@evil"), .product = TEXT_LITERAL("a,b"),
                   .person = 0, .contract_id = TEXT_LITERAL("HT1"), .amount = {1000}, .line = 17,
                   .source_name = TEXT_LITERAL("2026-07.csv"),
                   .notes = PAYMENT_NOTE_LATE_ENTRY | PAYMENT_NOTE_NOT_OWNER};
    ck_assert(date_of(2026, 7, 3, &row.on));
    FILE *out = memory_begin();
    ck_assert(commission_lines_begin(&m.rules, out));
    ck_assert(commission_lines_write(&m.facts, &row, (credited){.excess = {333}, .regular = {667}}, out));
    ck_assert_str_eq(memory_end(out, NULL),
                     "month,payment_id,source,line,date,employee_id,contract_id,customer,product,amount,regular,"
                     "excess,base_commission,excess_commission,note\n"
                     "2026-07,P1,2026-07.csv,17,2026-07-03,XS01,HT1,'@evil,\"a,b\",10.00,6.67,3.33,0.2001,0.41110848,"
                     "late-entry;not-owner\n");

    m.rules.csv_excel = m.rules.headers_chinese = true;
    out = memory_begin();
    ck_assert(commission_lines_begin(&m.rules, out));
    ck_assert(commission_lines_write(&m.facts, &row, (credited){{0}, {1000}}, out));
    const char *content = memory_end(out, NULL);
    ck_assert(starts(content, "\xEF\xBB\xBF月份,回款单号,来源,行号,回款日期,工号,合同号,客户,产品,回款金额,"));
    ck_assert(strstr(content, ",late-entry;not-owner\r\n") != NULL);
}
END_TEST

// A folder with a month in it would be refused as foreign, or somebody's own file in it be swept away.
START_TEST(own_names_are_those_of_the_files)
{
    size_t names = 0;
    bool has_lines = false;
    for (; month_file_names[names] != NULL; names++)
        has_lines |= strcmp(month_file_names[names], COMMISSION_LINES_NAME) == 0;
    ck_assert(has_lines);
    ck_assert_uint_eq(names, month_file_count + 1);
    for (size_t i = 0; i < month_file_count; i++)
        ck_assert_str_eq(month_file_names[i], month_files[i].name);
}
END_TEST

// A full disk would leave a month that looks whole.
START_TEST(every_writer_tells_a_failed_stream)
{
    a_month_init(&m);
    for (size_t i = 0; i < month_file_count; i++) {
        FILE *out = fopen("/dev/full", "w");
        setvbuf(out, NULL, _IONBF, 0);
        ck_assert_msg(!month_files[i].write(&m.result, out), "%s", month_files[i].name);
        fclose(out);
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("formats", payslips_hold_who_gets_one_and_every_figure,
                    payslips_take_the_shape_that_output_asks_for, balances_hold_everyone_of_this_month_and_of_last,
                    receivables_hold_the_listed_and_the_vanished, totals_add_the_payslips_up,
                    the_manifest_names_files_without_folders, lines_are_exact_and_name_their_source,
                    own_names_are_those_of_the_files, every_writer_tells_a_failed_stream);
}
