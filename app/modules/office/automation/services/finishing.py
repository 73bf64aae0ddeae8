"""What rules have under way beside their transaction: letters are filed, mail files and reports written, jobs done; each once."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path

from sqlalchemy import Connection, select

from app.core import codec
from app.core.atomic_files import write_bytes
from app.core.dataclass import dataclass
from app.core.errors import Forbidden, KontorError, Missing
from app.core.messages import N_, Message
from app.data.office import Office, command
from app.data.queries import query
from app.data.rows import read_all
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.documents.letters import api as letters
from app.modules.office.automation.models import Firing, Rule
from app.modules.office.automation.queries.lists import draft_of
from app.modules.office.automation.rules.calendar import LAST_MONTH
from app.modules.office.automation.rules.rule import DONE, FAILED, JOB, LETTER, MAIL, WAITING, RuleDraft
from app.modules.office.automation.services.acting import letter_of
from app.modules.office.automation.services.recurring import run_once
from app.modules.office.automation.services.report_files import report_bytes
from app.modules.office.automation.settings import VIEW


@dataclass(frozen=True)
class UnderWay:
    """A firing with something under way: its key, record, letter and moment."""

    key: int
    table: str
    row: int
    letter: int | None
    at: datetime.datetime


@query(VIEW)
def to_finish(connection: Connection, rule: int) -> tuple[RuleDraft, list[UnderWay]]:
    """Return a rule and its firings with something under way."""
    row = connection.execute(select(Rule.__table__).where(Rule.id == rule)).mappings().one()
    f = Firing
    names = (f.id.label("key"), f.table_name.label("table"), f.row_key.label("row"), f.letter_id, f.at)
    query = select(*names).where(f.rule_id == rule, f.outcome == WAITING).order_by(f.id)
    return draft_of(dict(row)), read_all(connection, query, UnderWay)


def finish(office: Office, rule: int) -> None:
    """Finish what a rule has under way. What was done already is only noted.

    The office is that of whom the rule acts for. A folder that is not on this computer leaves it to another desk.
    """
    try:
        draft, waiting = office.read(to_finish, rule)
    except Forbidden:
        return
    if draft.action == LETTER:
        for one in waiting:
            office.run(settle_firing, [one.key], *_sent(office, one.letter))
        return
    if draft.action != JOB and not Path(draft.folder).is_dir():
        return
    if draft.action == MAIL:
        for one in waiting:
            office.run(settle_firing, [one.key], *_mailed(office, draft, one))
        return
    for at in sorted({one.at for one in waiting}):
        keys = [one.key for one in waiting if one.at == at]
        came = _job(office, draft, rule, at) if draft.action == JOB else _reported(office, draft, at)
        if came is not None:
            office.run(settle_firing, keys, *came)


def _sent(office: Office, letter: int | None) -> tuple[str, Message]:
    try:
        found = office.read(letters.letter, letter) if letter is not None else None
        if found is None:
            return FAILED, Message(N_("The letter was thrown away."))
        if found.document is None:
            letters.send(office, found.id)
    except KontorError as error:
        return FAILED, error.message
    return DONE, Message(N_("The letter is filed."))


def _mailed(office: Office, draft: RuleDraft, one: UnderWay) -> tuple[str, Message]:
    """Write a mail that is being written to the contact of a record; the same firing writes the same file."""
    name = f"mail-{one.at.astimezone():%Y-%m-%d-%H%M%S}-{one.key}.eml"
    try:
        data = office.read(_mail, draft, one, one.at.astimezone().date())
        write_bytes(Path(draft.folder) / name, data)
    except KontorError as error:
        return FAILED, error.message
    except OSError as error:
        return FAILED, Message(N_("The folder takes no file: {reason}."), {"reason": error.strerror or ""})
    return DONE, Message(N_("{name} is written."), {"name": name})


@query("documents.letters")
def _mail(connection: Connection, draft: RuleDraft, one: UnderWay, day: datetime.date) -> bytes:
    written = letter_of(connection, draft, one.table, one.row, day)
    if isinstance(written, str):
        raise Missing(written)
    said = letters.in_mail(connection, written)
    message = EmailMessage()
    message["Subject"] = " ".join(said.subject.split())
    sender = str(setting(connection, "company.mail") or "")
    if sender:
        message["From"] = sender
    message["To"] = said.to
    message["X-Unsent"] = "1"  # mail programs open it as a mail that is being written
    message.set_content(said.text)
    return message.as_bytes()


def _reported(office: Office, draft: RuleDraft, at: datetime.datetime) -> tuple[str, Message]:
    day = at.astimezone()
    name = f"{draft.report}-{day:%Y-%m-%d-%H%M%S}.{draft.form}"
    try:
        data = report_bytes(office, draft.report, draft.form, LAST_MONTH, day.date())
        write_bytes(Path(draft.folder) / name, data)
    except KontorError as error:
        return FAILED, error.message
    except OSError as error:
        return FAILED, Message(N_("The folder takes no file: {reason}."), {"reason": error.strerror or ""})
    return DONE, Message(N_("{name} is written."), {"name": name})


def _job(office: Office, draft: RuleDraft, rule: int, at: datetime.datetime) -> tuple[str, Message] | None:
    """Do a recurring job for all that fired at a moment; None while another desk is at it."""
    due = f"rule:{rule}:{at.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%S}"
    try:
        return run_once(office, draft.job_id or 0, due)
    except KontorError as error:
        return FAILED, error.message


@command("")
def settle_firing(unit: Unit, keys: Sequence[int], outcome: str, said: Message) -> None:
    """Note what became of firings that were under way; settled ones stay as they are."""
    for key in keys:
        row = unit.row(Firing, key, lock=True)
        if row["outcome"] == WAITING:
            unit.update(Firing, key, {"outcome": outcome, "said": codec.dumps(said)})
