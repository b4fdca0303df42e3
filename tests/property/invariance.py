#!/usr/bin/env python3
# Without it two clerks with the same payments in other files, orders or spreadsheets pay different sums.
"""The same data told in another way gives the same pay, over random books.

    invariance.py --salespay PATH [--books 30] [--seed 1] [--long] [--work DIR]

Each book is computed once as a base; then rows, files, columns, people and contracts are put in
another order, cells are written in every accepted form and encoding, locale, time zone and folder
change, months are run one by one or from plain paths. What may differ is told at each
variation; anything else is a failure, told with its seed and the kept folders. The base itself
must add up: lines to payslips, payslips to totals.
"""

import argparse
import collections
import os
import pathlib
import random
import shutil
import tempfile
from fractions import Fraction

from dresses import Dressed, Gb18030, Tidy
from exact import month_range, parse_money, round_half_away
from figures import MONEY_COLUMNS
from generate_book import generate
from harness import cells_of, differences, fail, month_bytes, run_months, salespay
from outputs import month_files
from reference import reckon
from write_book import write_book

SHARE_MOVES = {"profit_share", "gross_pay", "net_pay", "carried_in", "carried_out", "carried_written_off"}


class RunFailed(Exception):
    pass


class Case:
    """A book and its base results, in English and plain bytes or not as its rules say."""

    def __init__(self, binary, stage, rng, work):
        self.binary, self.stage, self.rng, self.work = binary, stage, rng, pathlib.Path(work)
        self.months = month_range(stage.first, stage.last)
        self.base = self.compute("base", stage.book, Tidy(rng, "en"))

    def compute(self, name, book, dress, *options, environment=None):
        """month -> files of a book written and run in a folder of its own."""
        folder = self.work / name
        shutil.rmtree(folder, ignore_errors=True)
        write_book(book, folder, dress)
        return self.run(folder, *options, environment=environment)

    def run(self, folder, *options, environment=None):
        process = run_months(self.binary, folder, self.stage.first, self.stage.last, *options,
                             environment=environment)
        if process.returncode:
            raise RunFailed(f"{folder}: exit status {process.returncode}\n{process.stderr.decode()}")
        return {month: month_bytes(folder, month) for month in self.months}

    def changed(self, change):
        book = self.stage.book.copy()
        change(book)
        return book


def same(case, found, but=()):
    """All files alike, byte for byte, but those named."""
    told = []
    for month in case.months:
        left, right = ({name: content for name, content in files[month].items() if name not in but}
                       for files in (case.base, found))
        told += [f"{month}: {line}" for line in differences(left, right)]
    return told


def same_rows(case, found, name, but=()):
    """A file's rows alike in any order, the columns of these positions aside."""
    told = []
    for month in case.months:
        left, right = (sorted([cell for at, cell in enumerate(row) if at not in but]
                              for row in cells_of(files[month].get(name, b"")))
                       for files in (case.base, found))
        told += [f"{month}: {name}: {rows[0]} differs from {rows[1]}"
                 for rows in zip(left, right) if rows[0] != rows[1]][:3]
        if len(left) != len(right):
            told.append(f"{month}: {name}: {len(left)} rows became {len(right)}")
    return told


# --- variations: each gives the differences that it must not make ------------------------------

def rows_in_another_order(case):
    """Lines move, with their source and line; nothing else changes."""
    def change(book):
        for files in book.payments.values():
            for rows in files.values():
                case.rng.shuffle(rows)
    found = case.compute("rows", case.changed(change), Tidy(case.rng, "en"))
    return same(case, found, ["commission_lines.csv"]) + same_rows(case, found, "commission_lines.csv", (2, 3))


def payments_over_other_files(case):
    def change(book):
        for month, files in book.payments.items():
            rows = [row for each in files.values() for row in each]
            names = [f"{month}.csv"] + [f"{month}-{part}.csv" for part in ("工行", "b", "2")]
            names = case.rng.sample(names, case.rng.randrange(1, 5))
            book.payments[month] = {name: [] for name in names}
            for row in rows:
                book.payments[month][case.rng.choice(names)].append(row)
    found = case.compute("files", case.changed(change), Tidy(case.rng, "en"))
    return same(case, found, ["commission_lines.csv"]) + same_rows(case, found, "commission_lines.csv", (2, 3))


def columns_in_another_order(case):
    return same(case, case.compute("columns", case.stage.book, Tidy(case.rng)))


def cells_in_other_forms(case):
    return same(case, case.compute("forms", case.stage.book, Dressed(case.rng)))


def cells_in_gb18030(case):
    return same(case, case.compute("gb18030", case.stage.book, Gb18030(case.rng), "--encoding", "gb18030"))


def contracts_in_another_order(case):
    """Contracts, instalments, adjustments and profits: only receivables.csv follows, in its order."""
    def change(book):
        for kind in ("contracts", "instalments", "adjustments", "company"):
            case.rng.shuffle(book.tables[kind] or [])
    found = case.compute("contracts", case.changed(change), Tidy(case.rng, "en"))
    return same(case, found, ["receivables.csv"]) + same_rows(case, found, "receivables.csv")


def people_in_another_order(case):
    """Rows of payslips and balances move, and a fen of the profit may go to another person."""
    def change(book):
        case.rng.shuffle(book.tables["staff"])
    book = case.changed(change)
    found = case.compute("people", book, Tidy(case.rng, "en"))
    shares = any("[bonus]" in text for text in book.rules.values())
    moves = [5 + at for at, name in enumerate(MONEY_COLUMNS) if shares and name in SHARE_MOVES]
    told = same_rows(case, found, "payslips.csv", moves)
    told += same_rows(case, found, "balances.csv", (7, 8, 9) if shares else ())
    if not shares:
        told += same(case, found, ["payslips.csv", "balances.csv"])
    made = reckon(case.work / "people", case.stage.first, case.stage.last)
    for month in made:
        told += differences(month_files(month), found[month.month])
    return told


def locale_and_clock(case):
    environment = {"LC_ALL": case.rng.choice(["C", "POSIX", "zh_CN.UTF-8", "de_DE.UTF-8"]),
                   "TZ": case.rng.choice(["Asia/Shanghai", "Pacific/Kiritimati", "America/Adak"])}
    return same(case, case.run(case.work / "base", environment=environment))


def another_folder(case):
    moved = case.work / "名字 with spaces" / "deep"
    shutil.rmtree(moved, ignore_errors=True)
    shutil.copytree(case.work / "base", moved, ignore=shutil.ignore_patterns("months", ".*"))
    return same(case, case.run(moved))


def months_one_by_one(case):
    folder = case.work / "single"
    shutil.rmtree(folder, ignore_errors=True)
    write_book(case.stage.book, folder, Tidy(case.rng, "en"))
    for month in case.months:
        process = run_months(case.binary, folder, month, month)
        if process.returncode:
            return [f"{month}: exit status {process.returncode}: {process.stderr.decode()}"]
    return same(case, {month: month_bytes(folder, month) for month in case.months})


def plain_paths(case):
    """No book: every file named, each month opened by the balances of the one before."""
    base, out = case.work / "base", case.work / "plain" / "months"
    shutil.rmtree(out.parent, ignore_errors=True)
    out.mkdir(parents=True)
    opening = ["--first-month"]
    for month in case.months:
        paths = sorted((base / "payments").glob(f"{month}*.csv"), key=lambda path: path.name.encode())
        arguments = [part for path in paths for part in ("--payments", path)]
        for path in sorted(base.glob("rules.ini")) + sorted(base.glob("rules/*.ini")):
            arguments += ["--rules", path]
        for kind in ("staff", "contracts", "instalments", "adjustments", "company"):
            if (base / f"{kind}.csv").exists():
                arguments += [f"--{kind}", base / f"{kind}.csv"]
        process = salespay(case.binary, "run", month, *arguments, *opening, "--out", out / month,
                           "--no-sync", "-qq", cwd=case.work)
        if process.returncode:
            return [f"{month}: exit status {process.returncode}: {process.stderr.decode()}"]
        opening = ["--balances", out / month / "balances.csv"]
        if (out / month / "receivables.csv").exists():
            opening += ["--receivables", out / month / "receivables.csv"]
    return same(case, {month: month_bytes(out.parent, month) for month in case.months})


def sums(case):
    """Lines add up to payslips, payslips to totals, withholdings to balances."""
    told = []
    for month in case.months:
        files = case.base[month]
        slips = {row[1]: dict(zip(MONEY_COLUMNS, map(parse_money, row[5:])))
                 for row in cells_of(files["payslips.csv"])[1:]}
        totals = dict(cells_of(files["totals.csv"])[1:])
        for column in MONEY_COLUMNS:
            if sum(slip[column] for slip in slips.values()) != parse_money(totals[column]):
                told.append(f"{month}: payslips do not add up to totals in {column}")
        if totals["payments_read"] != totals["payments_used"] or int(totals["persons"]) != len(slips):
            told.append(f"{month}: totals do not count the rows and persons")
        if "commission_lines.csv" in files:
            rows = cells_of(files["commission_lines.csv"])[1:]
            told += [f"{month}: {line}" for line in line_sums(rows, slips)]
            if len(rows) != int(totals["payments_used"]):
                told.append(f"{month}: {len(rows)} lines of {totals['payments_used']} payments")
    return told


def line_sums(rows, slips):
    columns = ("collected", "regular", "excess", "base_commission", "excess_commission")
    sums_of = collections.defaultdict(lambda: [Fraction(0)] * 5)
    for row in rows:
        sums_of[row[5]] = [total + Fraction(cell) for total, cell in zip(sums_of[row[5]], row[9:14])]
    for employee, slip in slips.items():
        for column, total in zip(columns, sums_of[employee]):
            if round_half_away(total * 100) != slip[column]:
                yield f"{employee}: lines do not add up to {column}"


VARIATIONS = [sums, rows_in_another_order, payments_over_other_files, columns_in_another_order,
              cells_in_other_forms, cells_in_gb18030, contracts_in_another_order,
              people_in_another_order, locale_and_clock, another_folder, months_one_by_one,
              plain_paths]


def check_book(binary, stage, rng, folder, counts):
    """Every variation of one book: name -> what it changed and must not have."""
    told = {}
    try:
        case = Case(binary, stage, rng, folder)
    except RunFailed as failure:
        return {"base": [str(failure)]}
    counts["books"] += 1
    counts["months"] += len(case.months)
    for variation in VARIATIONS:
        counts[variation.__name__] += 1
        try:
            lines = variation(case)
        except RunFailed as failure:
            lines = [str(failure)]
        if lines:
            told[variation.__name__] = lines
    return told


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--salespay", required=True)
    parser.add_argument("--books", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--long", action="store_true", help="400 books")
    parser.add_argument("--work", help="where books are written; default a temporary folder")
    parser.add_argument("--keep-going", type=int, default=1, metavar="N", help="stop at the N-th failure")
    options = parser.parse_args()
    books = options.books or (400 if options.long else 30)
    work = options.work or tempfile.mkdtemp(prefix="salespay-invariance-")
    counts, seed, failed = collections.Counter(), options.seed, 0
    while counts["books"] < books and failed < options.keep_going:
        stages = generate(seed)
        folder = os.path.join(work, f"book-{seed}")
        told = check_book(options.salespay, stages[0], random.Random(seed), folder, counts)
        failed += len(told)
        for name, lines in told.items():
            print(f"seed {seed}, {name}, kept in {folder}:", *lines[:8], sep="\n  ")
        if not told:
            shutil.rmtree(folder)
        seed += 1
    print("invariance:", ", ".join(f"{number} {name}" for name, number in counts.items()))
    if failed:
        fail(f"invariance: {failed} variations changed what they must not")
    least = min(counts[variation.__name__] for variation in VARIATIONS)
    if least < min(books, 20):
        fail(f"invariance: a variation was tried {least} times only")
    print(f"{sum(counts[variation.__name__] for variation in VARIATIONS)} passed, 0 failed")


if __name__ == "__main__":
    main()
