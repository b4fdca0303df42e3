#!/usr/bin/env python3
"""What a payment costs is counted in instructions, so that a slower way of reading does not creep in unseen.

Without this, it would be noticed on pay-day. Instructions do not depend on what else the machine does. Of months of
2,000 and of 12,000 payments, the difference is what 10,000 payments cost, the start of the program left out:

  run              the month computed and written, with customers in Chinese
  plain            the same of rows in ASCII, which are read straight from their bytes
  check            the same month read
  broken           the same month with an error in every row, as text
  broken, --json   and as JSON, where every error is told
  small month      50 people and 500 payments, the start of the program included, a payment

Every row must have been used, and every error told.
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FEW, MANY = 2_000, 12_000
PEOPLE, CONTRACTS = 200, 2_000
SMALL_PEOPLE, SMALL_CONTRACTS, SMALL_PAYMENTS = 50, 100, 500

# Instructions a payment, as last counted. What is quicker is recorded here anew; what is slower by more than the margin,
# which is for other compilers and processors, fails.
RECORDED = {
    "run": 1_660,
    "plain": 1_613,
    "check": 895,
    "broken": 7_875,
    "broken, --json": 37_584,
    "small month": 9_427,
}
MARGIN = 1.20
# Below this part of what is recorded the guard has grown too wide: say so.
WIDE = 0.80


def write(path, header, rows):
    with path.open("w", encoding="utf-8") as out:
        print(header, file=out)
        out.writelines(row + "\n" for row in rows)


def write_book(book, payments, people, contracts, amount_of, names="客户{},空调"):
    (book / "payments").mkdir(parents=True)
    shutil.copy(ROOT / "config" / "rules.ini", book)
    write(book / "staff.csv", "employee_id,name,grade,hired",
          (f"E{i:04},销售{i},{'senior' if i % 3 == 0 else 'junior'},2020-01-01"
           for i in range(people)))
    write(book / "contracts.csv", "contract_id,employee_id,signed,list_price,contract_price,quantity",
          (f"C{i:05},E{i % people:04},2026-06-01,10,{10 + i % 7},1000000" for i in range(contracts)))
    write(book / "instalments.csv", "contract_id,due_date,amount",
          (f"C{i:05},2026-07-{1 + i % 28:02},{1000 + i}.50" for i in range(contracts)))
    write(book / "payments" / "2026-07.csv", "payment_id,date,contract_id,customer,product,amount",
          (f"P{i:06},2026-07-{1 + i % 31:02},C{i * 7 % contracts:05},{names.format(i)},{amount_of(i)}"
           for i in range(payments)))


class Counter:
    """Counts the instructions of a program, and what it did wrong."""

    def __init__(self, program):
        self.program, self.passed, self.wrong = program, 0, []
        said = subprocess.run([program, "help", "run"], capture_output=True, check=True).stdout
        self.one_thread = ["--threads", "1"] if b"--threads" in said else []

    def hold(self, good, complaint):
        if good:
            self.passed += 1
        else:
            self.wrong.append(complaint)

    def instructions(self, command, book, status, options=()):
        """Of one run, and what it printed. A program that ends otherwise than it should ends the test.

        The book is named by its last part alone: messages would cost more in a longer folder."""
        done = subprocess.run(["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
                               self.program, command, "2026-07", "--book", book.name, *options, *self.one_thread],
                              cwd=book.parent, capture_output=True, check=False)
        said = done.stdout + done.stderr
        counted = re.search(rb"I\s+refs:\s+([\d,]+)", said)
        if done.returncode != status or counted is None:
            sys.exit(f"{command} {book.name}: status {done.returncode}, not {status}\n{said.decode()[:2000]}")
        return int(counted.group(1).replace(b",", b"")), said

    def judge(self, name, instructions, payments):
        each, recorded = instructions / payments, RECORDED[name]
        print(f"{name}: {each:,.0f} instructions a payment, {recorded:,} recorded")
        self.hold(each <= recorded * MARGIN, f"{name}: more than {MARGIN} times what is recorded")
        if each < recorded * WIDE:
            print(f"{name}: quicker than recorded; record it in {pathlib.Path(__file__).name}")

    def slope(self, name, command, books, status, *options):
        """The instructions of each payment beyond the few; what the run on the many printed."""
        (few, _), (many, said) = (self.instructions(command, book, status, options) for book in books)
        self.judge(name, many - few, MANY - FEW)
        return said

    def used(self, book, payments):
        read = dict(row.split(",") for row in (book / "months/2026-07/totals.csv").read_text().splitlines())
        self.hold(read["payments_used"] == str(payments), f"{read['payments_used']} payments used, not {payments}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--salespay", required=True, type=pathlib.Path)
    counter = Counter(parser.parse_args().salespay.resolve())
    with tempfile.TemporaryDirectory(prefix="salespay-instructions-") as top:
        good, plain, broken = ([pathlib.Path(top) / f"{name}-{payments}" for payments in (FEW, MANY)]
                        for name in ("good", "plain", "broken"))
        for payments, whole, ascii_alone, spoilt in zip((FEW, MANY), good, plain, broken):
            write_book(whole, payments, PEOPLE, CONTRACTS, lambda i: f"{i % 9000 + 1}.25")
            write_book(ascii_alone, payments, PEOPLE, CONTRACTS, lambda i: f"{i % 9000 + 1}.25", "Shop {},AC-3")
            write_book(spoilt, payments, PEOPLE, CONTRACTS, lambda i: f"{i}.5x")
        small = pathlib.Path(top) / "small"
        write_book(small, SMALL_PAYMENTS, SMALL_PEOPLE, SMALL_CONTRACTS, lambda i: f"{i % 9000 + 1}.25")

        counter.slope("run", "run", good, 0, "--no-sync")
        counter.used(good[1], MANY)
        counter.slope("plain", "run", plain, 0, "--no-sync")
        counter.used(plain[1], MANY)
        counter.slope("check", "check", good, 0)
        counter.slope("broken", "run", broken, 1)
        told = counter.slope("broken, --json", "run", broken, 1, "--json").count(b"bad-amount")
        counter.hold(told == MANY, f"--json told {told} of {MANY} errors")
        counter.judge("small month", counter.instructions("run", small, 0, ["--no-sync"])[0], SMALL_PAYMENTS)
        counter.used(small, SMALL_PAYMENTS)
    for line in counter.wrong:
        print("FAILED:", line)
    print(f"instructions: {counter.passed} passed, {len(counter.wrong)} failed")
    sys.exit(1 if counter.wrong else 0)


if __name__ == "__main__":
    main()
