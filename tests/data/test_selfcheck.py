"""What a computer remembers of its checks: kept whole, and a broken memory is none."""

from __future__ import annotations

import datetime

import pytest

from app.core.errors import Unusable
from app.core.messages import Message
from app.data.backup import backup, backups_folder
from app.data.check import Check
from app.data.last_check import check_file, last_check, remember
from app.data.office import Office
from app.data.selfcheck import rehearse
from app.modules.finance.booking.rules import ConstantDraft
from app.modules.finance.booking.services import save_constant

AT = datetime.datetime(2026, 2, 1, 9, 30, tzinfo=datetime.UTC)


def test_the_last_check_is_remembered_with_what_failed(office: Office) -> None:
    """The next one takes its place."""
    assert last_check(office.book) is None
    checks = [Check("chain", True, Message("")), Check("balance", False, Message(""))]
    assert remember(office.book, checks, AT) == last_check(office.book)
    assert last_check(office.book).failed == ("balance",)  # type: ignore[union-attr]
    remember(office.book, checks[:1], AT)
    assert last_check(office.book).failed == ()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "broken",
    [b"", b"{", b"[]", b'{"at": 1}', b'{"at": "x", "failed": []}', b'{"at": null, "failed": 3}', b"\xff"],
)
def test_a_broken_memory_is_none(office: Office, broken: bytes) -> None:
    """The book is checked again; nothing falls at a start."""
    remember(office.book, [], AT)
    check_file(office.book).write_bytes(broken)
    assert last_check(office.book) is None


def test_the_newest_backup_is_tried(office: Office) -> None:
    """Without one that is said; with one it is restored, fits the history, and says how far it is behind."""
    with pytest.raises(Unusable, match="No backup yet"):
        rehearse(office.book)
    folder = backups_folder(office.book)
    folder.mkdir(parents=True, exist_ok=True)
    backup(office.book, folder / "a.kontor-backup")
    office.run(save_constant, ConstantDraft("a", "x"))
    name, checks = rehearse(office.book)
    assert name == "a.kontor-backup"
    assert [check.name for check in checks if not check.ok] == []
    assert "1 behind" in str(next(check for check in checks if check.name == "rehearsal").detail)
