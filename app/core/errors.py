"""Errors that a person can understand and act on."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from app.core.dataclass import dataclass
from app.core.messages import N_, Message


class KontorError(Exception):
    """A refusal with a message for the person at the screen."""

    def __init__(self, template: str, /, field: str = "", **values: Any) -> None:
        super().__init__(template)
        self.message = Message(template, values)
        self.field = field

    def __str__(self) -> str:
        return str(self.message)


class Invalid(KontorError):
    """A value breaks a rule; field names the input at fault."""


class Settled(Invalid):
    """What is to be changed stays as it is by now; nothing that is typed helps."""

    def __init__(self, template: str, /, field: str = "state", **values: Any) -> None:
        super().__init__(template, field, **values)


class Missing(Invalid):
    """A record that was named does not exist."""


class Forbidden(KontorError):
    """The user may not do this."""


class Busy(KontorError):
    """Another process holds what is needed; trying again helps."""


class Unusable(KontorError):
    """A book or a file can't be opened: missing, damaged, too new, not reachable."""


class Damaged(Unusable):
    """What stands in a book's file is no database any more, or not whole."""


class NoBook(Unusable):
    """A server's database is there and can be used, but holds no book yet."""


class Full(KontorError):
    """The disk is full; nothing of the transaction was kept."""


class Cancelled(KontorError):
    """The person stopped a running job."""

    def __init__(self) -> None:
        super().__init__(N_("Stopped. Nothing of the step that was running was kept."))


@dataclass(frozen=True)
class Clash:
    """One field that two people changed: what I wrote and what stands there now."""

    field: str
    mine: Any
    theirs: Any


class Conflict(KontorError):
    """Someone else changed the record since it was opened; version is the one that stands there now."""

    def __init__(
        self,
        table: str,
        key: int,
        clashes: Sequence[Clash] = (),
        who: str = "",
        when: datetime.datetime | None = None,
        version: int | None = None,
    ) -> None:
        template = (
            N_("{who} changed this record at {when}.")
            if who and when
            else N_("This record was changed by someone else.")
        )
        super().__init__(template, who=who, when=when)
        self.table, self.key, self.clashes, self.who, self.when = table, key, tuple(clashes), who, when
        self.version = version


@dataclass(frozen=True)
class Fault:
    """One fault of an input file: where it stands and what to do."""

    file: str
    line: int
    field: str
    message: Message

    def as_json(self) -> dict[str, object]:
        """Return the shape that `--json` prints."""
        return {"file": self.file, "line": self.line, "field": self.field, "message": str(self.message)}


class BadFile(KontorError):
    """A file is refused whole; every fault is listed."""

    def __init__(self, faults: Sequence[Fault], name: str = "") -> None:
        super().__init__(
            N_("{name}: {count} faults, nothing was imported."),
            name=name or (faults[0].file if faults else ""),
            count=len(faults),
        )
        self.faults = tuple(faults)
        if len(faults) == 1 and not faults[0].line:  # of the file as such: the reason is the message
            self.message = faults[0].message
