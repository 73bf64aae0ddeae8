"""Questions on records: who may be asked, who answers, what waits on Today, and what is refused."""

from __future__ import annotations

import datetime

import pytest

from app.core.errors import Forbidden, Invalid, KontorError, Missing
from app.data.office import Office
from app.data.record_extras import Target
from app.data.users import RoleDraft, UserDraft, save_role, save_user
from app.modules.hr.people.api import PersonDraft, save_person
from app.modules.organisation.contacts.queries.front_desk import timeline
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.services.contacts import save_contact
from app.modules.organisation.questions.queries import (
    all_source,
    asked_source,
    own_source,
    question,
    questions_on,
    waiting,
    whom,
)
from app.modules.organisation.questions.rules import QuestionDraft
from app.modules.organisation.questions.services import (
    answer_question,
    ask_question,
    read_answer,
    withdraw_question,
)
from tests.conftest import GOOD
from tests.modules.documents.conftest import person

TODAY = datetime.date(2026, 11, 23)
DAY = datetime.timedelta(1)
RIGHTS = ("organisation.question.view", "organisation.question.ask")
ASKED = QuestionDraft("department:lager", "Ist die Ware da?", TODAY + DAY)


def people(office: Office) -> dict[str, Office]:
    """Return Anna and Ben of the store, Carla of the office, and Dora who may not see contacts."""
    office.run(save_role, RoleDraft("Alle", (*RIGHTS, "organisation.view")))
    office.run(save_role, RoleDraft("Wenig", RIGHTS))
    found = {}
    for login, department in (("anna", "Lager"), ("ben", "Lager"), ("carla", "Büro"), ("dora", "Tor")):
        role = "Wenig" if login == "dora" else "Alle"
        office.run(save_user, UserDraft(login, login.title(), (role,), True, GOOD, first_password=GOOD))
        office.run(save_person, PersonDraft(login.title(), "Berg", department=department, login=login))
        rights = RIGHTS if login == "dora" else (*RIGHTS, "organisation.view")
        found[login] = person(office, login, *rights)
    return found


def keys(office: Office) -> tuple[list[int], list[int], list[int]]:
    """Return what somebody finds for them, asked by them, and in all."""
    return tuple(list(office.read(make().keys, {})) for make in (own_source, asked_source, all_source))  # type: ignore[return-value]


def said(office: Office) -> list[tuple[str, bool]]:
    """Return what Today says."""
    return [(str(one.words), one.late) for one in office.read(waiting)]


def test_a_question_goes_round(any_office: Office) -> None:
    """The store is asked by the office: both see it, one answers for both, the answer is on Today until it was read."""
    office = any_office
    who = people(office)
    target = Target("contact", office.run(save_contact, ContactDraft("Müller")))
    assert ("department:Lager", "Department Lager") in who["carla"].read(whom)
    assert "person:carla" not in dict(who["carla"].read(whom))
    key = who["carla"].run(ask_question, target, ASKED)
    assert [keys(who[name]) for name in ("anna", "ben", "carla")] == [([key], [], [key])] * 2 + [
        ([], [key], [key])
    ]
    assert keys(who["dora"]) == ([], [], [])
    assert who["dora"].read(questions_on, target) == []
    assert said(who["anna"]) == [("carla asks: Ist die Ware da?", False)]
    assert said(who["carla"]) == []
    with pytest.raises(Forbidden, match="somebody else"):
        who["carla"].run(answer_question, key, "Ja")
    with pytest.raises(Missing):
        who["dora"].run(answer_question, key, "Ja")
    who["ben"].clock = lambda: datetime.datetime(2026, 11, 26, 9, tzinfo=datetime.UTC)
    assert said(who["ben"]) == [("carla asks: Ist die Ware da?", True)]
    who["anna"].run(answer_question, key, " Seit heute. ")
    with pytest.raises(Invalid, match="anna has answered already"):
        who["ben"].run(answer_question, key, "Nein")
    assert said(who["ben"]) == []
    assert said(who["carla"]) == [("anna answered: Seit heute.", False)]
    with pytest.raises(Invalid, match="answered already"):
        who["carla"].run(withdraw_question, key)
    with pytest.raises(Forbidden):
        who["anna"].run(read_answer, key)
    for _time in range(2):
        who["carla"].run(read_answer, key)
    assert said(who["carla"]) == []
    (one,) = who["ben"].read(questions_on, target)
    assert (one.state, one.answer, one.answered_by, one.whom) == (
        "read",
        "Seit heute.",
        "anna",
        "a department: Lager",
    )
    second = who["anna"].run(ask_question, target, QuestionDraft("person:Carla", "Wer ist dort zuständig?"))
    who["anna"].run(withdraw_question, second)
    with pytest.raises(Invalid, match="taken back"):
        who["carla"].run(answer_question, second, "Ich")
    roles = who["anna"].run(ask_question, target, QuestionDraft("role:alle", "Kennt jemand die Nummer?"))
    assert who["carla"].read(question, roles).target == "Alle"  # type: ignore[union-attr]
    _refused(who, target)


def _refused(who: dict[str, Office], target: Target) -> None:
    """Each names its field."""
    wrong = [
        (target, QuestionDraft("person:ben", " "), "text"),
        (target, QuestionDraft("person:ben", "x" * 2001), "text"),
        (target, QuestionDraft("person:ben", "?", TODAY - DAY), "due"),
        (target, QuestionDraft("", "?"), "to"),
        (target, QuestionDraft("moon:ben", "?"), "to"),
        (target, QuestionDraft("person:niemand", "?"), "to"),
        (target, QuestionDraft("person:anna", "?"), "to"),
        (target, QuestionDraft("person:dora", "?"), "to"),
        (target, QuestionDraft("department:Tor", "?"), "to"),
        (Target("contact", 999), ASKED, ""),
        (Target("moon", 1), ASKED, ""),
        (Target("hr_person", 1), ASKED, ""),
    ]
    for at, draft, field in wrong:
        with pytest.raises(KontorError) as refused:
            who["anna"].run(ask_question, at, draft)
        assert refused.value.field == field, (draft, refused.value)


def test_questions_about_a_contact_stand_in_its_timeline(office: Office) -> None:
    """Asked and answered on a contact: in what happened with it, for who may see it and questions; not on that of another one."""
    everybody = people(office)
    contact, other = (office.run(save_contact, ContactDraft(name)) for name in ("Weber", "Meier"))
    key = everybody["carla"].run(ask_question, Target("contact", contact), ASKED)
    (found,) = [one for one in everybody["carla"].read(timeline, contact) if one.kind == "Question"]
    assert (found.title, found.day, found.request) == ("Ist die Ware da?", TODAY, key)
    assert found.detail == "carla"
    everybody["anna"].run(answer_question, key, "Ja, im Regal 3.")
    (found,) = [one for one in everybody["carla"].read(timeline, contact) if one.kind == "Question"]
    assert (found.title, found.detail) == ("Ist die Ware da? – Ja, im Regal 3.", "anna")
    assert [one for one in office.read(timeline, other) if one.kind == "Question"] == []
    blind = person(office, "emil", "organisation.view")
    assert [one for one in blind.read(timeline, contact) if one.kind == "Question"] == []
