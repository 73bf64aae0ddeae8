"""What two desks may try at once with questions on records."""

from __future__ import annotations

from app.data.office import Office
from app.data.record_extras import Target
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.services.contacts import save_contact
from app.modules.organisation.questions.rules import QuestionDraft
from app.modules.organisation.questions.services import (
    answer_question,
    ask_question,
    read_answer,
    withdraw_question,
)
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting
from tests.modules.documents.conftest import person

RIGHTS = ("organisation.question.view", "organisation.question.ask", "organisation.view")
ASKED = QuestionDraft("person:admin", "Ist die Ware da?")


def _asked(office: Office) -> int:
    contact = office.run(save_contact, ContactDraft("Müller"))
    return person(office, "carla", *RIGHTS).run(ask_question, Target("contact", contact), ASKED)


def _answered(office: Office) -> int:
    return office.run(answer_question, _asked(office), "Ja")


CASES = (
    Case("organisation.questions.answer_question", _asked, lambda office, key: office.run(answer_question, key, "Ja"), counting("SELECT count(*) FROM organisation_question WHERE state = 'answered' AND version = 2")),
    Case("organisation.questions.read_answer", _answered, lambda office, key: person(office, "carla", *RIGHTS).run(read_answer, key), counting("SELECT version FROM organisation_question"), wanted=3, succeed=(2,), keyed=False),
    Case("organisation.questions.withdraw_question against an answer", _asked, lambda office, key: person(office, "carla", *RIGHTS).run(withdraw_question, key), counting("SELECT version FROM organisation_question"), wanted=2, other=lambda office, key: office.run(answer_question, key, "Ja")),
)  # fmt: skip
