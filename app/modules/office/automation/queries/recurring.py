"""Recurring jobs as they are read: the list with last run and next day, which are due, and the daily work of topics."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, func, select

from app.core import codec
from app.core.dataclass import dataclass
from app.core.dates import is_working_day
from app.core.errors import Missing
from app.core.messages import N_, Message
from app.data import clock
from app.data.daily import works
from app.data.drafts import Stored
from app.data.lists import Column, ListSource, listed
from app.data.queries import query
from app.data.rows import build
from app.data.settings import setting
from app.modules.office.automation.models import Job, JobRun
from app.modules.office.automation.rules import calendar
from app.modules.office.automation.rules.calendar import JobDraft, Rhythm
from app.modules.office.automation.settings import VIEW

KEPT = tuple(one.name for one in fields(JobDraft))
SHOWN = 100


def draft_of(row: Mapping[str, Any]) -> JobDraft:
    """Return a row of a job as it was typed."""
    return JobDraft(**{name: row[name] for name in KEPT})


def _working(connection: Connection) -> Callable[[datetime.date], bool]:
    """Return what says which days are working days where the company is."""
    land = str(setting(connection, "company.land") or "")
    return lambda day: is_working_day(day, land)


@query(VIEW)
def job_draft(connection: Connection, key: int) -> Stored[JobDraft] | None:
    """Return a job as its form shows it."""
    row = connection.execute(select(Job.__table__).where(Job.id == key)).mappings().first()
    return Stored(int(row["id"]), int(row["version"]), draft_of(dict(row))) if row is not None else None


@dataclass(frozen=True)
class JobView:
    """A job with the result of its last run: what came of it in words, an empty message where it never ran."""

    key: int
    draft: JobDraft
    author: str
    said: Message


@query(VIEW)
def job_of(connection: Connection, key: int) -> JobView:
    """Return a job with what came of it last; it must be there."""
    row = connection.execute(select(Job.__table__).where(Job.id == key)).mappings().one()
    last = runs(connection, key, 1)
    return JobView(key, draft_of(dict(row)), row["author"], last[0].said if last else Message(""))


@dataclass(frozen=True)
class RunView:
    """A run of a job: when it was due and begun, at whose desk, and what came of it."""

    id: int
    due: str
    at: datetime.datetime
    login: str
    outcome: str
    said: Message


@query(VIEW)
def runs(connection: Connection, job: int, limit: int = SHOWN) -> list[RunView]:
    """Return the newest runs of a job, the newest first."""
    r = JobRun
    query = select(r.__table__).where(r.job_id == job).order_by(r.at.desc(), r.id.desc()).limit(limit)
    return [_run_of(dict(row)) for row in connection.execute(query).mappings()]


def _run_of(row: Mapping[str, Any]) -> RunView:
    return build(RunView, {**row, "said": codec.loads(row["said"]) if row["said"] else Message("")})


@query(VIEW)
def ran(connection: Connection, job: int, due: str) -> tuple[str, Message] | None:
    """Return the result of the run of a job under a name and what is said of it, None where it did not begin. Raises Missing for a job that is gone."""
    r = JobRun
    if connection.scalar(select(Job.id).where(Job.id == job)) is None:
        raise Missing(N_("This job is no longer there."))
    row = connection.execute(select(r.outcome, r.said).where(r.job_id == job, r.due == due)).first()
    if row is None:
        return None
    return row.outcome, codec.loads(row.said) if row.said else Message("")


@query(VIEW)
def due_jobs(connection: Connection) -> list[tuple[int, datetime.date]]:
    """Return the jobs that are due and not done, each with its newest due day: what was missed is done once."""
    j, r, today, is_working = Job, JobRun, clock.today(connection), _working(connection)
    rows = connection.execute(select(j.__table__).where(j.active.is_(True)).order_by(j.id)).mappings().all()
    ended = {
        (row.job_id, row.due)
        for row in connection.execute(
            select(r.job_id, r.due).where(
                r.outcome != calendar.RUNNING, r.due.not_like("hand:%"), r.due.not_like("rule:%")
            )
        )
    }
    found = []
    for row in rows:
        rhythm = Rhythm(row["rhythm"], row["weekday"], row["month_day"])
        day = rhythm.newest(row["since"], today, is_working)
        if day is not None and (row["id"], day.isoformat()) not in ended:
            found.append((int(row["id"]), day))
    return found


def _newest(connection: Connection, keys: Sequence[int] | None = None) -> dict[int, RunView]:
    """Return the newest run of jobs, by job."""
    r = JobRun
    where = [] if keys is None else [r.job_id.in_(keys)]
    ends = select(r.job_id, func.max(r.at).label("at")).where(*where).group_by(r.job_id).subquery()
    rows = connection.execute(
        select(r.__table__).join(ends, (ends.c.job_id == r.job_id) & (ends.c.at == r.at)).order_by(r.id)
    ).mappings()
    return {int(row["job_id"]): _run_of(dict(row)) for row in rows}


@query(VIEW)
def failed_jobs(connection: Connection) -> list[int]:
    """Return the jobs that are on and whose last run failed."""
    on = set(connection.scalars(select(Job.id).where(Job.active.is_(True))))
    return sorted(
        key for key, run in _newest(connection).items() if key in on and run.outcome == calendar.FAILED
    )


def jobs_source() -> ListSource:
    """Return the recurring jobs with the next day, the last run and what came of it."""
    j = Job
    columns = (
        *listed(j, "title kind rhythm active"),
        Column("next", N_("Next time"), "day", None, 110),
        Column("last", N_("Last time"), "moment", None, 140),
        Column(
            "outcome", N_("Last result"), "text", None, 120, choices=calendar.OUTCOMES, tones=calendar.TONES
        ),
        Column("said", N_("What came of it"), "text", None, 300),
        *listed(j, "folder author"),
    )
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        last, due = _newest(connection, keys), dict(due_jobs(connection))
        today, is_working = clock.today(connection), _working(connection)
        for key, row in zip(keys, rows, strict=True):
            if key in last:
                run = last[key]
                row[place["last"]], row[place["outcome"]] = run.at, run.outcome
                row[place["said"]] = str(run.said)
        for one in connection.execute(select(j.__table__).where(j.id.in_(keys))).mappings():
            if one["active"]:
                rhythm = Rhythm(one["rhythm"], one["weekday"], one["month_day"])
                after = max(today, one["since"])
                rows[keys.index(one["id"])][place["next"]] = due.get(one["id"]) or rhythm.following(
                    after, is_working
                )

    return ListSource("office.jobs", j, columns, (func.lower(j.title), j.id.expression), finish=fill)


@dataclass(frozen=True)
class WorkView:
    """The daily work of a topic: its name, when it was done last, whether it is done for today, and what came of it."""

    topic: str
    at: datetime.datetime | None
    done: bool
    said: str


@query(VIEW)
def daily_works(connection: Connection) -> list[WorkView]:
    """Return the work of a day of every topic, those that wait first."""
    found = [
        WorkView(one.topic, one.at, one.done, str(one.said) if one.said is not None else "")
        for one in works(connection)
    ]
    return sorted(found, key=lambda one: (one.done, one.topic))
