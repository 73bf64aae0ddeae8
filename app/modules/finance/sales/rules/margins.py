"""What sold goods had cost, position by position, and the margin that is left: only where the moves of the stock say it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence

from app.core.dataclass import dataclass
from app.core.money import ratio, share
from app.modules.finance.sales.rules.documents import CANCEL, CREDIT, DELIVERY
from app.modules.finance.sales.rules.figures import FigureRow, Sold, grouped


@dataclass(frozen=True)
class SoldLine:
    """A position as the stock is asked about it: quantity in ten-thousandths, origins are (earlier position, quantity)."""

    id: int
    document: int
    article: int | None
    quantity: int
    origins: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class SoldDocument:
    """A document with its positions in order; of is what a cancellation is against."""

    id: int
    number: str
    kind: str
    of: int | None
    lines: tuple[SoldLine, ...]


Moved = Mapping[tuple[str, int], tuple[int, int]]  # by document number and article: cents and quantity


@dataclass(frozen=True)
class Costs:
    """Finds what positions had cost from documents with all that they came from, and from what the stock issued under their numbers."""

    documents: Mapping[int, SoldDocument]
    moved: Moved

    def of(self, document: int, place: int) -> int | None:
        """Return the cents that a position had cost, below zero where it was cancelled; None where nothing says it.

        What left with a delivery note costs what it was worth then, else what left under the invoice's own number. A credit
        note gives no goods back by itself: it costs nothing more where its invoice is known.
        """
        one = self.documents.get(document)
        if one is None or place >= len(one.lines):
            return None
        if one.kind == CANCEL:
            back = self.of(one.of, place) if one.of is not None else None
            return -back if back is not None else None
        line = one.lines[place]
        if one.kind == CREDIT:
            known = [self._at(origin) for origin, _quantity in line.origins]
            return 0 if known and all(cost is not None for cost in known) else None
        return self._sold(one, line)

    def _sold(self, document: SoldDocument, line: SoldLine) -> int | None:
        if line.article is None:
            return None
        parts = [(self._holding(origin), quantity) for origin, quantity in line.origins]
        delivered = [(one, quantity) for one, quantity in parts if one is not None and one.kind == DELIVERY]
        if not delivered:
            return self._issued(document.number, line.article, line.quantity)
        costs = [self._issued(one.number, line.article, quantity) for one, quantity in delivered]
        if sum(quantity for _one, quantity in delivered) != line.quantity:
            return None
        return sum(cost for cost in costs if cost is not None) if None not in costs else None

    def _issued(self, number: str, article: int, quantity: int) -> int | None:
        cents, moved = self.moved.get((number, article), (0, 0))
        return share(cents, quantity, moved) if moved > 0 else None

    def _holding(self, line: int) -> SoldDocument | None:
        found = self._places.get(line)
        return self.documents[found[0]] if found is not None else None

    def _at(self, line: int) -> int | None:
        found = self._places.get(line)
        return self.of(*found) if found is not None else None

    @functools.cached_property
    def _places(self) -> dict[int, tuple[int, int]]:
        return {
            line.id: (one.id, place)
            for one in self.documents.values()
            for place, line in enumerate(one.lines)
        }


def margins(sold: Sequence[tuple[Sold, int | None]], by: Callable[[Sold], str]) -> list[FigureRow]:
    """Return rows by falling margin: net with known cost, cost, margin, margin in the net, net without known cost."""
    costs = {id(one): cost for one, cost in sold}
    found = []
    for name, mine in grouped([one for one, _cost in sold], by).items():
        known = [(one.net, cost) for one in mine if (cost := costs[id(one)]) is not None]
        net, cost = sum(pair[0] for pair in known), sum(pair[1] for pair in known)
        blank = sum(one.net for one in mine) - net
        cells = (net, cost, net - cost, ratio(net - cost, net) if net > 0 else None, blank)
        found.append(FigureRow("", name, cells))
    return sorted(found, key=lambda row: (-(row.cells[2] or 0), row.label))
