"""Targets, own figures, kept values, months and boards as their lists and forms show them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.figures import typed_text, written
from app.core.messages import N_, _
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, Finish, ListSource, listed, shown_as
from app.data.queries import query
from app.data.visibility import login, not_hidden
from app.modules.cockpit.figures.models import (
    VIEW,
    Board,
    FigureMonth,
    KeptValue,
    OwnFigure,
    Target,
    Tile,
)
from app.modules.cockpit.figures.queries.catalogue import Known, known, open_figures, seen_rows
from app.modules.cockpit.figures.rules.figures import (
    BoardDraft,
    MonthDraft,
    OwnDraft,
    TargetDraft,
    ValueDraft,
)
from app.modules.hr.people.api import Person

NAMED = ("target", "warn", "alarm", "value")


def _in_words(columns: Sequence[Column]) -> Finish:
    """Return what puts the title of the figure and values with their units into the rows of a list."""
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(connection: Connection, _keys: object, rows: list[list[Any]]) -> None:
        of = known(connection)
        for row in rows:
            one = of.get(row[place["figure"]])
            if one is None:
                continue
            row[place["title"]] = one.title
            for name in NAMED:
                if name in place and row[place[name]] is not None:
                    row[place[f"{name}_words"]] = written(row[place[name]], one.unit)
            if "why" in place:
                row[place["why"]] = _(row[place["why"]] or "")

    return fill


def _value_columns(kind: Any, names: str) -> tuple[Column, ...]:
    """Return for each value a hidden column with its number and one with its words."""
    found: list[Column] = []
    for name in names.split():
        about = getattr(kind, name)
        found.append(shown_as(about, shown=False))
        found.append(Column(f"{name}_words", about.info["field"].title, "text", None, 130))
    return tuple(found)


def targets_source() -> ListSource:
    """Return the targets and limits, the newest month of each figure first."""
    t = Target
    columns = (
        shown_as(t.figure, title=N_("Key in formulas"), shown=False),
        Column("title", N_("Figure"), "text", None, 220),
        shown_as(t.since),
        *_value_columns(t, "target warn alarm benchmark"),
        *listed(t, "benchmark_of owner note"),
    )
    return ListSource(
        "cockpit.targets",
        t,
        columns,
        (t.figure.asc(), t.since.desc(), t.id.asc()),
        finish=_in_words(columns),
        visible=seen_rows(t),
    )


def own_source() -> ListSource:
    """Return the figures of the office's own, by title."""
    o = OwnFigure
    columns = listed(o, "title code area unit better formula meaning")
    return ListSource(
        "cockpit.own", o, columns, (func.lower(o.title).asc(), o.id.asc()), visible=seen_rows(o)
    )


def values_source() -> ListSource:
    """Return the values that were typed or closed, the newest month first."""
    k = KeptValue
    columns = (
        shown_as(k.month),
        shown_as(k.figure, title=N_("Key in formulas"), shown=False),
        Column("title", N_("Figure"), "text", None, 220),
        *_value_columns(k, "value"),
        *listed(k, "comment why frozen login"),
    )
    return ListSource(
        "cockpit.values",
        k,
        columns,
        (k.month.desc(), k.figure.asc(), k.id.asc()),
        finish=_in_words(columns),
        visible=seen_rows(k),
    )


def months_source() -> ListSource:
    """Return the months of the management report, the newest first, with how many figures are closed."""
    m, k = FigureMonth, KeptValue
    closed = select(func.count()).where(k.month == m.month, k.frozen.is_not(None)).correlate(m.__table__)
    columns = (
        *listed(m, "month text"),
        Column("closed", N_("Closed figures"), "number", closed.scalar_subquery(), 130),
    )
    return ListSource("cockpit.months", m, columns, (m.month.desc(), m.id.desc()))


def boards_source() -> ListSource:
    """Return the boards, by title, with how many tiles they have."""
    b, t = Board, Tile
    tiles = select(func.count()).where(t.board_id == b.id).correlate(b.__table__)
    columns = (
        *listed(b, "title department login"),
        Column("tiles", N_("Tiles"), "number", tiles.scalar_subquery(), 90),
    )
    return ListSource(
        "cockpit.boards",
        b,
        columns,
        (func.lower(b.title).asc(), b.id.asc()),
        visible=seen_rows(b),
    )


# -- one row ---------------------------------------------------------------------------------------
def _row(connection: Connection, kind: Any, key: int) -> Any:
    hidden = not_hidden(connection, kind.__tablename__, kind.id.expression)
    return connection.execute(select(kind.__table__).where(kind.id == key, *hidden)).first()


def _unit(of: dict[str, Known], key: str) -> str:
    return of[key].unit if key in of else "count"


@query(VIEW)
def target(connection: Connection, key: int) -> Stored[TargetDraft] | None:
    """Return a target as its form shows it."""
    row = _row(connection, Target, key)
    if row is None:
        return None
    unit = _unit(known(connection), row.figure)
    numbers = (row.target, row.warn, row.alarm, row.benchmark)
    aim, warn, alarm, others = (typed_text(number, unit) for number in numbers)
    draft = TargetDraft(
        row.figure,
        row.since,
        aim,
        warn,
        alarm,
        owner=row.owner,
        note=row.note,
        benchmark=others,
        benchmark_of=row.benchmark_of,
    )
    return Stored(row.id, row.version, draft)


@query(VIEW)
def own_figure(connection: Connection, key: int) -> Stored[OwnDraft] | None:
    """Return a figure of the office's own as its form shows it."""
    return load_draft(connection, OwnFigure, OwnDraft, key) if _row(connection, OwnFigure, key) else None


@query(VIEW)
def kept_value(connection: Connection, key: int) -> Stored[ValueDraft] | None:
    """Return a value of a month as its form shows it."""
    row = _row(connection, KeptValue, key)
    if row is None:
        return None
    text = typed_text(row.value, _unit(known(connection), row.figure))
    return Stored(row.id, row.version, ValueDraft(row.figure, row.month, text, row.comment))


@query(VIEW)
def figure_month(connection: Connection, key: int) -> Stored[MonthDraft] | None:
    """Return a month of the report as its form shows it."""
    return load_draft(connection, FigureMonth, MonthDraft, key)


@query(VIEW)
def board_draft(connection: Connection, key: int) -> Stored[BoardDraft] | None:
    """Return a board as its form shows it, with those of its figures that the person may know of."""
    row = _row(connection, Board, key)
    if row is None:
        return None
    of, t = open_figures(connection), Tile
    figures = connection.scalars(select(t.figure).where(t.board_id == key).order_by(t.place, t.id))
    shown = tuple(figure for figure in figures if figure in of)
    return Stored(row.id, row.version, BoardDraft(row.title, row.department, row.login != "", shown))


@query(VIEW)
def departments(connection: Connection) -> list[tuple[str, str]]:
    """Return the departments that a board may be for; '' is everybody."""
    people = select(Person.department).where(Person.department != "")
    boards = select(Board.department).where(
        Board.department != ""
    )  # one that nobody belongs to any more stays
    names = sorted(
        {str(name) for chosen in (people, boards) for name in connection.scalars(chosen.distinct())}
    )
    return [("", _("Everybody")), *((name, name) for name in names)]


@query(VIEW)
def board_choices(connection: Connection) -> list[tuple[int, str]]:
    """Return the boards that the person may see, by title: first those of their department, then those for all, then their own."""
    b, p, me = Board, Person, login(connection)
    mine = connection.scalar(select(p.department).where(p.login == me, p.login != ""))
    hidden = not_hidden(connection, b.__tablename__, b.id.expression)
    rows = connection.execute(
        select(b.id, b.title, b.department).where(*hidden).order_by(func.lower(b.title), b.id)
    ).all()
    ordered = sorted(rows, key=lambda row: row.department != mine or not mine)
    return [(int(row.id), row.title) for row in ordered]
