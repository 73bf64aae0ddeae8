"""The board of tasks against its raw rows: what it shows, in which order, what it leaves out, and states set for many."""

from __future__ import annotations

import datetime
import random

import pytest
from sqlalchemy import insert, select

from app.core.errors import Forbidden
from app.data.office import Office
from app.data.queries import query
from app.data.unit import table_of
from app.modules.organisation.projects.models import ProjectTask
from app.modules.organisation.projects.queries import board
from app.modules.organisation.projects.queries.board import COLUMNS, task_board
from app.modules.organisation.projects.services.tasks import set_tasks
from tests.modules.organisation.project_book import START, project_book

ONE_DAY = datetime.timedelta(days=1)


def test_the_board_shows_what_the_rows_say(one_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty random tasks, reckoned again from raw rows: by end, done ones by the newest of two weeks, the rest counted."""
    b, chance, most, t = project_book(one_office), random.Random(3), 5, ProjectTask
    monkeypatch.setattr(board, "MOST", most)
    today = one_office.clock().astimezone().date()
    model = one_office.read(query("")(lambda c: dict(c.execute(select(t.__table__).where(t.id == b.tasks["Malen"])).mappings().one())))  # fmt: skip
    rows = []
    for number in range(40):
        state = chance.choice((*COLUMNS, "dropped"))
        rows.append(model | {
            "id": 1000 + number, "number": 100 + number, "state": state, "finish": START + ONE_DAY * chance.randrange(-40, 40),
            "done": today - ONE_DAY * chance.randrange(20) if state == "done" else None,
            "person_id": chance.choice((b.people["karla"], None)), "kind": chance.choice(("task", "task", "milestone", "phase")),
        })  # fmt: skip
    with one_office.book.engine.begin() as connection:
        connection.execute(insert(table_of(t)), rows)
    everything = [dict(row) for row in one_office.read(query("")(lambda c: c.execute(select(t.__table__)).mappings().all()))]  # fmt: skip
    for own in (False, True):
        who = b.company.as_role("karla", "manager") if own else one_office
        found = who.read(task_board, b.project, own)
        for state in COLUMNS:
            wanted = [
                row for row in everything
                if row["state"] == state and row["kind"] != "phase" and (not own or row["person_id"] == b.people["karla"])
                and (state != "done" or (today - row["done"]).days < 14)
            ]  # fmt: skip
            sign = -1 if state == "done" else 1
            day = "done" if state == "done" else "finish"
            wanted.sort(key=lambda row: (sign * row[day].toordinal(), sign * row["id"]))
            cards = [card for card in found.cards if card.state == state]
            assert [card.id for card in cards] == [row["id"] for row in wanted[:most]]
            assert [card.late for card in cards] == [
                state != "done" and row["finish"] < today for row in wanted[:most]
            ]
            assert (state in found.more) == (len(wanted) > most)
    assert one_office.read(task_board, 999_999).cards == ()


def test_many_tasks_enter_a_state_at_once(office: Office) -> None:
    """Counted first, done once; who neither does nor plans them is refused, and none of them moves."""
    b = project_book(office)
    keys = [b.tasks["Aufmaß"], b.tasks["Malen"]]
    assert office.run(set_tasks, keys, "state", "started", True).change == 2
    assert b.row("Malen")["state"] == "open"
    karla = b.company.as_role("karla", "staff")
    with pytest.raises(Forbidden):
        karla.run(set_tasks, keys, "state", "started")
    assert b.row("Aufmaß")["state"] == "open"
    for change, same in ((2, 0), (0, 2)):
        found = office.run(set_tasks, keys, "state", "started")
        assert (found.change, found.same) == (change, same)
    assert b.row("Aufmaß")["begun"] == office.clock().astimezone().date()
