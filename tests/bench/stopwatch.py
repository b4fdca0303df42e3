"""What a command took: by the clock, of the processors, of memory; and medians of several runs."""

import dataclasses
import pathlib
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TOOLS = ROOT / "build" / "release" / "tests"


class Failed(Exception):
    """A command ended otherwise than it should."""


@dataclasses.dataclass
class Took:
    wall: float  # seconds
    cpu: float  # seconds of user and system time
    memory: int  # bytes, the peak of what was resident

    def times(self, factor):
        return Took(self.wall * factor, self.cpu * factor, self.memory)


def measure(command, status=0, stdin=None):
    """Runs a command through tests/bench/measured.c; returns its Took and its output."""
    with tempfile.NamedTemporaryFile(prefix="salespay-bench-") as report:
        done = subprocess.run([TOOLS / "measured", report.name, *command], input=stdin, check=False,
                              stdin=subprocess.DEVNULL if stdin is None else None,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        fields = report.read().split()
    if done.returncode != 0 or int(fields[3]) != status:
        shown = " ".join(str(word) for word in command)
        raise Failed(f"{shown}\nends with {fields[3].decode() if fields else '?'}, not {status}\n"
                     + done.stderr.decode(errors="replace")[:2000])
    return Took(int(fields[0]) / 1e9, int(fields[1]) / 1e6, int(fields[2]) * 1024), done.stdout


def median(runs):
    """Medians of time, the highest peak of memory."""
    return Took(statistics.median(run.wall for run in runs), statistics.median(run.cpu for run in runs),
                max(run.memory for run in runs))


def interleaved(jobs, rounds):
    """jobs: name → a function that runs once and returns a Took. Each in turn, `rounds` times; name → median."""
    runs = {name: [] for name in jobs}
    for turn in range(rounds):
        names = list(jobs)
        shift = turn % len(names) if names else 0
        for name in names[shift:] + names[:shift]:
            print(f"  {turn + 1}/{rounds} {name}", file=sys.stderr, flush=True)
            runs[name].append(jobs[name]())
    return {name: median(took) for name, took in runs.items()}
