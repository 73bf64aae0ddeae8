"""Who has no right learns nothing of projects, their tasks, notes and times."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from sqlalchemy import select

from app.core.errors import Forbidden, Invalid, KontorError
from app.data.office import Office
from app.data.queries import query
from app.data.record_extras import follow_ups
from app.data.trail import history
from app.data.visibility import may_know
from app.modules.finance.chart.api import CostCentreDraft, save_cost_centre
from app.modules.finance.ledger.api import EntryDraft, LineDraft, post
from app.modules.organisation.projects.models import ProjectMember, ProjectTime
from app.modules.organisation.projects.queries.board import task_board
from app.modules.organisation.projects.queries.choices import member_choices, project_choices, task_choices
from app.modules.organisation.projects.queries.figures import project_figures, workload
from app.modules.organisation.projects.queries.lists import (
    members_source,
    project,
    projects_source,
    task,
    tasks_source,
    times_source,
    todo_source,
)
from app.modules.organisation.projects.queries.plan import project_plan
from app.modules.organisation.projects.queries.week import time_places
from app.modules.organisation.projects.rules.projects import (
    MemberDraft,
    ProjectDraft,
    TaskDraft,
    TimeDraft,
)
from app.modules.organisation.projects.services.projects import (
    leave_project,
    make_from_template,
    save_member,
    save_project,
)
from app.modules.organisation.projects.services.tasks import save_task
from app.modules.organisation.projects.services.times import (
    save_time,
)
from tests.modules.hr.company import ROLES
from tests.modules.organisation.project_book import START, Book, project_book

D, ONE_DAY = datetime.date, datetime.timedelta(days=1)
ALL_TASKS = ("Aufmaß", "Bauen", "Malen", "Übergabe", "Bau")
CANARY = "Rohrdommel"


@pytest.mark.parametrize(("rate", "counted"), [(50_00, 200_00), (0, 3_800_00)])
def test_wages_are_counted_once(office: Office, rate: int, counted: int) -> None:
    """Where hours cost at a rate, what payroll posts to the cost centre of the project is not added to them once more; without a rate it is."""
    b = project_book(office)
    office.run(save_cost_centre, CostCentreDraft(1, "P1", "Halle 2"))
    found = office.read(project, b.project)
    assert found is not None
    draft = replace(found.draft, cost_centre="P1", cost_rate=rate)
    office.run(save_project, draft, b.project, found.version)
    lines = [("6020", 3_000_00), ("6110", 600_00), ("5400", 200_00)]
    posted = (
        LineDraft("3790", -3_800_00),
        *(LineDraft(number, amount, cost1="P1") for number, amount in lines),
    )
    office.run(post, EntryDraft(D(2026, 1, 31), "LG-2026-01", "Januar", posted))
    b.company.as_role("karla", "staff").run(
        save_time, TimeDraft(b.project, None, office.clock().astimezone().date(), 120)
    )
    told = office.read(project_figures, b.project, START)
    assert told is not None
    assert (told.ledger, told.time_cost) == (counted, 2 * rate)


def test_somebody_is_a_member_of_several_projects(office: Office) -> None:
    """Added to a second one, or twice to the same, nobody is taken off the first."""
    b = project_book(office)
    lina = b.people["lina"]
    found = office.read(project, b.project)
    assert found is not None
    other = office.run(save_project, replace(found.draft, name="Zweites"))
    first = office.run(save_member, MemberDraft(b.project, lina, "baut"))
    second = office.run(save_member, MemberDraft(other, lina, "plant"))
    assert office.run(save_member, MemberDraft(b.project, lina, "prüft")) == first != second
    asked = select(ProjectMember.project_id, ProjectMember.part).where(ProjectMember.person_id == lina)
    rows = office.read(
        query("")(lambda c: [tuple(row) for row in c.execute(asked.order_by(ProjectMember.id))])
    )
    assert rows == [(b.project, "prüft"), (other, "plant")]


def _told(office: Office, b: Book) -> str:
    """Return all that somebody may read of projects, as one text."""
    found: list[object] = []

    def read(function: object, *args: object) -> None:
        try:
            found.append(repr(office.read(function, *args)))  # type: ignore[arg-type]
        except KontorError:
            found.append("refused")

    for one in (project, project_plan, project_figures, member_choices, task_choices):
        read(one, b.project)
    read(project_choices)
    read(task_board)
    read(task_board, b.project)
    read(time_places)
    read(workload, START)
    read(follow_ups)
    for source in (
        projects_source(True),
        tasks_source(True),
        todo_source(True),
        members_source(),
        times_source(),
    ):
        read(source.page, list(range(1, 12)))
        read(source.keys, {"title": CANARY} if any(c.key == "title" for c in source.columns) else {})
    for key in (1, b.tasks[CANARY]):
        read(task, key)
        for table in ("organisation_project", "organisation_task", "organisation_project_time"):
            read(history, table, key)
    return "\n".join(found)  # type: ignore[arg-type]


def test_no_role_without_the_right_learns_of_projects(office: Office) -> None:
    """A project is told to its members, its lead and who sees all; notes of times to who noted them, the lead and who sees all."""
    b = project_book(office)
    b.add(CANARY, person=b.people["karla"], text=f"geheim {CANARY}")
    karla = b.company.as_role("karla", "staff")
    karla.run(save_time, TimeDraft(b.project, None, b.office.clock().astimezone().date(), 61, "Zwergtaucher"))
    b.office.run(save_member, MemberDraft(b.project, b.people["lina"], ""))
    everybody = {
        role for role, rights in ROLES.items() if "organisation.project.all" in rights or "*" in rights
    }
    assert everybody == {"administrator", "bookkeeper"}
    people = [("olaf", role) for role in ROLES] + [
        (one, role) for one in ("hanna", "lina") for role in ("manager", "staff")
    ]
    for login, role in people:
        told = _told(b.company.as_role(login, role), b)
        knows = role in everybody or login in ("hanna", "lina")
        assert (CANARY in told) == knows, (role, login)
        assert ("Zwergtaucher" in told) == (role in everybody or login == "hanna"), (role, login)
        seen = query("")(lambda one: may_know(one, ProjectTime.__tablename__, 1))
        assert b.company.as_role(login, role).read(seen) == (role in everybody or login == "hanna")
    with pytest.raises(Forbidden):
        b.company.as_role("olaf", "manager").run(save_task, TaskDraft(b.project, "Fremd"))
    with pytest.raises(Invalid):
        b.office.run(leave_project, 2)


def test_a_template_gives_its_rates_and_its_goal(office: Office) -> None:
    """Lead, goal, budget, rates and rounding come along unless the draft says otherwise; customer and cost centre never."""
    b = project_book(office)
    found = office.read(project, b.project)
    assert found is not None
    money = {"budget": 9_000_00, "budget_hours": 70_0000, "cost_rate": 41_00}
    rounding = {"rounding": "up", "step": 15}
    like = replace(found.draft, goal="Dicht", bill_rate=80_00, template=True, **money, **rounding)
    office.run(save_project, like, b.project)
    start = datetime.date(2027, 1, 4)
    made = office.read(
        project,
        office.run(make_from_template, b.project, ProjectDraft("B", "active", start, bill_rate=85_00)),
    )
    assert made is not None
    assert made.draft == ProjectDraft(
        "B", "active", start, None, like.lead, goal="Dicht", bill_rate=85_00, **money, **rounding
    )
