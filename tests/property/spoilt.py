"""Ways to spoil a valid random book: each gives the code that its error must have, or None where the book
has nothing to spoil in that way."""

import exact
from figures import ALL_OF_IT


class Spoiler:
    """A copy of a book, about to be spoilt in its last month: made is that month as reckoned, opening
    what it opened with."""

    def __init__(self, rng, book, made, opening):
        self.rng, self.book, self.made, self.opening = rng, book.copy(), made, opening
        self.month = made.month
        self.files = self.book.payments[self.month]
        self.rows = [row for rows in self.files.values() for row in rows]

    def table(self, kind):
        return self.book.tables[kind] or []

    def cell(self, rows, key, value):
        """Puts a value into some row's cell; False where there is no row."""
        if not rows:
            return False
        self.rng.choice(rows)[key] = value
        return True

    def rule(self, section, line):
        """A line at the end of a section of every rule file; False where one lacks the section."""
        for path, text in self.book.rules.items():
            if f"\n[{section}]\n" not in text:
                return False
            self.book.rules[path] = text.replace(f"\n[{section}]\n", f"\n[{section}]\n{line}\n")
        return True

    def enter(self, employee, kind, amount):
        self.book.tables["adjustments"] = self.table("adjustments") + [
            {"month": self.month, "employee_id": employee, "kind": kind, "amount": amount, "note": ""}]

    # --- payments ----------------------------------------------------------------------------

    def bad_amount(self):
        return self.cell(self.rows, "amount", self.rng.choice(["12,34", "1.5万", "1.2E+3", "12,3x", ".5"])) \
            and "bad-amount"

    def too_many_decimals(self):
        return self.cell(self.rows, "amount", "0.001") and "too-many-decimals"

    def amount_too_large(self):
        return self.cell(self.rows, "amount", "10000000000000.01") and "amount-too-large"

    def no_such_day(self):
        return self.cell(self.rows, "date", f"{self.month[:4]}-02-30") and "no-such-day"

    def date_after_month(self):
        return self.cell(self.rows, "date", exact.month_add(self.month, 1) + "-01") and "date-after-month"

    def date_before_month(self):
        if self.made.rules.value("input", "late_entries", "reject") == "accept":
            return None
        return self.cell(self.rows, "date", exact.month_add(self.month, -1) + "-28") and "date-before-month"

    def unknown_person(self):
        return self.cell(self.rows, "employee_id", "nobody-1") and "unknown-person"

    def unknown_contract(self):
        return self.made.has_contracts and self.cell(self.rows, "contract_id", "none-1") and "unknown-contract"

    def one_price_alone(self):
        rows = [row for row in self.rows if "list_price" not in row]
        return self.cell(rows, "list_price", "10") and "one-price-alone"

    def price_of_nothing(self):
        rows = [row for row in self.rows if "list_price" in row]
        return self.cell(rows, "list_price", self.rng.choice(["0", "0.000000", "-0.01"])) and "not-positive"

    def below_list(self):
        if self.made.rules.value("commission", "below_list") != "reject" or not self.rows:
            return None
        self.rng.choice(self.rows).update(list_price="10.000001", contract_price="10")
        return "below-list"

    def repeated_payment(self):
        rows = [row for row in self.rows if row.get("payment_id")]
        if rows:
            self.files[self.rng.choice(list(self.files))].append(dict(self.rng.choice(rows), customer="again"))
        return rows and "repeated-payment"

    def earlier_payment(self):
        """A payment of the month before, entered once more."""
        earlier = self.book.payments.get(exact.month_add(self.month, -1), {})
        rows = [row for each in earlier.values() for row in each if row.get("payment_id")]
        rows = [row for row in rows if row["employee_id"] in self.made.people]
        if rows:
            again = dict(self.rng.choice(rows), date=self.month + "-01")
            self.files[self.rng.choice(list(self.files))].append(again)
        return rows and "earlier-payment"

    # --- people and contracts ----------------------------------------------------------------

    def left_before_hired(self):
        row = self.rng.choice(self.table("staff"))
        row.update(hired="2020-01-02", left="2020-01-01")
        return "left-before-hired"

    def unknown_grade(self):
        rows = [person.cells for person in self.made.people.values() if person.active]
        row = next((row for row in self.table("staff") for held in rows if row == held.cells), None)
        return row is not None and self.cell([row], "grade", "none such") and "unknown-grade"

    def same_person_twice(self):
        rows = self.table("staff")
        rows.append(dict(self.rng.choice(rows), name="again"))
        return "same-person-twice"

    def fund_openings_differ(self):
        rows = self.table("staff")
        for row in rows:
            if row.get("risk_fund_opening") and not any(
                    each.get("effective_from") == "2001-01" for each in rows):
                rows.append(dict(row, effective_from="2001-01", risk_fund_opening="77.77"))
                return "fund-openings-differ"
        return None

    def person_with_money_gone(self):
        """Nobody but balances.csv knows the person any more."""
        used = {row.get("employee_id") for row in
                [*self.rows, *self.table("contracts"), *self.table("adjustments")]}
        for employee, held in self.opening.balances.items():
            if held != (0, 0) and employee in self.made.people and employee not in used:
                self.book.tables["staff"] = [each for each in self.table("staff") if each["employee_id"] != employee]
                return self.book.tables["staff"] and "person-vanished"
        return None

    def contract_with_money_gone(self):
        used = {row.get("contract_id") for row in self.rows}
        for contract, (_, due, collected) in self.opening.receivables.items():
            if due != collected and contract not in used and contract in self.made.contracts:
                for kind in ("contracts", "instalments"):
                    self.book.tables[kind] = [row for row in self.table(kind) if row["contract_id"] != contract]
                return "contract-vanished"
        return None

    def same_contract_twice(self):
        rows = self.table("contracts")
        if rows:
            rows.append(dict(self.rng.choice(rows)))
        return rows and "same-contract-twice"

    def quantity_needed(self):
        rows = self.table("contracts")
        if not rows or self.made.rules.value("base", "measure") != "contracted":
            return None
        row = self.rng.choice(rows)
        row.pop("quantity", None)
        row["signed"] = self.month + "-28"
        return "quantity-needed"

    def instalment_of_nothing(self):
        return self.cell(self.table("instalments"), "amount", self.rng.choice(["0", "-1"])) and "not-positive"

    def instalment_of_no_contract(self):
        return self.cell(self.table("instalments"), "contract_id", "none-1") and "unknown-contract"

    # --- entered by hand ---------------------------------------------------------------------

    def fund_overdrawn(self):
        """A fen more than the fund holds."""
        for employee, person in self.made.people.items():
            entered = person.takes_all & {"risk_fund_draw", "risk_fund_release"}
            if person.figures["risk_fund_balance"] >= 0 and not entered:
                amount = exact.money_text(person.figures["risk_fund_balance"] + 1)
                self.enter(employee, self.rng.choice(["risk_fund_draw", "风险金返还"]), amount)
                return "fund-overdrawn"
        return None

    def unknown_kind(self):
        return self.cell(self.table("adjustments"), "kind", "提成x") and "unknown-kind"

    def all_of_a_bonus(self):
        self.enter(next(iter(self.made.people), "E"), "bonus", self.rng.choice(ALL_OF_IT))
        return self.made.people and "all-not-taken"

    def deduction_of_nothing(self):
        return self.cell(self.table("adjustments"), "amount", "0.00") and "not-positive"

    def month_thirteen(self):
        return self.cell(self.table("adjustments"), "month", self.month[:4] + "-13") and "bad-month"

    def two_profits(self):
        rows = self.table("company")
        if rows:
            rows.append(dict(self.rng.choice(rows)))
        return rows and "same-month-twice"

    # --- rules -------------------------------------------------------------------------------

    def unknown_key(self):
        return self.rule("commission", "base_rates = 3%") and "unknown-key"

    def repeated_key(self):
        return self.rule("scheme", "calculation = 1") and "repeated-key"

    def rate_without_sign(self):
        return self.rule("bonus", "pool_rate = 3") and "bad-rate"

    def step_of_nothing(self):
        return self.rule("grade.junior", "base_step = 0") and "zero-step"


SPOILS = [value for name, value in vars(Spoiler).items()
          if not name.startswith("_") and name not in ("table", "cell", "rule", "enter")]
