"""What is read of personnel files: their dated parts, what holds on a day, the organisation chart, who filled which post."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, func, or_, select

from app.core.dataclass import dataclass, field
from app.core.errors import Forbidden
from app.core.manifest import resolve, topics
from app.core.messages import N_
from app.data import clock
from app.data.declarative import Base
from app.data.drafts import Stored
from app.data.queries import query
from app.data.rows import build, read_all
from app.data.settings import setting
from app.data.unit import table_of
from app.data.visibility import login
from app.modules.hr.people.models import (
    Assignment,
    Contract,
    Disability,
    Insurance,
    Look,
    Pay,
    PayBank,
    Person,
    Personal,
    Post,
    Qualification,
    Site,
    TaxData,
)
from app.modules.hr.people.queries.people import own_key
from app.modules.hr.people.rules.file import (
    AssignmentDraft,
    BankDraft,
    ContractDraft,
    DisabilityDraft,
    InsuranceDraft,
    Node,
    PayDraft,
    PersonalDraft,
    QualificationDraft,
    TaxDraft,
    on_day,
    tree,
)

FILE, PAY, HEALTH, OWN = "hr.file.view", "hr.pay.view", "hr.health.view", "hr.own"
LOOK_HOLDS = datetime.timedelta(minutes=10)
D = TypeVar("D")


@dataclass(frozen=True)
class Part(Generic[D]):
    """A row of a dated part of a file: its key, version, first day, and what was typed."""

    id: int
    version: int
    since: datetime.date
    draft: D


def parts(
    connection: Connection, kind: type[Base], make: type[D], person: int | None = None
) -> list[Part[D]]:
    """Return the rows of a dated part, the newest first: of one person, or of all."""
    table = table_of(kind)
    found = select(table).order_by(table.c.person_id, table.c.since.desc())
    if person is not None:
        found = found.where(table.c.person_id == person)
    rows = connection.execute(found).mappings()
    return [Part(row["id"], row["version"], row["since"], build(make, dict(row))) for row in rows]


@dataclass(frozen=True)
class FileView:
    """A personnel file without pay and health: personal data, contracts and positions (the newest first), qualifications, and what
    other topics gave out: devices, keys, accesses, seats. entry is the first day, land the state of the company, lands those of sites.
    """

    personal: Stored[PersonalDraft] | None
    contracts: list[Part[ContractDraft]]
    assignments: list[Part[AssignmentDraft]]
    qualifications: list[Stored[QualificationDraft]]
    sites: dict[int, str]
    managers: dict[int, str]
    posts: dict[int, str]
    things: tuple[str, ...] = ()
    entry: datetime.date | None = None
    land: str = ""
    lands: Mapping[int, str] = field(default_factory=dict)

    def land_on(self, day: datetime.date) -> str:
        """Return the state of the site where the person works on a day, that of the company where no site is said."""
        held = self.assignment(day)
        return (held and self.lands.get(held.draft.site or 0)) or self.land

    def contract(self, day: datetime.date) -> Part[ContractDraft] | None:
        """Return the contract that holds on a day."""
        return on_day(self.contracts, day)

    def assignment(self, day: datetime.date) -> Part[AssignmentDraft] | None:
        """Return the position that holds on a day."""
        return on_day(self.assignments, day)


def _file(connection: Connection, person: int) -> FileView:
    table, q = table_of(Personal), Qualification
    row = connection.execute(select(table).where(table.c.person_id == person)).mappings().first()
    proofs = connection.execute(
        select(q.__table__).where(q.person_id == person).order_by(q.title, q.id)
    ).mappings()
    held = parts(connection, Assignment, AssignmentDraft, person)
    above = {one.draft.manager for one in held if one.draft.manager is not None}
    p = Person
    names = connection.execute(select(p.id, p.first_name, p.last_name).where(p.id.in_(above or {0})))
    return FileView(
        Stored(row["id"], row["version"], build(PersonalDraft, dict(row))) if row else None,
        parts(connection, Contract, ContractDraft, person),
        held,
        [Stored(one["id"], one["version"], build(QualificationDraft, dict(one))) for one in proofs],
        {int(key): name for key, name in connection.execute(select(Site.id, Site.name))},
        managers={int(key): f"{first} {last}".strip() for key, first, last in names},
        posts={int(key): title for key, title in connection.execute(select(Post.id, Post.title))},
        things=tuple(things_of(connection, person)),
        entry=connection.scalar(select(p.entry).where(p.id == person)),
        land=str(setting(connection, "company.land") or ""),
        lands={int(key): str(land) for key, land in connection.execute(select(Site.id, Site.land))},
    )


def things_of(connection: Connection, person: int) -> list[str]:
    """Return in words what somebody has from all topics."""
    return [words for one in topics() if one.holds for words in resolve(one.holds)(connection, person)]


@query(FILE)
def file_of(connection: Connection, person: int) -> FileView:
    """Return the file of a person without pay and health."""
    return _file(connection, person)


@query(OWN)
def own_file(connection: Connection) -> FileView | None:
    """Return one's own file without pay and health, None for who is no member of staff."""
    me = connection.scalar(own_key(connection))
    return _file(connection, int(me)) if me is not None else None


@query(FILE)
def personal(connection: Connection, person: int) -> Stored[PersonalDraft] | None:
    """Return the personal data of somebody with the row that holds them, None where there is none."""
    return _file(connection, person).personal


def _pay_parts(connection: Connection, person: int | None) -> dict[str, list[Part[Any]]]:
    return {
        "pay": list(parts(connection, Pay, PayDraft, person)),
        "tax": list(parts(connection, TaxData, TaxDraft, person)),
        "insurance": list(parts(connection, Insurance, InsuranceDraft, person)),
        "bank": list(parts(connection, PayBank, BankDraft, person)),
    }


@query(PAY)
def pay_parts(connection: Connection, person: int | None = None) -> dict[str, list[Part[Any]]]:
    """Return pay, tax data, insurance and accounts, the newest first: of one person, or of all for payroll.

    What shows them to somebody goes by look_at_pay() and sealed_pay(), so that it is kept who looked.
    """
    return _pay_parts(connection, person)


@query(OWN)
def own_pay(connection: Connection) -> dict[str, list[Part[Any]]]:
    """Return one's own pay, tax data, insurance and accounts; nothing for who is no member of staff."""
    me = connection.scalar(own_key(connection))
    return _pay_parts(connection, int(me)) if me is not None else {}


@query(OWN)
def own_health(connection: Connection) -> dict[str, list[Part[Any]]]:
    """Return what one's own file says of one's health; nothing for who is no member of staff."""
    me = connection.scalar(own_key(connection))
    return (
        {"disability": list(parts(connection, Disability, DisabilityDraft, int(me)))}
        if me is not None
        else {}
    )


@query(HEALTH)
def disabilities(connection: Connection, person: int | None = None) -> list[Part[DisabilityDraft]]:
    """Return severe disabilities as they are proven: of one person, or of all."""
    return parts(connection, Disability, DisabilityDraft, person)


@query(PAY)
def sealed_pay(connection: Connection, person: int) -> dict[str, list[Part[Any]]]:
    """Return pay, tax data, insurance and accounts of a person to who had it kept that they look; raises Forbidden else."""
    _must_have_looked(connection, person, "pay")
    return _pay_parts(connection, person)


@query(HEALTH)
def sealed_health(connection: Connection, person: int) -> dict[str, list[Part[Any]]]:
    """Return what the file says of the health of a person to who had it kept that they look; raises Forbidden else."""
    _must_have_looked(connection, person, "health")
    return {"disability": list(disabilities(connection, person))}


def _must_have_looked(connection: Connection, person: int, part: str) -> None:
    k = Look
    since = clock.now(connection) - LOOK_HOLDS
    where = (k.person_id == person, k.part == part, k.login == login(connection), k.at >= since)
    if connection.scalar(select(k.id).where(*where).limit(1)) is None:
        raise Forbidden(N_("Who looks at these data is kept: have them shown first."))


@dataclass(frozen=True)
class LookView:
    """Who looked at sealed data of a person, when, and at what."""

    login: str
    part: str
    at: datetime.datetime


@query("hr.looks.view")
def looks(connection: Connection, person: int) -> list[LookView]:
    """Return who looked at sealed data of a person, the newest first."""
    k = Look
    found = select(k.login, k.part, k.at).where(k.person_id == person).order_by(k.id.desc()).limit(200)
    return read_all(connection, found, LookView)


def is_here(day: datetime.date) -> list[Any]:
    """Return the conditions that somebody works here on a day."""
    p = Person
    return [or_(p.entry.is_(None), p.entry <= day), or_(p.leaving.is_(None), p.leaving >= day)]


def assignments_on(connection: Connection, day: datetime.date) -> dict[int, AssignmentDraft]:
    """Return the position of each person that holds on a day."""
    a = Assignment
    rows = connection.execute(
        select(a.__table__).where(a.since <= day).order_by(a.person_id, a.since)
    ).mappings()
    return {row["person_id"]: build(AssignmentDraft, dict(row)) for row in rows}


@query("hr.view")
def chart(connection: Connection, day: datetime.date) -> list[Node]:
    """Return the organisation chart of a day: who leads whom."""
    p, held = Person, assignments_on(connection, day)
    rows = connection.execute(
        select(p.id, p.first_name, p.last_name, p.department, p.job).where(*is_here(day))
    )
    people = []
    for row in rows:
        one = held.get(row.id)
        job, department = (one.job, one.department) if one else (row.job, row.department)
        people.append(
            (
                int(row.id),
                f"{row.first_name} {row.last_name}".strip(),
                job,
                department,
                one.manager if one else None,
            )
        )
    return tree(people)


def team_of(connection: Connection, manager: int, day: datetime.date) -> list[int]:
    """Return who is led by a person on a day, directly or through others."""
    above = {key: one.manager for key, one in assignments_on(connection, day).items()}
    found, waiting = [], [manager]
    while waiting:
        now = waiting.pop()
        new = [key for key, boss in above.items() if boss == now and key not in found and key != manager]
        found += new
        waiting += new
    return sorted(found)


def led_by(connection: Connection, manager: int, day: datetime.date) -> list[int]:
    """Return whom a person leads on a day directly, without those that others of the team lead."""
    held = assignments_on(connection, day)
    return sorted(key for key, one in held.items() if one.manager == manager and key != manager)


def head_of(connection: Connection, person: int, day: datetime.date) -> int | None:
    """Return the manager of a person on a day, None where nobody is."""
    one = assignments_on(connection, day).get(person)
    return one.manager if one else None


def site_of(connection: Connection, day: datetime.date) -> dict[int, int | None]:
    """Return the site of each person on a day."""
    return {key: one.site for key, one in assignments_on(connection, day).items()}


def filled(day: datetime.date) -> Any:
    """Return the query for how many people fill each post on a day: post, count."""
    a, later = Assignment, table_of(Assignment).alias("later_assignment")
    newest = (
        select(func.max(later.c.since))
        .where(later.c.person_id == a.person_id, later.c.since <= day)
        .scalar_subquery()
    )
    p = Person
    return (
        select(a.post_id, func.count().label("count"))
        .join(p, p.id == a.person_id)
        .where(a.post_id.is_not(None), a.since == newest, *is_here(day))
        .group_by(a.post_id)
        .subquery("filled_post")
    )
