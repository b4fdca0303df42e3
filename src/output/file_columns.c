#include "output/file_columns.h"

#define ALWAYS true, true
#define MAYBE true, false

static const column_row payslips[] = {
    {"month", "月份", CELL_MONTH, SIGN_ANY, ALWAYS, "month of the payslip", "工资月份"},
    {"employee_id", "工号", CELL_ID, SIGN_ANY, ALWAYS, "whose", "员工编号"},
    {"name", "姓名", CELL_NAME, SIGN_ANY, ALWAYS, "name of the person", "员工姓名"},
    {"department", "部门", CELL_NAME, SIGN_ANY, MAYBE, "department, as the staff file has it", "员工表中的部门"},
    {"grade", "职级", CELL_NAME, SIGN_ANY, ALWAYS, "NAME of the grade's section in the rules",
     "规则中职级一节的名称"},
};
_Static_assert(sizeof payslips / sizeof *payslips == PAYSLIPS_PERSON_COLUMNS, "a row a column");

static const column_row commission_lines[] = {
    {"month", "月份", CELL_MONTH, SIGN_ANY, ALWAYS, "month the payment counts in", "计入的月份"},
    {"payment_id", "回款单号", CELL_ID, SIGN_ANY, MAYBE, "number of the receipt", "回款单据编号"},
    {"source", "来源", CELL_NAME, SIGN_ANY, ALWAYS, "name of the payment file", "回款文件名"},
    {"line", "行号", CELL_QUANTITY, SIGN_POSITIVE, ALWAYS, "line of that file", "在该文件中的行号"},
    {"date", "回款日期", CELL_DATE, SIGN_ANY, ALWAYS, "day the money came in", "到账日期"},
    {"employee_id", "工号", CELL_ID, SIGN_ANY, ALWAYS, "who is credited", "计入何人业绩"},
    {"contract_id", "合同号", CELL_ID, SIGN_ANY, MAYBE, "the contract paid", "回款所属合同"},
    {"customer", "客户", CELL_NAME, SIGN_ANY, MAYBE, "who paid", "付款客户"},
    {"product", "产品", CELL_NAME, SIGN_ANY, MAYBE, "what was sold", "所售产品"},
    {"amount", "回款金额", CELL_AMOUNT, SIGN_ANY, ALWAYS, "money received", "到账金额"},
    {"regular", "正价回款", CELL_AMOUNT, SIGN_ANY, ALWAYS, "the part that earns base commission",
     "计基本提成的部分"},
    {"excess", "超额", CELL_AMOUNT, SIGN_ANY, ALWAYS, "the part that earns excess commission", "计超额提成的部分"},
    {"base_commission", "基本提成", CELL_SUM, SIGN_ANY, ALWAYS, "base commission, exact: 2 to 8 decimals",
     "基本提成，未取整，2 到 8 位小数"},
    {"excess_commission", "超额提成", CELL_SUM, SIGN_ANY, ALWAYS, "excess commission, exact: 2 to 8 decimals",
     "超额提成，未取整，2 到 8 位小数"},
    {"note", "备注", CELL_NAME, SIGN_ANY, MAYBE, "codes of the messages about the row, joined by ;",
     "与本行有关的消息代码，用 ; 连接"},
};
_Static_assert(sizeof commission_lines / sizeof *commission_lines == COMMISSION_LINES_COLUMNS, "a row a column");

static const column_row totals[] = {
    [TOTALS_READ] = {"payments_read", "读取的回款行", CELL_QUANTITY, SIGN_NOT_NEGATIVE, ALWAYS, "payment rows read",
                     "读取的回款行数"},
    [TOTALS_USED] = {"payments_used", "计入的回款行", CELL_QUANTITY, SIGN_NOT_NEGATIVE, ALWAYS,
                     "payment rows that count; equal to those read", "计入的回款行数；与读取的相等"},
    [TOTALS_PASSED_OVER] = {"rows_passed_over", "跳过的空行", CELL_QUANTITY, SIGN_NOT_NEGATIVE, ALWAYS,
                            "empty rows", "空行数"},
    [TOTALS_PERSONS] = {"persons", "人数", CELL_QUANTITY, SIGN_NOT_NEGATIVE, ALWAYS, "payslips", "工资条数"},
};

static const column_row manifest[] = {
    [MANIFEST_VERSION] = {"program_version", "程序版本", CELL_NAME, SIGN_ANY, ALWAYS,
                          "version of salespay that computed the month", "计算本月的 salespay 版本"},
    [MANIFEST_CALCULATION] = {"calculation", "公式版本", CELL_QUANTITY, SIGN_POSITIVE, ALWAYS, "set of formulas",
                              "计算公式的版本"},
    [MANIFEST_RULES] = {"rules", "规则", CELL_NAME, SIGN_ANY, ALWAYS, "name of the rule file in force",
                        "生效的规则文件名"},
    [MANIFEST_INPUT_BYTES] = {"input:KIND:NAME:bytes", "输入字节数", CELL_QUANTITY, SIGN_NOT_NEGATIVE, ALWAYS,
                              "size of each input file: KIND is what it holds, NAME its name",
                              "每个输入文件的大小；KIND 为种类，NAME 为文件名"},
    [MANIFEST_INPUT_ROWS] = {"input:KIND:NAME:rows", "输入行数", CELL_QUANTITY, SIGN_NOT_NEGATIVE, ALWAYS,
                             "rows read of each input file", "每个输入文件读取的行数"},
};

static const column_row journal[] = {
    {"sequence", "序号", CELL_QUANTITY, SIGN_POSITIVE, ALWAYS, "number of the line, from 1", "序号，从 1 起"},
    {"time", "时间", CELL_NAME, SIGN_ANY, ALWAYS, "when, UTC: 2026-08-03T09:15:00Z", "时间（UTC）：2026-08-03T09:15:00Z"},
    {"user", "用户", CELL_NAME, SIGN_ANY, ALWAYS, "who", "操作用户"},
    {"action", "操作", CELL_NAME, SIGN_ANY, ALWAYS, "close or reopen", "close（关账）或 reopen（重新打开）"},
    {"month", "月份", CELL_MONTH, SIGN_ANY, ALWAYS, "which month", "所涉及的月份"},
    {"seal", "封存码", CELL_NAME, SIGN_ANY, ALWAYS, "its seal: the SHA-256 of its SHA256SUMS", "封存码：SHA256SUMS 的 SHA-256"},
    {"reason", "原因", CELL_NAME, SIGN_ANY, MAYBE, "why it was opened again", "重新打开的原因"},
    {"hash", "校验码", CELL_NAME, SIGN_ANY, ALWAYS, "SHA-256 of the hash of the line before and this line's own fields",
     "上一行校验码与本行各字段的 SHA-256"},
};

#define TABLE(kind, chinese, rows)                                                                                     \
    {                                                                                                                  \
        (kind), (chinese), (rows), sizeof(rows) / sizeof *(rows)                                                       \
    }

const column_table payslips_columns = TABLE("payslips", "工资条", payslips);
const column_table commission_lines_columns = TABLE("commission_lines", "提成明细", commission_lines);
const column_table totals_items = TABLE("totals", "合计", totals);
const column_table manifest_items = TABLE("manifest", "清单", manifest);

static const column_table journal_columns = TABLE("journal", "台账", journal);

const char *column_header(const column_row *column, language lang)
{
    return lang == LANGUAGE_CHINESE ? column->chinese : column->key;
}

const output_file output_files[] = {
    {"payslips.csv", &payslips_columns, NULL, true, true, "the payslips: a row a person, every figure",
     "工资条：每人一行，含全部数字"},
    {"commission_lines.csv", &commission_lines_columns, NULL, false, true,
     "a row a payment, with the commission it earned; not with [output] lines = no",
     "提成明细：每笔回款一行；[output] lines = no 时不写"},
    {"balances.csv", &balances_columns, NULL, false, false, "by person: what the next month opens with",
     "每人的期末数，供下月开账"},
    {"receivables.csv", &receivables_columns, NULL, false, false,
     "by contract: what was due and collected to date; where contracts.csv is",
     "每份合同的累计应收和回款；有 contracts.csv 时写出"},
    {"totals.csv", &totals_columns, &totals_items, true, false, "rows counted, and the sum of every figure",
     "行数，以及每个数字的合计"},
    {"manifest.csv", &totals_columns, &manifest_items, false, false, "with which program, rules and inputs",
     "使用的程序、规则和输入"},
    {"payment_ids.bin", NULL, NULL, false, false,
     "marks of the month's payments, so that none is paid again in a later month; only salespay reads it",
     "本月回款的标记，防止以后月份重复计算；仅供 salespay 读取"},
};
const size_t output_file_count = sizeof output_files / sizeof *output_files;

const output_file closed_files[] = {
    {"inputs/", NULL, NULL, false, false, "in a closed month: the inputs, as they were; itself a book",
     "已关账月份中：当时的全部输入，本身也是账册"},
    {"SHA256SUMS", NULL, NULL, false, false,
     "in a closed month: the hash of every file of it, and of the month before's; `sha256sum -c` checks it",
     "已关账月份中：每个文件及上月清单的校验码；可用 `sha256sum -c` 核对"},
    {"journal.csv", &journal_columns, NULL, false, false, "of the book: what was closed and opened again, when and by whom",
     "账册的台账：何时由何人关账或重新打开"},
};
const size_t closed_file_count = sizeof closed_files / sizeof *closed_files;
