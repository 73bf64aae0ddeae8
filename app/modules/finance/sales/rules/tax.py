"""Which tax case a position has: it follows from the article, the customer, what is supplied and the day; and what may not be."""

from __future__ import annotations

import datetime

from app.core import identifiers
from app.core.errors import Invalid, KontorError
from app.core.messages import N_
from app.modules.finance.sales.rules.documents import DocumentDraft, LineDraft
from app.modules.finance.tax.api import Case, Cases
from app.modules.organisation.contacts.api import TaxProfile

USUAL = "UST19"
SMALL, OSS = "KLEIN", "OSS"
WITHIN_EU, EXPORT, EU_SERVICE, ABROAD, REVERSED = "IGL", "AUSFUHR", "EULEIST", "DRITTLAND", "13BLEIST"
HOME_ONLY = N_("A supply within the EU goes to another member state; look at the customer's address.")
NOT_OSS = N_(
    "Goods to private customers in another member state can be taxable there (§ 3c UStG, OSS), which Kontor does not invoice. "
    "Below the threshold of § 3c (4) UStG choose the German tax case at the position."
)


def supply_day(draft: DocumentDraft) -> datetime.date:
    """Return the day whose tax holds: the end of the supply, the day of the document where none is named (§ 27 (1) UStG)."""
    return draft.supplied_until or draft.supplied_from or draft.day


def key_for(profile: TaxProfile, supply: str, usual: str, small: bool) -> str:
    """Return the tax case of a supply to a customer; usual is what the article has at home. Raises Invalid for what can't be said."""
    goods = supply == "goods"
    match profile.treatment:
        case "reverse_charge":
            return SMALL if small else REVERSED
        case "eu_business":
            if not goods:
                return EU_SERVICE
            return SMALL if small else WITHIN_EU
        case "eu_private" if goods and not small:
            raise Invalid(NOT_OSS, field="tax")
        case "third_country":
            if goods:
                return SMALL if small else EXPORT
            return usual if profile.private else ABROAD
    return usual


def case_of(cases: Cases, profile: TaxProfile, draft: DocumentDraft, line: LineDraft, usual: str) -> Case:
    """Return the tax case of a position on the day of supply; raises Invalid for one that is none of sales, or that is not invoiced here."""
    day = supply_day(draft)
    key = line.tax or key_for(profile, draft.supply, usual or USUAL, cases.history.is_small(day))
    if key == OSS:
        raise Invalid(NOT_OSS, field="tax")
    found = cases.find(key, day)
    if found.kind != "output":
        raise Invalid(N_("Choose a tax case of sales."), field="tax")
    return found


def check_case(case: Case, profile: TaxProfile, company_vat_id: str) -> None:
    """Raise Invalid where a tax case does not fit the customer (§ 4 no. 1, § 6a, § 13b, § 14a UStG)."""
    if case.key in (WITHIN_EU, EU_SERVICE):
        if not company_vat_id:
            raise Invalid(N_("Enter your own VAT ID in the settings of the company."), field="contact")
        if not profile.vat_id:
            raise Invalid(N_("The customer needs a VAT ID for a supply within the EU."), field="contact")
        try:
            clean = identifiers.vat_id(profile.vat_id)
        except KontorError as error:
            raise Invalid(
                N_("The VAT ID of the customer is not valid; correct it at the contact."), field="contact"
            ) from error
        if clean.startswith("DE") or (case.key == WITHIN_EU and profile.country == "DE"):
            raise Invalid(HOME_ONLY, field="contact")
    if case.key == EXPORT and profile.treatment != "third_country":
        raise Invalid(N_("An export goes to a country outside the EU."), field="contact")
    if case.key == REVERSED and profile.private:
        raise Invalid(N_("A private person never owes the tax in your place (§ 13b UStG)."), field="contact")
