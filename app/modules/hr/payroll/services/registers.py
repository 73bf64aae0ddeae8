"""Keeping the registers of payroll: pay kinds, rates of funds, entries of a month, terms."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.core.dates import month_start
from app.core.errors import Invalid
from app.core.identifiers import iban
from app.core.messages import N_
from app.data.basics import is_empty
from app.data.drafts import columns_of, must_exist, required, save_draft
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.hr.payroll.models import FundRate, PayItem, PayKind, PayTerms
from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.claims import CLAIMS
from app.modules.hr.payroll.rules.kinds import (
    CHANGE,
    SURCHARGES,
    FundDraft,
    ItemDraft,
    KindDraft,
    TermsDraft,
    TypedItem,
    standard,
)
from app.modules.hr.payroll.rules.net_pay import NetDraft
from app.modules.hr.people.api import Person

RATE_MOST = 1000  # basis points
OCCUPATION = 9  # digits


def bring_basics(unit: Unit) -> None:
    """Bring the pay kinds that a book begins with, where there are none yet."""
    if is_empty(unit, PayKind):
        for one in standard():
            unit.insert(PayKind, **columns_of(PayKind, one))


@command(CHANGE)
def save_kind(unit: Unit, draft: KindDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a pay kind; raises Invalid for a number that is taken, and for a second kind that stands for the same."""
    if not draft.number:
        raise Invalid(N_("Give the pay kind a number."), field="number")
    k = PayKind
    same = select(k.id).where(k.number == draft.number, k.id != (key or 0))
    if unit.connection.scalar(same) is not None:
        raise Invalid(N_("There is a pay kind {number} already."), field="number", number=draft.number)
    if draft.use:
        other = select(k.number).where(k.use == draft.use, k.id != (key or 0))
        if (number := unit.connection.scalar(other)) is not None:
            raise Invalid(N_("Pay kind {number} stands for this already."), field="use", number=number)
        if draft.use in CLAIMS:
            draft = replace(draft, net=True)
        elif draft.net or draft.one_off:
            raise Invalid(N_("Pay by the file is neither one-off nor after taxes."), field="use")
    if draft.use in SURCHARGES:
        taxable, insured = SURCHARGES[draft.use]
        draft = replace(draft, taxable=taxable, insured=insured, hourly=False)
    if draft.net:  # what comes after taxes and contributions has none
        draft = replace(draft, taxable=False, insured=False, one_off=False)
    return save_draft(unit, PayKind, draft, key, version)


@command(CHANGE)
def save_fund(unit: Unit, draft: FundDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep the rates of a health fund from a day on; raises Invalid for a rate above 10 % and for a day that is there already."""
    name = required(draft.name)
    if draft.since is None:
        raise Invalid(N_("Enter the day from which the rates hold."), field="since")
    for field in ("extra", "u1", "u2"):
        if not 0 <= getattr(draft, field) <= RATE_MOST:
            raise Invalid(N_("Please enter the rate in percent, from 0 to {most}."), field=field, most=10)
    most = int(figures.table(figures.INSURANCE)["rates"]["u1_back_most"] * 100)
    if draft.back is not None and not 0 <= draft.back <= most * 100:
        raise Invalid(N_("Sick pay is refunded up to {most} % (§ 1 AAG)."), field="back", most=most)
    f = FundRate
    same = select(f.id).where(f.name == name, f.since == draft.since, f.id != (key or 0))
    if unit.connection.scalar(same) is not None:
        raise Invalid(N_("There are rates from this day on already; please change them."), field="since")
    clean = replace(draft, name=name, iban=iban(draft.iban) if draft.iban.strip() else "")
    return save_draft(unit, FundRate, clean, key, version)


@command(CHANGE)
def save_item(unit: Unit, draft: ItemDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep an entry of a month; raises Invalid where amount and kind do not fit. Released months are corrected by the next one."""
    kind, month = place_of(unit, draft)
    if kind["hourly"] and not draft.hours:
        raise Invalid(N_("This pay kind is typed in hours."), field="hours")
    if not kind["hourly"] and not draft.amount:
        raise Invalid(N_("Please enter the amount."), field="amount")
    if (draft.hours or 0) < 0 or (not kind["net"] and (draft.amount or 0) < 0):
        raise Invalid(N_("Only what comes after taxes can be below zero."), field="amount")
    clean = replace(
        draft,
        month=month,
        until=month_start(draft.until) if draft.until else None,
        amount=None if kind["hourly"] else draft.amount,
        hours=draft.hours if kind["hourly"] else None,
    )
    if clean.until is not None and clean.until < month:
        raise Invalid(N_("This lies before the first month."), field="until")
    once_a_month(unit, clean, key)
    return save_draft(unit, PayItem, clean, key, version)


def place_of(unit: Unit, draft: ItemDraft | NetDraft) -> tuple[Mapping[str, Any], datetime.date]:
    """Return the pay kind and the first day of the month that something is entered for; raises Invalid where person, kind or month is missing."""
    if draft.person is None:
        raise Invalid(N_("Choose a member of staff."), field="person")
    if draft.kind is None:
        raise Invalid(N_("Choose a pay kind."), field="kind")
    if draft.month is None:
        raise Invalid(N_("Enter the month by any of its days."), field="month")
    must_exist(unit, person=(Person, draft.person), kind=(PayKind, draft.kind))
    return unit.row(PayKind, draft.kind), month_start(draft.month)


def once_a_month(unit: Unit, draft: ItemDraft, key: int | None) -> None:
    """Refuse a second entry of the same kind and month for somebody: what is sent twice is paid once."""
    i = PayItem
    same = select(i.id).where(
        i.person_id == draft.person, i.kind_id == draft.kind, i.month == draft.month, i.id != (key or 0)
    )
    if unit.connection.scalar(same) is not None:
        raise Invalid(
            N_("This kind is entered for the month already; please change that entry."), field="kind"
        )


@command(CHANGE)
def enter_items(unit: Unit, typed: Sequence[TypedItem]) -> int:
    """Keep cells of the grid of entries, all or none, and return how many changed; an emptied cell takes its entry away.

    Raises Invalid for what an entry can't be, and where somebody else changed a cell since it was shown. Sent twice they are kept once.
    """
    for person in sorted({one.person for one in typed}):
        unit.row(Person, person, lock=True)  # two desks that type the same cell come one after the other
    return sum(_enter(unit, one) for one in typed)


def _enter(unit: Unit, one: TypedItem) -> bool:
    i, month = PayItem, month_start(one.month)
    asked = select(i.id, i.version, i.amount, i.hours).where(
        i.person_id == one.person, i.kind_id == one.kind, i.month == month, i.until.is_(None)
    )
    row = unit.connection.execute(asked).first()
    now = None if row is None else row.hours if row.hours is not None else row.amount
    if now == one.value:
        return False
    if now != one.was:
        raise Invalid(
            N_("Somebody else changed this entry meanwhile; please look at it again."), field="amount"
        )
    if row is not None and one.value is None:
        unit.delete(PayItem, row.id)
        return True
    hourly = unit.row(PayKind, one.kind)["hourly"]
    amount, hours = (None, one.value) if hourly else (one.value, None)
    key, version = (row.id, row.version) if row is not None else (None, None)
    save_item(unit, ItemDraft(one.person, one.kind, month, None, amount, hours=hours), key, version)
    return True


@command(CHANGE)
def delete_item(unit: Unit, key: int) -> None:
    """Take an entry of a month away; what was paid by it comes back with the next month."""
    unit.delete(PayItem, key)


@command(CHANGE)
def save_terms(unit: Unit, draft: TermsDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep what payroll must know of somebody from a day on beside the file; raises Invalid."""
    _check_person(unit, draft)
    if draft.since is None:
        raise Invalid(N_("Enter the day from which this holds."), field="since")
    for field in ("premium_health", "premium_care"):
        if (getattr(draft, field) or 0) < 0:
            raise Invalid(N_("A premium is not below zero."), field=field)
    if draft.occupation and not (draft.occupation.isdecimal() and len(draft.occupation) == OCCUPATION):
        raise Invalid(N_("The key of an occupation has 9 digits."), field="occupation")
    if draft.flat_pay and draft.active:
        raise Invalid(
            N_("Pay that is taxed flatly has no tax-free pay beyond pension age."), field="flat_pay"
        )
    t = PayTerms
    same = select(t.id).where(t.person_id == draft.person, t.since == draft.since, t.id != (key or 0))
    if unit.connection.scalar(same) is not None:
        raise Invalid(N_("There are terms from this day on already; please change them."), field="since")
    return save_draft(unit, PayTerms, draft, key, version)


def _check_person(unit: Unit, draft: Any) -> None:
    if draft.person is None:
        raise Invalid(N_("Choose a member of staff."), field="person")
    must_exist(unit, person=(Person, draft.person))


undo_kind = undoing(PayKind)
undo_fund = undoing(FundRate)
undo_item = undoing(PayItem)
undo_terms = undoing(PayTerms)
