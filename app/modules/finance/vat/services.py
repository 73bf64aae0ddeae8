"""Posting what an advance return comes to, so that the payment to the tax office stands as an open debt."""

from __future__ import annotations

import datetime

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.office import command
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.finance.ledger.api import Entry, EntryDraft, LineDraft, post, role_account
from app.modules.finance.vat.queries.advance_return import make_return
from app.modules.finance.vat.queries.filing import document_of
from app.modules.finance.vat.rules import whole_months


@command("finance.vat.post")
def post_payable(unit: Unit, since: datetime.date, until: datetime.date) -> int:
    """Post the payable of an advance return (prepayments against VAT of the current year) to its last day; return the entry's key.

    Raises Invalid for a span that is no month or quarter, one that is posted, or a payable of zero.
    """
    if not whole_months(since, until):
        raise Invalid(N_("A return covers one month or one quarter."), field="until")
    document = document_of(until)
    if (
        unit.connection.scalar(
            select(Entry.id).where(Entry.document == document, Entry.origin == "vat").limit(1)
        )
        is not None
    ):
        raise Invalid(N_("The payable of this return is posted already."), field="until")
    owed = make_return(unit.connection, since, until).row("83").tax
    if not owed:
        raise Invalid(N_("There is nothing to pay and nothing comes back."), field="until")
    chart = str(setting(unit.connection, "finance.chart"))
    lines = (
        LineDraft(role_account(chart, "vat_prepayment"), owed),
        LineDraft(role_account(chart, "vat_current"), -owed),
    )
    return post(unit, EntryDraft(until, document, f"{_('VAT return')} {since:%m/%Y}", lines, origin="vat"))
