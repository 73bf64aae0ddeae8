"""The registers of IT as a clerk uses them: infrastructure with its drawing, data security, accessories, upkeep."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.data.record_extras import Target
from app.modules.it.assets.pages.hand_over import HandOverPage
from app.modules.it.assets.pages.supplies import KITS, SuppliesPage
from app.modules.it.assets.queries.assets import asset, held_by
from app.modules.it.assets.queries.supplies import supplies_held
from app.modules.it.infrastructure.pages.components import ADDRESSES, PARTS, SUBNETS, InfrastructurePage
from app.modules.it.infrastructure.pages.impact import ImpactPage
from app.modules.it.infrastructure.queries import needs_of, offered_components
from app.modules.it.maintenance.pages.upkeep import DUE, INSPECTIONS, UpkeepPage
from app.modules.it.maintenance.pages.values import ValuesPage
from app.modules.it.security.pages.fields import ACCESSES, BACKUPS, CHECKS, WEAKNESSES
from app.modules.it.security.pages.security import SecurityPage
from app.modules.it.security.queries import events, point
from app.ui.forms import Form
from app.ui.page import Page
from app.ui.preview import Preview
from app.ui.register import RegisterPage
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, opened
from tests.ui.test_document_pages import wait


def form_of(page: RegisterPage) -> Form:
    """Return the form in the drawer."""
    form = page.drawer.content
    assert isinstance(form, Form)
    return form


def close_previews(page: Page, qtbot: QtBot) -> None:
    """Wait for the preview of a page and close it."""
    qtbot.waitUntil(lambda: bool(page.findChildren(Preview)), timeout=PATIENCE)
    for preview in page.findChildren(Preview):
        preview.close()


def listed(page: RegisterPage, place: int, window: Window, qtbot: QtBot) -> None:
    """Go to a list and wait for its rows."""
    page.go(place)
    wait(qtbot, window)
    qtbot.waitUntil(lambda: page.panel.current_key() is not None, timeout=PATIENCE)


def part_key(window: Window, name: str) -> int:
    """Return the key of a part of the infrastructure."""
    return int(window.desk.read_blocking(offered_components, name, None)[0].key)


def test_a_part_is_made_and_needs_others(window: Window, qtbot: QtBot) -> None:
    """A wrong person is marked and nothing is lost; saved, Ctrl+J notes what it needs, and Take off takes it away again."""
    page = opened(window, qtbot, "it.infrastructure.components", "new")
    assert isinstance(page, InfrastructurePage)
    form = form_of(page)
    form.fields["name"].set_text("Zeiterfassung")
    form.fields["person"].set_text("niemand")
    form.submit()
    assert form.fields["person"].bad
    assert form.fields["name"].text() == "Zeiterfassung"
    form.fields["person"].set_text("")
    form.submit()
    wait(qtbot, window)
    key = part_key(window, "Zeiterfassung")
    page.panel.select_key(key)
    qtbot.waitUntil(lambda: page.panel.current_key() == key, timeout=PATIENCE)
    act(page, "Needs …")
    wait(qtbot, window)
    form = form_of(page)
    form.submit()
    assert form.fields["needs"].bad
    form.fields["needs"].set_text("Datenbank")
    form.submit()
    qtbot.waitUntil(
        lambda: [one.name for one in window.desk.read_blocking(needs_of, key)] == ["Datenbank"],
        timeout=PATIENCE,
    )
    qtbot.waitUntil(
        lambda: page.needs.count() == 1 and "Datenbank" in page.needs.item(0).text(), timeout=PATIENCE
    )
    page.needs.setCurrentRow(0)
    page.take_off()
    qtbot.waitUntil(lambda: window.desk.read_blocking(needs_of, key) == [], timeout=PATIENCE)


def test_the_next_free_address_is_offered_and_kept(window: Window, qtbot: QtBot) -> None:
    """From a subnet the form of its lowest free address opens; a hit of the search goes to the list it stands in."""
    page = opened(window, qtbot, "it.infrastructure.components")
    assert isinstance(page, InfrastructurePage)
    listed(page, SUBNETS, window, qtbot)
    page.next_address()
    wait(qtbot, window)
    form = form_of(page)
    assert page.bar.currentIndex() == ADDRESSES
    assert form.fields["address"].text() == "10.20.1.2"
    form.fields["name"].set_text("drucker-neu")
    form.submit()
    wait(qtbot, window)
    page.request(Target("it_component", part_key(window, "Webshop")))
    wait(qtbot, window)
    assert page.bar.currentIndex() == PARTS
    qtbot.waitUntil(lambda: page.panel.current_key() == part_key(window, "Webshop"), timeout=PATIENCE)


def test_the_drawing_is_walked_by_keys(window: Window, qtbot: QtBot) -> None:
    """One of two replacements weakens, both take the service down; arrows walk, Enter makes the marked part the cause; it prints."""
    first, second = part_key(window, "Anmeldung 1"), part_key(window, "Anmeldung 2")
    page = opened(window, qtbot, "it.infrastructure.impact", first)
    assert isinstance(page, ImpactPage)
    service = part_key(window, "Anmeldedienst")
    assert service in page.found.weakened
    assert page.graph.nodes[service].tone == "warn"
    page.show_cause([first, second], first)
    assert service in page.found.failed
    assert any("Anmeldung 1, Anmeldung 2" in page.words.item(n).text() for n in range(page.words.count()))
    page.graph.setFocus()
    qtbot.keyClick(page.graph, Qt.Key.Key_Right)
    assert page.graph.nodes[page.graph.current].column > page.graph.nodes[first].column
    moved = page.graph.current
    qtbot.keyClick(page.graph, Qt.Key.Key_Return)
    assert page.causes == [moved]
    assert page.graph.nodes[moved].title in page.graph.accessibleDescription()
    page.field.set_text("gibt es nicht")
    qtbot.keyClick(page.field.line, Qt.Key.Key_Return)
    assert page.field.bad
    assert page.causes == [moved]
    page.also()  # the only cause stays one
    assert page.causes == [moved]
    page.print_it()
    close_previews(page, qtbot)


def test_points_backups_and_accesses_by_their_pages(window: Window, qtbot: QtBot) -> None:
    """A point without evidence is marked; a run is noted; accesses are revoked together; Today's words lead to the right list."""
    page = opened(window, qtbot, "it.security.security")
    assert isinstance(page, SecurityPage)
    listed(page, CHECKS, window, qtbot)
    key = page.panel.current_key()
    assert key is not None
    act(page, "Change")
    wait(qtbot, window)
    form = form_of(page)
    form.fields["state"].set_text("done")
    form.fields["evidence"].set_text("")
    form.submit()
    wait(qtbot, window)
    assert form.fields["evidence"].bad
    form.fields["evidence"].set_text("Aushang im Büro")
    form.submit()
    wait(qtbot, window)
    assert window.desk.read_blocking(point, key).draft.evidence == "Aushang im Büro"
    qtbot.waitUntil(
        lambda: any("Aushang" in page.about.item(n).text() for n in range(page.about.count())),
        timeout=PATIENCE,
    )
    page.request("backups")
    listed(page, BACKUPS, window, qtbot)
    plan = page.panel.current_key()
    before = len(window.desk.read_blocking(events, plan))
    act(page, "Run or test …")
    form = form_of(page)
    form.fields["day"].set_text("")  # today by the clock of the book
    form.fields["result"].set_text("failed")
    form.submit()
    wait(qtbot, window)
    assert form.fields["note"].bad
    form.fields["note"].set_text("Platte voll")
    form.submit()
    qtbot.waitUntil(lambda: len(window.desk.read_blocking(events, plan)) == before + 1, timeout=PATIENCE)
    listed(page, WEAKNESSES, window, qtbot)
    qtbot.waitUntil(lambda: page.about.count() > 0, timeout=PATIENCE)
    listed(page, ACCESSES, window, qtbot)
    told: list[str] = []
    window.desk.noticed.connect(lambda notice: told.append(notice.text))
    act(page, "Settle or revoke")
    qtbot.waitUntil(lambda: told == ["1 access revoked"], timeout=PATIENCE)
    page.request("leavers")
    wait(qtbot, window)
    assert page.panel.view.typed()["revoked"] == "="
    assert not page.panel.view.filters["revoked"].property("bad")
    page.report()
    close_previews(page, qtbot)


def test_someone_elses_change_shows_in_a_register(window: Window, qtbot: QtBot) -> None:
    """A conflict names the field; saving over it keeps what was typed."""
    from app.modules.it.security.rules import PointDraft
    from app.modules.it.security.services import save_point

    page = opened(window, qtbot, "it.security.security")
    assert isinstance(page, SecurityPage)
    listed(page, CHECKS, window, qtbot)
    key = page.panel.current_key()
    assert key is not None
    act(page, "Change")
    wait(qtbot, window)
    form = form_of(page)
    one = window.desk.read_blocking(point, key)
    form.fields["evidence"].set_text("meins")
    window.desk.office.run(save_point, PointDraft(one.draft.title, one.draft.area, evidence="ihres"), key)
    form.submit()
    wait(qtbot, window)
    assert form._strip.isVisibleTo(form)
    assert window.desk.read_blocking(point, key).draft.evidence == "ihres"


def test_stock_and_kits_by_their_page(window: Window, qtbot: QtBot) -> None:
    """More than there is is marked; a kit is opened and filled; a kit that is typed into the hand-over brings its devices and accessories."""
    page = opened(window, qtbot, "it.assets.supplies")
    assert isinstance(page, SuppliesPage)
    wait(qtbot, window)
    qtbot.waitUntil(lambda: page.panel.current_key() is not None, timeout=PATIENCE)
    act(page, "Stock …")
    wait(qtbot, window)
    form = form_of(page)
    form.fields["kind"].set_text("use")
    form.fields["count"].set_text("999")
    form.submit()
    wait(qtbot, window)
    assert form.fields["count"].bad
    listed(page, KITS, window, qtbot)
    act(page, "Into the kit …")
    wait(qtbot, window)
    form = form_of(page)
    form.submit()
    assert form.fields["model"].bad
    form.fields["supply"].set_text("Netzwerkkabel 2 m")
    form.submit()
    qtbot.waitUntil(
        lambda: any("Netzwerkkabel" in page.beside.item(n).text() for n in range(page.beside.count())),
        timeout=PATIENCE,
    )
    hand = opened(window, qtbot, "it.assets.hand_over", "out")
    assert isinstance(hand, HandOverPage)
    hand.code.set_text("arbeitsplatz büro")
    qtbot.keyClick(hand.code.line, Qt.Key.Key_Return)
    wait(qtbot, window)
    assert len(hand.table.devices) == 1
    assert {name for name, _count in hand.table.extra.values()} >= {
        "Headset Jabra Evolve2",
        "Netzwerkkabel 2 m",
    }
    hand.code.set_text("Maus kabellos")
    qtbot.keyClick(hand.code.line, Qt.Key.Key_Return)
    wait(qtbot, window)
    mouse = next(key for key, (name, _count) in hand.table.extra.items() if name == "Maus kabellos")
    assert hand.table.extra[mouse][1] == 2
    cable = next(key for key, (name, _count) in hand.table.extra.items() if name.startswith("Netzwerkkabel"))
    hand.table.setCurrentCell(len(hand.table.devices) + list(hand.table.extra).index(cable), 1)
    hand.take_out()
    assert cable not in hand.table.extra
    from app.modules.hr.people.queries.people import people

    who = window.desk.read_blocking(people)[-1]
    hand.form.fields["person"].set_text(str(who.number))
    hand.finish()
    qtbot.waitUntil(lambda: len(window.desk.read_blocking(supplies_held, who.id)) == 3, timeout=PATIENCE)
    assert len(window.desk.read_blocking(held_by, who.id)) == 1
    close_previews(hand, qtbot)


def test_a_device_is_inspected_from_what_is_due(window: Window, qtbot: QtBot) -> None:
    """Enter begins the inspection of the device; a value outside the limit is marked; the record is printed; the values page opens devices."""
    page = opened(window, qtbot, "it.maintenance.upkeep")
    assert isinstance(page, UpkeepPage)
    listed(page, DUE, window, qtbot)
    key = page.panel.current_key()
    assert key is not None
    page.open_row(key)
    wait(qtbot, window)
    wait(qtbot, window)
    form = form_of(page)
    one = window.desk.read_blocking(asset, key)
    assert form.fields["asset"].text() == one.draft.tag
    form.fields["instrument"].box.setCurrentIndex(1)  # type: ignore[attr-defined]
    form.fields["protection"].set_text("II")
    form.fields["insulation"].set_text("0,5")
    form.submit()
    wait(qtbot, window)
    assert form.fields["insulation"].bad
    form.fields["insulation"].set_text("5,2")
    form.submit()
    wait(qtbot, window)
    qtbot.waitUntil(
        lambda: window.desk.read_blocking(asset, key).next_inspection != one.next_inspection, timeout=PATIENCE
    )
    listed(page, INSPECTIONS, window, qtbot)
    act(page, "Record of the inspection")
    close_previews(page, qtbot)
    values = opened(window, qtbot, "it.maintenance.values")
    assert isinstance(values, ValuesPage)
    wait(qtbot, window)
    qtbot.waitUntil(lambda: values.subtitle.text().endswith("not fit"), timeout=PATIENCE)
