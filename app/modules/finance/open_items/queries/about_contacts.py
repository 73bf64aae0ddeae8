"""What open items say of a contact: what is open and overdue, and to whom a document number leads."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from app.core import format as formats
from app.core.about_contact import AboutContact, Block, BlockLine
from app.core.messages import _
from app.data.queries import query
from app.modules.finance.chart.api import PERSONAL_KINDS, Account
from app.modules.finance.ledger.api import Entry, Line
from app.modules.finance.open_items.queries.items import OpenItem, open_on
from app.modules.organisation.contacts.api import find_by_account

RIGHT = "finance.view"
MOST = 8


@query(RIGHT)
def open_of(connection: Connection, accounts: Sequence[str]) -> list[OpenItem]:
    """Return what is open on personal accounts, what is due first before the rest."""
    return sorted(open_on(connection, accounts), key=lambda item: (item.due, item.document))


@query(RIGHT)
def blocks(connection: Connection, about: AboutContact) -> list[Block]:
    """Return what is open with a contact, overdue first."""
    if not about.accounts:
        return []
    found = []
    items = open_of(connection, about.accounts)
    lines = tuple(
        BlockLine(
            _("{document} of {day}, due {due}").format(
                document=item.document or "–", day=formats.day(item.day), due=formats.day(item.due)
            ),
            formats.side(item.amount),
            "finance.open_items.open_items",
            None,
            item.due < about.today,
        )
        for item in items
    )
    late = sum(item.amount for item in items if item.due < about.today)
    more = (BlockLine(_("and {count} more").format(count=len(lines) - MOST)),) if len(lines) > MOST else ()
    total = formats.side(sum(item.amount for item in items)) if items else ""
    words = _("{total}, overdue {late}").format(total=total, late=formats.side(late)) if late else total
    found.append(Block(_("Open items"), lines[:MOST] + more, 10, _("Nothing is open."), words))
    return found


@query(RIGHT)
def leads(connection: Connection, typed: str) -> list[int]:
    """Return the contacts on whose personal accounts a document number, or a personal account, stands."""
    number = typed.strip()
    if not any(letter.isdecimal() for letter in number):
        return []
    rows = (
        select(Account.number)
        .join(Line, Line.account_id == Account.id)
        .join(Entry, Entry.id == Line.entry_id)
        .where(func.upper(Entry.document) == number.upper(), Account.kind.in_(PERSONAL_KINDS))
    )
    accounts = (*connection.scalars(rows.distinct().limit(MOST)), number)
    found = (find_by_account(connection, account) for account in accounts)
    return list(dict.fromkeys(key for key in found if key is not None))
