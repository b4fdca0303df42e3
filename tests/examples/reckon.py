#!/usr/bin/env python3
# Without this, expected/ would only say that the program computes what it computed before, and a
# wrong figure once taken into it would stay right for ever.
"""Hold an example's expected/ against the second reckoning of tests/property.

    reckon.py BOOK FROM TO LEAST

The reckoning reads plain cells only, so it is given a copy with amounts, dates and encodings made
plain. Every file of every month must be the same bytes. Prints how many figures that were; fails
below LEAST.
"""
import csv
import io
import re
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "property"))
from outputs import month_files  # noqa: E402
from reference import reckon  # noqa: E402

AMOUNT = re.compile(r"¥?(-?[\d,]+(?:\.\d+)?)元?")
DATE = re.compile(r"(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?")


def plain_cell(cell):
    date, amount = DATE.fullmatch(cell), AMOUNT.fullmatch(cell)
    if date:
        return f"{date[1]}-{int(date[2]):02d}-{int(date[3]):02d}"
    return amount[1].replace(",", "") if amount else cell


def make_plain(path):
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    rows = [[plain_cell(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def main():
    book, first, last, least = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
    months, figures, wrong = 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(book, folder, dirs_exist_ok=True)
        for path in [*Path(folder).glob("*.csv"), *Path(folder).glob("payments/*.csv")]:
            make_plain(path)
        for month in reckon(folder, first, last):
            months += 1
            for name, content in month_files(month).items():
                held = (book / "expected" / month.month / name).read_bytes()
                figures += sum(map(len, csv.reader(io.StringIO(content.decode(), newline=""))))
                if held != content:
                    print(f"{book.name} {month.month}: {name} is not what the reckoning gives")
                    wrong += 1
    print(f"{book.name}: {figures} cells of {months} months reckoned again, {wrong} files differ")
    if figures < least:
        print(f"{book.name}: fewer than {least} cells were compared")
    return 1 if wrong or figures < least else 0


if __name__ == "__main__":
    sys.exit(main())
