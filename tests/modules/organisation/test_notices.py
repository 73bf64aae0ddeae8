"""Notices: who sees which, who has read which revision, what waits, and what is refused."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from app.core.errors import Forbidden, Invalid
from app.data.office import Office
from app.data.users import RoleDraft, UserDraft, save_role, save_user
from app.modules.hr.people.api import PersonDraft, save_person
from app.modules.organisation.notices.queries.notices import (
    editions,
    my_source,
    notice,
    notices_source,
    reading,
    waiting,
)
from app.modules.organisation.notices.reports import mark_of, signature_list
from app.modules.organisation.notices.rules import (
    AUDIENCES,
    NoticeDraft,
    Reader,
    edition_of,
    is_for,
    state_of,
)
from app.modules.organisation.notices.services import confirm_on_paper, read_notice, save_notice
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
        office.run(save_user, UserDraft(login, login.title(), ("Lager",), True, GOOD, first_password=GOOD))
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
        ({"renew": 12}, "confirm"),
        ({"renew": 7, "confirm": True}, "renew"),
        ({"title": "x" * 121}, "title"),
        ({"responsible": "niemand"}, "responsible"),
    ],
)
def test_bad_input_marks_its_field(office: Office, changes: dict[str, object], field: str) -> None:
    """Nothing is kept, and the sentence stands at the field."""
    with pytest.raises(Invalid) as refused:
        office.run(save_notice, replace(OPEN, **changes))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert len(office.read(notices_source().keys, {})) == 0


def test_what_is_new_is_never_dropped(office: Office) -> None:
    """What is new belongs to an edition: where title and text stay as they were it is refused at its field, and nothing is kept."""
    key = office.run(save_notice, OPEN)
    same = replace(OPEN, change="Seit Montag")
    with pytest.raises(Invalid) as refused:
        office.run(save_notice, same, key, 1)
    assert refused.value.field == "change"
    anna, _ben = two(office)
    found = anna.read(notice, key)
    assert found is not None
    assert found.edition == 1
    assert office.run(save_notice, replace(same, text="Samstag um 14 Uhr."), key, 1) == key


def test_who_is_in_charge_may_change_and_asks_nobody_to_read_anew(office: Office) -> None:
    """A knowledge page has somebody in charge beside its author; another one makes no edition, and readers see who it is."""
    anna, _ben = two(office)
    page = replace(OPEN, kind="knowledge", responsible="ben")
    key = office.run(save_notice, page)
    office.run(save_notice, replace(page, responsible="anna"), key, 1)
    found = anna.read(notice, key)
    assert found is not None
    assert (found.draft.responsible, found.login, found.edition) == ("anna", office.actor.login, 1)
    with pytest.raises(Invalid) as refused:  # nobody would ever read what is new there
        office.run(save_notice, replace(page, responsible="ben", change="Wer zuständig ist"), key, 2)
    assert refused.value.field == "change"


D = datetime.date


@pytest.mark.parametrize(
    ("asks", "confirmed", "read", "renew", "today", "wanted"),
    [
        (True, None, None, 12, D(2026, 1, 1), "unread"),
        (True, False, D(2026, 1, 1), 12, D(2026, 1, 1), "unread"),
        (True, True, D(2026, 1, 15), 12, D(2027, 1, 14), "confirmed"),
        (True, True, D(2026, 1, 15), 12, D(2027, 1, 15), "anew"),
        (True, True, D(2026, 8, 31), 6, D(2027, 2, 27), "confirmed"),
        (True, True, D(2026, 8, 31), 6, D(2027, 2, 28), "anew"),  # a shorter month
        (True, True, D(2020, 1, 15), 0, D(2027, 1, 15), "confirmed"),
        (False, False, D(2020, 1, 15), 0, D(2027, 1, 15), "read"),
    ],
)
def test_how_long_a_confirmation_holds(
    asks: bool,
    confirmed: bool | None,
    read: datetime.date | None,
    renew: int,
    today: datetime.date,
    wanted: str,
) -> None:
    """It holds for its months, counted from the day it was given."""
    assert state_of(asks, confirmed, read, renew, today) == wanted


def test_a_policy_is_confirmed_by_three_and_renewed(any_office: Office) -> None:
    """Each confirms the words they saw; a change of a word asks nobody, a new revision and the end of the year ask all."""
    anna, ben = two(any_office)
    three = (anna, ben, any_office)
    policy = NoticeDraft("policy", "Kennwörter", "Nie zweimal.", TODAY, confirm=True, renew=12)
    key = any_office.run(save_notice, policy)
    asked = [one for one in any_office.read(waiting) if one.request == key]
    assert [(one.count, one.late) for one in asked] == [(2, False)]
    for one in three:
        one.run(read_notice, key, True, 1)
    assert [one.request for one in any_office.read(waiting)] == []
    any_office.run(save_notice, replace(policy, text="Niemals zweimal.", change="Wortlaut"), key, 1)
    with pytest.raises(Invalid):
        anna.run(read_notice, key, True, 1)  # the words that were shown are no longer those that hold
    assert any_office.read(reading, key).missing == ()
    any_office.run(save_notice, replace(policy, text="Zwölf Zeichen.", again=True), key, 2)
    assert set(any_office.read(reading, key).missing) == {one.actor.name for one in three}
    anna.run(read_notice, key, True, 3)
    found = any_office.read(editions, key)
    assert [(one.number, one.text, len(one.confirmed)) for one in found] == [
        (3, "Zwölf Zeichen.", 1),
        (2, "Niemals zweimal.", 0),
        (1, "Nie zweimal.", 3),
    ]
    moment, year = any_office.clock(), datetime.timedelta(days=366)
    for one in three:
        one.clock = lambda: moment + year
    assert anna.read(notice, key).state == "anew"
    said = {one.request: (one.count, one.late) for one in any_office.read(waiting)}
    assert said[key] == (2, True)  # Ben never confirmed the newest words
    anna.run(read_notice, key, True, 3)
    assert anna.read(notice, key).state == "confirmed"
    assert len(any_office.read(editions, key)[0].confirmed) == 2


def test_who_does_not_sign_in_confirms_on_paper(any_office: Office) -> None:
    """Staff without sign-in are asked too; the list has the words and a line each; what was signed counts for those words and this turn alone."""
    office = any_office
    anna, _ben = two(office)
    now = office.clock()
    today = now.astimezone().date()
    cem, ida = (
        office.run(save_person, PersonDraft(name, "Kahl", department="Lager")) for name in ("Cem", "Ida")
    )
    office.run(save_person, PersonDraft("Weg", "Kahl", department="Lager", leaving=today - DAY))
    policy = NoticeDraft(
        "policy",
        "Leitern",
        "Nur geprüfte.",
        today,
        audience="department",
        target="Lager",
        confirm=True,
        renew=12,
    )
    key = office.run(save_notice, policy)
    anna.run(read_notice, key, True)
    found = office.read(reading, key)
    assert found is not None
    assert ([one.name for one in found.papers], len(found.done)) == (["Cem Kahl", "Ida Kahl"], 1)
    words = "\n".join(
        page.extract_text()
        for page in PdfReader(io.BytesIO(office.read(signature_list, key, now, "T"))).pages
    )
    for said in ("Cem Kahl", "Ida Kahl", "Nur geprüfte.", mark_of("Leitern", "Nur geprüfte."), "Signature"):
        assert said in words
    assert "Anna" not in words
    for persons, day, evidence, field in (
        ((), today, "Ordner 3", "persons"),
        ((cem, 9_999), today, "Ordner 3", "persons"),
        ((cem,), today, " ", "evidence"),
        ((cem,), today + DAY, "Ordner 3", "day"),
        ((cem,), today - DAY, "Ordner 3", "day"),
    ):
        with pytest.raises(Invalid) as refused:
            office.run(confirm_on_paper, key, persons, day, evidence)
        assert refused.value.field == field
    assert office.run(confirm_on_paper, key, (cem, ida, cem), today, "Ordner 3") == 2
    assert office.run(confirm_on_paper, key, (cem, ida), today, "Ordner 3") == 0
    found = office.read(reading, key)
    assert found is not None
    assert (found.papers, len(found.done), found.missing) == ((), 3, ())
    assert [name for name, _day in office.read(editions, key)[0].confirmed] == [
        "Anna", "Cem Kahl on paper, Ordner 3", "Ida Kahl on paper, Ordner 3",
    ]  # fmt: skip
    with pytest.raises(Invalid, match="Nobody has to sign"):
        office.read(signature_list, key, now, "T")
    later = Office(office.book, office.actor, lambda: now + 400 * DAY)
    lapsed = later.read(reading, key)
    assert lapsed is not None
    assert [(one.name, one.login) for one in lapsed.papers] == [
        ("Cem Kahl", ""),
        ("Ida Kahl", ""),
        ("Anna", "anna"),
    ]
    tomorrow = Office(office.book, office.actor, lambda: now + DAY)
    tomorrow.run(save_notice, replace(policy, text="Nur geprüfte, nie am Tor.", again=True), key, 1)
    with pytest.raises(Invalid, match="other words"):
        tomorrow.run(confirm_on_paper, key, (cem,), today, "Ordner 3")
    assert tomorrow.run(confirm_on_paper, key, (cem,), today + DAY, "Ordner 3") == 1
    again = tomorrow.read(reading, key)
    assert again is not None
    assert len(again.done) == 1


def test_somebody_who_signed_and_signs_in_later(office: Office) -> None:
    """A signature counts in one's own list too, once the same person signs in."""
    today = office.clock().astimezone().date()
    key = office.run(save_notice, NoticeDraft("rule", "Tor", "Immer zu.", today, confirm=True))
    ina = office.run(save_person, PersonDraft("Ina", "Kahl", login="ina"))
    office.run(confirm_on_paper, key, (ina,), today, "Ordner 3")
    office.run(save_role, RoleDraft("Lager", (READS,)))
    office.run(save_user, UserDraft("ina", "Ina Kahl", ("Lager",), True, GOOD, first_password=GOOD))
    shown = person(office, "ina", READS).read(notice, key)
    assert shown is not None
    assert shown.state == "confirmed"


@pytest.mark.parametrize(("day", "wanted"), [(-3, 1), (0, 1), (1, 1), (2, 3), (9, 3), (10, 4)])
def test_which_edition_lay_there(day: int, wanted: int) -> None:
    """Of several of one day the last one; the first has no day where it was written before editions were kept."""
    made = [(1, None), (2, TODAY + 2 * DAY), (3, TODAY + 2 * DAY), (4, TODAY + 10 * DAY)]
    assert edition_of(TODAY + day * DAY, made) == wanted
    assert edition_of(TODAY, made[1:]) == 0
