"""Small parts that every page is made of: labels, cards, buttons, pills, and the head of a page."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.icons import icon
from app.ui.theme import em, px, repolish

SOON = datetime.timedelta(days=7)


def label(text: str = "", name: str = "", wrap: bool = False) -> QLabel:
    """Return a label that the style sheet knows by name."""
    made = QLabel(text)
    made.setObjectName(name)
    made.setIndent(0)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    return made


def pill(text: str, tone: str = "") -> QLabel:
    """Return a small coloured mark; its words say the same as its colour."""
    made = label(text, "pill")
    made.setProperty("tone", tone)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def say_none(rows: QListWidget, text: str, pic: QIcon | None = None) -> None:
    """Say in a list that there is nothing; the line can't be chosen."""
    item = QListWidgetItem(pic or QIcon(), text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    rows.addItem(item)


def set_pill(mark: QLabel, text: str, tone: str) -> None:
    """Change words and tone of a pill."""
    mark.setText(text)
    mark.setProperty("tone", tone)
    repolish(mark)


def due_tone(due: datetime.date, today: datetime.date) -> str:
    """Return the tone of something that is to be done until a day: bad when it has passed, a warning in the week before."""
    if due < today:
        return "bad"
    return "warn" if due <= today + SOON else ""


def named_frame(name: str) -> QFrame:
    """Return a frame that the style sheet knows by name."""
    made = QFrame()
    made.setObjectName(name)
    return made


def card() -> tuple[QFrame, QVBoxLayout]:
    """Return a card and the layout inside it."""
    frame = named_frame("card")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(px(16), px(12), px(16), px(12))
    inside.setSpacing(px(8))
    return frame, inside


class PushButton(QPushButton):
    """A button that Enter presses too while it has the focus."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter as by the space bar; with Ctrl, Enter is for the form around."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            else:
                self.click()
        else:
            super().keyPressEvent(event)


def bind(part: QWidget, key: str, slot: Callable[[], object]) -> None:
    """Let a key work while the focus is in a part."""
    QShortcut(QKeySequence(key), part, slot).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


def button(
    text: str, slot: Callable[[], object], kind: str = "", key: str = "", pic: str = ""
) -> QPushButton:
    """Return a button; its key, bound by the page or form it is on, stands in the tooltip."""
    made = PushButton(f" {text}" if pic else text)
    made.setObjectName(kind)
    made.setAutoDefault(False)
    if pic:
        made.setIcon(icon(pic, "on_accent" if kind == "primary" else "quiet"))
        made.setIconSize(QSize(px(16), px(16)))
    if key:
        made.setToolTip(f"{text}  ({key_words(key)})")
    made.clicked.connect(lambda _checked=False: slot())
    return made


def tool(pic: str, name: str, slot: Callable[[], object] | None = None, key: str = "") -> QToolButton:
    """Return an icon button with an accessible name and a tooltip that shows its key."""
    made = QToolButton()
    made.setIcon(icon(pic))
    made.setIconSize(QSize(px(16), px(16)))
    made.setAccessibleName(name)
    made.setToolTip(f"{name}  ({key_words(key)})" if key else name)
    if key:
        made.setShortcut(QKeySequence(key))
    if slot is not None:
        made.clicked.connect(lambda _checked=False: slot())
    return made


def key_words(key: str) -> str:
    """Return a key as it is written on the keyboard of the language in force."""
    from app.core.messages import language

    if language() != "de":
        return key
    words = {
        "Ctrl": "Strg",
        "Shift": "Umschalt",
        "Return": "Eingabe",
        "Del": "Entf",
        "Space": "Leertaste",
        "PgDown": "Bild ab",
        "PgUp": "Bild auf",
        "Left": "Links",
        "Right": "Rechts",
        "Down": "Unten",
        "Up": "Oben",
        "Ins": "Einfg",
    }
    return "+".join(words.get(part, part) for part in key.split("+"))


def row(*parts: QWidget | QLayout | int, spacing: int = 8) -> QHBoxLayout:
    """Return widgets side by side; an integer is a stretch, or a gap when negative."""
    made = QHBoxLayout()
    made.setSpacing(px(spacing))
    for part in parts:
        if isinstance(part, int):
            if part >= 0:
                made.addStretch(part)
            else:
                made.addSpacing(px(-part))
        elif isinstance(part, QWidget):
            made.addWidget(part)
        else:
            made.addLayout(part)
    return made


def clear(layout: QLayout) -> None:
    """Remove everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def bring_into_sight(part: QWidget) -> None:
    """Scroll the area in which a part stands, if it stands in one, so far that the whole part is seen; what was just shown is laid out first."""
    above: QWidget | None = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        above.ensureWidgetVisible(part, 0, px(56))  # a bar may stand at its lower edge


def go_to(part: QWidget) -> None:
    """Give the focus to a part, and bring all of it into sight, also where it has the focus already."""
    part.setFocus()
    bring_into_sight(part)


def give_rest(table: QTableView, place: int, least: int) -> None:
    """Let a column take what the others leave, and never less than some pixels: then the table scrolls."""
    header = table.horizontalHeader()
    others = sum(header.sectionSize(one) for one in range(header.count()) if one != place)
    roomy = table.viewport().width() - others >= least
    mode = QHeaderView.ResizeMode.Stretch if roomy else QHeaderView.ResizeMode.Interactive
    if header.sectionResizeMode(place) != mode:
        header.setSectionResizeMode(place, mode)
    if not roomy:
        header.resizeSection(place, least)


def widen(table: QTableView, place: int, width: int) -> None:
    """Make a column wide enough for text of a width (see theme.em), or as wide as its title needs."""
    head = table.horizontalHeader()
    head.ensurePolished()
    table.setColumnWidth(place, max(em(width), head.sectionSizeHint(place)))
