"""What is read of upkeep: what is due, inspections, maintenance, instruments, and what devices cost and are worth."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.data import clock
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.modules.finance.fixed_assets.api import asset_views, registered_above
from app.modules.it.assets.api import HERE, AssetModel, AssetView, Category, ItAsset, asset, model_words
from app.modules.it.maintenance.models import Inspection, Instrument, Maintenance
from app.modules.it.maintenance.rules import (
    InspectionDraft,
    InstrumentDraft,
    MaintenanceDraft,
    Registered,
    book_value,
    finding,
)
from app.modules.organisation.contacts.api import Contact

GONE = frozenset({"disposed", "lost", "stolen"})


def _with_device(kind: Any) -> tuple[tuple[Any, Any], ...]:
    return (
        (ItAsset.__table__, ItAsset.id == kind.asset_id),
        (AssetModel.__table__, AssetModel.id == ItAsset.model_id),
    )


def due_source() -> ListSource:
    """Return the devices in use that have a day for their next inspection, the most urgent first."""
    a, m, c = ItAsset, AssetModel, Category
    columns = (
        shown_as(a.next_inspection, width=140),
        *listed(a, "tag"),
        Column("model", N_("Model"), "text", model_words(), 220),
        shown_as(c.name, "category", title=N_("Category"), width=150),
        shown_as(a.serial, width=150),
    )
    joins = ((m.__table__, m.id == a.model_id), (c.__table__, c.id == m.category_id))
    where = (a.next_inspection.is_not(None), a.status.in_(HERE))

    return ListSource(
        "it.due",
        a,
        columns,
        (a.next_inspection.asc(), a.tag.asc()),
        joins=joins,
        where=where,
    )


def inspections_source() -> ListSource:
    """Return the inspections, the newest first."""
    i = Inspection
    columns = (
        shown_as(i.day, title=N_("Day")),
        *listed(ItAsset, "tag"),
        Column("model", N_("Model"), "text", model_words(), 200),
        *listed(i, "passed protection"),
        shown_as(Instrument.name, "instrument", width=170),
        *listed(i, "tester next_day"),
        shown_as(i.notes, shown=False),
    )
    joins = (*_with_device(i), (Instrument.__table__, Instrument.id == i.instrument_id))

    return ListSource("it.inspections", i, columns, (i.day.desc(), i.id.desc()), joins=joins)


def maintenance_source() -> ListSource:
    """Return the work on devices: what is under way first, then the newest."""
    w = Maintenance
    columns = (
        *listed(w, "start finish"),
        *listed(ItAsset, "tag"),
        Column("model", N_("Model"), "text", model_words(), 190),
        *listed(w, "kind title"),
        shown_as(w.cost, total=True),
        *listed(w, "warranty"),
        shown_as(Contact.name, "supplier", title=N_("By whom"), width=170, shown=False),
    )
    joins = (*_with_device(w), (Contact.__table__, Contact.id == w.supplier_id))

    order = (w.finish.is_not(None), w.start.desc(), w.id.desc())
    return ListSource("it.maintenance", w, columns, order, joins=joins)


def instruments_source() -> ListSource:
    """Return the measuring instruments."""
    n = Instrument
    columns = (*listed(n, "name serial calibrated"),)
    return ListSource("it.instruments", n, columns, (func.lower(n.name),))


@query("it.view")
def inspection(connection: Connection, key: int) -> Stored[InspectionDraft] | None:
    """Return an inspection, None where there is none."""
    return load_draft(connection, Inspection, InspectionDraft, key)


@query("it.view")
def maintenance(connection: Connection, key: int) -> Stored[MaintenanceDraft] | None:
    """Return work on a device, None where there is none."""
    return load_draft(connection, Maintenance, MaintenanceDraft, key)


@query("it.view")
def instrument(connection: Connection, key: int) -> Stored[InstrumentDraft] | None:
    """Return an instrument, None where there is none."""
    return load_draft(connection, Instrument, InstrumentDraft, key)


@query("it.view")
def instruments(connection: Connection) -> list[tuple[int, str]]:
    """Return the instruments by name: key and words."""
    rows = connection.execute(
        select(Instrument.id, Instrument.name, Instrument.serial).order_by(func.lower(Instrument.name))
    )
    return [(int(row.id), " ".join(filter(None, (row.name, row.serial)))) for row in rows]


@dataclass(frozen=True)
class InspectionRecord:
    """What the record of an inspection says: what was measured, on which device, with which instrument."""

    draft: InspectionDraft
    device: AssetView
    instrument: str


@query("it.view")
def record_of(connection: Connection, key: int) -> InspectionRecord | None:
    """Return what the record of an inspection says, None where there is none."""
    one = inspection(connection, key)
    device = asset(connection, one.draft.asset) if one is not None and one.draft.asset is not None else None
    if one is None or device is None:
        return None
    return InspectionRecord(
        one.draft, device, dict(instruments(connection)).get(one.draft.instrument or 0, "")
    )


@query("it.view")
def last_instrument(connection: Connection, login: str) -> tuple[int | None, str]:
    """Return instrument and class of protection of the newest inspection of a tester, to begin the next with."""
    i = Inspection
    row = connection.execute(
        select(i.instrument_id, i.protection).where(i.tester == login).order_by(i.id.desc()).limit(1)
    ).first()
    return (row.instrument_id, row.protection) if row is not None else (None, "I")


# -- values ------------------------------------------------------------------
@dataclass(frozen=True)
class Ledger:
    """The fixed-asset register on a day by number, with how many devices share each."""

    rows: dict[str, Registered]
    shared: Counter[str]


def ledger(connection: Connection, day: datetime.date) -> Ledger:
    """Return what the register says on a day."""
    found = {
        one.number: Registered(one.number, one.name, one.cost_at(day), one.book_value(day), one.left)
        for one in asset_views(connection)
    }
    numbers = connection.scalars(select(ItAsset.register_no).where(ItAsset.register_no != ""))
    return Ledger(found, Counter(numbers))


def values_source() -> ListSource:
    """Return devices with what they cost, what they are worth by months, what the register says, and what does not fit."""
    a, m, c = ItAsset, AssetModel, Category
    work = (
        select(func.coalesce(func.sum(Maintenance.cost), 0))
        .where(Maintenance.asset_id == a.id)
        .correlate(a.__table__)
        .scalar_subquery()
    )
    columns = (
        shown_as(a.tag, width=100),
        Column("model", N_("Model"), "text", model_words(), 180),
        Column("finding", N_("What does not fit"), "text", None, 250),
        shown_as(a.register_no, width=130),
        Column("register_value", N_("Book value"), "money", None, 100),
        Column("worth", N_("Value by months"), "money", None, 120),
        shown_as(a.cost, width=110, total=True),
        Column("work", N_("Maintenance"), "money", work, 100, total=True),
        *listed(a, "purchased"),
        Column("register_cost", N_("Cost in the register"), "money", None, 150),
        shown_as(c.name, "category", title=N_("Category"), width=130, shown=False),
    )
    joins = ((m.__table__, m.id == a.model_id), (c.__table__, c.id == m.category_id))

    return ListSource(
        "it.values",
        a,
        columns,
        (a.tag.asc(),),
        joins=joins,
        finish=_finish,
    )


def _devices(connection: Connection, *where: Any) -> Sequence[Any]:
    """Return what the value of devices follows from."""
    a, c = ItAsset, Category
    query = select(a.id, a.purchased, a.cost, a.status, a.register_no, c.life_months).join(
        AssetModel, AssetModel.id == a.model_id
    )
    return connection.execute(query.join(c, c.id == AssetModel.category_id).where(*where)).all()


def _finish(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
    day = clock.today(connection)
    book = ledger(connection, day)
    places = [
        [column.key for column in values_source().columns].index(key)
        for key in ("worth", "register_cost", "register_value", "finding")
    ]
    about = {row.id: row for row in _devices(connection, ItAsset.id.in_(list(keys)))}
    for key, row in zip(keys, rows, strict=True):
        if (one := about.get(key)) is not None:
            for place, value in zip(places, _worth(one, book, day), strict=True):
                row[place] = value


def _worth(one: Any, book: Ledger, day: datetime.date) -> tuple[int | None, int | None, int | None, str]:
    entry, gone = book.rows.get(one.register_no), one.status in GONE
    worth = None
    if one.cost is not None and one.purchased is not None:
        worth = 0 if gone else book_value(one.cost, one.purchased, one.life_months, day)
    words = finding(
        one.register_no,
        one.cost,
        gone,
        entry,
        book.shared[one.register_no],
        listed_from=registered_above(one.purchased or day),
    )
    return worth, entry.cost if entry else None, entry.value if entry else None, str(words) if words else ""


@query("it.view")
def only_in_register(connection: Connection, day: datetime.date) -> list[Registered]:
    """Return what stands in the register and has not left it, but no device has its number."""
    book = ledger(connection, day)
    return [one for number, one in sorted(book.rows.items()) if not book.shared[number] and one.left is None]


@query("it.view")
def findings(connection: Connection) -> int:
    """Return how many devices do not fit the register, which is read once."""
    day = clock.today(connection)
    book = ledger(connection, day)
    return sum(1 for one in _devices(connection) if _worth(one, book, day)[3])
