"""What the book decides about contacts: where the numbers of personal accounts begin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.core.errors import Invalid
from app.core.messages import N_
from app.core.settings import Setting

GROUP = N_("Contacts")


def _first(lowest: str, highest: str) -> Callable[[Any], Any]:
    def check(value: str) -> str:
        clean = str(value).strip()
        if not (
            clean.isascii() and clean.isdecimal() and 5 <= len(clean) <= 9 and lowest <= clean[0] <= highest
        ):
            words = N_("Enter a number of 5 to 9 digits that begins with {lowest} to {highest}.")
            raise Invalid(words, lowest=lowest, highest=highest)
        return clean

    return check


SETTINGS = (
    Setting(
        "contacts.first_debtor",
        N_("First debtor account"),
        default="10000",
        group=GROUP,
        help=N_("New customers get the next free number from here on."),
        check=_first("1", "6"),
    ),
    Setting(
        "contacts.first_creditor",
        N_("First creditor account"),
        default="70000",
        group=GROUP,
        help=N_("New suppliers get the next free number from here on."),
        check=_first("7", "9"),
    ),
)
