"""Keys and clicks at random in the window: `python -m tests.bench.random_events BOOK [SEED] [EVENTS]`, some three minutes for 4,000.

On a copy of a book the administrator types, clicks, opens menus, drags the window to other sizes and goes on before the
last answer came. What falls, what is logged, what Qt warns of and what takes longer than a second is printed with the
events before it. Dialogs of the system and other programs stay closed; menus and the search are used.
"""

from __future__ import annotations

import logging
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter, deque
from pathlib import Path
from typing import Any

from app.core.manifest import standard_roles
from tests.bench.role_actions import Walk, nothing_opens

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
]
LETTERS = "abcdefgmnrstuxyzäöß0123456789,.-/+%*"
SIZES = ((1366, 768), (1280, 720), (1000, 640), (1920, 1080), (800, 600))
SLOW = 1.0  # seconds


class Monkey(logging.Handler):
    """Sends events, and keeps what came of them."""

    def __init__(self, walk: Walk, seed: int) -> None:
        super().__init__(logging.WARNING)
        self.walk, self.draw = walk, random.Random(seed)
        self.done, self.found = deque[str](maxlen=14), Counter[str]()
        self.trouble: list[str] = []
        self.pages, self.commands = Counter[str](), Counter[str]()
        run = walk.desk.run

        def counted(command: Any, *more: Any, **named: Any) -> Any:
            self.commands[getattr(command, "__qualname__", str(type(command)))] += 1
            return run(command, *more, **named)

        walk.desk.run = counted  # type: ignore[method-assign]
        logging.getLogger().addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is logged."""
        trace = "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""
        self.trouble.append(f"{record.levelname} {record.getMessage()} {trace[-1500:]}")

    def fell(self, kind: type[BaseException], error: BaseException, trace: Any) -> None:
        """Keep what fell in a slot."""
        self.trouble.append("".join(traceback.format_exception(kind, error, trace))[-1500:])
        if "in main" in self.trouble[-1]:
            print(self.trouble[-1], flush=True)  # it is the monkey itself

    def warned(self, _kind: Any, _context: Any, text: str) -> None:
        """Keep what Qt warns of."""
        if "plugin does not support" not in text:
            stack = "".join(traceback.format_stack(limit=9)[:-1])
            self.trouble.append(f"{stack}Qt: {text}")

    def event(self) -> None:
        """Send one event, and look at what came of it."""
        began = time.monotonic()
        ways = (
            self.key,
            self.key,
            self.text,
            self.click,
            self.click,
            self.row,
            self.page,
            self.size,
            self.command,
        )
        self.draw.choices(ways, (8, 8, 5, 9, 9, 4, 1, 0.3, 2))[0]()
        if self.draw.random() < 0.6:
            self.walk.settle()
        spent = time.monotonic() - began
        self.pages[self.walk.window.page_key] += 1
        if spent > SLOW + 2:
            self.trouble.append(f"took {spent:.1f} s")
        for one in self.trouble:
            name = one.strip().splitlines()[-1][:160]
            self.found[name] += 1
            if self.found[name] == 1:
                print(f"--- {one}\n    after: {' | '.join(self.done)}", flush=True)
        self.trouble.clear()

    def key(self) -> None:
        """Press a key where the focus is."""
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QKeySequence
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        name = self.draw.choice(KEYS)
        pressed = QKeySequence(name)[0]
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.walk.window
        self.done.append(f"{name} in {type(target).__name__} {target.accessibleName()[:20]}")
        QTest.keyClick(target, Qt.Key(pressed.key()), pressed.keyboardModifiers())

    def text(self) -> None:
        """Type some letters."""
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent
        from PySide6.QtWidgets import QApplication

        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.walk.window
        typed = "".join(self.draw.choices(LETTERS, k=self.draw.randrange(1, 7)))
        self.done.append(f"{typed!r} in {type(target).__name__} {target.accessibleName()[:20]}")
        for letter in typed:
            target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.walk.window
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(
                    target, QKeyEvent(kind, ord(letter.upper()[0]), Qt.KeyboardModifier.NoModifier, letter)
                )

    def click(self) -> None:
        """Click on a part of the window that one can click on."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import (
            QAbstractButton,
            QAbstractItemView,
            QApplication,
            QComboBox,
            QLineEdit,
            QTabBar,
        )

        popup = QApplication.activePopupWidget()
        kinds = (QAbstractButton, QLineEdit, QComboBox, QTabBar, QAbstractItemView)
        parts = [one for one in (popup or self.walk.window).findChildren(object) if isinstance(one, kinds)]
        parts = [
            one
            for one in parts
            if one.isVisible() and one.isEnabled() and one.width() > 4 and one.height() > 4
        ]
        target = self.draw.choice(parts) if parts else self.walk.window
        target = target.viewport() if isinstance(target, QAbstractItemView) else target
        place = target.rect().center()
        if not isinstance(target, QAbstractButton):
            place.setX(self.draw.randrange(target.width()))
            place.setY(self.draw.randrange(target.height()))
        mouse = Qt.MouseButton.RightButton if self.draw.random() < 0.1 else Qt.MouseButton.LeftButton
        words = target.text()[:30] if isinstance(target, QAbstractButton) else ""
        self.done.append(f"click {type(target).__name__} {target.accessibleName()[:20]} {words}")
        act = QTest.mouseDClick if self.draw.random() < 0.1 else QTest.mouseClick
        act(target, mouse, Qt.KeyboardModifier.NoModifier, place)

    def row(self) -> None:
        """Choose a row of a list that is shown."""
        from app.ui.lists.panel import ListPanel

        shown = [
            one
            for one in self.walk.window.findChildren(ListPanel)
            if one.isVisible() and one.model.rowCount()
        ]
        if shown:
            panel = self.draw.choice(shown)
            row = self.draw.randrange(min(panel.model.rowCount(), 12))
            self.done.append(f"row {row}")
            panel.view.table.selectRow(row)

    def page(self) -> None:
        """Go to any page."""
        key = self.draw.choice([key for module in self.walk.window.modules for key, _page in module.pages()])
        self.done.append(f"page {key}")
        self.walk.window.open(key)

    def command(self) -> None:
        """Take something that the search offers."""
        found = [
            one for one in self.walk.window.entries() if not one.key.startswith("window:")
        ]  # those leave it
        entry = self.draw.choice(found)
        self.done.append(f"command {entry.key}")
        entry.choose()

    def size(self) -> None:
        """Give the window another size."""
        width, height = self.draw.choice(SIZES)
        self.done.append(f"size {width}x{height}")
        self.walk.window.resize(width, height)

    def close_what_waits(self) -> None:
        """Use a menu or leave a dialog that holds an event loop of its own."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

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


def main() -> None:
    """Send events into the window of a copy of a book."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(tempfile.mkdtemp(prefix="kontor-monkey-"))
    os.environ["KONTOR_HOME"] = str(folder)
    from PySide6.QtCore import QTimer, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from app.core.messages import use_language
    from app.data.books import open_book
    from app.ui import theme

    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    events = int(sys.argv[3]) if len(sys.argv) > 3 else 4_000
    app = QApplication([])
    use_language("de" if seed % 2 else "en")
    theme.apply("light" if seed % 3 else "dark")
    copy = folder / "Copy.kontor"
    shutil.copytree(sys.argv[1], copy)
    walk = Walk(open_book(str(copy)), next(one for one in standard_roles() if one.key == "administrator"))
    del walk.desk.run  # commands run here
    walk.window.setUpdatesEnabled(True)
    monkey = Monkey(walk, seed)
    sys.excepthook = monkey.fell
    qInstallMessageHandler(monkey.warned)
    waits = QTimer(interval=150)
    waits.timeout.connect(monkey.close_what_waits)
    waits.start()
    from PySide6.QtWidgets import QMenu

    kept = QMenu.popup, QMenu.exec
    with nothing_opens():
        QMenu.popup, QMenu.exec = kept  # type: ignore[method-assign]
        for _n in range(events):
            monkey.event()
    print(
        f"{len(monkey.pages)} pages, {sum(monkey.commands.values())} commands of {len(monkey.commands)} kinds"
    )
    print(f"seed {seed}: {events} events, {sum(monkey.found.values())} troubles of {len(monkey.found)} kinds")
    for name, count in monkey.found.most_common():
        print(f"{count:6} {name}")
    app.processEvents()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


if __name__ == "__main__":
    main()
