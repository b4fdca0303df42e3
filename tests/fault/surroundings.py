#!/usr/bin/env python3
"""Without this, the same month could come out otherwise in Auckland than in London, be readable by everybody under a
loose umask, or be half there when the disk fills up.

    surroundings.py --salespay PROGRAM

A book is run and closed in time zones from -12 to +14, in other locales and under umasks from 000 to 077: the same
bytes, the same modes. Then on folders that cannot be written, on a full disk (no file may grow beyond N bytes, for
every N), and with nobody to talk to (/dev/full, closed): ends with 3, and the book is as it was.
"""

import argparse
import os
import resource
import signal
import stat
import subprocess
import sys

from bench import ENVIRONMENT, Bench, Counts, State, leftovers, tiny_book, walk

RUN = ["run", "2026-07", "-q"]
CLOSE = ["close", "2026-07", "-q"]
NOBODY = 65534
LEAST = 120


class Surroundings:
    def __init__(self, bench, counts):
        self.bench, self.counts = bench, counts
        self.base = os.path.join(bench.folder, "base")
        tiny_book(self.base)
        bench.must("run", "2026-06", "--close", "-q", book=self.base)
        self.draft = bench.put(self.base, os.path.join(bench.folder, "draft"))
        bench.must(*RUN, book=self.draft)
        self.closed = bench.put(self.draft, os.path.join(bench.folder, "closed"))
        bench.must(*CLOSE, book=self.closed)

    def run(self, arguments, before=None, environment=None, **options):
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.PIPE)
        return subprocess.run([self.bench.salespay, *arguments, "--book", self.bench.book], timeout=60, check=False,
                              env={**ENVIRONMENT, **(environment or {})}, stdin=subprocess.DEVNULL, **options)

    def seals(self, book):
        return {path: content for path, content in State(book).months.items() if path.endswith("SHA256SUMS")}

    @staticmethod
    def modes(book):
        return {path: stat.S_IMODE(os.lstat(os.path.join(book, path)).st_mode) for path in walk(book)
                if path.split("/")[0] in ("months", "journal.csv", ".salespay.lock")}

    def same(self, what, **options):
        """Two months run and closed from nothing: the same seals, the same modes."""
        self.bench.put(self.base)
        subprocess.run(["rm", "-r", os.path.join(self.bench.book, "months"), os.path.join(self.bench.book, "journal.csv"),
                        os.path.join(self.bench.book, ".salespay.lock")], check=True)
        done = self.run(["run", "2026-06..2026-07", "--close", "-q"], **options)
        faults = [] if done.returncode == 0 else [f"ends with {done.returncode} {done.stderr.decode()}"]
        if self.seals(self.bench.book) != self.seals(self.closed):
            faults.append("other seals")
        if self.modes(self.bench.book) != self.modes(self.closed):
            faults.append("other modes")
        if (verified := self.run(["verify", "-q"], **options)).returncode != 0:
            faults.append(f"verify ends with {verified.returncode}")
        self.counts.check(what, faults)

    def untouched(self, what, before, done, statuses=(3,)):
        faults = [] if done.returncode in statuses else [f"ends with {done.returncode}"]
        difference = State(self.bench.book).difference(State(before))
        if difference or State(self.bench.book).journal != State(before).journal:
            faults.append(f"changed: {difference or 'the journal'}")
        if leftovers(self.bench.book):
            faults.append(f"left behind: {leftovers(self.bench.book)}")
        self.counts.check(what, faults)

    def places(self):
        for hours in range(-12, 15):
            # POSIX counts to the west.
            self.same(f"time zone {hours:+d}", environment={"TZ": f"X{-hours}"})
        for zone in ("Asia/Kathmandu", "Pacific/Kiritimati", "nonsense", ""):
            self.same(f"time zone {zone!r}", environment={"TZ": zone})
        for locale in ("C", "POSIX", "C.UTF-8", "en_US.UTF-8", "zh_CN.UTF-8", "zh_CN.GB18030", "de_DE.UTF-8",
                       "tr_TR.UTF-8", "fr_FR.ISO-8859-1", "nonsense"):
            self.same(f"locale {locale}", environment={"LC_ALL": locale, "LANG": locale})
        for bits in (0o000, 0o002, 0o007, 0o022, 0o027, 0o077):
            self.same(f"umask {bits:03o}", umask=bits)

    def full_disks(self):
        """A disk that takes no file beyond a size: the write is cut short, the next one fails."""
        for name, command, before, largest in (("run", RUN, self.base, 2000), ("close", CLOSE, self.draft, 2000)):
            sizes = list(range(0, 40)) + list(range(40, largest, 61))
            for size in sizes:
                def limit(size=size):
                    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
                self.bench.put(before)
                done = self.run(command, preexec_fn=limit, restore_signals=False)
                if done.returncode == 0:
                    wanted = self.draft if command is RUN else self.closed
                    difference = State(self.bench.book).difference(State(wanted))
                    # The journal, which grows, may be what did not fit: a note says so.
                    self.counts.check(f"{name}: no file beyond {size} bytes", [difference] if difference else [])
                else:
                    self.untouched(f"{name}: no file beyond {size} bytes", before, done)

    def read_only(self):
        """Folders that cannot be written, for somebody who is not root."""
        identity = {} if os.getuid() else {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        for folder in (".", "months"):
            for name, command, before in (("run", RUN, self.base), ("close", CLOSE, self.draft)):
                book = self.bench.put(before)
                if identity:
                    os.chmod(self.bench.folder, 0o711)
                    for path in [".", *walk(book)]:
                        os.chown(os.path.join(book, path), NOBODY, NOBODY)
                os.chmod(os.path.join(book, folder), 0o500)
                done = self.run(command, **identity)
                if folder == "." and done.returncode == 0:
                    # months/ can be written, and the lock is there already; a close says what the journal lacks.
                    silent = command is CLOSE and b"journal-not-written" not in done.stderr
                    self.counts.check(f"{name}: {folder} cannot be written", ["says nothing"] if silent else [])
                else:
                    self.untouched(f"{name}: {folder} cannot be written", before, done)
                reading = self.run(["verify", "-q"], **identity)
                self.counts.check(f"verify: {folder} cannot be written",
                                  [f"ends with {reading.returncode}"] if reading.returncode else [])
                os.chmod(os.path.join(book, folder), 0o700)

    def nobody_listens(self):
        """Results that cannot be printed: nothing is written that nobody was told of."""
        for name, command, before, wanted in (("run", ["run", "2026-07"], self.base, None),
                                              ("check", ["check", "2026-07"], self.base, None),
                                              ("verify", ["verify"], self.closed, None),
                                              ("explain", ["explain", "2026-07", "1001"], self.draft, None),
                                              ("close", ["close", "2026-07"], self.draft, self.closed),
                                              ("status", ["status"], self.draft, None)):
            for how in ("/dev/full", "closed"):
                self.bench.put(before)
                if how == "closed":
                    done = self.run(command, preexec_fn=lambda: os.close(1), stdout=None)
                else:
                    with open("/dev/full", "wb") as full:
                        done = self.run(command, stdout=full)
                if wanted and not State(self.bench.book).difference(State(wanted)):
                    # The month is closed, and its seal could not be told: 3 all the same.
                    self.counts.check(f"{name}: standard output {how}", [] if done.returncode == 3 else
                                      [f"ends with {done.returncode}"])
                else:
                    self.untouched(f"{name}: standard output {how}", before, done)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--salespay", required=True)
    options = parser.parse_args()
    counts = Counts("surroundings")
    with Bench(options.salespay) as bench:
        surroundings = Surroundings(bench, counts)
        surroundings.places()
        surroundings.full_disks()
        surroundings.read_only()
        surroundings.nobody_listens()
    sys.exit(1 if counts.end(LEAST) else 0)


if __name__ == "__main__":
    main()
