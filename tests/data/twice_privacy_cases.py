"""What two desks may try at once in data protection: each command done twice is done once, or refused the second time."""

from __future__ import annotations

from app.data import archive
from app.data.office import Actor, Office
from app.modules.governance.privacy.rules.breaches import AssessmentDraft, BreachDraft
from app.modules.governance.privacy.rules.dpia import DpiaDraft, PeopleRisk
from app.modules.governance.privacy.rules.processing import (
    ProcessingDraft,
    ProcessorDraft,
    ThresholdDraft,
)
from app.modules.governance.privacy.rules.requests import RequestDraft
from app.modules.governance.privacy.services.breaches import (
    assess_breach,
    close_breach,
    inform_people,
    report_breach,
    save_breach,
)
from app.modules.governance.privacy.services.deleting import (
    file_certificate,
    leave_out,
    propose_run,
    release_run,
)
from app.modules.governance.privacy.services.dpia import save_dpia
from app.modules.governance.privacy.services.erasing import propose_erasure, release_erasure
from app.modules.governance.privacy.services.informing import write_information, write_to_people
from app.modules.governance.privacy.services.processing import (
    keep_threshold,
    save_processing,
    save_processor,
)
from app.modules.governance.privacy.services.requests import (
    answer_request,
    ask_identity,
    extend_request,
    note_collected,
    object_to_advertising,
    prove_identity,
    refuse_request,
    save_request,
    withdraw_request,
)
from app.modules.governance.privacy.services.restricting import lift_restriction, restrict
from app.modules.hr.people.api import PersonDraft, save_person
from app.modules.organisation.contacts.api import ContactDraft, save_contact
from tests.data.twice_cases import Case
from tests.data.twice_helpers import D, counting, number

HERE = "governance.privacy"
CAME = D(2026, 11, 10)
STEPS = "SELECT count(*) FROM governance_request_step WHERE step = '{}'"
EVENTS = "SELECT count(*) FROM governance_breach_step WHERE event = '{}'"


def _asked(office: Office, kind: str = "access") -> int:
    who = office.run(save_contact, ContactDraft("Vera Weber", "person"))
    return int(office.run(save_request, RequestDraft(kind, CAME, "mail", "Vera Weber", who)))


def _restricted(office: Office) -> int:
    key = _asked(office, "restrict")
    office.run(restrict, key, "bestritten")
    return key


def _proposed(office: Office) -> int:
    """Propose an erasure as somebody else, so that the desks may release it."""
    zora = Office(office.book, Actor("zora", "Zora", frozenset({"*"})), office.clock)
    return int(zora.run(propose_erasure, _asked(office, "erasure")))


def _over(office: Office) -> int:
    """Keep somebody who left so long ago that the deletion concept asks to erase them."""
    return int(
        office.run(
            save_person, PersonDraft("Vera", "Weber", "Verkauf", entry=D(2001, 1, 1), leaving=D(2012, 6, 30))
        )
    )


def _run(office: Office) -> int:
    """Propose a deletion run as somebody else, so that the desks may release it."""
    _over(office)
    zora = Office(office.book, Actor("zora", "Zora", frozenset({"*"})), office.clock)
    return int(zora.run(propose_run))


def _released(office: Office) -> tuple[int, bytes]:
    key = _run(office)
    office.run(release_run, key)
    return key, archive.store(office.book, b"certificate")


def _breach(office: Office) -> int:
    draft = BreachDraft(
        "Stick verloren", "loss", D(2026, 11, 22), "09:00", consequences="Werbung", measures="gesperrt"
    )
    return int(office.run(save_breach, draft))


def _assessed(office: Office) -> int:
    key = _breach(office)
    office.run(assess_breach, key, AssessmentDraft(4, 4, "unverschlüsselt"))
    return key


def _told(office: Office) -> int:
    key = _assessed(office)
    office.run(report_breach, key)
    office.run(inform_people, key)
    return key


def _processing(office: Office) -> int:
    return number(office, "SELECT min(id) FROM governance_processing")


def _processor(office: Office) -> int:
    who = office.run(save_contact, ContactDraft("Rechenzentrum GmbH"))
    return int(office.run(save_processor, ProcessorDraft(who, "Hosting")))


CASES = (
    Case(
        f"{HERE}.write_information",
        lambda office: 0,
        lambda office, _key: office.run(write_information, "customer"),
        counting("SELECT count(*) FROM letter WHERE subject LIKE '%Art. 13%'"),
        succeed=(2,),
        wanted=2,  # each is a letter of its own, as typed ones are
    ),
    Case(
        f"{HERE}.write_to_people",
        _assessed,
        lambda office, key: office.run(write_to_people, key),
        counting("SELECT count(*) FROM letter WHERE subject LIKE '%DP-2026-001%'"),
        succeed=(2,),
        wanted=2,
    ),
    Case(f"{HERE}.propose_run", _over, lambda office, key: office.run(propose_run), counting("SELECT count(*) FROM governance_deletion"), succeed=(2,)),
    Case(
        f"{HERE}.leave_out",
        _run,
        lambda office, key: office.run(leave_out, key, "hr_person", 1),
        counting("SELECT count(*) FROM governance_deletion_item"),
        succeed=(2,),
        wanted=0,
    ),
    Case(f"{HERE}.release_run", _run, lambda office, key: office.run(release_run, key), counting("SELECT count(*) FROM governance_deletion WHERE gone = 1"), succeed=(2,)),
    Case(
        f"{HERE}.file_certificate",
        _released,
        lambda office, made: office.run(file_certificate, made[0], made[1], 11),
        counting("SELECT count(*) FROM governance_deletion WHERE document_id IS NOT NULL"),
        succeed=(2,),
    ),
    Case(
        f"{HERE}.save_request changed",
        _asked,
        lambda office, key: office.run(save_request, RequestDraft("access", D(2026, 11, 11), "letter", "V. Weber", 1), key, 1),
        counting("SELECT version FROM governance_request"),
        wanted=2,
    ),
    Case(f"{HERE}.ask_identity", _asked, lambda office, key: office.run(ask_identity, key), counting(STEPS.format("asked")), succeed=(2,)),
    Case(f"{HERE}.prove_identity", _asked, lambda office, key: office.run(prove_identity, key), counting(STEPS.format("proven")), succeed=(2,)),
    Case(
        f"{HERE}.note_collected",
        _asked,
        lambda office, key: office.run(note_collected, key),
        counting("SELECT count(*) FROM governance_request WHERE state = 'collected'"),
        succeed=(2,),
    ),
    Case(f"{HERE}.extend_request", _asked, lambda office, key: office.run(extend_request, key, "viele Akten"), counting(STEPS.format("extended"))),
    Case(f"{HERE}.answer_request", _asked, lambda office, key: office.run(answer_request, key), counting(STEPS.format("answered"))),
    Case(f"{HERE}.refuse_request", _asked, lambda office, key: office.run(refuse_request, key, "nothing", "nichts da"), counting(STEPS.format("refused"))),
    Case(f"{HERE}.withdraw_request", _asked, lambda office, key: office.run(withdraw_request, key), counting(STEPS.format("withdrawn"))),
    Case(
        f"{HERE}.object_to_advertising",
        lambda office: _asked(office, "objection"),
        lambda office, key: office.run(object_to_advertising, key),
        counting("SELECT count(*) FROM contact_consent"),
        succeed=(2,),
        wanted=3,
    ),
    Case(f"{HERE}.restrict", lambda office: _asked(office, "restrict"), lambda office, key: office.run(restrict, key, "bestritten"), counting("SELECT count(*) FROM governance_restriction"), succeed=(2,)),
    Case(f"{HERE}.lift_restriction", _restricted, lambda office, key: office.run(lift_restriction, key), counting(STEPS.format("lifted")), succeed=(2,)),
    Case(f"{HERE}.propose_erasure", lambda office: _asked(office, "erasure"), lambda office, key: office.run(propose_erasure, key), counting("SELECT count(*) FROM governance_erasure"), succeed=(2,)),
    Case(f"{HERE}.release_erasure", _proposed, lambda office, key: office.run(release_erasure, key), counting(STEPS.format("erased")), succeed=(2,)),
    Case(
        f"{HERE}.save_breach changed",
        _breach,
        lambda office, key: office.run(save_breach, BreachDraft("Stick verloren", "loss", D(2026, 11, 22), "10:00"), key, 1),
        counting("SELECT version FROM governance_breach"),
        wanted=2,
    ),
    Case(f"{HERE}.assess_breach", _breach, lambda office, key: office.run(assess_breach, key, AssessmentDraft(4, 4, "unverschlüsselt")), counting(EVENTS.format("assessed")), succeed=(2,)),
    Case(
        f"{HERE}.report_breach",
        _assessed,
        lambda office, key: office.run(report_breach, key),
        counting("SELECT count(*) FROM governance_breach WHERE state = 'reported'"),
        succeed=(2,),
    ),
    Case(
        f"{HERE}.inform_people",
        _assessed,
        lambda office, key: office.run(inform_people, key, "encrypted"),
        counting("SELECT count(*) FROM governance_breach WHERE exception = 'encrypted'"),
        succeed=(2,),
    ),
    Case(f"{HERE}.close_breach", _told, lambda office, key: office.run(close_breach, key), counting(EVENTS.format("closed"))),
    Case(
        f"{HERE}.save_processing changed",
        _processing,
        lambda office, key: office.run(save_processing, ProcessingDraft(purpose="anderes"), key, 1),
        counting("SELECT max(version) FROM governance_processing"),
        wanted=2,
    ),
    Case(
        f"{HERE}.keep_threshold",
        _processing,
        lambda office, key: office.run(keep_threshold, key, ThresholdDraft(("weak",), False, False, "wenig")),
        counting("SELECT max(version) FROM governance_processing"),
        succeed=(2,),
        wanted=2,
    ),
    Case(
        f"{HERE}.save_dpia changed",
        lambda office: office.run(save_dpia, DpiaDraft(1, D(2026, 11, 20), "Kamera am Tor")),
        lambda office, key: office.run(save_dpia, DpiaDraft(1, D(2026, 11, 20), "Kamera", risks=(PeopleRisk("Beobachtet", 3, 2, "", 1, severity_after=1),)), key, 1),
        counting("SELECT version FROM governance_dpia"),
        wanted=2,
    ),
    Case(
        f"{HERE}.save_processor changed",
        _processor,
        lambda office, key: office.run(save_processor, ProcessorDraft(1, "Hosting und Mail"), key, 1),
        counting("SELECT version FROM governance_processor"),
        wanted=2,
    ),
)  # fmt: skip
