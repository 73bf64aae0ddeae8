"""The demo company's open items: what is open with some suppliers is being paid, one payment is released."""

from __future__ import annotations

from app.data.office import Office
from app.modules.finance.banking.api import bank_accounts
from app.modules.finance.open_items.queries.items import open_items_source
from app.modules.finance.open_items.services.paying import pay_items
from app.modules.finance.payments.api import release

SUPPLIERS = ("70010", "70020", "70030", "70040")


def demo(office: Office, months: int) -> None:
    """Prepare what is open with some suppliers; one payment is released."""
    if months < 18:
        return
    banks = office.read(bank_accounts)
    source = open_items_source()
    keys = [
        key for account in SUPPLIERS for key in office.read(source.keys, {"account": account, "amount": "<0"})
    ]
    if banks and keys:
        made = office.run(pay_items, keys[:6], banks[0].id)
        office.run(release, made[:1])
