#!/usr/bin/env python3
# Without it a figure computed wrongly the same way in program, unit tests and goldens pays people wrongly.
"""The program against the reference, over random books, byte for byte.

    agreement.py --salespay PATH [--person-months 5000] [--seed 1] [--long] [--work DIR] [--keep-going N]

Generates books from consecutive seeds until the person-months are covered, computes each stage of
each book with `salespay run FROM..TO` and compares every file with the reference's, and the
warnings with those that the month calls for. A difference prints the seed, the kept folder, the
row, the column and both values, and the exit status is 1. Prints its counts; fails when a switch of
the rules or an edge was never met.
"""

import argparse
import collections
import os
import random
import shutil
import tempfile

import census
import warned
from exact import month_range
from generate_book import generate
from harness import cell_count, differences, fail, month_bytes, run_months
from inputs import read_book
from outputs import month_files
from figures import Opening
from reference import settle_month
from write_book import Plain, write_book


class Disagreement(Exception):
    pass


def check_book(binary, seed, folder, seen, counts):
    """One book from its seed to the last month; Disagreement at the first month that differs."""
    rng, opening, history, before = random.Random(seed), Opening(), {}, None
    for stage in generate(seed):
        write_book(stage.book, folder, Plain(rng))
        census.count_files(seen, folder)
        process = run_months(binary, folder, stage.first, stage.last, "-q", "--json")
        if process.returncode:
            raise Disagreement(f"{stage.first}..{stage.last}: exit status {process.returncode}\n"
                               + process.stderr.decode("utf-8", "replace"))
        warnings, rows = collections.Counter(), {}
        for month in month_range(stage.first, stage.last):
            inputs = read_book(folder, month)
            made = settle_month(inputs, month, opening)
            expected = month_files(made)
            told = differences(expected, month_bytes(folder, month))
            if told:
                raise Disagreement("\n".join(f"{month}: {line}" for line in told[:12]))
            rows |= warned.rows_of_lines(made)
            warnings += warned.expected(made, inputs, opening, history)
            opening = made.closing()
            counts["months"] += 1
            counts["person-months"] += len(made.paid)
            counts["lines"] += len(made.lines)
            counts["cells"] += cell_count(expected)
            census.count_rules(seen, made.rules)
            census.count_inputs(seen, stage.book, month, inputs)
            census.count_month(seen, made, inputs, before)
            before = history[month] = made
        told = warned.differences(warnings, warned.told(process.stderr, rows))
        if told:
            raise Disagreement("\n".join(f"{stage.first}..{stage.last}: {line}" for line in told[:12]))
        counts["warnings"] += sum(warnings.values())
        for code, _ in warnings:
            seen[f"warning {code}"] += 1
    counts["books"] += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--salespay", required=True)
    parser.add_argument("--person-months", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--long", action="store_true", help="ten times the person-months")
    parser.add_argument("--work", help="where books are written; default a temporary folder")
    parser.add_argument("--keep-going", type=int, default=1, metavar="N",
                        help="stop at the N-th book that differs")
    options = parser.parse_args()
    least = options.person_months or (50000 if options.long else 5000)
    work = options.work or tempfile.mkdtemp(prefix="salespay-agreement-")
    seen, counts, seed, failed = collections.Counter(), collections.Counter(), options.seed, 0
    while counts["person-months"] < least and failed < options.keep_going:
        folder = os.path.join(work, f"book-{seed}")
        shutil.rmtree(folder, ignore_errors=True)
        try:
            check_book(options.salespay, seed, folder, seen, counts)
            shutil.rmtree(folder)
        except Disagreement as difference:
            failed += 1
            print(f"seed {seed}, book kept in {folder}:\n{difference}")
        seed += 1
    print("agreement:", ", ".join(f"{number} {name}" for name, number in counts.items()))
    for name in census.SWITCHES + census.EDGES:
        print(f"  {name}: {seen[name]}")
    if failed:
        fail(f"agreement: {failed} books differ")
    if census.missing(seen):
        fail("agreement: never met: " + ", ".join(census.missing(seen)))
    if not options.work:
        shutil.rmtree(work)
    print(f"{counts['cells']} passed, 0 failed")


if __name__ == "__main__":
    main()
