#!/usr/bin/env python3
"""Write the Northwind book from the four tables in source/.

    python3 make_book.py [DIR]      (DIR: where the book goes, default: this folder)

An order line is a contract, the person on the order its owner, the required date its due
date, the shipped date its collection in full; an order that never shipped is not collected.
Money is counted in whole cents throughout, so the same tables give the same bytes.
"""
import csv
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST, LAST = (1996, 7), (1998, 5)
CENT = Decimal("0.01")

RULES = """\
# The shipped rules (config/rules.ini) for the Northwind people. What differs and why:
# the orders show what was sold, so the base salary looks at sales (measure = contracted);
# their months are small, so part of a step counts (base_mode = proportional); a day late
# is late (grace_days = 0); the company's profit is unknown (no [bonus]).

[scheme]
name = Northwind
calculation = 1

[base]
measure = contracted

[grade.junior]
label = Representative
base_fixed = 0
base_step = 10000
base_per_step = 200
base_cap = 2000
base_mode = proportional

[grade.senior]
label = Manager
base_fixed = 1000
base_step = 10000
base_per_step = 200
base_cap = 2000
base_mode = proportional

[commission]
base_rate = 3%
excess_rate = 10%

[risk_fund]
holdback = 10%
cap = 5000

[late_collection]
grace_days = 0
max_cut = 50%

[allowance.cooling]
months = 7,8
amount = 10

[allowance.heating]
months = 12,1
amount = 10
"""


def table(name):
    with open(HERE / "source" / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def months():
    year, month = FIRST
    while (year, month) <= LAST:
        yield f"{year}-{month:02d}"
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def staff_row(person):
    grade = "junior" if "Representative" in person["title"] else "senior"
    name = person["firstName"] + " " + person["lastName"]
    return [person["employeeID"], name, grade, person["hireDate"]]


def order_lines():
    """Each order line with its order and product, as one dictionary of what the book needs."""
    orders = {row["orderID"]: row for row in table("orders.csv")}
    products = {row["productID"]: row for row in table("products.csv")}
    for line in table("order-details.csv"):
        order, product = orders[line["orderID"]], products[line["productID"]]
        price = Decimal(line["unitPrice"]) * (1 - Decimal(line["discount"]))
        price = price.quantize(CENT, ROUND_HALF_UP)  # half away from zero: prices are positive
        yield {
            "id": line["orderID"] + "-" + line["productID"],
            "owner": order["employeeID"],
            "signed": order["orderDate"],
            "due": order["requiredDate"],
            "shipped": order["shippedDate"],
            "customer": order["customerID"],
            "product": product["productName"],
            "quantity": line["quantity"],
            "list_price": (Decimal(product["unitPrice"]) * 8 / 10).quantize(Decimal("0.001")),
            "price": price,
            "amount": price * int(line["quantity"]),
        }


def pick(lines, *keys):
    return [[line[key] for key in keys] for line in lines]


def main():
    book = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    lines = list(order_lines())
    book.mkdir(parents=True, exist_ok=True)
    (book / "rules.ini").write_text(RULES, encoding="utf-8")
    write(book / "staff.csv", ["employee_id", "name", "grade", "hired"],
          map(staff_row, table("employees.csv")))
    write(book / "contracts.csv",
          ["contract_id", "employee_id", "signed", "customer", "product", "quantity",
           "list_price", "contract_price"],
          pick(lines, "id", "owner", "signed", "customer", "product", "quantity", "list_price",
               "price"))
    write(book / "instalments.csv", ["contract_id", "due_date", "amount"],
          pick(lines, "id", "due", "amount"))
    for month in months():
        shipped = [line for line in lines if line["shipped"].startswith(month)]
        shipped.sort(key=lambda line: line["shipped"])  # stable: order lines stay together
        write(book / "payments" / (month + ".csv"),
              ["date", "payment_id", "contract_id", "customer", "product", "quantity", "amount"],
              pick(shipped, "shipped", "id", "id", "customer", "product", "quantity", "amount"))


if __name__ == "__main__":
    main()
