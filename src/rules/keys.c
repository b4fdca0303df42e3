#include "rules/keys.h"

#include "model/rules.h"

const rule_section rule_sections[SECTION_KIND_COUNT] = {
    [SECTION_SCHEME] = {"scheme", NULL, SECTION_REQUIRED, false, "the set of rules as a whole", "规则总则"},
    [SECTION_BASE] = {"base", NULL, SECTION_DEFAULTS, false, "what base salary looks at", "底薪的口径"},
    [SECTION_GRADE] = {"grade", "NAME", SECTION_REQUIRED, false, "the base salary of a grade; one grade at least",
                       "某职级的底薪；至少有一个职级"},
    [SECTION_COMMISSION] = {"commission", NULL, SECTION_REQUIRED, false, "base and excess commission",
                            "基本提成与超额提成"},
    [SECTION_RISK_FUND] = {"risk_fund", NULL, SECTION_NOTHING, false, "the risk fund; left out: nothing is withheld",
                           "风险金；不写则不计提"},
    [SECTION_LATE_COLLECTION] = {"late_collection", NULL, SECTION_NOTHING, false,
                                 "the cut for late collection; left out: off", "未按时回款扣款；不写则不扣"},
    [SECTION_ALLOWANCE] = {"allowance", "NAME", SECTION_NOTHING, false, "a seasonal allowance", "季节性津贴"},
    [SECTION_BONUS] = {"bonus", NULL, SECTION_NOTHING, false, "the profit share; left out: none",
                       "利润分成；不写则没有"},
    [SECTION_INPUT] = {"input", NULL, SECTION_DEFAULTS, false, "what the input files may hold", "对输入文件的要求"},
    [SECTION_COLUMNS] = {"columns", "FILE", SECTION_DEFAULTS, true,
                         "your own headers of a file: KEY = header; ignore = a, b",
                         "某文件自用的表头：键 = 表头；ignore = 甲, 乙"},
    [SECTION_OUTPUT] = {"output", NULL, SECTION_DEFAULTS, false, "the shape of payslips and lines",
                        "工资表与提成明细的样式"},
    [SECTION_EXPORT] = {"export", "NAME", SECTION_NOTHING, false, "a file for the bank or another program",
                        "供银行或其他软件使用的文件"},
    [SECTION_NOTICES] = {"notices", NULL, SECTION_DEFAULTS, false,
                         "what the labour law asks, told as warnings; no figure changes", "劳动法规提示：只作警告，不改变数字"},
};

const char *const column_files[] = {"payments", "staff", "contracts", "instalments", "adjustments", "company"};
const size_t column_file_count = sizeof column_files / sizeof *column_files;

/* clang-format off */
#define IN_RULES(field) offsetof(rules, field)
#define IN_GRADE(field) offsetof(grade_rules, field)
#define IN_ALLOWANCE(field) offsetof(allowance_rules, field)
#define IN_EXPORT(field) offsetof(export_rules, field)
#define REQUIRED true
#define OPTIONAL false
#define NO_CHOICES {NULL}

const rule_key rule_keys[] = {
    {SECTION_SCHEME, "name", KEY_TEXT, OPTIONAL, IN_RULES(scheme_name), NO_CHOICES, NULL, "销售部薪酬规则",
     "a name for people to read", "规则名称，仅供阅读"},
    {SECTION_SCHEME, "effective_from", KEY_MONTH, OPTIONAL, IN_RULES(effective_from), NO_CHOICES, NULL, "2026-01",
     "the first month in which the rules are in force; required in rules/, else always",
     "生效月份；rules/ 中必填，否则一直有效"},
    {SECTION_SCHEME, "calculation", KEY_CALCULATION, REQUIRED, IN_RULES(calculation), NO_CHOICES, NULL, "1",
     "the set of formulas the figures are computed with", "计算公式的版本"},

    {SECTION_BASE, "measure", KEY_CHOICE, OPTIONAL, IN_RULES(measure), {"collected", "contracted"}, "collected",
     "collected", "what counts as sales: the money collected, or the contracts signed in the month",
     "销售额的口径：本月回款或本月签订的合同"},
    {SECTION_BASE, "prorate", KEY_CHOICE, OPTIONAL, IN_RULES(prorate), {"none", "calendar_days"}, "none", "none",
     "whether joiners and leavers get base_fixed by calendar days", "入离职当月是否按日历天数折算固定底薪"},

    {SECTION_GRADE, "label", KEY_TEXT, OPTIONAL, IN_GRADE(label), NO_CHOICES, NULL, "初级",
     "another name of the grade, as staff.csv may write it", "职级的另一名称，可用于员工表"},
    {SECTION_GRADE, "base_fixed", KEY_MONEY, REQUIRED, IN_GRADE(base_fixed), NO_CHOICES, NULL, "1000",
     "the fixed part of the base salary", "固定底薪"},
    {SECTION_GRADE, "base_step", KEY_POSITIVE_MONEY, REQUIRED, IN_GRADE(base_step), NO_CHOICES, NULL, "10000",
     "the sales that earn base_per_step once", "每满多少销售额计一次"},
    {SECTION_GRADE, "base_per_step", KEY_MONEY, REQUIRED, IN_GRADE(base_per_step), NO_CHOICES, NULL, "200",
     "what a step of sales earns", "每满一档的底薪"},
    {SECTION_GRADE, "base_cap", KEY_MONEY, REQUIRED, IN_GRADE(base_cap), NO_CHOICES, NULL, "2000",
     "the most that the base salary can be", "底薪上限"},
    {SECTION_GRADE, "base_mode", KEY_CHOICE, OPTIONAL, IN_GRADE(mode), {"step", "proportional"}, "step", "step",
     "full steps only, or part of a step too", "只计满档，或不足一档按比例"},

    {SECTION_COMMISSION, "base_rate", KEY_RATE, REQUIRED, IN_RULES(base_rate), NO_CHOICES, NULL, "3%",
     "base commission, of what was collected less its excess", "基本提成比例"},
    {SECTION_COMMISSION, "excess_rate", KEY_RATE, REQUIRED, IN_RULES(excess_rate), NO_CHOICES, NULL, "10%",
     "excess commission, of what was collected above the list price", "超额提成比例"},
    {SECTION_COMMISSION, "below_list", KEY_CHOICE, OPTIONAL, IN_RULES(below_list), {"ignore", "reject", "deduct"},
     "ignore", "ignore", "a contract below the list price: no excess, an error, or a negative excess",
     "合同价低于公司定价时：不计超额、报错或扣减"},

    {SECTION_RISK_FUND, "holdback", KEY_RATE, REQUIRED, IN_RULES(holdback), NO_CHOICES, NULL, "10%",
     "the part of the commission due that is withheld", "风险金计提比例"},
    {SECTION_RISK_FUND, "cap", KEY_MONEY, REQUIRED, IN_RULES(fund_cap), NO_CHOICES, NULL, "5000",
     "what a person's fund is filled up to", "每人风险金上限"},

    {SECTION_LATE_COLLECTION, "mode", KEY_CHOICE, OPTIONAL, IN_RULES(late), {"off", "shortfall"}, "shortfall",
     "shortfall", "whether what the month's instalments lack cuts the commission", "逾期未收是否扣减提成"},
    {SECTION_LATE_COLLECTION, "grace_days", KEY_DAYS, REQUIRED, IN_RULES(grace_days), NO_CHOICES, NULL, "5",
     "days after the due date in which money is still on time", "宽限天数"},
    {SECTION_LATE_COLLECTION, "max_cut", KEY_RATE, REQUIRED, IN_RULES(max_cut), NO_CHOICES, NULL, "50%",
     "the largest part of a month's commission that can be cut", "每月提成最多扣减的比例"},
    {SECTION_LATE_COLLECTION, "against", KEY_CHOICE, OPTIONAL, IN_RULES(against), {"expected", "due"}, "expected",
     "expected", "what the late amount is measured against", "逾期金额的分母：应有回款或本月应收"},

    {SECTION_ALLOWANCE, "label", KEY_TEXT, OPTIONAL, IN_ALLOWANCE(label), NO_CHOICES, NULL, "降温津贴",
     "the name that people know the allowance by", "津贴名称"},
    {SECTION_ALLOWANCE, "months", KEY_MONTHS, REQUIRED, IN_ALLOWANCE(months), NO_CHOICES, NULL, "7,8",
     "the months of the year in which it is paid", "发放月份"},
    {SECTION_ALLOWANCE, "amount", KEY_MONEY, REQUIRED, IN_ALLOWANCE(amount), NO_CHOICES, NULL, "10",
     "what each active person gets a month", "每人每月金额"},

    {SECTION_BONUS, "pool_rate", KEY_RATE, REQUIRED, IN_RULES(pool_rate), NO_CHOICES, NULL, "1%",
     "the part of the month's profit that is shared out", "利润中用于分成的比例"},
    {SECTION_BONUS, "share_by", KEY_CHOICE, REQUIRED, IN_RULES(share), {"commission", "sales", "equal"}, NULL,
     "commission", "in proportion to what it is shared out", "按什么分配"},

    {SECTION_INPUT, "late_entries", KEY_CHOICE, OPTIONAL, IN_RULES(late_entries), {"reject", "accept"}, "reject",
     "reject", "a payment dated before the month", "日期早于本月的回款：报错或接受"},
    {SECTION_INPUT, "payment_id", KEY_CHOICE, OPTIONAL, IN_RULES(payment_id), {"unique", "line"}, "unique", "unique",
     "whether a payment number stands once, or on several lines that differ", "回款单号是否唯一，或可分多行"},

    {SECTION_OUTPUT, "csv", KEY_FLAG, OPTIONAL, IN_RULES(csv_excel), {"plain", "excel"}, "plain", "plain",
     "excel adds a byte order mark and CRLF", "excel：带 BOM 与 CRLF，可直接用 Excel 打开"},
    {SECTION_OUTPUT, "headers", KEY_FLAG, OPTIONAL, IN_RULES(headers_chinese), {"en", "zh"}, "en", "en",
     "the language of the headers", "表头语言"},
    {SECTION_OUTPUT, "lines", KEY_FLAG, OPTIONAL, IN_RULES(lines), {"no", "yes"}, "yes", "yes",
     "whether commission_lines.csv is written", "是否写提成明细"},
    {SECTION_OUTPUT, "share", KEY_FLAG, OPTIONAL, IN_RULES(share_group), {"owner", "group"}, "owner", "owner",
     "who may read the files of a month", "谁可以读取每月的文件：本人或同组"},

    {SECTION_EXPORT, "rows", KEY_CHOICE, OPTIONAL, IN_EXPORT(rows), {"paid", "all", "voucher", "journal"}, "paid",
     "paid", "what a row stands for: each person who is paid, every payslip, or a line of the voucher; journal is for hledger",
     "每行代表：实发大于零的人、每张工资条或凭证分录；journal 为 hledger 日记账"},
    {SECTION_EXPORT, "columns", KEY_COLUMNS, OPTIONAL, IN_EXPORT(columns), NO_CHOICES, NULL,
     "account: bank_account, pay: net_pay, note: =pay of {month}",
     "the columns, as HEADER: FIELD with commas between; required but for a journal",
     "各列，写作“表头: 字段”，以半角逗号分隔；日记账以外必填"},
    {SECTION_EXPORT, "amount", KEY_FIGURE, OPTIONAL, IN_EXPORT(amount), NO_CHOICES, "net_pay", "net_pay",
     "the figure that count and total are of; never negative, and with rows = paid never 0",
     "笔数和合计所依据的数字；不得为负，rows = paid 时为零者不列"},
    {SECTION_EXPORT, "header", KEY_FLAG, OPTIONAL, IN_EXPORT(header), {"no", "yes"}, "yes", "yes",
     "whether a row of headers comes first", "是否有表头行"},
    {SECTION_EXPORT, "separator", KEY_CHOICE, OPTIONAL, IN_EXPORT(separator), {"comma", "tab", "semicolon", "bar"},
     "comma", "comma", "what stands between two cells", "单元格之间的分隔符"},
    {SECTION_EXPORT, "encoding", KEY_CHOICE, OPTIONAL, IN_EXPORT(encoding), {"utf-8", "utf-8-bom", "gb18030"},
     "utf-8", "utf-8", "the encoding of the file", "文件编码"},
    {SECTION_EXPORT, "line_end", KEY_FLAG, OPTIONAL, IN_EXPORT(crlf), {"lf", "crlf"}, "lf", "lf",
     "how a line ends: as on Unix or as on Windows", "换行方式：Unix 或 Windows"},
    {SECTION_EXPORT, "unit", KEY_FLAG, OPTIONAL, IN_EXPORT(fen), {"yuan", "fen"}, "yuan", "yuan",
     "how amounts are written: 12.30 or 1230", "金额单位：元（12.30）或分（1230）"},
    {SECTION_EXPORT, "date", KEY_CHOICE, OPTIONAL, IN_EXPORT(date), {"yyyy-mm-dd", "yyyymmdd", "yyyy/mm/dd"},
     "yyyy-mm-dd", "yyyy-mm-dd", "how dates are written; a month without its dd", "日期格式；月份不含 dd"},
    {SECTION_EXPORT, "control", KEY_CHOICE, OPTIONAL, IN_EXPORT(control), {"none", "first", "last"}, "none", "none",
     "a control line before or behind all others", "控制行：无、首行或末行"},
    {SECTION_EXPORT, "control_cells", KEY_CELLS, OPTIONAL, IN_EXPORT(control_cells), NO_CHOICES, NULL,
     "=total, count, total", "the cells of the control line: count, total, month, date, =WORDS; required where there is one",
     "控制行的各单元格：count、total、month、date、=文字；有控制行时必填"},
    {SECTION_EXPORT, "account_check", KEY_CHOICE, OPTIONAL, IN_EXPORT(account_check), {"luhn", "digits", "none"}, "luhn",
     "luhn", "what an account number must be: 12 to 19 digits that end in a check digit (Luhn), 6 to 32 digits, or anything",
     "银行账号须为：含校验位（Luhn）的 12 至 19 位数字、6 至 32 位数字，或不检查"},
    {SECTION_EXPORT, "summary_accrual", KEY_TEXT, OPTIONAL, IN_EXPORT(summaries[VOUCHER_ACCRUAL]), NO_CHOICES, NULL,
     "{month} pay accrued", "voucher: the words of the accrual", "凭证：计提的摘要"},
    {SECTION_EXPORT, "summary_payment", KEY_TEXT, OPTIONAL, IN_EXPORT(summaries[VOUCHER_PAYMENT]), NO_CHOICES, NULL,
     "{month} pay paid", "voucher: the words of the payment", "凭证：发放的摘要"},
    {SECTION_EXPORT, "summary_opening", KEY_TEXT, OPTIONAL, IN_EXPORT(summaries[VOUCHER_OPENING]), NO_CHOICES, NULL,
     "{month} opening", "journal: the words of the opening balances", "日记账：期初的摘要"},
    {SECTION_EXPORT, "account_expense", KEY_TEXT, OPTIONAL, IN_EXPORT(accounts[ACCOUNT_EXPENSE]), NO_CHOICES, NULL,
     "expenses:sales", "voucher: what the month's pay costs", "凭证科目：本月薪酬费用（销售费用）"},
    {SECTION_EXPORT, "account_wages", KEY_TEXT, OPTIONAL, IN_EXPORT(accounts[ACCOUNT_WAGES]), NO_CHOICES, NULL,
     "liabilities:wages", "voucher: pay that is owed", "凭证科目：应付职工薪酬（工资）"},
    {SECTION_EXPORT, "account_fund", KEY_TEXT, OPTIONAL, IN_EXPORT(accounts[ACCOUNT_FUND]), NO_CHOICES, NULL,
     "liabilities:risk fund", "voucher: the risk fund", "凭证科目：应付职工薪酬（风险金）"},
    {SECTION_EXPORT, "account_bank", KEY_TEXT, OPTIONAL, IN_EXPORT(accounts[ACCOUNT_BANK]), NO_CHOICES, NULL,
     "assets:bank", "voucher: what net pay is paid from", "凭证科目：银行存款"},
    {SECTION_EXPORT, "account_social_insurance", KEY_TEXT, OPTIONAL, IN_EXPORT(accounts[ACCOUNT_SOCIAL_INSURANCE]),
     NO_CHOICES, NULL, "liabilities:social insurance", "voucher: social insurance withheld", "凭证科目：其他应付款（社保）"},
    {SECTION_EXPORT, "account_housing_fund", KEY_TEXT, OPTIONAL, IN_EXPORT(accounts[ACCOUNT_HOUSING_FUND]), NO_CHOICES,
     NULL, "liabilities:housing fund", "voucher: housing fund withheld", "凭证科目：其他应付款（公积金）"},
    {SECTION_EXPORT, "account_tax", KEY_TEXT, OPTIONAL, IN_EXPORT(accounts[ACCOUNT_TAX]), NO_CHOICES, NULL,
     "liabilities:income tax", "voucher: income tax withheld", "凭证科目：应交税费（个人所得税）"},
    {SECTION_EXPORT, "account_deductions", KEY_TEXT, OPTIONAL, IN_EXPORT(accounts[ACCOUNT_DEDUCTIONS]), NO_CHOICES, NULL,
     "liabilities:deductions", "voucher: other deductions", "凭证科目：其他扣款"},
    {SECTION_EXPORT, "account_drawn", KEY_TEXT, OPTIONAL, IN_EXPORT(accounts[ACCOUNT_DRAWN]), NO_CHOICES, NULL,
     "income:risk fund drawn", "voucher: what is drawn from the risk fund", "凭证科目：风险金扣罚"},
    {SECTION_EXPORT, "account_carried", KEY_TEXT, OPTIONAL, IN_EXPORT(accounts[ACCOUNT_CARRIED]), NO_CHOICES, NULL,
     "assets:carried over", "voucher: what people owe from one month to the next", "凭证科目：结转（其他应收款）"},
    {SECTION_EXPORT, "account_written_off", KEY_TEXT, OPTIONAL, IN_EXPORT(accounts[ACCOUNT_WRITTEN_OFF]), NO_CHOICES,
     NULL, "expenses:written off", "voucher: carried amounts written off", "凭证科目：结转核销"},
    {SECTION_EXPORT, "account_opening", KEY_TEXT, OPTIONAL, IN_EXPORT(accounts[ACCOUNT_OPENING]), NO_CHOICES, NULL,
     "equity:opening", "journal: what the opening balances stand against", "日记账科目：期初对方科目"},

    {SECTION_NOTICES, "minimum_wage", KEY_MONEY, OPTIONAL, IN_RULES(notices.minimum_wage), NO_CHOICES, NULL, "2490",
     "the minimum wage of your place a month: net pay below it is told of; left out: never",
     "当地月最低工资标准：实发低于它时提示；不写则不提示"},
    {SECTION_NOTICES, "cuts", KEY_FLAG, OPTIONAL, IN_RULES(notices.cuts), {"off", "on"}, "on", "on",
     "whether cuts above 20% of the month's pay are told of", "扣减超过当月工资 20% 时是否提示"},
    {SECTION_NOTICES, "leavers_fund", KEY_FLAG, OPTIONAL, IN_RULES(notices.leavers_fund), {"off", "on"}, "on", "on",
     "whether a fund that is not released to somebody who left is told of", "离职人员风险金未返还时是否提示"},
    {SECTION_NOTICES, "tax", KEY_FLAG, OPTIONAL, IN_RULES(notices.tax), {"off", "on"}, "on", "on",
     "whether a paid person without a tax row is told of", "有工资而没有个税行时是否提示"},
    {SECTION_NOTICES, "tax_above", KEY_MONEY, OPTIONAL, IN_RULES(notices.tax_above), NO_CHOICES, "5000", "5000",
     "tax is told of where gross pay less social insurance and housing fund is more than this",
     "应发减社保、公积金超过此数才提示个税"},
};
/* clang-format on */
const size_t rule_key_count = sizeof rule_keys / sizeof *rule_keys;

_Static_assert(sizeof rule_keys / sizeof *rule_keys <= RULE_KEYS_MAX, "sets of keys are bits of a uint64_t");

section_kind section_by_name(text name, text *part)
{
    const char *dot = name.size > 0 ? memchr(name.bytes, '.', name.size) : NULL;
    text word = dot ? text_from(name.bytes, (size_t)(dot - name.bytes)) : name;
    *part = dot ? text_from(dot + 1, name.size - word.size - 1) : TEXT_EMPTY;
    for (section_kind kind = 0; kind < SECTION_KIND_COUNT; kind++)
        if (text_is(word, rule_sections[kind].name))
            return dot && !rule_sections[kind].name_part ? SECTION_UNKNOWN : kind;
    return SECTION_UNKNOWN;
}

size_t rule_key_by_name(section_kind section, text key)
{
    for (size_t i = 0; i < rule_key_count; i++)
        if (rule_keys[i].section == section && text_is(key, rule_keys[i].key))
            return i;
    return rule_key_count;
}

static bool is_made_of_name_characters(text name, bool dots)
{
    for (size_t i = 0; i < name.size; i++) {
        char c = name.bytes[i];
        bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || (dots && c == '.');
        if (!good)
            return false;
    }
    return name.size > 0 && name.size <= RULE_NAME_MAX;
}

bool rule_name_is_valid(text name)
{
    return is_made_of_name_characters(name, false);
}

bool rule_free_key_is_valid(text key)
{
    return is_made_of_name_characters(key, true);
}
