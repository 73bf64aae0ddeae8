"""What a person takes back stands as it was: a change once, a deletion under its key, a key never for two rows."""

from __future__ import annotations

import pytest

from app.core.errors import Conflict, Invalid
from app.data.office import Office, command
from app.data.undo import undo_deletion, undo_last, unused_key
from app.data.unit import Unit
from app.modules.finance.booking.models import TextConstant
from app.modules.finance.booking.queries import constant
from app.modules.finance.booking.rules import ConstantDraft
from app.modules.finance.booking.services import save_constant


@command("")
def take_back(unit: Unit, key: int, version: int) -> None:
    """Undo the last change."""
    undo_last(unit, TextConstant, key, version)


@command("")
def bring_back(unit: Unit, key: int) -> None:
    """Undo the deletion."""
    undo_deletion(unit, TextConstant, key)


@command("")
def drop(unit: Unit, key: int) -> None:
    """Delete."""
    unit.delete(TextConstant, key)


@command("")
def next_keys(unit: Unit) -> tuple[int, int]:
    """Take a key that was never used, and use it."""
    first = unused_key(unit, TextConstant)
    unit.insert(TextConstant, id=first, code=f"k{first}", text="x")
    return first, unused_key(unit, TextConstant)


def test_the_last_change_is_taken_back_once(any_office: Office) -> None:
    """What undoes is a change too: undone again it stands as it was typed. Whoever was faster keeps theirs."""
    key = any_office.run(save_constant, ConstantDraft("a", "Miete"))
    with pytest.raises(Invalid, match="no change to undo"):
        any_office.run(take_back, key, 1)
    any_office.run(save_constant, ConstantDraft("a", "Pacht"), key, 1)
    any_office.run(take_back, key, 2)
    assert _text(any_office, key) == "Miete"
    any_office.run(take_back, key, 3)
    assert _text(any_office, key) == "Pacht"
    with pytest.raises(Conflict):
        any_office.run(take_back, key, 3)
    assert _text(any_office, key) == "Pacht"


def _text(office: Office, key: int) -> str:
    found = office.read(constant, key)
    assert found is not None
    return str(found.draft.text)


def test_a_deleted_row_comes_back_under_its_key(any_office: Office) -> None:
    """And only one that was deleted."""
    key = any_office.run(save_constant, ConstantDraft("a", "Miete"))
    with pytest.raises(Invalid):
        any_office.run(bring_back, key)
    any_office.run(drop, key)
    assert any_office.read(constant, key) is None
    any_office.run(bring_back, key)
    assert _text(any_office, key) == "Miete"
    with pytest.raises(Invalid):
        any_office.run(bring_back, key)


def test_no_key_is_given_twice(any_office: Office) -> None:
    """SQLite would give the key of a deleted row again: its history would be that of another."""
    key = any_office.run(save_constant, ConstantDraft("a", "Miete"))
    any_office.run(drop, key)
    first, second = any_office.run(next_keys)
    assert key < first < second
