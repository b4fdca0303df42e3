#!/usr/bin/env python3
# Without this, a clerk who follows an example's page by hand would find another figure than the
# program's, and would not know which of the two to believe.
"""Check the payslips worked out in a page against the payslips.csv beside it.

    pages.py README.md EXPECTED LEAST

Under a heading `### MONTH PERSON ...` each table row `| column | name | sum | value |` must hold
the payslip's figure; a sum made of numbers is worked out too, rounded half away from zero once.
Prints how many figures were compared; fails below LEAST.
"""
import ast
import csv
import operator
import re
import sys
from fractions import Fraction
from pathlib import Path

HEADING = re.compile(r"### (\d{4}-\d{2}) ([A-Z]+\d+) ")
ROW = re.compile(r"\| ([a-z_]+) \| ([^|]+) \| ([^|]+) \| (-?[\d,]+\.\d{2}) \|$")
OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul,
             ast.Div: operator.truediv}


def plain(text):
    """The sum with signs and numbers as Python writes them, thousands commas taken out."""
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    text = re.sub(r"([\d.]+)%", r"(\1/100)", text)
    return text.replace("×", "*").replace("÷", "/").replace("−", "-").strip()


def work_out(node, source):
    if isinstance(node, ast.Constant):
        return Fraction(ast.get_source_segment(source, node))
    if isinstance(node, ast.BinOp):
        act = OPERATORS[type(node.op)]
        return act(work_out(node.left, source), work_out(node.right, source))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -work_out(node.operand, source)
    if isinstance(node, ast.Call) and node.func.id == "min":
        return min(work_out(argument, source) for argument in node.args)
    raise ValueError("not a sum")


def to_fen(value):
    fen = int(abs(value) * 100 + Fraction(1, 2))
    return -fen if value < 0 else fen


def payslip(expected, month, person):
    """The row of payslips.csv: column -> text."""
    with open(expected / month / "payslips.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["employee_id"] == person:
                return row
    raise KeyError(f"no payslip of {person} in {month}")


def main():
    page, expected, least = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    figures, compared, wrong = None, 0, 0
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        heading, row = HEADING.match(line), ROW.match(line)
        if heading:
            figures = payslip(expected, heading[1], heading[2])
        if not row or figures is None:
            continue
        column, value = row[1], to_fen(Fraction(row[4].replace(",", "")))
        source = plain(row[3])
        by_hand = to_fen(work_out(ast.parse(source, mode="eval").body, source))
        if by_hand != value or to_fen(Fraction(figures[column])) != value:
            print(f"{page}:{number}: {column}: the page says {row[4]}, its sum gives "
                  f"{by_hand / 100:.2f}, the payslip says {figures[column]}")
            wrong += 1
        compared += 1
    print(f"{page.name}: {compared} figures agree with their sums and the payslips"
          if not wrong else f"{page.name}: {wrong} of {compared} figures are wrong")
    if compared < least:
        print(f"{page.name}: fewer than {least} figures were compared")
    return 1 if wrong or compared < least else 0


if __name__ == "__main__":
    sys.exit(main())
