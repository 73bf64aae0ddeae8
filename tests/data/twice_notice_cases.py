"""What two desks may try at once with notices."""

from __future__ import annotations

from app.data.office import Office
from app.modules.hr.people.api import PersonDraft, save_person
from app.modules.organisation.notices.rules import NoticeDraft
from app.modules.organisation.notices.services import confirm_on_paper, read_notice, save_notice
from tests.data.twice_cases import Case
from tests.data.twice_helpers import D, counting

DRAFT = NoticeDraft("rule", "Leitern", "Nur geprüfte Leitern benutzen.", D(2026, 1, 2), confirm=True)
ANEW = NoticeDraft("rule", "Leitern und Tritte", "Nur geprüfte.", D(2026, 1, 2), confirm=True, again=True)


def _kept(office: Office) -> int:
    return office.run(save_notice, DRAFT)


def _signed(office: Office, key: int) -> object:
    return office.run(confirm_on_paper, key, (1,), office.clock().astimezone().date(), "Ordner 3")


CASES = (
    Case(
        "organisation.notices.confirm_on_paper",
        lambda office: [office.run(save_person, PersonDraft("Ina", "Kern")), _kept(office)][1],
        _signed,
        counting("SELECT count(*) FROM organisation_notice_paper"),
        succeed=(2,),
    ),
    Case(
        "organisation.notices.save_notice anew",
        _kept,
        lambda office, key: office.run(save_notice, ANEW, key, 1),
        counting("SELECT revision FROM organisation_notice"),
        wanted=2,
    ),
    Case(
        "organisation.notices.read_notice",
        _kept,
        lambda office, key: office.run(read_notice, key, True),
        counting("SELECT count(*) FROM organisation_notice_receipt WHERE confirmed"),
        succeed=(2,),
    ),
)
