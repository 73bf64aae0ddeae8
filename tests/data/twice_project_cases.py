"""What two desks may try at once with projects: the same task, state, timer, approval and invoice."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

from app.data.office import Office
from app.modules.organisation.projects.queries.lists import project, task
from app.modules.organisation.projects.rules.projects import MemberDraft, ProjectDraft, TimeDraft
from app.modules.organisation.projects.services.planning import keep_baseline, move_task, plan_anew
from app.modules.organisation.projects.services.projects import (
    leave_project,
    make_from_template,
    save_member,
    save_project,
)
from app.modules.organisation.projects.services.tasks import save_task, set_task_state, settle
from app.modules.organisation.projects.services.times import (
    Cell,
    approve_times,
    charge_times,
    delete_time,
    enter_week,
    open_times,
    save_time,
    start_timer,
    stop_timer,
)
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting, number
from tests.modules.hr.company import Company
from tests.modules.organisation.project_book import Book, project_book

D = datetime.date
DAY = D(2026, 11, 23)
PLANNED = 2  # the version of a task that was typed and got its days
TIMES = counting("SELECT count(*) FROM organisation_project_time")
TASKS = counting("SELECT count(*) FROM organisation_task")
MEMBERS = counting("SELECT count(*) FROM organisation_project_member")
APPROVED = counting("SELECT count(*) FROM organisation_project_time WHERE state = 'approved'")


def _as(office: Office, login: str, *roles: str) -> Office:
    return Company(office, {}).as_role(login, *roles)


def _karla(office: Office) -> Office:
    return _as(office, "karla", "staff")


def _noted(office: Office) -> int:
    book = project_book(office)
    return _karla(office).run(save_time, TimeDraft(book.project, None, DAY, 60))


def _approved(office: Office) -> int:
    key = _noted(office)
    office.run(approve_times, [key])
    return key


def _running(office: Office) -> Book:
    book = project_book(office)
    _karla(office).run(start_timer, book.project)
    return book


def _later(office: Office) -> Office:
    karla = _karla(office)
    return Office(karla.book, karla.actor, lambda: office.clock() + datetime.timedelta(minutes=30))


def _own(office: Office) -> int:
    project_book(office)
    return number(office, "SELECT min(id) FROM follow_up WHERE login = 'karla'")


def _retitled(office: Office, book: Book) -> Any:
    found = office.read(task, book.tasks["Malen"])
    assert found is not None
    return office.run(save_task, dataclasses.replace(found.draft, title="Streichen"), found.id, PLANNED)


def _renamed(office: Office, book: Book) -> Any:
    found = office.read(project, book.project)
    assert found is not None
    return office.run(save_project, dataclasses.replace(found.draft, name="Halle 3"), book.project, 1)


CASES = (
    Case("organisation.projects.save_project", project_book, _renamed, counting("SELECT version FROM organisation_project"), wanted=2),
    Case("organisation.projects.make_from_template", project_book, lambda office, book: office.run(make_from_template, book.project, ProjectDraft("Neu", "active", D(2027, 1, 4))), counting("SELECT count(*) FROM organisation_project"), 3, succeed=(2,), keyed=False),
    Case("organisation.projects.save_member", project_book, lambda office, book: office.run(save_member, MemberDraft(book.project, book.people["olaf"])), MEMBERS, 3, succeed=(1, 2), keyed=False),
    Case("organisation.projects.leave_project", lambda office: project_book(office).office.run(save_member, MemberDraft(1, 3)), lambda office, key: office.run(leave_project, key), MEMBERS, 2, succeed=(2,), keyed=False),
    Case("organisation.projects.save_task", project_book, _retitled, counting("SELECT count(*) FROM organisation_task WHERE title = 'Streichen'"), 1, keyed=False),
    Case("organisation.projects.set_task_state", project_book, lambda office, book: office.run(set_task_state, book.tasks["Malen"], "done"), counting("SELECT count(*) FROM organisation_task WHERE state = 'done'"), 1, succeed=(2,), keyed=False),
    Case("organisation.projects.settle", _own, lambda office, key: _karla(office).run(settle, key), counting("SELECT count(*) FROM organisation_task WHERE state = 'done'"), 1, succeed=(2,), keyed=False),
    Case("organisation.projects.move_task", project_book, lambda office, book: office.run(move_task, book.tasks["Aufmaß"], D(2026, 12, 9), 2), counting("SELECT count(*) FROM organisation_task WHERE not_before IS NOT NULL"), 1, keyed=False),
    Case("organisation.projects.plan_anew", project_book, lambda office, book: office.run(plan_anew, book.project), TASKS, 5, succeed=(2,), keyed=False),
    Case("organisation.projects.keep_baseline", project_book, lambda office, book: office.run(keep_baseline, book.project), counting("SELECT count(*) FROM organisation_task WHERE base_start IS NOT NULL"), 5, succeed=(2,), keyed=False),
    Case("organisation.projects.save_time", _noted, lambda office, key: _karla(office).run(save_time, TimeDraft(1, None, DAY, 90), key, 1), counting("SELECT exact FROM organisation_project_time"), 90, keyed=False),
    Case("organisation.projects.delete_time", _noted, lambda office, key: _karla(office).run(delete_time, key), TIMES, 0, succeed=(2,), keyed=False),
    Case("organisation.projects.enter_week", project_book, lambda office, book: _karla(office).run(enter_week, [Cell(book.project, None, DAY, 60)]), TIMES, 1, succeed=(2,), keyed=False),
    Case("organisation.projects.start_timer", project_book, lambda office, book: _karla(office).run(start_timer, book.project), TIMES, 1, succeed=(2,), keyed=False),
    Case("organisation.projects.stop_timer", _running, lambda office, _book: _later(office).run(stop_timer), counting("SELECT sum(exact) FROM organisation_project_time"), 30, succeed=(2,), keyed=False),
    Case("organisation.projects.approve_times", _noted, lambda office, key: office.run(approve_times, [key]), APPROVED, 1, succeed=(2,), keyed=False),
    Case("organisation.projects.open_times", _approved, lambda office, key: office.run(open_times, [key]), APPROVED, 0, succeed=(2,), keyed=False),
    Case("organisation.projects.charge_times", _approved, lambda office, _key: office.run(charge_times, 1, DAY), counting("SELECT count(*) FROM finance_sales_document"), 1, keyed=False),
)  # fmt: skip
