"""The keys of fields: F2 edits what stands there, F3 repeats what was saved there last."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from pytestqt.qtbot import QtBot

from app.data.office import Office
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.services.contacts import save_contact
from app.ui.desk import Desk
from app.ui.fields import Line
from app.ui.forms import Form
from tests.conftest import PATIENCE
from tests.ui.conftest import settle
from tests.ui.test_forms import FIRST, draft_of, form_of


def test_f2_edits_and_f3_repeats_what_was_saved_last(office: Office, qtbot: QtBot, desk: Desk) -> None:
    """F2 leaves what stands there, F3 brings what the same field of the last record held; Ctrl+Z takes it back, and a page's F2 waits."""
    first = office.run(save_contact, draft_of(FIRST))
    second = office.run(save_contact, ContactDraft(name="Kruse"))
    form, pressed = form_of(desk, qtbot, first), list[str]()
    shortcut = QShortcut(QKeySequence("F2"), form, lambda: pressed.append("F2"))
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    town = field_line(form, "town")
    town.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(town.hasFocus, timeout=PATIENCE)
    assert town.selectedText() == "Kiel"
    qtbot.keyClick(town, Qt.Key.Key_F2)
    qtbot.keyClicks(town, "-Gaarden")
    assert (town.text(), pressed) == ("Kiel-Gaarden", [])
    form.submit()
    settle(qtbot, desk)
    other = form_of(desk, qtbot, second)
    town = field_line(other, "town")
    town.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(town, Qt.Key.Key_F3)
    assert town.text() == "Kiel-Gaarden"
    qtbot.keyClick(town, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert town.text() == ""
    town.setReadOnly(True)
    qtbot.keyClick(town, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert town.text() == ""


def field_line(form: Form, name: str) -> Line:
    """Return the line of a field."""
    found = form.fields[name].editor
    assert isinstance(found, Line)
    return found
