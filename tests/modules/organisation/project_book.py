"""A book with people and a project whose tasks wait for each other, for tests of projects."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from app.data.office import Office
from app.data.queries import query
from app.modules.organisation.contacts.api import ContactDraft, save_contact
from app.modules.organisation.projects.models import ProjectTask
from app.modules.organisation.projects.rules.projects import MemberDraft, ProjectDraft, TaskDraft
from app.modules.organisation.projects.services.projects import save_member, save_project
from app.modules.organisation.projects.services.tasks import save_task
from tests.modules.hr.company import Company, company

D = datetime.date
START = D(2026, 12, 7)  # a Monday; the days after are 8-11, 14-18, 21-24 and 28-31 December


@dataclass
class Book:
    """The offices, the project, and its tasks by title."""

    company: Company
    project: int
    tasks: dict[str, int]

    @property
    def office(self) -> Office:
        """The office of who may everything."""
        return self.company.office

    @property
    def people(self) -> dict[str, int]:
        """The keys of people."""
        return self.company.keys

    def add(self, title: str, **more: object) -> int:
        """Keep another task."""
        self.tasks[title] = self.office.run(save_task, TaskDraft(self.project, title, **more))  # type: ignore[arg-type]
        return self.tasks[title]

    def row(self, title: str) -> dict[str, object]:
        """Return the row of a task."""
        t = ProjectTask.__table__
        one = query("")(
            lambda c: dict(c.execute(t.select().where(t.c.id == self.tasks[title])).mappings().one())
        )
        return self.office.read(one)

    def days(self, *titles: str) -> list[str]:
        """Return the days of tasks: 7-9."""
        rows = [self.row(title) for title in titles]
        return [f"{row['start'].day}-{row['finish'].day}" for row in rows]  # type: ignore[attr-defined]


def project_book(office: Office) -> Book:
    """Make a project led by the head with a phase of three tasks and a milestone: survey, build (after it), paint, handover."""
    made = company(office)
    customer = office.run(save_contact, ContactDraft("Weber GmbH"))
    draft = ProjectDraft(
        "Halle 2", "active", START, lead=made.keys["hanna"], contact=customer, budget=10_000_00, cost_rate=50_00,
        bill_rate=90_00, rounding="up", step=15,
    )  # fmt: skip
    book = Book(made, office.run(save_project, draft), {})
    office.run(save_member, MemberDraft(book.project, made.keys["karla"], "Bau"))
    phase = book.add("Bau", kind="phase")
    karla = made.keys["karla"]
    book.add("Aufmaß", person=karla, days=3, hours=24_0000, parent=phase)
    book.add("Bauen", person=karla, days=4, hours=32_0000, links="2", parent=phase)
    book.add("Malen", days=2, links="2FS+1", parent=phase, cost=800_00)
    book.add("Übergabe", kind="milestone", links="3; 4EA")
    return book
