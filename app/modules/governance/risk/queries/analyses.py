"""Analyses whole as they are read: cells of the heat map, measures with their tasks, what moved since the analysis before, what waits."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data import clock
from app.data.queries import query
from app.data.rows import read_all, read_one
from app.data.search import Searchable
from app.modules.governance.risk.models import (
    VIEW,
    Analysis,
    Risk,
    RiskLoss,
    RiskMatrix,
    RiskMeasure,
)
from app.modules.governance.risk.queries.warnings import waiting_warnings, warnings
from app.modules.governance.risk.rules.courses import Stand
from app.modules.governance.risk.rules.levels import Cell, Matrix, MatrixDraft, raised, read_matrix
from app.modules.governance.risk.rules.risks import (
    ACCEPTED,
)
from app.modules.hr.people.api import Person as Staff
from app.modules.organisation.projects.api import Followed, tasks_from

PAGE = "governance.risk.risks"
SOON = datetime.timedelta(days=30)
COMPARED = 6  # analyses that are set beside each other


@dataclass(frozen=True)
class AnalysisView:
    """An analysis as it is read."""

    id: int
    number: str
    title: str
    scope: str
    matrix_id: int
    matrix: str
    day: datetime.date
    previous_id: int | None
    state: str
    until: datetime.date
    review: datetime.date
    written_by: str
    accepted_by: str
    accepted: datetime.date | None


@dataclass(frozen=True)
class RiskView:
    """A risk with its three cells and levels, and what it was in the analysis before."""

    id: int
    place: int
    title: str
    category: str
    cause: str
    owner: str
    controls: str
    inherent: int
    current: int
    residual: int
    inherent_likelihood: int
    inherent_impact: int
    current_likelihood: int
    current_impact: int
    residual_likelihood: int
    residual_impact: int
    treatment: str
    reason: str
    before: int | None
    source: str
    losses: int
    before_likelihood: int | None = None
    before_impact: int | None = None
    figure: str = ""
    warning: str = ""  # why a figure raises it, '' where none does
    shown: int = 0  # its level today, raised by the warning

    def cell(self, stage: str) -> Cell:
        """Return likelihood and damage of a stage."""
        return getattr(self, f"{stage}_likelihood"), getattr(self, f"{stage}_impact")

    @property
    def came_from(self) -> Cell | None:
        """The cell of today in the analysis before, None where it stood in the same one or was not there."""
        if self.before_likelihood is None or self.before_impact is None:
            return None
        cell = self.before_likelihood, self.before_impact
        return cell if cell != self.cell("current") else None


@dataclass(frozen=True)
class MeasureView:
    """A measure with its risk, its cost in cents, and the task that it became."""

    id: int
    risk: int
    title: str
    due: datetime.date
    cost: int
    yearly: int
    effect: str
    task: Followed | None = None


@dataclass(frozen=True)
class Before:
    """An analysis among those that followed each other."""

    id: int
    number: str
    day: datetime.date
    previous_id: int | None


@dataclass(frozen=True)
class Whole:
    """An analysis with its matrix, risks and measures."""

    head: AnalysisView
    matrix: Matrix
    risks: tuple[RiskView, ...]
    measures: tuple[MeasureView, ...]
    before: tuple[Before, ...] = ()  # those that it followed, the oldest first, and itself as the last
    stands: tuple[tuple[Stand, ...], ...] = ()  # the risks of each of those


# -- whole -------------------------------------------------------------------
@query(VIEW)
def analysis_of_risk(connection: Connection, key: int) -> int | None:
    """Return the analysis that a risk stands in."""
    found = connection.scalar(select(Risk.analysis_id).where(Risk.id == key))
    return int(found) if found is not None else None


@query(VIEW)
def whole(connection: Connection, key: int) -> Whole | None:
    """Return an analysis with its matrix, its risks (the highest first) with what they were before, and measures with their tasks."""
    a, m = Analysis, RiskMatrix
    head = read_one(
        connection,
        select(a.__table__, m.name.label("matrix")).join(m, m.id == a.matrix_id).where(a.id == key),
        AnalysisView,
    )
    if head is None:
        return None
    drawn = read_one(connection, select(m.__table__).where(m.id == head.matrix_id), MatrixDraft)
    assert drawn is not None
    risks = _risks(connection, key)
    chain = _chain(connection, key)
    stands = _stands(connection, chain)
    return Whole(
        head, read_matrix(drawn), tuple(risks), tuple(_measures(connection, key)), chain, stands=stands
    )


def _chain(connection: Connection, key: int) -> tuple[Before, ...]:
    """Return an analysis behind those that it followed, the oldest of at most so many first."""
    a, found, wanted = Analysis, list[Before](), list[int | None]([key])
    while wanted[0] is not None and len(found) < COMPARED:
        one = read_one(connection, select(a.__table__).where(a.id == wanted[0]), Before)
        assert one is not None
        found.insert(0, one)
        wanted = [one.previous_id]
    return tuple(found)


def _stands(connection: Connection, chain: Sequence[Before]) -> tuple[tuple[Stand, ...], ...]:
    r = Risk
    rows = connection.execute(
        select(r.analysis_id, r.id, r.origin_id, r.title, r.current)
        .where(r.analysis_id.in_([one.id for one in chain]))
        .order_by(r.place)
    ).all()
    return tuple(
        tuple(
            Stand(row.id, row.origin_id, row.title, row.current) for row in rows if row.analysis_id == one.id
        )
        for one in chain
    )


def _risks(connection: Connection, analysis: int) -> list[RiskView]:
    r, x, before = Risk, RiskLoss, Risk.__table__.alias()
    losses = select(func.coalesce(func.sum(x.amount), 0)).where(x.risk_id == r.id).correlate(r.__table__)
    query = (
        select(
            r.__table__,
            before.c.current.label("before"),
            before.c.current_likelihood.label("before_likelihood"),
            before.c.current_impact.label("before_impact"),
            losses.scalar_subquery().label("losses"),
            func.coalesce(func.trim(Staff.first_name + " " + Staff.last_name), "").label("owner"),
        )
        .outerjoin(before, before.c.id == r.origin_id)
        .outerjoin(Staff, Staff.id == r.owner_id)
        .where(r.analysis_id == analysis)
        .order_by(r.current.desc(), r.residual.desc(), r.place)
    )
    found = read_all(connection, query, RiskView)
    warned = warnings(connection, [one.figure for one in found])
    return [
        replace(one, warning=warned[one.figure].why, shown=raised(one.current, warned[one.figure].steps))
        if one.figure in warned
        else replace(one, shown=one.current)
        for one in found
    ]


def _measures(connection: Connection, analysis: int) -> list[MeasureView]:
    m, r = RiskMeasure, Risk
    query = (
        select(m.__table__, m.risk_id.label("risk"))
        .join(r, r.id == m.risk_id)
        .where(r.analysis_id == analysis)
    )
    rows = connection.execute(query.order_by(m.due, m.id)).mappings().all()
    tasks = {
        one.source: one for one in tasks_from(connection, m.__tablename__, [int(row["id"]) for row in rows])
    }
    return [
        MeasureView(row["id"], row["risk"], row["title"], row["due"], row["cost"], yearly=row["yearly"], effect=row["effect"], task=tasks.get(row["id"]))
        for row in rows
    ]  # fmt: skip


@query(VIEW)
def key_of(connection: Connection, number: str) -> int | None:
    """Return the analysis of a number, None where there is none."""
    found = connection.scalar(select(Analysis.id).where(Analysis.number == number.strip().upper()))
    return int(found) if found is not None else None


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return accepted analyses without a next one that are looked at again within a month, or whose acceptance ends, and risks that figures raise."""
    a, today = Analysis, clock.today(connection)
    later = Analysis.__table__.alias()
    followed = select(later.c.id).where(later.c.previous_id == a.id).correlate(a.__table__).exists()
    first = func.min(a.review), func.min(a.until), func.count()
    soon = (a.review <= today + SOON) | (a.until <= today + SOON)
    review, until, count = connection.execute(
        select(*first).where(a.state == ACCEPTED, ~followed, soon)
    ).one()
    warned = waiting_warnings(connection)
    if not count:
        return warned
    words = Message(N_("Risk analyses to be looked at again: {count}"), {"count": count})
    return [Waiting(count, words, PAGE, late=min(review, until) < today), *warned]


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    rows = connection.execute(
        select(Analysis.id, Analysis.number, Analysis.title).where(Analysis.id.in_(list(keys)))
    )
    return [(int(key), f"{number} {title}", "") for key, number, title in rows]


SEARCHABLE = (Searchable(N_("Risk analysis"), "governance_analysis", PAGE, VIEW, _show),)
