"""Changes: planned, approved by someone else, scheduled, carried out or rolled back; links between tickets; what is done every quarter of an hour."""

from __future__ import annotations

import datetime

import pytest

from app.core.errors import Conflict, Forbidden, Invalid
from app.core.messages import use_language
from app.data.approval_rules import approvals
from app.data.office import Actor, Office
from app.data.record_extras import Target
from app.data.users import UserDraft, save_user
from app.data.workflow import decide, steps_of, waiting_for
from app.modules.it.helpdesk import jobs
from app.modules.it.helpdesk.queries.tickets import ticket
from app.modules.it.helpdesk.rules.tickets import CHANGES, ChangeDraft, TicketDraft
from app.modules.it.helpdesk.services.changes import (
    change_of,
    link_tickets,
    links_of,
    plan_change,
    schedule_change,
    solve_with_caused,
    step_change,
    unlink_tickets,
)
from app.modules.it.helpdesk.services.tickets import open_ticket, solve, wait, work
from app.modules.it.infrastructure.queries import falls_with
from app.modules.it.infrastructure.rules import ComponentDraft
from app.modules.it.infrastructure.services import depend, save_component
from tests.conftest import GOOD

PLAN = ChangeDraft(plan="Neue Fassung einspielen", fallback="Sicherung zurückspielen")


def person(office: Office, login: str) -> Office:
    """Keep someone who may sign in, and return the office as theirs."""
    office.run(save_user, UserDraft(login, login, (), password=GOOD, first_password=GOOD))
    return Office(office.book, Actor(login, login.title(), frozenset({"*"})), office.clock)


def begun(office: Office) -> int:
    """Open a change."""
    return office.run(open_ticket, TicketDraft("Firewall erneuern", type="change"))


def test_a_change_goes_its_way_by_four_eyes(any_office: Office) -> None:
    """No step is skipped, nobody approves their own, an approved plan stays; the ticket is solved only once the change is carried out."""
    o = any_office
    use_language("en")
    me, boss = person(o, "mia"), person(o, "bo")
    today = o.clock().astimezone().date()
    key = begun(me)
    assert o.read(change_of, key) is None
    with pytest.raises(Invalid, match="Plan the change first"):
        me.run(step_change, key, "assess")
    with pytest.raises(Invalid, match="no change"):
        me.run(plan_change, me.run(open_ticket, TicketDraft("Maus kaputt")), PLAN)
    for draft, field in ((ChangeDraft(risk=9), "risk"), (ChangeDraft(component=999), "component")):
        with pytest.raises(Invalid) as caught:
            me.run(plan_change, key, draft)
        assert caught.value.field == field
    me.run(plan_change, key, ChangeDraft())
    for draft, field in ((ChangeDraft(fallback="x"), "plan"), (ChangeDraft(plan="x"), "fallback")):
        me.run(plan_change, key, draft)
        with pytest.raises(Invalid) as caught:
            me.run(step_change, key, "assess")
        assert caught.value.field == field
    one = me.read(change_of, key)
    assert one is not None
    me.run(plan_change, key, PLAN, one.plan.version)
    with pytest.raises(Conflict):
        me.run(plan_change, key, ChangeDraft(plan="y"), one.plan.version)
    for name in ("schedule", "carry_out", "review", "fly"):
        with pytest.raises(Invalid):
            me.run(step_change, key, name)
    with pytest.raises(Invalid, match="being planned"):
        me.run(solve, key, "fertig")
    assert me.run(step_change, key, "assess") == "assessed"
    with pytest.raises(Invalid, match="four eyes"):
        me.run(step_change, key, "ask", "", "mia")
    assert me.read(change_of, key).stage == "assessed"  # type: ignore[union-attr]
    me.run(step_change, key, "ask", "", "bo")
    step = me.read(steps_of, Target("it_ticket", key))[0]
    assert [one.id for one in me.read(waiting_for, "bo", "change")] == [step.id]
    assert me.read(waiting_for, "bo", "document") == []
    with pytest.raises(Forbidden):
        me.run(decide, step.id, True)
    with pytest.raises(Invalid, match="Say why"):
        boss.run(decide, step.id, False)
    boss.run(decide, step.id, False, "zu riskant")
    assert me.read(change_of, key).stage == "rejected"  # type: ignore[union-attr]
    me.run(plan_change, key, PLAN)
    for name, person_named in (("assess", ""), ("ask", "bo")):
        me.run(step_change, key, name, "", person_named)
    boss.run(decide, me.read(waiting_for, "bo", "change")[0].id, True)
    with pytest.raises(Invalid, match="approved"):
        me.run(plan_change, key, ChangeDraft(plan="anders"))
    with pytest.raises(Invalid, match="to come"):
        me.run(schedule_change, key, today - datetime.timedelta(days=1), "")
    assert me.read(change_of, key).plan.draft.planned is None  # type: ignore[union-attr]
    me.run(schedule_change, key, today, "18-20")
    with pytest.raises(Invalid, match="how it went"):
        me.run(step_change, key, "roll_back")
    me.run(step_change, key, "carry_out")
    me.run(step_change, key, "review", "lief gut")
    me.run(solve, key, "erneuert")
    said = [entry.body for entry in me.read(ticket, key).entries]  # type: ignore[union-attr]
    assert "Change: rejected\nzu riskant" in said
    assert "Change: looked back on\nlief gut" in said
    assert all(entry.internal for entry in me.read(ticket, key).entries if entry.body.startswith("Change:"))  # type: ignore[union-attr]
    assert me.read(ticket, key).state == "solved"  # type: ignore[union-attr]


def test_every_stage_but_the_last_leads_on() -> None:
    """No stage is a dead end, and all are reached from the first."""
    reached, wave = {"draft"}, {"draft"}
    while wave:
        wave = {end for froms, end in CHANGES.steps.values() if froms & wave} - reached
        reached |= wave
    assert reached == set(CHANGES.states)
    assert {
        stage for stage in CHANGES.states if not any(stage in froms for froms, _end in CHANGES.steps.values())
    } == {"reviewed"}
    assert approvals()["change"].table == "it_ticket"


def test_a_change_names_what_fails_meanwhile(any_office: Office) -> None:
    """The part it touches takes others down, the most important first."""
    o = any_office
    wall = o.run(save_component, ComponentDraft("Firewall", "network"))
    for name, level in (("Telefonie", 2), ("Webshop", 4)):
        o.run(depend, o.run(save_component, ComponentDraft(name, criticality=level)), wall)
    assert o.read(falls_with, wall) == ["Webshop", "Telefonie"]
    key = begun(o)
    o.run(plan_change, key, ChangeDraft(component=wall))
    assert o.read(change_of, key).component == "Firewall"  # type: ignore[union-attr]


def test_tickets_are_linked_and_solved_with_their_problem(any_office: Office) -> None:
    """Itself, nothing and a circle are refused; a link reads from both sides; solving the problem solves what it caused and is still open."""
    o = any_office
    use_language("en")
    problem, first, second, third = (
        o.run(open_ticket, TicketDraft(title)) for title in ("Kernproblem", "A", "B", "C")
    )
    for other in (problem, 0, 999):
        with pytest.raises(Invalid):
            o.run(link_tickets, problem, other)
    with pytest.raises(Invalid):
        o.run(link_tickets, first, problem, "x")
    for key in (first, second, third):
        o.run(link_tickets, key, problem, "caused")
    with pytest.raises(Invalid, match="belongs to this one already"):
        o.run(link_tickets, problem, first, "caused")
    assert [one.words for one in o.read(links_of, first)] == ["caused by"]
    assert [(one.words, one.title) for one in o.read(links_of, problem)] == [
        ("causes", "A"),
        ("causes", "B"),
        ("causes", "C"),
    ]
    again = o.run(link_tickets, problem, third, "related")
    assert [one.words for one in o.read(links_of, third)] == ["related to"]
    o.run(unlink_tickets, again)
    assert o.read(links_of, third) == []
    o.run(solve, second, "schon gelöst")
    assert o.run(solve_with_caused, problem, "Treiber getauscht", "Alter Treiber") == 1
    assert [o.read(ticket, key).state for key in (problem, first, second, third)] == [
        "solved",
        "solved",
        "solved",
        "new",
    ]  # type: ignore[union-attr]
    assert o.read(ticket, first).cause == "Alter Treiber"  # type: ignore[union-attr]


def test_what_is_due_is_closed_and_woken(any_office: Office) -> None:
    """Only what is a week old, or whose day has come; nothing is run where nothing is due, or without the right; the thread ends with the window."""
    start = datetime.datetime(2026, 11, 2, 9, 0, tzinfo=datetime.UTC)
    now = [start]
    o = Office(any_office.book, Actor("anna", "Anna", frozenset({"*"})), lambda: now[0])
    solved, asleep = (o.run(open_ticket, TicketDraft(title)) for title in ("A", "B"))
    o.run(work, [asleep])
    o.run(solve, solved, "fertig")
    o.run(wait, asleep, "date", start.date() + datetime.timedelta(days=3))
    keeper = jobs.Keeper(o)
    assert keeper.look() == (0, 0)
    now[0] = start + datetime.timedelta(days=3)
    assert keeper.look() == (0, 1)
    assert o.read(ticket, asleep).state == "open"  # type: ignore[union-attr]
    now[0] = start + datetime.timedelta(days=8)
    clerk = Office(o.book, Actor("bea", "Bea", frozenset({"it.view"})), lambda: now[0])
    assert jobs.Keeper(clerk).look() == (0, 0)
    assert keeper.look() == (1, 0)
    assert o.read(ticket, solved).state == "closed"  # type: ignore[union-attr]
    assert not o.read(jobs.due)
    running = jobs.begin(o)
    running.stop()
    assert not running.running()
