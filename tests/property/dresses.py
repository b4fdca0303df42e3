"""Other ways in which people write the same data, each accepted by the program.

Tidy writes like Plain, but row by row and line by line the same; Dressed writes dates, months,
money, prices, kinds and blanks in every accepted form; Gb18030 is Dressed in that encoding.
"""

from inputs import KINDS, KINDS_IN_CHINESE
from write_book import Plain, tells_gb18030

FULL_WIDTH = str.maketrans("0123456789.,-+()", "０１２３４５６７８９．，－＋（）")


class Tidy(Plain):
    """No blank rows, LF: two Tidy files of one table differ in their columns and headers at most."""

    def blank_row(self, width):
        return None

    def row_tail(self):
        return ""

    def encode(self, lines):
        return ("\n".join(lines) + "\n").encode()


class Dressed(Tidy):
    def cell(self, kind_of_cell, text):
        if text in ("all", "全部"):
            return self.rng.choice(["all", "全部"])
        forms = {"date": self.date, "month": self.month, "money": self.money,
                 "decimal": self.decimal, "kind": self.kind, "text": str}
        return forms[kind_of_cell](text)

    def kind(self, text):
        kind = KINDS_IN_CHINESE.get(text, text)
        return self.rng.choice([kind, KINDS[kind]])

    def date(self, text):
        year, month, day = text.split("-")
        short = int(month), int(day)
        return self.rng.choice([text, f"{year}/{month}/{day}", f"{year}{month}{day}",
                                "{}/{}/{}".format(year, *short), "{}.{}.{}".format(year, *short),
                                "{}-{}-{}".format(year, *short), "{}年{}月{}日".format(year, *short),
                                f"{year}年{month}月{day}日"])

    def month(self, text):
        year, month = text.split("-")
        return self.rng.choice([text, f"{year}年{int(month)}月", f"{year}年{month}月",
                                f"{year}/{int(month)}", f"{year}.{month}", f"{year}{month}"])

    def digits(self, text):
        """Plain or grouped, with fewer or more zeros at the end, where that is the same number."""
        whole, _, decimals = text.partition(".")
        if self.rng.random() < 0.4:
            whole = f"{int(whole):,}"
        if self.rng.random() < 0.3:
            decimals = decimals.rstrip("0")
        return f"{whole}.{decimals}" if decimals else whole

    def decimal(self, text):
        sign, text = ("-", text[1:]) if text[0] == "-" else ("", text)
        made = sign + self.digits(text)
        return made.translate(FULL_WIDTH) if self.rng.random() < 0.15 else made

    def money(self, text):
        rng = self.rng
        minus, text = text[0] == "-", text.lstrip("-")
        coin, made = rng.choice(["", "", "¥", "￥"]), self.digits(text)
        if minus:
            made = rng.choice([f"-{coin}{made}", f"{coin}-{made}", f"−{coin}{made}", f"({coin}{made})"])
        else:
            made = rng.choice(["", "", "+"]) + coin + made
        if made[0] != "(" and rng.random() < 0.2:
            made += "元"
        return made.translate(FULL_WIDTH) if rng.random() < 0.15 else made

    def quote(self, text):
        plain = super().quote(text)
        if plain[:1] == '"':
            return plain
        if self.rng.random() < 0.2:
            return f'"{plain}"'
        blanks = ["", "", "", " ", "\t", "\u00a0", "\u3000", " \u3000"]
        return self.rng.choice(blanks) + plain + self.rng.choice(blanks)

    def encode(self, lines):
        text = self.rng.choice(["\n", "\r\n"]).join([*lines, ""])
        encoding = self.rng.choice(["utf-8", "utf-8-sig", "gb18030"])
        return text.encode(encoding if encoding != "gb18030" or tells_gb18030(text) else "utf-8")


class Gb18030(Dressed):
    """To be read with --encoding gb18030, whatever the bytes look like."""

    def encode(self, lines):
        return self.rng.choice(["\n", "\r\n"]).join([*lines, ""]).encode("gb18030")
