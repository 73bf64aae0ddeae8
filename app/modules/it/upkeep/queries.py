"""What is read of upkeep: what is due, inspections, maintenance, instruments, and what devices cost and are worth."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dates import utc_now
from app.core.messages import N_
from app.data.keeping import Kept, kept
from app.data.lists import Column, ListSource
from app.modules.finance.fixed_assets.api import asset_views, registered_above
from app.modules.it.assets.api import HERE, AssetModel, Category, ItAsset, model_words
from app.modules.it.upkeep.models import Inspection, Instrument, Maintenance
from app.modules.it.upkeep.rules import (
    CLASSES,
    MAINTENANCE,
    InspectionDraft,
    InstrumentDraft,
    MaintenanceDraft,
    Registered,
    book_value,
    finding,
)
from app.modules.organisation.contacts.api import Contact

PASSED = {"1": N_("passed"), "0": N_("failed")}
GONE = frozenset({"disposed", "lost", "stolen"})


def _with_device(kind: Any) -> tuple[tuple[Any, Any], ...]:
    return ((ItAsset.__table__, ItAsset.id == kind.asset_id), (AssetModel.__table__, AssetModel.id == ItAsset.model_id))


def due_source() -> ListSource:
    """Return the devices in use that have a day for their next inspection, the most urgent first."""
    a, m, c = ItAsset, AssetModel, Category
    columns = (
        Column("next_inspection", N_("Next inspection"), "day", a.next_inspection.expression, 140),
        Column("tag", N_("Device no."), "text", a.tag.expression, 110),
        Column("model", N_("Model"), "text", model_words(), 220),
        Column("category", N_("Category"), "text", c.name.expression, 150),
        Column("serial", N_("Serial no."), "text", a.serial.expression, 150),
    )
    joins = ((m.__table__, m.id == a.model_id), (c.__table__, c.id == m.category_id))
    where = (a.next_inspection.is_not(None), a.status.in_(HERE))
    tables = frozenset({"it_asset", "it_inspection"})
    return ListSource("it.due", tables, a.__table__, a.id.expression, columns, (a.next_inspection.asc(), a.tag.asc()), joins, where)


def inspections_source() -> ListSource:
    """Return the inspections, the newest first."""
    i = Inspection
    columns = (
        Column("day", N_("Day"), "day", i.day.expression, 106),
        Column("tag", N_("Device no."), "text", ItAsset.tag.expression, 110),
        Column("model", N_("Model"), "text", model_words(), 200),
        Column("passed", N_("Passed"), "flag", i.passed.expression, 90),
        Column("protection", N_("Class of protection"), "text", i.protection.expression, 170, choices=CLASSES),
        Column("instrument", N_("Instrument"), "text", Instrument.name.expression, 170),
        Column("tester", N_("Tester"), "text", i.tester.expression, 130),
        Column("next_day", N_("Next inspection"), "day", i.next_day.expression, 130),
        Column("notes", N_("Remark"), "text", i.notes.expression, 200, shown=False),
    )
    joins = (*_with_device(i), (Instrument.__table__, Instrument.id == i.instrument_id))
    tables = frozenset({"it_inspection", "it_asset", "it_instrument"})
    return ListSource("it.inspections", tables, i.__table__, i.id.expression, columns, (i.day.desc(), i.id.desc()), joins)


def maintenance_source() -> ListSource:
    """Return the work on devices: what is under way first, then the newest."""
    w = Maintenance
    columns = (
        Column("start", N_("Begun"), "day", w.start.expression, 106),
        Column("finish", N_("Finished"), "day", w.finish.expression, 106),
        Column("tag", N_("Device no."), "text", ItAsset.tag.expression, 110),
        Column("model", N_("Model"), "text", model_words(), 190),
        Column("kind", N_("Kind"), "text", w.kind.expression, 110, choices=MAINTENANCE),
        Column("title", N_("What was done"), "text", w.title.expression, 220),
        Column("cost", N_("Costs"), "money", w.cost.expression, 110, total=True),
        Column("warranty", N_("Warranty"), "flag", w.warranty.expression, 90),
        Column("supplier", N_("By whom"), "text", Contact.name.expression, 170, shown=False),
    )
    joins = (*_with_device(w), (Contact.__table__, Contact.id == w.supplier_id))
    tables = frozenset({"it_maintenance", "it_asset"})
    order = (w.finish.is_not(None), w.start.desc(), w.id.desc())
    return ListSource("it.maintenance", tables, w.__table__, w.id.expression, columns, order, joins)


def instruments_source() -> ListSource:
    """Return the measuring instruments."""
    n = Instrument
    columns = (
        Column("name", N_("Instrument"), "text", n.name.expression, 240),
        Column("serial", N_("Serial no."), "text", n.serial.expression, 160),
        Column("calibrated", N_("Calibrated until"), "day", n.calibrated.expression, 150),
    )
    return ListSource("it.instruments", frozenset({"it_instrument"}), n.__table__, n.id.expression, columns, (func.lower(n.name),))


def inspection(connection: Connection, key: int) -> Kept[InspectionDraft] | None:
    """Return an inspection, None where there is none."""
    return kept(connection, Inspection, InspectionDraft, key)


def maintenance(connection: Connection, key: int) -> Kept[MaintenanceDraft] | None:
    """Return work on a device, None where there is none."""
    return kept(connection, Maintenance, MaintenanceDraft, key)


def instrument(connection: Connection, key: int) -> Kept[InstrumentDraft] | None:
    """Return an instrument, None where there is none."""
    return kept(connection, Instrument, InstrumentDraft, key)


def instruments(connection: Connection) -> list[tuple[int, str]]:
    """Return the instruments by name: key and words."""
    rows = connection.execute(select(Instrument.id, Instrument.name, Instrument.serial).order_by(func.lower(Instrument.name)))
    return [(int(row[0]), " ".join(filter(None, (row[1], row[2])))) for row in rows]


def last_instrument(connection: Connection, login: str) -> tuple[int | None, str]:
    """Return instrument and class of protection of the newest inspection of a tester, to begin the next with."""
    i = Inspection
    row = connection.execute(select(i.instrument_id, i.protection).where(i.tester == login).order_by(i.id.desc()).limit(1)).first()
    return (row[0], row[1]) if row is not None else (None, "I")


# -- values ------------------------------------------------------------------
@dataclass(frozen=True)
class Ledger:
    """The fixed-asset register on a day by number, with how many devices share each."""

    rows: dict[str, Registered]
    shared: Counter[str]


def ledger(connection: Connection, day: datetime.date) -> Ledger:
    """Return what the register says on a day."""
    found = {
        one.number: Registered(one.number, one.name, one.cost_at(day), one.book_value(day), one.left) for one in asset_views(connection)
    }
    numbers = connection.scalars(select(ItAsset.register_no).where(ItAsset.register_no != ""))
    return Ledger(found, Counter(numbers))


def values_source() -> ListSource:
    """Return devices with what they cost, what they are worth by months, what the register says, and what does not fit."""
    a, m, c = ItAsset, AssetModel, Category
    work = select(func.coalesce(func.sum(Maintenance.cost), 0)).where(Maintenance.asset_id == a.id).correlate(a.__table__).scalar_subquery()
    columns = (
        Column("tag", N_("Device no."), "text", a.tag.expression, 100),
        Column("model", N_("Model"), "text", model_words(), 180),
        Column("finding", N_("What does not fit"), "text", None, 250),
        Column("register_no", N_("Inventory number"), "text", a.register_no.expression, 130),
        Column("register_value", N_("Book value"), "money", None, 100),
        Column("worth", N_("Value by months"), "money", None, 120),
        Column("cost", N_("Purchase price"), "money", a.cost.expression, 110, total=True),
        Column("work", N_("Maintenance"), "money", work, 100, total=True),
        Column("purchased", N_("Purchased"), "day", a.purchased.expression, 106),
        Column("register_cost", N_("Cost in the register"), "money", None, 150),
        Column("category", N_("Category"), "text", c.name.expression, 130, shown=False),
    )
    joins = ((m.__table__, m.id == a.model_id), (c.__table__, c.id == m.category_id))
    tables = frozenset({"it_asset", "it_maintenance", "finance_asset", "finance_asset_run"})
    return ListSource("it.values", tables, a.__table__, a.id.expression, columns, (a.tag.asc(),), joins, finish=_finish)


def _devices(connection: Connection, *where: Any) -> Sequence[Any]:
    """Return what the value of devices follows from."""
    a, c = ItAsset, Category
    query = select(a.id, a.purchased, a.cost, a.status, a.register_no, c.life_months).join(AssetModel, AssetModel.id == a.model_id)
    return connection.execute(query.join(c, c.id == AssetModel.category_id).where(*where)).all()


def _finish(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
    day = utc_now().astimezone().date()
    book = ledger(connection, day)
    places = [
        [column.key for column in values_source().columns].index(key) for key in ("worth", "register_cost", "register_value", "finding")
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
    words = finding(one.register_no, one.cost, gone, entry, book.shared[one.register_no], registered_above(one.purchased or day))
    return worth, entry.cost if entry else None, entry.value if entry else None, str(words) if words else ""


def only_in_register(connection: Connection, day: datetime.date) -> list[Registered]:
    """Return what stands in the register and has not left it, but no device has its number."""
    book = ledger(connection, day)
    return [one for number, one in sorted(book.rows.items()) if not book.shared[number] and one.left is None]


def findings(connection: Connection) -> int:
    """Return how many devices do not fit the register, which is read once."""
    day = utc_now().astimezone().date()
    book = ledger(connection, day)
    return sum(1 for one in _devices(connection) if _worth(one, book, day)[3])
