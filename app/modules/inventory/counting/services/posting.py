"""The differences of a count are booked as moves, all in one transaction, and its protocol is filed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.few_collections import few_collections
from app.core.messages import N_, _
from app.data.office import command
from app.data.record_extras import Target
from app.data.unit import Unit
from app.modules.documents.archive.api import DocumentDraft, add, classify, link, made_pdf
from app.modules.inventory.counting.models import Count
from app.modules.inventory.counting.queries.lines import LineView, lines_with
from app.modules.inventory.counting.rules.law import posting_day
from app.modules.inventory.counting.rules.lines import holds
from app.modules.inventory.counting.rules.words import DIFFERS, POSTED, RECOUNT, ZERO
from app.modules.inventory.counting.services.counts import counting
from app.modules.inventory.stock.api import Booker, Move, MoveDraft, book_with, newest_move

TYPE, NODE = "minutes", "34"  # annual accounts, kept for ten years (§ 257 (1) no. 1, (4) HGB)


@command("inventory.count.post", locks=("inventory.counting", "inventory.stock"))
def post_count(unit: Unit, key: int) -> int:
    """Book the differences of a count as moves and return how many; a count that is posted books nothing more.

    A difference is what was counted less what the book had at the moment of the count, whatever moved since. Lines that
    nobody counted stay or are set to zero, as the count says. Raises Invalid while lines wait for a second count or a
    decision, where nothing was counted, on locked days, and where more lacks than is left.
    """
    row = unit.row(Count, key, lock=True)
    if row["state"] == POSTED:
        moves = select(func.count()).where(Move.document == row["number"], Move.kind == "count")
        return int(unit.connection.scalar(moves) or 0)
    count, lines = counting(unit, key), lines_with(unit.connection, key)
    _refuse_unsettled(lines)
    mark = newest_move(unit)
    drafts = [draft for one in lines if (draft := _draft(count, one)) is not None]
    booker = Booker(unit, len(drafts))
    booker.prepare([one.article for one in drafts])
    with few_collections():
        for draft in drafts:
            book_with(booker, draft)
        booker.finish()
    ended = {"ended_at": unit.now, "ended_by": unit.login}
    unit.update(Count, key, {"state": POSTED, "posted_mark": mark, **ended})
    return len(drafts)


def _refuse_unsettled(lines: list[LineView]) -> None:
    waiting = sum(one.state in (RECOUNT, DIFFERS) for one in lines)
    if waiting:
        words = N_("{count} lines wait for a second count or a decision.")
        raise Invalid(words, field="count", count=waiting)
    if not any(holds(one.counts) for one in lines):
        raise Invalid(N_("Nothing was counted yet."), field="count")


def _draft(count: Mapping[str, Any], one: LineView) -> MoveDraft | None:
    """Return the move of a line, None where nothing differs."""
    difference = one.difference
    if difference is None and count["missing"] == ZERO:
        difference = -one.counts.first_expected
    if not difference:
        return None
    counted_on = one.day or count["day"]
    day = posting_day(str(count["way"]), counted_on, count["key_day"])
    return MoveDraft(
        "count",
        one.article,
        difference,
        day,
        one.place,
        condition=one.condition,
        lot=one.lot,
        serial=one.serial,
        document=str(count["number"]),
        reason=one.note,
    )


@command("inventory.count.post", locks=("inventory.counting", "documents.archive"))
def file_protocol(unit: Unit, key: int, sha256: bytes, size: int, text: str) -> int:
    """File the protocol of a posted count, whose bytes lie in the archive, and return the key of the document; a second one is not filed."""
    row = unit.row(Count, key, lock=True)
    if row["state"] != POSTED:
        raise Invalid(N_("Post the count first."), field="count")
    if row["file_id"] is not None:
        return int(row["file_id"])
    name = _("Protocol of stock-taking {number}").format(number=row["number"])
    arrival = made_pdf(sha256, size, f"{row['number']}.pdf", text, TYPE)
    document = add(unit, arrival)
    filing = DocumentDraft(
        f"{name} {row['title']}"[:200],
        TYPE,
        NODE,
        None,
        doc_date=row["day"],
        received=unit.today,
        reference=row["number"],
    )
    classify(unit, document, filing, None, True)
    link(unit, document, Target(Count.__tablename__, key))
    unit.update(Count, key, {"file_id": document})
    return document
