"""A book in memory, and its folder on disk.

    book = Book(...); write_book(book, folder, Plain(rng))

A dress decides how each cell, header and file is written; Plain writes the forms that inputs.py
reads. invariance.py brings dresses of its own.
"""

import copy
import pathlib
import shutil
from dataclasses import dataclass, field

from inputs import COLUMNS, REQUIRED, Inputs, Row, parse_rules


@dataclass
class Book:
    rules: dict                                   # path in the book -> text
    tables: dict                                  # file kind -> list of cells by key, or None
    payments: dict = field(default_factory=dict)  # month -> {file name: list of cells by key}

    def copy(self):
        return copy.deepcopy(self)

    def inputs(self, month):
        """What the reference would read of this book, positions aside."""
        rows = {kind: None if table is None else [Row(cells) for cells in table]
                for kind, table in self.tables.items()}
        files = self.payments[month]
        payments = [Row(cells, name) for name in sorted(files, key=str.encode) for cells in files[name]]
        return Inputs([parse_rules(text) for text in self.rules.values()], rows["staff"], payments,
                      rows["contracts"], rows["instalments"] or [], rows["adjustments"] or [],
                      rows["company"] or [])


class Plain:
    """Plain cells; headers in any order and language, blank rows, CRLF, GB18030 here and there."""

    def __init__(self, rng, language=None):
        self.rng, self.language = rng, language

    def columns(self, kind, rows):
        """The columns that a file has, in its order; empty optional ones may be left out."""
        keys = [key for key in COLUMNS[kind] if key in REQUIRED[kind]
                or any(row.get(key) for row in rows) or self.rng.random() < 0.5]
        if self.rng.random() < 0.5:
            self.rng.shuffle(keys)
        return keys

    def headers(self, kind, keys, own):
        chinese = (self.language or self.rng.choice(["en", "zh"])) == "zh"
        return [own.get(key, COLUMNS[kind][key][0] if chinese else key) for key in keys]

    def cell(self, kind_of_cell, text):
        return text

    def quote(self, text):
        if any(mark in text for mark in ',"\r\n') or text[:1] in (" ", "\t") or text[-1:] in (" ", "\t"):
            return '"' + text.replace('"', '""') + '"'
        return text

    def blank_row(self, width):
        if self.rng.random() < 0.03:
            return self.rng.choice(["", "," * (width - 1), "," * (width + 1)])
        return None

    def row_tail(self):
        return "," * self.rng.choice([1, 3]) if self.rng.random() < 0.02 else ""

    def encode(self, lines):
        end = self.rng.choice(["\n", "\n", "\r\n"])
        text = end.join(lines) + self.rng.choice([end, end, ""])
        encoding = self.rng.choice(["utf-8", "utf-8", "utf-8-sig", "gb18030"])
        return text.encode(encoding if encoding != "gb18030" or tells_gb18030(text) else "utf-8")


def tells_gb18030(text):
    """True where the GB18030 bytes of a text cannot pass for UTF-8, damaged or not."""
    content = text.encode("gb18030")
    try:
        content.decode()
        return text.isascii()
    except UnicodeDecodeError as error:
        return all(len(char.encode()) != 3 for char in content[:error.start].decode())


def table_bytes(kind, rows, rules, dress):
    """A CSV file of these rows as the dress would have it."""
    named = rules.headers_of(kind)
    own = {key: header for header, key in named.items() if key}
    passed = [header for header, key in named.items() if key is None]
    keys = dress.columns(kind, rows)
    header = [dress.quote(name) for name in dress.headers(kind, keys, own) + passed]
    lines = [",".join(header)]
    for row in rows:
        blank = dress.blank_row(len(header))
        if blank is not None:
            lines.append(blank)
        cells = []
        for key in keys:
            text = row.get(key, "")
            cells.append(dress.quote(dress.cell(COLUMNS[kind][key][1], text) if text else ""))
        cells += ["whatever"] * len(passed)
        if len(cells) == 1 and not cells[0]:
            raise ValueError("a row of one empty cell would be passed over")
        lines.append(",".join(cells) + dress.row_tail())
    return dress.encode(lines)


def write_book(book, folder, dress):
    """Writes every input of the book, in place of those that stand there; months/ stays."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for old in (folder / "rules", folder / "payments"):
        shutil.rmtree(old, ignore_errors=True)
    for path, text in book.rules.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    rules = parse_rules(next(iter(book.rules.values())))
    for kind, rows in book.tables.items():
        path = folder / f"{kind}.csv"
        path.unlink(missing_ok=True)
        if rows is not None:
            path.write_bytes(table_bytes(kind, rows, rules, dress))
    (folder / "payments").mkdir()
    for files in book.payments.values():
        seen = set()
        for name, rows in files.items():
            content = table_bytes("payments", rows, rules, dress)
            while rows and content in seen:      # two files of the same bytes are refused
                content += b"\n"
            seen.add(content)
            (folder / "payments" / name).write_bytes(content)
