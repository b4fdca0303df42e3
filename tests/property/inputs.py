"""Readers of clean books for the reference reckoning.

A clean book is one whose cells are in their plainest form (2026-07-03, 1234.50, UTF-8); whatever
other forms the program accepts, invariance.py writes them and compares with the plain ones. The
readers raise Invalid for what the reckoning cannot answer; they do not try to find every error.

    inputs = read_book("path/to/book", "2026-07")
"""

import csv
import io
import pathlib
from dataclasses import dataclass, field
from fractions import Fraction

from exact import parse_date, parse_decimal, parse_money, parse_rate

# file kind -> column key -> (Chinese header, kind of cell)
COLUMNS = {
    "payments": {
        "payment_id": ("回款单号", "text"), "date": ("回款日期", "date"),
        "employee_id": ("工号", "text"), "contract_id": ("合同号", "text"),
        "customer": ("客户", "text"), "product": ("产品", "text"),
        "quantity": ("数量", "decimal"), "list_price": ("公司定价", "decimal"),
        "contract_price": ("合同价", "decimal"), "amount": ("回款金额", "money"),
    },
    "staff": {
        "employee_id": ("工号", "text"), "name": ("姓名", "text"), "grade": ("职级", "text"),
        "department": ("部门", "text"), "hired": ("入职日期", "date"), "left": ("离职日期", "date"),
        "effective_from": ("生效月份", "month"), "risk_fund_opening": ("风险金期初", "money"),
        "bank_name": ("开户行", "text"), "bank_account": ("银行账号", "text"),
        "account_name": ("户名", "text"), "id_type": ("证件类型", "text"),
        "id_number": ("证件号码", "text"),
    },
    "contracts": {
        "contract_id": ("合同号", "text"), "employee_id": ("工号", "text"),
        "signed": ("签订日期", "date"), "customer": ("客户", "text"), "product": ("产品", "text"),
        "quantity": ("数量", "decimal"), "list_price": ("公司定价", "decimal"),
        "contract_price": ("合同价", "decimal"), "collected_opening": ("期初已回款", "money"),
    },
    "instalments": {
        "contract_id": ("合同号", "text"), "due_date": ("应收日期", "date"),
        "amount": ("应收金额", "money"),
    },
    "adjustments": {
        "month": ("月份", "month"), "employee_id": ("工号", "text"), "kind": ("类别", "kind"),
        "amount": ("金额", "money"), "note": ("备注", "text"),
    },
    "company": {"month": ("月份", "month"), "profit": ("利润", "money")},
}

REQUIRED = {
    "payments": {"date", "amount"},
    "staff": {"employee_id", "name", "grade"},
    "contracts": {"contract_id", "employee_id", "list_price", "contract_price"},
    "instalments": {"contract_id", "due_date", "amount"},
    "adjustments": {"month", "employee_id", "kind", "amount", "note"},
    "company": {"month", "profit"},
}

KINDS = {
    "bonus": "奖金", "addition": "补发", "deduction": "扣款", "social_insurance": "社保",
    "housing_fund": "公积金", "tax": "个税", "base_forfeit": "底薪扣发",
    "risk_fund_release": "风险金返还", "risk_fund_draw": "风险金扣罚", "carry_write_off": "结转核销",
}
KINDS_IN_CHINESE = {chinese: kind for kind, chinese in KINDS.items()}

BLANKS = " \t\u00a0\u3000"


class Invalid(Exception):
    """The book is not one that the program may pay."""


@dataclass
class Grade:
    name: str
    label: str
    base_fixed: int
    base_step: int
    base_per_step: int
    base_cap: int
    base_mode: str


@dataclass
class Rules:
    effective_from: str
    sections: dict
    grades: dict
    allowances: list

    def value(self, section, key, default=None):
        return self.sections.get(section, {}).get(key, default)

    def has(self, section):
        return section in self.sections

    def money(self, section, key):
        return parse_money(self.value(section, key))

    def rate(self, section, key):
        return parse_rate(self.value(section, key))

    def grade(self, text):
        """The grade that a cell of staff.csv means: a section's name, or its label."""
        for grade in self.grades.values():
            if text in (grade.name, grade.label):
                return grade
        return None

    @property
    def late_mode(self):
        return self.value("late_collection", "mode", "shortfall") if self.has("late_collection") else "off"

    @property
    def grace_days(self):
        return int(self.value("late_collection", "grace_days", "0"))

    def headers_of(self, kind):
        """The book's own header texts of a file: header -> column key, None to pass it over."""
        names = {}
        for key, value in self.sections.get(f"columns.{kind}", {}).items():
            if key == "ignore":
                names.update((part.strip(), None) for part in value.split(","))
            else:
                names[value] = key
        return names


def parse_rules(text):
    sections, current = {}, None
    for line in text.removeprefix("\ufeff").splitlines():
        for mark in (" ;", " #"):
            line = line.split(mark)[0]
        line = line.strip()
        if not line or line[0] in ";#":
            continue
        if line[0] == "[":
            current = sections.setdefault(line[1:-1].strip(), {})
            continue
        key, value = line.split("=", 1)
        current[key.strip()] = value.strip()
    grades, allowances = {}, []
    for section, keys in sections.items():
        room, _, name = section.partition(".")
        if room == "grade":
            grades[name] = Grade(
                name, keys.get("label", ""), parse_money(keys["base_fixed"]),
                parse_money(keys["base_step"]), parse_money(keys["base_per_step"]),
                parse_money(keys["base_cap"]), keys.get("base_mode", "step"))
        elif room == "allowance":
            months = {int(number) for number in keys["months"].split(",")}
            allowances.append((name, months, parse_money(keys["amount"])))
    if sections["scheme"]["calculation"] != "1":
        raise Invalid("only calculation 1 is known")
    return Rules(sections["scheme"].get("effective_from", ""), sections, grades, allowances)


def rules_in_force(rules, month):
    """Of several, the latest effective_from not after the month."""
    fit = [each for each in rules if each.effective_from <= month]
    if not fit:
        raise Invalid(f"no rules in force in {month}")
    return max(fit, key=lambda each: each.effective_from)


@dataclass
class Row:
    """A data row: its cells by column key, and where it stands."""
    cells: dict
    source: str = ""
    line: int = 0

    def __getitem__(self, key):
        return self.cells.get(key, "")

    def date(self, key):
        return parse_date(self[key])

    def money(self, key):
        return parse_money(self[key])

    def decimal(self, key):
        return parse_decimal(self[key], 6) if self[key] else None


@dataclass
class Inputs:
    """What one month reads."""
    rules: list
    staff: list
    payments: list
    contracts: list = None
    instalments: list = field(default_factory=list)
    adjustments: list = field(default_factory=list)
    company: list = field(default_factory=list)
    passed_over: int = 0


def read_table(path, kind, rules):
    """The data rows of a CSV file, and how many rows of empty cells were passed over."""
    own = rules.headers_of(kind)
    known = {key: key for key in COLUMNS[kind]}
    known.update((chinese, key) for key, (chinese, _) in COLUMNS[kind].items())
    known.update(own)
    content = pathlib.Path(path).read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    keys, rows, passed_over, start = None, [], 0, 1
    for cells in reader:
        line, start = start, reader.line_num + 1
        cells = ["" if not cell.strip(BLANKS) else cell for cell in cells]
        if keys is None:
            keys = [known[cell] for cell in cells]
        elif not any(cells):
            passed_over += 1
        elif any(cells[len(keys):]) or len(cells) < len(keys):
            raise Invalid(f"{path}:{line}: the row does not fit the header")
        else:
            used = {key: cell for key, cell in zip(keys, cells) if key}
            rows.append(Row(used, pathlib.Path(path).name, line))
    return rows, passed_over


def payment_files(folder, month):
    """The month's payment files in byte order of their names."""
    found = [path for path in (pathlib.Path(folder) / "payments").glob("*.csv")
             if path.name == f"{month}.csv" or path.name.startswith(f"{month}-")]
    if not found:
        raise Invalid(f"no payments file for {month}")
    return sorted(found, key=lambda path: path.name.encode())


def read_rules(folder):
    folder = pathlib.Path(folder)
    paths = [folder / "rules.ini"] if (folder / "rules.ini").exists() else folder.glob("rules/*.ini")
    return [parse_rules(path.read_text(encoding="utf-8")) for path in sorted(paths)]


def read_book(folder, month):
    folder = pathlib.Path(folder)
    every = read_rules(folder)
    rules = rules_in_force(every, month)

    def optional(kind, absent):
        path = folder / f"{kind}.csv"
        return read_table(path, kind, rules)[0] if path.exists() else absent

    payments, passed_over = [], 0
    for path in payment_files(folder, month):
        rows, blank = read_table(path, "payments", rules)
        payments += rows
        passed_over += blank
    return Inputs(every, optional("staff", []), payments, optional("contracts", None),
                  optional("instalments", []), optional("adjustments", []),
                  optional("company", []), passed_over)


def prices_of(row, contract):
    """(list price, contract price) of a payment row: its own, else the contract's, else None."""
    if bool(row["list_price"]) != bool(row["contract_price"]):
        raise Invalid(f"{row.source}:{row.line}: one price alone")
    holder = row if row["list_price"] else contract
    if holder is None:
        return None
    return Fraction(holder.decimal("list_price")), Fraction(holder.decimal("contract_price"))
