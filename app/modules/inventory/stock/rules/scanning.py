"""The scan desk: what each scan means by what was scanned before, without a database."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.inventory.stock.rules.words import MoveDraft

MODES = {"receive": N_("Goods receipt"), "issue": N_("Goods issue"), "move": N_("Transfer")}
MOST = 9_999  # pieces that a typed number means at most; a longer one is a code
ONE = 10_000
LOT_MARK = "#"  # between the number of an article and that of a lot that others have too


@dataclass(frozen=True)
class Scanned:
    """What a code means: 'place', 'article' or 'quantity', its key or ten-thousandths, the words for it, and a serial number or lot that it names."""

    kind: str
    key: int
    words: str
    lot: str = ""
    serial: str = ""


@dataclass(frozen=True)
class Desk:
    """What stands on the scan desk: the mode, the place, and the article that waits with its quantity."""

    mode: str
    place: Scanned | None = None
    article: Scanned | None = None
    quantity: int = ONE

    def draft(self, day: datetime.date, target: int | None = None) -> MoveDraft:
        """Return the move that what stands here makes; raises Invalid where something lacks."""
        if self.place is None:
            raise Invalid(N_("Scan the place first."), field="code")
        if self.article is None:
            raise Invalid(N_("Scan an article."), field="code")
        return MoveDraft(
            self.mode,
            self.article.key,
            self.quantity,
            day,
            self.place.key,
            target=target,
            lot=self.article.lot,
            serial=self.article.serial,
        )


@dataclass(frozen=True)
class Step:
    """What a scan leads to: what stands on the desk from then on, and the desk whose move is booked, with its target, if one is."""

    desk: Desk
    book: Desk | None = None
    target: int | None = None


def quantity_typed(text: str) -> int | None:
    """Return the quantity that a typed number means, in ten-thousandths; None for what is a code: '3', '2,5', '*12'."""
    found = re.fullmatch(r"\*?(\d{1,4})(?:[.,](\d{1,4}))?", text.strip())
    if found is None:
        return None
    value = int(found[1]) * ONE + int((found[2] or "").ljust(4, "0") or 0)
    return value if 0 < value <= MOST * ONE else None


def scan(desk: Desk, what: Scanned | None) -> Step:
    """Return what a scan leads to; None is an empty line, which books what waits.

    A place takes the place of the one before; in a transfer the place after an article is where it goes. The same article
    again is one more, another one books the one that waits, a quantity is that of the article that waits.
    """
    if what is None:
        if desk.mode == "move":
            raise Invalid(N_("Scan the place it goes to."), field="code")
        desk.draft(datetime.date.min)
        return Step(replace(desk, article=None, quantity=ONE), desk)
    if what.kind == "quantity":
        if desk.article is None:
            raise Invalid(N_("Scan an article first, then its quantity."), field="code")
        return Step(replace(desk, quantity=what.key))
    if what.kind == "place":
        if desk.article is None:
            return Step(replace(desk, place=what))
        if desk.mode == "move":
            desk.draft(datetime.date.min)
            return Step(replace(desk, article=None, quantity=ONE), desk, what.key)
        return Step(Desk(desk.mode, what), desk if desk.place is not None else None)
    if desk.place is None:
        raise Invalid(N_("Scan the place first."), field="code")
    if desk.article is None:
        return Step(replace(desk, article=what, quantity=ONE))
    if (desk.article.key, desk.article.lot, desk.article.serial) == (
        what.key,
        what.lot,
        what.serial,
    ) and not what.serial:
        return Step(replace(desk, quantity=desk.quantity + ONE))
    if desk.mode == "move":
        raise Invalid(N_("Scan the place it goes to."), field="code")
    return Step(replace(desk, article=what, quantity=ONE), desk)
