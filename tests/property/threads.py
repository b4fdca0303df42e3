#!/usr/bin/env python3
# Without it the same payments could give other pay, or other messages, on a machine with more processors.
"""Any number of threads gives the same bytes: files, results, messages and exit status.

    threads.py --salespay PATH [--books 12] [--seed 1] [--long] [--keep-going N]

Large payment files, of several blocks each (a block has 256 KB), good and with mistakes at places where
a block ends or where another thread has read on already; and small random books, sound and spoilt. Each is
run and checked with one thread and with several; what is said with one must be what each case is about.
"""

import argparse
import collections
import json
import pathlib
import random
import shutil
import tempfile

from exact import month_range
from figures import Opening
from generate_book import generate
from harness import fail, salespay
from reference import settle_month
from spoilt import SPOILS, Spoiler
from write_book import Plain, write_book

MONTH = "2026-07"
BLOCK = 256 * 1024
PEOPLE, CONTRACTS = 3000, 2500  # so many that ids are looked up some rows ahead
HEADER = "payment_id,date,employee_id,contract_id,customer,product,quantity,list_price,contract_price,amount"
RULES = """[scheme]
name = threads
calculation = 1
[grade.junior]
base_fixed = 0
base_step = 10,000
base_per_step = 200
base_cap = 2,000
[commission]
base_rate = 3%
excess_rate = 10%
[late_collection]
grace_days = 0
max_cut = 50%
"""


# --- what a run gives --------------------------------------------------------------------------

def contents(folder):
    """Every file of the months, whole."""
    months = pathlib.Path(folder) / "months"
    return {str(path.relative_to(months)): path.read_bytes() for path in sorted(months.rglob("*")) if path.is_file()}


def outcome(binary, folder, arguments, threads):
    shutil.rmtree(pathlib.Path(folder) / "months", ignore_errors=True)
    process = salespay(binary, *arguments, "--threads", threads, cwd=folder)
    return {"exit status": process.returncode, "stdout": process.stdout, "stderr": process.stderr,
            "files": contents(folder)}


def differences(binary, folder, arguments, threads, alone):
    """Texts that say what is not as with one thread."""
    found = outcome(binary, folder, arguments, threads)
    told = [f"{' '.join(arguments)} --threads {threads}: another {what}"
            for what in ("exit status", "stdout", "stderr") if found[what] != alone[what]]
    return told + [f"{' '.join(arguments)} --threads {threads}: another {name}"
                   for name in sorted(set(alone["files"]) | set(found["files"]))
                   if alone["files"].get(name) != found["files"].get(name)]


def codes_of(stderr):
    """The codes of the messages of a run with --json."""
    messages = [json.loads(line) for line in stderr.decode().splitlines()]
    return {each["code"] for each in messages if "code" in each}


def compare(binary, folder, months, counts, options=()):
    """(texts that tell of differences, codes said with one thread)"""
    told, codes = [], set()
    for arguments, more_threads in ((["run", months, "--no-sync"], (2, 3, 8)), (["check", "--json"], (3,)),
                                    (["run", months, "--no-sync", "--json", "-q"], (2,))):
        arguments += options
        alone = outcome(binary, folder, arguments, 1)
        if "-q" in arguments:
            codes = codes_of(alone["stderr"])
        for threads in more_threads:
            told += differences(binary, folder, arguments, threads, alone)
            counts["runs"] += 1
    return told, codes


# --- large files -------------------------------------------------------------------------------

class Large:
    """A book of one month whose payments are lists of lines, to be changed before it is written."""

    def __init__(self, rng, rows=9000, files=2):
        self.rng, self.rules, self.options = rng, RULES, []
        self.encoding, self.line_end = "utf-8", "\n"
        self.files = [[self.row(f"{name}{at}") for at in range(rows)] for name in "PQRS"[:files]]

    def row(self, number, **cells):
        rng = self.rng
        at = rng.randrange(CONTRACTS)
        by_contract = rng.random() < 0.7
        row = {"payment_id": number, "date": f"{MONTH}-{rng.randrange(1, 32):02}",
               "employee_id": "" if by_contract else f"E{rng.randrange(PEOPLE):04}",
               "contract_id": f"C{at:04}" if by_contract else "", "customer": f"Shop {rng.randrange(500)} in the north",
               "product": "air conditioner", "quantity": "", "list_price": "", "contract_price": "",
               "amount": f"{rng.randrange(1, 40000)}.{rng.randrange(100):02}"}
        row.update(cells)
        return ",".join(row.values())

    def put(self, file, offset, line):
        """Puts a line so that it begins at or just before that byte of the file."""
        size = len(HEADER) + 1
        for at, held in enumerate(self.files[file]):
            if size + len(held) + 1 > offset:
                self.files[file].insert(at, line)
                return
            size += len(held) + 1
        raise ValueError("the file is too small")

    def spread(self, file, lines, least=0):
        """Puts lines in at random places behind the first `least` bytes."""
        size = sum(len(line) + 1 for line in self.files[file])
        for line in lines:
            self.put(file, self.rng.randrange(least, size), line)

    def file_bytes(self, lines):
        text = self.line_end.join([HEADER, *lines]) + self.line_end
        return text.encode(self.encoding, "surrogateescape")

    def write(self, folder):
        folder = pathlib.Path(folder)
        (folder / "payments").mkdir(parents=True)
        (folder / "rules.ini").write_text(self.rules)
        (folder / "staff.csv").write_text("employee_id,name,grade\n" + "".join(
            f"E{at:04},Name {at},junior\n" for at in range(PEOPLE)))
        (folder / "contracts.csv").write_text("contract_id,employee_id,list_price,contract_price\n" + "".join(
            f"C{at:04},E{at:04},10,15\n" for at in range(CONTRACTS)))
        for at, lines in enumerate(self.files):
            content = lines if isinstance(lines, bytes) else self.file_bytes(lines)
            (folder / "payments" / f"{MONTH}-{at}.csv").write_bytes(content)


# Wrong at its first quote, and blocks behind it end where they should: other threads read on meanwhile.
STRAY = 'a "12 inch" pipe'
BORDERS = [block * BLOCK + by for block in (1, 2) for by in (-200, -100, 0, 100)]


def good(large):
    return set()


def crlf_and_notes_over_lines(large):
    large.line_end = "\r\n"
    for offset in BORDERS:
        large.put(0, offset, large.row(f"N{offset}", customer='"a\r\nnote, of ""several""\r\n\r\nlines"'))
    large.spread(1, [large.row(f"M{at}", customer='"\n' + "x\n" * 3000 + '"') for at in range(40)])
    return set()


def mistakes_everywhere(large):
    rows = [large.row(f"B{at}", **cells) for at, cells in enumerate([
        {"amount": "12.3x"}, {"date": "2026-08-01"}, {"date": "2026-02-30"}, {"employee_id": "nobody"},
        {"contract_id": "none"}, {"list_price": "10"}, {"amount": ""}, {"quantity": "0"}, {"payment_id": "a/b"},
        {"list_price": "10", "contract_price": "16", "contract_id": "C0001"}, {"customer": "#N/A"}] * 12)]
    large.spread(0, rows)
    large.spread(1, rows[:40] + ["合计,,,,,,,,,9", HEADER, "short,row", ",,,,,,,,,", large.row("L") + ",x"])
    return {"bad-amount", "no-such-day", "unknown-person", "unknown-contract", "total-row", "header-again",
            "row-too-short", "row-too-long", "price-differs", "spreadsheet-error"}


def unknown_on_both_sides(large):
    for offset in BORDERS:
        for file in (0, 1):
            large.put(file, offset, large.row(f"U{file}{offset}", employee_id="E300l", contract_id="C999"))
            large.put(file, offset, large.row(f"V{file}{offset}", employee_id="Name 7", contract_id=""))
    return {"unknown-person", "unknown-contract"}


def repeated_over_borders(large):
    for file, offset in ((0, BLOCK - 150), (0, BLOCK + 150), (0, 2 * BLOCK), (1, BLOCK), (1, 100)):
        large.put(file, offset, large.row("TWICE"))
        large.put(file, offset, large.row("P77"))
    return {"repeated-payment"}


def alike_over_borders(large):
    row = large.row("")
    for file, offset in ((0, BLOCK - 150), (0, BLOCK + 150), (0, 2 * BLOCK), (1, BLOCK), (1, 100)):
        large.put(file, offset, row)
    return {"alike-rows"}


def open_quote_early(large):
    large.put(0, 500, large.row("OPEN", customer='"never closed'))
    large.spread(0, [large.row(f"B{at}", amount="x") for at in range(50)], 1000)
    large.put(1, 2 * BLOCK, large.row("OPEN", customer='"never closed'))
    large.spread(1, [large.row(f"A{at}", amount="x") for at in range(50)])
    return {"cell-too-large", "bad-amount"}


def stray_quote_early(large):
    large.put(0, BLOCK - 4000, large.row("STRAY", customer='a 12" pipe'))
    large.spread(0, [large.row(f"B{at}", amount="x") for at in range(50)], BLOCK)
    large.spread(0, [large.row(f"P{at}") for at in range(50)], BLOCK)
    return {"stray-quote"}


def two_copies_that_fail(large):
    large.put(0, BLOCK - 4000, large.row("STRAY", customer=STRAY))
    large.files[1] = list(large.files[0])
    return {"stray-quote", "same-bytes"}


def two_copies(large):
    large.files[1] = list(large.files[0])
    return {"same-bytes"}


def cut_in_a_record(large):
    content = large.file_bytes(large.files[0])
    large.files[0] = content[:content.rindex(b"air")]
    large.files[1] = large.file_bytes(large.files[1]) + b'P,2026-07-01,,C0001,"half a'
    return {"row-too-short", "unclosed-quote"}


def bytes_that_may_not_be(large):
    content = large.file_bytes(large.files[0])
    large.files[0] = content[:2 * BLOCK] + b"\0" + content[2 * BLOCK:]
    content = large.file_bytes(large.files[1])
    large.files[1] = content[:BLOCK + 9] + b"\r" + content[BLOCK + 9:]
    return {"nul-byte", "lone-cr"}


def gb18030_late(large):
    large.encoding = "gb18030"
    large.put(0, 2 * BLOCK + 5, large.row("G1", customer="客户"))
    large.put(0, 2 * BLOCK + 5, large.row("G2", customer="客户", amount="五"))
    large.put(1, 2 * BLOCK - 5, large.row("G3", customer="张"))
    return {"read-as-gb18030", "bad-amount"}


def gb18030_behind_a_failure(large):
    large.encoding = "gb18030"
    for file, offset in ((0, 200), (1, BLOCK - 4000)):
        large.put(file, offset, large.row("STRAY", customer=STRAY))
        large.put(file, 2 * BLOCK + 5, large.row("G1", customer="客户"))
    return {"read-as-gb18030", "stray-quote"}


def gb18030_damaged(large):
    large.encoding = "gb18030"
    large.put(0, BLOCK, large.row("G1", customer="客户"))
    content = large.file_bytes(large.files[0])
    large.files[0] = content[:2 * BLOCK] + b"\x80\xff" + content[2 * BLOCK:]
    return {"read-as-gb18030", "not-gb18030"}


def utf8_damaged_late(large):
    large.put(0, BLOCK, large.row("G1", customer="客户"))
    large.put(1, BLOCK, large.row("G2", customer="é"))
    for file in (0, 1):
        content = large.file_bytes(large.files[file])
        large.files[file] = content[:2 * BLOCK] + b"\xff" + content[2 * BLOCK:]
    return {"damaged-utf8", "not-gb18030"}


def by_lines(large):
    large.rules += "[input]\npayment_id = line\nlate_entries = accept\n"
    for offset in BORDERS:
        large.put(0, offset, large.row("SAME", contract_id="C0001", employee_id="", date="2026-06-30"))
    return {"repeated-payment", "late-entry"}


def strictly(large):
    large.options = ["--strict"]
    large.spread(0, [large.row(f"S{at}", contract_id="C0001", employee_id="E0200") for at in range(20)])
    return {"not-owner"}


def spreadsheet_files(large):
    large.rules += "[output]\ncsv = excel\nheaders = zh\n"
    large.spread(0, [large.row(f"S{at}", customer="张三, 李四", product=" =x") for at in range(200)])
    return set()


CASES = [good, crlf_and_notes_over_lines, mistakes_everywhere, unknown_on_both_sides, repeated_over_borders,
         alike_over_borders, open_quote_early, stray_quote_early, two_copies_that_fail, two_copies, cut_in_a_record,
         bytes_that_may_not_be, gb18030_late, gb18030_behind_a_failure, gb18030_damaged, utf8_damaged_late, by_lines,
         strictly, spreadsheet_files]


def check_large(binary, seed, folder, counts):
    case = {each.__name__: each for each in CASES}[folder.name.rpartition("-")[0]]
    large = Large(random.Random(folder.name))
    wanted = case(large)
    large.write(folder)
    told, codes = compare(binary, folder, MONTH, counts, options=large.options)
    counts["large"] += 1
    if not wanted <= codes:
        told.append(f"nothing was said of {', '.join(sorted(wanted - codes))}, but of {', '.join(sorted(codes))}")
    return told


# --- small books -------------------------------------------------------------------------------

def check_book(binary, seed, folder, counts):
    """A random book, sound and then spoilt in some ways of its last month."""
    stage, opening = generate(seed)[0], Opening()
    for month in month_range(stage.first, stage.last):
        before, made = opening, settle_month(stage.book.inputs(month), month, opening)
        opening = made.closing()
    rng = random.Random(seed)
    books = [stage.book]
    for spoil in rng.sample(SPOILS, 4):
        spoiler = Spoiler(rng, stage.book, made, before)
        if spoil(spoiler):
            books.append(spoiler.book)
    told = []
    for book in books:
        write_book(book, folder, Plain(random.Random(seed)))
        told += compare(binary, folder, f"{stage.first}..{stage.last}", counts)[0]
        counts["books"] += 1
    return told


def check_verified(binary, seed, folder, counts):
    """A closed book, whole and then with a byte of some months changed, verified."""
    stage, rng = generate(seed)[0], random.Random(seed)
    write_book(stage.book, folder, Plain(rng))
    for month in month_range(stage.first, stage.last):
        for command in ("run", "close"):
            process = salespay(binary, command, month, "--no-sync", "-qq", cwd=folder)
            if process.returncode:
                return [f"{command} {month}: exit status {process.returncode}: {process.stderr.decode()}"]
    told = []
    for damaged in (0, 2):
        for path in rng.sample(sorted(pathlib.Path(folder).glob("months/*/*.csv")), damaged):
            path.chmod(0o600)
            content = path.read_bytes()
            path.write_bytes(content.replace(b"0", b"1", 1) if b"0" in content else content + b"\n")
        for arguments in (["verify"], ["verify", "--json"]):
            alone, *others = (salespay(binary, *arguments, "--threads", threads, cwd=folder) for threads in (1, 2, 3, 8))
            if alone.returncode != (5 if damaged else 0):
                told.append(f"verify: exit status {alone.returncode}\n{alone.stderr.decode()}")
            told += [f"{' '.join(arguments)}: another answer with {each.args[-1]} threads" for each in others
                     if (each.returncode, each.stdout, each.stderr) != (alone.returncode, alone.stdout, alone.stderr)]
            counts["runs"] += len(others)
    counts["verified"] += 1
    return told


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--salespay", required=True)
    parser.add_argument("--books", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--long", action="store_true", help="ten times as much")
    parser.add_argument("--keep-going", type=int, default=1, metavar="N", help="stop at the N-th failure")
    options = parser.parse_args()
    books = options.books if options.books is not None else (60 if options.long else 4)
    jobs = [(case.__name__, check_large, seed) for seed in range(options.seed, options.seed + (10 if options.long else 1))
            for case in CASES]
    jobs += [(name, check, seed) for seed in range(options.seed, options.seed + books)
             for name, check in (("book", check_book), ("closed", check_verified))]
    work, counts, failed = pathlib.Path(tempfile.mkdtemp(prefix="salespay-threads-")), collections.Counter(), 0
    for name, check, seed in jobs:
        folder = work / f"{name}-{seed}"
        told = check(options.salespay, seed, folder, counts)
        if told:
            failed += 1
            print(f"seed {seed}, kept in {folder}:", *told[:8], sep="\n  ")
        else:
            shutil.rmtree(folder)
        if failed >= options.keep_going:
            break
    print(f"threads: {counts['large']} large months, {counts['books']} small books, "
          f"{counts['verified']} closed, {counts['runs']} runs compared")
    if failed:
        fail(f"threads: {failed} months came out in another way")
    work.rmdir()
    print(f"{counts['runs']} passed, 0 failed")


if __name__ == "__main__":
    main()
