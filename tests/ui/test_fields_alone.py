"""Fields and grids by themselves: what is typed, pasted and taken is what comes out, and what can't be is a sentence or nothing."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QStyleOptionComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.core.errors import Busy, Invalid
from app.core.messages import N_, use_language
from app.core.own_fields import FieldDraft, FieldRow
from app.modules.hr.people.models import Contract
from app.ui import theme
from app.ui.choice_fields import ChoiceField
from app.ui.choices import LevelField, RowField
from app.ui.conflict_strip import ConflictStrip, Disputed
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.fields import Field, TextField, read_whole
from app.ui.form_keys import FormKeys
from app.ui.forms import Form
from app.ui.own_fields import OwnFields, shown_value
from app.ui.price_field import PriceField
from app.ui.run_key import RunKey
from app.ui.signature import LEAST, SignaturePad
from app.ui.tab_order import TabOrder
from app.ui.tree_rows import Rows
from tests.conftest import PATIENCE


# -- choices, prices, whole numbers -------------------------------------------------
def test_a_choice_gives_its_key(qtbot: QtBot) -> None:
    """None where nothing is chosen; a step of a scale always has a number."""
    few, level = RowField("a", "A", [(7, "Sieben"), (9, "Neun")]), LevelField("b", "B", {0: "nie", 3: "oft"})
    for one in (few, level):
        qtbot.addWidget(one)
    assert (few.value(), level.value()) == (None, 0)
    few.set_text("9")
    level.set_text("3")
    assert (few.value(), level.value()) == (9, 3)
    few.set_text("11")  # a record that is gone meanwhile is no other one
    assert few.value() in (None, 9)


@pytest.mark.parametrize(
    ("language", "typed", "understood"),
    [
        ("en", "7.50 7.50", "7:30 7:30 – – – – –"),
        ("de", "7.50 7.50", "7:50 7:50 – – – – –"),
        ("de", "5x7,5", "7:30 7:30 7:30 7:30 7:30 – –"),
    ],
)
def test_hours_say_what_was_understood(
    qtbot: QtBot, desk: Desk, language: str, typed: str, understood: str
) -> None:
    """When the field is left; what can't be read stays as it was typed, with a sentence."""
    use_language(language)
    (field,) = fields_of(desk, Contract, "week")
    assert isinstance(field, TextField)
    qtbot.addWidget(field)
    field.set_text(typed)
    field.line.left.emit()
    assert (field.text(), field.value(), field.bad) == (understood, understood, False)
    field.set_text("acht")
    field.line.left.emit()
    assert (field.text(), field.bad) == ("acht", True)
    use_language("en")


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("0,335", 3350, "0,335"),
        ("4,2", 42_000, "4,20"),
        ("12,5*3", 375_000, "37,50"),
        ("-1", -10_000, "-1,00"),
    ],
)
def test_a_price_may_have_fractions_of_a_cent(qtbot: QtBot, typed: str, kept: int, shown: str) -> None:
    """Two decimals are always shown, four at most are kept."""
    use_language("de")
    field = PriceField("p", "Preis")
    qtbot.addWidget(field)
    field.set_text(typed)
    assert field.check()
    assert field.value() == kept
    assert field.read(shown) == kept


@pytest.mark.parametrize("typed", ["²", "1.5", "-1", "x", "", "9" * 19, "9" * 5000, "1 2"])
def test_what_is_no_whole_number_is_a_sentence(typed: str) -> None:
    """“²” is a digit to Unicode and to nobody else: every field of whole numbers fell by it."""
    with pytest.raises(Invalid):
        read_whole(typed)
    assert (read_whole(" 42 "), read_whole("", "field")) == (42, 0)


# -- own fields in a form -----------------------------------------------------------
def test_own_fields_follow_the_category_and_keep_their_kinds(desk: Desk, qtbot: QtBot) -> None:
    """Those of another category are neither shown nor kept; a text that is no day any more does not stop the form."""
    rows = [
        FieldRow(n, 1, FieldDraft(group, f"F{n}", format_, options), "G")
        for n, group, format_, options in [
            (1, 1, "date", ""),
            (2, 1, "flag", ""),
            (3, 1, "choice", "rot\nblau"),
            (4, 2, "any", ""),
        ]
    ]
    category = [1]
    form = Form(desk, "own", lambda: None, None)
    qtbot.addWidget(form)
    own = OwnFields(form, rows, lambda row: row.draft.category == category[0])
    form.fill_with(own.shown({1: "2026-12-03", 2: "1", 3: "blau", 4: "x"}))
    assert own.take(form.values()) == {1: "2026-12-03", 2: "1", 3: "blau"}
    category[0] = 2
    own.show()
    assert [form.fields[f"field{n}"].isHidden() for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert own.take(form.values()) == {4: "x"}
    assert shown_value(rows[0], "kein Tag") is None
    assert shown_value(rows[0], "") is None


# -- the key of a command -------------------------------------------------------------
class Sent:
    """An office that remembers under which key it was asked, and answers as it is told."""

    def __init__(self) -> None:
        self.keys: list[bytes] = []
        self.fresh: list[bool] = []
        self.done: set[bytes] = set()
        self.answers: list[Any] = []

    def run_as(self, _command: Any, _args: Any, *, origin: object, key: bytes, fresh: bool) -> Any:
        """Answer, or raise."""
        self.keys.append(key)
        self.fresh.append(fresh)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def was_done(self, key: bytes) -> bool:
        """Say whether a key was used."""
        return key in self.done


def test_a_key_is_kept_until_there_was_an_answer() -> None:
    """An outage is none; a refusal and success are: the next command has another key."""
    key, office = RunKey(), Sent()
    office.answers = [Busy(N_("x")), 1, Invalid(N_("x")), 2]
    with pytest.raises(Busy):
        key.run(office, len, ("a",), None)  # type: ignore[arg-type]
    assert key.run(office, len, ("a",), None) == 1  # type: ignore[arg-type]
    with pytest.raises(Invalid):
        key.run(office, len, ("b",), None)  # type: ignore[arg-type]
    assert key.run(office, len, ("b",), None) == 2  # type: ignore[arg-type]
    assert office.keys[0] == office.keys[1]
    assert len(set(office.keys)) == 3
    assert office.fresh == [True, False, True, True]


@pytest.mark.parametrize("was_done", [True, False])
def test_something_else_after_an_outage_is_not_sent_over_what_was_done(was_done: bool) -> None:
    """What was saved is said, so that nobody saves it twice; what was not is sent anew."""
    key, office = RunKey(), Sent()
    office.answers = [Busy(N_("x")), 5, 6]
    with pytest.raises(Busy):
        key.run(office, len, ("a",), None)  # type: ignore[arg-type]
    if was_done:
        office.done.add(office.keys[0])
        with pytest.raises(Invalid, match="is saved"):
            key.run(office, len, ("changed",), None)  # type: ignore[arg-type]
    assert key.run(office, len, ("changed",), None) == 5  # type: ignore[arg-type]
    assert office.keys[0] != office.keys[-1]


def test_one_command_at_a_time() -> None:
    """A second click while one is under way sends nothing."""
    key = RunKey()
    assert (key.take(), key.take()) == (True, False)
    key.give_back()
    assert key.take()


# -- conflicts -------------------------------------------------------------------------
def test_a_conflict_is_decided_field_by_field(qtbot: QtBot) -> None:
    """What is taken stands in its field; when nothing is left open the strip goes; “Write mine” writes."""
    wrote: list[int] = []
    fields: dict[str, Field] = {key: TextField(key, key.title()) for key in ("name", "town")}
    for one in fields.values():
        qtbot.addWidget(one)
        one.set_text("mine")
    strip = ConflictStrip(lambda: wrote.append(1))
    qtbot.addWidget(strip)
    disputed = [Disputed("name", "mine", "theirs"), Disputed("town", "mine", "Kiel")]
    strip.show_conflict("Anna was faster", disputed, fields, ["Notes"])
    buttons = {one.accessibleName() or one.text(): one for one in strip.findChildren(QPushButton)}
    buttons["Take theirs: Town"].click()
    assert (fields["town"].text(), fields["name"].text(), [one.field for one in strip.open]) == (
        "Kiel",
        "mine",
        ["name"],
    )
    buttons["Write mine"].click()
    assert wrote == [1]
    buttons["Take theirs: Name"].click()
    assert strip.isHidden()
    strip.show_conflict("again", disputed, fields)
    next(
        one
        for one in strip.findChildren(QPushButton)
        if one.text() == "Take all of theirs" and one.isVisibleTo(strip)
    ).click()
    assert [one.text() for one in fields.values()] == ["theirs", "Kiel"]
    assert (strip.open, strip.isHidden()) == ([], True)


# -- signing -----------------------------------------------------------------------------
def test_a_dot_is_no_signature(qtbot: QtBot) -> None:
    """What was drawn is a picture with a ground that is seen through; emptied, it is none."""
    pad = SignaturePad()
    qtbot.addWidget(pad)
    pad.resize(300, 140)
    pad.strokes = [[QPointF(9, 9)]]
    assert (pad.signed(), pad.png()) == (False, b"")
    pad.strokes = [[QPointF(n * 9, 40 + n) for n in range(LEAST)]]
    picture = QImage.fromData(pad.png())
    assert (picture.width(), picture.pixelColor(0, 0).alpha()) == (900, 0)
    assert any(picture.pixelColor(x, y).alpha() for x in range(0, 200, 2) for y in range(110, 150))
    with qtbot.waitSignal(pad.changed, timeout=PATIENCE):
        pad.clear()
    assert pad.png() == b""


# -- order of Tab, rows --------------------------------------------------------------------
def test_tab_goes_through_the_fields_and_then_to_the_buttons(qtbot: QtBot) -> None:
    """Whatever was made first."""
    form = QWidget()
    inside = QVBoxLayout(form)
    save = QPushButton("Save")
    fields: dict[str, Field] = {key: TextField(key, key) for key in "ab"}
    for one in (save, fields["b"], fields["a"]):
        inside.addWidget(one)
    TabOrder(form, fields, [save])
    qtbot.addWidget(form)
    form.show()
    seen, one = [], fields["a"].editor
    for _turn in range(12):
        if one in (fields["a"].editor, fields["b"].editor, save):
            seen.append(one)
        one = one.nextInFocusChain()
    assert seen[:3] == [fields["a"].editor, fields["b"].editor, save]


def test_rows_have_their_keys(qtbot: QtBot) -> None:
    """The first is chosen; without rows there is none; a wide text widens its column."""
    rows = Rows("Lücken", ["Wer", "Tage"], right=[1])
    qtbot.addWidget(rows)
    assert rows.key() is None
    rows.show_rows([(7, ("Anna", "3")), (9, ("B" * 80, "12"))])
    assert rows.key() == 7
    rows.setCurrentItem(rows.topLevelItem(1))
    assert rows.key() == 9
    assert rows.columnWidth(0) > rows.fontMetrics().horizontalAdvance("B" * 80)
    rows.show_rows([])
    assert rows.key() is None


CONTROL = Qt.KeyboardModifier.ControlModifier


# -- keys of a form ---------------------------------------------------------------------------
def test_keys_of_a_form_by_themselves(desk: Desk, qtbot: QtBot) -> None:
    """Enter goes on and saves on the last field; Ctrl+Enter saves anywhere; other keys are the field's."""
    saved: list[dict[str, Any]] = []
    form = Form(desk, "keys", lambda: saved.append(form.values()), None)
    for key in "ab":
        form.add(TextField(key, key))
    form.fill({"a": "1", "b": "2"})
    qtbot.addWidget(form)
    form.show()
    keys = form.findChild(FormKeys) or FormKeys(form)
    editor = form.fields["a"].editor
    assert isinstance(editor, QLineEdit)

    def given(key: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> bool:
        return keys.eventFilter(editor, QKeyEvent(QEvent.Type.KeyPress, key, mods))

    assert not given(Qt.Key.Key_A)
    assert given(Qt.Key.Key_Return)
    assert saved == []
    assert given(Qt.Key.Key_Return, CONTROL)
    assert given(Qt.Key.Key_S, CONTROL)
    assert not given(Qt.Key.Key_Return, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert saved == [{"a": "1", "b": "2"}] * 2
    assert not keys.eventFilter(form, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_S, CONTROL))


def test_long_words_of_a_choice_are_never_cut_silently(qtbot: QtBot) -> None:
    """In a narrow box they end in … and stand whole in the tooltip and in the list; what fits is said once."""
    theme.apply("light", 200)
    field = ChoiceField("land", "Land", [("MV", "Mecklenburg-Vorpommern"), ("HB", "Bremen")])
    qtbot.addWidget(field)
    field.resize(260, 120)
    field.show()
    shown = []

    for place in (0, 1):
        field.box.setCurrentIndex(place)
        option = QStyleOptionComboBox()
        field.box.initStyleOption(option)
        shown.append((option.currentText.endswith("…"), field.box.toolTip()))
    assert shown == [(True, "Mecklenburg-Vorpommern"), (False, "")]
    field.box.showPopup()
    assert field.box.view().width() > field.box.width()
    field.box.hidePopup()
    theme.apply("light")
