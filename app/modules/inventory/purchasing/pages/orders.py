"""Purchase orders and their lines: written, approved, placed, confirmed; F8 takes a delivery in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.core.messages import N_, _
from app.data.drafts import Stored
from app.modules.inventory.purchasing.models import CHANGE, MATCH, RECEIVE, VIEW, OrderLine, PurchaseOrder
from app.modules.inventory.purchasing.pages.delivery_form import delivery_form
from app.modules.inventory.purchasing.queries.matching import unmatched
from app.modules.inventory.purchasing.queries.orders import (
    OrderView,
    line_form,
    lines_source,
    order,
    order_form,
    orders_source,
)
from app.modules.inventory.purchasing.rules.orders import (
    CANCELLED,
    CLOSED,
    DRAFT,
    MACHINE,
    NONE_TO_COME,
    NOT_LATE,
    PART,
    RECEIVED,
    SCALE,
    SOME_HERE,
    UNDER_WAY,
    LineDraft,
    OrderDraft,
)
from app.modules.inventory.purchasing.services.approving import KIND
from app.modules.inventory.purchasing.services.matching import join_invoice
from app.modules.inventory.purchasing.services.orders import (
    PLACE,
    ask_approval,
    cancel,
    close,
    confirm,
    place,
    promise,
    remove_line,
    save_line,
    save_order,
    withdraw,
)
from app.modules.inventory.purchasing.services.reminding import remind
from app.modules.inventory.purchasing.services.sending import mail, pdf
from app.ui.approval import ApprovalRules, Decisions
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import ask
from app.ui.fields import DayField, TextField
from app.ui.page_head import PageAction, first_of
from app.ui.preview import Preview
from app.ui.register import Register, RegisterPage
from app.ui.save_file import save_file

LETTERS = "documents.letters.letters"


def _order_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, PurchaseOrder, "contact:2 wanted cost1 reference:2 text:2")


def _line_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, OrderLine, "order:2 article:2 text:2 quantity price unit wanted cost1:2")


class OrdersPage(RegisterPage):
    """Ctrl+N begins an order, or a line of the chosen one where the lines are shown; Enter changes a draft."""

    def __init__(self, desk: Desk) -> None:
        registers = (
            Register(
                title=_("Purchase orders"),
                new=_("New purchase order"),
                source=orders_source(),
                of=PurchaseOrder,
                read=order_form,
                fields=_order_fields,
                draft=OrderDraft,
                save=save_order,
                name=lambda _draft: _("Purchase order"),
            ),
            Register(
                title=_("Order lines"),
                new=_("New line"),
                source=lines_source(),
                of=OrderLine,
                read=line_form,
                fields=_line_fields,
                draft=LineDraft,
                save=save_line,
                start={"quantity": SCALE},
                name=lambda draft: draft.text or _("Order line"),
            ),
        )
        super().__init__(desk, _("Purchase orders"), registers, width=480)
        rules = ApprovalRules(desk, KIND, self.drawer, self.close_drawer)
        decisions = Decisions(desk, KIND, self.drawer, self.close_drawer)
        mine = decisions.follow(self, PurchaseOrder.__tablename__)
        decides = "approval.decide"
        self.set_actions(
            [
                PageAction(_("Ask for approval"), lambda: self._do(ask_approval, _("Given for approval")), "", "check", CHANGE, menu=True, row=True, why_not=self.in_state(MACHINE, "ask")),
                PageAction(_("Approve"), lambda: self.for_order(decisions.approve), "", "check", decides, menu=True, row=True, why_not=first_of(self.in_state(MACHINE, "approve"), mine)),
                PageAction(_("Reject …"), lambda: self.for_order(decisions.reject), "", "x", decides, menu=True, row=True, why_not=first_of(self.in_state(MACHINE, "reject"), mine)),
                PageAction(_("Make it a draft again"), lambda: self._do(withdraw, _("It is a draft again")), "", "undo-2", CHANGE, menu=True, row=True, why_not=self.in_state(MACHINE, "withdraw")),
                PageAction(_("Who approves …"), rules.show, "", "users", "approval.rules", menu=True),
                PageAction(_("Confirmed by the supplier …"), lambda: self.for_order(self._confirm), "", "calendar-check", CHANGE, menu=True, row=True, why_not=self.in_state(MACHINE, "confirm")),
                PageAction(_("Another day for the line …"), self.promise, "", "calendar", CHANGE, menu=True, of="inventory.order_lines", why_not=self.in_state(MACHINE, "confirm")),
                PageAction(_("Remind the supplier …"), self.remind, "", "bell", CHANGE, menu=True, row=True, why_not=first_of(self.only_with("state", UNDER_WAY, NOT_LATE), self.never_with("progress", (RECEIVED,), NOT_LATE))),
                PageAction(_("Match with an invoice …"), lambda: self.for_order(self._match), "", "link", MATCH, menu=True, row=True, why_not=self.only_with("state", (*UNDER_WAY, CLOSED), N_("Place the order first."))),
                PageAction(_("Close …"), lambda: self.for_order(lambda key: self._end(key, close)), "", "lock", CHANGE, menu=True, row=True, why_not=self.in_state(MACHINE, "close")),
                PageAction(_("Cancel the order …"), lambda: self.for_order(lambda key: self._end(key, cancel)), "", "x", CHANGE, menu=True, row=True, why_not=first_of(self.in_state(MACHINE, "cancel"), self.never_with("progress", (PART, RECEIVED), SOME_HERE))),
                PageAction(_("Take line out"), self.take_line, "Del", "trash-2", CHANGE, menu=True, of="inventory.order_lines", why_not=self.in_state(MACHINE, "change")),
                PageAction(_("Write a mail file …"), lambda: self._save(mail), "Ctrl+Shift+E", "external-link", VIEW, menu=True, row=True, why_not=self.only_with("state", (*UNDER_WAY, CLOSED, CANCELLED), N_("Place the order first."))),
                PageAction(_("Save as PDF …"), lambda: self._save(pdf), "", "download", VIEW, menu=True, row=True),
                PageAction(_("Print"), lambda: self.for_order(self._preview), "Ctrl+P", "printer", VIEW, row=True),
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, row=True),
                PageAction(_("Add a line"), self.add_line, "", "plus", CHANGE, row=True, why_not=self.in_state(MACHINE, "change")),
                PageAction(_("Place the order"), self.place_order, "Ctrl+Shift+Return", "check", PLACE, row=True, why_not=self.in_state(MACHINE, "order")),
                PageAction(_("New purchase order"), self.new, "Ctrl+N", "plus", CHANGE),
                PageAction(_("Take a delivery in"), lambda: self.for_order(self._deliver), "F8", "inbox", RECEIVE, primary=True, row=True, why_not=first_of(self.in_state(MACHINE, "receive"), self.never_with("progress", (RECEIVED,), NONE_TO_COME))),
            ]
        )  # fmt: skip

    # -- which one ---------------------------------------------------------------
    def for_order(self, action: Callable[[int], object]) -> None:
        """Do something with the order of the current row, or that of the current line."""
        if self.register.of is PurchaseOrder:
            self.for_current(action)
            return

        def found(one: Stored[LineDraft] | None) -> None:
            if one is not None and one.draft.order is not None:
                action(one.draft.order)

        self.for_current(lambda key: self.desk.read(line_form, key, then=found, owner=self, slot="line"))

    def _do(self, command: Callable[..., Any], words: str) -> None:
        self.for_order(lambda key: self.desk.run(command, key, then=lambda _n: self.desk.notice(words)))

    def remind(self) -> None:
        """Begin the letter that reminds of what is late, and show it."""
        self.for_order(
            lambda key: self.desk.run(remind, key, then=lambda made: self.desk.open(LETTERS, made))
        )

    # -- writing -----------------------------------------------------------------
    def new(self) -> None:
        """Begin an order."""
        self.go(0)
        self.edit(None)

    def open_row(self, key: int) -> None:
        """Change what is a draft, show the paper of what was placed."""
        if self.register.of is not PurchaseOrder:
            super().open_row(key)
            return

        def show(view: OrderView | None) -> None:
            if view is not None and view.state == DRAFT and self.desk.may(CHANGE):
                self.edit(key)
            elif view is not None:
                self._preview(key)

        self.desk.read(order, key, then=show, owner=self, slot="open")

    def add_line(self) -> None:
        """Begin a line of the current order."""

        def begin(key: int) -> None:
            self.go(1)
            self.edit(None, {"order": key})

        self.for_order(begin)

    def take_line(self) -> None:
        """Take the current line out of its draft."""
        if self.register.of is not OrderLine:
            self.desk.notice(_("Choose the line in the list of order lines."))
            return
        told = lambda _n: self.desk.notice(_("Line taken out"))  # noqa: E731
        self.for_current(lambda key: self.desk.run(remove_line, key, then=told))

    # -- the chain ---------------------------------------------------------------
    def place_order(self) -> None:
        """Place the current order: number, frozen paper, filed with the supplier."""

        def begin(key: int) -> None:
            self.desk.run(place, key, then=lambda number: self._placed(key, number))

        self.for_order(begin)

    def _placed(self, key: int, number: str) -> None:
        told = _("{number} is ordered").format(number=number)
        self.desk.notice(told, action=_("Show"), act=lambda: self._preview(key))

    def _confirm(self, key: int) -> None:
        fields = [
            TextField("confirmation", _("Number of the confirmation"), limit=60),
            DayField("expected", _("Promised for"), required=True),
        ]
        ask(
            self.desk,
            self.drawer,
            "inventory.order.confirm",
            _("Confirmed by the supplier"),
            fields,
            send=lambda values: (confirm, key, values["confirmation"], values["expected"]),
            done=lambda _nothing, _values: _("Confirmation noted"),
            record=key,
        )

    def promise(self) -> None:
        """Ask for another day of the current line."""
        if self.register.of is not OrderLine:
            self.desk.notice(_("Choose the line in the list of order lines."))
            return

        def form(key: int) -> None:
            ask(
                self.desk,
                self.drawer,
                "inventory.order.promise",
                _("Another day for the line"),
                [DayField("expected", _("Promised for"), required=True)],
                send=lambda values: (promise, key, values["expected"]),
                done=lambda _nothing, _values: _("Day noted"),
                record=key,
            )

        self.for_current(form)

    def _deliver(self, key: int) -> None:
        show = lambda view: delivery_form(self.desk, self.drawer, view)  # noqa: E731
        self.desk.read(order, key, then=show, owner=self, slot="delivery")

    def _match(self, key: int) -> None:
        def show(found: Sequence[Any]) -> None:
            if not found:
                self.desk.notice(_("No incoming invoice of this supplier waits for an order."))
                return
            choices = [(one.key, f"{one.text}  {one.detail}".strip()) for one in found]
            ask(
                self.desk,
                self.drawer,
                "inventory.order.match",
                _("Match with an invoice"),
                [ChoiceField("purchase", _("Incoming invoice"), choices)],
                send=lambda values: (join_invoice, key, values["purchase"]),
                done=lambda _key, _values: _("Matched; look at the result under Deliveries."),
                record=key,
                start={"purchase": found[0].key},
                restore=False,
            )

        self.desk.read(unmatched, key, then=show, owner=self, slot="match")

    def _end(self, key: int, command: Callable[..., Any]) -> None:
        closes = command is close
        ask(
            self.desk,
            self.drawer,
            "inventory.order.end",
            _("Close the order") if closes else _("Cancel the order"),
            [TextField("reason", _("Reason"), limit=200)],
            send=lambda values: (command, key, values["reason"]),
            done=lambda _nothing, _values: _("Order closed") if closes else _("Order cancelled"),
            record=key,
        )

    # -- approval ----------------------------------------------------------------
    # -- leaving -----------------------------------------------------------------
    def _preview(self, key: int) -> None:
        def show(found: tuple[str, bytes]) -> None:
            Preview(self, self.desk, found[0].removesuffix(".pdf"), found[1]).show()

        self.desk.work(pdf, self.desk.office, key, then=show)

    def _save(self, make: Callable[..., tuple[str, bytes]]) -> None:
        def keep(found: tuple[str, bytes]) -> None:
            save_file(self, self.desk, found[0], lambda: found[1])

        self.for_order(lambda key: self.desk.work(make, self.desk.office, key, then=keep))
