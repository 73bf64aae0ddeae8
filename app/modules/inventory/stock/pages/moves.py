"""The journal of moves: nothing in it changes; a move is taken back by its counter-move, with a reason."""

from __future__ import annotations

from typing import Any

from app.core.messages import _
from app.modules.inventory.stock.models import LaterCost, Move
from app.modules.inventory.stock.pages.move_form import move_form
from app.modules.inventory.stock.queries.moves import move_view, moves_source
from app.modules.inventory.stock.services.costs import add_cost
from app.modules.inventory.stock.services.moves import reverse
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.fields import MoneyField, TextField
from app.ui.list_page import ListPage
from app.ui.page_head import PageAction
from app.ui.record_actions import record_actions

RIGHT = "inventory.stock.book"


class MovesPage(ListPage):
    """Ctrl+R takes the move of the row back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Stock moves"), moves_source())
        self.records = self.add_records()
        self.set_actions(
            [
                *record_actions(desk, Move.__tablename__, self.panel.current_key),
                PageAction(
                    _("Later cost …"),
                    self.ask_cost,
                    "",
                    "wallet",
                    "inventory.stock.post",
                    row=True,
                    menu=True,
                ),
                PageAction(_("Reverse"), self.ask_reversal, "Ctrl+R", "rotate-ccw", RIGHT, row=True),
                PageAction(_("New move"), self.new, "Ctrl+N", "plus", RIGHT, primary=True),
            ]
        )

    def new(self) -> None:
        """Ask for a move."""
        move_form(self.desk, self.drawer, {}, self.panel.select_key)

    def ask_reversal(self) -> None:
        """Ask why the move of the row is taken back."""
        self.for_current(self._ask_reversal)

    def _ask_reversal(self, key: int) -> None:
        def ready(_form: Any, one: Any) -> dict[str, Any] | None:
            if one is None:
                return None
            self.drawer.heading.setText(_("Take back: {article}").format(article=one.number))
            return {}

        def done(made: int, _values: Values) -> str:
            self.panel.select_key(made)
            return _("Move taken back")

        ask(
            self.desk,
            self.drawer,
            "inventory_reversal",
            "",
            [_reason()],
            send=lambda values: (reverse, key, values["reason"]),
            done=done,
            asks=((move_view, key),),
            ready=ready,
            record=key,
            save_text=_("Reverse"),
        )

    def ask_cost(self) -> None:
        """Ask for freight, duty or a price difference of the receipt in the row."""
        self.for_current(self._ask_cost)

    def _ask_cost(self, key: int) -> None:
        fields = [
            MoneyField("amount", _("Amount"), required=True),
            *fields_of(self.desk, LaterCost, "day text:2 document"),
        ]

        def send(values: Values) -> tuple[Any, ...]:
            return add_cost, key, values["amount"], values["day"], values["text"], values["document"]

        ask(
            self.desk,
            self.drawer,
            "inventory_cost",
            _("Later cost …"),
            fields,
            send=send,
            done=lambda _key, _values: _("Cost added"),
            start={"day": self.desk.today()},
            record=key,
        )


def _reason() -> TextField:
    limit = Move.__table__.c["reason"].info["field"].length
    return TextField("reason", _("Reason"), limit=limit)
