"""How the amounts of an invoice follow from its lines (EN 16931-1, BR-CO-10 to BR-CO-17), rounded half away from zero to the cent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from app.core.money import round_cents
from app.modules.documents.einvoice.rules.codes import EXEMPTIONS
from app.modules.documents.einvoice.rules.invoice import Allowance, Invoice, Line, TaxGroup

NONE = Decimal(0)


def net_of(line: Line) -> Decimal | None:
    """Return what a line comes to (BT-131), None where quantity or price is missing: rounded once, then charges and allowances."""
    price, per = (line.price_per, line.per) if line.per else (line.price, Decimal(1))
    if line.quantity is None or price is None or not per:
        return None
    return round_cents(line.quantity * price / per) + _balance(line.allowances)


def reckoned(one: Invoice) -> Invoice:
    """Return an invoice with every amount that it leaves open: nets of lines, tax by category and rate, totals, what is due.

    What is stated stays as stated, also where it is wrong; the check before issuing tells. Reasons of exemptions come from the rows of
    the tax breakdown that name only category and reason, else from what the law wants for the category.
    """
    lines = tuple(replace(line, net=net_of(line) if line.net is None else line.net) for line in one.lines)
    one = replace(one, lines=lines)
    line_total = _else(one.line_total, sum((line.net or NONE for line in lines if not line.level), NONE))
    off = sum((each.amount for each in one.allowances if not each.charge), NONE)
    on = sum((each.amount for each in one.allowances if each.charge), NONE)
    off, on = _else(one.allowance_total, off), _else(one.charge_total, on)
    taxes = tuple(_taxes(one))
    net = _else(one.net, line_total - off + on)
    tax = _else(one.tax, sum((group.tax or NONE for group in taxes), NONE))
    gross = _else(one.gross, net + tax)
    return replace(
        one,
        line_total=line_total,
        allowance_total=off if off or one.allowance_total is not None else None,
        charge_total=on if on or one.charge_total is not None else None,
        taxes=taxes,
        net=net,
        tax=tax,
        gross=gross,
        due=_else(one.due, gross - (one.prepaid or NONE) + (one.rounding or NONE)),
    )


def _else(stated: Decimal | None, reckoned_: Decimal) -> Decimal:
    return reckoned_ if stated is None else stated


def _balance(allowances: tuple[Allowance, ...]) -> Decimal:
    return sum((each.amount if each.charge else -each.amount for each in allowances), NONE)


def _taxes(one: Invoice) -> Iterator[TaxGroup]:
    """Yield the tax breakdown: rows that state base and tax as they are, else one a category and rate."""
    if one.taxes and all(group.base is not None and group.tax is not None for group in one.taxes):
        yield from one.taxes
        return
    for (category, rate), base in _bases(one).items():
        reason, code = _reason(one, category, rate)
        yield TaxGroup(
            category, rate, base, round_cents(base * (rate or NONE) / 100), reason, reason_code=code
        )


def _bases(one: Invoice) -> dict[tuple[str, Decimal | None], Decimal]:
    """Return what is taxed by category and rate, in the order in which the lines and allowances name them.

    What lies outside the scope of VAT has no rate in its lines (BR-O-05), and 0 in the breakdown (BR-DE-14).
    """
    found: dict[tuple[str, Decimal | None], Decimal] = {}
    taxed = [(line.category, line.rate, line.net or NONE) for line in one.lines if not line.level]
    taxed += [(each.category, each.rate, _balance((each,))) for each in one.allowances]
    for category, rate, amount in taxed:
        key = (category, rate or NONE)
        found[key] = found.get(key, NONE) + amount
    return found


def _reason(one: Invoice, category: str, rate: Decimal | None) -> tuple[str, str]:
    stated = [group for group in one.taxes if group.category == category]
    same = [group for group in stated if group.rate == rate] or stated
    if same and (same[0].reason or same[0].reason_code):
        return same[0].reason, same[0].reason_code
    return EXEMPTIONS.get(category, ("", ""))
