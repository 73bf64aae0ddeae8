"""What stock is worth: by article, what was posted of it, posting up to a day, and the lock of days."""

from __future__ import annotations

import datetime

from app.core import format as formats
from app.core.dates import month_start
from app.core.errors import Invalid
from app.core.messages import _
from app.modules.inventory.stock.models import StockLock
from app.modules.inventory.stock.queries.posting import PostingView, posting_preview, postings_source
from app.modules.inventory.stock.queries.valuation import values_source
from app.modules.inventory.stock.services.places import lock_stock
from app.modules.inventory.stock.services.values import post_values
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.fields import DayField
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction

RIGHT, POST = "inventory.stock.value.view", "inventory.stock.post"


class ValuesPage(ListTabs):
    """F8 posts the values up to a day: its entry is shown first."""

    def __init__(self, desk: Desk) -> None:
        sources = [(_("By article"), values_source()), (_("Posted"), postings_source())]
        super().__init__(desk, _("Value of stock"), sources, 420)
        self.set_actions(
            [
                PageAction(_("Lock days …"), self.ask_lock, "", "lock", POST),
                PageAction(_("Key date"), lambda: desk.open("inventory.stock.key_date"), "", "scale", RIGHT),
                PageAction(_("Post values …"), self.ask_day, "", "book-open", POST, primary=True),
            ]
        )

    def ask_day(self) -> None:
        """Ask up to which day values are posted, and show the entry that this makes."""
        last = month_start(self.desk.today()) - datetime.timedelta(days=1)

        def done(entry: int | None, _values: Values) -> str:
            return _("Values posted") if entry is not None else _("Nothing has changed; nothing was posted")

        form = ask(
            self.desk,
            self.drawer,
            "inventory_posting",
            _("Post values …"),
            [DayField("until", _("Up to"), required=True)],
            send=lambda values: (post_values, values["until"]),
            done=done,
            start={"until": last},
            restore=False,
            save_text=_("Post"),
        )

        def look() -> None:
            try:
                day = form.fields["until"].value()
            except Invalid:
                return
            if day is not None:
                self.desk.read(
                    posting_preview, day, then=lambda view: form.say(_entry(view)), owner=form, slot="entry"
                )

        form.fields["until"].changed.connect(look)
        look()

    def ask_lock(self) -> None:
        """Ask up to which day nothing moves any more."""
        ask(
            self.desk,
            self.drawer,
            "inventory_lock",
            _("Lock days …"),
            fields_of(self.desk, StockLock, "until reason"),
            send=lambda values: (lock_stock, values["until"], values["reason"]),
            done=lambda _key, _values: _("Locked"),
        )


def _entry(view: PostingView) -> str:
    """Return the entry of a posting in words, line by line, and what the accounts held before it."""
    if not view.lines:
        return _("Nothing has changed since the last posting.")
    since = formats.day(view.since) if view.since is not None else _("the beginning")
    words = [_("What changed since {day}:").format(day=since)]
    for one in view.lines:
        side = _("debit") if one.amount > 0 else _("credit")
        words.append(f"{one.account}  {one.cost1}  {formats.cents(abs(one.amount))} € {side}")
    words += [
        _(
            "Account {account} holds {ledger} €, the ledger of stock values {stock} €: look why before you post."
        ).format(account=one.account, ledger=formats.cents(one.ledger), stock=formats.cents(one.stock))
        for one in view.agreement
        if one.ledger != one.stock
    ]
    return "\n".join(words)
