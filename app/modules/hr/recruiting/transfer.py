"""Applicants from files: tables (CSV, XLSX) of many, and single mails (.eml) whose attachments become papers of the applicant."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from pathlib import Path

from app.core.dataclass import dataclass
from app.core.errors import BadFile, Invalid
from app.core.messages import N_
from app.core.worker_process import READERS
from app.data.column_mapping import Places
from app.data.import_columns import imported
from app.data.office import Office
from app.data.record_extras import Target, attachments
from app.data.transfer import FieldSpec, bytes_of, read_table, records
from app.modules.documents.archive.api import link
from app.modules.documents.intake.api import LETTER, READ, Wishes, take_bytes
from app.modules.hr.recruiting.models import Applicant
from app.modules.hr.recruiting.queries.applicants import applied_by, came_on, open_vacancies
from app.modules.hr.recruiting.rules.stages import ApplicantDraft
from app.modules.hr.recruiting.services.importing import FileRow, Imported, import_applicants

NAMES = "first_name last_name street postcode town mail phone source received starts note"
TYPE, SECONDS = "application", 60.0  # the type of papers of applicants; what reading one mail may take


def specs(numbers: dict[str, int]) -> tuple[FieldSpec, ...]:
    """Return the columns of a file of applicants; numbers are the vacancies that take applications, by number."""

    def vacancy(cell: str) -> int:
        if cell.strip().lower() not in numbers:
            raise Invalid(N_("No vacancy that takes applications has this number."), field="vacancy")
        return numbers[cell.strip().lower()]

    return (
        *imported(Applicant, NAMES, ("last_name",)),
        FieldSpec("vacancy", N_("Vacancy"), vacancy, synonyms=("stelle", "stellennummer")),
        *imported(Applicant, "consent pool_until"),
    )


def run_import(
    office: Office,
    path: Path,
    vacancy: int | None = None,
    dry_run: bool = False,
    places: Places | None = None,
) -> Imported:
    """Take in a table of applicants, all or nothing; vacancy is that of rows that name none. Raises BadFile with every fault.

    places says which column holds what, where their titles do not. A dry run checks the file to the end and keeps nothing.
    """
    numbers = {one.number.lower(): one.id for one in office.read(open_vacancies)}
    good, faults = records(read_table(path), specs(numbers), places)
    if faults:
        raise BadFile(faults, path.name)
    today = office.read(came_on, "")
    rows = []
    for line, values in good:
        given = {name: values[name] for name in NAMES.split() if values.get(name) is not None}
        draft = ApplicantDraft(values.get("vacancy") or vacancy, **{"received": today, **given})
        rows.append(FileRow(line, draft, values.get("consent"), values.get("pool_until")))
    done: Imported = (office.rehearse if dry_run else office.run)(import_applicants, rows, path.name)
    return done


@dataclass(frozen=True)
class Mailed:
    """What came of a mail: the applicant, whether they are new, how many papers stand on them, and how many may be the same person."""

    key: int
    new: bool
    papers: int
    alike: int


def take_mail(office: Office, path: Path, vacancy: int) -> Mailed:
    """Make an applicant of a mail file with what hangs on it as papers; the same mail again adds nothing. Raises Invalid and BadFile."""
    data = bytes_of(path)
    letter, _none = READERS.ask(LETTER, data, name=path.name)
    called, address = str(letter["writer"]), str(letter["sender"])
    if "@" not in address:
        raise Invalid(N_("{name} names nobody who wrote it."), field="file", name=path.name)
    first, _blank, last = (called or address.split("@", maxsplit=1)[0]).rpartition(" ")
    found, (_record, _copy, *inner) = READERS.ask(READ, data, SECONDS, name=path.name, ocr=False, copy=False)
    day = office.read(came_on, str(found["day"]))
    draft = ApplicantDraft(vacancy, first, last, mail=address, source="own", received=day)
    done: Imported = office.run(import_applicants, [FileRow(1, draft)], path.name)
    key = done.keys[0] if done.keys else office.read(applied_by, vacancy, address)
    if key is None:
        raise Invalid(N_("This record is no longer there."))
    names = [str(name) for name in found["attached"]]
    parts = list(zip(names, inner, strict=True))
    return Mailed(key, bool(done.keys), _hang(office, key, day, parts), done.alike)


def _hang(office: Office, key: int, day: datetime.date, parts: Sequence[tuple[str, bytes]]) -> int:
    """Take files in as papers of applicants and put them on one; return how many stand there now that did not before."""
    target, hung = Target("hr_applicant", key), 0
    there = {one.sha256 for one in office.read(attachments, target)}
    for name, data in parts:
        if hashlib.sha256(data).digest() in there:
            continue
        one = take_bytes(office, data, name, Wishes("mail", TYPE, received=day))
        if one.id is not None:
            office.run(link, one.id, target)
            hung += 1
    return hung
