"""What topics do once a day, whoever works: terms that roll on by themselves roll on because a day begins, not because somebody saves.

A topic names its work in its manifest (`daily`). The day it was done last stands in the book and is compared in the
same transaction: a second desk, a second window or the command line find it done. It is done by the program, so that
it does not wait for somebody with the right to sign in.
"""

from __future__ import annotations

import logging

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.exc import DBAPIError

from app.core.errors import KontorError
from app.core.manifest import resolve, topics
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
    unit.connection.execute(delete(About).where(About.name == name))
    unit.connection.execute(insert(About), {"name": name, "value": today})
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
    return done


def do_night(office: Office) -> list[str]:
    """Let topics write their files of the day, as `kontor daily` does where no window stands, and return those that did.

    A folder that is not there keeps no other topic from it; the topic keeps in the book why it could not.
    """
    program = Office(office.book, SYSTEM, office.clock)
    done = []
    for one in topics():
        try:
            if one.nightly and resolve(one.nightly)(program):
                done.append(one.name)
        except (OSError, KontorError, DBAPIError) as error:
            log.warning("the files of %s wait: %s", one.name, error)
    return done


class Daily(Loop):
    """A thread that does the work of a day when it has begun, also while the window stands over midnight."""

    def __init__(self, office: Office) -> None:
        super().__init__("daily", EVERY, FIRST, patience=60)
        self._office = office

    def look(self) -> list[str]:
        """Do what is undone."""
        return do_all(self._office)
