"""Posting what an advance return comes to, keeping returns as they were filed, and saying from which day on the book is taxed otherwise."""

from __future__ import annotations

import datetime
import json

from sqlalchemy import func, or_, select

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.drafts import save_draft
from app.data.heads import must_be_trusted
from app.data.office import command
from app.data.settings import setting
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.finance.chart.api import Account, Period
from app.modules.finance.ledger.api import Entry, EntryDraft, Line, LineDraft, post, role_account
from app.modules.finance.tax.api import Taxation, TaxationDraft
from app.modules.finance.vat.models import FiledReturn
from app.modules.finance.vat.queries.advance_return import make_return
from app.modules.finance.vat.queries.filed import figures_of, filed_returns
from app.modules.finance.vat.queries.filing import document_of
from app.modules.finance.vat.rules import whole_months


@command("finance.vat.post")
def post_payable(unit: Unit, since: datetime.date, until: datetime.date) -> int:
    """Post the payable of an advance return (prepayments against VAT of the current year) to its last day; return the entry's key.

    Where it is posted already and a corrected return comes to another sum, the difference is posted. Raises Invalid
    for a span that is no month or quarter, one that is posted, or a payable of zero.
    """
    if not whole_months(since, until):
        raise Invalid(N_("A return covers one month or one quarter."), field="until")
    unit.lock(f"finance.vat.post.{until}")
    chart = str(setting(unit.connection, "finance.chart"))
    first, prepaid = document_of(until), role_account(chart, "vat_prepayment")
    posted = unit.connection.execute(
        select(func.count(Entry.id.distinct()), func.coalesce(func.sum(Line.amount), 0))
        .join(Line, Line.entry_id == Entry.id)
        .join(Account, Account.id == Line.account_id)
        .where(or_(Entry.document == first, Entry.document.like(f"{first}-%")))
        .where(or_(Entry.origin == "vat", Entry.reversal_of.is_not(None)), Account.number == prepaid)
    ).one()
    owed = make_return(unit.connection, since, until).row("83").tax - int(posted[1])
    if posted[0] and not owed:
        raise Invalid(N_("The payable of this return is posted already."), field="until")
    if not owed:
        raise Invalid(N_("There is nothing to pay and nothing comes back."), field="until")
    document = f"{first}-{posted[0]}" if posted[0] else first
    lines = (LineDraft(prepaid, owed), LineDraft(role_account(chart, "vat_current"), -owed))
    return post(unit, EntryDraft(until, document, f"{_('VAT return')} {since:%m/%Y}", lines, origin="vat"))


@command("finance.vat.post")
def file_return(unit: Unit, since: datetime.date, until: datetime.date, number: int) -> int:
    """Keep an advance return as it is filed, for good; return its key.

    number counts what was filed for the span before: 0 for the first, more for corrected returns (Kz 10). Raises
    Invalid for a span that is no month or quarter, where another desk filed meanwhile, or nothing changed since; Forbidden where
    the book is not to be trusted.
    """
    if not whole_months(since, until):
        raise Invalid(N_("A return covers one month or one quarter."), field="until")
    must_be_trusted(unit.book)
    unit.lock(f"finance.vat.return.{since}.{until}")
    before = filed_returns(unit.connection, since, until)
    if len(before) != number:
        raise Invalid(N_("This return was filed meanwhile; look at it again."), field="until")
    figures = figures_of(make_return(unit.connection, since, until))
    if before and before[-1].figures == figures:
        raise Invalid(N_("Nothing changed since this return was filed."), field="until")
    return unit.insert(
        FiledReturn,
        since=since,
        until=until,
        number=number,
        filed=unit.today,
        login=unit.login,
        payable=figures["83"][1],
        figures=json.dumps(figures),
    )


# -- taxation ------------------------------------------------------------------
@command("finance.chart.change")
def save_taxation(
    unit: Unit, draft: TaxationDraft, key: int | None = None, version: int | None = None
) -> int:
    """Say from which day on the book is taxed otherwise, or change that; raises Invalid for days that are finalised or filed."""
    days = [draft.valid_from]
    if key is not None:
        days.append(unit.row(Taxation, key)["valid_from"])
    last = _settled(unit)
    if last is not None and min(days) <= last:
        words = N_("Up to {day} months are finalised or returns filed; choose a later day.")
        raise Invalid(words, field="valid_from", day=last)
    known = unit.connection.scalar(select(Taxation.id).where(Taxation.valid_from == draft.valid_from))
    if known is not None and known != key:
        raise Invalid(N_("There is a change of this day already."), field="valid_from")
    return save_draft(unit, Taxation, draft, key, version)


undo_taxation = undoing(Taxation)


def refuse_past(unit: Unit, key: str) -> None:
    """Refuse to change how the book was taxed from its first day on, once months are finalised or returns filed; raises Invalid."""
    if _settled(unit) is not None:
        words = N_(
            "Months are finalised or returns filed; say on the page Taxation from which day on it changes."
        )
        raise Invalid(words, field=key)


def _settled(unit: Unit) -> datetime.date | None:
    """Return the last day that is finalised, or covered by a return that was filed; None where there is none."""
    final = unit.connection.scalar(
        select(func.max(Period.end)).where(Period.state == "final", Period.number > 0)
    )
    filed = unit.connection.scalar(select(func.max(FiledReturn.until)))
    return max((day for day in (final, filed) if day is not None), default=None)
