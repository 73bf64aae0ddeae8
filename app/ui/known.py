"""What the window knows without asking, and keeps as the book has it: the names of people, one's rights, the settings."""

from __future__ import annotations

from typing import Any

from app.core.people import use_names
from app.data.standing import TABLES
from app.data.users import names_of_people
from app.ui.desk import Desk


def know_people(desk: Desk) -> None:
    """Show people by the names that the book knows them by, and rows by the rights that one has, also after they changed."""
    office = desk.office
    known = office.read(names_of_people), office.actor.permissions

    def learn() -> None:
        nonlocal known
        now = office.read(names_of_people), office.actor.permissions
        use_names(now[0])
        if now != known:  # a name may stand anywhere, and another right shows other rows
            known = now
            desk.watching.everything()

    use_names(known[0])
    desk.watch(desk, learn, TABLES)


def know_settings(desk: Desk) -> None:
    """Keep the settings that stand in memory as the book has them, also after another desk changed one."""
    from app.data.settings import desk_settings

    def take(values: dict[str, Any]) -> None:
        before, desk.settings = desk.settings, values
        if values != before:  # after what is remembered is right
            desk.watching.everything()

    def learn() -> None:
        desk.read(desk_settings, office.actor.login, then=take, owner=desk, slot="settings")

    office = desk.office
    desk.watch(desk, learn, frozenset({"setting"}))
