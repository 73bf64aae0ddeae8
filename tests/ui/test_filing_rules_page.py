"""The page of filing rules, and where a search for what waits leads."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.modules.documents.archive.pages.filing_rules import FilingRulesPage, RuleForm
from app.modules.documents.archive.pages.inbox import InboxPage
from app.modules.documents.filing.api import PROPOSED as BY_RULES
from app.modules.organisation.contacts.api import ContactDraft, contact
from app.modules.organisation.contacts.services.contacts import save_contact
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, fill, opened, settle


def _wait(qtbot: QtBot, window: Window) -> None:
    """Wait for reads that ask for more reads."""
    for _ in range(3):
        qtbot.waitUntil(window.desk.idle, timeout=PATIENCE)
        settle(qtbot, window.desk)


def test_what_waits_opens_in_the_inbox(window: Window, qtbot: QtBot) -> None:
    """A hit of the search everywhere that is still in the inbox opens there, on its row; a filed one in the archive."""
    first = opened(window, qtbot, "documents.archive.inbox")
    assert isinstance(first, InboxPage)
    waiting = first.panel.current_key()
    page = opened(window, qtbot, "documents.archive.archive", waiting)
    assert isinstance(page, InboxPage)
    assert page.panel.current_key() == waiting


def test_a_filing_rule_is_chosen_not_typed(window: Window, qtbot: QtBot) -> None:
    """A contact is looked up, a type chosen, a tag typed; only the field of what is proposed is shown, and the rule is tried at once."""
    page = opened(window, qtbot, "documents.archive.rules")
    assert isinstance(page, FilingRulesPage)
    who = window.desk.office.run(save_contact, ContactDraft("Stadtwerke Kiel"))
    number = window.desk.office.read(contact, who).number
    act(page, "New")
    _wait(qtbot, window)
    form = fill(page.drawer.content, name="r", way="regex", pattern="(", field="contact")
    assert isinstance(form, RuleForm)
    assert [key for key in BY_RULES if not form.fields[key].isHidden()] == ["contact"]
    qtbot.waitUntil(lambda: bool(form.found.text()), timeout=PATIENCE)
    _wait(qtbot, window)
    assert form.fields["pattern"].bad
    fill(form, pattern="strom", contact="niemand")
    _wait(qtbot, window)
    assert form.fields["contact"].bad
    fill(form, contact=str(number))
    qtbot.waitUntil(lambda: page.drawer.content is None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(page.panel.model.keys) == 1, timeout=PATIENCE)
    page.open_row(page.panel.model.keys[0])
    _wait(qtbot, window)
    again = page.drawer.content
    assert isinstance(again, RuleForm)
    assert again.fields["contact"].text() == str(number)
