"""Who is meant by a sign-in name: people are shown by their names, everywhere, as those of the book that is open say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager


class _Known:
    """The names of the people of the open book by their sign-in names."""

    names: Mapping[str, str] = {}


def use_names(names: Mapping[str, str]) -> None:
    """Show people by these names from now on, by their sign-in names."""
    _Known.names = dict(names)


@contextmanager
def knowing(names: Mapping[str, str]) -> Iterator[None]:
    """Know more people while something is made for another book, such as the papers of the demo company."""
    before = _Known.names
    use_names({**before, **names})
    try:
        yield
    finally:
        _Known.names = before


def person(login: str) -> str:
    """Return the name of who signs in so; the sign-in name of who is not known or has no name."""
    return _Known.names.get(login) or login


def people() -> list[tuple[str, str]]:
    """Return sign-in names with names of the people of the open book, by name."""
    return sorted(_Known.names.items(), key=lambda pair: (pair[1].casefold(), pair[0]))


def logins_of(words: str) -> list[str]:
    """Return the sign-in names of those whose names hold some words, capital letters or not."""
    sought = words.casefold().split()
    return [
        login
        for login, name in _Known.names.items()
        if sought and all(word in name.casefold() for word in sought)
    ]
