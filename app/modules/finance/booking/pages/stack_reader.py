"""Reads the stack that the page of booking shows, beside the window; what is typed meanwhile stays in the mask."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from app.core.dates import month_start
from app.core.errors import KontorError
from app.modules.finance.booking.pages.mask import Mask
from app.modules.finance.booking.queries import StackView, open_stacks, stack_to_book
from app.ui.desk import Desk

LAST = "booking.stack"  # where the stack of last time is remembered


class StackReader:
    """Asks for a stack, the newest question alone; no answer comes over lines that were sent since."""

    def __init__(
        self, page: QWidget, desk: Desk, entry: Mask, show: Callable[[StackView, bool], None]
    ) -> None:
        self._page, self._desk, self._entry, self._show = page, desk, entry, show
        self._key: int | None = None  # the stack that was asked for last
        self._sent = 0  # how many lines were sent
        self._under_way = 0  # how many of them were not answered yet
        self._due = False  # whether it is read again once they are

    def begin(self) -> None:
        """Show the stack of last time, else the first open one, unless another one was asked for meanwhile."""

        def choose(found: list[tuple[int, str]]) -> None:
            if self._key is None:
                last, keys = self._desk.store.get(LAST), [key for key, _name in found]
                self.open(last if last in keys else next(iter(keys), 0))

        self._desk.read(open_stacks, then=choose, owner=self._page, slot="stacks")

    def open(self, key: int, shown: int = 0) -> None:
        """Read a stack by its key, for 0 the one of this month; shown is the key of the one on the page."""
        self._key, again = key, bool(key) and key == shown
        if not again:
            self._entry.leave_stack()
        sent = self._sent

        def take(stack: StackView) -> None:
            if self._under_way:
                self._due = True
            elif sent != self._sent:
                self.open(key, shown)
            else:
                self._show(stack, again)

        def failed(error: KontorError) -> None:
            self._desk.refused(error, lambda: self.open(key, shown))

        start = month_start(self._desk.today())
        self._desk.read(stack_to_book, key, start, then=take, failed=failed, owner=self._page, slot="stack")

    def choose(self) -> None:
        """Offer the open stacks."""

        def show(found: list[tuple[int, str]]) -> None:
            menu = QMenu(self._page)
            for key, name in found:
                menu.addAction(name).triggered.connect(lambda _on=False, k=key: self.open(k))
            menu.popup(self._page.mapToGlobal(self._page.rect().center()))

        self._desk.read(open_stacks, then=show, owner=self._page, slot="choose")

    def sent(self) -> None:
        """Count a line that was sent."""
        self._sent += 1
        self._under_way += 1

    def answered(self, shown: int) -> None:
        """Count a line that was answered; what could not be shown before is read again."""
        self._under_way -= 1
        if self._due and not self._under_way and self._key is not None:
            self._due = False
            self.open(self._key, shown)
