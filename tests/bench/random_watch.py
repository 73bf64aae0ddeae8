"""What comes of random events: what falls, is logged, is warned of, is lost, or takes long."""

from __future__ import annotations

import logging
import time
import traceback
from collections import Counter
from typing import Any, TextIO

from app.ui.desk import Desk
from tests.bench.random_ways import Hands
from tests.bench.random_window import Work

SLOW = 2.0  # seconds of one turn of the window's thread
WEIGHTS = {
    "key": 14, "text": 5, "click": 16, "row": 4, "page": 1, "size": 0.3, "command": 2, "drag": 2, "wheel": 2, "paste": 2, "fill": 2,
    "send": 3, "look": 0.3, "lock": 0.3, "close": 0.6,
}  # fmt: skip
TYPING = ("text", "paste", "fill", "send", "key", "drag", "wheel")  # these change what is typed


class Monkey(logging.Handler):
    """Sends events, and keeps what came of them."""

    def __init__(self, work: Work, seed: int, log: TextIO | None = None) -> None:
        super().__init__(logging.WARNING)
        self.log = log
        self.work, self.hands = work, Hands(work, seed)
        self.found = Counter[str]()
        self.trouble: list[str] = []
        self.pages, self.commands, self.ways = Counter[str](), Counter[str](), Counter[str]()
        run = Desk.run

        def counted(desk: Desk, command: Any, *more: Any, **named: Any) -> Any:
            self.commands[getattr(command, "__qualname__", str(type(command)))] += 1
            return run(desk, command, *more, **named)

        Desk.run = counted  # type: ignore[method-assign,assignment]
        logging.getLogger().addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is logged."""
        trace = "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""
        self.trouble.append(f"{trace[-1500:]}{record.levelname} {record.getMessage()} {trace[-100:]}")

    def fell(self, kind: type[BaseException], error: BaseException, trace: Any) -> None:
        """Keep what fell in a slot."""
        self.trouble.append("".join(traceback.format_exception(kind, error, trace))[-1500:])

    def warned(self, _kind: Any, _context: Any, text: str) -> None:
        """Keep what Qt warns of."""
        if "plugin does not support" not in text:
            stack = "".join(traceback.format_stack(limit=9)[:-1])
            self.trouble.append(f"{stack}Qt: {text}")

    def event(self) -> None:
        """Send one event, and look at what came of it."""
        began, self.work.longest = time.monotonic(), 0.0
        hands = self.hands
        ways = {getattr(hands, name): weight for name, weight in WEIGHTS.items()}
        way = self.hands.draw.choices(list(ways), list(ways.values()))[0]
        before = self.work.typed()
        self.ways[way.__name__] += 1
        if self.log is not None:
            said = self.hands.done[-1] if self.hands.done else ""
            self.log.write(f"{said!r}\n{self.ways.total()} {way.__name__}\n")
            self.log.flush()
        try:
            way()
        except Exception as error:  # noqa: BLE001  what falls is looked for
            self.fell(type(error), error, error.__traceback__)
        self.work.longest = time.monotonic() - began
        if self.hands.draw.random() < 0.6 or before:
            self.work.settle()
        if self.work.program.window is None:
            self.work.unlock()
            self.work.settle()
        if way.__name__ not in TYPING:
            self.trouble += self.work.lost(before)
        self.work.sent.clear()
        self.pages[self.work.window.page_key] += 1
        if self.work.longest > SLOW:
            self.trouble.append(
                f"took {self.work.longest:.1f} s: {self.hands.done[-1] if self.hands.done else ''}"
            )
        self.tell()

    def tell(self) -> None:
        """Print each kind of trouble once."""
        for one in self.trouble:
            name = one.strip().splitlines()[-1][:160]
            self.found[name] += 1
            if self.found[name] == 1:
                words = f"--- {one}\n    after: {' | '.join(self.hands.done)}"
                print(words.encode("utf-8", "backslashreplace").decode(), flush=True)
        self.trouble.clear()
