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

LATE = NOW.date() - datetime.timedelta(days=1)


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
    for kind in approvals():
        office, other = (
            Office(one_office.book, Actor(login, login, frozenset({"*"})), one_office.clock)
            for login in (f"asked_{kind}", f"other_{kind}")
        )
        before, elsewhere = office.read(all_waiting), other.read(all_waiting)
        one_office.run(ask, kind, f"asked_{kind}", 2)
        (found,) = [one for one in office.read(all_waiting) if one not in before]
        assert found.count == 2, kind
        assert found.page in pages
        assert other.read(all_waiting) == elsewhere
        if approvals()[kind].page:
            assert found.late
            assert getattr(found.request, "key", found.request) == 901


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
