"""Figures of the helpdesk over a span: never by person (§ 87 (1) no. 6 BetrVG), reckoned from the history of each ticket."""

from __future__ import annotations

import datetime
import statistics
from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.data.queries import query
from app.modules.it.assets.api import AssetModel, ItAsset, model_words
from app.modules.it.helpdesk.models import Ticket, TicketEntry, TicketStep
from app.modules.it.helpdesk.queries.agreements import AgreementRow, agreements
from app.modules.it.helpdesk.rules.sla import MINUTE, used
from app.modules.it.helpdesk.rules.tickets import RUNNING, Contact, History, Step, clocks, pauses

CHUNK = 900
AGES = (1, 3, 7, 30)  # days that part the backlog
TOP = 10


@dataclass(frozen=True)
class Figures:
    """What is known of a span: counts, business minutes, shares in per cent (None where there is nothing to share)."""

    came: int
    solved: int
    reopened: int
    first_median: int | None
    first_p90: int | None
    solution_median: int | None
    solution_p90: int | None
    first_kept: int | None
    solution_kept: int | None
    minutes: int
    rating: float | None
    ratings: int
    backlog: tuple[tuple[int | None, int], ...]
    models: tuple[tuple[str, int], ...]
    categories: tuple[tuple[str, int], ...]


@query("it.tickets.view")
def figures(connection: Connection, since: datetime.datetime, until: datetime.datetime) -> Figures:
    """Return the figures of the tickets that came in a span (the end not included), and the backlog of now by age in days."""
    t = Ticket
    where = (t.created >= since, t.created < until, t.state != "merged")
    rows: Sequence[Any] = connection.execute(
        select(t.id, t.created, t.solved, t.priority, t.sla_id, t.reopened, t.minutes, t.rating, t.category)
        .where(*where)
        .order_by(t.id)
    ).all()
    past = histories(connection, {row.id: row.created for row in rows})
    known = {one.id: one for one in agreements(connection)}
    firsts, solutions, first_kept, solution_kept = list[int](), list[int](), list[bool](), list[bool]()
    for row in rows:
        agreement = known.get(row.sla_id)
        if agreement is not None:
            _reckon(
                past[row.id],
                agreement,
                row.priority,
                until,
                (firsts, solutions),
                kept=(first_kept, solution_kept),
            )
    ratings = [row.rating for row in rows if row.rating]
    return Figures(
        len(rows),
        sum(row.solved is not None for row in rows),
        sum(bool(row.reopened) for row in rows),
        *_middle(firsts),
        *_middle(solutions),
        _share(first_kept),
        _share(solution_kept),
        sum(row.minutes for row in rows),
        round(statistics.fmean(ratings), 2) if ratings else None,
        len(ratings),
        _backlog(connection, until),
        _models(connection, where),
        tuple(Counter(row.category for row in rows if row.category).most_common(TOP)),
    )


def histories(connection: Connection, created: dict[int, datetime.datetime]) -> dict[int, History]:
    """Return what the clocks of many tickets follow from, by key, from the moments at which they came."""
    steps: dict[int, list[Step]] = {key: [] for key in created}
    said: dict[int, list[Contact]] = {key: [] for key in created}
    keys, s, e = list(created), TicketStep, TicketEntry
    for start in range(0, len(keys), CHUNK):
        part = keys[start : start + CHUNK]
        for key, at, state, why in connection.execute(
            select(s.ticket_id, s.at, s.state, s.why).where(s.ticket_id.in_(part)).order_by(s.at, s.id)
        ):
            steps[key].append(Step(at, state, why))
        query = (
            select(e.ticket_id, e.at, e.by_agent)
            .where(e.ticket_id.in_(part), e.internal.is_(False))
            .order_by(e.at, e.id)
        )
        for key, at, agent in connection.execute(query):
            said[key].append(Contact(at, bool(agent)))
    return {key: History(created[key], steps[key], said[key]) for key in keys}


def _reckon(
    history: History, agreement: AgreementRow, priority: int, until: datetime.datetime,
    minutes: tuple[list[int], list[int]], kept: tuple[list[bool], list[bool]],
) -> None:  # fmt: skip
    answered = min((one.at for one in history.contacts if one.by_agent), default=None)
    if answered is not None:
        minutes[0].append(used(agreement.calendar, history.created, answered, pauses(history)) // MINUTE)
    found = clocks(history, agreement.promised(priority), agreement.calendar, until)
    for goal, list_ in ((found.first, kept[0]), (found.solution, kept[1])):
        if goal.state in ("met", "missed", "late"):
            list_.append(goal.state == "met")
    if found.solution.state in ("met", "missed"):
        minutes[1].append(found.solution.minutes)


def _middle(values: list[int]) -> tuple[int | None, int | None]:
    """Return the median and the value that nine of ten do not exceed."""
    if not values:
        return None, None
    ordered = sorted(values)
    return round(statistics.median(ordered)), ordered[max(0, -(-len(ordered) * 9 // 10) - 1)]


def _share(values: list[bool]) -> int | None:
    return round(100 * sum(values) / len(values)) if values else None


def _backlog(connection: Connection, now: datetime.datetime) -> tuple[tuple[int | None, int], ...]:
    """Return how many tickets are open, by the days since they came: up to each of AGES, and older (None)."""
    days = [
        (now - created).days
        for created in connection.scalars(select(Ticket.created).where(Ticket.state.in_(RUNNING)))
    ]
    found: list[tuple[int | None, int]] = []
    low = -(10**6)
    for age in AGES:
        found.append((age, sum(low < one <= age for one in days)))
        low = age
    return (*found, (None, sum(one > AGES[-1] for one in days)))


def _models(connection: Connection, where: tuple[Any, ...]) -> tuple[tuple[str, int], ...]:
    count = func.count(Ticket.id)
    query = (
        select(model_words(), count)
        .join(ItAsset, ItAsset.id == Ticket.asset_id)
        .join(AssetModel, AssetModel.id == ItAsset.model_id)
    )
    rows = connection.execute(
        query.where(*where)
        .group_by(AssetModel.id, AssetModel.manufacturer, AssetModel.name)
        .order_by(count.desc(), AssetModel.id)
        .limit(TOP)
    )
    return tuple((words, int(number)) for words, number in rows)
