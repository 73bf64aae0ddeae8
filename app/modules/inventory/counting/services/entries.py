"""What was counted is entered, by the first and by a second counter, and decided where they differ."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, select, update

from app.core.errors import Invalid
from app.core.messages import N_
from app.core.people import person
from app.data.drafts import one_of
from app.data.office import command
from app.data.unit import Unit, table_of
from app.modules.inventory.articles.api import SCALE, Article, must_fit
from app.modules.inventory.counting.models import CountLine
from app.modules.inventory.counting.queries.lines import lines_with, needs_second
from app.modules.inventory.counting.rules.words import BEGIN, FIRST, SECOND, Entry
from app.modules.inventory.counting.services.counts import counting
from app.modules.inventory.stock.api import newest_move

NOTE = 120
ENTERED = (
    *(f"{which}{part}" for which in (FIRST, SECOND) for part in ("", "_by", "_day", "_mark")),
    "chosen",
    "chosen_by",
    "note",
)


@command("inventory.count.enter", locks=("inventory.counting", "inventory.stock"))
def enter(unit: Unit, key: int, entries: Sequence[Entry], again: bool = False) -> int:
    """Enter what was counted of lines, again for a second count, and return how many changed; the same entry twice changes nothing.

    What another person counted is never overwritten. Raises Invalid for that, for a quantity below zero, for a second count
    by who made the first one (unless the count allows it) or of a line that needs none, and for a count that is ended.
    """
    return enter_all(unit, key, entries, again)


def enter_all(unit: Unit, key: int, entries: Sequence[Entry], again: bool = False) -> int:
    """Enter counts for a command of this topic; see enter()."""
    count = counting(unit, key)
    rows = unit.rows(CountLine, [one.line for one in entries])
    wanted = {one.id for one in lines_with(unit.connection, key) if needs_second(one)} if again else set()
    moment = (count["day"], count["mark"]) if count["against"] == BEGIN else (unit.today, newest_move(unit))
    which = SECOND if again else FIRST
    changes: dict[int, dict[str, Any]] = {}
    coarse = coarse_articles(unit)
    for one in entries:
        row = rows[one.line]
        if row["count_id"] != key:
            raise Invalid(N_("This line belongs to another count."), field="line")
        check_entry(count, row, one, which, unit.login)
        must_fit(one.quantity or 0, *coarse.get(row["article_id"], (4, "")))
        if again and one.line not in wanted:
            raise Invalid(N_("This line needs no second count."), field="quantity")
        values = _values(row, one, which, moment, unit.login)
        changes[one.line] = {name: value for name, value in values.items() if row[name] != value}
    return _write(unit, rows, {key_: values for key_, values in changes.items() if values})


def coarse_articles(unit: Unit) -> dict[int, tuple[int, str]]:
    """Return decimals and numbers of the articles whose quantities have less than four decimals."""
    a = Article
    rows = select(a.id, a.decimals, a.number).where(a.decimals < 4)
    return {int(key): (int(decimals), number) for key, decimals, number in unit.connection.execute(rows)}


def _write(
    unit: Unit, rows: Mapping[int, Mapping[str, Any]], changes: Mapping[int, Mapping[str, Any]]
) -> int:
    """Write what changed of lines in one statement, each with its row in the trail; a file changes thousands."""
    table = table_of(CountLine)
    if changes:
        written = [
            {"line": key, **{name: values.get(name, rows[key][name]) for name in ENTERED}}
            for key, values in changes.items()
        ]
        one = update(table).where(table.c.id == bindparam("line"))
        unit.connection.execute(one.values({name: bindparam(name) for name in ENTERED}), written)
    for key, values in changes.items():
        unit.log(CountLine, key, "update", {name: rows[key][name] for name in values}, values)
    return len(changes)


def check_entry(count: Mapping[str, Any], row: Mapping[str, Any], one: Entry, which: str, login: str) -> None:
    """Raise Invalid for an entry that may not be made."""
    if one.quantity is not None and one.quantity < 0:
        raise Invalid(N_("Nobody counts less than nothing."), field="quantity")
    if row["serial"] and one.quantity not in (None, 0, SCALE):
        raise Invalid(N_("With a serial number the quantity is one."), field="quantity")
    if len(one.note) > NOTE:
        raise Invalid(N_("At most {limit} characters."), field="note", limit=NOTE)
    if row[which] is not None and row[f"{which}_by"] != login and row[which] != one.quantity:
        words = N_("{person} has counted this line already.")
        raise Invalid(words, field="quantity", person=person(row[f"{which}_by"]))
    if which == FIRST and row[SECOND] is not None and row[FIRST] != one.quantity:
        raise Invalid(N_("This line was counted again; its first count stays as it is."), field="quantity")
    if which == SECOND and count["four_eyes"] and row["first_by"] == login:
        raise Invalid(N_("Another person counts it again."), field="quantity")


def _values(
    row: Mapping[str, Any], one: Entry, which: str, moment: tuple[datetime.date, int], login: str
) -> dict[str, Any]:
    """Return what an entry changes of a line; the same quantity again keeps its moment."""
    note = {"note": one.note.strip()} if one.note.strip() else {}
    if row[which] == one.quantity:
        return note
    undecided = {"chosen": "", "chosen_by": ""}
    if one.quantity is None:
        return {which: None, f"{which}_by": "", f"{which}_day": None, f"{which}_mark": 0, **undecided, **note}
    day, mark = moment
    return {
        which: one.quantity,
        f"{which}_by": login,
        f"{which}_day": day,
        f"{which}_mark": mark,
        **undecided,
        **note,
    }


@command("inventory.count.post", locks=("inventory.counting", "inventory.stock"))
def decide(unit: Unit, key: int, line: int, which: str, note: str) -> None:
    """Decide which count of a line holds where two differ or a second one is missing, and say why.

    Raises Invalid without a reason, for a count nobody made, and for a count that is ended.
    """
    counting(unit, key)
    row = unit.row(CountLine, line)
    one_of(which, (FIRST, SECOND), "chosen")
    if row["count_id"] != key or row[which] is None:
        raise Invalid(N_("Nobody made this count."), field="chosen")
    if not note.strip():
        raise Invalid(N_("Say why this count holds."), field="note")
    unit.update(CountLine, line, {"chosen": which, "chosen_by": unit.login, "note": note.strip()[:NOTE]})
