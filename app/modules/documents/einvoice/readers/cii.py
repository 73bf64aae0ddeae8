"""CII: Cross Industry Invoice of UN/CEFACT (D16B, D22B) and its forerunner in ZUGFeRD 1.0."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from app.modules.documents.einvoice.readers.parts import (
    day,
    every,
    figure,
    first,
    in_currency,
    month,
    per_one,
    text,
)
from app.modules.documents.einvoice.rules import Invoice, Line, Party, TaxGroup, profile_of


@dataclass(frozen=True)
class Names:
    """What the same things are called in the two versions."""

    format: str
    document: str
    context: str
    trade: str
    agreement: str
    delivery: str
    settlement: str
    totals: str
    line_agreement: str
    line_delivery: str
    line_settlement: str
    line_totals: str
    line_amount: str
    rate: str


CII = Names(
    "cii",
    "ExchangedDocument",
    "ExchangedDocumentContext",
    "SupplyChainTradeTransaction",
    "ApplicableHeaderTradeAgreement",
    "ApplicableHeaderTradeDelivery",
    "ApplicableHeaderTradeSettlement",
    "SpecifiedTradeSettlementHeaderMonetarySummation",
    "SpecifiedLineTradeAgreement",
    "SpecifiedLineTradeDelivery",
    "SpecifiedLineTradeSettlement",
    "SpecifiedTradeSettlementLineMonetarySummation",
    "LineTotalAmount",
    "RateApplicablePercent",
)
ZUGFERD_1 = Names(
    "zugferd1",
    "HeaderExchangedDocument",
    "SpecifiedExchangedDocumentContext",
    "SpecifiedSupplyChainTradeTransaction",
    "ApplicableSupplyChainTradeAgreement",
    "ApplicableSupplyChainTradeDelivery",
    "ApplicableSupplyChainTradeSettlement",
    "SpecifiedTradeSettlementMonetarySummation",
    "SpecifiedSupplyChainTradeAgreement",
    "SpecifiedSupplyChainTradeDelivery",
    "SpecifiedSupplyChainTradeSettlement",
    "SpecifiedTradeSettlementMonetarySummation",
    "LineTotalAmount",
    "ApplicablePercent",
)


def read(root: etree._Element, names: Names) -> Invoice:
    """Return an invoice; raises Invalid for a figure or day that is none."""
    document, trade = first(root, names.document), first(root, names.trade)
    agreement, settlement = first(trade, names.agreement), first(trade, names.settlement)
    totals = first(settlement, names.totals)
    currency = text(settlement, "InvoiceCurrencyCode")
    guideline = text(root, f"{names.context}/GuidelineSpecifiedDocumentContextParameter/ID")
    delivery = f"{names.delivery}/ActualDeliverySupplyChainEvent/OccurrenceDateTime/DateTimeString"
    in_month = month(trade, delivery)
    due_days = [
        found
        for one in every(settlement, "SpecifiedTradePaymentTerms")
        if (found := day(one, "DueDateDateTime/DateTimeString"))
    ]
    accounts = every(
        settlement, "SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID"
    )
    return Invoice(
        format=names.format,
        profile=profile_of(guideline),
        guideline=guideline,
        number=text(document, "ID"),
        date=day(document, "IssueDateTime/DateTimeString"),
        kind=text(document, "TypeCode"),
        currency=currency,
        seller=_party(first(agreement, "SellerTradeParty")),
        buyer=_party(first(agreement, "BuyerTradeParty")),
        net=figure(totals, "TaxBasisTotalAmount"),
        tax=in_currency(every(totals, "TaxTotalAmount"), currency),
        gross=figure(totals, "GrandTotalAmount"),
        due=figure(totals, "DuePayableAmount"),
        prepaid=figure(totals, "TotalPrepaidAmount"),
        due_date=min(due_days, default=None),
        delivered=None if in_month else day(trade, delivery),
        delivered_month=in_month,
        order=text(agreement, "BuyerOrderReferencedDocument/IssuerAssignedID")
        or text(agreement, "BuyerOrderReferencedDocument/ID"),
        buyer_reference=text(agreement, "BuyerReference"),
        terms=" ".join(
            filter(
                None, (text(one, "Description") for one in every(settlement, "SpecifiedTradePaymentTerms"))
            )
        ),
        notes=tuple(filter(None, (text(one, "Content") for one in every(document, "IncludedNote")))),
        ibans=tuple(filter(None, ((one.text or "").replace(" ", "") for one in accounts))),
        lines=_lines(trade, names),
        taxes=tuple(
            TaxGroup(
                text(one, "CategoryCode"),
                figure(one, names.rate)
                if first(one, names.rate) is not None
                else figure(one, "RateApplicablePercent"),
                figure(one, "BasisAmount"),
                figure(one, "CalculatedAmount"),
                text(one, "ExemptionReason"),
            )
            for one in every(settlement, "ApplicableTradeTax")
        ),
    )


def _party(node: etree._Element | None) -> Party:
    numbers = {
        one.get("schemeID", ""): (one.text or "").strip()
        for one in every(node, "SpecifiedTaxRegistration/ID")
    }
    address = first(node, "PostalTradeAddress")
    return Party(
        text(node, "Name"),
        text(address, "LineOne"),
        text(address, "PostcodeCode"),
        text(address, "CityName"),
        text(address, "CountryID"),
        numbers.get("VA", ""),
        numbers.get("FC", ""),
        text(node, "DefinedTradeContact/EmailURIUniversalCommunication/URIID")
        or text(node, "URIUniversalCommunication/URIID"),
    )


def _lines(trade: etree._Element | None, names: Names) -> tuple[Line, ...]:
    """Return the lines in their order; one that names a line above it (BT-X-304, sub-lines) lies a level below that."""
    levels: dict[str, int] = {}
    found = []
    for node in every(trade, "IncludedSupplyChainTradeLineItem"):
        above = text(node, "AssociatedDocumentLineDocument/ParentLineID")
        line = _line(node, names, levels.get(above, 0) + 1 if above else 0)
        levels[line.number] = line.level
        found.append(line)
    return tuple(found)


def _line(node: etree._Element, names: Names, level: int) -> Line:
    delivered, tax = (
        first(node, names.line_delivery),
        first(node, f"{names.line_settlement}/ApplicableTradeTax"),
    )
    quantity = first(delivered, "BilledQuantity")
    notes = every(node, "AssociatedDocumentLineDocument/IncludedNote")
    name = text(node, "SpecifiedTradeProduct/Name")
    price = first(node, f"{names.line_agreement}/NetPriceProductTradePrice")
    return Line(
        text(node, "AssociatedDocumentLineDocument/LineID"),
        name or " ".join(filter(None, (text(one, "Content") for one in notes))),
        text(node, "SpecifiedTradeProduct/Description"),
        figure(delivered, "BilledQuantity"),
        quantity.get("unitCode", "") if quantity is not None else "",
        per_one(figure(price, "ChargeAmount"), figure(price, "BasisQuantity")),
        figure(node, f"{names.line_settlement}/{names.line_totals}/{names.line_amount}"),
        text(tax, "CategoryCode"),
        figure(tax, names.rate),
        level,
    )
