"""How long lists, plans and a move of a task take with many projects, against the raw sum of the same rows.

CPU is that of this process alone: on a server the rest is the server's or waiting.

python -m tests.bench.projects [PROJECTS] [TASKS] [TIMES] [URL]
"""

from __future__ import annotations

import datetime
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import QApplication
from sqlalchemy import Connection, insert, text

from app.data.lists import ListSource
from app.data.office import SYSTEM, Office
from app.data.queries import query
from app.data.unit import table_of
from app.modules.cockpit.figures.queries.boards import board
from app.modules.cockpit.figures.rules.figures import BoardDraft
from app.modules.cockpit.figures.services.boards import save_board
from app.modules.hr.people.api import ContractDraft, PersonDraft, save_contract, save_person
from app.modules.office.services import NewBook, new_book
from app.modules.organisation.projects.models import Project, ProjectTask, ProjectTime, TaskLink
from app.modules.organisation.projects.pages.gantt import Gantt
from app.modules.organisation.projects.queries.board import task_board
from app.modules.organisation.projects.queries.figures import project_figures
from app.modules.organisation.projects.queries.lists import projects_source, tasks_source, times_source
from app.modules.organisation.projects.queries.plan import project_plan
from app.modules.organisation.projects.services.planning import move_task, plan_anew

TILES = (
    "turnover", "result", "cash", "liquidity_2", "receivables_overdue", "invoiced", "headcount", "sickness_rate",
    "projects_late", "tasks_overdue", "tasks_done", "project_hours",
)  # fmt: skip
LARGE = 2_000  # tasks of the project whose plan is drawn
PART, CHAIN = 20_000, 20
DAY = datetime.timedelta(days=1)
D = datetime.date


@query("organisation.project.view")
def raw(connection: Connection) -> int:
    """Return what all times sum up to, by one plain statement: the limit."""
    return int(connection.scalar(text("SELECT sum(minutes) FROM organisation_project_time")) or 0)


def _write(office: Office, kind: Any, rows: list[dict[str, Any]]) -> None:
    with office.book.engine.begin() as connection:
        for at in range(0, len(rows), PART):
            connection.execute(insert(table_of(kind)), rows[at : at + PART])


def fill(office: Office, projects: int, tasks: int, times: int) -> None:
    """Write people, projects, their tasks in chains and times on them; the first project has LARGE tasks."""
    people = []
    for number in range(20):
        key = office.run(
            save_person, PersonDraft("Vor", f"Name {number}", "Bau", "Kiel", "Stelle", entry=D(2020, 1, 1))
        )
        office.run(save_contract, ContractDraft(key, D(2020, 1, 1)))
        people.append(key)
    start = D(2026, 1, 5)
    _write(office, Project, [
        {"number": f"P-{at}", "name": f"Projekt {at}", "state": "active", "start": start, "lead_id": people[at % 20], "goal": "",
         "budget": 1_000_00, "budget_hours": 0, "cost_centre": "", "cost_rate": 50_00, "bill_rate": 0, "rounding": "exact",
         "step": 0, "template": False} for at in range(1, projects + 1)
    ])  # fmt: skip
    rows, links = [], []
    rest = max(tasks - LARGE, 0)
    owners = [1] * LARGE + [2 + at * (projects - 1) // rest for at in range(rest)]
    numbers: dict[int, int] = {}
    for key, project in enumerate(owners, 1):
        number = numbers[project] = numbers.get(project, 0) + 1
        rows.append(
            {"project_id": project, "number": number, "place": number, "kind": "task", "title": f"Aufgabe {key}", "state": "open",
             "person_id": people[key % 20], "days": 1 + key % 4, "fixed": False, "hours": 80_000, "cost": 0, "measure": "percent",
             "progress": 0, "repeats": "", "text": "", "start": start, "finish": start + DAY * (key % 300)}
        )  # fmt: skip
        if number % CHAIN:
            links.append(
                {"task_id": key, "before_id": key - 1, "kind": "FS", "lag": 0} if number > 1 else None
            )
    _write(office, ProjectTask, rows)
    _write(office, TaskLink, [one for one in links if one is not None])
    chance = random.Random(5)
    _write(office, ProjectTime, [
        {"project_id": 1 + at % projects, "person_id": people[at % 20], "day": start + DAY * chance.randrange(320), "exact": 60,
         "minutes": 60, "note": "", "billable": True, "state": "noted", "approved_by": ""} for at in range(times)
    ])  # fmt: skip


@dataclass(frozen=True)
class Took:
    """Seconds of an action: the shortest of several times, and the CPU of this process in it."""

    wall: float
    cpu: float


def took(action: Callable[[], Any], times: int = 7) -> Took:
    """Do something several times."""
    found = []
    for _time in range(times):
        begun, used = time.perf_counter(), time.process_time()
        action()
        found.append(Took(time.perf_counter() - begun, time.process_time() - used))
    return min(found, key=lambda one: one.wall)


def _list(office: Office, source: ListSource) -> Took:
    return took(lambda: office.read(source.beginning, {}, None, [(0, 60)]))


def measure(projects: int, tasks: int, times: int, url: str) -> None:
    """Print what each takes, and as a ratio to the raw sum of all times."""
    with tempfile.TemporaryDirectory() as folder:
        place = url or str(Path(folder) / "projects.kontor")
        office = Office(new_book(place, NewBook(company="Bench", fiscal_year=2026, land="BE")), SYSTEM)
        fill(office, projects, tasks, times)
        limit = took(lambda: office.read(raw)).wall
        print(f"raw sum of {times} times: {limit * 1000:.1f} ms")
        office.run(plan_anew, 1)
        found = office.read(project_plan, 1)
        assert found is not None
        QApplication.instance() or QApplication([])
        gantt = Gantt()
        tiles = office.run(save_board, BoardDraft("Leitung", figures=TILES))

        def draw() -> None:
            gantt.show_plan(found, D(2026, 6, 1))
            gantt.resize(gantt.sizeHint())
            gantt.render(QPixmap(1600, 1000), QPoint(), QRegion(0, 0, 1600, 1000))

        parts = {
            "list of projects": _list(office, projects_source()),
            "list of tasks": _list(office, tasks_source()),
            "list of times": _list(office, times_source()),
            "board of all tasks": took(lambda: office.read(task_board)),
            f"board of {LARGE} tasks": took(lambda: office.read(task_board, 1)),
            f"plan of {LARGE} tasks": took(lambda: office.read(project_plan, 1)),
            "drawing it": took(draw),
            "cockpit of twelve tiles": took(lambda: office.read(board, tiles, D(2026, 6, 1))),
            "figures of it": took(lambda: office.read(project_figures, 1)),
        }
        row = found.rows[0].task
        day = (row.start or D(2026, 1, 5)) + 7 * DAY
        parts["moving a task of it"] = took(lambda: office.run(move_task, row.id, day, row.version), 1)
        for name, one in parts.items():
            wall, cpu = one.wall * 1000, one.cpu * 1000
            print(f"{name:<24} {wall:8.1f} ms   CPU {cpu:8.1f} ms   {one.wall / limit:6.2f} × raw")


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:4]]
    sizes = given + [1_000, 100_000, 1_000_000][len(given) :]
    measure(sizes[0], sizes[1], sizes[2], sys.argv[4] if len(sys.argv) > 4 else "")
