"""The formulas of own figures: figures by their keys, numbers, + − × ÷ and parentheses, read by hand and reckoned exactly."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_

LONGEST, DEEPEST = 400, 40
KEY = re.compile(r"[a-z][a-z0-9_]*")
_PIECE = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:[.,][0-9]+)?)|(?P<key>[A-Za-z][A-Za-z0-9_]*)|(?P<sign>[-−+×*÷/:()]))"
)
SIGNS = {"−": "-", "×": "*", "÷": "/", ":": "/"}
BY_NOTHING = N_("The formula divides by nothing.")


@dataclass(frozen=True)
class Number:
    """A number of a formula."""

    value: Fraction


@dataclass(frozen=True)
class Key:
    """A figure that a formula names."""

    name: str


@dataclass(frozen=True)
class Minus:
    """The opposite of a part."""

    of: Node


@dataclass(frozen=True)
class Pair:
    """Two parts joined by + - * or /."""

    sign: str
    left: Node
    right: Node


Node = Number | Key | Minus | Pair
Answer = tuple[Fraction | None, str]  # a value as it is written, or none with the reason


class _Reader:
    """Reads a formula from left to right: sums of products of factors."""

    def __init__(self, text: str) -> None:
        self.pieces, self.place, self.depth = _pieces(text), 0, 0

    def next(self) -> str:
        """Return the piece at hand, '' at the end."""
        return self.pieces[self.place] if self.place < len(self.pieces) else ""

    def take(self) -> str:
        """Return the piece at hand and go on."""
        found = self.next()
        self.place += 1
        return found

    def sum(self) -> Node:
        """Read products joined by + and -."""
        found = self.product()
        while self.next() in ("+", "-"):
            found = Pair(self.take(), found, self.product())
        return found

    def product(self) -> Node:
        """Read factors joined by * and /."""
        found = self.factor()
        while self.next() in ("*", "/"):
            found = Pair(self.take(), found, self.factor())
        return found

    def factor(self) -> Node:
        """Read a number, a key, a part in parentheses, or the opposite of one."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise _wrong(N_("There are too many parentheses in this formula."))
        piece = self.take()
        found: Node
        if piece == "-":
            found = Minus(self.factor())
        elif piece == "(":
            found = self.sum()
            if self.take() != ")":
                raise _wrong(N_("A parenthesis is not closed."))
        elif piece[:1].isdecimal():
            found = Number(Fraction(Decimal(piece.replace(",", "."))))
        elif KEY.fullmatch(piece):
            found = Key(piece)
        elif not piece:
            raise _wrong(N_("The formula ends too early."))
        else:
            raise Invalid(N_("A figure or a number must stand before “{sign}”."), field="formula", sign=piece)
        self.depth -= 1
        return found


def _wrong(words: str) -> Invalid:
    return Invalid(words, field="formula")


def _pieces(text: str) -> list[str]:
    found, place, clean = [], 0, text.strip()
    if len(clean) > LONGEST:
        raise _wrong(N_("The formula is too long."))
    while place < len(clean):
        match = _PIECE.match(clean, place)
        if match is None:
            raise Invalid(
                N_("“{sign}” can't be read in a formula."), field="formula", sign=clean[place:].strip()[:1]
            )
        piece = match.group(match.lastgroup or 0)
        found.append(SIGNS.get(piece, piece.lower()))
        place = match.end()
    return found


def parse(text: str) -> Node:
    """Read a formula; raises Invalid at the field `formula` with what is wrong."""
    reader = _Reader(text)
    found = reader.sum()
    if reader.next():
        raise Invalid(N_("An operator is missing before “{sign}”."), field="formula", sign=reader.next())
    return found


def keys_of(node: Node) -> frozenset[str]:
    """Return the figures that a formula names."""
    match node:
        case Key(name):
            return frozenset({name})
        case Minus(of):
            return keys_of(of)
        case Pair(_sign, left, right):
            return keys_of(left) | keys_of(right)
    return frozenset()


def reckon(node: Node, value_of: Callable[[str], Answer]) -> Answer:
    """Return what a formula comes to, exact; no value with the first reason found where a part has none or it divides by nothing."""
    match node:
        case Number(value):
            return value, ""
        case Key(name):
            return value_of(name)
        case Minus(of):
            inner, why = reckon(of, value_of)
            return (None if inner is None else -inner), why
    assert isinstance(node, Pair)
    (left, no_left), (right, no_right) = reckon(node.left, value_of), reckon(node.right, value_of)
    if left is None or right is None:
        return None, no_left or no_right
    if node.sign == "/":
        return (left / right, "") if right else (None, BY_NOTHING)
    if node.sign == "*":
        return left * right, ""
    return left + right if node.sign == "+" else left - right, ""


def in_order(formulas: Mapping[str, Node]) -> tuple[str, ...]:
    """Return formulas so that each stands after those it names; raises Invalid at `formula` where they name each other in a circle."""
    found: list[str] = []
    under_way: list[str] = []

    def visit(key: str) -> None:
        if key in found or key not in formulas:
            return
        if key in under_way:
            circle = " → ".join([*under_way[under_way.index(key) :], key])
            raise Invalid(
                N_("These figures are made of each other: {circle}."), field="formula", circle=circle
            )
        under_way.append(key)
        for one in sorted(keys_of(formulas[key])):
            visit(one)
        under_way.pop()
        found.append(key)

    for key in formulas:
        visit(key)
    return tuple(found)
