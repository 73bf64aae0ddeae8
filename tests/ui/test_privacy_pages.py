"""The pages of data protection by keys: a person found and asked about, a request refused, a breach assessed and told, a processor kept."""

from __future__ import annotations

from datetime import date as D
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from app.core.manifest import discover
from app.data.office import Actor, Office
from app.modules.governance.compliance.pages.duties import DutiesPage
from app.modules.governance.compliance.queries.duties import days_of_others
from app.modules.governance.compliance.queries.year import year_of_duties
from app.modules.governance.privacy.pages import requests as requests_page
from app.modules.governance.privacy.pages.breaches import BreachesPage
from app.modules.governance.privacy.pages.deletion import DeletionPage
from app.modules.governance.privacy.pages.person import PersonPage
from app.modules.governance.privacy.pages.processing import ProcessingPage
from app.modules.governance.privacy.pages.requests import RequestsPage
from app.modules.governance.privacy.queries.deletion import runs
from app.modules.governance.privacy.queries.record import processing_draft, processors
from app.modules.governance.privacy.rules.register import activities
from app.modules.inventory.counting.pages.counts import CountsPage
from app.modules.it.assets.todo import due_days as device_days
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, fill, opened, settle


def _form(page: RequestsPage | BreachesPage | ProcessingPage, window: Window, qtbot: QtBot) -> Form:
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    return form


def test_from_a_person_to_the_answer(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name finds the person with all that is known; F8 begins the request, which is collected into PDF and JSON, and refused only with a reason."""
    page = opened(window, qtbot, "governance.privacy.person")
    assert isinstance(page, PersonPage)
    page.search.setText("krüger masch")
    page.search.returnPressed.emit()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.tree.topLevelItemCount() > 4, timeout=PATIENCE)
    assert "Krüger" in page.title.text()
    act(page, "Begin a request")
    settle(qtbot, window.desk)
    requests = window.current()
    assert isinstance(requests, RequestsPage)
    form = _form(requests, window, qtbot)
    assert "Krüger" in form.values()["who"]
    assert form.values()["contact"] is not None
    before = requests.panel.model.rowCount()
    fill(form, received="h")
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: requests.panel.model.rowCount() == before + 1, timeout=PATIENCE)
    monkeypatch.setattr(requests_page, "ask_folder", lambda _owner, _title, then: then(str(tmp_path)))
    act(requests, "Collect the answer …")
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("DS-*"))) == 2, timeout=PATIENCE)
    assert {path.suffix for path in tmp_path.glob("DS-*")} == {".pdf", ".json"}
    assert "Krüger" in next(tmp_path.glob("*.json")).read_text(encoding="utf-8")
    act(requests, "Refuse …")
    form = _form(requests, window, qtbot)
    fill(form, refusal="unfounded")
    settle(qtbot, window.desk)
    assert [one.key for one in form.fields.values() if one.bad] == ["reason"]


def test_a_breach_is_assessed_and_told(window: Window, qtbot: QtBot) -> None:
    """The clock stands under the title from the moment it became known; assessed and told it goes, and the text is on the clipboard."""
    page = opened(window, qtbot, "governance.privacy.breaches")
    assert isinstance(page, BreachesPage)
    assert page.subtitle.text() == ""
    page.edit(None)
    form = _form(page, window, qtbot)
    fill(form, title="Laptop gestohlen", kind="loss", known_on="-1", known_at="9:5", people="12")
    settle(qtbot, window.desk)
    assert [one.key for one in form.fields.values() if one.bad] == ["known_at"]
    fill(form, known_at="0930")
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: " hours left: " in page.subtitle.text()[:20], timeout=PATIENCE)
    act(page, "Assess …")
    form = _form(page, window, qtbot)
    assert form.fields["likelihood"].editor.hasFocus()
    fill(form, severity="2", reason="Platte verschlüsselt")
    settle(qtbot, window.desk)
    assert [one.key for one in form.fields.values() if one.bad] == ["likelihood"]
    fill(form, likelihood="2")
    settle(qtbot, window.desk)
    act(page, "Authority told …")
    fill(_form(page, window, qtbot), late="")
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.subtitle.text() == "", timeout=PATIENCE)
    qtbot.waitUntil(lambda: page.log.count() == 3, timeout=PATIENCE)
    act(page, "Text for the authority")
    settle(qtbot, window.desk)
    assert isinstance(page.drawer.content, QListWidget)
    assert "Laptop gestohlen" in QGuiApplication.clipboard().text()


def test_the_record_is_there_and_amended(window: Window, qtbot: QtBot) -> None:
    """Every activity of the program stands in the record without typing; one amended text stays, the others follow the program."""
    page = opened(window, qtbot, "governance.privacy.processing")
    assert isinstance(page, ProcessingPage)
    assert page.panel.model.rowCount() == len(activities()) > 15
    page.change()
    form = _form(page, window, qtbot)
    assert form.values()["title"].startswith("Contacts")
    fill(form, unit="Vertrieb")
    settle(qtbot, window.desk)
    key = page.panel.current_key()
    assert key is not None
    kept = window.desk.office.read(processing_draft, key)
    assert kept is not None
    assert (kept.draft.unit, kept.draft.title[:8]) == ("Vertrieb", "Contacts")
    page.go(1)
    settle(qtbot, window.desk)
    page.change()
    form = _form(page, window, qtbot)
    fill(form, service="Lohnsoftware in der Wolke")
    settle(qtbot, window.desk)
    assert "Lohnsoftware in der Wolke" in {one.service for one in window.desk.office.read(processors)}


def test_a_deletion_run_by_keys(window: Window, qtbot: QtBot) -> None:
    """What is over stands on top; who proposed it can't release it; a second person does, and the certificate is filed."""
    page = opened(window, qtbot, "governance.privacy.deletion")
    assert isinstance(page, DeletionPage)
    qtbot.waitUntil(lambda: page.tree.topLevelItemCount() > 5, timeout=PATIENCE)
    top = page.tree.topLevelItem(0)
    assert top is not None
    assert (top.text(0), top.child(0).text(0)) == ("Proposed: LL-2026-001", "Gisela Harms")
    office = window.desk.office
    waits = office.read(runs)[0]
    window.desk.office = Office(office.book, Actor(waits.proposed_by, "P", frozenset({"*"})), office.clock)
    page.release()
    settle(qtbot, window.desk)
    assert office.read(runs)[0].released_at is None
    window.desk.office = Office(office.book, Actor("zora", "Zora", frozenset({"*"})), office.clock)
    page.release()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: office.read(runs)[0].document is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: page.tree.topLevelItem(0).childCount() > 1, timeout=PATIENCE)  # the books
    window.desk.office = office
    page.propose()  # nothing is over any more: said, not done
    settle(qtbot, window.desk)
    assert len(office.read(runs)) == 1


def test_a_sample_by_keys(window: Window, qtbot: QtBot) -> None:
    """F8 draws the sample of a control, and its result wants words and a measure where there was a fault."""
    page = opened(window, qtbot, "governance.compliance.duties")
    assert isinstance(page, DutiesPage)
    page.go(2)
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.log.count() > 3, timeout=PATIENCE)
    act(page, "Done …")
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    fill(form, faults="1", found="Ein Beleg fehlt")
    settle(qtbot, window.desk)
    assert [one.key for one in form.fields.values() if one.bad] == ["measure"]
    fill(form, measure="Beleg nachfordern", until="+7")
    settle(qtbot, window.desk)
    years = (window.desk.office.read(year_of_duties, year).tests for year in (2025, 2026))
    assert sorted(one.faults for tests in years for one in tests if one.faults is not None) == [0, 1]


def test_days_of_other_topics_stand_beside_duties(window: Window, qtbot: QtBot) -> None:
    """Those that the reader may know of, in order, each with a page of its topic; Enter opens it."""
    office = window.desk.office
    found = office.read(days_of_others)
    topics = {one.page.rsplit(".", 1)[0] for one in found}
    assert {"finance.vat", "hr.payroll", "inventory.counting"} <= topics
    devices = office.read(device_days, D(2036, 1, 1))  # those of the demo company are inspected later
    assert sum(int(one.words.values["count"]) for one in devices if "Inspection" in one.words.template) > 0
    assert [one.day for one in found] == sorted(one.day for one in found)
    pages = {key for module in discover() for key, _page in module.pages()}
    assert {one.page for one in found} <= pages
    for rights, wanted in (
        ((), set()),
        (("inventory.view",), {"inventory.counting"}),
        (("finance.view",), {"finance.vat"}),
    ):
        reader = Office(
            office.book, Actor("eva", "Eva", frozenset({"governance.duty.view", *rights})), office.clock
        )
        assert {one.page.rsplit(".", 1)[0] for one in reader.read(days_of_others)} == wanted
    page = opened(window, qtbot, "governance.compliance.duties")
    assert isinstance(page, DutiesPage)
    qtbot.waitUntil(lambda: page.others.count() == len(found), timeout=PATIENCE)
    place = next(at for at, one in enumerate(found) if one.page == "inventory.counting.counts")
    page.others.setCurrentRow(place)
    QTest.keyClick(page.others, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.current(), CountsPage), timeout=PATIENCE)
