"""Figures that come of ideas: how many were handed in, how long decisions took, and what was carried out is worth; nobody is ranked."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, func, select

from app.core import format as formats
from app.core.figures import (
    COUNT,
    DAYS,
    HIGHER,
    LOWER,
    MONEY,
    Figure,
    FigureRow,
    FigureSource,
    Value,
    shared,
)
from app.core.messages import N_, counted
from app.data.queries import query
from app.modules.organisation.ideas.models import CHANGE, Assessment, Idea

PAGE = "organisation.ideas.ideas"
TABLES = frozenset({"organisation_idea", "organisation_idea_assessment"})
NO_DECISION = N_("No idea was decided on in this span.")
Row = tuple[int, str, datetime.date, int]


def _handed_in(connection: Connection, since: datetime.date, until: datetime.date) -> list[Row]:
    """Return the ideas that were handed in in a span, each as one."""
    i = Idea
    rows = select(i.id, i.number, i.title, i.received).where(i.received.between(since, until))
    found = connection.execute(rows.order_by(i.received, i.id))
    return [(int(row.id), f"{row.number}  {row.title}", row.received, 1) for row in found]


def _decided(connection: Connection, since: datetime.date, until: datetime.date) -> list[Row]:
    """Return the ideas that were last decided on in a span, with the days from the hand-in."""
    i = Idea
    rows = select(i.id, i.number, i.title, i.received, i.decided).where(i.decided.between(since, until))
    found = connection.execute(rows.order_by(i.decided, i.id))
    return [
        (int(row.id), f"{row.number}  {row.title}", row.decided, (row.decided - row.received).days)
        for row in found
    ]


def _carried_out(connection: Connection, since: datetime.date, until: datetime.date) -> list[Row]:
    """Return the ideas that were carried out in a span, with their net benefit of the first year in cents."""
    i, a = Idea, Assessment
    net = func.coalesce(a.net, 0).label("net")
    rows = (
        select(i.id, i.number, i.title, i.done, net)
        .outerjoin(a, a.idea_id == i.id)
        .where(i.done.between(since, until))
    )
    found = connection.execute(rows.order_by(i.done, i.id))
    return [(int(row.id), f"{row.number}  {row.title}", row.done, int(row.net)) for row in found]


@query(CHANGE)
def idea_figures(connection: Connection, since: datetime.date, until: datetime.date) -> dict[str, Value]:
    """Return what came of ideas in a span."""
    decided = _decided(connection, since, until)
    days = sum(one for _key, _words, _day, one in decided)
    return {
        "ideas_handed_in": Value(len(_handed_in(connection, since, until))),
        "ideas_days": shared(days, len(decided), DAYS, NO_DECISION),
        "ideas_benefit": Value(
            sum(net for _key, _words, _day, net in _carried_out(connection, since, until))
        ),
    }


@query(CHANGE)
def idea_rows(
    connection: Connection, key: str, since: datetime.date, until: datetime.date
) -> list[FigureRow]:
    """Return the ideas behind a figure."""
    if key == "ideas_benefit":
        worth = _carried_out(connection, since, until)
        return [
            FigureRow(words, formats.day(day), net, MONEY, PAGE, request=idea)
            for idea, words, day, net in worth
        ]
    if key == "ideas_days":
        return [
            FigureRow(words, counted(days, N_("1 day"), N_("{count} days")), days, COUNT, PAGE, request=idea)
            for idea, words, _day, days in _decided(connection, since, until)
        ]
    came = _handed_in(connection, since, until)
    return [
        FigureRow(words, formats.day(day), one, COUNT, PAGE, request=idea) for idea, words, day, one in came
    ]


AREA = "organisation"
FIGURES = (
    FigureSource(
        read=idea_figures,
        rows=idea_rows,
        tables=TABLES,
        figures=(
            Figure(key="ideas_handed_in", title=N_("Ideas handed in"), unit=COUNT, better=HIGHER, area=AREA, meaning=N_("How many ideas came in the span, with a name or without."), formula=N_("Ideas whose day of hand-in lies in the span")),
            Figure(key="ideas_days", title=N_("Days until the decision on an idea"), unit=DAYS, better=LOWER, area=AREA, meaning=N_("How long authors waited for a decision."), formula=N_("Mean of the days from hand-in to the last decision, of ideas decided on in the span")),
            Figure(key="ideas_benefit", title=N_("Net benefit of ideas"), unit=MONEY, better=HIGHER, area=AREA, meaning=N_("What the ideas that were carried out in the span bring in their first year."), formula=N_("Sum of the net benefit of the first year, of ideas carried out in the span")),
        ),
    ),
)  # fmt: skip
