"""What is read of licences and contracts."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Date, bindparam, case, func, or_, select

from app.core import format as formats
from app.core.about_contact import AboutContact, Block, BlockLine
from app.core.dataclass import dataclass
from app.core.errors import Forbidden
from app.core.lookup import Found
from app.core.manifest import allows
from app.core.messages import N_, Message, _
from app.data import clock, sealed_fields
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import asked, query
from app.data.rows import read_all
from app.data.search import Searchable
from app.data.visibility import rights
from app.modules.hr.people.api import Person, find_people
from app.modules.it.assets.api import HERE, ItAsset, find_assets
from app.modules.it.discovery.api import Program, begins_with
from app.modules.it.licences.models import Covered, ItContract, Licence, Seat
from app.modules.it.licences.rules import Balance, ContractDraft, LicenceDraft, along
from app.modules.organisation.contacts.api import Contact


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
    stale: bool = False


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
    return (
        select(func.count())
        .select_from(Seat)
        .where(Seat.licence_id == Licence.id)
        .correlate(Licence.__table__)
        .scalar_subquery()
    )


def _installed() -> Any:
    """Return the expression of how often the program of a licence is in use: found by agents on devices that are here.

    A licence for people counts who holds them, and each device that nobody holds.
    """
    held = case((Licence.kind == "person", func.coalesce(-ItAsset.person_id, ItAsset.id)), else_=ItAsset.id)
    extra = [or_(~Program.begins.contains(word), Licence.begins.contains(word)) for word in along()]
    found = (
        select(func.count(held.distinct()))
        .select_from(Program.__table__.join(ItAsset.__table__, ItAsset.id == Program.asset_id))
        .where(Licence.begins != "", begins_with(Licence.begins), ItAsset.status.in_(HERE), *extra)
    )
    return found.correlate(Licence.__table__).scalar_subquery()


def stale_seats() -> Any:
    """Return the condition that a seat is held by somebody who left, or by a device that is gone."""
    today = bindparam("day_of_asking", callable_=clock.today, type_=Date())
    left = select(Person.id).where(Person.leaving < today)
    gone = select(ItAsset.id).where(ItAsset.status.not_in(HERE))
    return or_(Seat.person_id.in_(left), Seat.asset_id.in_(gone))


def holders() -> Any:
    """Return the people who have a seat of their own."""
    return select(Seat.person_id).where(Seat.person_id.is_not(None))


def licences_source(where: tuple[Any, ...] = ()) -> ListSource:
    """Return the list of licences, those that end first."""
    x, c, given, installed = Licence, Contact, _given(), _installed()
    columns = (
        *listed(x, "name"),
        *listed(x, "publisher kind seats"),
        Column("given", N_("Given"), "number", given, 90),
        Column("installed", N_("Found installed"), "number", installed, 130),
        *listed(x, "expires notice"),
        shown_as(x.cost, total=True),
        shown_as(c.name, "supplier", title=N_("Supplier"), width=180, shown=False),
        shown_as(x.order_no, shown=False),
        shown_as(x.program, shown=False),
        shown_as(x.notes, shown=False),
    )

    order = (x.expires.is_(None), x.expires.asc(), func.lower(x.name))
    return ListSource(
        "it.licences",
        x,
        columns,
        order,
        joins=((c.__table__, c.id == x.supplier_id),),
        where=where,
    )


@query("it.licences.view")
def licence(connection: Connection, key: int) -> LicenceView | None:
    """Return a licence, None where there is none; its key is asked for by itself."""
    x = Licence
    row = (
        connection.execute(
            select(x.__table__, _given().label("given"), _installed().label("installed")).where(x.id == key)
        )
        .mappings()
        .first()
    )
    if row is None:
        return None
    draft = LicenceDraft(row["name"], row["seats"], row["kind"], row["publisher"], row["program"], key=None, purchased=row["purchased"], expires=row["expires"],
                         notice_days=row["notice_days"], cost=row["cost"], supplier=row["supplier_id"], order_no=row["order_no"], notes=row["notes"])  # fmt: skip
    balance = Balance(row["seats"], int(row["given"]), int(row["installed"]), row["kind"] == "site")
    return LicenceView(
        row["id"],
        row["version"],
        draft,
        row["secret"] is not None,
        row["notice"],
        balance=balance,
        seats=tuple(seats_of(connection, key)),
    )


@query("it.licences.view")
def seats_of(connection: Connection, key: int) -> list[SeatRow]:
    """Return the seats of a licence that are given, the newest first."""
    s, name = Seat, func.trim(Person.first_name + " " + Person.last_name)
    query = (
        select(
            s.__table__,
            func.coalesce(name, "").label("who"),
            func.coalesce(ItAsset.tag, "").label("device"),
            case((stale_seats(), True), else_=False).label("stale"),
        )
        .outerjoin(Person, Person.id == s.person_id)
        .outerjoin(ItAsset, ItAsset.id == s.asset_id)
        .where(s.licence_id == key)
    )
    return read_all(connection, query.order_by(s.id.desc()), SeatRow)


@query("it.licence_keys")
def secret_of(connection: Connection, key: int) -> str:
    """Return the key of a licence, '' where none is kept; raises Forbidden for who may not see keys."""
    if not allows(rights(connection), "it.licence_keys"):
        raise Forbidden(N_("You may not see the keys of licences."))
    value = connection.scalar(select(Licence.secret).where(Licence.id == key))
    return sealed_fields.unlock(connection, "it_licence", key, value) if value is not None else ""


@query("it.licences.view")
def licences_of(connection: Connection, person: int) -> list[str]:
    """Return the licences of which a person has a seat, or a device that they hold."""
    held = select(ItAsset.id).where(ItAsset.person_id == person)
    query = (
        select(Licence.name)
        .join(Seat, Seat.licence_id == Licence.id)
        .where(or_(Seat.person_id == person, Seat.asset_id.in_(held)))
    )
    return list(connection.scalars(query.order_by(func.lower(Licence.name))))


def held_words(connection: Connection, person: int) -> list[str]:
    """Return what a person has of licences in words, for the list of who leaves."""
    return [str(Message(N_("Licence: {name}"), {"name": name})) for name in licences_of(connection, person)]


def contracts_source() -> ListSource:
    """Return the list of contracts, those whose notice is next first."""
    x, c = ItContract, Contact
    count = (
        select(func.count())
        .select_from(Covered)
        .where(Covered.contract_id == x.id)
        .correlate(x.__table__)
        .scalar_subquery()
    )
    columns = (
        *listed(x, "title number"),
        shown_as(c.name, "partner", title=N_("Partner"), width=200),
        *listed(x, "start until notice renews"),
        shown_as(x.cost, total=True),
        shown_as(x.period, shown=False),
        Column("devices", N_("Devices"), "number", count, 90),
        *listed(x, "cancelled"),
    )

    order = (x.notice.is_(None), x.notice.asc(), func.lower(x.title))
    return ListSource("it.contracts", x, columns, order, joins=((c.__table__, c.id == x.partner_id),))


@dataclass(frozen=True)
class RunningContract:
    """A contract that runs: its partner, until when (None: open), and the last day of notice."""

    id: int
    title: str
    partner: str
    until: datetime.date | None
    notice: datetime.date | None


@query("it.licences.view")
def running_contracts(connection: Connection) -> list[RunningContract]:
    """Return the contracts that run today, those whose notice is next first."""
    x, c, today = ItContract, Contact, clock.today(connection)
    rows = (
        select(x.id, x.title, func.coalesce(c.name, "").label("partner"), x.until, x.notice)
        .outerjoin(c, c.id == x.partner_id)
        .where(or_(x.until.is_(None), x.until >= today), or_(x.cancelled.is_(None), x.cancelled >= today))
        .order_by(x.notice.is_(None), x.notice, x.id)
    )
    return read_all(connection, rows, RunningContract)


@query("it.licences.view")
def contract(connection: Connection, key: int) -> ContractView | None:
    """Return a contract, None where there is none."""
    x = ItContract
    row = connection.execute(select(x.__table__).where(x.id == key)).mappings().first()
    if row is None:
        return None
    names = (
        "title",
        "start",
        "number",
        "partner_id",
        "until",
        "notice_days",
        "renews",
        "period",
        "cost",
        "cancelled",
        "notes",
    )
    draft = ContractDraft(*(row[name] for name in names))
    pairs = connection.execute(
        select(ItAsset.id, ItAsset.tag)
        .join(Covered, Covered.asset_id == ItAsset.id)
        .where(Covered.contract_id == key)
        .order_by(ItAsset.tag)
    )
    return ContractView(
        row["id"], row["version"], draft, row["notice"], tuple((int(one), tag) for one, tag in pairs)
    )


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    rows = connection.execute(
        select(Licence.id, Licence.name, Licence.publisher).where(Licence.id.in_(list(keys)))
    )
    return [(int(row.id), row.name, row.publisher) for row in rows]


SEARCHABLE = (Searchable(N_("Licence"), "it_licence", "it.licences.licences", "it.licences.view", _show),)


@query("it.licences.view")
def blocks(connection: Connection, about: AboutContact) -> list[Block]:
    """Return the contracts that run with a contact, those whose notice is next first."""
    x = ItContract
    rows = (
        select(x.id, x.title, x.number, x.until, x.notice)
        .where(x.partner_id == about.key, or_(x.until.is_(None), x.until >= about.today))
        .order_by(x.notice.is_(None), x.notice, x.id)
    )
    lines = []
    for row in connection.execute(rows):
        words = _("open-ended")
        if row.notice is not None:
            words = _("Notice until {day}").format(day=formats.day(row.notice))
        elif row.until is not None:
            words = _("until {day}").format(day=formats.day(row.until))
        title = " ".join(filter(None, (row.title, row.number)))
        lines.append(BlockLine(title, words, "it.licences.contracts", row.id))
    return [Block(_("Contracts"), tuple(lines), 40)] if lines else []


# -- who gets a seat ---------------------------------------------------------
PERSON, DEVICE = "p", "a"


@query("it.licences.view")
def offered_holders(connection: Connection, typed: str) -> list[Found]:
    """Return people and devices whose words hold what is typed; holder_of() reads their code."""
    return [
        *(
            Found(one.id, f"{PERSON}{one.id}", one.name, one.draft.department)
            for one in asked(connection, find_people, typed, 5)
        ),
        *(
            Found(one.id, f"{DEVICE}{one.id}", f"{one.draft.tag}  {one.model}", one.person)
            for one in asked(connection, find_assets, typed, 5)
        ),
    ]


def holder_of(code: str) -> tuple[int | None, int | None]:
    """Return the person or the device that a code means, by key."""
    key = int(code[1:])
    return (key, None) if code.startswith(PERSON) else (None, key)
