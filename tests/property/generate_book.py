#!/usr/bin/env python3
"""Random books that are valid inputs, full of edge values, each made from its seed alone.

    generate_book.py SEED FOLDER        writes the book's last state and prints its months

As a library: generate(seed) gives the Stages of a book. A stage is a run of months computed from
one state of the inputs; between two stages people and contracts come, go and change places.
"""

import random
import sys
from dataclasses import dataclass

import exact
from generate_month import MonthMaker
from generate_rules import RuleMaker
from inputs import parse_rules
from figures import Opening
from reference import settle_month
from write_book import Book, Plain, write_book

NAMES = ["王小明", "李 雷", "Anna Bell", "O'Neil, Sean", "=SUM(A1)", "欧阳娜娜", "Ng \"Kit\" Wai",
         "张三", "张三", "＠home", "-dash", "Zoë", "司马懿", "Bo"]
IDS = ["E{:02d}", "{:03d}", "工{}", "a.b-{}", "X {}"]
PLACES = ["", "", "华东", "North, East", "+1", "R&D"]


@dataclass
class Stage:
    first: str
    last: str
    book: Book


class BookMaker:
    def __init__(self, seed):
        rng = self.rng = random.Random(seed)
        start = exact.month_add("2023-07", rng.randrange(60))
        if rng.random() < 0.25:
            start = rng.choice(["2023-12", "2024-01", "2024-02", "2027-12", "2028-02"])
        self.months = exact.month_range(start, exact.month_add(start, rng.randrange(9)))
        self.rule_maker = RuleMaker(rng)
        self.serial = 0
        self.known_from = {}
        rules = self.make_rules()
        parsed = [parse_rules(text) for text in rules.values()]
        self.below_list = not any(each.value("commission", "below_list") == "reject" for each in parsed)
        self.contracted = any(each.value("base", "measure") == "contracted" for each in parsed)
        self.book = Book(rules, dict.fromkeys(
            ["staff", "contracts", "instalments", "adjustments", "company"]))
        self.make_staff()
        if self.contracted or rng.random() < 0.85:
            self.make_contracts()
        self.month_maker = MonthMaker(self)

    # --- rules -----------------------------------------------------------------------------

    def make_rules(self):
        rng, maker, start = self.rng, self.rule_maker, self.months[0]
        if rng.random() < 0.5:
            since = rng.choice(["", "", start, exact.month_add(start, -3)])
            return {"rules.ini": maker.text(since)}
        since = [exact.month_add(start, -rng.randrange(4))]
        for _ in range(rng.randrange(3)):
            since.append(exact.month_add(since[-1], rng.randrange(1, 5)))
        names = rng.sample(["a.ini", "2026.ini", "老办法.ini", "z-new.ini"], len(since))
        return {f"rules/{name}": maker.text(month) for name, month in zip(names, since)}

    # --- people ----------------------------------------------------------------------------

    def a_day(self, month):
        """A day of the month, its edges more often than the rest."""
        days = exact.days_in_month(month)
        day = self.rng.choice([1, 2, days, days - 1, self.rng.randrange(1, days + 1)])
        return f"{month}-{day:02d}"

    def some_month(self, before=2, after=2):
        return exact.month_add(self.months[0], self.rng.randrange(-before, len(self.months) + after))

    def make_staff(self):
        form = self.rng.choice(IDS)
        rows = []
        for number in range(1, self.rng.choice([1, 2, 3, 5, 6, 8, 9, 12]) + 1):
            rows += self.person_rows(form.format(number))
        if self.rng.random() < 0.4:
            self.rng.shuffle(rows)
        self.book.tables["staff"] = rows

    def a_grade(self):
        name, label = self.rng.choice(self.rule_maker.grades)
        return self.rng.choice([name, label or name])

    def person_rows(self, employee):
        """A person's rows: one, or several told apart by effective_from."""
        rng = self.rng
        row = {"employee_id": employee, "name": rng.choice(NAMES), "grade": self.a_grade(),
               "department": rng.choice(PLACES), "bank_account": rng.choice(["", "6222 0001"])}
        if rng.random() < 0.5:
            row["hired"] = self.a_day(self.some_month(before=9, after=1))
        if rng.random() < 0.2:
            left = self.a_day(self.some_month(before=1))
            row["left"] = max(left, row.get("hired", left))
            if row["left"] < self.months[0] and rng.random() < 0.6:
                row["grade"] = "已撤销的职级"
        elif rng.random() < 0.06:
            row.update(hired="2009-02-28", left="2012-02-29", grade="已撤销的职级")
        if rng.random() < 0.4:
            row["risk_fund_opening"] = rng.choice(["0", "100.00", "4999.99", "5000", "5000.01", "0.01", "99.99"])
        rows = [row]
        while rng.random() < 0.2:
            since = self.some_month(before=1)
            if any(each.get("effective_from") == since for each in rows):
                break
            changed = dict(row, effective_from=since, department=rng.choice(PLACES))
            changed["risk_fund_opening"] = rng.choice(["", row.get("risk_fund_opening", "")])
            if row["grade"] != "已撤销的职级":
                changed["grade"] = self.a_grade()
            rows.append(changed)
        if rng.random() < 0.15 and len(rows) == 1:
            row["effective_from"] = self.some_month(before=1)
        self.known_from[employee] = min(each.get("effective_from", "") for each in rows)
        rng.shuffle(rows)
        return rows

    def people(self, month):
        """The ids known in a month, each once."""
        ids = dict.fromkeys(row["employee_id"] for row in self.book.tables["staff"])
        return [each for each in ids if self.known_from[each] <= month]

    # --- contracts -------------------------------------------------------------------------

    def make_contracts(self, since=""):
        tables = self.book.tables
        tables["contracts"] = tables["contracts"] or []
        tables["instalments"] = tables["instalments"] or []
        for _ in range(self.rng.choice([0, 1, 3, 6, 10, 16])):
            self.add_contract(since)

    def a_price(self):
        rng = self.rng
        return rng.choice(["10", "15", "0.000001", "9.99", "1234.567891",
                           exact.decimal_text(exact.Fraction(rng.randrange(1, 10**9), 10**6))])

    def price_pair(self, below=None):
        """A list price and the price of the contract: at it, above it, or below where allowed."""
        low, high = sorted([self.a_price(), self.a_price()], key=float)
        if self.rng.random() < 0.2:
            high = low
        if (self.below_list if below is None else below) and self.rng.random() < 0.25:
            low, high = high, low
        return {"list_price": low, "contract_price": high}

    def add_contract(self, since):
        """A contract of somebody, and what is due on it; nothing of it before `since`."""
        rng, tables = self.rng, self.book.tables
        people = self.people(self.months[-1])
        if not people:
            return
        self.serial += 1
        owner = rng.choice(people)
        since = max(since, self.known_from[owner])
        row = {"contract_id": rng.choice(["C{}", "合同-{}", "HT 2026.{}"]).format(self.serial),
               "employee_id": owner, "customer": rng.choice(["", "上海某某公司", "Foo, Inc."]),
               **self.price_pair(below=True)}    # where that is rejected, payments bring other prices
        signed = self.a_day(self.some_month())
        if signed[:7] >= since and rng.random() < 0.8:
            row["signed"] = signed
        if rng.random() < 0.8 or (self.contracted and "signed" in row):
            row["quantity"] = rng.choice(["1", "5000", "0.5", "3.141592", "100"])
        if rng.random() < 0.3:
            row["collected_opening"] = rng.choice(["0", "0.00", "5000", "1234.56", "10000.00"])
        tables["contracts"].append(row)
        for _ in range(rng.choice([0, 1, 3, 6, 9])):
            self.add_instalment(row["contract_id"], since)

    def add_instalment(self, contract, since):
        day = self.a_day(self.some_month(before=2, after=1))
        if day[:7] >= since:
            amount = self.rng.choice(["10000", "5000.00", "0.01", "1234.56",
                                      exact.money_text(self.rng.randrange(1, 5 * 10**6))])
            if self.rng.random() < 0.005:
                amount = "10000000000000.00"
            self.book.tables["instalments"].append(
                {"contract_id": contract, "due_date": day, "amount": amount})

    # --- between two stages ----------------------------------------------------------------

    def change(self, month, opening):
        """What happens to the inputs between the month before and this one."""
        rng, tables = self.rng, self.book.tables
        if rng.random() < 0.7:
            self.drop_people(opening)
        if tables["contracts"] is None:
            if rng.random() < 0.5:
                self.make_contracts(since=month)
        else:
            if rng.random() < 0.7:
                self.drop_contracts(opening)
            if rng.random() < 0.4 and tables["instalments"]:
                chosen = rng.choice(tables["instalments"])
                chosen["amount"] = rng.choice(["10000", "0.01", "777.77"])
            if tables["contracts"] and rng.random() < 0.5:
                contract = rng.choice(tables["contracts"])
                self.add_instalment(contract["contract_id"], "")
                contract["employee_id"] = rng.choice(self.people(self.months[0]) or [contract["employee_id"]])
            self.add_contract(since=month)
            if self.contracted and tables["contracts"] and rng.random() < 0.6:
                self.sign_earlier(tables["contracts"][-1], month)
            rng.shuffle(tables["contracts"])
        self.serial += 1
        for row in self.person_rows(f"new{self.serial}"):
            tables["staff"].append(row)
        if rng.random() < 0.5:
            rng.shuffle(tables["staff"])

    def sign_earlier(self, contract, month):
        """The contract that came last says that it was signed before: its sale counts in no month."""
        contract["signed"] = self.a_day(exact.month_add(month, -self.rng.randrange(1, 4)))
        contract["quantity"] = contract.get("quantity", "2")

    def drop_people(self, opening):
        """People without money or contracts vanish from staff.csv."""
        owners = {row["employee_id"] for row in self.book.tables["contracts"] or []}
        gone = {employee for employee, money in opening.balances.items()
                if money == (0, 0) and employee not in owners and self.rng.random() < 0.5}
        kept = [row for row in self.book.tables["staff"] if row["employee_id"] not in gone]
        if kept:
            self.book.tables["staff"] = kept

    def drop_contracts(self, opening):
        gone = {contract for contract, (_, due, collected) in opening.receivables.items()
                if due == collected and self.rng.random() < 0.5}
        for kind in ("contracts", "instalments"):
            self.book.tables[kind] = [row for row in self.book.tables[kind]
                                      if row["contract_id"] not in gone]

    def stages(self):
        rng, stages, opening = self.rng, [], Opening()
        first = self.months[0]
        for month in self.months:
            if month > first and rng.random() < 0.15:
                stages.append(Stage(first, exact.month_add(month, -1), self.book.copy()))
                first = month
                self.change(month, opening)
            self.month_maker.make(month, opening, may_change_staff=month == self.months[0])
            opening = settle_month(self.book.inputs(month), month, opening).closing()
        stages.append(Stage(first, self.months[-1], self.book.copy()))
        return stages


def generate(seed):
    return BookMaker(seed).stages()


def main():
    seed, folder = int(sys.argv[1]), sys.argv[2]
    stages = generate(seed)
    write_book(stages[-1].book, folder, Plain(random.Random(seed)))
    print(*(f"{stage.first}..{stage.last}" for stage in stages))


if __name__ == "__main__":
    main()
