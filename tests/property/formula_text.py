"""The formula texts of the program's figure table: a parser and an evaluator of their grammar, which
src/calc/figures.h describes. What a name means is the scope's to say (formulas.py)."""

import re
from fractions import Fraction

from exact import round_half_away

TOKEN = re.compile(r"\s*(?:([0-9]+)|([A-Za-z_]\w*(?:\.\w+)?)|([-+*/>(),]))")
WORDS_TAKEN = ("if", "min", "max", "round", "floor")


class Formula:
    """A formula parsed to a tree of tuples: (what, part, part…)."""

    def __init__(self, text):
        self.text, self.tokens, at = text, [], 0
        while at < len(text):
            match = TOKEN.match(text, at)
            if not match:
                raise ValueError(f"{text!r}: what is {text[at:]!r}")
            self.tokens.append(match.group().strip())
            at = match.end()
        self.at = 0
        self.tree = self.sum()
        if self.at != len(self.tokens):
            raise ValueError(f"{text!r}: {self.tokens[self.at]!r} is one too many")

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, wanted=None):
        token = self.peek()
        if not token or (wanted and token != wanted):
            raise ValueError(f"{self.text!r}: {wanted or 'more'} expected, not {token!r}")
        self.at += 1
        return token

    def chain(self, operators, part):
        left = part()
        while self.peek() in operators:
            left = (self.take(), left, part())
        return left

    def sum(self):
        return self.chain(("+", "-"), self.product)

    def product(self):
        return self.chain(("*", "/"), self.factor)

    def factor(self):
        token = self.take()
        if token == "-":
            return ("minus", self.factor())
        if token == "(":
            inner = self.sum()
            self.take(")")
            return inner
        if token.isdigit():
            return ("number", Fraction(token))
        if not token[0].isalpha():
            raise ValueError(f"{self.text!r}: {token!r} is no value")
        return self.call(token) if self.peek() == "(" else ("name", token)

    def call(self, name):
        self.take("(")
        parts = [self.condition() if name == "if" else self.sum() if name in WORDS_TAKEN else self.take()]
        while self.peek() == ",":
            self.take(",")
            parts.append(self.sum() if name in WORDS_TAKEN else self.take())
        self.take(")")
        return (name, *parts) if name in WORDS_TAKEN else ("function", name, *parts)

    def condition(self):
        return self.chain(("or",), lambda: self.chain(("and",), self.test))

    def test(self):
        if self.peek() == "not":
            self.take()
            return ("not", self.test())
        if self.peek() == "(":
            self.take("(")
            inner = self.condition()
            self.take(")")
            return inner
        left = self.sum()
        if self.peek() == ">":
            self.take()
            return (">", left, self.sum())
        if self.peek() == "is":
            self.take()
            return ("is", left, self.take())
        return left


def evaluate(tree, scope):
    """The exact value of a tree; only the branch that an `if` takes is looked at."""
    head, *parts = tree

    def value(index):
        return evaluate(parts[index], scope)

    if head == "number":
        return parts[0]
    if head == "name":
        return scope.name(parts[0])
    if head == "function":
        return scope.function(*parts)
    if head == "is":
        return value(0) == parts[1]
    return {
        "if": lambda: value(1) if value(0) else value(2),
        "and": lambda: value(0) and value(1), "or": lambda: value(0) or value(1),
        "not": lambda: not value(0), "minus": lambda: -value(0),
        ">": lambda: value(0) > value(1), "+": lambda: value(0) + value(1),
        "-": lambda: value(0) - value(1), "*": lambda: value(0) * value(1),
        "/": lambda: Fraction(value(0)) / value(1),
        "min": lambda: min(value(0), value(1)), "max": lambda: max(value(0), value(1)),
        "round": lambda: round_half_away(value(0)), "floor": lambda: value(0) // 1,
    }[head]()
