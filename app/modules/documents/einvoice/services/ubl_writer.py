"""Writes an invoice or credit note in UBL 2.1 as XRechnung bounds it, in the order of its schema."""

from __future__ import annotations

import base64
import datetime
from decimal import Decimal

from lxml import etree

from app.modules.documents.einvoice.readers.ubl import PROJECT, SEPA
from app.modules.documents.einvoice.rules import Allowance, Invoice, Line, Party, TaxGroup, terms_in_lines
from app.modules.documents.einvoice.rules.codes import CREDIT_NOTES, PROCESS
from app.modules.documents.einvoice.services.tree import Node, amount, bytes_of

OASIS = "urn:oasis:names:specification:ubl:schema:xsd:"


def write(one: Invoice, guideline: str) -> bytes:
    """Return an invoice as UBL by a specification (BT-24), one of kind 381 or 261 as a CreditNote; amounts stand as stated."""
    credit = one.kind in CREDIT_NOTES
    name = "CreditNote" if credit else "Invoice"
    spaces = {
        "ubl": f"{OASIS}{name}-2",
        "cac": f"{OASIS}CommonAggregateComponents-2",
        "cbc": f"{OASIS}CommonBasicComponents-2",
    }
    root = Node(etree.Element(f"{{{spaces['ubl']}}}{name}", nsmap=spaces))
    _head(root, one, guideline, credit)
    _references(root, one, credit)
    _party(root.group("cac:AccountingSupplierParty").group("cac:Party"), one.seller, one.creditor_id)
    _party(root.group("cac:AccountingCustomerParty").group("cac:Party"), one.buyer)
    if one.payee:
        _payee(root.group("cac:PayeeParty"), one.payee)
    if one.representative:
        _representative(root.group("cac:TaxRepresentativeParty"), one.representative)
    _delivery(root.group("cac:Delivery"), one)
    for iban in one.ibans or ("",) * bool(one.payment_code):
        _means(root.group("cac:PaymentMeans"), one, iban, credit)
    root.path("cac:PaymentTerms/cbc:Note", terms_in_lines(one.terms))
    for each in one.allowances:
        _allowance(root, each, one.currency)
    _taxes(root, one)
    _totals(root.group("cac:LegalMonetaryTotal"), one)
    for line in one.lines:
        _line(root.group(f"cac:{name}Line"), line, one.currency, name)
    return bytes_of(root.element)


def _head(root: Node, one: Invoice, guideline: str, credit: bool) -> None:
    root.add("cbc:CustomizationID", guideline).add("cbc:ProfileID", PROCESS)
    root.add("cbc:ID", one.number).add("cbc:IssueDate", one.date)
    if credit:
        root.add("cbc:TaxPointDate", one.tax_point).add("cbc:CreditNoteTypeCode", one.kind)
    else:
        root.add("cbc:DueDate", one.due_date).add("cbc:InvoiceTypeCode", one.kind)
    for note in one.notes:
        root.add("cbc:Note", note)
    if not credit:
        root.add("cbc:TaxPointDate", one.tax_point)
    root.add("cbc:DocumentCurrencyCode", one.currency).add("cbc:TaxCurrencyCode", one.tax_currency)
    root.add("cbc:AccountingCost", one.accounting).add("cbc:BuyerReference", one.buyer_reference)


def _period(node: Node, start: datetime.date | None, end: datetime.date | None) -> None:
    if start or end:
        node.group("cac:InvoicePeriod").add("cbc:StartDate", start).add("cbc:EndDate", end)


def _references(root: Node, one: Invoice, credit: bool) -> None:
    _period(root, one.start, one.end)
    if one.order or one.sales_order:
        order = root.group("cac:OrderReference").add("cbc:ID", one.order or "NA")  # BT-14 stands below BT-13
        order.add("cbc:SalesOrderID", one.sales_order)
    for before in one.preceding:
        document = root.group("cac:BillingReference").group("cac:InvoiceDocumentReference")
        document.add("cbc:ID", before.number).add("cbc:IssueDate", before.date)
    root.path("cac:DespatchDocumentReference/cbc:ID", one.delivery_note)
    root.path("cac:ReceiptDocumentReference/cbc:ID", one.receiving_note)
    root.path("cac:ContractDocumentReference/cbc:ID", one.contract)
    if credit and one.project:  # a credit note has no ProjectReference
        project = root.group("cac:AdditionalDocumentReference").add("cbc:ID", one.project)
        project.add("cbc:DocumentTypeCode", PROJECT)
    for each in one.attachments:
        document = root.group("cac:AdditionalDocumentReference").add("cbc:ID", each.number)
        document.add("cbc:DocumentDescription", each.title)
        attached, inside = document.group("cac:Attachment"), base64.b64encode(each.data).decode()
        attached.add("cbc:EmbeddedDocumentBinaryObject", inside, mimeCode=each.mime, filename=each.file_name)
        attached.path("cac:ExternalReference/cbc:URI", each.link).drop_empty()
    if not credit:
        root.path("cac:ProjectReference/cbc:ID", one.project)


def _address(node: Node, party: Party) -> None:
    node.add("cbc:StreetName", party.street).add("cbc:AdditionalStreetName", party.street_2)
    node.add("cbc:CityName", party.town).add("cbc:PostalZone", party.postcode)
    node.add("cbc:CountrySubentity", party.region).path("cac:AddressLine/cbc:Line", party.street_3)
    node.path("cac:Country/cbc:IdentificationCode", party.country).drop_empty()


def _party(node: Node, party: Party, creditor_id: str = "") -> None:
    node.add("cbc:EndpointID", party.endpoint, schemeID=party.endpoint_scheme or "EM")
    node.path("cac:PartyIdentification/cbc:ID", party.identifier)
    node.path("cac:PartyIdentification/cbc:ID", creditor_id, schemeID=SEPA)
    node.path("cac:PartyName/cbc:Name", party.trading_name)
    _address(node.group("cac:PostalAddress"), party)
    for number, scheme in ((party.vat_id, "VAT"), (party.tax_number, "FC")):
        if number:
            tax = node.group("cac:PartyTaxScheme").add("cbc:CompanyID", number)
            tax.path("cac:TaxScheme/cbc:ID", scheme)
    legal = node.group("cac:PartyLegalEntity").add("cbc:RegistrationName", party.name)
    legal.add("cbc:CompanyID", party.register).add("cbc:CompanyLegalForm", party.legal).drop_empty()
    if party.contact or party.phone or party.mail not in ("", party.endpoint):
        contact = node.group("cac:Contact").add("cbc:Name", party.contact)
        contact.add("cbc:Telephone", party.phone).add("cbc:ElectronicMail", party.mail)


def _payee(node: Node, party: Party) -> None:
    node.path("cac:PartyIdentification/cbc:ID", party.identifier)
    node.path("cac:PartyName/cbc:Name", party.name)
    node.path("cac:PartyLegalEntity/cbc:CompanyID", party.register)


def _representative(node: Node, party: Party) -> None:
    node.path("cac:PartyName/cbc:Name", party.name)
    _address(node.group("cac:PostalAddress"), party)
    if party.vat_id:
        tax = node.group("cac:PartyTaxScheme").add("cbc:CompanyID", party.vat_id)
        tax.path("cac:TaxScheme/cbc:ID", "VAT")


def _delivery(node: Node, one: Invoice) -> None:
    node.add("cbc:ActualDeliveryDate", one.delivered)
    if place := one.deliver_to:
        location = node.group("cac:DeliveryLocation").add("cbc:ID", place.identifier)
        _address(location.group("cac:Address"), place)
        location.drop_empty()
        node.path("cac:DeliveryParty/cac:PartyName/cbc:Name", place.name)
    node.drop_empty()


def _means(node: Node, one: Invoice, iban: str, credit: bool) -> None:
    node.add("cbc:PaymentMeansCode", one.payment_code, name=one.payment_text)
    if credit:  # a credit note has no day of its own on which it is due
        node.add("cbc:PaymentDueDate", one.due_date)
    node.add("cbc:PaymentID", one.payment_reference)
    if one.card:
        card = node.group("cac:CardAccount").add("cbc:PrimaryAccountNumberID", one.card)
        card.add("cbc:NetworkID", "NA").add("cbc:HolderName", one.card_holder)  # the schema wants a network
    if iban:
        account = node.group("cac:PayeeFinancialAccount").add("cbc:ID", iban)
        account.add("cbc:Name", one.account_holder)
        account.path("cac:FinancialInstitutionBranch/cbc:ID", one.bic)
    if one.mandate or one.debtor_iban:
        mandate = node.group("cac:PaymentMandate").add("cbc:ID", one.mandate)
        mandate.path("cac:PayerFinancialAccount/cbc:ID", one.debtor_iban)


def _category(node: Node, name: str, category: str, rate: Decimal | None) -> Node:
    group = node.group(name).add("cbc:ID", category).add("cbc:Percent", rate)
    group.path("cac:TaxScheme/cbc:ID", "VAT")
    return group


def _allowance(node: Node, each: Allowance, currency: str) -> None:
    group = node.group("cac:AllowanceCharge").add("cbc:ChargeIndicator", "true" if each.charge else "false")
    group.add("cbc:AllowanceChargeReasonCode", each.reason_code)
    group.add("cbc:AllowanceChargeReason", each.reason).add("cbc:MultiplierFactorNumeric", each.percent)
    group.add("cbc:Amount", amount(each.amount), currencyID=currency)
    group.add("cbc:BaseAmount", amount(each.base), currencyID=currency)
    if each.category:
        _category(group, "cac:TaxCategory", each.category, each.rate)


def _taxes(root: Node, one: Invoice) -> None:
    total = root.group("cac:TaxTotal").add("cbc:TaxAmount", amount(one.tax), currencyID=one.currency)
    for group in one.taxes:
        _tax(total.group("cac:TaxSubtotal"), group, one.currency)
    root.path("cac:TaxTotal/cbc:TaxAmount", amount(one.tax_in_currency), currencyID=one.tax_currency)


def _tax(node: Node, group: TaxGroup, currency: str) -> None:
    node.add("cbc:TaxableAmount", amount(group.base), currencyID=currency)
    node.add("cbc:TaxAmount", amount(group.tax), currencyID=currency)
    category = node.group("cac:TaxCategory").add("cbc:ID", group.category).add("cbc:Percent", group.rate)
    category.add("cbc:TaxExemptionReasonCode", group.reason_code)
    category.add("cbc:TaxExemptionReason", group.reason).path("cac:TaxScheme/cbc:ID", "VAT")


def _totals(node: Node, one: Invoice) -> None:
    for name, value in (
        ("LineExtensionAmount", one.line_total),
        ("TaxExclusiveAmount", one.net),
        ("TaxInclusiveAmount", one.gross),
        ("AllowanceTotalAmount", one.allowance_total),
        ("ChargeTotalAmount", one.charge_total),
        ("PrepaidAmount", one.prepaid),
        ("PayableRoundingAmount", one.rounding),
        ("PayableAmount", one.due),
    ):
        node.add(f"cbc:{name}", amount(value), currencyID=one.currency)


def _line(node: Node, line: Line, currency: str, name: str) -> None:
    node.add("cbc:ID", line.number).add("cbc:Note", line.note)
    quantity = "CreditedQuantity" if name == "CreditNote" else "InvoicedQuantity"
    node.add(f"cbc:{quantity}", line.quantity, unitCode=line.unit)
    node.add("cbc:LineExtensionAmount", amount(line.net), currencyID=currency)
    _period(node, line.start, line.end)
    node.path("cac:OrderLineReference/cbc:LineID", line.order_line)
    for each in line.allowances:
        _allowance(node, each, currency)
    item = node.group("cac:Item").add("cbc:Description", line.text).add("cbc:Name", line.name)
    item.path("cac:BuyersItemIdentification/cbc:ID", line.buyer_item)
    item.path("cac:SellersItemIdentification/cbc:ID", line.item_number)
    if line.category or line.rate is not None:
        _category(item, "cac:ClassifiedTaxCategory", line.category, line.rate)
    price = line.price_per if line.per else line.price
    if price is None:
        return
    group = node.group("cac:Price").add("cbc:PriceAmount", price, currencyID=currency)
    group.add("cbc:BaseQuantity", line.per, unitCode=line.unit)
    if line.gross_price is not None and line.discount is not None:
        off = group.group("cac:AllowanceCharge").add("cbc:ChargeIndicator", "false")
        off.add("cbc:Amount", line.discount, currencyID=currency)
        off.add("cbc:BaseAmount", line.gross_price, currencyID=currency)
