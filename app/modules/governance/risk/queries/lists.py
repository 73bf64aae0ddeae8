"""Analyses, risks, losses, matrices and threats as they are listed, as their forms show them, and what fields offer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.lookup import Found
from app.core.messages import N_
from app.core.stemming import holds
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.modules.governance.risk.models import (
    VIEW,
    Analysis,
    Risk,
    RiskLoss,
    RiskMatrix,
    Threat,
)
from app.modules.governance.risk.queries.warnings import warnings
from app.modules.governance.risk.rules.levels import LEVELS, TONES, MatrixDraft, lines, raised
from app.modules.governance.risk.rules.risks import (
    AnalysisDraft,
    LossDraft,
    RiskDraft,
    ThreatDraft,
)
from app.modules.hr.people.api import Person as Staff
from app.modules.hr.people.api import full_name


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


def risks_source(analysis: int | None = None) -> ListSource:
    """Return the risks of an analysis, or of all with those of the newest first; in each the highest on top."""
    r, a = Risk, Analysis
    columns = (
        shown_as(a.number, "analysis", title=N_("Analysis")),
        *listed(r, "place title current"),
        Column("shown", N_("With early warning"), "number", None, 150, choices=LEVELS, tones=TONES),
        *listed(r, "residual treatment category inherent"),
        Column("warning", N_("Early warning"), "text", None, 260),
        Column("owner", N_("Risk owner"), "text", full_name(), 160),
        *listed(r, "cause source", shown=False),
    )
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        named = {
            row.id: row.figure for row in connection.execute(select(r.id, r.figure).where(r.id.in_(keys)))
        }
        warned = warnings(connection, named.values())
        for key, row in zip(keys, rows, strict=True):
            one = warned.get(named.get(key, ""))
            row[place["shown"]] = raised(row[place["current"]], one.steps if one is not None else 0)
            row[place["warning"]] = one.why if one is not None else ""

    joins = ((a, a.id == r.analysis_id), (Staff, Staff.id == r.owner_id))
    return ListSource(
        "governance.risks",
        r,
        columns,
        (a.day.desc(), a.id.desc(), r.current.desc(), r.place.expression),
        joins=joins,
        where=(r.analysis_id == analysis,) if analysis is not None else (),
        finish=fill,
    )


def losses_source() -> ListSource:
    """Return the losses that happened, the newest first."""
    x, r = RiskLoss, Risk
    columns = (*listed(x, "day about"), shown_as(x.amount, total=True), shown_as(r.title, "risk"))
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
    return _offered(connection, Analysis, Analysis.number, Analysis.title, typed, key=key)


@query(VIEW)
def offered_threats(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return the threats that fit what is typed, or the one with a key."""
    return _offered(connection, Threat, Threat.code, Threat.name, typed, key=key)


@query(VIEW)
def offered_risks(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return the risks that fit what is typed, the newest first, or the one with a key."""
    return _offered(connection, Risk, Risk.place, Risk.title, typed, key=key)


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
