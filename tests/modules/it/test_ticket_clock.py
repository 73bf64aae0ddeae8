"""Tickets by the clock and by people: priority, waits, what Today counts, pauses, changes, who is in charge, closing days."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.messages import use_language
from app.data.daily import do_all
from app.data.office import Office, command
from app.data.settings import change_setting
from app.data.standard_roles import administrator
from app.data.unit import Unit
from app.data.users import UserDraft, save_user
from app.modules.it.helpdesk.jobs import due
from app.modules.it.helpdesk.models import Ticket
from app.modules.it.helpdesk.queries.agreements import agreements, calendar
from app.modules.it.helpdesk.queries.tickets import (
    clocks_of,
    ticket,
    tickets_source,
    views_of,
)
from app.modules.it.helpdesk.rules.sla import read_closed
from app.modules.it.helpdesk.rules.tickets import ChangeDraft, TicketDraft
from app.modules.it.helpdesk.services.agreements import (
    save_calendar,
)
from app.modules.it.helpdesk.services.changes import plan_change, step_change
from app.modules.it.helpdesk.services.day import wake
from app.modules.it.helpdesk.services.tickets import (
    change_ticket,
    open_ticket,
    say,
    set_tickets,
    solve,
    wait,
)
from app.modules.it.helpdesk.todo import waiting
from tests.modules.it.test_helpdesk import MONDAY, at

SECRET = "lang-genug-2026"


def test_priority_follows_urgency_and_impact(any_office: Office) -> None:
    """A change of both gives the new priority and its promises; one that was set by hand stays."""
    o = any_office
    key = at(o, 0).run(open_ticket, TicketDraft("x", "y"))
    at(o, 1).run(change_ticket, key, TicketDraft("x", urgency=5, impact=5))
    one = o.read(ticket, key)
    assert one is not None
    assert (one.urgency, one.impact, one.priority) == (5, 5, 5)
    at(o, 2).run(change_ticket, key, TicketDraft("x", urgency=5, impact=5, priority=2))
    assert o.read(ticket, key).priority == 2  # type: ignore[union-attr]


def test_waits_end_when_they_say(any_office: Office) -> None:
    """Whatever it waits for: with a day it wakes on that day, by the work of the day too, whoever works; a past day is refused."""
    o = any_office
    day = MONDAY.astimezone().date() + datetime.timedelta(days=3)
    keys = [at(o, 0).run(open_ticket, TicketDraft(why)) for why in ("requester", "supplier", "date")]
    for key, why in zip(keys, ("requester", "supplier", "date"), strict=True):
        with pytest.raises(Invalid):
            at(o, 1).run(wait, key, why, MONDAY.astimezone().date())
        at(o, 1).run(wait, key, why, day)
    assert at(o, 0, 2).run(wake) == 0
    assert at(o, 0, 3).read(due)
    do_all(at(o, 0, 3))
    assert {o.read(ticket, key).state for key in keys} == {"open"}  # type: ignore[union-attr]


def test_today_and_the_view_count_the_same(any_office: Office) -> None:
    """A late ticket that waits is in the view of those that escalate, and Today counts as many as it shows."""
    o = any_office
    keys = [at(o, 0).run(open_ticket, TicketDraft(f"x{n}", "y")) for n in range(5)]
    at(o, 600, 1).run(wait, keys[0], "requester")
    at(o, 1).run(wait, keys[1], "requester")
    later = at(o, 700, 1)
    shown = later.read(tickets_source(*views_of("")["late"]).keys, {})
    told = [row for row in later.read(waiting) if row.request == "late"]
    assert keys[0] in shown
    assert keys[1] not in shown
    assert sum(row.count for row in told) == len(shown) == 4


def test_a_promise_names_no_pause_that_ended_before_it(office: Office) -> None:
    """The next answer is promised from the requester's word on; that it waited for that word is no reason."""
    key = at(office, 0).run(open_ticket, TicketDraft("x", "y"))
    at(office, 3).run(say, key, "reply", "Welcher?")
    at(office, 5).run(wait, key, "requester")
    at(office, 90).run(say, key, "mail", "Hier.", from_requester=True)
    found = office.read(clocks_of, key, MONDAY + datetime.timedelta(minutes=100))
    assert (found.update.state, found.update.why) == ("running", ())
    assert len(found.solution.why) == 1


def test_a_change_that_is_none_any_more_is_no_dead_end(office: Office) -> None:
    """A plan on paper does not keep an incident from being solved; one that is under way stays a change."""
    use_language("en")
    key = at(office, 0).run(open_ticket, TicketDraft("Umbau", type="change"))
    at(office, 1).run(plan_change, key, ChangeDraft(plan="So", fallback="Zurück"))
    at(office, 2).run(change_ticket, key, TicketDraft("Umbau"))
    at(office, 3).run(solve, key, "Erledigt.")
    other = at(office, 4).run(open_ticket, TicketDraft("Anbau", type="change"))
    at(office, 5).run(plan_change, other, ChangeDraft(plan="So", fallback="Zurück"))
    at(office, 6).run(step_change, other, "assess")
    at(office, 6).run(step_change, other, "ask", "", "admin")
    with pytest.raises(Invalid, match="The change is"):
        at(office, 7).run(change_ticket, other, TicketDraft("Anbau"))


def test_who_is_in_charge_is_somebody(any_office: Office) -> None:
    """A name or sign-in name, whatever its case, becomes the sign-in name; nobody known is refused; names typed before are mended by the day."""
    o = any_office
    o.run(
        save_user,
        UserDraft("berta", "Berta Blum", (administrator(),), password=SECRET, first_password=SECRET),
    )
    key = at(o, 0).run(open_ticket, TicketDraft("x", agent="Berta blum"))
    assert (o.read(ticket, key).agent, o.read(ticket, key).agent_name) == ("berta", "Berta Blum")  # type: ignore[union-attr]
    at(o, 1).run(set_tickets, [key], "agent", "BERTA", False)
    assert key in o.read(tickets_source(*views_of("berta")["mine"]).keys, {})
    with pytest.raises(Invalid) as refused:
        at(o, 2).run(open_ticket, TicketDraft("x", agent="Bertha"))
    assert refused.value.field == "agent"
    at(o, 3).run(typed_before, key, "Berta")
    at(o, 3).run(typed_before, key, "BERTA")
    do_all(at(o, 4))
    assert o.read(ticket, key).agent == "berta"  # type: ignore[union-attr]


@command("it.tickets")
def typed_before(unit: Unit, key: int, agent: str) -> None:
    """Put a text in the place of who is in charge, as earlier versions let one."""
    unit.update(Ticket, key, {"agent": agent})


def test_closing_days_and_the_companys_holidays_stop_the_clock(any_office: Office) -> None:
    """The calendar of a new book has the company's Bundesland; own closing days stand beside the holidays."""
    o = any_office
    one = o.read(calendar, o.read(agreements)[0].calendar_id)
    assert one.draft.land == ""
    o.run(change_setting, "company.land", "BY")
    assert o.read(agreements)[0].calendar.land == "BY"
    closed = "24.11. Betriebsausflug\n23.12.2026-01.01.2027"
    o.run(save_calendar, replace(one.draft, closed=closed), one.id, one.version)
    working = o.read(agreements)[0].calendar.works
    free = [
        datetime.date(2026, 11, 24),
        datetime.date(2030, 11, 24),
        datetime.date(2026, 12, 31),
        datetime.date(2026, 11, 1),
    ]
    assert not any(working(day) for day in free)
    assert working(datetime.date(2027, 12, 30))
    key = at(o, 8 * 60).run(open_ticket, TicketDraft("x", "y"))
    first = o.read(clocks_of, key, MONDAY + datetime.timedelta(hours=9)).first.due
    assert first == MONDAY + datetime.timedelta(days=2, hours=1), (
        "an hour on Monday, none on Tuesday, one on Wednesday"
    )


@pytest.mark.parametrize(
    "text", ["24.13.", "gestern", "24.12.2026-01.01.", "02.01.2026-01.01.2026", "31.02.2026"]
)
def test_closing_days_that_are_none_are_refused(text: str) -> None:
    """Each at its field."""
    with pytest.raises(Invalid) as refused:
        read_closed(text)
    assert refused.value.field == "closed"


@given(
    st.dates(datetime.date(2023, 1, 1), datetime.date(2030, 12, 31)),
    st.integers(1, 12),
    st.integers(1, 28),
    st.integers(0, 200),
)
def test_yearly_closing_days_hold_each_year(day: datetime.date, month: int, first: int, length: int) -> None:
    """Reckoned a second time by listing the days of each year, over its end too."""
    begin = datetime.date(2025, month, first)
    end = begin + datetime.timedelta(days=length)
    (closed,) = read_closed(f"{begin:%d.%m.}-{end:%d.%m.}")
    listed_ = {(begin + datetime.timedelta(days=n)).strftime("%m%d") for n in range(length + 1)}
    if day.strftime("%m%d") != "0229":
        assert closed.holds(day) == (day.strftime("%m%d") in listed_)
