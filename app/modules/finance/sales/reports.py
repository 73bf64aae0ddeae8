"""Sales figures as reports, for paper, spreadsheets and the command line."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection

from app.core.messages import N_, _
from app.data.queries import query
from app.data.reports import Maker, Report, span
from app.modules.finance.sales.queries.figures import figures
from app.modules.finance.sales.rules.figures import MARGIN, TITLES


@query("finance.sales.view")
def figures_report(
    connection: Connection, since: datetime.date, until: datetime.date, kind: str = "customers"
) -> Report:
    """Return sales figures of a kind in a span, with the documents below each row."""
    found = figures(connection, kind, since, until)
    wide = [f"cell_{place}" for place in range(len(found.heads))]
    columns = (
        ("class", N_("Class"), "text", 0.8),
        ("label", N_("Name"), "text", 4.0),
        *(
            (key, head, "percent" if place in found.shares else "money", 1.4)
            for place, (key, head) in enumerate(zip(wide, found.heads, strict=True), 2)
        ),
    )
    rows: list[tuple[Any, ...]] = []
    kinds: dict[int, str] = {}
    for row in found.rows:
        kinds[len(rows)] = "group"
        rows.append((row.key, row.label, *row.cells))
        rows += [("", f"    {one.label}", *one.cells) for one in row.inside]
    kinds[len(rows)] = "total"
    rows.append(("", _("Sum"), found.total, *(found.sums or [None] * (len(found.heads) - 1))))
    return Report(
        f"sales-{kind}", found.title, span(since, until), columns, rows, totals={"net": found.total}, kinds=kinds, closes=False
    )  # fmt: skip


def _maker(kind: str) -> Maker:
    @query("finance.sales.view")
    def made(connection: Connection, since: datetime.date, until: datetime.date, _text: str) -> Report:
        return figures_report(connection, since, until, kind)

    return made


# a margin needs two rights, a report of the list says one: the page makes it
REPORTS: dict[str, Maker] = {f"sales-{kind}": _maker(kind) for kind in TITLES if not kind.startswith(MARGIN)}
