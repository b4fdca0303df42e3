#!/usr/bin/env python3
"""Walks through the guide of a new book as a clerk would: in each language a book is begun, every command
of its guide run in it, and what is printed compared with what the guide shows.

  guide.py --salespay PATH

Without it the first thing that a clerk reads could tell her to type what does not work. No command may
give a warning either: she would not know what to make of it. At the end rows of another month are put in
the place of the sample's, as the guide says.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from readme import agrees, commands

COMMANDS_MIN = 5
GUIDES = {"en": "README.md", "zh": "说明.md"}
# Step 5 of the guide: the clerk's own payments of July, in the columns that she needs.
OWN_PAYMENTS = {
    "en": "date,employee_id,amount\r\n2026-07-03,S03,20000\r\n",
    "zh": "回款日期,工号,回款金额\r\n2026/7/3,S03,\"20,000.00\"\r\n",
}
LOCALES = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}
MESSAGE = re.compile(r"\[[a-z0-9-]+\]: ")
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


class Checks:
    def __init__(self):
        self.passed = self.failed = 0

    def look(self, good, *said):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(*said, sep="\n")


def run(line, folder, environment):
    done = subprocess.run(line, shell=True, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout.decode("utf-8").splitlines()


def walk(book, guide, environment, checks):
    """Every command of the guide, in order."""
    found = commands((book / guide).read_text(encoding="utf-8"))
    for line, expected in found:
        status, printed = run(line, book, environment)
        messages = [said for said in printed if MESSAGE.search(said)]
        checks.look(status == 0 and agrees(expected, printed) and not messages,
                    f"{guide}: $ {line} (status {status})", "expected:", *expected, "printed:", *printed)
    checks.look(len(found) >= COMMANDS_MIN, f"only {len(found)} commands found in {guide}")


def keep_headers(book):
    for path in book.glob("*.csv"):
        header = path.read_bytes().split(b"\n")[0] + b"\n"
        if path.name != "staff.csv":
            path.write_bytes(header)


def own_month(book, language, environment, checks):
    """After the walk the sample month is gone: what the guide says of one's own month works."""
    keep_headers(book)
    (book / "payments" / "2026-07.csv").write_text(BOM + OWN_PAYMENTS[language], encoding="utf-8", newline="")
    with (book / "company.csv").open("a", encoding="utf-8", newline="") as company:
        company.write("202607,0\r\n")
    for line in ("salespay check 2026-07 -q", "salespay run 2026-07 -q"):
        status, printed = run(line, book, environment)
        checks.look(status == 0 and not printed, f"own month: $ {line} (status {status})", *printed)
    checks.look((book / "months" / "2026-07" / "payslips.csv").is_file(), "own month: no payslips")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--salespay", required=True, type=pathlib.Path)
    arguments = parser.parse_args()
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="salespay-guide-") as top:
        top = pathlib.Path(top)
        (top / "bin").mkdir()
        (top / "bin" / "salespay").symlink_to(arguments.salespay.resolve())
        environment = dict(os.environ, PATH=f"{top / 'bin'}:{os.environ['PATH']}", LANG="C.UTF-8", LC_ALL="")
        for language, guide in GUIDES.items():
            book = top / language
            status, printed = run(f"salespay init {language} --lang {language} --no-sync", top, environment)
            checks.look(status == 0, f"init {language}", *printed)
            walk(book, guide, environment, checks)
            own_month(book, language, environment, checks)
            local = dict(environment, LANG=LOCALES[language])
            status, printed = run(f"salespay init {language}-by-locale --no-sync -q", top, local)
            checks.look(status == 0 and not printed and (top / f"{language}-by-locale" / guide).is_file(),
                        f"{LOCALES[language]} does not give {guide}", *printed)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
