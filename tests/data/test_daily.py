"""The work of a day: contracts roll on because a day begins, once, from whichever desk, and what fails keeps nothing else."""

from __future__ import annotations

import datetime
import threading

import pytest
from click.testing import CliRunner

from app import cli
from app.core.errors import Invalid
from app.data import daily
from app.data.office import Actor, Office
from app.data.record_extras import Target, follow_ups, settle_follow_up
from app.data.verify import verify
from app.modules.it.licences.queries import contract
from app.modules.it.licences.rules import ContractDraft
from app.modules.it.licences.services import save_contract
from app.modules.it.licences.todo import waiting
from tests.conftest import close, office_at

DAY = datetime.date
TERMS = ContractDraft("Wartung", DAY(2025, 1, 1), until=DAY(2026, 12, 31), notice_days=92, renews=12)


class Clock:
    """A clock that a test sets."""

    def __init__(self, day: datetime.date) -> None:
        self.day = day

    def __call__(self) -> datetime.datetime:
        return datetime.datetime.combine(self.day, datetime.time(9), datetime.UTC)


def moved(office: Office, day: datetime.date) -> Clock:
    """Give an office a clock of its own."""
    office.clock = Clock(day)
    return office.clock


def test_a_contract_goes_on_when_its_notice_was_missed(any_office: Office) -> None:
    """Until 31.12.2026 with 92 days: on 1.10.2026 it runs until 31.12.2027, and a year later its notice is told again."""
    clock = moved(any_office, DAY(2026, 3, 1))
    key = any_office.run(save_contract, TERMS)
    target = Target("it_contract", key)
    (first,) = any_office.read(follow_ups, target)
    any_office.run(settle_follow_up, first.id)
    clock.day = DAY(2026, 9, 30)
    daily.do_all(any_office)
    assert any_office.read(contract, key).draft.until == DAY(2026, 12, 31)  # type: ignore[union-attr]
    clock.day = DAY(2026, 10, 1)
    assert "it.licences" in daily.do_all(any_office)
    one = any_office.read(contract, key)
    assert one is not None
    assert (one.draft.until, one.notice) == (DAY(2027, 12, 31), DAY(2027, 9, 30))
    (again,) = any_office.read(follow_ups, target)
    assert (again.day, again.login) == (DAY(2027, 9, 16), "admin"), "it is before who had the last one"
    clock.day = DAY(2027, 8, 15)
    assert [row.page for row in any_office.read(waiting)] == ["it.licences.contracts"]
    assert all(check.ok for check in verify(any_office.book))


def test_a_day_is_done_once_and_by_whoever_works(any_office: Office) -> None:
    """A second look does nothing; who may see no contract does the day as well; the next day it is done again."""
    clock = moved(any_office, DAY(2026, 10, 1))
    any_office.actor = Actor("gast", "Gast", frozenset())
    assert "it.licences" in daily.do_all(any_office)
    assert daily.do_all(any_office) == []
    clock.day = DAY(2026, 10, 2)
    assert "it.licences" in daily.do_all(any_office)


def test_two_desks_do_a_day_once(any_office: Office) -> None:
    """Both begin at the same moment: for each topic one does it, the other finds it done."""
    done: list[list[str]] = [[], []]
    meet = threading.Barrier(2)

    def work(place: int) -> None:
        desk = Office(any_office.book, any_office.actor, any_office.clock)
        meet.wait()
        done[place] = daily.do_all(desk)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    both = done[0] + done[1]
    assert sorted(both) == sorted(set(both))
    assert "it.licences" in both


def test_what_fails_keeps_nothing_else_and_is_tried_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A topic whose day is refused is undone still; the others are done."""

    def refuse(_unit: object) -> None:
        raise Invalid("no")

    others = set(office.read(daily.undone)) - {"it.licences"}
    with monkeypatch.context() as patch:
        patch.setattr("app.modules.it.licences.services.roll_on", refuse)
        assert set(daily.do_all(office)) == others
    assert daily.do_all(office) == ["it.licences"]


def test_the_command_does_a_day_once(place: str) -> None:
    """`kontor daily` says what it did, and the second time that all is done."""
    cli.commands()
    runner = CliRunner()
    first = runner.invoke(cli.kontor, ["daily", place, "--json"])
    assert first.exit_code == 0, first.output
    assert "it.licences" in first.output
    again = runner.invoke(cli.kontor, ["daily", place, "--json"])
    assert "it.licences" not in again.output
    made = office_at(place)
    assert all(check.ok for check in verify(made.book))
    close(made.book)


def test_the_window_does_the_day_beside_it(office: Office) -> None:
    """The loop looks and does what is undone."""
    loop = daily.Daily(office)
    assert "it.licences" in loop.look()
    assert loop.look() == []
