"""Breaches: kept from the moment they became known, assessed, told to the authority and the people, closed; every decision is a row that stays."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid, Settled
from app.core.messages import N_
from app.data import numbering
from app.data.drafts import columns_of
from app.data.office import command
from app.data.unit import Unit
from app.modules.governance.privacy.models import CHANGE, Breach, BreachStep
from app.modules.governance.privacy.rules.breaches import (
    HIGH,
    MACHINE,
    NO_RISK,
    OPEN,
    STEPS_OF,
    AssessmentDraft,
    BreachDraft,
    risk_of,
)
from app.modules.governance.privacy.rules.deadlines import moment_of, report_until


@command(CHANGE)
def save_breach(unit: Unit, draft: BreachDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a breach and return its key; the hours to report it run from the moment it became known.

    Raises Invalid naming the field: what is needed and empty, a moment that is still to come; and Conflict.
    """
    known = moment_of(draft.known_on, draft.known_at)
    if known > unit.now:
        raise Invalid(N_("This moment is still to come."), field="known_at")
    values = columns_of(Breach, draft, ("known_on", "known_at")) | {"known": known}
    if key is not None:
        _open(unit, key)
        unit.update(Breach, key, values, version)
        return key
    empty: dict[str, Any] = dict.fromkeys(("risk", "reason", "late", "exception"), "")
    key = unit.insert(
        Breach,
        number=numbering.give(unit, Breach.number, known.astimezone().year),
        likelihood=None,
        severity=None,
        state=OPEN,
        login=unit.login,
        **values,
        **empty,
    )
    _note(unit, key, "known", known)
    return key


def _open(unit: Unit, key: int) -> dict[str, Any]:
    row = dict(unit.row(Breach, key, lock=True))
    if row["state"] == "closed":
        raise Settled(N_("This breach is closed; what was decided stays."), field="state")
    return row


def _note(unit: Unit, key: int, event: str, at: datetime.datetime | None = None) -> None:
    unit.insert(BreachStep, breach_id=key, event=event, at=at or unit.now, login=unit.login)


@command(CHANGE)
def assess_breach(unit: Unit, key: int, draft: AssessmentDraft) -> str:
    """Keep how grave a breach is for the people and return the risk that follows from it. Raises Invalid for a step not chosen, or without a reason."""
    row = _open(unit, key)
    state = row["state"] if row["state"] == "reported" else MACHINE.after(row["state"], "assess")
    for name in ("likelihood", "severity"):
        if getattr(draft, name) not in STEPS_OF:
            raise Invalid(N_("Choose a step; nothing is assessed by itself."), field=name)
    if not draft.reason.strip():
        raise Invalid(N_("Say why; the decision must be accounted for."), field="reason")
    values = columns_of(Breach, draft)
    risk = risk_of(draft.likelihood, draft.severity)
    if unit.update(Breach, key, {**values, "risk": risk, "state": state}):
        _note(unit, key, "assessed")
    return risk


@command(CHANGE)
def report_breach(unit: Unit, key: int, late: str = "") -> None:
    """Keep that the authority was told now; what is told in stages is told again. Raises Invalid without a reason once the hours are over."""
    row = _open(unit, key)
    state = MACHINE.after(row["state"], "report")
    over = unit.now > report_until(row["known"])
    if over and row["state"] != "reported" and not late.strip():
        raise Invalid(N_("The hours are over: say why it is told late (Art. 33 (1))."), field="late")
    unit.update(Breach, key, {"state": state, "late": late.strip()[:400] or row["late"]})
    _note(unit, key, "reported")


@command(CHANGE)
def inform_people(unit: Unit, key: int, exception: str = "") -> None:
    """Keep that the people were told now, or by which exception not (Art. 34 (3) GDPR). Raises Invalid where no high risk was found."""
    row = _open(unit, key)
    if row["risk"] != HIGH:
        raise Invalid(N_("People are told where the risk is high; assess it first."), field="risk")
    unit.update(Breach, key, {"exception": exception})
    _note(unit, key, "excepted" if exception else "informed")


@command(CHANGE)
def close_breach(unit: Unit, key: int) -> None:
    """Close a breach. Raises Invalid while the authority or the people must still be told, or it was not assessed."""
    row = _open(unit, key)
    state = MACHINE.after(row["state"], "close")
    events = set(unit.connection.scalars(select(BreachStep.event).where(BreachStep.breach_id == key)))
    if row["risk"] != NO_RISK and "reported" not in events:
        raise Invalid(N_("The authority must be told first."), field="state")
    if row["risk"] == HIGH and not {"informed", "excepted"} & events:
        raise Invalid(N_("The people must be told first, or an exception be named."), field="state")
    unit.update(Breach, key, {"state": state})
    _note(unit, key, "closed")
