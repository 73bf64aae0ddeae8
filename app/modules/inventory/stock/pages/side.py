"""What stands beside an article: where it lies, what moved, and why it is worth what it is."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget

from app.core import format as formats
from app.core.messages import _
from app.modules.inventory.stock.queries.levels import LevelRow, StockView, stock_of
from app.modules.inventory.stock.queries.moves import MoveView, WorthRow, moves_of, worth_rows
from app.modules.inventory.stock.rules.words import CONDITIONS, MOVE_KINDS, VALUE_KINDS
from app.ui.desk import Desk


class Beside(QListWidget):
    """A list of words about the current article."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setWordWrap(True)
        self.setAccessibleName(name)

    def show_words(self, words: list[str], nothing: str) -> None:
        """Show lines, or what stands for none."""
        self.clear()
        self.addItems(words or [nothing])


class ArticleSide:
    """Three lists beside a list of articles, read when the row changes."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.levels, self.moves, self.worth = (
            Beside(_("Where it lies")),
            Beside(_("Moves")),
            Beside(_("Values")),
        )
        self.sees_values = desk.may("inventory.stock.value.view")
        self.parts = [(_("Where it lies"), self.levels), (_("Moves"), self.moves)]
        if self.sees_values:
            self.parts.append((_("Values"), self.worth))
        self._article: int | None = None

    def show_article(self, key: int | None) -> None:
        """Show what belongs to an article; None clears."""
        self._article = key
        if key is None:
            for part in (self.levels, self.moves, self.worth):
                part.clear()
            return
        self.desk.read(stock_of, key, then=self._show_stock, owner=self.levels, slot="stock")
        self.desk.read(moves_of, key, 50, then=self._show_moves, owner=self.moves, slot="moves")
        if self.sees_values:
            self.desk.read(worth_rows, key, 50, then=self._show_worth, owner=self.worth, slot="worth")

    def again(self) -> None:
        """Read the same article again."""
        self.show_article(self._article)

    def _show_stock(self, view: StockView) -> None:
        words = [
            _("{quantity} in stock, {reserved} reserved, {free} free").format(
                quantity=formats.scaled(view.quantity),
                reserved=formats.scaled(view.reserved),
                free=formats.scaled(view.free),
            )
        ]
        self.levels.show_words([*words, *map(level_words, view.levels)], "")

    def _show_moves(self, found: list[MoveView]) -> None:
        self.moves.show_words([move_words(one) for one in found], _("Nothing has moved yet."))

    def _show_worth(self, found: list[WorthRow]) -> None:
        self.worth.show_words([_worth_words(one) for one in found], _("Nothing has moved yet."))


def level_words(one: LevelRow) -> str:
    """Return in words how much lies at a place."""
    more = [
        one.place,
        one.lot and f"{_('Lot')} {one.lot}",
        one.expiry and formats.day(one.expiry),
        one.serial,
    ]
    if one.condition != "ok":
        more.append(_(CONDITIONS[one.condition]))
    return f"{formats.scaled(one.quantity)}  ·  " + "  ·  ".join(str(part) for part in more if part)


def move_words(one: MoveView) -> str:
    """Return a move in two lines."""
    back = f"  ({_('taken back')})" if one.reversed else ""
    more = "  ·  ".join(
        filter(None, (f"{one.origin} → {one.aim}", one.lot, one.serial, one.document, one.reason))
    )
    return f"{formats.day(one.day)}  {_(MOVE_KINDS[one.kind])}  {formats.scaled(one.quantity)}{back}\n{more}"


def _worth_words(one: WorthRow) -> str:
    kind = MOVE_KINDS[one.move_kind] if one.kind == "move" else VALUE_KINDS[one.kind]
    passed = _("{amount} past the stock").format(amount=formats.cents(one.passed)) if one.passed else ""
    more = "  ·  ".join(filter(None, (one.text, passed)))
    return f"{formats.day(one.day)}  {_(kind)}  {formats.cents(one.value)} €" + (f"\n{more}" if more else "")
