"""Tickets from the first word to the solution: states, clocks in the list, waits, reopening, merging, mails, figures."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from app.core.errors import Conflict, Invalid
from app.core.messages import use_language
from app.data.office import Actor, Office
from app.data.search import search
from app.modules.it.helpdesk.queries.agreements import agreement, agreements, calendar, snippets
from app.modules.it.helpdesk.queries.articles import find_articles
from app.modules.it.helpdesk.queries.metrics import figures
from app.modules.it.helpdesk.queries.overview import overview
from app.modules.it.helpdesk.queries.tickets import (
    clocks_of,
    history_of,
    similar_tickets,
    ticket,
    tickets_source,
    views_of,
)
from app.modules.it.helpdesk.rules.agreements import SHARES, AgreementDraft, CalendarDraft, SnippetDraft
from app.modules.it.helpdesk.rules.articles import ArticleDraft
from app.modules.it.helpdesk.rules.tickets import TicketDraft
from app.modules.it.helpdesk.services.agreements import (
    save_agreement,
    save_article,
    save_calendar,
    save_snippet,
)
from app.modules.it.helpdesk.services.day import close_old, wake
from app.modules.it.helpdesk.services.merging import merge, split
from app.modules.it.helpdesk.services.tasks import add_task, tick
from app.modules.it.helpdesk.services.tickets import (
    change_ticket,
    open_ticket,
    rate,
    say,
    set_tickets,
    solve,
    wait,
    work,
)
from app.modules.it.helpdesk.todo import waiting
from tests.modules.it.conftest import device, member

MONDAY = datetime.datetime(2026, 11, 23, 7, 0, tzinfo=datetime.UTC)  # eight o'clock in Berlin


def at(office: Office, minutes: int, days: int = 0) -> Office:
    """Return the office so many minutes after Monday, eight o'clock."""
    moment = MONDAY + datetime.timedelta(days=days, minutes=minutes)
    return Office(office.book, Actor("anna", "Anna", frozenset({"*"})), lambda: moment)


def row_at(office: Office, key: int, minutes: int) -> list[object]:
    """Return the row of a ticket as the list shows it so many minutes after Monday, eight o'clock."""
    return at(office, minutes).read(tickets_source().page, [key])[0]


def test_a_ticket_goes_its_way_and_its_clocks_with_it(any_office: Office) -> None:
    """Opened, answered, waiting, answered by the requester, solved, reopened, solved, closed: each state, each promise, each refusal."""
    o = any_office
    use_language("en")
    who = member(o)
    key = at(o, 0).run(
        open_ticket, TicketDraft("VPN bricht ab", "Seit heute früh.", requester=who, urgency=4, impact=3)
    )
    one = o.read(ticket, key)
    assert one is not None
    assert (one.number, one.state, one.priority, one.entries[0].by) == (
        "T-2026-00001",
        "new",
        4,
        "Anna Petersen",
    )
    assert (
        o.read(clocks_of, key, MONDAY + datetime.timedelta(minutes=30)).first.promised == 60
    )  # half of the middle priority's two hours
    assert row_at(o, key, 1)[7] == MONDAY + datetime.timedelta(minutes=60)
    late = tickets_source(*views_of("")["late"])
    for minutes, light in (
        (44, "running"),
        (46, "warn"),
        (60, "warn"),
        (61, "late"),
    ):  # nothing but time has passed
        assert row_at(o, key, minutes)[1] == light
        assert (key in at(o, minutes).read(late.keys, {})) == (light != "running")
    at(o, 40).run(say, key, "note", "Server prüfen", True)
    assert o.read(clocks_of, key, MONDAY + datetime.timedelta(minutes=50)).first.state == "warn"
    at(o, 50).run(say, key, "reply", "Bitte neu starten.", minutes=10)
    assert o.read(ticket, key).agent == "anna"  # type: ignore[union-attr]
    with pytest.raises(Invalid, match="to come"):
        at(o, 55).run(wait, key, "date", MONDAY.astimezone().date())
    at(o, 60).run(wait, key, "requester")
    assert o.read(clocks_of, key, MONDAY + datetime.timedelta(minutes=400)).solution.minutes == 60
    at(o, 420).run(say, key, "mail", "Geht immer noch nicht.", from_requester=True)
    assert o.read(ticket, key).state == "open"  # type: ignore[union-attr]
    task = at(o, 425).run(add_task, key, "Profil löschen")
    with pytest.raises(Invalid, match="open points"):
        at(o, 430).run(solve, key, "Profil neu")
    at(o, 430).run(tick, task)
    with pytest.raises(Invalid, match="how it was solved"):
        at(o, 430).run(solve, key, " ")
    at(o, 440).run(solve, key, "Profil neu eingerichtet.", "Altes Profil")
    found = o.read(clocks_of, key, MONDAY + datetime.timedelta(days=1))
    assert (found.first.state, found.solution.state, found.solution.minutes) == ("met", "met", 80)
    at(o, 500).run(say, key, "mail", "Doch nicht.", from_requester=True)
    back = o.read(ticket, key)
    assert back is not None
    assert (back.state, back.minutes) == ("open", 10)
    assert [step.state for step in o.read(history_of, key).steps] == [
        "open",
        "waiting",
        "open",
        "solved",
        "open",
    ]
    at(o, 520).run(solve, key, "Treiber getauscht.")
    at(o, 530).run(rate, key, 4)
    assert at(o, 0, 3).run(close_old) == 0
    assert at(o, 0, 9).run(close_old) == 1
    with pytest.raises(Invalid, match="closed"):
        at(o, 0, 10).run(say, key, "reply", "x")
    assert [
        hit.key for hit in o.read(search, "Treiber", o.actor.permissions) if hit.table == "it_ticket"
    ] == [key]


def test_a_change_of_priority_agreement_or_hours_is_right_afterwards(any_office: Office) -> None:
    """What is promised follows from the history by what holds now; stale versions are refused."""
    o = any_office
    key = at(o, 0).run(open_ticket, TicketDraft("Drucker", urgency=3, impact=3))
    assert o.read(clocks_of, key, MONDAY + datetime.timedelta(minutes=130)).first.state == "late"
    one = o.read(ticket, key)
    assert one is not None
    with pytest.raises(Conflict):
        at(o, 5).run(change_ticket, key, TicketDraft("Drucker", priority=1), 99)
    at(o, 5).run(change_ticket, key, TicketDraft("Drucker", priority=1, sla=one.sla_id), one.version)
    assert o.read(clocks_of, key, MONDAY + datetime.timedelta(minutes=130)).first.promised == 360
    row = o.read(agreements)[0]
    draft = o.read(agreement, row.id).draft
    o.run(save_agreement, replace(draft, first=10, update=0, solution=0, standard=True), row.id, row.version)
    assert o.read(
        clocks_of, key, MONDAY + datetime.timedelta(minutes=30)
    ).first.due == MONDAY + datetime.timedelta(minutes=30)
    hours = o.read(calendar, row.calendar_id)
    at(o, 6).run(save_calendar, replace(hours.draft, hours="Di 10-12", land="SH"), hours.id, hours.version)
    tuesday = MONDAY + datetime.timedelta(days=1, hours=2, minutes=30)
    assert o.read(clocks_of, key, tuesday).first.due == tuesday
    assert o.read(tickets_source().page, [key])[0][7] == tuesday
    for name, hours, land, zone, field in (("x", "8-9", "", "Europe/Berlin", "hours"), ("x", "Mo 8-9", "XX", "Europe/Berlin", "land"),
                                           ("x", "Mo 8-9", "", "Mond/Krater", "zone"), (" ", "Mo 8-9", "", "Europe/Berlin", "name")):  # fmt: skip
        with pytest.raises(Invalid) as refused:
            o.run(save_calendar, CalendarDraft(name, hours, land, zone))
        assert refused.value.field == field
    for shares, first, field in (("1 2", 0, "shares"), ("1 2 3 4 5 x", 0, "shares"), (SHARES, -1, "first")):
        with pytest.raises(Invalid) as refused:
            o.run(save_agreement, AgreementDraft("neu", row.calendar_id, first, shares=shares))
        assert refused.value.field == field


def test_views_doubles_merging_and_splitting(any_office: Office) -> None:
    """Mine, nobody's, waiting; two of the same requester are offered as doubles and merged with all that was said; one is split off again."""
    o = any_office
    use_language("en")
    who, thing = member(o), device(o)
    keys = [
        at(o, n).run(
            open_ticket,
            TicketDraft(
                f"Fall {n}", f"Wort {n}", requester=who if n < 2 else None, asset=thing if n == 2 else None
            ),
        )
        for n in range(4)
    ]
    at(o, 10).run(work, keys[:1])
    at(o, 11).run(wait, keys[3], "date", MONDAY.astimezone().date() + datetime.timedelta(days=1))

    def view(name: str) -> list[int]:
        return list(o.read(tickets_source(*views_of("anna")[name]).keys, {}))

    assert (set(view("mine")), set(view("nobody")), view("waiting")) == (
        {keys[0], keys[3]},
        {keys[1], keys[2]},
        [keys[3]],
    )
    assert at(o, 0, 1).run(wake) == 1
    assert view("waiting") == []
    one = o.read(ticket, keys[0])
    assert one is not None
    assert [row[0] for row in o.read(similar_tickets, one)] == [keys[1]]
    for into in (keys[1], 0):
        with pytest.raises(Invalid, match="another open ticket"):
            at(o, 20).run(merge, keys[1], into)
    at(o, 21).run(merge, keys[1], keys[0])
    whole = o.read(ticket, keys[0])
    assert whole is not None
    assert ([entry.body for entry in whole.entries], whole.merged) == (
        ["Wort 0", "Wort 1"],
        ("T-2026-00002",),
    )
    with pytest.raises(Invalid, match="merged"):
        at(o, 22).run(say, keys[1], "reply", "x")
    made = at(o, 23).run(split, whole.entries[1].id, "Etwas anderes")
    apart = o.read(ticket, made)
    assert apart is not None
    assert (apart.title, apart.entries[0].body, apart.requester_id) == ("Etwas anderes", "Wort 1", who)
    found = at(o, 24).run(set_tickets, [keys[0], made], "priority", "5", False)
    assert found.change == 2
    with pytest.raises(Invalid, match="values offered"):
        o.run(set_tickets, [made], "priority", "9", True)
    assert {one.page for one in at(o, 0, 30).read(waiting)} == {"it.helpdesk.tickets"}


def test_answers_are_found_by_a_word_not_yet_whole(any_office: Office) -> None:
    """The same on both databases; nothing typed finds nothing; empty ones are refused; text modules too."""
    o = any_office
    key = o.run(save_article, ArticleDraft("Kennwort zurücksetzen", "Am Anmeldebild tippen.", "Konto"))
    o.run(save_article, ArticleDraft("Drucker", "Papier prüfen.", "Drucken"))
    assert [row[0] for row in o.read(find_articles, "kennw")] == [key]
    assert [row[0] for row in o.read(find_articles, "anmeldebilder ")] == [key]
    assert o.read(find_articles, " ") == []
    o.run(save_article, ArticleDraft("Kennwort ändern", "Anders.", "Konto"), key, 1)
    assert o.read(find_articles, "zurücksetzen ") == []
    for service, arguments, field in ((save_article, (ArticleDraft("x", " "),), "body"), (save_article, (ArticleDraft(" ", "x"),), "title"),
                                      (save_snippet, (SnippetDraft("x", " "),), "body"), (save_snippet, (SnippetDraft("x", "y", "jump"),), "step")):  # fmt: skip
        with pytest.raises(Invalid) as refused:
            o.run(service, *arguments)
        assert refused.value.field == field
    assert len(o.read(snippets)) == 3


def test_figures_count_no_person(any_office: Office) -> None:
    """Median and nine of ten in business minutes, kept shares, backlog by age, models; an empty span has none."""
    o = any_office
    thing = device(o)
    for n, (answer, end) in enumerate(((10, 60), (20, 120), (200, 600), (30, None))):
        key = at(o, 0, n % 2).run(open_ticket, TicketDraft(f"Fall {n}", "x", category="Netz", asset=thing))
        at(o, answer, n % 2).run(say, key, "reply", "Wir sind dran.", minutes=5)
        if end is not None:
            at(o, end, n % 2).run(solve, key, "Erledigt.", tell=False)
            at(o, end, n % 2).run(rate, key, 3 + n % 2)
    since, until = MONDAY - datetime.timedelta(days=1), MONDAY + datetime.timedelta(days=5)
    found = o.read(figures, since, until)
    assert (found.came, found.solved, found.first_median, found.first_p90) == (4, 3, 25, 200)
    assert (found.first_kept, found.solution_median, found.minutes, found.ratings) == (75, 120, 20, 3)
    assert found.models == (("Lenovo T14", 4),)
    assert dict(found.backlog) == {1: 0, 3: 0, 7: 1, 30: 0, None: 0}
    nothing = o.read(figures, since - datetime.timedelta(days=99), since)
    assert (nothing.came, nothing.first_median, nothing.first_kept, nothing.rating) == (0, None, None, None)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (TicketDraft(" "), "title"),
        (TicketDraft("x", type="riot"), "type"),
        (TicketDraft("x", channel="smoke"), "channel"),
        (TicketDraft("x", urgency=9), "urgency"),
    ],
)
def test_wrong_tickets_are_refused_at_their_field(office: Office, draft: TicketDraft, field: str) -> None:
    """Each with its field, and no number is used up."""
    with pytest.raises(Invalid) as refused:
        office.run(open_ticket, draft)
    assert refused.value.field == field
    assert office.read(ticket, office.run(open_ticket, TicketDraft("x"))).number.endswith("00001")  # type: ignore[union-attr]


def test_an_overview_on_paper_has_every_ticket_in_its_order(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tickets are read some at a time; none is left out, and they stand as they were asked for."""
    monkeypatch.setattr("app.modules.it.helpdesk.queries.overview.CHUNK", 2)
    made = [office.run(open_ticket, TicketDraft(f"Meldung {number}")) for number in range(5)]
    asked = [made[place] for place in (4, 0, 3, 1, 2)]
    assert [one.title for one in office.read(overview, asked)] == [
        f"Meldung {number}" for number in (4, 0, 3, 1, 2)
    ]
