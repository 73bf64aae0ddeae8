"""What random events there are: keys, letters, clicks, menus, drags, the wheel, odd texts from the clipboard, locks, looks, zooms, languages."""

from __future__ import annotations

import random
from collections import deque

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QSplitterHandle,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from app.ui.forms import Form
from app.ui.lists.panel import ListPanel
from tests.bench.odd_values import DAYS, FIGURES, TEXTS, TIMES_OF_DAY, fitting
from tests.bench.random_window import Work

KEYS = [
    "Tab",
    "Shift+Tab",
    "Return",
    "Ctrl+Return",
    "Esc",
    "Esc",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "F8",
    "F9",
    "F10",
    "F11",
    "Del",
    "Ctrl+Del",
    "Ctrl+Ins",
    "Backspace",
    "Space",
    "Up",
    "Down",
    "Left",
    "Right",
    "PgUp",
    "PgDown",
    "Home",
    "End",
    "Ctrl+Home",
    "Ctrl+End",
    "Ctrl+PgDown",
    "Ctrl+PgUp",
    "Ctrl+A",
    "Ctrl+C",
    "Ctrl+D",
    "Ctrl+E",
    "Ctrl+F",
    "Ctrl+G",
    "Ctrl+H",
    "Ctrl+I",
    "Ctrl+K",
    "Ctrl+L",
    "Ctrl+M",
    "Ctrl+N",
    "Ctrl+O",
    "Ctrl+P",
    "Ctrl+R",
    "Ctrl+S",
    "Ctrl+T",
    "Ctrl+U",
    "Ctrl+V",
    "Ctrl+X",
    "Ctrl+Y",
    "Ctrl+Z",
    "Ctrl+Shift+F",
    "Ctrl+Shift+P",
    "Ctrl+Shift+Z",
    "Alt+Left",
    "Alt+Right",
    "Alt+Up",
    "Alt+Down",
    "Alt+1",
    "Alt+2",
    "Alt+3",
    "Alt+4",
    "Alt+5",
    "Alt+6",
    "Alt+7",
    "Alt+8",
    "Alt+9",
    "Shift+F10",
    "Shift+Down",
    "Ctrl+Space",
    "Ctrl+Shift+N",
    "Ctrl++",
    "Ctrl+-",
    "F1",
    "Ctrl+B",
    "Ctrl+W",
    "Shift+Home",
    "Ctrl+Shift+End",
]
LETTERS = "abcdefgmnrstuxyzäöß0123456789,.-/+%*"
SIZES = ((1366, 768), (1280, 720), (1000, 640), (1920, 1080), (800, 600))
SLOW = 3.0  # seconds
LOOKS = {
    "user.language": ("de", "en"),
    "user.theme": ("light", "dark", "system"),
    "user.zoom": (75, 100, 125, 150, 200),
}
MANY_ROWS = "\r\n".join(f"{n}\tZeile {n}\t{n},50\t0{n % 9 + 1}.11.2026" for n in range(60))


class Hands:
    """Sends events of each kind; what it did last is kept."""

    def __init__(self, work: Work, seed: int) -> None:
        self.work, self.draw = work, random.Random(seed)
        self.done = deque[str](maxlen=14)

    def _target(self) -> QWidget:
        found = QApplication.activePopupWidget() or QApplication.focusWidget() or self.work.program.window
        return found if found is not None else self.work.program.frame

    def _note(self, what: str, target: QWidget) -> None:
        self.done.append(f"{what} in {type(target).__name__} {target.accessibleName()[:20]}")

    def key(self) -> None:
        """Press a key where the focus is."""
        name, target = self.draw.choice(KEYS), self._target()
        pressed = QKeySequence(name)[0]
        self._note(name, target)
        QTest.keyClick(target, Qt.Key(pressed.key()), pressed.keyboardModifiers())

    def text(self) -> None:
        """Type some letters."""
        typed = "".join(self.draw.choices(LETTERS, k=self.draw.randrange(1, 7)))
        self._note(repr(typed), self._target())
        for letter in typed:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, ord(letter.upper()[0]), Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._target(), event)

    def _parts(self, *kinds: type[QWidget]) -> list[QWidget]:
        inside = QApplication.activePopupWidget() or self.work.program.window or self.work.program.frame
        return [
            one
            for one in inside.findChildren(QWidget)
            if isinstance(one, kinds)
            and one.isVisible()
            and one.isEnabled()
            and min(one.width(), one.height()) > 4
        ]

    def _place(self, target: QWidget) -> QPoint:
        return QPoint(self.draw.randrange(target.width() or 1), self.draw.randrange(target.height() or 1))

    def click(self) -> None:
        """Click on a part of the window that one can click on."""
        parts = self._parts(QAbstractButton, QLineEdit, QComboBox, QTabBar, QAbstractItemView)
        target = self.draw.choice(parts) if parts else self._target()
        target = target.viewport() if isinstance(target, QAbstractItemView) else target
        place = target.rect().center() if isinstance(target, QAbstractButton) else self._place(target)
        mouse = Qt.MouseButton.RightButton if self.draw.random() < 0.1 else Qt.MouseButton.LeftButton
        held = self.draw.choices(
            (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ControlModifier,
                Qt.KeyboardModifier.ShiftModifier,
            ),
            (8, 1, 1),
        )[0]
        words = target.text()[:30] if isinstance(target, QAbstractButton) else ""
        self._note(f"click {words}", target)
        act = QTest.mouseDClick if self.draw.random() < 0.1 else QTest.mouseClick
        act(target, mouse, held, place)

    def drag(self) -> None:
        """Drag something: a row, a card, a column, an edge, or what is chosen of a text."""
        parts = self._parts(QAbstractItemView, QHeaderView, QSplitterHandle, QLineEdit, QTabBar)
        parts += [one for one in self._parts(QWidget) if type(one).paintEvent is not QWidget.paintEvent][:3]
        if not parts:
            return
        target = self.draw.choice(parts)
        target = target.viewport() if isinstance(target, QAbstractItemView) else target
        self._note("drag", target)
        QTest.mousePress(
            target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self._place(target)
        )
        for _step in range(self.draw.randrange(1, 5)):
            if isValid(target):
                QTest.mouseMove(target, self._place(target))
                QApplication.processEvents()
        if isValid(target):
            QTest.mouseRelease(
                target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self._place(target)
            )

    def wheel(self) -> None:
        """Turn the wheel over a part of the window."""
        parts = self._parts(QWidget)
        target = self.draw.choice(parts) if parts else self._target()
        self._note("wheel", target)
        place, turn = QPointF(self._place(target)), QPoint(0, self.draw.choice((-360, -120, 120, 360)))
        held = self.draw.choices(
            (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ControlModifier,
                Qt.KeyboardModifier.ShiftModifier,
            ),
            (8, 2, 1),
        )[0]
        there, still = QPointF(target.mapToGlobal(place.toPoint())), Qt.ScrollPhase.NoScrollPhase
        how = (QPoint(), turn, Qt.MouseButton.NoButton, held, still, False)
        event = QWheelEvent(place, there, *how)
        QApplication.sendEvent(target, event)

    def paste(self) -> None:
        """Paste an odd text where the focus is."""
        text = self.draw.choice([*TEXTS, *FIGURES, *DAYS, *TIMES_OF_DAY, MANY_ROWS]).replace("\ud800", "")
        QApplication.clipboard().setText(text)
        self._note(f"paste {text[:20]!r}", self._target())
        QTest.keyClick(self._target(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def fill(self) -> None:
        """Type into some fields of an open form."""
        forms = [one for one in self.work.window.findChildren(Form) if one.isVisible() and one.isEnabled()]
        if not forms:
            return
        form = self.draw.choice(forms)
        fields = [one for one in form.fields.values() if one.isVisibleTo(form) and one.editor.isEnabled()]
        for field in self.draw.sample(fields, min(3, len(fields))):
            text = self.draw.choice([*FIGURES, *DAYS, *TEXTS]).replace("\ud800", "")
            self.done.append(f"fill {form.name} {field.key} {text[:15]!r}")
            field.editor.setFocus()
            QApplication.clipboard().setText(text)
            QTest.keyClick(
                QApplication.focusWidget() or field.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
            )

    def send(self) -> None:
        """Fill a form with what fits its fields, and send it."""
        forms = [one for one in self.work.window.findChildren(Form) if one.isVisible() and one.isEnabled()]
        if not forms:
            return
        form = self.draw.choice(forms)
        for field in form.fields.values():
            if field.isVisibleTo(form) and field.editor.isEnabled() and field.is_blank():
                field.set_text(fitting(self.draw, field))
        self.done.append(f"send {form.name}")
        QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def row(self) -> None:
        """Choose a row of a list that is shown."""
        lists = self.work.window.findChildren(ListPanel)
        shown = [one for one in lists if one.isVisible() and one.model.rowCount()]
        if shown:
            panel = self.draw.choice(shown)
            row = self.draw.randrange(min(panel.model.rowCount(), 12))
            self.done.append(f"row {row}")
            panel.view.table.selectRow(row)

    def page(self) -> None:
        """Go to any page that the role sees."""
        window = self.work.window
        key = self.draw.choice([key for one in window.modules for key, _page in window._visible(one)])
        self.done.append(f"page {key}")
        window.open(key)

    def command(self) -> None:
        """Take something that the search offers."""
        found = [
            one for one in self.work.window.entries() if not one.key.startswith("window:")
        ]  # those leave it
        entry = self.draw.choice(found)
        self.done.append(f"command {entry.key}")
        entry.choose()

    def size(self) -> None:
        """Give the window another size."""
        width, height = self.draw.choice(SIZES)
        self.done.append(f"size {width}x{height}")
        self.work.program.frame.resize(width, height)

    def look(self) -> None:
        """Change language, look or zoom, whatever stands half typed."""
        from app.data.settings import change_own_setting

        key = self.draw.choice(list(LOOKS))
        value = self.draw.choice(LOOKS[key])
        self.done.append(f"{key} {value}")
        desk = self.work.desk
        desk.run(change_own_setting, key, value, then=lambda _n: desk.look_changed.emit())

    def lock(self) -> None:
        """Lock, and do something where one signs in."""
        self.done.append("lock")
        self.work.lock()
        for act in self.draw.choices((self.key, self.text, self.click), k=3):
            if self.work.program.window is None:
                act()

    def close(self) -> None:
        """Close the form that stands open, a window that was torn off, or the window itself, which opens again."""
        window = self.work.window
        forms = [one for one in window.findChildren(Form) if one.isVisible()]
        torn = [one for one in window._torn if one.isVisible()]
        if torn and self.draw.random() < 0.5:
            self.done.append("close torn window")
            self.draw.choice(torn).close()
        elif forms and self.draw.random() < 0.6:
            self.done.append("leave form")
            self.draw.choice(forms).leave()
        else:
            self.done.append("close window")
            window.close()
            self.work.program.show_window(anew=True)

    def close_what_waits(self) -> None:
        """Use a menu or leave a dialog that holds an event loop of its own."""
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            for key in self.draw.choices(
                (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape), (3, 2, 2), k=3
            ):
                if QApplication.activePopupWidget() is popup:
                    QTest.keyClick(popup, key)
            if QApplication.activePopupWidget() is popup and self.draw.random() < 0.3:
                popup.close()
        if modal is not None:
            self.done.append(f"dialog {modal.windowTitle()}")
            modal.close()
