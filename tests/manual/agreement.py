#!/usr/bin/env python3
"""Holds the man pages, `help`, the completion and what the program prints against the tables of the program.

Without this a clerk would read of an option that is not there, or look in vain for a column, a message or a field
that is.

  rows         every row of every table stands in its page and in `help`, in both languages
  names        every option, section, key, column, figure and command that the pages name exists
  rules        the example rules are read without a message; choices, defaults and ranges are as told
  completion   offers exactly the options of each command, and the right kind of value
  json         every object and field printed is described, every one described is printed
  files        every file of a month has the columns and items described
  pages        mandoc finds nothing wrong with them
"""

import argparse
import csv
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LANGUAGES = ("en", "zh")
PAGES = {"salespay": 1, "salespay-rules": 5, "salespay-files": 5}
# What scdoc itself writes between entries; and what is only style.
LINT_EXPECTED = re.compile(r"STYLE:|skipping paragraph macro: PP empty")


class Count:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, holds, what):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {what}")
        return holds


def squeezed(text):
    """Without blanks and line ends: texts are wrapped. Backquotes are markup."""
    return re.sub(r"\s+", "", text.replace("`", ""))


class World:
    """The program, its rows by type, and its pages as text."""

    def __init__(self, program, build):
        self.program, self.manual = program, build / "config" / "manual"
        said = subprocess.run([build / "tests" / "manual_rows"], check=True, capture_output=True).stdout
        self.rows = [json.loads(line) for line in said.decode().splitlines()]
        self.text = {(page, lang): self.render(page, lang) for page in PAGES for lang in LANGUAGES}
        self.squeezed = {key: squeezed(text) for key, text in self.text.items()}
        self.asked = {}

    def of(self, kind):
        return [row for row in self.rows if row["type"] == kind]

    def file(self, page, lang):
        return self.manual / "man" / ("zh_CN" if lang == "zh" else "") / f"man{PAGES[page]}" / f"{page}.{PAGES[page]}"

    def render(self, page, lang):
        shown = subprocess.run(["mandoc", "-T", "utf8", "-O", "width=1000", self.file(page, lang)], check=True,
                               capture_output=True).stdout.decode()
        return re.sub(r".\x08", "", shown)

    def run(self, *arguments, cwd=None):
        return subprocess.run([self.program, *arguments], capture_output=True, cwd=cwd, check=False)

    def help(self, topic, lang):
        """What `help` says of a topic, squeezed; empty when it knows nothing."""
        if (topic, lang) not in self.asked:
            done = self.run("help", "--lang", lang, "--", topic)
            self.asked[topic, lang] = squeezed(done.stdout.decode()) if done.returncode == 0 else ""
        return self.asked[topic, lang]


def check_told(world, count, page, topics, texts):
    """texts: (language, text). In the page, and in the help of each topic."""
    for lang, text in texts:
        wanted = squeezed(text)
        count.check(wanted and wanted in world.squeezed[page, lang], f"{page} ({lang}) lacks: {text!r}")
        for topic in topics:
            count.check(wanted in world.help(topic, lang), f"help {topic} ({lang}) lacks: {text!r}")


def words(row):
    return [(lang, row[lang]) for lang in LANGUAGES]


def name_in_both(name):
    return [(lang, name) for lang in LANGUAGES]


def check_rows(world, count):
    parts = {row["name"] for row in world.of("part")}
    for row in world.of("command"):
        check_told(world, count, "salespay", [row["name"]], words(row))
        check_told(world, count, "salespay", [row["name"]], [(lang, row["more_" + lang]) for lang in LANGUAGES])
        check_told(world, count, "salespay", [row["name"]], name_in_both(row["name"] + row["operands"]))
        for lang in LANGUAGES:
            asked = world.run(row["name"], "--help", "--lang", lang).stdout
            # `export` is a section of the rules as well, which help tells behind the command.
            count.check(world.help(row["name"], lang).startswith(squeezed(asked.decode())), f"{row['name']} --help differs")
    for row in world.of("option"):
        check_told(world, count, "salespay", ["--" + row["name"]], words(row))
        check_told(world, count, "salespay", ["--" + row["name"]], name_in_both(f"--{row['name']} {row['argument']}"))
        for command in row["commands"]:
            for lang in LANGUAGES:
                count.check(squeezed(row[lang]) in world.help(command, lang), f"help {command} lacks --{row['name']}")
    for row in world.of("section"):
        heading = f"[{row['name']}.{row['part']}]" if row["part"] else f"[{row['name']}]"
        check_told(world, count, "salespay-rules", ["rules", row["name"]], words(row) + name_in_both(heading))
    for row in world.of("key"):
        topics = ["rules", row["section"], f"{row['section']}.{row['name']}", row["name"]]
        texts = words(row) + name_in_both(f"{row['name']} = {row['example']}")
        texts += name_in_both(", ".join(row["choices"])) if row["choices"] else []
        texts += name_in_both(row["default"]) if row["default"] else []
        check_told(world, count, "salespay-rules", topics, texts)
    for row in world.of("input_column") + world.of("output_column") + world.of("output_item"):
        kind = row["file"].partition(".")[0]
        topics = ["files", f"{kind}.{row['name']}", row["name"], row["chinese"], kind]
        topics = [topic for topic in topics if topic not in parts or topic == "files"]
        check_told(world, count, "salespay-files", topics, words(row) + name_in_both(row["name"] + row["chinese"]))
    for row in world.of("output_file") + world.of("closed_file"):
        check_told(world, count, "salespay-files", ["files", row["name"]], words(row) + name_in_both(row["name"]))
    for row in world.of("kind"):
        topics = ["files", "adjustments", row["name"], row["chinese"]]
        check_told(world, count, "salespay-files", topics, name_in_both(row["name"] + row["chinese"]))
    for row in world.of("figure"):
        topics = ["figures", row["name"], row["en"], row["zh"]]
        check_told(world, count, "salespay-files", topics, words(row) + name_in_both("= " + row["formula"]))
    for row in world.of("message"):
        check_told(world, count, "salespay-files", ["messages", row["name"]], words(row) + name_in_both(row["name"]))
    for row in world.of("json_object"):
        check_told(world, count, "salespay-files", ["json", "json." + row["name"]],
                   words(row) + name_in_both(row["name"]))
    for row in world.of("json_field"):
        check_told(world, count, "salespay-files", ["json", "json." + row["object"]],
                   words(row) + name_in_both(row["name"]))


def check_names(world, count):
    options = {"--" + row["name"] for row in world.of("option")}
    commands = {row["name"] for row in world.of("command")}
    sections = {row["name"] for row in world.of("section")}
    known = {row["name"] for row in world.rows} | {key for row in world.rows for key in row}
    known |= {choice for row in world.of("key") for choice in row["choices"]}
    known |= {row["name"].partition(".")[2] for row in world.of("figure")}
    known |= {pathlib.Path(row["name"]).stem for row in world.of("output_file")}
    # The facts that formulas name are told in the header of the table of formulas.
    known |= set(re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", (ROOT / "src/calc/figures.h").read_text()))
    codes = {row["name"] for row in world.of("message")}
    for (page, lang), text in world.text.items():
        for option in set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)):
            count.check(option in options, f"{page} ({lang}) names {option}")
        for section in set(re.findall(r"\[([a-z_]+)(?:\.[A-Za-z_-]+)?\]", text)) - {"section", "code"}:
            count.check(section in sections, f"{page} ({lang}) names [{section}]")
        for name in set(re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", text)):
            count.check(name in known, f"{page} ({lang}) names {name}")
        for command in set(re.findall(r"^ +(?:5 6 .*)?salespay ([a-z]+)", text, re.MULTILINE)):
            count.check(command in commands, f"{page} ({lang}) names the command {command}")
    listed = world.text["salespay-files", "en"]
    listed = listed[listed.index("\nMESSAGES"):listed.index("\nJSON")]
    for code in set(re.findall(r"^ {7}([a-z][a-z0-9-]+) {1,2}\S", listed, re.MULTILINE)) - {"a", "and"}:
        count.check(code in codes, f"salespay-files lists the message {code}")


def example_rules(world, lang):
    text = world.text["salespay-rules", lang]
    lines = [line.strip() for line in text.splitlines()]
    first = max(i for i, line in enumerate(lines) if line == "[scheme]")
    last = max(i for i, line in enumerate(lines) if " = " in line)
    return "\n".join(lines[first:last + 1]) + "\n"


def said_of_rules(world, rules):
    """The messages about a rule file that a check of a month of an example gives."""
    with tempfile.TemporaryDirectory() as book:
        shutil.copytree(ROOT / "examples" / "aircon", book, dirs_exist_ok=True)
        (pathlib.Path(book) / "rules.ini").write_text(rules)
        done = world.run("check", "2026-06", "--lang", "en", cwd=book)
    return [line for line in done.stderr.decode().splitlines() if line.startswith("rules.ini:")]


# The limits that the pages tell, by the type of a key: values that are right, and values that are not.
LIMITS = {
    "money": (["0", "0.01", "10,000"], ["-1", "0.001", "3%", "x"]),
    "positive": (["0.01"], ["0", "-1"]),
    "rate": (["0%", "100%", "3.1250%"], ["3", "100.0001%", "3.12345%", "-1%"]),
    "days": (["0", "366"], ["367", "-1", "1.5"]),
    "month": (["2026-01"], ["2026-13", "07"]),
    "months": (["1", "1,12"], ["0", "13", "1,1"]),
    "calculation": (["1"], ["0", "2"]),
    "figure": (["net_pay", "实发工资", "base_salary"], ["net", "name", "base_fixed", "12"]),
    "columns": (["a: name", "a:, b: =x y, c: 户名", ", ".join(["a: name"] * 64)],
                ["name", ": name", "a: nobody", "a: count", ", ".join(["a: name"] * 65)]),
    "cells": (["count", "=x, total,, 日期"], ["name", "net_pay", "nothing"]),
}
KEY_TYPES = ("text", "money", "positive", "rate", "days", "month", "months", "choice", "choice", "calculation",
             "figure", "columns", "cells")


def check_rules(world, count):
    for lang in LANGUAGES:
        example = example_rules(world, lang)
        for row in world.of("key"):
            count.check(f"{row['name']} = {row['example']}" in example, f"the example ({lang}) lacks {row['name']}")
        count.check(said_of_rules(world, example) == [], f"the example ({lang}) is not read: "
                                                         f"{said_of_rules(world, example)}")
    example = example_rules(world, "en").replace("effective_from = 2026-01", "effective_from = 2026-06")
    for row in world.of("key"):
        right, wrong = LIMITS.get(KEY_TYPES[row["kind"]], ([], []))
        if row["choices"]:
            right, wrong = row["choices"], ["no-such-choice"]
        if row["default"]:
            right = right if row["choices"] else [*right, row["default"]]
            count.check(row["default"] in right, f"{row['name']}: the default {row['default']} is not among {right}")
        section = re.compile(rf"(\[{row['section']}\b[^\[]*?\n{row['name']} = )[^\n]*")
        for value in right + wrong:
            rules = section.sub(rf"\g<1>{value}", example, count=1)
            if value == "voucher":  # has columns of its own
                rules = re.sub(r"(?m)^columns = .*", "columns = a: account, b: debit, c: credit", rules)
            said = said_of_rules(world, rules)
            count.check(bool(said) == (value in wrong), f"{row['section']}.{row['name']} = {value}: {said}")
        left_out = re.sub(rf"(\[{row['section']}\b[^\[]*?\n){row['name']} = [^\n]*\n", r"\g<1>", example, count=1)
        count.check(bool(said_of_rules(world, left_out)) == (row["required"] or row["name"] == "columns"),
                    f"{row['name']} left out")


def completed(world, line, cwd):
    script = ('. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _salespay; '
              'printf "%s\\n" "${COMPREPLY[@]}"')
    done = subprocess.run(["bash", "-c", script, "bash", world.manual / "completion" / "salespay", *line],
                          capture_output=True, cwd=cwd, check=True)
    return set(done.stdout.decode().split("\n")) - {""}


def check_completion(world, count, book):
    def offers(line, wanted):
        got = completed(world, line, book)
        count.check(got == wanted, f"completion of {' '.join(line)!r}: {got ^ wanted} more or less")

    months = {path.name[:7] for path in (book / "payments").iterdir()}
    folders = {path.name for path in book.iterdir() if path.is_dir()}
    everything = {path.name for path in book.iterdir()}
    kinds = {"FILE": everything, "DIR": folders}
    operands = {"MONTH": months, "last": {"last"}, "DIR": folders, "FILE": everything, "FROM..TO": set(),
                "COLUMN": {row["name"] for row in world.of("figure") if "." not in row["name"]}}
    commands = world.of("command")
    offers(["salespay", ""], {row["name"] for row in commands})
    for command in commands:
        name = command["name"]
        taken = [row for row in world.of("option") if name in row["commands"]]
        offers(["salespay", name, "--"], {"--" + row["name"] for row in taken})
        for row in taken:
            if row["argument"]:
                wanted = set(row["choices"]) or kinds.get(row["argument"], set())
                offers(["salespay", name, "--" + row["name"], ""], wanted)
                offers(["salespay", name, "--" + row["name"], "=", ""], wanted)
                count.check(row["choices"] or row["argument"] in {*kinds, "SECONDS", "HASH", "TEXT", "N", "PERSON", "NAME"},
                            f"completion knows no argument {row['argument']}")
        places = [place.split(" | ") for place in
                  re.sub(r" \| ", "|", command["operands"].strip("[]").replace("[", "")).split(" ")]
        places = [alternatives[0].split("|") for alternatives in places]
        before = []
        for alternatives in places:
            if set(alternatives) <= set(operands):
                offers(["salespay", name, *before, ""], set().union(*(operands[word] for word in alternatives)))
            before.append("x")
    topics = completed(world, ["salespay", "help", ""], book)
    for topic in sorted(topics):
        count.check(world.help(topic, "en"), f"completion offers the topic {topic}")
    for wanted in ("bad-amount", "base_commission", "risk_fund.cap", "rules", "run"):
        count.check(wanted in topics, f"completion does not offer the topic {wanted}")


HOLDS = {
    "text": lambda v: isinstance(v, str),
    "whole number": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "true or false": lambda v: isinstance(v, bool),
    "money": lambda v: isinstance(v, str) and (re.fullmatch(r"-?\d+\.\d\d", v) or v == "all"),
    "exact number": lambda v: isinstance(v, str) and re.fullmatch(r"-?\d+(\.\d+)?(/\d+)?", v),
    "date": lambda v: isinstance(v, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", v),
    "month": lambda v: isinstance(v, str) and re.fullmatch(r"\d{4}-\d\d", v),
    "list of texts": lambda v: isinstance(v, list) and all(isinstance(each, str) for each in v),
    "object": lambda v: isinstance(v, dict),
    "list of objects": lambda v: isinstance(v, list) and all(isinstance(each, dict) for each in v),
}


def printed_json(world, book):
    """Every object that commands print over an example, and over inputs that are wrong."""
    lines = []

    def take(*arguments, cwd=book):
        done = world.run(*arguments, "--json", "--lang", "en", cwd=cwd)
        lines.extend((done.stdout + done.stderr).decode().splitlines())

    months = sorted({path.name[:7] for path in (book / "payments").iterdir()})
    take("init", "fresh")
    take("run", f"{months[0]}..{months[-1]}")
    take("check")
    with open(book / "staff.csv", encoding="utf-8") as staff:
        people = sorted({row[0] for row in list(csv.reader(staff))[1:]})
    for month in months:
        for person in people:
            take("explain", month, person)
    take("close", months[0])
    take("run", months[0])
    take("verify")
    take("status")
    take("export", months[1], "--as", "voucher", "-o", "voucher.csv")
    take("history", people[0])
    take("report", months[0], "-o", "report.txt")
    take("diff", months[0], months[-1])
    take("diff", months[0], "2026-10")  # where an adjustment is `all`
    (book / "draft.ini").write_text((book / "rules.ini").read_text().replace("base_rate = 3%", "base_rate = 4%"))
    take("diff", f"{months[0]}..{months[1]}", "--rules", "draft.ini")
    goldens = ROOT / "tests" / "golden"
    take("diff", goldens / "_books/reviewed/months/2026-07", goldens / "diff/rows-of-one-month/in/changed")
    (book / "payments" / f"{months[0]}.csv").write_text("金额\n")
    take("check", months[0])
    return [json.loads(line) for line in lines]


def check_json(world, count, book):
    figures = [row["name"] for row in world.of("figure") if row["column"]]
    fields, seen = {}, set()
    for row in world.of("json_field"):
        for name in figures if row["name"] == "FIGURE" else [row["name"]]:
            fields.setdefault(row["object"], {})[name] = row
    lines = {row["name"] for row in world.of("json_object") if not row["nested"]}
    wrong = {}

    def visit(kind, value, extra):
        known = fields.get(kind, {})
        for name in value.keys() - known.keys() - extra:
            wrong[f"{kind}.{name} is printed and not described"] = True
        for name, row in known.items():
            if name not in value:
                if row["always"]:
                    wrong[f"{kind}.{name} is not always there"] = True
                continue
            seen.add((kind, name))
            holds = next(test for start, test in HOLDS.items()
                         if row["holds"].split(",")[0].split(":")[0] == start)
            if not holds(value[name]):
                wrong[f"{kind}.{name} is {value[name]!r}, not {row['holds']}"] = True
            elif row["of"]:
                for part in value[name] if isinstance(value[name], list) else [value[name]]:
                    visit(row["of"], part, set())

    for printed in printed_json(world, book):
        if count.check(printed["type"] in lines and printed["v"] == 1, f"{printed['type']} is not described"):
            visit(printed["type"], printed, {"type", "v"})
    for complaint in wrong:
        count.check(False, complaint)
    # Of what this test does not bring about, at least the objects must be described.
    for path in sorted((ROOT / "src").glob("*/*.c")):
        for name in re.findall(r'json_begin\([^,()]+, "([a-z_]+)"\)', path.read_text()):
            count.check(name in lines, f"{path.name} prints {name}, which is not described")
    for kind, names in fields.items():
        for name in names:
            count.check((kind, name) in seen, f"{kind}.{name} is described and never printed")


def check_files(world, count, book):
    figures = [row["name"] for row in world.of("figure") if row["column"]]
    month = min((book / "months").iterdir())
    for file in world.of("output_file") + world.of("closed_file"):
        path = (book if file["name"] == "journal.csv" else month) / file["name"]
        if path.is_dir():
            continue
        if not count.check(path.is_file(), f"{file['name']} was not written") or path.suffix != ".csv":
            continue
        with open(path, encoding="utf-8") as opened:
            rows = list(csv.reader(opened))
        columns = [row["name"] for row in world.of("output_column") if row["file"] == file["name"]]
        if file["figures"] and not file["items"]:
            columns += figures
        count.check(rows[0] == columns, f"{file['name']} has the columns {rows[0]}")
        if file["items"]:
            items = [row["name"] for row in world.of("output_item") if row["file"] == file["name"]]
            items += figures if file["figures"] else []
            patterns = [re.escape(item).replace("KIND", "[a-z]+").replace("NAME", ".+") for item in items]
            for row in rows[1:]:
                count.check(any(re.fullmatch(pattern, row[0]) for pattern in patterns),
                            f"{file['name']}: {row[0]} is not described")
            for pattern in patterns:
                count.check(any(re.fullmatch(pattern, row[0]) for row in rows[1:]),
                            f"{file['name']}: no item {pattern}")


def check_pages(world, count):
    for page in PAGES:
        for lang in LANGUAGES:
            path = world.file(page, lang)
            lint = subprocess.run(["mandoc", "-T", "lint", path], capture_output=True, check=False).stdout.decode()
            wrong = [line for line in lint.splitlines() if not LINT_EXPECTED.search(line)]
            count.check(not wrong, f"mandoc on {path.name} ({lang}): {wrong[:5]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--salespay", required=True, type=pathlib.Path)
    parser.add_argument("--build", type=pathlib.Path, help="the build folder (default: the program's)")
    arguments = parser.parse_args()
    program = arguments.salespay.resolve()
    world = World(program, (arguments.build or program.parent).resolve())
    total = Count()
    with tempfile.TemporaryDirectory() as top:
        book = pathlib.Path(top) / "book"
        shutil.copytree(ROOT / "examples" / "aircon", book)
        parts = [("rows", lambda c: check_rows(world, c)), ("names", lambda c: check_names(world, c)),
                 ("rules", lambda c: check_rules(world, c)),
                 ("completion", lambda c: check_completion(world, c, book)),
                 ("json", lambda c: check_json(world, c, book)), ("files", lambda c: check_files(world, c, book)),
                 ("pages", lambda c: check_pages(world, c))]
        for name, part in parts:
            count = Count()
            part(count)
            print(f"  {name}: {count.passed} held, {count.failed} did not")
            if count.passed == 0:
                count.failed += 1
            total.passed += count.passed
            total.failed += count.failed
    print(f"manual: {total.passed} passed, {total.failed} failed")
    sys.exit(1 if total.failed else 0)


if __name__ == "__main__":
    main()
