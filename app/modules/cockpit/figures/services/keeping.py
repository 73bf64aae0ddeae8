"""Keeping targets, own figures, typed values, closed months and their text."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.figures import HIGHER, LOWER, read_value
from app.core.messages import N_
from app.data.declarative import field_of
from app.data.drafts import check, save_draft
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit, table_of
from app.modules.cockpit.figures.models import CHANGE, FREEZE, FigureMonth, KeptValue, OwnFigure, Target, Tile
from app.modules.cockpit.figures.queries.catalogue import Known, known, open_figures
from app.modules.cockpit.figures.queries.values import reckoned
from app.modules.cockpit.figures.rules.figures import (
    Limits,
    MonthDraft,
    OwnDraft,
    TargetDraft,
    ValueDraft,
    first_of,
    in_wrong_order,
    span_of,
)
from app.modules.cockpit.figures.rules.formula import KEY, in_order, keys_of, parse

undo_target = undoing(Target)
LONGEST_KEY, LONGEST = 40, 300


def _figure(unit: Unit, key: str) -> Known:
    """Return a figure that the person may know of; raises Invalid at `figure`."""
    if not key:
        raise Invalid(N_("This field is needed."), field="figure")
    found = open_figures(unit.connection).get(key)
    if found is None:
        raise Invalid(N_("Choose one of the values offered."), field="figure")
    return found


def _month(day: datetime.date | None, field: str) -> datetime.date:
    if day is None:
        raise Invalid(N_("This field is needed."), field=field)
    return first_of(day)


def _short_enough(text: str, field: str) -> None:
    if len(text.strip()) > LONGEST:
        raise Invalid(N_("At most {limit} characters."), field=field, limit=LONGEST)


def _refuse_second(unit: Unit, kind: Any, where: tuple[Any, ...], key: int | None, field: str) -> None:
    other = unit.connection.scalar(select(kind.id).where(*where, kind.id != (key or 0)))
    if other is not None:
        raise Invalid(N_("There is one for this month already; change that one."), field=field)


@command(CHANGE)
def save_target(unit: Unit, draft: TargetDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep the target and limits of a figure from a month on, and return the key.

    Raises Invalid naming the field, where limits stand on the wrong side of each other too, and Conflict.
    """
    about, since = _figure(unit, draft.figure), _month(draft.since, "since")
    _short_enough(draft.note, "note")
    numbers = {
        name: read_value(getattr(draft, name), about.unit, name)
        for name in ("target", "warn", "alarm", "benchmark")
    }
    if numbers["benchmark"] is not None and not draft.benchmark_of.strip():
        raise Invalid(N_("Say whose value this is, with source and year."), field="benchmark_of")
    check(field_of(table_of(Target).c.benchmark_of), draft.benchmark_of.strip(), "benchmark_of")
    if about.better not in (HIGHER, LOWER) and (numbers["warn"], numbers["alarm"]) != (None, None):
        field = "warn" if numbers["warn"] is not None else "alarm"
        raise Invalid(N_("Of this figure neither is better: it has no limits."), field=field)
    wrong = in_wrong_order(about.better, Limits(since, numbers["target"], numbers["warn"], numbers["alarm"]))
    if wrong:
        words = N_("Target, first and last limit must get worse in this order.")
        raise Invalid(words, field=wrong)
    t = Target
    _refuse_second(unit, t, (t.figure == draft.figure, t.since == since), key, "since")
    values = {
        "figure": draft.figure,
        "since": since,
        "owner": draft.owner.strip(),
        "note": draft.note.strip(),
        "benchmark_of": draft.benchmark_of.strip(),
        **numbers,
    }
    if key is None:
        return unit.insert(Target, **values)
    unit.update(Target, key, values, version)
    return key


@command(CHANGE)
def remove_target(unit: Unit, key: int) -> None:
    """Take a target away; nothing happens where it is gone already."""
    if unit.connection.scalar(select(Target.id).where(Target.id == key)) is not None:
        unit.delete(Target, key)


@command(CHANGE)
def save_own_figure(unit: Unit, draft: OwnDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a figure of the office's own and return its key.

    Raises Invalid naming the field: for a key that is taken or can't stand in a formula, a formula that can't be read, names
    what is not there, or makes a circle; Conflict.
    """
    code = draft.code.strip().lower()
    if not KEY.fullmatch(code) or len(code) > LONGEST_KEY:
        words = N_("A key has small letters, figures and _ and begins with a letter, such as new_customers.")
        raise Invalid(words, field="code")
    before = unit.row(OwnFigure, key, lock=True) if key is not None else None
    if before is not None and before["code"] != code:
        raise Invalid(N_("The key stays as it is, since formulas and values name it."), field="code")
    of = known(unit.connection)
    if before is None and code in of:
        raise Invalid(N_("There is a figure with this key already."), field="code")
    _check_formula(unit, of, code, draft.formula.strip())
    whole = OwnDraft(**{**vars(draft), "code": code})
    return save_draft(unit, OwnFigure, whole, key, version)


def _check_formula(unit: Unit, of: dict[str, Known], code: str, formula: str) -> None:
    if not formula:
        return
    node = parse(formula)
    told = open_figures(unit.connection)
    for name in sorted(keys_of(node)):
        if name not in told and name != code:
            raise Invalid(N_("There is no figure {key}."), field="formula", key=name)
    if not keys_of(node):
        raise Invalid(N_("A formula names at least one figure."), field="formula")
    formulas = {key: one.node for key, one in of.items() if one.node is not None}
    in_order({**formulas, code: node})


@command(CHANGE)
def remove_own_figure(unit: Unit, key: int) -> None:
    """Take a figure of the office's own away with its tiles and targets; nothing happens where it is gone already.

    Raises Invalid while a formula names it, or a value of it is kept.
    """
    o = OwnFigure
    code = unit.connection.scalar(select(o.code).where(o.id == key))
    if code is None:
        return
    others = [one.title for one in known(unit.connection).values() if one.node and code in keys_of(one.node)]
    if others:
        raise Invalid(N_("The formula of {title} names this figure."), title=others[0])
    if unit.connection.scalar(select(KeptValue.id).where(KeptValue.figure == code).limit(1)) is not None:
        raise Invalid(N_("Values of this figure are kept; it stays."))
    for kind in (Target, Tile):
        for one in list(unit.connection.scalars(select(kind.id).where(kind.figure == code))):
            unit.delete(kind, one)
    unit.delete(OwnFigure, key)


@command(FREEZE)
def save_value(unit: Unit, draft: ValueDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a typed value of a month, or what is said of a closed one, and return its key.

    Raises Invalid naming the field: a closed value stays as it was, and what is reckoned is never typed; Conflict.
    """
    about, month = _figure(unit, draft.figure), _month(draft.month, "month")
    _short_enough(draft.comment, "comment")
    number = read_value(draft.value, about.unit, "value")
    k = KeptValue
    if key is not None:
        row = unit.row(KeptValue, key, lock=True)
        if row["frozen"] is not None or not about.is_typed:
            if (draft.figure, month, number) != (row["figure"], row["month"], row["value"]):
                raise Invalid(N_("This month is closed: only the comment may be changed."), field="value")
            unit.update(KeptValue, key, {"comment": draft.comment.strip()}, version)
            return key
    elif not about.is_typed:
        raise Invalid(N_("This figure is calculated by itself; close the month to keep it."), field="figure")
    if number is None:
        raise Invalid(N_("This field is needed."), field="value")
    _refuse_second(unit, k, (k.figure == draft.figure, k.month == month), key, "month")
    values = {
        "figure": draft.figure,
        "month": month,
        "value": number,
        "why": "",
        "comment": draft.comment.strip(),
        "login": unit.login,
    }
    if key is None:
        return unit.insert(KeptValue, **values, frozen=None)
    unit.update(KeptValue, key, values, version)
    return key


@command(FREEZE)
def freeze_month(unit: Unit, month: datetime.date) -> int:
    """Close a month that is over: keep every figure that the person may know of as it is now; return how many were closed.

    What is closed already stays as it was, so that a second run closes nothing; figures the person may not know of are left to
    who may. Raises Invalid for a month that is not over.
    """
    month = first_of(month)
    if span_of(month)[1] >= unit.today:
        raise Invalid(N_("A month is closed once it is over."), field="month")
    of, k = open_figures(unit.connection), KeptValue
    rows = unit.connection.execute(select(k.id, k.figure, k.frozen).where(k.month == month)).all()
    there = {row.figure: row for row in rows}
    left = [key for key in of if key not in there or there[key].frozen is None]
    found = reckoned(unit.connection, of, left, span_of(month))
    for key in left:
        if key in there:
            unit.update(KeptValue, there[key].id, {"frozen": unit.now})
            continue
        value = found[key]
        unit.insert(
            KeptValue,
            figure=key,
            month=month,
            value=value.number,
            why=value.why,
            comment="",
            frozen=unit.now,
            login=unit.login,
        )
    return len(left)


@command(FREEZE)
def save_month(unit: Unit, draft: MonthDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep what the management report says of a month, and return its key; raises Invalid naming the field, and Conflict."""
    month = _month(draft.month, "month")
    m = FigureMonth
    _refuse_second(unit, m, (m.month == month,), key, "month")
    return save_draft(unit, FigureMonth, MonthDraft(month, draft.text), key, version)
