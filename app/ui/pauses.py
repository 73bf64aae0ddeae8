"""Sees what a person types and clicks, and looks for unreachable objects while nobody does.

Python looks through all objects whenever enough new ones were made, which opening a page does; that stood in the way for
100 to 400 ms. Here the full look waits for a pause. What was there before is set aside and not looked through each time;
in a longer pause all of it is.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

START_MS = 3_000  # in which hundreds of modules and the first page are made, and nothing goes
PAUSE_MS = 2_000  # without input, until what is new is looked through
LONG_PAUSE_MS = 60_000  # until everything is
YOUNG = 2_000  # new objects until those that were just made are looked through, which takes a tenth of a millisecond
TURN_MS = 250  # between looks at what is new
YOUNGEST_FIRST = 10  # looks at the newest for one at what is a little older
KINDS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class Input(QObject):
    """Tells of each key and click in the windows of the system; they have few events beside those of all their parts."""

    came = Signal()

    def watch(self, app: QGuiApplication) -> None:
        """Watch every window that gets the focus."""
        app.focusWindowChanged.connect(self.watch_window)

    def watch_window(self, window: QWindow | None) -> None:
        """Watch a window; to be told twice changes nothing."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell of input, and let it go on."""
        if event.type() in KINDS:
            self.came.emit()
        return False


class IdleCollection(QObject):
    """Waits for pauses between what comes in."""

    def __init__(self, came: Input) -> None:
        super().__init__(came)
        self.short, self.long = QTimer(self), QTimer(self)
        for timer, pause, look in (
            (self.short, PAUSE_MS, self._look_at_new),
            (self.long, LONG_PAUSE_MS, self._look_at_all),
        ):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(look)
        self.starting = QTimer(self, singleShot=True, interval=START_MS)
        self.turns = QTimer(self, interval=TURN_MS)
        self.turns.timeout.connect(self._look_at_young)
        self.starting.timeout.connect(self.turns.start)
        came.came.connect(self._wait)

    def begin(self) -> None:
        """Take looking over from Python; while the program starts nothing is looked through at all.

        Python looks in whatever thread is at work: parts of the window that went would be taken away there, and Qt and Python
        wait for each other for ever.
        """
        gc.disable()
        self.starting.start()
        self._wait()

    def _wait(self) -> None:
        self.short.start()
        self.long.start()

    def _look_at_young(self) -> None:
        young, middle, _old = gc.get_count()
        if young > YOUNG:
            gc.collect(1 if middle > YOUNGEST_FIRST else 0)

    def _look_at_new(self) -> None:
        gc.collect()
        gc.freeze()

    def _look_at_all(self) -> None:
        gc.unfreeze()
        self._look_at_new()
