"""Money: integer cents where it is stored, Decimal where it is reckoned, never a float."""

from __future__ import annotations

import ast
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from app.core.errors import Invalid
from app.core.format import MINUS
from app.core.messages import N_, language

CENT = Decimal("0.01")
LIMIT = 10**13  # a hundred billion euro in cents: beyond it a typing error is certain
_FIGURES = re.compile(r"^[0-9]*\.?[0-9]*$")


def to_cents(amount: Decimal) -> int:
    """Return an amount in cents; raises Invalid when it has more than two decimals or is beyond all bounds."""
    cents = amount.scaleb(2)
    whole = int(cents)
    if whole != cents:
        raise Invalid(N_("{text} has more than two decimals."), text=format(amount, "f"))
    if abs(whole) > LIMIT:
        raise Invalid(N_("{text} is larger than any amount Kontor books."), text=format(amount, "f"))
    return whole


def to_scaled(amount: Decimal) -> int:
    """Return a quantity or price in ten-thousandths; raises Invalid when it has more than four decimals or is beyond all bounds."""
    whole = int(amount.scaleb(4))
    if whole != amount.scaleb(4):
        raise Invalid(N_("{text} has more than four decimals."), text=format(amount, "f"))
    if abs(whole) > LIMIT:
        raise Invalid(N_("{text} is larger than any amount Kontor books."), text=format(amount, "f"))
    return whole


def from_cents(cents: int) -> Decimal:
    """Return cents as an amount with two decimals."""
    return Decimal(cents).scaleb(-2)


def share(cents: int, numerator: int, denominator: int) -> int:
    """Return cents × numerator ÷ denominator, rounded half up away from zero, exact."""
    product = cents * numerator
    sign = -1 if (product < 0) != (denominator < 0) and product else 1
    whole, rest = divmod(abs(product), abs(denominator))
    return sign * (whole + (2 * rest >= abs(denominator)))


def ratio(part: int, whole: int) -> int | None:
    """Return part ÷ whole in hundredths of a per cent, half up away from zero; None where whole is zero."""
    return share(10_000, part, whole) if whole else None


def split(cents: int, weights: list[int]) -> list[int]:
    """Split cents by weights so that the parts add up exactly; the largest remainders get the odd cents."""
    total = sum(weights)
    if total <= 0:
        raise ValueError("weights must add up to more than zero")
    sign = -1 if cents < 0 else 1
    parts = [divmod(abs(cents) * weight, total) for weight in weights]
    missing = abs(cents) - sum(part for part, _rest in parts)
    order = sorted(range(len(parts)), key=lambda i: (-parts[i][1], i))
    extra = set(order[:missing])
    return [sign * (part + (i in extra)) for i, (part, _rest) in enumerate(parts)]


def round_cents(amount: Decimal) -> Decimal:
    """Round half up to two decimals."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def plain(cents: int) -> str:
    """Return cents as machines read them: '1234.56'."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def scaled_plain(value: int) -> str:
    """Return ten-thousandths as machines read them, with the decimals they have: '1234.5'."""
    return format(Decimal(value).scaleb(-4).normalize(), "f")


def read_plain(text: str, comma: bool | None = None) -> int:
    """Read '1234.56' or '1.234,56' as cents; raises Invalid with a sentence that says what is wrong.

    With comma None the last of point and comma is the decimal mark; a lone
    mark before exactly three digits is refused, because it can mean either.
    """
    clean = (
        text.strip()
        .replace(MINUS, "-")
        .replace(" ", "")
        .replace("\u00a0", "")
        .replace("\u202f", "")
        .removesuffix("€")
        .removesuffix("EUR")
    )
    sign = -1 if clean.startswith("-") or clean.endswith("-") else 1
    clean = clean.strip("+-")
    mark = "," if comma else "."
    if comma is None:
        mark = _decimal_mark(clean)
    other = "." if mark == "," else ","
    if other in clean and not re.fullmatch(rf"\d{{1,3}}(\{other}\d{{3}})+(\{mark}\d*)?", clean):
        raise Invalid(N_("{text} is not an amount."), text=text)
    figures = clean.replace(other, "").replace(mark, ".")
    if not figures or figures == "." or not _FIGURES.match(figures):
        raise Invalid(N_("{text} is not an amount."), text=text)
    return sign * to_cents(Decimal(figures))


def _decimal_mark(text: str) -> str:
    point, comma = text.rfind("."), text.rfind(",")
    if point >= 0 and comma >= 0:
        return "." if point > comma else ","
    mark = "," if comma >= 0 else "."
    if text.count(mark) > 1:
        return "." if mark == "," else ","
    return mark


def read_typed(text: str) -> Decimal:
    """Read an amount as a clerk types it: '1.234,56', '12,5*3', '100-2%'; by the language in force.

    Raises Invalid for anything else. The result is rounded to cents only when it was worked out.
    """
    clean = text.strip().replace(MINUS, "-").replace("€", "").replace(" ", "").replace("\u00a0", "")
    point, group = (",", ".") if language() == "de" else (".", ",")
    if point not in clean and clean.count(group) == 1 and not re.search(rf"\{group}\d{{3}}(?!\d)", clean):
        clean = clean.replace(
            group, point
        )  # the other mark, typed on the numeric keypad, can only be the decimal one
    clean = clean.replace(group, "").replace(point, ".")
    if clean.endswith("-"):
        clean = "-" + clean[:-1]
    try:
        if re.fullmatch(r"-?\d*\.?\d*", clean):
            return Decimal(clean)
        return round_cents(
            _reckon(ast.parse(clean.replace("x", "*"), mode="eval").body, clean.replace("x", "*"))
        )
    except (InvalidOperation, SyntaxError, ValueError, ZeroDivisionError, RecursionError) as error:
        raise Invalid(N_("{text} is not an amount."), text=text) from error


def _reckon(node: ast.expr, source: str) -> Decimal:
    """Work out + - * / on numbers, exact decimals; raises ValueError for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        figures = ast.get_source_segment(source, node) or ""
        if not _FIGURES.match(figures):
            raise ValueError("only plain figures")
        return Decimal(figures)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_reckon(node.operand, source)
    if isinstance(node, ast.BinOp):
        left, right = _reckon(node.left, source), _reckon(node.right, source)
        match node.op:
            case ast.Add():
                return left + right
            case ast.Sub():
                return left - right
            case ast.Mult():
                return left * right
            case ast.Div():
                return left / right
    raise ValueError("only + - * / on numbers")
