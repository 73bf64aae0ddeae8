"""Fields to choose with: one of a few values, yes or no, and texts of several lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
)

from app.core.messages import _
from app.core.seen_text import seen_text
from app.ui.fields import Field
from app.ui.theme import px
from app.ui.wheel import keep_from_wheel

LATER_MS = 500  # until a list that is open is looked at again
Choices = Sequence[tuple[str, str]] | Sequence[tuple[int, str]]

LOW_SWITCH = 24  # points of a switch of one line, as the style sheet has it
LONG_SWITCH = 168  # points of a switch with its words: a column of two in the usual drawer


class ChoiceBox(QComboBox):
    """A box whose words end in … where they have no room; its list is as wide as its longest words, a tooltip says the chosen ones."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Shorten the words to the room beside the arrow."""
        super().initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        whole = self.currentText()
        text = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room - px(4))
        option.currentText = text
        self.setToolTip(whole if text != whole else "")

    def showPopup(self) -> None:
        """Give the list the width of its words."""
        view = self.view()
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0) + px(28)))
        super().showPopup()


class ChoiceField(Field):
    """One of a few values: texts, or whole numbers; with keeps a value that is not offered any more stays as it is."""

    def __init__(
        self, key: str, title: str, choices: Choices, width: int = 0, *, keeps: bool = False
    ) -> None:
        super().__init__(key, title, width)
        self.box, self._keeps = ChoiceBox(), keeps
        for value, words in choices:
            self.box.addItem(_(words), value)
        self._place(self.box)
        self.box.currentIndexChanged.connect(self.changed)
        keep_from_wheel(self.box)

    def text(self) -> str:
        """Return the value chosen as a text."""
        found = self.box.currentData()
        return "" if found is None else str(found)

    def value(self) -> Any:
        """Return the value chosen, of the kind that was offered."""
        found = self.box.currentData()
        return "" if found is None else found

    def words(self, text: str) -> str:
        """Return the words of a value."""
        offered = [str(self.box.itemData(place)) for place in range(self.box.count())]
        return self.box.itemText(offered.index(text)) if text in offered else super().words(text)

    def set_choices(self, choices: Choices) -> None:
        """Offer other values; the one chosen stays where it is among them."""
        chosen, held = self.text(), self.box.count()
        self.box.blockSignals(True)
        self.box.clear()
        for value, words in choices:
            self.box.addItem(_(words), value)
        self.set_text(chosen)
        self.box.blockSignals(False)
        if (
            held and self.text() != chosen
        ):  # what stays chosen was not changed, nor did anybody choose the first offer
            self.changed.emit()

    def renew_choices(self, choices: Choices) -> None:
        """Offer what there is by now; the one chosen stays, also where it is not offered any more, and nothing counts as changed."""
        chosen, words = self.box.currentData(), self.box.currentText()
        wanted = [(_(text), value) for value, text in choices]
        if self.text() and chosen not in [value for _text, value in wanted]:
            wanted.append((words, chosen))
        offered = [(self.box.itemText(place), self.box.itemData(place)) for place in range(self.box.count())]
        if wanted == offered:
            return
        if (
            self.box.view().isVisible()
        ):  # somebody is choosing: a list that moves under the hand is worse than an old one
            QTimer.singleShot(LATER_MS, self, lambda: self.renew_choices(choices))
            return
        self.box.blockSignals(True)
        self.box.clear()
        for text, value in wanted:
            self.box.addItem(text, value)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        self.box.blockSignals(False)

    def set_text(self, text: str) -> None:
        """Choose a value; where it is not offered it is added if values are kept, else the first one is chosen."""
        offered = [str(self.box.itemData(place)) for place in range(self.box.count())]
        if self._keeps and text not in offered:
            self.box.addItem(text, text)
            offered.append(text)
        self.box.setCurrentIndex(offered.index(text) if text in offered else 0)


class ManyField(Field):
    """Several of a closed list, each with its box; value() is a tuple of those ticked, in the order offered."""

    def __init__(self, key: str, title: str, choices: Choices = (), lines: int = 6) -> None:
        super().__init__(key, title)
        self.list = QListWidget()
        self.list.setObjectName("marks")
        self.list.setFixedHeight(px(23 * lines + 12))
        self._place(self.list)
        self.set_choices(choices)
        self.list.itemChanged.connect(self.changed)

    def set_choices(self, choices: Choices) -> None:
        """Offer other values; those ticked stay where they are among them."""
        ticked = self.text()
        self.list.blockSignals(True)
        self.list.clear()
        for value, words in choices:
            item = QListWidgetItem(_(words), self.list)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.set_text(ticked)

    def renew_choices(self, choices: Choices) -> None:
        """Offer what there is by now; what is ticked stays, also where it is not offered any more, and nothing counts as changed."""
        ticked = {one.data(Qt.ItemDataRole.UserRole): one.text() for one in self._items() if _is_on(one)}
        there = [value for value, _words in choices]
        gone = [(value, words) for value, words in ticked.items() if value not in there]
        row = self.list.currentRow()
        self.blockSignals(True)
        self.set_choices([*choices, *gone])
        self.set_text("\n".join(map(str, ticked)))
        self.list.setCurrentRow(row)
        self.blockSignals(False)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]

    def value(self) -> tuple[Any, ...]:
        """Return the values ticked, of the kind that was offered."""
        return tuple(one.data(Qt.ItemDataRole.UserRole) for one in self._items() if _is_on(one))

    def text(self) -> str:
        """Return the values ticked, one a line."""
        return "\n".join(map(str, self.value()))

    def set_text(self, text: str) -> None:
        """Tick the values of a text, one a line."""
        wanted = text.split("\n")
        for one in self._items():
            ticked = str(one.data(Qt.ItemDataRole.UserRole)) in wanted
            one.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def shown(self, value: Any) -> str:
        """Return values, one a line."""
        return "\n".join(map(str, value or ()))

    def words(self, text: str) -> str:
        """Return the words of the values of a text."""
        wanted = text.split("\n")
        named = [one.text() for one in self._items() if str(one.data(Qt.ItemDataRole.UserRole)) in wanted]
        return ", ".join(named) or super().words("")


def _is_on(item: QListWidgetItem) -> bool:
    return item.checkState() == Qt.CheckState.Checked


class _Switch(QCheckBox):
    """A switch whose words go on in further lines where they do not fit into one.

    What it asks for never depends on how wide it is: a room that scrolls would widen and narrow it by turns without end.
    """

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _around(self) -> int:
        return int(super().sizeHint().width() - self._size_of(self.text()).width())

    def _size_of(self, text: str) -> QSize:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text)

    def _broken(self, width: int) -> str:
        """Return the words in lines for a width."""
        room, metrics, lines = width - self._around(), self.fontMetrics(), [""]
        for word in self._words.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if metrics.horizontalAdvance(longer) <= room or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(word)
        return "\n".join(lines)

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(self._size_of(self._words).width() + self._around(), px(LOW_SWITCH))

    def minimumSizeHint(self) -> QSize:
        """Ask for the longest word only."""
        longest = max(map(self.fontMetrics().horizontalAdvance, self._words.split()), default=0)
        return QSize(longest + self._around(), px(LOW_SWITCH))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines for a width."""
        return max(px(LOW_SWITCH), self._size_of(self._broken(width)).height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        if (text := self._broken(self.width())) != self.text():
            self.setText(text)


class SwitchField(Field):
    """Yes or no."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__(key, "")
        self.box = _Switch(title)
        self.label.setText(" ")
        self._place(self.box)
        self.box.setAccessibleName(title)
        self.box.toggled.connect(self.changed)

    def is_blank(self) -> bool:
        """No is an answer too."""
        return False

    def compact(self) -> None:
        """Take no room above and below the switch, where no field stands beside it."""
        self.label.hide()
        self.hint.setMinimumHeight(0)
        self.hint.hide()

    def mark(self, message: str) -> None:
        """Show what is wrong below the switch."""
        super().mark(message)
        self.hint.setVisible(bool(message) or not self.label.isHidden())

    def words(self, text: str) -> str:
        """Return yes or no."""
        return _("yes") if text else _("no")

    def text(self) -> str:
        """Return '1' or ''."""
        return "1" if self.box.isChecked() else ""

    def set_text(self, text: str) -> None:
        """Set the switch."""
        self.box.setChecked(bool(text))

    def value(self) -> bool:
        """Return whether it is on."""
        return self.box.isChecked()

    def shown(self, value: object) -> str:
        """Return '1' or ''."""
        return "1" if value else ""


class LongField(Field):
    """A text of several lines."""

    whole_hint = True

    def __init__(self, key: str, title: str, lines: int = 3) -> None:
        super().__init__(key, title)
        self.area = QPlainTextEdit()
        self.area.setTabChangesFocus(True)
        self.area.setFixedHeight(px(22 * lines + 14))
        self._place(self.area)
        self.area.textChanged.connect(self.changed)

    def text(self) -> str:
        """Return what stands in the field."""
        return seen_text(self.area.toPlainText())

    def set_text(self, text: str) -> None:
        """Put a text into the field."""
        self.area.setPlainText(text)


class LinesField(LongField):
    """Several values, one a line; value() is a tuple of those that are not empty."""

    def value(self) -> tuple[str, ...]:
        """Return the lines without blanks around them."""
        return tuple(line.strip() for line in self.text().splitlines() if line.strip())

    def shown(self, value: Any) -> str:
        """Return values, one a line."""
        return "\n".join(value or ())


def fit_columns(field: Field, columns: int, span: int) -> int:
    """Let a field take the room of its columns in a form, and return of how many.

    A switch that is alone in its row is low; one of long words has a row of its own, as long choices do not widen one column.
    """
    if isinstance(field, SwitchField):
        if columns == 2 and field.box.sizeHint().width() > px(LONG_SWITCH):
            span = columns
        if span == columns:
            field.compact()
    elif isinstance(field, ChoiceField):
        field.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return span


def fit_grid(grid: QGridLayout, columns: int) -> None:
    """Make the columns of a form equal, and the room between its fields that of all forms."""
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(4))
    for column in range(columns):
        grid.setColumnStretch(column, 1)
