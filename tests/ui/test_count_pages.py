"""Counting at the desk: planned, counted blind by keyboard and by scan, looked at, decided, posted, and filed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from app.modules.inventory.articles.api import ArticleDraft, save_article
from app.modules.inventory.counting.pages.count import CountPage
from app.modules.inventory.counting.pages.counts import CountsPage
from app.modules.inventory.counting.pages.grid import QUANTITY
from app.modules.inventory.counting.queries.counts import count_view, running
from app.modules.inventory.counting.queries.lines import lines_of
from app.modules.inventory.counting.rules.words import CountDraft
from app.modules.inventory.counting.services.counts import begin
from app.modules.inventory.stock.queries.levels import stock_of
from app.modules.inventory.stock.rules.words import MoveDraft, PlaceDraft
from app.modules.inventory.stock.services.moves import book
from app.modules.inventory.stock.services.places import save_place
from app.ui.desk import Desk
from app.ui.import_form import ImportForm
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import opened, settle

ONE = 10_000


def _stock(desk: Desk) -> tuple[int, int]:
    """Keep ten of one article and five of another on two shelves of a hall, and return the first article and the hall."""
    office = desk.office
    keys, hall = [], office.run(save_place, PlaceDraft("Zählhalle", structural=True))
    for number, held in (("Z-1", 10), ("Z-2", 5)):
        key = office.run(save_article, ArticleDraft(number, f"Artikel {number}", stocked=True))
        place = office.run(save_place, PlaceDraft(f"Fach {number}", hall, f"P-{number}"))
        office.run(book, MoveDraft("receive", key, held * ONE, desk.today(), place, value=held * 100))
        keys.append(key)
    return keys[0], hall


def _newest(desk: Desk) -> int:
    """Return the count that was begun last."""
    return max((one[0] for one in desk.read_blocking(running)), default=0)


def _cell(page: CountPage, row: int, column: int) -> str:
    item = page.grid.item(row, column)
    assert item is not None
    return item.text()


def test_a_count_from_plan_to_protocol(window: Window, qtbot: QtBot) -> None:
    """The plan is typed, each line by keyboard or scan; the grid shows nothing of the book; what differs is decided and posted."""
    desk = window.desk
    first, hall = _stock(desk)
    page = opened(window, qtbot, "inventory.counting.counts")
    assert isinstance(page, CountsPage)
    page.request("new")
    settle(qtbot, desk)
    form: Any = page.drawer.content
    before = _newest(desk)
    form.submit()
    settle(qtbot, desk)
    assert _newest(desk) == before  # nobody said what is counted
    form.fields["title"].set_text("Alles")
    form.fields["place"].set_text(form.fields["place"].shown(hall))
    form.submit()
    settle(qtbot, desk)
    key = _newest(desk)
    assert key > before
    page.open_row(key)
    settle(qtbot, desk)
    grid = opened(window, qtbot, "inventory.counting.count", key)
    assert isinstance(grid, CountPage)
    settle(qtbot, desk)
    assert grid.place() == key
    assert grid.grid.rowCount() == 1  # another place is another sheet
    assert all("10" not in _cell(grid, 0, column) for column in range(grid.grid.columnCount()))
    grid.code.setText("Z-2")
    grid.code.returnPressed.emit()
    settle(qtbot, desk)
    assert _cell(grid, 0, 2) == "Z-2"
    _type(grid, "5")
    settle(qtbot, desk)
    assert "1 of 2" in grid.told.text()
    grid.code.setText("P-Z-1")
    grid.code.returnPressed.emit()
    settle(qtbot, desk)
    _type(grid, "x")
    settle(qtbot, desk)
    assert _cell(grid, 0, QUANTITY) == ""
    _type(grid, "9")
    settle(qtbot, desk)
    assert "0 of 2" in grid.told.text()
    grid.code.setText("nichts")
    grid.code.returnPressed.emit()
    settle(qtbot, desk)
    assert "no sheet" in grid.told.text()
    grid.mode.set_text("differences")
    grid.mode.changed.emit()
    settle(qtbot, desk)
    assert grid.differences.rowCount() == 1
    assert "-1.00" in grid.told.text().replace("\u2212", "-")
    grid.differences.selectRow(0)
    grid.ask_decision()
    settle(qtbot, desk)
    form = grid.drawer.content
    form.fields["note"].set_text("nachgesehen")
    form.submit()
    settle(qtbot, desk)
    assert desk.read_blocking(lines_of, key)[0].state == "decided"
    page = opened(window, qtbot, "inventory.counting.counts", key)
    assert isinstance(page, CountsPage)
    settle(qtbot, desk)
    assert page.panel.current_key() == key
    page.ask_post()
    settle(qtbot, desk)
    form = page.drawer.content
    assert "Shortage" in form.message.text()
    form.submit()
    settle(qtbot, desk)
    assert desk.read_blocking(stock_of, first).quantity == 9 * ONE
    view = desk.read_blocking(count_view, key)
    assert view is not None
    assert view.state == "posted"
    assert view.file_id is not None


def _type(page: CountPage, text: str) -> None:
    """Enter a quantity in the current line."""
    assert page.grid.currentColumn() == QUANTITY
    item = page.grid.currentItem()
    assert item is not None
    item.setText(text)


def test_what_lies_beside_is_added(window: Window, qtbot: QtBot) -> None:
    """Something that no sheet has gets a line with its count at once."""
    desk = window.desk
    _first, hall = _stock(desk)
    page = opened(window, qtbot, "inventory.counting.counts")
    assert isinstance(page, CountsPage)
    page.request("new")
    settle(qtbot, desk)
    form: Any = page.drawer.content
    form.fields["title"].set_text("Alles")
    form.fields["place"].set_text(form.fields["place"].shown(hall))
    form.submit()
    settle(qtbot, desk)
    key = _newest(desk)
    extra = desk.office.run(save_article, ArticleDraft("Z-3", "Fund", stocked=True))
    grid = opened(window, qtbot, "inventory.counting.count", key)
    assert isinstance(grid, CountPage)
    settle(qtbot, desk)
    grid.ask_found()
    settle(qtbot, desk)
    form = grid.drawer.content
    place = desk.read_blocking(lines_of, key)[0].place
    form.fields["article"].set_text(form.fields["article"].shown(extra))
    form.fields["place"].set_text(form.fields["place"].shown(place))
    form.fields["quantity"].set_text("3")
    form.submit()
    settle(qtbot, desk)
    found = {one.code: one.counts.first for one in desk.read_blocking(lines_of, key)}
    assert found["Z-3"] == 3 * ONE


def test_counts_come_by_a_file(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """A file is checked with every fault by its cell, then its counts are entered; the same again changes nothing."""
    desk = window.desk
    _article, hall = _stock(desk)
    key = desk.office.run(begin, CountDraft("Halle", desk.today(), place=hall))
    page = opened(window, qtbot, "inventory.counting.counts", key)
    assert isinstance(page, CountsPage)
    path = tmp_path / "Zählung.csv"

    def imported(rows: str) -> ImportForm:
        path.write_bytes(("Artikel-Nr.;Lagerplatz;Gezählt\r\n" + rows).encode("cp1252"))
        page.import_file(key, path)
        form = page.drawer.content
        assert isinstance(form, ImportForm)
        form.submit()
        settle(qtbot, desk)
        return form

    form = imported("Z-1;;9\r\nZ-2;;viel\r\n")
    qtbot.waitUntil(lambda: form.faults.rowCount() == 1, timeout=PATIENCE)
    assert {one.state for one in desk.read_blocking(lines_of, key)} == {"open"}
    imported("Z-1;;9\r\nZ-2;;5\r\n")
    states = lambda: [one.state for one in desk.read_blocking(lines_of, key)]  # noqa: E731
    qtbot.waitUntil(lambda: states() == ["recount", "counted"], timeout=PATIENCE)
    page.close_drawer()
