"""What comes in of an order: taken in part by part with the result of its inspection, into the stock in the same transaction; and what goes back."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import Any

from sqlalchemy import select

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.drafts import between, one_of
from app.data.office import command
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.inventory.articles.api import note_paid
from app.modules.inventory.purchasing.models import RECEIVE, OrderLine, OrderReceipt, PurchaseOrder
from app.modules.inventory.purchasing.queries.orders import LineView, lines_of
from app.modules.inventory.purchasing.queries.receipts import Come, standing_receipts
from app.modules.inventory.purchasing.rules.orders import (
    CONDITION,
    MACHINE,
    REFUSED,
    RETURNED,
    SCALE,
    TYPED,
    Delivery,
    Part,
    most,
    next_value,
)
from app.modules.inventory.purchasing.rules.score import BEST_MARK, WORST_MARK
from app.modules.inventory.stock.api import Booker, Move, MoveDraft, book, book_with, move_view

STOCK = "inventory.stock"


@command(RECEIVE)
def receive(unit: Unit, delivery: Delivery) -> list[int]:
    """Take in a delivery of an order and return the keys of its receipts; all of it or nothing.

    What is kept in stock is booked there at the order's price, what is blocked lies there quarantined, what is refused never
    comes in; a service is accepted without stock. The same delivery note is taken in once. Raises Invalid naming the field.
    """
    unit.lock(STOCK)
    head = unit.row(PurchaseOrder, delivery.order, lock=True)
    MACHINE.after(head["state"], "receive")
    document = delivery.document.strip()[:60]
    if not document:
        raise Invalid(N_("Enter the number of the delivery note."), field="document")
    if delivery.day > unit.today or delivery.day < head["day"]:
        raise Invalid(N_("It came in on a day from the order until today."), field="day")
    lines = {one.id: one for one in lines_of(unit.connection, [delivery.order])}
    parts = [one for one in delivery.parts if one.quantity]
    if not parts:
        raise Invalid(N_("Enter what came in."), field="quantity1")
    come = standing_receipts(unit.connection, list(lines))
    if any(one.document == document for one in come):
        words = N_("Delivery note {number} of this order was taken in already.")
        raise Invalid(words, field="document", number=document)
    taking = _Taking(unit, delivery, document, come, int(head["contact_id"]))
    places: dict[int, int] = {}
    for part in delivery.parts:  # a line may stand there twice: what is in order, and what is not
        place = places.setdefault(part.line, len(places) + 1)
        if part.quantity:
            taking.take(part, lines.get(part.line), place)
    return taking.finish()


class _Taking:
    """Takes the parts of one delivery in, one after the other."""

    def __init__(self, unit: Unit, delivery: Delivery, document: str, come: list[Come], contact: int) -> None:
        self.unit, self.delivery, self.document, self.contact = unit, delivery, document, contact
        self.booker = Booker(unit, len(delivery.parts))
        self.tolerance = int(setting(unit.connection, "inventory.over_delivery"))
        self.here: dict[int, int] = defaultdict(int)
        self.valued: dict[int, int] = defaultdict(int)
        self.notes: list[dict[str, Any]] = []
        self.paid: dict[int, int] = {}
        for one in come:
            self.here[one.line] += one.here
            self.valued[one.line] += 0 if one.verdict == REFUSED else one.quantity

    def finish(self) -> list[int]:
        """Write moves and receipts, note what was paid, and return the keys of the receipts."""
        self.booker.finish()
        for article, price in self.paid.items():
            note_paid(self.unit, article, self.contact, price)
        return [self.unit.insert(OrderReceipt, **values) for values in self.notes]

    def take(self, part: Part, line: LineView | None, place: int) -> None:
        """Take a part in; place is its number in the form."""
        if line is None:
            raise Invalid(N_("This record is no longer there."), field=f"quantity{place}")
        one_of(part.verdict, TYPED, f"verdict{place}")
        if part.quantity < 0:
            raise Invalid(N_("The quantity must be above zero."), field=f"quantity{place}")
        if part.verdict != "accepted" and not part.reason.strip():
            raise Invalid(N_("Say what is wrong with it."), field=f"reason{place}")
        between(part.mark, f"mark{place}", BEST_MARK, WORST_MARK)
        if part.verdict == REFUSED:
            self._note(part, part.quantity, None)
            return
        limit = most(line.quantity, self.tolerance)
        if self.here[line.id] + part.quantity > limit:
            words = N_("Of this line at most {most} more are taken in; refuse the rest, or order more.")
            left = formats.scaled(max(0, limit - self.here[line.id]))
            raise Invalid(words, field=f"quantity{place}", most=left)
        self.here[line.id] += part.quantity
        if line.stocked:
            self._into_stock(part, line, place)
        else:
            self._note(part, part.quantity, None)

    def _into_stock(self, part: Part, line: LineView, place: int) -> None:
        serials = [one.strip() for one in part.serials.split(",") if one.strip()]
        if line.tracking == "serial" and len(serials) * SCALE != part.quantity:
            words = N_("Enter as many serial numbers as came in, with commas between.")
            raise Invalid(words, field=f"serials{place}")
        self.paid[int(line.article or 0)] = line.price
        pieces = [(SCALE, one) for one in serials] if line.tracking == "serial" else [(part.quantity, "")]
        for quantity, serial in pieces:
            value = next_value(self.valued[line.id], quantity, line.price)
            self.valued[line.id] += quantity
            draft = MoveDraft(
                "receive",
                int(line.article or 0),
                quantity,
                self.delivery.day,
                int(self.delivery.place or 0),
                condition=CONDITION[part.verdict],
                lot=part.lot,
                expiry=part.expiry,
                serial=serial,
                value=value,
                cost1=line.cost1,
                contact=self.contact,
                document=self.document,
                reason=part.reason,
            )
            self._note(part, quantity, self._book(draft, place))

    def _book(self, draft: MoveDraft, place: int) -> int:
        try:
            return book_with(self.booker, draft)
        except Invalid as error:
            names = {"serial": "serials"}
            if error.field in ("quantity", "lot", "expiry", "serial", "reason"):
                error.field = f"{names.get(error.field, error.field)}{place}"
            raise

    def _note(self, part: Part, quantity: int, move: int | None) -> None:
        self.notes.append(
            {
                "line_id": part.line,
                "day": self.delivery.day,
                "verdict": part.verdict,
                "quantity": quantity,
                "move_id": move,
                "return_of": None,
                "document": self.document,
                "reason": part.reason.strip()[:200],
                "login": self.unit.login,
                "mark": part.mark,
            }
        )


@command(RECEIVE)
def send_back(unit: Unit, key: int, quantity: int, day: datetime.date, reason: str) -> int:
    """Send back something of a receipt, and return the key of the move or, for what has no stock, of the row that says so.

    The order waits for it again. Raises Invalid for more than is left of it, and where it lies there no longer.
    """
    unit.lock(STOCK)
    row = unit.row(OrderReceipt, key, lock=True)
    line = unit.row(OrderLine, row["line_id"])
    MACHINE.after(unit.row(PurchaseOrder, line["order_id"], lock=True)["state"], "return")
    if not reason.strip():
        raise Invalid(N_("Say what is wrong with it."), field="reason")
    come = next((one for one in standing_receipts(unit.connection, [row["line_id"]]) if one.id == key), None)
    if come is None or not 0 < quantity <= come.here:
        raise Invalid(N_("More would go back than is here of this receipt."), field="quantity")
    if not row["day"] <= day <= unit.today:
        raise Invalid(N_("It goes back on a day from its receipt until today."), field="day")
    if come.move is not None:
        view = move_view(unit.connection, come.move)
        assert view is not None
        draft = MoveDraft(
            "send_back",
            int(line["article_id"]),
            quantity,
            day,
            _lies(unit, come.move),
            condition=CONDITION[come.verdict],
            lot=view.lot,
            serial=view.serial,
            contact=int(unit.row(PurchaseOrder, line["order_id"])["contact_id"]),
            document=come.document,
            reason=reason,
            return_of=come.move,
        )
        return book(unit, draft)
    return unit.insert(
        OrderReceipt,
        line_id=row["line_id"],
        day=day,
        verdict=RETURNED,
        quantity=quantity,
        move_id=None,
        return_of=key,
        document=come.document,
        reason=reason.strip()[:200],
        login=unit.login,
        mark=None,
    )


def _lies(unit: Unit, move: int) -> int:
    return int(unit.connection.scalar(select(Move.to_id).where(Move.id == move)) or 0)
