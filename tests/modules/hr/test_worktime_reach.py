"""Files of times are brought in whole; who has no right learns nothing of anybody's time, illness or notes."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import BadFile, Forbidden, KontorError
from app.data.office import Office
from app.data.queries import query
from app.data.trail import history
from app.data.verify import verify
from app.data.visibility import may_know
from app.modules.hr.absence.rules.absences import AbsenceDraft
from app.modules.hr.absence.services.absences import note_illness
from app.modules.hr.people.api import Person
from app.modules.hr.worktime.api import handed_over
from app.modules.hr.worktime.queries.grid import time_grid
from app.modules.hr.worktime.queries.masters import booking, bookings_source, rule, rules_source
from app.modules.hr.worktime.queries.sheets import month_sheet, own_sheet, team_months
from app.modules.hr.worktime.queries.visibility import AWAY
from app.modules.hr.worktime.reports import evidence
from app.modules.hr.worktime.rules.models import BookingDraft
from app.modules.hr.worktime.services.masters import (
    note_reason,
    save_booking,
)
from app.modules.hr.worktime.services.times import Typed, enter_times
from app.modules.hr.worktime.transfer.bringing import import_times
from app.modules.hr.worktime.transfer.sheets import lists_of
from tests.modules.hr.company import ROLES, Company
from tests.modules.hr.test_worktime import MON, OCTOBER, sheet, timed
from tests.modules.it.conftest import pdf_text

D, DAY = datetime.date, datetime.timedelta(days=1)
CANARY = "Rohrdommel"


def test_files_of_times(any_office: Office, tmp_path: Path) -> None:
    """All or nothing with every fault; the same file once, days again are left alone, a later file ends what went on."""
    c = timed(any_office)
    o, person = c.office, c.keys["karla"]
    number = o.read(
        query("")(
            lambda one: (
                one.execute(Person.__table__.select().where(Person.id == person)).mappings().one()["number"]
            )
        )
    )
    file = tmp_path / "terminal.txt"
    lines = [f"{number};05.10.2026;07:58;K", f"{number};05.10.2026;12:01;G", f"{number};05.10.2026;12:31;K", f"{number};05.10.2026;16:30:12;G",
             f"{number};06.10.2026;22:00;K", f"{number};07.10.2026;06:00;G", f"{number};08.10.2026;08:00;G", f"{number};09.10.2026;08:00;K"]  # fmt: skip
    file.write_text(
        "\n".join([*lines, "999;05.10.2026;08:00;K", f"{number};x;08:00;K", f"{number};05.10.2026;08:00;Q"]),
        "utf-8",
    )
    with pytest.raises(BadFile) as caught:
        o.run(import_times, file, "terminal")
    assert {(one.line, one.field) for one in caught.value.faults} == {
        (9, "number"),
        (10, "day"),
        (11, "sign"),
    }
    file.write_text("\n".join(lines), "cp1252")
    brought = o.run(import_times, file, "terminal")
    assert (brought.lines, brought.added, brought.alone, brought.named) == (8, 4, 1, ((7, str(number)),))
    assert o.run(import_times, file, "terminal").known
    shown = {day.plan.day.day: day.times for day in sheet(o, person).days if day.times}
    assert shown == {5: "07:58-12:01 12:31-16:30", 6: "22:00-06:00", 9: "08:00-"}
    more = tmp_path / "more.txt"
    more.write_text("\n".join([*lines[:6], lines[7], f"{number};09.10.2026;12:00;G"]), "utf-8")
    brought = o.run(import_times, more, "terminal")
    assert (brought.added, brought.same, brought.ended) == (0, 3, 1)
    assert sheet(o, person).days[8].times == "08:00-12:00"
    table = tmp_path / "tage.csv"
    table.write_text(
        f"Personalnummer;Datum;Von;Bis;Pause\n{number};12.10.2026;8:00;16:30;0:30\n{number};13.10.2026;22:00;06:00;45\n",
        "utf-8",
    )
    assert o.run(import_times, table, "days").added == 2
    table.write_text(f"Personalnummer;Datum;Von;Bis;Pause\n{number};12.10.2026;9:00;17:30;0:30\n", "utf-8")
    with pytest.raises(BadFile):
        o.run(import_times, table, "days")
    fixed = tmp_path / "fest.txt"
    fixed.write_text(f"{number:08}202610140800K\n{number:08}202610141600G\n", "utf-8")
    assert o.run(import_times, fixed, "fixed").added == 1
    assert sheet(o, person).days[13].times == "08:00-16:00"
    assert sheet(o, person).days[12].figures.worked == 435
    assert [one for one in verify(o.book) if not one.ok] == []


def test_what_leaves_for_payroll(any_office: Office) -> None:
    """The evidence sheet says every day, warning and reason; the lists add up to the minute, absence by its kind."""
    c = timed(any_office)
    o, person = c.office, c.keys["karla"]
    o.run(enter_times, [Typed(person, MON, "0600-1800/45"), Typed(person, D(2026, 10, 10), "2200-0600/30")])
    o.run(note_reason, person, MON, "day_most", CANARY)
    o.run(note_illness, AbsenceDraft(person, "sick", D(2026, 10, 6), half_first=True))
    found = o.read(evidence, person, OCTOBER)
    assert found is not None
    text = pdf_text(found[1])
    for words in ("06:00-18:00/45", "11:15", CANARY, "§ 3 ArbZG", "22:00-06:00/30", "Sunday", "Sickness"):
        assert words in text, words
    payroll, bureau = (
        data.decode("utf-8-sig").splitlines() for data in o.read(lists_of, OCTOBER, OCTOBER, False)
    )
    number = sheet(o, person).number
    mine = [line.split(";") for line in bureau if line.split(";")[2:3] == [str(number)]]
    assert [line[4:7] for line in mine] == [
        ["Hours worked", "18,75", ""],  # 11:15 and 7:30
        ["Sickness", "4,00", "0,50"],
        ["Night 20–6 25 %", "4,00", ""],
        ["Night 0–4, begun before 0 40 %", "3,50", ""],
        ["Sunday 50 %", "5,50", ""],
    ]
    row = next(line.split(";") for line in payroll if line.startswith(f"{number};"))
    assert row[4:6] == ["176,00", "18,75"]
    assert payroll[-1].split(";")[5] == "18,75"
    manager = c.as_role("hanna", "manager").read(evidence, person, OCTOBER)
    assert manager is not None
    assert "Sickness" not in pdf_text(manager[1])
    with pytest.raises(Forbidden):
        c.as_role("hanna", "manager").read(lists_of, OCTOBER, OCTOBER, False)


def _told(office: Office, c: Company) -> str:
    """Return all that somebody may read of working time, as one text."""
    found: list[Any] = []

    def read(function: Any, *args: Any) -> None:
        try:
            found.append(repr(office.read(function, *args)))
        except KontorError:
            found.append("refused")

    for person in c.keys.values():
        read(month_sheet, person, OCTOBER)
    read(team_months, OCTOBER)
    read(time_grid, OCTOBER, D(2026, 10, 31))
    read(handed_over, OCTOBER, OCTOBER)
    for source in (bookings_source(), rules_source()):
        read(source.page, list(range(1, 9)))
    for key in range(1, 9):
        for table in ("hr_time", "hr_time_note", "hr_time_booking", "hr_time_month"):
            read(history, table, key)
        read(booking, key)
        read(rule, key)
    return "\n".join(found)


def test_no_role_without_the_right_learns_of_times(any_office: Office) -> None:
    """Times, notes and balances are told to who sees them, of the own team or of all; illness only with its own right; one's own is one's own."""
    c = timed(any_office)
    o, person = c.office, c.keys["karla"]
    o.run(enter_times, [Typed(person, MON, "0613-1447")])
    o.run(note_reason, person, MON, "break", CANARY)
    o.run(save_booking, BookingDraft(person, MON, "correct", 77, CANARY))
    o.run(note_illness, AbsenceDraft(person, "sick", D(2026, 10, 6)))
    marks = ("06:13", CANARY, "373", "887")
    everybody = {role for role, rights in ROLES.items() if "hr.time.all" in rights or "*" in rights}
    assert everybody == {"administrator", "hr"}
    for role, rights in ROLES.items():
        for login in ("hanna", "olaf"):
            told = _told(c.as_role(login, role), c)
            leads = login == "hanna" and "hr.time.view" in rights
            if role in everybody or leads:
                assert all(mark in told for mark in marks[:2]), (role, login)
            else:
                assert [mark for mark in marks if mark in told] == [], (role, login)
            if role not in everybody:
                assert "'sick'" not in told, (role, login)
            knows = c.as_role(login, role).read(query("")(lambda one: may_know(one, "hr_time", 1)))
            assert knows == (role in everybody or leads), (role, login)
    shown = c.as_role("hanna", "manager").read(month_sheet, person, OCTOBER)
    assert shown is not None
    assert shown.days[5].away == (AWAY,)
    assert c.as_role("hanna", "manager").read(month_sheet, c.keys["lina"], OCTOBER) is None
    own = c.as_role("karla", "staff").read(own_sheet, OCTOBER)
    assert own is not None
    assert own.days[5].away == ("sick",)
    assert own.days[4].times == "06:13-14:47"
    assert c.as_role("nemo", "staff").read(own_sheet, OCTOBER) is None
