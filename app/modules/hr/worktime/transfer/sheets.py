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
from app.modules.hr.worktime.queries.handing import Handed, handed_over
from app.modules.hr.worktime.rules.months import STATES
from app.modules.hr.worktime.rules.surcharges import KINDS, rate

WORKED, CREDITED, PAID = "worked", "credit", "paid"
OWN_KINDS = {
    WORKED: N_("Hours worked"),
    CREDITED: N_("Hours of absence"),
    PAID: N_("Hours paid out of the balance"),
}


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


def bureau_csv(found: Sequence[Handed]) -> str:
    """Return the list for a bureau: year, month, staff number, kind of hours, hours, cost centre; one row for each figure.

    The hours worked are split by cost centre; the bureau sets the kinds against its own kinds of pay.
    """
    text = io.StringIO()
    out = csv.writer(text, delimiter=";", lineterminator="\r\n")
    out.writerow(
        [_("Year"), _("Month"), _("Staff number"), _("Name"), _("Kind"), _("Hours"), _("Cost centre")]
    )
    for one in found:
        rows = [(OWN_KINDS[WORKED], minutes, centre) for centre, minutes in one.centres.items()]
        rows += [(OWN_KINDS[CREDITED], one.credit, ""), (OWN_KINDS[PAID], one.paid, "")]
        rows += [(f"{title}", one.surcharges.get(kind, 0), kind) for kind, title in KINDS.items()]
        for title, minutes, more in rows:
            if minutes:
                words = f"{_(title)} {rate(more, one.month)} %" if more in KINDS else _(title)
                centre = "" if more in KINDS else more
                out.writerow(
                    [
                        one.month.year,
                        f"{one.month.month:02}",
                        one.number,
                        safe(one.name),
                        words,
                        hundredths(minutes),
                        safe(centre),
                    ]
                )
    return text.getvalue()


@query("hr.time.all")
def lists_of(
    connection: Connection, first: datetime.date, last: datetime.date, closed_only: bool
) -> tuple[bytes, bytes]:
    """Return both lists of months as files in UTF-8 with a mark that spreadsheets know."""
    found = handed_over(connection, first, last, closed_only)
    return payroll_csv(found).encode("utf-8-sig"), bureau_csv(found).encode("utf-8-sig")
