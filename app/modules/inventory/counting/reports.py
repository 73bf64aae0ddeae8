"""Paper of a count: sheets without what the book has, to be filled in by hand, and the protocol to be signed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import Connection

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.core.people import person
from app.data import archive
from app.data.office import command
from app.data.queries import query
from app.data.reports import Maker, Report, by_span, with_advice
from app.data.unit import Unit
from app.modules.inventory.articles.api import UNIT_WORDS
from app.modules.inventory.counting.models import Count
from app.modules.inventory.counting.queries.counts import CountView, count_view
from app.modules.inventory.counting.queries.lines import BlindLine, LineView, Sums, lines_with, sums
from app.modules.inventory.counting.queries.proof import Proven, proof
from app.modules.inventory.counting.queries.sample import sample_words
from app.modules.inventory.counting.rules.words import LINE_STATES, MISSING, WAYS
from app.modules.inventory.counting.services.posting import file_protocol
from app.modules.inventory.stock.api import apart
from app.paper.archival import to_pdfa
from app.paper.booklet import Booklet, Section, booklet_pdf
from app.paper.page_frame import Letterhead

SIGNED = "_" * 30


def sheets_pdf(count: CountView, lines: Sequence[BlindLine], company: str) -> bytes:
    """Return the count sheets as PDF: number, place, article and unit, with room for the quantity; nothing of what the book has."""
    last = max((one.sheet for one in lines), default=0)
    head = (_("Line"), _("Article number"), _("Article"), _("Lot, serial number"), _("Unit"), _("Counted"))
    sections = []
    for sheet, group in groupby(lines, key=lambda one: one.sheet):
        found = list(group)
        rows = tuple(
            (
                f"{one.sheet}/{one.number}",
                one.code,
                one.name,
                one.lot or one.serial,
                str(UNIT_WORDS[one.unit]),
                "____________",
            )
            for one in found
        )
        words = (
            _("Place: {place}").format(place=found[0].path),
            _("Counted by, day, signature") + f":  {SIGNED}",
            _("Recorded by") + f":  {SIGNED}",
            _(
                "Write with ink. Strike out what is wrong so that it stays readable, and strike out empty lines."
            ),
        )
        title = _("Sheet {sheet} of {total}").format(sheet=sheet, total=last)
        sections.append(Section(1, title, words, head, rows, shares=(0.6, 1.2, 2.6, 1.3, 0.8, 1.2)))
    subtitle = f"{count.number}  ·  {count.title}  ·  {formats.day(count.day)}"
    return booklet_pdf(Booklet(_("Count sheets"), subtitle, Letterhead(company), sections))


def protocol_pdf(
    count: CountView, lines: Sequence[LineView], total: Sums, company: str, sample: Sequence[str] = ()
) -> bytes:
    """Return the protocol of a count as PDF: how, when and by whom it was counted, what it changed, every line, and room for signatures.

    sample are the sentences of a sample count.
    """
    counters = sorted({name for one in lines for name in (one.first_by, one.second_by) if name})
    words = [
        _("Way: {way}").format(way=_(WAYS[count.way])),
        _("Begun {moment} by {name}").format(
            moment=formats.moment(count.begun_at), name=person(count.begun_by)
        ),
        _("Counted by: {names}").format(names=", ".join(person(one) for one in counters) or "–"),
        _("Lines: {lines} on {sheets} sheets, not counted: {open}").format(
            lines=formats.count(total.lines),
            sheets=formats.count(total.sheets),
            open=formats.count(total.open),
        ),
        _("Lines nobody counted: {what}").format(what=_(MISSING[count.missing])),
        _("Shortage: {short} €, surplus: {surplus} €, together: {both} €").format(
            short=formats.cents(total.short),
            surplus=formats.cents(total.surplus),
            both=formats.cents(total.short + total.surplus),
        ),
    ]
    if count.key_day is not None:
        words.insert(1, _("Balance sheet day: {day}").format(day=formats.day(count.key_day)))
    if count.ended_at is not None:
        ended = _("Posted {moment} by {name}")
        words.append(ended.format(moment=formats.moment(count.ended_at), name=person(count.ended_by)))
    sections = [
        Section(1, _("Stock-taking"), tuple(words)),
        *([Section(1, _("Sample, § 241 (1) HGB"), tuple(sample))] if sample else []),
        _lines(_("Differences"), [one for one in lines if one.difference]),
        Section(
            1,
            _("Signatures"),
            tuple(f"{who}:  {SIGNED}" for who in (_("Head of the count"), _("Counter"), _("Recorder"))),
        ),
        _lines(_("All lines"), lines),
    ]
    subtitle = f"{count.number}  ·  {count.title}  ·  {formats.day(count.day)}"
    return booklet_pdf(Booklet(_("Protocol of stock-taking"), subtitle, Letterhead(company), sections))


def _lines(title: str, lines: Sequence[LineView]) -> Section:
    head = (
        _("Line"),
        _("Article"),
        _("Place"),
        _("In the book"),
        _("1st count"),
        _("2nd count"),
        _("Difference"),
        _("Value €"),
        _("State"),
    )
    rows = tuple(
        (
            f"{one.sheet}/{one.number}",
            f"{one.code} {one.name} {one.lot or one.serial}".strip(),
            one.path,
            formats.scaled(one.expected),
            _figure(one.counts.first),
            _figure(one.counts.second),
            _figure(one.difference),
            formats.cents(one.value),
            " ".join(filter(None, (_(LINE_STATES[one.state]), one.note))),
        )
        for one in lines
    )
    nothing = () if rows else (_("None"),)
    return Section(
        1,
        title,
        nothing,
        head if rows else (),
        rows,
        shares=(0.6, 2.2, 1.4, 0.9, 0.9, 0.9, 0.9, 0.9, 1.2) if rows else (),
        figures=(3, 4, 5, 6, 7),
    )


def _figure(value: int | None) -> str:
    return "–" if value is None else formats.scaled(value)


@query("inventory.count.post")
def proof_report(connection: Connection, _since: datetime.date, key_day: datetime.date) -> Report:
    """Return the proof of the stock on a balance sheet day: what was counted when, rolled to the day, and what was not counted in the year."""
    found = proof(connection, key_day)
    columns = (
        ("article", N_("Article"), "text", 2.4),
        ("counted_on", N_("Counted on"), "day", 0.9),
        ("counted", N_("Counted"), "text", 0.9),
        ("came", N_("Came"), "text", 0.9),
        ("went", N_("Went"), "text", 0.9),
        ("quantity", N_("On the day"), "text", 1.0),
        ("value_counted", N_("Value counted"), "money", 1.1),
        ("value_moved", N_("Moved"), "money", 1.0),
        ("value", N_("Value on the day"), "money", 1.1),
    )
    rows = [
        (
            f"{one.number} {one.name}", one.counted_on, *(_shown(one, value) for value in (one.counted, one.came, one.went)),
            f"{formats.scaled(one.quantity)} {UNIT_WORDS[one.unit]}", one.value_counted if one.counted_on else None,
            one.value_came - one.value_went if one.counted_on else None, one.value,
        )
        for one in sorted(found, key=lambda one: (one.counted_on is not None, one.number))
    ]  # fmt: skip
    open_ = sum(one.counted_on is None for one in found)
    notes = [
        _("Counted before the day: on the day = counted + came − went; counted after it: counted − came + went (§ 241 (3) no. 2 HGB)."),
        counted(open_, N_("1 article was not counted in the year up to the day."), N_("{count} articles were not counted in the year up to the day.")),
    ]  # fmt: skip
    if open_:
        notes.append(
            _(
                "A permanent count must reach each article once a year (§ 241 (2) HGB); count them, or count in full on the day."
            )
        )
    notes += with_advice(apart(connection))
    title = _("Proof of the stock on {day}").format(day=formats.day(key_day))
    return Report(
        "stock-proof", title, "", columns, rows, totals={"value": sum(one.value for one in found)}, landscape=True, notes=tuple(notes)
    )  # fmt: skip


def _shown(one: Proven, value: int) -> str:
    return formats.scaled(value) if one.counted_on is not None else "–"


@command("inventory.count.post", locks=("inventory.counting", "documents.archive"))
def keep_protocol(unit: Unit, key: int, company: str) -> int:
    """Make the protocol of a posted count, file it and return the key of the document; one that is filed is not made again.

    Raises Invalid for a count that is not posted.
    """
    filed = unit.row(Count, key, lock=True)["file_id"]
    if filed is not None:
        return int(filed)
    count = count_view(unit.connection, key)
    assert count is not None
    found = sums(unit.connection, key)
    sample = sample_words(unit.connection, key)
    data = to_pdfa(
        protocol_pdf(count, lines_with(unit.connection, key), found, company, sample), count.number
    )
    text = "\n".join((_("Protocol of stock-taking"), count.number, count.title))
    return file_protocol(unit, key, archive.store(unit.book, data), len(data), text)


REPORTS: dict[str, Maker] = {"stock-proof": by_span(proof_report)}
