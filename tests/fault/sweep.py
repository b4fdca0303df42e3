#!/usr/bin/env python3
"""Without this, a kill, a broken disk or a full one in the middle of a run, a close or a reopening could leave a month
that is neither the old nor the new one, or the program could say that it was done when it was not.

    sweep.py --salespay PROGRAM [--long]

Every call that writes is killed and failed, one at a time. After each the book is the old one or the new one, an error
means the old one, "done" means the new one; then a second fault strikes the recovery; then the next command heals.
"""

import argparse
import errno
import os
import signal
import sys

from bench import Bench, Counts, State, leftovers, payments, tiny_book

FAULTS = {"kill": "kill", "short": "short", "EIO": errno.EIO, "ENOSPC": errno.ENOSPC, "EDQUOT": errno.EDQUOT,
          "EINTR": errno.EINTR}
CALLS_LEAST = {"run": 40, "rerun": 50, "close": 80, "reopen": 130, "reopen twice": 120, "run --close": 120}
THROUGH = ("run --close", "reopen twice")  # made of what the others fail: only killed in the short sweep


def scenarios(bench):
    """(name, the book before, the command, how to heal from the old and from the new state)."""
    base = os.path.join(bench.folder, "base")
    tiny_book(base)
    run = ["run", "2026-07", "-q"]
    close = ["close", "2026-07", "-q"]
    compare = ["run", "2026-07", "--close", "-q"]
    bench.must("run", "2026-06", "--close", "-q", book=base)

    yield "run --close", base, compare, compare

    first = os.path.join(bench.folder, "first")
    tiny_book(first, ["2026-07"])
    yield "run", first, run, run

    draft = bench.put(base, os.path.join(bench.folder, "draft"))
    bench.must(*run, book=draft)
    yield "close", draft, close, compare

    stale = bench.put(draft, os.path.join(bench.folder, "stale"))
    payments(stale, "2026-07", "777.77")
    yield "rerun", stale, run, run

    closed = bench.put(draft, os.path.join(bench.folder, "closed"))
    bench.must(*close, book=closed)
    reopen = ["reopen", "2026-07", "--reason", "wrong list", "-q"]
    yield "reopen", closed, reopen, run

    again = bench.put(closed, os.path.join(bench.folder, "again"))
    bench.must(*reopen, book=again)
    yield "reopen twice", again, ["reopen", "2026-06", "--reason", "wrong, too", "-q"], ["run", "2026-06", "-q"]


class Sweep:
    def __init__(self, bench, name, before, command, healing):
        self.bench, self.name, self.before, self.command, self.healing = bench, name, before, command, healing
        self.counts = Counts(f"sweep {name}")
        self.old = State(before)
        bench.put(before)
        done, self.calls = bench.logged(*command)
        if done.returncode != 0:
            sys.exit(f"{name}: {done.returncode} {done.stderr.decode()}")
        if len(self.calls) < CALLS_LEAST[name]:
            sys.exit(f"{name}: only {len(self.calls)} calls that write were seen")
        self.new = State(bench.book)
        # run --close goes through the draft.
        self.between = []
        if name == "run --close":
            bench.put(before)
            bench.must("run", "2026-07", "-q")
            self.between = [State(bench.book)]

    def state_faults(self, status):
        """What is wrong with the book right after the fault; status: None when killed."""
        now, faults = State(self.bench.book), []
        is_old, is_new = not now.difference(self.old), not now.difference(self.new)
        is_between = any(not now.difference(each) for each in self.between)
        if not (is_old or is_new or is_between):
            return [f"neither old nor new: {now.difference(self.old)}, {now.difference(self.new)}"]
        if status == 0 and not is_new:
            faults.append("says done and is not")
        if status and not (is_old or is_between):
            faults.append(f"ends with {status} and is the new one")
        if status and status != 3:
            faults.append(f"ends with {status}")
        if now.journal not in (self.old.journal, self.new.journal):
            faults.append(f"journal: {now.journal}")
        if is_old and not is_new and now.journal != self.old.journal:
            faults.append("the journal is ahead of the months")
        return faults

    def heal_faults(self):
        """The next command, without a fault."""
        bench, faults = self.bench, []
        held = bench.run("verify", "-q")
        if held.returncode != 0:
            faults.append(f"verify before healing: {held.returncode} {held.stderr.decode()[:300]}")
        was_old = not State(bench.book).difference(self.old)
        command = self.command if was_old else self.healing
        healed = bench.run(*command)
        if healed.returncode != 0:
            faults.append(f"{' '.join(command)}: {healed.returncode} {healed.stderr.decode()[:300]}")
        now = State(bench.book)
        if now.difference(self.new):
            faults.append(f"healed to another state: {now.difference(self.new)}")
        if now.journal != self.new.journal:
            faults.append(f"healed to another journal: {now.journal}")
        if now.history != self.new.history:
            faults.append(f"kept versions: {sorted(now.history)}")
        if leftovers(bench.book):
            faults.append(f"left behind: {leftovers(bench.book)}")
        verified = bench.run("verify", "-q")
        if verified.returncode != 0 or b"note[" in verified.stderr:
            faults.append(f"verify: {verified.returncode} {verified.stderr.decode()[:300]}")
        return faults

    def point(self, at, fault, sticky, second):
        bench = self.bench
        bench.put(self.before)
        done = bench.run(*self.command, at=at, do=FAULTS[fault], sticky=sticky)
        killed = done.returncode == -signal.SIGKILL
        what = f"{self.name}: {fault}{' on' if sticky else ''} at {at} ({' '.join(self.calls[at - 1][:3])})"
        if killed != (fault == "kill"):
            return self.counts.check(what, [f"ended with {done.returncode}"])
        faults = self.state_faults(None if killed else done.returncode)
        if done.returncode != 0 and not killed and not done.stderr:
            faults.append("says nothing")
        if done.returncode == 0 and State(bench.book).journal != self.new.journal and b"journal.csv" not in done.stderr:
            faults.append("the journal lacks a line, and nothing is said of it")
        if done.returncode != 0 and fault in ("EINTR", "short") and self.calls[at - 1][0] in ("write", "fsync", "close"):
            faults.append(f"a passing fault ends it with {done.returncode}")
        if second and not faults:
            # The same command again, with a fault of its own: whatever it says, no third state.
            command = self.command if not State(bench.book).difference(self.old) else self.healing
            bench.run(*command, at=second[0], do=FAULTS[second[1]])
            if all(State(bench.book).difference(each) for each in [self.old, self.new, *self.between]):
                faults.append(f"after {second}: neither old nor new")
            what += f", then {second[1]} at {second[0]}"
        return self.counts.check(what, faults or self.heal_faults())

    def sweep(self, full):
        total = len(self.calls)
        for at in range(1, total + 1):
            # A second fault, somewhere in the recovery, of every other kill.
            second = (1 + (7 * at) % total, "kill" if at % 4 == 1 else "EIO")
            self.point(at, "kill", False, second if at % 2 else None)
            if full or self.name not in THROUGH:
                self.failures(at, full)
            for place in range(1, total + 1, 3) if full else []:
                self.point(at, "kill", False, (place, "kill" if place % 2 else "EIO"))
        return self.counts.end(total if self.name in THROUGH else 4 * total)

    def failures(self, at, full):
        """Each call fails: in the short sweep with one of the errors of a broken or full disk, in turn."""
        errors = ["EIO", "ENOSPC", "EDQUOT"]
        for fault in errors if full else [errors[at % 3]]:
            self.point(at, fault, False, None)
        self.point(at, "EINTR", False, None)
        if self.calls[at - 1][0] == "write":
            self.point(at, "short", False, None)
        self.point(at, "ENOSPC", True, None)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--salespay", required=True)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    tried = failed = 0
    with Bench(options.salespay) as bench:
        for each in scenarios(bench):
            if options.only and each[0] != options.only:
                continue
            sweep = Sweep(bench, *each)
            sweep.sweep(options.long)
            tried += sweep.counts.passed
            failed += len(sweep.counts.told)
    print(f"every call that writes, killed and failed: {tried} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
