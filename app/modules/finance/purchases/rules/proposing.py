"""How an incoming invoice is proposed: what its data say, and what earlier invoices say of accounts, tax cases and cost centres."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from app.core.dataclass import dataclass
from app.core.messages import N_, Message
from app.core.money import split
from app.core.stemming import fold
from app.modules.finance.purchases.rules.invoices import (
    CREDIT,
    INVOICE,
    PositionDraft,
    PurchaseDraft,
    Supplier,
)
from app.modules.finance.tax.api import Case

CREDIT_KINDS = ("381", "261")
HOME = "DE"
SHORTEST = 4  # letters of a word of a position that tells anything
NORMAL = 1900  # the rate (basis points) that is offered first where the paper states none


@dataclass(frozen=True)
class Remembered:
    """How a part of an earlier invoice was booked: its supplier, what it was for, account, tax case, cost centre."""

    contact: int
    text: str
    account: str
    case: str
    cost1: str


@dataclass(frozen=True)
class Proposal:
    """What is proposed for a paper: head, parts, a supplier to be made where none is known, and the reason of each in words."""

    head: PurchaseDraft
    positions: tuple[PositionDraft, ...]
    supplier: Supplier | None = None
    supplier_name: str = ""
    reasons: tuple[Message, ...] = ()
    missing: str = ""  # why there is no proposal


def cents_of(written: str | None) -> int:
    """Return an amount of an e-invoice in cents, 0 for none."""
    return int(Decimal(written or "0").scaleb(2).to_integral_value())


def day_of(written: str | None) -> datetime.date | None:
    """Return a day of an e-invoice."""
    return datetime.date.fromisoformat(written) if written and len(written) == len("2026-01-31") else None


def case_for(
    cases: Iterable[Case], day: datetime.date, category: str, rate: int, country: str, european: bool
) -> str:
    """Return the key of the tax case for what an invoice states: category and rate (basis points), and the seller's country.

    § 13b UStG: from abroad in the EU (1), else (2); K is an intra-Community acquisition; S is deducted at its rate.
    """
    wanted = {"S": ("VST",), "K": ("IGE",), "AE": ("13BEU",) if european and country != HOME else ("13B",)}
    starts = wanted.get(category)
    if starts is None:
        return ""
    rate = rate if category == "S" else rate or NORMAL
    kind = "input" if category == "S" else "reverse"
    for case in cases:
        name = case.key.removeprefix(starts[0])
        fits = case.kind == kind and case.rate == rate and case.covers(day)
        if fits and case.key.startswith(starts[0]) and name.isdecimal():
            return case.key
    return ""


def words_of(text: str) -> frozenset[str]:
    """Return the words of a position that tell what it is."""
    return frozenset(word for word in fold(text).split() if len(word) >= SHORTEST and not word.isdecimal())


def recall(
    known: Sequence[Remembered], contact: int | None, text: str
) -> tuple[Remembered | None, Message | None]:
    """Return how the like of a position was booked, and why: same supplier and words, then the words alone, then the supplier's habit."""
    words = words_of(text)
    alike = [one for one in known if words & words_of(one.text)]
    of_supplier = [one for one in known if contact is not None and one.contact == contact]
    for among, reason in (
        ([one for one in alike if one.contact == contact], N_("{account}: this supplier, “{text}”")),
        (of_supplier, N_("{account}: booked like earlier invoices of this supplier")),
        (alike, N_("{account}: “{text}” was booked so for another supplier")),
    ):
        if among:
            best, _count = Counter((one.account, one.case, one.cost1) for one in among).most_common(1)[0]
            found = next(one for one in among if (one.account, one.case, one.cost1) == best)
            return found, Message(reason, {"account": found.account, "text": text[:40]})
    return None, None


def parts_of(record: Mapping[str, Any]) -> list[tuple[str, int, int, int, list[tuple[str, int]]]]:
    """Return the tax breakdown of an invoice with the positions of each: category, rate in basis points, net, tax, (text, net)."""
    found = []
    for group in record["taxes"]:
        rate = int(Decimal(group["rate"] or "0") * 100)
        lines = [
            (line["name"], cents_of(line["net"]))
            for line in record["lines"]
            if not line["level"]
            and line["category"] == group["category"]
            and int(Decimal(line["rate"] or "0") * 100) == rate
        ]
        found.append((group["category"], rate, cents_of(group["base"]), cents_of(group["tax"]), lines))
    return found


def positions_of(
    record: Mapping[str, Any],
    known: Sequence[Remembered],
    contact: int | None,
    case: Mapping[tuple[str, int], str],
) -> tuple[list[PositionDraft], list[Message]]:
    """Return the parts in which an invoice is booked, one a tax rate and account, and the reasons.

    Allowances and charges of the whole invoice are spread over the accounts of their rate. case maps category and rate to the tax case.
    """
    positions, reasons = [], []
    sign = -1 if record["kind"] not in CREDIT_KINDS and cents_of(record["gross"]) < 0 else 1
    for category, rate, net, tax, lines in parts_of(record):
        by_place: dict[tuple[str, str, str], list[tuple[str, int]]] = {}
        for text, amount in lines or [("", net)]:
            found, why = recall(known, contact, text)
            key = case[category, rate]
            if found is not None and category == "AE" and found.case.startswith("13B"):
                key = found.case
            place = (found.account, key, found.cost1) if found else ("", key, "")
            by_place.setdefault(place, []).append((text, amount))
            if why is not None and why not in reasons:
                reasons.append(why)
        weights = [max(0, sign * sum(amount for _text, amount in rows)) for rows in by_place.values()]
        weights = weights if sum(weights) else [1] * len(weights)
        nets, taxes = split(sign * net, weights), split(sign * tax, weights)
        for (account, key, cost1), rows, part, its_tax in zip(
            by_place.keys(), by_place.values(), nets, taxes, strict=True
        ):
            if part or its_tax:
                text = ", ".join(dict.fromkeys(text for text, _amount in rows if text))[:120]
                positions.append(PositionDraft(account, part, its_tax, key, cost1, text=text))
    return positions, reasons


def head_of(record: Mapping[str, Any]) -> PurchaseDraft:
    """Return the head of an invoice as its data state it; an invoice below zero is a credit note."""
    gross = cents_of(record["gross"])
    kind = CREDIT if record["kind"] in CREDIT_KINDS or gross < 0 else INVOICE
    return PurchaseDraft(
        kind=kind,
        reference=str(record["number"])[:36],
        day=day_of(record["date"]),
        due=day_of(record["due_date"]),
        gross=abs(gross),
    )


def supplier_of(record: Mapping[str, Any]) -> Supplier:
    """Return who sent an invoice, as it says itself."""
    ibans = record["iban"]
    return Supplier(
        str(record["seller"]),
        str(record["seller_street"]),
        str(record["seller_postcode"]),
        str(record["seller_town"]),
        str(record["seller_country"] or HOME),
        mail=str(record["seller_mail"]),
        vat_id=str(record["seller_vat_id"]),
        iban=str(ibans[0]) if ibans else "",
    )
