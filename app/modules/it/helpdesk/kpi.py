"""Figures that come of tickets: how many are open, and whether promises were kept; never by person (§ 87 (1) no. 6 BetrVG)."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, func, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY
from app.core.figures import COUNT, HIGHER, LOWER, PERCENT, Figure, FigureRow, FigureSource, Value, shared
from app.core.messages import N_, _
from app.data import clock
from app.data.queries import query
from app.modules.it.helpdesk.models import Ticket, TicketStep
from app.modules.it.helpdesk.queries.agreements import agreements
from app.modules.it.helpdesk.queries.metrics import histories
from app.modules.it.helpdesk.rules.tickets import MERGED, RUNNING, STATES, clocks

VIEW, PAGE = "it.tickets.view", "it.helpdesk.tickets"
TABLES = frozenset({"it_ticket", "it_ticket_step", "it_ticket_entry", "it_agreement", "it_calendar"})
NOTHING_PROMISED = N_("No promise came to its end with the tickets of this span.")
DECIDED = ("met", "missed", "late")
FIRST, SOLUTION = "answered_in_time", "solved_in_time"


@dataclass(frozen=True)
class Kept:
    """A ticket of a span, and of its promises that were decided whether they were kept."""

    key: int
    words: str
    came: datetime.datetime
    goals: dict[str, bool]


def _end_of(connection: Connection, day: datetime.date) -> datetime.datetime:
    """Return the end of a day by the local clock, not later than now."""
    end = datetime.datetime.combine(day + ONE_DAY, datetime.time()).astimezone()
    return min(end, clock.now(connection))


def _open(connection: Connection, until: datetime.date) -> list[tuple[int, str, str]]:
    """Return the tickets that were open at the end of a day, by the last state that they had entered: key, words, state."""
    t, s = Ticket, TicketStep
    place = func.row_number().over(partition_by=s.ticket_id, order_by=(s.at.desc(), s.id.desc()))
    steps = select(s.ticket_id, s.state, place.label("place")).where(s.at < _end_of(connection, until))
    last = steps.subquery()
    rows = connection.execute(
        select(t.id, t.number, t.title, last.c.state)
        .join(last, last.c.ticket_id == t.id)
        .where(last.c.place == 1, last.c.state.in_(RUNNING))
        .order_by(t.id)
    )
    return [(int(row.id), f"{row.number}  {row.title}", row.state) for row in rows]


def _kept(connection: Connection, since: datetime.date, until: datetime.date) -> list[Kept]:
    """Return the tickets that came in a span with their decided promises, as they stood at its end."""
    t, end = Ticket, _end_of(connection, until)
    start = datetime.datetime.combine(since, datetime.time()).astimezone()
    rows = connection.execute(
        select(t.id, t.number, t.title, t.created, t.priority, t.sla_id)
        .where(t.created >= start, t.created < end, t.state != MERGED)
        .order_by(t.id)
    ).all()
    past = histories(connection, {row.id: row.created for row in rows})
    known = {one.id: one for one in agreements(connection)}
    found = []
    for row in rows:
        goals = {}
        if row.sla_id in known:
            promised = known[row.sla_id]
            made = clocks(past[row.id], promised.promised(row.priority), promised.calendar, end)
            pairs = ((FIRST, made.first), (SOLUTION, made.solution))
            goals = {key: goal.state == "met" for key, goal in pairs if goal.state in DECIDED}
        found.append(Kept(int(row.id), f"{row.number}  {row.title}", row.created, goals))
    return found


@query(VIEW)
def ticket_figures(connection: Connection, since: datetime.date, until: datetime.date) -> dict[str, Value]:
    """Return what was open at the end of a span, what came in it, and how many of its promises were kept."""
    came = _kept(connection, since, until)
    shares = {}
    for key in (FIRST, SOLUTION):
        decided = [one.goals[key] for one in came if key in one.goals]
        shares[key] = shared(sum(decided), len(decided), PERCENT, NOTHING_PROMISED)
    return {
        "tickets_open": Value(len(_open(connection, until))),
        "tickets_came": Value(len(came)),
        **shares,
    }


@query(VIEW)
def ticket_rows(
    connection: Connection, key: str, since: datetime.date, until: datetime.date
) -> list[FigureRow]:
    """Return the tickets behind a figure; a promise that was kept counts."""
    if key == "tickets_open":
        return [
            FigureRow(words, _(STATES[state]), 1, COUNT, PAGE, request=ticket)
            for ticket, words, state in _open(connection, until)
        ]
    came = _kept(connection, since, until)
    if key == "tickets_came":
        return [
            FigureRow(one.words, formats.moment(one.came), 1, COUNT, PAGE, request=one.key) for one in came
        ]
    return [
        FigureRow(
            one.words,
            _("kept") if one.goals[key] else _("missed"),
            int(one.goals[key]),
            COUNT,
            PAGE,
            request=one.key,
        )
        for one in came
        if key in one.goals
    ]


AREA = "it"
FIGURES = (
    FigureSource(
        read=ticket_figures,
        rows=ticket_rows,
        tables=TABLES,
        figures=(
            Figure(key="tickets_open", title=N_("Open tickets"), unit=COUNT, better=LOWER, area=AREA, at_day=True, meaning=N_("How many tickets wait to be solved."), formula=N_("Tickets that are new, in work or waiting at the end of the day")),
            Figure(key="tickets_came", title=N_("New tickets"), unit=COUNT, better=LOWER, area=AREA, meaning=N_("How many tickets came in the span."), formula=N_("Tickets that came in the span, without those merged into another")),
            Figure(key=FIRST, title=N_("Answered in time"), unit=PERCENT, better=HIGHER, area=AREA, meaning=N_("How many tickets of the span had their first answer within the time promised."), formula=N_("First answers in time ÷ first answers given or overdue, in business hours of the agreement")),
            Figure(key=SOLUTION, title=N_("Solved in time"), unit=PERCENT, better=HIGHER, area=AREA, meaning=N_("How many tickets of the span were solved within the time promised."), formula=N_("Solutions in time ÷ solutions given or overdue, in business hours of the agreement")),
        ),
    ),
)  # fmt: skip
