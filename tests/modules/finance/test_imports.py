"""An import is taken back whole, or not at all."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from app.core.errors import Invalid, Missing
from app.data.column_mapping import imported_before, peek
from app.data.office import Office, command
from app.data.queries import query as reads
from app.data.record_extras import Target, write_note
from app.data.system_tables import TrailRow
from app.data.unit import Unit
from app.data.verify import verify
from app.modules.finance.ledger.models import Entry, Line
from app.modules.finance.ledger.queries.balances import balances_at
from app.modules.finance.ledger.queries.entries import entry_view
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import correct, finalise, post
from app.modules.finance.ledger.services.import_undo import take_back_import
from app.modules.finance.ledger.transfer.entries import import_entries, run_import
from app.modules.finance.ledger.transfer.reader import Imported

DAY = datetime.date(2026, 4, 3)
OTHER = EntryDraft(DAY, "X", "Stays", (LineDraft("6310", 5_00), LineDraft("1800", -5_00)))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file of two entries, one with tax."""
    path = tmp_path / "e.csv"
    path.write_text(
        "entry;date;document;debit;credit;amount;tax\n1;2026-04-03;B1;6310;1800;119.00;VST19\n2;2026-05-04;B2;6310;1800;10.00;\n"
    )
    return path


def entries(office: Office) -> int:
    """Return how many entries there are."""
    return office.read(reads("")(lambda c: c.scalar(select(func.count()).select_from(Entry)) or 0))


def test_everything_goes_and_nothing_else(any_office: Office, file: Path) -> None:
    """Entries, lines, balances, search words and the memory of the file go; another entry stays; the trail keeps what went."""
    any_office.run(post, OTHER)
    before = any_office.read(balances_at, datetime.date(2026, 12, 31))
    done = run_import(any_office, file)
    assert entries(any_office) == 3
    assert any_office.run(take_back_import, done.file) == 2
    assert entries(any_office) == 1
    assert any_office.read(reads("")(lambda c: c.scalar(select(func.count()).select_from(Line)))) == 2
    after = any_office.read(balances_at, datetime.date(2026, 12, 31))
    assert {number: value for number, value in after.items() if value} == {
        number: value for number, value in before.items() if value
    }
    assert any_office.read(imported_before, "entries", peek(file).sha256) is None
    kept = any_office.read(
        reads("")(lambda c: c.scalars(select(TrailRow.before).where(TrailRow.kind == "delete")).all())
    )
    assert sum("B1" in (text or "") and '"lines"' in (text or "") for text in kept) == 1
    assert [check for check in verify(any_office.book) if not check.ok] == []
    again = run_import(any_office, file)
    assert again.entries == 2
    assert any_office.run(take_back_import, again.file) == 2
    file.write_text(file.read_text().replace("119.00", "120.00"))
    run_import(any_office, file)  # keys of rows that went are not given to others: each keeps its own history
    any_office.run(post, OTHER)
    assert [check for check in verify(any_office.book) if not check.ok] == []


@pytest.mark.parametrize("first_back", [0, 1])
def test_two_files_of_one_second(any_office: Office, tmp_path: Path, first_back: int) -> None:
    """Each is taken back for itself, whichever goes first, also where one run brought both; an offer to take back that is over takes no other file."""
    moment = any_office.clock()
    any_office.clock = lambda: moment
    paths = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for place, path in enumerate(paths):
        rows = "".join(
            f"{n};2026-04-0{n + 1};{path.stem}{n};6310;1800;1{place}.00;\n" for n in range(place + 2)
        )
        path.write_text("entry;date;document;debit;credit;amount;tax\n" + rows)
    files = [run_import(any_office, path).file for path in paths]
    assert [any_office.read(_documents)] == [["a0", "a1", "b0", "b1", "b2"]]
    assert any_office.run(take_back_import, files[first_back]) == first_back + 2
    assert any_office.read(_documents) == [["b0", "b1", "b2"], ["a0", "a1"]][first_back]
    again = run_import(any_office, paths[first_back]).file
    with pytest.raises(Missing):
        any_office.run(take_back_import, files[first_back])
    assert any_office.run(take_back_import, again) == first_back + 2
    assert any_office.run(take_back_import, files[1 - first_back]) == 3 - first_back
    assert entries(any_office) == 0
    both = any_office.run(_both, paths)
    assert any_office.run(take_back_import, both[first_back]) == first_back + 2
    assert any_office.read(_documents) == [["b0", "b1", "b2"], ["a0", "a1"]][first_back]
    assert [check for check in verify(any_office.book) if not check.ok] == []


@command("")
def _both(unit: Unit, paths: list[Path]) -> list[int]:
    return [import_entries(unit, path).file for path in paths]


@reads("")
def _documents(connection: Connection) -> list[str]:
    return list(connection.scalars(select(Entry.document).order_by(Entry.document)))


def _finalised(office: Office, _done: Imported) -> None:
    office.run(finalise, DAY)


def _corrected(office: Office, _done: Imported) -> None:
    view = office.read(entry_view, _first(office))
    office.run(correct, view.id, view.version, EntryDraft(DAY, "B1", "Changed", OTHER.lines))


def _noted(office: Office, _done: Imported) -> None:
    office.run(write_note, Target("finance_entry", _first(office)), "Ask the landlord")


def _first(office: Office) -> int:
    return office.read(reads("")(lambda c: c.scalar(select(func.min(Entry.id))) or 0))


@pytest.mark.parametrize(
    ("touch", "words"), [(_finalised, "finalised"), (_corrected, "changed"), (_noted, "notes")]
)
def test_what_was_worked_on_is_not_taken_back(
    any_office: Office, file: Path, touch: Callable[[Office, Imported], None], words: str
) -> None:
    """A finalised, corrected or annotated entry keeps the whole import where it is."""
    done = run_import(any_office, file)
    touch(any_office, done)
    with pytest.raises(Invalid, match=words):
        any_office.run(take_back_import, done.file)
    assert entries(any_office) == 2
