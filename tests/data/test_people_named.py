"""People are shown by name wherever the book keeps their sign-in name: in lists, filters, histories and on paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.core.fields import COMMON
from app.core.people import logins_of, person, use_names
from app.data.declarative import Base
from app.data.office import Office
from app.data.record_extras import Target, write_note
from app.data.users import names_of_people
from app.modules.office.queries import trail_source
from app.ui.lists.cells import shown

NAMES = {"anna": "Anna Petersen", "bernd": "Bernd Claußen", "leer": ""}


@pytest.fixture(autouse=True)
def names() -> Iterator[None]:
    """Know some people, and nobody afterwards."""
    use_names(NAMES)
    yield
    use_names({})


def test_a_name_stands_for_a_sign_in_name() -> None:
    """Who is not known, or has no name, keeps the sign-in name; the empty one stays empty."""
    assert [person(login) for login in ("anna", "bernd", "leer", "weg", "")] == [
        "Anna Petersen",
        "Bernd Claußen",
        "leer",
        "weg",
        "",
    ]
    assert logins_of("PETER") == ["anna"]
    assert logins_of("an pet") == ["anna"]
    assert logins_of("") == []


def test_columns_and_histories_show_the_name() -> None:
    source = trail_source()
    login = source.column("login")
    assert login.kind == "login"
    assert shown(login, "anna") == "Anna Petersen"
    assert COMMON["login"].said("bernd") == "Bernd Claußen"


def test_every_column_that_holds_who_did_it_says_so() -> None:
    """A text of 80 letters whose title says by whom, or whose name ends so, is a sign-in name and declared as one."""
    found = [
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if column.name.endswith("_by") and column.info["field"].kind == "text"
    ]
    assert found == []


def test_a_person_is_found_by_name_and_by_sign_in_name(any_office: Office) -> None:
    """Lists are filtered by what they show; a word that is in no name finds nothing."""
    any_office.run(write_note, Target("finance_account", 1), "Bitte prüfen")
    mine = any_office.actor.login
    known = any_office.read(names_of_people)
    assert set(known) >= {mine}
    use_names({mine: "Greta Großmann"})
    source = trail_source()
    by_login = any_office.read(source.keys, {"login": mine})
    assert by_login
    for typed in ("großm", "gre gro", "mann"):
        assert any_office.read(source.keys, {"login": typed}) == by_login, typed
    assert not any_office.read(source.keys, {"login": "niemand"})
    assert len(any_office.read(source.keys, {"login": "!greta"})) == len(
        any_office.read(source.keys, {})
    ) - len(by_login)
