#!/usr/bin/env python3
"""Reads pages back and holds them against the month's CSV files, then looks at them in a browser.

Without this a manager could read amounts that were not paid, a name could run a script or call a stranger's
server, and whoever reads by ear, by night, on a phone or on paper could not read the page at all.
"""

import argparse
import csv
import html.parser
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from browser import Browser

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
VOID = {"meta", "br", "hr", "img", "input", "link"}
CHECKS_MIN = 1500
LARGEST_BYTES = 600_000  # of 1,000 people
CONTRACTS_SHOWN = 200
NAMES = ["A", "<script>alert(1)</script>", "Ann & \"Bob\" 'O", "\u202egnp.exe", "长" * 60, "x]]>--><!--"]

# Whether each text can be told from what is behind it: the least contrast of all elements that hold text.
CONTRAST = """(() => {
  const rgb = c => c.match(/[\\d.]+/g).map(Number);
  const lum = c => rgb(c).slice(0, 3).map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
  let least = [99, ""];
  for (const e of document.body.querySelectorAll("*")) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || e.closest("title, desc")) continue;
    const style = getComputedStyle(e);
    let under = e;
    while (under && (rgb(getComputedStyle(under).backgroundColor)[3] ?? 1) === 0) under = under.parentElement;
    const a = lum(e.tagName === "text" ? style.fill : style.color);
    const b = lum(getComputedStyle(under ?? document.documentElement).backgroundColor);
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < least[0]) least = [contrast, e.outerHTML.slice(0, 80)];
  }
  return least;
})()"""


class Verdicts:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, good, why):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {why}")


class Stack(html.parser.HTMLParser):
    """Whether a browser, too, finds every element closed where it is meant to be."""

    def __init__(self):
        super().__init__()
        self.open, self.wrong = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        if tag not in VOID and "svg" not in self.open:
            self.wrong.append(f"<{tag}/>")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")


def words_of(element):
    return " ".join("".join(element.itertext()).split())


def number(shown):
    return int(re.sub(r"[,.+]", "", shown))


def rows_of(path, key=None):
    with open(path, encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    return {row[key]: row for row in rows} if key else rows


class Page:
    def __init__(self, path):
        self.text = path.read_text(encoding="utf-8")
        self.root = ElementTree.fromstring(self.text)  # well-formed as XML, or this fails
        self.style = self.root.find(".//style").text
        self.tables = {table.find("caption").get("id").replace("-table", ""): table for table in self.root.iter("table")}

    def rows(self, name):
        """The rows of a table's bodies and of its foot: the id, or the first words, of its header -> its other cells."""
        found = {}
        for row in self.tables[name].iter("tr"):
            cells = list(row)
            if cells[0].get("scope") in ("row", "rowgroup") and row.get("class") != "group":
                small = cells[0].find("small")
                key = words_of(cells[0] if small is None else small)
                found[key] = [words_of(cell) for cell in cells[1:]]
        return found

    def headers(self, name):
        return [words_of(cell) for cell in self.tables[name].find("thead/tr")][1:]


def check_structure(v, page, lang, where):
    stack = Stack()
    stack.feed(page.text)
    v.check(not stack.open and not stack.wrong, f"{where}: not well-formed: {stack.open} {stack.wrong}")
    root = page.root
    v.check(root.get("lang") == lang and root.find("head/title").text, f"{where}: no title, or not lang={lang}")
    levels = [int(e.tag[1]) for e in root.iter() if re.fullmatch("h[1-6]", e.tag)]
    v.check(levels.count(1) == 1 and levels[0] == 1 and all(b <= a + 1 for a, b in zip(levels, levels[1:])),
            f"{where}: headings out of order: {levels}")
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    v.check(len(ids) == len(set(ids)), f"{where}: an id stands twice")
    targets = [e.get("aria-labelledby") for e in root.iter() if e.get("aria-labelledby")]
    targets += [e.get("href")[1:] for e in root.iter() if e.get("href")]
    v.check(targets and set(targets) <= set(ids), f"{where}: labels that lead nowhere: {set(targets) - set(ids)}")
    for name, table in page.tables.items():
        v.check(words_of(table.find("caption")), f"{where} {name}: no caption")
        heads = list(table.iter("th"))
        v.check(heads and all(h.get("scope") in ("col", "row", "rowgroup") and words_of(h) for h in heads),
                f"{where} {name}: a header without scope or words")
        widths = {sum(int(c.get("colspan", 1)) for c in row) for row in table.iter("tr")}
        v.check(len(widths) == 1, f"{where} {name}: rows of {widths} cells")
    for svg in root.iter("svg"):
        good = svg.get("aria-hidden") == "true" or svg.get("role") != "img" or \
            (words_of(svg.find("title")) and words_of(svg.find("desc")))
        v.check(good, f"{where}: a drawing without title and description")
    for rect in root.iter("rect"):
        v.check(all(re.fullmatch("[0-9]+", rect.get(k, "0")) for k in ("x", "y", "width", "height")),
                f"{where}: not whole numbers: {rect.attrib}")
    low = page.text.lower()
    for word in ("http:", "https:", "url(", "<script", "@import", "javascript:", "//cdn", " src=", " on", "<link"):
        v.check(word not in low if word != " on" else not re.search(r"<[^>]* on[a-z]+=", low), f"{where}: holds {word}")


def check_totals(v, page, book, month, names, where):
    totals = {row["item"]: row["value"] for row in rows_of(book / "months" / month / "totals.csv")}
    shown, column = page.rows(f"totals-{month}"), page.headers(f"totals-{month}").index(month)
    for key, value in totals.items():
        if key in names and (number(value) != 0 or names[key] in shown):
            v.check(shown.get(names[key], ["0.01"] * 9)[column].replace(",", "") == value, f"{where} {month} {key}")
    if column == 1:  # the month before, and the difference
        before = page.headers(f"totals-{month}")[0]
        old = {row["item"]: row["value"] for row in rows_of(book / "months" / before / "totals.csv")}
        for key, name in names.items():
            if key in old and name in shown:
                cells = shown[name]
                v.check(number(cells[0]) == number(old[key]), f"{where} {before} {key}: {cells[0]}")
                v.check(number(cells[2]) == number(totals[key]) - number(old[key]), f"{where} {month} {key}: {cells[2]}")


def check_rows(v, shown, headers, csv_rows, keys, where):
    """Each row of a table against the row of its id in a file; a column that is not shown is 0 there."""
    for identifier, row in csv_rows.items():
        if identifier not in shown:
            continue
        for header, cell in zip(headers, shown[identifier]):
            if header in keys:
                v.check(cell.replace(",", "") == row[keys[header]], f"{where} {identifier} {header}: {cell}")


def check_people(v, page, book, month, names, words, where):
    folder = book / "months" / month
    payslips, by_name = rows_of(folder / "payslips.csv", "employee_id"), {n: k for k, n in names.items()}
    shown = page.rows(f"payroll-{month}")
    v.check(list(shown)[:-1] == list(payslips), f"{where} {month}: not everybody is in the payroll")
    headers = page.headers(f"payroll-{month}")
    check_rows(v, shown, headers, payslips, by_name, f"{where} {month} payroll")
    for header, cell in zip(headers, list(shown.values())[-1]):
        v.check(number(cell) == sum(number(row[by_name[header]]) for row in payslips.values()), f"{where} sum of {header}")
    if f"fund-{month}" in page.tables:
        check_rows(v, page.rows(f"fund-{month}"), page.headers(f"fund-{month}"),
                   rows_of(folder / "balances.csv", "employee_id"), words["fund"], f"{where} {month} fund")
    bars = page.rows(f"parts-{month}")
    highest = sorted((number(row["gross_pay"]) for row in payslips.values()), reverse=True)
    gross = [number(bars[identifier][1]) for identifier in bars if identifier in payslips]
    v.check(gross == highest[:len(gross)] and (len(gross) == len(highest) or len(gross) == 30),
            f"{where} {month}: the bars are not those of the highest gross pay")
    v.check(sum(number(cells[1]) for cells in list(bars.values())[:-1]) == sum(highest),
            f"{where} {month}: the bars do not add up")
    check_lengths(v, page, month, payslips, f"{where} {month}")


def parts_of(row):
    fen = {key: number(value) for key, value in row.items() if re.fullmatch(r"-?\d+\.\d\d", value)}
    return [fen["base_salary"] - fen["base_forfeit"], fen["commission_paid"], fen["risk_fund_released"],
            fen["allowances"] + fen["profit_share"] + fen["bonus"] + fen["additions"]]


def check_lengths(v, page, month, payslips, where):
    """The bars are as long as the amounts say, on one scale, to a unit of the drawing."""
    drawn = {}
    for row in page.tables[f"parts-{month}"].findall("tbody/tr"):
        drawn[words_of(row.find("th/small"))] = {r.get("class"): r for r in row.iter("rect")}
    people = {key: parts_of(payslips[key]) for key in drawn if key in payslips}
    high = max([sum(p for p in parts if p > 0) for parts in people.values()] + [0])
    low = min([sum(p for p in parts if p < 0) for parts in people.values()] + [0])
    if high == low or len(people) < len(drawn):  # with others in the chart the scale may be theirs
        return
    zero = -low * 10000 // (high - low)
    for key, parts in people.items():
        for number_of_part, part in enumerate(parts):
            rect = drawn[key].get(f"p{number_of_part}")
            width = int(rect.get("width")) if rect is not None else 0
            v.check(abs(width - abs(part) * 10000 // (high - low)) <= 1, f"{where} {key}: a bar of {width} for {part}")
            if rect is not None and part < 0:
                v.check(int(rect.get("x")) + width <= zero, f"{where} {key}: below zero, yet not left of it")


def check_contracts(v, page, book, month, words, where):
    if f"contracts-{month}" not in page.tables:
        return
    rows, shown = rows_of(book / "months" / month / "receivables.csv", "contract_id"), {}
    for row in page.tables[f"contracts-{month}"].findall("tbody/tr"):
        shown[row.find("th").text.strip()] = [words_of(cell) for cell in row.findall("td")]
    overdue = {key: number(row["overdue"]) for key, row in rows.items() if number(row["overdue"])}
    column = page.headers(f"contracts-{month}").index(words["overdue"])
    if len(overdue) > CONTRACTS_SHOWN:  # the largest, then the others in a row
        others = list(shown)[-1]
        amounts = [number(shown.pop(others)[column])] + [number(cells[column]) for cells in shown.values()]
        v.check(sorted(amounts[1:]) == sorted(overdue.values())[-CONTRACTS_SHOWN:] and sum(amounts) == sum(overdue.values()),
                f"{where} {month}: {len(shown)} contracts of {len(overdue)} that are overdue")
    else:
        v.check(set(overdue) <= set(shown), f"{where} {month}: an overdue contract is missing")
    v.check(shown and set(shown) <= set(rows), f"{where} {month}: contracts that are not in receivables.csv")
    check_rows(v, shown, page.headers(f"contracts-{month}"), rows, words["contracts"], f"{where} {month} contracts")
    owners, overdue = page.rows(f"owners-{month}"), page.headers(f"owners-{month}").index(words["overdue"])
    for owner, cells in list(owners.items())[:-1]:
        due = sum(number(row["overdue"]) for row in rows.values() if row["employee_id"] == owner)
        v.check(number(cells[overdue]) == due, f"{where} {month}: {owner} overdue {cells[overdue]}")


def check_changes(v, page, book, month, where):
    """What moved net pay adds up to the change, for everyone who is told of."""
    if f"changes-{month}" not in page.tables:
        return
    table, told = page.tables[f"changes-{month}"], 0
    for body in table.findall("tbody"):
        rows = body.findall("tr")
        if len(rows) == 2:
            cells = [number(words_of(cell)) for cell in rows[0].findall("td")]
            effects = [number(words_of(li).rsplit(" ", 1)[1]) for li in rows[1].findall("td/ul")[0]]
            v.check(cells[2] == cells[1] - cells[0] == sum(effects), f"{where} {month}: {cells} are not {effects}")
            told += cells[2]
    foot = [[number(words_of(cell)) for cell in row.findall("td")] for row in table.findall("tfoot/tr")]
    v.check(foot[-1][2] == told + sum(row[2] for row in foot[:-1]), f"{where} {month}: the changes do not add up")


def check_year(v, page, book, names, where):
    table = next(name for name in page.tables if name.startswith("year-"))
    headers, shown = page.headers(table), page.rows(table)
    for month in sorted(path.name for path in (book / "months").iterdir() if path.name[:4] in table):
        totals = {row["item"]: row["value"] for row in rows_of(book / "months" / month / "totals.csv")}
        for key in ("collected", "gross_pay", "net_pay"):
            cell = shown.get(month, ["0.01"] * 9)[headers.index(names[key])]
            v.check(cell.replace(",", "") == totals[key], f"{where} year {month} {key}: {cell}")


def luminance(color):
    parts = [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def check_palette(v, page):
    """Texts at least 4.5 to 1, the parts of charts 3 to 1, in both themes and on paper."""
    blocks = [dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{(.*?)\}", page.style, re.S)]
    v.check(len(blocks) == 3, f"{len(blocks)} palettes, not light, dark and paper")
    for theme in (blocks[0], {**blocks[0], **blocks[1]}, {**blocks[0], **blocks[2]}):
        pairs = [(text, ground, 4.5) for text in ("ink", "soft", "accent", "minus") for ground in ("paper", "ground")]
        pairs += [("open", "open-ground", 4.5), ("closed", "closed-ground", 4.5)]
        pairs += [(f"p{i}", "paper", 3) for i in range(4)]
        for text, ground, least in pairs:
            a, b = sorted((luminance(theme[text]), luminance(theme[ground])))
            v.check((b + 0.05) / (a + 0.05) >= least, f"--{text} on --{ground} is {(b + 0.05) / (a + 0.05):.2f} to 1")


# ---- the books ----

def labels(program):
    """For each language: the labels of figures and of contracts' figures, and of the ledger's columns."""
    listed = subprocess.run([program.parent / "tests" / "figure_table"], capture_output=True, check=True, text=True)
    rows = [line.split("\t") for line in listed.stdout.splitlines()[1:]]
    report = dict((row[0], row[1:]) for row in re.findall(
        r'^WORD\((\w+),\s*"([^"]*)",\s*"([^"]*)"\)', (ROOT / "src/report/words.def").read_text(encoding="utf-8"), re.M))
    found = {}
    for lang, at in (("en", 1), ("zh", 2)):
        of_contract = {row[0][9:]: row[at] for row in rows if row[0].startswith("contract.")}
        found[lang] = {row[0]: row[at] for row in rows if "." not in row[0]}, {
            "fund": {report[w][at - 1]: f"risk_fund_{w.lower()}" for w in ("OPENING", "WITHHELD", "RELEASED", "DRAWN", "CLOSING")},
            "contracts": {of_contract[k]: k for k in ("due_to_date", "collected_to_date", "overdue")},
            "overdue": of_contract["overdue"]}
    return found


def write_book(book, people, amount):
    """A book of two months: so many people, what each collects as amount says."""
    (book / "payments").mkdir(parents=True)
    shutil.copy(ROOT / "config" / "rules.ini", book)
    with open(book / "staff.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["employee_id", "name", "grade", "risk_fund_opening"])
        for i in range(people):
            rows.writerow([f"S{i:04}", NAMES[i] if i < len(NAMES) else f"员工{i}", "junior", f"{i % 50 * 100}.00"])
    for month in (4, 5):
        with open(book / "payments" / f"2026-{month:02}.csv", "w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["date", "employee_id", "list_price", "contract_price", "amount"])
            for i in range(people):
                fen = amount(i, month)
                if fen:
                    rows.writerow([f"2026-{month:02}-09", f"S{i:04}", 10, 10 + i % 6, f"{fen // 100}.{fen % 100:02}" if fen > 0 else f"-{-fen // 100}.{-fen % 100:02}"])


BOOKS = {
    "one": (1, lambda i, month: 12_345_678),
    "fifty": (50, lambda i, month: (i * 7919 * month) % 90_000_00 + 1),
    "thousand": (1000, lambda i, month: (i * 104_729 * month) % 90_000_00 + 1),
    "zero": (6, lambda i, month: 0),
    "negative": (6, lambda i, month: -(i + 1) * 1_000_037 if month == 5 else 55_000_00),
    "huge": (3, lambda i, month: 900_000_000_000_000),
}
CONTRACTS = {"thousand": 300}  # one each of so many people, none of which is paid: overdue all


def write_contracts(book, count):
    with open(book / "contracts.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["contract_id", "employee_id", "customer", "list_price", "contract_price"]] +
                                   [[f"C{i}", f"S{i:04}", "A & <B>", 10, 12] for i in range(count)])
    with open(book / "instalments.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["contract_id", "due_date", "amount"]] +
                                   [[f"C{i}", f"2026-0{4 + i % 2}-01", f"{i * 7919 % 5000 + 1}.00"] for i in range(count)])


def check_page(v, path, book, months, lang, names_and_words, where):
    names, words = names_and_words[lang]
    page = Page(path)
    check_structure(v, page, "zh-CN" if lang == "zh" else "en", where)
    for month in months:
        check_totals(v, page, book, month, names, where)
        check_people(v, page, book, month, names, words, where)
        check_contracts(v, page, book, month, words, where)
        check_changes(v, page, book, month, where)
    check_year(v, page, book, names, where)
    return page


# ---- the pictures of the README ----

def check_pictures(v, program, place):
    """They are made as the script says, and those that the README shows are there."""
    subprocess.run([ROOT / "examples" / "pictures.sh", "--salespay", program, "--to", place / "pictures", "--only", ".html"],
                   check=True, capture_output=True)
    made = {path.name: path.stat().st_size for path in (place / "pictures").iterdir()}
    v.check(set(made) == {"html.png", "html-dark.png"} and all(20_000 < size < 150_000 for size in made.values()),
            f"the pictures made: {made}")
    shown = re.findall(r'src="(examples/pictures/[^"]+)"', (ROOT / "README.md").read_text(encoding="utf-8"))
    v.check(shown and all((ROOT / name).is_file() for name in shown), f"the README shows {shown}")


# ---- in the browser ----

def check_eyes(v, browser, place):
    """That the browser sees what must not be: a page that complains and asks for something."""
    bad = place / "bad.html"
    bad.write_text("<img src='http://127.0.0.1:9/x'><script>console.error('seen')</script>")
    browser.open(bad)
    v.check(browser.complaints and any("127.0.0.1" in url for url in browser.requests), "the browser sees nothing")


def check_in_browser(v, browser, path, pictures):
    where = path.name
    for dark in (False, True):
        browser.open(path, 1400, dark)
        v.check(not browser.complaints, f"{where}: {browser.complaints}")
        v.check(all(url.startswith("file:") for url in browser.requests), f"{where} asks for {browser.requests}")
        for width in (1400, 390, 360):
            browser.look(width, dark)
            wide = browser.measure("document.documentElement.scrollWidth")
            v.check(wide <= width, f"{where}: {wide} wide in a window of {width}")
            if pictures is not None and width != 360:
                picture = browser.picture()
                v.check(picture.startswith(b"\x89PNG") and len(picture) > 20_000, f"{where}: no picture")
                pictures[dark, width] = picture
        least = browser.measure(CONTRAST)
        v.check(least[0] >= 4.5, f"{where} dark={dark}: contrast {least}")
    if pictures is None:
        return
    browser.look(1400, True, "print")
    v.check(browser.measure("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)",
            f"{where}: paper is not white in the dark theme")
    paper = browser.paper()
    pages = len(re.findall(rb"/Type\s*/Page\b", paper))
    v.check(paper.startswith(b"%PDF") and pages >= 2, f"{where}: {pages} pages on paper")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--salespay", required=True, type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path, help="keep pages and pictures here, to be looked at")
    options = parser.parse_args()
    program = options.salespay.resolve()
    v, names = Verdicts(), labels(program)
    with tempfile.TemporaryDirectory(prefix="salespay-page-") as place:
        place = pathlib.Path(place)

        def run(book, *arguments, **surroundings):
            return subprocess.run([program, *arguments], cwd=book, check=True, capture_output=True, **surroundings)

        def page(book, months, lang, name):
            run(book, "report", months, "-o", place / f"{name}.html", "-qq", "--no-sync", "--lang", lang)
            return place / f"{name}.html"

        story = place / "story"
        shutil.copytree(ROOT / "examples" / "aircon", story)
        months = sorted({path.name[:7] for path in (story / "payments").iterdir()})
        run(story, "run", f"{months[0]}..{months[-1]}", "-qq", "--no-sync")
        for lang in ("en", "zh"):
            for month in months:
                done = page(story, month, lang, f"{lang}-{month}")
                read = check_page(v, done, story, [month], lang, names, f"{lang} {month}")
            check_page(v, page(story, f"{months[0]}..{months[-1]}", lang, f"{lang}-all"), story, months, lang, names, f"{lang} range")
        check_palette(v, read)
        run(story, "report", months[1], "-o", place / "again.html", "-qq", "--lang", "zh",
            env={"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8"})
        v.check((place / "again.html").read_bytes() == (place / f"zh-{months[1]}.html").read_bytes(), "another page the second time")

        for name, (people, amount) in BOOKS.items():
            write_book(place / name, people, amount)
            if name in CONTRACTS:
                write_contracts(place / name, CONTRACTS[name])
            run(place / name, "run", "2026-04..2026-05", "-qq", "--no-sync")
            done = page(place / name, "2026-05", "en", f"book-{name}")
            check_page(v, done, place / name, ["2026-05"], "en", names, name)
        size = (place / "book-thousand.html").stat().st_size
        v.check(size < LARGEST_BYTES, f"1,000 people take {size} bytes")
        shown = (place / "book-fifty.html").read_text(encoding="utf-8")
        v.check("&lt;script&gt;alert(1)" in shown and "\u202e" not in shown, "a name is not made harmless")

        check_pictures(v, program, place)
        with Browser() as browser:
            check_eyes(v, browser, place)
            pictures = {}
            check_in_browser(v, browser, place / f"zh-{months[6]}.html", pictures)
            v.check(len(set(pictures.values())) == 4, "themes and widths look the same")
            for name in ("en-all", "book-negative", "book-zero", "book-huge", "book-fifty"):
                check_in_browser(v, browser, place / f"{name}.html", None)
        if options.keep:
            options.keep.mkdir(exist_ok=True)
            for (dark, width), picture in pictures.items():
                (options.keep / f"{'dark' if dark else 'light'}-{width}.png").write_bytes(picture)
            for path in place.glob("*.html"):
                shutil.copy(path, options.keep)
    print(f"page: {v.passed} passed, {v.failed} failed")
    return 1 if v.failed or v.passed < CHECKS_MIN else 0


if __name__ == "__main__":
    sys.exit(main())
