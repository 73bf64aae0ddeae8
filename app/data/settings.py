"""Declared settings: read with their default, written by a command, for the book or for one person."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.core import codec
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.manifest import resolve, topics
from app.core.messages import N_, Message
from app.core.settings import Setting
from app.data.office import command
from app.data.queries import query
from app.data.system_tables import SettingRow
from app.data.unit import Unit


@dataclass(frozen=True)
class Changed:
    """What a setting was in the book before, None where it was its default and never written, and its value now."""

    before: Any
    now: Any


codec.register("settings.changed", Changed)


@functools.cache
def declared() -> dict[str, Setting]:
    """Return every declared setting by key."""
    return {setting.key: setting for topic in topics() for setting in topic.settings}


@query("")
def setting(connection: Connection, key: str, login: str = "") -> Any:
    """Return a setting: the person's, else the book's, else its default."""
    about = declared()[key]
    query = select(SettingRow.login, SettingRow.value).where(
        SettingRow.key == key, SettingRow.login.in_({"", login})
    )
    found = {row.login: row.value for row in connection.execute(query)}
    for owner in (login, "") if about.scope == "user" else ("",):
        if owner in found:
            return json.loads(found[owner])
    return _default(connection, about)


def _default(connection: Connection, about: Setting) -> Any:
    """Return what a setting is where nobody wrote it."""
    return resolve(about.derived)(connection) if about.derived else about.default


@query("")
def desk_settings(connection: Connection, login: str) -> dict[str, Any]:
    """Return the settings that a desk keeps at hand from its start on: what follows from the book would load the topics it is asked of."""
    return all_settings(connection, login, derived=False)


@query("")
def all_settings(connection: Connection, login: str = "", *, derived: bool = True) -> dict[str, Any]:
    """Return every declared setting with its value in force; without derived those that follow from the book and nobody wrote are left out."""
    rows = connection.execute(
        select(SettingRow.key, SettingRow.login, SettingRow.value).where(SettingRow.login.in_({"", login}))
    )
    found = {(row.key, row.login): row.value for row in rows}
    values = {}
    for key, about in declared().items():
        owner = login if about.scope == "user" else ""
        if (key, owner) in found:
            values[key] = json.loads(found[key, owner])
        elif derived or not about.derived:
            values[key] = _default(connection, about)
    return values


@command("settings.change")
def change_setting(unit: Unit, key: str, value: Any, instead_of: Any = None) -> Changed:
    """Set a setting of the book, None to its default again; raises Invalid where the value does not fit its declaration.

    instead_of is the value that is to be replaced, None for any: raises Invalid where another one stands there by now.
    """
    _compare(unit, key, value, instead_of, "")
    return put(unit, key, value)


@command("settings.change")
def change_settings(unit: Unit, values: Mapping[str, Any]) -> None:
    """Set several settings of the book, all or none; raises Invalid as change_setting()."""
    for key, value in values.items():
        put(unit, key, value)


@command("")
def change_own_setting(unit: Unit, key: str, value: Any, instead_of: Any = None) -> Changed:
    """Set a setting of the person signed in; raises Invalid for one of the book. All else as in change_setting()."""
    if declared()[key].scope != "user":
        raise Invalid(N_("This setting belongs to the book."), field=key)
    _compare(unit, key, value, instead_of, unit.login)
    return put(unit, key, value, unit.login)


def _compare(unit: Unit, key: str, value: Any, instead_of: Any, login: str) -> None:
    now = all_settings(unit.connection, login)[key]
    if instead_of is not None and now not in (instead_of, value):
        words = N_("Somebody else set this to “{value}” meanwhile; nothing was changed.")
        raise Invalid(words, field=key, value=in_words(key, now))


def in_words(key: str, value: Any) -> Message | str:
    """Return a value of a setting as people read it."""
    about = declared()[key]
    if about.kind == "switch":
        return Message(N_("yes") if value else N_("no"))
    if about.kind == "choice":
        return Message(dict(about.choices).get(value, str(value)))
    return str(value) or "–"


def put(unit: Unit, key: str, value: Any, login: str = "") -> Changed:
    """Write a checked value, for None take the one away that was written; used by commands of other topics too."""
    about = declared()[key]
    new = _default(unit.connection, about) if value is None else _checked(about, value)
    if about.guard and new != setting(unit.connection, key, login):
        resolve(about.guard)(unit, key)
    where = (SettingRow.key == key, SettingRow.login == login)
    known = unit.connection.execute(select(SettingRow.id, SettingRow.value).where(*where)).first()
    kept = json.dumps(new, ensure_ascii=False)
    if known is None and value is not None:
        unit.insert(SettingRow, key=key, login=login, value=kept)
    elif known is not None and value is None:
        unit.delete(SettingRow, known.id)
    elif known is not None:
        unit.update(SettingRow, known.id, {"value": kept})
    return Changed(json.loads(known.value) if known is not None else None, new)


def _checked(about: Setting, value: Any) -> Any:
    match about.kind:
        case "switch":
            value = bool(value)
        case "number":
            if not isinstance(value, int) or not about.minimum <= value <= about.maximum:
                raise Invalid(
                    N_("Enter a whole number from {minimum} to {maximum}."),
                    field=about.key,
                    minimum=about.minimum,
                    maximum=about.maximum,
                )
        case "choice":
            if value not in dict(about.choices):
                raise Invalid(N_("Choose one of the values offered."), field=about.key)
        case _:
            value = str(value).strip()
    return about.check(value) if about.check else value
