"""The inbox keeps slips from being filed, and takes back what was filed."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.modules.documents.archive.queries.documents import document
from app.ui.desk import Notice
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.test_document_pages import inbox, wait


def test_a_slip_is_asked_about_followed_and_undone(window: Window, qtbot: QtBot) -> None:
    """Plan and title follow the type until they are touched, a doubtful year is asked about once, and Undo brings the paper back."""
    page = inbox(window, qtbot)
    office = window.desk.office
    form, key = page._form, page._shown.one.id  # type: ignore[union-attr]
    assert form is not None
    fields = form.fields
    fields["type"].set_text("letter_in")
    assert fields["node"].text() == "50"
    fields["type"].set_text("flyer")
    assert fields["node"].text() == "9"
    fields["node"].set_text("61")
    fields["type"].set_text("other")
    assert fields["node"].text() == "61"
    fields["title"].set_text("Von Hand")
    fields["type"].set_text("manual")
    assert fields["title"].text() == "Von Hand"
    fields["doc_date"].set_text("12/01/2062")
    page.file()
    assert fields["doc_date"].bad
    assert office.read(document, key).state == "inbox"  # type: ignore[union-attr]
    told: list[Notice] = []
    window.desk.noticed.connect(told.append)
    page.file()
    qtbot.waitUntil(lambda: bool(told) and told[-1].act is not None, timeout=PATIENCE)
    assert office.read(document, key).state == "filed"  # type: ignore[union-attr]
    told[-1].act()  # type: ignore[misc]
    wait(qtbot, window)
    assert office.read(document, key).state == "inbox"  # type: ignore[union-attr]
