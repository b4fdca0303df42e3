#!/usr/bin/env python3
# Without it `explain` could show a person a formula that is not how the pay was computed.
"""Every formula text of the program's figure table, evaluated, gives the reference's figure.

    formulas.py --salespay PATH [--table PROGRAM] [--person-months 5000] [--seed 1] [--long]

PROGRAM (default: tests/figure_table beside salespay) prints a line "key TAB formula" a figure. Each
formula is evaluated for each person of the months of random books, every name in it taken from the
reference's figures, and must give the reference's figure of that key; agreement.py holds those to
the program's own. Money is counted in fen here, so that round() and floor() give whole fen.

    expression   or, and, not; = <> < <= > >=; + -; * /; - x; ( ); numbers; names; calls
    names        figure keys; SECTION.KEY of the rules (grade.KEY: of the person's grade); SECTION
                 alone: whether the rules have it; active, days_active, days_in_month; other words
                 stand for themselves (base.measure = contracted)
    calls        if(c, a, b), min, max, round (half away from zero), floor, abs, lines(x): the sum over
                 the person's lines, contracts(x): over the contracts owned, adjustments(kind)
"""

import argparse
import collections
import os
import re
import subprocess
from fractions import Fraction

import exact
from exact import round_half_away
from figures import MONEY_COLUMNS, Opening
from generate_book import generate
from harness import fail
from reference import settle_month

TOKEN = re.compile(r"\s*(?:([0-9]+(?:\.[0-9]+)?%?)|([A-Za-z_][\w.-]*)|(<=|>=|<>|!=|==|[-+*/=<>(),×−⌊⌋]))")
DEFAULTS = {
    "base.measure": "collected", "base.prorate": "none", "commission.below_list": "ignore",
    "late_collection.mode": "shortfall", "late_collection.against": "expected",
}
MONEY_KEYS = {"base_fixed", "base_step", "base_per_step", "base_cap", "cap", "amount"}


class Formula:
    """A formula parsed to a tree: ("number", v), ("name", n), ("call", n, [..]), (operator, a, b)."""

    LEVELS = [("or",), ("and",), ("=", "==", "<>", "!=", "<", "<=", ">", ">="), ("+", "-"), ("*", "/")]

    def __init__(self, text):
        self.text, self.tokens, at = text, [], 0
        while text[at:].strip():
            match = TOKEN.match(text, at)
            if not match:
                raise ValueError(f"{text!r}: what is {text[at:]!r}")
            self.tokens.append({"×": "*", "−": "-"}.get(match.group().strip(), match.group().strip()))
            at = match.end()
        self.at = 0
        self.tree = self.binary(0)
        if self.at != len(self.tokens):
            raise ValueError(f"{text!r}: {self.tokens[self.at]!r} is one too many")

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self, *wanted):
        token = self.peek()
        if token is None or (wanted and token not in wanted):
            raise ValueError(f"{self.text!r}: {wanted} expected, not {token!r}")
        self.at += 1
        return token

    def binary(self, level):
        if level == len(self.LEVELS):
            return self.unary()
        left = self.binary(level + 1)
        while self.peek() in self.LEVELS[level]:
            operator = self.take()
            left = (operator, left, self.binary(level + 1))
        return left

    def unary(self):
        if self.peek() in ("-", "not"):
            operator = self.take()
            # not binds looser than a comparison: not a = b
            return ("minus" if operator == "-" else "not", self.unary() if operator == "-" else self.binary(2))
        return self.primary()

    def primary(self):
        token = self.take()
        if token == "(":
            inner = self.binary(0)
            self.take(")")
            return inner
        if token[0].isdigit():
            return ("number", Fraction(token[:-1]) / 100 if token[-1] == "%" else Fraction(token))
        if not re.match("[A-Za-z_]", token):
            raise ValueError(f"{self.text!r}: {token!r} is no value")
        if self.peek() != "(":
            return ("name", token)
        self.take("(")
        parts = []
        while self.peek() != ")":
            parts.append(self.binary(0))
            if self.peek() != ")":
                self.take(",")
        self.take(")")
        return ("call", token, parts)


COMPARE = {
    "=": lambda a, b: a == b, "==": lambda a, b: a == b, "<>": lambda a, b: a != b,
    "!=": lambda a, b: a != b, "<": lambda a, b: a < b, "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b, ">=": lambda a, b: a >= b, "+": lambda a, b: a + b,
    "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: Fraction(a) / b,
}


class Scope:
    """What the names of a formula mean for a person in a month."""

    def __init__(self, month, employee, inputs):
        self.month, self.employee, self.inputs = month, employee, inputs
        self.person, self.rules = month.people[employee], month.rules
        self.local = {}

    def value(self, tree):
        head, *parts = tree
        if head == "number":
            return parts[0]
        if head == "name":
            return self.name(parts[0])
        if head == "call":
            return self.call(*parts)
        if head == "minus":
            return -self.value(parts[0])
        if head == "not":
            return not self.value(parts[0])
        if head == "and":
            return bool(self.value(parts[0])) and bool(self.value(parts[1]))
        if head == "or":
            return bool(self.value(parts[0])) or bool(self.value(parts[1]))
        return COMPARE[head](self.value(parts[0]), self.value(parts[1]))

    def name(self, name):
        if name in self.local:
            return self.local[name]
        if name in MONEY_COLUMNS:
            return self.person.figures[name]
        if name in ("active", "days_active"):
            return getattr(self.person, name)
        if name == "days_in_month":
            return exact.days_in_month(self.month.month)
        if "." in name:
            return self.rule(name)
        if name in ("risk_fund", "late_collection", "bonus", "base", "commission"):
            return self.rules.has(name)
        return name

    def rule(self, name):
        section, key = name.split(".", 1)
        if section == "grade":
            return getattr(self.person.grade, key)
        text = self.rules.value(section, key, DEFAULTS.get(name))
        if name == "late_collection.mode":
            return self.rules.late_mode
        if text is None:
            raise KeyError(f"{name} is not in the rules of {self.month.month}")
        if text.endswith("%"):
            return exact.parse_rate(text)
        return exact.parse_money(text) if key in MONEY_KEYS else text

    def call(self, name, parts):
        if name == "if":
            return self.value(parts[1] if self.value(parts[0]) else parts[2])
        if name in ("lines", "contracts"):
            return self.total(parts[0], self.line_scopes() if name == "lines" else self.contract_scopes())
        if name == "adjustments":
            return self.adjustment(parts[0][1])
        values = [self.value(part) for part in parts]
        functions = {"min": min, "max": max, "round": round_half_away, "abs": abs,
                     "floor": lambda value: Fraction(value).__floor__()}
        return functions[name](*values)

    def adjustment(self, kind):
        """The sum of a kind's rows, `all` told as the amount that it came to."""
        entered = self.person.adjustments.get(kind, 0)
        column = {"base_forfeit": "base_forfeit", "risk_fund_draw": "risk_fund_drawn",
                  "risk_fund_release": "risk_fund_released", "carry_write_off": "carried_written_off"}.get(kind)
        return max(entered, self.person.figures[column]) if kind in self.person.takes_all else entered

    def total(self, part, scopes):
        total = Fraction(0)
        for local in scopes:
            self.local, outer = {**self.local, **local}, self.local
            total += self.value(part)
            self.local = outer
        return total

    def line_scopes(self):
        for line in self.month.lines:
            if line.employee == self.employee:
                yield {"amount": line.row.money("amount"), "excess": line.excess, "regular": line.regular,
                       "collected": line.row.money("amount")}

    def contract_scopes(self):
        off = self.rules.late_mode == "off"
        for contract in self.month.contracts.values():
            if contract.owner == self.employee:
                yield {"due": 0 if off else contract.due, "late": contract.late, "sale": contract.sales,
                       "sales": contract.sales, "prepaid": contract.prepaid, "collected": contract.collected}


def read_table(program):
    text = subprocess.run([program], capture_output=True, check=True, timeout=30).stdout.decode()
    return {key: Formula(formula) for key, formula in
            (line.split("\t") for line in text.splitlines() if line) if key in MONEY_COLUMNS}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--salespay", required=True)
    parser.add_argument("--table")
    parser.add_argument("--person-months", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--long", action="store_true", help="ten times the person-months")
    options = parser.parse_args()
    least = options.person_months or (50000 if options.long else 5000)
    table = read_table(options.table or os.path.join(os.path.dirname(options.salespay), "tests", "figure_table"))
    counts, seed, told = collections.Counter(), options.seed, []
    while counts["person-months"] < least and not told:
        opening = Opening()
        for stage in generate(seed):
            for month in exact.month_range(stage.first, stage.last):
                inputs = stage.book.inputs(month)
                made = settle_month(inputs, month, opening)
                opening = made.closing()
                for employee in made.paid:
                    counts["person-months"] += 1
                    told += check_person(table, made, employee, inputs, f"seed {seed} {month}", counts)
        seed += 1
    print("formulas:", ", ".join(f"{number} {name}" for name, number in sorted(counts.items())))
    if told:
        fail(*told[:10])
    lacking = [column for column in MONEY_COLUMNS if not counts[column]]
    if lacking:
        fail("formulas: never other than 0, or without a formula: " + ", ".join(lacking))
    print(f"{counts['person-months'] * len(table)} passed, 0 failed")


def check_person(table, made, employee, inputs, where, counts):
    told = []
    for key, formula in table.items():
        wanted = made.people[employee].figures[key]
        counts[key] += wanted != 0
        try:
            got = Scope(made, employee, inputs).value(formula.tree)
        except (KeyError, ZeroDivisionError, TypeError, AttributeError) as error:
            got = f"{type(error).__name__}: {error}"
        if got != wanted:
            told.append(f"{where} {employee}: {key} is {wanted} fen, its formula {formula.text!r} gives {got}")
    return told


if __name__ == "__main__":
    main()
