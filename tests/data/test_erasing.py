"""What an erasure still owes: marked with its rows, settled by its own mark alone, gone with a transaction that fails."""

from __future__ import annotations

import pytest

from app.data import erasing, sealed_fields
from app.data.office import Office, command
from app.data.queries import query as reads
from app.data.unit import Unit


def _owed(office: Office) -> str:
    return str(office.read(reads("")(lambda c: erasing.owed(c))))


@command("")
def _forget(unit: Unit, fails: bool = False) -> None:
    sealed_fields.forget(unit, "document", 7)
    if fails:
        raise RuntimeError


@command("")
def _settle(unit: Unit, mark: str) -> None:
    erasing.settle(unit, mark)


def test_what_is_owed(any_office: Office) -> None:
    """Each erasure has a mark of its own; an older one settles nothing; what was rolled back owes nothing."""
    with pytest.raises(RuntimeError):
        any_office.run(_forget, True)
    assert _owed(any_office) == ""
    any_office.run(_forget)
    first = _owed(any_office)
    any_office.run(_forget)
    second = _owed(any_office)
    assert first
    assert second not in ("", first)
    any_office.run(_settle, first)
    assert _owed(any_office) == second
    any_office.run(_settle, second)
    assert _owed(any_office) == ""
