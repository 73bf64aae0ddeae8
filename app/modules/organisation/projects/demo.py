"""The demo company's projects: five that run, one template, with tasks that wait for each other and the times of months."""

from __future__ import annotations

import datetime
import random
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from app.core.dataclass import dataclass
from app.core.dates import is_working_day
from app.data import numbering, search
from app.data.office import Office, command
from app.data.unit import Unit
from app.modules.hr.people.api import Person
from app.modules.organisation.contacts.api import find_by_account
from app.modules.organisation.projects.models import (
    CHANGE,
    Project,
    ProjectMember,
    ProjectTask,
    ProjectTime,
    TaskLink,
)
from app.modules.organisation.projects.rules.projects import read_links
from app.modules.organisation.projects.rules.rounding import round_minutes
from app.modules.organisation.projects.services.planning import remind_of, replan

LAND = "SH"  # where the demo company is
SEED = 31
ONE_DAY = datetime.timedelta(days=1)
Line = tuple[str, str, int, int, str]


@dataclass(frozen=True)
class Made:
    """A project of the demo: customer's account, first day from today on, days until it is due, budget in cents, tasks."""

    name: str
    state: str
    goal: str
    account: str
    begin: int
    due: int
    budget: int
    lines: Sequence[Line]
    template: bool = False


# kind, title, working days, hours, what it waits for by number
FITTING: tuple[Line, ...] = (
    ("phase", "Planung", 0, 0, ""),
    ("task", "Aufmaß vor Ort", 2, 16, ""),
    ("task", "Zeichnungen und Stückliste", 6, 40, "2"),
    ("milestone", "Freigabe durch den Kunden", 0, 0, "3FS+3"),
    ("phase", "Ausführung", 0, 0, ""),
    ("task", "Material bestellen", 3, 8, "4"),
    ("task", "Fertigung", 15, 110, "6FS+5"),
    ("task", "Montage", 6, 80, "7FS-2"),
    ("task", "Elektrik anschließen", 3, 24, "8SS+2"),
    ("phase", "Abschluss", 0, 0, ""),
    ("task", "Abnahme mit Protokoll", 1, 6, "8; 9FF"),
    ("milestone", "Übergabe", 0, 0, "11"),
)
SOFTWARE: tuple[Line, ...] = (
    ("task", "Anforderungen aufnehmen", 5, 30, ""),
    ("task", "Anbieter vergleichen", 8, 36, "1"),
    ("task", "Daten übernehmen und prüfen", 10, 60, "2FS+5"),
    ("task", "Schulung der Anwender", 4, 32, "3SS+5"),
    ("milestone", "Umstellung", 0, 0, "3; 4"),
    ("task", "Nachbetreuung", 10, 20, "5"),
)
SMALL: tuple[Line, ...] = (
    ("task", "Bestand aufnehmen", 3, 20, ""),
    ("task", "Maßnahmen festlegen", 2, 10, "1"),
    ("task", "Maßnahmen umsetzen", 12, 70, "2"),
    ("milestone", "Bericht an die Geschäftsführung", 0, 0, "3FS+2"),
)
PROJECTS = (
    Made("Lehrwerkstatt: Ausstattung für 12 Plätze", "active", "Zwölf Plätze sind eingerichtet und abgenommen.", "10020", -62, due=40, budget=18_400_00, lines=FITTING),
    Made("Absauganlage Halle 2", "active", "Die Anlage läuft und hält die Grenzwerte ein.", "10060", -35, due=50, budget=27_500_00, lines=FITTING),
    Made("Neue Zeiterfassung", "active", "Alle erfassen ihre Zeiten am Arbeitsplatz.", "", -45, due=30, budget=6_000_00, lines=SOFTWARE),
    Made("Energie sparen im Lager", "planned", "Der Verbrauch sinkt um ein Fünftel.", "", 14, due=60, budget=4_500_00, lines=SMALL),
    Made("Umzug der Werkzeugausgabe", "done", "Die Ausgabe steht neben Halle 1.", "10090", -150, due=-70, budget=7_300_00, lines=SMALL),
    Made("Vorlage: Ausstattung beim Kunden", "planned", "Vorlage für Aufträge mit Montage.", "", 0, due=60, budget=0, lines=FITTING, template=True),
)  # fmt: skip


def demo(office: Office, _months: int) -> None:
    """Keep the projects with their tasks and times."""
    office.run(
        fill_projects,
        {one.account: office.read(find_by_account, one.account) for one in PROJECTS if one.account},
    )


@command(CHANGE)
def fill_projects(unit: Unit, customers: Mapping[str, int | None]) -> None:
    """Make the projects of the demo, those that run with what is done and noted until now; made already, nothing happens."""
    if unit.connection.scalar(select(Project.id).limit(1)) is not None:
        return
    p = Person
    people = list(unit.connection.scalars(select(p.id).where(p.leaving.is_(None)).order_by(p.number)))
    me = unit.connection.scalar(select(p.id).where(p.login == unit.login, p.login != ""))
    chance = random.Random(SEED)  # noqa: S311
    if not people:
        return
    for at, made in enumerate(PROJECTS):
        team = sorted(
            {people[(at * 3 + n) % len(people)] for n in range(4)} | ({me} if me is not None else set())
        )
        _make(unit, made, team, me or team[0], customers.get(made.account), chance=chance)


def _make(
    unit: Unit, made: Made, team: Sequence[int], lead: int, customer: int | None, chance: random.Random
) -> None:
    today = unit.today
    start, due = today + made.begin * ONE_DAY, today + made.due * ONE_DAY
    while not is_working_day(start, LAND):
        start += ONE_DAY
    number = numbering.give(unit, Project.number, today.year)
    key = unit.insert(
        Project,
        number=number,
        name=made.name,
        state=made.state,
        start=start,
        due=due,
        lead_id=lead,
        contact_id=customer,
        closed=due if made.state == "done" else None,
        goal=made.goal,
        budget=made.budget,
        cost_centre="",
        cost_rate=48_00,
        budget_hours=sum(line[3] for line in made.lines) * 10_000,
        bill_rate=82_00 if customer else 0,
        rounding="up",
        step=15,
        template=made.template,
    )
    search.index(unit, Project, key, f"{number} {made.name} {made.goal}")
    unit.insert_rows(ProjectMember, [{"project_id": key, "person_id": one, "part": ""} for one in team])
    tasks = _tasks(unit, key, made, team)
    row = unit.row(Project, key)
    replan(unit, row)
    if made.state in ("active", "done"):
        _work(unit, key, made, row, chance)
        replan(unit, row)
    remind_of(unit, row, tasks)


def _tasks(unit: Unit, project: int, made: Made, team: Sequence[int]) -> list[int]:
    """Keep the tasks of a project with what they wait for, and return their keys."""
    empty = dict.fromkeys(("not_before", "deadline", "start", "finish", "base_start", "base_finish", "begun", "done", "origin_id", "occurs", "source_table", "source_key"))  # fmt: skip
    keys: dict[int, int] = {}
    phase: int | None = None
    for number, (kind, title, days, hours, _links) in enumerate(made.lines, 1):
        person = team[number % len(team)] if kind == "task" and not made.template else None
        keys[number] = unit.insert(
            ProjectTask, project_id=project, number=number, place=number, kind=kind, title=title, days=days,
            parent_id=None if kind == "phase" else phase, person_id=person, state="open", fixed=False, hours=hours * 10_000,
            cost=0, measure="percent", progress=0, repeats="", text="", **empty,
        )  # fmt: skip
        phase = keys[number] if kind == "phase" else phase
    links = [
        {"task_id": keys[number], "before_id": link.before, "kind": link.kind, "lag": link.lag}
        for number, line in enumerate(made.lines, 1)
        for link in read_links(line[4], keys)
    ]
    unit.insert_rows(TaskLink, links)
    return list(keys.values())


def _work(unit: Unit, project: int, made: Made, row: Mapping[str, Any], chance: random.Random) -> None:
    """Let what lies before today be agreed, begun and done, with the times of the people who did it."""
    t, today = ProjectTask, unit.today
    found = unit.connection.execute(select(t.__table__).where(t.project_id == project).order_by(t.place))
    times: list[dict[str, Any]] = []
    for task in map(dict, found.mappings().all()):
        values: dict[str, Any] = {"base_start": task["start"], "base_finish": task["finish"]}
        if task["kind"] != "phase" and task["start"] is not None and task["start"] < today:
            over = made.state == "done" or task["finish"] < today - 2 * ONE_DAY
            values |= {"begun": task["start"], "state": "done" if over else "started"}
            values |= (
                {"progress": 10_000, "done": task["finish"]}
                if over
                else {"progress": chance.choice((2500, 4000, 6000))}
            )
            times += _times(task, today, row, chance)
        unit.update(t, task["id"], values)
    if times:
        unit.insert_rows(ProjectTime, times)


def _times(
    task: Mapping[str, Any], today: datetime.date, project: Mapping[str, Any], chance: random.Random
) -> list[dict[str, Any]]:
    """Return a time for each working day of a task until yesterday, approved but those of the last week."""
    if task["person_id"] is None:
        return []
    day, found = task["start"], []
    while day <= min(task["finish"], today - ONE_DAY):
        if is_working_day(day, LAND):
            exact = chance.randrange(110, 430, 5)
            approved = day < today - 7 * ONE_DAY
            found.append({
                "project_id": task["project_id"], "task_id": task["id"], "person_id": task["person_id"], "day": day,
                "exact": exact, "minutes": round_minutes(exact, project["step"], project["rounding"]), "running": None,
                "note": "", "billable": project["contact_id"] is not None,
                "state": "approved" if approved else "noted", "approved_by": "kontor" if approved else "", "document_id": None,
            })  # fmt: skip
        day += ONE_DAY
    return found
