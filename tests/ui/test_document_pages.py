"""The pages of documents as a clerk uses them: by keys, from the inbox to the certificate."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.data import archive
from app.data.approval_rules import RuleDraft, save_rule
from app.data.office import Actor, Office
from app.data.users import UserDraft, save_user
from app.modules.documents.archive.pages.approvals import ApprovalsPage
from app.modules.documents.archive.pages.archive import ArchivePage
from app.modules.documents.archive.pages.inbox import InboxPage
from app.modules.documents.archive.queries.documents import count_in, document, printed_labels
from app.modules.documents.archive.services.documents import Arrival, add
from app.modules.documents.filing.pages.plan import FIELDS, PLAN, PlanPage
from app.modules.documents.intake.pages.taking import TakingPage
from app.modules.documents.retention.pages.review import DUE, ERASED, HOLDS, PROPOSED, ReviewPage
from app.modules.documents.retention.services import propose
from app.ui.desk import Notice
from app.ui.window import Window
from tests.conftest import GOOD, PATIENCE
from tests.modules.documents.test_reading import pdf
from tests.ui.conftest import act, fill, opened, settle


def wait(qtbot: QtBot, window: Window) -> None:
    """Wait for reads that ask for more reads."""
    for _ in range(3):
        qtbot.waitUntil(window.desk.idle, timeout=PATIENCE)
        settle(qtbot, window.desk)


def inbox(window: Window, qtbot: QtBot) -> InboxPage:
    """Open the inbox on its first document."""
    page = opened(window, qtbot, "documents.archive.inbox")
    assert isinstance(page, InboxPage)
    qtbot.waitUntil(lambda: page._shown is not None, timeout=PATIENCE)
    return page


def test_enter_files_and_shows_the_next(window: Window, qtbot: QtBot) -> None:
    """What is missing gets the focus and nothing is lost; complete, Enter files, tells until when, and the next is shown."""
    page = inbox(window, qtbot)
    office = window.desk.office
    before = office.read(count_in, "inbox")
    key = page._shown.one.id
    form = page._form
    assert form is not None
    form.fields["type"].set_text("reminder")
    page.file()
    settle(qtbot, window.desk)
    assert office.read(count_in, "inbox") == before
    assert any(field.bad for field in form.fields.values())
    form.fields["type"].set_text("other")
    form.fields["doc_date"].set_text("0307")
    told: list[str] = []
    window.desk.noticed.connect(lambda notice: told.append(notice.text))
    qtbot.keyClick(page.panel.view.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._shown is not None and page._shown.one.id != key, timeout=PATIENCE)
    wait(qtbot, window)
    assert office.read(count_in, "inbox") == before - 1
    assert any("kept until 31/12/2032" in text for text in told)
    wrong = page._form
    assert wrong is not None
    wrong.fields["contact"].set_text("Nobody at all")
    page.file()
    assert wrong.fields["contact"].bad


def test_discarding_and_undo(window: Window, qtbot: QtBot) -> None:
    """Ctrl+D takes a document out; Undo in the notice brings it back."""
    page = inbox(window, qtbot)
    notices = []
    window.desk.noticed.connect(notices.append)
    key = page.panel.current_key()
    act(page, "Discard")
    wait(qtbot, window)
    assert window.desk.office.read(document, key).state == "discarded"  # type: ignore[union-attr]
    notices[-1].act()
    wait(qtbot, window)
    assert window.desk.office.read(document, key).state == "inbox"  # type: ignore[union-attr]


def test_quarantine_says_why_and_can_be_filed(window: Window, qtbot: QtBot) -> None:
    """A document that could not be read shows its sentence and two ways on."""
    office = window.desk.office
    sha = archive.store(office.book, b"broken")
    office.run(
        add,
        Arrival(sha, 6, "application/pdf", "broken.pdf", trouble="The PDF is broken and can't be opened."),
    )
    page = inbox(window, qtbot)
    assert page._form is None
    page.accept(page.panel.current_key() or 0)
    qtbot.waitUntil(lambda: page._form is not None, timeout=PATIENCE)


def test_files_are_taken_in_and_doubles_are_asked_about(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """New files go to the inbox at once; the same again waits for a choice; a missing one says so."""
    office = window.desk.office
    (tmp_path / "a.pdf").write_bytes(pdf("Rechnung Nr. 4711 über Strom"))
    before = office.read(count_in, "inbox")
    page = opened(window, qtbot, "documents.intake.taking", [str(tmp_path / "a.pdf")])
    assert isinstance(page, TakingPage)
    qtbot.waitUntil(lambda: isinstance(window.current(), InboxPage), timeout=PATIENCE)
    assert office.read(count_in, "inbox") == before + 1
    (tmp_path / "leer.pdf").write_bytes(b"")
    window.open("documents.intake.taking", [str(tmp_path / "a.pdf"), str(tmp_path / "leer.pdf")])
    qtbot.waitUntil(lambda: page.table.rowCount() == 2, timeout=PATIENCE)
    assert page.table.item(0, 1).text() == "is here already"
    assert page.table.item(1, 2).text() == "The file is empty."
    page.table.selectRow(1)
    page.again("both")
    assert page.table.rowCount() == 2
    page.table.selectRow(0)
    page.again("version")
    qtbot.waitUntil(lambda: page.table.rowCount() == 1, timeout=PATIENCE)


def test_search_shows_hits_and_a_better_word(window: Window, qtbot: QtBot) -> None:
    """Typing finds with a snippet; a misspelt word offers the right one; a wrong field says what is wrong."""
    page = opened(window, qtbot, "documents.archive.archive")
    assert isinstance(page, ArchivePage)
    page.search.setText("Drehbank")
    qtbot.waitUntil(lambda: page.middle.currentIndex() == 1 and page.hits.count() > 0, timeout=PATIENCE)
    assert any("Drehbank" in page.hits.item(i).text() for i in range(page.hits.count()))
    page.search.setText("Drehbnak")
    qtbot.waitUntil(
        lambda: "Drehbank" in page.hits.item(0).text() and "mean" in page.hits.item(0).text(),
        timeout=PATIENCE,
    )
    page.hits.itemActivated.emit(page.hits.item(0))
    qtbot.waitUntil(lambda: page.search.text() == "Drehbank", timeout=PATIENCE)
    page.search.setText("amount>viel")
    qtbot.waitUntil(lambda: "viel" in page.subtitle.text(), timeout=PATIENCE)


def test_a_filed_document_is_changed_and_linked(window: Window, qtbot: QtBot) -> None:
    """F2 opens the form; a new title is kept; a note stands beside it; the plan narrows the list."""
    page = opened(window, qtbot, "documents.archive.archive")
    assert isinstance(page, ArchivePage)
    qtbot.waitUntil(lambda: page._shown is not None, timeout=PATIENCE)
    key = page._shown.one.id
    page.change()
    form = page.drawer.content
    fill(form, title="Ein neuer Titel")
    wait(qtbot, window)
    assert window.desk.office.read(document, key).title == "Ein neuer Titel"  # type: ignore[union-attr]
    given = window.desk.read_blocking(printed_labels)
    act(page, "Archive number")
    wait(qtbot, window)
    assert window.desk.office.read(document, key).asn == given + 1  # type: ignore[union-attr]
    whole = len(page.panel.model.keys)
    page.tree.setCurrentItem(page.tree.topLevelItem(4))
    wait(qtbot, window)
    qtbot.waitUntil(lambda: 0 < len(page.panel.model.keys) < whole, timeout=PATIENCE)


def test_an_invoice_is_approved_by_a_second_person(window: Window, qtbot: QtBot) -> None:
    """What waits for the person is listed; Reject wants a reason; Approve files it."""
    office = window.desk.office
    office.run(save_user, UserDraft("berta", "Berta", ("Administrator",), True, GOOD, first_password=GOOD))
    office.run(save_rule, RuleDraft("document", login="anna"))
    other = Office(office.book, Actor("berta", "Berta", frozenset({"*"})), office.clock)
    from app.modules.documents.archive.rules.documents import DocumentDraft
    from app.modules.documents.archive.services.classification import classify
    from app.modules.organisation.contacts.api import contacts

    who = office.read(contacts)[0].id
    draft = DocumentDraft(
        "R", "invoice_in", "30", who, doc_date=datetime.date(2026, 6, 1), amount=100, reference="1"
    )
    keys = [
        key
        for key in range(1, 40)
        if (one := office.read(document, key)) is not None and one.state == "inbox"
    ]
    for key in keys[:2]:
        other.run(classify, key, draft, None, True)
    page = opened(window, qtbot, "documents.archive.approvals")
    assert isinstance(page, ApprovalsPage)
    qtbot.waitUntil(lambda: page.list.count() == 2 and page._shown is not None, timeout=PATIENCE)
    first = page._steps[0].step.key
    act(page, "Reject …")
    form = fill(page.drawer.content, comment="")
    wait(qtbot, window)
    assert form.fields["comment"].bad
    fill(form, comment="falscher Betrag")
    qtbot.waitUntil(lambda: page.list.count() == 1, timeout=PATIENCE)
    assert office.read(document, first).state == "inbox"  # type: ignore[union-attr]
    told: list[Notice] = []
    window.desk.noticed.connect(told.append)
    qtbot.waitUntil(lambda: page._shown is not None, timeout=PATIENCE)
    second = page._steps[0].step.key
    assert "1.00 EUR" in page.list.item(0).text()
    page.list.itemActivated.emit(page.list.item(0))  # a double click or Enter opens, it never decides
    wait(qtbot, window)
    assert office.read(document, second).state == "approval"  # type: ignore[union-attr]
    act(page, "Approve")
    qtbot.waitUntil(lambda: not page._steps, timeout=PATIENCE)
    assert office.read(document, second).state == "filed"  # type: ignore[union-attr]
    told[-1].act()  # Undo in the notice
    qtbot.waitUntil(lambda: bool(page._steps), timeout=PATIENCE)
    assert office.read(document, second).state == "approval"  # type: ignore[union-attr]
    page.rules.show()
    wait(qtbot, window)
    page.drawer.content.itemActivated.emit(page.drawer.content.item(0))  # type: ignore[union-attr]
    fill(page.drawer.content, login="", role="")
    wait(qtbot, window)
    assert page.drawer.content.fields["login"].bad  # type: ignore[union-attr]


def test_the_yearly_review_ends_with_a_certificate(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One proposes, another releases; the certificate names the document and nothing personal."""
    page = opened(window, qtbot, "documents.retention.holds")
    assert isinstance(page, ReviewPage)
    assert page.bar.currentIndex() == HOLDS  # who asks for holds sees them first
    page = opened(window, qtbot, "documents.retention.review")
    assert isinstance(page, ReviewPage)
    assert page.bar.currentIndex() == DUE
    office = window.desk.office
    keys = list(page.panels[DUE].model.keys)
    assert len(keys) == 3
    page.panels[DUE].view.table.selectRow(0)
    act(page, "Propose for erasure …")
    fill(page.drawer.content, reason="")
    wait(qtbot, window)
    assert page.drawer.content.fields["reason"].bad  # type: ignore[union-attr]
    fill(page.drawer.content, reason="vorbei")
    qtbot.waitUntil(lambda: len(page.panels[DUE].model.keys) == 2, timeout=PATIENCE)
    other = Office(office.book, Actor("berta", "Berta", frozenset({"*"})), office.clock)
    other.run(propose, [keys[1]], "vorbei")
    page.bar.setCurrentIndex(PROPOSED)
    qtbot.waitUntil(lambda: len(page.panels[PROPOSED].model.keys) == 2, timeout=PATIENCE)
    page.panels[PROPOSED].select_key(keys[0])
    act(page, "Release and erase …")
    fill(page.drawer.content)
    wait(qtbot, window)
    assert "second person" in page.drawer.content.message.text()  # type: ignore[union-attr]
    page.panels[PROPOSED].select_key(keys[1])
    made: list[bytes] = []
    monkeypatch.setattr(
        "app.modules.documents.retention.pages.review.preview", lambda _p, _d, _n, make: made.append(make())
    )
    act(page, "Release and erase …")
    fill(page.drawer.content)
    qtbot.waitUntil(lambda: office.read(document, keys[1]).state == "erased", timeout=PATIENCE)  # type: ignore[union-attr]
    page.bar.setCurrentIndex(ERASED)
    qtbot.waitUntil(lambda: len(page.panels[ERASED].model.keys) == 1, timeout=PATIENCE)
    page.panels[ERASED].view.table.selectRow(0)
    act(page, "Certificate")
    assert made[0].startswith(b"%PDF")
    page.bar.setCurrentIndex(DUE)
    qtbot.waitUntil(lambda: len(page.panels[DUE].model.keys) == 1, timeout=PATIENCE)
    page.panels[DUE].view.table.selectRow(0)
    act(page, "Hold …")
    wait(qtbot, window)
    fill(page.drawer.content, matter="", reason="x")
    wait(qtbot, window)
    assert page.drawer.content.fields["matter"].bad  # type: ignore[union-attr]
    fill(page.drawer.content, matter="Klage", reason="läuft")
    qtbot.waitUntil(lambda: not page.panels[DUE].model.keys, timeout=PATIENCE)


def test_plan_and_fields_have_their_bad_input(window: Window, qtbot: QtBot) -> None:
    """A wrong code and a choice without values are marked; right ones are kept."""
    page = opened(window, qtbot, "documents.filing.plan")
    assert isinstance(page, PlanPage)
    for place, wrong, field, right in (
        (PLAN, {"code": "9x", "title": "x"}, "code", {"code": "91", "title": "Verein"}),
        (FIELDS, {"title": "Farbe", "kind": "choice", "options": "rot"}, "options", {"options": "rot\nblau"}),
    ):
        page.bar.setCurrentIndex(place)
        act(page, "New")
        wait(qtbot, window)
        form = fill(page.drawer.content, **wrong)
        wait(qtbot, window)
        assert form.fields[field].bad, field
        fill(form, **right)
        wait(qtbot, window)
        assert page.drawer.content is None
