"""Taking over what another program reckoned of a year: typed for one person, or by a sheet for all, checked against law and book."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.core import codec
from app.core.dataclass import dataclass, field
from app.core.dates import ONE_DAY, month_end
from app.core.errors import BadFile, Fault, Invalid, KontorError
from app.core.messages import N_
from app.data.drafts import Stored, check_draft, load_draft, must_exist, save_draft
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.hr.payroll.models import PayOpening, PayRun, PaySlip
from app.modules.hr.payroll.rules.kinds import CHANGE, RECKONED, RELEASED, OpeningDraft
from app.modules.hr.payroll.rules.taking_over import About, faults, net_of
from app.modules.hr.people.api import Person, pay_parts

Day = datetime.date
MARCH = 3
Found = dict[int, list[Any]]


@dataclass(frozen=True)
class OpeningRow:
    """A line of a sheet: number of the person, by field what it says in cents; net is only held against the rest."""

    line: int
    number: int
    values: Mapping[str, Any] = field(default_factory=dict)
    net: int | None = None


@dataclass(frozen=True)
class TakenOver:
    """What came of a sheet: how many people are new, changed, and as they were."""

    new: int
    changed: int
    same: int


codec.register("payroll.taken_over", TakenOver, "app.modules.hr.payroll.services.taking_over:TakenOver")


@command(CHANGE)
def save_opening(unit: Unit, draft: OpeningDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep what another program reckoned of a year; raises Invalid for what can't be right and a second row of the same year.

    Where released months of this book stand on it, a change needs a reason; the next month brings the correction.
    """
    if draft.person is None:
        raise Invalid(N_("Choose a member of staff."), field="person")
    must_exist(unit, person=(Person, draft.person))
    unit.row(Person, draft.person, lock=True)
    other = _known(unit, draft.person, draft.year)
    if other is not None and other.id != key:
        raise Invalid(N_("This year is brought forward already; please change it."), field="year")
    before = load_draft(unit.connection, PayOpening, OpeningDraft, key) if key is not None else None
    return _keep(unit, draft, before, _insured(unit, draft.person), version)


@command(CHANGE)
def take_over(unit: Unit, rows: Sequence[OpeningRow], name: str) -> TakenOver:
    """Keep the figures of a sheet, all or none; name is the file's. Raises BadFile with every fault by line and field.

    What the sheet leaves out stays as it is; the same sheet again changes nothing.
    """
    wrong, seen = list[Fault](), set[tuple[int, int]]()
    counts = {"new": 0, "changed": 0, "same": 0}
    p = Person
    keys = dict(unit.connection.execute(select(p.number, p.id)).all())
    insured = _insured(unit, None)
    for row in sorted(rows, key=lambda one: one.number):
        try:
            place = (row.number, int(row.values["year"]))
            if row.number not in keys:
                raise Invalid(N_("There is nobody with this number."), field="number")
            if place in seen:
                raise Invalid(N_("This person stands in the sheet twice."), field="number")
            seen.add(place)
            counts[_take(unit, row, keys[row.number], insured)] += 1
        except KontorError as error:
            wrong.append(Fault(name, row.line, error.field, error.message))
    if wrong:
        raise BadFile(sorted(wrong, key=lambda one: one.line), name)
    return TakenOver(**counts)


def _take(unit: Unit, row: OpeningRow, person: int, insured: Found) -> str:
    """Keep a line and return "new", "changed" or "same"; raises Invalid."""
    unit.row(Person, person, lock=True)
    before = _known(unit, person, row.values["year"])
    given = {name: value for name, value in row.values.items() if value is not None}
    draft = replace(before.draft if before else OpeningDraft(person), **given)
    if before is not None and draft == before.draft:
        return "same"
    if row.net is not None and row.net != net_of(draft):
        raise Invalid(
            N_("Gross less taxes and contributions comes to another net; please compare the columns."),
            field="net",
        )
    _keep(unit, draft, before, insured, before.version if before else None)
    return "changed" if before else "new"


def _known(unit: Unit, person: int, year: int) -> Stored[OpeningDraft] | None:
    o = PayOpening
    key = unit.connection.scalar(select(o.id).where(o.person_id == person, o.year == year))
    return load_draft(unit.connection, PayOpening, OpeningDraft, key) if key is not None else None


def _insured(unit: Unit, person: int | None) -> Found:
    """Return what the files say of insurance, by person."""
    found: Found = {}
    for one in pay_parts(unit.connection, person)["insurance"]:
        found.setdefault(one.draft.person, []).append(one)
    return found


def _keep(
    unit: Unit,
    draft: OpeningDraft,
    before: Stored[OpeningDraft] | None,
    insured: Found,
    version: int | None,
) -> int:
    """Keep checked figures of a year; raises Invalid at the field at fault."""
    draft = replace(draft, reason=draft.reason.strip())
    if before is not None and draft == before.draft:
        return before.id
    check_draft(PayOpening, draft)
    wrong = next(faults(draft, _about(unit, draft, insured)), None)
    if wrong is not None:
        raise wrong
    _check_released(unit, draft, before)
    return save_draft(unit, PayOpening, draft, before.id if before else None, version)


def _about(unit: Unit, draft: OpeningDraft, insured: Found) -> About:
    """Return what the book knows of a person in the months of a draft."""
    assert draft.person is not None
    who = unit.row(Person, draft.person)
    if draft.first_month is None or draft.last_month is None or draft.last_month < draft.first_month:
        return About(who["entry"], who["leaving"])
    first = max(Day(draft.year, draft.first_month, 1), who["entry"] or Day.min)
    last = month_end(Day(draft.year, draft.last_month, 1))
    rows = sorted(insured.get(draft.person, ()), key=lambda one: one.since)
    held = [
        one.draft.groups
        for one, later in zip(rows, [*(row.since for row in rows[1:]), Day.max], strict=True)
        if one.since <= last and later - ONE_DAY >= first
    ]
    whole = bool(rows) and rows[0].since <= first and len(set(held)) == 1
    return About(who["entry"], who["leaving"], held[0] if whole else "")


def _check_released(unit: Unit, draft: OpeningDraft, before: Stored[OpeningDraft] | None) -> None:
    """Raise Invalid for months that this book reckoned itself, and for a change without a reason where released months stand on it."""
    s, r = PaySlip, PayRun
    asked = select(s.month).join(r, r.id == s.run_id).where(
        s.person_id == draft.person, r.state == RELEASED, s.state == RECKONED,
        s.month.between(Day(draft.year, 1, 1), Day(draft.year + 1, MARCH, 1)),
    )  # fmt: skip
    released = set(unit.connection.scalars(asked))
    for month in sorted(released):
        if month.year == draft.year and (draft.first_month or 0) <= month.month <= (draft.last_month or 0):
            words = N_("{month} is released in this book; it can't be brought forward as well.")
            raise Invalid(words, field="last_month", month=f"{month:%m/%Y}")
    if released and (not draft.reason or (before is not None and draft.reason == before.draft.reason)):
        raise Invalid(
            N_("Released months stand on this year; please say why it changes. The next month brings the correction."),
            field="reason",
        )  # fmt: skip


undo_opening = undoing(PayOpening)
