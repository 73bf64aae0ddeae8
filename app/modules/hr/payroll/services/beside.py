"""Keeping benefits and deductions of people, with the pay kinds that they stand under."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.identifiers import iban
from app.core.messages import N_
from app.data.drafts import columns_of, must_exist, save_draft
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.hr.payroll.models import PayBenefit, PayClaim, PayKind
from app.modules.hr.payroll.rules.claims import LOAN, MAINTENANCE
from app.modules.hr.payroll.rules.kinds import CHANGE, ONCE, PLANS, BenefitDraft, ClaimDraft, standard
from app.modules.hr.people.api import Person

MOST = 9999
Draft = TypeVar("Draft", BenefitDraft, ClaimDraft)


@command(CHANGE)
def save_benefit(unit: Unit, draft: BenefitDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a benefit from a day on; raises Invalid for a span or amounts that can't be, and for a plan without its provider.

    Released months that it reaches are corrected by the next one.
    """
    draft = _checked(unit, draft)
    if not draft.code:
        raise Invalid(N_("Choose the benefit."), field="code")
    if draft.until is None and draft.code in ONCE:
        draft = replace(draft, until=draft.since)
    for name in ("amount", "own", "plus"):
        _not_below(draft, name)
    if draft.code == "meals":
        if not draft.breakfasts and not draft.meals:
            raise Invalid(N_("Please enter how many meals there are a month."), field="meals")
    elif not draft.amount and not (draft.code == "vl" and draft.own):
        raise Invalid(N_("Please enter the amount."), field="amount")
    if draft.code == "ride" and not draft.km:
        raise Invalid(N_("Please enter the kilometres of the way to work."), field="km")
    if draft.code in PLANS and not draft.payee.strip():
        raise Invalid(N_("Please enter who gets the money of the plan."), field="payee")
    _need_kind(unit, draft.code)
    _once(unit, PayBenefit, draft, key, "code")
    return save_draft(unit, PayBenefit, draft, key, version)


@command(CHANGE)
def save_claim(unit: Unit, draft: ClaimDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep something that is kept back of pay; raises Invalid for amounts that can't be and for what its kind needs."""
    draft = _checked(unit, draft)
    if not draft.kind:
        raise Invalid(N_("Choose the kind of the deduction."), field="kind")
    for name in ("amount", "settled", "rate", "free"):
        _not_below(draft, name)
    if draft.kind == LOAN:
        if not draft.amount:
            raise Invalid(N_("Please enter the amount of the loan."), field="amount")
        if not draft.rate:
            raise Invalid(N_("Please enter the instalment of a month."), field="rate")
    elif not draft.creditor.strip():
        raise Invalid(N_("Please enter the creditor who gets the money."), field="creditor")
    if draft.kind == MAINTENANCE and draft.free is None:
        raise Invalid(N_("Please enter what the court leaves to the person (§ 850d ZPO)."), field="free")
    if draft.amount is not None and draft.settled > draft.amount:
        raise Invalid(N_("This is more than the amount in all."), field="settled")
    _need_kind(unit, draft.kind)
    _once(unit, PayClaim, draft, key, "kind reference")
    return save_draft(unit, PayClaim, draft, key, version)


def _checked(unit: Unit, draft: Draft) -> Draft:
    if draft.person is None:
        raise Invalid(N_("Choose a member of staff."), field="person")
    must_exist(unit, person=(Person, draft.person))
    unit.row(Person, draft.person, lock=True)  # the same sent twice at once is kept once
    if draft.since is None:
        raise Invalid(N_("Enter the day from which this holds."), field="since")
    if draft.until is not None and draft.until < draft.since:
        raise Invalid(N_("This lies before the first day."), field="until")
    return replace(draft, iban=iban(draft.iban) if draft.iban.strip() else "")


def _not_below(draft: Any, name: str) -> None:
    if (getattr(draft, name) or 0) < 0:
        raise Invalid(N_("This is not below zero."), field=name)


def _once(unit: Unit, kind: Any, draft: Any, key: int | None, names: str) -> None:
    """Refuse a second row of the same person and day that says the same: what is sent twice holds once."""
    same = select(kind.id).where(
        kind.person_id == draft.person, kind.since == draft.since, kind.id != (key or 0)
    )
    for name in names.split():
        same = same.where(getattr(kind, name) == getattr(draft, name))
    if unit.connection.scalar(same) is not None:
        raise Invalid(N_("This is entered from that day on already; please change it."), field="since")


def _need_kind(unit: Unit, use: str) -> None:
    """Bring the standard pay kind that stands for a benefit or deduction where none does: books from before have none."""
    k = PayKind
    if unit.connection.scalar(select(k.id).where(k.use == use)) is not None:
        return
    taken = set(unit.connection.scalars(select(k.number)))
    one = next(kind for kind in standard() if kind.use == use)
    number = next(number for number in (one.number, *range(one.number, MOST + 1)) if number not in taken)
    unit.insert(PayKind, **columns_of(PayKind, replace(one, number=number)))


undo_benefit = undoing(PayBenefit)
undo_claim = undoing(PayClaim)
