"""Reading has its right: what may be read, a query, a report, a verb of the command line, says which right it needs."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Connection

from app.core.errors import Forbidden
from app.core.manifest import allows, command_titles
from app.core.messages import N_, Message
from app.data.lists import ListSource
from app.data.visibility import rights

F = TypeVar("F", bound=Callable[..., Any])
Rights = tuple[str, ...]


def query(*needs: str) -> Callable[[F], F]:
    """Mark what reads the book and name the rights, any of which it needs; '' is open to everyone signed in.

    Raises TypeError without any: nothing is readable because nobody asked.
    """
    if not needs:
        raise TypeError("a query names the right it needs, or '' for everyone")

    def mark(function: F) -> F:
        function.needs = needs  # type: ignore[attr-defined]
        return function

    return mark


def needs_of(function: Callable[..., Any]) -> Rights:
    """Return the rights, any of which a query needs; raises TypeError for what declares none.

    The methods of a list need what the list needs.
    """
    bare = function
    while isinstance(bare, functools.partial):
        bare = bare.func
    owner = getattr(bare, "__self__", None)
    found = (owner.needs,) if isinstance(owner, ListSource) else getattr(bare, "needs", None)
    if not found or (isinstance(owner, ListSource) and not owner.needs):
        raise TypeError(f"{getattr(bare, '__qualname__', bare)} does not say which right it needs")
    return tuple(found)


def may_read(connection: Connection, function: Callable[..., Any]) -> bool:
    """Say whether the person of a connection may read what a query reads."""
    granted = rights(connection)
    return any(allows(granted, one) for one in needs_of(function))


def lacking(need: str) -> Forbidden:
    """Return what is said to somebody who lacks a right."""
    words = Message(command_titles().get(need, need))
    return Forbidden(N_("You may not do this; it needs the right “{permission}”."), permission=words)


def refuse_without(granted: frozenset[str], needs: Rights) -> None:
    """Raise Forbidden, in words, where somebody holds none of the rights."""
    if not any(allows(granted, one) for one in needs):
        raise lacking(needs[0])


def asked(connection: Connection, function: Callable[..., Any], *args: Any) -> Any:
    """Ask a query from within another one; raises Forbidden where the person of the connection may not."""
    refuse_without(rights(connection), needs_of(function))
    return function(connection, *args)
