"""The plan of a project: tasks take their places by what they wait for, their lead and lag, fixed days and who works when.

A task of so many working days goes from the morning of its first to the evening of its last one; a milestone has no days and
stands in the evening of its day. A link asks that an end of its task is not before an end of its predecessor, so many working
days of the project later: FS start after finish, SS start after start, FF finish after finish, SF finish after start.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from app.core.dataclass import dataclass, field
from app.core.messages import N_
from app.modules.organisation.projects.rules.work_days import WorkDays, Works

FS, SS, FF, SF = "FS", "SS", "FF", "SF"
LINKS = {
    FS: N_("starts after the end"),
    SS: N_("starts with the start"),
    FF: N_("ends with the end"),
    SF: N_("ends with the start"),
}
MOST_LAG, MOST_DAYS = 250, 2500
BACK = 40  # days before all others that are known, further than days off in a row last
NEVER = 0  # an evening that is before all others
START, NOT_BEFORE, FIXED, DONE, LINK = "start", "not_before", "fixed", "done", "link"


@dataclass(frozen=True)
class Link:
    """What a task waits for: its predecessor, by which ends, and lag (below zero: lead) in working days of the project."""

    before: int
    kind: str = FS
    lag: int = 0


@dataclass(frozen=True)
class Job:
    """A task to be placed: days is 0 for a milestone; fixed is a first day that holds whatever it waits for.

    done is the first and last day of what is finished. deadline is the last day by which it should end; who names whose days count.
    """

    key: int
    days: int = 1
    links: tuple[Link, ...] = ()
    not_before: datetime.date | None = None
    fixed: datetime.date | None = None
    done: tuple[datetime.date, datetime.date] | None = None
    deadline: datetime.date | None = None
    who: int | None = None


@dataclass(frozen=True)
class Reason:
    """Why a task begins when it does: by the project's start, a day set, or a link; free are days off that it then had to wait for."""

    kind: str
    link: Link | None = None
    free: tuple[datetime.date, ...] = ()


@dataclass(frozen=True)
class Placed:
    """First and last day of a task, working days by which it may slip without the end of the project moving, why, and what it breaks."""

    start: datetime.date
    finish: datetime.date
    slack: int
    reason: Reason
    broken: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Moved:
    """A task that has other days than before."""

    key: int
    before: tuple[datetime.date, datetime.date] | None
    after: Placed


class Circle(ValueError):
    """Tasks wait for each other; keys are those of them, in the order in which they wait."""

    def __init__(self, keys: Sequence[int]) -> None:
        super().__init__("tasks wait for each other")
        self.keys = tuple(keys)


@dataclass
class Planner:
    """Places the tasks of one project by its days and those of the people; days are ordinals here."""

    start: datetime.date
    works: Works
    people: Mapping[int, Works] = field(default_factory=dict)

    def plan(self, jobs: Iterable[Job]) -> dict[int, Placed]:
        """Return the places of all tasks; raises Circle."""
        self.jobs = {job.key: job for job in jobs}
        days = [self.start, *(day for job in self.jobs.values() for day in _days_of(job))]
        lead = max((-link.lag for job in self.jobs.values() for link in job.links), default=0)
        since = max(min(days) - datetime.timedelta(days=BACK + 2 * max(lead, 0)), datetime.date(1800, 1, 1))
        self.base = WorkDays(self.works, since)
        self.own = {who: WorkDays(works, since) for who, works in self.people.items()}
        self.early: dict[int, tuple[int, int]] = {}
        self.why: dict[int, tuple[Reason, tuple[Link, ...]]] = {}
        order = in_order(self.jobs)
        for key in order:
            self._place(self.jobs[key])
        late = self._late(order)
        return {key: self._placed(key, late[key]) for key in self.jobs}

    def _placed(self, key: int, late: int) -> Placed:
        start, finish = self.early[key]
        job = self.jobs[key]
        end = start if job.days else finish
        slack = 0 if job.done else self._days(job).distance(end, late)
        day = datetime.date.fromordinal
        return Placed(day(start), day(finish), slack, *self.why[key])

    def _days(self, job: Job) -> WorkDays:
        return self.own.get(job.who, self.base) if job.who is not None else self.base

    # -- forward -----------------------------------------------------------
    def _place(self, job: Job) -> None:
        """Put a task on the first days that all it waits for leave it."""
        bounds: list[tuple[int, int, Reason]] = [self._from(job, self.start, START)]
        if job.not_before is not None:
            bounds.append(self._from(job, job.not_before, NOT_BEFORE))
        bounds += [self._after(job, link) for link in job.links if link.before in self.jobs]
        if job.done is not None:
            self._pin(job, job.done[0].toordinal(), job.done[1].toordinal(), Reason(DONE))
            return
        if job.fixed is not None:
            first = self._days(job).on_or_after(job.fixed.toordinal())
            last = self._days(job).step(first, max(job.days - 1, 0))
            self._pin(job, first, last, Reason(FIXED), bounds)
            return
        found = [(self._first(job, start, finish), start, reason) for start, finish, reason in bounds]
        latest = max(found, key=lambda one: (one[0], one[2].kind == LINK))
        first, last = latest[0], self._days(job).step(latest[0], max(job.days - 1, 0))
        self.early[job.key] = (first, last)
        self.why[job.key] = (self._waits(job, latest[1], first, latest[2]), ())

    def _pin(
        self, job: Job, first: int, last: int, reason: Reason, bounds: Sequence[tuple[int, int, Reason]] = ()
    ) -> None:
        begin = first if job.days == 0 else first - 1
        broken = tuple(
            why.link for start, finish, why in bounds if why.link and (begin < start or last < finish)
        )
        self.early[job.key] = (first, last)
        self.why[job.key] = (reason, broken)

    def _from(self, job: Job, day: datetime.date, kind: str) -> tuple[int, int, Reason]:
        """Return the evenings before which a task neither starts nor ends, because of a day."""
        evening = day.toordinal() - (1 if job.days else 0)
        return evening, evening, Reason(kind)

    def _after(self, job: Job, link: Link) -> tuple[int, int, Reason]:
        """Return the evenings before which a task neither starts nor ends, because of a link."""
        first, last = self.early[link.before]
        begin = first - 1 if self.jobs[link.before].days else first
        evening = self.base.shift(last if link.kind in (FS, FF) else begin, link.lag)
        if self._is_morning(job, link):
            evening = self.base.on_or_before(evening)
        reason = Reason(LINK, link)
        return (NEVER, evening, reason) if link.kind in (FF, SF) else (evening, NEVER, reason)

    def _is_morning(self, job: Job, link: Link) -> bool:
        """Say whether an end need not be after a morning: then the evening before the days off that precede it will do."""
        if link.lag or (job.days and link.kind in (FS, SS)):
            return False
        return link.kind in (SS, SF) and self.jobs[link.before].days > 0

    def _first(self, job: Job, start: int, finish: int) -> int:
        """Return the first day of a task that neither starts nor ends before two evenings."""
        days = self._days(job)
        if job.days == 0:
            return days.on_or_after(max(start, finish))
        first = days.on_or_after(start + 1)
        if days.step(first, job.days - 1) >= finish:
            return first
        return days.step(days.on_or_after(finish), 1 - job.days)

    def _waits(self, job: Job, start: int, first: int, reason: Reason) -> Reason:
        """Add the days off, other than weekends, that lie between what a task waited for and its first day."""
        begin = start + 1 if job.days else start
        if not 0 < first - begin < 400:
            return reason
        free = (datetime.date.fromordinal(one) for one in range(begin, first))
        return Reason(reason.kind, reason.link, tuple(day for day in free if day.weekday() < 5))

    # -- backward ----------------------------------------------------------
    def _late(self, order: Sequence[int]) -> dict[int, int]:
        """Return the latest first day of each task with which the project ends no later."""
        end = max((last for _first, last in self.early.values()), default=0)
        after: dict[int, list[tuple[Job, Link]]] = defaultdict(list)
        for job in self.jobs.values():
            for link in job.links:
                after[link.before].append((job, link))
        late: dict[int, int] = {}
        for key in reversed(order):
            job = self.jobs[key]
            if job.done is not None or job.fixed is not None:
                late[key] = self.early[key][0]
                continue
            start = finish = end
            if job.deadline is not None:
                finish = min(finish, job.deadline.toordinal())
            for follower, link in after[key]:
                evening = self._late_end(follower, late[follower.key], link)
                if self._is_morning(follower, link):
                    evening = self.base.on_or_after(evening + 1) - 1
                evening = self.base.shift_back(evening, link.lag)
                if link.kind in (FS, FF):
                    finish = min(finish, evening)
                else:
                    start = min(start, evening)
            late[key] = self._last(job, start, finish)
        return late

    def _late_end(self, job: Job, first: int, link: Link) -> int:
        if link.kind in (FS, SS):
            return first - 1 if job.days else first
        return self.early[job.key][1] if job.done else self._days(job).step(first, max(job.days - 1, 0))

    def _last(self, job: Job, start: int, finish: int) -> int:
        """Return the latest first day of a task that neither starts nor ends after two evenings."""
        days = self._days(job)
        if job.days == 0:
            return days.on_or_before(min(start, finish))
        first = days.step(days.on_or_before(finish), 1 - job.days)
        return first if first <= start + 1 else days.on_or_before(start + 1)


def _days_of(job: Job) -> list[datetime.date]:
    return [day for day in (job.not_before, job.fixed, *(job.done or ()), job.deadline) if day is not None]


def in_order(jobs: Mapping[int, Job]) -> list[int]:
    """Return the keys of tasks, each after those it waits for; raises Circle."""
    waiting = {key: sum(1 for link in job.links if link.before in jobs) for key, job in jobs.items()}
    after: dict[int, list[int]] = defaultdict(list)
    for key, job in jobs.items():
        for link in job.links:
            if link.before in jobs:
                after[link.before].append(key)
    ready = [key for key, count in waiting.items() if not count]
    for key in ready:  # grows while it is walked
        for follower in after[key]:
            waiting[follower] -= 1
            if not waiting[follower]:
                ready.append(follower)
    if len(ready) < len(jobs):
        raise Circle(_circle({key: job for key, job in jobs.items() if waiting[key]}))
    return ready


def _circle(jobs: Mapping[int, Job]) -> list[int]:
    """Return the keys of one circle among tasks that all wait for another one of them."""
    key, seen = next(iter(jobs)), list[int]()
    while key not in seen:
        seen.append(key)
        key = next(link.before for link in jobs[key].links if link.before in jobs)
    circle = seen[seen.index(key) :][::-1]
    first = circle.index(min(circle))
    return circle[first:] + circle[:first]


def moved(
    before: Mapping[int, tuple[datetime.date, datetime.date] | None], after: Mapping[int, Placed]
) -> list[Moved]:
    """Return what has other days than before, in the order of the new days."""
    found = [
        Moved(key, before.get(key), one)
        for key, one in after.items()
        if before.get(key) != (one.start, one.finish)
    ]
    return sorted(found, key=lambda one: (one.after.start, one.key))
