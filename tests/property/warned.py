"""What a month's run has to warn of, from the reference's figures, and what the program warned of.

Both as a Counter of (code, what): what is "FILE:LINE" of a payment row, the id of a person or a
contract, or the month. Warnings of how files are written are not looked at here.
"""

import collections
import json
import os

import exact

LINE_CODES = {"late-entry", "not-owner", "price-differs"}
CODES = LINE_CODES | {"not-active", "forfeit-cut", "write-off-cut", "above-contract", "instalments-changed",
                      "late-signed", "no-profit-row", "no-weight",
                      "below-minimum-wage", "cuts-above-fifth", "leavers-fund-held", "no-tax-row"}


def expected(made, inputs, opening, history):
    """history: the reckoned months of the book before this one, by month."""
    found = collections.Counter()
    for line in made.lines:
        found.update((code, f"{line.row.source}:{line.row.line}") for code in line.notes if code in LINE_CODES)
    for employee, person in made.people.items():
        found.update((code, employee) for code in of_person(made, employee, person))
        if employee in made.paid:
            found.update((code, employee) for code in of_law(made, person))
    for row in inputs.contracts or []:
        contract = row["contract_id"]
        _, was_due, _ = opening.receivables.get(contract, ("", 0, 0))
        held = made.contracts[contract]
        found.update((code, contract) for code in of_contract(held, row, was_due, not history))
        if contract not in opening.receivables and came_late(row, made, inputs, history):
            found["late-signed", contract] += 1
    found.update((code, made.month) for code in of_month(made, inputs))
    return found


def of_person(made, employee, person):
    figures, entered = person.figures, person.adjustments
    if not person.active and any(line.employee == employee for line in made.lines):
        yield "not-active"
    if entered.get("base_forfeit", 0) > figures["base_salary"]:
        yield "forfeit-cut"
    if entered.get("carry_write_off", 0) > figures["carried_in"]:
        yield "write-off-cut"


def of_law(made, person):
    """What the labour law asks of everybody with a payslip; [notices] switches it off."""
    figures, rules = person.figures, made.rules

    def amount(key, default):
        return exact.parse_money(rules.value("notices", key, default))

    def is_on(key):
        return rules.value("notices", key, "on") == "on"

    whole_month = person.days_active == exact.days_in_month(made.month)
    minimum = amount("minimum_wage", "0")
    if minimum and whole_month and figures["net_pay"] - figures["allowances"] < minimum:
        yield "below-minimum-wage"
    cut_pay = figures["base_forfeit"] + figures["late_deduction"]
    cuts = cut_pay + figures["deductions"] + figures["risk_fund_drawn"]
    earned = figures["gross_pay"] + cut_pay + figures["risk_fund_withheld"] - figures["risk_fund_released"]
    if is_on("cuts") and cuts > 0 and cuts * 5 > earned:
        yield "cuts-above-fifth"
    left = person.cells["left"] and person.cells.date("left") <= exact.last_day(made.month)
    if is_on("leavers_fund") and left and figures["risk_fund_balance"] > 0:
        yield "leavers-fund-held"
    to_tax = figures["gross_pay"] - figures["social_insurance"] - figures["housing_fund"]
    if is_on("tax") and not figures["tax"] and to_tax > amount("tax_above", "5000"):
        yield "no-tax-row"


def of_contract(held, row, was_due, is_first):
    """More collected than sold is told when it is collected; earlier instalments must be what they were."""
    sold = row.decimal("quantity")
    if sold and held.collected > 0 and held.collected_to_date > round_sale(sold, row.decimal("contract_price")):
        yield "above-contract"
    if not is_first and held.due_to_date - held.due != was_due:
        yield "instalments-changed"


def round_sale(quantity, price):
    return (200 * quantity * price + 1) // 2     # neither is ever negative


def counts_contracts(rules):
    return rules.value("base", "measure", "collected") == "contracted"


def came_late(row, made, inputs, history):
    """Signed in an earlier month of the book, whose sales lack that of this contract."""
    then = history.get(row["signed"][:7])
    if not then or not counts_contracts(made.rules) or not counts_contracts(then.rules):
        return False
    sales = {each["contract_id"]: round_sale(each.decimal("quantity") or 0, each.decimal("contract_price"))
             for each in inputs.contracts if each["signed"][:7] == then.month}
    lacking = sum(sales.values()) - sum(then.people[each].figures["sales"] for each in then.paid)
    return lacking > 0 and sales[row["contract_id"]] <= lacking


def of_month(made, inputs):
    if not made.rules.has("bonus"):
        return
    if not any(row["month"] == made.month for row in inputs.company):
        yield "no-profit-row"
    if made.pool > 0 and not any(person.figures["profit_share"] for person in made.people.values()):
        yield "no-weight"


def rows_of_lines(made):
    """FILE:LINE of every physical line of a payment row -> that of its first: a warning names the cell's."""
    return {f"{row.source}:{row.line + further}": f"{row.source}:{row.line}"
            for row in (line.row for line in made.lines)
            for further in range(1 + sum(cell.count("\n") for cell in row.cells.values()))}


def told(stderr, rows):
    """What a run with --json said on standard error."""
    found = collections.Counter()
    for line in stderr.decode().splitlines():
        message = json.loads(line)
        code = message["code"]
        if code in LINE_CODES:
            found[code, rows[f"{os.path.basename(message['file'])}:{message['line']}"]] += 1
        elif code in CODES:
            found[code, message["arguments"][0]] += 1
    return found


def differences(wanted, found):
    return ([f"warning {code} of {what} is missing" for code, what in wanted - found]
            + [f"warning {code} of {what} must not be there" for code, what in found - wanted])
