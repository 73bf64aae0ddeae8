"""A command that is done only while the book still says what its form showed: for forms over more than one versioned row.

A form of one row sends the version of that row. What shows the answer of a query (a
letterhead of ten settings, the bank details of an account or its contact) sends that
answer: it is asked again inside the transaction, after the locks of the command.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.core.dataclass import dataclass
from app.core.errors import Clash, Conflict
from app.data.unit import Unit


def by_name(answer: Any) -> Mapping[str, Any]:
    """Return the fields of a dataclass by name; None has none."""
    return {} if answer is None else vars(answer)


@dataclass(frozen=True)
class Shown:
    """What a form shows: the query with what it takes, its answer, and the values of the form's fields that follow from an answer."""

    query: Callable[..., Any]
    args: tuple[Any, ...]
    answer: Any
    values: Callable[[Any], Mapping[str, Any]] = by_name

    def clashes(self, now: Any) -> Sequence[Clash]:
        """Return the fields whose values another answer changes; one that an answer does not name is None."""
        before, after = self.values(self.answer), self.values(now)
        names = dict.fromkeys((*before, *after))
        return [
            Clash(name, before.get(name), after.get(name))
            for name in names
            if before.get(name) != after.get(name)
        ]


class ShownChanged(Conflict):
    """The book says something else than the form showed; shown is what it says now."""

    def __init__(self, shown: Shown, clashes: Sequence[Clash]) -> None:
        super().__init__("", 0, clashes)
        self.shown = shown


@dataclass(frozen=True)
class AsShown:
    """A command with what its form showed; called like the command. Raises ShownChanged, and what the command raises."""

    command: Callable[..., Any]
    shown: Shown

    @property
    def permission(self) -> Any:
        """The permission of the command."""
        return self.command.permission  # type: ignore[attr-defined]

    @property
    def __wrapped__(self) -> Callable[..., Any]:
        return self.command

    @property
    def __name__(self) -> str:
        return str(self.command.__name__)

    def __call__(self, unit: Unit, *args: Any) -> Any:
        """Compare, and run the command."""
        unit.lock(*getattr(self.command, "locks", ()))
        now = self.shown.query(unit.connection, *self.shown.args)
        clashes = self.shown.clashes(now)
        if clashes:
            raise ShownChanged(replace(self.shown, answer=now), clashes)
        return self.command(unit, *args)
