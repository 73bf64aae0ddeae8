"""Projects in the book: plans in step, to-dos in the one list, templates, tasks that come again, times, invoices, figures, who may know."""

from __future__ import annotations

import dataclasses
import datetime
from decimal import Decimal

import pytest

from app.core.errors import Conflict, Forbidden, Invalid, KontorError
from app.data.daily import do_day
from app.data.office import SYSTEM, Office
from app.data.record_extras import Target, follow_up, follow_ups
from app.data.verify import verify
from app.modules.finance.sales.services.drafts import delete_document
from app.modules.hr.absence.rules.absences import AbsenceDraft
from app.modules.hr.absence.services.absences import note_illness
from app.modules.organisation.projects.queries.choices import project_choices, task_choices
from app.modules.organisation.projects.queries.figures import project_figures, workload
from app.modules.organisation.projects.queries.lists import (
    project,
    task,
    tasks_source,
    times_source,
    todo_source,
)
from app.modules.organisation.projects.queries.plan import project_plan
from app.modules.organisation.projects.queries.week import own_week
from app.modules.organisation.projects.rules.projects import (
    ProjectDraft,
    TaskDraft,
    TimeDraft,
    read_hours,
    read_links,
    write_links,
)
from app.modules.organisation.projects.rules.scheduling import Link
from app.modules.organisation.projects.services.planning import keep_baseline, move_task, plan_anew
from app.modules.organisation.projects.services.projects import (
    make_from_template,
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
from tests.modules.organisation.project_book import START, Book, project_book

D, ONE_DAY = datetime.date, datetime.timedelta(days=1)
ALL_TASKS = ("Aufmaß", "Bauen", "Malen", "Übergabe", "Bau")


def listed(office: Office, source: object) -> list[dict[str, object]]:
    """Return the rows of a list by column."""
    keys = office.read(source.keys, {})  # type: ignore[attr-defined]
    names = [column.key for column in source.columns]  # type: ignore[attr-defined]
    return [dict(zip(names, row, strict=True)) for row in office.read(source.page, keys)]  # type: ignore[attr-defined]


def later(office: Office, **passed: float) -> Office:
    """Return the same office some time later."""
    now = office.clock() + datetime.timedelta(**passed)
    return Office(office.book, office.actor, lambda: now)


def test_plans_keep_in_step(any_office: Office) -> None:
    """Days by hand; moving tells what moved and why, back restores all; what can't be is refused with its reason."""
    b = project_book(any_office)
    o = b.office
    plan = ["7-9", "10-15", "11-14", "15-15", "7-15"]
    assert b.days(*ALL_TASKS) == plan
    key = b.tasks["Aufmaß"]
    told = o.run(move_task, key, D(2026, 12, 9), b.row("Aufmaß")["version"])
    assert b.days(*ALL_TASKS) == ["9-11", "14-17", "15-16", "17-17", "9-17"]
    assert str(told[0]).startswith("“Bauen” is now from 14/12/2026 to 17/12/2026. It waits for “Aufmaß”")
    assert "1 working days between" in str(told[1])
    o.run(move_task, key, START, b.row("Aufmaß")["version"])
    assert b.days(*ALL_TASKS) == plan
    assert b.row("Aufmaß")["not_before"] is None
    with pytest.raises(Conflict):
        o.run(move_task, key, D(2026, 12, 9), 1)
    with pytest.raises(Invalid) as caught:
        o.run(move_task, b.tasks["Bauen"], START, b.row("Bauen")["version"])
    assert "10/12/2026" in str(caught.value)
    assert "Aufmaß" in str(caught.value)
    with pytest.raises(Invalid):
        o.run(move_task, b.tasks["Bau"], START, b.row("Bau")["version"])
    found = o.read(task, key)
    assert found is not None
    with pytest.raises(Invalid) as caught:
        o.run(save_task, dataclasses.replace(found.draft, links="5"), key, found.version)
    assert caught.value.field == "links"
    assert "2 → 3 → 5 → 2" in str(caught.value)
    shown = o.read(project_plan, b.project)
    assert shown is not None
    assert [one.level for one in shown.rows] == [0, 1, 1, 1, 0]
    assert [(one.outline, one.task.title, one.critical) for one in shown.rows] == [
        ("1", "Bau", False),
        ("1.1", "Aufmaß", True),
        ("1.2", "Bauen", True),
        ("1.3", "Malen", False),
        ("2", "Übergabe", True),
    ]
    o.run(note_illness, AbsenceDraft(b.people["karla"], "sick", D(2026, 12, 10), D(2026, 12, 11)))
    shown = o.read(project_plan, b.project)
    assert shown is not None
    assert shown.stale
    assert o.run(plan_anew, b.project) == 2  # and the phase
    assert b.days(*ALL_TASKS) == ["7-9", "14-17", "11-14", "17-17", "7-17"]
    assert o.run(plan_anew, b.project) == 0
    o.run(set_task_state, key, "started")
    assert b.row("Aufmaß")["begun"] == o.clock().astimezone().date()
    with pytest.raises(Invalid):
        o.run(move_task, key, START, b.row("Aufmaß")["version"])
    assert [one for one in verify(o.book) if not one.ok] == []


def test_one_list_of_what_is_to_be_done(any_office: Office) -> None:
    """Tasks stand with follow-ups of other topics in one list, move with the plan, and settling one there does the task."""
    b = project_book(any_office)
    karla, hanna = b.company.as_role("karla", "staff"), b.company.as_role("hanna", "manager")
    b.office.run(follow_up, Target("organisation_project", b.project), START, "Anzeige", "karla")
    number = "P-2026-001"
    mine = [(row["text"], row["day"]) for row in listed(karla, todo_source())]
    assert mine == [
        ("Anzeige", START),
        (f"{number} Aufmaß", D(2026, 12, 9)),
        (f"{number} Bauen", D(2026, 12, 15)),
    ]
    assert [row["text"] for row in listed(hanna, todo_source())] == [f"{number} Malen", f"{number} Übergabe"]
    assert len(listed(b.office, todo_source(True))) == 5
    b.office.run(move_task, b.tasks["Aufmaß"], D(2026, 12, 8), b.row("Aufmaß")["version"])
    one = next(f for f in b.office.read(follow_ups, Target("organisation_task", b.tasks["Aufmaß"])))
    assert one.day == D(2026, 12, 10)
    olaf = b.company.as_role("olaf", "staff")
    for refused in ((settle, one.id), (set_task_state, b.tasks["Aufmaß"], "done")):
        with pytest.raises(Forbidden):
            olaf.run(*refused)
    karla.run(settle, one.id)
    karla.run(settle, one.id)
    row = b.row("Aufmaß")
    assert (row["state"], row["progress"], row["done"]) == (
        "done",
        10_000,
        b.office.clock().astimezone().date(),
    )
    assert [row["text"] for row in listed(karla, todo_source())] == ["Anzeige", f"{number} Bauen"]
    b.office.run(set_task_state, b.tasks["Aufmaß"], "open")
    assert len(listed(karla, todo_source())) == 3
    found = b.office.read(project, b.project)
    assert found is not None
    b.office.run(save_project, dataclasses.replace(found.draft, state="hold"), b.project, found.version)
    assert [row["text"] for row in listed(karla, todo_source())] == ["Anzeige"]


def test_templates_and_tasks_that_come_again(any_office: Office) -> None:
    """A project from another one has its tasks on its own days; a weekly task is made once for each day, two weeks ahead."""
    b = project_book(any_office)
    o = b.office
    b.add("Begehung", person=b.people["karla"], not_before=D(2026, 12, 11), repeats="week", days=1)
    copy = o.run(make_from_template, b.project, ProjectDraft("Halle 3", "active", D(2027, 1, 4)))
    shown = o.read(project_plan, copy)
    assert shown is not None
    assert [(one.task.title, one.task.start, one.task.finish) for one in shown.rows] == [
        ("Bau", D(2027, 1, 4), D(2027, 1, 12)),
        ("Aufmaß", D(2027, 1, 4), D(2027, 1, 6)),
        ("Bauen", D(2027, 1, 7), D(2027, 1, 12)),
        ("Malen", D(2027, 1, 8), D(2027, 1, 11)),
        ("Übergabe", D(2027, 1, 12), D(2027, 1, 12)),
        ("Begehung", D(2027, 1, 8), D(2027, 1, 8)),
    ]
    assert [one.links for one in shown.rows][2] == (Link(shown.rows[1].task.id),)
    program = Office(o.book, SYSTEM, lambda: datetime.datetime(2026, 12, 20, 8, tzinfo=datetime.UTC))
    assert program.run(do_day, "organisation.projects")
    assert not program.run(do_day, "organisation.projects")
    came = [row for row in listed(o, tasks_source()) if row["title"] == "Begehung"]
    assert [(row["start"], row["repeats"]) for row in came] == [
        (D(2026, 12, 11), "week"),
        (D(2026, 12, 18), ""),
        (D(2026, 12, 28), ""),  # Christmas Day: the next working day
        (D(2027, 1, 4), ""),  # New Year's Day likewise
        (D(2027, 1, 8), "week"),
    ]
    next_day = Office(o.book, SYSTEM, lambda: datetime.datetime(2026, 12, 21, 8, tzinfo=datetime.UTC))
    before = len(came)
    assert next_day.run(do_day, "organisation.projects")
    assert len([row for row in listed(o, tasks_source()) if row["title"] == "Begehung"]) == before


def test_times_from_the_timer_to_the_invoice(any_office: Office) -> None:
    """Noted, rounded up to quarters, approved by somebody else, charged once by task; what is thrown away is charged anew."""
    b = project_book(any_office)
    karla, hanna = b.company.as_role("karla", "staff"), b.company.as_role("hanna", "manager", "bookkeeper")
    build = b.tasks["Bauen"]
    day = b.office.clock().astimezone().date()
    karla.run(start_timer, b.project, build)
    karla.run(start_timer, b.project, build)
    assert later(karla, minutes=37, seconds=1).run(stop_timer) == 38
    assert karla.run(stop_timer) == 0
    one = karla.run(save_time, TimeDraft(b.project, None, day, 61, "Absprache"))
    free = karla.run(save_time, TimeDraft(b.project, build, day - ONE_DAY, 30, "Nacharbeit", billable=False))
    assert karla.run(enter_week, [Cell(b.project, build, day - 2 * ONE_DAY, 125)]) == 1
    assert karla.run(enter_week, [Cell(b.project, build, day - 2 * ONE_DAY, 125)]) == 0
    with pytest.raises(Conflict):
        karla.run(enter_week, [Cell(b.project, build, day - 2 * ONE_DAY, 60, 30)])
    rows = listed(karla, times_source())
    assert sorted(row["hours"] for row in rows) == [50, 75, 125, 225]  # type: ignore[type-var]
    week = karla.read(own_week, day)
    assert sum(week.noted) == sum(row.minutes[at] for row in week.rows for at in range(7))
    keys = list(b.office.read(times_source().keys, {}))
    with pytest.raises(Forbidden):
        karla.run(approve_times, keys)
    assert hanna.run(approve_times, keys) == 4
    assert {row["approved_by"] for row in listed(karla, times_source())} == {"hanna"}
    assert hanna.run(approve_times, keys) == 0
    for refused in (
        lambda: karla.run(delete_time, one),
        lambda: karla.run(save_time, TimeDraft(b.project, None, day, 5), one),
    ):
        with pytest.raises(Invalid):
            refused()
    document = b.office.run(charge_times, b.project, day)
    lines = [(Decimal("1.25"), 9000), (Decimal(3), 9000)]  # 61 → 75 min; 38 → 45 and 125 → 135 min
    assert _charged(b, document) == lines
    with pytest.raises(Invalid):
        b.office.run(charge_times, b.project, day)
    with pytest.raises(Invalid):
        hanna.run(open_times, keys)
    b.office.run(delete_document, document)
    again = b.office.run(charge_times, b.project, day)
    assert _charged(b, again) == lines
    assert hanna.run(open_times, [free]) == 1
    karla.run(delete_time, free)
    karla.run(delete_time, free)
    with pytest.raises(Invalid):
        karla.run(save_time, TimeDraft(b.project, b.tasks["Bau"], day, 5))
    with pytest.raises(KontorError):
        b.company.as_role("olaf", "staff").run(save_time, TimeDraft(b.project, None, day, 5))
    assert [one for one in verify(b.office.book) if not one.ok] == []


def _charged(b: Book, document: int) -> list[tuple[Decimal, int]]:
    """Return hours and price in cents of the positions of an invoice."""
    from app.modules.finance.sales.api import document as of

    view = b.office.read(of, document)
    assert view is not None
    return sorted((Decimal(line.draft.quantity) / 10_000, line.draft.price // 100) for line in view.lines)


def test_figures_from_raw_rows(any_office: Office) -> None:
    """Earned value by hand: 24 h and 32 h at 50 €, 800 € of paint; survey done, half built, 2 h noted. Workload by hours and absence."""
    b = project_book(any_office)
    o, karla = b.office, b.company.as_role("karla", "staff")
    o.run(keep_baseline, b.project)
    o.run(set_task_state, b.tasks["Aufmaß"], "done")
    found = o.read(task, b.tasks["Bauen"])
    assert found is not None
    o.run(save_task, dataclasses.replace(found.draft, progress=5_000), b.tasks["Bauen"], found.version)
    karla.run(save_time, TimeDraft(b.project, None, o.clock().astimezone().date(), 120))
    told = o.read(project_figures, b.project, D(2026, 12, 11))
    assert told is not None
    # planned: survey 1200, two of four days of 1600, one of two days of 800; earned: 1200 and half of 1600; spent: 2 h at 50
    assert dataclasses.astuple(told.figures)[:4] == (3_600_00, 2_400_00, 2_000_00, 100_00)
    assert (told.figures.cpi, told.figures.spi, told.figures.eac) == (2000, 83, 180_00)
    assert (told.used, told.minutes, told.planned_minutes, told.done, told.tasks) == (100, 120, 56 * 60, 1, 4)
    assert told.slip is not None
    weeks = {one.person: one.weeks for one in o.read(workload, D(2026, 11, 23), 3)}
    planned = sum(week.planned for week in weeks[b.people["karla"]])
    assert planned == 16 * 60  # half of 32 h is left
    assert set(weeks) == {b.people["karla"]}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"days": 0}, "days"),
        ({"days": 2501}, "days"),
        ({"person": 99}, "person"),
        ({"parent": 99}, "parent"),
        ({"links": "9"}, "links"),
        ({"links": "x"}, "links"),
        ({"links": "1FS+251"}, "links"),
        ({"fixed": True}, "not_before"),
        ({"repeats": "week"}, "not_before"),
        ({"kind": "phase", "links": "1"}, "links"),
        ({"hours": -1}, "hours"),
        ({"progress": 10_001}, "progress"),
        ({"project": None}, "project"),
    ],
)
def test_bad_input_marks_its_field(changes: dict[str, object], field: str, one_office: Office) -> None:
    """Nothing is kept, the sentence stands at the field."""
    found = one_office.read(project_choices)
    key = found[0][0] if found else one_office.run(save_project, ProjectDraft("Probe", "active", START))
    if not one_office.read(task_choices, key):
        one_office.run(save_task, TaskDraft(key, "Erste"))
    with pytest.raises(Invalid) as refused:
        one_office.run(save_task, TaskDraft(**{"project": key, "title": "Zweite", **changes}))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert len(one_office.read(task_choices, key)) == 1


def test_what_is_typed() -> None:
    """Predecessors in English and German letters, hours in all ways; what was read is written the same."""
    keys = {2: 20, 3: 30, 5: 50}
    links = read_links(" 3; 5ss+2 , 2AE-1d", keys)
    assert links == (Link(30), Link(50, "SS", 2), Link(20, "SF", -1))
    assert write_links(links, {20: 2, 30: 3, 50: 5}) == "2SF-1; 3; 5SS+2"
    assert read_links("3; 3FF", keys) == (Link(30, "FF"),)
    assert [read_hours(one) for one in ("7:30", "7,5", "7.25", "45m", "8", "", "0,1")] == [
        450,
        450,
        435,
        45,
        480,
        0,
        6,
    ]
    for bad in ("25", "7:60", "x", "1500m"):
        with pytest.raises(Invalid):
            read_hours(bad)
