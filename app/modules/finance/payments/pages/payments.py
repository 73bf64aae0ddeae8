"""Payments: prepared, released by another person, written to a file, executed by the bank."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.core.messages import N_, _, counted
from app.modules.finance.payments.pages.payment_forms import (
    PaymentForm,
    mandate_form,
    partner_form,
    slip_form,
)
from app.modules.finance.payments.queries.payments import payments_source
from app.modules.finance.payments.rules.payments import DEBIT, MACHINE, TRANSFER
from app.modules.finance.payments.services import Written, cancel, release, take_back
from app.modules.finance.payments.transfer import export
from app.ui.desk import Desk
from app.ui.list_page import ListPage
from app.ui.page_head import PageAction
from app.ui.save_file import ask_place

CHANGE, RELEASE = "finance.payment.change", "finance.payment.release"


class PaymentsPage(ListPage):
    """The list of payments."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Payments"), payments_source())
        self.subtitle.setText(_("The bank compares the account holder's name with the IBAN"))
        self.set_actions(
            [
                PageAction(
                    _("Release"),
                    self._release,
                    "",
                    "circle-check",
                    RELEASE,
                    row=True,
                    why_not=self.in_state(MACHINE, "release"),
                ),
                PageAction(
                    _("Write the file …"),
                    lambda: self._ask_file(TRANSFER),
                    "Ctrl+Shift+E",
                    "download",
                    RELEASE,
                    row=True,
                ),
                PageAction(_("New transfer"), self.new, "Ctrl+N", "plus", CHANGE, primary=True),
                PageAction(
                    _("Change"),
                    lambda: self.for_current(self.open_row),
                    "F2",
                    "pencil",
                    CHANGE,
                    menu=True,
                    row=True,
                ),
                PageAction(
                    _("Take the release back"),
                    lambda: self._on_chosen(take_back, _TAKEN),
                    "",
                    "undo-2",
                    RELEASE,
                    menu=True,
                    row=True,
                    why_not=self.in_state(MACHINE, "take_back"),
                ),
                PageAction(
                    _("Cancel the payment"),
                    lambda: self._on_chosen(cancel, _CANCELLED),
                    "Del",
                    "x",
                    CHANGE,
                    menu=True,
                    row=True,
                    why_not=self.in_state(MACHINE, "cancel"),
                ),
                PageAction(
                    _("Write direct debits …"),
                    lambda: self._ask_file(DEBIT),
                    "",
                    "download",
                    RELEASE,
                    menu=True,
                ),
                PageAction(
                    _("Mandates …"),
                    lambda: mandate_form(desk, self.drawer),
                    "",
                    "pen-line",
                    CHANGE,
                    menu=True,
                ),
                PageAction(
                    _("Payment slip with GiroCode …"), lambda: slip_form(self), "", "file-text", menu=True
                ),
                PageAction(
                    _("Open items"),
                    lambda: desk.open("finance.open_items.open_items"),
                    "F4",
                    "list",
                    menu=True,
                ),
            ]
        )

    def request(self, what: object) -> None:
        """Begin a transfer, ask for the bank details of an account (("partner", account)), or go to a payment."""
        if what == "new":
            self.new()
        elif isinstance(what, tuple) and what[:1] == ("partner",):
            partner_form(self.desk, self.drawer, str(what[1]))
        else:
            super().request(what)

    def new(self) -> None:
        """Show the form of a new transfer."""
        PaymentForm(self, None)

    def open_row(self, key: int) -> None:
        """Show a payment: to be changed while it is prepared, else to be read."""
        PaymentForm(self, key)

    def _release(self) -> None:
        self._on_chosen(release, (N_("1 payment released"), N_("{count} payments released")))

    def _on_chosen(self, command: Callable[..., int], words: tuple[str, str]) -> None:
        keys = self.panel.selected_keys()
        if keys:
            self.desk.run(command, keys, then=lambda count: self.desk.notice(counted(count, *words)))

    # -- files -------------------------------------------------------------------
    def _ask_file(self, kind: str) -> None:
        ask_place(self, _("Save"), "SEPA.xml", lambda path: self.write(path, kind))

    def write(self, target: Path, kind: str = TRANSFER) -> None:
        """Write what is released, a file for each bank account."""

        def done(found: list[tuple[Path, Written]]) -> None:
            count = sum(one.count for _path, one in found)
            names = ", ".join(path.name for path, _one in found)
            self.desk.notice(
                f"{counted(count, N_('1 payment written'), N_('{count} payments written'))}: {names}"
            )

        self.desk.work(export, self.desk.office, target, kind, then=done)


_TAKEN = (N_("The release of 1 payment was taken back"), N_("The release of {count} payments was taken back"))
_CANCELLED = (N_("1 payment cancelled"), N_("{count} payments cancelled"))
