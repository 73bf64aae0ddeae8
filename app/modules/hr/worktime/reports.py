"""The evidence sheet of a month as PDF: every day with begin, end, breaks and hours, warnings with their reasons, room for both signatures."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core import format as formats
from app.core.messages import _
from app.core.people import person
from app.data import clock
from app.data.queries import query
from app.data.reports import letterhead
from app.data.visibility import login
from app.modules.hr.absence.api import KINDS as ABSENCES
from app.modules.hr.worktime.queries.sheets import Sheet, SheetDay, month_sheet, own_sheet
from app.modules.hr.worktime.queries.visibility import AWAY
from app.modules.hr.worktime.rules.entries import KINDS, LETTERS
from app.modules.hr.worktime.rules.findings import NOTE, hours
from app.modules.hr.worktime.rules.months import STATES
from app.modules.hr.worktime.rules.surcharges import KINDS as SURCHARGES
from app.modules.hr.worktime.rules.surcharges import rate
from app.paper.page_frame import Letterhead
from app.paper.table import TableColumn, TablePaper, TableRow, table_pdf

SIGNED = "_" * 34


def weekday(day: datetime.date) -> str:
    """Return the short name of a weekday."""
    return (_("Mo"), _("Tu"), _("We"), _("Th"), _("Fr"), _("Sa"), _("Su"))[day.weekday()]


def away_words(day: SheetDay) -> str:
    """Return the holiday and the absence of a day in words."""
    kinds = (_("away") if kind == AWAY else _(ABSENCES[kind]) for kind in day.away)
    return ", ".join(filter(None, (day.plan.holiday, *kinds)))


def evidence_pdf(sheet: Sheet, head: Letterhead, now: datetime.datetime, who: str) -> bytes:
    """Return a month sheet as PDF."""
    columns = (
        TableColumn(_("Date"), 1.1),
        TableColumn(_("Times"), 2.6),
        TableColumn(_("Target"), 0.6, money=True),
        TableColumn(_("Worked"), 0.6, money=True),
        TableColumn(_("Absence"), 0.7, money=True),
        TableColumn(_("Balance"), 0.7, money=True),
        TableColumn("  " + _("Remark"), 1.8),
    )
    rows = [_row(day) for day in sheet.days]
    one = sheet.figures
    sums = (_("Sum"), "", hours(one.target), hours(one.worked), hours(one.credit), hours(one.after), "")
    subtitle = f"{sheet.name}  ·  {sheet.number}  ·  {sheet.department}  ·  {sheet.month:%m/%Y}  ·  {_(STATES[sheet.state])}"
    foot = _("Printed {when} by {who}").format(when=formats.moment(now), who=person(who))
    paper = TablePaper(
        _("Record of working time"),
        subtitle,
        head,
        columns,
        rows,
        totals=sums,
        foot=foot,
        landscape=False,
        notes=tuple(_notes(sheet)),
    )
    return table_pdf(paper)


def _row(day: SheetDay) -> TableRow:
    figures = day.figures
    cells = (
        f"{weekday(day.plan.day)} {formats.day(day.plan.day)}",
        day.times,
        hours(figures.target) if figures.target else "",
        hours(figures.worked) if figures.worked else "",
        hours(figures.credit) if figures.credit else "",
        hours(day.balance) if day.balance is not None else "",
        "  " + away_words(day),
    )
    return TableRow(cells)


def _remarks(day: SheetDay) -> list[str]:
    """Return why times were corrected, and the warnings of a day with the reasons that were noted."""
    warned = [one for one in day.warned if one.finding.level != NOTE]
    return [*day.reasons, *(f"{one.finding}" + (f" – {one.reason}" if one.reason else "") for one in warned)]


def _notes(sheet: Sheet) -> list[str]:
    one, found = sheet.figures, []
    words = _(
        "Balance before {before}, booked by hand {booked}, paid out {paid}, lapsed {lapsed}, after {after}."
    )
    values = {name: hours(getattr(one, name)) for name in ("before", "booked", "paid", "lapsed", "after")}
    found.append(words.format(**values))
    kinds = [
        f"{_(title)} ({rate(kind, sheet.month)} %) {hours(one.surcharges[kind])}"
        for kind, title in SURCHARGES.items()
        if one.surcharges.get(kind)
    ]
    if kinds:
        found.append(_("Surcharges (§ 3b EStG): {kinds}").format(kinds=", ".join(kinds)))
    found.append(
        _("Times: begin-end/break in minutes; {signs}.").format(
            signs=", ".join(f"{sign} = {_(KINDS[kind])}" for kind, sign in LETTERS.items() if sign)
        )
    )
    found += [
        f"{weekday(day.plan.day)} {formats.short_day(day.plan.day)}: {words}"
        for day in sheet.days
        for words in _remarks(day)
    ]
    found += _told(sheet)
    if not sheet.approved_by:
        found += ["", f"{_('Member of staff')}: {SIGNED}     {_('Manager')}: {SIGNED}"]
    return found


def _told(sheet: Sheet) -> list[str]:
    """Return who confirmed and approved the month, and when."""
    found = []
    for words, who, at in (
        (_("Confirmed by {who} on {when}."), sheet.confirmed_by, sheet.confirmed_at),
        (_("Approved by {who} on {when}."), sheet.approved_by, sheet.approved_at),
    ):
        if who and at is not None:
            found.append(words.format(who=person(who), when=formats.moment(at)))
    return found


@query("hr.time.view")
def evidence(connection: Connection, key: int, month: datetime.date) -> tuple[str, bytes] | None:
    """Return name and PDF of the sheet of somebody one may see, None for others."""
    return _made(connection, month_sheet(connection, key, month))


@query("hr.own")
def own_evidence(connection: Connection, month: datetime.date) -> tuple[str, bytes] | None:
    """Return name and PDF of one's own sheet, None for who is no member of staff."""
    return _made(connection, own_sheet(connection, month))


def _made(connection: Connection, sheet: Sheet | None) -> tuple[str, bytes] | None:
    if sheet is None:
        return None
    return sheet.name, evidence_pdf(sheet, letterhead(connection), clock.now(connection), login(connection))
