"""The texts of a month's files, byte for byte, from a reference Month."""

import re
from exact import exact_text, money_text
from inputs import BLANKS, COLUMNS
from figures import MONEY_COLUMNS, PEOPLE_COLUMNS

CHINESE = {
    "month": "月份", "employee_id": "工号", "name": "姓名", "department": "部门", "grade": "职级",
    "sales": "销售额", "collected": "回款金额", "excess": "超额", "regular": "正价回款",
    "base_salary": "底薪", "base_forfeit": "底薪扣发", "base_commission": "基本提成",
    "excess_commission": "超额提成", "commission": "提成合计", "due": "本月应收",
    "late": "逾期未收", "late_deduction": "逾期扣款", "commission_due": "应付提成",
    "risk_fund_opening": "风险金期初", "risk_fund_withheld": "计提风险金",
    "commission_paid": "实付提成", "risk_fund_released": "风险金返还", "allowances": "津贴",
    "profit_share": "利润分成", "bonus": "奖金", "additions": "补发", "gross_pay": "应发合计",
    "social_insurance": "社保", "housing_fund": "公积金", "tax": "个税", "deductions": "其他扣款",
    "carried_in": "上月结转", "carried_written_off": "结转核销", "net_pay": "实发工资",
    "carried_out": "结转下月", "risk_fund_drawn": "风险金扣罚", "risk_fund_balance": "风险金余额",
}
LINES_CHINESE = {key: chinese for key, (chinese, _) in COLUMNS["payments"].items()}
LINES_CHINESE |= {key: CHINESE[key] for key in
                  ("month", "regular", "excess", "base_commission", "excess_commission")}
LINES_CHINESE |= {"source": "来源", "line": "行号", "note": "备注"}
LINE_COLUMNS = [
    "month", "payment_id", "source", "line", "date", "employee_id", "contract_id", "customer",
    "product", "amount", "regular", "excess", "base_commission", "excess_commission", "note",
]
# What a spreadsheet would run, were it not for a leading apostrophe.
RUNS = re.compile("[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")


def quoted(cell):
    """Quotes where they must be, and around a text whose blanks at its ends readers would trim."""
    text = cell[1:] if cell[:1] == "'" and RUNS.match(cell[1:]) else cell
    must = re.search('[,"\r\n]', text) or text != text.strip(BLANKS)
    return '"' + cell.replace('"', '""') + '"' if must else cell


def table(header, rows, excel=False):
    end = "\r\n" if excel else "\n"
    text = "".join(",".join(map(quoted, row)) + end for row in [header, *rows])
    return text.encode("utf-8-sig" if excel else "utf-8")


def guarded(cell):
    return "'" + cell if RUNS.match(cell) else cell


def payslips(month):
    rows = []
    for employee in month.paid:
        person = month.people[employee]
        grade = person.grade.name if person.grade else person.cells["grade"]
        texts = (month.month, employee, person.cells["name"], person.cells["department"], grade)
        rows.append([guarded(text) for text in texts]
                    + [money_text(person.figures[column]) for column in MONEY_COLUMNS])
    return rows


def lines(month):
    rows = []
    for line in month.lines:
        row = line.row
        rows.append([
            month.month, guarded(row["payment_id"]), guarded(row.source), str(row.line),
            row.date("date").isoformat(), guarded(line.employee), guarded(row["contract_id"]),
            guarded(row["customer"]), guarded(row["product"]), money_text(row.money("amount")),
            money_text(line.regular), money_text(line.excess), exact_text(line.base_commission),
            exact_text(line.excess_commission), ";".join(line.notes)])
    return rows


def totals(month):
    count = str(len(month.lines))
    rows = [("payments_read", count), ("payments_used", count),
            ("rows_passed_over", str(month.passed_over)), ("persons", str(len(month.paid)))]
    for column in MONEY_COLUMNS:
        rows.append((column, money_text(sum(month.people[each].figures[column] for each in month.paid))))
    return rows


def month_files(month):
    """File name -> bytes, of the files that are a function of the inputs alone."""
    excel = month.rules.value("output", "csv", "plain") == "excel"
    chinese = month.rules.value("output", "headers", "en") == "zh"
    header = PEOPLE_COLUMNS + MONEY_COLUMNS
    files = {"payslips.csv": table([CHINESE[key] for key in header] if chinese else header,
                                   payslips(month), excel)}
    if month.rules.value("output", "lines", "yes") == "yes":
        header = [LINES_CHINESE[key] for key in LINE_COLUMNS] if chinese else LINE_COLUMNS
        files["commission_lines.csv"] = table(header, lines(month), excel)
    files["balances.csv"] = table(
        ["month", "employee_id", "risk_fund_opening", "risk_fund_withheld", "risk_fund_released",
         "risk_fund_drawn", "risk_fund_closing", "carried_in", "carried_written_off", "carried_out"],
        [[month.month, row[0], *map(money_text, row[1:])] for row in month.balances])
    if month.has_contracts:
        files["receivables.csv"] = table(
            ["month", "contract_id", "employee_id", "due_to_date", "collected_to_date", "overdue"],
            [[month.month, row[0], row[1], money_text(row[2]), money_text(row[3]),
              money_text(max(0, row[2] - row[3]))] for row in month.receivables])
    files["totals.csv"] = table(["item", "value"], totals(month))
    return files
