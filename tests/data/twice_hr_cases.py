"""What two desks may try at once with absences: the same request, the same note, leave of company holidays."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.hr.absence.rules.absences import AbsenceDraft, RequestDraft, ShutdownDraft
from app.modules.hr.absence.services.absences import note_absence, request, save_shutdown, withdraw
from app.modules.hr.absence.services.shutdowns import enter_shutdown
from app.modules.hr.people.rules.file import ContractDraft
from app.modules.hr.people.services.file import save_contract
from app.modules.hr.people.services.importing import FileRow, import_people
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting
from tests.modules.hr.company import Company, company

D = datetime.date
ROWS = counting("SELECT count(*) FROM hr_absence")
KEPT = counting("SELECT count(*) FROM hr_absence WHERE state = 'withdrawn'")


def _as_karla(office: Office) -> Office:
    return Company(office, {}).as_role("karla", "staff")


def _closed(office: Office) -> int:
    company(office)
    return office.run(save_shutdown, ShutdownDraft("Brücke", D(2026, 12, 28), D(2026, 12, 31)))


def _asked(office: Office) -> int:
    company(office)
    return _as_karla(office).run(request, RequestDraft(since=D(2026, 12, 7)))


PERSON = FileRow(
    2, 17, {"last_name": "Lorenz", "department": "Lager", "entry": D(2026, 1, 2)}, {}, {"leave": 30_0000}
)
CASES = (
    Case(
        "hr.people.import_people",
        company,
        lambda office, _made: office.run(import_people, [PERSON], "a.csv"),
        counting("SELECT count(*) FROM hr_person WHERE number = 17"),
        succeed=(2,),
        keyed=False,
    ),
    Case(
        "hr.absence.request",
        company,
        lambda office, _made: _as_karla(office).run(request, RequestDraft(since=D(2026, 12, 7))),
        ROWS,
        keyed=False,
    ),
    Case(
        "hr.absence.note_absence",
        company,
        lambda office, made: office.run(note_absence, AbsenceDraft(made.keys["karla"], since=D(2026, 12, 7))),
        ROWS,
    ),
    Case(
        "hr.absence.withdraw",
        _asked,
        lambda office, key: _as_karla(office).run(withdraw, key),
        KEPT,
        keyed=False,
    ),
    Case(
        "hr.absence.enter_shutdown",
        _closed,
        lambda office, key: office.run(enter_shutdown, key),
        ROWS,
        4,
        succeed=(1, 2),
    ),
    Case(
        "hr.people.save_contract",
        company,
        lambda office, made: office.run(save_contract, ContractDraft(made.keys["karla"], D(2027, 1, 1))),
        counting("SELECT count(*) FROM hr_contract WHERE since = '2027-01-01'"),
    ),
)
