"""Colleagues who act in the demo company: known by name, and unable to sign in, so that the demo opens without a password."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from app.data.office import Actor, Office
from app.data.users import UserDraft, colleagues, save_user

NAMES = {"birte": "Birte Paulsen", "emine": "Emine Jürgensen", "malte": "Malte Hansen"}
WRITER, FRONT_DESK, WORKSHOP = NAMES


def as_colleague(office: Office, login: str, clock: Callable[[], datetime.datetime] | None = None) -> Office:
    """Return the office as a colleague uses it; the first time they are made a person of the book."""
    if login not in {one.login for one in office.read(colleagues)}:
        office.run(save_user, UserDraft(login, NAMES[login], active=False))
    return Office(office.book, Actor(login, NAMES[login], frozenset({"*"})), clock or office.clock)
