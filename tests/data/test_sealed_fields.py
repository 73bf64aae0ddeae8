"""Sealed values open with the key of their record alone: not with another's, not changed, and never again once it was thrown away."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.codec import Sealed
from app.data.office import Office, command
from app.data.queries import query
from app.data.sealed_fields import (
    WrongKey,
    _lock,
    _open,
    forget,
    keys_of_rows,
    lock,
    owner_of,
    sealed,
    unlock,
    unsealed,
)
from app.data.unit import Unit
from app.modules.hr.people.models import Person
from app.modules.hr.talks.models import Talk

OWNER, SECRET = ("hr_person", 7), bytes(range(32))
VALUES = st.one_of(st.text(max_size=20), st.integers(-(2**60), 2**60), st.dates(), st.booleans())


@given(VALUES)
def test_what_was_locked_opens_as_it_was(value: Any) -> None:
    """The kind stays: a day comes back as a day; two locks of one value look different."""
    one, two = _lock(SECRET, OWNER, value), _lock(SECRET, OWNER, value)
    assert one.text != two.text
    found = _open(SECRET, one)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    "changed",
    [
        lambda one: replace(one, key=8),
        lambda one: replace(one, table="contact"),
        lambda one: replace(one, text=one.text[:-4] + ("AAAA" if one.text[-4:] != "AAAA" else "BBBB")),
        lambda one: replace(one, text="AA=="),
        lambda one: replace(one, text=""),
        lambda one: replace(one, text="*no base64*"),
    ],
)
def test_what_was_moved_or_changed_does_not_open(changed: Any) -> None:
    """A value of one person set into the row of another is no value of theirs."""
    with pytest.raises(WrongKey):
        _open(SECRET, changed(_lock(SECRET, OWNER, "Anna")))
    with pytest.raises(WrongKey):
        _open(bytes(32), _lock(SECRET, OWNER, "Anna"))


@command("")
def seal(unit: Unit, values: dict[str, Any], key: int) -> dict[str, Any]:
    """Return the values as the trail keeps them."""
    return dict(sealed(unit, Person, key, values, {"id": key}))


@command("")
def throw_away(unit: Unit, key: int) -> None:
    """Erase."""
    forget(unit, "hr_person", key)


@command("")
def keep_locked(unit: Unit, key: int, text: str) -> bytes:
    """Lock a text into a column."""
    return lock(unit, "hr_person", key, text)


@command("")
def keys_for(unit: Unit, rows: list[dict[str, Any]]) -> list[tuple[str, int]]:
    """Return whose keys were found or made."""
    return sorted(keys_of_rows(unit, Person, rows))


opened = query("")(unsealed)
read = query("")(unlock)


def test_personal_columns_are_sealed_and_gone_when_the_key_is(any_office: Office) -> None:
    """What is not personal stays readable; what is empty needs no key."""
    kept = any_office.run(
        seal,
        {"first_name": "Anna", "last_name": "", "department": "Lager", "entry": datetime.date(2026, 1, 1)},
        5,
    )
    assert isinstance(kept["first_name"], Sealed)
    assert (kept["last_name"], kept["department"]) == ("", "Lager")
    assert any_office.read(opened, kept)["first_name"] == "Anna"
    locked = any_office.run(keep_locked, 5, "geheim")
    assert b"geheim" not in locked
    assert any_office.read(read, "hr_person", 5, locked) == "geheim"
    any_office.run(throw_away, 5)
    assert isinstance(any_office.read(opened, kept)["first_name"], Sealed)
    assert any_office.read(read, "hr_person", 5, locked) == ""
    again = any_office.run(seal, {"first_name": "Neu"}, 5)  # the record of that key lives on with a new key
    assert any_office.read(opened, again)["first_name"] == "Neu"
    with pytest.raises(WrongKey):
        any_office.read(opened, kept)


def test_keys_of_many_rows_are_made_once(any_office: Office) -> None:
    """Rows that hold nothing personal get none; the second time nothing is made."""
    rows = [{"id": n, "first_name": "x" if n % 2 else ""} for n in range(1, 6)]
    first = any_office.run(keys_for, rows)
    assert first == [("hr_person", 1), ("hr_person", 3), ("hr_person", 5)] == any_office.run(keys_for, rows)


def test_a_part_is_sealed_with_the_key_of_its_record() -> None:
    """A talk goes with the person it was with; one that names nobody has no key."""
    assert owner_of(Talk, 3, {"person_id": 9}) == ("hr_person", 9)
    assert owner_of(Talk, 3, {}) is None
