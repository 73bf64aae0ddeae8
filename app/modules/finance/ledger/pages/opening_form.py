"""The form of opening balances: accounts with debit or credit as the last balance sheet shows them, with names and sums while typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QTableWidgetItem

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_, _, counted
from app.core.money import read_typed, to_cents
from app.modules.finance.chart.api import PERSONAL_KINDS as PERSONAL
from app.modules.finance.ledger.queries.opening_balances import OpeningForm, opening_form
from app.modules.finance.ledger.rules.account_roles import opening_accounts
from app.modules.finance.ledger.rules.opening_balances import OpeningBalance, balance_of, totals
from app.modules.finance.ledger.services.opening_balances import post_opening_balances
from app.ui.desk import Desk
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.rows_field import Rows, RowsField
from app.ui.widgets import button

ACCOUNT, DEBIT, CREDIT, DOCUMENT, TEXT = range(5)
WIDTH = 700
KIND = "opening"


class BalancesField(RowsField):
    """Rows of opening balances; an account that is typed gets its name, an amount its decimals."""

    def __init__(self, known: OpeningForm) -> None:
        heads = (
            (_("Account"), 210),
            (_("Debit"), 104),
            (_("Credit"), 104),
            (_("Document"), 104),
            (_("Text"), 0),
        )
        rows = Rows(heads, balance_of, _texts, height=8, amounts=(DEBIT, CREDIT), passed=self._passed)
        self.known = known
        super().__init__("rows", _("Balances"), rows)

    def _passed(self, texts: list[str], column: int) -> bool:
        """Pass by the credit of a debit, and the voucher of an account that has none: Enter begins the next row."""
        if column == CREDIT:
            return bool(texts[DEBIT])
        account = self.known.accounts.get(texts[ACCOUNT].partition(" ")[0])
        filled = bool(texts[DEBIT] or texts[CREDIT])
        return column > CREDIT and filled and account is not None and account.kind not in PERSONAL

    def _edited(self, item: QTableWidgetItem) -> None:
        if not self._filling:
            self._filling = True
            text = item.text().strip()
            if item.column() == ACCOUNT:
                item.setText(self._named(text))
            elif item.column() in (DEBIT, CREDIT):
                item.setText(_written(text))
            self._filling = False
        super()._edited(item)
        debit, credit = totals(self._typed())
        words = _("Debit {debit}  ·  Credit {credit}")
        if debit < credit:
            words = _("Debit {debit}  ·  Credit {credit}  ·  {difference} still missing in debit")
        elif debit > credit:
            words = _("Debit {debit}  ·  Credit {credit}  ·  {difference} still missing in credit")
        self.set_hint(
            words.format(
                debit=formats.cents(debit),
                credit=formats.cents(credit),
                difference=formats.cents(abs(debit - credit)),
            )
        )

    def _named(self, text: str) -> str:
        """Return a number with the name of its account; a part of a name that only one account has finds it."""
        found = self.known.accounts.get(text.partition(" ")[0])
        if found is None and len(text) > 2:
            named = [one for one in self.known.accounts.values() if text.lower() in str(one.name).lower()]
            found = named[0] if len(named) == 1 else None
        return f"{found.number} {found.name}" if found is not None else text


def _written(text: str) -> str:
    """Return an amount with its decimals; what is none stays as it is, and is refused when the form is sent."""
    try:
        return formats.cents(to_cents(read_typed(text))) if text else ""
    except Invalid:
        return text


def _texts(one: OpeningBalance) -> list[str]:
    amount = formats.cents(abs(one.amount))
    sides = [amount, ""] if one.amount > 0 else ["", amount]
    return [one.account, *sides, one.document, one.text]


def show_opening_form(page: ListPage, from_file: Callable[[], object]) -> None:
    """Show the form in the drawer of a page; from_file leads to lists and other programs' books."""

    def show(known: OpeningForm) -> None:
        form = OpeningBalances(page.desk, known, page.close_drawer, from_file)
        title = _("Opening balances on {day}").format(day=formats.day(known.begins.day))
        page.drawer.show_widget(title, form, WIDTH)
        form.focus_first()

    page.desk.read(opening_form, then=show, owner=page, slot=KIND)


class OpeningBalances(Form):
    """What was posted already, the rows, and the way to a file."""

    def __init__(
        self,
        desk: Desk,
        known: OpeningForm,
        close: Callable[[], None],
        from_file: Callable[[], object],
    ) -> None:
        super().__init__(desk, KIND, self._post, close, _("Post"), columns=1)
        self._close = close
        self.add(BalancesField(known))
        self.bar.addWidget(button(_("From a list or a GnuCash book …"), from_file))
        self.fill({})
        self.say(
            " ".join(filter(None, (posted_words(known), _("Each is posted against 9000, 9008 or 9009."))))
        )

    def _post(self) -> None:
        rows: Sequence[OpeningBalance] = self.values()["rows"]

        def done(keys: Sequence[int]) -> None:
            self.saved()
            self._close()
            self.desk.notice(
                counted(len(keys), N_("1 opening balance posted"), N_("{count} opening balances posted"))
            )

        self.send(post_opening_balances, rows, then=done)


def posted_words(known: OpeningForm) -> str:
    """Return how many balances are posted already and what they miss to add up, '' for none."""
    other = opening_accounts()
    posted = [key for key in known.begins.balances if key[0] not in other]
    if not posted:
        return ""
    words = counted(
        len(posted), N_("1 balance is posted already."), N_("{count} balances are posted already.")
    )
    left = sum(amount for (number, _document), amount in known.begins.balances.items() if number in other)
    if left:
        gap = _("Debit and credit of them differ by {amount}.").format(amount=formats.cents(abs(left)))
        words = f"{words} {gap}"
    return words
