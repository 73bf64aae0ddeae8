"""The pages of IT as a clerk uses them: import, hand over, take back, print, by keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.modules.hr.people.pages.people import PeoplePage
from app.modules.hr.people.queries.people import people
from app.modules.it.assets.pages.assets import AssetsPage
from app.modules.it.assets.pages.hand_over import HandOverPage
from app.modules.it.assets.pages.holders import LEAVERS, HoldersPage
from app.modules.it.assets.pages.labels import AssetLabelsPage
from app.modules.it.assets.pages.masters import MastersPage
from app.modules.it.assets.queries.assets import asset, by_code, held_by
from app.modules.it.assets.queries.holdings import holders_source
from app.modules.it.assets.queries.masters import models
from app.modules.it.assets.queries.protocols import protocols_source
from app.modules.it.audits.pages.audit import AuditPage
from app.modules.it.discovery.pages.found import PROGRAMS, FoundPage
from app.ui.forms import Form
from app.ui.import_form import ImportForm
from app.ui.preview import Preview
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.modules.it.test_discovery import made
from tests.ui.conftest import act, opened
from tests.ui.test_document_pages import wait


def test_a_member_of_staff_is_kept(window: Window, qtbot: QtBot) -> None:
    """A wrong mail address is marked; saved, the person is in the list; Undo takes the change back."""
    page = opened(window, qtbot, "hr.people.people", "new")
    assert isinstance(page, PeoplePage)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["last_name"].set_text("Neumann")
    form.fields["mail"].set_text("neumann")
    form.submit()
    wait(qtbot, window)
    assert form.fields["mail"].bad
    form.fields["mail"].set_text("n@nordlicht.example")
    form.submit()
    wait(qtbot, window)
    one = next(one for one in window.desk.read_blocking(people) if one.draft.last_name == "Neumann")
    notices = []
    window.desk.noticed.connect(notices.append)
    page.open_row(one.id)
    wait(qtbot, window)
    page.drawer.content.fields["department"].set_text("EDV")  # type: ignore[union-attr]
    page.drawer.content.submit()  # type: ignore[union-attr]
    wait(qtbot, window)
    notices[-1].act()
    wait(qtbot, window)
    assert (
        next(
            one for one in window.desk.read_blocking(people) if one.draft.last_name == "Neumann"
        ).draft.department
        == ""
    )


def test_devices_are_scanned_handed_over_and_signed(window: Window, qtbot: QtBot) -> None:
    """Unknown and double codes say so; without a person it is refused; signed on the screen the protocol is filed, and all is returned."""
    page = opened(window, qtbot, "it.assets.hand_over", "out")
    assert isinstance(page, HandOverPage)
    for code in ("IT-00130", "IT-00131", "it-00130", "nothing"):
        page.code.set_text(code)
        qtbot.keyClick(page.code.line, Qt.Key.Key_Return)
    wait(qtbot, window)
    assert [one.draft.tag for one in page.table.devices] == ["IT-00130", "IT-00131"]
    assert page.code.bad
    page.finish()
    assert page.form.fields["person"].bad
    who = window.desk.read_blocking(people)[-1]
    page.form.fields["person"].set_text(str(who.number))
    for x in range(20, 200, 6):
        if x == 20:
            qtbot.mousePress(page.pad, Qt.MouseButton.LeftButton, pos=QPoint(x, 60))
        qtbot.mouseMove(page.pad, QPoint(x, 60 + (x % 36)))
    page.pad.strokes = page.pad.strokes or []
    if not page.pad.signed():  # offscreen no button is held while the mouse moves
        from PySide6.QtCore import QPointF

        page.pad.strokes = [[QPointF(x, 60 + x % 36) for x in range(20, 200, 6)]]
    told: list[str] = []
    window.desk.noticed.connect(lambda notice: told.append(notice.text))
    qtbot.keyClick(page.form.fields["note"].editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any("signed and filed" in text for text in told), timeout=PATIENCE)
    assert len(window.desk.read_blocking(held_by, who.id)) == 2
    assert page.table.devices == []
    holders = opened(window, qtbot, "it.assets.holders")
    assert isinstance(holders, HoldersPage)
    holders.panel.select_key(who.id)
    wait(qtbot, window)
    act(holders, "Take all back")
    wait(qtbot, window)
    assert page.title.text() == "Take back"
    assert len(page.table.devices) == 2
    page.finish()
    qtbot.waitUntil(lambda: any("print both copies" in text for text in told), timeout=PATIENCE)
    assert window.desk.read_blocking(held_by, who.id) == []
    for preview in page.findChildren(Preview):
        preview.close()


def test_steps_bulk_and_labels(window: Window, qtbot: QtBot) -> None:
    """A step that can't be taken is refused by a sentence; labels of the selected devices are shown, a wrong position is marked."""
    page = opened(window, qtbot, "it.assets.assets")
    assert isinstance(page, AssetsPage)
    wait(qtbot, window)
    key = window.desk.read_blocking(by_code, "IT-00140").id
    page.panel.select_key(key)
    wait(qtbot, window)
    act(page, "State …")
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["step"].set_text("repaired")
    form.submit()
    wait(qtbot, window)
    assert form.fields["step"].bad
    form.fields["step"].set_text("retire")
    form.submit()
    wait(qtbot, window)
    assert window.desk.read_blocking(asset, key).draft.status == "retired"
    page.panel.select_key(key)
    act(page, "Labels …")
    labels = window.current()
    assert isinstance(labels, AssetLabelsPage)
    wait(qtbot, window)
    assert labels.viewer._data.startswith(b"%PDF")
    labels.form.fields["start"].set_text("99")
    assert labels.form.fields["start"].bad


def test_a_device_is_made_by_its_form(window: Window, qtbot: QtBot) -> None:
    """A model that is not there is marked; own fields show with their category; the new device stands in the list."""
    page = opened(window, qtbot, "it.assets.assets", "new")
    assert isinstance(page, AssetsPage)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["model"].set_text("Keins")
    form.submit()
    wait(qtbot, window)
    assert form.fields["model"].bad
    form.fields["model"].set_text("Lenovo ThinkPad T14 Gen 4")
    own = next(field for key, field in form.fields.items() if key.startswith("field"))
    assert own.isVisibleTo(form)
    own.set_text("32 GB")
    form.fields["serial"].set_text("NEU-1")
    form.submit()
    wait(qtbot, window)
    assert window.desk.read_blocking(by_code, "neu-1").draft.tag == "IT-00141"


def test_a_list_is_imported_from_the_page(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """Devices and staff: the columns are found by their German titles; F7 rehearses; the import tells what is new."""
    path = tmp_path / "liste.csv"
    path.write_bytes("Gerätenummer;Modell;Hersteller;Kategorie\nX-1;Neuer;Firma;Laptop\n".encode("cp1252"))
    page = opened(window, qtbot, "it.assets.assets")
    assert isinstance(page, AssetsPage)
    page.import_file(path)
    form = page.drawer.content
    assert isinstance(form, ImportForm)
    told: list[str] = []
    window.desk.noticed.connect(lambda notice: told.append(notice.text))
    form.rehearse()
    qtbot.waitUntil(lambda: "1 new" in form.message.text(), timeout=PATIENCE)
    assert window.desk.read_blocking(by_code, "X-1") is None
    form.submit()
    qtbot.waitUntil(lambda: any("1 new" in text for text in told), timeout=PATIENCE)
    assert window.desk.read_blocking(by_code, "X-1") is not None
    path.write_text("Vorname;Nachname;Wochenstunden;Unbekannt\nEva;Importiert;38,5;x\n", encoding="utf-8")
    staff = opened(window, qtbot, "hr.people.people")
    assert isinstance(staff, PeoplePage)
    staff.import_file(path)
    form = staff.drawer.content
    assert isinstance(form, ImportForm)
    assert form.places() == {"first_name": 0, "last_name": 1, "week": 2}
    told.clear()
    form.submit()
    qtbot.waitUntil(lambda: any("1 new" in text for text in told), timeout=PATIENCE)
    assert "Importiert" in {one.draft.last_name for one in window.desk.read_blocking(people)}


def test_models_and_places_are_kept(window: Window, qtbot: QtBot) -> None:
    """A model and a place are made; a known place is refused."""
    page = opened(window, qtbot, "it.assets.masters")
    assert isinstance(page, MastersPage)
    act(page, "New")
    wait(qtbot, window)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["name"].set_text("Neues Modell")
    form.submit()
    wait(qtbot, window)
    assert "Neues Modell" in {one.draft.name for one in window.desk.read_blocking(models)}
    page.go([panel.model.source.table for panel in page.panels].index("it_location"))
    act(page, "New")
    wait(qtbot, window)
    place = page.drawer.content
    assert isinstance(place, Form)
    place.fields["name"].set_text("Kiel")
    place.submit()
    wait(qtbot, window)
    assert place.fields["name"].bad


def test_what_leavers_hold_is_listed(window: Window, qtbot: QtBot) -> None:
    """The list of leavers has who leaves and still holds something; protocols are all there."""
    page = opened(window, qtbot, "it.assets.holders", "leavers")
    assert isinstance(page, HoldersPage)
    wait(qtbot, window)
    assert page.bar.currentIndex() == LEAVERS
    assert len(page.panel.model.keys) == 3
    assert len(window.desk.read_blocking(holders_source().keys, {})) == 40
    assert len(window.desk.read_blocking(protocols_source().keys, {})) == 40


def test_a_room_is_audited_by_scanning(window: Window, qtbot: QtBot) -> None:
    """The room first, then its devices: one from elsewhere is moved here by F8, one is missing; an unknown room is marked; signed off."""
    page = opened(window, qtbot, "it.audits.audit")
    assert isinstance(page, AuditPage)

    def type_in(text: str) -> None:
        page.code.set_text(text)
        qtbot.keyClick(page.code.line, Qt.Key.Key_Return)
        wait(qtbot, window)

    type_in("Nirgends")
    assert page.code.bad
    type_in("Kiel / 1. OG / Serverraum")
    assert page._one is not None
    expected = [line for line in page._one.lines if line.result == "expected"]
    for line in expected[1:]:
        type_in(line.code)
    type_in("IT-00139")
    assert page.said.text().startswith("⇄  IT-00139")
    act(page, "Move here")
    wait(qtbot, window)
    assert window.desk.read_blocking(by_code, "IT-00139").location == "Kiel / 1. OG / Serverraum"
    act(page, "Sign off …")
    form = page.drawer.content
    assert isinstance(form, Form)
    assert "1 device was not scanned" in form.message.text()
    form.submit()
    wait(qtbot, window)
    assert page._one is not None
    assert [line.result for line in page._one.lines if line.code == expected[0].code] == ["missing"]
    act(page, "Another room")
    assert page._one is None


def test_files_of_agents_are_read_from_the_page(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """A good file tells what changed, a bad one why it is refused; Enter lists programs and devices."""
    good, bad = tmp_path / "a.json", tmp_path / "b.json"
    good.write_bytes(made(2))
    bad.write_text("no json", "utf-8")
    page = opened(window, qtbot, "it.discovery.found")
    assert isinstance(page, FoundPage)
    page.read_files([good, bad])
    qtbot.waitUntil(lambda: page.drawer.content is not None, timeout=PATIENCE)
    rows = [page.drawer.content.item(n).text() for n in range(2)]  # type: ignore[union-attr]
    assert "Programm 1 1.0" in rows[0]
    assert "neither a JSON" in rows[1]
    qtbot.waitUntil(lambda: len(page.panel.model.keys) == 21, timeout=PATIENCE)
    page.open_row(max(page.panel.model.keys))
    wait(qtbot, window)
    assert page.drawer.content.count() == 2  # type: ignore[union-attr]
    page.go(PROGRAMS)
    wait(qtbot, window)
    page.open_row(page.panel.model.keys[0])
    wait(qtbot, window)
    assert page.drawer.content.count() >= 20  # type: ignore[union-attr]
