"""Bringing statements in: each movement once, whatever file, format or span it comes in."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select

from app.core import codec
from app.core.codec import digest
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.stemming import fold
from app.data.office import command
from app.data.unit import Unit
from app.modules.finance.banking.models import BankAccount, BankLine, BankProfile, BankStatement
from app.modules.finance.banking.readers.csv_list import Profile, profiles
from app.modules.finance.banking.readers.files import BankFile
from app.modules.finance.banking.rules import Movement, Statement, keys

A = TypeVar("A")
Named = tuple[bytes, Movement]


@dataclass(frozen=True)
class Brought:
    """What one statement brought; gap is what its opening differs from the closing before."""

    iban: str
    start: datetime.date | None
    end: datetime.date | None
    opening: int | None
    closing: int | None
    lines: int
    new: int
    duplicates: int
    gap: int


codec.register("banking.statement_brought", Brought, "app.modules.finance.banking.bringing:Brought")


@dataclass(frozen=True)
class _Account:
    """A bank account of the book."""

    id: int
    iban: str
    split: bool


@command("finance.bank.import")
def bring_in(unit: Unit, files: Sequence[BankFile], iban: str = "") -> list[list[Brought]]:
    """Bring the statements of files in, all or nothing: movements that are there already stay as they are. Returns what each statement brought.

    iban is the account of statements that name none (lists of some banks). Raises
    Invalid for an account that no bank account of the book stands for.
    """
    accounts = {
        row.iban: _Account(row.id, row.iban, row.split)
        for row in unit.connection.execute(select(BankAccount.id, BankAccount.iban, BankAccount.split))
    }
    found = []
    for file in files:
        sha = digest(file.data)
        found.append(
            [
                _bring(unit, statement, account_for(accounts, statement.iban, iban), file.name, sha)
                for statement in file.statements
            ]
        )
    return found


@command("finance.bank.change")
def save_profile(unit: Unit, profile: Profile) -> int:
    """Keep how the list of a bank is read, in place of a profile of the same name; raises Invalid for the name of one that comes with Kontor."""
    if profile.name in {one.name for one in profiles()}:
        raise Invalid(N_("Kontor brings a profile of this name; choose another."), field="profile")
    values = {
        "must": json.dumps(profile.must),
        "fields": json.dumps({k: list(v) for k, v in profile.fields.items()}),
        "point": profile.point,
    }
    known = unit.connection.scalar(select(BankProfile.id).where(BankProfile.name == profile.name))
    if known is None:
        return unit.insert(BankProfile, name=profile.name, **values)
    unit.update(BankProfile, known, values)
    return int(known)


def account_for(accounts: Mapping[str, A], stated: str, chosen: str = "") -> A:
    """Return the bank account that a statement is of: by IBAN, by the account number an IBAN ends in, or the chosen one; raises Invalid."""
    wanted = stated or chosen
    if wanted in accounts:
        return accounts[wanted]
    if wanted.isdigit() and len(wanted) >= 6:
        ending = [known for known in accounts if known.endswith(wanted.zfill(10)[-10:])]
        if len(ending) == 1:
            return accounts[ending[0]]
    if not wanted:
        raise Invalid(N_("The file does not say which account it is of; name its IBAN."), field="iban")
    raise Invalid(
        N_("No bank account of this book has the IBAN {iban}; add it first."), field="iban", iban=wanted
    )


def _bring(unit: Unit, statement: Statement, account: _Account, name: str, sha: bytes) -> Brought:
    booked = statement.booked
    fresh = _fresh(unit, statement, account)
    gap = _gap(unit, account.id, statement)
    same = select(BankStatement.id).where(
        BankStatement.bank_account_id == account.id,
        BankStatement.sha256 == sha,
        BankStatement.number == statement.number,
    )
    if fresh or unit.connection.scalar(same) is None:
        today = unit.today
        key = unit.insert(
            BankStatement,
            bank_account_id=account.id,
            number=statement.number[:60],
            start=statement.start or today,
            end=statement.end or today,
            opening=statement.opening,
            closing=statement.closing,
            brought=sum(one.amount for _key, one in fresh),
            source=statement.source[:40],
            file=name[:255],
            sha256=sha,
        )
        rows = [_row(key, account.id, line_key, one) for line_key, one in fresh]
        if rows:
            unit.insert_rows(
                BankLine,
                [
                    {"id": line, **row}
                    for line, row in zip(unit.reserve(BankLine, len(rows)), rows, strict=True)
                ],
            )
    brought = {id(one) for _key, one in fresh}
    old = sum(brought.isdisjoint(map(id, (one, *one.parts))) for one in booked)
    return Brought(
        account.iban,
        statement.start,
        statement.end,
        statement.opening,
        statement.closing,
        len(booked),
        len(fresh),
        old,
        gap,
    )


def _row(statement: int, account: int, key: bytes, one: Movement) -> dict[str, object]:
    return {
        "statement_id": statement,
        "bank_account_id": account,
        "key": key,
        "day": one.day,
        "value_day": one.value_day,
        "amount": one.amount,
        "name": one.name,
        "iban": one.iban,
        "text": one.text,
        "end_to_end": one.end_to_end,
        "mandate": one.mandate,
        "reference": one.reference,
        "details": one.details,
        "reversal": one.reversal,
        "parked": False,
        "version": 1,
        "contra": "",
    }


# -- which movements are new -------------------------------------------------
def _fresh(unit: Unit, statement: Statement, account: _Account) -> list[Named]:
    """Return the movements that no file brought yet, batches in parts where the account wants it."""
    booked = statement.booked
    named = list(zip(keys(account.iban, booked), booked, strict=True))
    parts = [part for one in booked for part in one.parts]
    part_keys = iter(keys(account.iban, parts))
    inside = {id(one): [(next(part_keys), part) for part in one.parts] for one in booked}
    known = _known(
        unit, [key for key, _one in named] + [key for pairs in inside.values() for key, _part in pairs]
    )
    open_ones = [
        (key, one)
        for key, one in named
        if key not in known and not any(part in known for part, _one in inside[id(one)])
    ]
    seen = _seen_otherwise(unit, statement, account.id, [one for _key, one in open_ones])
    fresh: list[Named] = []
    for key, one in open_ones:
        if id(one) not in seen:
            fresh += inside[id(one)] if account.split and one.parts else [(key, one)]
    return fresh


def _known(unit: Unit, named: Sequence[bytes]) -> set[bytes]:
    return {
        bytes(key)
        for start in range(0, len(named), 500)
        for key in unit.connection.scalars(
            select(BankLine.key).where(BankLine.key.in_(named[start : start + 500]))
        )
    }


def _seen_otherwise(unit: Unit, statement: Statement, account: int, moves: Sequence[Movement]) -> set[int]:
    """Return the identities of movements that came before in another format: same day and amount, and nothing that speaks against it.

    Each movement of the book is met at most once, so that two equal payments stay two.
    """
    if not moves:
        return set()
    line, head = BankLine, BankStatement
    query = (
        select(line.day, line.amount, line.name, line.iban, line.end_to_end, line.text)
        .join(head, head.id == line.statement_id)
        .where(
            line.bank_account_id == account,
            head.source != statement.source[:40],
            line.day.between(min(one.day for one in moves), max(one.day for one in moves)),
        )
        .order_by(line.id)
    )
    there: dict[tuple[datetime.date, int], list[Movement]] = {}
    for row in unit.connection.execute(query):
        other = Movement(row.amount, "EUR", row.day, row.day, row.name, row.iban, row.text, row.end_to_end)
        there.setdefault((row.day, row.amount), []).append(other)
    met: set[int] = set()
    for one in moves:
        others = there.get((one.day, one.amount), [])
        best = max(
            (other for other in others if may_be_one(one, other)),
            key=lambda other: _likeness(one, other),
            default=None,
        )
        if best is not None:
            others.remove(best)
            met.add(id(one))
    return met


def may_be_one(one: Movement, other: Movement) -> bool:
    """Say whether two movements of one day and amount can be the same in two formats: what both state must agree."""
    if one.end_to_end and other.end_to_end and one.end_to_end != other.end_to_end:
        return False
    if one.iban and other.iban:
        return one.iban == other.iban
    mine, theirs = set(fold(one.name).split()), set(fold(other.name).split())
    return not mine or not theirs or not mine.isdisjoint(theirs)


def _likeness(one: Movement, other: Movement) -> int:
    return len(set(fold(f"{one.name} {one.text}").split()) & set(fold(f"{other.name} {other.text}").split()))


def _gap(unit: Unit, account: int, statement: Statement) -> int:
    """Return what the opening differs from the closing of the statement before, 0 where it fits, is the first, or states none."""
    if statement.start is None or statement.opening is None:
        return 0
    query = (
        select(BankStatement.closing)
        .where(
            BankStatement.bank_account_id == account,
            BankStatement.end <= statement.start,
            BankStatement.closing.is_not(None),
        )
        .order_by(BankStatement.end.desc(), BankStatement.id.desc())
        .limit(1)
    )
    before = unit.connection.scalar(query)
    return 0 if before is None else statement.opening - int(before)
