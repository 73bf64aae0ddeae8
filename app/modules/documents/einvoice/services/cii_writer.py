"""Writes an invoice in CII (D16B as Factur-X and XRechnung bound it), in the order of its schema."""

from __future__ import annotations

import base64
import datetime
from decimal import Decimal

from lxml import etree

from app.modules.documents.einvoice.readers.cii import SUPPORTING
from app.modules.documents.einvoice.rules import (
    Allowance,
    Attachment,
    Invoice,
    Line,
    Party,
    TaxGroup,
    terms_in_lines,
)
from app.modules.documents.einvoice.rules.codes import PROCESS, XRECHNUNG
from app.modules.documents.einvoice.services.tree import Node, amount, bytes_of

SPACES = {
    "rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    "ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
    "qdt": "urn:un:unece:uncefact:data:standard:QualifiedDataType:100",
    "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
}


def write(one: Invoice, guideline: str) -> bytes:
    """Return an invoice as CII by a specification (BT-24); amounts stand as the invoice states them."""
    root = Node(etree.Element(f"{{{SPACES['rsm']}}}CrossIndustryInvoice", nsmap=SPACES))
    context = root.group("rsm:ExchangedDocumentContext")
    if guideline == XRECHNUNG:
        context.path("ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID", PROCESS)
    context.path("ram:GuidelineSpecifiedDocumentContextParameter/ram:ID", guideline)
    document = root.group("rsm:ExchangedDocument").add("ram:ID", one.number).add("ram:TypeCode", one.kind)
    _day(document, "ram:IssueDateTime", one.date)
    for note in one.notes:
        document.path("ram:IncludedNote/ram:Content", note)
    trade = root.group("rsm:SupplyChainTradeTransaction")
    for line in one.lines:
        _line(trade.group("ram:IncludedSupplyChainTradeLineItem"), line)
    _agreement(trade.group("ram:ApplicableHeaderTradeAgreement"), one)
    _delivery(trade.group("ram:ApplicableHeaderTradeDelivery"), one)
    _settlement(trade.group("ram:ApplicableHeaderTradeSettlement"), one)
    return bytes_of(root.element)


def _day(node: Node, names: str, day: datetime.date | None, space: str = "udt") -> None:
    if day:
        node.path(f"{names}/{space}:DateTimeString", day.strftime("%Y%m%d"), format="102")


def _period(node: Node, start: datetime.date | None, end: datetime.date | None) -> None:
    if start or end:
        period = node.group("ram:BillingSpecifiedPeriod")
        _day(period, "ram:StartDateTime", start)
        _day(period, "ram:EndDateTime", end)


def _line(node: Node, line: Line) -> None:
    document = node.group("ram:AssociatedDocumentLineDocument").add("ram:LineID", line.number)
    document.path("ram:IncludedNote/ram:Content", line.note)
    product = node.group("ram:SpecifiedTradeProduct").add("ram:SellerAssignedID", line.item_number)
    product.add("ram:BuyerAssignedID", line.buyer_item)
    product.add("ram:Name", line.name).add("ram:Description", line.text)
    agreement = node.group("ram:SpecifiedLineTradeAgreement")
    agreement.path("ram:BuyerOrderReferencedDocument/ram:LineID", line.order_line)
    if line.gross_price is not None:
        gross = agreement.group("ram:GrossPriceProductTradePrice").add("ram:ChargeAmount", line.gross_price)
        gross.add("ram:BasisQuantity", line.per, unitCode=line.unit)
        if line.discount is not None:
            off = gross.group("ram:AppliedTradeAllowanceCharge")
            off.path("ram:ChargeIndicator/udt:Indicator", "false").add("ram:ActualAmount", line.discount)
    price = agreement.group("ram:NetPriceProductTradePrice")
    price.add("ram:ChargeAmount", line.price_per if line.per else line.price)
    price.add("ram:BasisQuantity", line.per, unitCode=line.unit)
    delivery = node.group("ram:SpecifiedLineTradeDelivery")
    delivery.add("ram:BilledQuantity", line.quantity, unitCode=line.unit)
    settlement = node.group("ram:SpecifiedLineTradeSettlement")
    _category(settlement, "ram:ApplicableTradeTax", line.category, line.rate)
    _period(settlement, line.start, line.end)
    for each in line.allowances:
        _allowance(settlement, each)
    settlement.path("ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount", amount(line.net))


def _category(node: Node, name: str, category: str, rate: Decimal | None) -> None:
    tax = node.group(name).add("ram:TypeCode", "VAT").add("ram:CategoryCode", category)
    tax.add("ram:RateApplicablePercent", rate)


def _allowance(node: Node, each: Allowance) -> None:
    group = node.group("ram:SpecifiedTradeAllowanceCharge")
    group.path("ram:ChargeIndicator/udt:Indicator", "true" if each.charge else "false")
    group.add("ram:CalculationPercent", each.percent).add("ram:BasisAmount", amount(each.base))
    group.add("ram:ActualAmount", amount(each.amount))
    group.add("ram:ReasonCode", each.reason_code).add("ram:Reason", each.reason)
    if each.category:
        _category(group, "ram:CategoryTradeTax", each.category, each.rate)


def _agreement(node: Node, one: Invoice) -> None:
    node.add("ram:BuyerReference", one.buyer_reference)
    _party(node, "ram:SellerTradeParty", one.seller)
    _party(node, "ram:BuyerTradeParty", one.buyer)
    _party(node, "ram:SellerTaxRepresentativeTradeParty", one.representative)
    for name, number in (
        ("ram:SellerOrderReferencedDocument", one.sales_order),
        ("ram:BuyerOrderReferencedDocument", one.order),
        ("ram:ContractReferencedDocument", one.contract),
    ):
        node.path(f"{name}/ram:IssuerAssignedID", number)
    for each in one.attachments:
        _attachment(node.group("ram:AdditionalReferencedDocument"), each)
    if one.project:
        project = node.group("ram:SpecifiedProcuringProject").add("ram:ID", one.project)
        project.add("ram:Name", "Project reference")  # the schema wants a name beside BT-11, which has none


def _attachment(node: Node, each: Attachment) -> None:
    node.add("ram:IssuerAssignedID", each.number).add("ram:URIID", each.link)
    node.add("ram:TypeCode", SUPPORTING).add("ram:Name", each.title)
    inside = base64.b64encode(each.data).decode()
    node.add("ram:AttachmentBinaryObject", inside, mimeCode=each.mime, filename=each.file_name)


def _party(node: Node, name: str, party: Party | None) -> None:
    if party is None:
        return
    group = node.group(name).add("ram:ID", party.identifier).add("ram:Name", party.name)
    group.add("ram:Description", party.legal)
    organisation = group.group("ram:SpecifiedLegalOrganization").add("ram:ID", party.register)
    organisation.add("ram:TradingBusinessName", party.trading_name).drop_empty()
    if party.contact or party.phone or party.mail not in ("", party.endpoint):
        contact = group.group("ram:DefinedTradeContact").add("ram:PersonName", party.contact)
        contact.path("ram:TelephoneUniversalCommunication/ram:CompleteNumber", party.phone)
        contact.path("ram:EmailURIUniversalCommunication/ram:URIID", party.mail)
    address = group.group("ram:PostalTradeAddress").add("ram:PostcodeCode", party.postcode)
    address.add("ram:LineOne", party.street).add("ram:LineTwo", party.street_2)
    address.add("ram:LineThree", party.street_3).add("ram:CityName", party.town)
    address.add("ram:CountryID", party.country).add("ram:CountrySubDivisionName", party.region).drop_empty()
    group.path(
        "ram:URIUniversalCommunication/ram:URIID", party.endpoint, schemeID=party.endpoint_scheme or "EM"
    )
    group.path("ram:SpecifiedTaxRegistration/ram:ID", party.tax_number, schemeID="FC")
    group.path("ram:SpecifiedTaxRegistration/ram:ID", party.vat_id, schemeID="VA")


def _delivery(node: Node, one: Invoice) -> None:
    _party(node, "ram:ShipToTradeParty", one.deliver_to)
    _day(node, "ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime", one.delivered)
    node.path("ram:DespatchAdviceReferencedDocument/ram:IssuerAssignedID", one.delivery_note)
    node.path("ram:ReceivingAdviceReferencedDocument/ram:IssuerAssignedID", one.receiving_note)


def _settlement(node: Node, one: Invoice) -> None:
    node.add("ram:CreditorReferenceID", one.creditor_id).add("ram:PaymentReference", one.payment_reference)
    node.add("ram:TaxCurrencyCode", one.tax_currency).add("ram:InvoiceCurrencyCode", one.currency)
    _party(node, "ram:PayeeTradeParty", one.payee)
    for iban in one.ibans or ("",) * bool(one.payment_code):
        _means(node.group("ram:SpecifiedTradeSettlementPaymentMeans"), one, iban)
    for group in one.taxes:
        _tax(node.group("ram:ApplicableTradeTax"), group, one.tax_point)
    _period(node, one.start, one.end)
    for each in one.allowances:
        _allowance(node, each)
    terms = node.group("ram:SpecifiedTradePaymentTerms").add("ram:Description", terms_in_lines(one.terms))
    _day(terms, "ram:DueDateDateTime", one.due_date)
    terms.add("ram:DirectDebitMandateID", one.mandate).drop_empty()
    _totals(node.group("ram:SpecifiedTradeSettlementHeaderMonetarySummation"), one)
    for before in one.preceding:
        document = node.group("ram:InvoiceReferencedDocument").add("ram:IssuerAssignedID", before.number)
        _day(document, "ram:FormattedIssueDateTime", before.date, "qdt")
    node.path("ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID", one.accounting)


def _means(node: Node, one: Invoice, iban: str) -> None:
    node.add("ram:TypeCode", one.payment_code).add("ram:Information", one.payment_text)
    if one.card:
        card = node.group("ram:ApplicableTradeSettlementFinancialCard").add("ram:ID", one.card)
        card.add("ram:CardholderName", one.card_holder)
    node.path("ram:PayerPartyDebtorFinancialAccount/ram:IBANID", one.debtor_iban)
    if iban:
        account = node.group("ram:PayeePartyCreditorFinancialAccount").add("ram:IBANID", iban)
        account.add("ram:AccountName", one.account_holder)
        node.path("ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID", one.bic)


def _tax(node: Node, group: TaxGroup, day: datetime.date | None) -> None:
    node.add("ram:CalculatedAmount", amount(group.tax)).add("ram:TypeCode", "VAT")
    node.add("ram:ExemptionReason", group.reason).add("ram:BasisAmount", amount(group.base))
    node.add("ram:CategoryCode", group.category).add("ram:ExemptionReasonCode", group.reason_code)
    if day:
        node.path("ram:TaxPointDate/udt:DateString", day.strftime("%Y%m%d"), format="102")
    node.add("ram:RateApplicablePercent", group.rate)


def _totals(node: Node, one: Invoice) -> None:
    node.add("ram:LineTotalAmount", amount(one.line_total))
    node.add("ram:ChargeTotalAmount", amount(one.charge_total))
    node.add("ram:AllowanceTotalAmount", amount(one.allowance_total))
    node.add("ram:TaxBasisTotalAmount", amount(one.net))
    node.add("ram:TaxTotalAmount", amount(one.tax), currencyID=one.currency)
    node.add("ram:TaxTotalAmount", amount(one.tax_in_currency), currencyID=one.tax_currency)
    node.add("ram:RoundingAmount", amount(one.rounding)).add("ram:GrandTotalAmount", amount(one.gross))
    node.add("ram:TotalPrepaidAmount", amount(one.prepaid)).add("ram:DuePayableAmount", amount(one.due))
