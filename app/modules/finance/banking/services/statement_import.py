"""Bringing statements in: each movement once, whatever file, format or span it comes in."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from typing import TypeVar

from sqlalchemy import select

from app.core import codec
from app.core.codec import digest
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.data.office import command
from app.data.unit import Unit
from app.modules.finance.banking.models import BankAccount, BankLine, BankProfile, BankStatement
from app.modules.finance.banking.readers.files import BankFile
from app.modules.finance.banking.readers.list_profiles import Profile, profiles
from app.modules.finance.banking.rules import Movement, Statement, keys
from app.modules.finance.banking.services.known_movements import kept_parts, seen_before

A = TypeVar("A")
Named = tuple[bytes, Movement, bytes | None]  # its key, and that of the batch it was taken out of


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
    notes: tuple[Message, ...] = ()


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
    if wanted.isdecimal() and len(wanted) >= 6:
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
            brought=sum(one.amount for _key, one, _batch in fresh),
            source=statement.source[:40],
            file=name[:255],
            sha256=sha,
        )
        rows = [_row(key, account.id, named) for named in fresh]
        if rows:
            unit.insert_rows(
                BankLine,
                [
                    {"id": line, **row}
                    for line, row in zip(unit.reserve(BankLine, len(rows)), rows, strict=True)
                ],
            )
    brought = {id(one) for _key, one, _batch in fresh}
    old = sum(brought.isdisjoint(map(id, (one, *one.parts))) for one in booked)
    return Brought(
        account.iban,
        statement.start,
        statement.end,
        statement.opening,
        statement.closing,
        lines=len(booked),
        new=len(fresh),
        duplicates=old,
        gap=gap,
        notes=statement.notes,
    )


def _row(statement: int, account: int, named: Named) -> dict[str, object]:
    """Return a movement as it is kept; a batch that stays whole says what it consists of."""
    key, one, batch = named
    return {
        "statement_id": statement,
        "bank_account_id": account,
        "key": key,
        "day": one.day,
        "value_day": one.value_day,
        "amount": one.amount,
        "name": (one.name or ", ".join(dict.fromkeys(part.name for part in one.parts if part.name)))[:140],
        "iban": one.iban,
        "text": one.text or "; ".join(dict.fromkeys(part.text for part in one.parts if part.text)),
        "end_to_end": one.end_to_end,
        "mandate": one.mandate,
        "reference": one.reference,
        "details": one.details,
        "reversal": one.reversal,
        "parked": False,
        "version": 1,
        "contra": "",
        "original": one.original,
        "fee": one.fee,
        "reason": one.reason,
        "parts": kept_parts(one.parts),
        "batch": batch,
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
    seen = seen_before(
        unit, statement, account.id, account.iban, [one for _key, one in open_ones], exact=known
    )
    fresh: list[Named] = []
    for key, one in open_ones:
        if id(one) in seen:
            continue
        if account.split and one.whole_batch:
            fresh += [(part_key, part, key) for part_key, part in inside[id(one)]]
        else:
            fresh.append((key, one, None))
    return fresh


def _known(unit: Unit, named: Sequence[bytes]) -> set[bytes]:
    return {
        bytes(key)
        for start in range(0, len(named), 500)
        for key in unit.connection.scalars(
            select(BankLine.key).where(BankLine.key.in_(named[start : start + 500]))
        )
    }


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
