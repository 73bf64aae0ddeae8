"""What payments say of a contact: its mandates."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core import format as formats
from app.core.about_contact import AboutContact, Block, BlockLine
from app.core.messages import _
from app.data.queries import query
from app.modules.finance.payments.queries.payments import mandates


@query("finance.view")
def blocks(connection: Connection, about: AboutContact) -> list[Block]:
    """Return the mandates of a contact."""
    known = [one for account in about.accounts for one in mandates(connection, account)]
    if not known:
        return []
    signed = _("signed {day}")
    rows = tuple(
        BlockLine(
            one.reference,
            _("Revoked") if one.revoked else signed.format(day=formats.day(one.signed)),
            "finance.payments.payments",
        )
        for one in known
    )
    return [Block(_("Mandates"), rows, 60)]
