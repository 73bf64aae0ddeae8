"""Recurring jobs: on which days they are due, once for each, with whose rights, and what becomes of each kind; the command line."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import update

from app import cli
from app.core.errors import Invalid
from app.data import daily
from app.data.office import Office, command
from app.data.unit import Unit
from app.modules.office.automation.models import JobRun
from app.modules.office.automation.queries.lists import waiting
from app.modules.office.automation.queries.recurring import daily_works, due_jobs, jobs_source, runs
from app.modules.office.automation.rules.calendar import JobDraft, Rhythm, span_of
from app.modules.office.automation.services.recurring import run_due, run_now, save_job
from tests.conftest import NOW
from tests.data.twice_helpers import number
from tests.modules.office.test_rules import author

D = datetime.date
TODAY = D(2026, 11, 23)  # a Monday
BACKUP = JobDraft("Nachts", "backup", "daily", folder="/netz", keep=2)


def weekday(day: D) -> bool:
    """Return whether a day is neither Saturday nor Sunday."""
    return day.isoweekday() < 6


@pytest.mark.parametrize(
    ("rhythm", "since", "today", "newest", "following"),
    [
        (Rhythm("daily"), D(2026, 11, 1), D(2026, 11, 22), D(2026, 11, 22), D(2026, 11, 23)),
        (Rhythm("daily"), D(2026, 11, 24), D(2026, 11, 23), None, D(2026, 11, 24)),
        (Rhythm("weekdays"), D(2026, 11, 1), D(2026, 11, 22), D(2026, 11, 20), D(2026, 11, 23)),
        (Rhythm("weekdays"), D(2026, 11, 21), D(2026, 11, 22), None, D(2026, 11, 23)),
        (Rhythm("weekly", weekday=1), D(2026, 11, 1), D(2026, 11, 22), D(2026, 11, 16), D(2026, 11, 23)),
        (Rhythm("weekly", weekday=7), D(2026, 11, 1), D(2026, 11, 22), D(2026, 11, 22), D(2026, 11, 29)),
        (Rhythm("monthly", month_day=31), D(2026, 1, 1), D(2026, 2, 28), D(2026, 2, 28), D(2026, 3, 31)),
        (Rhythm("monthly", month_day=31), D(2028, 1, 1), D(2028, 2, 28), D(2028, 1, 31), D(2028, 2, 29)),
        (Rhythm("monthly", month_day=5), D(2026, 1, 6), D(2026, 2, 4), None, D(2026, 2, 5)),
    ],
)
def test_when_a_job_is_due(rhythm: Rhythm, since: D, today: D, newest: D | None, following: D) -> None:
    """By hand from the calendar: what was missed is due once, on its newest day."""
    assert rhythm.newest(since, today, weekday) == newest
    assert rhythm.following(today, weekday) == following
    assert span_of("last_month", D(2026, 1, 15)) == (D(2025, 12, 1), D(2025, 12, 31))
    assert span_of("this_year", D(2026, 3, 15)) == (D(2026, 1, 1), D(2026, 3, 15))


def test_a_job_is_done_once_for_its_day(office: Office, tmp_path: Path) -> None:
    """The second desk finds it done; missed days are done once; the oldest backups go; a run that never ended is begun anew."""
    folder = tmp_path / "netz"
    key = office.run(save_job, replace(BACKUP, folder=str(folder)))
    assert run_due(office) == {}  # the folder is not here: another desk may have it
    assert office.read(due_jobs) == [(key, TODAY)]
    folder.mkdir()
    assert run_due(office) == {key: True}
    assert run_due(Office(office.book, office.actor, office.clock)) == {}
    for days in (1, 4, 5):
        office.clock = lambda days=days: NOW + datetime.timedelta(days)  # type: ignore[misc]
        assert run_due(office) == {key: True}
    assert len(office.read(runs, key)) == 4
    assert len(list(folder.glob("*.kontor-backup"))) == 2
    office.run(_unfinished, office.clock() - datetime.timedelta(hours=1))
    assert run_due(office) == {}
    office.run(_unfinished, office.clock() - datetime.timedelta(hours=1, seconds=1))
    (folder / f"{office.book.name}-{office.clock().astimezone():%Y-%m-%d-%H%M%S}.kontor-backup").unlink()
    assert run_due(office) == {key: True}


@command("")
def _unfinished(unit: Unit, at: datetime.datetime) -> None:
    unit.connection.execute(update(JobRun.__table__).where(JobRun.id == 4).values(outcome="running", at=at))


def test_what_each_kind_does_and_who_may(office: Office, tmp_path: Path) -> None:
    """A report as PDF, a table, documents from a folder once each; a right that its author lacks is said and seen on Today."""
    reports, papers = tmp_path / "berichte", tmp_path / "eingang"
    reports.mkdir()
    papers.mkdir()
    (papers / "brief.txt").write_text("Guten Tag, anbei die Rechnung der Stadtwerke.", encoding="utf-8")
    (papers / "kaputt.pdf").write_bytes(b"%PDF-1.7 nothing")
    common = JobDraft("x", "report", "daily", folder=str(reports), report="trial-balance")
    keys = [
        office.run(save_job, one)
        for one in (common, replace(common, kind="export", form="csv"), replace(common, kind="import", folder=str(papers)))
    ]  # fmt: skip
    assert run_due(office) == dict.fromkeys(keys, True)
    assert sorted(one.suffix for one in reports.iterdir()) == [".csv", ".pdf"]
    assert (papers / "taken" / "brief.txt").exists()
    assert str(run_now(office, keys[2])) in ("0 files taken in, 1 refused.", "0 files taken in, 0 refused.")
    assert number(office, "SELECT count(*) FROM document") >= 1
    ben = author(office, "ben", "rules.view", "rules.edit", "finance.view")
    hers = ben.run(save_job, replace(common, title="Ben"))
    with pytest.raises(Invalid, match="lacks the right"):
        ben.run(save_job, replace(BACKUP, folder=str(reports)))
    office.run(_takes_right)
    assert run_due(office) == {hers: False}
    assert "lacks the right" in str(office.read(runs, hers)[0].said)
    assert [one.words.template for one in office.read(waiting)] == ["{count} recurring jobs failed"]
    assert len(office.read(jobs_source().keys, {})) == 4


@command("")
def _takes_right(unit: Unit) -> None:
    from app.data.system_tables import Role

    unit.connection.execute(
        update(Role.__table__).where(Role.name == "Rolle ben").values(permissions="rules.view rules.edit")
    )


WRONG = [
    ({"title": ""}, "title"),
    ({"kind": "moon"}, "kind"),
    ({"rhythm": "moon"}, "rhythm"),
    ({"month_day": 32}, "month_day"),
    ({"weekday": 8}, "weekday"),
    ({"folder": ""}, "folder"),
    ({"folder": "Sicherung"}, "folder"),
    ({"keep": -1}, "keep"),
    ({"kind": "report"}, "report"),
    ({"kind": "export", "report": "bwa", "form": "pdf"}, "form"),
]


def test_what_is_refused(office: Office) -> None:
    """Each names its field."""
    for changes, field in WRONG:
        with pytest.raises(Invalid) as refused:
            office.run(save_job, replace(BACKUP, **changes))
        assert refused.value.field == field, changes


def test_daily_work_is_seen(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every topic's work of the day stands there with when and what came of it, also where it waits and why."""
    before = office.read(daily_works)
    assert {one.topic for one in before} >= {"it.licences", "finance.sales"}
    assert not any(one.done or one.at for one in before)

    def refuse(_unit: object) -> None:
        raise Invalid("Bitte warten.")

    monkeypatch.setattr("app.modules.it.licences.services.roll_on", refuse)
    daily.do_all(office)
    first, *others = office.read(daily_works)
    assert (first.topic, first.done, first.said) == ("it.licences", False, "Bitte warten.")
    assert all(one.done and one.said == "done" and one.at == NOW for one in others)


def test_the_command_line(place: str, tmp_path: Path) -> None:
    """`jobs run` does days, jobs and rules once; lists are JSON; a job by its number; one that fails ends with 1 and says so."""
    cli.commands()
    runner = CliRunner()

    def run(*args: str) -> tuple[int, dict[str, object]]:
        done = runner.invoke(cli.kontor, [*args, "--json"])
        return done.exit_code, json.loads(done.stdout.splitlines()[0])

    assert run("rules", "list", place) == (0, {"rules": []})
    assert run("rules", "run", place) == (0, {"fired": {}})
    code, found = run("jobs", "run", place)
    assert (code, "it.licences" in found["daily"], found["jobs"]) == (0, True, {})  # type: ignore[operator]
    assert run("jobs", "run", place)[1] == {"daily": [], "jobs": {}, "done": []}
    code, listed = run("jobs", "list", place)
    assert (code, listed["jobs"]) == (0, [])
    assert {one["said"] for one in listed["daily"]} == {"done"}  # type: ignore[attr-defined]
    code, refused = run("jobs", "run", place, "--job", "7")
    assert (code, list(refused)) == (1, ["errors"])
