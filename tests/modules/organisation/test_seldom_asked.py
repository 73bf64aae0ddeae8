"""Queries that pages alone ask: who works here on a day, whose conditions, which projects one leads, how a letter greets."""

from __future__ import annotations

import datetime

import pytest

from app.data.office import Office
from app.modules.hr.people.api import PersonDraft, save_person
from app.modules.organisation.contacts.api import ContactDraft, save_contact
from app.modules.organisation.contacts.queries.doubles import choices
from app.modules.organisation.contacts.queries.parts import all_terms
from app.modules.organisation.contacts.rules.contact import salutation
from app.modules.organisation.contacts.rules.terms import TermsDraft
from app.modules.organisation.contacts.services.parts import save_terms
from app.modules.organisation.meetings.queries.lists import staff_choices
from app.modules.organisation.projects.queries.lists import projects_source
from tests.modules.organisation.project_book import project_book

D = datetime.date


def test_who_works_here_today(office: Office) -> None:
    """From the first day to the last one, both included."""
    today = office.clock().astimezone().date()
    day = datetime.timedelta(days=1)
    for name, entry, leaving in (
        ("Heute", today, None),
        ("Morgen", today + day, None),
        ("Letzter", D(2020, 1, 1), today),
        ("Gestern", D(2020, 1, 1), today - day),
        ("Immer", None, None),
    ):
        office.run(save_person, PersonDraft("A", name, entry=entry, leaving=leaving))
    assert [words.split(",")[0] for _key, words in office.read(staff_choices)] == [
        "Heute",
        "Immer",
        "Letzter",
    ]


def test_conditions_and_fields_are_those_of_the_contact(office: Office) -> None:
    """Two contacts with conditions of their own; of one that is gone nothing is compared."""
    one, other = (office.run(save_contact, ContactDraft(name, town=name)) for name in ("Kiel", "Plön"))
    office.run(save_terms, one, TermsDraft(valid_from=D(2026, 1, 1), net_days=10))
    office.run(save_terms, other, TermsDraft(valid_from=D(2026, 1, 1), net_days=20))
    found = [[view.draft.net_days for view in office.read(all_terms, key)] for key in (one, other)]
    assert found == [[10], [20]]
    assert {pair.field for pair in office.read(choices, one, other)} >= {"name"}
    assert office.read(choices, one, 99) == office.read(choices, 99, one) == []


def test_who_leads_a_project_sees_it_without_being_a_member(office: Office) -> None:
    """The head leads it, the carpenter belongs to it, the others know nothing of it."""
    book = project_book(office)
    seen = {
        login: list(book.company.as_role(login, role).read(projects_source().keys, {}))
        for login, role in (("hanna", "staff"), ("karla", "staff"), ("olaf", "staff"))
    }
    assert seen == {"hanna": [book.project], "karla": [book.project], "olaf": []}


@pytest.mark.parametrize(
    ("title", "name", "greets"),
    [
        ("ms", "Petersen", "Sehr geehrte Frau Petersen,"),
        ("mr", "Petersen", "Sehr geehrter Herr Petersen,"),
        ("ms", "", "Sehr geehrte Damen und Herren,"),
        ("", "Petersen", "Sehr geehrte Damen und Herren,"),
    ],
)
def test_a_letter_greets_by_title_and_name(title: str, name: str, greets: str) -> None:
    """Who gave no title is greeted in general, never by a guess."""
    assert salutation(ContactDraft("X", "person", title=title, last_name=name, language="de")) == greets
