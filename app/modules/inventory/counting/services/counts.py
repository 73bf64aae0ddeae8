"""A count begins, gets what was found beside its lines, and is given up."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import numbering
from app.data.drafts import check_draft, columns_of, must_exist, one_of, required
from app.data.office import command
from app.data.unit import Unit
from app.modules.inventory.articles.api import SCALE, Article
from app.modules.inventory.counting.models import Count, CountLine
from app.modules.inventory.counting.queries.counts import planned
from app.modules.inventory.counting.queries.lines import open_lines_of
from app.modules.inventory.counting.rules.law import check_days
from app.modules.inventory.counting.rules.lines import sheets
from app.modules.inventory.counting.rules.words import (
    AGAINST,
    CANCELLED,
    CLASSES,
    COUNTING,
    FULL,
    MISSING,
    PERMANENT,
    SAMPLE,
    CountDraft,
    Found,
)
from app.modules.inventory.counting.services.drawing import check_sample, drawn_from, keep_drawn
from app.modules.inventory.stock.api import CONDITIONS, HOLDING, Lot, Place, newest_move

ON_A_SHEET = 25
LINE_COLUMNS = (
    "id",
    "count_id",
    "sheet",
    "number",
    "article_id",
    "place_id",
    "lot_id",
    "condition",
    "serial",
    "first",
    "first_by",
    "first_day",
    "first_mark",
    "second",
    "second_by",
    "second_day",
    "second_mark",
    "chosen",
    "chosen_by",
    "note",
)
UNCOUNTED = (None, "", None, 0, None, "", None, 0, "", "", "")


@command("inventory.count.post", locks=("inventory.counting", "inventory.stock"))
def begin(unit: Unit, draft: CountDraft) -> int:
    """Begin a count of what a plan names and return its key; its sheets follow the places, its lines are fixed now.

    Raises Invalid for days the law does not allow, for nothing to count, and for what another count is counting.
    """
    _check(unit, draft)
    lines = planned(unit.connection, draft)
    sample = drawn_from(unit, draft, lines) if draft.way == SAMPLE else None
    lines = [one.level for one in sample.positions] if sample is not None else lines
    if not lines:
        raise Invalid(N_("Nothing lies there to be counted; choose another place or class."), field="place")
    busy = open_lines_of(unit.connection)
    if any((one.article, one.place, one.lot, one.condition, one.serial) in busy for one in lines):
        raise Invalid(
            N_("Some of it is being counted already; post or give up that count first."), field="place"
        )
    number = numbering.give(unit, Count.number, draft.day.year)
    key = unit.insert(
        Count,
        **columns_of(Count, draft),
        number=number,
        state=COUNTING,
        mark=newest_move(unit),
        posted_mark=None,
        begun_at=unit.now,
        begun_by=unit.login,
        ended_at=None,
        ended_by="",
        file_id=None,
        seed=sample.seed if sample is not None else 0,
        population=sample.population if sample is not None else 0,
        population_value=sample.value if sample is not None else 0,
    )
    keys = unit.reserve(CountLine, len(lines))
    places = sheets([one.path for one in lines], ON_A_SHEET)
    rows = [
        (row, key, *place, one.article, one.place, one.lot, one.condition, one.serial, *UNCOUNTED)
        for row, place, one in zip(keys, places, lines, strict=True)
    ]
    unit.insert_batch(CountLine, LINE_COLUMNS, rows)
    if sample is not None:
        keep_drawn(unit, key, keys, sample)
    return key


def _check(unit: Unit, draft: CountDraft) -> None:
    check_draft(Count, draft)
    required(draft.title, "title", N_("Say what is counted."))
    one_of(draft.against, AGAINST, "against")
    one_of(draft.missing, MISSING, "missing")
    one_of(draft.abc, CLASSES, "abc")
    must_exist(unit, place=(Place, draft.place))
    if draft.day > unit.today:
        raise Invalid(N_("A count begins on its day, not before."), field="day")
    if draft.percent < 0 or draft.amount < 0:
        raise Invalid(
            N_("A tolerance is not below zero."), field="percent" if draft.percent < 0 else "amount"
        )
    check_days(draft.way, draft.day, draft.key_day)
    check_sample(draft)
    if draft.way in (FULL, PERMANENT, SAMPLE) and draft.key_day is not None and draft.day > draft.key_day:
        words = N_("Only a shifted count comes after the balance sheet day; choose that way.")
        raise Invalid(words, field="way")


def counting(unit: Unit, key: int) -> dict[str, Any]:
    """Return a count that is not ended, locked; raises Invalid for one that is."""
    row = dict(unit.row(Count, key, lock=True))
    if row["state"] != COUNTING:
        raise Invalid(N_("This count is ended."), field="count")
    return row


@command("inventory.count.enter", locks=("inventory.counting", "inventory.stock"))
def add_found(unit: Unit, key: int, found: Found) -> int:
    """Add a line for something that lies where the count expects nothing, and return its key; one that is there is returned as it is.

    Raises Invalid for an article that is not kept in stock, a place that holds nothing itself, and a lot nobody knows.
    """
    count = counting(unit, key)
    article, place = unit.row(Article, found.article), unit.row(Place, found.place)
    if not article["stocked"]:
        raise Invalid(N_("Article {number} is not kept in stock."), field="article", number=article["number"])
    if place["kind"] not in HOLDING or place["structural"]:
        raise Invalid(
            N_("{place} holds nothing itself; choose a place inside it."), field="place", place=place["path"]
        )
    one_of(found.condition, CONDITIONS, "condition")
    _check_tracking(article["tracking"], found)
    lot = _lot(unit, found) if article["tracking"] == "lot" else 0
    where = (found.article, found.place, lot, found.condition, found.serial.strip())
    c = CountLine
    same = select(c.id).where(
        c.count_id == key, c.article_id == where[0], c.place_id == where[1], c.lot_id == lot,
        c.condition == where[3], c.serial == where[4],
    )  # fmt: skip
    known = unit.connection.scalar(same)
    if known is not None:
        return int(known)
    if where in open_lines_of(unit.connection, key):
        raise Invalid(
            N_("Some of it is being counted already; post or give up that count first."), field="place"
        )
    sheet, number = _after(unit, key)
    row = (0, key, sheet, number, *where, *UNCOUNTED)
    assert count["id"] == key
    return unit.insert(CountLine, **dict(zip(LINE_COLUMNS[1:], row[1:], strict=True)))


def _check_tracking(tracking: str, found: Found) -> None:
    if (tracking == "lot") != bool(found.lot.strip()):
        raise Invalid(N_("Enter the lot of an article that has lots, and of no other."), field="lot")
    if (tracking == "serial") != bool(found.serial.strip()):
        words = N_("Enter the serial number of an article that has them, and of no other.")
        raise Invalid(words, field="serial")
    if tracking == "serial" and found.quantity not in (0, SCALE):
        raise Invalid(N_("With a serial number the quantity is one."), field="quantity")


def _lot(unit: Unit, found: Found) -> int:
    lot = select(Lot.id).where(Lot.article_id == found.article, Lot.number == found.lot.strip())
    key = unit.connection.scalar(lot)
    if key is None:
        words = N_("There is no lot {number} of this article; receive it first.")
        raise Invalid(words, field="lot", number=found.lot.strip())
    return int(key)


def _after(unit: Unit, key: int) -> tuple[int, int]:
    """Return sheet and number of a line that is added: on the last sheet, or on a new one where that is full."""
    c = CountLine
    last = unit.connection.execute(
        select(c.sheet, func.max(c.number))
        .where(c.count_id == key)
        .group_by(c.sheet)
        .order_by(c.sheet.desc())
        .limit(1)
    ).one()
    return (last[0], last[1] + 1) if last[1] < ON_A_SHEET else (last[0] + 1, 1)


@command("inventory.count.post")
def cancel(unit: Unit, key: int) -> None:
    """Give a count up; what was entered stays readable. One that is given up stays so; raises Invalid for one that is posted."""
    row = unit.row(Count, key, lock=True)
    if row["state"] == CANCELLED:
        return
    counting(unit, key)
    unit.update(Count, key, {"state": CANCELLED, "ended_at": unit.now, "ended_by": unit.login})
