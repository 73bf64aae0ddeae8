"""What a person may not do is grey on the page and closed in the form, not refused after it was typed."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import Forbidden
from app.core.lookup import Found
from app.core.manifest import rights_of, standard_roles
from app.data.office import Actor, Office
from app.data.queries import query
from app.modules.cockpit.figures.pages.register import FigureRegisterPage
from app.modules.cockpit.figures.services.keeping import TargetDraft, save_target
from app.modules.documents.letters.pages.letters import LettersPage
from app.ui.desk import Desk
from app.ui.forms import Form
from app.ui.lookups import KeyField
from app.ui.page import Page
from app.ui.store import Store
from app.ui.window import Window
from tests.ui.conftest import act, opened, settle


def _desk(office: Office, role: str) -> Desk:
    granted = next(rights_of(one) for one in standard_roles() if one.key == role)
    return Desk(Office(office.book, Actor(role, role, granted), office.clock), Store())


def _reasons(page: Page) -> dict[str, str]:
    return {one.title: page.head.reason(one) for one in page.page_actions if page.desk.may(one.needs)}


def test_lists_of_one_page_may_need_different_rights(office: Office, qtbot: QtBot) -> None:
    """Somebody who keeps boards begins no target: "New" is grey there, names the right, and comes back with the boards."""
    desk = _desk(office, "helpdesk")
    page = FigureRegisterPage(desk)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, desk)
    assert "Set targets, own figures and boards of all" in _reasons(page)["New"]
    page.go(4)
    settle(qtbot, desk)
    assert _reasons(page)["New"] == ""
    page.go(0)
    assert _reasons(page)["New"]
    desk.close()


@query("finance.view")
def _closed(connection: object, typed: str, key: int | None) -> list[Found]:
    raise AssertionError("who may not ask is not heard")


def test_a_record_that_one_may_not_see_stays_as_it_is(office: Office, qtbot: QtBot) -> None:
    """Its field shows that one is there, takes nothing, and gives back the same key; the form does not fall."""
    desk = _desk(office, "staff")
    assert not desk.may("finance.view")
    form = Form(desk, "x", lambda: None)
    field = form.add(KeyField(desk, "account", "Account", _closed))
    qtbot.addWidget(form)
    form.fill_with({"account": 17})
    assert (field.text(), field.value(), form.dirty()) == ("# 17", 17, False)
    assert not field.editor.isEnabled()
    form.fill_with({"account": None})
    assert (field.text(), field.value()) == ("", None)
    desk.close()


def test_a_letter_that_gave_its_place_is_painted_no_more(window: Window, qtbot: QtBot) -> None:
    """The choice of a template takes the form's place while its picture is still due: nothing falls, and nothing is sent."""
    page = opened(window, qtbot, "documents.letters.letters")
    assert isinstance(page, LettersPage)
    act(page, "New letter")
    settle(qtbot, window.desk)
    page.drawer.content.itemActivated.emit(page.drawer.content.item(0))  # type: ignore[union-attr]
    settle(qtbot, window.desk)
    form = page._form
    assert form is not None
    form.fields["subject"].set_text("Frage")
    act(page, "New letter")
    qtbot.wait(1)
    settle(qtbot, window.desk)
    assert page._form is None
    page._preview()
    page.send()
    settle(qtbot, window.desk)


def test_refusals_name_the_right(office: Office, qtbot: QtBot) -> None:
    """The sentence on a grey action is that of a refusal."""
    desk = _desk(office, "helpdesk")
    page = FigureRegisterPage(desk)
    qtbot.addWidget(page)
    with pytest.raises(Forbidden) as caught:
        desk.office.run(save_target, TargetDraft("invoiced", desk.today()))
    assert _reasons(page)["New"] == str(caught.value)
    desk.close()
