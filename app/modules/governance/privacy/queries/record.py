"""The record of processing (Art. 30 GDPR): what the program proposes of itself from its tables and the rights in force, and what the office amended."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.fields import PERSONAL
from app.core.manifest import Waiting, allows
from app.core.messages import N_, Message, _
from app.data import clock
from app.data.all_tables import load_models
from app.data.declarative import field_of
from app.data.drafts import Stored
from app.data.lists import ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build
from app.data.system_tables import Role
from app.modules.documents.filing.api import class_titles, classes
from app.modules.governance.privacy.models import VIEW, Processing, Processor
from app.modules.governance.privacy.queries.holdings import ROOTS
from app.modules.governance.privacy.rules.information import Told
from app.modules.governance.privacy.rules.law import BASES, PERSONS
from app.modules.governance.privacy.rules.processing import (
    CONTROLLER,
    DONE,
    ProcessingDraft,
    ProcessorDraft,
    ThresholdDraft,
)
from app.modules.governance.privacy.rules.register import OWN_TERM, Activity, activities
from app.modules.organisation.contacts.api import Contact

PAGE = "governance.privacy.processing"
TEXTS = ("title", "purpose", "persons", "content", "recipients", "basis", "terms", "transfers")


@dataclass(frozen=True)
class Entry:
    """An entry of the record as it is shown and printed: what the office wrote, else what the program proposes."""

    id: int
    key: str
    part: str
    title: str
    purpose: str
    unit: str
    persons: str
    content: str
    recipients: str
    basis: str
    terms: str
    transfers: str
    controller: str
    dpia: str
    dpia_reason: str
    reviewed: datetime.date | None
    active: bool


def proposed(connection: Connection, key: str) -> dict[str, str]:
    """Return what the program says of one of its activities, by column, in the language in force; nothing for an unknown one."""
    one = activities().get(key)
    return _proposed(one, _roles(connection)) if one is not None else {}


def _roles(connection: Connection) -> list[tuple[str, frozenset[str]]]:
    rows = connection.execute(select(Role.name, Role.permissions).order_by(Role.name))
    return [(str(row.name), frozenset(str(row.permissions).split())) for row in rows]


def _proposed(one: Activity, roles: Sequence[tuple[str, frozenset[str]]]) -> dict[str, str]:
    return {
        "title": str(one.title),
        "purpose": str(one.purpose),
        "persons": ", ".join(_(PERSONS[key]) for key in one.persons),
        "content": ", ".join(categories(one)),
        "recipients": _("Internal: {roles}").format(roles=", ".join(_recipients(one, roles)) or "–"),
        "basis": "; ".join(_(BASES[key]) for key in (*one.basis, *one.special)),
        "terms": "; ".join(_terms(one)),
        "transfers": _("None"),
    }


def categories(one: Activity) -> list[str]:
    """Return the categories of data of an activity, as its columns declare them."""
    tables = load_models().tables
    columns = [field_of(column) for name in one.tables if name in tables for column in tables[name].columns]
    found = {about.personal for about in columns}
    if any(about.record in ROOTS for about in columns):
        found.add("identity")  # who is named by a reference is named
    return [_(words) for key, words in PERSONAL.items() if key in found]


def _recipients(one: Activity, roles: Sequence[tuple[str, frozenset[str]]]) -> list[str]:
    """Return the roles whose rights show a table of an activity, as they are now."""
    tables = load_models().tables
    rights = {str(tables[name].info.get("reads", "")) for name in one.tables if name in tables} - {""}
    return [_(name) for name, granted in roles if any(allows(granted, right) for right in rights)]


def _terms(one: Activity) -> list[str]:
    """Return the classes of retention of an activity, each with its source."""
    titles = class_titles()
    found = []
    for key in dict.fromkeys(rule.retention for rule in one.tables.values()):
        if key == OWN_TERM:
            found.append(_("documents by the class of their type"))
        elif key == "none":
            found.append(_("on request, or when the purpose is gone"))
        else:
            found.append(f"{titles[key]} ({classes()[key].source})")
    return found


def _entry(row: Mapping[str, Any], roles: Sequence[tuple[str, frozenset[str]]]) -> Entry:
    said = _proposed(activities()[row["key"]], roles) if row["key"] in activities() else {}
    return build(Entry, {**row, **{name: row[name] or said.get(name, "") for name in TEXTS}})


def titles_of(connection: Connection) -> dict[int, str]:
    """Return by key the title of each entry, as the office wrote it or as the program proposes it."""
    p, known = Processing, activities()
    rows = connection.execute(select(p.id, p.key, p.title).order_by(p.id))
    return {
        int(row.id): row.title or str(known[row.key].title) for row in rows if row.title or row.key in known
    }


@query(VIEW)
def entry_of(connection: Connection, key: int) -> Entry | None:
    """Return an entry of the record, None where there is none."""
    row = connection.execute(select(Processing.__table__).where(Processing.id == key)).mappings().first()
    return _entry(dict(row), _roles(connection)) if row is not None else None


@query(VIEW)
def record(connection: Connection, part: str = CONTROLLER) -> list[Entry]:
    """Return the entries of a part of the record that are in use, in order."""
    p, roles = Processing, _roles(connection)
    rows = select(p.__table__).where(p.part == part, p.active.is_(True)).order_by(p.key == "", p.id)
    return [_entry(dict(row), roles) for row in connection.execute(rows).mappings()]


def told_to(connection: Connection, audience: str) -> list[Told]:
    """Return what people of a category are told of each processing in use that is about them; an own entry names the category in its words."""
    known = activities()
    return [
        build(Told, vars(one))
        for one in record(connection)
        if (audience in known[one.key].persons if one.key in known else _(PERSONS[audience]) in one.persons)
    ]


def processing_source() -> ListSource:
    """Return the record of processing as a list; what the office left as proposed is shown in the program's words."""
    p = Processing
    columns = listed(p, "title dpia purpose persons basis part reviewed active")
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        roles = _roles(connection)
        found = connection.execute(select(p.__table__).where(p.id.in_(list(keys)))).mappings()
        entries = {int(row["id"]): _entry(dict(row), roles) for row in found}
        for key, row in zip(keys, rows, strict=True):
            for name in ("title", "purpose", "persons", "basis"):
                if key in entries:
                    row[place[name]] = getattr(entries[key], name)

    order = (p.part, p.key == "", p.id)
    return ListSource("governance.processing", p, columns, order, finish=fill)


@query(VIEW)
def processing_draft(connection: Connection, key: int) -> Stored[ProcessingDraft] | None:
    """Return an entry as its form shows it: with the words of the program where the office wrote none."""
    row = connection.execute(select(Processing.__table__).where(Processing.id == key)).mappings().first()
    if row is None:
        return None
    return Stored(
        key, int(row["version"]), build(ProcessingDraft, vars(_entry(dict(row), _roles(connection))))
    )


@query(VIEW)
def threshold_draft(connection: Connection, key: int) -> ThresholdDraft:
    """Return the threshold test of an entry as its form shows it."""
    p = Processing
    row = connection.execute(select(p.criteria, p.must, p.dpia, p.dpia_reason).where(p.id == key)).first()
    if row is None:
        return ThresholdDraft()
    return ThresholdDraft(tuple(row.criteria.split()), row.must, row.dpia == DONE, row.dpia_reason)


# -- processors ------------------------------------------------------------------
def processors_source() -> ListSource:
    """Return the processors with their contracts, by name."""
    p, c = Processor, Contact
    columns = (
        shown_as(c.name, title=N_("Processor"), width=220),
        *listed(p, "service state signed until country safeguard next_check"),
    )
    joins = ((c, c.id == p.contact_id),)
    return ListSource("governance.processors", p, columns, (c.name, p.id), joins=joins)


@query(VIEW)
def processor_draft(connection: Connection, key: int) -> Stored[ProcessorDraft] | None:
    """Return a processor as its form shows it."""
    row = connection.execute(select(Processor.__table__).where(Processor.id == key)).mappings().first()
    if row is None:
        return None
    draft = build(ProcessorDraft, {**row, "points": tuple(row["points"].split())})
    return Stored(key, int(row["version"]), draft)


@dataclass(frozen=True)
class ProcessorRow:
    """A processor as the record names it."""

    name: str
    service: str
    state: str
    signed: datetime.date | None
    country: str
    safeguard: str
    points: tuple[str, ...]


@query(VIEW)
def processors(connection: Connection) -> list[ProcessorRow]:
    """Return the processors by name."""
    p, c = Processor, Contact
    columns = (c.name, p.service, p.state, p.signed, p.country, p.safeguard, p.points)
    rows = connection.execute(
        select(*columns).join(c, c.id == p.contact_id).order_by(c.name, p.id)
    ).mappings()
    return [build(ProcessorRow, {**row, "points": tuple(row["points"].split())}) for row in rows]


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return how many contracts of processors are to be looked at."""
    p = Processor
    due = p.next_check <= clock.today(connection)
    count = int(connection.scalar(select(func.count()).select_from(p.__table__).where(due)) or 0)
    words = Message(
        N_("{count} contracts with processors to be looked at"),
        {"count": count},
        N_("1 contract with a processor to be looked at"),
    )
    return [Waiting(count, words, PAGE)] if count else []
