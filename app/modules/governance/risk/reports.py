"""The report of a risk analysis: heat maps of today and after the measures, risks with their moves, measures with cost, losses, acceptance."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection

from app.core import format as formats
from app.core.errors import Missing
from app.core.messages import N_, _
from app.core.people import person
from app.data.queries import query
from app.data.reports import letterhead
from app.modules.governance.risk.models import VIEW
from app.modules.governance.risk.queries.analyses import MeasureView, RiskView, Whole, whole
from app.modules.governance.risk.rules.courses import courses, how_many
from app.modules.governance.risk.rules.levels import LEVELS, counts
from app.modules.governance.risk.rules.risks import ACCEPTED, CATEGORIES, EFFECTS, STATES, TREATMENTS, move
from app.modules.organisation.projects.api import TASK_STATES
from app.paper.booklet import Booklet, Section, booklet_pdf

FILLS = {0: "#eef1f4", 1: "#dcefe0", 2: "#fff3c9", 3: "#fbd9b4", 4: "#f3bcb8"}
MOVES = {1: "↑", 0: "", -1: "↓"}


@query(VIEW)
def analysis_pdf(connection: Connection, key: int, now: datetime.datetime, who: str) -> bytes:
    """Return the report of an analysis as PDF; raises Missing."""
    found = whole(connection, key)
    if found is None:
        raise Missing(N_("This record is no longer there."))
    foot = _("Printed {when} by {who}").format(when=formats.moment(now), who=who)
    head = found.head
    title = _("Risk analysis {number}").format(number=head.number)
    return booklet_pdf(Booklet(title, head.title, letterhead(connection), sections(found), foot))


def sections(found: Whole) -> list[Section]:
    """Return the chapters of the report."""
    made = [
        _summary(found),
        heat_section(found, "current", _("Heat map today")),
        heat_section(found, "residual", _("Heat map after the measures")),
        _risks(found),
    ]
    made += [_one(one) for one in found.risks]
    if found.measures:
        made.append(_measures(found.measures))
    if found.head.previous_id is not None:
        made += _moves(found)
    return made


def _summary(found: Whole) -> Section:
    head = found.head
    rows = [
        (_("Scope"), head.scope or "–"),
        (_("Matrix"), head.matrix),
        (_("As of"), formats.day(head.day)),
        (_("State"), _(STATES[head.state])),
        (_("Written by"), person(head.written_by)),
        (_("Looked at again on"), formats.day(head.review)),
        (_("Acceptance holds until"), formats.day(head.until)),
    ]
    if head.state == ACCEPTED:
        words = _("{name} on {day}").format(name=person(head.accepted_by), day=formats.day(head.accepted))
        rows.append((_("Accepted by"), words))
    rows += [
        (
            _("Risks today: {level}").format(level=_(words)),
            str(sum(one.current == level for one in found.risks)),
        )
        for level, words in sorted(LEVELS.items(), reverse=True)
    ]
    return Section(1, _("Summary"), (), (_("What"), _("Value")), tuple(rows), shares=(1, 3))


def heat_section(found: Whole, stage: str, title: str) -> Section:
    """Return the heat map of a stage: damage upwards, likelihood to the right, in each cell its level and the numbers of its risks."""
    matrix, cells = found.matrix, counts(one.cell(stage) for one in found.risks)
    rows, fills = [], []
    for impact in range(len(matrix.impacts), 0, -1):
        texts, colours = [matrix.impacts[impact - 1]], [""]
        for likelihood in range(1, len(matrix.likelihoods) + 1):
            places = sorted(one.place for one in found.risks if one.cell(stage) == (likelihood, impact))
            level = matrix.level(likelihood, impact)
            count = cells[likelihood, impact]
            numbers = f" · {count}: " + ", ".join(map(str, places)) if count else ""
            texts.append(f"{_(LEVELS[level])}{numbers}")
            colours.append(FILLS[level])
        rows.append(tuple(texts))
        fills.append(tuple(colours))
    words = _("In each cell its level, how many risks stand in it and their numbers.")
    shares = (1.4, *([1.0] * len(matrix.likelihoods)))
    head = (_("Damage ↑  Likelihood →"), *matrix.likelihoods)
    return Section(1, title, (words,), head, tuple(rows), shares=shares, fills=tuple(fills))


def _risks(found: Whole) -> Section:
    head = (_("No."), _("Risk"), _("Inherent"), _("Today"), _("Residual"), _("Treatment"), _("Risk owner"))
    rows = tuple(
        (
            str(one.place),
            one.title,
            _(LEVELS[one.inherent]),
            _(LEVELS[one.current]),
            _(LEVELS[one.residual]),
            _(TREATMENTS[one.treatment]),
            one.owner,
        )
        for one in found.risks
    )
    fills = tuple(
        ("", "", FILLS[one.inherent], FILLS[one.current], FILLS[one.residual], "", "") for one in found.risks
    )
    return Section(
        1, _("Risks, the highest first"), (), head, rows, shares=(1, 6, 2, 2, 2, 2.4, 3), fills=fills
    )


def _one(one: RiskView) -> Section:
    said = [
        f"{_('Category')}: {_(CATEGORIES[one.category])}",
        f"{_('Causes and weak points')}: {one.cause}" if one.cause else "",
        f"{_('Controls that there are')}: {one.controls}" if one.controls else "",
        f"{_('Reason of the treatment')}: {one.reason}" if one.reason else "",
        f"{_('Early warning')}: {one.warning} → {_(LEVELS[one.shown])}" if one.warning else "",
        f"{_('Losses that happened')}: {formats.cents(one.losses)}" if one.losses else "",
    ]
    return Section(2, f"{one.place}. {one.title}", tuple(filter(None, said)))


def _measures(measures: Sequence[MeasureView]) -> Section:
    head = (_("Measure"), _("Due"), _("Task"), _("Done by"), _("Cost once"), _("Cost a year"), _("Effect"))
    rows = [
        (one.title, formats.day(one.due), _(TASK_STATES[one.task.state]) if one.task else "–", one.task.name if one.task else "", formats.cents(one.cost), formats.cents(one.yearly), _(EFFECTS[one.effect]))
        for one in measures
    ]  # fmt: skip
    once, yearly = sum(one.cost for one in measures), sum(one.yearly for one in measures)
    rows.append((_("Total"), "", "", "", formats.cents(once), formats.cents(yearly), ""))
    return Section(1, _("Measures"), (), head, tuple(rows), shares=(5, 2.4, 2, 3, 2, 2, 3))


def _moves(found: Whole) -> list[Section]:
    """Return how many risks each analysis had at each level, and each risk through the analyses, as colours too."""
    numbers = [f"{one.number}\n{formats.day(one.day)}" for one in found.before]
    counted = how_many(found.stands, sorted(LEVELS, reverse=True))
    sums = tuple((_(LEVELS[level]), *map(str, row)) for level, row in counted.items())
    rows, fills = [], []
    for one in courses(found.stands):
        before, now = one.levels[-2:]
        known = [level for level in one.levels if level is not None]
        mark = MOVES[move(before, now)] if now is not None else _("no longer there")
        words = (_(LEVELS[level]) if level is not None else "–" for level in one.levels)
        rows.append((one.title, *words, mark if len(known) > 1 or now is None else _("new")))
        fills.append(("", *(FILLS[level] if level is not None else "" for level in one.levels), ""))
    wide = [1.6] * len(numbers)
    return [
        Section(1, _("Analyses over time"), (), (_("Level"), *numbers), sums, shares=(5, *wide)),
        Section(2, _("Each risk over time"), (), (_("Risk"), *numbers, _("Move")), tuple(rows), shares=(5, *wide, 1.4), fills=tuple(fills)),
    ]  # fmt: skip
