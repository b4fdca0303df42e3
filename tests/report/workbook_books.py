"""The books that workbooks are made of: the examples, and those that no example is."""

import shutil

RULES = """[scheme]
calculation = 1
[grade.junior]
label = 初级
base_fixed = 0
base_step = 10000
base_per_step = 200
base_cap = 2000
[commission]
base_rate = 3.3333%
excess_rate = 10%
[risk_fund]
holdback = 10%
cap = 5000
"""
LONG_NAME = "很长的名字" * 12
# Text that a spreadsheet, or a reader of XML, would take for something else.
ODD_NAMES = ["=1+1", "+86", "@SUM(A1)", "_x0041_", "<b>&amp;", "'quoted'", '"x"', "http://a.example", LONG_NAME,
             "A" * 60, "1", "1E5"]
STAFF = "employee_id,name,grade,department,bank_account\n"
ADJUSTMENTS = "month,employee_id,kind,amount,note\n"
PAYMENTS = "date,employee_id,customer,product,list_price,contract_price,amount\n"


def write(book, staff, payments, adjustments=()):
    book.mkdir()
    (book / "payments").mkdir()
    (book / "rules.ini").write_text(RULES, encoding="utf-8")
    (book / "staff.csv").write_text(STAFF + "".join(staff), encoding="utf-8")
    (book / "adjustments.csv").write_text(ADJUSTMENTS + "".join(adjustments), encoding="utf-8")
    for month, rows in payments.items():
        (book / "payments" / f"{month}.csv").write_text(PAYMENTS + "".join(rows), encoding="utf-8")


def example(name, months):
    def make(root, book):
        shutil.copytree(root / "examples" / name, book)
        for path in (book / "payments").iterdir():
            if path.name[:7] > months[1]:
                path.unlink()
    return make


def one(_, book):
    """One person with an id of zeros, who gets nothing in one month, gives back in the next, and is let off."""
    write(book, ["000123,A,junior,,6222000011112222333\n"],
          {"2026-01": [], "2026-02": ["2026-02-03,000123,,,,,-1000.00\n"], "2026-03": []},
          ["2026-03,000123,carry_write_off,10.00,\n"])


def odd(_, book):
    """Names that are not what they seem, and something by hand in every column; then amounts of more digits than a
    spreadsheet keeps."""
    staff = ['{:04},"{}",junior,"{}",\n'.format(i, name.replace('"', '""'), name.replace('"', '""'))
             for i, name in enumerate(ODD_NAMES)]
    rows = ['2026-01-{:02},{:04},"{}","{}",10,15.01,{}.37\n'.format(i % 28 + 1, i, name.replace('"', '""'),
                                                             name.replace('"', '""'), 1000 * i + 1)
            for i, name in enumerate(ODD_NAMES)]
    large = ["2026-02-01,0000,,,,,9999999999999.99\n", "2026-02-01,0000,,,,,9999999999999.98\n",
             "2026-02-02,0001,,,,,0.01\n"]
    kinds = ["bonus", "addition", "deduction", "social_insurance", "housing_fund", "tax", "base_forfeit",
             "risk_fund_release", "risk_fund_draw"]
    by_hand = [f"2026-01,0011,{kind},{10 + i}.{i}5,\n" for i, kind in enumerate(kinds)]
    write(book, staff, {"2026-01": rows, "2026-02": large}, by_hand)


def many(_, book):
    """A thousand people, some of long names; every seventh gives back."""
    staff = [f"{i:06},{LONG_NAME if i % 50 == 0 else 'P'}{i},junior,D{i % 9},\n" for i in range(1000)]
    rows = [f"2026-01-{i % 28 + 1:02},{i:06},客户{i},,10,15,{'-' if i % 7 == 0 else ''}{i * 97}.{i % 100:02}\n"
            for i in range(1000)]
    write(book, staff, {"2026-01": rows})


def tall(_, book):
    """So many people of so long names that the strips need more pages than a sheet can have."""
    write(book, [f'{i},{"name " * 120},junior,,\n' for i in range(1030)], {"2026-01": []})


BOOKS = {
    "aircon": example("aircon", ("2026-06", "2026-08")),
    "northwind": example("northwind", ("1996-07", "1996-09")),
    "one": one,
    "odd": odd,
    "many": many,
    "tall": tall,
}
