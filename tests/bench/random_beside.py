"""A second desk that writes while somebody works: any line of any table that may be changed gets another word, and papers are posted."""

from __future__ import annotations

import random
import threading
from collections import Counter
from typing import Any

from sqlalchemy import String, Table, select
from sqlalchemy.exc import DBAPIError

from app.core.errors import KontorError
from app.data.all_tables import load_models
from app.data.books import open_book
from app.data.declarative import Base
from app.data.office import Actor, Office, command
from app.data.unit import Unit
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post

PAUSE = 0.25  # seconds between two commands
WORDS = ("name", "title", "text", "note", "matter", "purpose", "description")


def _kinds() -> list[tuple[type[Base], str]]:
    """Return the tables that have versions, each with a text that people change."""
    load_models()
    found, waiting = list[tuple[type[Base], str]](), [Base]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        table: Table | None = getattr(kind, "__table__", None)
        if table is None or "version" not in table.c or "id" not in table.c:
            continue
        texts = [name for name in WORDS if name in table.c and isinstance(table.c[name].type, String)]
        found += [(kind, texts[0])] if texts else []
    return found


@command("", locks=())
def _say_otherwise(unit: Unit, kind: Any, field: str, key: int, word: str) -> None:
    """Change a text of a row, as a form of another desk would."""
    unit.update(kind, key, {field: word})


class Beside:
    """The other desk, in a thread of its own."""

    def __init__(self, place: str, seed: int) -> None:
        self._place, self._draw = place, random.Random(seed)
        self._over = threading.Event()
        self.done, self.refused = Counter[str](), Counter[str]()
        self._thread = threading.Thread(target=self._work, daemon=True)

    def begin(self) -> None:
        """Begin to write."""
        self._thread.start()

    def end(self) -> None:
        """Stop, and wait for what is under way."""
        self._over.set()
        self._thread.join(20)

    def _work(self) -> None:
        office = Office(open_book(self._place), Actor("zweite", "Zweiter Platz", frozenset({"*"})))
        kinds = _kinds()
        while not self._over.wait(PAUSE):
            try:
                self._once(office, kinds)
            except (KontorError, DBAPIError) as error:  # guards keep what is finalised
                self.refused[f"{type(error).__name__} {error}"[:80]] += 1
        office.book.leave()

    def _once(self, office: Office, kinds: list[tuple[type[Base], str]]) -> None:
        if self._draw.random() < 0.2:
            lines = (LineDraft("6800", 10_00), LineDraft("1800", -10_00))
            office.run(post, EntryDraft(office.clock().astimezone().date(), "B-1", "Porto", lines))
            self.done["post"] += 1
            return
        kind, field = self._draw.choice(kinds)
        table = kind.__table__
        with office.book.engine.connect() as connection:
            rows = connection.execute(
                select(table.c.id, table.c[field]).order_by(table.c.id.desc()).limit(15)
            ).all()
        if rows:
            key, text = self._draw.choice(rows)
            office.run(_say_otherwise, kind, field, key, f"{str(text or '').rstrip('*')}*"[:20])
            self.done[table.name] += 1
