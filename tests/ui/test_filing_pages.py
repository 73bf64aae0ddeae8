"""The pages of cases and of watched folders."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.modules.documents.filing.pages.cases import CasesPage
from app.modules.documents.intake.jobs import Watching, computer
from app.modules.documents.intake.pages.folders import FoldersPage
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, fill, opened
from tests.ui.test_document_pages import wait


def test_cases_are_opened_and_closed(window: Window, qtbot: QtBot) -> None:
    """A case gets its number; without a place it is refused; closing is kept."""
    page = opened(window, qtbot, "documents.filing.cases")
    assert isinstance(page, CasesPage)
    act(page, "New case")
    wait(qtbot, window)
    form = fill(page.drawer.content, title="Klage", node="777")
    wait(qtbot, window)
    assert form.fields["node"].bad
    fill(form, node="12")
    qtbot.waitUntil(lambda: len(page.panel.model.keys) == 2, timeout=PATIENCE)
    act(page, "Close the case")
    wait(qtbot, window)


def test_watched_folders_are_kept_and_looked_into(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """A folder inside itself is refused; what lies in a watched one comes in."""
    page = opened(window, qtbot, "documents.intake.folders")
    assert isinstance(page, FoldersPage)
    tmp_path = tmp_path / "scans"
    tmp_path.mkdir()
    act(page, "New folder")
    form = fill(page.drawer.content, folder=str(tmp_path), done=str(tmp_path / "done"))
    wait(qtbot, window)
    assert form.fields["done"].bad
    fill(form, done="")
    qtbot.waitUntil(lambda: str(tmp_path) in page.list.item(0).text(), timeout=PATIENCE)
    assert page.subtitle.text() == computer()
    (tmp_path / "x.txt").write_text("Ein Brief vom Amt")
    (tmp_path / "ignore.part").write_text("halb")
    watching = Watching(window.desk.office)
    assert [watching.look() for _ in range(3)] == [0, 1, 0]
    assert [Watching(window.desk.office).look() for _ in range(2)] == [0, 0]
