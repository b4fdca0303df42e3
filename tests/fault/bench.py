"""What the fault tests share: a tiny book, the program with a fault in it, and what a book holds afterwards."""

import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": "/nonexistent"}
LEFTOVER = re.compile(r"^\..*\.salespay-")

RULES = """[scheme]
calculation = 1
[grade.junior]
base_fixed = 1000
base_step = 10,000
base_per_step = 200
base_cap = 2000
[commission]
base_rate = 3%
excess_rate = 10%
[risk_fund]
holdback = 10%
cap = 5000
"""
STAFF = "employee_id,name,grade\n1001,Wang Jianguo,junior\n1002,李娜,junior\n"
CONTRACTS = "contract_id,employee_id,signed,quantity,list_price,contract_price\n" \
            "C1,1001,2026-05-02,100,100,110\nC2,1002,2026-05-15,30,1000,1200\n"


class Bench:
    """A folder of its own, gone at the end; in memory where there is such a place, since thousands of books are made."""

    def __init__(self, salespay):
        self.salespay = os.path.abspath(salespay)
        self.folder = tempfile.mkdtemp(prefix="salespay-fault-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
        self.shim = os.path.join(self.folder, "shim.so")
        self.log = os.path.join(self.folder, "log")
        self.book = os.path.join(self.folder, "book")
        subprocess.run(["cc", "-std=gnu11", "-D_GNU_SOURCE", "-O1", "-Wall", "-Wextra", "-U_FORTIFY_SOURCE", "-shared",
                        "-fPIC", "-o", self.shim, os.path.join(HERE, "shim.c"),
                        os.path.join(HERE, "memory_shim.c")], check=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["chmod", "-R", "u+rwX", self.folder], check=False)
        shutil.rmtree(self.folder)

    @staticmethod
    def drop(book):
        """Removes a book, folders that cannot be written too."""
        shutil.rmtree(book)

    def run(self, *arguments, book=None, **plan):
        """Runs a command on the book; plan: at=, do=, sticky=, log=, … as the shim wants them."""
        environment = dict(ENVIRONMENT)
        if plan:
            environment["LD_PRELOAD"] = self.shim
            environment.update({"FAULT_" + key.upper(): str(value) for key, value in plan.items() if value})
        return subprocess.run([self.salespay, *arguments, "--book", book or self.book], capture_output=True,
                              env=environment, timeout=60, stdin=subprocess.DEVNULL)

    def must(self, *arguments, book=None):
        done = self.run(*arguments, book=book)
        if done.returncode != 0:
            sys.exit(f"{' '.join(arguments)}: {done.returncode}\n{done.stderr.decode()}")
        return done

    def logged(self, *arguments, **plan):
        """Runs with a log; the process, and the calls that write, each a list of words."""
        if os.path.exists(self.log):
            os.unlink(self.log)
        done = self.run(*arguments, log=self.log, **plan)
        with open(self.log, encoding="utf-8") as file:
            return done, [line.split() for line in file]

    def put(self, source, target=None):
        """A fresh copy of a book."""
        target = target or self.book
        if os.path.exists(target):
            self.drop(target)
        shutil.copytree(source, target, symlinks=True)
        return target


def write(book, name, text):
    path = os.path.join(book, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def payments(book, month, amount="10000.00"):
    write(book, f"payments/{month}.csv", "payment_id,date,employee_id,contract_id,amount\n"
          f"P{month}-1,{month}-03,1001,C1,{amount}\nP{month}-2,{month}-15,,C2,25000.00\n")


def tiny_book(book, months=("2026-06", "2026-07")):
    """Two people, two contracts, a rule file, payments for each month."""
    write(book, "rules.ini", RULES)
    write(book, "staff.csv", STAFF)
    write(book, "contracts.csv", CONTRACTS)
    for month in months:
        payments(book, month)


def walk(top):
    for folder, folders, files in os.walk(top):
        folders.sort()
        for name in folders + sorted(files):
            yield os.path.relpath(os.path.join(folder, name), top)


def leftovers(book):
    """What a run that was cut off left behind."""
    return [path for path in walk(book) if LEFTOVER.match(os.path.basename(path))]


def months_of(book):
    """Every file under months/ that a reader would see: path -> bytes."""
    top, found = os.path.join(book, "months"), {}
    for path in walk(top):
        full = os.path.join(top, path)
        if os.path.isfile(full) and not any(LEFTOVER.match(part) for part in path.split("/")):
            with open(full, "rb") as file:
                found[path] = file.read()
    return found


def journal_of(book):
    """(action, month, seal, reason) of each line."""
    path = os.path.join(book, "journal.csv")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        return [tuple(line.split(",")[3:7]) for line in file.read().splitlines()[1:]]


class State:
    """What a book says: the months, what is kept of reopened ones, and the journal."""

    def __init__(self, book):
        files = months_of(book)
        self.months = {path: content for path, content in files.items() if not path.startswith(".history/")}
        self.history = {path: content for path, content in files.items() if path.startswith(".history/")}
        self.journal = journal_of(book)

    def difference(self, other):
        """The first path of months/ in which they differ, or None."""
        for path in sorted(set(self.months) | set(other.months)):
            if self.months.get(path) != other.months.get(path):
                return f"months/{path}"
        return None


class Counts:
    """How many points were tried, and those that failed."""

    def __init__(self, name):
        self.name, self.passed, self.told = name, 0, []

    def check(self, what, faults):
        """faults: texts; none where all is well."""
        if not faults:
            self.passed += 1
            return True
        self.told.append(what)
        if len(self.told) <= 20:
            print(f"failed: {what}: " + "; ".join(faults))
        return False

    def end(self, least):
        if self.passed + len(self.told) < least:
            print(f"{self.name}: only {self.passed + len(self.told)} points tried, at least {least} expected")
            self.told.append("too few")
        print(f"{self.name}: {self.passed} passed, {len(self.told)} failed")
        return bool(self.told)
