"""Running the program, and saying where its files differ from the reference's."""

import csv
import io
import os
import subprocess
import sys

# What the clock, the locale or the user's settings might leak into a run.
ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": "/nonexistent"}
FILES = ["payslips.csv", "commission_lines.csv", "balances.csv", "receivables.csv", "totals.csv"]


def salespay(binary, *arguments, environment=None, cwd=None):
    """Runs the program; gives the finished process with stdout and stderr as bytes."""
    return subprocess.run([os.path.abspath(binary), *map(str, arguments)], capture_output=True,
                          env={**ENVIRONMENT, **(environment or {})}, cwd=cwd, timeout=120)


def run_months(binary, book, first, last, *options, environment=None):
    """`salespay run FIRST..LAST` as a throw-away run that says nothing of warnings; the process."""
    months = first if first == last else f"{first}..{last}"
    quiet = [] if "-q" in options else ["-qq"]
    return salespay(binary, "run", months, "--book", book, "--no-sync", *quiet, *options,
                    environment=environment)


def month_bytes(book, month):
    """The files of a month that are a function of the inputs alone: name -> bytes."""
    folder = os.path.join(book, "months", month)
    found = {}
    for name in FILES:
        path = os.path.join(folder, name)
        if os.path.exists(path):
            with open(path, "rb") as file:
                found[name] = file.read()
    return found


def cells_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig", "replace"), newline="")))


def differences(expected, found):
    """Texts that say file, row, column and both values, for each cell that differs."""
    told = [f"{name}: must not be there" for name in found if name not in expected]
    for name, content in expected.items():
        if name not in found:
            told.append(f"{name}: is missing")
        elif found[name] != content:
            told += cell_differences(name, cells_of(content), cells_of(found[name]))
    return told


def cell_differences(name, expected, found):
    told = []
    header = expected[0]
    if len(expected) != len(found):
        told.append(f"{name}: {len(expected) - 1} rows expected, {len(found) - 1} found")
    for number, (wanted, got) in enumerate(zip(expected, found)):
        who = wanted[0] if name == "totals.csv" else " ".join(wanted[:4]) if name[0] == "c" else wanted[1]
        for column, left, right in zip(header, wanted, got):
            if left != right:
                told.append(f"{name}: row {number} ({who}), {column}: expected {left!r}, found {right!r}")
        if len(wanted) != len(got):
            told.append(f"{name}: row {number} ({who}): {len(wanted)} cells expected, {len(got)} found")
    return told or [f"{name}: the bytes differ, the cells do not"]


def cell_count(files):
    return sum(len(row) for content in files.values() for row in cells_of(content)[1:])


def fail(*lines):
    for line in lines:
        print(line, file=sys.stderr)
    sys.exit(1)
