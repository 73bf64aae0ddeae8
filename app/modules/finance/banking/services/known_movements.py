"""Which movements of a statement the book has already, whatever format or export of the bank brought them."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import select

from app.core.dataclass import dataclass
from app.core.stemming import fold
from app.data.unit import Unit
from app.modules.finance.banking.models import BankLine, BankStatement
from app.modules.finance.banking.rules import Movement, Statement, documents_in


@dataclass(frozen=True)
class _There:
    """A movement of the book, or a batch whose payments came in one by one; same says it came from the same kind of file."""

    movement: Movement
    same: bool


def seen_before(
    unit: Unit,
    statement: Statement,
    account: int,
    iban: str,
    moves: Sequence[Movement],
    exact: Collection[bytes],
) -> set[int]:
    """Return the identities of movements that came before: same day and amount, and nothing that speaks against it.

    exact are the keys that this file has in common with the book: those movements are met already. Each movement of
    the book is met at most once, so that two equal payments stay two.
    """
    if not moves:
        return set()
    there = _candidates(unit, statement, account, iban, moves, exact=exact)
    met: set[int] = set()
    for one in moves:
        others = there.get((one.day, one.amount), [])
        fitting = [other for other in others if _may_be(one, other)]
        if fitting:
            others.remove(max(fitting, key=lambda other: _likeness(one, other.movement)))
            met.add(id(one))
    return met


def _candidates(
    unit: Unit,
    statement: Statement,
    account: int,
    iban: str,
    moves: Sequence[Movement],
    exact: Collection[bytes],
) -> dict[tuple[datetime.date, int], list[_There]]:
    x, head = BankLine, BankStatement
    query = (
        select(
            x.key, x.day, x.amount, x.name, x.iban, x.text, x.end_to_end, x.reference, x.batch, head.source
        )
        .join(head, head.id == x.statement_id)
        .where(
            x.bank_account_id == account,
            x.day.between(min(one.day for one in moves), max(one.day for one in moves)),
        )
        .order_by(x.id)
    )
    found: dict[tuple[datetime.date, int], list[_There]] = {}
    batches: dict[bytes, _There] = {}
    for row in unit.connection.execute(query):
        if bytes(row.key) in exact:
            continue
        known = (
            "" if row.iban == iban else row.iban
        )  # earlier versions took us for the other side of a return
        name = "" if row.iban == iban else row.name
        one = Movement(
            row.amount,
            "EUR",
            row.day,
            row.day,
            name,
            iban=known,
            text=row.text,
            end_to_end=row.end_to_end,
            reference=row.reference,
        )
        same = row.source == statement.source[:40]
        if row.batch is not None:
            key = bytes(row.batch)
            before = batches[key].movement.amount if key in batches else 0
            batches[key] = _There(Movement(before + row.amount, "EUR", row.day, row.day), same=False)
        found.setdefault((row.day, row.amount), []).append(_There(one, same))
    for whole in batches.values():
        found.setdefault((whole.movement.day, whole.movement.amount), []).append(whole)
    return found


def _may_be(one: Movement, other: _There) -> bool:
    """Say whether a movement can be one of the book; from the same kind of file it must say the same."""
    there = other.movement
    if not may_be_one(one, there):
        return False
    if not other.same:
        return True
    mine, theirs = _squeezed(one.text), _squeezed(there.text)
    if mine and theirs:
        return mine in theirs or theirs in mine
    return mine == theirs or bool(one.reference and one.reference == there.reference)


def may_be_one(one: Movement, other: Movement) -> bool:
    """Say whether two movements of one day and amount can be the same in two formats: what both state must agree."""
    if one.end_to_end and other.end_to_end and one.end_to_end != other.end_to_end:
        return False
    if not _texts_agree(one.text, other.text):
        return False
    if one.iban and other.iban:
        return one.iban == other.iban
    mine, theirs = set(fold(one.name).split()), set(fold(other.name).split())
    return not mine or not theirs or not mine.isdisjoint(theirs)


def _texts_agree(one: str, other: str) -> bool:
    """Say whether two purposes can be of one movement: they do not name different documents."""
    mine, theirs = _squeezed(one), _squeezed(other)
    if not mine or not theirs or mine in theirs or theirs in mine:
        return True
    named = [{_squeezed(document) for document in documents_in(text)} for text in (one, other)]
    if not all(named):
        return True
    return any(document in theirs for document in named[0]) or any(document in mine for document in named[1])


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text))


def _likeness(one: Movement, other: Movement) -> int:
    return len(set(fold(f"{one.name} {one.text}").split()) & set(fold(f"{other.name} {other.text}").split()))


def kept_parts(parts: Iterable[Movement]) -> str:
    """Return the payments of a batch as they are kept, '' where there are none; amounts in cents."""
    rows = [
        {
            "amount": one.amount,
            "name": one.name,
            "iban": one.iban,
            "text": one.text,
            "end_to_end": one.end_to_end,
        }
        for one in parts
    ]
    return json.dumps(rows, ensure_ascii=False) if rows else ""
