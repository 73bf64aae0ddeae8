"""Applicants from files: new ones are kept, those who applied for the vacancy already stay as they are, and who may be known is named."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from app.core import codec
from app.core.dataclass import dataclass
from app.core.errors import BadFile, Fault, KontorError
from app.data.office import command
from app.data.unit import Unit
from app.modules.hr.recruiting.models import CHANGE
from app.modules.hr.recruiting.queries.applicants import similar
from app.modules.hr.recruiting.rules.stages import ApplicantDraft
from app.modules.hr.recruiting.services.applicants import consent, double_of, save_applicant


@dataclass(frozen=True)
class FileRow:
    """An applicant of a file: the line, what is typed, and the consent to the talent pool where the file states one."""

    line: int
    draft: ApplicantDraft
    given: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True)
class Imported:
    """What came of a file: how many are new, how many were here already, the keys of the new, and how many of these may be known otherwise."""

    new: int
    same: int
    keys: tuple[int, ...]
    alike: int


codec.register("recruiting.imported", Imported, "app.modules.hr.recruiting.services.importing:Imported")


@command(CHANGE)
def import_applicants(unit: Unit, rows: Sequence[FileRow], name: str) -> Imported:
    """Keep the applicants of a file, all or none; name is the file's. Raises BadFile with every fault by line and field.

    Who applied for the same vacancy already is left as they are, so that the same file twice changes nothing. Nobody comes
    into the talent pool of whom the file does not state a consent with its end.
    """
    faults, keys, same = list[Fault](), list[int](), 0
    for row in rows:
        try:
            if double_of(unit, row.draft) is not None:
                same += 1
                continue
            key = save_applicant(unit, row.draft)
            if row.given is not None and row.until is not None:
                consent(unit, key, row.given, row.until)
            keys.append(key)
        except KontorError as error:
            faults.append(Fault(name, row.line, error.field, error.message))
    if faults:
        raise BadFile(faults, name)
    alike = sum(1 for key in keys if similar(unit.connection, key))
    return Imported(len(keys), same, tuple(keys), alike)
