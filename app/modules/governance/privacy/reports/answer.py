"""What a person is told of what the book knows of them: PDF to be read, JSON for machines."""

from __future__ import annotations

import datetime
import json
from typing import Any

from sqlalchemy import Connection

from app.core import format as formats
from app.core.messages import N_, _
from app.data.queries import query
from app.data.reports import letterhead
from app.data.settings import setting
from app.modules.governance.privacy.models import VIEW
from app.modules.governance.privacy.queries.answer import Answer, Kind, Told, answer
from app.modules.governance.privacy.queries.requests import request, roots_of
from app.modules.governance.privacy.queries.subject import ANSWER, Root
from app.modules.governance.privacy.reports.parts import HEAD, foot
from app.modules.governance.privacy.rules.erasing import VERDICTS
from app.modules.governance.privacy.rules.others import MARK
from app.paper.booklet import Booklet, Section, booklet_pdf

FEW = 3  # records of a kind that stand one below the other, each with all its fields
RIGHTS = N_(
    "You have the right to access, correction, erasure, restriction, portability and objection, and to complain to a supervisory authority (Art. 15 (1) e, f GDPR)."
)


# -- what a person is told -------------------------------------------------------
def answer_pdf(connection: Connection, told: Answer, now: datetime.datetime, who: str) -> bytes:
    """Return what a person is told as PDF: by topic each record with its fields, purpose, class and end (Art. 15 (1), (3) GDPR)."""
    sections = [Section(1, _("What this is"), _intro(connection, told))]
    for kind in told.kinds:
        sections.append(_kind_section(kind))
        if len(kind.rows) > FEW:
            sections.append(_rows_section(kind))
        else:
            sections += [_row_section(kind, place, row) for place, row in enumerate(kind.rows, 1)]
    if told.named:
        rows = tuple((one.title, one.column, formats.count(one.count)) for one in told.named)
        words = _("You are named there, or did it yourself; what it says is about others and stays out.")
        head = (_("Where"), _("As"), _("How many"))
        sections.append(
            Section(1, _("Named in records about others"), (words,), head, rows, shares=(4, 4, 1))
        )
    title = _("What we store about you")
    return booklet_pdf(Booklet(title, told.name, letterhead(connection), sections, foot(now, who)))


def _intro(connection: Connection, told: Answer) -> tuple[str, ...]:
    officer = str(setting(connection, "privacy.officer") or "")
    found = [
        _("{count} records in {kinds} kinds are about you.").format(
            count=formats.count(told.count), kinds=len(told.kinds)
        ),
        _(
            "Data of other persons were left out; in texts their names and mails are replaced by {mark} (Art. 15 (4) GDPR)."
        ).format(mark=MARK),
        _("There is no automated decision-making and no profiling (Art. 22 GDPR)."),
        _(RIGHTS),
    ]
    if officer:
        found.append(_("Data protection officer: {officer}").format(officer=officer))
    return tuple(found)


def _kind_section(kind: Kind) -> Section:
    facts = [
        _("Processing: {activity}. Purpose: {purpose}.").format(activity=kind.activity, purpose=kind.purpose),
        _("Retention: {retention}.").format(retention=kind.retention),
    ]
    return Section(1, f"{kind.title} ({formats.count(kind.count)})", tuple(facts))


def _row_section(kind: Kind, place: int, row: Told) -> Section:
    rows = tuple((title, words) for _name, title, words, _raw in row.fields)
    until = formats.day(row.until) if row.until is not None else "–"
    last = (_("State"), f"{_(VERDICTS[row.verdict])}, {until}. {row.why}")
    return Section(2, f"{kind.title} {place}", (), (_(HEAD[0]), _(HEAD[1])), (*rows, last), shares=(1, 3))


def _rows_section(kind: Kind) -> Section:
    """Return many rows as one table, so that a year of working time is pages and not a book."""
    head = (_("No."), _(HEAD[1]), _("Kept until"))
    rows = tuple(
        (str(place), " · ".join(f"{title}: {words}" for _name, title, words, _raw in row.fields), formats.day(row.until) if row.until is not None else "–")
        for place, row in enumerate(kind.rows, 1)
    )  # fmt: skip
    why = dict.fromkeys(f"{_(VERDICTS[row.verdict])}: {row.why}" for row in kind.rows)
    return Section(2, _("All records"), tuple(why), head, rows, shares=(1, 12, 3))


def answer_json(told: Answer) -> bytes:
    """Return what a person is told as JSON: a structured, common, machine-readable format (Art. 20 (1) GDPR)."""
    kinds = [
        {
            "kind": kind.table,
            "title": kind.title,
            "processing": kind.activity,
            "purpose": kind.purpose,
            "retention": kind.retention,
            "records": [
                {name: _raw(value) for name, _title, _words, value in row.fields} for row in kind.rows
            ],
        }
        for kind in told.kinds
    ]
    return json.dumps({"name": told.name, "data": kinds}, ensure_ascii=False, indent=1).encode()


def _raw(value: Any) -> Any:
    return value if isinstance(value, (str, int, bool)) else str(value)


@query(ANSWER)
def answer_file(
    connection: Connection, roots: list[Root], suffix: str, now: datetime.datetime, who: str
) -> bytes:
    """Return everything that the book knows of a person as a file: 'pdf' to be read, 'json' for machines."""
    told = answer(connection, roots)
    return answer_json(told) if suffix == "json" else answer_pdf(connection, told, now, who)


@query(VIEW)
def roots_and_name(connection: Connection, key: int) -> tuple[list[Root], str]:
    """Return the records that are the person of a request, and its number, for the names of files."""
    found = request(connection, key)
    return roots_of(connection, key), found.number if found is not None else ""
