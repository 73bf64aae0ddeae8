"""What stands beside a record is made when it is first seen, and misses nothing by that."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.core.messages import use_language
from app.data import record_extras
from app.data.record_extras import Target
from app.modules.organisation.contacts.api import ContactDraft, save_contact
from app.ui.desk import Desk
from app.ui.forms import Form
from app.ui.record_panel import RecordPanel
from app.ui.record_parts import NotesPart
from tests.conftest import PATIENCE


def contact(desk: Desk, name: str) -> Target:
    """Return a contact as what notes can be on."""
    return Target("contact", desk.office.run(save_contact, ContactDraft(name)))


def shown(desk: Desk, qtbot: QtBot, target: Target) -> RecordPanel:
    """Return a panel beside a record, seen with its documents, read."""
    panel = RecordPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(420, 600)
    panel.show()
    panel.show_record(target)
    panel.refresh()
    qtbot.waitUntil(lambda: bool(panel.changes.rows), timeout=PATIENCE)
    return panel


def made(part: NotesPart) -> bool:
    """Say whether the form of the notes was made."""
    return bool(part.findChildren(Form))


def titles(panel: RecordPanel) -> list[str]:
    """Return the words of the tabs."""
    return [panel.tabs.tabText(place) for place in range(panel.tabs.count())]


def test_what_nobody_looked_at_is_not_made_but_counted(desk: Desk, qtbot: QtBot) -> None:
    """The number of notes stands in the tab; the form and the list come when it is chosen, with the notes."""
    use_language("en")
    target = contact(desk, "Holz KG")
    desk.office.run(record_extras.write_note, target, "Called back")
    panel = shown(desk, qtbot, target)
    qtbot.waitUntil(lambda: any("Notes (" in one for one in titles(panel)), timeout=PATIENCE)
    assert not made(panel.notes)
    count = len(panel.notes.rows)
    assert f"Notes ({count})" in titles(panel)
    panel.tabs.setCurrentWidget(panel.notes)
    assert made(panel.notes)
    assert panel.notes._list.count() == count
    assert "Called back" in panel.notes._list.item(0).text()


def test_a_note_that_was_begun_is_there_when_its_part_is_made(desk: Desk, qtbot: QtBot) -> None:
    """Each record has its own; a record that is left takes its words along."""
    first, second = (contact(desk, name) for name in ("Holz KG", "Eisen GmbH"))
    panel = shown(desk, qtbot, first)
    panel.tabs.setCurrentWidget(panel.notes)
    panel.notes.form.fields["text"].set_text("To be said to the first")
    panel.notes.form.keep_now()
    panel.show_record(second)
    assert panel.notes.form.fields["text"].text() == ""
    again = shown(desk, qtbot, first)
    assert not made(again.notes)
    again.tabs.setCurrentWidget(again.notes)
    assert again.notes.form.fields["text"].text() == "To be said to the first"


def test_no_row_leaves_nothing_of_the_one_before(desk: Desk, qtbot: QtBot) -> None:
    """Neither in parts that were made nor in those that are made later."""
    target = contact(desk, "Holz KG")
    panel = shown(desk, qtbot, target)
    panel.tabs.setCurrentWidget(panel.changes)
    assert panel.changes._list.count() > 0
    panel.show_record(Target("contact", 0))
    assert panel.changes._list.count() == 0
    assert panel.notes.make()._list.count() == 0
    assert panel.tabs.covered()
