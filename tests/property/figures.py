"""What the reference reckons: the figures of a month, of its people, lines and contracts."""

from dataclasses import dataclass, field
from fractions import Fraction

PEOPLE_COLUMNS = ["month", "employee_id", "name", "department", "grade"]
MONEY_COLUMNS = [
    "sales", "collected", "excess", "regular", "base_salary", "base_forfeit", "base_commission",
    "excess_commission", "commission", "due", "late", "late_deduction", "commission_due",
    "risk_fund_opening", "risk_fund_withheld", "commission_paid", "risk_fund_released",
    "allowances", "profit_share", "bonus", "additions", "gross_pay", "social_insurance",
    "housing_fund", "tax", "deductions", "carried_in", "carried_written_off", "net_pay",
    "carried_out", "risk_fund_drawn", "risk_fund_balance",
]
ALL_OF_IT = ("all", "全部")


@dataclass
class Opening:
    """What a month opens with: the closing figures of the month before."""
    balances: dict = field(default_factory=dict)      # employee -> (risk fund, carried)
    receivables: dict = field(default_factory=dict)   # contract -> (owner, due, collected to date)


@dataclass
class Line:
    row: object
    employee: str
    excess: int
    regular: int
    base_commission: Fraction      # of yuan, exact
    excess_commission: Fraction
    notes: list


@dataclass
class ContractMonth:
    """A contract's figures in a month."""
    owner: str
    sales: int = 0
    due: int = 0
    prepaid: int = 0
    late: int = 0
    collected: int = 0
    due_to_date: int = 0
    collected_to_date: int = 0


@dataclass
class Person:
    cells: object                  # the staff row in force
    active: bool
    days_active: int
    grade: object                  # of the rules, or None
    figures: dict = field(default_factory=lambda: dict.fromkeys(MONEY_COLUMNS, 0))
    adjustments: dict = field(default_factory=dict)
    takes_all: set = field(default_factory=set)
    has_row: bool = False


@dataclass
class Month:
    month: str
    rules: object
    people: dict                   # everyone known, in the order of staff.csv
    paid: list                     # ids of those with a payslip
    lines: list
    contracts: dict
    balances: list                 # (employee, opening, withheld, released, drawn, closing, in, off, out)
    receivables: list              # (contract, owner, due to date, collected to date)
    passed_over: int
    has_contracts: bool
    pool: int = 0
    ties: int = 0                  # roundings that had to decide a half fen

    def closing(self):
        return Opening({row[0]: (row[5], row[8]) for row in self.balances},
                       {row[0]: row[1:] for row in self.receivables})
