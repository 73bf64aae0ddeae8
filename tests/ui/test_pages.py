"""Every page in both languages: accessible names, keys, texts that fit, at 100 and 200 per cent."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.core.manifest import discover
from app.core.messages import use_language
from app.data.export import cell_text, unsafe
from app.data.office import Office
from app.ui import theme
from app.ui.desk import Desk
from app.ui.eliding import ElidingLabel
from app.ui.lists.panel import ListPanel
from app.ui.page import Page
from app.ui.store import Store
from app.ui.theme import px
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import opened, settle
from tests.ui.tables_here import Watched
from tests.ui.test_keys import one_main_action, one_meaning

LOWEST = 720  # points: a screen of 768, less its task bar
NARROWEST = 1280 - 212  # points: a small notebook, or Full HD at 150 %, less the side list
SCREENS = {100: (1440, 900), 200: (1920, 1080)}
BARS = 80  # points of the tabs and the status bar
KEYS = [(key, page) for module in discover() for key, page in module.pages()]


def nameless(page: QWidget) -> list[str]:
    """Return the focusable widgets that a screen reader could not name."""
    found = []
    for widget in page.findChildren(QWidget):
        if (
            widget.focusPolicy() == Qt.FocusPolicy.NoFocus
            or not widget.isVisibleTo(page)
            or widget.objectName().startswith("qt_")
        ):
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        if (
            face is not None
            and not face.text(QAccessible.Text.Name)
            and type(widget).__name__ not in ("QScrollArea", "QSplitterHandle", "QTabWidget")
        ):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def clipped(page: QWidget) -> list[str]:
    """Return buttons and labels whose text does not fit into them."""
    buttons = [
        b
        for b in page.findChildren(QAbstractButton)
        if b.isVisibleTo(page) and b.text() and b.objectName() != "choice"
    ]
    found = [
        f"button {b.text()!r} {b.width()} < {b.sizeHint().width()}"
        for b in buttons
        if not b.hasHeightForWidth() and b.width() + 2 < b.sizeHint().width()
    ]
    found += [
        f"broken words {b.text()!r} {b.size()}"
        for b in buttons
        if b.hasHeightForWidth()
        and (b.width() < b.minimumSizeHint().width() or b.height() < b.heightForWidth(b.width()))
    ]
    for label in page.findChildren(QLabel):
        if label.isVisibleTo(page) and label.text() and not label.wordWrap() and label.pixmap().isNull():
            needed = label.fontMetrics().horizontalAdvance(label.text())
            if label.width() + 2 < needed and not label.toolTip() and not isinstance(label, ElidingLabel):
                found.append(f"label {label.text()!r} {label.width()} < {needed}")
    return found + [
        one
        for table in page.findChildren(QTableView)
        if table.isVisibleTo(page)
        for one in clipped_titles(table)
    ]


# Keys of editing a field
TAKEN = frozenset(
    ["Ctrl+Z", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A", "Ctrl+Left", "Ctrl+Right", "Ctrl+Home", "Ctrl+End"]
)


FIGURES = frozenset({"money", "balance", "percent", "quantity", "price", "number", "ordinal"})


def raw_cells(page: Page) -> list[str]:
    """Return cells of the lists that a file would hold otherwise than people read them: keys of choices, words of the program."""
    found = []
    for panel in page.findChildren(ListPanel):
        view, rows = panel.view, list(range(min(panel.model.rowCount(), 5)))
        if not panel.isVisibleTo(page):
            continue
        places, sheet = view.visible_columns(), view.sheet(rows)
        for row, values in zip(rows, sheet.rows, strict=True):
            for place, value, (title, kind) in zip(places, values, sheet.columns, strict=True):
                seen = panel.model.index(row, place).data() or ""
                written = cell_text(value, kind)
                same = (
                    kind in FIGURES
                    or unsafe(written) == seen
                    or (kind == "flag" and seen == "" and written == "no")
                )
                if not same and panel.model.row(row)[place] is not None:
                    found.append(f"{title} {seen!r} is written {written!r}")
    return found


def keys_of(window: Window) -> set[str]:
    """Return the keys that the window itself has, on every page."""
    only = Qt.FindChildOption.FindDirectChildrenOnly
    return {one.key().toString() for one in window.findChildren(QShortcut, options=only)}


def doubtful_keys(key: str, page: Page, window: Window) -> list[str]:
    """Return keys that two actions share, or one with the window, a list or the editing of a field.

    Ctrl+Return saves the form beside the list; only where it does the same may it be the page's.
    """
    keys = [action.key for action in page.page_actions if action.key]
    found = sorted({one for one in keys if keys.count(one) > 1} | ((TAKEN | keys_of(window)) & set(keys)))
    found += ["Ctrl+E"] if "Ctrl+E" in keys and page.findChildren(ListPanel) else []
    return found + (
        ["Ctrl+Return"]
        if "Ctrl+Return" in keys and key not in ("documents.archive.inbox", "documents.intake.taking")
        else []
    )


def cut_figures(page: QWidget) -> list[str]:
    """Return the figures in the first rows of every table that are wider than their column: they would end in dots."""
    found = []
    for table in page.findChildren(QTableView):
        model, letters = table.model(), table.fontMetrics()
        for place in range(model.columnCount() if model is not None and table.isVisible() else 0):
            if table.isColumnHidden(place):
                continue
            for line in range(min(30, model.rowCount())):
                one = model.index(line, place)
                text = str(one.data() or "")
                right = one.data(Qt.ItemDataRole.TextAlignmentRole) or 0
                if (
                    text[-1:].isdigit()
                    and int(right) & int(Qt.AlignmentFlag.AlignRight)
                    and letters.horizontalAdvance(text) > table.columnWidth(place)
                ):
                    found.append(f"{table.accessibleName()}: {text}")
    return found


def clipped_titles(table: QTableView) -> list[str]:
    """Return the titles of columns that do not fit above them."""
    head, found = table.horizontalHeader(), []
    if head is None or head.isHidden():
        return []
    for place in range(head.count()):
        title = table.model().headerData(place, Qt.Orientation.Horizontal)
        if head.isSectionHidden(place) or not title:
            continue
        needed = head.sectionSizeHint(place)
        if head.sectionSize(place) < needed:
            found.append(f"column {title!r} {head.sectionSize(place)} < {needed}")
    return found


@pytest.mark.parametrize(("language", "zoom"), [("en", 100), ("de", 200)])
def test_every_page_is_named_and_fits(
    demo: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, language: str, zoom: int
) -> None:
    """No focusable widget without a name, no button or label cut off, no page that asks for more height than a small notebook has, no key twice.

    A key means the same on every page, and the main action has one, F8, which its button shows. A page reads again
    whatever changes of what it shows, see tables_here.
    """
    use_language(language)
    theme.apply("light", zoom)
    desk = Desk(demo, Store())
    window = Window(desk)
    qtbot.addWidget(window)
    window.resize(*SCREENS[zoom])
    window.show()
    window.setUpdatesEnabled(zoom == 100)  # painted once, measured twice
    faults = []
    pages: dict[str, Page] = {}
    watched = Watched(demo, desk, qtbot, monkeypatch) if zoom == 100 else None
    for key, manifest in KEYS:
        window.open(key, 5 if not manifest.listed else None)
        settle(qtbot, desk)
        settle(qtbot, desk)  # a switch that breaks its words asks for its second line one turn later
        if watched is not None:
            watched.look(key)
        page = window.current()
        assert isinstance(page, Page)
        pages[key] = page
        faults += [f"{key}: nameless {one}" for one in nameless(page)]
        faults += [f"{key}: clipped {one}" for one in clipped(page)]
        faults += [f"{key}: {one}" for one in raw_cells(page)] if zoom == 100 else []
        faults += [f"{key}: cut {one}" for one in cut_figures(page)]
        least = page.minimumSizeHint()
        if least.height() > LOWEST * zoom // 100 - px(BARS):
            faults.append(f"{key}: {least.height()} high")
        if least.width() > (NARROWEST if zoom == 100 else window.room.viewport().width()):
            faults.append(f"{key}: {least.width()} wide")
        menu = QMenu()
        page.head.fill(menu, page.page_actions)
        assert [one.text().partition("\t")[0] for one in menu.actions()] == [
            one.title for one in page.page_actions
        ]
        faults += [f"{key}: {one}" for one in doubtful_keys(key, page, window)]
    assert not faults, "\n".join(faults)
    if language == "en":
        assert watched is not None
        assert (watched.unwatched, watched.stale, watched.restless) == ([], [], [])
        assert watched.seen > 4 * len(pages)
        one_meaning(pages)
        one_main_action(pages)
    window.finish()
    desk.close()
    if zoom != 100:  # the look is given to every widget there is: first the window goes
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.apply("light")


def test_list_filters_keeps_place_and_copies(window: Window, qtbot: QtBot) -> None:
    """Typing above a column filters; the same row stays current; copy gives a table; a bad filter is marked."""
    from PySide6.QtGui import QGuiApplication

    window.open("finance.ledger.journal")
    settle(qtbot, window.desk)
    panel = window.current().panel  # type: ignore[union-attr]
    whole = panel.model.rowCount()
    line: QLineEdit = panel.view.filters["text"]
    qtbot.keyClicks(line, "miete")
    qtbot.waitUntil(lambda: 0 < panel.model.rowCount() < whole, timeout=PATIENCE)
    panel.view.table.selectAll()
    panel.output.copy()
    assert QGuiApplication.clipboard().text().count("\r\n") == panel.model.rowCount() + 1
    panel.view.filters["amount"].setText("abc")
    qtbot.waitUntil(lambda: panel.view.filters["amount"].property("bad") is True, timeout=PATIENCE)
    panel.view.set_typed({})
    panel.model.set_filters({})
    qtbot.waitUntil(lambda: panel.model.rowCount() == whole, timeout=PATIENCE)


def test_list_model_obeys_qt(window: Window, qtbot: QtBot, qtmodeltester: object) -> None:
    """The paged model passes Qt's own checks."""
    window.open("finance.chart.accounts")
    settle(qtbot, window.desk)
    qtmodeltester.check(window.current().panel.model)  # type: ignore[attr-defined, union-attr]


def test_another_process_refreshes_the_list(window: Window, qtbot: QtBot) -> None:
    """What another desk posts appears by itself."""
    from app.data import books
    from app.data.office import Actor
    from app.modules.finance.chart.services import AccountDraft, save_account

    window.open("finance.chart.accounts")
    settle(qtbot, window.desk)
    panel = window.current().panel  # type: ignore[union-attr]
    before = panel.model.rowCount()
    other = Office(books.open_book(window.desk.office.book.place), Actor("ben", "Ben", frozenset({"*"})))
    other.run(save_account, AccountDraft("10999", "Neu", "New"))
    window.desk.office.news()
    qtbot.waitUntil(lambda: panel.model.rowCount() == before + 1, timeout=PATIENCE)
    other.book.engine.dispose()
    other.book.archive.dispose()


def test_preview_prints_to_a_file_and_again(window: Window, qtbot: QtBot, tmp_path: object) -> None:
    """The trial balance is previewed, saved as PDF, exported, and F9 shows it again."""
    from pathlib import Path

    from app.ui.preview import Preview
    from app.ui.save_file import write_file

    window.print_again()
    window.open("finance.ledger.trial_balance")
    settle(qtbot, window.desk)
    page = window.current()
    page.out.print()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: len(page.findChildren(Preview)) == 1, timeout=PATIENCE)  # type: ignore[union-attr]
    (preview,) = page.findChildren(Preview)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not preview.viewer._picture.isNull(), timeout=PATIENCE)
    target = Path(str(tmp_path)) / "x.pdf"
    write_file(window.desk, target, lambda: preview.data)
    settle(qtbot, window.desk)
    assert target.read_bytes().startswith(b"%PDF")
    preview.close()
    for kind in ("xlsx", "csv"):
        page.out.save(target.with_suffix("." + kind), kind)  # type: ignore[union-attr]
        settle(qtbot, window.desk)
        assert target.with_suffix("." + kind).stat().st_size > 500
    window.print_again()
    qtbot.waitUntil(lambda: len(window.findChildren(Preview)) >= 1, timeout=PATIENCE)
    for one in window.findChildren(Preview):
        qtbot.waitUntil(lambda p=one: not p.viewer._picture.isNull(), timeout=PATIENCE)
        one.close()
    settle(qtbot, window.desk)


def test_a_row_is_chosen_alone_while_ctrl_is_held(window: Window, qtbot: QtBot) -> None:
    """Ctrl+End, Ctrl+Home and a list that comes anew select one row, whatever is pressed; nothing of before stays selected."""
    page = opened(window, qtbot, "finance.chart.cost_centres")
    panel = page.findChildren(ListPanel)[0]
    last = panel.model.rowCount() - 1
    assert last > 1
    for key, row in (
        (Qt.Key.Key_End, last),
        (Qt.Key.Key_End, last),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Home, 0),
    ):
        qtbot.keyClick(panel.view.table, key, Qt.KeyboardModifier.ControlModifier)
        assert panel.view.selected_rows() == [row]


def test_an_empty_list_says_why(window: Window, qtbot: QtBot) -> None:
    """A filter that nothing fits is told from a list that holds nothing; rows put the words away."""
    panel = opened(window, qtbot, "finance.chart.cost_centres").findChildren(ListPanel)[0]
    assert panel.empty_words() == ""
    panel.view.filters["name"].setText("no such name")
    qtbot.waitUntil(lambda: panel.empty_words() == "No row fits the filter.", timeout=PATIENCE)
    panel.view.filters["name"].clear()
    qtbot.waitUntil(lambda: panel.empty_words() == "" and panel.model.rowCount() > 1, timeout=PATIENCE)
    nothing = opened(window, qtbot, "finance.closing.accruals").findChildren(ListPanel)[0]
    assert nothing.empty_words() == "What is paid for later months is spread over them here."
