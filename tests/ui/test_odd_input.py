"""What nobody would type is typed: each form says a sentence, or takes it; none falls."""

from __future__ import annotations

import datetime

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.documents.letters.pages.labels import LabelsPage
from app.modules.inventory.stock.pages.values import ValuesPage
from app.modules.office.automation.pages.rule_list import RulesPage
from app.ui.desk import Desk
from app.ui.fields import DayField, TextField
from app.ui.forms import Form
from tests.ui.conftest import act, settle


@pytest.mark.parametrize("typed", ["NaN", "inf", "1e5", "-101", "drei"])
def test_a_sheet_is_not_moved_by_what_is_no_length(desk: Desk, qtbot: QtBot, typed: str) -> None:
    """Python reads "NaN" and "inf" as figures; a sheet moved by them cannot be painted."""
    page = LabelsPage(desk)
    qtbot.addWidget(page)
    page.form.fields["y"].set_text(typed)
    page.form.submit()
    settle(qtbot, desk)
    assert page.form.fields["y"].bad


def test_a_day_that_is_none_shows_no_preview(desk: Desk, qtbot: QtBot) -> None:
    """The entry is shown while the day is typed; half a day is no fault, and posting names the field."""
    page = ValuesPage(desk)
    qtbot.addWidget(page)
    page.show()
    act(page, "Post values …")
    settle(qtbot, desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["until"].set_text("31.02.2026")
    settle(qtbot, desk)
    form.submit()
    assert form.fields["until"].bad


def test_a_lock_without_a_day_is_refused_at_its_field(desk: Desk, qtbot: QtBot) -> None:
    """An empty day was compared with today."""
    page = ValuesPage(desk)
    qtbot.addWidget(page)
    page.show()
    act(page, "Lock days …")
    settle(qtbot, desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["until"].set_text("")
    form.fields["reason"].set_text("Inventur")
    form.submit()
    settle(qtbot, desk)
    assert form.fields["until"].bad


def test_a_limit_before_its_figure_is_no_fault(desk: Desk, qtbot: QtBot) -> None:
    """The figure says in what unit a limit is read; typed before one was chosen, the figure is asked for."""
    page = RulesPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.edit(None)
    settle(qtbot, desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["title"].set_text("Zu viel")
    form.fields["event"].set_text("figure")
    form.fields["limit_at"].set_text("5")
    form.submit()
    settle(qtbot, desk)
    assert [one.key for one in form.fields.values() if one.bad] == ["figure"]


def test_what_nobody_sees_does_not_hold_a_form_up(desk: Desk, qtbot: QtBot) -> None:
    """A field that was hidden by another choice keeps no text that can't be read: it goes back, and the form is saved."""
    saved = list[dict[str, object]]()
    form = Form(desk, "x", lambda: saved.append(form.values()))
    name, day = form.add(TextField("name", "Name")), form.add(DayField("day", "Day"))
    qtbot.addWidget(form)
    form.show()
    form.fill({"name": "A", "day": "03.12.2026"}, restore=False)
    day.set_text("soon")
    form.submit()
    assert (saved, day.bad) == ([], True), "what is seen is marked"
    day.hide()
    name.set_text("B")
    form.submit()
    assert saved == [{"name": "B", "day": datetime.date(2026, 12, 3)}]


def test_what_is_refused_of_a_hidden_field_is_said(desk: Desk, qtbot: QtBot) -> None:
    """A mark that nobody sees is none: the sentence stands below, with the name of the field."""
    form = Form(desk, "x", lambda: None)
    day = form.add(DayField("day", "Day"))
    qtbot.addWidget(form)
    form.show()
    day.hide()
    form.refused(Invalid(N_("This field is needed."), field="day"))
    assert (form.message.isVisible(), form.message.text()) == (True, "Day: This field is needed.")
    day.show()
    form.refused(Invalid(N_("This field is needed."), field="day"))
    assert day.bad
