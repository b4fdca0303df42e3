#!/usr/bin/env python3
# Without this a bank file could ask for another sum than the payslips show, a voucher could be out of balance, or the
# books could hold other funds than people are told of, and only the bank or an auditor would find out.
"""Holds every installed export format against payslips.csv and balances.csv, by other tools than salespay's.

Over examples/aircon and examples/northwind (given account numbers), a person alone, 1,000 people, a month of zeros and
one of refunds: files are read back with Python's csv and gb18030, counted and added up; `hledger check --strict` proves
the journals, one by one and one behind the other, and reports the balances of the funds.
"""

import argparse
import csv
import io
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FORMATS = ("bank", "cmb", "tax", "voucher", "hledger")
FUND, CARRIED = "应付职工薪酬:风险金:", "其他应收款:工资结转:"
TAX_COLUMNS = 24
HLEDGER_ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8"}  # it reads files in the encoding of the locale


class Checks:
    def __init__(self):
        self.passed = self.failed = 0

    def hold(self, good, what):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print(f"FAILED: {what}")


def with_check_digit(number):
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return number + str(-total % 10)


def give_accounts(book):
    """Every row of staff.csv gets an account number that its bank would take."""
    path = book / "staff.csv"
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    rows[0].append("bank_account")
    accounts = {}
    for row in rows[1:]:
        row.append(accounts.setdefault(row[0], with_check_digit(f"62148300{len(accounts):07}")))
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return accounts


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def money(text):
    return Decimal(text or "0")


class Book:
    """A book whose months were run, and what salespay exports of them."""

    def __init__(self, program, folder, checks, months):
        self.program, self.folder, self.checks = program, folder, checks
        self.accounts = give_accounts(folder)
        self.run("run", f"{months[0]}..{months[-1]}", "--no-sync")

    def run(self, *words):
        done = subprocess.run([self.program, *words, "--book", self.folder, "-qq"], capture_output=True, check=False)
        self.checks.hold(done.returncode == 0, f"{self.folder.name} {words}: {done.stderr.decode()}")
        return done.stdout

    def refuse(self, *words):
        done = subprocess.run([self.program, *words, "--book", self.folder], capture_output=True, check=False)
        self.checks.hold(done.returncode == 1 and b"[negative-pay]" in done.stderr, f"{self.folder.name} {words}: taken")

    def look(self, month):
        slips = read_csv(self.folder / "months" / month / "payslips.csv")
        for name in FORMATS:
            out = self.folder.parent / f"{self.folder.name}-{month}.{name}"
            if name == "tax" and any(money(slip["gross_pay"]) < 0 for slip in slips):
                self.refuse("export", month, "--as", name, "-o", str(out))
                self.hold(not out.exists(), "a file though pay is negative", month)
                continue
            self.run("export", month, "--as", name, "-o", str(out))
            if out.is_file():
                getattr(self, name)(out.read_bytes(), slips, month)

    def hold(self, good, what, month):
        self.checks.hold(good, f"{self.folder.name} {month}: {what}")

    def table(self, data, encoding):
        """Header and rows; every line ends in CRLF."""
        text = data.decode(encoding)
        self.checks.hold(text.endswith("\r\n") and text.count("\n") == text.count("\r\n"), "line ends")
        rows = list(csv.reader(io.StringIO(text, newline="")))
        self.checks.hold(len({len(row) for row in rows}) == 1, f"{self.folder.name}: a ragged table")
        return rows[0], rows[1:]

    def bank(self, data, slips, month):
        self.pay_file(data, slips, month, ["账号", "户名", "金额", "备注"])

    def cmb(self, data, slips, month):
        self.pay_file(data, slips, month, ["账号", "户名", "金额", "开户行", "开户地", "汇款备注"])

    def pay_file(self, data, slips, month, header):
        found, rows = self.table(data, "gb18030")
        paid = [slip for slip in slips if money(slip["net_pay"]) != 0]
        self.hold(found == header, f"header {found}", month)
        self.hold([(row[0], row[1], row[2]) for row in rows] ==
                  [(self.accounts[slip["employee_id"]], slip["name"].lstrip("'"), slip["net_pay"]) for slip in paid],
                  "accounts, names and amounts", month)
        self.hold(sum(money(row[2]) for row in rows) == sum(money(slip["net_pay"]) for slip in slips), "total", month)
        self.hold(all(row[-1] == f"{month}工资" for row in rows), "remarks", month)

    def tax(self, data, slips, month):
        self.hold(data.startswith(b"\xef\xbb\xbf"), "a byte order mark", month)
        header, rows = self.table(data, "utf-8-sig")
        self.hold(len(header) == TAX_COLUMNS, f"{len(header)} columns", month)
        self.hold([(row[0], row[4], row[9]) for row in rows] ==
                  [(slip["employee_id"], slip["gross_pay"], slip["housing_fund"]) for slip in slips],
                  "income and housing fund of everybody", month)
        self.hold(all(not row[place] for row in rows for place in (5, 6, 7, 8, *range(10, TAX_COLUMNS))),
                  "what the book does not know is blank", month)

    def voucher(self, data, slips, month):
        _, rows = self.table(data, "utf-8-sig")
        debit, credit = sum(money(row[4]) for row in rows), sum(money(row[5]) for row in rows)
        self.hold(debit == credit, f"debits {debit}, credits {credit}", month)
        self.hold([row[0] for row in rows] == [str(n + 1) for n in range(len(rows))], "the sequence", month)
        self.hold(all(bool(row[4]) != bool(row[5]) and money(row[4] or row[5]) > 0 for row in rows), "sides", month)

        def total(column):
            return sum(money(slip[column]) for slip in slips)

        def account(name):
            return sum(money(row[4]) - money(row[5]) for row in rows if row[3] == name)

        self.hold(account("银行存款") == -total("net_pay"), "what is paid", month)
        self.hold(account("应付职工薪酬-工资") == 0, "wages are paid", month)
        self.hold(account("应付职工薪酬-风险金") ==
                  total("risk_fund_opening") - total("risk_fund_balance"), "the funds", month)
        self.hold(account("其他应收款-工资结转") == total("carried_out") - total("carried_in"), "carried over", month)
        for name, column in (("其他应付款-社保", "social_insurance"), ("其他应付款-公积金", "housing_fund"),
                             ("应交税费-个人所得税", "tax"), ("其他应付款-其他扣款", "deductions"),
                             ("营业外收入-风险金扣罚", "risk_fund_drawn")):
            self.hold(account(name) == -total(column), name, month)

    def hledger(self, data, slips, month):
        self.prove(data, month, month)

    @staticmethod
    def hledger_says(journal, *words):
        return subprocess.run(["hledger", "-f", "-", *words], input=journal, capture_output=True, check=False,
                              env=HLEDGER_ENVIRONMENT)

    def prove(self, journal, month, what):
        checked = self.hledger_says(journal, "check", "--strict")
        self.hold(checked.returncode == 0, f"hledger check of {what}: {checked.stderr.decode()}", month)
        told = self.hledger_says(journal, "balance", "--flat", "--empty", "-O", "csv",
                                 f"^({FUND}|{CARRIED})").stdout.decode()
        held = {row["account"]: Decimal(row["balance"].split()[0]) for row in csv.DictReader(io.StringIO(told))
                if row["account"] != "total"}
        balances = read_csv(self.folder / "months" / month / "balances.csv")
        for row in balances:
            fund = held.pop(FUND + row["employee_id"], Decimal(0))
            self.hold(-fund == money(row["risk_fund_closing"]), f"the fund of {row['employee_id']} is {-fund}", month)
            carried = held.pop(CARRIED + row["employee_id"], Decimal(0))
            self.hold(carried == money(row["carried_out"]), f"carried by {row['employee_id']}: {carried}", month)
        self.hold(not any(held.values()), f"balances of nobody: {held}", month)

    def prove_year(self, months):
        """Journals of months one behind the other are one journal."""
        texts = [(self.folder.parent / f"{self.folder.name}-{month}.hledger").read_bytes() for month in months]
        self.prove(b"\n".join(texts), months[-1], "all months")


RULES = """[scheme]
calculation = 1
[grade.junior]
base_fixed = {fixed}
base_step = 10000
base_per_step = 200
base_cap = 2000
[commission]
base_rate = 3%
excess_rate = 10%
[risk_fund]
holdback = 10%
cap = 500
"""


def made_book(folder, people, payment, fixed="0"):
    """payment: the cents that person number n collects."""
    (folder / "payments").mkdir(parents=True)
    (folder / "rules.ini").write_text(RULES.format(fixed=fixed), encoding="utf-8")
    (folder / "staff.csv").write_text("employee_id,name,grade,risk_fund_opening\n" + "".join(
        f"E{n:04},\"员工 {n}, 甲\",junior,{n % 7}.{n % 100:02}\n" for n in range(people)), encoding="utf-8")
    (folder / "payments" / "2026-07.csv").write_text("date,employee_id,amount\n" + "".join(
        f"2026-07-15,E{n:04},{Decimal(payment(n)) / 100:.2f}\n" for n in range(people)), encoding="utf-8")
    (folder / "adjustments.csv").write_text("month,employee_id,kind,amount,note\n" + "".join(
        f"2026-07,E{n:04},{kind},{amount},\n" for n in range(0, people, 10) if people > 9
        for kind, amount in (("social_insurance", "420.00"), ("tax", f"{n % 13 + 1}.07"), ("deduction", "3.50"),
                             ("risk_fund_release", "all"))))
    return folder


def months_of(book):
    return sorted({path.stem[:7] for path in (book / "payments").glob("????-??*.csv")})


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--salespay", required=True, type=pathlib.Path)
    program = str(parser.parse_args().salespay.resolve())
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="salespay-export-") as top:
        top = pathlib.Path(top)
        for name, every in (("aircon", 1), ("northwind", 6)):
            folder = top / name
            shutil.copytree(ROOT / "examples" / name, folder,
                            ignore=shutil.ignore_patterns("expected", "source", "months"))
            months = months_of(folder)
            book = Book(program, folder, checks, months)
            for month in months[::every]:
                book.look(month)
            if every == 1:
                book.prove_year(months)
        for name, people, payment, fixed in (
                ("one", 1, lambda n: 1234567, "0"), ("thousand", 1000, lambda n: 99991 * n - 300000, "100"),
                ("zero", 20, lambda n: 0, "0"), ("negative", 20, lambda n: -123456 - n, "0")):
            Book(program, made_book(top / name, people, payment, fixed), checks, ["2026-07"]).look("2026-07")
    print(f"export: {checks.passed} passed, {checks.failed} failed")
    sys.exit(1 if checks.failed or not checks.passed else 0)


if __name__ == "__main__":
    main()
