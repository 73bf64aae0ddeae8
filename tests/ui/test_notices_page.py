"""The page of notices: one is written, read with F8, and who has not read it is named."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.modules.organisation.notices.pages.notices import NoticesPage
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, fill, opened, settle


def test_written_and_read(window: Window, qtbot: QtBot) -> None:
    """Ctrl+N writes one for everybody; it stands in one's own list as new, F8 confirms it."""
    page = opened(window, qtbot, "organisation.notices.notices")
    assert isinstance(page, NoticesPage)
    act(page, "New notice")
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    fill(form, title="Feuerlöscher geprüft", text="Alle Löscher sind neu geprüft.", confirm="1")
    settle(qtbot, window.desk)
    assert not [one.key for one in form.fields.values() if one.bad]
    names = [column.key for column in page.registers[0].source.columns]

    def first() -> list[object]:
        model = page.panels[0].model
        return [model.value(0, key) for key in ("title", "state")]

    assert {"title", "state"} <= set(names)
    qtbot.waitUntil(lambda: first()[0] == "Feuerlöscher geprüft", timeout=PATIENCE)
    page.panels[0].view.table.selectRow(0)
    settle(qtbot, window.desk)
    act(page, "Have read it")
    qtbot.waitUntil(lambda: first()[1] == "confirmed", timeout=PATIENCE)
