"""The books of the benchmark, made from a seed by tests/bench/make_month.c."""

import shutil
import subprocess

from stopwatch import ROOT, TOOLS

MONTH = "2026-07"
CONTRACTS_A_PERSON = 10


class Book:
    """A folder with a month of payments. Its rules are those that ship, with or without lines."""

    def __init__(self, folder, rows, people, *, contracts=False, repeat=False):
        self.folder, self.rows, self.people = folder, rows, people
        self.contracts = people * CONTRACTS_A_PERSON
        self.has_contracts = contracts
        self.payments = folder / "payments" / f"{MONTH}.csv"
        shutil.rmtree(folder, ignore_errors=True)
        self.payments.parent.mkdir(parents=True)
        self.add_month(MONTH, 0, repeat)
        if not contracts:
            (folder / "contracts.csv").unlink()
        self.with_lines(False)

    def add_month(self, month, first, repeat=False):
        subprocess.run([TOOLS / "make_month", self.folder, month, str(self.rows), str(self.people),
                        str(self.contracts), str(first)] + ["repeat"] * repeat, check=True)

    def with_lines(self, lines):
        rules = (ROOT / "config" / "rules.ini").read_text(encoding="utf-8")
        key = "# lines = yes"
        if key not in rules:
            raise SystemExit(f"config/rules.ini no longer shows {key!r}")
        (self.folder / "rules.ini").write_text(rules.replace(key, "lines = yes" if lines else "lines = no"),
                                               encoding="utf-8")

    def memory_bound(self):
        """The most memory a run may take, in bytes."""
        return ((64 << 20) + 16 * self.rows + 1024 * self.people
                + (512 * self.contracts if self.has_contracts else 0))

    def remove(self):
        shutil.rmtree(self.folder)
