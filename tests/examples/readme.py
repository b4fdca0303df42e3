#!/usr/bin/env python3
"""Runs every command of README.md's console blocks in a copy of the tree and compares what is printed.

  readme.py --salespay PATH          compares; a line of … in the README stands for any lines
  readme.py --salespay PATH --show   prints what each command prints now, to write the README by

A block is fenced by ```console; a line that begins with "$ " is a command, the lines behind it are
what it prints on standard output and standard error. All run one after the other in one folder.
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
COMMANDS_MIN = 9


def commands(page):
    """(command, expected lines) in order."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def agrees(expected, printed):
    if not expected:
        return not printed
    if expected[0] == "…":
        return any(agrees(expected[1:], printed[i:]) for i in range(len(printed) + 1))
    return bool(printed) and expected[0] == printed[0] and agrees(expected[1:], printed[1:])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--salespay", required=True, type=pathlib.Path)
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="salespay-readme-") as top:
        top = pathlib.Path(top)
        tree = top / "tree"
        shutil.copytree(ROOT, tree, symlinks=True, ignore=shutil.ignore_patterns("build", ".git"))
        (top / "bin").mkdir()
        (top / "bin" / "salespay").symlink_to(arguments.salespay.resolve())
        environment = dict(os.environ, PATH=f"{top / 'bin'}:{os.environ['PATH']}", LANG="C.UTF-8", LC_ALL="")
        for line, expected in commands((ROOT / "README.md").read_text(encoding="utf-8")):
            done = subprocess.run(line, shell=True, cwd=tree, env=environment, stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            printed = done.stdout.decode("utf-8").splitlines()
            if arguments.show:
                print("$ " + line, *printed, sep="\n")
            elif agrees(expected, printed):
                passed += 1
            else:
                failed += 1
                print(f"README.md: $ {line}", "expected:", *expected, "printed:", *printed, sep="\n")
    if arguments.show:
        return 0
    if passed + failed < COMMANDS_MIN:
        print(f"only {passed + failed} commands found in README.md, {COMMANDS_MIN} expected")
        failed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
