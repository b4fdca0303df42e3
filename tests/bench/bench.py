#!/usr/bin/env python3
"""salespay and its peers at the same work in the same run; prints tables in Markdown. Started by tests/bench/run.sh.

  agreement   the peers' figures against ours, to the fen; a planted repeated number
  same work   whole runs beside DuckDB's sums and duplicates (and lines), other tools' sums, and reading every byte
  growth      over payments and over people, with the memory that is allowed
  small       the CPU of a month of 50 people, ten sealed years verified
"""

import argparse
import pathlib
import shutil
import sys

import report
import small_months
from agreement import Agreement
from books import Book
from duckdb import NODE, DuckDB
from ours import Salespay
from peers import all_peers, count_lines, sums_of
from stopwatch import ROOT, Failed, interleaved

AGREED_ROWS = 100_000
SUMS = ("sums", "duplicates")
LINES = SUMS + ("lines",)


def note(text):
    print(text, file=sys.stderr, flush=True)


class Bench:
    def __init__(self, options):
        self.options = options
        self.folder = options.folder.resolve()
        self.data = self.folder / "data"
        shutil.rmtree(self.data, ignore_errors=True)
        self.data.mkdir(parents=True)
        self.ours = Salespay(options.salespay)
        self.peers = [peer for peer in all_peers() if peer.installed]
        self.missing = [peer.name for peer in all_peers() if not peer.installed]
        self.database = self.open_database()
        self.loaded = {"sums": "", "lines": ""}  # by which way DuckDB was quickest, in words
        self.agreement = Agreement(self.ours)

    def open_database(self):
        modules = self.folder / "duckdb"
        if shutil.which(NODE) and (modules / "node_modules").is_dir():
            try:
                return DuckDB(modules, self.data, self.options.threads)
            except Failed as failed:
                note(failed)
        self.missing.append("DuckDB")
        return None

    def book(self, name, rows, people, **how):
        return Book(self.data / name, rows, people, **how)

    # The figures are the same.

    def agree(self):
        note("agreement")
        book = self.book("agreed", min(AGREED_ROWS, self.options.rows), min(self.options.people, AGREED_ROWS // 10))
        self.agreement.hold_work(book, self.database, self.peers)
        book.remove()
        book = self.book("repeated", 10_000, 100, repeat=True)
        self.agreement.hold_repeated(book, self.database)
        book.remove()

    def agree_in_full(self, book):
        """Once more on the rows that are timed."""
        self.ours.run(book, keep=True)
        mine = self.ours.sums(book)
        if self.database is not None:
            self.database.work(book, SUMS, keep=True)
            self.agreement.hold_sums("DuckDB", mine, sums_of(self.database.out("sums").read_text()))
            self.agreement.hold("repeated numbers", "", self.database.out("duplicates").read_text())
        self.ours.forget(book)

    def hold_memory(self, what, took, book):
        """No more than the bound, which grows with numbers, people and contracts."""
        bound = book.memory_bound()
        self.agreement.hold(f"{what}: {took.memory:,} bytes resident, at most {bound:,}", True, took.memory <= bound)

    # The same work.

    def quickest_way(self, book, parts):
        """DuckDB may read the file for each query or load it first; lines are to come in order, sums need not."""
        ways = [{"way": way, "ordered": ordered} for way in ("queries", "table")
                for ordered in ((True,) if "lines" in parts else (True, False))]
        return min(ways, key=lambda way: self.database.work(book, parts, **way).wall)

    def jobs(self, book):
        """What is run in turn: {name: function}."""
        database, ours = self.database, self.ours
        jobs = {"sums": lambda: ours.run(book), "lines": lambda: ours.run(book, lines=True)}
        if ours.has_threads:
            jobs["one thread"] = lambda: ours.run(book, threads=1)
        jobs["synced"] = lambda: ours.run(book, sync=True)
        jobs["lines synced"] = lambda: ours.run(book, lines=True, sync=True)
        if database is not None:
            sums, lines = self.quickest_way(book, SUMS), self.quickest_way(book, LINES)
            self.loaded = {key: ", loaded first" if found["way"] == "table" else ""
                           for key, found in (("sums", sums), ("lines", lines))}
            jobs["DuckDB sums"] = lambda: database.work(book, SUMS, **sums)
            jobs["DuckDB lines"] = lambda: database.work(book, LINES, **lines)
            for part in LINES:
                jobs[f"DuckDB only {part}"] = lambda part=part: database.work(book, (part,))
            jobs["DuckDB unordered"] = lambda: database.work(book, ("lines",), ordered=False)
        jobs["wc"] = lambda: count_lines(book.payments)
        return jobs

    def same_work(self):
        rows, rounds = self.options.rows, self.options.rounds
        note(f"the same work, {rows:,} rows")
        book = self.book("same", rows, self.options.people)
        count_lines(book.payments)  # into the page cache
        self.agree_in_full(book)
        took = interleaved(self.jobs(book), rounds)
        for name in ("sums", "lines"):
            self.hold_memory(f"{rows:,} payments, {name}", took[name], book)
        size = book.payments.stat().st_size
        book.remove()
        few = min(rows, self.options.peer_rows)
        book = self.book("peers", few, self.options.people)
        slow = interleaved({peer.name: lambda peer=peer: peer.sums(book)[0] for peer in self.peers}, rounds)
        took.update({name: each.times(rows / few) for name, each in slow.items()})
        book.remove()
        book = self.book("contracts", rows, self.options.people, contracts=True)
        took.update(interleaved({"contracts": lambda: self.ours.run(book),
                                 "contracts lines": lambda: self.ours.run(book, lines=True)}, rounds))
        for name in ("contracts", "contracts lines"):
            self.hold_memory(f"{rows:,} payments, {name}", took[name], book)
        book.remove()
        print(f"### The same work: {rows:,} payments ({size / 1e6:.0f} MB), {self.options.people:,} people, "
              f"medians of {rounds}\n")
        print(self.work_table(took, few))
        for name in self.missing:
            print(f"{name}: not installed.\n")

    def work_table(self, took, few):
        scaled = "" if few == self.options.rows else f", {few:,} rows scaled"
        names = [("sums", "**salespay `run`, no lines**, every check", "sums"),
                 ("DuckDB sums", f"DuckDB: sums, duplicates{self.loaded['sums']}", "sums"),
                 ("lines", "**salespay `run`, with lines**", "lines"),
                 ("DuckDB lines", f"DuckDB: sums, duplicates, lines{self.loaded['lines']}", "lines"),
                 ("DuckDB only sums", "DuckDB: sums alone", "sums"),
                 ("DuckDB only duplicates", "DuckDB: duplicates alone", "sums"),
                 ("DuckDB only lines", "DuckDB: lines alone", "lines"),
                 ("DuckDB unordered", "DuckDB: lines alone, in any order", "lines"),
                 *((peer.name, f"{peer.name}: sums alone{scaled}", "sums") for peer in self.peers),
                 ("wc", "`wc -l`: every byte read", "sums"),
                 ("one thread", "salespay, no lines, `--threads 1`", "sums"),
                 ("synced", "salespay, no lines, synced to the disk", "sums"),
                 ("lines synced", "salespay, with lines, synced to the disk", "lines"),
                 ("contracts", "salespay, no lines, with `contracts.csv`", "sums"),
                 ("contracts lines", "salespay, with lines and `contracts.csv`", "lines")]
        rows = []
        for key, name, against in names:
            if key in took:
                each = took[key]
                rows.append((name, report.seconds(each.wall), report.seconds(each.cpu),
                             report.ratio(each.wall / took[against].wall), report.megabytes(each.memory)))
        return report.table(("work", "seconds", "of CPU", "× salespay", "MB"), rows)

    # Growth.

    def growth_row(self, book, first, rounds):
        runs = {"ours": lambda: self.ours.run(book)}
        if self.database is not None and book.rows <= 10_000_000:
            runs["DuckDB"] = lambda: self.database.work(book, SUMS)
        took = interleaved(runs, rounds)
        ours, theirs, bound = took["ours"], took.get("DuckDB"), book.memory_bound()
        self.hold_memory(f"{book.rows:,} payments, {book.people:,} people", ours, book)
        return (first, report.seconds(ours.wall), report.seconds(ours.cpu), f"{ours.cpu / book.rows * 1e9:.0f}",
                report.megabytes(ours.memory), report.megabytes(bound),
                *((report.seconds(theirs.wall), report.ratio(theirs.wall / ours.wall), report.megabytes(theirs.memory))
                  if theirs else ("–",) * 3))

    def growth(self, title, column, sizes):
        """sizes: (rows, people) of each; column: which of the two is told."""
        note(title)
        rows = []
        for size in sizes:
            book = self.book("growing", *size)
            count_lines(book.payments)
            rows.append(self.growth_row(book, report.count(size[column == "people"]), min(self.options.rounds, 3)))
            book.remove()
        print(f"### {title}\n")
        print(report.table((column, "seconds", "of CPU", "CPU ns a payment", "MB", "MB allowed", "DuckDB seconds",
                            "× salespay", "DuckDB MB"), rows))

    def payment_sizes(self):
        sizes = [size for size in (100_000, 1_000_000, 10_000_000) if size <= self.options.rows] or [self.options.rows]
        huge = 100_000_000
        if self.options.large:
            if shutil.disk_usage(self.data).free > huge * 100:
                sizes.append(huge)
            else:
                note("no room on the disk for 100 million payments")
        return [(size, self.options.people) for size in sizes]

    def people_sizes(self):
        rows = min(self.options.rows, 1_000_000)
        return [(rows, 10 ** power) for power in range(1, 7) if 10 ** power <= rows]

    # Small months.

    def small(self):
        note("small months")
        people, payments = small_months.PEOPLE, small_months.PAYMENTS
        cpu = small_months.one_month(self.ours, self.data, self.options.small_runs)
        print(f"### A month of {people} people and {payments} payments, medians of {self.options.small_runs}\n")
        print(report.table(("work", "ms of CPU"), [(name, f"{each:.2f}") for name, each in cpu.items()]))
        took, files, size = small_months.verified(self.ours, self.data, self.options.months, self.options.rounds)
        print(f"### {self.options.months} such months, sealed: {files:,} files, {size / 1e6:.0f} MB\n")
        print(report.table(("work", "seconds", "of CPU", "MB"),
                           [(name, report.seconds(each.wall), report.seconds(each.cpu), report.megabytes(each.memory))
                            for name, each in took.items()]))

    def all(self):
        versions = [self.ours.version, *([self.database.version] if self.database else []),
                    *(peer.version for peer in self.peers)]
        print(report.machine(versions) + "\n", flush=True)
        self.agree()
        self.same_work()
        self.growth("Growth over payments", "payments", self.payment_sizes())
        self.growth(f"Growth over people: {self.people_sizes()[0][0]:,} payments", "people", self.people_sizes())
        self.small()
        for line in self.agreement.wrong:
            print("WRONG:", line)
        print(f"{self.agreement.held:,} figures held against each other, {len(self.agreement.wrong)} wrong")
        shutil.rmtree(self.data)
        return 1 if self.agreement.wrong else 0


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--salespay", type=pathlib.Path, default=ROOT / "build" / "release" / "salespay")
    parser.add_argument("--folder", type=pathlib.Path, default=ROOT / "build" / "bench", help="for data and peers")
    parser.add_argument("--rows", type=int, default=10_000_000, help="payments of the month")
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5, help="how often each thing is run")
    parser.add_argument("--peer-rows", type=int, default=1_000_000, help="payments for the slow peers, times scaled")
    parser.add_argument("--threads", type=int, default=2, help="what DuckDB may use")
    parser.add_argument("--large", action="store_true", help="grow to 100 million payments")
    parser.add_argument("--quick", action="store_true", help="little of everything: whether it works")
    options = parser.parse_args()
    options.small_runs, options.months = 101, 120
    if options.quick:
        options.rows, options.people, options.rounds = min(options.rows, 100_000), 2_000, 1
        options.small_runs, options.months = 5, 6
    return options


if __name__ == "__main__":
    try:
        sys.exit(Bench(parse()).all())
    except Failed as failed:
        sys.exit(str(failed))
