"""Opening balances of the first year of a book, typed by hand."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.office import command
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.finance.chart.api import PERSONAL_KINDS, all_accounts
from app.modules.finance.ledger.queries.opening_balances import beginning
from app.modules.finance.ledger.rules.account_roles import against, opening_accounts
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.rules.opening_balances import OpeningBalance, check_balance
from app.modules.finance.ledger.services.entries import post_many

ALREADY = N_(
    "Account {number} has an opening balance already ({document}). Please correct that entry in the journal."
)


@command("finance.entry.post")
def post_opening_balances(unit: Unit, rows: Sequence[OpeningBalance]) -> Sequence[int]:
    """Post what accounts begin with, an entry each against 9000, 9008 or 9009, and return their keys.

    They stand on the first day of the first fiscal year; later years are carried forward. An account begins once, only
    debtors and creditors have a balance for each open voucher. Raises Invalid naming the account at fault.
    """
    if not rows:
        raise Invalid(N_("Please enter at least one balance."), field="rows")
    begins = beginning(unit.connection)
    if begins.final:
        raise Invalid(N_("The opening of {year} is finalised."), year=begins.year, field="rows")
    accounts = all_accounts(unit.connection)
    chart = str(setting(unit.connection, "finance.chart"))
    taken, drafts = set(begins.balances), []
    for one in rows:
        account = accounts.get(one.account)
        if account is None:
            raise Invalid(N_("There is no account {number}."), number=one.account, field="rows")
        check_balance(one, account.kind)
        if account.number in opening_accounts():
            words = N_("{number} is the other side of all opening balances; please leave the row out.")
            raise Invalid(words, number=one.account, field="rows")
        document = one.document or f"EB-{begins.year}"
        by_voucher = account.kind in PERSONAL_KINDS
        if any(number == one.account and (not by_voucher or known == document) for number, known in taken):
            raise Invalid(ALREADY, number=one.account, document=document, field="rows")
        taken.add((one.account, document))
        other = against(chart, account.kind)
        drafts.append(
            EntryDraft(
                begins.day,
                document,
                one.text or _("Opening balance"),
                (LineDraft(one.account, one.amount), LineDraft(other, -one.amount)),
                origin="opening",
                opening=True,
            )
        )
    return post_many(unit, drafts)
