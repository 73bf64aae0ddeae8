"""What a member of staff sees and does of IT: their own tickets in public words, their own devices and papers; a canary of anything else is seen nowhere."""

from __future__ import annotations

import pytest

from app.core.errors import Forbidden, Invalid, Missing
from app.core.manifest import rights_of, standard_roles
from app.data import archive, cli_support, trail
from app.data.lists import ListSource
from app.data.office import Actor, Office
from app.data.record_extras import Target, notes, write_note
from app.data.search import search
from app.data.visibility import may_know
from app.modules.hr.people.rules.people import PersonDraft
from app.modules.hr.people.services.people import save_person
from app.modules.it.assets.queries.own import (
    offered_own_assets,
    own_assets_source,
    own_paper,
    own_protocols_source,
)
from app.modules.it.assets.rules import HandOver
from app.modules.it.assets.services.custody import file_protocol, hand_over
from app.modules.it.helpdesk.queries.own import own_ticket, own_tickets_source, ticket_of_word
from app.modules.it.helpdesk.queries.tickets import ticket
from app.modules.it.helpdesk.rules.tickets import OwnDraft, TicketDraft
from app.modules.it.helpdesk.services.merging import merge, split
from app.modules.it.helpdesk.services.own import answer_own, report_fault
from app.modules.it.helpdesk.services.tickets import change_ticket, open_ticket, say, solve
from tests.cli_runs import run
from tests.modules.it.conftest import device

CANARY = "Zwergdommel"  # a word that stands in nothing a member of staff may know of
STAFF = rights_of(next(role for role in standard_roles() if role.key == "staff"))


def someone(office: Office, login: str, last: str) -> tuple[int, Office]:
    """Keep a member of staff who signs in, and return their key and their office."""
    key = office.run(save_person, PersonDraft("Karla", last, "Verkauf", login=login))
    return key, Office(office.book, Actor(login, last, STAFF), office.clock)


@pytest.fixture
def people(any_office: Office) -> tuple[Office, int, Office, int, Office]:
    """Return the helpdesk, and two members of staff with their offices."""
    one, mine = someone(any_office, "karla", "Petersen")
    other, theirs = someone(any_office, "olaf", "Brandt")
    return any_office, one, mine, other, theirs


def listed(office: Office, source: ListSource) -> list[int]:
    """Return the keys of a list as somebody sees it."""
    return list(office.read(source.keys, {}))


def words(office: Office, key: int) -> list[str]:
    """Return what somebody reads on a ticket of their own."""
    found = office.read(own_ticket, key)
    return [one.body for one in found.entries] if found is not None else []


def hits(office: Office, typed: str) -> list[tuple[str, str]]:
    """Return the page and title of what somebody finds."""
    return [(one.page, one.title) for one in office.read(search, typed, office.actor.permissions)]


def test_a_fault_is_reported_and_answered(people: tuple[Office, int, Office, int, Office]) -> None:
    """It is a ticket of who signs in; an answer wakes what was solved; internal notes are seen by the helpdesk alone."""
    o, me, mine, _other, theirs = people
    key = mine.run(report_fault, OwnDraft("Drucker druckt nicht", "Seit heute früh."))
    o.run(say, key, "note", f"Schon wieder {CANARY}", internal=True)
    o.run(say, key, "reply", "Wir schauen nach.")
    assert o.read(ticket, key).requester_id == me
    assert words(mine, key) == ["Seit heute früh.", "Wir schauen nach."]
    assert len(o.read(ticket, key).entries) == 3
    assert listed(mine, own_tickets_source()) == [key]
    assert listed(theirs, own_tickets_source()) == []
    assert theirs.read(own_ticket, key) is None
    o.run(solve, key, "Papier nachgelegt.")
    mine.run(answer_own, key, "Druckt immer noch nicht.")
    assert o.read(ticket, key).state == "open"
    assert words(mine, key)[-1] == "Druckt immer noch nicht."
    with pytest.raises(Missing):
        theirs.run(answer_own, key, "Ich auch")
    with pytest.raises(Invalid):
        mine.run(report_fault, OwnDraft("Leer", " "))
    nobody = Office(o.book, Actor("fremd", "Fremd", STAFF), o.clock)
    with pytest.raises(Invalid):
        nobody.run(report_fault, OwnDraft("Wer bin ich", "Text"))
    assert listed(nobody, own_tickets_source()) == []


def test_a_canary_is_seen_nowhere(people: tuple[Office, int, Office, int, Office]) -> None:
    """In lists, counts, filters, search, histories, notes and queries: nothing of others, nothing internal; own words are found."""
    o, me, mine, other, _theirs = people
    own = o.run(
        open_ticket, TicketDraft("Notebook startet nicht", "Der Schirm bleibt schwarz.", requester=me)
    )
    foreign = o.run(open_ticket, TicketDraft(f"{CANARY} am Schirm", f"{CANARY} schwarz", requester=other))
    lone = o.run(open_ticket, TicketDraft(f"{CANARY} ohne Melder", "schwarz"))
    o.run(say, own, "note", f"intern {CANARY}", internal=True)
    o.run(write_note, Target("it_ticket", own), f"Notiz {CANARY}")
    assert hits(o, CANARY), "who works on tickets finds it"
    assert hits(mine, CANARY) == []
    assert hits(mine, "schwarz") == [("it.helpdesk.own", "Notebook startet nicht")]
    assert hits(mine, "Notebook") == [("it.helpdesk.own", "Notebook startet nicht")]
    source = own_tickets_source()
    assert listed(mine, source) == [own]
    assert list(mine.read(source.keys, {"title": CANARY})) == []
    empty = [None] * len(source.columns)
    assert mine.read(source.page, [foreign, lone]) == [empty, empty]
    assert mine.read(own_ticket, foreign) is None
    assert mine.read(own_ticket, lone) is None
    internal = o.read(ticket, own).entries[-1].id
    assert mine.read(ticket_of_word, internal) is None
    for table, key in (("it_ticket", own), ("it_ticket", foreign), ("it_ticket_entry", internal)):
        assert mine.read(trail.history, table, key) == []
    assert mine.read(notes, Target("it_ticket", own)) == []
    assert CANARY not in repr(mine.read(own_ticket, own))
    with pytest.raises(Forbidden):
        mine.read(ticket, own)
    with pytest.raises(Forbidden):
        mine.run(say, own, "reply", "als Helpdesk")


def test_own_hits_are_not_crowded_out(people: tuple[Office, int, Office, int, Office]) -> None:
    """However many tickets of others match, the own one is found."""
    o, me, mine, other, _theirs = people
    o.run(open_ticket, TicketDraft("Kaffeemaschine", "Milchschaum fehlt", requester=me))
    for number in range(45):
        o.run(open_ticket, TicketDraft(f"Fall {number}", "Milchschaum fehlt", requester=other))
    assert hits(mine, "Milchschaum") == [("it.helpdesk.own", "Kaffeemaschine")]
    assert len(hits(o, "Milchschaum")) == 20


def test_words_of_others_stay_with_them(people: tuple[Office, int, Office, int, Office]) -> None:
    """What came by merging, or was said while somebody else was the requester, is read by nobody else."""
    o, me, mine, other, theirs = people
    own = o.run(open_ticket, TicketDraft("Netz fort", "Kein Netz am Platz 4", requester=me))
    foreign = o.run(open_ticket, TicketDraft("Netz weg", f"{CANARY} am Platz 5", requester=other))
    o.run(merge, foreign, own)
    assert words(mine, own) == ["Kein Netz am Platz 4"]
    assert hits(mine, CANARY) == []
    assert words(theirs, foreign) == [f"{CANARY} am Platz 5"]
    put_right = o.run(open_ticket, TicketDraft("Falscher Name", f"{CANARY} gesagt", requester=other))
    one = o.read(ticket, put_right)
    o.run(change_ticket, put_right, TicketDraft("Falscher Name", requester=me), one.version)
    assert words(mine, put_right) == []
    assert words(theirs, put_right) == []
    o.run(say, put_right, "reply", "Jetzt richtig.")
    assert words(mine, put_right) == ["Jetzt richtig."]
    unnamed = o.run(open_ticket, TicketDraft("Anruf", "Am Telefon gesagt"))
    version = o.read(ticket, unnamed).version
    o.run(change_ticket, unnamed, TicketDraft("Anruf", requester=me), version)
    assert words(mine, unnamed) == ["Am Telefon gesagt"], "said before it was known who it was"


def test_a_note_that_is_split_off_stays_internal(people: tuple[Office, int, Office, int, Office]) -> None:
    """A ticket made of an internal note tells its requester nothing of it."""
    o, me, mine, _other, _theirs = people
    own = o.run(open_ticket, TicketDraft("Zugang", "Bitte einrichten", requester=me))
    note = o.run(say, own, "note", f"{CANARY} prüfen", internal=True)
    made = o.run(split, note, "Eigener Fall")
    assert words(mine, made) == []
    assert [one.internal for one in o.read(ticket, made).entries] == [True]
    assert hits(mine, CANARY) == []


def test_own_devices_and_their_papers(people: tuple[Office, int, Office, int, Office]) -> None:
    """Those held now, with the protocols about oneself; those of who had a device before stay theirs."""
    o, me, mine, other, theirs = people
    shared, foreign, stock = device(o, tag="D-1"), device(o, tag=CANARY), device(o, tag="D-3")
    first = o.run(hand_over, HandOver("out", other, (shared, foreign)))
    o.run(hand_over, HandOver("back", other, (shared,)))
    second = o.run(hand_over, HandOver("out", me, (shared,)))
    for key in (first, second):
        file_protocol(o, key)
    assert listed(mine, own_assets_source()) == [shared]
    assert listed(theirs, own_assets_source()) == [foreign]
    assert listed(mine, own_protocols_source()) == [second]
    assert len(listed(theirs, own_protocols_source())) == 2
    found = mine.read(own_paper, second)
    assert found is not None
    assert archive.load(o.book, found[1]).startswith(b"%PDF")
    assert mine.read(own_paper, first) is None
    assert [one.key for one in mine.read(offered_own_assets, "", None)] == [shared]
    assert mine.read(offered_own_assets, CANARY, None) == []
    assert mine.read(offered_own_assets, "", foreign) == []
    mine.run(report_fault, OwnDraft("Akku", "hält nicht", shared))
    for key in (foreign, stock):
        with pytest.raises(Missing):
            mine.run(report_fault, OwnDraft("Akku", "hält nicht", key))
    assert hits(mine, CANARY) == []
    assert hits(mine, "D-1") == []  # devices are looked for where all may be seen
    with o.book.engine.connect() as connection:
        assert not may_know(connection, "it_asset", foreign), "nobody signed in is nobody"


def test_the_command_line_shows_the_same(
    people: tuple[Office, int, Office, int, Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Own tickets and devices; the lists of all are refused."""
    o, me, mine, other, _theirs = people
    o.run(open_ticket, TicketDraft(f"{CANARY} fremd", CANARY, requester=other))
    o.run(hand_over, HandOver("out", me, (device(o, tag="D-7"),)))
    o.run(hand_over, HandOver("out", other, (device(o, tag=CANARY),)))
    monkeypatch.setattr(cli_support, "who", lambda _book: mine.actor)
    place = o.book.place
    made = run("tickets", "report", place, "Maus", "klemmt")
    assert made.exit_code == 0, made.output
    assert made.output.startswith("T-")
    told = [run("tickets", "own", place, "--json"), run("assets", "own", place, "--json")]
    assert all(one.exit_code == 0 for one in told), [one.output for one in told]
    assert "klemmt" in told[0].output
    assert "D-7" in told[1].output
    assert CANARY not in "".join(one.output for one in told)
    for refused in (("tickets", "list", place), ("assets", "list", place)):
        result = run(*refused)
        assert result.exit_code == 1
        assert CANARY not in result.output
