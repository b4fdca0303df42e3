#!/usr/bin/env python3
"""Reads workbooks back, with nothing but the parts of a zip file, and holds them against the month's CSV files.

Without this a manager could sign totals that are not those that were paid: a cell that went through a
floating-point number and came back a fen wrong, a row under the wrong name, another file each time.
"""

import argparse
import csv
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PART = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def column_of(reference):
    """The number of a cell's column: A is 0."""
    number = 0
    for letter in re.match("[A-Z]+", reference).group():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


class Workbook:
    """sheets: name -> {(row, column): the cell's text, a number as the file writes it}."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as parts:
            self.words = self.read_words(parts)
            names = ElementTree.fromstring(parts.read("xl/workbook.xml")).iter(f"{MAIN}sheet")
            links = {link.get("Id"): link.get("Target")
                     for link in ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))}
            self.sheets = {sheet.get("name"): self.read_sheet(parts.read("xl/" + links[sheet.get(PART)]))
                           for sheet in names}
            self.created = re.search(rb"<dcterms:created[^>]*>([^<]*)", parts.read("docProps/core.xml"))[1].decode()

    @staticmethod
    def read_words(parts):
        if "xl/sharedStrings.xml" not in parts.namelist():
            return []
        root = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
        return ["".join(t.text or "" for t in item.iter(f"{MAIN}t")) for item in root.iter(f"{MAIN}si")]

    def read_sheet(self, content):
        cells = {}
        for cell in ElementTree.fromstring(content).iter(f"{MAIN}c"):
            value = cell.findtext(f"{MAIN}v", "")
            if cell.get("t") == "s":
                value = self.words[int(value)]
            reference = cell.get("r")
            cells[int(re.search("[0-9]+", reference).group()) - 1, column_of(reference)] = value
        return cells


class Verdicts:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, good, why):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {why}")


def fen_of_number(written):
    """A number of a sheet in fen, by way of the floating-point one that a spreadsheet makes of it."""
    return round(float(written) * 100)


def fen_of_csv(written):
    return int(written.replace(".", ""))


def labels(program, lang):
    """The labels of the columns of totals.csv: key -> name for people."""
    listed = subprocess.run([program.parent / "tests" / "figure_table"], capture_output=True, check=True, text=True)
    rows = [line.split("\t") for line in listed.stdout.splitlines()]
    return {row[0]: row[1 + (lang == "zh")] for row in rows}


def hold_totals(verdicts, sheet, column, month, totals, names):
    at = {value: row for (row, place), value in sheet.items() if place == 0}
    verdicts.check(sheet.get((2, column)) == month, f"{month}: column {column} is of {sheet.get((2, column))}")
    for key, value in totals.items():
        if key in names:
            cell = sheet.get((at.get(names[key]), column), "0.001")
            verdicts.check(fen_of_number(cell) == fen_of_csv(value), f"{month} {key}: {cell}, not {value}")


def totals_of(folder):
    with open(folder / "totals.csv", encoding="utf-8") as file:
        return {row["item"]: row["value"] for row in csv.DictReader(file)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--salespay", required=True, type=pathlib.Path)
    program = parser.parse_args().salespay.resolve()
    verdicts = Verdicts()
    with tempfile.TemporaryDirectory(prefix="salespay-workbook-") as place:
        book = pathlib.Path(place) / "book"
        shutil.copytree(ROOT / "examples" / "aircon", book)

        def run(*arguments, **surroundings):
            return subprocess.run([program, *arguments], cwd=book, check=True, capture_output=True, **surroundings)

        months = sorted({path.name[:7] for path in (book / "payments").iterdir()})
        run("run", f"{months[0]}..{months[-1]}", "-qq", "--no-sync")
        for lang, title in (("en", "totals"), ("zh", "汇总")):
            run("report", f"{months[0]}..{months[-1]}", "-o", f"{lang}.xlsx", "-qq", "--lang", lang)
            sheet = Workbook(book / f"{lang}.xlsx").sheets[title]
            names = labels(program, lang)
            for column, month in enumerate(months, 1):
                hold_totals(verdicts, sheet, column, month, totals_of(book / "months" / month), names)
        run("report", f"{months[0]}..{months[-1]}", "-o", "again.xlsx", "-qq", "--lang", "zh",
            env={"TZ": "Asia/Shanghai", "LC_ALL": "de_DE.UTF-8"})
        verdicts.check((book / "again.xlsx").read_bytes() == (book / "zh.xlsx").read_bytes(),
                       "the same months give another workbook")
        verdicts.check(Workbook(book / "zh.xlsx").created.startswith(months[-1]), "the workbook bears the clock's date")
    print(f"workbook: {verdicts.passed} passed, {verdicts.failed} failed")
    return 1 if verdicts.failed or verdicts.passed < 400 else 0


if __name__ == "__main__":
    sys.exit(main())
