"""Booking moves: each is checked against what lies there, the levels and layers follow in the same transaction, and the ledger of values says by how much."""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.inventory.articles.api import Article, mark_moved
from app.modules.inventory.stock.models import Move, MoveProject, ValueRow
from app.modules.inventory.stock.queries.standing import (
    FIRST_DAY,
    LevelKey,
    Order,
    event_of,
    events_of,
    kept_days,
    levels_of_many,
    locked_until,
    lowest_after,
    places_by_key,
    worths_of,
)
from app.modules.inventory.stock.rules.valuation import Event, Valued, Worth, replay
from app.modules.inventory.stock.rules.words import HOLDING
from app.modules.inventory.stock.services.followers import Shift, follow
from app.modules.inventory.stock.services.following import Known, write_known
from app.modules.inventory.stock.services.kept import Kept, change_kept

MOVE_COLUMNS = (
    "id",
    "article_id",
    "kind",
    "day",
    "quantity",
    "from_id",
    "to_id",
    "condition",
    "becomes",
    "lot_id",
    "serial",
    "value",
    "cost1",
    "contact_id",
    "document",
    "reason",
    "reversal_of",
    "return_of",
    "login",
)
VALUE_COLUMNS = ("id", "article_id", "move_id", "cost_id", "day", "kind", "quantity", "value", "passed")
FEW = 50


class Booker:
    """Books moves one after the other, in memory, and writes them at once; nothing it refuses leaves a trace."""

    def __init__(self, unit: Unit, count: int = 1) -> None:
        self.unit, self._count = unit, count
        self._keys: deque[int] = deque()
        self.places = places_by_key(unit.connection)
        self.locked = locked_until(unit.connection)
        self.may_fall = setting(unit.connection, "inventory.negative") == "allow"
        self._known: dict[int, Known] = {}
        self._moves: list[Sequence[Any]] = []
        self._values: list[dict[str, Any]] = []
        self._kept_days = kept_days(unit.connection)
        self._kept: dict[Kept, int] = {}
        self._projects: list[dict[str, int]] = []
        self._shifts: list[Shift] = []

    def known(self, article: int) -> Known:
        """Return what is known of an article; raises Missing."""
        if article not in self._known:
            self.prepare((article,))
        return self._known[article]

    def prepare(self, articles: Collection[int]) -> None:
        """Read what is known of many articles at once; raises Missing where one is gone."""
        wanted = [key for key in dict.fromkeys(articles) if key not in self._known]
        if not wanted:
            return
        connection = self.unit.connection
        usual = setting(connection, "inventory.valuation")
        worths, levels = worths_of(connection, wanted), levels_of_many(connection, wanted)
        for key, row in self.unit.rows(Article, wanted).items():
            kept = worths.get(key)
            worth, moved, day = kept or (Worth(row["valuation"] or usual), FIRST_DAY, FIRST_DAY)
            before = {one.key: (one.day, one.quantity, one.value) for one in worth.layers}
            self._known[key] = Known(
                row, levels.get(key, {}), worth, moved, day, before=before, new=kept is None
            )

    def held(self, place: int) -> bool:
        """Say whether what lies at a place is ours."""
        return self.places[place]["kind"] in HOLDING

    def check_day(self, day: datetime.date, field: str = "day") -> None:
        """Raise Invalid for a day that is locked or lies in the future."""
        if day > self.unit.today:
            raise Invalid(N_("Stock is not moved in the future."), field=field)
        if day <= self.locked:
            words = N_("Stock is locked up to {day}; choose a later day.")
            raise Invalid(words, field=field, day=self.locked)

    def write(self, values: Mapping[str, Any]) -> int:
        """Book a move whose columns are known, and return its key; raises Invalid where not enough lies there."""
        known = self.known(values["article_id"])
        lot = values["lot_id"] or 0
        source = values["from_id"], lot, values["condition"], values["serial"]
        aim = values["to_id"], lot, values["becomes"] or values["condition"], values["serial"]
        if self.held(values["from_id"]):
            self._refuse_short(known, source, values)
        key = self._next()
        row = {**values, "id": key, "login": self.unit.login}
        self._moves.append([row[name] for name in MOVE_COLUMNS])
        for place, sign in ((source, -1), (aim, 1)):
            if self.held(place[0]):
                known.add(place, sign * values["quantity"])
                self._change_kept(values, place, sign * values["quantity"])
        origin, target = (self.places[values[name]]["kind"] for name in ("from_id", "to_id"))
        placed = event_of(row, origin, target)
        if placed is not None:
            self.value(known, *placed, move=key, day=values["day"])
        known.moved = max(known.moved, values["day"])
        known.day = max(known.day, values["day"])
        return key

    def _change_kept(self, values: Mapping[str, Any], place: LevelKey, quantity: int) -> None:
        for kept, day in self._kept_days:
            if values["day"] <= day:
                key = kept, values["article_id"], place
                self._kept[key] = self._kept.get(key, 0) + quantity

    def _next(self) -> int:
        """Return the key of the next move; they ascend, since moves of one day happen in the order of their keys."""
        if not self._keys:
            self._flush_moves()
            self._keys.extend(self.unit.reserve(Move, self._count))
        return self._keys.popleft()

    def _refuse_short(self, known: Known, key: LevelKey, values: Mapping[str, Any]) -> None:
        """Raise Invalid where less lies there than goes, on the day of the move or on a later one."""
        quantity, there = values["quantity"], known.at(key)
        if self.may_fall and not key[3]:
            return
        if there >= quantity and values["day"] < known.day:
            self._flush_moves()
            there = lowest_after(self.unit.connection, known.row["id"], key, values["day"], there)
        if there < quantity:
            raise Invalid(
                N_(
                    "{article}: only {there} at {place} ({wanted} wanted). Look where it lies, or book its receipt first."
                ),
                field="quantity",
                article=known.row["number"],
                there=formats.scaled(max(0, there)),
                wanted=formats.scaled(quantity),
                place=self.places[key[0]]["path"],
            )

    # -- values ---------------------------------------------------------------
    def value(
        self,
        known: Known,
        order: Order,
        event: Event,
        *,
        move: int,
        day: datetime.date,
        cost: int | None = None,
    ) -> Valued:
        """Let an event change the value of an article, and note by how much; one of an earlier day is set in its place, its effect on later ones a row of today."""
        before, difference = known.worth.value, 0
        known.waiting.append((order, event))
        if day < known.day or event.of is not None:
            happened = dict([*events_of(self.unit.connection, known.row["id"]), *known.waiting])
            worth, done = replay(known.worth.method, [happened[place] for place in sorted(happened)])
            found = next(one for one in done if one.key == event.key)
            if cost is None and day < known.day:
                every = sorted(happened)
                others = [happened[place] for place in every if place != order]
                after = [happened[place] for place in every]
                about = event.key, known.row["id"], worth.method
                self._shifts.append(Shift(*about, others, after, -found.value))
            known.worth = worth
            difference = worth.value - before - found.value - found.correction
        else:
            found = known.worth.apply(event)
        known.day = max(known.day, day)
        kind = "cost" if cost is not None else "move"
        base = {
            "article_id": known.row["id"],
            "move_id": move,
            "cost_id": cost,
            "day": day,
            "quantity": 0,
            "passed": 0,
        }
        self._values.append(
            {**base, "kind": kind, "quantity": event.quantity, "value": found.value, "passed": found.passed}
        )
        if found.correction:
            self._values.append({**base, "kind": "correction", "value": found.correction})
        if difference:
            self._values.append(
                {**base, "kind": "difference", "value": difference, "day": max(day, self.unit.today)}
            )
        return found

    def went(self, moves: Collection[int]) -> int:
        """Return the value in cents that moves of this booking took out of the stock."""
        return -sum(
            int(one["value"]) for one in self._values if one["move_id"] in moves and one["kind"] == "move"
        )

    def note_project(self, move: int, project: int) -> None:
        """Note what project a move is for; written with it."""
        self._projects.append({"move_id": move, "project_id": project})

    # -- writing ----------------------------------------------------------------
    def _flush_moves(self) -> None:
        """Write the moves that were booked so far."""
        if len(self._moves) <= FEW:
            rows = [dict(zip(MOVE_COLUMNS, one, strict=True)) for one in self._moves]
            self.unit.insert_rows(Move, rows)
        else:
            days = MOVE_COLUMNS.index("day")
            placed = [(*one[:days], one[days].isoformat(), *one[days + 1 :]) for one in self._moves]
            self.unit.insert_batch(Move, MOVE_COLUMNS, placed)
        self._moves = []

    def finish(self) -> None:
        """Write what was booked: moves, values, and what follows from them."""
        self._flush_moves()
        shifts, self._shifts = self._shifts, []
        follow(self, shifts)
        if self._projects:
            self.unit.insert_rows(MoveProject, self._projects)
        self._write_values()
        changed = {key: one for key, one in self._known.items() if one.changed or one.waiting}
        mark_moved(self.unit, {key: one.worth.method for key, one in changed.items() if one.new})
        write_known(self.unit.connection, changed)
        change_kept(self.unit, self._kept)
        self._known, self._kept, self._projects = {}, {}, []

    def _write_values(self) -> None:
        if len(self._values) <= FEW:
            self.unit.insert_rows(ValueRow, self._values)
        else:
            keys = self.unit.reserve(ValueRow, len(self._values))
            rows = [
                (key, *(_plain(one[name]) for name in VALUE_COLUMNS[1:]))
                for key, one in zip(keys, self._values, strict=True)
            ]
            self.unit.insert_batch(ValueRow, VALUE_COLUMNS, rows)
        self._values = []


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value
