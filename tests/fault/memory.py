#!/usr/bin/env python3
"""Without this, a machine short of memory could crash the program in the middle of a run or a close, or let it write
figures with something missing.

    memory.py --salespay PROGRAM

Every allocation that the program or libc makes fails, one at a time, in run, check, export, close, reopen, report and verify. The
program ends with 3 and the book as it was, or with 0 and the whole new one; it never crashes, and says what is wrong.
"""

import argparse
import os
import sys

from bench import Bench, Counts, State, leftovers, tiny_book

ALLOCATIONS_LEAST = 100  # of a command


def commands(bench):
    """(name, the book before, the command)."""
    base = os.path.join(bench.folder, "base")
    tiny_book(base)
    bench.must("run", "2026-06", "--close", "-q", book=base)
    yield "run", base, ["run", "2026-07", "-q"]
    yield "check", base, ["check", "2026-07", "-q"]
    draft = bench.put(base, os.path.join(bench.folder, "draft"))
    bench.must("run", "2026-07", "-q", book=draft)
    yield "close", draft, ["close", "2026-07", "-q"]
    yield "export", draft, ["export", "2026-07", "--as", "hledger", "-o", "-"]
    closed = bench.put(draft, os.path.join(bench.folder, "closed"))
    bench.must("close", "2026-07", "-q", book=closed)
    yield "reopen", closed, ["reopen", "2026-07", "--reason", "why", "-q"]
    yield "report", draft, ["report", "2026-07"]
    yield "report, a workbook", draft, ["report", "2026-07", "-qq", "-o", os.path.join(bench.folder, "july.xlsx")]
    yield "report, a page", draft, ["report", "2026-07", "-o", os.path.join(bench.folder, "july.html"), "-q"]
    yield "verify", closed, ["verify", "-q", "--threads", "1"]


def faults(bench, done, old, new):
    now = State(bench.book)
    if done.returncode == 0:
        return ["says done and is not"] if now.difference(new) else []
    if done.returncode != 3:
        return [f"ends with {done.returncode} {done.stderr.decode()[:200]}"]
    told = [] if done.stderr else ["says nothing"]
    if now.difference(old) or now.journal != old.journal:
        told.append(f"ends with 3 and changed {now.difference(old) or 'the journal'}")
    return told + [f"left behind: {left}" for left in leftovers(bench.book) if not left.endswith("-new")]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--salespay", required=True)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    counts, least = Counts("allocations that fail"), 0
    with Bench(options.salespay) as bench:
        count_file = os.path.join(bench.folder, "count")
        for name, before, command in commands(bench):
            if options.only not in name:
                continue
            old = State(bench.put(before))
            done = bench.run(*command, count=count_file)
            new = State(bench.book)
            with open(count_file, encoding="ascii") as file:
                total = int(file.read())
            print(f"{name}: {total} allocations, ends with {done.returncode}")
            least += ALLOCATIONS_LEAST
            bench.put(before)
            for at in range(1, total + 1):
                done = bench.run(*command, allocation=at)
                told = faults(bench, done, old, new)
                counts.check(f"{name}: allocation {at}", told)
                if told or done.returncode == 0:
                    bench.put(before)
    failed = counts.end(0 if options.only else least)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
