"""Notices: who sees which, who has read which revision, what waits, and what is refused."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from app.core.errors import Forbidden, Invalid
from app.data.office import Office
from app.data.users import RoleDraft, UserDraft, save_role, save_user
from app.modules.hr.people.api import PersonDraft, save_person
from app.modules.organisation.notices.queries.notices import (
    my_source,
    notice,
    notices_source,
    reading,
    waiting,
)
from app.modules.organisation.notices.rules import AUDIENCES, NoticeDraft, Reader, is_for
from app.modules.organisation.notices.services import read_notice, save_notice
from tests.conftest import GOOD
from tests.modules.documents.conftest import person

TODAY = datetime.date(2026, 11, 23)
DAY = datetime.timedelta(days=1)
OPEN = NoticeDraft("notice", "Versammlung", "Freitag um 14 Uhr.", TODAY)
READS = "organisation.notice.view"


def two(office: Office) -> tuple[Office, Office]:
    """Return Anna of the store and Ben of the office, who may read notices."""
    office.run(save_role, RoleDraft("Lager", (READS,)))
    for login in ("anna", "ben"):
        office.run(save_user, UserDraft(login, login.title(), ("Lager",), True, GOOD, GOOD))
    anna, ben = person(office, "anna", READS), person(office, "ben", READS)
    for login, department in (("anna", "Lager"), ("ben", "Büro")):
        office.run(save_person, PersonDraft(login.title(), "Berg", department=department, login=login))
    return anna, ben


def titles(office: Office) -> list[str]:
    """Return what somebody finds in their list."""
    keys = office.read(my_source().keys, {})
    place = [column.key for column in my_source().columns].index("title")
    return [row[place] for row in office.read(my_source().page, keys)]


@pytest.mark.parametrize(
    ("audience", "target", "wanted"),
    [
        ("all", "", True),
        ("all", "Mond", True),
        ("department", "lager", True),
        ("department", " Lager ", True),
        ("department", "Büro", False),
        ("department", "", False),
        ("site", "Kiel", True),
        ("site", "Husum", False),
        ("role", "Einkauf", True),
        ("role", "Verkauf", False),
    ],
)
def test_whom_a_notice_is_for(audience: str, target: str, wanted: bool) -> None:
    """A person of the store in Kiel with two roles."""
    reader = Reader("anna", "Anna", "Lager", "Kiel", ("Einkauf", "Leitung"))
    assert is_for(audience, target, reader) is wanted
    assert set(AUDIENCES) == {"all", "department", "site", "role"}


def test_who_sees_and_who_has_read(any_office: Office) -> None:
    """The store's notice is the store's alone; reading asks nobody else; a new revision asks everybody anew."""
    anna, ben = two(any_office)
    everybody = any_office.run(save_notice, OPEN)
    store = replace(OPEN, title="Leitern", audience="department", target="lager", confirm=True, kind="rule")
    rule = any_office.run(save_notice, store)
    assert (titles(anna), titles(ben)) == (["Leitern", "Versammlung"], ["Versammlung"])
    assert ben.read(notice, rule) is None
    with pytest.raises(Forbidden):
        ben.run(read_notice, rule, True)
    assert [one.count for one in anna.read(waiting)] == [2]
    anna.run(read_notice, everybody)
    anna.run(read_notice, rule)
    assert anna.read(notice, rule).state == "unread"  # confirming is asked, reading alone is not enough
    anna.run(read_notice, rule, True)
    assert anna.read(notice, rule).state == "confirmed"
    assert anna.read(waiting) == []
    found = any_office.read(reading, rule)
    assert (found.done, found.missing) == (("Anna",), ())
    assert "Ben" in any_office.read(reading, everybody).missing
    any_office.run(save_notice, replace(store, text="Neu: auch Tritte.", again=True), rule, 1)
    assert [one.count for one in anna.read(waiting)] == [1]
    assert any_office.read(reading, rule).missing == ("Anna",)


def test_days_on_which_it_is_seen(office: Office) -> None:
    """Not before its first day, not after its last; a writer sees it all the same in the list of all."""
    anna, _ben = two(office)
    for title, since, until in (
        ("morgen", TODAY + DAY, None),
        ("heute", TODAY, TODAY),
        ("gestern", TODAY - 9 * DAY, TODAY - DAY),
    ):
        office.run(save_notice, replace(OPEN, title=title, since=since, until=until))
    assert titles(anna) == ["heute"]
    assert len(office.read(notices_source().keys, {})) == 3


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"text": " "}, "text"),
        ({"since": None}, "since"),
        ({"until": TODAY - DAY}, "until"),
        ({"audience": "department", "target": "Mond"}, "target"),
        ({"audience": "role"}, "target"),
        ({"audience": "moon"}, "audience"),
        ({"kind": "poem"}, "kind"),
        ({"title": "x" * 121}, "title"),
    ],
)
def test_bad_input_marks_its_field(office: Office, changes: dict[str, object], field: str) -> None:
    """Nothing is kept, and the sentence stands at the field."""
    with pytest.raises(Invalid) as refused:
        office.run(save_notice, replace(OPEN, **changes))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert len(office.read(notices_source().keys, {})) == 0
