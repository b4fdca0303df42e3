#!/usr/bin/env python3
# Without it `explain` could show parts that do not add up to what the person was paid.
"""Adds the parts that `explain --json` gives up to every figure, over both examples and some random books.

    explained.py --salespay PATH [--books 12] [--seed 1]

It knows nothing of the scheme: each figure's `how` says what is added, multiplied, rounded or compared; the leaves name
other figures, rules, payment lines, contracts, instalments, adjustments and openings of the same output. Each of
them is looked up, each file and line is opened, and the values must meet exactly. The figures must be those of
payslips.csv, and everybody's shares of a profit must use it up.
"""

import argparse
import collections
import csv
import functools
import json
import math
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
from fractions import Fraction

import exact
from generate_book import generate
from harness import ENVIRONMENT
from write_book import Plain, write_book

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EXAMPLES = {"aircon": ("2026-06", "2027-01"), "northwind": ("1996-07", "1998-05")}
FIGURES_LEAST = 9000


def round_to_cents(value):
    return Fraction((abs(value) * 200 + 1) // 2 * (1 if value >= 0 else -1), 100)


def says(cell, amount):
    """Whether a cell as people write it is that amount, in yuan, or `all`."""
    if amount == "all":
        return cell.strip() in ("all", "全部")
    try:
        return exact.parse_money(cell.strip()) == Fraction(amount) * 100
    except ValueError:
        return False


@functools.cache
def lines_of(path):
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        return content.decode("gb18030").split("\n")


class Wrong(Exception):
    """What does not add up."""


class Explained:
    """One person's month: the objects by type, and the figures by key."""

    def __init__(self, text, folder, counts):
        self.folder, self.counts = folder, counts
        self.objects = collections.defaultdict(list)
        for line in text.splitlines():
            item = json.loads(line)
            if item["v"] != 1:
                raise Wrong(f"version {item['v']}")
            self.objects[item["type"]].append(item)
        self.head, = self.objects["explained"]
        self.figures = {item["key"]: item for item in self.objects["figure"]}
        self.rules = {(rule["section"], rule["key"]): rule
                      for item in self.objects["figure"] for rule in item["rules"]}

    def check(self):
        for item in self.objects["figure"]:
            self.check_figure(item, self.person_leaf, item["value"])
            self.check_rounding(item)
            for operand in item["operands"]:
                self.same(operand["value"], self.figures[operand["key"]]["value"], "operand " + operand["key"])
        for kind, leaf in (("line", self.line_leaf), ("contract", self.contract_leaf)):
            for item in self.objects[kind]:
                for figure in item["figures"]:
                    self.check_figure(figure, lambda node, item=item, leaf=leaf: leaf(item, node), figure["value"])
        for rule in self.rules.values():
            self.check_rule(rule)
        for kind in ("line", "instalment", "adjustment"):
            for item in self.objects[kind]:
                self.check_row(item)

    def same(self, a, b, what):
        self.counts["parts"] += 1
        if Fraction(a) != Fraction(b):
            raise Wrong(f"{what}: {a} is not {b}")

    # ---- figures ----

    def check_figure(self, figure, leaf, value):
        self.counts["figures"] += 1
        try:
            self.same(self.value(figure["how"], leaf), value, "how")
            if Fraction(value) == 0 and "operands" in figure and not figure.get("zero"):
                raise Wrong("a 0 without a reason")
        except (Wrong, KeyError) as error:
            raise Wrong(f"{figure['key']}: {error}") from error

    def check_rounding(self, figure):
        for step in figure["rounding"]:
            if figure["key"] != "profit_share":
                self.same(round_to_cents(Fraction(step["exact"])), step["rounded"], figure["key"] + ": rounding")

    def value(self, node, leaf):
        """The value of a node, worked out from its parts or looked up; it must be the one that stands there."""
        operation = node["op"]
        if "parts" in node:
            parts = [self.value(part, leaf) for part in node["parts"]]
            found = self.work_out(operation, parts)
            for test in node.get("tests", []):
                self.check_test(test, leaf)
        else:
            found = Fraction(node["value"]) if operation == "number" else leaf(node)
        self.same(found, node["value"], f"{operation} {node.get('key', '')}")
        return Fraction(node["value"])

    @staticmethod
    def work_out(operation, parts):
        a, b = parts[0], parts[-1]
        return {
            "add": lambda: a + b, "subtract": lambda: a - b, "multiply": lambda: a * b, "divide": lambda: a / b,
            "negate": lambda: -a, "min": lambda: min(a, b), "max": lambda: max(a, b),
            "round": lambda: round_to_cents(a), "floor": lambda: math.floor(a), "if": lambda: a,
        }[operation]()

    def check_test(self, test, leaf):
        self.counts["tests"] += 1
        words = test["test"].split()
        if "left" in test:
            holds = self.value(test["left"], leaf) > self.value(test["right"], leaf)
        elif words[1:2] == ["is"]:
            section, key = words[0].split(".")
            section = f"grade.{self.head['grade']}" if section == "grade" else section
            holds = (section, key) not in self.rules or self.rules[section, key]["value"] == words[2]
            holds = holds if (section, key) in self.rules else test["holds"]
        elif words == ["active"]:
            holds = self.head["active"]
        elif test["test"].startswith("all("):
            holds = any(row["kind"] == test["test"][4:-1] and row["amount"] == "all"
                        for row in self.objects["adjustment"])
        else:
            holds = test["holds"]
        if holds != test["holds"]:
            raise Wrong(f"{test['test']} does not come out as {test['holds']}")

    # ---- leaves ----

    def rule(self, node):
        return self.rules[node["section"], node["key"]]["amount"]

    def person_leaf(self, node):
        operation, key = node["op"], node.get("key")
        if operation == "figure":
            return self.figures[key]["value"]
        if operation == "rule":
            return self.rule(node)
        if operation == "fact":
            return self.head[key]
        if operation == "opening":
            return next(item["value"] for item in self.objects["opening"] if item["key"] == key)
        if operation == "lines":
            return sum(self.of_row(item, key) for item in self.objects["line"]
                       if item["employee_id"] == self.head["employee_id"])
        if operation == "contracts":
            return sum(self.of_row(item, key) for item in self.objects["contract"])
        if operation == "adjustments":
            return sum(Fraction(item["amount"]) for item in self.objects["adjustment"]
                       if item["kind"] == key and item["amount"] != "all")
        if operation == "allowances":
            return sum(Fraction(rule["amount"]) for (section, key), rule in self.rules.items()
                       if section.startswith("allowance.") and key == "amount")
        if operation == "share":
            return self.share(node)
        raise Wrong(f"what is {operation}?")

    def share(self, node):
        self.same(node["pool"], self.figures["profit_pool"]["value"], "pool")
        self.same(node["weight"], self.figures["profit_share_weight"]["value"], "weight")
        if Fraction(node["weights"]) == 0:
            return 0
        exact = Fraction(node["pool"]) * Fraction(node["weight"]) / Fraction(node["weights"])
        self.same(node["exact"], exact, "exact share")
        if not 0 <= Fraction(node["value"]) - Fraction(math.floor(exact * 100), 100) <= Fraction(1, 100):
            raise Wrong(f"a share of {node['value']} is not {exact} by remainders")
        return node["value"]

    @staticmethod
    def of_row(item, key):
        """A figure of a row, or an amount that it holds."""
        for figure in item["figures"]:
            if figure["key"] == key:
                return Fraction(figure["value"])
        return Fraction(item[key])

    def line_leaf(self, item, node):
        return self.rule(node) if node["op"] == "rule" else self.of_row(item, node["key"])

    def contract_leaf(self, item, node):
        operation, key = node["op"], node["key"]
        if operation == "lines":
            return sum(Fraction(line["amount"]) for line in self.objects["line"]
                       if line["contract_id"] == item["contract_id"])
        if operation == "instalments":
            this = self.head["month"]
            return sum(Fraction(row["amount"]) for row in self.objects["instalment"]
                       if row["contract_id"] == item["contract_id"]
                       and (row["month"] == this if key == "month" else row["month"] < this))
        if operation == "opening":
            return item["collected_opening"]
        return self.line_leaf(item, node)

    # ---- places ----

    def from_line(self, item):
        """The file's physical lines from the object's on: a quoted cell may hold line ends."""
        self.counts["places"] += 1
        return lines_of(self.folder / item["file"])[item["line"] - 1:]

    def check_rule(self, rule):
        if rule["default"]:
            return
        key, value = re.split(r"\s*=\s*", self.from_line(rule)[0].strip(), maxsplit=1)
        if key != rule["key"] or not value.startswith(rule["value"]):
            raise Wrong(f"{rule['file']}:{rule['line']} does not say {rule['key']} = {rule['value']}")

    def check_row(self, item):
        cells = next(csv.reader(line + "\n" for line in self.from_line(item)))
        if not any(says(cell, item["amount"]) for cell in cells):
            raise Wrong(f"{item['file']}:{item['line']} does not hold {item['amount']}")


def salespay(program, book, *arguments):
    done = subprocess.run([program, *arguments], cwd=book, env=ENVIRONMENT, capture_output=True, timeout=120,
                          check=False)
    if done.returncode != 0:
        raise Wrong(f"salespay {' '.join(arguments)}: {done.returncode} {done.stderr.decode()}")
    return done.stdout.decode()


def check_person(program, book, month, row, counts):
    """row: of payslips.csv; month, id, name, department, grade, then the figures in order."""
    told = Explained(salespay(program, book, "explain", month, row[1], "--json"), book, counts)
    told.check()
    columns = [figure for figure in told.objects["figure"] if figure["column"]]
    if len(columns) != len(row) - 5:
        raise Wrong(f"{len(columns)} figures are explained, payslips.csv has {len(row) - 5}")
    for figure, cell in zip(columns, row[5:]):
        told.same(figure["value"], cell, f"payslips.csv, {figure['key']}")
    return told


def check_shares(everybody):
    shares = [told.figures["profit_share"]["value"] for told in everybody]
    weights = [told.figures["profit_share_weight"]["value"] for told in everybody]
    pool = Fraction(everybody[0].figures["profit_pool"]["value"])
    if sum(map(Fraction, weights)) > 0 and sum(map(Fraction, shares)) != pool:
        raise Wrong(f"the shares do not use up {pool}")
    return pool > 0


def check_example(program, name, first, last, work, counts):
    book = work / name
    shutil.copytree(ROOT / "examples" / name, book)
    return check_months(program, book, first, last, counts)


def check_random(program, seed, work, counts):
    """A random book: rules of every kind, refunds, people who come and go."""
    rng, book, told = random.Random(seed), work / f"book-{seed}", []
    for stage in generate(seed):
        write_book(stage.book, str(book), Plain(rng))
        told += check_months(program, book, stage.first, stage.last, counts)
    counts["random books"] += 1
    return told


def check_months(program, book, first, last, counts):
    lines_of.cache_clear()
    salespay(program, book, "run", f"{first}..{last}", "--no-sync", "-qq")
    told = []
    for folder in sorted((book / "months").iterdir()):
        if not first <= folder.name <= last:
            continue
        with open(folder / "payslips.csv", encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))[1:]
        everybody = []
        for row in rows:
            try:
                everybody.append(check_person(program, book, folder.name, row, counts))
                counts["persons' months"] += 1
            except Wrong as error:
                told.append(f"{book.name} {folder.name} {row[1]}: {error}")
        if everybody and len(everybody) == len(rows):
            counts["pools"] += check_shares(everybody)
    return told


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--salespay", required=True, type=pathlib.Path)
    parser.add_argument("--books", type=int, default=12, help="how many random books")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    program = str(options.salespay.resolve())
    counts, told = collections.Counter(), []
    with tempfile.TemporaryDirectory(prefix="salespay-explained-") as work:
        for name, (first, last) in EXAMPLES.items():
            told += check_example(program, name, first, last, pathlib.Path(work), counts)
        for seed in range(options.seed, options.seed + options.books):
            told += check_random(program, seed, pathlib.Path(work), counts)
    print("explained:", ", ".join(f"{number} {name}" for name, number in sorted(counts.items())))
    for line in told[:20]:
        print(line)
    if counts["figures"] < FIGURES_LEAST:
        print(f"fewer than {FIGURES_LEAST} figures were looked at")
    failed = len(told) + (counts["figures"] < FIGURES_LEAST)
    print(f"{counts['figures']} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
