"""The watcher tells what other processes did, within a moment, on both databases; and a change can be taken back."""

from __future__ import annotations

import time
from typing import Any

import pytest

from app.core.errors import Conflict, Invalid
from app.core.events import Changes
from app.data import books, trail
from app.data.change_watcher import Watcher
from app.data.office import Actor, Office
from app.data.record_extras import Target, write_note
from app.modules.finance.chart.queries import account_row
from app.modules.finance.chart.services import AccountDraft, save_account, undo_account

ROW = Target("finance_account", 1)


def test_the_watcher_tells_what_others_did(any_office: Office) -> None:
    """Another desk's change arrives; one's own does not come back as foreign."""
    told: list[Changes] = []
    any_office.bus.listen(lambda changes: told.append(changes) if changes.foreign else None)
    watcher = Watcher(any_office)
    watcher.start()
    other = Office(books.open_book(any_office.book.place), Actor("ben", "Ben", frozenset({"*"})))
    try:
        time.sleep(0.8)
        any_office.run(write_note, ROW, "mine")
        time.sleep(0.8)
        assert told == []
        other.run(write_note, ROW, "theirs")
        end = time.monotonic() + 5
        while not told and time.monotonic() < end:
            time.sleep(0.05)
        assert told == [Changes(frozenset({"note"}), foreign=True)]
    finally:
        watcher.stop()
        other.book.engine.dispose()
        other.book.archive.dispose()


def test_ones_own_run_is_never_news_however_early_it_is_heard(
    any_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server tells of a run with its commit, before the desk that made it goes on."""
    told: list[Changes] = []
    any_office.bus.listen(lambda changes: told.append(changes) if changes.foreign else None)
    genuine = trail.append

    def append(*given: Any) -> int:
        seq = genuine(*given)
        any_office.news()
        return seq

    monkeypatch.setattr(trail, "append", append)
    any_office.run(write_note, ROW, "mine")
    any_office.news()
    assert told == []


def test_a_run_that_failed_at_its_end_is_not_remembered(
    any_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is kept of it: the same form sent from another desk with its key is news here."""

    def append(*_given: Any) -> int:
        raise Invalid("no")

    monkeypatch.setattr(trail, "append", append)
    with pytest.raises(Invalid):
        any_office.run(write_note, ROW, "mine")
    assert any_office._own_keys == set()


def test_the_last_change_is_taken_back(any_office: Office) -> None:
    """Undo writes what stood there before; not when somebody changed it since, and not for a new row."""
    key = any_office.run(save_account, AccountDraft("6399", "Neu", "New"))
    with pytest.raises(Invalid, match="no change"):
        any_office.run(undo_account, key, 1)
    any_office.run(save_account, AccountDraft("6399", "Anders", "Other"), key, 1)
    with pytest.raises(Conflict):
        any_office.run(undo_account, key, 1)
    any_office.run(undo_account, key, 2)
    assert any_office.read(account_row, key).name.de == "Neu"
