"""Fields: label above, editor, name or balance beneath; a wrong value is marked with one sentence that says what to do."""

from __future__ import annotations

import datetime
from abc import abstractmethod
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.core import dates, money
from app.core import format as formats
from app.core.errors import Invalid, KontorError
from app.core.identifiers import iban as read_iban
from app.core.messages import N_
from app.core.ordinals import ORDINALS
from app.core.seen_text import seen_line, seen_text
from app.ui.announce import announce
from app.ui.eliding import ElidingLabel
from app.ui.line import Line
from app.ui.theme import px, repolish
from app.ui.widgets import label

HINT = 18  # points of a hint of one line: it never touches the label of the next row
BELOW = 5  # the same below one of several lines
LONGEST_WHOLE = 18  # figures: more, and no database holds the number


def read_whole(text: str, field: str = "") -> int:
    """Read a whole number from 0 up, an empty text as 0 where a field is named; raises Invalid at that field."""
    clean = text.strip() or ("0" if field else "")
    if not clean.isdecimal() or len(clean) > LONGEST_WHOLE:
        raise Invalid(N_("Enter a whole number."), field=field)
    return int(clean)


class Field(QWidget):
    """A labelled field; value() returns what was typed or raises Invalid."""

    changed = Signal()
    left = Signal()
    renamed = Signal(str, str)  # what stands here and what it is called by now
    whole_hint = False  # a hint that explains is read whole; one that names what was typed is cut to one line

    def __init__(self, key: str, title: str, width: int = 0) -> None:
        super().__init__()
        self.key = key
        self.label = ElidingLabel(title, "field")
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.hint = label("", "hint")
        self.hint.setMinimumHeight(px(HINT))
        self.hint.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._plain_hint = ""
        self.secret = False
        self.last: str | None = None  # what stood here before the change that is under way
        self.bad = False
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(px(3))
        self._inside.addWidget(self.label)
        if width:
            self.setFixedWidth(px(width))

    def _place(self, editor: QWidget) -> None:
        self.editor = editor
        editor.setAccessibleName(self.label.text())
        self.label.setBuddy(editor)
        self.setFocusProxy(editor)
        self._inside.addWidget(editor)
        self._inside.addWidget(self.hint)

    @abstractmethod
    def text(self) -> str:
        """Return what stands in the field."""

    @abstractmethod
    def set_text(self, text: str) -> None:
        """Put a text into the field."""

    def value(self) -> Any:
        """Return the value; raises Invalid."""
        return self.text()

    def shown(self, value: Any) -> str:
        """Return a value as the text that this field shows for it: the way back from value()."""
        return "" if value is None else str(value)

    def words(self, text: str) -> str:
        """Return a text of the field as people read it."""
        return text or "–"

    def only_show(self, on: bool) -> None:
        """Let nobody type or choose here; a text can still be marked and copied."""
        getattr(self.editor, "setReadOnly", self.editor.setDisabled)(on)

    def title(self) -> str:
        """Return what the field is called."""
        return self.editor.accessibleName()

    def is_blank(self) -> bool:
        """Say whether nothing was typed yet: there the focus goes first."""
        return not self.text().strip()

    def check(self) -> bool:
        """Mark a wrong value and say whether it is fine."""
        try:
            self.value()
        except KontorError as error:
            self.mark(str(error))
            return False
        self.mark("")
        return True

    def mark(self, message: str) -> None:
        """Show what is wrong below the field; an empty text takes the mark away."""
        self.bad = bool(message)
        for widget in (self.editor, self.hint):
            widget.setProperty("bad", self.bad)
            repolish(widget)
        self._show_hint(message or self._plain_hint)
        self.editor.setAccessibleDescription(message)
        announce(self.editor, f"{self.title()}: {message}" if message else "", urgent=True)

    def set_hint(self, text: str) -> None:
        """Show a name, a balance or a help beneath the field."""
        self._plain_hint = text
        if not self.bad:
            self._show_hint(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the hint anew to the room there is."""
        super().resizeEvent(event)
        if not self.bad and self.hint.toolTip():
            self._show_hint(self.hint.toolTip())

    def _show_hint(self, text: str) -> None:
        room = max(self.width(), px(60))
        whole = self.bad or self.whole_hint
        elided = self.hint.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        self.hint.setText(text if whole else elided)
        self.hint.setWordWrap(whole)
        self.hint.setContentsMargins(0, 0, 0, px(BELOW) if whole and text else 0)
        self.hint.setToolTip(text)


class TextField(Field):
    """A line of text."""

    cleaned = staticmethod(seen_line)

    def __init__(
        self,
        key: str,
        title: str,
        width: int = 0,
        limit: int = 200,
        password: bool = False,
        placeholder: str = "",
    ) -> None:
        super().__init__(key, title, width)
        self.line = Line()
        self.line.setMaxLength(limit)
        self.line.setPlaceholderText(placeholder)
        if password:
            self.secret = True
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._place(self.line)
        self.line.textChanged.connect(self._typed)
        self.line.left.connect(self._left)

    def _typed(self, text: str) -> None:
        """Take out what was pasted and nobody sees, so that what stands here is what is kept."""
        clean = text if self.secret else self.cleaned(text)
        if clean == text:
            self.changed.emit()
            return
        place = len(self.cleaned(text[: self.line.cursorPosition()]))
        self.line.setText(clean)  # comes here again
        self.line.setCursorPosition(place)

    def _left(self) -> None:
        self.left.emit()

    def text(self) -> str:
        """Return what stands in the field."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put a text into the field."""
        self.line.setText(text)
        self.line.setCursorPosition(0)  # long texts are read from their beginning


class CheckedField(TextField):
    """A line whose text is read by a function that raises Invalid; an empty one is what `empty` says, None at first, unless it is required."""

    empty: Any = None

    def __init__(
        self, key: str, title: str, read: Callable[[str], Any], width: int = 0, required: bool = False
    ) -> None:
        super().__init__(key, title, width)
        self._read, self._required = read, required

    def value(self) -> Any:
        """Return the read value; raises Invalid."""
        text = self.text().strip()
        if not text:
            if self._required:
                raise Invalid(N_("This field is needed."), field=self.key)
            return self.empty
        return self._read(text)

    def _left(self) -> None:
        if self.text().strip():
            self.check()
        self.left.emit()


class ReadField(CheckedField):
    """A line that shows what was understood, in its canonical form, when it is left."""

    def _left(self) -> None:
        if self.text().strip() and self.check():
            self.set_text(self.shown(self.value()))
        self.left.emit()


class DayField(ReadField):
    """A day: 3, 0312, 031226, +7, h; it shows the whole day when it is left."""

    def __init__(
        self,
        key: str,
        title: str,
        width: int = 0,
        required: bool = False,
        today: Callable[[], datetime.date] | None = None,
    ) -> None:
        self.today = today or dates.computers_day
        self.within: tuple[datetime.date, datetime.date] | None = None
        super().__init__(
            key,
            title,
            lambda text: dates.read_typed(text.replace("/", "."), self.today(), self.within),
            width,
            required,
        )

    def shown(self, value: datetime.date | None) -> str:
        """Return a day as it is written."""
        return formats.day(value)

    def set_day(self, day: datetime.date | None) -> None:
        """Show a day."""
        self.set_text(formats.day(day))


class MoneyField(ReadField):
    """An amount: 1.234,56 or 12,5*3; value() is in cents. It shows the canonical form when it is left."""

    cleaned = staticmethod(seen_text)  # a row of amounts that is pasted is told by its tabs

    def __init__(self, key: str, title: str, width: int = 0, required: bool = False) -> None:
        super().__init__(key, title, self.read, width, required)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def read(self, text: str) -> int:
        """Return cents; raises Invalid."""
        return money.to_cents(money.read_typed(text))

    def shown(self, value: int | None) -> str:
        """Return cents as they are written."""
        return "" if value is None else formats.cents(value).replace(formats.MINUS, "-")


class QuantityField(MoneyField):
    """A quantity with up to four decimals: 1,5 or 0,335; value() is in ten-thousandths."""

    least = 0  # decimals that are always shown

    def read(self, text: str) -> int:
        """Return ten-thousandths; raises Invalid."""
        try:
            typed = money.read_typed(text)
        except Invalid as error:
            raise Invalid(N_("{text} is not a number."), text=text) from error
        return money.to_scaled(typed)

    def shown(self, value: int | None) -> str:
        """Return ten-thousandths as they are written."""
        return "" if value is None else formats.scaled(value, self.least).replace(formats.MINUS, "-")


class PercentField(MoneyField):
    """A share in per cent, with its sign or without; value() is in hundredths of a per cent."""

    def read(self, text: str) -> int:
        """Return hundredths of a per cent; raises Invalid."""
        return super().read(text.strip().removesuffix("%"))


class IbanField(ReadField):
    """An IBAN, typed with blanks or without and checked; it is shown in groups of four."""

    def __init__(self, key: str, title: str, required: bool = False) -> None:
        super().__init__(key, title, read_iban, required=required)

    def value(self) -> str:
        """Return the IBAN without blanks, '' where nothing is typed; raises Invalid."""
        return str(super().value() or "")

    def shown(self, value: str | None) -> str:
        """Return an IBAN as it is written."""
        return formats.iban(value or "")


class WholeField(CheckedField):
    """A whole number from 0 up; an empty field is the number given, None where it may be open. A count has group marks, a year has none."""

    def __init__(self, key: str, title: str, empty: int | None = 0, width: int = 0) -> None:
        super().__init__(key, title, lambda text: read_whole(formats.without_groups(text)), width)
        self._empty = empty
        self.line.setMaxLength(11)

    def shown(self, value: int | None) -> str:
        """Return a number as it is written."""
        return super().shown(value) if value is None or self.key in ORDINALS else formats.whole(value)

    def value(self) -> int | None:
        """Return the number; raises Invalid."""
        found = super().value()
        return self._empty if found is None else int(found)
