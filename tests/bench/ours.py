"""salespay at the same work, and its figures in the form of its peers'."""

import csv
import shutil
import subprocess

from books import MONTH
from stopwatch import measure


def fen(text):
    """Of an amount with two decimals."""
    whole, decimals = text.split(".")
    return int(whole + decimals)


class Salespay:
    def __init__(self, program):
        self.program = program.resolve()
        said = subprocess.run([program, "--version"], capture_output=True, check=True)
        self.version = said.stdout.decode().splitlines()[0]
        self.has_threads = b"--threads" in subprocess.run([program, "help", "run"], capture_output=True,
                                                          check=True).stdout

    def threads(self, count):
        """The options that hold it to so many threads; none where it has but one."""
        return ["--threads", str(count)] if self.has_threads else []

    def command(self, name, book, *options):
        return [self.program, name, *([MONTH] if name in ("run", "check") else []), "--book", book.folder, *options]

    def run(self, book, *, lines=False, sync=False, threads=None, keep=False):
        """A whole run from nothing; what it wrote is removed again unless it is to be kept."""
        book.with_lines(lines)
        options = ["-q"] + ["--no-sync"] * (not sync) + (self.threads(threads) if threads else [])
        took, _ = measure(self.command("run", book, *options))
        if not keep:
            self.forget(book)
        return took

    @staticmethod
    def forget(book):
        shutil.rmtree(book.folder / "months", ignore_errors=True)

    @staticmethod
    def rows(book, name):
        with (book.folder / "months" / MONTH / name).open(encoding="utf-8", newline="") as text:
            yield from csv.DictReader(text)

    def sums(self, book):
        """Of a run that was kept: {person: (collected, excess)} of everyone with payments, in fen."""
        found = {row["employee_id"]: (fen(row["collected"]), fen(row["excess"]))
                 for row in self.rows(book, "payslips.csv")}
        return {person: sums for person, sums in found.items() if sums != (0, 0)}
