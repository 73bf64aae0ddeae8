"""The side list: pages in groups that open, close and are remembered, however many there will be."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.manifest import Group, Module, Page, Topic, discover
from app.core.messages import _, use_language
from app.data.office import Actor, Office
from app.ui import theme
from app.ui.desk import Desk
from app.ui.side_list import SideList
from app.ui.store import Part, Store
from app.ui.window import Window
from tests.ui.conftest import opened

MOST = 10  # pages of a group
HANDFUL = 7  # pages of a tab that need no headings


def test_every_page_has_its_place() -> None:
    """A listed page of a tab with groups is in one of them, ten at most; what is not listed stands under a page that is."""
    listed = {key: page for module in discover() for key, page in module.pages() if page.listed}
    for module in discover():
        pages = dict(module.pages())
        groups = {group.key for group in module.groups}
        counts = Counter(page.group for page in pages.values() if page.listed)
        assert set(counts) == (groups or {""}), module.name
        assert max(counts.values()) <= MOST, module.name
        assert groups or sum(counts.values()) <= HANDFUL, module.name
        for key, page in pages.items():
            assert page.listed or page.parent in listed, key
            assert not (page.listed and page.parent), key


def test_a_group_is_closed_by_mouse_and_keys_and_stays_so(demo: Office, window: Window, qtbot: QtBot) -> None:
    """Enter, the space bar, Left and Right and a click; the next window, and no other book or person, has it so."""
    opened(window, qtbot, "finance.ledger.journal")
    side = window.side
    heads = {item.data(0, Qt.ItemDataRole.UserRole): item for item in side.headings()}
    assert list(heads) == ["enter", "sell", "pay", "report", "taxes", "close", "master"]
    assert [key for key, head in heads.items() if head.isExpanded()] == ["enter", "sell", "pay", "report"]
    side.setFocus()
    side.setCurrentItem(heads["enter"])
    assert window.page_key == "finance.ledger.journal", "a heading is no page"
    for key, is_open in (
        ("Return", False),
        ("Space", True),
        ("Left", False),
        ("Right", True),
        ("Enter", False),
    ):
        qtbot.keyClick(side, getattr(Qt.Key, f"Key_{key}"))
        assert heads["enter"].isExpanded() is is_open, key
    place = side.visualItemRect(heads["pay"]).center()
    qtbot.mouseClick(side.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not heads["pay"].isExpanded()
    again = SideList(window.desk.store)
    qtbot.addWidget(again)
    module = next(one for one in discover() if one.name == "finance")
    again.show_pages(module, list(module.pages()), "finance.ledger.journal")
    assert [head.isExpanded() for head in again.headings()][:4] == [False, True, False, True]
    other = SideList(Part(Store(), "another book/anna"))
    qtbot.addWidget(other)
    other.show_pages(module, list(module.pages()), "finance.ledger.journal")
    assert [head.isExpanded() for head in other.headings()][:3] == [True, True, True]


def test_an_open_page_is_seen_and_a_hidden_one_marks_its_parent(window: Window, qtbot: QtBot) -> None:
    """A page of a closed group opens it for now; leaving the headings returns to the page; the entry marks the journal."""
    opened(window, qtbot, "finance.vat.taxation")
    side = window.side
    taxes = side.headings()[4]
    assert taxes.isExpanded()
    assert window.desk.store.get("side.finance") is None, "nobody wanted it open for good"
    taxes.setExpanded(False)
    assert side.marks(taxes)
    opened(window, qtbot, "finance.ledger.entry", 5)
    assert side.currentItem().data(0, Qt.ItemDataRole.UserRole) == "finance.ledger.journal"
    window._other_side()
    qtbot.keyClick(side, Qt.Key.Key_Left)
    assert side.currentItem() is side.headings()[3]
    window._other_side()
    assert side.currentItem().data(0, Qt.ItemDataRole.UserRole) == "finance.ledger.journal"
    assert window.page_key == "finance.ledger.entry"


def test_ctrl_page_down_walks_the_open_groups(window: Window, qtbot: QtBot) -> None:
    """It passes what is seen, in order, and begins anew after the last."""
    opened(window, qtbot, "finance.budgets.budget")
    window.side.step(1)
    assert window.page_key == "finance.booking.mask"
    window.side.step(-1)
    assert window.page_key == "finance.budgets.budget"


def test_a_tab_of_one_page_has_no_side_list(demo: Office, qtbot: QtBot) -> None:
    """Its room belongs to the page, where somebody may see no other of the tab."""
    theme.apply("light")
    desk = Desk(Office(demo.book, Actor("ben", "Ben", frozenset({"finance.view"})), demo.clock), Store())
    window = Window(desk)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    opened(window, qtbot, "cockpit.today.today")
    assert not window.side.isVisible()
    opened(window, qtbot, "finance.ledger.journal")
    assert window.side.isVisible()
    window.finish()
    desk.close()


@pytest.mark.parametrize("narrow", [False, True])
def test_twice_the_pages_fit_a_small_screen(desk: Desk, qtbot: QtBot, narrow: bool) -> None:
    """Eight groups of seven pages: with three groups open it is no higher than twice the room of a small notebook, closed it fits."""
    groups = tuple(Group(f"g{number}", f"Group {number}", open=number < 2) for number in range(8))
    pages = tuple(
        Page(
            f"p{number}",
            f"A page with a long title {number}",
            "list",
            "",
            needs="",
            order=number,
            group=f"g{number // 7}",
        )
        for number in range(56)
    )
    module = Module("m", "M", "list", 1, (Topic("t", pages=pages),), groups=groups)
    side = SideList(desk.store)
    qtbot.addWidget(side)
    side.fold(narrow)
    side.resize(side.width(), 640)
    side.show_pages(module, list(module.pages()), "t.p0")
    side.show()
    assert len(side.keys()) == 56
    last = side.visualItemRect(side.headings()[-1])
    assert last.bottom() < 640
    assert not side.verticalScrollBar().maximum() or narrow
    qtbot.keyClick(side, Qt.Key.Key_End)
    assert side.currentItem() is side.headings()[-1]


CUT = {  # words of law and of the trade that are longer than any side list
    "de": {"Zusammenfassende Meldung", "Aufgaben und Bedingungen"},
    "en": {
        "Recapitulative statement",
        "Schedule of fixed assets",
        "Articles that are devices",
        "Sentences of references",
    },
}


@pytest.mark.parametrize("language", ["de", "en"])
def test_titles_of_pages_are_read_whole(qtbot: QtBot, window: Window, language: str) -> None:
    """At 100 %, beside a bar to scroll with, too; the few that are longer have their tooltip."""
    use_language(language)
    window.resize(1366, 560)
    window.show()
    cut, side = set(), window.side
    for module in discover():
        pages = [(key, page) for key, page in module.pages() if page.listed]
        side.show_pages(module, pages, pages[0][0])
        for _key, page in pages:
            title = _(page.title)
            exactly = Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly
            item = next(one for one in side.findItems(title, exactly) if one.text(0) == title)
            if side.sizeHintForIndex(side.indexFromItem(item)).width() > side.columnWidth(0):
                cut.add(title)
    assert cut <= CUT[language]
    window.finish()
