#!/usr/bin/env python3
"""Without this, a power cut could leave a month half written although every call had succeeded: what was not synced
may be lost, and reach the disk in another order than it was written.

    power.py --salespay PROGRAM [--long]

A log of every call that writes is replayed on a disk that forgets: at each point the entries of each folder that were
not synced are kept up to any one of them, or without any one of them, and file contents that were not synced are there,
cut or lost. Every such disk must hold the old book or the new one, and after the end only the new one; a sample is
healed by the program. And it must matter: with any one fsync taken out of the program, some disk must be found that
holds neither.
"""

import argparse
import os
import random
import shutil
import sys

from bench import LEFTOVER, Bench, Counts, State, leftovers
from sweep import scenarios

LEAST_DISKS = 3000
LEAST_FSYNCS = 60
HEALED = 40  # disks of a scenario that the program is let loose on
RENAME_EXCHANGE = 2


class Disk:
    """What a book's disk holds for those who read it now, and what of that would outlive a power cut."""

    def __init__(self, book):
        self.folders, self.files = {}, {}  # number -> {name: number}, number -> bytes: as read now
        self.kept_folders, self.kept_files = {}, {}
        self.pending = {}  # folder -> operations on its entries since it was synced
        self.number_of, self.last = {}, 0  # inode -> number: inodes are used again
        self.top = self.scan(book)

    def scan(self, path):
        number = self.name(os.stat(path).st_ino)
        if os.path.isdir(path):
            self.folders[number] = {each: self.scan(os.path.join(path, each)) for each in sorted(os.listdir(path))}
            self.kept_folders[number], self.pending[number] = dict(self.folders[number]), []
        else:
            with open(path, "rb") as file:
                self.files[number] = self.kept_files[number] = file.read()
        return number

    def name(self, inode):
        self.last += 1
        self.number_of[inode] = self.last
        return self.last

    def entry(self, folder, operation):
        number = self.number_of[int(folder)]
        apply(self.folders[number], operation)
        self.pending[number].append(operation)

    def do(self, call):
        kind, words = call[0], call[1:]
        if kind == "create":
            number = self.name(int(words[2]))
            self.files[number], self.kept_files[number] = b"", b""
            self.entry(words[0], ("set", words[1], number))
        elif kind == "mkdir":
            number = self.name(int(words[2]))
            self.folders[number], self.kept_folders[number], self.pending[number] = {}, {}, []
            self.entry(words[0], ("set", words[1], number))
        elif kind == "write":
            number, offset = self.number_of[int(words[0])], int(words[1])
            old = self.files[number]
            new = bytes.fromhex(words[2]) if len(words) > 2 else b""
            self.files[number] = old[:offset].ljust(offset, b"\0") + new + old[offset + len(new):]
        elif kind == "truncate":
            number = self.number_of[int(words[0])]
            self.files[number] = self.files[number][:int(words[1])].ljust(int(words[1]), b"\0")
        elif kind == "rename":
            if words[0] != words[2]:
                sys.exit("a rename between two folders: the model knows none")
            self.entry(words[0], ("swap" if int(words[4]) & RENAME_EXCHANGE else "move", words[1], words[3]))
        elif kind == "unlink":
            self.entry(words[0], ("delete", words[1]))
        elif kind == "fsync":
            number = self.number_of[int(words[0])]
            if number in self.files:
                self.kept_files[number] = self.files[number]
            else:
                self.kept_folders[number], self.pending[number] = dict(self.folders[number]), []
        elif kind not in ("chmod", "close", "open", "nothing", "swallowed"):
            sys.exit(f"the model knows no {kind}")

    def after_cut(self, kept, contents):
        """The book as path -> bytes; kept: folder -> the pending operations that are kept, contents: file -> bytes."""
        found = {}

        def visit(number, path):
            entries = dict(self.kept_folders[number])
            for operation in kept.get(number, []):
                apply(entries, operation)
            for name, inner in entries.items():
                if inner in self.kept_folders:
                    found[f"{path}{name}/"] = None
                    visit(inner, f"{path}{name}/")
                else:
                    found[path + name] = contents.get(inner, self.kept_files[inner])

        visit(self.top, "")
        return found

    def cuts(self, rng):
        """The disks that a cut may leave at this point."""
        waiting = {folder: list(pending) for folder, pending in self.pending.items() if pending}
        loose = [file for file in self.files if self.files[file] != self.kept_files[file]]
        now = {file: self.files[file] for file in loose}
        halves = {file: self.files[file][:len(self.files[file]) // 2] for file in loose}
        yield self.after_cut({}, {})
        for contents in ({}, now, halves):
            yield self.after_cut(waiting, contents)
        for folder, pending in waiting.items():
            for count in range(len(pending) + 1):
                yield self.after_cut({**waiting, folder: pending[:count]}, {})
                yield self.after_cut({folder: pending[:count]}, now)
            for lost in range(len(pending)):
                yield self.after_cut({**waiting, folder: without(pending, lost)}, now)
        for file in loose[:8]:
            yield self.after_cut(waiting, {other: content for other, content in now.items() if other != file})
        for _ in range(3):
            yield self.after_cut({folder: pending[:rng.randrange(len(pending) + 1)] for folder, pending in waiting.items()},
                                 {file: rng.choice([self.kept_files[file], halves[file], now[file]]) for file in loose})


def names_in(operation):
    return {each for each in operation[1:] if isinstance(each, str)}


def without(pending, lost):
    """The operations but one, and but those that came to rest on it by a name."""
    touched, rest = names_in(pending[lost]), pending[:lost]
    for operation in pending[lost + 1:]:
        if names_in(operation) & touched:
            touched |= names_in(operation)
        else:
            rest.append(operation)
    return rest


def apply(entries, operation):
    if operation[0] == "set":
        entries[operation[1]] = operation[2]
    elif operation[0] == "delete":
        entries.pop(operation[1], None)
    elif operation[0] == "move":
        if operation[1] in entries:
            entries[operation[2]] = entries.pop(operation[1])
    elif operation[1] in entries and operation[2] in entries:
        entries[operation[1]], entries[operation[2]] = entries[operation[2]], entries[operation[1]]


def months_on(disk):
    return {path[len("months/"):]: content for path, content in disk.items()
            if content is not None and path.startswith("months/") and not path.startswith("months/.")}


def kept_on(disk):
    return {path[len("months/"):]: content for path, content in disk.items() if content is not None and
            path.startswith("months/.history/") and not any(LEFTOVER.match(part) for part in path.split("/"))}


class Replay:
    def __init__(self, bench, name, before, command, healing):
        self.bench, self.name, self.before, self.command, self.healing = bench, name, before, command, healing
        self.old = State(before)
        bench.put(before)
        bench.must(*command)
        self.new = State(bench.book)
        self.between = []
        if name == "run --close":
            bench.put(before)
            bench.must("run", "2026-07", "-q")
            self.between = [State(bench.book).months]

    def faults(self, disk, ended, journals):
        """What is wrong with a disk; journals: the bytes that journal.csv may have, old and new."""
        months, journal = months_on(disk), disk.get("journal.csv", b"")
        is_new = months == self.new.months
        if not is_new and (ended or (months != self.old.months and months not in self.between)):
            return "not the new book" if ended else "neither the old book nor the new one"
        if journal != journals[0] and (journal != journals[1] or not is_new):
            return "another journal"
        if ended and journal != journals[1]:
            return "the journal's line is lost"
        if is_new and len(self.new.history) > len(self.old.history) and kept_on(disk) != self.new.history:
            return "the sealed version is lost"
        return None

    def logged(self, **plan):
        """A fresh book, the model of its disk before, and the calls of the command on it."""
        bench = self.bench
        bench.put(self.before)
        disk = Disk(bench.book)
        done, calls = bench.logged(*self.command, **plan)
        if done.returncode != 0:
            sys.exit(f"{self.name}: {done.returncode} {done.stderr.decode()}")
        return disk, calls, (self.journal(self.before), self.journal(bench.book))

    @staticmethod
    def journal(book):
        path = os.path.join(book, "journal.csv")
        if not os.path.exists(path):
            return b""
        with open(path, "rb") as file:
            return file.read()

    def disks(self, seed, **plan):
        """(point, ended, disk, journals): each disk once."""
        disk, calls, journals = self.logged(**plan)
        rng, seen = random.Random(seed), set()
        for point in range(len(calls) + 1):
            if point > 0:
                disk.do(calls[point - 1])
            if point > 0 and point < len(calls) and calls[point - 1][0] in ("chmod", "close", "open", "nothing"):
                continue
            for cut in disk.cuts(rng):
                key = hash((point == len(calls), frozenset(cut.items())))
                if key not in seen:
                    seen.add(key)
                    yield point, point == len(calls), cut, journals

    def write(self, disk):
        book = self.bench.book
        shutil.rmtree(book)
        os.mkdir(book)
        for path in sorted(disk):
            if disk[path] is None:
                os.mkdir(os.path.join(book, path))
        for path, content in disk.items():
            if content is not None:
                with open(os.path.join(book, path), "wb") as file:
                    file.write(content)

    def heal(self, disk):
        """The program on such a disk; texts of what is wrong."""
        self.write(disk)
        bench = self.bench
        if (held := bench.run("verify", "-q")).returncode != 0:
            return [f"verify: {held.returncode} {held.stderr.decode()[:300]}"]
        command = self.command if State(bench.book).difference(self.new) else self.healing
        done = bench.run(*command)
        now = State(bench.book)
        faults = [] if done.returncode == 0 else [f"{' '.join(command)}: {done.returncode} {done.stderr.decode()[:300]}"]
        if now.difference(self.new) or now.journal != self.new.journal or now.history != self.new.history:
            faults.append(f"healed to another state {now.difference(self.new)} {now.journal}")
        if leftovers(bench.book):
            faults.append(f"left behind: {leftovers(bench.book)}")
        if (held := bench.run("verify", "-q")).returncode != 0:
            faults.append(f"verify in the end: {held.returncode} {held.stderr.decode()[:300]}")
        return faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--salespay", required=True)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    held, healed, missed = Counts("disks after a power cut"), Counts("disks healed"), Counts("fsyncs taken out")
    with Bench(options.salespay) as bench:
        for each in scenarios(bench):
            if options.only and options.only != each[0]:
                continue
            replay = Replay(bench, *each)
            disks = list(replay.disks(1))
            for number, (point, ended, disk, journals) in enumerate(disks):
                fault = replay.faults(disk, ended, journals)
                held.check(f"{replay.name}: cut after call {point}", [fault] if fault else [])
            step = 1 if options.long else max(1, len(disks) // HEALED)
            for point, ended, disk, journals in disks[::step]:
                healed.check(f"{replay.name}: healing a cut after call {point}", replay.heal(disk))
            if replay.between:
                continue  # a run and a close: each is tried on its own
            calls = replay.logged()[1]
            for at in [number for number, call in enumerate(calls, 1) if call[0] == "fsync"]:
                found = any(replay.faults(disk, ended, journals)
                            for point, ended, disk, journals in replay.disks(1, at=at, do="swallow"))
                missed.check(f"{replay.name}: nothing is lost without the fsync that is call {at}",
                             [] if found else [f"after {' '.join(calls[at - 2][:3])}"])
    failed = [held.end(0 if options.only else LEAST_DISKS), healed.end(0), missed.end(0 if options.only else LEAST_FSYNCS)]
    counts = (held, healed, missed)
    print(f"power cuts: {sum(each.passed for each in counts)} passed, {sum(len(each.told) for each in counts)} failed")
    sys.exit(1 if any(failed) else 0)


if __name__ == "__main__":
    main()
