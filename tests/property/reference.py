#!/usr/bin/env python3
"""The pay scheme reckoned a second time, in exact fractions, sharing no code with the program.

    reference.py BOOK FROM [TO] [--out DIR]     writes DIR/MONTH/*.csv, or prints the payslips

As a library: settle_month(inputs, month, opening) gives a Month, whose closing() opens the next
one; reckon(folder, first, last) chains them. The clean-book readers are in inputs.py, the texts
of the output files in outputs.py.
"""

import argparse
import pathlib
from fractions import Fraction

import exact
from exact import round_half_away
from figures import ALL_OF_IT, ContractMonth, Line, Month, Opening, Person
from inputs import Invalid, prices_of, read_book, rules_in_force, KINDS_IN_CHINESE


class Reckoning:
    """One month in the making; settle_month() calls its steps in order."""

    def __init__(self, inputs, month, opening):
        self.inputs, self.month, self.opening = inputs, month, opening
        self.rules = rules_in_force(inputs.rules, month)
        self.ties = 0
        self.people, self.staff_order, self.staff_opening = {}, [], {}
        self.contracts, self.contract_rows, self.lines = {}, {}, []

    def round(self, value):
        self.ties += exact.is_tie(value)
        return round_half_away(value)

    # --- people ---------------------------------------------------------------------------

    def read_people(self):
        in_force = {}
        for row in self.inputs.staff:
            employee = row["employee_id"]
            if employee not in in_force:
                in_force[employee] = None
                self.staff_order.append(employee)
            if row["risk_fund_opening"]:
                self.staff_opening[employee] = row.money("risk_fund_opening")
            since = row["effective_from"]
            held = in_force[employee]
            if since <= self.month and (held is None or since > held["effective_from"]):
                in_force[employee] = row
        for employee, row in in_force.items():
            if row is not None:
                self.people[employee] = self.person(row)

    def person(self, row):
        first, last = exact.first_day(self.month), exact.last_day(self.month)
        hired, left = row.date("hired") or first, row.date("left") or last
        if row["hired"] and row["left"] and left < hired:
            raise Invalid(f"{row['employee_id']} left before being hired")
        days = max(0, (min(left, last) - max(hired, first)).days + 1)
        active = hired <= last and left >= first
        grade = self.rules.grade(row["grade"])
        if active and grade is None:
            raise Invalid(f"unknown grade {row['grade']}")
        person = Person(row, active, days, grade)
        employee = row["employee_id"]
        fund, carried = self.opening.balances.get(
            employee, (self.staff_opening.get(employee, 0), 0))
        person.figures["risk_fund_opening"] = fund
        person.figures["carried_in"] = carried
        return person

    def known(self, employee):
        if employee not in self.people:
            raise Invalid(f"unknown person {employee} in {self.month}")
        return self.people[employee]

    def read_adjustments(self):
        for row in self.inputs.adjustments:
            if row["month"] != self.month:
                continue
            person = self.known(row["employee_id"])
            person.has_row = True
            kind = KINDS_IN_CHINESE.get(row["kind"], row["kind"])
            if row["amount"] in ALL_OF_IT:
                person.takes_all.add(kind)
            else:
                person.adjustments[kind] = person.adjustments.get(kind, 0) + row.money("amount")

    # --- payments and contracts -----------------------------------------------------------

    def open_contracts(self):
        for row in self.inputs.contracts or []:
            contract = row["contract_id"]
            held = self.opening.receivables.get(contract)
            start = held[2] if held else row.money("collected_opening") if row["collected_opening"] else 0
            self.contract_rows[contract] = row
            self.contracts[contract] = ContractMonth(row["employee_id"], collected_to_date=start)

    def credit(self, row):
        """One payment: whom it is credited to, its excess and its commissions."""
        contract = self.contract_rows.get(row["contract_id"])
        if row["contract_id"] and self.inputs.contracts is not None and contract is None:
            raise Invalid(f"unknown contract {row['contract_id']}")
        employee = row["employee_id"] or (contract["employee_id"] if contract else "")
        person = self.known(employee)
        amount, prices, excess = row.money("amount"), prices_of(row, contract), 0
        if prices:
            list_price, contract_price = prices
            below = self.rules.value("commission", "below_list", "ignore")
            if contract_price < list_price and below == "reject":
                raise Invalid(f"{row.source}:{row.line}: sold below the list price")
            if contract_price > list_price or below == "deduct":
                excess = self.round(amount * (contract_price - list_price) / contract_price)
        regular = amount - excess
        self.lines.append(Line(
            row, employee, excess, regular,
            regular * self.rules.rate("commission", "base_rate") / 100,
            excess * self.rules.rate("commission", "excess_rate") / 100,
            self.notes(row, contract, employee, prices)))
        person.has_row = True
        for column, value in (("collected", amount), ("excess", excess), ("regular", regular)):
            person.figures[column] += value
        if contract:
            self.contracts[row["contract_id"]].collected += amount

    def notes(self, row, contract, employee, prices):
        """The codes of what is odd about a payment row."""
        notes = []
        if row.date("date") > exact.last_day(self.month):
            raise Invalid(f"{row.source}:{row.line}: the date lies after the month")
        if row.date("date") < exact.first_day(self.month):
            if self.rules.value("input", "late_entries", "reject") != "accept":
                raise Invalid(f"{row.source}:{row.line}: the date lies before the month")
            notes.append("late-entry")
        if contract and employee != contract["employee_id"]:
            notes.append("not-owner")
        if contract and prices != prices_of(contract, None):
            notes.append("price-differs")
        if not self.people[employee].active:
            notes.append("not-active")
        return notes

    def falls_in(self, due_date):
        """The month an instalment counts in: its due date plus the grace of the rules of that day."""
        month = exact.month_of(due_date)
        try:
            rules = rules_in_force(self.inputs.rules, month)
        except Invalid:
            rules = min(self.inputs.rules, key=lambda each: each.effective_from)
        return exact.month_of(due_date.fromordinal(due_date.toordinal() + rules.grace_days))

    def follow_contracts(self):
        """Due and late of each contract; its sales; both added to its owner."""
        earlier = dict.fromkeys(self.contracts, 0)
        for row in self.inputs.instalments:
            contract = row["contract_id"]
            if contract not in self.contracts:
                raise Invalid(f"unknown contract {contract}")
            month = self.falls_in(row.date("due_date"))
            if month == self.month:
                self.contracts[contract].due += row.money("amount")
            elif month < self.month:
                earlier[contract] += row.money("amount")
        counted = self.rules.late_mode != "off"
        for contract, held in self.contracts.items():
            held.prepaid = max(0, held.collected_to_date - earlier[contract])
            held.late = min(held.due, max(0, held.due - held.prepaid - held.collected))
            held.due_to_date = earlier[contract] + held.due
            held.collected_to_date += held.collected
            held.sales = self.sales_of(self.contract_rows[contract])
            if not counted:
                held.late = 0
            for column, value in (("due", held.due if counted else 0), ("late", held.late),
                                  ("sales", held.sales)):
                if value:
                    self.known(held.owner).figures[column] += value

    def sales_of(self, row):
        if self.rules.value("base", "measure", "collected") != "contracted":
            return 0
        if not row["signed"] or exact.month_of(row.date("signed")) != self.month:
            return 0
        return self.round(row.decimal("quantity") * row.decimal("contract_price") * 100)

    # --- pay ------------------------------------------------------------------------------

    def base_salary(self, person):
        if not person.active:
            return 0
        grade, fixed = person.grade, person.grade.base_fixed
        if self.rules.value("base", "prorate", "none") == "calendar_days":
            fixed = self.round(Fraction(fixed * person.days_active, exact.days_in_month(self.month)))
        sales = max(person.figures["sales"], 0)
        if grade.base_mode == "proportional":
            earned = self.round(Fraction(sales * grade.base_per_step, grade.base_step))
        else:
            earned = sales // grade.base_step * grade.base_per_step
        return min(grade.base_cap, fixed + earned)

    def late_deduction(self, f):
        if f["commission"] <= 0 or f["late"] <= 0:
            return 0
        whole = f["due"]
        if self.rules.value("late_collection", "against", "expected") == "expected":
            whole = max(f["due"], f["late"] + max(f["collected"], 0))
        most = f["commission"] * self.rules.rate("late_collection", "max_cut")
        return min(self.round(Fraction(f["commission"] * f["late"], whole)), self.round(most))

    def withheld(self, person):
        f = person.figures
        if not self.rules.has("risk_fund"):
            return 0
        kept = 1 - self.rules.rate("risk_fund", "holdback")
        due, opening = f["commission_due"], f["risk_fund_opening"]
        if due > 0 and person.active:
            room = max(0, self.rules.money("risk_fund", "cap") - opening)
            return min(due - self.round(due * kept), room)
        if due < 0:
            return -min(-due - self.round(-due * kept), max(0, opening))
        return 0

    def settle_fund(self, person):
        """What is drawn first, then released, of what the fund holds after the month's withholding."""
        f = person.figures
        holds = f["risk_fund_opening"] + f["risk_fund_withheld"]
        for column, kind in (("risk_fund_drawn", "risk_fund_draw"),
                             ("risk_fund_released", "risk_fund_release")):
            f[column] = person.adjustments.get(kind, 0)
            if kind in person.takes_all:
                f[column] = max(f[column], holds)
            holds -= f[column]
        f["risk_fund_balance"] = holds
        if holds < 0:
            raise Invalid(f"{person.cells['employee_id']}: the fund falls below 0 in {self.month}")

    def settle_commission(self, person):
        f, rules = person.figures, self.rules
        f["base_salary"] = self.base_salary(person)
        f["base_commission"] = self.round(f["regular"] * rules.rate("commission", "base_rate"))
        f["excess_commission"] = self.round(f["excess"] * rules.rate("commission", "excess_rate"))
        f["commission"] = f["base_commission"] + f["excess_commission"]
        f["late_deduction"] = self.late_deduction(f)
        f["commission_due"] = f["commission"] - f["late_deduction"]
        f["risk_fund_withheld"] = self.withheld(person)
        f["commission_paid"] = f["commission_due"] - f["risk_fund_withheld"]
        if person.active:
            number = exact.month_number(self.month)
            f["allowances"] = sum(amount for _, months, amount in rules.allowances if number in months)

    def share_profit(self):
        """The pool over the active persons by largest remainders, ties to the earlier person."""
        profits = [row.money("profit") for row in self.inputs.company if row["month"] == self.month]
        if not self.rules.has("bonus") or not profits or profits[0] <= 0:
            return 0
        pool = self.round(profits[0] * self.rules.rate("bonus", "pool_rate"))
        by = self.rules.value("bonus", "share_by")
        active = [person for person in self.people.values() if person.active]
        weights = [1 if by == "equal" else max(0, person.figures[by]) for person in active]
        total = sum(weights)
        if total == 0:
            return pool
        parts = [divmod(pool * weight, total) for weight in weights]
        left = pool - sum(share for share, _ in parts)
        order = sorted(range(len(active)), key=lambda i: (-parts[i][1], i))
        for rank, i in enumerate(order):
            active[i].figures["profit_share"] = parts[i][0] + (rank < left)
        return pool

    def settle_pay(self, person):
        f, entered = person.figures, person.adjustments
        f["base_forfeit"] = min(entered.get("base_forfeit", 0), f["base_salary"])
        if "base_forfeit" in person.takes_all:
            f["base_forfeit"] = f["base_salary"]
        f["carried_written_off"] = min(entered.get("carry_write_off", 0), f["carried_in"])
        if "carry_write_off" in person.takes_all:
            f["carried_written_off"] = f["carried_in"]
        self.settle_fund(person)
        for column, kind in (("bonus", "bonus"), ("additions", "addition"), ("tax", "tax"),
                             ("deductions", "deduction"), ("social_insurance", "social_insurance"),
                             ("housing_fund", "housing_fund")):
            f[column] = entered.get(kind, 0)
        f["gross_pay"] = (f["base_salary"] - f["base_forfeit"] + f["commission_paid"]
                          + f["risk_fund_released"] + f["allowances"] + f["profit_share"]
                          + f["bonus"] + f["additions"])
        net = (f["gross_pay"] - f["social_insurance"] - f["housing_fund"] - f["tax"]
               - f["deductions"] - (f["carried_in"] - f["carried_written_off"]))
        f["net_pay"], f["carried_out"] = max(0, net), max(0, -net)

    # --- what goes into the files ---------------------------------------------------------

    def is_paid(self, person):
        f = person.figures
        return person.active or person.has_row or any(
            f[column] for column in ("sales", "due", "risk_fund_opening", "risk_fund_balance",
                                     "carried_in", "carried_out"))

    def balances(self, paid):
        rows = []
        for employee in self.staff_order:
            if employee in paid or (employee in self.opening.balances and employee in self.people):
                f = self.people[employee].figures
                rows.append((employee, *(f[column] for column in (
                    "risk_fund_opening", "risk_fund_withheld", "risk_fund_released",
                    "risk_fund_drawn", "risk_fund_balance", "carried_in", "carried_written_off",
                    "carried_out"))))
        for employee, (fund, carried) in self.opening.balances.items():
            if employee not in self.people:
                if fund or carried:
                    raise Invalid(f"{employee} has vanished with money")
                rows.append((employee,) + (0,) * 8)
        return rows

    def receivables(self):
        rows = []
        for contract, held in self.contracts.items():
            if held.due_to_date or held.collected_to_date or contract in self.opening.receivables:
                rows.append((contract, held.owner, held.due_to_date, held.collected_to_date))
        for contract, (owner, due, collected) in self.opening.receivables.items():
            if contract not in self.contracts:
                if due != collected:
                    raise Invalid(f"{contract} has vanished with money")
                rows.append((contract, owner, due, collected))
        return rows


def settle_month(inputs, month, opening):
    """All figures of a month; Invalid where the program would have to refuse."""
    made = Reckoning(inputs, month, opening)
    made.read_people()
    made.read_adjustments()
    made.open_contracts()
    for row in inputs.payments:
        made.credit(row)
    made.follow_contracts()
    if made.rules.value("base", "measure", "collected") == "collected":
        for person in made.people.values():
            person.figures["sales"] = person.figures["collected"]
    for person in made.people.values():
        made.settle_commission(person)
    pool = made.share_profit()
    for person in made.people.values():
        made.settle_pay(person)
    paid = [employee for employee, person in made.people.items() if made.is_paid(person)]
    return Month(month, made.rules, made.people, paid, made.lines, made.contracts,
                 made.balances(set(paid)), made.receivables(), inputs.passed_over,
                 inputs.contracts is not None, pool, made.ties)


def reckon(folder, first, last, opening=None):
    """The months first..last of a clean book, each opened by the one before."""
    months, opening = [], opening or Opening()
    for month in exact.month_range(first, last):
        months.append(settle_month(read_book(folder, month), month, opening))
        opening = months[-1].closing()
    return months


def main():
    from outputs import month_files
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("book")
    parser.add_argument("first")
    parser.add_argument("last", nargs="?")
    parser.add_argument("--out")
    options = parser.parse_args()
    for month in reckon(options.book, options.first, options.last or options.first):
        files = month_files(month)
        if options.out:
            folder = pathlib.Path(options.out) / month.month
            folder.mkdir(parents=True, exist_ok=True)
            for name, content in files.items():
                (folder / name).write_bytes(content)
        else:
            print(files["payslips.csv"].decode("utf-8-sig"), end="")


if __name__ == "__main__":
    main()
