"""Analyses, risks, measures and losses as they are listed and read, cells of the heat map, and what moved since the analysis before."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from app.core.lookup import Found
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.core.stemming import holds
from app.data import clock
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
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
    Threat,
)
from app.modules.governance.risk.rules.levels import Cell, Matrix, MatrixDraft, lines, read_matrix
from app.modules.governance.risk.rules.risks import (
    ACCEPTED,
    AnalysisDraft,
    LossDraft,
    RiskDraft,
    ThreatDraft,
)
from app.modules.hr.people.api import Person as Staff
from app.modules.hr.people.api import full_name
from app.modules.organisation.projects.api import Followed, tasks_from

PAGE = "governance.risk.risks"
SOON = datetime.timedelta(days=30)


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

    def cell(self, stage: str) -> Cell:
        """Return likelihood and damage of a stage."""
        return getattr(self, f"{stage}_likelihood"), getattr(self, f"{stage}_impact")


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
class Whole:
    """An analysis with its matrix, risks and measures."""

    head: AnalysisView
    matrix: Matrix
    risks: tuple[RiskView, ...]
    measures: tuple[MeasureView, ...]
    gone: tuple[str, ...]  # risks of the analysis before that are no longer there


def analyses_source() -> ListSource:
    """Return the analyses, the newest first."""
    a, r = Analysis, Risk
    count = (
        select(func.count())
        .select_from(r)
        .where(r.analysis_id == a.id)
        .correlate(a.__table__)
        .scalar_subquery()
    )
    columns = (
        *listed(a, "number title state day"),
        Column("risks", N_("Risks"), "number", count, 80),
        *listed(a, "review until accepted_by accepted"),
        shown_as(RiskMatrix.name, "matrix", shown=False),
        *listed(a, "scope written_by", shown=False),
    )
    return ListSource(
        "governance.analyses",
        a,
        columns,
        (a.day.desc(), a.id.desc()),
        joins=((RiskMatrix, RiskMatrix.id == a.matrix_id),),
    )


def risks_source() -> ListSource:
    """Return the risks of all analyses, those of the newest first, in it the highest on top."""
    r, a = Risk, Analysis
    columns = (
        shown_as(a.number, "analysis", title=N_("Analysis"), width=115),
        *listed(r, "place title current residual treatment category inherent"),
        Column("owner", N_("Risk owner"), "text", full_name(), 160),
        *listed(r, "cause source", shown=False),
    )
    joins = ((a, a.id == r.analysis_id), (Staff, Staff.id == r.owner_id))
    return ListSource(
        "governance.risks",
        r,
        columns,
        (a.day.desc(), a.id.desc(), r.current.desc(), r.place.expression),
        joins=joins,
    )


def losses_source() -> ListSource:
    """Return the losses that happened, the newest first."""
    x, r = RiskLoss, Risk
    columns = (*listed(x, "day about"), shown_as(x.amount, total=True), shown_as(r.title, "risk", width=280))
    return ListSource(
        "governance.losses", x, columns, (x.day.desc(), x.id.desc()), joins=((r, r.id == x.risk_id),)
    )


def matrices_source() -> ListSource:
    """Return the matrices by name."""
    m = RiskMatrix
    return ListSource(
        "governance.matrices", m, listed(m, "name likelihoods impacts grid"), (func.lower(m.name),)
    )


def threats_source() -> ListSource:
    """Return the catalogue of threats by code."""
    t = Threat
    return ListSource("governance.threats", t, listed(t, "code name"), (t.code.expression,))


# -- drafts ------------------------------------------------------------------
@query(VIEW)
def analysis_draft(connection: Connection, key: int) -> Stored[AnalysisDraft] | None:
    """Return an analysis as its form shows it."""
    return load_draft(connection, Analysis, AnalysisDraft, key)


@query(VIEW)
def risk_draft(connection: Connection, key: int) -> Stored[RiskDraft] | None:
    """Return a risk as its form shows it."""
    return load_draft(connection, Risk, RiskDraft, key)


@query(VIEW)
def loss_draft(connection: Connection, key: int) -> Stored[LossDraft] | None:
    """Return a loss as its form shows it."""
    return load_draft(connection, RiskLoss, LossDraft, key)


@query(VIEW)
def matrix_draft(connection: Connection, key: int) -> Stored[MatrixDraft] | None:
    """Return a matrix as its form shows it."""
    return load_draft(connection, RiskMatrix, MatrixDraft, key)


@query(VIEW)
def threat_draft(connection: Connection, key: int) -> Stored[ThreatDraft] | None:
    """Return a threat as its form shows it."""
    return load_draft(connection, Threat, ThreatDraft, key)


# -- what fields offer -------------------------------------------------------
def _offered(
    connection: Connection, kind: Any, code: Any, name: Any, typed: str, key: int | None
) -> list[Found]:
    query = select(kind.id, code, name).order_by(kind.id.desc())
    rows = connection.execute(query.where(kind.id == key) if key is not None else query)
    found = [row for row in rows if key is not None or holds(f"{row[1]} {row[2]}", typed)][:8]
    return [Found(int(row[0]), str(row[1]), f"{row[1]}  {row[2]}", "") for row in found]


@query(VIEW)
def offered_analyses(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return the analyses that fit what is typed, the newest first, or the one with a key."""
    return _offered(connection, Analysis, Analysis.number, Analysis.title, typed, key)


@query(VIEW)
def offered_threats(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return the threats that fit what is typed, or the one with a key."""
    return _offered(connection, Threat, Threat.code, Threat.name, typed, key)


@query(VIEW)
def offered_risks(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return the risks that fit what is typed, the newest first, or the one with a key."""
    return _offered(connection, Risk, Risk.place, Risk.title, typed, key)


@query(VIEW)
def matrix_choices(connection: Connection) -> list[tuple[int, str]]:
    """Return the matrices by name."""
    rows = connection.execute(select(RiskMatrix.id, RiskMatrix.name).order_by(RiskMatrix.id))
    return [(int(key), str(name)) for key, name in rows]


@query(VIEW)
def step_words(connection: Connection) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return by analysis the steps of likelihood and of damage of its matrix."""
    a, m = Analysis, RiskMatrix
    rows = connection.execute(select(a.id, m.likelihoods, m.impacts).join(m, m.id == a.matrix_id))
    return {int(key): (lines(likelihoods), lines(impacts)) for key, likelihoods, impacts in rows}


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
    before = aliased(Risk.__table__)
    kept = select(Risk.origin_id).where(Risk.analysis_id == key, Risk.origin_id.is_not(None))
    gone = (
        connection.scalars(
            select(before.c.title)
            .where(before.c.analysis_id == head.previous_id, before.c.id.not_in(kept))
            .order_by(before.c.place)
        )
        if head.previous_id is not None
        else ()
    )
    return Whole(head, read_matrix(drawn), tuple(risks), tuple(_measures(connection, key)), tuple(gone))


def _risks(connection: Connection, analysis: int) -> list[RiskView]:
    r, x, before = Risk, RiskLoss, aliased(Risk.__table__)
    losses = select(func.coalesce(func.sum(x.amount), 0)).where(x.risk_id == r.id).correlate(r.__table__)
    query = (
        select(
            r.__table__,
            before.c.current.label("before"),
            losses.scalar_subquery().label("losses"),
            func.coalesce(func.trim(Staff.first_name + " " + Staff.last_name), "").label("owner"),
        )
        .outerjoin(before, before.c.id == r.origin_id)
        .outerjoin(Staff, Staff.id == r.owner_id)
        .where(r.analysis_id == analysis)
        .order_by(r.current.desc(), r.residual.desc(), r.place)
    )
    return read_all(connection, query, RiskView)


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
        MeasureView(row["id"], row["risk"], row["title"], row["due"], row["cost"], row["yearly"], row["effect"], tasks.get(row["id"]))
        for row in rows
    ]  # fmt: skip


@query(VIEW)
def key_of(connection: Connection, number: str) -> int | None:
    """Return the analysis of a number, None where there is none."""
    found = connection.scalar(select(Analysis.id).where(Analysis.number == number.strip().upper()))
    return int(found) if found is not None else None


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return accepted analyses without a next one that are looked at again within a month, or whose acceptance ends."""
    a, today = Analysis, clock.today(connection)
    later = aliased(Analysis.__table__)
    followed = select(later.c.id).where(later.c.previous_id == a.id).correlate(a.__table__).exists()
    first = func.min(a.review), func.min(a.until), func.count()
    soon = (a.review <= today + SOON) | (a.until <= today + SOON)
    review, until, count = connection.execute(
        select(*first).where(a.state == ACCEPTED, ~followed, soon)
    ).one()
    if not count:
        return []
    words = Message(N_("Risk analyses to be looked at again: {count}"), {"count": count})
    return [Waiting(count, words, PAGE, late=min(review, until) < today)]


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    rows = connection.execute(
        select(Analysis.id, Analysis.number, Analysis.title).where(Analysis.id.in_(list(keys)))
    )
    return [(int(key), f"{number} {title}", "") for key, number, title in rows]


SEARCHABLE = (Searchable(N_("Risk analysis"), "governance_analysis", PAGE, VIEW, _show),)
