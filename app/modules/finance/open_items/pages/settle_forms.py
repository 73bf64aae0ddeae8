"""The forms of settling: what is set against each other, how much, what becomes of the rest; and taking it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_, _, counted
from app.modules.finance.ledger.api import DIFFERENCES, Settlement
from app.modules.finance.open_items.queries.items import OpenItem, open_beside, open_items
from app.modules.finance.open_items.rules.settling import LOSS, SMALL, SettlementDraft, plan
from app.modules.finance.open_items.services.settling import settle, take_back
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import DrawerForm, Values, ask, choose, hint, leave_out
from app.ui.fields import MoneyField

KEEP = ""  # what is left stays open
ALL = "*"  # all payments of the account, the oldest first


class SettleForm:
    """Asks how the chosen rows are settled: with each other, or with a payment of the same account."""

    def __init__(self, desk: Desk, drawer: Drawer, keys: Sequence[int], write_off: bool = False) -> None:
        self.desk, self.write_off = desk, write_off
        self.items: list[OpenItem] = []
        self.beside: list[OpenItem] = []
        kinds = [(key, words) for key, words in DIFFERENCES.items() if not write_off or key in (SMALL, LOSS)]
        rest = [*([] if write_off else [(KEEP, N_("stays open"))]), *kinds]
        ask(
            desk,
            drawer,
            "settle",
            counted(len(keys), N_("Settle 1 item"), N_("Settle {count} items")),
            [
                ChoiceField("payment", _("With"), ()),
                MoneyField("amount", _("Of the payment")),
                ChoiceField("kind", _("What is left of the item"), rest),
                *fields_of(desk, Settlement, "reason day"),
            ],
            send=self.send,
            done=self.done,
            asks=[(open_items, list(keys)), (open_beside, list(keys))],
            ready=self.ready,
            restore=False,
            save_text=_("Settle"),
            first="kind" if write_off else "amount",
        )

    def ready(
        self, form: DrawerForm, items: list[OpenItem], beside: list[OpenItem]
    ) -> Mapping[str, Any] | None:
        """Offer the payments that the items can be settled with; rows of several accounts are refused."""
        if not items or len({one.account for one in items}) > 1:
            self.desk.notice(_("Choose rows of one account."), "bad")
            return None
        first = next((one for one in items if (one.amount > 0) == (one.kind == "debtor")), items[0])
        self.items = [one for one in items if (one.amount > 0) == (first.amount > 0)]
        chosen = [one for one in items if one not in self.items]
        self.beside = chosen or beside
        words = [
            f"{one.document}  {formats.day(one.day)}  {formats.cents(abs(one.amount))}" for one in self.beside
        ]
        every = [(ALL, N_("all that is chosen"))] if chosen else []
        offered = [*every, *((str(i), text) for i, text in enumerate(words))]
        choose(form, "payment", [*offered, *([] if chosen else [("", N_("no payment"))])])
        total = sum(abs(one.amount) for one in self.items)
        what = ", ".join(one.document or "–" for one in self.items[:5])
        hint(form, amount=_("Open: {documents} {amount}").format(documents=what, amount=formats.cents(total)))
        if self.write_off:
            leave_out(form, "payment", "amount")
            return {"payment": "", "kind": SMALL, "day": self.desk.today()}
        start = offered[0][0] if offered else ""
        return {"payment": start, "day": self.desk.today(), "kind": KEEP}

    def send(self, v: Values) -> tuple[Any, ...]:
        """Make the settlement of what was chosen."""
        chosen = v["payment"]
        payments: list[OpenItem] = []
        if not self.write_off and chosen != "":
            payments = self.beside if chosen == ALL else [self.beside[int(chosen)]]
        items = [(one.document, abs(one.amount)) for one in self.items]
        if not payments and not v["kind"]:
            raise Invalid(N_("Choose a payment, or what becomes of the rest."), field="payment")
        money = None if self.write_off or not v["amount"] else v["amount"]
        taken, settled = plan(items, [(p.document, abs(p.amount)) for p in payments], money, v["kind"])
        side = 1 if self.items[0].amount > 0 else -1
        draft = SettlementDraft(self.items[0].account, v["day"], side, taken, settled, reason=v["reason"])
        return settle, draft

    def done(self, _key: int, _values: Values) -> str:
        """Tell what was settled."""
        return counted(len(self.items), N_("1 item settled"), N_("{count} items settled"))


def take_back_form(desk: Desk, drawer: Drawer, key: int) -> None:
    """Ask why a settlement is taken back."""
    ask(
        desk,
        drawer,
        "take_back_settlement",
        _("Take the settlement back"),
        fields_of(desk, Settlement, "taken_reason"),
        send=lambda v: (take_back, key, v["taken_reason"]),
        done=lambda _nothing, _values: _("The settlement was taken back; its items are open again."),
        record=key,
        save_text=_("Take back"),
    )
