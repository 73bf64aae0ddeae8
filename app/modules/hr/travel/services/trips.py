"""What is done with a trip until it is approved: written, receipts added, an advance asked for, handed in, withdrawn, deleted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import select

from app.core.dataclass import dataclass
from app.core.errors import Invalid, Missing
from app.core.messages import N_
from app.data.drafts import check_draft, must_differ, must_exist, one_of, save_draft
from app.data.numbering import give
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit
from app.data.workflow import call_off, start
from app.modules.finance.tax.api import apply, cases
from app.modules.hr.people.api import Assignment, AssignmentDraft, Person, head_of, on_day, own_person, parts
from app.modules.hr.travel.models import TravelRate, Trip, TripAdvance, TripDay, TripLeg, TripReceipt
from app.modules.hr.travel.queries.trips import reckoned, view_of
from app.modules.hr.travel.queries.visibility import may_change
from app.modules.hr.travel.rules.currency import in_euro
from app.modules.hr.travel.rules.hospitality import check as check_hospitality
from app.modules.hr.travel.rules.law import figures, tabled
from app.modules.hr.travel.rules.trips import (
    ADVANCE_MACHINE,
    ASKED,
    MACHINE,
    MEANS,
    NIGHTS,
    OPEN,
    AdvanceDraft,
    DayDraft,
    RateDraft,
    ReceiptDraft,
    TripDraft,
    check_legs,
    days_of,
)
from app.modules.hr.travel.services.approving import ADVANCE, TRIP

OWN, CHANGE = "hr.own", "hr.travel.change"


@dataclass(frozen=True)
class Head:
    """What of a trip stands in its own row."""

    person: int
    purpose: str
    cost1: str
    night: str
    note: str


@command(OWN)
def save_trip(unit: Unit, draft: TripDraft, key: int | None = None, version: int | None = None) -> int:
    """Write a trip down, or change one that is not handed in; return its key. Who may change trips writes those of others too.

    The cost centre is that of the position on the first day where none is given. Raises Invalid naming the field at fault.
    """
    person = _whose(unit, draft.person)
    if key is not None:
        row = _row(unit, key)
        MACHINE.after(row["state"], "change")
        person = int(row["person_id"])
    check_legs(draft.legs, draft.days)
    for place, leg in enumerate(draft.legs, 1):
        one_of(leg.means, MEANS, "legs")
        if len(leg.town) > 80 or len(leg.area) > 20:
            raise Invalid(N_("Say where leg {place} leads."), field="legs", place=place)
    for day in draft.days:
        one_of(day.night, ("", *NIGHTS), "days")
    span = days_of(draft.legs)
    cost1 = draft.cost1.strip() or _cost_centre(unit, person, span[0])
    head = Head(person, draft.purpose, cost1, draft.night, draft.note)
    check_draft(Trip, head)
    more: dict[str, Any] = {"since": span[0], "until": span[-1], "login": unit.login}
    if key is None:
        _refuse_double(unit, person, draft)
        number = give(unit, Trip.number, unit.today.year)
        more |= {
            "number": number, "total": 0, "state": OPEN, "reason": "", "asked_at": None, "entry_id": None,
        }  # fmt: skip
    made = save_draft(unit, Trip, head, key, version, **more)
    _write(unit, TripLeg, made, [{"place": place, **asdict(one)} for place, one in enumerate(draft.legs, 1)])
    _write(unit, TripDay, made, [asdict(one) for one in draft.days if one != DayDraft(one.day)])
    view = view_of(unit.connection, made)
    assert view is not None
    reckoned(unit.connection, view)  # an area without a rate is refused while it is typed
    return made


def _whose(unit: Unit, person: int | None) -> int:
    """Return whose trip it is; raises Invalid for nobody, and Missing for somebody whose trips are not theirs to write."""
    me = own_person(unit.connection)
    if person is None and me is None:
        raise Invalid(
            N_("Nobody of the staff signs in as {login}; have it noted under “Staff”."),
            field="purpose",
            login=unit.login,
        )
    found = person if person is not None else int(me or 0)
    must_exist(unit, person=(Person, found))
    if not may_change(unit.connection, found):
        raise Missing(N_("This record is no longer there."), table="hr_person", key=found)
    return found


def _refuse_double(unit: Unit, person: int, draft: TripDraft) -> None:
    """Raise Invalid where the same person set off at the same minute on a trip that is there already."""
    t, g, first = Trip, TripLeg, draft.legs[0]
    chosen = select(t.number).join(g, g.trip_id == t.id).where(t.person_id == person, g.place == 1)
    known = unit.connection.scalar(chosen.where(g.day == first.day, g.left == first.left).limit(1))
    if known is not None:
        raise Invalid(N_("This trip is written down already: {number}."), field="legs", number=known)


def _row(unit: Unit, key: int) -> Mapping[str, Any]:
    """Return a trip, locked; raises Missing for one that the person may not write."""
    row = unit.row(Trip, key, lock=True)
    if not may_change(unit.connection, int(row["person_id"])):
        raise Missing(N_("This record is no longer there."), table="hr_trip", key=key)
    return row


def _cost_centre(unit: Unit, person: int, day: Any) -> str:
    held = on_day(parts(unit.connection, Assignment, AssignmentDraft, person), day)
    return held.draft.cost_centre if held is not None else ""


def _write(unit: Unit, kind: Any, trip: int, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write the parts of a trip in place of those it had; what stays the same stays untouched."""
    names = list(rows[0]) if rows else []
    table = kind.__table__
    old = (
        unit.connection.execute(select(table).where(table.c.trip_id == trip).order_by(table.c.id))
        .mappings()
        .all()
    )
    if [{name: one[name] for name in names} for one in old] == [dict(row) for row in rows] and len(
        old
    ) == len(rows):
        return
    for one in old:
        unit.delete(kind, int(one["id"]))
    for row in rows:
        unit.insert(kind, trip_id=trip, **row)


@command(OWN)
def delete_trip(unit: Unit, key: int) -> None:
    """Delete a trip that was never handed in, with its receipts; raises Invalid where an advance stands on it."""
    row = _row(unit, key)
    MACHINE.after(row["state"], "change")
    if unit.connection.scalar(select(TripAdvance.id).where(TripAdvance.trip_id == key)) is not None:
        raise Invalid(N_("An advance was asked for this trip; it stays."), field="state")
    for kind in (TripLeg, TripDay, TripReceipt):
        table: Any = kind.__table__
        for one in unit.connection.scalars(select(table.c.id).where(table.c.trip_id == key)).all():
            unit.delete(kind, int(one))
    unit.delete(Trip, key)


# -- receipts ------------------------------------------------------------------------
@command(OWN)
def save_receipt(unit: Unit, draft: ReceiptDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a receipt of a trip that is not handed in; raises Invalid naming the field.

    What was paid in another currency comes to euro at the rate of the day, with its source. Input tax is deducted from papers only (§ 15 (1) UStG), above the limit of § 33 UStDV only where they name the company.
    """
    if draft.trip is None:
        raise Invalid(N_("Choose the trip."), field="trip")
    if key is not None:
        _row(unit, int(unit.row(TripReceipt, key)["trip_id"]))
    MACHINE.after(_row(unit, draft.trip)["state"], "change")
    draft = in_euro(draft)
    check_draft(TripReceipt, draft)
    if draft.gross <= 0:
        raise Invalid(N_("The amount must be above zero."), field="gross")
    check_hospitality(draft)
    check_receipt_tax(unit, draft)
    must_differ(unit, TripReceipt, key, draft, "trip day kind gross text guests occasion", at="text")
    return save_draft(unit, TripReceipt, draft, key, version)


undo_receipt = undoing(TripReceipt)


def check_receipt_tax(unit: Unit, draft: ReceiptDraft) -> None:
    """Raise Invalid, naming the field, where the tax of a receipt does not fit its tax case, or may not be deducted."""
    if not draft.tax_case:
        if draft.tax:
            raise Invalid(
                N_("Name the tax case that deducts this tax, or leave the tax empty."), field="tax_case"
            )
        return
    assert draft.day is not None
    case = cases(unit.connection).find(draft.tax_case, draft.day)
    if case.kind != "input":
        raise Invalid(N_("On a receipt stands input tax; choose such a tax case."), field="tax_case")
    if case.rate and draft.gross > int(figures()["small_invoice"]) and not draft.in_name:
        raise Invalid(
            N_("Above {limit} € input tax needs an invoice that names the company (§ 33 UStDV)."),
            field="in_name",
            limit=int(figures()["small_invoice"]) // 100,
        )
    try:
        apply(case, draft.gross, draft.tax or None)
    except Invalid as error:
        raise Invalid(N_("{reason}"), field="tax", reason=str(error)) from error


@command(OWN)
def delete_receipt(unit: Unit, key: int) -> None:
    """Take a receipt away from a trip that is not handed in."""
    trip = _row(unit, int(unit.row(TripReceipt, key)["trip_id"]))
    MACHINE.after(trip["state"], "change")
    unit.delete(TripReceipt, key)


# -- handing in ------------------------------------------------------------------------
@command(OWN)
def hand_in(unit: Unit, key: int) -> None:
    """Hand a trip in for approval; the manager decides, or whom the rules name. Raises Invalid where it is not over yet."""
    row = _row(unit, key)
    state = MACHINE.after(row["state"], "ask")
    if row["until"] > unit.today:
        raise Invalid(N_("The trip is not over yet; hand it in afterwards."), field="state")
    unit.update(Trip, key, {"state": state, "reason": "", "asked_at": unit.now})
    view = view_of(unit.connection, key)
    assert view is not None
    total = reckoned(unit.connection, view).total + view.spent
    unit.update(Trip, key, {"total": total})
    start(unit, TRIP, key, total, _decider(unit, int(row["person_id"])))


@command(OWN)
def withdraw_trip(unit: Unit, key: int) -> None:
    """Take a trip back that was handed in and that nobody decided yet."""
    row = _row(unit, key)
    state = MACHINE.after(row["state"], "withdraw")
    call_off(unit, TRIP, key)
    unit.update(Trip, key, {"state": state, "asked_at": None})


@command(OWN)
def ask_advance(unit: Unit, draft: AdvanceDraft, key: int | None = None, version: int | None = None) -> int:
    """Ask for money before a trip, in cents, once a trip; one that was rejected can be asked for anew. Returns its key."""
    if draft.trip is None:
        raise Invalid(N_("Choose the trip."), field="trip")
    trip, amount = draft.trip, draft.amount
    row = _row(unit, trip)
    MACHINE.after(row["state"], "change")
    if amount <= 0:
        raise Invalid(N_("The amount must be above zero."), field="amount")
    a = TripAdvance
    known = unit.connection.execute(select(a.__table__).where(a.trip_id == trip)).mappings().first()
    if known is None and key is None:
        key = unit.insert(
            a, trip_id=trip, amount=amount, state=ASKED, reason="", login=unit.login, entry_id=None
        )
    elif known is None or key not in (None, known["id"]):
        raise Invalid(N_("An advance stays with its trip."), field="trip")
    else:
        key, state = int(known["id"]), ADVANCE_MACHINE.after(known["state"], "ask")
        values = {"amount": amount, "state": state, "reason": "", "login": unit.login}
        unit.update(a, key, values, version)
    start(unit, ADVANCE, key, amount, _decider(unit, int(row["person_id"])))
    return key


def _decider(unit: Unit, person: int) -> str:
    """Return the sign-in name of the manager of a person, '' where there is none who signs in: then the rules say who decides."""
    head = head_of(unit.connection, person, unit.today)
    login = str(unit.row(Person, head)["login"]) if head is not None else ""
    return login if login != unit.login else ""


# -- rates -------------------------------------------------------------------------------
@command(CHANGE)
def save_rate(unit: Unit, draft: RateDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a rate of the official letter for an area and span that the program has no table of; raises Invalid naming the field."""
    draft = RateDraft(**{**vars(draft), "area": draft.area.strip().upper()})
    check_draft(TravelRate, draft)
    assert draft.since is not None
    if draft.until is not None and draft.until < draft.since:
        raise Invalid(N_("The last day is before the first."), field="until")
    if not 0 < draft.part <= draft.full or draft.night < 0:
        raise Invalid(N_("A part of a day pays something, and no more than a whole one."), field="part")
    rows = unit.connection.execute(
        select(TravelRate.__table__).where(TravelRate.area == draft.area)
    ).mappings()
    spans = [(row["since"], row["until"]) for row in rows if row["id"] != key]
    spans += [(one.since, one.until) for one in tabled() if one.area == draft.area]
    for since, until in spans:
        if (until is None or draft.since <= until) and (draft.until is None or since <= draft.until):
            raise Invalid(
                N_("A rate of {area} is known for days of this span already."), field="since", area=draft.area
            )
    return save_draft(unit, TravelRate, draft, key, version)


undo_rate = undoing(TravelRate)
