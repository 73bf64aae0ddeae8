"""Questions in the window: asked beside a record, answered on the page with F8, told on Today."""

from __future__ import annotations

import datetime

from pytestqt.qtbot import QtBot

from app.data.users import UserDraft, save_user
from app.modules.organisation.questions.pages.beside import QuestionsTab
from app.modules.organisation.questions.pages.questions import QuestionsPage
from app.modules.organisation.questions.queries import question
from app.modules.organisation.questions.rules import QuestionDraft
from app.modules.organisation.questions.services import ask_question
from app.ui.beside_records import BesideTab
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import GOOD, PATIENCE
from tests.modules.documents.conftest import person
from tests.ui.conftest import act, fill, opened, settle


def test_asked_answered_and_told(window: Window, qtbot: QtBot) -> None:
    """The demo company's open question is answered by F8; one asked beside a contact comes back to Today with its answer."""
    desk = window.desk
    page = opened(window, qtbot, "organisation.questions.questions")
    assert isinstance(page, QuestionsPage)
    qtbot.waitUntil(lambda: page.panels[0].model.rowCount() == 2, timeout=PATIENCE)
    qtbot.waitUntil(lambda: bool(page.whole.text()), timeout=PATIENCE)
    page.go(1)  # nothing was asked by Anna: what another list chose is not shown beneath
    qtbot.waitUntil(lambda: not page.whole.text(), timeout=PATIENCE)
    page.panels[2].picked.emit(1)  # a list that is not seen picks its first row when it is filled
    settle(qtbot, desk)
    assert not page.whole.text()
    page.go(0)
    page.panels[0].view.table.selectRow(0)
    act(page, "Answer it")
    qtbot.waitUntil(lambda: isinstance(page.drawer.content, Form), timeout=PATIENCE)
    settle(qtbot, desk)
    fill(page.drawer.content, answer="Drei Raten sind möglich.")
    names = [column.key for column in page.panels[0].model.source.columns]
    at = names.index("state")

    def states() -> set[object]:
        keys = desk.office.read(page.panels[0].model.source.keys, {})
        return {row[at] for row in desk.office.read(page.panels[0].model.source.page, keys)}

    qtbot.waitUntil(lambda: states() == {"answered"}, timeout=PATIENCE)
    contacts = opened(window, qtbot, "organisation.contacts.contacts")
    tabs = contacts.findChildren(BesideTab)
    assert len(tabs) >= 1
    tab = tabs[0]
    stack = tab.parentWidget().parentWidget()
    stack.setCurrentWidget(tab)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: isinstance(tab.inside, QuestionsTab), timeout=PATIENCE)
    settle(qtbot, desk)
    beside = tab.inside
    assert isinstance(beside, QuestionsTab)
    assert beside.target.table == "contact"
    assert beside.target.key
    fill(beside.form, to="role:Administrator", text="Wer kennt sich aus?")
    settle(qtbot, desk)
    assert beside.form.fields["to"].bad  # nobody else is an administrator here
    asked = person(desk.office, "berta", "*").run(
        ask_question, beside.target, QuestionDraft("person:anna", "Stimmt das?")
    )
    desk.office.news()
    qtbot.waitUntil(lambda: beside.list.count() >= 1, timeout=PATIENCE)
    assert "Stimmt das?" in beside.list.item(0).text()
    today = opened(window, qtbot, "cockpit.today.today")
    qtbot.waitUntil(
        lambda: any("Stimmt das?" in today.waiting.item(n).text() for n in range(today.waiting.count())),
        timeout=PATIENCE,
    )  # type: ignore[attr-defined]
    page = opened(window, qtbot, "organisation.questions.questions", asked)
    qtbot.waitUntil(lambda: page.panels[0].current_key() == asked, timeout=PATIENCE)  # type: ignore[attr-defined]


def test_the_front_desk_hands_a_contact_on(window: Window, qtbot: QtBot) -> None:
    """From the sheet of a contact: whom, until when and what; a form without a question stays and says so; it stands among one's own then."""
    desk = window.desk
    desk.office.run(
        save_user, UserDraft("berta", "Berta", ("Administrator",), True, GOOD, first_password=GOOD)
    )
    sheet = opened(window, qtbot, "organisation.contacts.front_desk", 1)
    settle(qtbot, desk)
    act(sheet, "Ask a question …")
    page = window.current()
    assert isinstance(page, QuestionsPage)
    settle(qtbot, desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    assert page.drawer.heading.text().startswith("Contact: ")
    fill(form, to="person:berta", text=" ")
    settle(qtbot, desk)
    assert [one.key for one in form.fields.values() if one.bad] == ["text"]
    fill(form, text="Darf ich Raten zusagen?", due="+2")
    qtbot.waitUntil(lambda: page.drawer.content is None and page.bar.currentIndex() == 1, timeout=PATIENCE)
    settle(qtbot, desk)
    key = page.panel.current_key()
    assert key is not None
    one = desk.read_blocking(question, key)
    assert one is not None
    assert (one.table_name, one.row_key, one.audience, one.target) == ("contact", 1, "person", "berta")
    assert one.due == desk.today() + datetime.timedelta(days=2)
