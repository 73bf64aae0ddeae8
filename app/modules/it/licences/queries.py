"""What is read of licences and contracts."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, or_, select

from app.core.errors import Forbidden
from app.core.manifest import allows
from app.core.messages import N_, Message
from app.data import seal
from app.data.lists import Column, ListSource
from app.data.search import Searchable
from app.data.sight import rights
from app.modules.hr.people.api import Person
from app.modules.it.assets.api import ItAsset
from app.modules.it.inventory.api import Program, begins_with
from app.modules.it.licences.models import Covered, ItContract, Licence, Seat
from app.modules.it.licences.rules import KINDS, Balance, ContractDraft, LicenceDraft
from app.modules.organisation.contacts.api import Contact

NUMBER = 53  # of this topic in the search


@dataclass(frozen=True)
class SeatRow:
    """A seat that is given."""

    id: int
    who: str
    device: str
    since: datetime.date
    note: str
    person_id: int | None
    asset_id: int | None


@dataclass(frozen=True)
class LicenceView:
    """A licence with its seats; has_key says whether a key is kept."""

    id: int
    version: int
    draft: LicenceDraft
    has_key: bool
    notice: datetime.date | None
    balance: Balance
    seats: tuple[SeatRow, ...]


@dataclass(frozen=True)
class ContractView:
    """A contract with the devices it covers as key and number."""

    id: int
    version: int
    draft: ContractDraft
    notice: datetime.date | None
    assets: tuple[tuple[int, str], ...]


def _given() -> Any:
    return select(func.count()).select_from(Seat).where(Seat.licence_id == Licence.id).correlate(Licence.__table__).scalar_subquery()


def _installed() -> Any:
    """Return the expression of the devices on which agents found the program of a licence, whose name begins as it says."""
    found = select(func.count(Program.asset_id.distinct())).where(Licence.begins != "", begins_with(Licence.begins))
    return found.correlate(Licence.__table__).scalar_subquery()


def licences_source(where: tuple[Any, ...] = ()) -> ListSource:
    """Return the list of licences, those that end first."""
    x, c, given, installed = Licence, Contact, _given(), _installed()
    columns = (
        Column("name", N_("Licence"), "text", x.name.expression, 240),
        Column("publisher", N_("Publisher"), "text", x.publisher.expression, 160),
        Column("kind", N_("Kind"), "text", x.kind.expression, 130, choices=KINDS),
        Column("seats", N_("Bought"), "number", x.seats.expression, 90),
        Column("given", N_("Given"), "number", given, 90),
        Column("installed", N_("Found installed"), "number", installed, 130),
        Column("expires", N_("Ends on"), "day", x.expires.expression, 106),
        Column("notice", N_("Notice until"), "day", x.notice.expression, 116),
        Column("cost", N_("Purchase price"), "money", x.cost.expression, 110, total=True),
        Column("supplier", N_("Supplier"), "text", c.name.expression, 180, shown=False),
        Column("order_no", N_("Order no."), "text", x.order_no.expression, 110, shown=False),
        Column("program", N_("Program"), "text", x.program.expression, 180, shown=False),
        Column("notes", N_("Remark"), "text", x.notes.expression, 220, shown=False),
    )
    tables = frozenset({"it_licence", "it_seat", "it_program"})
    order = (x.expires.is_(None), x.expires.asc(), func.lower(x.name))
    return ListSource("it.licences", tables, x.__table__, x.id.expression, columns, order, ((c.__table__, c.id == x.supplier_id),), where)


def licence(connection: Connection, key: int) -> LicenceView | None:
    """Return a licence, None where there is none; its key is asked for by itself."""
    x = Licence
    row = (
        connection.execute(select(x.__table__, _given().label("given"), _installed().label("installed")).where(x.id == key))
        .mappings()
        .first()
    )
    if row is None:
        return None
    draft = LicenceDraft(row["name"], row["seats"], row["kind"], row["publisher"], row["program"], None, row["purchased"], row["expires"],
                         row["notice_days"], row["cost"], row["supplier_id"], row["order_no"], row["notes"])  # fmt: skip
    balance = Balance(row["seats"], int(row["given"]), int(row["installed"]))
    return LicenceView(
        row["id"], row["version"], draft, row["secret"] is not None, row["notice"], balance, tuple(seats_of(connection, key))
    )


def seats_of(connection: Connection, key: int) -> list[SeatRow]:
    """Return the seats of a licence that are given, the newest first."""
    s, name = Seat, func.trim(Person.first_name + " " + Person.last_name)
    query = select(s.id, func.coalesce(name, ""), func.coalesce(ItAsset.tag, ""), s.since, s.note, s.person_id, s.asset_id)
    query = query.outerjoin(Person, Person.id == s.person_id).outerjoin(ItAsset, ItAsset.id == s.asset_id)
    rows: Sequence[Any] = connection.execute(query.where(s.licence_id == key).order_by(s.id.desc())).all()
    return [SeatRow(*row) for row in rows]


def secret_of(connection: Connection, key: int) -> str:
    """Return the key of a licence, '' where none is kept; raises Forbidden for who may not see keys."""
    if not allows(rights(connection), "it.licence_keys"):
        raise Forbidden(N_("You may not see the keys of licences."))
    value = connection.scalar(select(Licence.secret).where(Licence.id == key))
    return seal.unlock(connection, "it_licence", key, value) if value is not None else ""


def licences_of(connection: Connection, person: int) -> list[str]:
    """Return the licences of which a person has a seat, or a device that they hold."""
    held = select(ItAsset.id).where(ItAsset.person_id == person)
    query = select(Licence.name).join(Seat, Seat.licence_id == Licence.id).where(or_(Seat.person_id == person, Seat.asset_id.in_(held)))
    return list(connection.scalars(query.order_by(func.lower(Licence.name))))


def held_words(connection: Connection, person: int) -> list[str]:
    """Return what a person has of licences in words, for the list of who leaves."""
    return [str(Message(N_("Licence: {name}"), {"name": name})) for name in licences_of(connection, person)]


def contracts_source() -> ListSource:
    """Return the list of contracts, those whose notice is next first."""
    x, c = ItContract, Contact
    count = select(func.count()).select_from(Covered).where(Covered.contract_id == x.id).correlate(x.__table__).scalar_subquery()
    columns = (
        Column("title", N_("Contract"), "text", x.title.expression, 260),
        Column("number", N_("Contract no."), "text", x.number.expression, 130),
        Column("partner", N_("Partner"), "text", c.name.expression, 200),
        Column("start", N_("Runs from"), "day", x.start.expression, 106),
        Column("until", N_("Runs until"), "day", x.until.expression, 106),
        Column("notice", N_("Notice until"), "day", x.notice.expression, 116),
        Column("renews", N_("Goes on by months"), "number", x.renews.expression, 140),
        Column("cost", N_("Costs of a period"), "money", x.cost.expression, 130, total=True),
        Column("period", N_("Months of a period"), "number", x.period.expression, 140, shown=False),
        Column("devices", N_("Devices"), "number", count, 90),
        Column("cancelled", N_("Cancelled to"), "day", x.cancelled.expression, 116),
    )
    tables = frozenset({"it_contract", "it_covered", "contact"})
    order = (x.notice.is_(None), x.notice.asc(), func.lower(x.title))
    return ListSource("it.contracts", tables, x.__table__, x.id.expression, columns, order, ((c.__table__, c.id == x.partner_id),))


def contract(connection: Connection, key: int) -> ContractView | None:
    """Return a contract, None where there is none."""
    x = ItContract
    row = connection.execute(select(x.__table__).where(x.id == key)).mappings().first()
    if row is None:
        return None
    names = ("title", "start", "number", "partner_id", "until", "notice_days", "renews", "period", "cost", "cancelled", "notes")
    draft = ContractDraft(*(row[name] for name in names))
    pairs = connection.execute(
        select(ItAsset.id, ItAsset.tag)
        .join(Covered, Covered.asset_id == ItAsset.id)
        .where(Covered.contract_id == key)
        .order_by(ItAsset.tag)
    )
    return ContractView(row["id"], row["version"], draft, row["notice"], tuple((int(one), tag) for one, tag in pairs))


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    rows = connection.execute(select(Licence.id, Licence.name, Licence.publisher).where(Licence.id.in_(list(keys))))
    return [(int(row[0]), row[1], row[2]) for row in rows]


SEARCHABLE = (Searchable(NUMBER, N_("Licence"), "it_licence", "it.licences.licences", "it.licences", _show),)
