"""Reports: finished rows with their totals, as JSON, table and paper. Topics declare theirs, the command line and the pages ask by name."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from app.core import format as formats
from app.core.dataclass import dataclass, field
from app.core.errors import Invalid
from app.core.manifest import resolve, topics
from app.core.messages import N_, Message, _
from app.core.money import plain, scaled_plain
from app.data.export import AMOUNTS, SCALED, Sheet, human
from app.data.heads import doubt
from app.data.queries import asked, needs_of, query
from app.data.settings import setting
from app.data.trail import head
from app.paper.page_frame import Letterhead
from app.paper.table import TableColumn, TablePaper, TableRow, table_pdf


@dataclass(frozen=True)
class Report:
    """A finished report: rows of raw values (cents, days), totals, and how it is printed.

    columns are key, title, kind and share of the width; lead rows are for people
    only, their figures stand in the totals. kinds says of a row that it is a
    'group' or a 'total'; sums keeps a spreadsheet alive (see Sheet); fields are
    further values of a row for machines.
    """

    name: str
    title: str
    subtitle: str
    columns: tuple[tuple[str, str, str, float], ...]
    rows: Sequence[tuple[Any, ...]]
    totals: Mapping[str, int]
    carried: tuple[str, ...] = ()
    landscape: bool = False
    lead: int = 0
    kinds: Mapping[int, str] = field(default_factory=dict)
    sums: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    fields: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    headings: frozenset[int] = frozenset()  # rows that are titles for people
    closes: bool = True  # whether the totals stand below the rows on paper

    def as_json(self) -> dict[str, Any]:
        """Return the shape that `--json` prints: amounts as texts, ISO days."""
        keys = [(key, kind) for key, _title, kind, _share in self.columns]
        rows = []
        for place, row in enumerate(self.rows[self.lead :], self.lead):
            if place in self.headings:
                continue
            values = {key: _json(value, kind) for (key, kind), value in zip(keys, row, strict=True)}
            rows.append(values | dict(self.fields.get(place, {})))
        found: dict[str, Any] = {
            "rows": rows,
            "totals": {key: plain(value) for key, value in self.totals.items()},
        }
        return found | ({"notes": list(self.notes)} if self.notes else {})

    def sheet(self) -> Sheet:
        """Return the report as a table for CSV and XLSX."""
        columns = tuple((_(title), kind) for _key, title, kind, _share in self.columns)
        return Sheet(self.title, columns, self.rows, self.sums, frozenset(self.kinds))


Maker = Callable[
    [Connection, datetime.date, datetime.date, str], Report
]  # the text is what a report asks for: an account, a depth


def by_span(make: Callable[[Connection, datetime.date, datetime.date], Report]) -> Maker:
    """Return the maker of a report that asks for nothing but its span; it needs what the report needs."""

    @query(*needs_of(make))
    def made(connection: Connection, since: datetime.date, until: datetime.date, _account: str) -> Report:
        return make(connection, since, until)

    return made


def makers() -> dict[str, Maker]:
    """Return every report that the topics declare, by name."""
    return {
        name: maker for topic in topics() if topic.reports for name, maker in resolve(topic.reports).items()
    }


@query("")
def make_report(
    connection: Connection, name: str, since: datetime.date, until: datetime.date, account: str = ""
) -> Report:
    """Return a report by its name.

    Raises Invalid for an unknown one, a missing account, or a span that ends before it begins, Forbidden without its right.
    """
    maker = makers().get(name)
    if maker is None:
        raise Invalid(N_("There is no report {name}."), field="report", name=name)
    made: Report = asked(connection, maker, since, until, account)
    return made


def span(since: datetime.date, until: datetime.date) -> str:
    """Return a span in words; raises Invalid where it ends before it begins."""
    if until < since:
        raise Invalid(N_("The span ends before it begins."), field="until")
    return f"{formats.day(since)} – {formats.day(until)}"


def letterhead(connection: Connection) -> Letterhead:
    """Return the letterhead of the company, with why the book is not to be trusted where it is not."""
    street, postcode, town = (setting(connection, f"company.{key}") for key in ("street", "postcode", "town"))
    return Letterhead(
        setting(connection, "company.name"),
        ", ".join(filter(None, (street, f"{postcode} {town}".strip()))),
        doubt(connection),
    )


@query("")
def pdf(connection: Connection, report: Report, now: datetime.datetime, who: str) -> bytes:
    """Return a report as PDF, with the head of the chain at the foot so that a later change can be proved."""
    top = head(connection)
    columns = tuple(
        TableColumn(_(title), share, kind in (*AMOUNTS, *SCALED), key in report.carried)
        for key, title, kind, share in report.columns
    )
    shown = [(kind, key in ("debit", "credit")) for key, _title, kind, _share in report.columns]
    rows = [
        TableRow(
            tuple(_on_paper(value, *how) for value, how in zip(row, shown, strict=True)),
            report.kinds.get(place, ""),
        )
        for place, row in enumerate(report.rows)
    ]
    words = [_("Total"), *[""] * (len(report.columns) - 1)]
    totals = tuple(
        report.totals.get({"balance": "closing"}.get(key, key), "") if kind == "money" else word
        for word, (key, _title, kind, _share) in zip(words, report.columns, strict=True)
    )
    foot = _("Printed {when} by {who} · state {seq}/{hash}").format(
        when=formats.moment(now), who=who, seq=top.seq, hash=top.hash.hex()[:16]
    )
    below = totals if report.closes and report.totals else ()
    head_of = letterhead(connection)
    return table_pdf(
        TablePaper(
            report.title,
            report.subtitle,
            head_of,
            columns,
            rows,
            totals=below,
            foot=foot,
            landscape=report.landscape,
            notes=tuple(map(str, report.notes)),
        )
    )


def _json(value: Any, kind: str) -> Any:
    if value is None:
        return None
    if kind in AMOUNTS:
        return plain(value)
    if kind in SCALED:
        return scaled_plain(value)
    return value.isoformat() if isinstance(value, datetime.date) else value


def _on_paper(value: Any, kind: str, blank: bool) -> Any:
    """Write a day, a quantity or a price in the language in force; no turnover stays blank."""
    if isinstance(value, datetime.date):
        return formats.day(value)
    if kind in (*SCALED, "number", "ordinal"):
        return human(value, kind)
    return "" if blank and value == 0 else value


def with_advice(found: Sequence[Message]) -> tuple[str, ...]:
    """Return what does not add up in a report, as its notes, with what to do; none where all is well."""
    if not found:
        return ()
    return (*map(str, found), _("This report does not add up. Please verify the book before it is used."))
