"""The cash page: booking goes on with the next one, counting shows the difference while typing, a closed day is refused in its field."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.modules.finance.cash.pages.cash_book import CashBookPage
from app.modules.finance.cash.queries import registers
from app.modules.finance.cash.rules import RegisterDraft
from app.modules.finance.cash.services import save_register
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import settle


def form_of(page: CashBookPage) -> Form:
    """Return the form in the drawer."""
    assert isinstance(page.drawer.content, Form)
    return page.drawer.content


def test_a_day_at_the_till(window: Window, qtbot: QtBot) -> None:
    """Book twice, count with a difference, close; the list has both, the pill says up to when it is counted."""
    window.open("finance.cash.cash_book")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, CashBookPage)
    assert page.register is not None
    before = page.register.held
    page.book()
    settle(qtbot, window.desk)
    form = form_of(page)
    for key, text in (("day", "01.05.2025"), ("amount", "1,00"), ("contra", "6800"), ("text", "Porto")):
        form.fields[key].set_text(text)
    form.submit()
    settle(qtbot, window.desk)
    assert form.fields["day"].bad  # counted up to the end of May
    form.fields["day"].set_text("27.06.2025")
    form.submit()
    settle(qtbot, window.desk)
    again = form_of(page)
    assert again is not form
    assert (again.fields["day"].text(), again.fields["amount"].text()) == ("27/06/2025", "")
    for key, text in (("amount", "2,00"), ("contra", "6800"), ("text", "Porto"), ("way", "out")):
        again.fields[key].set_text(text)
    again.submit()
    settle(qtbot, window.desk)
    held = window.desk.read_blocking(registers)[0].held
    assert held == before - 3_00
    page.close_day()
    settle(qtbot, window.desk)
    count = form_of(page)
    count.fields["p100"].set_text(str(held // 100))
    count.fields["p1"].set_text(str(held % 100 + 5))
    qtbot.waitUntil(lambda: "difference 0.05" in count.message.text(), timeout=PATIENCE)
    assert "difference 0.05" in count.message.text()
    count.submit()
    settle(qtbot, window.desk)
    assert count.fields["note"].bad
    count.fields["p1"].set_text(str(held % 100))
    qtbot.waitUntil(lambda: "it fits" in count.message.text(), timeout=PATIENCE)
    assert "it fits" in count.message.text()
    count.submit()
    settle(qtbot, window.desk)
    qtbot.waitUntil(
        lambda: (
            "counted up to" in page.state.text()
            and window.desk.read_blocking(registers)[0].closed is not None
        ),
        timeout=PATIENCE,
    )
    page.step(-1)
    page.step(1)
    settle(qtbot, window.desk)


def test_the_first_register(window: Window, qtbot: QtBot) -> None:
    """Another register: a wrong account is marked, a right one appears in the choice."""
    window.open("finance.cash.cash_book")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, CashBookPage)
    next(one for one in page.page_actions if one.title == "New cash register …").slot()
    form = form_of(page)
    for key, text in (("name", "Messe"), ("account", "6800"), ("difference", "6300")):
        form.fields[key].set_text(text)
    form.submit()
    settle(qtbot, window.desk)
    assert form.fields["account"].bad
    form.fields["account"].set_text("1610")
    form.submit()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.which.box.count() == 2, timeout=PATIENCE)
    page.request(window.desk.read_blocking(registers)[1].id)
    settle(qtbot, window.desk)
    assert page.register is not None
    assert page.register.name == "Messe"


def test_the_register_that_was_asked_for_is_not_come_back_to(window: Window, qtbot: QtBot) -> None:
    """Who went on to another one stays there when registers change meanwhile."""
    first = window.desk.read_blocking(registers)[0].id
    asked = window.desk.office.run(save_register, RegisterDraft("Messe", "1610", "6300"))
    window.open("finance.cash.cash_book", asked)
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, CashBookPage)
    assert page.register is not None
    assert page.register.id == asked
    page.which.set_text(str(first))
    window.desk.office.run(save_register, RegisterDraft("Werkstatt", "1620", "6300"))
    page.refresh()
    settle(qtbot, window.desk)
    assert (len(page.known), page.register.id) == (3, first)
