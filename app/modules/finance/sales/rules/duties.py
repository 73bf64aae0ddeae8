"""What the law demands of a paper before it may go out (§ 14 (4), § 14a UStG): each missing detail with the field and a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.core.dataclass import dataclass
from app.core.messages import N_, Message
from app.modules.finance.sales.rules.documents import (
    ADVANCE,
    ARTICLE,
    CREDIT,
    INVOICES,
    POSTED,
    TEXT,
    DocumentDraft,
)
from app.modules.organisation.contacts.api import ContactDraft


@dataclass(frozen=True)
class Missing:
    """What a paper lacks: the field to go to, and what to do."""

    field: str
    words: Message


def missing(draft: DocumentDraft, company: Mapping[str, str], customer: ContactDraft | None) -> list[Missing]:
    """Return everything that a document lacks to be issued, in the order of the form."""
    return [Missing(field, Message(words, {})) for field, words in _missing(draft, company, customer)]


def _missing(
    draft: DocumentDraft, company: Mapping[str, str], customer: ContactDraft | None
) -> Iterable[tuple[str, str]]:
    if customer is None:
        yield "contact", N_("Choose the customer.")
    elif not (customer.name.strip() and customer.street.strip() and customer.town.strip()):
        yield (
            "contact",
            N_("The customer needs a full address: street, postcode, town. Complete the contact."),
        )
    positions = [line for line in draft.lines if line.kind == ARTICLE]
    if not positions:
        yield "lines", N_("Enter at least one position.")
    if any(not line.text.strip() for line in draft.lines if line.kind in (ARTICLE, TEXT)):
        yield "lines", N_("Name what is supplied in each position.")
    if any(line.quantity == 0 for line in positions):
        yield "lines", N_("Enter the quantity of each position.")
    if draft.kind not in POSTED:
        return
    if not (company.get("name") and company.get("street") and company.get("town")):
        yield "kind", N_("Enter name and address of your company in its settings.")
    if not (company.get("tax_number") or company.get("vat_id")):
        yield "kind", N_("Enter your tax number or VAT ID in the settings of the company.")
    if draft.kind in INVOICES and draft.kind != ADVANCE and draft.supplied_from is None:
        yield "supplied_from", N_("Enter the day of supply, or its first day (§ 14 (4) no. 6 UStG).")
    if draft.kind == CREDIT and draft.origin is None:
        yield "origin", N_("A credit note is made from the invoice that it corrects.")
    if draft.kind == CREDIT and not draft.reason.strip():
        yield "reason", N_("Say what is corrected.")
