#!/usr/bin/env python3
"""Reads workbooks back, with nothing but the parts of a zip file, and holds every cell against the month's CSV files.

Without this a manager could sign totals that are not those that were paid: a cell that went through a
floating-point number and came back a fen wrong, a row under the wrong name, a formula that says something else once
it is worked out, a strip cut in two by the end of the page, another file each time.
"""

import argparse
import csv
import datetime
import decimal
import pathlib
import re
import subprocess
import sys
import tempfile

from spreadsheet import POINTS_A_MM, Workbook
from workbook_books import BOOKS, PAYMENTS, one

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FIRST_ROW, FIRST_FIGURE, STRIP_ROWS = 3, 6, 4
# Shown whatever the month holds; steps on the way, which are hidden, as is a figure that nobody has.
ALWAYS = {"collected", "base_salary", "commission_paid", "gross_pay", "net_pay"}
STEPS = {"sales", "excess", "regular", "commission", "due", "late", "commission_due", "risk_fund_opening",
         "risk_fund_drawn", "risk_fund_balance"}
# Amounts at a moment, which nobody adds up over months.
STOCKS = {"risk_fund_opening", "risk_fund_balance", "carried_in", "carried_out"}
FUND = ["risk_fund_opening", "risk_fund_withheld", "risk_fund_drawn", "risk_fund_released", "risk_fund_closing"]
NOTES = {"late-entry": "NOTE_LATE_ENTRY", "not-owner": "NOTE_NOT_OWNER", "price-differs": "NOTE_PRICE_DIFFERS",
         "not-active": "NOTE_NOT_ACTIVE"}
MONEY_DIGITS, EXACT_DIGITS = 14, 15
LINE_DIGITS = [MONEY_DIGITS] * 3 + [EXACT_DIGITS] * 2


class Verdicts:
    def __init__(self):
        self.passed = self.failed = 0
        self.place = ""

    def check(self, good, why):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {self.place}: {why}")

    def equal(self, got, wanted, what):
        self.check(got == wanted, f"{what}: {got!r}, not {wanted!r}")


def words(name, lang):
    """WORD(ID, "English", "中文") of a table: id -> word."""
    found = re.findall(r'^WORD\((\w+),\s*"([^"]*)",\s*"([^"]*)"\)', (ROOT / "src" / name).read_text(encoding="utf-8"),
                       re.MULTILINE)
    return {row[0]: row[1 + (lang == "zh")] for row in found}


def labels(program, lang):
    """The figures: key -> name for people."""
    listed = subprocess.run([program.parent / "tests" / "figure_table"], capture_output=True, check=True, text=True)
    rows = [line.split("\t") for line in listed.stdout.splitlines()[1:]]
    return {row[0]: row[1 + (lang == "zh")] for row in reversed(rows)}  # a line's figures bear names of a person's


def rows_of(path):
    """Cells by position: headers may be in either language."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


def as_typed(cell):
    """Without the mark that keeps a spreadsheet from running a cell of a CSV file."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@\t\r＝＋－＠") else cell


def is_number_here(amount, digits_max):
    """Money has its two decimals; the zeros at the end of an exact commission are no digits of it."""
    units = decimal.Decimal(amount).scaleb(2)
    while units != units.to_integral_value():
        units *= 10
    return abs(units) < 10 ** digits_max


def as_sum(total, digits_max):
    """A sum of exact commissions is told to so many digits, and to the fen at the least."""
    places = 8
    while places > 2 and not is_number_here(total, digits_max):
        places -= 1
        total = total.quantize(decimal.Decimal(1).scaleb(-places), decimal.ROUND_HALF_UP)
    return total


class Report:
    """The workbook of some months of a book, and what those months wrote."""

    def __init__(self, book, months, lang, names, path):
        self.months = months
        self.words, self.review = words("report/words.def", lang), words("review/words.def", lang)
        self.workbook = Workbook(path)
        folders = [book / "months" / month for month in months]
        self.payslips = [rows_of(folder / "payslips.csv") for folder in folders]
        self.lines = [rows_of(folder / "commission_lines.csv") for folder in folders]
        self.balances = [{row[1]: row for row in rows_of(folder / "balances.csv")} for folder in folders]
        self.totals = [dict(rows_of(folder / "totals.csv")) for folder in folders]
        self.names = {key: names[key] for key in self.totals[0] if key in names}
        staff = list(csv.DictReader(open(book / "staff.csv", encoding="utf-8-sig", newline="")))
        self.accounts = {row.get("employee_id") or row.get("工号"): row.get("bank_account", "") for row in staff}
        rules = (book / "rules.ini").read_text(encoding="utf-8")
        self.contracted = re.search(r"^measure\s*=\s*contracted", rules, re.MULTILINE) is not None
        self.grades = dict(re.findall(r"^\[grade\.(\w+)\]\s*\n(?:#.*\n)*label\s*=\s*(.*?)\s*$", rules, re.MULTILINE))

    def sheet(self, word):
        return self.workbook.sheets[self.words[word]]


def hold_amount(verdicts, sheet, at, written, what, digits_max=MONEY_DIGITS):
    """A number of the same fen; where a spreadsheet has no such number, the amount's own digits."""
    amount = decimal.Decimal(written)
    cell = sheet.cells[at]
    verdicts.check(cell.shown.startswith("#,##0.00"), f"{what}: shown as {cell.shown!r}")
    if is_number_here(amount, digits_max):
        verdicts.check(not cell.text and sheet.number(*at) == amount, f"{what}: {cell.value}, not {written}")
    else:
        verdicts.check(cell.text and cell.value == written, f"{what}: {cell.value}, not the text {written}")


def hold_sum(verdicts, sheet, at, amounts, what, digits_max=MONEY_DIGITS):
    """A formula whose stored value is what it gives and what was paid; digits alone where no number would do."""
    total = sum(map(decimal.Decimal, amounts))
    shown = as_sum(total, digits_max)
    if amounts and all(is_number_here(amount, digits_max) for amount in [*amounts, shown]):
        verdicts.check(sheet.cells[at].formula is not None, f"{what}: no formula")
        verdicts.equal(sheet.added_up(sheet.cells[at].formula), total, f"{what}, worked out")
        hold_amount(verdicts, sheet, at, str(shown), what, digits_max)
    else:
        verdicts.check(sheet.cells[at].formula is None, f"{what}: a formula that leaves amounts out")
        hold_amount(verdicts, sheet, at, str(total), what, digits_max)


def hold_text(verdicts, sheet, at, wanted, what):
    verdicts.equal(sheet.value(*at), wanted, what)
    if wanted:
        verdicts.check(sheet.cells[at].text, f"{what}: {wanted} is not text")


def hold_person(verdicts, report, sheet, row, slip, figures):
    """The six cells before the figures, and the figures."""
    wanted = [slip[0], as_typed(slip[1]), as_typed(slip[2]), as_typed(slip[3]), report.grades.get(slip[4], slip[4])]
    for column, cell in enumerate(wanted, 1):
        hold_text(verdicts, sheet, (row, column), cell, f"row {row} column {column}")
    for i, written in enumerate(figures):
        hold_amount(verdicts, sheet, (row, FIRST_FIGURE + i), written, f"row {row}, figure {i} of {slip[1]}")


def hold_people(verdicts, report, sheet, figures_of, keys):
    """Months one below the other, each with its totals, all with what adds up."""
    row, everything = FIRST_ROW, []
    for number, slips in enumerate(report.payslips):
        figures = [figures_of(number, slip) for slip in slips]
        everything += figures
        for i, slip in enumerate(slips):
            verdicts.equal(sheet.value(row, 0), str(i + 1), f"row {row}: its number")
            hold_person(verdicts, report, sheet, row, slip, figures[i])
            row += 1
        hold_text(verdicts, sheet, (row, 2), report.words["TOTAL"], f"row {row}")
        for i in range(len(keys)):
            hold_sum(verdicts, sheet, (row, FIRST_FIGURE + i), [cells[i] for cells in figures], f"total of {keys[i]}")
        row += 1
        if number + 1 < len(report.months):
            verdicts.check(row in sheet.breaks, f"no new page at row {row}")
    verdicts.equal(len(sheet.breaks), len(report.months) - 1, "breaks of pages")
    # A filter takes in all but the last line of totals.
    verdicts.check(sheet.filter.endswith(str(row - (len(report.months) == 1))), f"filtered: {sheet.filter} of {row}")
    if len(report.months) > 1:
        hold_text(verdicts, sheet, (row, 2), report.words["GRAND_TOTAL"], f"row {row}")
        for i, key in enumerate(keys):
            if key in STOCKS or key == "risk_fund_closing":
                verdicts.equal(sheet.value(row, FIRST_FIGURE + i), "", f"{key} over months")
            else:
                hold_sum(verdicts, sheet, (row, FIRST_FIGURE + i), [cells[i] for cells in everything], key)
        row += 1
    verdicts.equal(sheet.rows, row, "rows")


def hold_headings(verdicts, report, sheet, row, names):
    who = [report.words[word] for word in ("NUMBER", "MONTH", "EMPLOYEE_ID", "NAME", "DEPARTMENT", "GRADE")]
    verdicts.equal(sheet.row(row)[:FIRST_FIGURE + len(names)], who + names, f"headings in row {row}")


def hold_page(verdicts, report, word, kept):
    sheet, name = report.sheet(word), report.words[word]
    verdicts.equal(sheet.pane.get("ySplit"), str(FIRST_ROW), f"{name}: rows that stay")
    verdicts.equal(sheet.pane.get("xSplit"), str(kept), f"{name}: columns that stay")
    verdicts.equal(sheet.pane.get("state"), "frozen", f"{name}: pane")
    verdicts.equal(report.workbook.titles.get(name), f"$1:${FIRST_ROW}", f"{name}: rows on each page")
    verdicts.equal((sheet.page.get("orientation"), sheet.page.get("paperSize")), ("landscape", "9"), f"{name}: paper")
    verdicts.check(sheet.fits, f"{name}: not as wide as the page")
    verdicts.check(name in sheet.value(0, 0), f"{name}: the title is {sheet.value(0, 0)}")
    verdicts.check(0 not in sheet.hidden, f"{name}: its title is in a hidden column")


def hold_hidden(verdicts, report, sheet, keys):
    """Nothing that somebody gets is hidden, but for the steps on the way; nothing else is shown."""
    always = ALWAYS | ({"sales"} if report.contracted else set())
    for i, key in enumerate(keys):
        any_has = any(decimal.Decimal(slip[5 + i]) != 0 for slips in report.payslips for slip in slips)
        shown = key in always or (key not in STEPS and any_has)
        verdicts.equal(FIRST_FIGURE + i not in sheet.hidden, shown, f"whether {key} is shown")


def hold_payslips(verdicts, report):
    sheet, keys = report.sheet("PAY"), list(report.names)
    hold_page(verdicts, report, "PAY", 4)
    hold_headings(verdicts, report, sheet, FIRST_ROW - 1, list(report.names.values()))
    verdicts.equal(sheet.row(FIRST_ROW - 1)[-2:], [report.words["BANK_ACCOUNT"], report.words["SIGNATURE"]], "the end")
    hold_people(verdicts, report, sheet, lambda _, slip: slip[5:], keys)
    hold_hidden(verdicts, report, sheet, keys)
    for i, slip in enumerate(report.payslips[0]):
        hold_text(verdicts, sheet, (FIRST_ROW + i, sheet.columns - 2), report.accounts[as_typed(slip[1])], "account")
    verdicts.check(report.words["APPROVED"] in sheet.footer, "nobody approves")


def hold_strip_pages(verdicts, sheet, strips):
    """A page never splits a person, and none is longer or wider than paper at the scale that is printed."""
    scale = decimal.Decimal(sheet.page.get("scale", "100")) / 100
    room = (210 - sheet.margins["top"] - sheet.margins["bottom"]) * POINTS_A_MM / scale
    verdicts.check(not sheet.fits, "pages fitted, so their breaks are not kept")
    verdicts.check(len(sheet.breaks) < 1024, f"{len(sheet.breaks)} breaks, of which a spreadsheet keeps 1,023")
    ends = [0] + sheet.breaks + [strips * STRIP_ROWS]
    for first, last in zip(ends, ends[1:]):
        verdicts.equal(last % STRIP_ROWS, 0, f"the page that ends at row {last}")
        used = sum(sheet.heights[row] for row in range(first, last))
        verdicts.check(0 < used <= room, f"rows {first} to {last} need {used} points of {room}")
    pixels = sum(int(width * 7 + 5) for column, width in sheet.widths.items() if column not in sheet.hidden)
    wide = (297 - sheet.margins["left"] - sheet.margins["right"]) / decimal.Decimal("25.4") * 96 / scale
    verdicts.check(pixels <= wide, f"strips {pixels} pixels wide on {wide}")


def hold_strips(verdicts, report):
    """The headings above each person; one sheet after the other where the pages of one do not do."""
    slips = [slip for month in report.payslips for slip in month]
    for number, (name, sheet) in enumerate((n, s) for n, s in report.workbook.sheets.items()
                                           if n.startswith(report.words["STRIPS"])):
        verdicts.equal(name, report.words["STRIPS"] + (f" {number + 1}" if number else ""), "name")
        here = slips[:sheet.rows // STRIP_ROWS + 1]
        slips = slips[len(here):]
        for i, slip in enumerate(here):
            hold_headings(verdicts, report, sheet, i * STRIP_ROWS, list(report.names.values()))
            hold_person(verdicts, report, sheet, i * STRIP_ROWS + 1, slip, slip[5:])
        verdicts.check(1 not in sheet.hidden, "a strip without its month")
        hold_hidden(verdicts, report, sheet, list(report.names))
        hold_strip_pages(verdicts, sheet, len(here))
    verdicts.equal(slips, [], "people without a strip")


def hold_lines(verdicts, report):
    sheet, row = report.sheet("LINES"), FIRST_ROW
    hold_page(verdicts, report, "LINES", 2)
    names = {person[1]: person[2] for month in report.payslips for person in month}
    lines = [line for month in report.lines for line in month]
    for line in lines:
        wanted = {0: line[0], 1: line[1], 2: line[2], 5: line[5], 6: names[line[5]], 7: line[6], 8: line[7], 9: line[8]}
        wanted[15] = "; ".join(report.words[NOTES[code]] for code in line[14].split(";") if code)
        for column, cell in wanted.items():
            hold_text(verdicts, sheet, (row, column), as_typed(cell), f"line {row}, column {column}")
        verdicts.equal(sheet.cells[row, 4].shown, "yyyy-mm-dd", f"date of line {row}")
        day = datetime.date(1899, 12, 30) + datetime.timedelta(int(sheet.value(row, 4)))
        verdicts.equal((sheet.value(row, 3), day.isoformat()), (line[3], line[4]), f"line {row}")
        for i in range(5):
            hold_amount(verdicts, sheet, (row, 10 + i), line[9 + i], f"line {row}, amount {i}", LINE_DIGITS[i])
        row += 1
    for i in range(5):
        hold_sum(verdicts, sheet, (row, 10 + i), [line[9 + i] for line in lines], f"sum of amount {i}",
                 LINE_DIGITS[i])
    verdicts.equal(sheet.rows, row + 1, "lines")


def hold_fund(verdicts, report):
    sheet = report.sheet("FUND")
    hold_page(verdicts, report, "FUND", 4)
    heads = [report.review[word] for word in ("OPENING", "WITHHELD", "DRAWN", "RELEASED", "CLOSING")]
    hold_headings(verdicts, report, sheet, FIRST_ROW - 1, heads)

    def figures_of(number, slip):
        _, _, opening, withheld, released, drawn, closing, *_ = report.balances[number][as_typed(slip[1])]
        return [opening, withheld, drawn, released, closing]
    hold_people(verdicts, report, sheet, figures_of, FUND)


def hold_totals(verdicts, report):
    sheet = report.sheet("TOTALS")
    hold_page(verdicts, report, "TOTALS", 1)
    for column, month in enumerate(report.months, 1):
        verdicts.equal(sheet.value(FIRST_ROW - 1, column), month, "month")
        verdicts.equal(sheet.value(FIRST_ROW + 1, column), report.totals[column - 1]["persons"], "persons")
    for row, (key, name) in enumerate(report.names.items(), FIRST_ROW + 2):
        verdicts.equal(sheet.value(row, 0), name, f"name in row {row}")
        written = [totals[key] for totals in report.totals]
        for column, cell in enumerate(written, 1):
            hold_amount(verdicts, sheet, (row, column), cell, f"{key} of column {column}")
        if len(written) > 1 and key not in STOCKS:
            hold_sum(verdicts, sheet, (row, len(written) + 1), written, f"{key} of all months")


def hold_book(verdicts, program, name, place):
    book = place / name
    BOOKS[name](ROOT, book)

    def run(*arguments, **surroundings):
        subprocess.run([program, *arguments, "--no-sync"], cwd=book, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, **surroundings)

    months = sorted({path.name[:7] for path in (book / "payments").iterdir()})
    run("run", f"{months[0]}..{months[-1]}", "-qq")
    for asked in sorted({(months[-1], months[-1]), (months[0], months[-1])}):
        for lang in ("en", "zh") if len(months) > 1 else ("zh",):
            verdicts.place = f"{name} {asked[0]}..{asked[1]} {lang}"
            target = book / f"{lang}-{asked[0]}.xlsx"
            run("report", f"{asked[0]}..{asked[1]}", "-o", target, "-qq", "--lang", lang)
            report = Report(book, [m for m in months if asked[0] <= m <= asked[1]], lang, labels(program, lang), target)
            for hold in (hold_payslips, hold_strips, hold_lines, hold_fund, hold_totals):
                hold(verdicts, report)
            verdicts.check(report.workbook.created.startswith(asked[1]), "the workbook bears the clock's date")
    run("report", f"{asked[0]}..{asked[1]}", "-o", "again.xlsx", "-qq", "--lang", "zh",
        env={"TZ": "Asia/Shanghai", "LC_ALL": "de_DE.UTF-8"})
    verdicts.check((book / "again.xlsx").read_bytes() == target.read_bytes(), "the same months give another workbook")


def hold_rows(verdicts, program, place):
    """A line more than a sheet has rows: told at that line, and nothing written."""
    verdicts.place = "a full sheet"
    book, line = place / "full", "2026-01-01,000123,,,,,0.01\n"
    one(ROOT, book)
    with open(book / "payments" / "2026-01.csv", "w", encoding="utf-8") as file:
        file.write(PAYMENTS + line * ((1 << 20) - 3))
    said = subprocess.run([program, "report", "2026-01", "-o", "full.xlsx", "-qq", "--no-sync"], cwd=book,
                          env={"LANG": "en_US.UTF-8"}, capture_output=True, text=True, check=False)
    verdicts.equal(said.returncode, 1, "status")
    verdicts.check(f"payments/2026-01.csv:{(1 << 20) - 2}: error[sheet-full]" in said.stderr, said.stderr[:200])
    verdicts.check(not (book / "full.xlsx").exists(), "a workbook")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--salespay", required=True, type=pathlib.Path)
    program = parser.parse_args().salespay.resolve()
    verdicts = Verdicts()
    with tempfile.TemporaryDirectory(prefix="salespay-workbook-") as place:
        for name in BOOKS:
            hold_book(verdicts, program, name, pathlib.Path(place))
        hold_rows(verdicts, program, pathlib.Path(place))
    print(f"workbook: {verdicts.passed} passed, {verdicts.failed} failed")
    return 1 if verdicts.failed or verdicts.passed < 100000 else 0


if __name__ == "__main__":
    sys.exit(main())
