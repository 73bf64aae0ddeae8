"""One working life: applied, hired, begun, equipped, trained, ill in leave, fewer hours, left; then what must go goes, and the rest says why it stays."""

from __future__ import annotations

from fractions import Fraction

from app.core.messages import use_language
from app.data.office import Office
from app.data.queries import query
from app.data.verify import verify
from app.modules.governance.privacy.queries.deletion import outcomes_of, overdue
from app.modules.governance.privacy.rules.erasing import GOES
from app.modules.governance.privacy.services.deleting import propose_run, run_deletion
from app.modules.hr.absence.queries.accounts import person_accounts
from app.modules.hr.absence.rules.absences import AbsenceDraft
from app.modules.hr.absence.rules.words import account_lines
from app.modules.hr.absence.services.absences import note_absence, note_illness
from app.modules.hr.leaving.queries.leaving import leaving_blocks
from app.modules.hr.leaving.rules.leaving import PERSON, LeavingDraft
from app.modules.hr.leaving.services.leaving import save_leaving
from app.modules.hr.people.api import ContractDraft, calendars, file_of, save_contract
from app.modules.hr.people.api import person as staff_of
from app.modules.hr.recruiting.api import LEAVE, tasks_of
from app.modules.hr.recruiting.rules.checklists import BEGIN
from app.modules.hr.recruiting.rules.stages import BOARD
from app.modules.hr.recruiting.services.applicants import move
from app.modules.hr.recruiting.services.checklists import finish_item
from app.modules.hr.recruiting.services.erasing import erase
from app.modules.hr.recruiting.services.hiring import HireDraft, hire
from app.modules.hr.training.rules.training import CourseDraft, EventDraft, ParticipantDraft
from app.modules.hr.training.services.training import save_course, save_event, save_participant
from app.modules.it.assets.rules import HandOver
from app.modules.it.assets.services.custody import hand_over
from app.modules.it.security.rules import AccessDraft
from app.modules.it.security.services import grant, revoke
from tests.modules.governance.privacy_cases import places_of
from tests.modules.hr.recruiting_cases import CANARY, D, applied, at, night, staffed, vacancy
from tests.modules.it.conftest import device

FIRST, CHANGE, LAST = D(2027, 1, 1), D(2028, 1, 3), D(2028, 9, 30)


def test_a_working_life(office: Office) -> None:
    """Each step finds what the one before left, and years later nothing is left but what a law keeps, said with the law."""
    use_language("en")
    c, now = staffed(office), at(office, D(2026, 12, 1))
    who = applied(now, vacancy(now, c), received=D(2026, 11, 2))
    for stage in BOARD[1:]:
        now.run(move, who, stage)
    me = now.run(hire, who, HireDraft(FIRST, pay=3_200_00, manager=c.keys["hanna"], checklist=True))
    begun = now.read(tasks_of, me, BEGIN)
    assert len(begun) > 8
    for one in begun:
        now.run(finish_item, one.id)
    assert all(one.done for one in now.read(tasks_of, me, BEGIN))

    now = at(office, FIRST)
    laptop = device(now)
    now.run(hand_over, HandOver("out", me, (laptop,)))
    access = now.run(grant, AccessDraft(me, "Books"))
    things = " ".join(now.read(file_of, me).things)  # the file tells what was given out
    assert "IT-00001" in things
    assert "Books" in things
    course = now.run(save_course, CourseDraft("Erste Hilfe", months=24))
    event = now.run(save_event, EventDraft(course, D(2027, 2, 1)))
    now = at(office, D(2027, 2, 2))
    now.run(save_participant, ParticipantDraft(event, me, "attended"))

    now = at(office, D(2027, 9, 1))
    night(now)  # half a year after hiring the application is over
    assert erase(now, [who]) == 1
    assert "hr_applicant" not in places_of(office, CANARY)
    now.run(note_absence, AbsenceDraft(me, "leave", D(2027, 8, 2), D(2027, 8, 6)))
    now.run(note_illness, AbsenceDraft(me, "sick", D(2027, 8, 4), D(2027, 8, 5), certificate="here"))
    (account,) = now.read(person_accounts, me, 2027).accounts
    assert (account.sum("taken"), account.returned) == (3, 2)
    assert any("§ 9 BUrlG" in words and words.startswith("2 ") for words, _tone in account_lines(account))

    now.run(save_contract, ContractDraft(me, CHANGE, week="5x8 / 4x8"))  # weeks in turn from the new year on
    plan = now.read(query("")(calendars), [me])[me]
    assert [sum(plan.week_on(day)) for day in (CHANGE, D(2028, 1, 10), D(2028, 1, 17))] == [2400, 1920, 2400]
    until = now.read(person_accounts, me, 2028).accounts[-1]
    assert until.reckoned.statutory + until.reckoned.contract == 27 + Fraction(
        3, 186
    )  # two days of January at five days a week

    now = at(office, D(2028, 8, 1))
    gone = now.run(save_leaving, LeavingDraft(me, PERSON, D(2028, 8, 1), LAST))
    blocks = {one.title: one.lines for one in now.read(leaving_blocks, gone)}
    assert len(now.read(tasks_of, me, LEAVE)) == 9
    words = " ".join(line.text for lines in blocks.values() for line in lines)
    assert "T14" in words or "IT-00001" in words
    assert "Books" in words
    now.run(hand_over, HandOver("back", me, (laptop,)))
    now.run(revoke, [access])
    for one in now.read(tasks_of, me, LEAVE):
        now.run(finish_item, one.id)

    before = places_of(office, CANARY)
    assert {"hr_person", "hr_personal"} & before
    early = at(office, D(2032, 1, 2))
    _erase(early)
    kept = early.read(staff_of, me)
    assert kept is not None
    assert kept.draft.last_name == CANARY  # pay is kept until 2034 and says whose it is
    assert [one.name for one in verify(office.book) if not one.ok] == []
    late = at(office, D(2040, 1, 2))
    _erase(late)
    bare = late.read(staff_of, me)
    assert bare is not None
    assert bare.draft.last_name == ""
    assert places_of(office, CANARY) == set()
    assert late.read(overdue) == []


def _erase(office: Office) -> None:
    """Propose what is over, have somebody else release it; whatever stays names its law and its day."""
    key = office.run(propose_run)
    assert run_deletion(at(office, office.clock().astimezone().date(), "zora"), key) > 0
    for one in office.read(outcomes_of, key):
        assert one.verdict == GOES or (one.count and str(one.why))
