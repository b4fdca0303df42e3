"""What a set of random books has exercised: rule switches, kinds of adjustment, edges met.

SWITCHES and EDGES list what a sweep must have seen at least once; count_rules, count_inputs and
count_month add to a Counter under those names.
"""

import pathlib

import exact
from inputs import KINDS, KINDS_IN_CHINESE, rules_in_force
from figures import ALL_OF_IT
from warned import CODES

SWITCHES = [
    "measure=collected", "measure=contracted", "prorate=none", "prorate=calendar_days",
    "base_mode=step", "base_mode=proportional", "below_list=ignore", "below_list=reject",
    "below_list=deduct", "risk_fund present", "risk_fund absent", "late_collection=shortfall",
    "late_collection=off", "late_collection absent", "against=expected", "against=due",
    "allowance present", "allowance absent", "bonus absent", "share_by=commission",
    "share_by=sales", "share_by=equal", "late_entries=reject", "late_entries=accept",
    "payment_id=unique", "payment_id=line", "csv=plain", "csv=excel", "headers=en", "headers=zh",
    "lines=yes", "lines=no", "share=owner", "share=group", "columns named", "columns ignored",
    "rules.ini", "rules/*.ini", "rules changed", "contracts.csv absent", "several payment files",
    *(f"adjustment {kind}" for kind in KINDS),
    *(f"adjustment {kind} all" for kind in
      ("base_forfeit", "risk_fund_release", "risk_fund_draw", "carry_write_off")),
]
EDGES = [
    "half a fen rounded", "base salary at its cap", "sales exactly at a step", "fund filled to the cap",
    "fund given back by a refund", "commission negative", "late cut", "late cut at its most",
    "prepaid covers an instalment", "grace moves an instalment on", "inactive collector",
    "joined in mid-month", "left in mid-month", "29 February", "carried to the next month",
    "carry written off", "profit shared unevenly", "profit row missing", "loss", "amount of 0",
    "late entry", "credited to another than the owner", "sold below the list price",
    "grade changed", "unknown grade of an inactive person", "person vanished", "contract vanished",
    "nobody paid anything", "cell guarded", "GB18030 file", "Chinese header", "payment_id on several lines",
    "payment_id again in the next month", "refund of an earlier month", "refund of a whole contract",
    "base_cap below base_fixed", "amount of ten trillion", "sum above ten trillion",
    "left long ago with a fund", "contracts.csv appears later", "grace days changed since",
    "due before all rules", "below the list price where that is rejected", "contract sold this month",
    "contract changed hands", "opening of a contract that came later", "base salary of ten trillion",
    *(f"warning {code}" for code in sorted(CODES)),
]
TEN_TRILLION = 10**15     # yuan, in fen: the most that one amount may be
DEFAULTS = [("base", "measure", "collected"), ("base", "prorate", "none"),
            ("commission", "below_list", "ignore"), ("input", "late_entries", "reject"),
            ("input", "payment_id", "unique"), ("output", "csv", "plain"),
            ("output", "headers", "en"), ("output", "lines", "yes"), ("output", "share", "owner")]


def count_rules(seen, rules):
    """The switch values of the rules in force in a month."""
    for section, key, default in DEFAULTS:
        seen[f"{key}={rules.value(section, key, default)}"] += 1
    for grade in rules.grades.values():
        seen[f"base_mode={grade.base_mode}"] += 1
    seen["risk_fund present" if rules.has("risk_fund") else "risk_fund absent"] += 1
    seen["allowance present" if rules.allowances else "allowance absent"] += 1
    if rules.has("late_collection"):
        seen[f"late_collection={rules.late_mode}"] += 1
        seen[f"against={rules.value('late_collection', 'against', 'expected')}"] += 1
    else:
        seen["late_collection absent"] += 1
    seen[f"share_by={rules.value('bonus', 'share_by')}" if rules.has("bonus") else "bonus absent"] += 1
    for section, keys in rules.sections.items():
        if section.startswith("columns."):
            seen["columns ignored" if "ignore" in keys else "columns named"] += 1


def count_inputs(seen, book, month, inputs):
    seen["rules.ini" if "rules.ini" in book.rules else "rules/*.ini"] += 1
    seen["contracts.csv absent"] += inputs.contracts is None
    seen["several payment files"] += len(book.payments[month]) > 1
    for row in inputs.adjustments:
        if row["month"] == month:
            kind = KINDS_IN_CHINESE.get(row["kind"], row["kind"])
            seen[f"adjustment {kind}" + (" all" if row["amount"] in ALL_OF_IT else "")] += 1
    profits = [row.money("profit") for row in inputs.company if row["month"] == month]
    seen["profit row missing"] += not profits
    seen["loss"] += any(profit < 0 for profit in profits)


def count_files(seen, folder):
    """How the files of a book are written."""
    for path in pathlib.Path(folder).glob("**/*.csv"):
        if "months" not in path.parts:
            content = path.read_bytes()
            try:
                seen["Chinese header"] += not content.decode().splitlines()[0].isascii()
            except UnicodeDecodeError:
                seen["GB18030 file"] += 1


def count_month(seen, made, inputs, before):
    """The edges that a reckoned month met; `before` is the month before it, or None."""
    seen["half a fen rounded"] += made.ties
    seen["nobody paid anything"] += not made.lines
    seen["rules changed"] += before is not None and before.rules.effective_from != made.rules.effective_from
    ids = [line.row["payment_id"] for line in made.lines if line.row["payment_id"]]
    seen["payment_id on several lines"] += len(ids) > len(set(ids))
    for line in made.lines:
        amount = line.row.money("amount")
        seen["amount of 0"] += amount == 0
        seen["amount of ten trillion"] += abs(amount) == TEN_TRILLION
        seen["late entry"] += "late-entry" in line.notes
        seen["credited to another than the owner"] += "not-owner" in line.notes
        seen["inactive collector"] += not made.people[line.employee].active
        seen["sold below the list price"] += line.excess * line.row.money("amount") < 0
        count_refund(seen, made.contracts.get(line.row["contract_id"]), amount)
        seen["cell guarded"] += line.row["customer"][:1] in ("=", "-", "＝", "\t")
    for contract in made.contracts.values():
        seen["contract sold this month"] += contract.sales > 0
        seen["prepaid covers an instalment"] += bool(contract.prepaid and contract.due and not contract.late)
    count_grace(seen, made, inputs)
    rejects = made.rules.value("commission", "below_list") == "reject"
    for row in inputs.contracts or []:
        below = row.decimal("contract_price") < row.decimal("list_price")
        seen["below the list price where that is rejected"] += rejects and below
    for employee in made.paid:
        count_person(seen, made, made.people[employee])
    shares = {made.people[each].figures["profit_share"] for each in made.paid} - {0}
    seen["profit shared unevenly"] += len(shares) == 2 and max(shares) - min(shares) == 1
    if before:
        for contract in set(made.contracts) & set(before.contracts):
            seen["contract changed hands"] += made.contracts[contract].owner != before.contracts[contract].owner
        for contract in set(made.contracts) - set(before.contracts):
            held = made.contracts[contract]
            seen["opening of a contract that came later"] += held.collected_to_date != held.collected
        seen["contracts.csv appears later"] += made.has_contracts and not before.has_contracts
        seen["payment_id again in the next month"] += bool(
            set(ids) & {line.row["payment_id"] for line in before.lines})
        seen["person vanished"] += any(row[0] not in made.people for row in made.balances)
        seen["contract vanished"] += any(row[0] not in made.contracts for row in made.receivables)
        for employee in set(made.paid) & set(before.paid):
            pair = made.people[employee].grade, before.people[employee].grade
            seen["grade changed"] += None not in pair and pair[0].name != pair[1].name


def count_refund(seen, contract, amount):
    """Money given back that came in an earlier month: some of it, or all that was ever collected."""
    if contract and amount < 0:
        earlier = contract.collected_to_date - contract.collected
        seen["refund of an earlier month"] += earlier > 0
        seen["refund of a whole contract"] += earlier == -amount


def count_grace(seen, made, inputs):
    first = min(rules.effective_from for rules in inputs.rules)
    for row in inputs.instalments:
        day = row.date("due_date")
        later = exact.month_of(day.fromordinal(day.toordinal() + made.rules.grace_days))
        month = exact.month_of(day)
        if month == made.month:
            seen["grace moves an instalment on"] += later != made.month
        elif month < first:
            seen["due before all rules"] += 1
        elif month < made.month:
            since = rules_in_force(inputs.rules, month).grace_days
            then = exact.month_of(day.fromordinal(day.toordinal() + since))
            seen["grace days changed since"] += then != later and made.month in (then, later)


def count_person(seen, made, person):
    f, rules, month = person.figures, made.rules, made.month
    if person.active:
        grade = person.grade
        seen["base salary at its cap"] += 0 < f["base_salary"] == grade.base_cap
        seen["sales exactly at a step"] += f["sales"] > 0 and f["sales"] % grade.base_step == 0
        seen["base salary of ten trillion"] += f["base_salary"] == TEN_TRILLION
        seen["base_cap below base_fixed"] += grade.base_cap < grade.base_fixed
        joined, left = person.cells["hired"], person.cells["left"]
        seen["joined in mid-month"] += joined[:7] == month and joined[8:] != "01"
        seen["left in mid-month"] += left[:7] == month and person.days_active > 0
        seen["29 February"] += exact.last_day(month).isoformat()[5:] == "02-29"
    else:
        seen["unknown grade of an inactive person"] += person.grade is None
        left = person.cells["left"][:7]
        seen["left long ago with a fund"] += f["risk_fund_opening"] > 0 and "" < left < exact.month_add(month, -12)
    seen["sum above ten trillion"] += abs(f["collected"]) > TEN_TRILLION
    seen["commission negative"] += f["commission"] < 0
    seen["fund given back by a refund"] += f["risk_fund_withheld"] < 0
    if rules.has("risk_fund") and f["risk_fund_withheld"] > 0:
        cap = rules.money("risk_fund", "cap")
        seen["fund filled to the cap"] += f["risk_fund_opening"] + f["risk_fund_withheld"] == cap
    if f["late_deduction"]:
        most = exact.round_half_away(f["commission"] * rules.rate("late_collection", "max_cut"))
        seen["late cut at its most" if f["late_deduction"] == most else "late cut"] += 1
    seen["carried to the next month"] += f["carried_out"] > 0
    seen["carry written off"] += f["carried_written_off"] > 0


def missing(seen):
    return [name for name in SWITCHES + EDGES if not seen[name]]
