"""A file of times is brought in: all or nothing, the same file once, what is there already left alone."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import select

from app.core import codec
from app.core.dataclass import dataclass, field
from app.core.dates import ONE_DAY
from app.core.errors import BadFile, Fault, Invalid, KontorError
from app.core.few_collections import few_collections
from app.core.messages import N_, Message
from app.data.office import Office, command
from app.data.transfer import MOST_FAULTS
from app.data.unit import Unit
from app.modules.hr.people.api import Calendar, Person, calendars
from app.modules.hr.worktime.models import TimeImport, TimeMonth, WorkTime
from app.modules.hr.worktime.queries.loading import Days, works_of
from app.modules.hr.worktime.queries.visibility import circle
from app.modules.hr.worktime.rules.entries import Part, pauses_text
from app.modules.hr.worktime.rules.events import Event, Placed, overlaps, pair, profiles
from app.modules.hr.worktime.rules.months import BROUGHT, OPEN
from app.modules.hr.worktime.services.times import COLUMNS, check_centres
from app.modules.hr.worktime.transfer.reading import TimesFile, read_file

ALONE = 50  # events without a partner that are named


@dataclass(frozen=True)
class Brought:
    """What an import did: lines read, new parts, parts that were there, ends of what went on, events without a partner (line, number)."""

    lines: int
    added: int
    same: int = 0
    ended: int = 0
    alone: int = 0
    named: tuple[tuple[int, str], ...] = ()
    known: bool = False


codec.register("hr.times_brought", Brought, "app.modules.hr.worktime.transfer.bringing:Brought")


@dataclass
class _Work:
    """What an import stands on while it runs."""

    unit: Unit
    file: TimesFile
    people: dict[str, int]
    works: dict[int, Days]
    plans: Mapping[int, Calendar]
    held: set[tuple[int, datetime.date]]
    new: list[tuple[int, Placed]] = field(default_factory=list)
    ends: list[tuple[int, datetime.date, int, int]] = field(default_factory=list)
    alone: list[tuple[Event, str]] = field(default_factory=list)
    same: int = 0

    def fault(self, line: int, name: str, words: str, /, **values: object) -> None:
        """Note what is wrong with a line."""
        self.file.faults.append(Fault(self.file.name, line, name, Message(words, values)))


@command("hr.time.change")
def import_times(unit: Unit, path: Path, profile: str) -> Brought:
    """Bring in a file of times by a profile, all or nothing; raises BadFile with every fault by its line.

    What is recorded with the same times is left alone, so that the same file, or one that holds its days again, changes nothing.
    """
    if profile not in profiles():
        raise Invalid(N_("There is no profile {name}."), field="profile", name=profile)
    with few_collections():
        file = read_file(path, profiles()[profile])
        i = TimeImport
        known = unit.connection.execute(select(i.lines, i.added).where(i.sha256 == file.sha256)).first()
        if known is not None and not file.faults:
            return Brought(known.lines, 0, known.added, known=True)
        work = _begun(unit, file)
        for number in sorted({*file.events, *file.parts}):
            if number in work.people:
                _person(work, number, work.people[number])
            else:
                _unknown(work, number)
            if len(file.faults) >= MOST_FAULTS:
                break
        if not file.lines:
            work.fault(1, "", N_("The file holds no times."))
        if file.faults:
            raise BadFile(sorted(file.faults, key=lambda one: one.line), file.name)
        return _written(work, profile)


def _begun(unit: Unit, file: TimesFile) -> _Work:
    """Read what is there of the people and days of a file."""
    among, p, m = circle(unit.connection), Person, TimeMonth
    people = {
        str(number): int(key)
        for key, number in unit.connection.execute(select(p.id, p.number))
        if among is None or key in among
    }
    keys = [people[number] for number in {*file.events, *file.parts} if number in people]
    days = [event.day for events in file.events.values() for event in events]
    days += [one.day for parts in file.parts.values() for one in parts]
    works: dict[int, Days] = {}
    held: set[tuple[int, datetime.date]] = set()
    if days and keys:
        first, last = min(days) - ONE_DAY, max(days) + ONE_DAY
        works = works_of(unit.connection, keys, first, last)
        rows = unit.connection.execute(
            select(m.person_id, m.month).where(
                m.month >= first.replace(day=1), m.month <= last, m.state != OPEN
            )
        )
        held = {(person, month) for person, month in rows}
    return _Work(unit, file, people, works, calendars(unit.connection, keys), held=held)


def _unknown(work: _Work, number: str) -> None:
    lines = [event.line for event in work.file.events.get(number, ())]
    lines += [one.line for one in work.file.parts.get(number, ())]
    work.fault(min(lines), "number", N_("Nobody of the staff has the number {number}."), number=number)


def _person(work: _Work, number: str, person: int) -> None:
    """Put together what a file says of a person and set it against what is recorded."""
    known = work.works.get(person, {})
    placed = list(work.file.parts.get(number, ()))
    if events := work.file.events.get(number):
        opened = _went_on(known, min(event.day for event in events))
        try:
            found, alone, last = pair(events, opened)
        except KontorError as error:
            work.file.faults.append(Fault(work.file.name, events[0].line, "time", error.message))
            return
        placed += found + ([last] if last is not None and last.line else [])
        work.alone += [(event, number) for event in alone if event.line]
    recorded: dict[datetime.date, list[Part]] = {day: list(one.parts) for day, one in known.items()}
    for one in sorted(placed, key=lambda each: (each.day, each.part.begin)):
        _place(work, person, one, recorded.setdefault(one.day, []))


def _went_on(known: Days, day: datetime.date) -> tuple[datetime.date, int] | None:
    """Return what goes on of a day or the one before: day and minutes of its begin."""
    for one in (day, day - ONE_DAY):
        if one in known and known[one].parts[-1].end is None:
            return one, known[one].parts[-1].begin
    return None


def _place(work: _Work, person: int, one: Placed, recorded: list[Part]) -> None:
    for part in recorded:
        if part.begin == one.part.begin and (part.end == one.part.end or one.part.end is None):
            work.same += 1
            return
        if part.begin == one.part.begin and part.end is None and one.part.end is not None:
            if (person, one.day.replace(day=1)) in work.held:
                break
            work.ends.append((person, one.day, part.begin, one.part.end))
            recorded[recorded.index(part)] = one.part
            return
    if (person, one.day.replace(day=1)) in work.held:
        work.fault(one.line, "day", N_("The month is confirmed or closed; have it opened again first."))
    elif not work.plans[person].employed(one.day):
        work.fault(one.line, "day", N_("There is no employment on this day."))
    elif overlaps(one.part, recorded):
        work.fault(one.line, "time", N_("This overlaps what is recorded of the day."))
    else:
        recorded.append(one.part)
        work.new.append((person, one))


def _written(work: _Work, profile: str) -> Brought:
    unit, file = work.unit, work.file
    check_centres(unit, [[one.part for _person, one in work.new]])
    w = WorkTime
    for person, day, begin, end in work.ends:
        row = unit.connection.execute(
            select(w.id).where(w.person_id == person, w.day == day, w.begin == begin)
        ).one()
        unit.update(WorkTime, row.id, {"end": end})
    keys = unit.reserve(WorkTime, len(work.new))
    today = unit.today.isoformat()
    rows = [
        (
            key,
            person,
            one.day.isoformat(),
            one.part.begin,
            one.part.end,
            pauses_text(one.part.pauses),
            one.part.kind,
            one.part.centre,
            "",
            BROUGHT,
            today,
            "",
        )
        for key, (person, one) in zip(keys, work.new, strict=True)
    ]
    unit.insert_batch(WorkTime, COLUMNS, rows)
    values = {"login": unit.login, "at": unit.now, "lines": file.lines, "added": len(rows), "same": work.same}
    unit.insert(TimeImport, name=file.name[:200], profile=profile, sha256=file.sha256, **values)
    named = tuple((event.line, number) for event, number in work.alone[:ALONE])
    return Brought(file.lines, len(rows), work.same, len(work.ends), len(work.alone), named=named)


def run_import(office: Office, path: Path, profile: str) -> Brought:
    """Bring in a file of times in one transaction."""
    found: Brought = office.run(import_times, path, profile)
    return found
