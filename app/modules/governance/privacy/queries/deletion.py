"""The deletion concept as it stands: which rows are over by class, which records a run would take, the run that waits, and those before."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, func, select

from app.core.dataclass import dataclass
from app.core.manifest import Waiting
from app.core.messages import N_, Message, _
from app.data import clock
from app.data.all_tables import load_models
from app.data.declarative import field_of
from app.data.queries import query
from app.data.rows import read_all
from app.data.visibility import login
from app.modules.documents.filing.api import class_titles, classes, term
from app.modules.governance.privacy.models import RELEASE, VIEW, DeletionItem, DeletionRun, Restriction
from app.modules.governance.privacy.queries.emptied import holds_something
from app.modules.governance.privacy.queries.holdings import DOCUMENT, Holdings, holdings
from app.modules.governance.privacy.queries.requests import Outcome, read_outcome
from app.modules.governance.privacy.queries.subject import APPLICANT, PEOPLE, STAFF, Root, name_of
from app.modules.governance.privacy.queries.verdicts import APPLICATION, Verdicts, rows_of, verdicts
from app.modules.governance.privacy.rules.deleting import RUN, Line, has_term, period, taken
from app.modules.governance.privacy.rules.erasing import ELSEWHERE, GOES
from app.modules.governance.privacy.rules.register import EXTRA, TableRule, activities, rule_of

PAGE = "governance.privacy.deletion"
REQUEST = "governance_request"
LEAVING = "leaving"
NO_DAY = N_("its end")


def _tables() -> Mapping[str, Table]:
    return load_models().tables


# -- the concept -----------------------------------------------------------------
@query(VIEW)
def concept(connection: Connection) -> list[Line]:
    """Return each table that holds something of people, with its class, and how many of its rows are over; those with a term first by class."""
    today, titles, tables = clock.today(connection), class_titles(), _tables()
    order = {key: place for place, key in enumerate(classes())}
    found = []
    for activity in activities().values():
        for name, rule in activity.tables.items():
            if name not in tables or rule.way == EXTRA:
                continue
            about = classes().get(rule.retention)
            over, oldest = _over(connection, tables[name], rule, today)
            title = _("documents by the class of their type") if about is None else titles[rule.retention]
            found.append(
                Line(
                    table=name,
                    title=_(str(tables[name].info["title"])),
                    activity=str(activity.title),
                    retention=title if rule.retention != "none" else _("No term of its own"),
                    law=about.source if about is not None else "",
                    start=_start(tables[name], rule),
                    period=period(about.spans if about is not None else ()),
                    way=rule.way,
                    rows=int(connection.scalar(select(func.count()).select_from(tables[name])) or 0),
                    over=over,
                    oldest=oldest,
                )
            )
    ranks = {titles[key]: place for key, place in order.items()}
    return sorted(found, key=lambda one: (ranks.get(one.retention, len(ranks)), one.activity))


def _start(table: Table, rule: TableRule) -> str:
    if not has_term(rule):
        return ""
    if rule.day == LEAVING:
        return _(field_of(_tables()[STAFF].c.leaving).title)
    return _(field_of(table.c[rule.day]).title) if rule.day in table.c else _(NO_DAY)


def _over(
    connection: Connection, table: Table, rule: TableRule, today: datetime.date
) -> tuple[int | None, datetime.date | None]:
    """Return how many rows of a table are over and since when, None where its days stand elsewhere; what is emptied counts no more."""
    if table.name == DOCUMENT:
        return _counted(
            connection, table, table.c.keep_until, [table.c.state == "filed"], today, retention=None
        )
    if table.name == APPLICANT:
        return _counted(
            connection, table, table.c.kept_until, [table.c.erased.is_(None)], today, retention=None
        )
    if not has_term(rule) or rule.retention == APPLICATION:
        return None, None
    more: list[ColumnElement[bool]] = (
        [holds_something(table)] if rule.way in RUN and rule.way != "delete" else []
    )
    people = _tables()[STAFF]
    if rule.day == LEAVING and table.name != STAFF:
        if "person_id" not in table.c:
            return None, None
        more += [table.c.person_id == people.c.id, holds_something(people)]
        return _counted(connection, table, people.c.leaving, more, today, retention=rule.retention)
    if rule.day not in table.c:
        return None, None
    return _counted(connection, table, table.c[rule.day], more, today, retention=rule.retention)


def _counted(
    connection: Connection,
    table: Table,
    day: ColumnElement[Any],
    where: list[ColumnElement[bool]],
    today: datetime.date,
    retention: str | None,
) -> tuple[int, datetime.date | None]:
    rows = select(day, func.count(table.c.id)).where(day.is_not(None), *where).group_by(day)
    count, oldest = 0, None
    for start, here in connection.execute(rows):
        on = start.astimezone().date() if isinstance(start, datetime.datetime) else start
        until = on if retention is None else term(retention, "", on, on, on).until
        if until is not None and until < today:
            count += int(here)
            oldest = until if oldest is None else min(oldest, until)
    return count, oldest


# -- what a run takes --------------------------------------------------------------
@dataclass(frozen=True)
class Taken:
    """What a run would do with the rows about one record: those that go and those that stay, each with the law."""

    root: Root
    found: Holdings
    law: Verdicts

    @property
    def going(self) -> int:
        """How many rows go, filed papers among them."""
        return sum(_acts(table, one.verdict) for (table, _key), one in self.law.items())


def _acts(table: str, verdict: str) -> bool:
    """Say whether a run does something with rows of a table: bare ones only lose the name of their person."""
    rule = rule_of(table)
    if table == DOCUMENT:
        return verdict == ELSEWHERE
    return verdict == GOES and rule is not None and (rule.way in RUN or rule.way == EXTRA)


def candidates(connection: Connection) -> list[Root]:
    """Return the records that may have rows that are over: who left long enough ago, and requests whose evidence is no longer needed.

    What is restricted for somebody's claims stays out (Art. 18 (1) c GDPR).
    """
    today, s = clock.today(connection), Restriction
    kept = {
        (row.table_name, row.row_key)
        for row in connection.execute(
            select(s.table_name, s.row_key).where(s.lifted.is_(None), s.request_id.is_not(None))
        )
    }
    p, r = _tables()[STAFF], _tables()[REQUEST]
    terms = {
        one.retention
        for activity in activities().values()
        for one in activity.tables.values()
        if one.day == LEAVING
    }
    rows = select(p.c.id, p.c.leaving).where(p.c.leaving < today, holds_something(p))
    left = connection.execute(rows).all()
    staff = [
        Root(STAFF, int(row.id)) for row in left if any(_ended(one, row.leaving, today) for one in terms)
    ]
    rule = rule_of(REQUEST)
    requests = connection.execute(
        select(r.c.id, r.c.received).where(r.c.closed.is_not(None), holds_something(r))
    )
    asked = [
        Root(REQUEST, int(row.id)) for row in requests if rule and _ended(rule.retention, row.received, today)
    ]
    return [one for one in (*sorted(staff), *asked) if (one.table, one.key) not in kept]


def _ended(retention: str, start: datetime.date, today: datetime.date) -> bool:
    until = term(retention, "", start, start, start).until
    return until is not None and until < today


def what_goes(connection: Connection, root: Root) -> Taken:
    """Return what a run would do with the rows about a record, decided now."""
    found = holdings(connection, [root])
    law = verdicts(connection, found)
    extras = {name: rows_of(connection, name, keys) for name, keys in found.about.items() if _extra(name)}

    def parent(place: tuple[str, int]) -> tuple[str, int]:
        row = extras[place[0]][place[1]]
        return str(row["table_name"]), int(row["row_key"])

    made = taken(law, (root.table, root.key), parent)
    done = _emptied(connection, made)
    return Taken(root, found, {place: one for place, one in made.items() if place not in done})


def _extra(table: str) -> bool:
    rule = rule_of(table)
    return rule is not None and rule.way == EXTRA


def _emptied(connection: Connection, law: Verdicts) -> set[tuple[str, int]]:
    """Return the rows that would be emptied and are empty already."""
    done: set[tuple[str, int]] = set()
    going: dict[str, set[int]] = {}
    for (table, key), one in law.items():
        rule = rule_of(table)
        if one.verdict == GOES and rule is not None and rule.way not in ("delete", EXTRA):
            going.setdefault(table, set()).add(key)
    for name, keys in going.items():
        t = _tables()[name]
        full = set(connection.scalars(select(t.c.id).where(t.c.id.in_(sorted(keys)), holds_something(t))))
        done |= {(name, key) for key in keys - full}
    return done


@dataclass(frozen=True)
class Proposed:
    """A record that waits in a run: its name for who may know of it, what goes of it by table, and how many rows stay."""

    root: Root
    name: str
    goes: tuple[tuple[str, int], ...]
    stays: int


def _shown(connection: Connection, one: Taken) -> Proposed:
    tables, goes = _tables(), dict[str, int]()
    for (table, _key), said in one.law.items():
        if _acts(table, said.verdict):
            title = _(str(tables[table].info["title"]))
            goes[title] = goes.get(title, 0) + 1
    name = name_of(connection, one.root) if one.root.table in PEOPLE else ""
    if not name:
        title = _(str(tables[one.root.table].info["title"]))
        name = _("{what} no. {number}").format(what=title, number=one.root.key)
    return Proposed(one.root, name, tuple(sorted(goes.items())), len(one.law) - sum(goes.values()))


@query(VIEW)
def overdue(connection: Connection) -> list[Proposed]:
    """Return the records that the next run would take, with what goes of each."""
    found = (what_goes(connection, root) for root in candidates(connection))
    return [_shown(connection, one) for one in found if one.going]


# -- runs ----------------------------------------------------------------------------
@dataclass(frozen=True)
class RunRow:
    """A run as its page lists it."""

    id: int
    number: str
    proposed_by: str
    proposed_at: datetime.datetime
    released_by: str
    released_at: datetime.datetime | None
    gone: int
    document: int | None


@query(VIEW)
def runs(connection: Connection) -> list[RunRow]:
    """Return the runs, the newest first."""
    d = DeletionRun
    return read_all(connection, select(d.__table__).order_by(d.id.desc()), RunRow)


def roots_of_run(connection: Connection, key: int) -> list[Root]:
    """Return the records that a run is about."""
    i = DeletionItem
    rows = connection.execute(select(i.table_name, i.row_key).where(i.deletion_id == key).order_by(i.id))
    return [Root(str(row.table_name), int(row.row_key)) for row in rows]


@query(VIEW)
def proposed_in(connection: Connection, key: int) -> list[Proposed]:
    """Return the records of a run with what goes of each as things stand now."""
    return [_shown(connection, what_goes(connection, root)) for root in roots_of_run(connection, key)]


@query(VIEW)
def outcomes_of(connection: Connection, key: int) -> list[Outcome]:
    """Return what came of a run that was released, by table; nothing before."""
    said = connection.scalar(select(DeletionRun.outcome).where(DeletionRun.id == key))
    return read_outcome(str(said or ""))


@query(RELEASE)
def waiting_runs(connection: Connection) -> list[Waiting]:
    """Return the deletion run that waits for a second person."""
    d = DeletionRun
    where = and_(d.released_at.is_(None), d.proposed_by != login(connection))
    number = connection.scalar(select(d.number).where(where).limit(1))
    words = Message(N_("Deletion run {number} waits for release"), {"number": number or ""})
    return [Waiting(1, words, PAGE)] if number else []
