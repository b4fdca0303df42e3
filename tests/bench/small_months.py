"""What a small company sees: the CPU of one month, and the check of ten sealed years."""

import statistics
import subprocess

from books import Book
from stopwatch import interleaved, measure

PEOPLE, PAYMENTS = 50, 500
FIRST_YEAR = 2017


def one_month(ours, folder, times):
    """Medians of the CPU of a whole run, in ms: {what: ms}."""
    book = Book(folder / "month", PAYMENTS, PEOPLE)
    kinds = {"`run`, with lines, `--no-sync`": {"lines": True}, "`run`, with lines, synced": {"lines": True, "sync": True},
             "`run`, no lines, `--no-sync`": {}}
    found = {name: [] for name in kinds}
    for _ in range(times):
        for name, how in kinds.items():
            found[name].append(ours.run(book, **how).cpu * 1000)
    book.remove()
    return {name: statistics.median(each) for name, each in found.items()}


def sealed_book(ours, folder, months):
    """A book whose months are closed, and the list that sha256sum takes of all their files."""
    book = Book(folder / "years", PAYMENTS, PEOPLE)
    book.payments.unlink()
    names = [f"{FIRST_YEAR + at // 12}-{at % 12 + 1:02}" for at in range(months)]
    for at, month in enumerate(names):
        book.add_month(month, at * PAYMENTS)
    (book.folder / "contracts.csv").unlink()
    book.with_lines(True)
    subprocess.run([ours.program, "run", f"{names[0]}..{names[-1]}", "--close", "--no-sync", "-qq", "--book", book.folder],
                   check=True)
    listed = []
    for month in names:
        seal = (book.folder / "months" / month / "SHA256SUMS").read_text(encoding="utf-8")
        for line in seal.splitlines():
            digest, name = line.split("  ", 1)
            listed.append(f"{digest}  {book.folder}/months/{month}/{name}\n")
    return book, listed


def verified(ours, folder, months, rounds):
    """({what: Took}, files, bytes) of verifying the book and of hashing its files alone."""
    book, listed = sealed_book(ours, folder, months)
    whole, halves = folder / "sums", (folder / "sums.1", folder / "sums.2")
    whole.write_text("".join(listed), encoding="utf-8")
    for part, path in enumerate(halves):
        path.write_text("".join(listed[part::2]), encoding="utf-8")
    both = f"sha256sum --quiet -c {halves[0]} & sha256sum --quiet -c {halves[1]} && wait $!"
    jobs = {"`salespay verify`": lambda: measure(ours.command("verify", book, "-q"))[0]}
    if ours.has_threads:
        jobs["`salespay verify --threads 1`"] = lambda: measure(
            ours.command("verify", book, "-q", *ours.threads(1)))[0]
    jobs["`sha256sum -c`"] = lambda: measure(["sha256sum", "--quiet", "-c", whole])[0]
    jobs["`sha256sum -c`, half the files in each of two"] = lambda: measure(["sh", "-c", both])[0]
    took = interleaved(jobs, rounds)
    paths = {line.split("  ", 1)[1].rstrip("\n") for line in listed}
    size = sum((book.folder / path).stat().st_size for path in paths)
    subprocess.run(["chmod", "-R", "u+w", book.folder], check=True)
    book.remove()
    return took, len(listed), size
