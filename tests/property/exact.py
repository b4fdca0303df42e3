"""Exact numbers, months and dates for the reference reckoning.

Money is an int of fen; prices, quantities and rates are fractions.Fraction. Nothing here rounds
unless its name says so. Used by every file of this folder; nothing here is shared with the program.
"""

import calendar
import datetime
import re
import unicodedata
from fractions import Fraction


def round_half_away(value):
    """The nearest integer to a Fraction, halves away from zero (四舍五入)."""
    value = Fraction(value)
    size = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return -size if value < 0 else size


def is_tie(value):
    """True where rounding has to decide between two integers equally near."""
    return Fraction(value).denominator == 2


def parse_decimal(text, places):
    """A decimal, grouped or with ¥ or 元, as a Fraction; ValueError beyond `places` decimals."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip("¥元")
    match = re.fullmatch(r"-?[0-9]+(?:\.([0-9]+))?", plain, re.ASCII)
    if not match or len(match.group(1) or "") > places:
        raise ValueError(f"not a plain number: {text!r}")
    return Fraction(plain)


def parse_money(text):
    return int(parse_decimal(text, 2) * 100)


def parse_rate(text):
    if not text.endswith("%"):
        raise ValueError(f"not a rate: {text!r}")
    return parse_decimal(text[:-1], 4) / 100


def money_text(fen):
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def exact_text(yuan):
    """A Fraction of yuan with 2 to 8 decimals; it must fit them exactly."""
    scaled = yuan * 10**8
    if scaled.denominator != 1:
        raise ValueError(f"{yuan} does not fit 8 decimals")
    sign = "-" if scaled < 0 else ""
    whole, decimals = divmod(abs(scaled.numerator), 10**8)
    digits = f"{decimals:08d}".rstrip("0").ljust(2, "0")
    return f"{sign}{whole}.{digits}"


def decimal_text(value, places=6):
    """A Fraction as the shortest plain decimal of at most `places` decimals."""
    scaled = value * 10**places
    if scaled.denominator != 1:
        raise ValueError(f"{value} does not fit {places} decimals")
    sign = "-" if scaled < 0 else ""
    whole, decimals = divmod(abs(scaled.numerator), 10**places)
    digits = f"{decimals:0{places}d}".rstrip("0")
    return f"{sign}{whole}.{digits}" if digits else f"{sign}{whole}"


def rate_text(rate):
    return decimal_text(rate * 100, 4) + "%"


def month_add(month, count):
    """The month `count` months after "YYYY-MM"."""
    year, number = map(int, month.split("-"))
    index = year * 12 + number - 1 + count
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def month_range(first, last):
    months = [first]
    while months[-1] < last:
        months.append(month_add(months[-1], 1))
    return months


def month_of(date):
    return f"{date.year:04d}-{date.month:02d}"


def month_number(month):
    return int(month[5:])


def days_in_month(month):
    year, number = map(int, month.split("-"))
    return calendar.monthrange(year, number)[1]


def first_day(month):
    return datetime.date.fromisoformat(month + "-01")


def last_day(month):
    return first_day(month).replace(day=days_in_month(month))


def parse_date(text):
    """A date with its year first, or None for an empty cell."""
    return datetime.date(*map(int, re.findall("[0-9]+", text))) if text else None
