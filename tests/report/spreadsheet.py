"""Reads an .xlsx file with nothing but the parts of a zip file, as far as tests look at it."""

import decimal
import re
import xml.etree.ElementTree as ElementTree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PART = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
POINTS_A_MM = decimal.Decimal(72) / decimal.Decimal("25.4")


def place_of(reference):
    """(row, column) of A1, from 0."""
    letters, digits = re.fullmatch(r"\$?([A-Z]+)\$?([0-9]+)", reference).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(digits) - 1, column - 1


def unescaped(words):
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), words)


class Cell:
    """value: its text, a number as the file writes it; shown: the format of a number."""

    def __init__(self, element, formats):
        self.shown = formats[int(element.get("s", "0"))]
        self.text = element.get("t") in ("inlineStr", "str")
        self.formula = element.findtext(f"{MAIN}f")
        if element.get("t") == "inlineStr":
            self.value = unescaped("".join(part.text or "" for part in element.iter(f"{MAIN}t")))
        else:
            self.value = element.findtext(f"{MAIN}v", "")


class Sheet:
    """cells: {(row, column): Cell}; heights: points by row; hidden: the columns' numbers; widths by column."""

    def __init__(self, content, formats):
        root = ElementTree.fromstring(content)
        self.cells, self.heights, self.hidden, self.widths = {}, {}, set(), {}
        for cell in root.iter(f"{MAIN}c"):
            self.cells[place_of(cell.get("r"))] = Cell(cell, formats)
        for row in root.iter(f"{MAIN}row"):
            self.heights[int(row.get("r")) - 1] = decimal.Decimal(row.get("ht", "15"))
        for column in root.iter(f"{MAIN}col"):
            for number in range(int(column.get("min")) - 1, int(column.get("max"))):
                self.widths[number] = float(column.get("width"))
                if column.get("hidden"):
                    self.hidden.add(number)
        self.rows = max((row for row, _ in self.cells), default=-1) + 1
        self.columns = max((column for _, column in self.cells), default=-1) + 1
        self.breaks = [int(one.get("id")) for one in root.iter(f"{MAIN}brk")]
        self.pane = next((dict(pane.items()) for pane in root.iter(f"{MAIN}pane")), {})
        self.page = dict(next(root.iter(f"{MAIN}pageSetup")).items())
        self.margins = {name: decimal.Decimal(inches) * decimal.Decimal("25.4")
                        for name, inches in next(root.iter(f"{MAIN}pageMargins")).items()}
        self.fits = any(one.get("fitToPage") == "1" for one in root.iter(f"{MAIN}pageSetUpPr"))
        self.footer = next((one.text for one in root.iter(f"{MAIN}oddFooter")), "")
        self.filter = next((one.get("ref") for one in root.iter(f"{MAIN}autoFilter")), None)

    def value(self, row, column):
        cell = self.cells.get((row, column))
        return cell.value if cell else ""

    def row(self, number):
        return [self.value(number, column) for column in range(self.columns)]

    def number(self, row, column):
        """As a spreadsheet reads it: by way of a floating-point number, to its 15 digits."""
        return decimal.Decimal(f"{float(self.value(row, column)):.15g}")

    def added_up(self, formula):
        """What SUBTOTAL(9, …) gives: every number of the cells, but not what such a formula gave."""
        first, last = re.fullmatch(r"SUBTOTAL\(9,([A-Z]+[0-9]+):([A-Z]+[0-9]+)\)", formula).groups()
        (top, left), (bottom, right) = place_of(first), place_of(last)
        found = [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
        return sum(self.number(*at) for at in found
                   if at in self.cells and not self.cells[at].formula and not self.cells[at].text
                   and self.cells[at].value)


def formats_of(styles):
    """The formats of numbers by the number of a cell's style."""
    root = ElementTree.fromstring(styles)
    named = {one.get("numFmtId"): one.get("formatCode") for one in root.iter(f"{MAIN}numFmt")}
    return [named.get(style.get("numFmtId"), "") for style in root.find(f"{MAIN}cellXfs")]


class Workbook:
    """sheets: by name, in their order; titles: the rows repeated on each page, by the sheet's name."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as parts:
            book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
            links = {link.get("Id"): link.get("Target")
                     for link in ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))}
            formats = formats_of(parts.read("xl/styles.xml"))
            self.sheets = {sheet.get("name"): Sheet(parts.read("xl/" + links[sheet.get(PART)]), formats)
                           for sheet in book.iter(f"{MAIN}sheet")}
            self.created = re.search(rb"<dcterms:created[^>]*>([^<]*)", parts.read("docProps/core.xml"))[1].decode()
        names = list(self.sheets)
        self.titles = {names[int(defined.get("localSheetId"))]: defined.text.split("!")[1]
                       for defined in book.iter(f"{MAIN}definedName")
                       if defined.get("name") == "_xlnm.Print_Titles"}
