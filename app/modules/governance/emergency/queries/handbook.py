"""What the handbook holds: chapters of plans, numbers, processes, restart order, network, backups, places; and how old it is."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data import clock
from app.data.queries import query
from app.data.sealed_fields import unlock
from app.data.settings import setting
from app.modules.governance.emergency.models import (
    HANDBOOK,
    VIEW,
    EmergencyEntry,
    EmergencyPlan,
    EmergencyProcess,
    Exercise,
    HandbookPrint,
    HandbookRun,
    HandbookSetup,
    PlanStep,
    ProcessNeed,
)
from app.modules.governance.emergency.rules.emergency import Fault, reaches, restart_order
from app.modules.governance.emergency.settings import EXERCISE
from app.modules.hr.people.api import PersonView, people
from app.modules.it.infrastructure.api import Part, Subnet, needs, parts
from app.modules.it.security.api import BackupPlan
from app.modules.organisation.contacts.api import Contact

PAGE = "governance.emergency.plans"
STALE = datetime.timedelta(hours=36)
HOURS = 24
Row = dict[str, Any]


@dataclass(frozen=True)
class Facts:
    """All that the handbook is made of, read in a few statements."""

    plans: tuple[Row, ...]
    steps: dict[int, list[Row]]
    entries: tuple[Row, ...]
    processes: tuple[Row, ...]
    needs: dict[int, list[Row]]
    staff: tuple[PersonView, ...]
    order: tuple[Part, ...]
    within: dict[int, int]  # hours within which a part must run again for the processes that stand on it
    subnets: tuple[Row, ...]
    backups: tuple[Row, ...]
    names: dict[int, str]
    contacts: dict[int, str]
    part_names: dict[int, str]
    faults: tuple[Fault, ...]


def _rows(connection: Connection, kind: Any, *order: Any) -> list[Row]:
    return [dict(row) for row in connection.execute(select(kind.__table__).order_by(*order)).mappings()]


def _by(rows: Iterable[Row], key: str) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row[key], []).append(row)
    return found


@query(HANDBOOK)
def facts(connection: Connection) -> Facts:
    """Return what the handbook is made of."""
    staff = people(connection, clock.today(connection))
    known = {one.id: one.name for one in people(connection)}
    processes = _rows(
        connection, EmergencyProcess, func.coalesce(EmergencyProcess.rto, 99_999), EmergencyProcess.id
    )
    wanted = _by(_rows(connection, ProcessNeed, ProcessNeed.id), "process_id")
    running = {key: one for key, one in parts(connection).items() if one.state == "active"}
    stands_on: dict[int, set[int]] = {}
    for one in needs(connection):
        stands_on.setdefault(one.component, set()).add(one.needs)
    within = _within(processes, wanted, stands_on)
    rank = {
        key: (within.get(key, 99_999), -one.criticality, one.name.lower()) for key, one in running.items()
    }
    backups = [row for row in _rows(connection, BackupPlan, BackupPlan.name) if row["active"]]
    used = {row["contact_id"] for rows in wanted.values() for row in rows} | {None}
    entries = _rows(connection, EmergencyEntry, EmergencyEntry.kind, EmergencyEntry.place, EmergencyEntry.id)
    used |= {row["contact_id"] for row in entries}
    contacts = connection.execute(
        select(Contact.id, Contact.name).where(Contact.id.in_([one for one in used if one]))
    )
    return Facts(
        tuple(_rows(connection, EmergencyPlan, EmergencyPlan.scenario, EmergencyPlan.title)),
        _by(_rows(connection, PlanStep, PlanStep.place), "plan_id"),
        tuple(entries),
        tuple(processes),
        wanted,
        staff=tuple(staff),
        order=tuple(running[key] for key in restart_order(stands_on, rank)),
        within=within,
        subnets=tuple(_rows(connection, Subnet, Subnet.first)),
        backups=tuple(backups),
        names=known,
        contacts={int(key): str(name) for key, name in contacts},
        part_names={key: one.name for key, one in parts(connection).items()},
        faults=tuple(_faults(processes, wanted, stands_on, running, backups)),
    )


def _within(
    processes: list[Row], wanted: dict[int, list[Row]], stands_on: dict[int, set[int]]
) -> dict[int, int]:
    found: dict[int, int] = {}
    for one in processes:
        if one["rto"] is None:
            continue
        named = [row["component_id"] for row in wanted.get(one["id"], []) if row["component_id"] is not None]
        for part in reaches(stands_on, named):
            found[part] = min(found.get(part, one["rto"]), one["rto"])
    return found


def _faults(
    processes: list[Row],
    wanted: dict[int, list[Row]],
    stands_on: dict[int, set[int]],
    running: dict[int, Part],
    backups: list[Row],
) -> list[Fault]:
    """Return where a chain does not hold: a part that is back later than the process, a backup too rare, somebody without a deputy."""
    every = {row["component_id"]: row["rhythm"] * HOURS for row in backups if row["component_id"] is not None}
    found = []
    for one in processes:
        name, rows = one["name"], wanted.get(one["id"], [])
        named = [row["component_id"] for row in rows if row["component_id"] is not None]
        for part in sorted(reaches(stands_on, named) & set(running)):
            back = running[part].recovery
            if one["rto"] is not None and (back is None or back > one["rto"]):
                late = N_("{part} is not known to be back within {hours} h.") if back is None else N_("{part} is back within {back} h, not within {hours} h.")  # fmt: skip
                found.append(
                    Fault(name, late, {"part": running[part].name, "hours": one["rto"], "back": back})
                )
            if one["rpo"] is not None and every.get(part, 0) > one["rpo"]:
                rare = N_("{part} is saved every {every} h; no more than {hours} h may be lost.")
                found.append(
                    Fault(name, rare, {"part": running[part].name, "every": every[part], "hours": one["rpo"]})
                )
        if any(row["person_id"] is not None and row["deputy_id"] is None for row in rows):
            found.append(Fault(name, N_("Somebody it needs has no deputy."), {}))
    return found


@query(VIEW)
def chain_faults(connection: Connection) -> list[Message]:
    """Return in words where the chain of a process does not hold."""
    return [
        Message(N_("{process}: {words}"), {"process": one.process, "words": Message(one.words, one.values)})
        for one in facts(connection).faults
    ]


# -- the handbook itself -------------------------------------------------------
@query(HANDBOOK)
def place(connection: Connection) -> tuple[str, str]:
    """Return the folder that the handbook is written into and its password, '' for none."""
    h = HandbookSetup
    row = connection.execute(select(h.id, h.folder, h.password)).first()
    if row is None:
        return "", ""
    kept = row.password
    return str(row.folder), unlock(connection, h.__tablename__, int(row.id), kept) if kept else ""


@query(HANDBOOK)
def printed(connection: Connection) -> dict[str, str]:
    """Return the pages of the last print with their hashes; none before the first."""
    found = connection.scalar(select(HandbookPrint.pages).order_by(HandbookPrint.id.desc()).limit(1))
    return dict(json.loads(found)) if found else {}


@query(HANDBOOK)
def due(connection: Connection) -> bool:
    """Say whether the handbook is to be written: a folder is set, and it was not written today."""
    if not place(connection)[0]:
        return False
    newest = connection.scalar(select(func.max(HandbookRun.at)).where(HandbookRun.fault == ""))
    return newest is None or newest.astimezone().date() < clock.now(connection).astimezone().date()


@query(VIEW)
def last_runs(connection: Connection) -> tuple[datetime.datetime | None, str]:
    """Return when the handbook was written last, and why the newest try failed ('' where it did not)."""
    r = HandbookRun
    good = connection.scalar(select(func.max(r.at)).where(r.fault == ""))
    newest = connection.scalar(select(r.fault).order_by(r.id.desc()).limit(1))
    return good, str(newest or "")


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return a handbook that is old or could not be written, and plans that were not exercised for long."""
    now = clock.now(connection)
    found = []
    set_up = connection.scalar(select(HandbookSetup.folder).limit(1))
    good, fault = last_runs(connection)
    if set_up and fault:
        words = Message(N_("The emergency handbook could not be written: {fault}"), {"fault": fault})
        found.append(Waiting(1, words, PAGE, late=True))
    elif set_up and (good is None or now - good > STALE):
        words = Message(N_("The emergency handbook was not written yet."))
        if good is not None:
            words = Message(N_("The emergency handbook is old; written last: {when}"), {"when": good})
        found.append(Waiting(1, words, PAGE, late=True))
    count = _unexercised(connection)
    if count:
        words = Message(N_("Emergency plans to be exercised: {count}"), {"count": count})
        found.append(Waiting(count, words, PAGE))
    return found


def _unexercised(connection: Connection) -> int:
    from app.core.dates import add_months

    p, x = EmergencyPlan, Exercise
    since = add_months(clock.today(connection), -int(setting(connection, EXERCISE)))
    done = select(x.plan_id).where(x.day > since)
    return int(connection.scalar(select(func.count()).select_from(p).where(p.id.not_in(done))) or 0)
