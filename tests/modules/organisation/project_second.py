"""A second way to find the days of a plan: every task waits on its first possible day and steps on day by day while something forbids it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence

from app.modules.organisation.projects.rules.scheduling import Job, Link

ONE_DAY = datetime.timedelta(days=1)
Works = Callable[[datetime.date], bool]
Span = tuple[datetime.date, datetime.date]


def worked(works: Works, after: datetime.date, until: datetime.date) -> int:
    """Count the working days after a day until another one, walking."""
    count, day = 0, after
    while day < until:
        day += ONE_DAY
        count += works(day)
    return count


def span(job: Job, first: datetime.date, works: Works) -> Span | None:
    """Return the days of a task that begins on a day, None where nobody works then."""
    if not works(first):
        return None
    day, left = first, max(job.days - 1, 0)
    while left:
        day += ONE_DAY
        left -= works(day)
    return first, day


def keeps(link: Link, before: tuple[Job, Span], after: tuple[Job, Span], works: Works) -> bool:
    """Say whether two tasks keep a link, by counting the working days between the ends that it joins."""
    kind, (job, (first, last)), (follower, (start, finish)) = link.kind, before, after
    if job.days == 0:  # it begins and ends in the evening of its day
        kind = {"SS": "FS", "SF": "FF"}.get(kind, kind)
    if follower.days == 0:
        kind = {"FS": "FF", "SS": "SF"}.get(kind, kind)
    eve = first - ONE_DAY
    if link.lag < 0:
        ahead = {
            "FS": worked(works, start - ONE_DAY, last),
            "SS": worked(works, start - ONE_DAY, eve),
            "FF": worked(works, finish, last),
            "SF": worked(works, finish, eve),
        }[kind]
        return ahead <= -link.lag
    if link.lag == 0:
        return {
            "FS": start > last,
            "SS": start >= first,
            "FF": finish >= last,
            "SF": worked(works, finish, eve) == 0,
        }[kind]
    passed = {
        "FS": worked(works, last, start - ONE_DAY),
        "SS": worked(works, eve, start - ONE_DAY),
        "FF": worked(works, last, finish),
        "SF": worked(works, eve, finish),
    }[kind]
    return passed >= link.lag


def second_plan(
    start: datetime.date, jobs: Sequence[Job], works: Works, people: Mapping[int, Works]
) -> dict[int, Span]:
    """Return the earliest days with which everything is kept."""
    by_key = {job.key: job for job in jobs}
    own = {job.key: works if job.who is None else people[job.who] for job in jobs}
    first = {job.key: max([start, *([job.not_before] if job.not_before else [])]) for job in jobs}
    while True:
        spans = {}
        for key, job in by_key.items():
            found = span(job, first[key], own[key])
            while found is None:
                first[key] += ONE_DAY
                found = span(job, first[key], own[key])
            spans[key] = found
        late = [
            job.key
            for job in jobs
            if not all(
                keeps(link, (by_key[link.before], spans[link.before]), (job, spans[job.key]), works)
                for link in job.links
            )
        ]
        if not late:
            return spans
        for key in late:
            first[key] += ONE_DAY
