"""The report in Markdown, and what machine it is about."""

import os
import platform
import subprocess


def said(*command):
    try:
        return subprocess.run(command, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"}).stdout.decode()
    except FileNotFoundError:
        return ""


def after(text, key):
    return next((line.split(":", 1)[1].strip() for line in text.splitlines() if line.startswith(key)), "?")


def machine(versions):
    """One sentence: processor, cores, memory, kernel, and the versions that ran."""
    memory = int(after(said("cat", "/proc/meminfo"), "MemTotal").split()[0]) / (1 << 20)
    return (f"{after(said('lscpu'), 'Model name')}, {len(os.sched_getaffinity(0))} cores, {memory:.0f} GiB of memory, "
            f"Linux {platform.release()}; {', '.join(versions)}. Files in the page cache.")


def count(number):
    return f"{number:,}"


def seconds(value):
    return f"{value:.3f}" if value < 1 else f"{value:.2f}"


def megabytes(size):
    return f"{size / 1e6:.0f}"


def ratio(value):
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def table(head, rows):
    """The first column is text, the others are numbers."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"
