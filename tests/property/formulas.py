#!/usr/bin/env python3
# Without it `explain` could show a person a formula that is not how the pay was computed.
"""Every formula text of the program's figure table, evaluated, gives the figure that people are paid.

    formulas.py --salespay PATH [--table PROGRAM] [--person-months 4000] [--seed 1] [--long]

PROGRAM (default: tests/figure_table beside salespay) prints the table, tab-separated: key, English,
Chinese, rounding, formula. The formulas of persons, contracts and payment lines are evaluated over
the months of random books, every name in them taken from the reference's figures. Each must give
the reference's figure of that key, and the program's, of the same books: in payslips.csv,
receivables.csv and commission_lines.csv. Money is counted in fen here, so that round() gives whole
fen. Prints how often each formula gave other than 0; fails when one never did.
"""

import argparse
import collections
import os
import random
import shutil
import subprocess
import tempfile
from fractions import Fraction

import exact
from figures import MONEY_COLUMNS, Opening
from formula_text import Formula, evaluate
from generate_book import generate
from harness import cells_of, fail, month_bytes, run_months
from inputs import prices_of
from reference import settle_month
from write_book import Plain, write_book

DEFAULTS = {
    "base.measure": "collected", "base.prorate": "none", "commission.below_list": "ignore",
    "late_collection.against": "expected",
}
CONTRACT_FIGURES = ("due", "late", "prepaid", "collected", "sale", "due_to_date", "collected_to_date",
                    "collected_before", "due_before", "overdue")
TOLD = ("person-months", "figures", "figures in the program's files")
LINE_FIGURES = ("excess", "regular", "base_commission", "excess_commission")


class Scope:
    """What the names of a formula mean; figures without a counterpart in the reference are evaluated."""
    prefix = ""

    def __init__(self, context):
        self.context = context
        self.table, self.month, self.inputs, self.counts = context
        self.rules = self.month.rules

    def reckon(self, key):
        value = evaluate(self.table[self.prefix + key].tree, self)
        self.counts[self.prefix + key] += value != 0
        return value

    def name(self, name):
        if "." in name:
            return self.rule(*name.split("."))
        known = self.known(name)
        return self.reckon(name) if known is None else known

    def rule(self, section, key):
        if section == "grade":
            return getattr(self.person.grade, key)
        if (section, key) == ("late_collection", "mode"):
            return self.rules.late_mode
        text = self.rules.value(section, key, DEFAULTS.get(f"{section}.{key}"))
        if text is None:
            raise KeyError(f"{section}.{key} is not in the rules of {self.month.month}")
        if text.endswith("%"):
            return exact.parse_rate(text)
        return exact.parse_money(text) if key == "cap" else text


class PersonScope(Scope):
    def __init__(self, context, employee, weights):
        super().__init__(context)
        self.employee, self.person, self.weights = employee, self.month.people[employee], weights

    def known(self, name):
        if name in MONEY_COLUMNS:
            return self.person.figures[name]
        if name in ("active", "days_active"):
            return getattr(self.person, name)
        if name == "days_in_month":
            return exact.days_in_month(self.month.month)
        if name == "profit":
            return sum(row.money("profit") for row in self.inputs.company if row["month"] == self.month.month)
        return None

    def function(self, name, *words):
        return getattr(self, name)(*words)

    def given(self, section):
        return self.rules.has(section)

    def all(self, kind):
        return kind in self.person.takes_all

    def adjustments(self, kind):
        return self.person.adjustments.get(kind, 0)

    def opening(self, what):
        return self.person.figures[{"risk_fund": "risk_fund_opening", "carried": "carried_in"}[what]]

    def allowances(self, _):
        number = exact.month_number(self.month.month)
        return sum(amount for _, months, amount in self.rules.allowances if number in months)

    def lines(self, column):
        mine = [line for line in self.month.lines if line.employee == self.employee]
        return sum(line.row.money("amount") if column == "amount" else getattr(line, column) for line in mine)

    def contracts(self, column):
        scopes = (ContractScope(self.context, key)
                  for key, held in self.month.contracts.items() if held.owner == self.employee)
        return sum(scope.name(column) for scope in scopes)

    def share(self, pool, weight):
        """Largest remainders over everybody's weights, ties to the earlier person."""
        pool, total = self.name(pool), sum(self.weights.values())
        if not total:
            return 0
        parts = {key: divmod(pool * each, total) for key, each in self.weights.items()}
        left = pool - sum(part for part, _ in parts.values())
        by_rest = sorted(parts, key=lambda key: -parts[key][1])
        return parts[self.employee][0] + (self.employee in by_rest[:int(left)])


class ContractScope(Scope):
    prefix = "contract."

    def __init__(self, context, contract):
        super().__init__(context)
        self.held = self.month.contracts[contract]
        self.row = next(row for row in self.inputs.contracts if row["contract_id"] == contract)

    def known(self, name):
        if name == "due":
            return 0 if self.rules.late_mode == "off" else self.held.due
        if name == "sale":
            return self.held.sales
        if name == "collected_before":
            return self.held.collected_to_date - self.held.collected
        if name == "due_before":
            return self.held.due_to_date - self.held.due
        if name == "overdue":
            return max(0, self.held.due_to_date - self.held.collected_to_date)
        if name in CONTRACT_FIGURES:
            return getattr(self.held, name)
        if name == "quantity":
            return self.row.decimal(name)
        if name == "contract_price":
            return self.row.decimal(name) * 100
        if name == "signed_in_month":
            return bool(self.row["signed"]) and exact.month_of(self.row.date("signed")) == self.month.month
        return None

    def function(self, name, word):
        return {
            ("lines", "amount"): self.held.collected,
            ("instalments", "earlier"): self.known("due_before"),
            ("instalments", "month"): self.held.due,
            ("opening", "collected"): self.known("collected_before"),
        }[name, word]


class LineScope(Scope):
    prefix = "line."

    def __init__(self, context, line):
        super().__init__(context)
        self.line, wanted = line, line.row["contract_id"]
        contract = next((row for row in self.inputs.contracts or [] if row["contract_id"] == wanted), None)
        self.prices = prices_of(line.row, contract)

    def known(self, name):
        if name in LINE_FIGURES:
            figure = getattr(self.line, name)
            return figure * 100 if name.endswith("_commission") else figure  # the reference has yuan
        if name == "amount":
            return self.line.row.money("amount")
        if name == "priced":
            return self.prices is not None
        return self.prices[("list_price", "contract_price").index(name)]


class Program:
    """What the program wrote of a month: its figures in fen, by person, contract and line."""

    def __init__(self, folder, month):
        files = month_bytes(folder, month)
        self.people = self.rows(files, "payslips.csv", 1, 5, MONEY_COLUMNS)
        self.contracts = self.rows(files, "receivables.csv", 1, 3,
                                   ("due_to_date", "collected_to_date", "overdue"))
        self.lines = [self.figures(row[10:14], ("regular", "excess", "base_commission", "excess_commission"))
                      for row in cells_of(files.get("commission_lines.csv", b""))[1:]]

    @staticmethod
    def figures(cells, keys):
        return {key: Fraction(cell) * 100 for key, cell in zip(keys, cells)}

    def rows(self, files, name, key, first, keys):
        return {row[key]: self.figures(row[first:], keys) for row in cells_of(files.get(name, b""))[1:]}


def read_table(program):
    """key -> Formula; the rounding that is told of each must be the one that stands in it."""
    text = subprocess.run([program], capture_output=True, check=True, timeout=30).stdout.decode()
    table = {}
    for key, _, _, rounding, formula in [line.split("\t") for line in text.splitlines()[1:]]:
        table[key] = Formula(formula)
        stands = ("largest remainder" if "share(" in formula else
                  "half away from zero" if "round(" in formula else "none")
        if rounding != stands:
            fail(f"formulas: the rounding of {key} is said to be {rounding}, its formula is {formula!r}")
    return table


def check(scope, keys, written, where):
    """Each formula against the reference's figure and, where the program wrote one, against that."""
    told = []
    for key in keys:
        wanted = {scope.known(key), written.get(key, scope.known(key))}
        scope.counts["figures"] += 1
        scope.counts["figures in the program's files"] += key in written
        try:
            got = scope.reckon(key)
        except (KeyError, ZeroDivisionError, TypeError, AttributeError) as error:
            got = f"{type(error).__name__}: {error}"
        if wanted != {got}:
            told.append(f"{where}: {scope.prefix}{key} is {scope.known(key)} fen, the program has "
                        f"{written.get(key)}, its formula {scope.table[scope.prefix + key].text!r} gives {got}")
    return told


def check_month(table, made, inputs, program, where, counts):
    told, context = [], (table, made, inputs, counts)
    weights = {key: PersonScope(context, key, {}).reckon("profit_share_weight") for key in made.people}
    for employee in made.paid:
        if employee not in program.people:
            told.append(f"{where} {employee}: the program gives no payslip")
            continue
        told += check(PersonScope(context, employee, weights), MONEY_COLUMNS,
                      program.people[employee], f"{where} {employee}")
        counts["person-months"] += 1
    for contract in made.contracts:
        told += check(ContractScope(context, contract), CONTRACT_FIGURES,
                      program.contracts.get(contract, {}), f"{where} {contract}")
    for number, line in enumerate(made.lines):
        written = program.lines[number] if program.lines else {}
        told += check(LineScope(context, line), LINE_FIGURES, written, f"{where} line {line.row.line}")
    return told


def check_book(binary, table, seed, folder, counts):
    opening, told = Opening(), []
    for stage in generate(seed):
        write_book(stage.book, folder, Plain(random.Random(seed)))
        process = run_months(binary, folder, stage.first, stage.last)
        if process.returncode:
            return [f"seed {seed}: exit status {process.returncode}\n" + process.stderr.decode("utf-8", "replace")]
        for month in exact.month_range(stage.first, stage.last):
            inputs = stage.book.inputs(month)
            made = settle_month(inputs, month, opening)
            opening = made.closing()
            told += check_month(table, made, inputs, Program(folder, month), f"seed {seed} {month}", counts)
    return told


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--salespay", required=True)
    parser.add_argument("--table")
    parser.add_argument("--person-months", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--long", action="store_true", help="50000 person-months")
    options = parser.parse_args()
    least = options.person_months or (50000 if options.long else 4000)
    table = read_table(options.table or os.path.join(os.path.dirname(options.salespay), "tests", "figure_table"))
    work, counts, seed, told = tempfile.mkdtemp(prefix="salespay-formulas-"), collections.Counter(), options.seed, []
    while counts["person-months"] < least and not told:
        folder = os.path.join(work, f"book-{seed}")
        told = check_book(options.salespay, table, seed, folder, counts)
        shutil.rmtree(folder)
        seed += 1
    shutil.rmtree(work)
    print("formulas:", ", ".join(f"{counts[name]} {name}" for name in TOLD))
    print("other than 0:", ", ".join(f"{counts[key]} {key}" for key in table))
    if told:
        fail(*told[:10])
    lacking = [key for key in table if not counts[key]]
    if lacking:
        fail("formulas: never other than 0, or never looked at: " + ", ".join(lacking))
    if counts["figures in the program's files"] < len(MONEY_COLUMNS) * least:
        fail("formulas: too few figures were held against what the program wrote")
    print(f"{counts['figures']} passed, 0 failed")


if __name__ == "__main__":
    main()
