"""Lists handed over: hours, payments and surcharges for payroll, and the same as a bureau of tax advisers takes them, as CSV."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Sequence

from sqlalchemy import Connection

from app.core.messages import N_, _
from app.data.export import safe
from app.data.queries import query
from app.modules.hr.absence.api import KINDS as ABSENCES
from app.modules.hr.worktime.queries.handing import Absent, Handed, absences_of, handed_over
from app.modules.hr.worktime.queries.visibility import AWAY
from app.modules.hr.worktime.rules.months import STATES
from app.modules.hr.worktime.rules.surcharges import KINDS, rate

WORKED, PAID = N_("Hours worked"), N_("Hours paid out of the balance")


def hundredths(minutes: int) -> str:
    """Write minutes as hours with two decimals and a comma, half up: 7,70."""
    whole = (abs(minutes) * 100 + 30) // 60
    return f"{'-' if minutes < 0 else ''}{whole // 100},{whole % 100:02}"


def payroll_csv(found: Sequence[Handed]) -> str:
    """Return the list for payroll: a row for each person and month with hours and the minutes of surcharges, and a row of sums."""
    text = io.StringIO()
    out = csv.writer(text, delimiter=";", lineterminator="\r\n")
    kinds = [
        f"{_(title)} {rate(kind, found[0].month) if found else ''} %".replace("  ", " ")
        for kind, title in KINDS.items()
    ]
    heads = (
        _("Staff number"),
        _("Name"),
        _("Month"),
        _("State"),
        _("Target"),
        _("Worked"),
        _("Absence"),
        _("Paid out"),
        _("Balance"),
    )
    out.writerow([*heads, *kinds])
    for one in found:
        figures = (
            one.target,
            one.worked,
            one.credit,
            one.paid,
            one.balance,
            *(one.surcharges.get(kind, 0) for kind in KINDS),
        )
        out.writerow(
            [
                one.number,
                safe(one.name),
                f"{one.month:%m/%Y}",
                _(STATES[one.state]),
                *map(hundredths, figures),
            ]
        )
    sums = [
        sum(getattr(one, name) for one in found) for name in ("target", "worked", "credit", "paid", "balance")
    ]
    sums += [sum(one.surcharges.get(kind, 0) for one in found) for kind in KINDS]
    out.writerow(["", _("Sum"), "", "", *map(hundredths, sums)])
    return text.getvalue()


def bureau_csv(found: Sequence[Handed], absent: Sequence[Absent]) -> str:
    """Return the list for a bureau: year, month, staff number, name, kind, hours, days, cost centre; one row for each figure.

    The hours worked are split by cost centre, absence by its kind; the bureau sets the kinds against its own kinds of pay.
    """
    text = io.StringIO()
    out = csv.writer(text, delimiter=";", lineterminator="\r\n")
    heads = (
        _("Year"),
        _("Month"),
        _("Staff number"),
        _("Name"),
        _("Kind"),
        _("Hours"),
        _("Days"),
        _("Cost centre"),
    )
    out.writerow(heads)
    for one in found:
        begin = (one.month.year, f"{one.month.month:02}", one.number, safe(one.name))
        for centre, minutes in one.centres.items():
            out.writerow([*begin, _(WORKED), hundredths(minutes), "", safe(centre)])
        for away in absent:
            if (away.person, away.month) == (one.person, one.month):
                kind = _("away") if away.kind == AWAY else _(ABSENCES[away.kind])
                out.writerow([*begin, kind, hundredths(away.minutes), _plain(away.days), ""])
        if one.paid:
            out.writerow([*begin, _(PAID), hundredths(one.paid), "", ""])
        for name, title in KINDS.items():
            if one.surcharges.get(name):
                words = f"{_(title)} {rate(name, one.month)} %"
                out.writerow([*begin, words, hundredths(one.surcharges[name]), "", ""])
    return text.getvalue()


def _plain(days: int) -> str:
    """Write days in ten-thousandths with two decimals and a comma."""
    whole = (days + 50) // 100
    return f"{whole // 100},{whole % 100:02}"


@query("hr.time.all")
def lists_of(
    connection: Connection, first: datetime.date, last: datetime.date, closed_only: bool
) -> tuple[bytes, bytes]:
    """Return both lists of months as files in UTF-8 with a mark that spreadsheets know."""
    found = handed_over(connection, first, last, closed_only)
    absent = absences_of(connection, first, last)
    return payroll_csv(found).encode("utf-8-sig"), bureau_csv(found, absent).encode("utf-8-sig")
