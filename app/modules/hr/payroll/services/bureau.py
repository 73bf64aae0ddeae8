"""Writing files for a payroll bureau: each kept in the archive, with who wrote it when."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.core.dates import month_start
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data import archive, heads
from app.data.export import Sheet, csv_bytes
from app.data.office import command
from app.data.unit import Unit
from app.modules.hr.payroll.models import PayNotice
from app.modules.hr.payroll.queries.bureau import ForBureau, for_bureau
from app.modules.hr.payroll.rules.bureau import ABSENCES, FORMATS, LEXWARE, LODAS, PEOPLE, lexware, lodas
from app.modules.hr.payroll.rules.kinds import CHANGE
from app.modules.hr.payroll.rules.portals import BUREAU, ENTERED


@command(CHANGE)
def write_for_bureau(unit: Unit, month: datetime.date, kind: str) -> bytes:
    """Write what a bureau is told of a month into the archive and return its fingerprint; kind is one of rules.bureau.FORMATS.

    Who wrote it when stands among the reports; the same file again is the same. Raises Invalid for what its import refuses.
    """
    heads.must_be_trusted(unit.book)
    if kind not in FORMATS:
        raise Invalid(N_("Choose the file."), field="kind")
    month = month_start(month)
    name, data = made_for_bureau(unit.connection, month, kind)
    sha256 = archive.store(unit.book, data)
    n = PayNotice
    mark = f"{BUREAU} {kind} {month:%Y-%m} {sha256.hex()[:16]}"
    if unit.connection.scalar(select(n.id).where(n.mark == mark)) is None:
        values = {
            "run_id": None,
            "month": month,
            "person_id": None,
            "fund": "",
            "code": "",
            "since": None,
            "until": None,
        }
        entered = {"due": unit.today, "state": ENTERED, "entered_on": unit.today, "login": unit.login}
        unit.insert(PayNotice, mark=mark, kind=BUREAU, receipt=name, digest=sha256, **values, **entered)
    return sha256


def made_for_bureau(connection: Connection, month: datetime.date, kind: str) -> tuple[str, bytes]:
    """Return name and bytes of a file for the bureau."""
    found = for_bureau(connection, month)
    name = f"{kind}_{month:%Y-%m}"
    if kind == LODAS:
        return f"{name}.txt", lodas(found.month, found.adviser, found.client, found.entries, found.away)
    if kind == LEXWARE:
        return f"{name}.csv", lexware(found.month, found.entries)
    return f"{name}.csv", csv_bytes(_bureau_sheet(found, kind))


def _bureau_sheet(found: ForBureau, kind: str) -> Sheet:
    """Return entries, absences or master data as a table; entries end with their control sums."""
    if kind == ABSENCES:
        columns = (
            ("person", "number"),
            ("name", "text"),
            ("kind", "text"),
            ("since", "day"),
            ("until", "day"),
        )
        return Sheet(
            kind, columns, [(one.person, one.name, one.kind, one.since, one.until) for one in found.away]
        )
    if kind == PEOPLE:
        names = list(found.people[0]) if found.people else ["number"]
        money = ("pay.amount", "tax.allowance")
        heads = tuple((name, "money" if name in money else "text") for name in names)
        return Sheet(kind, heads, [[one[name] for name in names] for one in found.people])
    heads = (
        ("month", "text"), ("person", "number"), ("name", "text"), ("kind", "number"), ("kind_name", "text"), ("bureau", "number"),
        ("hours", "quantity"), ("rate", "money"), ("amount", "money"), ("cost_centre", "text"), ("note", "text"),
    )  # fmt: skip
    month = f"{found.month:%Y-%m}"
    rows: list[tuple[object, ...]] = [
        (
            month,
            one.person,
            one.name,
            one.kind,
            one.kind_name,
            one.bureau,
            one.hours,
            one.rate or None,
            one.amount,
            one.cost_centre,
            one.note,
        )
        for one in found.entries
    ]
    hours = sum(one.hours or 0 for one in found.entries)
    amount = sum(one.amount or 0 for one in found.entries)
    rows.append((month, len(found.entries), _("Sum"), None, "", None, hours, None, amount, "", ""))
    return Sheet(kind, heads, rows)
