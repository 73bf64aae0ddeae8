"""The page of dunning by its keys: a run with ticks, a letter taken back, an item blocked and paid in parts, levels changed."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.modules.finance.dunning.pages.dunning import BLOCKS, LETTERS, PLANS, PROPOSAL, DunningPage
from app.modules.finance.dunning.queries.letters import letters, letters_source
from app.modules.finance.dunning.queries.levels import levels_source
from app.ui.choice_fields import ManyField
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.modules.finance.dunning_cases import another, sold
from tests.ui.conftest import act, settle


def page_of(window: Window, qtbot: QtBot) -> DunningPage:
    """Open the page."""
    window.open("finance.dunning.dunning")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, DunningPage)
    return page


def form_of(page: DunningPage) -> Form:
    """Return the form in the drawer."""
    assert isinstance(page.drawer.content, Form)
    return page.drawer.content


def only(page: DunningPage, qtbot: QtBot, document: str) -> None:
    """Show one item of the proposal and choose it."""
    page.go(PROPOSAL)
    page.panel.model.set_filters({"document": document})
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 1, timeout=PATIENCE)
    page.panel.view.table.selectRow(0)


def test_a_run_is_made_and_taken_back(window: Window, qtbot: QtBot) -> None:
    """F8 shows what a run does; what is not ticked stays; the letter is taken back from its tab."""
    office = window.desk.office
    today = window.desk.today()
    another(office, "19990", "Zander Bau GmbH")
    for place in (1, 2):
        sold(office, f"ZR-{place}", today - datetime.timedelta(days=30 + place), 119_00, "19990")
    before = len(office.read(letters_source().keys, {}))
    page = page_of(window, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    settle(qtbot, window.desk)
    form = form_of(page)
    items = form.fields["items"]
    assert isinstance(items, ManyField)
    assert "letter" in form.message.text()
    for place in range(items.list.count()):
        one = items.list.item(place)
        one.setCheckState(Qt.CheckState.Checked if "ZR-1" in one.text() else Qt.CheckState.Unchecked)
    form.submit()
    settle(qtbot, window.desk)
    assert "1 letter made and filed" in window.status.notice.text()
    keys = list(office.read(letters_source().keys, {}))
    assert len(keys) == before + 1
    made = office.read(letters, keys[:1])[0]
    assert (made.name, made.level, made.principal) == ("Zander Bau GmbH", 1, 119_00)
    page.request(("letter", made.id))
    settle(qtbot, window.desk)
    assert page.bar.currentIndex() == LETTERS
    qtbot.waitUntil(lambda: page.place() == ("letter", made.id), timeout=PATIENCE)
    act(page, "Take back …")
    settle(qtbot, window.desk)
    form = form_of(page)
    form.submit()
    settle(qtbot, window.desk)
    assert form.fields["reason"].bad
    form.fields["reason"].set_text("Irrtum")
    form.submit()
    settle(qtbot, window.desk)
    assert office.read(letters, keys[:1])[0].state == "taken"


def test_items_are_blocked_and_paid_in_parts(window: Window, qtbot: QtBot) -> None:
    """What is chosen is blocked with a reason, then paid in parts; both end from their tabs."""
    office = window.desk.office
    another(office, "19991", "Quast KG")
    sold(office, "QR-1", window.desk.today() - datetime.timedelta(days=40), 300_00, "19991")
    page = page_of(window, qtbot)
    only(page, qtbot, "QR-1")
    act(page, "Block …")
    settle(qtbot, window.desk)
    form_of(page).fields["reason"].set_text("Menge bestritten")
    form_of(page).submit()
    settle(qtbot, window.desk)
    assert "1 item blocked" in window.status.notice.text()
    only(page, qtbot, "QR-1")
    settle(qtbot, window.desk)
    assert "Menge bestritten" in str(page.panel.model.value(0, "why"))
    act(page, "Payment plan …")
    settle(qtbot, window.desk)
    form_of(page).submit()
    settle(qtbot, window.desk)
    assert "Agreed" in window.status.notice.text()
    for tab, words in ((BLOCKS, "The block is ended"), (PLANS, "The payment plan is ended")):
        page.go(tab)
        settle(qtbot, window.desk)
        qtbot.waitUntil(lambda: page.panel.model.rowCount() > 0, timeout=PATIENCE)
        page.panel.view.table.selectRow(0)
        act(page, "Take back …")
        settle(qtbot, window.desk)
        assert words in window.status.notice.text()


def test_the_base_rate_that_is_missing_is_named(window: Window, qtbot: QtBot) -> None:
    """The page of the levels says which base rate is missing; once it is entered nothing is said any more."""
    window.open("finance.dunning.levels")
    settle(qtbot, window.desk)
    page = window.current()
    assert "is missing" in page.subtitle.text()
    assert page.panels[0].model.rowCount() == len(window.desk.office.read(levels_source().keys, {}))
    page.go(2)  # type: ignore[attr-defined]
    page.request("new")
    settle(qtbot, window.desk)
    form = page.drawer.content  # type: ignore[attr-defined]
    assert isinstance(form, Form)
    form.fields["valid_from"].set_text("010726")
    form.fields["rate"].set_text("1,27")
    form.submit()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.subtitle.text() == "", timeout=PATIENCE)
