"""A slow book: pages stand before their answers, take them in any order, keep what is typed meanwhile, and can be tried again."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from concurrent.futures import wait
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.core.errors import Busy
from app.core.manifest import discover, resolve
from app.core.messages import N_
from app.data.office import Office
from app.modules.finance.booking.pages.mask_page import MaskPage
from app.modules.finance.booking.queries import line_rows, open_stacks
from app.modules.finance.booking.services import open_stack
from app.modules.it.assets.pages.assets import AssetsPage
from app.ui import theme
from app.ui.answers import Parcel
from app.ui.desk import Desk, Notice
from app.ui.fields import Field
from app.ui.lists import empty_ground
from app.ui.lists.outline import OutlineTable
from app.ui.lists.panel import ListPanel
from app.ui.page import Page
from app.ui.store import Store
from app.ui.window import Window
from tests.ui.conftest import settle, without_look
from tests.ui.reads_here import ALLOWED, APP, reads_told

SEED = 20261127
ORDERS = 3  # random orders for each page
FOLLOWING = (  # pages whose lists, choices or first view follow from the book
    "documents.archive.archive",
    "documents.archive.inbox",
    "documents.filing.cases",
    "documents.filing.plan",
    "documents.letters.letterhead",
    "documents.paper_originals.originals",
    "documents.retention.review",
    "finance.banking.inbox",
    "finance.booking.mask",
    "finance.closing.year_end",
    "finance.gobd.audit",
    "finance.statements.statements",
    "inventory.articles.articles",
    "it.assets.assets",
    "office.settings",
)


class HeldDesk(Desk):
    """A desk whose answers come when they are let go, in the order that is wanted."""

    def __init__(self, office: Office, store: Store) -> None:
        super().__init__(office, store)
        self.held: list[Parcel] = []

    def _later(self, parcel: Parcel) -> None:
        self._busy += 1
        self.held.append(parcel)

    def let_go(self, chance: random.Random | None = None) -> None:
        """Give all answers, also to what is asked because of them: in order, or in a random one."""
        for _step in range(2000):
            if not self.held:
                QApplication.processEvents()
                if not self.held:
                    return
            parcel = self.held.pop(chance.randrange(len(self.held)) if chance else 0)
            wait([parcel.future])
            self._deliver(parcel)
        raise AssertionError("the page asks without end")


def looks(page: Page) -> list[object]:
    """Return what a page shows: heads, columns and keys of lists, outlines, fields, and all words."""
    found: list[object] = [page.title.text(), page.subtitle.text()]
    for panel in page.findChildren(ListPanel):
        columns = [(one.key, one.title, one.choices) for one in panel.model.columns]
        found += [
            panel.model.source.name,
            columns,
            list(panel.model.keys),
            panel.count.text(),
            panel.current_key(),
        ]
    for outline in page.findChildren(OutlineTable):
        found.append(outline.outline.rowCount())
    found += [(field.key, field.text()) for field in page.findChildren(Field)]
    return found + [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


@pytest.fixture
def held(demo: Office, qtbot: QtBot) -> Iterator[tuple[Window, HeldDesk]]:
    """Return a window on the demo company whose answers are held back."""
    theme.apply("light")
    desk = HeldDesk(demo, Store())
    window = Window(desk)
    without_look(window)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    desk.let_go()
    yield window, desk
    desk.let_go()
    window.finish()
    desk.close()


@pytest.mark.parametrize("key", FOLLOWING)
def test_a_page_is_the_same_in_whatever_order_answers_come(
    key: str, demo: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Built anew with every order of answers, a page shows what it shows when they come one after the other."""
    monkeypatch.setattr(
        empty_ground, "PATIENCE_MS", 3_600_000
    )  # else a slow machine sees words that a fast one does not
    theme.apply("light")
    factory = next(page for module in discover() for name, page in module.pages() if name == key).factory
    desk = HeldDesk(demo, Store())
    shown = []
    for turn in range(ORDERS + 1):
        page = resolve(factory)(desk)
        qtbot.addWidget(page)
        page.resize(1200, 800)
        page.show()
        desk.let_go(random.Random(SEED + turn) if turn else None)
        shown.append(looks(page))
        page.hide()
    desk.close()
    assert len(shown[0]) > 3
    for other in shown[1:]:
        assert other == shown[0]


def test_what_is_typed_into_the_mask_while_its_stack_is_read_stays(
    held: tuple[Window, HeldDesk], qtbot: QtBot
) -> None:
    """Enter saves nothing before the stack is there, then it saves the line that was typed; nothing is lost."""
    window, desk = held
    desk.office.run(open_stack, "11/2026", datetime.date(2026, 11, 1), datetime.date(2026, 11, 30), None)
    window.open("finance.booking.mask")
    page = window.current()
    assert isinstance(page, MaskPage)
    assert page.stack is None
    amount = page.entry.fields["amount"].line
    qtbot.keyClicks(amount, "77,50")
    page.entry.submit()
    assert amount.text() == "77,50"
    desk.let_go()
    assert page.stack is not None
    assert amount.text() == "77,50"
    page.entry.fill(
        {**page.entry.texts(), "side": "S", "contra": "6310", "account": "1800", "day": "03.11.2026"}
    )
    page.entry.submit()
    assert amount.text() == ""
    desk.let_go()
    assert [row.line.amount for row in desk.office.read(line_rows, page.stack.id)].count(77_50) == 1


def test_another_stack_keeps_the_line_of_each(held: tuple[Window, HeldDesk], qtbot: QtBot) -> None:
    """What stood in the mask stays with its stack; what is typed while the other one is read belongs to that one."""
    window, desk = held
    dates = datetime.date(2026, 11, 1), datetime.date(2026, 11, 30)
    first, second = (desk.office.run(open_stack, name, *dates, None) for name in ("A", "B"))
    window.open("finance.booking.mask", first)
    page = window.current()
    assert isinstance(page, MaskPage)
    desk.let_go()
    assert page.stack is not None
    assert page.stack.id == first
    page.entry.fields["document"].set_text("of A")
    page.request(second)
    page.entry.fields["document"].set_text("of B")
    desk.let_go(random.Random(SEED))
    assert (page.stack.id, page.entry.fields["document"].text()) == (second, "of B")
    page.request(first)
    page.request(second)
    page.request(first)  # the newest question counts, whichever answer comes first
    desk.let_go(random.Random(SEED + 1))
    assert (page.stack.id, page.entry.fields["document"].text()) == (first, "of A")


def test_a_stack_read_before_a_line_was_saved_never_takes_it_away(
    held: tuple[Window, HeldDesk], qtbot: QtBot
) -> None:
    """A line sent while the stack is read again stands once, whatever comes first."""
    window, desk = held
    stack = desk.office.run(open_stack, "C", datetime.date(2026, 11, 1), datetime.date(2026, 11, 30), None)
    for turn in range(6):
        window.open("finance.booking.mask", stack)
        page = window.current()
        assert isinstance(page, MaskPage)
        desk.let_go()
        page.request(stack)
        page.entry.fill(
            {
                "amount": f"{turn + 1},00",
                "side": "S",
                "contra": "6310",
                "account": "1800",
                "day": "03.11.2026",
            }
        )
        page.entry.submit()
        desk.let_go(random.Random(SEED + turn))
        kept = [row.line.amount for row in desk.office.read(line_rows, stack)]
        assert sorted(row.line.amount for row in page.model.rows) == sorted(kept)
        assert len(kept) == turn + 1


def test_a_cut_connection_says_so_and_the_page_can_try_again(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence stands in the status bar with what tries again; the page is then as if nothing had happened."""
    told: list[Notice] = []
    desk.noticed.connect(told.append)
    stack = desk.office.run(
        open_stack, "11/2026", datetime.date(2026, 11, 1), datetime.date(2026, 11, 30), None
    )
    plain, cut = Office.read, [True]

    def read(*args: Any, **more: Any) -> Any:
        if cut:
            raise Busy(N_("The book is busy."))
        return plain(*args, **more)

    monkeypatch.setattr(Office, "read", read)
    page = MaskPage(desk)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, desk)
    cut.clear()
    assert page.stack is None
    again = [one for one in told if one.act is not None]
    assert again
    assert all(one.tone == "bad" and one.text for one in told)
    for one in again:
        assert one.act is not None
        one.act()
    settle(qtbot, desk)
    assert page.stack is not None
    assert page.stack.id == stack
    assert page.entry.known.accounts
    assert desk.office.read(open_stacks)


def test_a_late_list_keeps_what_was_remembered_of_its_own_columns(demo: Office, qtbot: QtBot) -> None:
    """Columns that follow from the book come back as they were, also when the first answer was lost."""
    desk = HeldDesk(demo, Store())
    page = AssetsPage(desk)
    qtbot.addWidget(page)
    page.show()
    desk.let_go()
    own = [one.key for one in page.panel.model.columns if one.key.startswith("field")]
    assert own
    state = page.panel.state()
    state["columns"] = [state["columns"][0], own[0], *state["columns"][1:]]
    state["filters"] = {own[0]: "=x"}
    desk.store.put("list.it.assets", state)
    late = AssetsPage(desk)
    qtbot.addWidget(late)
    late.show()
    before = late.panel.state()
    assert before["columns"] == state["columns"]
    assert before["filters"] == state["filters"]
    desk.let_go(random.Random(SEED))
    after = late.panel.state()
    assert after["columns"] == state["columns"]
    assert after["filters"] == late.panel.model.filters == state["filters"]
    desk.close()


def test_only_the_places_named_wait_for_the_book_on_the_windows_thread(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each new place must be named with its bound, each one that went is taken off the list; no page goes round it."""
    found: dict[str, int] = {}
    for path in sorted(APP.rglob("*.py")):
        count = path.read_text(encoding="utf-8").count(".read_blocking(")
        if count:
            found[str(path.relative_to(APP)).removeprefix("modules/")] = count
    assert found == ALLOWED
    without_look(window)
    with reads_told(monkeypatch) as told:
        for key in FOLLOWING:
            window.open(key)
            settle(qtbot, window.desk)
            panel = window.current().findChild(ListPanel)
            if panel is not None and panel.model.keys:
                qtbot.keyClick(panel.view.table, Qt.Key.Key_Return)
            settle(qtbot, window.desk)
    assert told == []
