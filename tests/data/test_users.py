"""People, passwords, and database roles of their own on a shared book."""

from __future__ import annotations

import datetime

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from app.core.errors import Conflict, Forbidden, Invalid
from app.data import books, password_hash
from app.data.office import SYSTEM, Office
from app.data.password_hash import fits, hash_password
from app.data.record_extras import Target, write_note
from app.data.sign_in import only_user, person_of_book, sign_in, wait_after
from app.data.users import RoleDraft, UserDraft, roles, save_role, save_user, users
from tests.conftest import GOOD, REAL_COST, close, fresh_database, office_at


def test_passwords_are_argon2id(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hash says its parameters, two hashes differ, only the password fits; that of nobody costs as much."""
    monkeypatch.setattr(password_hash, "MEMORY", REAL_COST[0])
    monkeypatch.setattr(password_hash, "PASSES", REAL_COST[1])
    kept = hash_password(GOOD)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert password_hash.NOBODYS.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert kept != hash_password(GOOD)
    assert fits(GOOD, kept)
    assert not fits("ein anderer Satz", kept)


def test_waits_grow_and_are_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three tries are free, then the wait doubles; a success ends it; the last sign-in is known."""
    assert [wait_after(n) for n in (0, 2, 3, 4, 5, 50)] == [0, 0, 5, 10, 20, 900]
    office.run(save_user, UserDraft("ben", "Ben", ("Bookkeeper",), password=GOOD, first_password=GOOD))
    moment = [datetime.datetime(2026, 11, 23, 8, 0, tzinfo=datetime.UTC)]
    monkeypatch.setattr("app.data.office.Office.__init__.__defaults__", (SYSTEM, lambda: moment[0], ""))
    for _i in range(2):
        with pytest.raises(Forbidden, match=r"wrong\.$"):
            sign_in(office.book, "ben", "falsch")
    with pytest.raises(Forbidden, match="Wait 5"):
        sign_in(office.book, "ben", "falsch")
    with pytest.raises(Forbidden, match="Too many"):
        sign_in(office.book, "ben", GOOD)
    moment[0] += datetime.timedelta(seconds=6)
    first = sign_in(office.book, "Ben ", GOOD)
    assert (first.actor.login, first.last) == ("ben", None)
    assert "finance.entry.post" in first.actor.permissions
    assert sign_in(office.book, "ben", GOOD).last == moment[0]
    with pytest.raises(Forbidden):
        sign_in(office.book, "nobody", GOOD)


def test_one_person_may_go_without_password(office: Office) -> None:
    """A book of one person without password opens by itself, one with two people does not."""
    assert only_user(office.book) == "admin"
    office.run(save_user, UserDraft("ben", "Ben", ("Bookkeeper",), password=GOOD, first_password=GOOD))
    assert only_user(office.book) == ""


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (UserDraft("", "Ben", ()), "login"),
        (UserDraft("b n", "Ben", ()), "login"),
        (UserDraft("ben", " ", ()), "name"),
        (UserDraft("ben", "Ben", (), password="kurz"), "password"),
        (UserDraft("admin", "Ben", ()), "login"),
    ],
)
def test_bad_people_are_refused(office: Office, draft: UserDraft, field: str) -> None:
    """Each refusal names its field."""
    with pytest.raises(Invalid) as caught:
        office.run(save_user, draft)
    assert caught.value.field == field
    assert len(office.read(users)) == 1


def test_somebody_must_manage(office: Office) -> None:
    """The last administrator can't be taken away; a stale form is a conflict."""
    (admin,) = office.read(users)
    with pytest.raises(Invalid, match="Somebody"):
        office.run(save_user, UserDraft("admin", "Admin", ()), admin.id, admin.version)
    with pytest.raises(Invalid, match="Somebody"):
        office.run(
            save_user, UserDraft("admin", "Admin", ("Administrator",), active=False), admin.id, admin.version
        )
    office.run(save_user, UserDraft("admin", "Chefin", ("Administrator",)), admin.id, admin.version)
    with pytest.raises(Conflict):
        office.run(save_user, UserDraft("admin", "Chef", ("Administrator",)), admin.id, admin.version)
    with pytest.raises(Invalid):
        office.run(save_role, RoleDraft(" ", ("x",)))


def test_a_role_is_changed_by_its_key_and_version(any_office: Office) -> None:
    """A new role never takes the place of one of its name; two desks do not overwrite each other; nobody locks everybody out."""
    known = {one.name: one for one in any_office.read(roles)}
    with pytest.raises(Invalid, match="already"):
        any_office.run(save_role, RoleDraft("Administrator", ("finance.view",)))
    admin = known["Administrator"]
    with pytest.raises(Invalid, match="Somebody"):
        any_office.run(save_role, RoleDraft("Administrator", ("finance.view",)), admin.id, admin.version)
    key = any_office.run(save_role, RoleDraft("Empfang", ("documents.view",)))
    assert any_office.run(save_role, RoleDraft("Empfang", ("documents.view",))) == key
    any_office.run(save_role, RoleDraft("Empfang", ("documents.file",)), key, 1)
    with pytest.raises(Conflict):
        any_office.run(save_role, RoleDraft("Empfang", ("documents.view",)), key, 1)


def test_each_person_has_a_database_role(server: str) -> None:
    """A person connects as themselves, works, and can touch neither tables nor triggers nor the trail."""
    from app.modules.office.services import NewBook, new_book

    place = fresh_database(server, "template0")
    new_book(place, NewBook(company="Geteilt GmbH", chart="skr03", fiscal_year=2026, land="BE")).close()
    admin = office_at(place)
    login = "ben" + str(make_url(place).database)
    admin.run(save_user, UserDraft(login, "Ben", ("Bookkeeper",), password=GOOD, first_password=GOOD))
    with admin.book.engine.connect() as connection:
        kept = connection.scalar(
            text("SELECT rolpassword FROM pg_authid WHERE rolname = :name"), {"name": login}
        )
        owner = connection.scalar(text("SELECT tableowner FROM pg_tables WHERE tablename = 'finance_line'"))
    assert str(kept).startswith("SCRAM-SHA-256$")
    assert str(owner).endswith("_owner")
    own = make_url(place).set(username=login, password=GOOD).render_as_string(hide_password=False)
    book = books.open_book(own)
    found = person_of_book(book)
    assert found is not None
    assert found.actor.name == "Ben"
    assert Office(book, found.actor).run(write_note, Target("finance_account", 1), "by Ben")
    for statement in (
        "DROP TABLE note",
        "ALTER TABLE finance_line DISABLE TRIGGER USER",
        "DROP TRIGGER guard_trail_update ON trail",
        "TRUNCATE finance_entry",
        "CREATE TABLE mine (x int)",
    ):
        with pytest.raises(DBAPIError), book.engine.begin() as connection:
            connection.execute(text(statement))
    with pytest.raises(Forbidden):
        Office(book, admin.actor).run(
            save_user, UserDraft("carl", "Carl", ("Bookkeeper",), password=GOOD, first_password=GOOD)
        )
    assert person_of_book(admin.book) is None
    for one in (book, admin.book):
        close(one)
