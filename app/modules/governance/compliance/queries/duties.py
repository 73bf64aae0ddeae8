"""Duties, gifts and reports of wrongs as they are listed and read; of reports nobody but a confidant knows anything."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from app.core.dataclass import dataclass
from app.core.errors import Forbidden
from app.core.manifest import Waiting, resolve, topics
from app.core.manifest_parts import DueDay
from app.core.messages import N_, Message
from app.data import clock
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, Condition, ListSource, listed, shown_as
from app.data.queries import may_read, query
from app.data.rows import read_all
from app.data.visibility import Guard, login, not_hidden
from app.modules.governance.compliance.models import (
    CONFIDANTS,
    CONTRACTS,
    VIEW,
    WHISTLE,
    Confidant,
    Duty,
    DutyDone,
    Gift,
    Report,
)
from app.modules.governance.compliance.queries.contracts import waiting_contracts
from app.modules.governance.compliance.queries.controls import waiting_controls
from app.modules.governance.compliance.rules.duties import DutyDraft, GiftDraft, ReportDraft
from app.modules.hr.people.api import Person, full_name
from app.modules.organisation.contacts.api import Contact

SOON = datetime.timedelta(days=14)
AHEAD = datetime.timedelta(days=90)  # that days of other topics are shown
DUTIES, REPORTS = "governance.compliance.duties", "governance.compliance.reports"


@dataclass(frozen=True)
class DoneLine:
    """When a duty was done, for which day, with which evidence."""

    nominal: datetime.date
    done: datetime.date
    evidence: str
    login: str


# -- who may know --------------------------------------------------------------
def confidants(connection: Connection) -> set[str]:
    """Return who may know of reports of wrongs."""
    return set(connection.scalars(select(Confidant.login)))


def trusted(connection: Connection) -> bool:
    """Say whether the person of a connection is a confidant; no right replaces that."""
    return login(connection) in confidants(connection)


def _hidden(connection: Connection) -> Select[Any] | None:
    return None if trusted(connection) else select(Report.id).correlate(None)


GUARDS = (Guard(Report.__tablename__, _hidden),)


def _seen(connection: Connection) -> list[Condition]:
    return not_hidden(connection, Report.__tablename__, Report.id.expression)


@query(WHISTLE, CONFIDANTS)
def named_confidants(connection: Connection) -> list[str]:
    """Return the logins of the confidants, in order."""
    return sorted(confidants(connection))


# -- lists ---------------------------------------------------------------------
def duties_source() -> ListSource:
    """Return the duties, the next one first; those that are done for good last."""
    d = Duty
    columns = (
        *listed(d, "title due"),
        Column("owner", N_("Responsible"), "text", full_name(), 160),
        *listed(d, "law months proof nominal"),
    )
    return ListSource(
        "governance.duties",
        d,
        columns,
        (d.due.is_(None), d.due.expression, d.id.expression),
        joins=((Person, Person.id == d.owner_id),),
    )


def gifts_source() -> ListSource:
    """Return gifts and conflicts of interests, the newest first."""
    g = Gift
    columns = (
        *listed(g, "day kind"),
        shown_as(Contact.name, "contact", title=N_("Business partner"), width=180),
        *listed(g, "about amount decided"),
    )
    return ListSource(
        "governance.gifts",
        g,
        columns,
        (g.day.desc(), g.id.desc()),
        joins=((Contact, Contact.id == g.contact_id),),
    )


def reports_source() -> ListSource:
    """Return the reports of wrongs that the person may know of, the next term first."""
    r = Report
    columns = listed(r, "number state term area way came confirmed answered closed erased")
    return ListSource(
        "governance.reports", r, columns, (r.term.is_(None), r.term.expression, r.id.desc()), visible=_seen
    )


# -- rows ------------------------------------------------------------------------
@query(VIEW)
def duty_draft(connection: Connection, key: int) -> Stored[DutyDraft] | None:
    """Return a duty as its form shows it."""
    return load_draft(connection, Duty, DutyDraft, key)


@query(VIEW)
def done_of(connection: Connection, key: int) -> list[DoneLine]:
    """Return when a duty was done, the newest first."""
    d = DutyDone
    return read_all(
        connection,
        select(d.nominal, d.done, d.evidence, d.login).where(d.duty_id == key).order_by(d.id.desc()),
        DoneLine,
    )


@dataclass(frozen=True)
class DueDuty:
    """A duty with the day that it is due next."""

    title: str
    day: datetime.date


@query(VIEW)
def due_duties(connection: Connection) -> list[DueDuty]:
    """Return the duties that are due some day, the next one first."""
    d = Duty
    query = select(d.title, d.due.label("day")).where(d.due.is_not(None)).order_by(d.due, d.id)
    return read_all(connection, query, DueDuty)


@query(VIEW)
def days_of_others(connection: Connection) -> list[DueDay]:
    """Return the days within three months that other topics have, of those the person may read, the first one on top."""
    until = clock.today(connection) + AHEAD
    asked = [resolve(topic.due_days) for topic in topics() if topic.due_days]
    found = [day for one in asked if may_read(connection, one) for day in one(connection, until)]
    return sorted(found, key=lambda one: (one.day, one.page, str(one.words)))


@query(VIEW)
def gift_draft(connection: Connection, key: int) -> Stored[GiftDraft] | None:
    """Return a gift as its form shows it."""
    return load_draft(connection, Gift, GiftDraft, key)


@query(WHISTLE)
def report_draft(connection: Connection, key: int) -> Stored[ReportDraft] | None:
    """Return a report of a wrong as its form shows it; raises Forbidden for who is no confidant."""
    if not trusted(connection):
        raise Forbidden(N_("Only a confidant does this."))
    return load_draft(connection, Report, ReportDraft, key)


# -- Today -------------------------------------------------------------------------
@query(VIEW, WHISTLE, CONTRACTS)
def waiting(connection: Connection) -> list[Waiting]:
    """Return duties and contracts that are due soon, and for confidants the reports whose next step is; nobody else learns that there are any."""
    asked = (waiting_duties, waiting_controls, waiting_contracts, waiting_reports)
    return [found for one in asked if may_read(connection, one) for found in one(connection)]


@query(VIEW)
def waiting_duties(connection: Connection) -> list[Waiting]:
    """Return the duties that are due within two weeks."""
    d, today = Duty, clock.today(connection)
    count, first = connection.execute(
        select(func.count(), func.min(d.due)).where(d.due <= today + SOON)
    ).one()
    words = Message(N_("Duties due: {count}"), {"count": count})
    return [Waiting(count, words, DUTIES, late=bool(first and first < today))] if count else []


@query(WHISTLE)
def waiting_reports(connection: Connection) -> list[Waiting]:
    """Return the reports whose next step has a term, only to confidants."""
    if not trusted(connection):
        return []
    r, today = Report, clock.today(connection)
    count, first = connection.execute(select(func.count(), func.min(r.term)).where(r.term.is_not(None))).one()
    words = Message(N_("Reports with a step until {day}: {count}"), {"count": count, "day": first})
    return [Waiting(count, words, REPORTS, late=bool(first and first < today))] if count else []
