#!/usr/bin/env python3
"""Reads payslips back from their pages, as pdftotext sees them, and holds them against payslips.csv.

Without this somebody could be handed a payslip of another amount than was paid, a row cut in two, an amount in
capitals that the bank reads otherwise, or boxes for characters on a machine with other fonts.
"""

import argparse
import csv
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from workbook import ROOT, Verdicts, labels

CHECKS_LEAST = 30000
FONT = "WenQuanYiMicroHei"
A5 = "419.527 x 595.275 pts"
SHOWN_WHERE_NOT_ZERO = """excess_commission late_deduction risk_fund_withheld base_forfeit risk_fund_released allowances
    profit_share bonus additions social_insurance housing_fund tax deductions carried_in carried_written_off
    carried_out""".split()
SHOWN_ALWAYS = ["base_salary", "base_commission", "commission_paid", "gross_pay", "net_pay"]
FUND = ["risk_fund_opening", "risk_fund_withheld", "risk_fund_drawn", "risk_fund_released", "risk_fund_balance"]
AMOUNT = r"-?\d[\d,]*\.\d\d"
ROW = re.compile(rf"^([+−=]?) *(\S.*?) {{2,}}({AMOUNT})$")
WORDS = {"en": {"draft": "Draft", "signature": "Signature", "date": "Date", "page": "continued"},
         "zh": {"draft": "草稿", "signature": "签收", "date": "日期", "page": "续页"}}


def fen_of_csv(written):
    return int(written.replace(".", ""))


def capitals(fen):
    """The amount in capitals by the way it is taught: every digit with its unit, then the zeros drawn together."""
    digits, units = "零壹贰叁肆伍陆柒捌玖", ["", "拾", "佰", "仟", "万", "拾", "佰", "仟", "亿", "拾", "佰", "仟"]
    yuan, jiao, left = abs(fen) // 100, abs(fen) // 10 % 10, abs(fen) % 10
    whole = "".join(digits[int(d)] + units[len(str(yuan)) - 1 - i] for i, d in enumerate(str(yuan)))
    whole = re.sub("零[拾佰仟]", "零", whole)
    whole = re.sub("零+", "零", whole)
    whole = re.sub("零([万亿])", r"\1", whole)
    whole = whole.replace("亿万", "亿零").replace("零零", "零")
    whole = whole.rstrip("零") + "元" if yuan else ""
    if fen == 0:
        return "人民币零元整"
    part = digits[jiao] + "角" if jiao else ""
    if yuan and ((jiao and yuan % 10 == 0) or (left and not jiao)):
        part = "零" + part
    return "人民币" + ("负" if fen < 0 else "") + whole + part + (digits[left] + "分" if left else "整")


def grouped(fen):
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


def squeezed(text):
    return re.sub(r"\s", "", text)


def pages_of(path):
    """Each page as its lines, laid out as they stand."""
    done = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True)
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in done.stdout.split("\f")[:-1]]


def told(path):
    done = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True)
    return dict(re.split(r":\s+", line, maxsplit=1) for line in done.stdout.splitlines() if ": " in line)


def payslips(book, month):
    with open(book / "months" / month / "payslips.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Reader:
    def __init__(self, program, verdicts):
        self.program, self.verdicts = program, verdicts
        self.names = {lang: {key: name[:1].upper() + name[1:] for key, name in labels(program, lang).items()}
                      for lang in ("en", "zh")}

    def run(self, book, *arguments, **surroundings):
        return subprocess.run([self.program, *arguments], cwd=book, check=True, capture_output=True, **surroundings)

    def hold_sums(self, rows, who):
        """What bears a = is what the rows above it make, by their signs."""
        running = sums = 0
        for sign, name, amount in rows:
            if sign == "=":
                self.verdicts.check(running == amount, f"{who}: {name} is {amount}, its rows make {running}")
                sums += 1
            running = amount if sign in ("", "=") else running + (amount if sign == "+" else -amount)
        self.verdicts.check(sums >= 2, f"{who}: adds up {sums} times")

    def hold(self, lines, row, lang, what, draft, flowing):
        """One payslip, its pages' lines behind each other; flowing: the whole text, for what goes on over lines."""
        names, who, seen = self.names[lang], f"{what} {row['employee_id']}", squeezed("".join(lines))
        figures = {key: fen_of_csv(row[key]) for key in names if key in row}
        matches = [found for found in map(ROW.match, lines) if found]
        rows = [(m[1], m[2].strip(), fen_of_csv(m[3].replace(",", ""))) for m in matches]
        for key in ("employee_id", "name", "department"):
            self.verdicts.check(squeezed(row[key]) in (seen if len(row[key]) < 12 else flowing), f"{who}: no {key} {row[key]}")
        for key in SHOWN_ALWAYS + [k for k in SHOWN_WHERE_NOT_ZERO if figures[k]]:
            self.verdicts.check(any(n == names[key] and a == figures[key] for _, n, a in rows),
                                f"{who}: no {names[key]} of {row[key]}")
        for key in SHOWN_WHERE_NOT_ZERO:
            if not figures[key]:
                self.verdicts.check(all(n != names[key] for _, n, _ in rows), f"{who}: shows {names[key]}")
        self.verdicts.check("".join(grouped(figures[key]) for key in FUND) in seen or
                            all(grouped(figures[key]) in seen for key in FUND), f"{who}: another fund")
        self.verdicts.check(capitals(figures["net_pay"]) in seen, f"{who}: no {capitals(figures['net_pay'])}")
        self.verdicts.check((WORDS[lang]["draft"] in seen) == draft, f"{who}: a draft that is none, or the reverse")
        self.verdicts.check(WORDS[lang]["signature"] in lines[-1] or WORDS[lang]["signature"] in lines[-2],
                            f"{who}: nowhere to sign")
        self.hold_sums(rows, who)

    def report(self, book, months, lang, *options, **surroundings):
        path = book / f"{lang}.pdf"
        self.run(book, "report", months, "-o", path.name, "-qq", "--no-sync", "--lang", lang, *options, **surroundings)
        return path

    def hold_report(self, book, months, lang, draft=True, one_page=True):
        """Every payslip of the months, in their order."""
        path = self.report(book, months[0] if len(months) == 1 else f"{months[0]}..{months[-1]}", lang)
        slips = []
        for page in pages_of(path):
            if any(WORDS[lang]["page"] in line for line in page[:1]):
                slips[-1] += page[1:]
            else:
                slips.append(page)
        wanted = [(month, row) for month in months for row in payslips(book, month)]
        self.verdicts.check(len(slips) == len(wanted), f"{path}: {len(slips)} payslips, not {len(wanted)}")
        flowing = squeezed(subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout)
        for (month, row), lines in zip(wanted, slips):
            self.hold(lines, row, lang, f"{book.name} {lang} {month}", draft, flowing)
        said = told(path)
        self.verdicts.check(said["Page size"] == A5, f"{path}: pages of {said['Page size']}")
        if one_page:
            self.verdicts.check(int(said["Pages"]) == len(wanted), f"{path}: {said['Pages']} pages")
        self.hold_fonts(path)
        if len(wanted) < 100:
            self.hold_margins(path)
        return said

    def hold_margins(self, path):
        """Every word stands between the margins; below them, the number of the page alone."""
        done = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True)
        words = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', done.stdout)
        outside = [word for *box, word in words for left, top, right, bottom in [map(float, box)]
                   if left < 35 or right > 385 or top < 30 or bottom > 565 and not (top > 570 and word in "1/2/3")]
        self.verdicts.check(len(words) > 20 and not outside, f"{path}: beyond the margins: {outside[:9]}")

    def hold_fonts(self, path):
        done = subprocess.run(["pdffonts", path], check=True, capture_output=True, text=True)
        fonts = [line.split() for line in done.stdout.splitlines()[2:]]
        self.verdicts.check(fonts, f"{path}: no font")
        for font in fonts:
            self.verdicts.check(re.fullmatch(r"[A-Z]{6}\+" + FONT, font[0]) and font[-5:-2] == ["yes"] * 3,
                                f"{path}: the font {font}")


def make_book(place, people, adjustments="", payments=""):
    """A book of a month; people: rows of id, name, department, grade, collected."""
    book = place / f"of-{len(list(place.iterdir()))}"
    (book / "payments").mkdir(parents=True)
    shutil.copy(ROOT / "config" / "rules.ini", book)
    (book / "staff.csv").write_text("employee_id,name,department,grade\n" + "".join(
        f"{i},{name},{department},{grade}\n" for i, name, department, grade, _ in people), encoding="utf-8")
    (book / "payments" / "2026-07.csv").write_text(
        "date,employee_id,amount,list_price,contract_price\n" + payments + "".join(
            f"2026-07-03,{i},{collected},12,15\n" for i, _, _, _, collected in people if collected), encoding="utf-8")
    (book / "adjustments.csv").write_text("month,employee_id,kind,amount,note\n" + adjustments, encoding="utf-8")
    return book


def odd_books(place):
    """(book, whether each payslip fits on one page)."""
    long_name, long_latin = "长" * 59 + "名", "Wolfeschlegelsteinhausenbergerdorff " * 2
    kinds = ("bonus", "addition", "deduction", "social_insurance", "housing_fund", "tax")
    rows = "".join(f"2026-07,{who},{kind},{n}.5,{note}\n" for who in ("A", "B") for kind in kinds
                   for n, note in ((1, "备注" * 30), (20, ""), (300, "for the fair")))
    rows += "".join(f"2026-07,C{c},{kind},{c + 1},{'字' * (17 * c)}\n" for c in range(12) for kind in kinds)
    yield make_book(place, [("E1", "王", "销售部", "senior", "85000.07")]), True
    yield make_book(place, [("Z", "零", "销售部", "junior", "")]), True
    yield make_book(place, [("N", "负", "销售部", "senior", "-91234.56")],
                    "2026-07,N,social_insurance,420,\n"), True
    yield make_book(place, [("A", long_name, "部门" * 20, "senior", "123456.78"),
                            ("B", long_latin.strip(), "x" * 60, "junior", "5"),
                            ("I" * 64, "名", "d", "junior", "9999.99"),
                            *((f"C{c}", f"员工{c}", "部门", "senior", f"{c}0001") for c in range(12))], rows), False
    yield make_book(place, [("H", "巨", "销售部", "senior", "99999999999.99")],
                    "2026-07,H,bonus,123456789012.34,\n"), False
    yield make_book(place, [("P" + str(n), f"员工{n}", "销售部", "junior", "") for n in range(60)],
                    "".join(f"2026-07,P{n},bonus,{amount},\n" for n, amount in enumerate(
                        f"{10 ** (n % 10) * (n // 10 + 1) + n % 3 * 507}.{n * 5 % 100:02d}" for n in range(60)))), True


def hold_same(reader, book):
    """The same bytes, whoever asks, where and when; fonts of the user's own change nothing."""
    first = reader.report(book, "2026-07", "zh").read_bytes()
    home = book / "home"
    (home / ".config" / "fontconfig").mkdir(parents=True)
    (home / ".config" / "fontconfig" / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><match target="pattern"><edit '
        'name="family" mode="assign" binding="strong"><string>DejaVu Sans</string></edit></match><match target="font">'
        '<edit name="embolden" mode="assign"><bool>true</bool></edit></match></fontconfig>', encoding="utf-8")
    for changes in ({}, {"TZ": "Pacific/Kiritimati"}, {"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, {"HOME": str(home)},
                    {"LANGUAGE": "ja", "PANGO_LANGUAGE": "ja", "LC_ALL": "C.UTF-8"}, {"SOURCE_DATE_EPOCH": "1"}):
        again = reader.report(book, "2026-07", "zh", env={**os.environ, **changes}).read_bytes()
        reader.verdicts.check(again == first, f"other bytes under {changes}")


def hold_person(reader, book):
    path = reader.report(book, "2026-06..2026-07", "en", "--person", "XS02")
    pages, said = pages_of(path), told(path)
    reader.verdicts.check(len(pages) == 2 and all("XS02" in "".join(page) for page in pages), "--person: other people")
    reader.verdicts.check(said["Title"] == "Payslip June 2026 – July 2026 XS02", f"the title {said['Title']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--salespay", required=True, type=pathlib.Path)
    program = parser.parse_args().salespay.resolve()
    verdicts = Verdicts()
    reader = Reader(program, verdicts)
    with tempfile.TemporaryDirectory(prefix="salespay-pdf-") as temporary:
        place = pathlib.Path(temporary)
        aircon, northwind = place / "aircon", place / "northwind"
        shutil.copytree(ROOT / "examples" / "aircon", aircon)
        shutil.copytree(ROOT / "examples" / "northwind", northwind)
        reader.run(aircon, "run", "2026-06..2027-01", "-qq", "--no-sync")
        reader.run(northwind, "run", "1996-07..1998-03", "-qq", "--no-sync")
        reader.hold_report(northwind, ["1998-02", "1998-03"], "en")
        months = sorted(path.name for path in (aircon / "months").iterdir() if path.name[:2] == "20")
        for lang, title in (("en", "Payslips June 2026 – January 2027"), ("zh", "工资条 2026年6月 – 2027年1月")):
            said = reader.hold_report(aircon, months, lang)
            verdicts.check(said["Title"] == title and said["Author"] == "销售部薪酬规则" and said["Creator"] == "salespay",
                           f"says of itself {said}")
            verdicts.check(said["CreationDate"].startswith("Sun Jan 31 00:00:00 2027"), f"bears {said['CreationDate']}")
        hold_person(reader, aircon)
        hold_same(reader, aircon)
        reader.run(aircon, "close", "2026-06", "-qq", "--no-sync")
        reader.hold_report(aircon, ["2026-06"], "zh", draft=False)
        for number, (book, one_page) in enumerate(odd_books(place)):
            reader.run(book, "run", "2026-07", "-qq", "--no-sync")
            for lang in ("en", "zh") if number < 5 else ("zh",):
                reader.hold_report(book, ["2026-07"], lang, one_page=one_page)
        many = make_book(place, [(f"E{n}", f"员工{n}", f"销售{n % 7}部", "junior", f"{n * 97}.{n % 100:02d}")
                                 for n in range(1000)])
        reader.run(many, "run", "2026-07", "-qq", "--no-sync")
        reader.hold_report(many, ["2026-07"], "zh")
    print(f"payslips on paper: {verdicts.passed} passed, {verdicts.failed} failed")
    return 1 if verdicts.failed or verdicts.passed < CHECKS_LEAST else 0


if __name__ == "__main__":
    sys.exit(main())
