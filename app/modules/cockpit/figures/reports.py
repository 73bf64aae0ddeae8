"""The management report of a month: its figures beside the month and the year before, target, state and comment, and what is said of it."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.core.figures import AREAS, UNITS, exact_of, half_up, written
from app.core.messages import _
from app.data.queries import query
from app.data.reports import Report, by_span, letterhead
from app.modules.cockpit.figures.models import VIEW, FigureMonth, Target
from app.modules.cockpit.figures.queries.boards import Shown, advice_on, shown_figures
from app.modules.cockpit.figures.queries.catalogue import open_figures
from app.modules.cockpit.figures.rules.figures import LIGHTS, NONE, first_of
from app.paper.booklet import Booklet, Section

MOST_ROWS = 26  # that stand on one page
SHARES = (4.6, 2.6, 2.6, 2.6, 2.6, 4.2, 3.2)


def _chosen(connection: Connection, month: datetime.date) -> list[Shown]:
    """Return the figures of the report: those with a target by then; all where there is none; in the order of areas, as many as one page holds."""
    of, t = open_figures(connection), Target
    aimed = set(connection.scalars(select(t.figure).where(t.since <= month)))
    keys = [key for key in of if key in aimed] or list(of)
    keys.sort(key=lambda key: list(AREAS).index(of[key].area))
    return list(shown_figures(connection, of, keys[:MOST_ROWS], month).values())


def _text(connection: Connection, month: datetime.date) -> str:
    m = FigureMonth
    return str(connection.scalar(select(m.text).where(m.month == month)) or "")


@query(VIEW)
def month_report(connection: Connection, since: datetime.date, _until: datetime.date) -> Report:
    """Return the management report of the month in which a span begins, as rows for machines and spreadsheets."""
    month = first_of(since)
    chosen = _chosen(connection, month)
    rows = [_row(one) for one in chosen]
    columns = (
        ("area", _("Area"), "text", 2.0),
        ("figure", _("Figure"), "text", 3.0),
        ("unit", _("Unit"), "text", 1.6),
        ("value", _("Value"), "balance", 1.8),
        ("before", _("Month before"), "balance", 1.8),
        ("year_before", _("Year before"), "balance", 1.8),
        ("target", _("Target"), "balance", 1.8),
        ("state", _("State"), "text", 2.2),
        ("comment", _("Comment"), "text", 3.0),
    )
    text = _text(connection, month)
    notes = (*((text,) if text else ()), *advice_on(chosen))
    return Report(
        "figures", _("Management report"), f"{month:%m/%Y}", columns, rows, totals={}, landscape=True, notes=notes, closes=False
    )  # fmt: skip


def _row(one: Shown) -> tuple[object, ...]:
    """Return a figure as a row, values in hundredths of what is written."""
    unit, target = one.figure.unit, one.limits.target if one.limits is not None else None
    numbers = (
        one.now.value.number,
        one.before.number,
        one.year_before.number,
        target,
    )
    cells = [None if number is None else half_up(exact_of(number, unit) * 100) for number in numbers]
    return (
        _(AREAS[one.figure.area]),
        one.figure.title,
        _(UNITS[unit]),
        *cells,
        _(LIGHTS[one.light]) if one.light != NONE else "",
        one.now.comment or (_(one.now.value.why) if one.now.value.number is None else ""),
    )


@query(VIEW)
def month_paper(connection: Connection, month: datetime.date, foot: str) -> Booklet:
    """Return the management report of a month as one page."""
    month = first_of(month)
    head = (
        _("Figure"),
        _("Value"),
        _("Month before"),
        _("Year before"),
        _("Target"),
        _("State"),
        _("Comment"),
    )
    rows, chosen = [], _chosen(connection, month)
    for one in chosen:
        unit, target = one.figure.unit, one.limits.target if one.limits is not None else None
        numbers = (one.now.value.number, one.before.number, one.year_before.number)
        state = _(LIGHTS[one.light]) if one.light != NONE else ""
        aim = written(target, unit) if target is not None else ""
        rows.append(
            (one.figure.title, *(written(number, unit) for number in numbers), aim, state, one.now.comment)
        )
    text = tuple(filter(None, _text(connection, month).split("\n")))
    sections = [Section(1, _("What the month says"), text)] if text else []
    table = Section(
        1, _("Figures"), advice_on(chosen), head, tuple(rows), shares=SHARES, figures=(1, 2, 3, 4)
    )
    return Booklet(_("Management report"), f"{month:%m/%Y}", letterhead(connection), [*sections, table], foot)


REPORTS = {"figures": by_span(month_report)}
