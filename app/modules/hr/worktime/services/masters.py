"""Models, shifts, which model holds for whom, and balances brought in by hand."""

from __future__ import annotations

import datetime
from dataclasses import replace

from sqlalchemy import select

from app.core.dates import month_end
from app.core.errors import Forbidden, Invalid
from app.core.messages import N_
from app.data.drafts import check_draft, must_be_unique, must_differ, must_exist, required, save_draft
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.hr.people.api import Person
from app.modules.hr.worktime.models import Shift, TimeBooking, TimeModel, TimeMonth, TimeNote, TimeRule
from app.modules.hr.worktime.queries.visibility import in_circle
from app.modules.hr.worktime.rules.findings import RULES
from app.modules.hr.worktime.rules.models import (
    FLEX,
    FREE,
    SHIFT,
    BookingDraft,
    ModelDraft,
    RuleDraft,
    ShiftDraft,
    read_rota,
    read_span,
    write_span,
)
from app.modules.hr.worktime.rules.months import CLOSED
from app.modules.hr.worktime.services.guarding import check_months, me_of

CHANGE, VIEW, OWN = "hr.time.change", "hr.time.view", "hr.own"


@command(CHANGE)
def save_model(unit: Unit, draft: ModelDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a model; raises Invalid naming the field at fault."""
    check_draft(TimeModel, draft)
    must_be_unique(unit, TimeModel, required(draft.name), key)
    core, rota = "", ""
    if draft.kind == FLEX and draft.core.strip():
        core = write_span(read_span(draft.core, "core"))
    if draft.kind == SHIFT:
        weeks = read_rota(draft.rota)
        known = set(unit.connection.scalars(select(Shift.code)))
        for code in sorted({code for week in weeks for code in week} - known - {FREE}):
            raise Invalid(N_("There is no shift {code}; make it first."), field="rota", code=code)
        rota = " / ".join(" ".join(week) for week in weeks)
    if draft.warn is not None and draft.limit is not None and draft.warn > draft.limit:
        raise Invalid(N_("The warning comes before the limit."), field="warn")
    return save_draft(unit, TimeModel, replace(draft, core=core, rota=rota), key, version)


@command(CHANGE)
def save_shift(unit: Unit, draft: ShiftDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a shift; raises Invalid naming the field at fault. Letters that a model names stay."""
    code = required(draft.code, "code").upper()
    if not code.isalnum():
        raise Invalid(N_("Use letters and digits."), field="code")
    must_be_unique(unit, Shift, code, key, "code")
    if key is not None and unit.row(Shift, key)["code"] != code:
        raise Invalid(N_("Models name this shift by its letters: make a new one."), field="code")
    times = write_span(read_span(draft.times, "times"))
    return save_draft(unit, Shift, replace(draft, code=code, times=times), key, version)


@command(CHANGE)
def save_rule(unit: Unit, draft: RuleDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep from which day which model holds for somebody; raises Invalid, also for a day in or before a closed month."""
    check_draft(TimeRule, draft)
    must_exist(unit, person=(Person, draft.person), model=(TimeModel, draft.model))
    if draft.person is None or draft.since is None or draft.model is None:
        raise Invalid(N_("This field is needed."), field="person" if draft.person is None else "since")
    r = TimeRule
    if unit.connection.scalar(
        select(r.id).where(r.person_id == draft.person, r.since == draft.since, r.id != (key or 0))
    ):
        raise Invalid(N_("A model begins on this day already."), field="since")
    days = [draft.since] + ([unit.row(TimeRule, key)["since"]] if key is not None else [])
    _not_closed(unit, draft.person, min(days))
    return save_draft(unit, TimeRule, draft, key, version)


def _not_closed(unit: Unit, person: int, day: datetime.date) -> None:
    m = TimeMonth
    newest = unit.connection.scalar(
        select(m.month).where(m.person_id == person, m.state == CLOSED).order_by(m.month.desc()).limit(1)
    )
    if newest is not None and day <= month_end(newest):
        raise Invalid(
            N_("Months are closed until {month}; choose a later day."), field="since", month=f"{newest:%m/%Y}"
        )


@command(CHANGE)
def delete_rule(unit: Unit, key: int) -> None:
    """Take away a model of a person that was entered by mistake; raises Invalid where months are closed since."""
    row = unit.row(TimeRule, key)
    _not_closed(unit, row["person_id"], row["since"])
    unit.delete(TimeRule, key)


@command(CHANGE)
def save_booking(unit: Unit, draft: BookingDraft, key: int | None = None, version: int | None = None) -> int:
    """Bring minutes into a balance with their reason; a payment is below zero. Raises Invalid naming the field at fault."""
    check_draft(TimeBooking, draft)
    must_exist(unit, person=(Person, draft.person))
    if draft.person is None or draft.day is None:
        raise Invalid(N_("This field is needed."), field="person" if draft.person is None else "day")
    if not draft.minutes:
        raise Invalid(N_("Enter the hours."), field="minutes")
    if draft.kind == "payout" and draft.minutes > 0:
        raise Invalid(N_("What is paid out leaves the balance: enter it with a minus sign."), field="minutes")
    required(draft.reason, "reason", N_("Say why."))
    days = [(draft.person, draft.day)]
    if key is not None:
        row = unit.row(TimeBooking, key)
        days.append((row["person_id"], row["day"]))
    check_months(unit, days, "day")
    must_differ(unit, TimeBooking, key, draft, "person day kind minutes reason", at="reason")
    return save_draft(unit, TimeBooking, draft, key, version)


@command(CHANGE)
def delete_booking(unit: Unit, key: int) -> None:
    """Take away a booking that was entered by mistake; its values stay in the trail."""
    row = unit.row(TimeBooking, key)
    check_months(unit, [(row["person_id"], row["day"])], "day")
    unit.delete(TimeBooking, key)


undo_model = undoing(TimeModel)
undo_shift = undoing(Shift)


@command(VIEW)
def note_reason(unit: Unit, person: int, day: datetime.date, rule: str, reason: str) -> int:
    """Note why a day of somebody one may see does not keep a rule, and return the key; noted again it takes the place of the first."""
    if not in_circle(unit.connection, person):
        raise Forbidden(N_("You may note reasons of your own team only."))
    return _note(unit, person, day, rule, reason)


@command(OWN)
def note_own_reason(unit: Unit, day: datetime.date, rule: str, reason: str) -> int:
    """Note why one's own day does not keep a rule, and return the key."""
    return _note(unit, me_of(unit, "reason"), day, rule, reason)


def _note(unit: Unit, person: int, day: datetime.date, rule: str, reason: str) -> int:
    if rule not in RULES:
        raise Invalid(N_("Choose one of the values offered."), field="rule")
    words = required(reason, "reason", N_("Say why."))[:200]
    n = TimeNote
    known = unit.connection.scalar(select(n.id).where(n.person_id == person, n.day == day, n.rule == rule))
    values = {"reason": words, "login": unit.login}
    if known is not None:
        unit.update(TimeNote, int(known), values)
        return int(known)
    return unit.insert(TimeNote, person_id=person, day=day, rule=rule, **values)
