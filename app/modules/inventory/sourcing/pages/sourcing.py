"""Needs and enquiries: requisitions, the enquiries made of them, their lines, and the answers with their comparison."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from app.core.messages import _
from app.data.declarative import Base
from app.data.drafts import Stored
from app.data.reports import pdf as report_pdf
from app.modules.inventory.purchasing.api import PurchaseOrder
from app.modules.inventory.sourcing.models import CHANGE, NEED_CHANGE, VIEW, Enquiry, EnquiryLine, Need, Offer
from app.modules.inventory.sourcing.pages.answer_fields import offer_fields
from app.modules.inventory.sourcing.queries.enquiries import enquiry_form, offer_form, unsent, wanted_form
from app.modules.inventory.sourcing.queries.enquiry_lists import (
    enquiries_source,
    offers_source,
    wanted_source,
)
from app.modules.inventory.sourcing.queries.needs import need_form, needs_source, supplier_of_all
from app.modules.inventory.sourcing.reports import comparison
from app.modules.inventory.sourcing.rules.needs import (
    APPROVED,
    ASKED,
    ENQUIRY,
    NEED,
    SCALE,
    EnquiryDraft,
    NeedDraft,
    WantedDraft,
)
from app.modules.inventory.sourcing.rules.offers import OfferDraft
from app.modules.inventory.sourcing.services.approving import KIND
from app.modules.inventory.sourcing.services.enquiries import (
    cancel_enquiry,
    enquire,
    remove_wanted,
    save_enquiry,
    save_wanted,
    send,
)
from app.modules.inventory.sourcing.services.needs import hand_in, order_needs, save_need, withdraw
from app.modules.inventory.sourcing.services.offers import order_from, remove_offer, save_offer
from app.modules.inventory.sourcing.services.sending import mail, pdf
from app.ui.approval import ApprovalRules, Decisions
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import ask
from app.ui.page_head import PageAction, first_of
from app.ui.preview import Preview, preview
from app.ui.register import Register, RegisterPage
from app.ui.save_file import save_file

ORDERS = "inventory.purchasing.orders"
NEEDS, ENQUIRIES, LINES, OFFERS = range(4)


def _need_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Need, "article:2 text:2 quantity unit estimate wanted cost1 purpose:2")


def _enquiry_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Enquiry, "title:2 answer_by wanted text:2")


def _wanted_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, EnquiryLine, "enquiry:2 article:2 text:2 quantity unit")


class SourcingPage(RegisterPage):
    """Ctrl+N begins a row of the list that is shown; F8 does what comes next: hand in, approve, send, or order from the chosen answer."""

    def __init__(self, desk: Desk) -> None:
        registers = (
            Register(title=_("Requisitions"), new=_("New requisition"), source=needs_source(), of=Need, read=need_form,
                     fields=_need_fields, draft=NeedDraft, save=save_need, start={"quantity": SCALE},
                     name=lambda draft: draft.text or _("Requisition")),
            Register(title=_("Enquiries"), new=_("New enquiry"), source=enquiries_source(), of=Enquiry, read=enquiry_form,
                     fields=_enquiry_fields, draft=EnquiryDraft, save=save_enquiry),
            Register(title=_("Enquiry lines"), new=_("New line"), source=wanted_source(), of=EnquiryLine, read=wanted_form,
                     fields=_wanted_fields, draft=WantedDraft, save=save_wanted, start={"quantity": SCALE},
                     name=lambda draft: draft.text or _("Line of an enquiry")),
            Register(title=_("Offers"), new=_("Ask another supplier"), source=offers_source(), of=Offer, read=offer_form,
                     fields=offer_fields, draft=OfferDraft, save=save_offer, start={"freight": 0},
                     name=lambda draft: draft.reference or _("Offer")),
        )  # fmt: skip
        super().__init__(desk, _("Needs and enquiries"), registers, width=500)
        rules = ApprovalRules(desk, KIND, self.drawer, self.close_drawer)
        decisions = Decisions(desk, KIND, self.drawer, self.close_drawer)
        decides, mine = "approval.decide", decisions.follow(self)
        self._approve = decisions.approve
        approve, reject = (
            lambda: self._on(Need, decisions.approve),
            lambda: self._on(Need, decisions.reject),
        )
        self.set_actions(
            [
                PageAction(_("Approve"), approve, "", "check", decides, menu=True, of="inventory.needs", why_not=first_of(self.in_state(NEED, "reject"), mine)),
                PageAction(_("Reject …"), reject, "", "x", decides, menu=True, of="inventory.needs", why_not=first_of(self.in_state(NEED, "reject"), mine)),
                PageAction(_("Withdraw"), self.withdraw, "", "undo-2", NEED_CHANGE, menu=True, of="inventory.needs", why_not=self.in_state(NEED, "withdraw")),
                PageAction(_("Who approves …"), rules.show, "", "users", "approval.rules", menu=True),
                PageAction(_("Order without an enquiry …"), self.order_selected, "", "check", CHANGE, menu=True, of="inventory.needs"),
                PageAction(_("Add a line"), lambda: self._add(LINES), "", "plus", CHANGE, menu=True, of=("inventory.enquiries", "inventory.enquiry_lines", "inventory.offers"), why_not=self.in_state(ENQUIRY, "change")),
                PageAction(_("Ask another supplier …"), lambda: self._add(OFFERS), "", "plus", CHANGE, menu=True, of=("inventory.enquiries", "inventory.enquiry_lines", "inventory.offers"), why_not=self.in_state(ENQUIRY, "ask")),
                PageAction(_("Take out"), self.take_out, "Del", "trash-2", CHANGE, menu=True, row=True),
                PageAction(_("Write a mail file …"), lambda: self._save(mail), "Ctrl+Shift+E", "external-link", VIEW, menu=True, of="inventory.offers"),
                PageAction(_("Save as PDF …"), lambda: self._save(pdf), "", "download", VIEW, menu=True, of="inventory.offers"),
                PageAction(_("Show the letter"), self.letter, "", "file-text", VIEW, menu=True, of="inventory.offers"),
                PageAction(_("Print the comparison"), self.compare, "Ctrl+P", "printer", VIEW, of=("inventory.enquiries", "inventory.enquiry_lines", "inventory.offers")),
                PageAction(_("Change"), self.change, "F2", "pencil", NEED_CHANGE, row=True),
                PageAction(_("Ask suppliers"), self.enquire_selected, "", "external-link", CHANGE, of="inventory.needs", why_not=self.in_state(NEED, "enquire")),
                PageAction(_("New"), self.begin, "Ctrl+N", "plus", NEED_CHANGE),
                PageAction(_("Next step"), self.go_on, "F8", "check", NEED_CHANGE, primary=True, row=True),
            ]
        )  # fmt: skip

    # -- which one -----------------------------------------------------------------
    def _on(self, kind: type[Base], action: Callable[[int], object]) -> None:
        """Do something with the current row of one of the lists; from another list nothing happens but a word."""
        if self.register.of is kind:
            self.for_current(action)
            return
        title = next(one.title for one in self.registers if one.of is kind)
        self.desk.notice(_("Choose the row in the list “{title}”.").format(title=title))

    def _for_enquiry(self, action: Callable[[int], object]) -> None:
        """Do something with the enquiry of the current row of its list, its lines or its offers."""
        if self.register.of is Enquiry:
            self.for_current(action)
            return
        reads: dict[type[Base], Callable[..., Any]] = {EnquiryLine: wanted_form, Offer: offer_form}
        read = reads.get(self.register.of)
        if read is None:
            self.desk.notice(_("Choose the row in the list “{title}”.").format(title=_("Enquiries")))
            return

        def found(one: Stored[Any] | None) -> None:
            if one is not None and one.draft.enquiry is not None:
                action(one.draft.enquiry)

        self.for_current(lambda key: self.desk.read(read, key, then=found, owner=self, slot="enquiry"))

    def request(self, what: object) -> None:
        """Begin a requisition, or go to a row."""
        if what == "new":
            self.go(NEEDS)
            self.edit(None)
        else:
            super().request(what)

    # -- writing -------------------------------------------------------------------
    def begin(self) -> None:
        """Begin a row of the list that is shown; a line or a supplier belongs to the enquiry of the current row."""
        if self.register.of in (Need, Enquiry):
            self.edit(None)
        else:
            self._add(self.bar.currentIndex())

    def _add(self, place: int) -> None:
        def add(key: int) -> None:
            self.go(place)
            self.edit(None, {"enquiry": key})

        self._for_enquiry(add)

    def take_out(self) -> None:
        """Take the current line out of its draft, or a supplier who was not asked yet, or withdraw the enquiry."""
        does: dict[type[Base], Callable[..., Any]] = {
            EnquiryLine: remove_wanted,
            Offer: remove_offer,
            Enquiry: cancel_enquiry,
        }
        command = does.get(self.register.of)
        if command is None:
            self.withdraw()
        else:
            self.run_on_current(command, words=_("Taken out"))

    def withdraw(self) -> None:
        """Withdraw the current requisition."""
        self._on(
            Need, lambda key: self.desk.run(withdraw, key, then=lambda _n: self.desk.notice(_("Withdrawn")))
        )

    # -- what comes next -----------------------------------------------------------
    def go_on(self) -> None:
        """Do what comes next of the current row: hand in a requisition, approve one that waits, ask suppliers once it is approved, send an enquiry, order from an answer."""
        row = self.panel.view.table.currentIndex().row()
        progress = self.panel.model.value(row, "progress") if self.register.of is Need and row >= 0 else ""
        if progress == APPROVED:
            self.enquire_selected()
        elif progress == ASKED and self.desk.may("approval.decide"):
            self.for_current(self._approve)
        elif self.register.of is Need:
            told = lambda number: self.desk.notice(_("{number} is handed in").format(number=number))  # noqa: E731
            self.for_current(lambda key: self.desk.run(hand_in, key, then=told))
        elif self.register.of is Offer:
            self.for_current(self._go_on_with_offer)
        else:
            self._for_enquiry(lambda key: self.desk.run(send, key, then=self._sent))

    def _go_on_with_offer(self, key: int) -> None:
        """Send the enquiry of an offer, or order from it once it was sent."""

        def found(enquiry: int | None) -> None:
            if enquiry is not None:
                self.desk.run(send, enquiry, then=self._sent)
            else:
                self.desk.run(order_from, key, then=self._ordered)

        self.desk.read(unsent, key, then=found, owner=self, slot="step")

    def _sent(self, number: str) -> None:
        self.go(OFFERS)
        self.desk.notice(
            _("{number} is sent; letters and mail files stand with the offers").format(number=number)
        )

    def enquire_selected(self) -> None:
        """Make an enquiry of the requisitions that are selected."""

        def made(key: int) -> None:
            self.go(ENQUIRIES)
            self.panel.select_key(key)
            self.desk.notice(_("Draft of an enquiry made; who supplies the articles is named in it"))

        self._on(Need, lambda _key: self.desk.run(enquire, self.panel.selected_keys(), then=made))

    def order_selected(self) -> None:
        """Ask with whom the requisitions that are selected are ordered."""

        def known(supplier: int | None, *, key: int, keys: list[int]) -> None:
            ask(
                self.desk,
                self.drawer,
                "inventory.need.order",
                _("Order without an enquiry"),
                fields_of(self.desk, PurchaseOrder, "contact"),
                send=lambda values: (order_needs, keys, values["contact"]),
                done=lambda made, _values: self._ordered(made),
                start={"contact": supplier},
                record=key,
                save_text=_("Make the order"),
            )

        def read(key: int) -> None:
            keys = self.panel.selected_keys()
            then = partial(known, key=key, keys=keys)
            self.desk.read(supplier_of_all, keys, then=then, owner=self, slot="supplier")

        self._on(Need, read)

    def _ordered(self, order: int) -> None:
        self.desk.notice(
            _("Draft of an order made"), action=_("Show"), act=lambda: self.desk.open(ORDERS, order)
        )

    # -- paper ---------------------------------------------------------------------
    def compare(self) -> None:
        """Show the answers to the enquiry of the current row side by side, as they are printed."""
        office = self.desk.office

        def show(key: int) -> None:
            preview(
                self,
                self.desk,
                _("Comparison of offers"),
                lambda: office.read(
                    report_pdf, office.read(comparison, key), office.clock(), office.actor.name
                ),
            )

        self._for_enquiry(show)

    def letter(self) -> None:
        """Show the letter to the supplier of the current row."""

        def show(found: tuple[str, bytes]) -> None:
            Preview(self, self.desk, found[0].removesuffix(".pdf"), found[1]).show()

        self._on(Offer, lambda key: self.desk.work(pdf, self.desk.office, key, then=show))

    def _save(self, make: Callable[..., tuple[str, bytes]]) -> None:
        def keep(found: tuple[str, bytes]) -> None:
            save_file(self, self.desk, found[0], lambda: found[1])

        self._on(Offer, lambda key: self.desk.work(make, self.desk.office, key, then=keep))
