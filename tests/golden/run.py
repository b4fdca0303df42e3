#!/usr/bin/env python3
"""Runs salespay as a clerk would and holds all that it says and writes against what is expected.

A case is a folder, tests/golden/COMMAND/CASE/:

  command            one shell line, `salespay ...`, run in a fresh copy of the inputs, umask 022
  in/                the inputs: a small book or loose files
  base               optional: a folder (from the root of the tree) copied before in/ is laid over it
  expected/
    status           the exit status
    stdout.en        what is printed under LANG=en_US.UTF-8; no file: nothing
    stderr.en
    stdout.zh        and under LANG=zh_CN.UTF-8
    stderr.zh
    tree             what was written: mode and name of every new or changed file and folder,
                     `removed NAME` for an input that is gone; no file: nothing was written
    files/           the bytes of what was written (manifest.csv and payment_ids.bin only where
                     they stand here)

Both languages must write the same files. `--bless` writes expected/ from what happens now: read the
difference before you commit it.

Every message code needs a case that shows it. What no command can bring about (memory running out)
is listed in elsewhere.txt: the code and the test that shows it, which must name it.
"""

import argparse
import concurrent.futures
import difflib
import fnmatch
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LANGUAGES = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}
NOT_COMPARED = {"manifest.csv", "payment_ids.bin", "journal.csv", "SHA256SUMS"}
TIMEOUT_SECONDS = 60
CODE_SHOWN = re.compile(r'(?:^|: )[a-z]+\[([a-z0-9-]+)\]|"code": ?"([a-z0-9-]+)"', re.MULTILINE)


def snapshot(folder):
    """Name -> (mode, bytes); a folder's name ends in / and its bytes are None."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        mode = path.lstat().st_mode & 0o7777
        if path.is_symlink():
            found[name] = (mode, b"-> " + os.fsencode(os.readlink(path)))
        elif path.is_dir():
            found[name + "/"] = (mode, None)
        elif path.is_file():
            found[name] = (mode, path.read_bytes())
        else:
            found[name] = (mode, b"(neither a file nor a folder)")
    return found


def copy_inputs(case, work):
    base = case / "base"
    if base.is_file():
        shutil.copytree(ROOT / base.read_text().strip(), work, dirs_exist_ok=True, symlinks=True)
    if (case / "in").is_dir():
        shutil.copytree(case / "in", work, dirs_exist_ok=True, symlinks=True)


def run_once(case, language, program):
    """One run in a folder of its own: what it printed, its status, what it wrote."""
    with tempfile.TemporaryDirectory(prefix="salespay-golden-") as top:
        top = pathlib.Path(top)
        work, tools, home = top / "work", top / "bin", top / "home"
        for folder in (work, tools, home):
            folder.mkdir()
        (tools / "salespay").symlink_to(program)
        copy_inputs(case, work)
        before = snapshot(work)
        environment = {
            "PATH": f"{tools}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(home),
            "LANG": LANGUAGES[language],
            "TZ": "UTC",
        }
        for name, value in os.environ.items():
            if name.endswith("SAN_OPTIONS") or name.startswith("GCOV_"):
                environment[name] = value
        line = (case / "command").read_text(encoding="utf-8")
        try:
            done = subprocess.run(["/bin/sh", "-c", "umask 022\n" + line], cwd=work, env=environment,
                                  stdin=subprocess.DEVNULL, capture_output=True,
                                  timeout=TIMEOUT_SECONDS)
            status, out, err = done.returncode, done.stdout, done.stderr
        except subprocess.TimeoutExpired:
            status, out, err = "none: it did not end", b"", b""
        after = snapshot(work)

    written = {name: what for name, what in after.items() if before.get(name) != what}
    tree = [f"{mode:04o} {name}\n" for name, (mode, _) in sorted(written.items())]
    tree += [f"removed {name}\n" for name in sorted(before) if name not in after]
    return {
        f"stdout.{language}": out,
        f"stderr.{language}": err,
        "status": f"{status}\n".encode(),
        "tree": "".join(tree).encode(),
    }, {name: data for name, (_, data) in written.items() if data is not None}


def difference(name, expected, actual):
    def lines(data):
        return data.decode("utf-8", "backslashreplace").splitlines(keepends=True)

    out = difflib.unified_diff(lines(expected), lines(actual), f"expected {name}", f"actual {name}")
    return "".join(line if line.endswith("\n") else line + "\n(no end of line)\n" for line in out)


def compare_bytes(name, expected, actual):
    return [] if expected == actual else [difference(name, expected, actual)]


def read_or_empty(path):
    return path.read_bytes() if path.is_file() else b""


def compare_files(case, language, files):
    expected = {name: data for name, (_, data) in snapshot(case / "expected" / "files").items()
                if data is not None} if (case / "expected" / "files").is_dir() else {}
    wrong = []
    for name in sorted(expected.keys() | files.keys()):
        if name not in expected:
            if pathlib.PurePosixPath(name).name not in NOT_COMPARED:
                wrong.append(f"{name} was written and is not expected ({language})\n")
        elif name not in files:
            wrong.append(f"{name} is expected and was not written ({language})\n")
        else:
            wrong += compare_bytes(f"{name} ({language})", expected[name], files[name])
    return wrong


def bless(case, texts, files):
    expected = case / "expected"
    shutil.rmtree(expected / "files", ignore_errors=True)
    expected.mkdir(exist_ok=True)
    for name, data in texts.items():
        if data:
            (expected / name).write_bytes(data)
        else:
            (expected / name).unlink(missing_ok=True)
    for name, data in files.items():
        if pathlib.PurePosixPath(name).name not in NOT_COMPARED:
            target = expected / "files" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def run_case(case, program, blessing, languages):
    """The differences of one case: none when it passes."""
    texts, files, wrong = {}, None, []
    for language in languages:
        said, wrote = run_once(case, language, program)
        if files is not None and (wrote.keys() != files.keys() or any(
                wrote[name] != files[name] for name in wrote
                if pathlib.PurePosixPath(name).name not in NOT_COMPARED)):
            wrong.append("the two languages write different files\n")
        files = wrote
        for name in ("status", "tree"):
            if name in texts and texts[name] != said[name]:
                wrong.append(f"the two languages differ in {name}\n")
        texts.update(said)
        if not blessing:
            for name, data in said.items():
                wrong += compare_bytes(name, read_or_empty(case / "expected" / name), data)
            wrong += compare_files(case, language, wrote)
    if blessing:
        bless(case, texts, files)
    return wrong


def codes_elsewhere():
    """The codes that another test shows, and what is wrong with that list."""
    listed, wrong = set(), []
    source = HERE / "elsewhere.txt"
    for line in source.read_text().splitlines() if source.is_file() else []:
        if not line.strip() or line.startswith("#"):
            continue
        code, test = line.split()
        path = ROOT / test
        if not path.is_file() or code not in path.read_text(errors="replace"):
            wrong.append(f"elsewhere.txt: {test} does not show {code}")
        listed.add(code)
    return listed, wrong


def check_codes(cases, program_of_codes):
    every = subprocess.run([program_of_codes], check=True, capture_output=True,
                           text=True).stdout.split()
    shown = set()
    for case in cases:
        for name in ("stderr.en", "stdout.en"):
            said = read_or_empty(case / "expected" / name).decode("utf-8", "replace")
            shown |= {first or second for first, second in CODE_SHOWN.findall(said)}
    listed, wrong = codes_elsewhere()
    wrong += [f"no case shows the message {code}" for code in every if code not in shown | listed]
    wrong += [f"elsewhere.txt: there is no message {code}" for code in sorted(listed - set(every))]
    wrong += [f"elsewhere.txt: a case shows {code}, take it out" for code in sorted(listed & shown)]
    print(f"{len(every)} message codes, {len(set(every) & shown)} shown by cases, "
          f"{len(listed)} by other tests")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--salespay", required=True, type=pathlib.Path, help="the program to run")
    parser.add_argument("--codes", type=pathlib.Path,
                        help="the program that prints every message code "
                             "(default: tests/message_codes beside salespay)")
    parser.add_argument("--only", metavar="PATTERN", help="cases whose COMMAND/CASE matches")
    parser.add_argument("--bless", action="store_true", help="write the expectations")
    parser.add_argument("--by-turns", action="store_true",
                        help="each case in one language alone, every other one in Chinese")
    parser.add_argument("--at-least", type=int, default=1, help="fail below so many cases")
    parser.add_argument("--at-least-broken", type=int, default=0,
                        help="fail below so many cases that end in a failure")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    arguments = parser.parse_args()
    if arguments.bless and arguments.by_turns:
        parser.error("expectations are of both languages")
    program = arguments.salespay.resolve()
    if not os.access(program, os.X_OK):
        sys.exit(f"{program} cannot be run")

    cases = sorted(path.parent for path in HERE.glob("*/*/command"))
    if arguments.only:
        cases = [case for case in cases
                 if fnmatch.fnmatch(case.relative_to(HERE).as_posix(), f"*{arguments.only}*")]
    both = list(LANGUAGES)
    languages = [both[i % 2:][:1] if arguments.by_turns else both for i in range(len(cases))]
    failed = 0
    with concurrent.futures.ProcessPoolExecutor(arguments.jobs) as pool:
        results = pool.map(run_case, cases, [program] * len(cases),
                           [arguments.bless] * len(cases), languages, chunksize=4)
        for case, wrong in zip(cases, results):
            if wrong:
                failed += 1
                print(f"---- {case.relative_to(HERE).as_posix()}: "
                      f"{(case / 'command').read_text(encoding='utf-8').strip()}")
                print("".join(wrong), end="")

    broken = sum(read_or_empty(case / "expected" / "status") != b"0\n" for case in cases)
    complaints = []
    if not arguments.only:
        complaints += [f"{path.relative_to(HERE).as_posix()} has no `command`"
                       for path in sorted(HERE.glob("[!_]*/*/"))
                       if path.parent.name != "__pycache__" and not (path / "command").is_file()]
        codes = arguments.codes or program.parent / "tests" / "message_codes"
        complaints += check_codes(cases, codes)
        if len(cases) < arguments.at_least:
            complaints.append(f"{len(cases)} cases, fewer than {arguments.at_least}")
        if broken < arguments.at_least_broken:
            complaints.append(f"{broken} broken inputs, fewer than {arguments.at_least_broken}")
    for complaint in complaints:
        print(complaint)
    print(f"{len(cases)} cases ({broken} of them broken inputs or refusals), in "
          f"{'one language each' if arguments.by_turns else 'two languages'}: "
          f"{len(cases) - failed} passed, {failed} failed")
    sys.exit(1 if failed or complaints or not cases else 0)


if __name__ == "__main__":
    main()
