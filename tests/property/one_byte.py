#!/usr/bin/env python3
# Without it a slip of one key in a payments file could drop a sale from the month, and nobody would know.
"""A single byte changed anywhere in a payments file never loses a row in silence.

    one_byte.py --salespay PATH [--seed 1] [--long] [--keep-going N]

Every byte of a small payments file is replaced by each of several others, is left out, and has a
quote put before it. For each such file the program must either

  - end with 1 and say where: a line on standard error that begins with the file's name and is an
    error; and write nothing, or
  - end with 0, and then every data row that an independent RFC 4180 reading of the same bytes sees
    (a row with any cell that is not blank) stands in commission_lines.csv exactly once: at the
    physical line where the row begins, with the same payment_id, person, contract, customer,
    product, date and amount as that reading finds in its columns. totals.csv counts the same rows
    as read and as used, and the rows of empty cells as passed over.

So a row is lost in silence when the program ends with 0 and such a row is missing from the lines,
stands there merged with another, or is counted as passed over.
"""

import argparse
import collections
import csv
import io
import os
import pathlib
import random
import re
import shutil
import tempfile
import unicodedata

from harness import cells_of, fail, month_bytes, run_months
from inputs import BLANKS, COLUMNS

MONTH = "2026-07"
RULES = """[scheme]
calculation = 1
[grade.junior]
base_fixed = 0
base_step = 10,000
base_per_step = 200
base_cap = 2,000
[commission]
base_rate = 3%
excess_rate = 10%
"""
STAFF = "employee_id,name,grade\nE1,王小明,junior\nE2,李雷,junior\nE12,韩梅梅,junior\n"
CONTRACTS = "contract_id,employee_id,list_price,contract_price\nC1,E1,10,15\nC2,E2,10,15\n"
PAYMENTS = {
    "plain": """payment_id,date,employee_id,contract_id,customer,amount
P1,2026-07-03,E1,C1,Foo,1234.50
,2026-07-04,E2,,,-20
,2026-07-04,,C2,"Bar, ""B"" Inc.",0.30
P4,2026-07-31,E12,,two,7
""",
    "chinese": "回款单号,回款日期,工号,合同号,客户,回款金额\r\nP1,2026-07-03,E1,C1,上海公司,\"1,234.50\"\r\n"
               ",2026年7月4日,E2,,\"两\n行\",￥20\r\n\r\nP4,2026-07-31,,C2,空调,7元\r\n",
}
# A quoted cell, and the blanks that may stand between it and the comma or the line's end.
QUOTED = re.compile(r'((?:^|[,\n])"(?:[^"]|"")*")[ \t]*(?=[,\r\n]|\Z)')
OTHERS = b'",\n\r\0 ;\t\x80\xff\xe4x0-'


def read_independently(content):
    """(rows with their first line, blank rows) as RFC 4180 has it; None where it cannot be, or where a row
    does not fit its header."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", "replace")
    known = {key: key for key in COLUMNS["payments"]}
    known |= {chinese: key for key, (chinese, _) in COLUMNS["payments"].items()}
    reader = csv.reader(io.StringIO(QUOTED.sub(r"\1", text), newline=""), strict=True)
    header, rows, blank, start = None, [], 0, 1
    try:
        for cells in reader:
            line, start = start, reader.line_num + 1
            cells = [cell.strip(BLANKS) for cell in cells]
            if header is None:
                header = [known.get(cell, cell) for cell in cells]
                while header and not header[-1]:
                    header.pop()
            elif any(cells):
                if len(cells) < len(header) or any(cells[len(header):]):
                    return None
                rows.append((line, dict(zip(header, cells))))
            else:
                blank += 1
    except csv.Error:
        return None
    return rows, blank


def amount_of(text):
    plain = unicodedata.normalize("NFKC", text).translate({ord(mark): None for mark in "¥元,+ "})
    return round(float(plain.replace("−", "-")) * 100)     # small sums: exact enough to compare


def digits_of(date):
    return [int(part) for part in re.findall("[0-9]+", re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", date))]


def lost(content, files):
    """Why the files of a run that ended with 0 do not hold every row of these bytes; None if they do."""
    seen = read_independently(content)
    if seen is None:
        return "taken, though RFC 4180 reads no rows here"
    rows, blank = seen
    totals = dict(cells_of(files["totals.csv"])[1:])
    counts = tuple(int(totals[item]) for item in ("payments_read", "payments_used", "rows_passed_over"))
    if counts != (len(rows), len(rows), blank):
        return f"read, used, passed over {counts}, not {len(rows)}, {len(rows)}, {blank}"
    lines = cells_of(files["commission_lines.csv"])
    made = [dict(zip(lines[0], row)) for row in lines[1:]]
    if [int(line["line"]) for line in made] != [line for line, _ in rows]:
        return f"lines {[line['line'] for line in made]} used, rows at {[line for line, _ in rows]}"
    for line, (number, row) in zip(made, rows):
        owner = {"C1": "E1", "C2": "E2"}.get(row.get("contract_id", ""), "")
        expected = {key: row.get(key, "") for key in ("payment_id", "contract_id", "customer", "product")}
        expected["employee_id"] = row.get("employee_id") or owner
        for key, cell in expected.items():
            if line[key].lstrip("'").strip(BLANKS) != cell.lstrip("'"):
                return f"line {number}: {key} {line[key]!r}, the file says {cell!r}"
        if amount_of(line["amount"]) != amount_of(row["amount"]):
            return f"line {number}: amount {line['amount']}, the file says {row['amount']}"
        if digits_of(line["date"]) != digits_of(row["date"]):
            return f"line {number}: date {line['date']}, the file says {row['date']}"
    return None


def mutants(content, others):
    """(what was done, bytes) of every file one byte away from this one."""
    for at, byte in enumerate(content):
        for other in others:
            if other != byte:
                yield f"byte {at} {bytes([byte])} -> {bytes([other])}", \
                    content[:at] + bytes([other]) + content[at + 1:]
        yield f"byte {at} {bytes([byte])} left out", content[:at] + content[at + 1:]
        yield f"byte {at}: a quote put before", content[:at] + b'"' + content[at:]


def judge(binary, book, content):
    """Why the program's answer to this file is wrong, or None; and its exit status."""
    (book / "payments" / f"{MONTH}.csv").write_bytes(content)
    shutil.rmtree(book / "months", ignore_errors=True)
    process = run_months(binary, book, MONTH, MONTH)
    if process.returncode == 0:
        return lost(content, month_bytes(book, MONTH)), 0
    errors = process.stderr.decode("utf-8", "replace")
    if process.returncode != 1:
        return f"exit status {process.returncode}: {errors}", process.returncode
    if month_bytes(book, MONTH):
        return "refused, but files were written", 1
    if not re.search(rf"^(\S*/)?{MONTH}\.csv(:\d+){{0,2}}: error\[", errors, re.M):
        return f"refused without saying where: {errors}", 1
    return None, 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--salespay", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--long", action="store_true", help="every other byte value at every position")
    parser.add_argument("--keep-going", type=int, default=1, metavar="N", help="stop at the N-th failure")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    work = pathlib.Path(tempfile.mkdtemp(prefix="salespay-one-byte-", dir=memory))
    (work / "payments").mkdir()
    for name, text in (("rules.ini", RULES), ("staff.csv", STAFF), ("contracts.csv", CONTRACTS)):
        (work / name).write_text(text, encoding="utf-8")
    others = list(range(256)) if options.long else [*OTHERS, rng.randrange(33, 127), rng.randrange(128, 256)]
    counts, failed = collections.Counter(), 0
    for name, text in PAYMENTS.items():
        why, status = judge(options.salespay, work, text.encode())
        if why or status:
            fail(f"the file {name} as it stands: exit status {status}, {why}")
        for what, content in mutants(text.encode(), others):
            why, status = judge(options.salespay, work, content)
            counts["refused" if status else "taken"] += 1
            if why:
                failed += 1
                print(f"{name}, {what}: {why}\n  {content!r}")
                if failed >= options.keep_going:
                    fail(f"one_byte: {failed} files lost a row, or were refused without a place")
    shutil.rmtree(work)
    print("one_byte:", ", ".join(f"{number} {what}" for what, number in counts.items()))
    if failed:
        fail(f"one_byte: {failed} files lost a row, or were refused without a place")
    if sum(counts.values()) < 3000 or counts["taken"] < 300 or counts["refused"] < 1000:
        fail("one_byte: too few files were tried")
    print(f"{sum(counts.values())} passed, 0 failed")


if __name__ == "__main__":
    main()
