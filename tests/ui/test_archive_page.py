"""What the archive page does beside search: links, stamps, many at once, two side by side; paper originals, letterhead, serial letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.data.record_documents import linked
from app.data.record_extras import Target, attachments
from app.modules.documents.archive.pages.archive import ArchivePage
from app.modules.documents.archive.pages.stamp_form import StampForm
from app.modules.documents.archive.queries.documents import document
from app.modules.documents.archive.services.stamps import stamps
from app.modules.documents.letters.pages.letterhead import LetterheadPage
from app.modules.documents.letters.pages.letters import LettersPage
from app.modules.documents.letters.pages.serial import SerialForm
from app.modules.documents.letters.queries.letters import head, letter
from app.modules.documents.paper_originals.pages.originals import BOXES, PAPERS, OriginalsPage
from app.modules.documents.paper_originals.queries import protocol_rows
from app.modules.organisation.contacts.api import objectors
from app.modules.organisation.contacts.pages.contacts import ContactsPage
from app.modules.organisation.contacts.queries.contacts import contacts
from app.ui.forms import Form
from app.ui.lists.bulk import _BulkForm
from app.ui.lookups import LookupField
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, opened
from tests.ui.test_document_pages import wait


def archive_page(window: Window, qtbot: QtBot) -> ArchivePage:
    """Open the archive on its first document."""
    page = opened(window, qtbot, "documents.archive.archive")
    assert isinstance(page, ArchivePage)
    qtbot.waitUntil(lambda: page._shown is not None, timeout=PATIENCE)
    return page


def test_a_document_is_linked_and_opens_its_record(window: Window, qtbot: QtBot) -> None:
    """A record is found by typing and linked, opens by Enter, shows the paper, and is taken off with Undo."""
    page = archive_page(window, qtbot)
    assert page._shown is not None
    key, who = page._shown.one.id, window.desk.read_blocking(contacts)[0]
    prints = [version.sha256 for version in page._shown.one.versions]
    before = len(window.desk.read_blocking(linked, prints, "document"))
    page.records.tabs.setCurrentWidget(page.links)
    page.links.field.line.setFocus()
    qtbot.keyClicks(page.links.field.line, who.name[:6])
    qtbot.waitUntil(page.links.field.offering, timeout=PATIENCE)
    page.links.field._take(page.links.field._list.item(0))
    wait(qtbot, window)
    there = window.desk.read_blocking(linked, prints, "document")
    assert [one.target for one in there[before:]] == [Target("contact", who.id)]
    qtbot.waitUntil(lambda: page.links.list.count() == before + 1, timeout=PATIENCE)
    notices = []
    window.desk.noticed.connect(notices.append)
    page.links.list.setCurrentRow(page.links.list.count() - 1)
    page.links._take_off()
    qtbot.waitUntil(lambda: page.links.list.count() == before, timeout=PATIENCE)
    assert len(window.desk.read_blocking(linked, prints, "document")) == before
    notices[-1].act()
    qtbot.waitUntil(lambda: len(page.links._found) == before + 1, timeout=PATIENCE)
    page.links.list.setCurrentRow(page.links.list.count() - 1)
    page.links.list.itemActivated.emit(page.links.list.currentItem())
    wait(qtbot, window)
    contacts_page = window.current()
    assert isinstance(contacts_page, ContactsPage)
    assert len(window.desk.read_blocking(attachments, Target("contact", who.id))) == 1
    assert key


def test_a_filed_paper_is_put_on_a_record(window: Window, qtbot: QtBot) -> None:
    """The field below the documents of a record finds filed papers; a dropped file waits in the inbox and is on the record."""
    page = opened(window, qtbot, "organisation.contacts.contacts")
    assert isinstance(page, ContactsPage)
    wait(qtbot, window)
    page.records.documents.make()
    field = next(one for one in page.findChildren(LookupField) if one.key == "paper")
    key = page.panel.current_key() or 0
    before = len(window.desk.read_blocking(attachments, Target("contact", key)))
    qtbot.keyClicks(field.line, "Rechnung")
    qtbot.waitUntil(field.offering, timeout=PATIENCE)
    field._take(field._list.item(0))
    wait(qtbot, window)
    assert len(window.desk.read_blocking(attachments, Target("contact", key))) == before + 1


def test_stamps_are_set_by_keys_and_taken_off(window: Window, qtbot: QtBot) -> None:
    """A page that is not there is marked; the stamp stands over the page; Enter on it takes it off."""
    page = archive_page(window, qtbot)
    assert page._shown is not None
    key = page._shown.one.id
    act(page, "Stamp …")
    form = page.drawer.content
    assert isinstance(form, StampForm)
    form.form.fields["page"].set_text("99")
    form.form.submit()
    wait(qtbot, window)
    assert form.form.fields["page"].bad
    form.form.fields["page"].set_text("1")
    form.form.submit()
    wait(qtbot, window)
    assert [one.words for one in window.desk.read_blocking(stamps, key)] == ["Received"]
    assert [one.lines[0] for one in page.viewer._sheet.stamps] == ["Received"]
    act(page, "Stamp …")
    form = page.drawer.content
    assert isinstance(form, StampForm)
    form.there.itemActivated.emit(form.there.item(0))
    wait(qtbot, window)
    assert window.desk.read_blocking(stamps, key) == []


def test_many_are_changed_with_undo_and_two_stand_side_by_side(window: Window, qtbot: QtBot) -> None:
    """The preview counts, the change is one transaction, Undo puts back what each had; the kept one stays beside the next."""
    page = archive_page(window, qtbot)
    page.panel.view.table.selectAll()
    keys = page.panel.selected_keys()
    assert len(keys) > 5
    places = {key: window.desk.read_blocking(document, key).place for key in keys}
    act(page, "Change selected documents …")
    form = page.drawer.content
    assert isinstance(form, _BulkForm)
    form.which.set_text("place")
    form.editors["place"].set_text("Regal 9")
    wait(qtbot, window)
    assert form.counts.text() == f"{len(keys)} will change, 0 have this value already."
    notices = []
    window.desk.noticed.connect(notices.append)
    form._go()
    wait(qtbot, window)
    assert {window.desk.read_blocking(document, key).place for key in keys} == {"Regal 9"}
    act(page, "Change selected documents …")
    form = page.drawer.content
    assert isinstance(form, _BulkForm)
    form.which.set_text("place")
    form.editors["place"].set_text("Regal 8")
    form.fill_down()
    wait(qtbot, window)
    assert (form.editors["place"].text(), form.counts.text()) == (
        "Regal 9",
        f"0 will change, {len(keys)} have this value already.",
    )
    notices[-1].act()
    wait(qtbot, window)
    assert {key: window.desk.read_blocking(document, key).place for key in keys} == places
    assert page.beside.isHidden()
    act(page, "Keep this one beside the next")
    assert not page.beside.isHidden()
    assert page.beside_viewer.caption.text()
    page.viewer.toggle_strip()
    assert page.viewer.strip.count() == page.viewer._total
    act(page, "Keep this one beside the next")
    assert page.beside.isHidden()


def test_paper_is_checked_destroyed_and_a_box_kept(window: Window, qtbot: QtBot) -> None:
    """An unchecked paper is refused by a sentence; checked ones go with a protocol; boxes are made and refused twice."""
    page = opened(window, qtbot, "documents.paper_originals.originals")
    assert isinstance(page, OriginalsPage)
    wait(qtbot, window)
    panel = page.panels[PAPERS]
    rows = window.desk.read_blocking(panel.model.source.page, list(panel.model.keys))
    kept = next(key for key, row in zip(panel.model.keys, rows, strict=True) if row[5] == "kept")
    panel.select_key(kept)
    wait(qtbot, window)
    act(page, "Destroy paper …")
    form = page.drawer.content
    assert isinstance(form, Form)
    form.submit()
    wait(qtbot, window)
    assert "checked against the paper first" in form.message.text()
    page.drawer.drop()
    act(page, "Scan checked …")
    page.drawer.content.submit()  # type: ignore[union-attr]
    wait(qtbot, window)
    panel.select_key(kept)
    wait(qtbot, window)
    act(page, "Destroy paper …")
    page.drawer.content.fields["reason"].set_text("Kopie liegt beim Notar")  # type: ignore[union-attr]
    page.drawer.content.submit()  # type: ignore[union-attr]
    wait(qtbot, window)
    assert window.desk.read_blocking(protocol_rows, [kept])[0].destroyed_by == window.desk.office.actor.login
    act(page, "New box …")
    assert page.bar.currentIndex() == BOXES
    box = page.drawer.content
    assert isinstance(box, Form)
    box.fields["code"].set_text("K-2026")
    box.submit()
    wait(qtbot, window)
    assert box.fields["code"].bad


def test_the_letterhead_is_shown_as_typed_and_kept(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A width that is none is marked; kept, the head of every letter has it; what is no picture is refused."""
    page = opened(window, qtbot, "documents.letters.letterhead")
    assert isinstance(page, LetterheadPage)
    page.form.fields["logo_width"].set_text("500")
    page.keep()
    assert page.form.fields["logo_width"].bad
    page.form.fields["logo_width"].set_text("45")
    page.form.fields["logo_place"].set_text("l")
    page.form.fields["column1"].set_text("Zeile eins\nZeile zwei")
    page.keep()
    wait(qtbot, window)
    found = window.desk.read_blocking(head)
    assert (found.logo_width, found.logo_place, found.columns[0]) == (45, "l", ("Zeile eins", "Zeile zwei"))
    told: list[str] = []
    window.desk.noticed.connect(lambda notice: told.append(notice.text))
    (tmp_path / "a.png").write_bytes(b"no picture")
    page.take_logo(str(tmp_path / "a.png"))
    qtbot.waitUntil(lambda: any("PNG or JPEG" in text for text in told), timeout=PATIENCE)
    window.desk.close()
    monkeypatch.setattr(window.desk.office, "read", pytest.fail)
    page.look()  # the last letter typed has its pause behind it when the book is closed: nothing is read then


def test_a_serial_letter_goes_to_those_selected(window: Window, qtbot: QtBot) -> None:
    """Contacts selected in their list stand in the form, but for those who objected; one is taken out; each gets a letter of its own."""
    page = opened(window, qtbot, "organisation.contacts.contacts")
    assert isinstance(page, ContactsPage)
    wait(qtbot, window)
    page.panel.view.table.selectAll()
    objected = window.desk.read_blocking(objectors, page.panel.selected_keys())
    assert objected
    count = len(page.panel.selected_keys()) - len(objected)
    letters = opened(window, qtbot, "documents.letters.letters")
    assert isinstance(letters, LettersPage)
    wait(qtbot, window)
    before = len(letters.panel.model.keys)
    read = window.desk.office.read
    letters.panel.select_key(
        next(one for one in letters.panel.model.keys if not read(letter, one).draft.receiver_table)
    )
    window.open("organisation.contacts.contacts")
    act(page, "Serial letter to those selected …")
    wait(qtbot, window)
    form = letters.drawer.content
    assert isinstance(form, SerialForm)
    assert len(form.keys()) == count
    form.list.setCurrentRow(0)
    qtbot.keyClick(form.list, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert len(form.keys()) == count - 1
    while len(form.keys()) > 2:
        form._take_out()
    form._write()
    qtbot.waitUntil(lambda: len(letters.panel.model.keys) == before + 2, timeout=PATIENCE)
