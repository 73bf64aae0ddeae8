"""Open items of customers and of suppliers, each with its lateness, and what was settled; F8 settles the chosen ones."""

from __future__ import annotations

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.data.reports import pdf
from app.modules.finance.banking.api import BankAccountRow, bank_accounts
from app.modules.finance.open_items.pages.settle_forms import SettleForm, take_back_form
from app.modules.finance.open_items.queries.items import ageing, open_items_source
from app.modules.finance.open_items.queries.settling import settlements_source
from app.modules.finance.open_items.reports import ageing_report
from app.modules.finance.open_items.rules.ageing import AGES
from app.modules.finance.open_items.services.paying import pay_items
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.drawer_form import DrawerForm, Values, ask, choose
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction
from app.ui.preview import preview

POST, PAY = "finance.entry.post", "finance.payment.change"
SIDES = ("debtor", "creditor")
ITEMS = tuple(f"finance.open_items.{side}" for side in SIDES)


class OpenItemsPage(ListTabs):
    """Receivables, payables, and the settlements."""

    takes_files = False

    def __init__(self, desk: Desk) -> None:
        lists = [
            (_("Receivables"), open_items_source("debtor")),
            (_("Payables"), open_items_source("creditor")),
            (_("Settlements"), settlements_source()),
        ]
        super().__init__(desk, _("Open items"), lists)
        self._ages: dict[str, dict[str, int]] = {}
        self.set_actions(
            [
                PageAction(_("Settle …"), self._settle, "F8", "check", POST, primary=True, of=ITEMS),
                PageAction(_("Pay"), self._pay, "", "wallet", PAY, of=ITEMS),
                PageAction(_("Write off …"), self._write_off, "", "x", POST, menu=True, of=ITEMS),
                PageAction(
                    _("Take back …"), self._take_back, "", "undo-2", POST, menu=True, of="finance.settlements"
                ),
                PageAction(
                    _("Account sheet"),
                    lambda: self.for_current(self.open_row),
                    "F4",
                    "file-text",
                    menu=True,
                    row=True,
                ),
                PageAction(_("Print the ageing"), self._print, "Ctrl+P", "printer", menu=True),
                PageAction(_("Bank details …"), self._partner, "F2", "pencil", PAY, menu=True, of=ITEMS),
            ]
        )
        self.bar.currentChanged.connect(lambda _place: self._say())
        desk.watch(self, self._load)
        self._load()

    def _load(self) -> None:
        asks = [(ageing, side) for side in SIDES]
        self.desk.read_all(asks, then=self._take_ages, owner=self, slot="ages")

    def _take_ages(self, found: list[dict[str, int]]) -> None:
        self._ages = dict(zip(SIDES, found, strict=True))
        self._say()

    def _say(self) -> None:
        """Show the columns of the ageing for the side that is shown."""
        place = self.bar.currentIndex()
        ages = self._ages.get(SIDES[place]) if place < len(SIDES) else None
        if not ages:
            self.subtitle.setText("")
            return
        sign = 1 if SIDES[place] == "debtor" else -1
        words = [f"{_(AGES[key])} {formats.cents(sign * amount)}" for key, amount in ages.items() if amount]
        total = _("Sum {amount}").format(amount=formats.cents(sign * sum(ages.values())))
        self.subtitle.setText("  ·  ".join([total, *words]) if words else "")

    def _on_items(self) -> bool:
        """Say whether a list of items is shown; else tell where one is."""
        if self.bar.currentIndex() < len(SIDES):
            return True
        self.desk.notice(_("Choose open items on the tabs before this one."))
        return False

    def open_row(self, _key: int) -> None:
        """Open the sheet of the row's account."""
        if number := self._value("account"):
            self.desk.open("finance.ledger.account_sheet", number)

    def _value(self, column: str) -> str:
        place = self.panel.view.table.currentIndex().row()
        return str(self.panel.model.value(place, column) or "") if place >= 0 else ""

    def _partner(self) -> None:
        if account := self._value("account"):
            self.desk.open("finance.payments.payments", ("partner", account))

    def _settle(self) -> None:
        if self._on_items() and (keys := self.panel.selected_keys()):
            SettleForm(self.desk, self.drawer, keys)

    def _write_off(self) -> None:
        if self._on_items() and (keys := self.panel.selected_keys()):
            SettleForm(self.desk, self.drawer, keys, write_off=True)

    def _take_back(self) -> None:
        if self.bar.currentIndex() < len(SIDES):
            self.go(len(SIDES))
            self.desk.notice(_("Choose the settlement that is taken back."))
            return
        self.for_current(lambda key: take_back_form(self.desk, self.drawer, key))

    def _print(self) -> None:
        office, today = self.desk.office, self.desk.today()

        def make() -> bytes:
            found = office.read(ageing_report, today, today)
            return office.read(pdf, found, office.clock(), office.actor.name)

        preview(self, self.desk, _("Ageing of open items"), make)

    def _pay(self) -> None:
        if self._on_items() and (keys := self.panel.selected_keys()):
            pay_form(self.desk, self, keys)


def pay_form(desk: Desk, page: ListTabs, keys: list[int], best: bool = False) -> None:
    """Prepare payments of open items, best on their best day and less Skonto; with several bank accounts ask from which."""

    def told(made: list[int], _values: Values | None = None) -> None:
        page.close_drawer()
        words = counted(len(made), N_("1 payment prepared"), N_("{count} payments prepared"))
        desk.notice(words, action=_("Show"), act=lambda: desk.open("finance.payments.payments"))

    def ready(form: DrawerForm, banks: list[BankAccountRow]) -> dict[str, object] | None:
        if not banks:
            desk.notice(_("No bank account yet: Ctrl+N on the page Bank adds one."), "bad")
            return None
        if len(banks) == 1:
            desk.run(pay_items, keys, banks[0].id, best, then=told)
            return None
        choose(form, "bank", [(row.id, f"{row.name}  {formats.iban(row.iban)}") for row in banks])
        return {"bank": banks[0].id}

    ask(
        desk,
        page.drawer,
        "pay_items",
        counted(len(keys), N_("Pay 1 item"), N_("Pay {count} items")),
        [ChoiceField("bank", _("Bank account"), ())],
        send=lambda values: (pay_items, keys, values["bank"], best),
        done=told,
        asks=[(bank_accounts,)],
        ready=ready,
        restore=False,
        save_text=_("Pay"),
    )
