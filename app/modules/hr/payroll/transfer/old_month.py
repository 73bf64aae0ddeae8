"""The sheet of a month as another program reckoned it (CSV, XLSX): one row a person, read to be compared, kept nowhere."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from app.core.dataclass import dataclass
from app.core.errors import BadFile, Invalid
from app.core.messages import N_, Message, counted
from app.data.column_mapping import Places
from app.data.transfer import FieldSpec, fault, read_amount, read_day, read_table, records
from app.modules.hr.payroll.queries.parallel import OldMonth
from app.modules.hr.payroll.rules.parallel import KINDS
from app.modules.hr.payroll.transfer.taken_over import MONEY, NUMBER, read_number

MORE = {
    "u1": ("u1", "umlage u1"),
    "u2": ("u2", "umlage u2"),
    "insolvency": ("insg", "insolvenzgeldumlage", "umlage insg"),
    "net": ("netto", "gesetzliches netto", "nettolohn"),
}
_MONTH = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})[./](\d{4})")


@dataclass(frozen=True)
class OldMonths:
    """A sheet as it was read: its month (None where it does not say), and its rows."""

    month: datetime.date | None
    rows: tuple[OldMonth, ...]


def read_month(text: str) -> datetime.date:
    """Read a month as 2026-07, 07/2026, 07.2026 or by one of its days; raises Invalid."""
    found = _MONTH.fullmatch(text.strip())
    if found is None:
        return read_day(text).replace(day=1)
    year, number = int(found[1] or found[4]), int(found[2] or found[3])
    try:
        return datetime.date(year, number, 1)
    except ValueError:
        raise Invalid(N_("This month doesn't exist; enter it as 07/2026."), field="month") from None


def month_specs() -> tuple[FieldSpec, ...]:
    """Return the columns of the sheet."""
    found = [
        FieldSpec("number", N_("No."), read_number, True, NUMBER),
        FieldSpec("month", N_("Month"), read_month, synonyms=("monat", "abrechnungsmonat", "zeitraum")),
    ]
    for kind, title in KINDS.items():
        others = MORE.get(kind) or MONEY[kind]
        found.append(FieldSpec(kind, title, read_amount, kind == "gross", others))
    return tuple(found)


def read_old_month(path: Path, places: Places | None = None) -> OldMonths:
    """Read a sheet whole; raises BadFile with every fault by line and field, for months that differ, and for somebody twice."""
    good, faults = records(read_table(path), month_specs(), places)
    months = {values["month"] for _line, values in good}
    seen = set[int]()
    for line, values in good:
        if values["number"] in seen:
            faults.append(fault(path.name, line, "number", N_("This person stands in the sheet twice.")))
        seen.add(values["number"])
        if len(months) > 1:
            faults.append(fault(path.name, line, "month", N_("All rows of the sheet are of one month.")))
    if faults or not good:
        raise BadFile(faults or [fault(path.name, 0, "", N_("The sheet names nobody."))], path.name)
    rows = tuple(
        OldMonth(values["number"], {kind: values[kind] for kind in KINDS if values[kind] is not None})
        for _line, values in good
    )
    return OldMonths(months.pop(), rows)


def month_words(done: OldMonths) -> str:
    """Return what was read in words."""
    people = counted(len(done.rows), N_("1 person"), N_("{count} people"))
    if done.month is None:
        return people
    return str(Message(N_("{people} of {month}"), {"people": people, "month": f"{done.month:%m/%Y}"}))
