#!/usr/bin/env python3
# Without it a month with an error in it could be paid, or half written, in some company of people and contracts.
"""A random book that is spoilt in one place is refused: said where, and nothing written.

    refused.py --salespay PATH [--books 25] [--seed 1] [--long] [--keep-going N]

Each book is run once as it is; then its last month is spoilt in every way of spoilt.py, one by one.
`run` must end with 1, name the error among its messages with a file and a line that is there, and
leave what the month's folder holds untouched to the byte; `check` must find the same errors.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import shutil
import tempfile

from exact import month_range
from figures import Opening
from generate_book import generate
from harness import fail, run_months, salespay
from reference import settle_month
from spoilt import SPOILS, Spoiler
from write_book import Plain, write_book


def reckoned(stage, opening):
    """The last month of a stage, and what it opens with."""
    for month in month_range(stage.first, stage.last):
        before = opening
        made = settle_month(stage.book.inputs(month), month, opening)
        opening = made.closing()
    return made, before, opening


def all_bytes(folder):
    return {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir()}


def errors_of(process):
    """(code, file, line) of each error of a run with --json; one line a message."""
    messages = [json.loads(line) for line in process.stderr.decode().splitlines()]
    return {(each["code"], each.get("file", ""), each.get("line", 0))
            for each in messages if each["severity"] == "error"}


def judge(binary, folder, month, code):
    """Why the answers to a spoilt book are wrong; None when they are right."""
    held = all_bytes(os.path.join(folder, "months", month))
    process = run_months(binary, folder, month, month, "-q", "--json")
    errors = errors_of(process)
    if process.returncode != 1:
        return f"exit status {process.returncode}, not 1"
    if code not in {each for each, _, _ in errors}:
        return f"the errors are {sorted(errors)}"
    for _, file, line in errors:
        if not file or not 0 <= line <= pathlib.Path(file).read_bytes().count(b"\n") + 1:
            return f"no such place: {file}:{line}"
    if all_bytes(os.path.join(folder, "months", month)) != held:
        return "the month's folder has changed"
    process = salespay(binary, "check", month, "--book", folder, "-q", "--json")
    if process.returncode != 1 or errors_of(process) != errors:
        return f"run finds {sorted(errors)}, check with exit status {process.returncode} {sorted(errors_of(process))}"
    return None


def check_book(binary, seed, folder, counts):
    told, opening = [], Opening()
    for stage in generate(seed):
        write_book(stage.book, folder, Plain(random.Random(seed)))
        process = run_months(binary, folder, stage.first, stage.last)
        if process.returncode:
            return [f"the book itself: exit status {process.returncode}\n{process.stderr.decode()}"]
        made, before, opening = reckoned(stage, opening)
    for spoil in SPOILS:
        spoiler = Spoiler(random.Random(f"{seed} {spoil.__name__}"), stage.book, made, before)
        code = spoil(spoiler)
        if not code:
            continue
        write_book(spoiler.book, folder, Plain(random.Random(seed)))
        why = judge(binary, folder, made.month, code)
        counts[spoil.__name__] += 1
        if why:
            told.append(f"{spoil.__name__}: {why}")
    return told


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--salespay", required=True)
    parser.add_argument("--books", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--long", action="store_true", help="400 books")
    parser.add_argument("--keep-going", type=int, default=1, metavar="N", help="stop at the N-th failure")
    options = parser.parse_args()
    books = options.books or (400 if options.long else 25)
    work = tempfile.mkdtemp(prefix="salespay-refused-")
    counts, failed = collections.Counter(), 0
    for seed in range(options.seed, options.seed + books):
        folder = os.path.join(work, f"book-{seed}")
        for line in check_book(options.salespay, seed, folder, counts):
            failed += 1
            print(f"seed {seed}: {line}")
        if failed >= options.keep_going:
            break
        shutil.rmtree(folder)
    print("refused:", ", ".join(f"{counts[spoil.__name__]} {spoil.__name__}" for spoil in SPOILS))
    if failed:
        fail(f"refused: {failed} spoilt books were not refused as they should")
    shutil.rmtree(work)
    lacking = [spoil.__name__ for spoil in SPOILS if not counts[spoil.__name__]]
    if lacking:
        fail("refused: never tried: " + ", ".join(lacking))
    print(f"{sum(counts.values())} passed, 0 failed")


if __name__ == "__main__":
    main()
