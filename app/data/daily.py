"""What topics do once a day, whoever works: terms that roll on by themselves roll on because a day begins, not because somebody saves.

A topic names its work in its manifest (`daily`). The day it was done last stands in the book and is compared in the
same transaction: a second desk, a second window or the command line find it done. It is done by the program, so that
it does not wait for somebody with the right to sign in. What came of it stands in the book too (`works`). Who does the day
also does what has times of its own and is more than one transaction (`due` in a manifest: recurring jobs, rules, files that are written each night).
"""

from __future__ import annotations

import datetime
import logging

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.exc import DBAPIError

from app.core import codec
from app.core.dataclass import dataclass
from app.core.errors import KontorError
from app.core.manifest import resolve, topics
from app.core.messages import N_, Message
from app.data import clock
from app.data.background import Loop
from app.data.office import SYSTEM, Office, command
from app.data.queries import query
from app.data.system_tables import About
from app.data.unit import Unit

FIRST, EVERY = 20.0, 900.0  # seconds before the first look and between looks
log = logging.getLogger("kontor")


def _name(topic: str) -> str:
    return f"day.{topic}"


DONE = N_("done")


@dataclass(frozen=True)
class Work:
    """The daily work of a topic: when it was looked at last, whether it is done for today, and what came of it in words."""

    topic: str
    at: datetime.datetime | None
    done: bool
    said: Message | None


@query("")
def works(connection: Connection) -> list[Work]:
    """Return the daily work of every topic that has some, with what came of it last."""
    rows = connection.execute(
        select(About.name, About.value).where(About.name.startswith("day.") | About.name.startswith("said."))
    )
    kept = {str(name): str(value) for name, value in rows}
    today = clock.today(connection).isoformat()
    found = []
    for topic in (one.name for one in topics() if one.daily):
        at, said = codec.loads(kept.get(_said(topic), "[null, null]"))
        found.append(Work(topic, at, kept.get(_name(topic)) == today, said))
    return found


def _said(topic: str) -> str:
    return f"said.{topic}"


def _put(unit: Unit, name: str, value: str) -> None:
    unit.connection.execute(delete(About).where(About.name == name))
    unit.connection.execute(insert(About), {"name": name, "value": value})


@command("", locks=())
def note_day(unit: Unit, topic: str, said: Message) -> None:
    """Keep why the work of a topic waits; the same again changes nothing."""
    unit.lock(topic)
    _put(unit, _said(topic), codec.dumps((unit.now, said)))


@query("")
def undone(connection: Connection) -> list[str]:
    """Return the topics whose work of today is not done yet."""
    done = dict(
        connection.execute(select(About.name, About.value).where(About.name.startswith("day."))).all()
    )
    today = clock.today(connection).isoformat()
    return [one.name for one in topics() if one.daily and done.get(_name(one.name)) != today]


@command("", locks=())
def do_day(unit: Unit, topic: str) -> bool:
    """Do a topic's work of the day, and say whether it was still to be done; done a second time it does nothing."""
    unit.lock(topic)
    name, today = _name(topic), unit.today.isoformat()
    if unit.connection.scalar(select(About.value).where(About.name == name)) == today:
        return False
    resolve(next(one.daily for one in topics() if one.name == topic))(unit)
    _put(unit, name, today)
    _put(unit, _said(topic), codec.dumps((unit.now, Message(DONE))))
    return True


def do_all(office: Office) -> list[str]:
    """Do what topics have to do today, each by itself, and return those that did; what one can't do keeps no other from it."""
    program = Office(office.book, SYSTEM, office.clock)
    done = []
    for topic in program.read(undone):
        try:
            if program.run(do_day, topic):
                done.append(topic)
        except (KontorError, DBAPIError) as error:
            log.warning("the day of %s waits: %s", topic, error)
            _tell(program, topic, error)
    return done


def _tell(program: Office, topic: str, error: KontorError | DBAPIError) -> None:
    """Keep why the work of a topic waits, where the book can be written at all."""
    said = error.message if isinstance(error, KontorError) else Message(N_("The database refused it."))
    try:
        program.run(note_day, topic, said)
    except (KontorError, DBAPIError):
        log.warning("what became of %s could not be kept", topic)


def do_due(office: Office) -> list[str]:
    """Do what topics have to do at times of their own, and return what was done, in words; what one can't do keeps no other from it."""
    done: list[str] = []
    for one in topics():
        try:
            done += resolve(one.due)(office) if one.due else []
        except (
            OSError,
            KontorError,
            DBAPIError,
        ) as error:  # a folder that is not there, a book that is taken
            log.warning("what is due of %s waits: %s", one.name, error)
    return done


class Daily(Loop):
    """A thread that does the work of a day when it has begun, also while the window stands over midnight."""

    def __init__(self, office: Office) -> None:
        super().__init__("daily", EVERY, FIRST, patience=60)
        self._office = office

    def look(self) -> list[str]:
        """Do what is undone, and what is due."""
        done = do_all(self._office)
        do_due(self._office)
        return done
