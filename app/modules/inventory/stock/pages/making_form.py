"""The form that makes kits of their parts: which, how many, from where and to where; its parts stand beneath with what is there of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core import format as formats
from app.core.messages import _
from app.modules.inventory.articles.api import SCALE, PartRow, kit_parts, offered_articles
from app.modules.inventory.stock.models import Lot, Move
from app.modules.inventory.stock.queries.levels import StockView, offered_places, stock_of
from app.modules.inventory.stock.rules.words import MakingDraft
from app.modules.inventory.stock.services.making import make_kits
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import Values, ask
from app.ui.fields import QuantityField, TextField
from app.ui.forms import Form
from app.ui.lookups import KeyField


def making_form(desk: Desk, drawer: Drawer, kit: int | None) -> None:
    """Ask how many kits are made."""
    fields = [
        (KeyField(desk, "kit", _("Kit"), offered_articles, required=True), 2),
        QuantityField("quantity", _("Quantity"), required=True),
        *fields_of(desk, Move, "day"),
        (KeyField(desk, "place", _("Parts lie at"), offered_places, required=True), 2),
        (KeyField(desk, "target", _("Kits are put to (empty: the same place)"), offered_places), 2),
        *[TextField("lot", _("Lot"), limit=60), *fields_of(desk, Lot, "expiry")],
        *fields_of(desk, Move, "serial reason"),
    ]

    def send(values: Values) -> tuple[Any, ...]:
        return make_kits, MakingDraft(**values)

    def told(number: str, _values: Values) -> str:
        return _("{number}: made, and its parts used").format(number=number)

    start: Mapping[str, Any] = {"kit": kit, "quantity": SCALE, "day": desk.today()}
    form = ask(
        desk, drawer, "inventory_making", _("Make kits"), fields, send=send, done=told, start=start, columns=2,
        restore=kit is None, save_text=_("Make"), first="quantity" if kit is not None else "",
    )  # fmt: skip
    if kit is not None:
        desk.read(kit_parts, kit, then=lambda parts: _say_parts(desk, form, parts), owner=form, slot="parts")


def _say_parts(desk: Desk, form: Form, parts: list[PartRow]) -> None:
    """Say of what a kit is made, and what is free of each part."""

    def say(stocks: list[StockView]) -> None:
        words = _("{quantity} × {number} {name} ({free} free)")
        form.say(
            "\n".join(
                words.format(
                    quantity=formats.scaled(one.quantity),
                    number=one.number,
                    name=one.name,
                    free=formats.scaled(stock.free),
                )
                for one, stock in zip(parts, stocks, strict=True)
            )
            or _("This article is no kit; enter its parts first.")
        )

    desk.read_all([(stock_of, one.part) for one in parts], then=say, owner=form, slot="free")
