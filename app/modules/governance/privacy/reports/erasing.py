"""Certificates of what was erased, of one person and of a run by the deletion concept, and the concept itself."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.core.people import person
from app.data import clock
from app.data.all_tables import load_models
from app.data.book import Book
from app.data.copies import copies_of_before
from app.data.queries import query
from app.data.reports import letterhead
from app.modules.governance.privacy.models import VIEW
from app.modules.governance.privacy.queries.deletion import concept, outcomes_of, runs
from app.modules.governance.privacy.queries.requests import Outcome, erasure
from app.modules.governance.privacy.reports.parts import HEAD, foot
from app.modules.governance.privacy.rules.deleting import WAYS, Line
from app.modules.governance.privacy.rules.erasing import GOES, VERDICTS
from app.paper.booklet import Booklet, Section, booklet_pdf


def _who_decided(
    proposed: tuple[datetime.datetime, str], released: tuple[datetime.datetime | None, str]
) -> Section:
    at, by = released
    facts = (
        (_("Proposed"), f"{formats.moment(proposed[0])}, {person(proposed[1])}"),
        (_("Released"), f"{formats.moment(at) if at is not None else '–'}, {person(by)}"),
    )
    return Section(1, _("Who decided"), (), (_(HEAD[0]), _(HEAD[1])), facts, shares=(1, 3))


def _what_went(outcomes: list[Outcome]) -> Section:
    """Return what went and what stayed by table, with law and end."""
    tables = load_models().tables
    rows = tuple(
        (_(str(tables[row.table].info["title"]) or N_("Trail of changes")), formats.count(row.count), _(VERDICTS[row.verdict]) if row.verdict != GOES else _("erased"), formats.day(row.until) if row.until is not None else "–", str(row.why))
        for row in outcomes
    )  # fmt: skip
    head = (_("What"), _("How many"), _("What became of it"), _("Kept until"), _("Why"))
    return Section(1, _("What went and what stayed"), (), head, rows, shares=(4, 2, 3, 2, 6))


def _what_is_left(book: Book, erased: datetime.datetime) -> Section:
    copies = copies_of_before(book, erased)
    return Section(1, _("Backups"), copies.words, copies.head, copies.rows, shares=(1,))


@query(VIEW)
def erasure_pdf(connection: Connection, key: int, now: datetime.datetime, who: str, book: Book) -> bytes:
    """Return the certificate of the erasure of a request: what went, what stayed with its law and end; nothing of what it said. Raises Invalid without one."""
    one = erasure(connection, key)
    if one is None:
        raise Invalid(N_("No erasure of this request was released yet."))
    sections = [
        _who_decided((one.proposed_at, one.proposed_by), (one.released_at, one.released_by)),
        _what_went(list(one.outcomes)),
        *([_what_is_left(book, one.released_at)] if one.released_at is not None else ()),
    ]
    title = _("Certificate of erasure {number}").format(number=one.number)
    return booklet_pdf(Booklet(title, _("Art. 17 GDPR"), letterhead(connection), sections, foot(now, who)))


@query(VIEW)
def certificate_pdf(connection: Connection, key: int, now: datetime.datetime, who: str, book: Book) -> bytes:
    """Return the certificate of a deletion run: what went, what stayed with its law and end; nothing of what it said. Raises Invalid without one."""
    one = next((row for row in runs(connection) if row.id == key), None)
    if one is None or one.released_at is None:
        raise Invalid(N_("This run was not released yet."))
    sections = [
        _who_decided((one.proposed_at, one.proposed_by), (one.released_at, one.released_by)),
        _what_went(outcomes_of(connection, key)),
        _what_is_left(book, one.released_at),
    ]
    title = _("Certificate of erasure {number}").format(number=one.number)
    return booklet_pdf(
        Booklet(title, _("Deletion concept"), letterhead(connection), sections, foot(now, who))
    )


@query(VIEW)
def concept_pdf(connection: Connection, now: datetime.datetime, who: str) -> bytes:
    """Return the deletion concept: each table with its class, law, start and period, and what is over today."""
    lines = concept(connection)
    sections = []
    for title in dict.fromkeys(one.retention for one in lines):
        here = [one for one in lines if one.retention == title]
        words = tuple(
            filter(
                None,
                (here[0].law, _("Kept: {period}").format(period=here[0].period) if here[0].start else ""),
            )
        )
        head = (_("What"), _("Processing"), _("Term begins"), _("Erased"), _("Records"), _("Over"))
        sections.append(Section(1, title, words, head, tuple(map(_line, here)), shares=(4, 5, 3, 5, 2, 2)))
    title = _("Deletion concept")
    subtitle = _("As of {day}").format(day=formats.day(clock.today(connection)))
    return booklet_pdf(Booklet(title, subtitle, letterhead(connection), sections, foot(now, who)))


def _line(one: Line) -> tuple[str, ...]:
    over = formats.count(one.over) if one.over is not None else "–"
    return (one.title, one.activity, one.start or "–", _(WAYS[one.way]), formats.count(one.rows), over)
