"""What is read of devices: the list, one with all that belongs to it, what a person holds, protocols."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, or_, select

from app.core.lookup import Found
from app.core.messages import N_
from app.core.words import fold
from app.data.lists import Column, ListSource
from app.data.search import Searchable
from app.modules.hr.people.api import Person, full_name
from app.modules.it.assets.masters import FieldRow
from app.modules.it.assets.models import AssetModel, AssetValue, Category, Custody, ItAsset, Location, Protocol, Supply, SupplyMove, Wipe
from app.modules.it.assets.rules import CONDITIONS, METHODS, STATUS, AssetDraft
from app.modules.organisation.contacts.api import Contact

NUMBER = 50  # of this topic in the search
TABLES = frozenset({"it_asset", "it_model", "it_category", "it_location", "hr_person"})


@dataclass(frozen=True)
class AssetView:
    """A device with its words."""

    id: int
    version: int
    draft: AssetDraft
    model: str
    category_id: int
    category: str
    stores_data: bool
    location_id: int | None
    location: str
    person_id: int | None
    person: str
    expected: datetime.date | None
    warranty_until: datetime.date | None
    life_until: datetime.date | None
    last_audit: datetime.date | None
    next_audit: datetime.date | None
    next_inspection: datetime.date | None

    @property
    def words(self) -> str:
        """Tag, model and serial number in one line."""
        return "  ".join(filter(None, (self.draft.tag, self.model, self.draft.serial)))


@dataclass(frozen=True)
class CustodyRow:
    """One link of the chain of a device."""

    kind: str
    at: datetime.datetime
    by: str
    person: str
    location: str
    protocol: str
    condition: str
    parts: str
    note: str


@dataclass(frozen=True)
class ProtocolView:
    """A protocol with its devices (key, tag, model, serial, condition, parts of each) and accessories (name, number, count)."""

    id: int
    version: int
    number: str
    kind: str
    person_id: int
    person: str
    department: str
    at: datetime.datetime
    by: str
    expected: datetime.date | None
    note: str
    text: str
    signature: bytes | None
    signed_at: datetime.datetime | None
    document_id: int | None
    lines: tuple[tuple[int, str, str, str, str, str], ...] = ()
    supplies: tuple[tuple[str, str, int], ...] = ()


def model_words(model: Any = AssetModel) -> Any:
    """Return the expression of manufacturer and model."""
    return func.trim(model.manufacturer + " " + model.name)


def assets_source(fields: Sequence[FieldRow] = (), where: tuple[Any, ...] = ()) -> ListSource:
    """Return the list of devices by tag, the newest first; own fields are columns that are not shown at first."""
    a, m, c, place, p, s = ItAsset, AssetModel, Category, Location, Person, Contact
    home = Location.__table__.alias("home")
    columns = (
        Column("tag", N_("Device no."), "text", a.tag.expression, 100),
        Column("name", N_("Name"), "text", a.name.expression, 150),
        Column("category", N_("Category"), "text", c.name.expression, 120),
        Column("model", N_("Model"), "text", model_words(), 200),
        Column("serial", N_("Serial no."), "text", a.serial.expression, 140),
        Column("status", N_("State"), "text", a.status.expression, 110, choices=STATUS),
        Column("person", N_("Held by"), "text", full_name(), 170),
        Column("location", N_("Place"), "text", place.path.expression, 190),
        Column("expected", N_("Expected back"), "day", a.expected.expression, 120),
        Column("purchased", N_("Purchased"), "day", a.purchased.expression, 106, shown=False),
        Column("cost", N_("Purchase price"), "money", a.cost.expression, 100, total=True, shown=False),
        Column("supplier", N_("Supplier"), "text", s.name.expression, 180, shown=False),
        Column("order_no", N_("Order no."), "text", a.order_no.expression, 110, shown=False),
        Column("warranty_until", N_("Warranty until"), "day", a.warranty_until.expression, 120, shown=False),
        Column("life_until", N_("End of life"), "day", a.life_until.expression, 110, shown=False),
        Column("last_audit", N_("Last audit"), "day", a.last_audit.expression, 110, shown=False),
        Column("next_audit", N_("Next audit"), "day", a.next_audit.expression, 110, shown=False),
        Column("next_inspection", N_("Next inspection"), "day", a.next_inspection.expression, 120, shown=False),
        Column("register_no", N_("Inventory number"), "text", a.register_no.expression, 120, shown=False),
        Column("home", N_("Home place"), "text", home.c.path, 190, shown=False),
        Column("department", N_("Department"), "text", p.department.expression, 140, shown=False),
        Column("pool", N_("In the pool"), "flag", a.pool.expression, 100, shown=False),
        Column("notes", N_("Remark"), "text", a.notes.expression, 220, shown=False),
        *(_own_column(one) for one in fields),
    )
    joins = (
        (m.__table__, m.id == a.model_id),
        (c.__table__, c.id == m.category_id),
        (place.__table__, place.id == a.location_id),
        (home, home.c.id == a.home_id),
        (p.__table__, p.id == a.person_id),
        (s.__table__, s.id == a.supplier_id),
    )
    return ListSource(
        "it.assets", TABLES | {"contact", "it_asset_value"}, a.__table__, a.id.expression, columns, (a.id.desc(),), joins, where
    )


def _own_column(about: FieldRow) -> Column:
    v = AssetValue
    value = select(v.text).where(v.asset_id == ItAsset.id, v.field_id == about.id).correlate(ItAsset.__table__).scalar_subquery()
    return Column(f"field{about.id}", f"{about.draft.title} ({about.category})", "text", value, 140, False)


def _rows(connection: Connection, *where: Any, limit: int | None = None) -> list[AssetView]:
    a, m, c, place, p = ItAsset, AssetModel, Category, Location, Person
    query = (
        select(a, model_words().label("model"), c.id.label("category_id"), c.name.label("category"), c.stores_data,
               place.path.label("location"), func.trim(p.first_name + " " + p.last_name).label("person"))
        .join(m, m.id == a.model_id)
        .join(c, c.id == m.category_id)
        .outerjoin(place, place.id == a.location_id)
        .outerjoin(p, p.id == a.person_id)
        .where(*where)
        .order_by(a.tag)
        .limit(limit)
    )  # fmt: skip
    return [_view(dict(row)) for row in connection.execute(query).mappings()]


def _view(row: dict[Any, Any]) -> AssetView:
    draft = AssetDraft(
        row["model_id"], row["tag"], row["name"], row["serial"], row["uuid"], row["home_id"], row["purchased"], row["cost"], row["supplier_id"],
        row["order_no"], row["warranty_months"], row["register_no"], row["criticality"], row["notes"], row["pool"], row["status"],
    )  # fmt: skip
    return AssetView(
        row["id"], row["version"], draft, row["model"], row["category_id"], row["category"], row["stores_data"], row["location_id"],
        row["location"] or "", row["person_id"], row["person"] or "", row["expected"], row["warranty_until"], row["life_until"],
        row["last_audit"], row["next_audit"], row["next_inspection"],
    )  # fmt: skip


def asset(connection: Connection, key: int) -> AssetView | None:
    """Return a device, None where there is none; its own fields come from values_of()."""
    return next(iter(_rows(connection, ItAsset.id == key)), None)


def assets(connection: Connection, keys: Sequence[int]) -> list[AssetView]:
    """Return devices by tag."""
    found: list[AssetView] = []
    for start in range(0, len(keys), 900):
        found += _rows(connection, ItAsset.id.in_(list(keys[start : start + 900])))
    return sorted(found, key=lambda one: one.draft.tag)


def values_of(connection: Connection, key: int) -> dict[int, str]:
    """Return the values of a device's own fields by key of the field."""
    v = AssetValue
    return {int(field): text for field, text in connection.execute(select(v.field_id, v.text).where(v.asset_id == key))}


def by_code(connection: Connection, code: str) -> AssetView | None:
    """Return the device whose tag or serial number is what was scanned or typed, whatever its case; None where there is none or more than one."""
    typed = code.strip().lower()
    if not typed:
        return None
    found = _rows(connection, or_(func.lower(ItAsset.tag) == typed, func.lower(ItAsset.serial) == typed), limit=2)
    exact = [one for one in found if one.draft.tag.lower() == typed]
    return exact[0] if exact else found[0] if len(found) == 1 else None


def find_assets(connection: Connection, typed: str, limit: int = 8) -> list[AssetView]:
    """Return devices whose tag, name or serial number holds every word typed."""
    a = ItAsset
    text = func.lower(a.tag + " " + a.name + " " + a.serial)
    words = [or_(text.contains(fold(word), autoescape=True), text.contains(word.lower(), autoescape=True)) for word in typed.split()]
    return _rows(connection, *words, limit=limit)


def offered_assets(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a device offers: those that fit what is typed, or the one with a key."""
    found = _rows(connection, ItAsset.id == key) if key is not None else find_assets(connection, typed)
    return [Found(one.id, one.draft.tag, "  ".join(filter(None, (one.draft.tag, one.draft.name, one.model))), one.person) for one in found]


def held_by(connection: Connection, person: int) -> list[AssetView]:
    """Return the devices that a person holds now."""
    return _rows(connection, ItAsset.person_id == person)


def chain(connection: Connection, key: int) -> list[CustodyRow]:
    """Return where a device went, the newest first."""
    c = Custody
    query = (
        select(c.kind, c.at, c.by, func.trim(Person.first_name + " " + Person.last_name), Location.path, Protocol.number, c.condition, c.parts, c.note)
        .outerjoin(Person, Person.id == c.person_id)
        .outerjoin(Location, Location.id == c.location_id)
        .outerjoin(Protocol, Protocol.id == c.protocol_id)
        .where(c.asset_id == key)
        .order_by(c.id.desc())
    )  # fmt: skip
    rows: Sequence[Any] = connection.execute(query).all()
    make: Any = CustodyRow
    return [make(*("" if value is None else value for value in row)) for row in rows]


def protocol(connection: Connection, key: int) -> ProtocolView | None:
    """Return a protocol with its devices, None where there is none."""
    r, c, a, m = Protocol, Custody, ItAsset, AssetModel
    name = func.trim(Person.first_name + " " + Person.last_name)
    query = select(r.id, r.version, r.number, r.kind, r.person_id, name, Person.department, r.at, r.by, r.expected, r.note, r.text,
                   r.signature, r.signed_at, r.document_id).join(Person, Person.id == r.person_id)  # fmt: skip
    row: Any = connection.execute(query.where(r.id == key)).first()
    if row is None:
        return None
    lines = connection.execute(
        select(a.id, a.tag, model_words(), a.serial, c.condition, c.parts).join(a, a.id == c.asset_id).join(m, m.id == a.model_id)
        .where(c.protocol_id == key).order_by(c.id)
    )  # fmt: skip
    x, y = Supply, SupplyMove
    extra = connection.execute(
        select(x.name, x.number, func.abs(y.count)).join(x, x.id == y.supply_id).where(y.protocol_id == key).order_by(y.id)
    )
    make: Any = ProtocolView
    return make(*row, tuple((int(one[0]), *one[1:]) for one in lines), tuple((one[0], one[1], int(one[2])) for one in extra))  # type: ignore[no-any-return]


def protocols_source() -> ListSource:
    """Return the list of protocols, the newest first."""
    r = Protocol
    columns = (
        Column("number", N_("No."), "text", r.number.expression, 110),
        Column("kind", N_("Kind"), "text", r.kind.expression, 110, choices={"out": N_("Hand-over"), "back": N_("Return")}),
        Column("person", N_("Person"), "text", full_name(), 190),
        Column("at", N_("When"), "moment", r.at.expression, 150),
        Column("by", N_("By whom"), "text", r.by.expression, 110),
        Column("expected", N_("Expected back"), "day", r.expected.expression, 120),
        Column("signed_at", N_("Signed"), "moment", r.signed_at.expression, 150),
        Column("note", N_("Remark"), "text", r.note.expression, 240),
    )
    joins = ((Person.__table__, Person.id == r.person_id),)
    return ListSource("it.protocols", frozenset({"it_protocol", "hr_person"}), r.__table__, r.id.expression, columns, (r.id.desc(),), joins)


def wipes(connection: Connection, key: int) -> list[tuple[str, str, datetime.datetime, str, str]]:
    """Return how the data of a device were destroyed: method, class of protection, when, by whom, evidence."""
    w = Wipe
    query = select(w.method, w.protection, w.at, w.by, w.evidence).where(w.asset_id == key).order_by(w.id)
    return [(METHODS[row[0]], row[1], row[2], row[3], row[4]) for row in connection.execute(query)]


def condition_words(key: str) -> str:
    """Return the words of a condition, '' for none."""
    return CONDITIONS.get(key, "")


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    return [(one.id, one.draft.name or one.model, one.draft.tag) for one in _rows(connection, ItAsset.id.in_(list(keys)))]


SEARCHABLE = (Searchable(NUMBER, N_("Device"), "it_asset", "it.assets.assets", "it.view", _show),)
