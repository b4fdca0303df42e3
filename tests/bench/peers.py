"""The sums by person in tools that a sales office has: each writes employee_id, collected and excess in fen."""

import shutil
import subprocess

from stopwatch import measure

# 2·a·(c − l) stays below 2^53, so a floating-point quotient cut to a whole number is exact as well.
MAWK = r"""NR > 1 {
  a = int($9 * 100 + 0.5); l = int($7 * 100 + 0.5); c = int($8 * 100 + 0.5)
  sum[$3] += a
  if (c > l) excess[$3] += int((2 * a * (c - l) + c) / (2 * c))
}
END { for (k in sum) printf "%s,%d,%d\n", k, sum[k], excess[k] }"""

MILLER = r"""begin { @sum = {}; @excess = {} }
a = int(roundm($amount * 100, 1)); l = int(roundm($list_price * 100, 1)); c = int(roundm($contract_price * 100, 1));
@sum[$employee_id] += a;
@excess[$employee_id] += c > l ? (2 * a * (c - l) + c) // (2 * c) : 0;
end { emit (@sum, @excess), "employee_id" }"""

SQLITE_TABLE = """CREATE TABLE payments(payment_id TEXT, date TEXT, employee_id TEXT, contract_id TEXT, product TEXT,
  quantity TEXT, list_price TEXT, contract_price TEXT, amount TEXT)"""
SQLITE = """SELECT k, sum(a), sum(CASE WHEN c > l THEN (2 * a * (c - l) + c) / (2 * c) ELSE 0 END)
  FROM (SELECT employee_id AS k, CAST(replace(amount, '.', '') AS INTEGER) AS a,
               CAST(replace(list_price, '.', '') AS INTEGER) AS l,
               CAST(replace(contract_price, '.', '') AS INTEGER) AS c FROM payments) GROUP BY k"""


def mawk(csv):
    return ["mawk", "-F,", MAWK, csv]


def miller(csv):
    return ["mlr", "--icsv", "--ocsv", "--headerless-csv-output", "put", "-q", MILLER, csv]


def sqlite(csv):
    return ["sqlite3", ":memory:", "-cmd", SQLITE_TABLE, "-cmd", f'.import --csv --skip 1 "{csv}" payments',
            "-cmd", ".mode csv", SQLITE]


class Peer:
    """One of them, that sums up a book's payments."""

    def __init__(self, name, program, command, version):
        self.name, self.program, self.command = name, program, command
        self.installed = shutil.which(program) is not None
        self.version = name
        if self.installed:
            said = subprocess.run(version, capture_output=True, check=False, stdin=subprocess.DEVNULL)
            words = (said.stdout or said.stderr).decode(errors="replace").split()
            number = next((word for word in words if word[0].isdigit()), "")
            self.version = f"{name} {number}".rstrip()

    def sums(self, book):
        """Its Took, and {person: (collected, excess)} in fen."""
        took, said = measure(self.command(book.payments))
        return took, sums_of(said.decode())


def sums_of(text):
    return {person: (int(collected), int(excess))
            for person, collected, excess in (line.split(",") for line in text.split())}


def all_peers():
    return [Peer("mawk", "mawk", mawk, ["mawk", "-W", "version"]),
            Peer("Miller", "mlr", miller, ["mlr", "--version"]),
            Peer("sqlite3", "sqlite3", sqlite, ["sqlite3", "--version"])]


def count_lines(csv):
    """Every byte read, and nothing else."""
    return measure(["wc", "-l", csv])[0]
