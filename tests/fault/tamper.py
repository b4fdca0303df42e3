#!/usr/bin/env python3
"""Without this, somebody could change a closed month, its archive or the journal by one bit, and the auditor who runs
verify years later would be told that everything holds.

    tamper.py --salespay PROGRAM [--long]

A small book with two closed months, one of them reopened and closed again, is spoilt in one place, verified, and put
right: bytes of every file under months/ and of the journal flipped (all of them with --long), lines removed, doubled
and swapped, files removed, added, renamed, exchanged and cut. verify must end with 5 each time.
"""

import argparse
import os
import shutil
import subprocess
import sys

from bench import Bench, Counts, payments, tiny_book, walk

PATTERNS = [0x01, 0x20, 0x80, 0x10, 0x04, 0x40, 0x02, 0x08, 0xFF]
STEP = 31  # every so many bytes of a file, where not all are tried
STEP_OF_SEALS = 3
SEALS = ("SHA256SUMS", "journal.csv", "reason.txt")
LEAST_BYTES, LEAST_BYTES_LONG, LEAST_LINES, LEAST_FILES = 1000, 13000, 500, 200


class Tampering:
    def __init__(self, bench):
        self.bench = bench
        self.book = bench.book
        tiny_book(self.book)
        bench.must("run", "2026-06..2026-07", "--close", "-q")
        bench.must("reopen", "2026-07", "--reason", 'the "list", again')
        payments(self.book, "2026-07", "12345.67")
        bench.must("run", "2026-07", "--close", "-q")
        bench.must("verify")
        subprocess.run(["chmod", "-R", "u+rwX", self.book], check=True)
        self.files = ["journal.csv"] + [f"months/{path}" for path in walk(os.path.join(self.book, "months"))
                                        if os.path.isfile(os.path.join(self.book, "months", path))]

    def path(self, name):
        return os.path.join(self.book, name)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content)

    def faults(self):
        done = self.bench.run("verify", "-q", "--threads", "1")
        if done.returncode == 5 and done.stderr:
            return []
        return [f"verify ends with {done.returncode} {done.stderr.decode(errors='replace')[:200]}"]

    def bytes(self, counts, full):
        for name in self.files:
            content = self.read(name)
            step = 1 if full else STEP_OF_SEALS if os.path.basename(name) in SEALS else STEP
            # The file is opened once, and one byte of it written and put back.
            with open(self.path(name), "r+b", buffering=0) as file:
                for at in range(0, len(content), step):
                    pattern = PATTERNS[at // step % len(PATTERNS)]
                    os.pwrite(file.fileno(), bytes([content[at] ^ pattern]), at)
                    counts.check(f"{name}: byte {at} with {pattern:#x}", self.faults())
                    os.pwrite(file.fileno(), content[at:at + 1], at)

    def changed(self, counts, what, name, content):
        old = self.read(name)
        if content == old:
            return
        self.write(name, content)
        counts.check(f"{name}: {what}", self.faults())
        self.write(name, old)

    def lines(self, counts, full):
        for name in self.files:
            if name.endswith(".bin"):
                continue
            lines = self.read(name).splitlines(keepends=True)
            for at, line in enumerate(lines):
                # The one change that a crash may leave, and readers accept: the journal without its last line.
                if not (name == "journal.csv" and at == len(lines) - 1):
                    self.changed(counts, f"line {at + 1} removed", name, b"".join(lines[:at] + lines[at + 1:]))
                self.changed(counts, f"line {at + 1} doubled", name, b"".join(lines[:at + 1] + lines[at:]))
                if at + 1 < len(lines) and (full or name == "journal.csv" or at % 2 == 0):
                    swapped = lines[:at] + [lines[at + 1], line] + lines[at + 2:]
                    self.changed(counts, f"lines {at + 1} and {at + 2} swapped", name, b"".join(swapped))

    def whole_files(self, counts):
        for name in self.files:
            content = self.read(name)
            self.changed(counts, "emptied", name, b"")
            self.changed(counts, "cut by a byte", name, content[:-1])
            self.changed(counts, "longer by a line end", name, content + b"\n")
            for what in ("removed", "renamed"):
                aside = self.path(name) + ".old" if what == "renamed" else os.path.join(self.bench.folder, "aside")
                os.rename(self.path(name), aside)
                counts.check(f"{name}: {what}", self.faults())
                os.rename(aside, self.path(name))
        folders = [f"months/{path}" for path in walk(self.path("months")) if os.path.isdir(self.path(f"months/{path}"))]
        for name in folders:
            for added in ("notes.txt", ".hidden"):
                if name == "months/.history" and added == ".hidden":
                    continue
                self.write(f"{name}/{added}", b"")
                counts.check(f"{name}/{added}: added", self.faults())
                os.unlink(self.path(f"{name}/{added}"))
            aside = os.path.join(self.bench.folder, "aside")
            os.rename(self.path(name), aside)
            counts.check(f"{name}: removed", self.faults())
            os.rename(aside, self.path(name))
        self.exchanges(counts)

    def exchanges(self, counts):
        """What was sealed put where something else was sealed."""
        pairs = [(name, name.replace("2026-06", "2026-07")) for name in self.files if name.startswith("months/2026-06")]
        pairs.append(("months/2026-06", "months/2026-07"))
        pairs += [(f"months/2026-07/{name}", f"months/.history/2026-07-3/{name}") for name in ("payslips.csv", "SHA256SUMS")]
        aside = os.path.join(self.bench.folder, "aside")
        for left, right in pairs:
            if not os.path.exists(self.path(right)) or (os.path.isfile(self.path(left)) and
                                                        self.read(left) == self.read(right)):
                continue
            for turn in range(2):
                os.rename(self.path(left), aside)
                os.rename(self.path(right), self.path(left))
                os.rename(aside, self.path(right))
                if turn == 0:
                    counts.check(f"{left} and {right} exchanged", self.faults())
        # A month reopened in secret: the kept version back in its place.
        kept = self.path("months/2026-07.kept")
        os.rename(self.path("months/2026-07"), kept)
        shutil.copytree(self.path("months/.history/2026-07-3"), self.path("months/2026-07"))
        os.unlink(self.path("months/2026-07/reason.txt"))
        counts.check("the version before the reopening put back", self.faults())
        shutil.rmtree(self.path("months/2026-07"))
        os.rename(kept, self.path("months/2026-07"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--salespay", required=True)
    parser.add_argument("--long", action="store_true")
    options = parser.parse_args()
    flipped, lines, files = Counts("bytes flipped"), Counts("lines changed"), Counts("files changed")
    with Bench(options.salespay) as bench:
        tampering = Tampering(bench)
        tampering.bytes(flipped, options.long)
        tampering.lines(lines, options.long)
        tampering.whole_files(files)
        bench.must("verify")
    failed = [flipped.end(LEAST_BYTES_LONG if options.long else LEAST_BYTES), lines.end(LEAST_LINES), files.end(LEAST_FILES)]
    counts = (flipped, lines, files)
    print(f"tampering: {sum(each.passed for each in counts)} passed, {sum(len(each.told) for each in counts)} failed")
    sys.exit(1 if any(failed) else 0)


if __name__ == "__main__":
    main()
