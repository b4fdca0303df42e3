"""Random rules of the pay scheme, every switch among them."""

import exact

GRADES = [("junior", "初级"), ("senior", "资深"), ("g-3", "三级 主管"), ("x_1", "")]
LARGEST = "10,000,000,000,000"
OWN_HEADERS = {
    "payments": {"amount": "实收款", "date": "到账日"}, "staff": {"name": "员工"},
    "contracts": {"list_price": "底价"}, "instalments": {"amount": "应收款(元)"},
    "adjustments": {"kind": "项目"}, "company": {"profit": "本月净利"},
}


def pick_money(rng, *edges):
    """An edge value in half the cases, else anything."""
    if rng.random() < 0.6:
        return rng.choice(edges)
    return exact.money_text(rng.randrange(1, 10 ** rng.randrange(2, 8)))


def pick_rate(rng, *edges):
    if rng.random() < 0.7:
        return rng.choice(edges)
    places = rng.randrange(5)
    value = rng.randrange(0, 100 * 10**places + 1)
    return f"{value // 10**places}" + (f".{value % 10**places:0{places}d}" if places else "") + "%"


class RuleMaker:
    """The rules of one book: what all its versions share is fixed once."""

    def __init__(self, rng):
        self.rng = rng
        self.grades = GRADES[:rng.randrange(1, 5)]
        self.input_key = rng.choice(["unique", "line"])
        self.reject = rng.random() < 0.2
        self.own = {}
        if rng.random() < 0.3:
            self.own = {kind: headers for kind, headers in OWN_HEADERS.items() if rng.random() < 0.6}
        self.ignore = rng.random() < 0.2
        self.contracted = rng.random() < 0.4

    def text(self, effective_from):
        rng = self.rng
        sections = [self.scheme(effective_from), self.base()]
        sections += [self.grade(name, label) for name, label in self.grades]
        sections += [self.commission(), self.risk_fund(), self.late_collection()]
        sections += self.allowances()
        sections += [self.bonus(), self.input(), self.output(), self.notices(), *self.columns()]
        sections = [lines for lines in sections if lines]
        if rng.random() < 0.3:
            rng.shuffle(sections)
        text = "; rules of a made-up company\n"
        for head, *keys in sections:
            if rng.random() < 0.3:
                rng.shuffle(keys)
            comment = rng.choice(["", "", " ; as agreed", " # see the notice"])
            text += f"\n[{head}]\n" + "".join(
                f"{key} = {value}{comment if key != 'label' else ''}\n" for key, value in keys)
        return rng.choice(["", "", "\ufeff"]) + text

    def scheme(self, effective_from):
        lines = ["scheme", ("calculation", "1")]
        if effective_from:
            lines.append(("effective_from", effective_from))
        if self.rng.random() < 0.5:
            lines.append(("name", "销售提成办法"))
        return lines

    def optional(self, key, default, *others):
        """A key with its default written, left out, or another value."""
        value = self.rng.choice([None, default, *others, *others])
        return [(key, value)] if value else []

    def base(self):
        measure = self.optional("measure", "collected", "contracted") if self.contracted else []
        lines = measure + self.optional("prorate", "none", "calendar_days")
        return ["base", *lines] if lines else []

    def grade(self, name, label):
        rng = self.rng
        lines = [f"grade.{name}", ("base_fixed", pick_money(rng, "0", "1,000", "2000", "1234.57", LARGEST)),
                 ("base_step", pick_money(rng, "10,000", "10000.00", "0.01", "333.33", "1")),
                 ("base_per_step", pick_money(rng, "200", "0", "0.01", "33.33")),
                 ("base_cap", pick_money(rng, "2,000", "2,000", "0.00", "999.99", "100000", LARGEST)),
                 *self.optional("base_mode", "step", "proportional")]
        return lines + ([("label", label)] if label else [])

    def commission(self):
        below = ("reject",) if self.reject else ("deduct",)
        return ["commission", ("base_rate", pick_rate(self.rng, "3%", "3%", "0%", "0.0001%", "2.5%", "50%", "100%")),
                ("excess_rate", pick_rate(self.rng, "10%", "0%", "100%", "12.3456%", "0.5%")),
                *self.optional("below_list", "ignore", *below)]

    def risk_fund(self):
        if self.rng.random() < 0.2:
            return []
        return ["risk_fund", ("holdback", pick_rate(self.rng, "10%", "0%", "100%", "33.3333%", "10%")),
                ("cap", pick_money(self.rng, "5,000", "0", "0.01", "100", "1000000"))]

    def late_collection(self):
        rng = self.rng
        if rng.random() < 0.15:
            return []
        return ["late_collection", ("grace_days", str(rng.choice([0, 0, 1, 5, 10, 30, 31, 45]))),
                ("max_cut", pick_rate(rng, "100%", "100%", "0%", "50%", "33.3333%", "100%")),
                *self.optional("mode", "shortfall", *rng.choice([["shortfall"], ["shortfall"], ["off"]])),
                *self.optional("against", "expected", "due")]

    def allowances(self):
        rng = self.rng
        made = [["allowance.cooling", ("months", "7,8"), ("amount", "10")],
                ["allowance.heating", ("months", "12, 1"), ("amount", "10.00"), ("label", "取暖津贴")],
                ["allowance.odd-1", ("months", "2,3,4,5,9"), ("amount", pick_money(rng, "12.34", "0"))]]
        return [lines for lines in made if rng.random() < 0.5]

    def bonus(self):
        if self.rng.random() < 0.25:
            return []
        return ["bonus", ("pool_rate", pick_rate(self.rng, "5%", "0.0001%", "100%", "1%", "0%")),
                ("share_by", self.rng.choice(["commission", "sales", "equal"]))]

    def input(self):
        lines = self.optional("late_entries", "reject", "accept")
        if self.input_key == "line" or self.rng.random() < 0.3:
            lines.append(("payment_id", self.input_key))
        return ["input", *lines] if lines else []

    def output(self):
        lines = (self.optional("csv", "plain", "excel") + self.optional("headers", "en", "zh")
                 + self.optional("share", "owner", "group"))
        lines += [("lines", "no")] if self.rng.random() < 0.1 else self.optional("lines", "yes")
        return ["output", *lines] if lines else []

    def notices(self):
        rng = self.rng
        lines = [(key, "off") for key in ("cuts", "leavers_fund", "tax") if rng.random() < 0.2]
        if rng.random() < 0.5:
            lines.append(("minimum_wage", pick_money(rng, "2,490", "0", "0.01", "1234.56", "100000")))
        if rng.random() < 0.3:
            lines.append(("tax_above", pick_money(rng, "0", "5,000", "100.01", "100000")))
        return ["notices", *lines] if lines else []

    def columns(self):
        made = [[f"columns.{kind}", *headers.items()] for kind, headers in self.own.items()]
        if self.ignore and "payments" not in self.own:
            made.append(["columns.payments", ("ignore", "经办人, memo")])
        return made
