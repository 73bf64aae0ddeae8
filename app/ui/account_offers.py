"""What is offered for a number of an account that is typed: by number and name, those used last first."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Protocol

from app.core import format as formats
from app.core.stemming import fold
from app.ui.lookups import Offer


class Coded(Protocol):
    """Something with a number and a name."""

    @property
    def number(self) -> str:
        """The code."""

    @property
    def name(self) -> object:
        """The name."""

    @property
    def blocked(self) -> bool:
        """Whether it may not be used."""


def account_offers(
    accounts: Sequence[Coded],
    text: str,
    recent: Mapping[str, datetime.date] | None = None,
    balances: Mapping[str, int] | None = None,
) -> list[Offer]:
    """Return up to eight accounts whose number begins so or whose name holds the words, with their balance and last use."""
    typed, words = text.strip(), fold(text).split()
    used = recent or {}
    found = []
    for account in accounts:
        if account.blocked:
            continue
        begins = account.number.startswith(typed)
        name = fold(str(account.name))
        if begins or (not typed.isdecimal() and all(word in name for word in words)):
            day = used.get(account.number)
            rank = (
                account.number != typed,
                day is None,
                -(day.toordinal() if day else 0),
                len(account.number),
                account.number,
            )
            found.append((rank, account, day))
    found.sort(key=lambda item: item[0])
    return [
        Offer(account.number, f"{account.number}  {account.name}", _detail(balances, account.number, day))
        for _rank, account, day in found[:8]
    ]


def _detail(balances: Mapping[str, int] | None, number: str, day: datetime.date | None) -> str:
    parts = []
    if balances is not None and number in balances:
        parts.append(formats.side(balances[number]))
    if day is not None:
        parts.append(formats.short_day(day))
    return "   ".join(parts)
