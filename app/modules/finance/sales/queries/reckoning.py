"""What a document comes to: its customer, tax profile, conditions, totals, and what is missing before it may be issued."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.queries import query
from app.data.rows import read_all
from app.data.settings import setting
from app.modules.finance.sales.models import SalesAdvance, SalesDocument
from app.modules.finance.sales.queries.chain import advances_of
from app.modules.finance.sales.queries.documents import lines_of
from app.modules.finance.sales.rules.documents import DocumentDraft, LineDraft
from app.modules.finance.sales.rules.duties import Missing, missing
from app.modules.finance.sales.rules.posting import SetOff, revenue_account
from app.modules.finance.sales.rules.tax import USUAL, case_of, check_case
from app.modules.finance.sales.rules.totals import Totals, reckon
from app.modules.finance.tax.api import Case, cases
from app.modules.inventory.articles.api import Article
from app.modules.organisation.contacts.api import (
    ContactDraft,
    TaxProfile,
    Terms,
    billing_address,
    tax_profile,
    terms_on,
)

RIGHT = "finance.sales.view"
COMPANY = (
    "name", "street", "postcode", "town", "tax_number", "vat_id", "phone", "mail", "managers", "bank", "iban", "bic"
)  # fmt: skip
NOBODY = TaxProfile(
    "domestic",
    "DE",
    False,
    "",
    None,
    tax_number="",
    leitweg_id="",
    buyer_reference="",
    invoice_format="pdf",
    e_address="",
    e_address_scheme="",
)


@dataclass(frozen=True)
class Reckoned:
    """A document reckoned: totals, how its customer is taxed, conditions, address, and advances set off."""

    totals: Totals
    profile: TaxProfile
    terms: Terms
    customer: ContactDraft | None
    set_off: tuple[SetOff, ...] = ()

    @property
    def payable(self) -> int:
        """What is left to pay, in cents."""
        return self.totals.gross - sum(one.gross for one in self.set_off)


def company(connection: Connection) -> dict[str, str]:
    """Return what papers say of the company, by the name of its setting."""
    return {name: str(setting(connection, f"company.{name}") or "") for name in COMPANY}


@query(RIGHT)
def reckoned(connection: Connection, draft: DocumentDraft, strict: bool = False) -> Reckoned:
    """Reckon a document; strict refuses a tax case that does not fit the customer. Raises Invalid."""
    profile = (tax_profile(connection, draft.contact) if draft.contact else None) or NOBODY
    known, usual = cases(connection), _usual(connection, draft.lines)
    chart = str(setting(connection, "finance.chart"))
    own = str(setting(connection, "company.vat_id") or "")

    def of(line: LineDraft) -> Case:
        tax, _account = usual.get(line.article or 0, (USUAL, ""))
        found = case_of(known, profile, draft, line, tax)
        if strict:
            check_case(found, profile, own)
        return found

    def account(line: LineDraft, case: Case) -> str:
        tax, given = usual.get(line.article or 0, ("", ""))
        if line.account:
            return line.account
        return given if given and tax == case.key else revenue_account(chart, case.key)

    totals = reckon(draft.lines, draft.discount, of, account, draft.cost)
    if strict and any(not one.account for one in totals.booked):
        raise Invalid(N_("Enter the revenue account of each position."), field="lines")
    terms = terms_on(connection, draft.contact, draft.day) if draft.contact else Terms(0)
    if draft.net_days is not None:
        steps = tuple(step for step in terms.skonto if step.days <= draft.net_days)
        terms = dataclasses.replace(terms, net_days=draft.net_days, skonto=steps)
    customer = billing_address(connection, draft.contact) if draft.contact else None
    set_off = pending_set_off(connection, draft) if draft.kind == "final" else ()
    return Reckoned(totals, profile, terms, customer, set_off)


def _usual(connection: Connection, lines: Sequence[LineDraft]) -> dict[int, tuple[str, str]]:
    keys = {line.article for line in lines if line.article}
    rows = select(Article.id, Article.tax, Article.account).where(Article.id.in_(keys))
    return {int(row.id): (row.tax, row.account) for row in connection.execute(rows)}


def advance_parts(connection: Connection, advance: int) -> tuple[SetOff, ...]:
    """Return an issued advance by tax case, as it was asked for."""
    d = SalesDocument
    row = connection.execute(select(d.__table__).where(d.id == advance)).mappings().one()
    lines = tuple(one.draft for one in lines_of(connection, advance))
    draft = DocumentDraft(
        row["kind"], row["contact_id"], row["day"], lines, supply=row["supply"], discount=row["discount"],
        supplied_from=row["supplied_from"], supplied_until=row["supplied_until"],
    )  # fmt: skip
    groups = reckoned(connection, draft).totals.groups
    return tuple(
        SetOff(advance, row["number"], row["day"], one.tax, one.net, amount=one.amount) for one in groups
    )


def pending_set_off(connection: Connection, draft: DocumentDraft) -> tuple[SetOff, ...]:
    """Return what a final invoice that is being written sets off: the advances of its order that were paid (§ 14 (5) UStG)."""
    found = [one for one in advances_of(connection, draft.origin) if not one.set_off and one.unpaid == 0]
    return tuple(part for one in found for part in advance_parts(connection, one.id))


def kept_set_off(connection: Connection, final: int) -> tuple[SetOff, ...]:
    """Return what an issued final invoice set off."""
    a, d = SalesAdvance, SalesDocument
    rows = (
        select(a.__table__, d.number, d.day)
        .join(d, d.id == a.advance_id)
        .where(a.final_id == final)
        .order_by(a.id)
    )
    return tuple(read_all(connection, rows, SetOff))


@query(RIGHT)
def lacking(connection: Connection, draft: DocumentDraft) -> list[Missing]:
    """Return what a document lacks to be issued, in the order of the form."""
    customer = billing_address(connection, draft.contact) if draft.contact else None
    return missing(draft, company(connection), customer)


def due_day(draft: DocumentDraft, terms: Terms) -> datetime.date:
    """Return when a document is due."""
    return terms.due(draft.day)
