#!/usr/bin/env python3
"""Looks for words, calls and sizes that do not belong in the tree.

  words       left-over marks, paths of somebody's machine
  calls       functions that overflow, guess or go behind cli's back
  numbers     floating point by name
  sizes       C files of at most 450 lines, functions of at most 80
  reasons     each unit test, or its file in the first line, says what would go wrong without it
  modules     each module that another room uses has unit tests
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FILE_LINES_MAX = 450
FUNCTION_LINES_MAX = 80

# Written in two halves so that this file does not find itself.
MARKS = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
PATHS = re.compile(r"(?<![\w.])/(?:wo" r"rk|ro" r"ot|ho" r"me(?!/clerk/))/|\.\./sha" r"red\b")

CALL = r"(?<![\w.>])({})\s*\("
BANNED_CALLS = re.compile(CALL.format(
    "sprintf|vsprintf|strcpy|strcat|strncpy|strncat|stpcpy|gets|scanf|sscanf|fscanf|alloca|"
    "atoi|atol|atoll|atof|strtod|strtof|strtold|strtol|strtoul|strtoll|strtoull|"
    "strtok|asctime|ctime|gmtime|localtime|tmpnam|mktemp|system|popen|rand|srand"))
# What only some rooms may call: the rest are functions of their arguments, and return.
ONLY_IN = {
    re.compile(CALL.format("exit|_exit|abort|quick_exit")): ("cli",),
    re.compile(CALL.format("setlocale|getopt_long|isatty")): ("cli",),
    re.compile(CALL.format("getenv|secure_getenv")): ("cli",),
    re.compile(CALL.format("time|clock_gettime|gettimeofday|localtime_r|gmtime_r|mktime|strftime")):
        ("cli", "book", "io"),
    re.compile(CALL.format("printf|puts|putchar|perror")): ("cli",),
}
# Whose library takes no other number; named in floats.sh, too.
FLOATING_IN = ("src/xlsx/cells.c", "src/pdf/canvas.c")
FLOATING = re.compile(r"\b(?:double|float)\b|\b\d+\.\d+f?\b|<(?:math|float|tgmath)\.h>")

COMMENT_OR_STRING = re.compile(
    r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""", re.DOTALL)


def blank(match):
    """A comment or string as spaces, so that lines keep their numbers."""
    return re.sub(r"[^\n]", " ", match.group())


def code_of(text):
    return COMMENT_OR_STRING.sub(blank, text)



def tree_files():
    """What git has or would take: not what it ignores."""
    listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-z", "--cached", "--others",
                             "--exclude-standard"], capture_output=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        names = listed.stdout.decode().split("\0")[:-1]
        return [ROOT / name for name in names if (ROOT / name).is_file()]
    return [path for path in ROOT.rglob("*")
            if path.is_file() and path.relative_to(ROOT).parts[0] not in ("build", ".git")]


class Findings:
    def __init__(self):
        self.counts = {}

    def look(self, kind, complaints):
        """Notes one thing looked at; complaints says what is wrong with it."""
        looked, failed = self.counts.get(kind, (0, 0))
        for complaint in complaints:
            print(f"{kind}: {complaint}")
        self.counts[kind] = (looked + 1, failed + bool(complaints))


def matches(path, text, pattern):
    name = path.relative_to(ROOT)
    return [f"{name}:{text.count(chr(10), 0, found.start()) + 1}: {found.group().strip()}"
            for found in pattern.finditer(text)]


def functions(code):
    """(line, length, first line) of each function: its brace opens and closes in column 1."""
    lines = code.splitlines()
    start = None
    for number, line in enumerate(lines, 1):
        if line.startswith("{"):
            start = number
        elif line.startswith("}") and start is not None:
            yield start, number - start + 1, lines[start - 2].strip()
            start = None
        elif re.match(r"[a-z].*\)\s*\{$", line):
            start = number


def check_c_file(path, text, findings):
    name = path.relative_to(ROOT)
    code = code_of(text)
    lines = text.count("\n")
    findings.look("sizes", [f"{name}: {lines} lines"] if lines > FILE_LINES_MAX else [])
    findings.look("sizes", [f"{name}:{line}: a function of {length} lines: {head}"
                            for line, length, head in functions(code)
                            if length > FUNCTION_LINES_MAX])
    parts = name.parts
    if parts[0] == "src":
        findings.look("calls", matches(path, code, BANNED_CALLS))
        for pattern, rooms in ONLY_IN.items():
            if len(parts) == 3 and parts[1] not in rooms:
                findings.look("calls", matches(path, code, pattern))
        if path.relative_to(ROOT).as_posix() not in FLOATING_IN:
            findings.look("numbers", matches(path, code, FLOATING))


def check_reasons(path, text, findings):
    if re.match(r"/[/*]\W*without\b", text, re.IGNORECASE):
        findings.look("reasons", [])
        return
    lines = text.splitlines()
    complaints = []
    for index, line in enumerate(lines):
        if not re.match(r"START_TEST\s*\(", line):
            continue
        before = lines[index - 1].strip() if index else ""
        after = " ".join(lines[index + 1:index + 3])
        if not (before.endswith("*/") or before.startswith("//") or "/*" in after or "//" in after):
            complaints.append(f"{path.relative_to(ROOT)}:{index + 1}: {line.strip()} has no reason")
    findings.look("reasons", complaints)


def check_modules(files, findings):
    """A module that other rooms use has a unit test in its own; inner ones are tested through it."""
    used, tested = set(), set()
    for path in files:
        parts = path.relative_to(ROOT).parts
        if path.suffix not in (".c", ".h") or parts[0] not in ("src", "tests"):
            continue
        for name in re.findall(r'#include "(\w+/\w+)\.h"', path.read_text(encoding="utf-8")):
            room = name.split("/")[0]
            if parts[0] == "src" and parts[1] != room:
                used.add(name)
            if parts[:3] == ("tests", "unit", room):
                tested.add(name)
    for name in sorted(used):
        if (ROOT / "src" / f"{name}.c").is_file():
            findings.look("modules", [] if name in tested else [f"no unit test of {name}"])


def main():
    findings = Findings()
    files = tree_files()
    for path in files:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        findings.look("words", matches(path, text, MARKS) + matches(path, text, PATHS))
        parts = path.relative_to(ROOT).parts
        if path.suffix in (".c", ".h") and parts[0] in ("src", "tests", "include"):
            check_c_file(path, text, findings)
        if parts[:2] == ("tests", "unit") and path.name.startswith("test_"):
            check_reasons(path, text, findings)
    check_modules(files, findings)

    looked = failed = 0
    for kind, (count, bad) in findings.counts.items():
        print(f"  {kind}: {count} looked at, {bad} failed")
        looked, failed = looked + count, failed + bad
    if looked == 0:
        print("nothing was looked at")
        failed = 1
    print(f"words: {looked - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
