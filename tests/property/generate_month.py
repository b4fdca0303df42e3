"""One month of a random book: its payments, its hand-entered adjustments, its profit.

The reference reckons the month while it is being made, so that what is entered fits: a release
that the fund can pay, a sum that meets a cap to the fen, a payment that is a fen short.
"""

import exact
from inputs import KINDS, parse_rules, rules_in_force
from reference import settle_month

CUSTOMERS = ["", "", "上海某某公司", "Foo, Inc.", "=1+1", "two\nlines", "\tTab", "＝x", "-5", "'quoted'"]
PRODUCTS = ["", "空调", "A-1", "B \"big\"", "@x"]
MOST = 10**15         # fen: no amount in a file may be above ten trillion yuan
PLUS_KINDS = ["bonus", "addition", "deduction", "social_insurance", "housing_fund", "tax"]


def is_below_list(row):
    return exact.parse_decimal(row["contract_price"], 6) < exact.parse_decimal(row["list_price"], 6)


def excess_of(row, contract, amount):
    holder = row if "list_price" in row else contract
    if holder is None:
        return 0
    listed, sold = (exact.parse_decimal(holder[key], 6) for key in ("list_price", "contract_price"))
    return amount * (sold - listed) / sold


class MonthMaker:
    def __init__(self, maker):
        self.maker, self.rng = maker, maker.rng
        self.keys, self.used, self.paid = set(), [], 0
        self.line_mode = maker.rule_maker.input_key == "line"

    def make(self, month, opening, may_change_staff):
        self.month, self.opening, self.book = month, opening, self.maker.book
        self.rules = rules_in_force([parse_rules(text) for text in self.book.rules.values()], month)
        rows = self.payment_rows()
        self.book.payments[month] = self.split(rows)
        self.add_profit()
        self.add_plain_adjustments()
        if may_change_staff:
            self.meet_the_cap()
        self.add_fitting_adjustments()

    def reckon(self):
        return settle_month(self.book.inputs(self.month), self.month, self.opening)

    # --- payments --------------------------------------------------------------------------

    def payment_rows(self):
        people = self.maker.people(self.month)
        if not people:
            return []
        count = self.rng.choice([1, 3, 8, 15, 25, 40])
        if self.rng.random() < 0.05:
            count = 0
        rows = [self.payment(people) for _ in range(count)]
        return [row for row in rows if row is not None]

    def payment(self, people):
        rng = self.rng
        row = {"date": self.date(), "customer": rng.choice(CUSTOMERS), "product": rng.choice(PRODUCTS)}
        owned = [each for each in self.book.tables["contracts"] or [] if each["employee_id"] in people]
        contract = rng.choice(owned) if owned and rng.random() < 0.65 else None
        if contract:
            row["contract_id"] = contract["contract_id"]
            who = rng.choice(["", "", contract["employee_id"], rng.choice(people)])
        else:
            who = rng.choice(people)
            if self.book.tables["contracts"] is None and rng.random() < 0.3:
                row["contract_id"] = "unlisted"
        row["employee_id"] = who
        rejected = contract and not self.maker.below_list and is_below_list(contract)
        if rejected or rng.random() < 0.3:
            row.update(self.maker.price_pair())
        elif contract and rng.random() < 0.2:
            row.update(list_price=contract["list_price"], contract_price=contract["contract_price"])
        amount = self.amount(row, contract)
        if abs(excess_of(row, contract, amount)) > 100 * MOST:
            amount = 0     # more than money can hold: an error of its own
        row["amount"] = exact.money_text(amount)
        if rng.random() < 0.3 and row["amount"] != "0.00":
            row["quantity"] = ("-" if row["amount"][0] == "-" else "") + rng.choice(["1", "2.5", "0.000001"])
        return self.with_id(row, who or contract["employee_id"])

    def date(self):
        if self.rules.value("input", "late_entries") == "accept" and self.rng.random() < 0.2:
            return self.maker.a_day(exact.month_add(self.month, -self.rng.randrange(1, 14)))
        return self.maker.a_day(self.month)

    def amount(self, row, contract):
        """Fen: refunds, nothing, ties of half a fen, whole steps, what is due and a fen beside it."""
        rng = self.rng
        grade = rng.choice(list(self.rules.grades.values()))
        choices = [0, rng.randrange(1, 100), 50, 10**6, grade.base_step * rng.randrange(1, 12),
                   grade.base_step - 1, grade.base_cap, rng.randrange(1, 10**7), -rng.randrange(1, 10**5),
                   -rng.randrange(1, 10**7)]
        if contract:
            due = [exact.parse_money(each["amount"]) for each in self.book.tables["instalments"]
                   if each["contract_id"] == contract["contract_id"]]
            for amount in due:
                choices += [amount, amount // 2, amount - 1, amount + 1, -amount]
            _, due, collected = self.opening.receivables.get(contract["contract_id"], ("", 0, 0))
            choices += [due - collected] * 6 + [-collected] * 2
        if rng.random() < 0.01:
            choices = [MOST, MOST - 1, -MOST]
        return max(-MOST, min(MOST, rng.choice(choices)))

    def with_id(self, row, credited):
        """A payment_id that may stand here, or none; None where the row would repeat another."""
        rng = self.rng
        self.paid += 1
        identity = rng.choice([f"P{self.paid}", f"回单{self.paid:05d}", ""])
        if self.line_mode and self.used and rng.random() < 0.4:
            identity = rng.choice(self.used)
        if not identity:
            return row
        key = (identity, row.get("contract_id", ""), row["product"], credited, row["amount"][0] == "-")
        if key in self.keys:
            return None
        self.keys.add(key)
        self.used.append(identity)
        return dict(row, payment_id=identity)

    def split(self, rows):
        names = self.rng.choice([["{}.csv"], ["{}.csv", "{}-b.csv"], ["{}-甲.csv", "{}-a.csv", "{}.csv"],
                                 ["{}-only.csv"]])
        files = {name.format(self.month): [] for name in names}
        for row in rows:
            files[self.rng.choice(list(files))].append(row)
        return files

    # --- what people enter by hand ---------------------------------------------------------

    def add_profit(self):
        rng = self.rng
        if rng.random() < 0.85:
            profit = rng.choice(["0", "-5000.00", "100000", "0.01", "0.10", "10000000000000",
                                 exact.money_text(rng.randrange(1, 10**9))])
            self.book.tables["company"] = self.book.tables["company"] or []
            self.book.tables["company"].append({"month": self.month, "profit": profit})

    def enter(self, employee, kind, amount):
        rng = self.rng
        self.book.tables["adjustments"] = self.book.tables["adjustments"] or []
        if amount == "all":
            amount = rng.choice(["all", "全部"])
        elif amount <= 0:
            return
        else:
            amount = exact.money_text(min(amount, MOST))
        self.book.tables["adjustments"].append({
            "month": self.month, "employee_id": employee, "kind": rng.choice([kind, KINDS[kind]]),
            "amount": amount, "note": rng.choice(["", "按通知", "x, y"])})

    def add_plain_adjustments(self):
        people = self.maker.people(self.month)
        while people and self.rng.random() < 0.6:
            amount = self.rng.choice([1, 50000, self.rng.randrange(1, 10**6)])
            self.enter(self.rng.choice(people), self.rng.choice(PLUS_KINDS), amount)

    def meet_the_cap(self):
        """One person's fund opens such that this month's withholding fills it to the fen."""
        if not self.rules.has("risk_fund") or self.rng.random() < 0.5:
            return
        cap = self.rules.money("risk_fund", "cap")
        for employee, person in self.reckon().people.items():
            held = person.figures["risk_fund_withheld"]
            if 0 < held < cap:
                for row in self.book.tables["staff"]:
                    if row["employee_id"] == employee:
                        row["risk_fund_opening"] = exact.money_text(cap - held)
                return

    def add_fitting_adjustments(self):
        for employee, person in self.reckon().people.items():
            if self.rng.random() < 0.35:
                self.take_of(employee, "base_forfeit", person.figures["base_salary"])
            if person.figures["carried_in"] and self.rng.random() < 0.5:
                self.take_of(employee, "carry_write_off", person.figures["carried_in"])
            if self.rng.random() < 0.3:
                self.use_fund(employee, person.figures["risk_fund_balance"])
        self.reckon()

    def take_of(self, employee, kind, whole):
        """A part, all, the very sum, a fen more, or a part and the rest."""
        part = self.rng.randrange(1, whole + 1) if whole else 0
        for amount in self.rng.choice([[part], ["all"], [whole], [whole + 1], [part, "all"]]):
            self.enter(employee, kind, amount)

    def use_fund(self, employee, holds):
        """Draws and releases that the fund can bear."""
        part = self.rng.randrange(1, holds + 1) if holds > 0 else 0
        for kind, amount in self.rng.choice([
                [("risk_fund_draw", part)], [("risk_fund_release", part)], [("risk_fund_draw", "all")],
                [("risk_fund_release", "all")], [("risk_fund_draw", holds)],
                [("risk_fund_draw", part), ("risk_fund_release", "all")],
                [("risk_fund_draw", part), ("risk_fund_release", holds - part)],
                [("risk_fund_draw", part), ("risk_fund_draw", "all")],
                [("risk_fund_release", part), ("risk_fund_release", "all")]]):
            self.enter(employee, kind, amount)
