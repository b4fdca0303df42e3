#!/usr/bin/env python3
"""Without this, a book could go wrong only after years: a fund that forgets a cent when somebody leaves, a payment paid
again after a reopening, a month that no longer verifies after a fault.

    years.py --salespay PROGRAM [--long] [--seed N]

Companies live for years, each from its seed alone: people come and go, customers pay late, get refunds, are told of
twice by mistake; rules change; months are run again, cut off by faults, closed and reopened. After every month what is
due is what is paid and withheld, every closing balance opens the next month, no payment counts twice; the book
verifies, now and then and in the end. A company that fails is told by its seed: --seed N lives it again.
"""

import argparse
import csv
import os
import random
import sys

from bench import LEFTOVER, Bench, Counts, write

YEARS = 3
COMPANIES, COMPANIES_LONG = 70, 2000
RULES = """[scheme]
calculation = 1
effective_from = {since}
[grade.junior]
base_fixed = {fixed}
base_step = 10,000
base_per_step = 200
base_cap = 2000
[grade.senior]
base_fixed = 2000
base_step = 10,000
base_per_step = 300
base_cap = 3000
[commission]
base_rate = {base}%
excess_rate = {excess}%
[risk_fund]
holdback = {holdback}%
cap = {cap}
[late_collection]
grace_days = {grace}
max_cut = 50%
"""


def month_at(index):
    return f"{index // 12}-{index % 12 + 1:02d}"


def cents(text):
    return round(float(text) * 100)


class Wrong(Exception):
    pass


class Company:
    def __init__(self, bench, seed):
        self.bench, self.rng, self.book = bench, random.Random(seed), bench.book
        self.first = self.now = 12 * self.rng.randrange(2018, 2024) + self.rng.randrange(12)
        self.people, self.contracts, self.instalments = [], [], []
        self.paid, self.months, self.closing, self.serial = {}, 0, {}, 0
        self.told_twice = 0
        self.change_rules("rules/0.ini")
        for _ in range(self.rng.randrange(2, 5)):
            self.hire()
        for _ in range(3):
            self.sign()

    # ---- what happens ----

    def change_rules(self, name):
        rng = self.rng
        write(self.book, name, RULES.format(since=month_at(self.now), fixed=rng.randrange(0, 3000), base=rng.randrange(1, 6),
                                            excess=rng.randrange(5, 30), holdback=rng.randrange(0, 40),
                                            cap=rng.choice([500, 5000, 100000]), grace=rng.randrange(0, 40)))

    def hire(self):
        self.people.append([f"E{len(self.people) + 1}", self.rng.choice(["junior", "senior"]),
                            f"{month_at(self.now)}-{self.rng.randrange(1, 28):02d}" if self.now > self.first else "", ""])

    def sign(self):
        number, rng = f"C{len(self.contracts) + 1}", self.rng
        here = [each for each in self.people if not each[3]] or self.people
        price = rng.randrange(50, 500)
        self.contracts.append((number, rng.choice(here)[0], f"{month_at(self.now)}-01", 1000, price,
                               price + rng.randrange(-20, 60)))
        for later in range(rng.randrange(0, 3)):
            self.instalments.append((number, f"{month_at(self.now + later)}-15", rng.randrange(1, 500000) / 100))

    def live(self):
        """What changes before a month."""
        rng = self.rng
        if rng.random() < 0.1:
            self.hire()
        here = [each for each in self.people if not each[3] and not each[2].startswith(month_at(self.now))]
        if rng.random() < 0.06 and len(here) > 1:
            rng.choice(here)[3] = f"{month_at(self.now)}-{rng.randrange(1, 28):02d}"
        if rng.random() < 0.2:
            self.sign()
        if rng.random() < 0.04 and self.now > self.first:
            self.change_rules(f"rules/{self.now}.ini")

    def write_inputs(self):
        def table(name, header, rows):
            write(self.book, name, "\n".join([header, *(",".join(map(str, row)) for row in rows)]) + "\n")
        table("staff.csv", "employee_id,grade,hired,left,name", [each + [f"N{each[0]}"] for each in self.people])
        table("contracts.csv", "contract_id,employee_id,signed,quantity,list_price,contract_price", self.contracts)
        table("instalments.csv", "contract_id,due_date,amount", self.instalments)

    def pay(self, month, again=None):
        """Writes a month's payments; again: an id that was paid before."""
        rng, rows = self.rng, []
        for _ in range(rng.randrange(0, 6)):
            self.serial += 1
            amount = rng.randrange(1, 3000000) * (-1 if rng.random() < 0.1 else 1)
            rows.append((f"P{self.serial}", rng.choice(self.contracts)[0], amount))
        told = rows + ([(again, self.contracts[0][0], 100)] if again else [])
        write(self.book, f"payments/{month}.csv", "payment_id,date,contract_id,amount\n" + "".join(
            f"{number},{month}-{rng.randrange(1, 29):02d},{contract},{amount / 100:.2f}\n"
            for number, contract, amount in told))
        self.paid[month] = {number: amount for number, _, amount in rows}

    # ---- what is run ----

    def run(self, *arguments, status=0, **plan):
        done = self.bench.run(*arguments, **plan)
        if status is not None and done.returncode != status:
            raise Wrong(f"{' '.join(arguments)} ends with {done.returncode}: {done.stderr.decode()[-300:]}")

    def spell(self):
        """Some months on one state of staff and contracts."""
        rng = self.rng
        self.live()
        first = self.now
        last = first + rng.randrange(4)
        months = [month_at(index) for index in range(first, last + 1)]
        for month in months:
            self.pay(month)
        self.now = last
        self.write_inputs()
        span = f"{months[0]}..{months[-1]}"
        close = ["run", span, "--close", "-qq", "--no-sync"]
        chance = rng.random()
        if chance < 0.2:
            self.run("run", span, "-qq", "--no-sync")
            self.pay(rng.choice(months))
        elif chance < 0.35:
            self.run("run", months[0], "--close", "-qq", "--no-sync", status=None, at=rng.randrange(1, 150),
                     do=rng.choice(["kill", "5", "28"]))
        earlier = [number for month, rows in self.paid.items() if month < months[0] for number in rows]
        if 0.35 < chance < 0.45 and earlier:
            self.pay(months[0], again=rng.choice(earlier))
            self.run("run", months[0], "-qq", "--no-sync", status=1)
            self.told_twice += 1
            self.pay(months[0])
        self.run(*close)
        if rng.random() < 0.15:
            self.run("reopen", months[-1], "--reason", f"again {self.now}", "-qq", "--no-sync",
                     **({"at": rng.randrange(1, 100), "do": "kill", "status": None} if rng.random() < 0.3 else {}))
            if rng.random() < 0.5 and not os.path.exists(os.path.join(self.book, "months", months[-1], "SHA256SUMS")):
                self.pay(months[-1])
            self.run("run", months[-1], "--close", "-qq", "--no-sync")
        if rng.random() < 0.25:
            self.run("verify", span, "-qq", "--threads", "1")
        for month in months:
            self.hold(month)
        top = os.path.join(self.book, "months")
        if left := [name for name in os.listdir(top) if LEFTOVER.match(name)]:
            raise Wrong(f"{span} left behind {left}")
        self.now += 1

    # ---- what must hold ----

    def rows(self, month, name):
        with open(os.path.join(self.book, "months", month, name), encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def hold(self, month):
        self.months += 1
        for slip in self.rows(month, "payslips.csv"):
            if cents(slip["commission_due"]) != cents(slip["commission_paid"]) + cents(slip["risk_fund_withheld"]):
                raise Wrong(f"{month} {slip['employee_id']}: due is not paid and withheld")
        closing = {}
        for row in self.rows(month, "balances.csv"):
            person, fund = row["employee_id"], {key: cents(value) for key, value in row.items() if key[:4] in ("risk", "carr")}
            opening = self.closing.get(person, (0, 0))
            if (fund["risk_fund_opening"], fund["carried_in"]) != opening:
                raise Wrong(f"{month} {person}: opens with {fund}, closed with {opening}")
            if fund["risk_fund_closing"] != fund["risk_fund_opening"] + fund["risk_fund_withheld"] - \
                    fund["risk_fund_released"] - fund["risk_fund_drawn"]:
                raise Wrong(f"{month} {person}: the fund does not add up")
            closing[person] = (fund["risk_fund_closing"], fund["carried_out"])
        lost = [person for person, kept in self.closing.items() if any(kept) and person not in closing]
        if lost:
            raise Wrong(f"{month}: {lost} lost what the month before closed with")
        self.closing = closing
        lines = self.rows(month, "commission_lines.csv")
        if sorted((line["payment_id"], cents(line["amount"])) for line in lines) != sorted(self.paid[month].items()):
            raise Wrong(f"{month}: the lines are not the payments")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--salespay", required=True)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--seed", type=int)
    options = parser.parse_args()
    counts, months, twice = Counts("companies"), 0, 0
    companies = COMPANIES_LONG if options.long else COMPANIES
    seeds = [options.seed] if options.seed is not None else range(companies)
    with Bench(options.salespay) as bench:
        for seed in seeds:
            bench.book = os.path.join(bench.folder, f"company-{seed}")
            company, told = Company(bench, seed), []
            try:
                while company.now < company.first + 12 * YEARS:
                    company.spell()
                company.run("verify", "-qq")
            except Wrong as wrong:
                told.append(str(wrong))
            months += company.months
            twice += company.told_twice
            if counts.check(f"--seed {seed}", told):
                bench.drop(bench.book)
    print(f"{months // 12} company-years, {months} months, {twice} payments told twice and refused")
    failed = counts.end(len(seeds))
    if options.seed is None and months < 12 * YEARS * companies:
        print("too few company-years")
        failed = True
    print(f"company months: {months} passed, {len(counts.told)} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
