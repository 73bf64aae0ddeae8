"""A list of staff (CSV, XLSX) becomes people with first day, address, hours and leave; the same list again changes nothing."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from app.core.errors import BadFile, Invalid
from app.core.messages import N_, counted
from app.data.column_mapping import Places
from app.data.declarative import Base
from app.data.import_columns import imported
from app.data.office import Office
from app.data.transfer import FieldSpec, read_table, records
from app.modules.hr.people.models import Contract, Person, Personal
from app.modules.hr.people.rules.hours import read_week, week_words
from app.modules.hr.people.services.importing import FileRow, Imported, import_people

WORKDAYS, LONGEST_WEEK = 5, 60  # days over which the hours of a week are spread; more hours a week are a slip
_HOURS = re.compile(r"(\d{1,3})(?:[.,](\d{1,2})|:([0-5]\d))?")
PARTS: tuple[tuple[str, type[Base], str], ...] = (
    ("person", Person, "first_name last_name department site job mail phone login entry leaving"),
    ("personal", Personal, "birth nationality street postcode town home_phone home_mail"),
    ("contract", Contract, "kind week leave"),
)


def read_hours(cell: str) -> str:
    """Return the hours of a week as a contract keeps them: of 38,5 a fifth on each working day, or as typed, 8 8 8 8 6.5.

    Minutes that do not divide go to the first days. Raises Invalid.
    """
    found = _HOURS.fullmatch(cell.strip())
    if found is None:
        return week_words(read_week(cell))
    part = Decimal(found[3] or 0) / 60 if found[3] else Decimal(f"0.{found[2] or 0}")
    minutes = int(((int(found[1]) + part) * 60).to_integral_value(ROUND_HALF_UP))
    if not 0 < minutes <= LONGEST_WEEK * 60:
        raise Invalid(N_("Enter the hours of a week, such as 38.5."), field="week")
    each, rest = divmod(minutes, WORKDAYS)
    return week_words([each + (day < rest) for day in range(WORKDAYS)] + [0, 0])


def _number(cell: str) -> int:
    text = cell.strip().lstrip("0")
    if not text.isdecimal() or len(text) > 9:
        raise Invalid(N_("Enter a personnel number of digits."), field="number")
    return int(text)


def specs() -> tuple[FieldSpec, ...]:
    """Return the columns of a list of staff."""
    number = FieldSpec("number", N_("No."), _number, synonyms=("personalnummer", "pers.-nr.", "persnr"))
    return (
        number,
        *(
            one
            for _part, kind, names in PARTS
            for one in imported(kind, names, ("last_name",), week=read_hours)
        ),
    )


def run_import(office: Office, path: Path, dry_run: bool = False, places: Places | None = None) -> Imported:
    """Take in a list of staff, all or nothing; raises BadFile with every fault by line and field.

    places says which column holds what, where their titles do not. A dry run checks the list to the end and keeps nothing.
    """
    good, faults = records(read_table(path), specs(), places)
    if faults:
        raise BadFile(faults, path.name)
    rows = [FileRow(line, values.get("number"), **_parts(values)) for line, values in good]
    done: Imported = (office.rehearse if dry_run else office.run)(import_people, rows, path.name)
    return done


def _parts(values: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        part: {name: values[name] for name in names.split() if values.get(name) is not None}
        for part, _kind, names in PARTS
    }


def words(done: Imported) -> str:
    """Return what came of a list in words."""
    told = [counted(done.new, N_("1 new"), N_("{count} new"))]
    if done.changed:
        told.append(counted(done.changed, N_("1 changed"), N_("{count} changed")))
    if done.same:
        told.append(counted(done.same, N_("1 as before"), N_("{count} as before")))
    return ", ".join(told)
