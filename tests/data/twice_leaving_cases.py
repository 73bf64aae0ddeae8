"""What two desks may try at once with who leaves: keep it, call it off, write sentences and references."""

from __future__ import annotations

from app.data.office import Office
from app.modules.documents.archive.api import Arrival
from app.modules.documents.letters.rules import Draft
from app.modules.documents.letters.services import save_letter, send
from app.modules.hr.leaving.rules.leaving import EMPLOYER, LeavingDraft
from app.modules.hr.leaving.rules.reference import BlockDraft, ReferenceDraft
from app.modules.hr.leaving.services.leaving import call_off_leaving, save_leaving
from app.modules.hr.leaving.services.reference import save_block, write_reference
from app.modules.hr.people.api import PersonalDraft, save_personal
from app.modules.hr.people.rules.questionnaire import Answers
from app.modules.hr.people.services.questionnaire import save_answers
from app.modules.hr.recruiting.services.checklists import call_off_checklist
from app.modules.hr.recruiting.services.contracts import keep_contract
from tests.data.twice_cases import Case
from tests.data.twice_helpers import D, counting
from tests.modules.hr.recruiting_cases import staffed

HERE = "hr.leaving"
GIVEN = D(2026, 11, 20)
ARRIVAL = Arrival(b"\7" * 32, 3, "application/pdf", "Arbeitsvertrag.pdf", "Arbeitsvertrag", text_from="text", pages=1, source="made", type="personnel")  # fmt: skip


def _karla(office: Office) -> int:
    return staffed(office).keys["karla"]


def _home(office: Office) -> int:
    karla = _karla(office)
    office.run(save_personal, PersonalDraft(karla, street="Weg 1", postcode="24103", town="Kiel"))
    return karla


def _leaves(office: Office) -> int:
    return office.run(save_leaving, LeavingDraft(_karla(office), EMPLOYER, GIVEN))


def _leaver(office: Office) -> int:
    karla = _karla(office)
    office.run(save_leaving, LeavingDraft(karla, EMPLOYER, GIVEN))
    return karla


def _letter(office: Office) -> int:
    draft = Draft(None, "de", GIVEN, "Abmahnung", "Text", closing="Gruß", receiver_table="hr_person", receiver_key=_home(office), purpose="warning")  # fmt: skip
    return office.run(save_letter, draft)


CASES = (
    Case(f"{HERE}.save_leaving", _karla, lambda o, key: o.run(save_leaving, LeavingDraft(key, EMPLOYER, GIVEN)), counting("SELECT count(*) FROM hr_leaving"), keyed=False),
    Case(f"{HERE}.save_leaving gives tasks once", _karla, lambda o, key: o.run(save_leaving, LeavingDraft(key, EMPLOYER, GIVEN)), counting("SELECT count(*) / 9 FROM hr_checklist_item"), keyed=False),
    Case(f"{HERE}.call_off_leaving", _leaves, lambda o, key: o.run(call_off_leaving, key), counting("SELECT 1 - count(*) FROM hr_leaving"), keyed=False),
    Case(f"{HERE}.save_block", staffed, lambda o, _made: o.run(save_block, BlockDraft("conduct", "1", "a", "b")), counting("SELECT 1 + count(*) FROM hr_reference_block WHERE final = 'a'"), succeed=(0,), keyed=False),
    Case(f"{HERE}.write_reference", _karla, lambda o, key: o.run(write_reference, ReferenceDraft(key, interim=True, tasks="x")), counting("SELECT count(*) FROM letter")),
    Case("documents.letters._sent to staff", _letter, lambda o, key: send(o, key), counting("SELECT count(*) FROM document"), keyed=False),
    Case("hr.recruiting.call_off_checklist", _leaver, lambda o, key: o.run(call_off_checklist, key, "leave"), counting("SELECT 1 - count(*) FROM hr_checklist_item"), succeed=(2,), keyed=False),
    Case("hr.people.save_answers", _karla, lambda o, key: o.run(save_answers, key, Answers(iban="DE02120300000000202051")), counting("SELECT count(*) FROM hr_bank"), succeed=(2,), keyed=False),
    Case("hr.recruiting.keep_contract", _karla, lambda o, key: o.run(keep_contract, key, ARRIVAL), counting("SELECT count(*) FROM document"), succeed=(2,), keyed=False),
)  # fmt: skip
