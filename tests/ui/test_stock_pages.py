"""Stock at the desk: a move by keyboard, the scan desk, a reversal, an import, labels, and posting with its preview."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from app.core.own_fields import FieldDraft
from app.modules.inventory.articles.api import (
    ArticleDraft,
    CategoryDraft,
    article_by_number,
    save_article,
    save_category,
    save_field,
)
from app.modules.inventory.articles.pages.articles import ArticlesPage
from app.modules.inventory.stock.pages.labels import StockLabelsPage
from app.modules.inventory.stock.pages.moves import MovesPage
from app.modules.inventory.stock.pages.scan import ScanPage
from app.modules.inventory.stock.pages.stock import StockPage
from app.modules.inventory.stock.pages.values import ValuesPage
from app.modules.inventory.stock.queries.labels import waiting_labels
from app.modules.inventory.stock.queries.levels import levels_now, stock_of
from app.modules.inventory.stock.rules.words import MoveDraft, PlaceDraft
from app.modules.inventory.stock.services.moves import book
from app.modules.inventory.stock.services.places import save_place
from app.paper.labels import sheets
from app.ui.desk import Desk
from app.ui.import_form import ImportForm
from app.ui.preview import Preview
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, opened, settle

ONE = 10_000


def _ready(desk: Desk) -> tuple[int, int]:
    """Keep an article with a GTIN and a shelf with a code."""
    office = desk.office
    draft = ArticleDraft("Z-1", "Schraube", stocked=True, gtin="4000001000012")
    return office.run(save_article, draft), office.run(save_place, PlaceDraft("Fach 1", code="PL-9"))


def _scan(page: ScanPage, desk: Desk, qtbot: QtBot, *codes: str) -> None:
    for code in codes:
        page.code.setText(code)
        page.code.returnPressed.emit()
    settle(qtbot, desk)


def test_the_scan_desk(window: Window, qtbot: QtBot) -> None:
    """Place, article, quantity, Enter; the next article books the one before; what is wrong is said and books nothing."""
    desk = window.desk
    article, _place = _ready(desk)
    page = opened(window, qtbot, "inventory.stock.scan")
    assert isinstance(page, ScanPage)
    assert page.first_focus() is page.code
    page.mode.set_text("receive")
    page.mode.changed.emit()
    _scan(page, desk, qtbot, "Z-1")
    assert "Scan the place first" in page.told.text()
    _scan(page, desk, qtbot, "PL-9", "4000001000012", "12", "")
    assert desk.read_blocking(stock_of, article).quantity == 12 * ONE
    page.mode.set_text("issue")
    page.mode.changed.emit()
    _scan(page, desk, qtbot, "z-1", "Z-1", "PL-9")
    assert desk.read_blocking(stock_of, article).quantity == 10 * ONE
    _scan(page, desk, qtbot, "Z-1", "99", "")
    assert "only 10" in page.told.text()
    assert page.now.article is not None
    page.start_over()
    _scan(page, desk, qtbot, "nichts")
    assert "neither a place nor an article" in page.told.text()
    page.take_back()
    settle(qtbot, desk)
    assert desk.read_blocking(stock_of, article).quantity == 12 * ONE


def test_a_transfer_by_scan(window: Window, qtbot: QtBot) -> None:
    """In a transfer the place after the article is where it goes."""
    desk = window.desk
    article, place = _ready(desk)
    desk.office.run(save_place, PlaceDraft("Fach 2", code="PL-10"))
    desk.office.run(book, MoveDraft("receive", article, 5 * ONE, desk.today(), place, value=5))
    page = opened(window, qtbot, "inventory.stock.scan")
    assert isinstance(page, ScanPage)
    page.mode.set_text("move")
    page.mode.changed.emit()
    _scan(page, desk, qtbot, "PL-9", "Z-1", "2", "PL-10")
    lies = {one.place: one.quantity for one in desk.read_blocking(levels_now) if one.article == article}
    assert lies == {"Fach 1": 3 * ONE, "Fach 2": 2 * ONE}


def _fill(form: Any, **texts: Any) -> None:
    for name, text in texts.items():
        form.fields[name].set_text(text)


def test_moves_are_booked_and_reversed(window: Window, qtbot: QtBot) -> None:
    """A move of the article in the row is typed; its fields follow its kind; the journal takes it back with a reason."""
    desk = window.desk
    article, place = _ready(desk)
    page = opened(window, qtbot, "inventory.stock.stock")
    assert isinstance(page, StockPage)
    page.request(article)
    settle(qtbot, desk)
    page.book_it()
    settle(qtbot, desk)
    form: Any = page.drawer.content
    assert form.fields["value"].isVisibleTo(form)
    assert not form.fields["target"].isVisibleTo(form)
    form.fields["place"].set_text(form.fields["place"].shown(place))
    _fill(form, quantity="4", value="10.00")
    form.submit()
    settle(qtbot, desk)
    view = desk.read_blocking(stock_of, article)
    assert view.quantity == 4 * ONE
    qtbot.waitUntil(lambda: "4 in stock" in page.side.levels.item(0).text(), timeout=PATIENCE)
    moves = opened(window, qtbot, "inventory.stock.moves")
    assert isinstance(moves, MovesPage)
    settle(qtbot, desk)
    moves.panel.select_key(moves.panel.model.keys[0])
    moves.ask_reversal()
    settle(qtbot, desk)
    form = moves.drawer.content
    form.submit()
    settle(qtbot, desk)
    assert desk.read_blocking(stock_of, article).quantity == 4 * ONE  # no reason was given
    _fill(form, reason="Irrtum")
    form.submit()
    settle(qtbot, desk)
    assert desk.read_blocking(stock_of, article).quantity == 0


def test_import_labels_and_posting(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """A list is checked and imported, its labels are shown, and its values are posted after a look at the entry."""
    desk = window.desk
    path = tmp_path / "Lager.csv"
    path.write_text(
        "Artikelnummer;Bezeichnung;EK;Menge;Lagerplatz\nQ-1;Leim;4,20;10 Stk;Regal 9\n", encoding="utf-8"
    )
    page = opened(window, qtbot, "inventory.stock.stock")
    assert isinstance(page, StockPage)
    page.import_file(path)
    settle(qtbot, desk)
    form = page.drawer.content
    assert isinstance(form, ImportForm)
    form.submit()
    qtbot.waitUntil(
        lambda: any(one.number == "Q-1" for one in desk.read_blocking(levels_now)), timeout=PATIENCE
    )
    settle(qtbot, desk)
    labels = opened(
        window, qtbot, "inventory.stock.labels", ("place", page.desk.read_blocking(levels_now)[0].article)
    )
    assert isinstance(labels, StockLabelsPage)
    settle(qtbot, desk)
    assert [one.title for one in labels.page_actions].count("Print") == 1
    assert len(labels.page_actions) == 3
    act(labels, "Not printed yet")
    settle(qtbot, desk)
    assert "printed before" not in labels.count.text()
    count, start = len(labels._rows), labels.form.fields["start"]
    assert count
    start.set_text("20")
    labels.print_labels()
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: bool(labels.findChildren(Preview)), timeout=PATIENCE)
    preview = labels.findChildren(Preview)[0]
    for _twice in range(2):
        preview.printed.emit()  # as the printer's dialog does
        settle(qtbot, desk)
        start.set_text("20")
    preview.close()
    labels.begin_behind()
    settle(qtbot, desk)
    assert f"{count} of them printed before, last on" in labels.count.text()
    assert desk.read_blocking(waiting_labels) == []
    sheet = sheets()[labels.form.fields["sheet"].text()]
    assert start.text() == str((19 + count) % sheet.count + 1)
    assert (desk.store.get("stock_labels") or {})["start"] == start.text()
    values = opened(window, qtbot, "inventory.stock.values")
    assert isinstance(values, ValuesPage)
    values.ask_day()
    settle(qtbot, desk)
    form = values.drawer.content
    form.fields["until"].set_text(desk.today().strftime("%d.%m.%Y"))
    settle(qtbot, desk)
    assert "1140" in form.message.text() or "3980" in form.message.text()


def test_an_article_with_fields_of_its_own_becomes_a_kit(window: Window, qtbot: QtBot) -> None:
    """The category shows its field, which must be filled; a part makes a kit of the article; kits are made and used for a project."""
    desk = window.desk
    office = desk.office
    part, place = _ready(desk)
    office.run(book, MoveDraft("receive", part, 8 * ONE, desk.today(), place, value=800))
    saws = office.run(save_category, CategoryDraft("Saws"))
    teeth = f"field{office.run(save_field, FieldDraft(saws, 'Teeth', 'numeric', required=True))}"
    page = opened(window, qtbot, "inventory.articles.articles", "new")
    assert isinstance(page, ArticlesPage)
    settle(qtbot, desk)
    form: Any = page.drawer.content
    assert not form.fields[teeth].isVisibleTo(form)
    _fill(form, number="ZK-1", name_de="Set", stocked="1")
    form.fields["category"].set_text(form.fields["category"].shown(saws))
    qtbot.waitUntil(lambda: form.fields[teeth].isVisibleTo(form), timeout=PATIENCE)
    form.submit()
    settle(qtbot, desk)
    assert form.fields[teeth].bad
    _fill(form, **{teeth: "24"})
    form.submit()
    settle(qtbot, desk)
    kit = desk.read_blocking(article_by_number, "ZK-1")
    assert kit is not None
    assert list(kit.draft.values.values()) == ["24"]
    qtbot.waitUntil(lambda: page.panel.current_key() == kit.id, timeout=PATIENCE)
    page.new_variant()
    settle(qtbot, desk)
    form = page.drawer.content
    assert (form.fields["number"].text(), form.fields[teeth].text()) == ("ZK-1-", "24")
    page.close_drawer()
    page.add_part()
    settle(qtbot, desk)
    form = page.drawer.content
    form.fields["part"].set_text(form.fields["part"].shown(part))
    _fill(form, quantity="2")
    form.submit()
    settle(qtbot, desk)
    stock = opened(window, qtbot, "inventory.stock.stock")
    assert isinstance(stock, StockPage)
    stock.request(kit.id)
    settle(qtbot, desk)
    stock.make_it()
    settle(qtbot, desk)
    form = stock.drawer.content
    form.fields["place"].set_text(form.fields["place"].shown(place))
    qtbot.waitUntil(lambda: "8 free" in form.message.text(), timeout=PATIENCE)
    _fill(form, quantity="3")
    form.submit()
    settle(qtbot, desk)
    assert desk.read_blocking(stock_of, kit.id).quantity == 3 * ONE
    assert desk.read_blocking(stock_of, part).quantity == 2 * ONE


def test_a_new_own_field_is_a_column_at_once(window: Window, qtbot: QtBot) -> None:
    """Whoever makes it, wherever: the open list of articles has its column, and keeps filter, widths and what was hidden."""
    desk = window.desk
    _ready(desk)
    saws = desk.office.run(save_category, CategoryDraft("Saws"))
    page = opened(window, qtbot, "inventory.articles.articles")
    assert isinstance(page, ArticlesPage)
    panel = page.panels[0]
    panel.filter_by({"number": "z"})
    panel.view.table.setColumnHidden(2, True)
    panel.view.table.setColumnWidth(0, 177)
    before = [one.key for one in panel.model.columns]
    made: list[int] = []
    desk.run(save_field, FieldDraft(saws, "Teeth", "numeric"), then=made.append)
    qtbot.waitUntil(lambda: len(panel.model.columns) == len(before) + 1, timeout=PATIENCE)
    settle(qtbot, desk)
    place = [one.key for one in panel.model.columns].index(f"field{made[0]}")
    column = panel.model.columns[place]
    assert column.title == "Teeth (Saws)"
    assert panel.view.table.isColumnHidden(place)
    assert (panel.view.table.isColumnHidden(2), panel.view.table.columnWidth(0)) == (True, 177)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1, timeout=PATIENCE)
    assert panel.view.typed() == {"number": "z"}
    draft = ArticleDraft("Z-7", "Saw", category=saws, values={made[0]: "24"})
    desk.run(save_article, draft)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2, timeout=PATIENCE)
    panel._show_column(place, True)
    panel.filter_by({column.key: "24"})
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1, timeout=PATIENCE)
    desk.run(save_field, FieldDraft(saws, "Zähne", "numeric"), made[0], 1)
    qtbot.waitUntil(lambda: panel.model.columns[place].title == "Zähne (Saws)", timeout=PATIENCE)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1, timeout=PATIENCE)
    assert not panel.view.table.isColumnHidden(place)
