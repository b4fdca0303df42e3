#include "input/columns.h"

#define OPTIONAL false, false
#define PRESENT true, false
#define FILLED true, true

static const column_row payments[] = {
    [PAYMENTS_PAYMENT_ID] = {"payment_id", "回款单号", CELL_ID, SIGN_ANY, OPTIONAL,
                             "number of the receipt; may not repeat in the book", "回款单据编号；整个账册内不得重复"},
    [PAYMENTS_DATE] = {"date", "回款日期", CELL_DATE, SIGN_ANY, FILLED, "day the money came in", "到账日期"},
    [PAYMENTS_EMPLOYEE_ID] = {"employee_id", "工号", CELL_ID, SIGN_ANY, OPTIONAL,
                              "who is credited; blank: the contract's owner", "计入何人业绩；留空为合同负责人"},
    [PAYMENTS_CONTRACT_ID] = {"contract_id", "合同号", CELL_ID, SIGN_ANY, OPTIONAL, "the contract paid",
                              "回款所属合同"},
    [PAYMENTS_CUSTOMER] = {"customer", "客户", CELL_NAME, SIGN_ANY, OPTIONAL, "who paid", "付款客户"},
    [PAYMENTS_PRODUCT] = {"product", "产品", CELL_NAME, SIGN_ANY, OPTIONAL, "what was sold", "所售产品"},
    [PAYMENTS_QUANTITY] = {"quantity", "数量", CELL_QUANTITY, SIGN_ANY, OPTIONAL, "more than 0, at most 6 decimals",
                           "大于 0，最多 6 位小数"},
    [PAYMENTS_LIST_PRICE] = {"list_price", "公司定价", CELL_PRICE, SIGN_POSITIVE, OPTIONAL,
                             "the company's price; blank: the contract's", "公司定价；留空则取合同"},
    [PAYMENTS_CONTRACT_PRICE] = {"contract_price", "合同价", CELL_PRICE, SIGN_POSITIVE, OPTIONAL,
                                 "the price sold at; blank: the contract's", "实际售价；留空则取合同"},
    [PAYMENTS_AMOUNT] = {"amount", "回款金额", CELL_AMOUNT, SIGN_ANY, FILLED, "money received; negative for a refund",
                         "到账金额；退款为负数"},
};

static const column_row staff[] = {
    [STAFF_EMPLOYEE_ID] = {"employee_id", "工号", CELL_ID, SIGN_ANY, FILLED, "who it is", "员工编号"},
    [STAFF_NAME] = {"name", "姓名", CELL_NAME, SIGN_ANY, FILLED, "name on the payslip", "工资条上的姓名"},
    [STAFF_GRADE] = {"grade", "职级", CELL_NAME, SIGN_ANY, FILLED, "a [grade.NAME] of the rules, or its label",
                     "规则中 [grade.NAME] 的名称或其 label"},
    [STAFF_DEPARTMENT] = {"department", "部门", CELL_NAME, SIGN_ANY, OPTIONAL, "department", "所属部门"},
    [STAFF_HIRED] = {"hired", "入职日期", CELL_DATE, SIGN_ANY, OPTIONAL, "first day worked", "第一个工作日"},
    [STAFF_LEFT] = {"left", "离职日期", CELL_DATE, SIGN_ANY, OPTIONAL, "last day worked", "最后一个工作日"},
    [STAFF_EFFECTIVE_FROM] = {"effective_from", "生效月份", CELL_MONTH, SIGN_ANY, OPTIONAL,
                              "month from which this row holds; blank: from the beginning",
                              "本行自该月起生效；留空为一直有效"},
    [STAFF_RISK_FUND_OPENING] = {"risk_fund_opening", "风险金期初", CELL_AMOUNT, SIGN_NOT_NEGATIVE, OPTIONAL,
                                 "what the risk fund holds before the book's first month", "账册首月之前已计提的风险金"},
    [STAFF_BANK_NAME] = {"bank_name", "开户行", CELL_NAME, SIGN_ANY, OPTIONAL, "bank", "开户银行"},
    [STAFF_BANK_ACCOUNT] = {"bank_account", "银行账号", CELL_LONG_NUMBER, SIGN_ANY, OPTIONAL, "account number",
                            "收款账号"},
    [STAFF_ACCOUNT_NAME] = {"account_name", "户名", CELL_NAME, SIGN_ANY, OPTIONAL, "holder of the account", "账户名称"},
    [STAFF_ID_TYPE] = {"id_type", "证件类型", CELL_NAME, SIGN_ANY, OPTIONAL, "kind of identity document", "证件种类"},
    [STAFF_ID_NUMBER] = {"id_number", "证件号码", CELL_LONG_NUMBER, SIGN_ANY, OPTIONAL,
                         "number of the identity document", "证件号码"},
};

static const column_row contract_rows[] = {
    [CONTRACTS_CONTRACT_ID] = {"contract_id", "合同号", CELL_ID, SIGN_ANY, FILLED, "which contract", "合同编号"},
    [CONTRACTS_EMPLOYEE_ID] = {"employee_id", "工号", CELL_ID, SIGN_ANY, FILLED, "its owner", "合同负责人"},
    [CONTRACTS_SIGNED] = {"signed", "签订日期", CELL_DATE, SIGN_ANY, OPTIONAL,
                          "day of signing; its month counts under measure = contracted",
                          "签订日期；measure = contracted 时计入该月销售额"},
    [CONTRACTS_CUSTOMER] = {"customer", "客户", CELL_NAME, SIGN_ANY, OPTIONAL, "with whom", "签约客户"},
    [CONTRACTS_PRODUCT] = {"product", "产品", CELL_NAME, SIGN_ANY, OPTIONAL, "what was sold", "所售产品"},
    [CONTRACTS_QUANTITY] = {"quantity", "数量", CELL_QUANTITY, SIGN_POSITIVE, OPTIONAL,
                            "more than 0, at most 6 decimals", "大于 0，最多 6 位小数"},
    [CONTRACTS_LIST_PRICE] = {"list_price", "公司定价", CELL_PRICE, SIGN_POSITIVE, FILLED, "the company's price",
                              "公司规定的价格"},
    [CONTRACTS_CONTRACT_PRICE] = {"contract_price", "合同价", CELL_PRICE, SIGN_POSITIVE, FILLED, "the price sold at",
                                  "合同约定的售价"},
    [CONTRACTS_COLLECTED_OPENING] = {"collected_opening", "期初已回款", CELL_AMOUNT, SIGN_NOT_NEGATIVE, OPTIONAL,
                                     "collected before the book's first month", "账册首月之前已回款金额"},
};

static const column_row instalments[] = {
    [INSTALMENTS_CONTRACT_ID] = {"contract_id", "合同号", CELL_ID, SIGN_ANY, FILLED, "which contract", "合同编号"},
    [INSTALMENTS_DUE_DATE] = {"due_date", "应收日期", CELL_DATE, SIGN_ANY, FILLED, "last day to pay", "最后付款日"},
    [INSTALMENTS_AMOUNT] = {"amount", "应收金额", CELL_AMOUNT, SIGN_POSITIVE, FILLED, "what is due, more than 0",
                            "应付金额，大于 0"},
};

static const column_row adjustments[] = {
    [ADJUSTMENTS_MONTH] = {"month", "月份", CELL_MONTH, SIGN_ANY, FILLED, "month of the payslip", "工资月份"},
    [ADJUSTMENTS_EMPLOYEE_ID] = {"employee_id", "工号", CELL_ID, SIGN_ANY, FILLED, "whose", "员工编号"},
    [ADJUSTMENTS_KIND] = {"kind", "类别", CELL_NAME, SIGN_ANY, FILLED, "bonus, tax, base_forfeit …",
                          "奖金、个税、底薪扣发等"},
    [ADJUSTMENTS_AMOUNT] = {"amount", "金额", CELL_AMOUNT_OR_ALL, SIGN_POSITIVE, FILLED,
                            "more than 0; some kinds take \"all\"", "大于 0；部分类别可填“全部”"},
    [ADJUSTMENTS_NOTE] = {"note", "备注", CELL_UNREAD, SIGN_ANY, PRESENT, "why; changes no figure",
                          "说明原因，不影响计算"},
};

static const column_row company[] = {
    [COMPANY_MONTH] = {"month", "月份", CELL_MONTH, SIGN_ANY, FILLED, "month of the profit", "利润所属月份"},
    [COMPANY_PROFIT] = {"profit", "利润", CELL_AMOUNT, SIGN_ANY, FILLED, "the company's profit; may be negative",
                        "公司当月利润，可为负数"},
};

static const column_row balances[] = {
    [BALANCES_MONTH] = {"month", "月份", CELL_MONTH, SIGN_ANY, FILLED, "month", "月份"},
    [BALANCES_EMPLOYEE_ID] = {"employee_id", "工号", CELL_ID, SIGN_ANY, FILLED, "who", "员工编号"},
    [BALANCES_OPENING] = {"risk_fund_opening", "风险金期初", CELL_SUM, SIGN_NOT_NEGATIVE, OPTIONAL,
                          "fund at the beginning", "月初风险金"},
    [BALANCES_WITHHELD] = {"risk_fund_withheld", "计提风险金", CELL_SUM, SIGN_ANY, OPTIONAL, "withheld",
                           "本月计提"},
    [BALANCES_RELEASED] = {"risk_fund_released", "风险金返还", CELL_SUM, SIGN_ANY, OPTIONAL, "released", "本月返还"},
    [BALANCES_DRAWN] = {"risk_fund_drawn", "风险金扣罚", CELL_SUM, SIGN_ANY, OPTIONAL, "drawn", "本月扣罚"},
    [BALANCES_CLOSING] = {"risk_fund_closing", "风险金余额", CELL_SUM, SIGN_NOT_NEGATIVE, FILLED, "fund at the end",
                          "月末风险金"},
    [BALANCES_CARRIED_IN] = {"carried_in", "上月结转", CELL_SUM, SIGN_NOT_NEGATIVE, OPTIONAL, "carried in",
                             "上月结转"},
    [BALANCES_WRITTEN_OFF] = {"carried_written_off", "结转核销", CELL_SUM, SIGN_NOT_NEGATIVE, OPTIONAL,
                              "written off", "结转核销"},
    [BALANCES_CARRIED_OUT] = {"carried_out", "结转下月", CELL_SUM, SIGN_NOT_NEGATIVE, FILLED, "carried out",
                              "结转下月"},
};

static const column_row receivables[] = {
    [RECEIVABLES_MONTH] = {"month", "月份", CELL_MONTH, SIGN_ANY, FILLED, "month", "月份"},
    [RECEIVABLES_CONTRACT_ID] = {"contract_id", "合同号", CELL_ID, SIGN_ANY, FILLED, "which contract", "合同编号"},
    [RECEIVABLES_EMPLOYEE_ID] = {"employee_id", "工号", CELL_ID, SIGN_ANY, OPTIONAL, "its owner", "合同负责人"},
    [RECEIVABLES_DUE] = {"due_to_date", "累计应收", CELL_SUM, SIGN_NOT_NEGATIVE, FILLED, "due to date", "累计应收"},
    [RECEIVABLES_COLLECTED] = {"collected_to_date", "累计回款", CELL_SUM, SIGN_ANY, FILLED, "collected to date",
                               "累计回款"},
    [RECEIVABLES_OVERDUE] = {"overdue", "逾期未收", CELL_SUM, SIGN_NOT_NEGATIVE, OPTIONAL, "overdue", "逾期未收"},
};

static const column_row totals[] = {
    [TOTALS_ITEM] = {"item", "项目", CELL_NAME, SIGN_ANY, FILLED, "what is counted or added up", "项目"},
    [TOTALS_VALUE] = {"value", "数值", CELL_NAME, SIGN_ANY, FILLED, "its count or sum", "数值"},
};

#define TABLE(kind, chinese, rows)                                                                                     \
    {                                                                                                                  \
        (kind), (chinese), (rows), sizeof(rows) / sizeof *(rows)                                                       \
    }

const column_table payments_columns = TABLE("payments", "回款", payments);
const column_table staff_columns = TABLE("staff", "员工", staff);
const column_table contracts_columns = TABLE("contracts", "合同", contract_rows);
const column_table instalments_columns = TABLE("instalments", "应收", instalments);
const column_table adjustments_columns = TABLE("adjustments", "调整", adjustments);
const column_table company_columns = TABLE("company", "公司利润", company);
const column_table balances_columns = TABLE("balances", "结余", balances);
const column_table receivables_columns = TABLE("receivables", "应收余额", receivables);
const column_table totals_columns = TABLE("totals", "合计", totals);

const column_table *const people_write[] = {&payments_columns,    &staff_columns,       &contracts_columns,
                                            &instalments_columns, &adjustments_columns, &company_columns};
const size_t people_write_count = sizeof people_write / sizeof *people_write;

const column_table *columns_by_kind(text kind)
{
    for (size_t i = 0; i < people_write_count; i++)
        if (text_is(kind, people_write[i]->kind))
            return people_write[i];
    return NULL;
}

size_t columns_find(const column_table *table, text name)
{
    size_t i = 0;
    while (i < table->count && !text_equal_ignoring_case(name, text_of(table->columns[i].key)) &&
           !text_is(name, table->columns[i].chinese))
        i++;
    return i;
}

const char *columns_nearest(const column_table *table, text written)
{
    const char *names[2 * COLUMNS_MAX];
    for (size_t i = 0; i < table->count; i++) {
        names[i] = table->columns[i].key;
        names[table->count + i] = table->columns[i].chinese;
    }
    return text_nearest(written, names, 2 * table->count);
}
