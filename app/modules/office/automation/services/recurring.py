"""Recurring jobs: done by whichever desk or command line comes first, once for each due day, with the rights of now of whom they act for."""

from __future__ import annotations

import datetime
from pathlib import Path

from sqlalchemy import Connection, select

from app.core import codec
from app.core.atomic_files import write_bytes
from app.core.dataclass import dataclass
from app.core.errors import Forbidden, Invalid, KontorError
from app.core.manifest import allows, command_titles
from app.core.messages import N_, Message
from app.data.backup import backup
from app.data.drafts import columns_of, must_differ
from app.data.engine import plain_errors
from app.data.office import SYSTEM, Actor, Office, command
from app.data.queries import needs_of, query
from app.data.reports import makers
from app.data.standing import actor_of
from app.data.unit import Unit
from app.data.visibility import rights
from app.modules.documents.intake.api import Wishes, take_file
from app.modules.office.automation.models import Job, JobRun
from app.modules.office.automation.queries.recurring import due_jobs, job_of, ran
from app.modules.office.automation.rules.calendar import (
    BACKUP,
    DONE,
    EXPORT,
    FAILED,
    IMPORT,
    REPORT,
    RUNNING,
    JobDraft,
)
from app.modules.office.automation.rules.rule import BY
from app.modules.office.automation.services.report_files import report_bytes
from app.modules.office.automation.settings import EDIT

GIVEN_UP = datetime.timedelta(hours=1)  # after which a run that never ended may be begun anew
ENDING = ".kontor-backup"
TAKEN = "taken"  # the folder inside a watched one in which taken files are put


def right_of(draft: JobDraft) -> str:
    """Return the right that a job needs."""
    if draft.kind in (REPORT, EXPORT):
        return needs_of(makers()[draft.report])[0]
    return {BACKUP: "office.backup", IMPORT: "documents.intake"}[draft.kind]


def must_be_allowed(granted: frozenset[str], draft: JobDraft) -> None:
    """Raise Forbidden, in words, where somebody with these rights may not let a job be done."""
    for right in (EDIT, right_of(draft)):
        if not allows(granted, right):
            words = Message(command_titles().get(right, right))
            raise Forbidden(N_("Whom the job acts for lacks the right “{right}”."), right=words)


@command(EDIT)
def save_job(unit: Unit, draft: JobDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a recurring job and return its key; it acts for who saved it and is due from today on. Raises Invalid naming the field, and Conflict."""
    values = columns_of(Job, draft)
    if not Path(draft.folder.strip()).is_absolute():
        raise Invalid(N_("Give the folder with its whole path."), field="folder")
    if draft.kind in (REPORT, EXPORT) and not draft.report:
        raise Invalid(N_("This field is needed."), field="report")
    if draft.kind == EXPORT and draft.form == "pdf":
        raise Invalid(N_("A table is exported as XLSX or CSV; for PDF choose a report."), field="form")
    try:
        must_be_allowed(rights(unit.connection), draft)
    except Forbidden as error:
        raise Invalid(error.message.template, field="kind", **error.message.values) from error
    if draft.kind == REPORT:
        values["form"] = "pdf"
    must_differ(unit, Job, key, draft, "title kind rhythm folder report span", at="title")
    if key is None:
        return unit.insert(Job, **values, author=unit.login, since=unit.today)
    before = unit.row(Job, key, lock=True)
    again = {"since": unit.today} if draft.active and not before["active"] else {}
    unit.update(Job, key, {**values, "author": unit.login, **again}, version)
    return key


@dataclass(frozen=True)
class Begun:
    """A run of a job that was begun here: its key, or none where another desk has it, and who it acts for."""

    run: int | None
    author: str


codec.register("job_begun", Begun)


@command("")
def begin_job(unit: Unit, key: int, due: str) -> Begun:
    """Claim a job for a due day, or for a moment at which it is run by hand; a second claim gets nothing.

    A run that was begun more than an hour ago and never ended is begun anew.
    """
    job = unit.row(Job, key, lock=True)
    r = JobRun
    known = unit.connection.execute(
        select(r.id, r.at, r.outcome).where(r.job_id == key, r.due == due)
    ).first()
    if known is None:
        run = unit.insert(r, job_id=key, due=due, at=unit.now, login=unit.login, outcome=RUNNING, said="")
        return Begun(run, job["author"])
    if known.outcome == RUNNING and unit.now - known.at > GIVEN_UP:
        unit.update(r, known.id, {"at": unit.now, "login": unit.login})
        return Begun(known.id, job["author"])
    return Begun(None, job["author"])


@command("")
def end_job(unit: Unit, run: int, outcome: str, said: Message) -> None:
    """Note what came of a run; one that ended stays as it is."""
    if unit.row(JobRun, run, lock=True)["outcome"] == RUNNING:
        unit.update(JobRun, run, {"outcome": outcome, "said": codec.dumps(said)})


@query("")
def author_of(connection: Connection, login: str) -> Actor | None:
    """Return whom a job acts for with the rights of now, None where they may no longer work here."""
    return actor_of(connection, login)


def run_due(office: Office) -> dict[int, bool]:
    """Do the jobs that are due and whose folder is on this computer; return by job whether it succeeded."""
    program = Office(office.book, SYSTEM, office.clock)
    found = {}
    for key, due in program.read(due_jobs):
        if Path(program.read(job_of, key).draft.folder).is_dir():
            ended = _run(office, key, due.isoformat())
            if ended is not None:
                found[key] = ended
    return found


@command(EDIT)
def ask_for_job(unit: Unit, key: int) -> str:
    """Return the name of a run by hand; raises Missing for a job that is gone."""
    unit.row(Job, key)
    return f"hand:{unit.now.isoformat(timespec='seconds')}"


def run_now(office: Office, key: int) -> Message:
    """Do a job now, whatever its calendar says, and return what came of it; raises Forbidden without the right to keep jobs."""
    due = office.run(ask_for_job, key)
    _run(office, key, due)
    office.news()  # others did it, in the name of whom it acts for
    return office.read(job_of, key).said


def run_once(office: Office, key: int, due: str) -> tuple[str, Message] | None:
    """Do a job that a rule asks for, whose folder is on this computer; return what came of it, None where it is left to another desk.

    Raises Missing for a job that is gone. What was done under this name already is not done again.
    """
    program = Office(office.book, SYSTEM, office.clock)
    found = program.read(ran, key, due)
    if found is None or found[0] == RUNNING:
        if not Path(program.read(job_of, key).draft.folder).is_dir():
            return None
        _run(office, key, due)
        found = program.read(ran, key, due)
    return None if found is None or found[0] == RUNNING else found


def _run(office: Office, key: int, due: str) -> bool | None:
    """Do a job under its claim and note what came of it; None where another desk has it."""
    program = Office(office.book, SYSTEM, office.clock)
    desk = Office(office.book, Actor(office.actor.login, office.actor.name), office.clock)
    begun = desk.run(begin_job, key, due)
    if begun.run is None:
        return None
    try:
        said, outcome = _do(office, program, key, begun.author), DONE
    except KontorError as error:
        said, outcome = error.message, FAILED
    except OSError as error:
        said, outcome = (
            Message(N_("The folder takes no file: {reason}."), {"reason": error.strerror or ""}),
            FAILED,
        )
    program.run(end_job, begun.run, outcome, said)
    return outcome == DONE


def _do(office: Office, program: Office, key: int, author: str) -> Message:
    actor = program.read(author_of, author)
    if actor is None:
        raise Forbidden(N_("Whom it acts for may no longer work in this book."))
    draft = program.read(job_of, key).draft
    must_be_allowed(actor.permissions, draft)
    folder = Path(draft.folder)
    if not folder.is_dir():
        raise Invalid(N_("The folder {folder} is not on this computer."), folder=draft.folder)
    working = Office(office.book, actor, office.clock, by=BY)
    if draft.kind == BACKUP:
        return _back_up(working, draft, folder)
    if draft.kind == IMPORT:
        return _take_in(working, folder)
    today = office.clock().astimezone().date()
    name = f"{draft.report}-{today.isoformat()}.{draft.form}"
    write_bytes(folder / name, report_bytes(working, draft.report, draft.form, draft.span, today))
    return Message(N_("{name} is written."), {"name": name})


def _back_up(office: Office, draft: JobDraft, folder: Path) -> Message:
    """Write a backup and take away the oldest ones of this book that are too many."""
    begins = f"{office.book.name}-"
    target = folder / f"{begins}{office.clock().astimezone():%Y-%m-%d-%H%M%S}{ENDING}"
    backup(office.book, target)
    if draft.keep:
        for old in sorted(folder.glob(f"{begins}*{ENDING}"))[: -draft.keep]:
            old.unlink()
    return Message(N_("{name} is written."), {"name": target.name})


def _take_in(office: Office, folder: Path) -> Message:
    """Take in what lies in a folder, each file once; what was taken or is known is put aside, what is refused stays."""
    taken, refused = 0, 0
    aside = folder / TAKEN
    for path in sorted(one for one in folder.iterdir() if one.is_file() and not one.name.startswith(".")):
        outcome = take_file(office, path, Wishes("folder"))
        if outcome.status == "refused":
            refused += 1
            continue
        aside.mkdir(exist_ok=True)
        with plain_errors():
            path.replace(_free(aside, path.name))
        taken += 1
    words = N_("{count} files taken in, {refused} refused.")
    return Message(words, {"count": taken, "refused": refused}, N_("1 file taken in, {refused} refused."))


def _free(folder: Path, name: str) -> Path:
    """Return a name in a folder that no file has."""
    found, number = folder / name, 1
    while found.exists():
        number += 1
        found = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
    return found
