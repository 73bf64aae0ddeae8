"""A file comes in once, unless it is meant twice: by desk, by form, and by the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.errors import Invalid
from app.core.messages import use_language
from app.data.imported_files import ANYWAY, keep_file, refuse_known
from app.data.office import Office, command
from app.data.unit import Unit
from app.modules.finance.datev.services.stacks import import_stack
from app.modules.finance.ledger.services.import_undo import take_back_import
from app.modules.finance.ledger.transfer.entries import run_import
from tests.data.twice_helpers import number
from tests.data.twice_money_cases import FILE
from tests.modules.finance.test_datev_import import row, stack

ENTRIES = "SELECT count(*) FROM finance_entry"


@command("")
def _bring(unit: Unit, kind: str, data: bytes, anyway: bool = False) -> int:
    refuse_known(unit, kind, data, anyway)
    return keep_file(unit, kind, data, "x" * 300, 7)


def test_the_same_bytes_of_the_same_kind(any_office: Office) -> None:
    """Other bytes and other kinds are other files; the refusal says when, in the language of the desk, and names the field."""
    any_office.run(_bring, "entries", b"a" * 32)
    any_office.run(_bring, "entries", b"b" * 32)
    any_office.run(_bring, "datev", b"a" * 32)
    with pytest.raises(Invalid, match=r"was imported on .*2026.* already") as told:
        any_office.run(_bring, "entries", b"a" * 32)
    assert told.value.field == ANYWAY
    use_language("de")
    with pytest.raises(Invalid, match=r"wurde am .*2026.* bereits importiert"):
        any_office.run(_bring, "entries", b"a" * 32)
    assert any_office.run(_bring, "entries", b"a" * 32, anyway=True)


def test_entries_and_stacks_come_in_once(any_office: Office, tmp_path: Path) -> None:
    """Again on purpose, rehearsed, and after it was taken back they come in."""
    path, other = tmp_path / "e.csv", tmp_path / "DTVF_x.csv"
    path.write_text(FILE)
    other.write_bytes(stack(row("10,00", "6800", "1800")))
    run_import(any_office, path)
    any_office.run(import_stack, other)
    assert number(any_office, ENTRIES) == 3
    with pytest.raises(Invalid, match="already"):
        run_import(any_office, path)
    with pytest.raises(Invalid, match="already"):
        any_office.run(import_stack, other)
    assert number(any_office, ENTRIES) == 3
    run_import(any_office, path, anyway=True)
    any_office.run(import_stack, other, anyway=True)
    assert number(any_office, ENTRIES) == 6


def test_what_was_taken_back_comes_in_again(any_office: Office, tmp_path: Path) -> None:
    """The memory of the file goes with its entries."""
    path = tmp_path / "e.csv"
    path.write_text(FILE)
    any_office.run(take_back_import, run_import(any_office, path).file)
    run_import(any_office, path)
    assert number(any_office, ENTRIES) == 2
