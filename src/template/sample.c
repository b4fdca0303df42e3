#include "template/sample.h"

#include "output/csv_writer.h"

#define SAME(cell) {cell, cell}

/* Spreadsheets make "Jan-26" of 2026-01 and leave these as they are. */
#define MONTH {"202601", "2026年1月"}

#define ZHANG SAME("S01")
#define LI SAME("S02")
#define WANG SAME("S03")
#define KITS SAME("C2601")
#define UNITS SAME("C2602")

#define HOTELS {"Sunrise Hotels", "日升酒店"}
#define SCHOOL {"Garden School", "花园小学"}
#define SHOP {"Corner Teahouse", "街角茶馆"}
#define FITTING_KIT {"fitting kit", "安装辅材包"}
#define AIR_CONDITIONER {"air conditioner", "1.5匹挂机"}
#define REMOTE_CONTROL {"remote control", "遥控器"}

static const sample_cell staff[][COLUMNS_MAX] = {
    /* A senior whose risk fund is nearly full. */
    {[STAFF_EMPLOYEE_ID] = ZHANG, [STAFF_NAME] = {"Zhang Wei", "张伟"}, [STAFF_GRADE] = {"senior", "资深"},
     [STAFF_DEPARTMENT] = {"Sales", "销售部"}, [STAFF_HIRED] = SAME("2021-03-01"),
     [STAFF_RISK_FUND_OPENING] = SAME("4800.00")},
    {[STAFF_EMPLOYEE_ID] = LI, [STAFF_NAME] = {"Li Na", "李娜"}, [STAFF_GRADE] = {"junior", "初级"},
     [STAFF_DEPARTMENT] = {"Sales", "销售部"}, [STAFF_HIRED] = SAME("2023-06-12"),
     [STAFF_RISK_FUND_OPENING] = SAME("1250.00")},
    /* Joined within the month. */
    {[STAFF_EMPLOYEE_ID] = WANG, [STAFF_NAME] = {"Wang Qiang", "王强"}, [STAFF_GRADE] = {"junior", "初级"},
     [STAFF_DEPARTMENT] = {"Sales", "销售部"}, [STAFF_HIRED] = SAME("2026-01-12")},
};

static const sample_cell contracts[][COLUMNS_MAX] = {
    /* The example of the written pay rules: priced at 10, sold at 15, 5,000 sets. */
    {[CONTRACTS_CONTRACT_ID] = KITS, [CONTRACTS_EMPLOYEE_ID] = ZHANG, [CONTRACTS_SIGNED] = SAME("2025-12-18"),
     [CONTRACTS_CUSTOMER] = HOTELS, [CONTRACTS_PRODUCT] = FITTING_KIT, [CONTRACTS_QUANTITY] = SAME("5000"),
     [CONTRACTS_LIST_PRICE] = SAME("10"), [CONTRACTS_CONTRACT_PRICE] = SAME("15")},
    {[CONTRACTS_CONTRACT_ID] = UNITS, [CONTRACTS_EMPLOYEE_ID] = LI, [CONTRACTS_SIGNED] = SAME("2026-01-05"),
     [CONTRACTS_CUSTOMER] = SCHOOL, [CONTRACTS_PRODUCT] = AIR_CONDITIONER, [CONTRACTS_QUANTITY] = SAME("20"),
     [CONTRACTS_LIST_PRICE] = SAME("2400"), [CONTRACTS_CONTRACT_PRICE] = SAME("2400")},
};

static const sample_cell instalments[][COLUMNS_MAX] = {
    {[INSTALMENTS_CONTRACT_ID] = KITS, [INSTALMENTS_DUE_DATE] = SAME("2026-01-15"),
     [INSTALMENTS_AMOUNT] = SAME("75000.00")},
    {[INSTALMENTS_CONTRACT_ID] = UNITS, [INSTALMENTS_DUE_DATE] = SAME("2026-01-10"),
     [INSTALMENTS_AMOUNT] = SAME("24000.00")},
    {[INSTALMENTS_CONTRACT_ID] = UNITS, [INSTALMENTS_DUE_DATE] = SAME("2026-01-20"),
     [INSTALMENTS_AMOUNT] = SAME("24000.00")},
};

static const sample_cell payments[][COLUMNS_MAX] = {
    {[PAYMENTS_PAYMENT_ID] = SAME("R260101"), [PAYMENTS_DATE] = SAME("2026-01-08"), [PAYMENTS_CONTRACT_ID] = KITS,
     [PAYMENTS_CUSTOMER] = HOTELS, [PAYMENTS_PRODUCT] = FITTING_KIT, [PAYMENTS_AMOUNT] = SAME("75000.00")},
    {[PAYMENTS_PAYMENT_ID] = SAME("R260102"), [PAYMENTS_DATE] = SAME("2026-01-09"), [PAYMENTS_CONTRACT_ID] = UNITS,
     [PAYMENTS_CUSTOMER] = SCHOOL, [PAYMENTS_PRODUCT] = AIR_CONDITIONER, [PAYMENTS_AMOUNT] = SAME("24000.00")},
    /* Half of the second instalment: the other half is late. */
    {[PAYMENTS_PAYMENT_ID] = SAME("R260103"), [PAYMENTS_DATE] = SAME("2026-01-23"), [PAYMENTS_CONTRACT_ID] = UNITS,
     [PAYMENTS_CUSTOMER] = SCHOOL, [PAYMENTS_PRODUCT] = AIR_CONDITIONER, [PAYMENTS_AMOUNT] = SAME("12000.00")},
    /* Sold over the counter: no contract, so the row itself says who is credited and what the prices are. */
    {[PAYMENTS_PAYMENT_ID] = SAME("R260104"), [PAYMENTS_DATE] = SAME("2026-01-26"), [PAYMENTS_EMPLOYEE_ID] = WANG,
     [PAYMENTS_CUSTOMER] = SHOP, [PAYMENTS_PRODUCT] = REMOTE_CONTROL, [PAYMENTS_QUANTITY] = SAME("100"),
     [PAYMENTS_LIST_PRICE] = SAME("90"), [PAYMENTS_CONTRACT_PRICE] = SAME("90"), [PAYMENTS_AMOUNT] = SAME("9000.00")},
};

#define ADJUSTMENT(english, chinese, amount)                                                                           \
    [ADJUSTMENTS_MONTH] = MONTH, [ADJUSTMENTS_KIND] = {english, chinese}, [ADJUSTMENTS_AMOUNT] = SAME(amount)

static const sample_cell adjustments[][COLUMNS_MAX] = {
    {[ADJUSTMENTS_EMPLOYEE_ID] = ZHANG, ADJUSTMENT("social_insurance", "社保", "420.00")},
    {[ADJUSTMENTS_EMPLOYEE_ID] = ZHANG, ADJUSTMENT("housing_fund", "公积金", "200.00")},
    {[ADJUSTMENTS_EMPLOYEE_ID] = ZHANG, ADJUSTMENT("tax", "个税", "35.20")},
    {[ADJUSTMENTS_EMPLOYEE_ID] = ZHANG, ADJUSTMENT("bonus", "奖金", "500.00"),
     [ADJUSTMENTS_NOTE] = {"best sales of the quarter", "季度销售第一"}},
    {[ADJUSTMENTS_EMPLOYEE_ID] = LI, ADJUSTMENT("social_insurance", "社保", "420.00")},
    {[ADJUSTMENTS_EMPLOYEE_ID] = LI, ADJUSTMENT("housing_fund", "公积金", "200.00")},
};

static const sample_cell company[][COLUMNS_MAX] = {
    {[COMPANY_MONTH] = MONTH, [COMPANY_PROFIT] = SAME("120000.00")},
};

#define TABLE(columns, rows)                                                                                           \
    {                                                                                                                  \
        &(columns), (rows), sizeof(rows) / sizeof *(rows)                                                              \
    }

const sample_table sample_payments = TABLE(payments_columns, payments);
const sample_table sample_staff = TABLE(staff_columns, staff);
const sample_table sample_contracts = TABLE(contracts_columns, contracts);
const sample_table sample_instalments = TABLE(instalments_columns, instalments);
const sample_table sample_adjustments = TABLE(adjustments_columns, adjustments);
const sample_table sample_company = TABLE(company_columns, company);

static void write_cell(csv_writer *w, const char *english, const char *chinese, language lang)
{
    const char *cell = lang == LANGUAGE_CHINESE ? chinese : english;
    csv_writer_text(w, cell ? text_of(cell) : TEXT_EMPTY);
}

void sample_table_write(const sample_table *table, language lang, FILE *out)
{
    csv_writer w = csv_writer_begin(out, true);
    for (size_t i = 0; i < table->columns->count; i++)
        write_cell(&w, table->columns->columns[i].key, table->columns->columns[i].chinese, lang);
    csv_writer_end_row(&w);
    for (size_t row = 0; row < table->count; row++) {
        for (size_t i = 0; i < table->columns->count; i++)
            write_cell(&w, table->rows[row][i].english, table->rows[row][i].chinese, lang);
        csv_writer_end_row(&w);
    }
}
