"""Tells reads that a page does on the window's thread, where nothing may wait for the book but what is named here."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.data.office import Office

APP = Path(__file__).parents[2] / "app"
ALLOWED = {  # how often each file asks so; docs/decisions.md says why, and what bounds it
    "documents/archive/pages/document_form.py": 2,  # a contact's number that is typed and kept at once; a conflict
    "documents/letters/pages/letter_form.py": 2,  # the same
    "ui/lists/model.py": 1,  # the page of rows of one row that is copied or opened
    "ui/lookups.py": 2,  # a code that is typed and kept at once; what a record is called
    "start.py": 1,  # language and look before the window is built
    "shots.py": 2,  # pictures wait for everything
}


@contextmanager
def reads_told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Gather where pages and window read the book on the window's thread beside Desk.read_blocking()."""
    told: list[str] = []
    plain = Office.read

    def read(self: Office, query: Any, *args: Any, **more: Any) -> Any:
        if threading.current_thread() is threading.main_thread():
            caller = Path(sys._getframe(1).f_code.co_filename)
            name = sys._getframe(1).f_code.co_name
            of_the_window = caller.parent.name == "pages" or "ui" in caller.parts
            if caller.is_relative_to(APP) and of_the_window and name not in ("read_blocking", "learn"):
                told.append(f"{caller.relative_to(APP)}: {name}")
        return plain(self, query, *args, **more)

    with monkeypatch.context() as patched:
        patched.setattr(Office, "read", read)
        yield told
