"""What an open form offers follows the book: choices are renewed, what was chosen stays, and all else that a form sets is set once."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.ui import choice_fields
from app.ui.choice_fields import ChoiceField, ManyField
from app.ui.desk import Desk
from app.ui.drawer_form import choose, hint, leave_out
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.renewed_choices import Renewed
from tests.conftest import PATIENCE


def test_a_choice_stays_under_its_new_name(qtbot: QtBot) -> None:
    """Also where it is not offered any more; the same choices again, and new words, are no change of the field."""
    field, told = ChoiceField("lead", "Lead", [("", "–"), ("1", "Anna Alt"), ("2", "Ben")]), list[str]()
    qtbot.addWidget(field)
    field.set_text("1")
    field.changed.connect(lambda: told.append(field.text()))
    field.renew_choices([("", "–"), ("0", "Ada"), ("1", "Anna Neu"), ("2", "Ben")])
    assert (field.text(), field.box.currentText(), field.box.count()) == ("1", "Anna Neu", 4)
    field.renew_choices([("", "–"), ("2", "Ben")])
    assert (field.text(), field.box.currentText(), field.box.count()) == ("1", "Anna Neu", 3)
    assert told == []
    field.set_text("2")
    assert told == ["2"]


def test_whole_numbers_stay_what_they_are(qtbot: QtBot) -> None:
    """A value keeps its kind."""
    field = ChoiceField("bank", "Bank", [(1, "One"), (2, "Two")])
    qtbot.addWidget(field)
    field.set_text("2")
    field.renew_choices([(3, "Three"), (2, "Zwei")])
    assert (field.value(), field.box.currentText()) == (2, "Zwei")


def test_a_list_that_is_open_waits(qtbot: QtBot, monkeypatch: Any) -> None:
    """Somebody is choosing: nothing moves under the hand, the new words come a moment later."""
    monkeypatch.setattr(choice_fields, "LATER_MS", 10)
    field = ChoiceField("lead", "Lead", [("1", "Anna Alt"), ("2", "Ben")])
    qtbot.addWidget(field)
    field.show()
    field.box.showPopup()
    field.renew_choices([("1", "Anna Neu"), ("2", "Ben")])
    assert field.box.itemText(0) == "Anna Alt"
    field.box.hidePopup()
    qtbot.waitUntil(lambda: field.box.itemText(0) == "Anna Neu", timeout=PATIENCE)


def test_ticks_stay(qtbot: QtBot) -> None:
    """What is ticked stays ticked, also where it is not offered any more, and nothing counts as changed."""
    field, told = ManyField("roles", "Roles", [("a", "A"), ("b", "B"), ("c", "C")]), list[str]()
    qtbot.addWidget(field)
    field.set_text("a\nc")
    field.changed.connect(lambda: told.append("changed"))
    field.renew_choices([("b", "B"), ("c", "Neu")])
    assert (set(field.value()), field.words("c"), told) == ({"a", "c"}, "Neu", [])


def test_a_form_sets_its_choices_again_and_nothing_else(desk: Desk, qtbot: QtBot) -> None:
    """What a form shows, locks, adds and connects was done when it was filled; hints follow the book as choices do."""
    form, clicked = Form(desk, "place", lambda: None), list[str]()
    qtbot.addWidget(form)
    form.add(TextField("name", "Name"))
    form.add(ChoiceField("kind", "Kind", [("", "–")]))

    def ready(form: Any, kinds: list[tuple[str, str]]) -> dict[str, str]:
        assert isinstance(form.fields["kind"], ChoiceField)
        choose(form, "kind", kinds)
        hint(form, kind=f"{len(kinds)} kinds")
        leave_out(form, "name") if form.fields["name"].text() == "hidden" else None
        form.fields["name"].set_text("as it begins")
        form.fields["name"].editor.setEnabled(len(kinds) == 1)
        form.fields["kind"].changed.connect(lambda: clicked.append("x"))
        form.version = 7
        form.say("something")
        form.bar.insertWidget(0, QPushButton("More"))
        return {}

    ready(form, [("a", "A")])
    form.fields["name"].set_text("hidden")
    form.fields["kind"].set_text("a")
    clicked.clear()
    buttons = len(form.findChildren(QPushButton))
    form.version = 3
    form.say("typed")
    ready(Renewed(form), [("a", "Neu"), ("b", "B")])
    kind = form.fields["kind"]
    assert isinstance(kind, ChoiceField)
    assert (kind.box.currentText(), kind.box.count(), kind.hint.text()) == ("Neu", 2, "2 kinds")
    assert (form.fields["name"].text(), form.fields["name"].isHidden()) == ("hidden", False)
    assert (form.fields["name"].editor.isEnabled(), form.version, form.message.text()) == (True, 3, "typed")
    assert len(form.findChildren(QPushButton)) == buttons
    kind.set_text("b")
    assert clicked == ["x"]  # once: it was connected when the form was filled
