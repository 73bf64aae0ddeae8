"""What can be done with cash: open a register, book money in and out, count and close the day, open the last closed day again with a reason."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.core.money import from_cents
from app.data.drafts import check_draft, save_draft
from app.data.heads import must_be_trusted
from app.data.numbering import give
from app.data.office import command
from app.data.unit import Unit
from app.modules.finance.cash.models import CashCount, CashRegister
from app.modules.finance.cash.queries import RegisterRow, held_at, register
from app.modules.finance.cash.rules import IN, OUT, CashDraft, RegisterDraft, counted
from app.modules.finance.chart.api import RESULT_KINDS, Account, account_key
from app.modules.finance.ledger.api import (
    Entry,
    EntryDraft,
    Line,
    LineDraft,
    hold_cash,
    post,
    refuse_overdrawn,
)


@command("finance.cash.close")
def save_register(
    unit: Unit, draft: RegisterDraft, key: int | None = None, version: int | None = None
) -> int:
    """Open a register on an account of cash, or rename one; from then on the account never falls below zero.

    Raises Invalid for a name or account in use, an account that is no asset, a
    balance below zero, or a difference account without result.
    """
    check_draft(CashRegister, draft)
    target = account_key(unit, draft.account)
    if unit.row(Account, target)["kind"] != "asset":
        raise Invalid(N_("Cash stands on an account of assets, such as 1600 or 1000."), field="account")
    if unit.row(Account, account_key(unit, draft.difference, "difference"))["kind"] not in RESULT_KINDS:
        raise Invalid(
            N_("Differences of a count are booked on an account of income or expense."), field="difference"
        )
    r = CashRegister
    taken = unit.connection.execute(
        select(r.id, r.name, r.account).where((r.name == draft.name.strip()) | (r.account == draft.account))
    ).all()
    if other := next((one for one in taken if one.id != key), None):
        raise Invalid(
            N_("There is a register {name} on account {account} already."),
            field="name",
            name=other.name,
            account=other.account,
        )
    if key is not None and unit.row(CashRegister, key)["account"] != draft.account:
        raise Invalid(N_("The account of a register stays; open another register."), field="account")
    made = save_draft(unit, CashRegister, draft, key, version)
    if key is None:
        unit.update(Account, target, {"cash": True})
        refuse_overdrawn(unit, {target: datetime.date(1990, 1, 1)})
    return made


@command("finance.cash.book")
def book(unit: Unit, key: int, draft: CashDraft) -> int:
    """Book money in or out and return the entry's key; raises Invalid for a closed day, cash below zero, or what the ledger refuses."""
    one = register(unit.connection, key)
    if draft.amount <= 0:
        raise Invalid(N_("The amount must be above zero."), field="amount")
    if draft.way not in (IN, OUT):
        raise Invalid(N_("Choose one of the values offered."), field="way")
    if draft.day > unit.today:
        raise Invalid(N_("Cash is not booked in the future."), field="day")
    if not draft.text.strip():
        raise Invalid(N_("Say what the money was for."), field="text")
    account_key(unit, draft.contra)
    document = draft.document.strip() or _voucher(unit, one, draft.day)
    cash = draft.amount if draft.way == IN else -draft.amount
    lines = (
        LineDraft(one.account, cash),
        LineDraft(draft.contra, -cash, draft.tax or _own_tax(unit, draft.contra), draft.cost1),
    )
    return post(unit, EntryDraft(draft.day, document, draft.text.strip(), lines, origin="cash"))


def _voucher(unit: Unit, one: RegisterRow, day: datetime.date) -> str:
    """Return the next voucher number of a register in the year of a day; one that somebody wrote by hand is stepped over."""
    year = (datetime.date(day.year, 1, 1), datetime.date(day.year, 12, 31))

    def stands(number: str) -> bool:
        here = select(Entry.id).join(Line, Line.entry_id == Entry.id).where(Entry.document == number)
        here = here.where(Line.account_id == one.account_id, Line.day.between(*year)).limit(1)
        return unit.connection.scalar(here) is not None

    return give(unit, Entry.document, day.year, part=str(one.id), stands=stands)


def _own_tax(unit: Unit, account: str) -> str:
    """Return the tax case that an account adds by itself."""
    return str(unit.connection.scalar(select(Account.tax).where(Account.number == account)) or "")


@command("finance.cash.close")
def close_day(unit: Unit, key: int, day: datetime.date, pieces: Mapping[int, int], note: str = "") -> int:
    """Count the register at the end of a day and close it up to there; return the count's key.

    A difference needs a note and is booked. Nothing is posted on a closed day any
    more, a reversal goes to the next one (GoBD Rz 55). Raises Invalid for a day
    that is closed, lies in the future, or has money moving after it; Forbidden where the book is not to be trusted.
    """
    must_be_trusted(unit.book)
    one = register(unit.connection, key)
    hold_cash(unit, one.account_id)  # nothing moves between the count and the end of the day
    _check_day(unit, one, day)
    there, expected = counted(pieces), held_at(unit.connection, one.account_id, day)
    entry = None
    if there != expected:
        if not note.strip():
            words = N_("The count differs from the book by {amount}: say why.")
            raise Invalid(words, field="note", amount=from_cents(there - expected))
        lines = (LineDraft(one.account, there - expected), LineDraft(one.difference, expected - there))
        document = _voucher(unit, one, day)
        entry = post(
            unit,
            EntryDraft(
                day, document, f"{_('Difference of the count')}: {note.strip()}"[:120], lines, origin="cash"
            ),
        )
    unit.update(Account, one.account_id, {"locked_until": day})
    kept = json.dumps(
        {str(value): number for value, number in sorted(pieces.items(), reverse=True) if number}
    )
    return unit.insert(
        CashCount,
        register_id=key,
        day=day,
        counted=there,
        expected=expected,
        pieces=kept,
        note=note.strip()[:200],
        login=unit.login,
        counted_at=unit.now,
        entry_id=entry,
        previous=one.closed,
    )


def _check_day(unit: Unit, one: RegisterRow, day: datetime.date) -> None:
    if day > unit.today:
        raise Invalid(N_("A day is closed when it is over or at its end, not before."), field="day")
    if one.closed is not None and day <= one.closed:
        raise Invalid(N_("The register is closed up to {day}."), field="day", day=one.closed)


@command("finance.cash.close")
def reopen_day(unit: Unit, key: int, reason: str) -> None:
    """Take the last count of a register back, with a reason that stays in the trail; a difference that was booked is reversed by hand.

    Raises Invalid without a reason, where nothing is closed, or where the count booked a difference.
    """
    if not reason.strip():
        raise Invalid(N_("Say why the day is opened again."), field="reason")
    one = register(unit.connection, key)
    c = CashCount
    last = unit.connection.execute(
        select(c.id, c.entry_id, c.previous).where(c.register_id == key, c.day == one.closed)
    ).first()
    if last is None:
        raise Invalid(N_("No day of this register is closed."))
    if last.entry_id is not None:
        raise Invalid(N_("This count booked a difference; correct it on the next day instead."))
    unit.log(CashCount, last.id, "update", {"note": ""}, {"note": reason.strip()})
    unit.delete(CashCount, last.id)
    unit.update(Account, one.account_id, {"locked_until": last.previous})
