"""Today: whatever waits for somebody's approval stands there, of every kind that can be approved, and leads to its page."""

from __future__ import annotations

import datetime

from app.core.manifest import discover
from app.core.messages import use_language
from app.data.approval_rules import approvals
from app.data.approval_tables import OPEN, ApprovalRun, ApprovalStep
from app.data.office import Actor, Office, command
from app.data.unit import Unit
from app.modules.cockpit.today.queries import all_waiting
from tests.conftest import NOW
from tests.modules.organisation.meeting_book import meeting_book

LATE = NOW.astimezone().date() - datetime.timedelta(days=1)


@command("")
def ask(unit: Unit, kind: str, login: str, times: int) -> None:
    """Ask somebody to approve records of a kind, whatever they are; the first of them since yesterday."""
    for key in range(901, 901 + times):
        about = {"kind": kind, "table_name": approvals()[kind].table, "row_key": key, "amount": 0}
        run = unit.insert(ApprovalRun, **about, state=OPEN, started_by="admin", started_at=NOW, ended_at=None)
        due = LATE + datetime.timedelta(days=key - 901)
        unit.insert(ApprovalStep, run_id=run, position=1, login=login, due=due, state=OPEN)


def test_every_kind_that_waits_for_somebody_stands_there(one_office: Office) -> None:
    """One more line for who is asked, of each kind once, and none for others; its page is there."""
    pages = {key for module in discover() for key, _page in module.pages()}
    assert len(approvals()) >= 13
    asked, other = (
        Office(one_office.book, Actor(login, login, frozenset({"*"})), one_office.clock)
        for login in ("asked", "other")
    )
    before, elsewhere = asked.read(all_waiting), other.read(all_waiting)
    for kind in approvals():
        one_office.run(ask, kind, "asked", 2)
    found = [one for one in asked.read(all_waiting) if one not in before]
    trips = 1  # trips and their advances stand on one line
    assert len(found) == len(approvals()) - trips
    assert sum(one.count for one in found) == 2 * len(approvals())
    assert {one.page for one in found} <= pages
    led = [one for one in found if one.page in {kind.page for kind in approvals().values()}]
    assert sorted(one.page for one in led) == sorted(kind.page for kind in approvals().values() if kind.page)
    assert all(one.late and getattr(one.request, "key", one.request) == 901 for one in led)
    assert other.read(all_waiting) == elsewhere


def test_minutes_are_announced_to_who_approves_them(office: Office) -> None:
    """Karla is asked, in her language; who wrote them and who may not approve are not."""
    book = meeting_book(office)
    book.reviewed()
    (found,) = book.of("karla", "manager").read(all_waiting)
    assert (found.count, found.page, found.request) == (1, "organisation.meetings.meetings", book.meeting)
    assert not found.late
    assert str(found.words) == "Minutes: 1 waits for your approval"
    use_language("de")
    assert str(found.words) == "Protokoll: 1 wartet auf Ihre Freigabe"
    use_language("en")
    assert book.of("hanna", "manager").read(all_waiting) == []
    assert book.of("karla", "staff").read(all_waiting) == []
