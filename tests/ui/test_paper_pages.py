"""Pages around paper: stacks divided and blacked out, letters, labels."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.data import archive
from app.modules.documents.archive.api import printed_labels
from app.modules.documents.archive.pages.inbox import InboxPage
from app.modules.documents.archive.queries.documents import document
from app.modules.documents.archive.services.documents import Arrival, add
from app.modules.documents.intake.pages.pages import PagesPage
from app.modules.documents.letters.pages.labels import LabelsPage
from app.modules.documents.letters.pages.letters import LettersPage
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.modules.documents.test_reading import pdf
from tests.ui.conftest import act, fill, opened
from tests.ui.test_document_pages import wait


def test_pages_are_divided_and_words_blacked_out(window: Window, qtbot: QtBot) -> None:
    """A three-page document becomes two; the original is discarded; black leaves no text under it."""
    office = window.desk.office
    data = pdf("Geheimes Wort Kontonummer", 3)
    sha = archive.store(office.book, data)
    key = office.run(
        add, Arrival(sha, len(data), "application/pdf", "stapel.pdf", "x", text_from="text", pages=3)
    )
    page = opened(window, qtbot, "documents.intake.pages", key)
    assert isinstance(page, PagesPage)
    qtbot.waitUntil(lambda: len(page._sheets) == 3, timeout=PATIENCE)
    act(page, "Black out words in a copy …")
    form = fill(page.drawer.content, text="nirgends")
    qtbot.waitUntil(lambda: form.fields["text"].bad, timeout=PATIENCE)
    fill(form, text="Kontonummer")
    qtbot.waitUntil(lambda: isinstance(window.current(), InboxPage), timeout=PATIENCE)
    from app.modules.documents.archive.queries.documents import text_of

    copy = max(k for k in range(key, key + 20) if office.read(document, k) is not None)
    assert "Kontonummer" not in office.read(text_of, copy)
    page._sheets = []
    window.open("documents.intake.pages", key)
    qtbot.waitUntil(lambda: len(page._sheets) == 3, timeout=PATIENCE)
    act(page, "Find where documents begin")
    wait(qtbot, window)
    page.list.setCurrentRow(2)
    act(page, "A document begins here")
    act(page, "Turn")
    act(page, "Make documents")
    qtbot.waitUntil(lambda: office.read(document, key).state == "discarded", timeout=PATIENCE)  # type: ignore[union-attr]
    newest = max(k for k in range(key, key + 20) if office.read(document, k) is not None)
    assert [office.read(document, k).pages for k in (newest - 1, newest)] == [2, 1]  # type: ignore[union-attr]


def test_letters_are_written_sent_and_filed(window: Window, qtbot: QtBot) -> None:
    """Without a contact it is refused by its field; sent, the copy is in the archive and the letter can't be changed."""
    page = opened(window, qtbot, "documents.letters.letters")
    assert isinstance(page, LettersPage)
    qtbot.waitUntil(lambda: len(page.panel.model.keys) > 0, timeout=PATIENCE)
    before = len(page.panel.model.keys)
    act(page, "New letter")
    wait(qtbot, window)
    page.drawer.content.itemActivated.emit(page.drawer.content.item(0))  # type: ignore[union-attr]
    wait(qtbot, window)
    form = page._form
    assert form is not None
    form.fields["subject"].set_text("Frage {unknown}")
    form.submit()
    wait(qtbot, window)
    assert form.fields["subject"].bad
    form.fields["subject"].set_text("Frage")
    form.submit()
    wait(qtbot, window)
    qtbot.waitUntil(lambda: len(page.panel.model.keys) == before + 1, timeout=PATIENCE)
    wait(qtbot, window)
    refused: list[str] = []
    window.desk.noticed.connect(lambda notice: refused.append(notice.text))
    act(page, "Send: print and file")
    qtbot.waitUntil(lambda: any("who the letter goes to" in text for text in refused), timeout=PATIENCE)
    key = page.panel.current_key() or 0
    page.open_row(key)
    qtbot.waitUntil(lambda: page._form is not None, timeout=PATIENCE)
    page._form.fields["contact"].set_text("1002")  # type: ignore[union-attr]
    act(page, "Send: print and file")
    qtbot.waitUntil(lambda: any("The copy is filed" in text for text in refused), timeout=PATIENCE)


def test_labels_are_exact_and_numbers_reserved(window: Window, qtbot: QtBot) -> None:
    """A start position beyond the sheet is marked; printed numbers are never given again."""
    page = opened(window, qtbot, "documents.letters.labels")
    assert isinstance(page, LabelsPage)
    first = window.desk.read_blocking(printed_labels)
    page.form.fields["start"].set_text("30")
    page.print_labels()
    wait(qtbot, window)
    assert page.form.fields["start"].bad
    page.form.fields["x"].set_text("abc")
    page.form.fields["start"].set_text("3")
    page.print_labels()
    assert page.form.fields["x"].bad
    page.form.fields["x"].set_text("-1,5")
    page.print_labels()
    wait(qtbot, window)
    assert window.desk.read_blocking(printed_labels) == first + 21
