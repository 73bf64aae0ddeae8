"""What a field does not find is begun where it is made, with what was typed; the way back leads to the form as it was left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core.errors import Invalid
from app.data.record_documents import documents_on
from app.data.record_extras import Target
from app.modules.hr.people.services.people import PersonDraft, save_person
from app.modules.it.assets.pages.assets import AssetsPage
from app.modules.it.assets.pages.hand_over import HandOverPage
from app.ui.drawer import Drawer
from app.ui.forms import Form
from app.ui.lookups import KeyField
from app.ui.page import Page
from app.ui.register import RegisterPage
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.modules.documents.test_reading import pdf
from tests.ui.conftest import act, opened, settle


def drawn(page: QWidget) -> Form:
    """Return the form in the drawer of a page."""
    (drawer,) = page.findChildren(Drawer)
    assert isinstance(drawer.content, Form)
    return drawer.content


def typed(field: object, qtbot: QtBot, words: str) -> KeyField:
    """Type into a field and take the offer of a new one."""
    assert isinstance(field, KeyField)
    field.line.setFocus()
    field.line.clear()
    qtbot.keyClicks(field.line, words)
    qtbot.waitUntil(field.offering, timeout=PATIENCE)
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    return field


def here(window: Window) -> Page:
    """Return the page that is shown."""
    page = window.current()
    assert page is not None
    return page


def test_a_new_model_comes_back_to_its_device(window: Window, qtbot: QtBot) -> None:
    """The name stands in the form of the model; once saved and gone back, the device is of it."""
    page = opened(window, qtbot, "it.assets.assets")
    assert isinstance(page, AssetsPage)
    act(page, "New device")
    settle(qtbot, window.desk)
    model = typed(drawn(page).fields["model"], qtbot, "Rechenmaschine 9")
    settle(qtbot, window.desk)
    assert window.page_key == "it.assets.masters"
    form = drawn(here(window))
    assert form.fields["name"].text() == "Rechenmaschine 9"
    form.fields["manufacturer"].set_text("Muster")
    form.submit()
    settle(qtbot, window.desk)
    here(window).head.way_back.click()
    settle(qtbot, window.desk)
    assert window.page_key == "it.assets.assets"
    assert model.value() is not None
    drawn(page).submit()
    settle(qtbot, window.desk)
    row = page.panel.view.selected_rows()[0]
    assert "Rechenmaschine 9" in str(page.panel.model.value(row, "model"))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Erika Muster", ("Erika", "Muster")),
        ("Muster, Erika", ("Erika", "Muster")),
        ("Anna Maria Groß", ("Anna Maria", "Groß")),
        ("Cher", ("", "Cher")),
    ],
)
def test_a_new_person_comes_back_to_the_hand_over(
    window: Window, qtbot: QtBot, words: str, names: tuple[str, str]
) -> None:
    """First and last name are told apart; nobody of the name is a sentence of its own, not a choice among none."""
    page = opened(window, qtbot, "it.assets.hand_over")
    assert isinstance(page, HandOverPage)
    who = page.form.fields["person"]
    who.set_text("Niemand Bekanntes")
    with pytest.raises(Invalid, match="Nothing is known"):
        who.value()
    typed(who, qtbot, words)
    settle(qtbot, window.desk)
    assert window.page_key == "hr.people.people"
    form = drawn(here(window))
    assert (form.fields["first_name"].text(), form.fields["last_name"].text()) == names
    window.desk.office.run(save_person, PersonDraft(*names))
    window.back()
    settle(qtbot, window.desk)
    assert who.value() is not None


def test_a_file_on_empty_ground_begins_a_row_that_gets_it(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    """The form of a new one opens with the file beside it; saved, the file hangs on it, once; on a row it only hangs on."""
    paper = tmp_path / "Karte.pdf"
    paper.write_bytes(pdf("Tischlerei Neu"))
    page = opened(window, qtbot, "organisation.contacts.contacts")
    assert isinstance(page, RegisterPage)
    rows = page.panel.model.rowCount()
    page.panel.dropped.emit(-1, [str(paper)])
    settle(qtbot, window.desk)
    assert page.records.viewer.caption.text() == "Karte.pdf"
    form = drawn(page)
    form.fields["name"].set_text("Tischlerei Neu")
    form.submit()
    settle(qtbot, window.desk)
    assert page.panel.model.rowCount() == rows + 1
    made = page.panel.current_key()
    assert made is not None
    read = window.desk.read_blocking
    assert [one.name for one in read(documents_on, Target("contact", made))] == ["Karte.pdf"]
    page.panel.dropped.emit(made, [str(paper)])
    settle(qtbot, window.desk)
    assert page.panel.model.rowCount() == rows + 1
