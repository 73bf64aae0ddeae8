"""The page of notices: one is written, read with F8, and who has not read it is named."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.modules.hr.people.api import PersonDraft, save_person
from app.modules.organisation.notices.pages.notices import NoticesPage
from app.modules.organisation.notices.queries.notices import reading
from app.ui.choice_fields import ManyField
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, fill, opened, settle


def test_written_and_read(window: Window, qtbot: QtBot) -> None:
    """Ctrl+N writes one for everybody; it stands in one's own list as new, F8 confirms it."""
    page = opened(window, qtbot, "organisation.notices.notices")
    assert isinstance(page, NoticesPage)
    act(page, "New notice")
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    fill(form, title="Feuerlöscher geprüft", text="Alle Löscher sind neu geprüft.", confirm="1")
    settle(qtbot, window.desk)
    assert not [one.key for one in form.fields.values() if one.bad]
    names = [column.key for column in page.registers[0].source.columns]

    def first() -> list[object]:
        model = page.panels[0].model
        return [model.value(0, key) for key in ("title", "state")]

    assert {"title", "state"} <= set(names)
    qtbot.waitUntil(lambda: first()[0] == "Feuerlöscher geprüft", timeout=PATIENCE)
    assert page.panel.current_key() == page.panels[0].model.keys[0]  # what was written is the current row
    settle(qtbot, window.desk)
    act(page, "Have read it")
    qtbot.waitUntil(lambda: first()[1] == "confirmed", timeout=PATIENCE)
    _on_paper(page, window, qtbot)


def _on_paper(page: NoticesPage, window: Window, qtbot: QtBot) -> None:
    """Who does not sign in is ticked with day and place of the list; once everybody confirmed, the form says that nobody has to."""
    office = window.desk.office
    assert page.panel.current_key() is not None
    office.run(save_person, PersonDraft("Ida", "Kahl"))
    act(page, "Confirmed on paper …")
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.submit()
    settle(qtbot, window.desk)
    assert [one.key for one in form.fields.values() if one.bad] == ["evidence"]
    people = form.fields["persons"]
    assert isinstance(people, ManyField)
    people.set_text(
        people.shown([one.person for one in office.read(reading, page.panel.current_key()).papers])
    )
    fill(form, evidence="Ordner 3")
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.drawer.content is None, timeout=PATIENCE)
    left = office.read(reading, page.panel.current_key())
    assert left is not None
    assert left.papers == ()
    act(page, "Confirmed on paper …")
    settle(qtbot, window.desk)
    assert page.drawer.content is None
