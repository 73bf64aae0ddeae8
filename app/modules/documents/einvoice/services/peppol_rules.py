"""Rules of Peppol BIS Billing that are part of the German set since XRechnung 3.0 and are in no library here: for UBL and CII."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from app.core.messages import N_
from app.modules.documents.einvoice.readers.parts import name_of, text

PARTIES = "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement"
SETTLEMENT = "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement"


@dataclass(frozen=True)
class Needed:
    """Something that must stand in an invoice: the rule, where it stands in UBL and in CII, and what it means that it is not there."""

    rule: str
    ubl: str
    cii: str
    words: str


NEEDED = (
    Needed(
        "PEPPOL-EN16931-R001",
        "ProfileID",
        "ExchangedDocumentContext/BusinessProcessSpecifiedDocumentContextParameter/ID",
        N_("The business process (BT-23) is missing."),
    ),
    Needed(
        "PEPPOL-EN16931-R010",
        "AccountingCustomerParty/Party/EndpointID",
        f"{PARTIES}/BuyerTradeParty/URIUniversalCommunication/URIID",
        N_("The electronic address of the buyer (BT-49) is missing."),
    ),
    Needed(
        "PEPPOL-EN16931-R020",
        "AccountingSupplierParty/Party/EndpointID",
        f"{PARTIES}/SellerTradeParty/URIUniversalCommunication/URIID",
        N_("The electronic address of the seller (BT-34) is missing."),
    ),
)
SAME_CURRENCY = N_("The currency of the tax (BT-6) is that of the invoice; then it must not be named.")
EMPTY = N_("The element {name} is empty; what has no value must be left out.")


def _is_empty(node: etree._Element) -> bool:
    """Say whether an element holds nothing; the delivery of CII must stand there, also where nothing is known of it."""
    return (
        not len(node) and not (node.text or "").strip() and name_of(node) != "ApplicableHeaderTradeDelivery"
    )


def peppol(root: etree._Element) -> list[tuple[str, str, dict[str, str]]]:
    """Return the rules that an XRechnung breaks, each with a template of words and its values."""
    ubl = name_of(root) in ("Invoice", "CreditNote")
    found: list[tuple[str, str, dict[str, str]]] = [
        (one.rule, one.words, {}) for one in NEEDED if not text(root, one.ubl if ubl else one.cii)
    ]
    own = text(root, "DocumentCurrencyCode" if ubl else f"{SETTLEMENT}/InvoiceCurrencyCode")
    tax = text(root, "TaxCurrencyCode" if ubl else f"{SETTLEMENT}/TaxCurrencyCode")
    if tax and tax == own:
        found.append(("PEPPOL-EN16931-R005", SAME_CURRENCY, {}))
    empty = next((node for node in root.iter("*") if _is_empty(node)), None)
    if empty is not None:
        found.append(("PEPPOL-EN16931-R008", EMPTY, {"name": name_of(empty)}))
    return found
