"""What is done with licences and contracts."""

from __future__ import annotations

import datetime
from dataclasses import asdict
from typing import Any

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.data import sealed_fields
from app.data.declarative import Base
from app.data.drafts import must_differ
from app.data.office import command
from app.data.record_extras import Target, remind
from app.data.search import index
from app.data.settings import setting
from app.data.unit import Unit, table_of
from app.modules.hr.people.api import Person
from app.modules.it.assets.api import HERE, ItAsset
from app.modules.it.licences.models import Covered, ItContract, Licence, Seat
from app.modules.it.licences.rules import (
    KINDS,
    ContractDraft,
    LicenceDraft,
    Terms,
    notice_day,
    runs_until,
)
from app.modules.organisation.contacts.api import Contact

MOST = 1_000_000
AHEAD = datetime.timedelta(days=14)


def _whole(value: int, field: str, high: int, low: int = 0) -> None:
    if not low <= value <= high:
        raise Invalid(
            N_("Enter a whole number from {minimum} to {maximum}."), field=field, minimum=low, maximum=high
        )


@command("it.licences")
def save_licence(unit: Unit, draft: LicenceDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a licence, its key locked; raises Invalid naming the field at fault, and Conflict."""
    if not draft.name.strip():
        raise Invalid(N_("Enter a name."), field="name")
    if draft.kind not in KINDS:
        raise Invalid(N_("Choose one of the values offered."), field="kind")
    _whole(draft.seats, "seats", MOST, 1)
    must_differ(unit, Licence, key, draft, "name program purchased expires order_no supplier", at="name")
    _whole(draft.notice_days, "notice_days", 3650)
    given = (
        unit.connection.scalar(select(func.count()).select_from(Seat).where(Seat.licence_id == (key or 0)))
        or 0
    )
    if draft.seats < given:
        raise Invalid(N_("{count} seats are given; take some back first."), field="seats", count=given)
    if draft.supplier is not None:
        unit.row(Contact, draft.supplier)
    values: dict[str, Any] = {
        name: value.strip() if isinstance(value, str) else value
        for name, value in asdict(draft).items()
        if name not in ("key", "supplier")
    }
    values |= {
        "begins": str(values["program"]).lower(),
        "supplier_id": draft.supplier,
        "notice": _notice(unit, draft.expires, draft.notice_days),
    }
    if key is None:
        key = unit.insert(Licence, secret=None, **values)
    else:
        unit.update(Licence, key, values, version)
    if draft.key is not None:
        locked = sealed_fields.lock(unit, "it_licence", key, draft.key.strip()) if draft.key.strip() else None
        unit.update(Licence, key, {"secret": locked})
    _remind(unit, "it_licence", key, values["notice"], str(values["name"]))
    index(
        unit,
        Licence,
        key,
        f"{values['name']} {values['publisher']} {values['program']} {values['order_no']}",
        str(values["name"]),
    )
    return key


@command("it.licences")
def give_seat(
    unit: Unit, key: int, person: int | None = None, asset: int | None = None, note: str = ""
) -> int:
    """Give a seat to a person or a device; raises Invalid where none is left, or it has one already."""
    row = unit.row(Licence, key, lock=True)
    if (person is None) == (asset is None):
        raise Invalid(N_("Choose a person or a device."), field="seat")
    s = Seat
    holder = unit.row(*((Person, person) if person is not None else (ItAsset, asset or 0)))
    if row["expires"] is not None and row["expires"] < unit.today:
        raise Invalid(N_("The licence ended on {day}."), field="seat", day=row["expires"])
    if person is not None and holder["leaving"] is not None and holder["leaving"] < unit.today:
        name = f"{holder['first_name']} {holder['last_name']}".strip()
        raise Invalid(N_("{name} no longer works here."), field="seat", name=name)
    if asset is not None and holder["status"] not in HERE:
        raise Invalid(N_("{tag} is no longer in use."), field="seat", tag=holder["tag"])
    mine = s.person_id == person if person is not None else s.asset_id == asset
    if unit.connection.scalar(select(s.id).where(s.licence_id == key, mine)) is not None:
        raise Invalid(N_("A seat is given here already."), field="seat")
    given = int(unit.connection.scalar(select(func.count()).select_from(s).where(s.licence_id == key)) or 0)
    if row["kind"] != "site" and given >= row["seats"]:
        raise Invalid(N_("All {count} seats are given."), field="seat", count=row["seats"])
    return unit.insert(
        s, licence_id=key, person_id=person, asset_id=asset, since=unit.today, note=note.strip()[:120]
    )


@command("it.licences")
def take_seat(unit: Unit, seat: int) -> None:
    """Take a seat back."""
    unit.delete(Seat, seat)


@command("it.licences")
def save_contract(
    unit: Unit, draft: ContractDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a contract; its end and the day of notice follow from its terms. Raises Invalid naming the field at fault, and Conflict."""
    if not draft.title.strip():
        raise Invalid(N_("Enter a name."), field="title")
    if draft.until is not None and draft.until < draft.start:
        raise Invalid(N_("The last day is before the first."), field="until")
    if draft.cancelled is not None and draft.cancelled < draft.start:
        raise Invalid(N_("The last day is before the first."), field="cancelled")
    must_differ(unit, ItContract, key, draft, "title start partner", at="title")
    for field, high in (("notice_days", 3650), ("renews", 120), ("period", 120)):
        _whole(getattr(draft, field), field, high)
    if draft.partner is not None:
        unit.row(Contact, draft.partner)
    values: dict[str, Any] = {
        name: value.strip() if isinstance(value, str) else value
        for name, value in asdict(draft).items()
        if name != "partner"
    }
    end = runs_until(_terms(draft), unit.today)
    values |= {
        "partner_id": draft.partner,
        "until": end,
        "notice": None if draft.cancelled else _notice(unit, end, draft.notice_days),
    }
    if key is None:
        key = unit.insert(ItContract, **values)
    else:
        unit.update(ItContract, key, values, version)
    _remind(unit, "it_contract", key, values["notice"], str(values["title"]))
    return key


def _terms(row: Any) -> Terms:
    return Terms(row.start, row.until, row.renews, row.notice_days, row.cancelled)


def _notice(unit: Unit, end: datetime.date | None, days: int) -> datetime.date | None:
    """Return the last day to give notice by the working days of the company's Bundesland."""
    return notice_day(end, days, str(setting(unit.connection, "company.land")))


def roll_on(unit: Unit) -> None:
    """Let contracts whose notice was missed go on by their months, with their day of notice and its follow-up; done once a day.

    The day of notice is reckoned anew for all: the Bundesland may be another one than when they were kept.
    """
    x, y = ItContract, Licence
    running = select(x.__table__).where(x.until.is_not(None), x.cancelled.is_(None))
    for row in unit.connection.execute(running.with_for_update()).all():
        end = runs_until(_terms(row), unit.today)
        _keep_term(unit, x, row, {"until": end, "notice": _notice(unit, end, row.notice_days)}, row.title)
    ending = select(y.__table__).where(y.expires.is_not(None))
    for row in unit.connection.execute(ending.with_for_update()).all():
        _keep_term(unit, y, row, {"notice": _notice(unit, row.expires, row.notice_days)}, row.name)


def _keep_term(unit: Unit, kind: type[Base], row: Any, values: dict[str, Any], name: str) -> None:
    if any(getattr(row, column) != value for column, value in values.items()):
        unit.update(kind, row.id, values)
        _remind(unit, table_of(kind).name, row.id, values["notice"], name)


def _remind(unit: Unit, table: str, key: int, notice: datetime.date | None, name: str) -> None:
    """Put the last day to give notice before who keeps the row, two weeks ahead; a day that is past reminds of nothing."""
    day = max(notice - AHEAD, unit.today) if notice is not None and notice >= unit.today else None
    words = Message(N_("{name}: give notice by {day}, or let it go on"), {"name": name, "day": notice})
    remind(unit, Target(table, key), "notice", day, str(words) if day else "")


@command("it.licences")
def cover(unit: Unit, key: int, asset: int, on: bool = True) -> None:
    """Let a contract cover a device, or no longer."""
    unit.row(ItContract, key)
    known = unit.connection.scalar(
        select(Covered.id).where(Covered.contract_id == key, Covered.asset_id == asset)
    )
    if on and known is None:
        unit.row(ItAsset, asset)
        unit.insert(Covered, contract_id=key, asset_id=asset)
    elif not on and known is not None:
        unit.delete(Covered, int(known))
