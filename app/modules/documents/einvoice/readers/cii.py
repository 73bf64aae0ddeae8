"""CII: Cross Industry Invoice of UN/CEFACT (D16B, D22B) and its forerunner in ZUGFeRD 1.0."""

from __future__ import annotations

from decimal import Decimal

from lxml import etree

from app.core.dataclass import dataclass
from app.modules.documents.einvoice.readers.parts import (
    day,
    decoded,
    every,
    figure,
    first,
    in_currency,
    mail_of,
    month,
    per_one,
    tax_beside,
    text,
    with_scheme,
)
from app.modules.documents.einvoice.rules import (
    Allowance,
    Attachment,
    Invoice,
    Line,
    Party,
    Preceding,
    TaxGroup,
    profile_of,
)

SUPPORTING = "916"  # the type code of a supporting document among the references


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
    delivery="ApplicableHeaderTradeDelivery",
    settlement="ApplicableHeaderTradeSettlement",
    totals="SpecifiedTradeSettlementHeaderMonetarySummation",
    line_agreement="SpecifiedLineTradeAgreement",
    line_delivery="SpecifiedLineTradeDelivery",
    line_settlement="SpecifiedLineTradeSettlement",
    line_totals="SpecifiedTradeSettlementLineMonetarySummation",
    line_amount="LineTotalAmount",
    rate="RateApplicablePercent",
)
ZUGFERD_1 = Names(
    "zugferd1",
    "HeaderExchangedDocument",
    "SpecifiedExchangedDocumentContext",
    "SpecifiedSupplyChainTradeTransaction",
    "ApplicableSupplyChainTradeAgreement",
    delivery="ApplicableSupplyChainTradeDelivery",
    settlement="ApplicableSupplyChainTradeSettlement",
    totals="SpecifiedTradeSettlementMonetarySummation",
    line_agreement="SpecifiedSupplyChainTradeAgreement",
    line_delivery="SpecifiedSupplyChainTradeDelivery",
    line_settlement="SpecifiedSupplyChainTradeSettlement",
    line_totals="SpecifiedTradeSettlementMonetarySummation",
    line_amount="LineTotalAmount",
    rate="ApplicablePercent",
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
                reason_code=text(one, "ExemptionReasonCode"),
            )
            for one in every(settlement, "ApplicableTradeTax")
        ),
        line_total=figure(totals, "LineTotalAmount"),
        allowance_total=figure(totals, "AllowanceTotalAmount"),
        charge_total=figure(totals, "ChargeTotalAmount"),
        rounding=figure(totals, "RoundingAmount"),
        tax_currency=text(settlement, "TaxCurrencyCode"),
        tax_in_currency=tax_beside(every(totals, "TaxTotalAmount"), text(settlement, "TaxCurrencyCode")),
        allowances=_allowances(settlement, names),
        preceding=tuple(
            Preceding(text(one, "IssuerAssignedID"), day(one, "FormattedIssueDateTime/DateTimeString"))
            for one in every(settlement, "InvoiceReferencedDocument")
        ),
        attachments=tuple(
            _attachment(one)
            for one in every(agreement, "AdditionalReferencedDocument")
            if text(one, "TypeCode") == SUPPORTING
        ),
        start=day(settlement, "BillingSpecifiedPeriod/StartDateTime/DateTimeString"),
        end=day(settlement, "BillingSpecifiedPeriod/EndDateTime/DateTimeString"),
        tax_point=day(settlement, "ApplicableTradeTax/TaxPointDate/DateString"),
        deliver_to=_optional(first(trade, f"{names.delivery}/ShipToTradeParty")),
        payee=_optional(first(settlement, "PayeeTradeParty")),
        representative=_optional(first(agreement, "SellerTaxRepresentativeTradeParty")),
        project=text(agreement, "SpecifiedProcuringProject/ID"),
        contract=text(agreement, "ContractReferencedDocument/IssuerAssignedID"),
        sales_order=text(agreement, "SellerOrderReferencedDocument/IssuerAssignedID"),
        receiving_note=text(trade, f"{names.delivery}/ReceivingAdviceReferencedDocument/IssuerAssignedID"),
        delivery_note=text(trade, f"{names.delivery}/DespatchAdviceReferencedDocument/IssuerAssignedID"),
        accounting=text(settlement, "ReceivableSpecifiedTradeAccountingAccount/ID"),
        **_payment(settlement),
    )


def _payment(settlement: etree._Element | None) -> dict[str, str]:
    means = first(settlement, "SpecifiedTradeSettlementPaymentMeans")
    return {
        "payment_code": text(means, "TypeCode"),
        "payment_text": text(means, "Information"),
        "payment_reference": text(settlement, "PaymentReference"),
        "account_holder": text(means, "PayeePartyCreditorFinancialAccount/AccountName"),
        "bic": text(means, "PayeeSpecifiedCreditorFinancialInstitution/BICID"),
        "card": text(means, "ApplicableTradeSettlementFinancialCard/ID"),
        "card_holder": text(means, "ApplicableTradeSettlementFinancialCard/CardholderName"),
        "mandate": text(settlement, "SpecifiedTradePaymentTerms/DirectDebitMandateID"),
        "debtor_iban": text(means, "PayerPartyDebtorFinancialAccount/IBANID"),
        "creditor_id": text(settlement, "CreditorReferenceID"),
    }


def _attachment(node: etree._Element) -> Attachment:
    inside = first(node, "AttachmentBinaryObject")
    return Attachment(
        text(node, "IssuerAssignedID"),
        text(node, "Name"),
        text(node, "URIID"),
        inside.get("filename", "") if inside is not None else "",
        inside.get("mimeCode", "") if inside is not None else "",
        data=decoded(inside),
    )


def _allowances(node: etree._Element | None, names: Names) -> tuple[Allowance, ...]:
    return tuple(
        Allowance(
            charge=text(one, "ChargeIndicator/Indicator") == "true",
            amount=figure(one, "ActualAmount") or Decimal(0),
            reason=text(one, "Reason"),
            reason_code=text(one, "ReasonCode"),
            base=figure(one, "BasisAmount"),
            percent=figure(one, "CalculationPercent"),
            category=text(one, "CategoryTradeTax/CategoryCode"),
            rate=figure(one, f"CategoryTradeTax/{names.rate}"),
        )
        for one in every(node, "SpecifiedTradeAllowanceCharge")
    )


def _optional(node: etree._Element | None) -> Party | None:
    return _party(node) if node is not None else None


def _party(node: etree._Element | None) -> Party:
    numbers = {
        one.get("schemeID", ""): (one.text or "").strip()
        for one in every(node, "SpecifiedTaxRegistration/ID")
    }
    address, organisation = first(node, "PostalTradeAddress"), first(node, "SpecifiedLegalOrganization")
    endpoint, scheme = with_scheme(first(node, "URIUniversalCommunication/URIID"))
    contact = first(node, "DefinedTradeContact")
    return Party(
        text(node, "Name"),
        text(address, "LineOne"),
        text(address, "PostcodeCode"),
        text(address, "CityName"),
        text(address, "CountryID"),
        vat_id=numbers.get("VA", ""),
        tax_number=numbers.get("FC", ""),
        mail=text(contact, "EmailURIUniversalCommunication/URIID") or mail_of(endpoint, scheme),
        contact=text(contact, "PersonName"),
        phone=text(contact, "TelephoneUniversalCommunication/CompleteNumber"),
        endpoint=endpoint,
        endpoint_scheme=scheme,
        identifier=text(node, "ID") or text(node, "GlobalID"),
        register=text(organisation, "ID"),
        legal=text(node, "Description"),
        trading_name=text(organisation, "TradingBusinessName"),
        street_2=text(address, "LineTwo"),
        street_3=text(address, "LineThree"),
        region=text(address, "CountrySubDivisionName"),
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
    before = first(node, f"{names.line_agreement}/GrossPriceProductTradePrice")
    settled, product = first(node, names.line_settlement), first(node, "SpecifiedTradeProduct")
    per = figure(price, "BasisQuantity")
    return Line(
        text(node, "AssociatedDocumentLineDocument/LineID"),
        name or " ".join(filter(None, (text(one, "Content") for one in notes))),
        text(product, "Description"),
        figure(delivered, "BilledQuantity"),
        quantity.get("unitCode", "") if quantity is not None else "",
        price=per_one(figure(price, "ChargeAmount"), per),
        net=figure(settled, f"{names.line_totals}/{names.line_amount}"),
        category=text(tax, "CategoryCode"),
        rate=figure(tax, names.rate),
        level=level,
        per=per,
        price_per=figure(price, "ChargeAmount") if per else None,
        gross_price=figure(before, "ChargeAmount"),
        discount=figure(before, "AppliedTradeAllowanceCharge/ActualAmount"),
        start=day(settled, "BillingSpecifiedPeriod/StartDateTime/DateTimeString"),
        end=day(settled, "BillingSpecifiedPeriod/EndDateTime/DateTimeString"),
        note=text(notes[0], "Content") if notes and name else "",
        order_line=text(node, f"{names.line_agreement}/BuyerOrderReferencedDocument/LineID"),
        item_number=text(product, "SellerAssignedID"),
        buyer_item=text(product, "BuyerAssignedID"),
        allowances=_allowances(settled, names),
    )
