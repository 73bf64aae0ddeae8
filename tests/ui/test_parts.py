"""Forms, fields, viewer, jobs, and the binding itself."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from app.core.errors import Cancelled, Invalid
from app.core.messages import _, use_language
from app.data.record_extras import Target, attachments
from app.modules.finance.chart.pages.accounts import AccountsPage
from app.paper.voucher import voucher_pdf
from app.ui.desk import Desk, Notice
from app.ui.fields import DayField, MoneyField, TextField
from app.ui.form_drafts import Typed
from app.ui.forms import Form
from app.ui.jobs import Job
from app.ui.page_images import paint
from app.ui.viewer import Viewer
from tests.conftest import PATIENCE
from tests.ui.conftest import settle


class Source(QObject):
    """An object with one signal."""

    fired = Signal(int)


def test_the_binding_keeps_its_references_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 loses one reference to None per void call on Python 3.11; the pinned version does not."""
    widget, bar, source = QWidget(), QScrollBar(), Source()
    for action in (widget.repaint, lambda: bar.setValue(0), lambda: source.fired.emit(1)):
        action()
        before = sys.getrefcount(None)
        for _i in range(300):
            action()
        assert (before - sys.getrefcount(None)) / 300 < 0.5


def test_fields_show_their_canonical_form(qtbot: QtBot) -> None:
    """Leaving an amount or a day writes it out; a wrong one is marked with a sentence."""
    use_language("de")
    money, day = MoneyField("a", "Betrag"), DayField("d", "Datum")
    for field in (money, day):
        qtbot.addWidget(field)
    money.set_text("1234,5")
    money._left()
    assert money.text() == "1.234,50"
    assert money.value() == 1234_50
    money.set_text("1,234")
    money._left()
    assert money.bad
    assert money.hint.text().endswith(".")
    day.set_text("abc")
    day._left()
    assert day.bad
    with pytest.raises(Invalid):
        day.value()


def test_form_keeps_drafts_but_no_passwords(desk: Desk, qtbot: QtBot) -> None:
    """A refusal and a crash lose nothing; passwords are never written down; Ctrl+Z takes back."""
    form = Form(desk, "x", lambda: None, lambda: None)
    name = form.add(TextField("name", "Name"))
    secret = form.add(TextField("secret", "Secret", password=True))
    qtbot.addWidget(form)
    form.fill({"name": "a"})
    name.set_text("abc")
    secret.set_text("hush")
    form.give_up()
    assert desk.drafts.load("x", 0) == Typed(None, {"name": ("a", "abc")})
    again = Form(desk, "x", lambda: None)
    again.add(TextField("name", "Name"))
    qtbot.addWidget(again)
    again.fill({"name": "a"})
    assert again.fields["name"].text() == "abc"
    again.saved()
    assert desk.drafts.load("x", 0) is None
    again.fields["name"].set_text("abcd")
    qtbot.keyClick(again.fields["name"].editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert again.fields["name"].text() == "abc"


def test_conflict_shows_in_the_form(desk: Desk, qtbot: QtBot) -> None:
    """Another desk changed the account meanwhile: both values are shown, and mine can be written."""
    from app.core.manifest import resolve
    from app.modules.finance.chart.queries import account_row
    from app.modules.finance.chart.services import AccountDraft, save_account

    assert resolve("app.modules.finance.chart.pages.accounts:AccountsPage") is AccountsPage
    page = AccountsPage(desk)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, desk)
    row = desk.read_blocking(account_row, page.panel.model.keys[0])
    page.edit(row.id)
    settle(qtbot, desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    desk.office.run(save_account, AccountDraft(row.number, "Ihres", "Theirs"), row.id, row.version)
    form.fields["name_de"].set_text("Meines")
    form.submit()
    qtbot.waitUntil(lambda: not form._strip.isHidden(), timeout=PATIENCE)
    words = " ".join(label.text() for label in form._strip.findChildren(QLabel))
    assert "Meines" in words
    assert "Ihres" in words
    settle(qtbot, desk)


def test_writing_mine_after_a_conflict_keeps_every_field(desk: Desk, qtbot: QtBot) -> None:
    """A switch that was set is still set when the form is written over the other desk's values."""
    from app.modules.finance.chart.pages.cost_centres import CostCentresPage
    from app.modules.finance.chart.queries.forms import cost_centre
    from app.modules.finance.chart.rules import CostCentreDraft
    from app.modules.finance.chart.services import save_cost_centre

    key = desk.office.run(save_cost_centre, CostCentreDraft(1, "977", "Lager"))
    page = CostCentresPage(desk)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, desk)
    row = desk.read_blocking(cost_centre, key)
    page.open_row(key)
    settle(qtbot, desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    desk.office.run(save_cost_centre, CostCentreDraft(1, "977", "Ihres"), key, row.version)
    form.fields["name"].set_text("Meines")
    form.fields["blocked"].set_text("1")
    form.submit()
    qtbot.waitUntil(lambda: not form._strip.isHidden(), timeout=PATIENCE)
    (mine,) = (one for one in form._strip.findChildren(QPushButton) if one.text() == _("Write mine"))
    mine.click()
    settle(qtbot, desk)
    now = desk.read_blocking(cost_centre, key).draft
    assert (now.name, now.blocked) == ("Meines", True)


def test_drop_a_document_on_a_row(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    """A dropped PDF is attached to the row below the pointer; on empty ground nothing happens."""
    page = AccountsPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    settle(qtbot, desk)
    path = tmp_path / "beleg.pdf"
    path.write_bytes(b"%PDF-1.4 x")
    table = page.panel.view.table
    place = table.visualRect(page.panel.model.index(2, 0)).center()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    table.dropEvent(
        QDropEvent(
            QPointF(place),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    target = Target("finance_account", page.panel.model.keys[2])
    qtbot.waitUntil(lambda: len(desk.read_blocking(attachments, target)) == 1, timeout=PATIENCE)
    settle(qtbot, desk)


def test_hostile_documents_do_not_take_the_window_down(desk: Desk, qtbot: QtBot) -> None:
    """A good PDF is painted in a child process; a broken one and another kind become a sentence."""
    import datetime

    good = voucher_pdf("R1", datetime.date(2026, 1, 5), "Ware, Lieferant", 119_00, 1900)
    pages = paint(good, 1.0)
    assert (pages.total, len(pages.pictures)) == (1, 1)
    assert pages.pictures[0].startswith(b"P6")
    assert paint(good[: len(good) // 2], 1.0).pictures == []
    assert paint(b"%PDF-1.4 nonsense", 1.0).total == 0
    viewer = Viewer(desk)
    qtbot.addWidget(viewer)
    viewer.show_document("kaputt.pdf", b"%PDF-1.4 nonsense")
    qtbot.waitUntil(lambda: "kaputt.pdf" in viewer._sheet.text(), timeout=PATIENCE)
    viewer.show_document("x.docx", b"PK")
    assert "x.docx" in viewer._sheet.text()
    settle(qtbot, desk)


def test_jobs_tell_and_stop(qtbot: QtBot) -> None:
    """Progress with remaining time; Cancel ends the work at its next step."""

    def work(progress: object) -> None:
        for step in range(1000):
            time.sleep(0.005)
            progress(step, 1000)  # type: ignore[operator]

    job = Job("Work", work)
    told: list[str] = []
    job.moved.connect(lambda _share, rest: told.append(rest))
    with qtbot.waitSignal(job.failed, timeout=PATIENCE) as failed:
        job.start()
        qtbot.waitUntil(lambda: any("left" in text for text in told), timeout=PATIENCE)
        job.cancel()
    assert isinstance(failed.args[0], Cancelled)
    job.join()


def test_busy_is_a_quiet_line_with_retry(desk: Desk, qtbot: QtBot) -> None:
    """A command that found the book busy can be tried again from the status bar."""
    from app.core.errors import Busy

    notices: list[Notice] = []
    desk.noticed.connect(notices.append)
    desk.refused(Busy("Busy."), lambda: None)
    assert (notices[0].tone, notices[0].action) == ("bad", "Try again")
    desk.refused(Invalid("Wrong."))
    assert notices[1].action == ""
