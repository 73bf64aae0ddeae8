"""The one search: numbers that the book gives, rights before the limit, any sign that can be typed, on both databases."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from app.core.stemming import tokens
from app.data import books
from app.data import search as searching
from app.data.books import Book
from app.data.office import Office, command
from app.data.schema import versions
from app.data.search import index, number_of, numbers, search
from app.data.system_tables import Area, Note, Role, SearchKind
from app.data.unit import Unit
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.modules.hr.people.rules.people import PersonDraft
from app.modules.hr.people.services.people import save_person
from app.modules.it.helpdesk.rules.tickets import TicketDraft
from app.modules.it.helpdesk.services.tickets import open_ticket
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.services.contacts import save_contact
from tests.conftest import close, drop_database, fresh_database

EVERYTHING = frozenset({"*"})
DAY = datetime.date(2026, 5, 4)
SIGNS = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("_\"'\\*%:()&|!^-{}\0\t½ﬁßÄ/ab12"),
    ),
    max_size=12,
)


def entry(text_: str) -> EntryDraft:
    """Return an entry with a text."""
    return EntryDraft(DAY, "R1", text_, (LineDraft("6815", 100), LineDraft("1800", -100)))


def found(
    office: Office, typed: str, rights: frozenset[str] = EVERYTHING, limit: int = 20
) -> set[tuple[str, int]]:
    """Return table and key of what is found."""
    return {(hit.table, hit.key) for hit in office.read(search, typed, rights, limit)}


def test_as_many_as_are_wanted_are_looked_for_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where everything found may be shown, one look is enough; only what is hidden has the search look further."""
    for number in range(3):
        office.run(post, entry(f"Drucker {number}"))
    looks = []
    real = searching._look
    monkeypatch.setattr(searching, "_look", lambda *given: looks.append(given[3]) or real(*given))
    for limit in (2, 3, 4):
        assert len(found(office, "Drucker", limit=limit)) == min(limit, 3)
    assert looks == [2, 3, 4]


def test_rights_are_asked_before_the_limit(any_office: Office) -> None:
    """Sixty newer tickets that she may not see do not hide her own entry."""
    key = any_office.run(post, entry("Drucker gekauft"))
    who = any_office.run(save_person, PersonDraft("Anna", "Test"))
    clerk = frozenset({"finance.view"})
    assert found(any_office, "Drucker", clerk, 10) == {("finance_entry", key)}
    for number in range(60):
        any_office.run(open_ticket, TicketDraft(title=f"Drucker {number}", requester=who, body="geht nicht"))
    assert found(any_office, "Drucker", clerk, 10) == {("finance_entry", key)}
    assert found(any_office, "Drucker", frozenset({"hr.view"}), 10) == set()
    # what is called so stands before what only names it, whichever table has the lower number
    for person, contact, first in (
        ("Brandt", "Brandt Großhandel und Söhne", "hr_person"),
        ("Petersen-Nissen", "Nissen", "contact"),
    ):
        any_office.run(save_person, PersonDraft("Ole", person))
        any_office.run(save_contact, ContactDraft(contact))
        hits = any_office.read(search, contact.split()[0], EVERYTHING, 20)
        assert hits[0].table == first


def test_a_new_table_gets_a_number_of_its_own(any_office: Office) -> None:
    """Tables that nobody numbered are indexed without touching each other's rows; the number stays."""
    first = any_office.run(post, entry("Miete Mai"))
    kinds = (Area, Note, Role)

    @command("")
    def put(unit: Unit) -> list[int]:
        for kind in kinds:
            index(unit, kind, first, "Besprechung Quartal")
        return [number_of(unit, kind) for kind in kinds]

    given_numbers = any_office.run(put)
    assert len({*given_numbers, *any_office.read(numbers).values()}) == len(any_office.read(numbers))
    assert any_office.run(put) == given_numbers
    assert ("finance_entry", first) in found(any_office, "Miete")
    assert found(any_office, "Besprechung") == set()


def test_a_number_of_a_command_that_failed_is_not_remembered(any_office: Office) -> None:
    """What was rolled back or only rehearsed gave no number; the next command gives one that is written."""

    @command("")
    def put(unit: Unit, fails: bool) -> int:
        index(unit, Area, 1, "Quartal")
        if fails:
            raise ZeroDivisionError
        return number_of(unit, Area)

    with pytest.raises(ZeroDivisionError):
        any_office.run(put, True)
    any_office.rehearse(put, False)
    assert "area" not in any_office.read(numbers)
    number = any_office.run(put, False)
    assert any_office.read(numbers)["area"] == number


def test_there_is_room_for_a_thousand_tables(any_office: Office) -> None:
    """Numbers up to 1,023 are kept apart; one more is refused, never put on another table's rows."""
    key = any_office.run(save_contact, ContactDraft(name="Quartal GmbH"))

    @command("")
    def crowd(unit: Unit, number: int) -> None:
        unit.connection.execute(SearchKind.__table__.delete().where(SearchKind.table_name == "area"))
        unit.connection.execute(SearchKind.__table__.insert(), {"id": number, "table_name": "area"})
        unit.book.cache.clear()
        index(unit, Area, key, "Quartal")

    any_office.run(crowd, searching.KINDS - 1)
    assert found(any_office, "Quartal") == {("contact", key)}
    with pytest.raises(OverflowError):
        any_office.run(crowd, searching.KINDS)


@pytest.mark.parametrize(
    "typed",
    [
        "Rechnung_2026.pdf",
        "max_muster@example.org",
        "_",
        "__a__",
        "½",
        "\0",
        "a\0b",
        "\ud800x",
        '"',
        "%",
        "x" * 5000,
    ],
)
def test_any_sign_may_be_typed(any_office: Office, typed: str) -> None:
    """Underscores, quotes, NUL and half characters are signs like others."""
    key = any_office.run(save_contact, ContactDraft(name="Rechnung_2026.pdf von max_muster@example.org"))
    hits = found(any_office, typed)
    assert hits == ({("contact", key)} if typed[:3] in ("Rec", "max") else hits)
    assert all(("contact", key) in found(any_office, word) for word in ("2026", "muster"))


def test_odd_texts_are_found_by_themselves(any_office: Office) -> None:
    """Whatever a text holds is found by typing the text: indexing and asking part words alike."""
    made = iter(range(1, 10_000))

    @command("")
    def put(unit: Unit, key: int, whole: str) -> int:
        index(unit, Area, key, whole)
        return number_of(unit, Area)

    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(SIGNS)
    def check(whole: str) -> None:
        key = next(made)
        number = any_office.run(put, key, whole)
        any_office.read(search, whole, EVERYTHING, 5)
        if tokens(whole):
            local = any_office.book.local
            query = (
                "SELECT rowid / 1024 FROM search_text WHERE search_text MATCH :match AND rowid % 1024 = :kind"
                if local
                else "SELECT row_key FROM search_text WHERE body @@ CAST(:match AS tsquery) AND kind = :kind"
            )
            quote, joint = ('"', " AND ") if local else ("'", " & ")
            match = joint.join(f"{quote}{word}{quote}" for word in tokens(whole))
            with any_office.book.engine.connect() as connection:
                assert key in set(connection.scalars(text(query), {"match": match, "kind": number}))

    check()


def test_words_hold_letters_and_figures_only() -> None:
    """What the search takes for a word is one for SQLite's tokenizer too."""
    assert tokens("Max_Muster ½ m² ﬁne Straße") == ["max", "must", "1", "2", "m2", "fin", "strass"]
    for number in range(0x3000):
        for word in tokens(f"q{chr(number)}q"):
            assert all(unicodedata.category(sign)[0] in "LN" for sign in word), hex(number)


def _migrate(book: Book, revision: str) -> None:
    """Bring an empty database to a revision."""
    from alembic import command as alembic
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(versions().parent))
    with book.writing() as connection:
        config.attributes["connection"] = connection
        alembic.upgrade(config, revision)


@pytest.fixture(params=["sqlite", "postgresql"])
def old_book(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Book]:
    """Return a database from before the book gave numbers, with some rows in its index: 64 kinds, picked by the topics."""
    if request.param == "sqlite":
        (tmp_path / "old.kontor").mkdir()
        (tmp_path / "old.kontor" / "kontor.db").touch()
        book = books.connect(str(tmp_path / "old.kontor"))
    else:
        address = fresh_database(request.getfixturevalue("server"), "template0")
        book = books.connect(address)
    _migrate(book, "0027")
    rows = ((7, 51, "drucker hell"), (7, 2, "miet_must"), (9, 58, "maus"))
    with book.writing() as connection:
        for key, kind, words in rows:
            if book.local:
                statement = "INSERT INTO search_text (rowid, body) VALUES (:id, :body)"
                connection.execute(text(statement), {"id": key * 64 + kind, "body": words})
            else:
                statement = "INSERT INTO search_text (kind, row_key, body) VALUES (:kind, :key, CAST(:body AS tsvector))"
                connection.execute(text(statement), {"kind": kind, "key": key, "body": words})
        if book.local:
            connection.execute(
                text("INSERT INTO search_deep (rowid, body) VALUES (478, 'ein satz_ein satz')")
            )
        else:
            statement = (
                "INSERT INTO search_deep (kind, row_key, body) VALUES (30, 7, CAST(:body AS tsvector))"
            )
            connection.execute(text(statement), {"body": "'ein':1 'satz_ein':2 'satz':4"})
    yield book
    close(book)
    if request.param == "postgresql":
        drop_database(request.getfixturevalue("server"), address)


def test_an_older_book_keeps_its_numbers_and_words(old_book: Book) -> None:
    """The migration gives every row of the index its new place; nothing is lost, phrases stay phrases, words part at "_"."""
    book = old_book
    _migrate(book, "0028")
    with book.engine.connect() as connection:
        assert numbers(connection)["it_ticket"] == 51
        if book.local:
            query = "SELECT rowid FROM search_text WHERE search_text MATCH :word"
            phrase = "SELECT rowid FROM search_deep WHERE search_deep MATCH '\"satz ein\"'"
            wanted = [7 * 1024 + 51, 7 * 1024 + 2, 9 * 1024 + 58, 7 * 1024 + 30]
        else:
            query = "SELECT kind FROM search_text WHERE body @@ CAST(:word AS tsquery)"
            phrase = "SELECT kind FROM search_deep WHERE body @@ CAST('satz <-> ein' AS tsquery)"
            wanted = [51, 2, 58, 30]
        hits = [connection.scalar(text(query), {"word": word}) for word in ("hell", "must", "maus")]
        assert [*hits, connection.scalar(text(phrase))] == wanted
        assert connection.scalar(select(SearchKind.id).where(SearchKind.table_name == "document")) == 30
