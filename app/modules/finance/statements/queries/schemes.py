"""Copies of a statement's rows: checked when they come, and shown like the statement they are of."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.queries import query
from app.modules.finance.statements.models import Scheme
from app.modules.finance.statements.queries.statements import (
    Span,
    Statement,
    balance_sheet,
    bwa,
    income_statement,
)
from app.modules.finance.statements.rules import (
    BALANCE_SHEET,
    BWA,
    INCOME,
    Row,
    caught,
    parsed,
    scheme,
    scheme_text,
)

KINDS = {"balance-sheet": BALANCE_SHEET, "income-statement": INCOME, "bwa": BWA}


@query("finance.view")
def scheme_names(connection: Connection) -> list[tuple[str, str]]:
    """Return name and kind of the copies in this book, by name."""
    return [
        (name, kind)
        for name, kind in connection.execute(select(Scheme.name, Scheme.kind).order_by(Scheme.name))
    ]


@query("finance.view")
def rows_text(connection: Connection, kind: str, name: str = "") -> str:
    """Return the rows of a statement, or of a copy, as CSV to be changed."""
    if not name:
        return scheme_text(KINDS[kind])
    return str(connection.scalar(select(Scheme.text).where(Scheme.name == name)) or "")


def checked(kind: str, text: str) -> tuple[Row, ...]:
    """Return the rows of a copy; raises Invalid where columns are missing, keys are double, sums name unknown rows, or positions are unknown."""
    if kind not in KINDS:
        raise Invalid(N_("Choose one of the values offered."), field="kind")
    try:
        rows = parsed(text.removeprefix("\ufeff"))
    except (KeyError, ValueError, TypeError) as error:
        raise Invalid(
            N_("The rows can't be read: keep the columns of the copy, and a figure as level."), field="text"
        ) from error
    places = [(row.side, row.key) for row in rows]
    if len(set(places)) != len(places) or not rows:
        double = next((key for side, key in places if places.count((side, key)) > 1), "–")
        raise Invalid(N_("The key {key} stands there twice, or no row at all."), field="text", key=double)
    keys = {row.key for row in rows}
    known = caught(scheme(KINDS[kind]))
    for row in rows:
        for part in row.parts:
            if part not in keys or part == row.key:
                raise Invalid(
                    N_("Row {key} adds up {part}, which is no other row."),
                    field="text",
                    key=row.key,
                    part=part,
                )
        for code in row.codes:
            figures = code.replace("-", "", 1)
            if code not in known and not (figures.isdecimal() and len(code) in (9, 11, 13)):
                raise Invalid(
                    N_("Row {key} takes {code}, which is neither a position nor accounts such as 4000-4199."),
                    field="text",
                    key=row.key,
                    code=code,
                )
    needed = {
        "balance-sheet": {"assets", "liabilities"},
        "income-statement": {"result"},
        "bwa": {"result", "output"},
    }[kind]
    if missing := sorted(needed - keys):
        raise Invalid(
            N_("The rows lack {key}, which the statement is checked by."), field="text", key=missing[0]
        )
    return rows


@query("finance.view")
def own_statement(
    connection: Connection, name: str, since: datetime.date, until: datetime.date, other: Span | None = None
) -> Statement:
    """Return a statement with the rows of a copy; raises Invalid for one that is not there."""
    found = connection.execute(select(Scheme.kind, Scheme.text).where(Scheme.name == name)).first()
    if found is None:
        raise Invalid(N_("There are no rows of the name {name}."), field="kind", name=name)
    rows = checked(found.kind, found.text)
    if found.kind == "balance-sheet":
        return balance_sheet(connection, until, other[1] if other else None, rows)
    if found.kind == "bwa":
        return bwa(connection, since, until, rows)
    return income_statement(connection, since, until, other, rows)
