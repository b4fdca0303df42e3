"""That the peers did the same work: their figures against salespay's, to the fen."""

import csv
import itertools
import subprocess
from decimal import Decimal

from books import MONTH
from peers import sums_of

LINE_AMOUNTS = ("amount", "regular", "excess", "base_commission", "excess_commission")
LINE_TEXTS = ("month", "payment_id", "source", "date", "employee_id", "contract_id", "customer", "product")


class Agreement:
    """Counts what was held against each other, and says what differs."""

    def __init__(self, ours):
        self.ours, self.held, self.wrong = ours, 0, []

    def hold(self, what, mine, theirs):
        self.held += 1
        if mine != theirs:
            self.wrong.append(f"{what}: {mine} and {theirs}")

    def hold_sums(self, who, mine, theirs):
        """Each person's collected payments and excess."""
        self.held += len(mine.keys() | theirs.keys())
        differ = [person for person in sorted(mine.keys() | theirs.keys()) if mine.get(person) != theirs.get(person)]
        for person in differ[:3]:
            self.wrong.append(f"{who}, {person}: {theirs.get(person)}, not {mine.get(person)}")
        if len(differ) > 3:
            self.wrong.append(f"{who}: {len(differ)} persons differ")

    def hold_work(self, book, database, peers):
        """Everything at once, on a book small enough to look at each line."""
        self.ours.run(book, lines=True, keep=True)
        mine = self.ours.sums(book)
        for peer in peers:
            self.hold_sums(peer.name, mine, peer.sums(book)[1])
        if database is not None:
            for way in ("queries", "table"):
                database.work(book, ("sums", "duplicates", "lines"), way, keep=True)
                self.hold_sums(f"DuckDB ({way})", mine, sums_of(database.out("sums").read_text()))
                self.hold(f"DuckDB ({way}), repeated numbers", "", database.out("duplicates").read_text())
                self.hold_lines(book, database.out("lines"))
        self.ours.forget(book)

    def hold_lines(self, book, path):
        """Line by line, in the same order."""
        with path.open(encoding="utf-8", newline="") as text:
            count = 0
            for mine, theirs in itertools.zip_longest(self.ours.rows(book, "commission_lines.csv"), csv.DictReader(text),
                                                      fillvalue={}):
                count += 1
                if mine and theirs and all(mine[key] == (theirs[key] or "") for key in LINE_TEXTS) and all(
                        Decimal(mine[key]) == Decimal(theirs[key]) for key in LINE_AMOUNTS):
                    continue
                self.wrong.append(f"line {count}: {mine} and DuckDB's {theirs}")
                break
        self.hold("commission lines", book.rows, count)

    def hold_repeated(self, book, database):
        """A payment number that stands twice: salespay refuses the month and names it, DuckDB finds it."""
        with book.payments.open(encoding="utf-8") as text:
            repeated = text.readlines()[-1].split(",")[0]
        said = subprocess.run(self.ours.command("run", book, "--no-sync"), capture_output=True, check=False)
        self.hold("a repeated number, exit status", 1, said.returncode)
        self.hold("a repeated number, named", True, f'"{repeated}"' in said.stderr.decode())
        self.hold("a repeated number, nothing written", False, (book.folder / "months" / MONTH).exists())
        if database is not None:
            database.work(book, ("duplicates",), keep=True)
            self.hold("a repeated number in DuckDB", repeated, database.out("duplicates").read_text().strip())
