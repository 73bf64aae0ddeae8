"""Incoming invoices: the invoice book with the paper beside it; Ctrl+N takes the next one out of the archive, F8 posts."""

from __future__ import annotations

from functools import partial

from app.core.messages import _
from app.modules.finance.purchases.pages.purchase_form import purchase_form
from app.modules.finance.purchases.queries.invoices import positions, purchase, purchases_source, untaken
from app.modules.finance.purchases.rules.invoices import MACHINE, PurchaseDraft
from app.modules.finance.purchases.rules.proposing import Proposal
from app.modules.finance.purchases.services.invoices import (
    ask_approval,
    discard,
    hold,
    post_purchase,
    release_hold,
)
from app.modules.finance.purchases.transfer import pages_of, propose
from app.ui.approval import ApprovalRules, Decisions
from app.ui.choice_fields import LongField
from app.ui.desk import Desk
from app.ui.drawer_form import ask
from app.ui.list_page import ListPage
from app.ui.page_head import PageAction, first_of

CHANGE, POST = "finance.purchase.change", "finance.purchase.post"


class InvoicesPage(ListPage):
    """The invoice book."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Incoming invoices"), purchases_source())
        self.records = self.add_records()
        rules = ApprovalRules(desk, "purchase", self.drawer, self.close_drawer)
        decisions = Decisions(desk, "purchase", self.drawer, self.close_drawer)
        mine = decisions.follow(self)
        here = self.for_current
        self.set_actions(
            [
                PageAction(_("Change"), lambda: here(self.open_row), "F2", "pencil", CHANGE, row=True),
                PageAction(_("New from the archive"), self.next_paper, "Ctrl+N", "inbox", CHANGE),
                PageAction(_("Enter by hand …"), lambda: self.request("new"), "", "plus", CHANGE, menu=True),
                PageAction(_("Ask for approval"), lambda: here(self._ask), "", "check", "approval.start", menu=True, row=True, why_not=self.in_state(MACHINE, "ask")),
                PageAction(_("Approve"), lambda: here(decisions.approve), "", "check", "approval.decide", menu=True, row=True, why_not=first_of(self.in_state(MACHINE, "approve"), mine)),
                PageAction(_("Reject …"), lambda: here(decisions.reject), "", "x", "approval.decide", menu=True, row=True, why_not=first_of(self.in_state(MACHINE, "reject"), mine)),
                PageAction(_("Hold as disputed …"), lambda: here(self._hold), "", "lock", CHANGE, menu=True, row=True, why_not=self.in_state(MACHINE, "hold")),
                PageAction(_("No longer disputed"), lambda: here(self._release), "", "undo-2", CHANGE, menu=True, row=True, why_not=self.in_state(MACHINE, "release", "release_posted")),
                PageAction(_("Discard"), lambda: here(self._discard), "Del", "trash-2", CHANGE, menu=True, row=True, why_not=self.in_state(MACHINE, "discard")),
                PageAction(_("Who approves …"), rules.show, "", "users", "approval.rules", menu=True),
                PageAction(_("Post"), lambda: here(self._post), "F8", "check", POST, primary=True, row=True, why_not=self.in_state(MACHINE, "post")),
            ]
        )  # fmt: skip

    def request(self, what: object) -> None:
        """Go to an invoice by its key, enter the paper of a document, or begin one by hand."""
        if what == "new":
            purchase_form(self.desk, self.drawer, PurchaseDraft(), (), self.panel.select_key)
        elif isinstance(what, tuple) and what[0] == "document":
            self._of_paper(int(what[1]))
        else:
            super().request(what)

    def open_row(self, key: int) -> None:
        """Show the form of an invoice that is to be checked."""

        def show(answers: list[object]) -> None:
            view, parts = answers
            if view is not None:
                self._show_paper(view.draft.document)  # type: ignore[attr-defined]
                purchase_form(
                    self.desk,
                    self.drawer,
                    view.draft,  # type: ignore[attr-defined]
                    parts,  # type: ignore[arg-type]
                    self.panel.select_key,
                    view=view,  # type: ignore[arg-type]
                )

        if self.desk.may(CHANGE):
            self.desk.read_all(((purchase, key), (positions, key)), then=show, owner=self, slot="form")

    def next_paper(self) -> None:
        """Propose the oldest e-invoice of the archive that stands in no invoice book yet."""

        def first(keys: list[int]) -> None:
            if keys:
                self._of_paper(keys[0])
            else:
                words, begin = _("No e-invoice waits in the archive."), partial(self.request, "new")
                self.desk.notice(words, action=_("Enter by hand …"), act=begin)

        self.desk.read(untaken, then=first)

    def _of_paper(self, key: int) -> None:
        def show(found: Proposal) -> None:
            self._show_paper(key)
            purchase_form(
                self.desk, self.drawer, found.head, found.positions, self.panel.select_key, found=found
            )

        self.desk.work(propose, self.desk.office, key, then=show)

    def _show_paper(self, key: int | None) -> None:
        """Show the paper beside the form, whatever row of the list is chosen."""
        if key is not None:
            show = self.records.viewer.show_document
            self.desk.work(
                pages_of, self.desk.office, key, then=lambda found: show(*found) if found[1] else None
            )

    def _post(self, key: int) -> None:
        told = lambda _entry: self.desk.notice(_("Invoice posted"))  # noqa: E731
        self.desk.run(post_purchase, key, then=told)

    def _ask(self, key: int) -> None:
        told = lambda _nothing: self.desk.notice(_("Given for approval"))  # noqa: E731
        self.desk.run(ask_approval, key, then=told)

    def _hold(self, key: int) -> None:
        ask(
            self.desk,
            self.drawer,
            "purchase_hold",
            _("Hold as disputed"),
            [LongField("reason", _("Reason"), 3)],
            send=lambda values: (hold, key, values["reason"]),
            done=lambda _nothing, _values: _("Held; it is neither posted nor paid."),
            record=key,
        )

    def _release(self, key: int) -> None:
        told = lambda _nothing: self.desk.notice(_("No longer disputed"))  # noqa: E731
        self.desk.run(release_hold, key, then=told)

    def _discard(self, key: int) -> None:
        told = lambda _nothing: self.desk.notice(_("Invoice discarded"))  # noqa: E731
        self.desk.run(discard, key, then=told)
