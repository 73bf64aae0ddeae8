"""Business hours, agreements and text modules as they are read."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.data.drafts import Stored, load_draft
from app.data.lists import ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all
from app.data.settings import setting
from app.modules.it.helpdesk.models import Agreement, Snippet, WorkCalendar
from app.modules.it.helpdesk.rules.agreements import AgreementDraft, CalendarDraft, SnippetDraft
from app.modules.it.helpdesk.rules.sla import Calendar, read_closed, read_hours
from app.modules.it.helpdesk.rules.tickets import Target

VIEW = "it.tickets.view"


@dataclass(frozen=True)
class AgreementRow:
    """An agreement with its calendar."""

    id: int
    version: int
    name: str
    calendar_id: int
    calendar: Calendar
    target: Target
    shares: tuple[int, ...]
    standard: bool

    def promised(self, priority: int) -> Target:
        """Return the promises for a priority: the share of those for the middle one."""
        share = self.shares[priority - 1]
        goals = (self.target.first, self.target.update, self.target.solution)
        return Target(*(round(minutes * share / 100) for minutes in goals))


@dataclass(frozen=True)
class SnippetRow:
    """A text module; step is what it does when it was sent, '' for nothing."""

    id: int
    version: int
    name: str
    body: str
    step: str


@query(VIEW)
def agreements(connection: Connection) -> list[AgreementRow]:
    """Return the agreements, the standard one first."""
    g, c = Agreement, WorkCalendar
    query_ = select(g.__table__, c.hours, c.land, c.zone, c.closed).join(c, c.id == g.calendar_id)
    rows = connection.execute(query_.order_by(g.standard.desc(), func.lower(g.name)))
    company = str(setting(connection, "company.land"))
    return [
        AgreementRow(
            row.id,
            row.version,
            row.name,
            row.calendar_id,
            Calendar(read_hours(row.hours), row.land or company, row.zone, read_closed(row.closed)),
            target=Target(row.first, row.update, row.solution),
            shares=tuple(int(part) for part in row.shares.split()),
            standard=bool(row.standard),
        )
        for row in rows
    ]


@query(VIEW)
def agreement_names(connection: Connection) -> list[tuple[str, str]]:
    """Return the agreements as choices, the standard one first."""
    return [(str(one.id), one.name) for one in agreements(connection)]


@query(VIEW)
def calendar_names(connection: Connection) -> list[tuple[str, str]]:
    """Return the calendars as choices, by name."""
    c = WorkCalendar
    rows = connection.execute(select(c.id, c.name).order_by(func.lower(c.name)))
    return [(str(row.id), row.name) for row in rows]


@query(VIEW)
def snippets(connection: Connection) -> list[SnippetRow]:
    """Return the text modules by name."""
    s = Snippet
    return read_all(connection, select(s.__table__).order_by(func.lower(s.name)), SnippetRow)


@query(VIEW)
def agreement(connection: Connection, key: int) -> Stored[AgreementDraft] | None:
    """Return an agreement as its form shows it, None where there is none."""
    return load_draft(connection, Agreement, AgreementDraft, key)


@query(VIEW)
def calendar(connection: Connection, key: int) -> Stored[CalendarDraft] | None:
    """Return a calendar as its form shows it, None where there is none."""
    return load_draft(connection, WorkCalendar, CalendarDraft, key)


@query(VIEW)
def snippet(connection: Connection, key: int) -> Stored[SnippetDraft] | None:
    """Return a text module as its form shows it, None where there is none."""
    return load_draft(connection, Snippet, SnippetDraft, key)


def agreements_source() -> ListSource:
    """Return the list of agreements, the standard one first."""
    g, c = Agreement, WorkCalendar
    columns = (
        *listed(g, "name standard"),
        shown_as(c.name, "calendar", title=g.__table__.c.calendar_id.info["field"].title),
        *listed(g, "first update solution shares"),
    )
    joins = ((c.__table__, c.id == g.calendar_id),)
    return ListSource("it.agreements", g, columns, (g.standard.desc(), func.lower(g.name)), joins=joins)


def calendars_source() -> ListSource:
    """Return the list of business hours by name."""
    c = WorkCalendar
    return ListSource("it.calendars", c, listed(c, "name hours land zone closed"), (func.lower(c.name),))


def snippets_source() -> ListSource:
    """Return the list of text modules by name."""
    s = Snippet
    return ListSource("it.snippets", s, listed(s, "name step body"), (func.lower(s.name),))
