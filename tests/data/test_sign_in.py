"""Signing in: waits by name and computer, guesses side by side, the same words for everybody, and open desks that end at once."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, make_url, select, text, update

from app.core.errors import Forbidden, Invalid
from app.data import books
from app.data import sign_in as signing
from app.data.books import Book
from app.data.cli_support import who
from app.data.office import SYSTEM, Office, command
from app.data.record_extras import Target, write_note
from app.data.sign_in import sign_in
from app.data.system_tables import SignInTry, User
from app.data.unit import Unit
from app.data.users import (
    RoleDraft,
    UserDraft,
    UserRow,
    change_own_password,
    roles,
    save_role,
    save_user,
    users,
)
from tests.conftest import GOOD, NOW, close, fresh_database, office_at

OTHER = "ein anderer Satz"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime.datetime]:
    """Return the moment at which people sign in; a test may move it."""
    moment = [NOW]
    monkeypatch.setattr("app.data.office.Office.__init__.__defaults__", (SYSTEM, lambda: moment[0], ""))
    return moment


def two_people(office: Office) -> UserRow:
    """Make a second person and return them; both have the same password."""
    office.run(save_user, UserDraft("ben", "Ben", ("Bookkeeper",), password=GOOD, first_password=GOOD))
    return next(one for one in office.read(users) if one.login == "ben")


def tries(office: Office) -> list[tuple[str, int | None, str]]:
    """Return name, person and outcome of all tries, oldest first."""
    t = SignInTry
    with office.book.engine.connect() as connection:
        rows = connection.execute(select(t.login, t.user_id, t.outcome).order_by(t.id)).all()
    return [(row[0], row[1], row[2]) for row in rows]


def refusal(book: Book, login: str, password: str) -> str:
    """Return the words of a refusal."""
    with pytest.raises(Forbidden) as caught:
        sign_in(book, login, password)
    return str(caught.value)


def test_guesses_side_by_side_are_counted_one_by_one(
    any_office: Office, clock: list[datetime.datetime]
) -> None:
    """Twelve at once: three are checked, nine have to wait, the right one among them is not let in; the names are kept."""
    ben = two_people(any_office)

    def guess(number: int) -> str:
        try:
            sign_in(any_office.book, "ben", GOOD if number > 3 else f"falsch {number}")
        except Forbidden as error:
            return str(error)
        return "in"

    for number in range(3):
        guess(number)
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(guess, range(4, 16)))
    assert {answer.split(".")[0] for answer in answers} == {"Too many failures"}
    clock[0] += datetime.timedelta(seconds=6)
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(guess, [0] * 12))
    assert sum("Wait 10" in answer for answer in answers) == 1
    assert sum("Too many" in answer for answer in answers) == 11
    assert {(login, key) for login, key, _outcome in tries(any_office)} == {("ben", ben.id)}
    assert len(tries(any_office)) == 3 + 12 + 12


def test_unknown_and_waiting_names_are_answered_alike(
    any_office: Office, clock: list[datetime.datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words tell nothing of a name, one password is checked whatever the name, and every try is written down."""
    two_people(any_office)
    checked: list[str] = []

    def counted(password: str, kept: str) -> bool:
        checked.append(kept)
        return fits(password, kept)

    fits = signing.fits
    monkeypatch.setattr(signing, "fits", counted)
    answers: dict[str, list[str]] = {}
    for login in ("ben", "nobody"):
        answers[login] = [refusal(any_office.book, login, "falsch") for _n in range(4)]
    assert answers["ben"] == answers["nobody"]
    assert [len(checked), len(tries(any_office))] == [8, 8]
    assert {key is None for login, key, _o in tries(any_office) if login == "nobody"} == {True}


def test_a_computer_that_tries_many_names_waits(any_office: Office, clock: list[datetime.datetime]) -> None:
    """After ten failures with ten names from one place the next name has to wait too, also with the right password."""
    two_people(any_office)
    for number in range(9):
        assert refusal(any_office.book, f"name{number}", "falsch") == "Name or password is wrong."
    assert "Wait 5" in refusal(any_office.book, "name9", "falsch")
    assert "Too many" in refusal(any_office.book, "ben", GOOD)
    clock[0] += datetime.timedelta(seconds=6)
    assert sign_in(any_office.book, "ben", GOOD).actor.login == "ben"


def test_odd_names_are_refused_like_others(any_office: Office, clock: list[datetime.datetime]) -> None:
    """A name with NUL, half characters or a thousand letters is a wrong name, nothing worse."""
    two_people(any_office)
    for login in ("b\0en\0", "x" * 1000, "\ud800", ""):
        if login != "b\0en\0":
            assert "wrong" in refusal(any_office.book, login, "\ud800\0")
    assert sign_in(any_office.book, "b\0en", GOOD).actor.login == "ben"


def test_people_sign_in_by_the_name_they_know(any_office: Office, clock: list[datetime.datetime]) -> None:
    """By account or by full name, whatever the case; a name of two, of somebody who left, or that is another's account is none."""
    for login, name, active in (
        ("eva.gross", "Eva  Groß", True),
        ("ben", "Ben Ohm", True),
        ("ben2", "Ben Ohm", True),
        ("ida", "Ida Zorn", False),
        ("max", "ben", True),
    ):
        draft = UserDraft(login, name, ("Bookkeeper",), active, password=GOOD, first_password=GOOD)
        any_office.run(save_user, draft)
    for typed in ("eva.gross", "Eva Groß", " eva groß ", "EVA GROSS".replace("SS", "ß")):
        assert sign_in(any_office.book, typed, GOOD).actor.login == "eva.gross"
    assert sign_in(any_office.book, "Ben", GOOD).actor.login == "ben", "the account goes before the name"
    for typed in ("Ben Ohm", "Ida Zorn"):
        assert "wrong" in refusal(any_office.book, typed, GOOD)
    clock[0] += datetime.timedelta(days=2)
    for guess in ("Eva Groß", "eva.gross", "eva groß"):
        refusal(any_office.book, guess, "falsch")
    assert [one[0] for one in tries(any_office)][-3:] == ["eva.gross"] * 3, "guesses count for the account"
    assert "Too many" in refusal(any_office.book, "Eva Groß", GOOD)


def test_a_second_person_needs_passwords(any_office: Office, clock: list[datetime.datetime]) -> None:
    """Making a second person asks for the first password of who had none; then nobody signs in without."""
    with pytest.raises(Invalid) as caught:
        any_office.run(save_user, UserDraft("ben", "Ben", ("Bookkeeper",)))
    assert caught.value.field == "password"
    with pytest.raises(Invalid) as caught:
        any_office.run(save_user, UserDraft("ben", "Ben", ("Bookkeeper",), password=GOOD))
    assert caught.value.field == "first_password"
    draft = UserDraft("ben", "Ben", ("Bookkeeper",), password=GOOD, first_password="1234567890")
    with pytest.raises(Invalid) as caught:
        any_office.run(save_user, draft)
    assert caught.value.field == "first_password"
    ben = two_people(any_office)
    assert "wrong" in refusal(any_office.book, "admin", "irgendwas")
    assert sign_in(any_office.book, "admin", GOOD).actor.permissions == frozenset({"*"})
    with pytest.raises(Invalid):
        any_office.run(save_user, UserDraft("ben", "Ben", (), password=""), ben.id, ben.version)


def test_an_older_book_lets_its_administrator_set_a_password(
    any_office: Office, clock: list[datetime.datetime]
) -> None:
    """Several people, the only manager of users without a password: the first good one becomes theirs, no other opens."""
    two_people(any_office)

    @command("")
    def as_before(unit: Unit) -> None:
        unit.connection.execute(update(User.__table__).where(User.login == "admin").values(password=""))

    any_office.run(as_before)
    with pytest.raises(Invalid):
        sign_in(any_office.book, "admin", "kurz")
    assert sign_in(any_office.book, "admin", OTHER).actor.login == "admin"
    assert "wrong" in refusal(any_office.book, "admin", GOOD)


def _deactivate(admin: Office, ben: UserRow) -> None:
    admin.run(save_user, UserDraft("ben", "Ben", ("Bookkeeper",), active=False), ben.id, ben.version)


def _change_password(admin: Office, ben: UserRow) -> None:
    admin.run(save_user, UserDraft("ben", "Ben", ("Bookkeeper",), password=OTHER), ben.id, ben.version)


def _take_role(admin: Office, ben: UserRow) -> None:
    admin.run(save_user, UserDraft("ben", "Ben", ()), ben.id, ben.version)


def _empty_role(admin: Office, ben: UserRow) -> None:
    bookkeeper = next(one.id for one in admin.read(roles) if one.name == "Bookkeeper")
    admin.run(save_role, RoleDraft("Bookkeeper"), bookkeeper)


@pytest.mark.parametrize("change", [_deactivate, _change_password, _take_role, _empty_role])
def test_what_an_administrator_changes_holds_at_once(
    any_office: Office, clock: list[datetime.datetime], change: Callable[[Office, UserRow], None]
) -> None:
    """An open desk of a person who was deactivated, has another password or other rights works no more as before."""
    ben = two_people(any_office)
    desk = Office(any_office.book, sign_in(any_office.book, "ben", GOOD).actor, any_office.clock)
    desk.run(write_note, Target("finance_account", 1), "by Ben")
    change(any_office, ben)
    with pytest.raises(Forbidden):
        desk.run(write_note, Target("finance_account", 1), "by Ben")
    assert not desk.may("records.note") or change in (_deactivate, _change_password)


def test_an_own_password_is_changed_without_an_administrator(
    any_office: Office, clock: list[datetime.datetime]
) -> None:
    """The old one is asked for, the new one must be good; the own desk goes on, another one of the same person does not."""
    two_people(any_office)
    desk, second = (
        Office(any_office.book, sign_in(any_office.book, "ben", GOOD).actor, any_office.clock)
        for _n in range(2)
    )
    for old, new, field in (("falsch", OTHER, "old"), (GOOD, "ben1234567", "new"), (GOOD, "", "new")):
        with pytest.raises(Invalid) as caught:
            desk.run(change_own_password, old, new)
        assert caught.value.field == field
    desk.run(change_own_password, GOOD, OTHER)
    desk.run(write_note, Target("finance_account", 1), "goes on")
    with pytest.raises(Forbidden, match="sign in again"):
        second.run(write_note, Target("finance_account", 1), "does not")
    assert "wrong" in refusal(any_office.book, "ben", GOOD)
    assert sign_in(any_office.book, "ben", OTHER).last == NOW


def test_only_the_owner_is_the_program(server: str) -> None:
    """On a shared book a person who was deactivated is refused by the command line, and so is a stranger's role."""
    from sqlalchemy import create_engine

    from app.modules.office.services import NewBook, new_book

    place = fresh_database(server, "template0")
    new_book(place, NewBook(company="Geteilt GmbH", chart="skr03", fiscal_year=2026, land="BE")).close()
    admin = office_at(place)
    assert who(admin.book).login == "admin"
    name = str(make_url(place).database)
    login = "cleo" + name
    admin.run(save_user, UserDraft(login, "Cleo", ("Bookkeeper",), True, GOOD, first_password=GOOD))
    assert who(admin.book) == SYSTEM
    own = make_url(place).set(username=login, password=GOOD).render_as_string(hide_password=False)
    book = books.open_book(own)
    actor = who(book)
    assert (actor.login, actor.permissions == SYSTEM.permissions) == (login, False)
    Office(book, actor).run(change_own_password, GOOD, OTHER)
    with book.engine.begin() as connection:  # what A6 did: one statement of her own
        connection.execute(text("UPDATE app_user SET active = false WHERE login = :login"), {"login": login})
    with pytest.raises(Forbidden):
        who(book)
    close(book)
    stranger = "dora" + name
    engine = create_engine(place, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE ROLE {stranger} LOGIN PASSWORD 'x'"))
        connection.execute(text(f'GRANT "{name}_desk" TO {stranger}'))
    engine.dispose()
    theirs = make_url(place).set(username=stranger, password="x").render_as_string(hide_password=False)
    book = books.open_book(theirs)
    with pytest.raises(Forbidden):
        who(book)
    close(book)
    close(admin.book)


def test_tries_are_in_the_history(any_office: Office, clock: list[datetime.datetime]) -> None:
    """A try is a row that a person can read, with the name as it was typed."""
    two_people(any_office)
    refusal(any_office.book, "Eindringling", "x")
    assert tries(any_office) == [("eindringling", None, "wrong")]
    with any_office.book.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(SignInTry.__table__)) == 1
