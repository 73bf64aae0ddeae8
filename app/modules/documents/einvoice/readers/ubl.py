"""UBL 2.1: Invoice and CreditNote of OASIS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lxml import etree

from app.modules.documents.einvoice.readers.parts import (
    day,
    decoded,
    every,
    figure,
    first,
    in_currency,
    mail_of,
    name_of,
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

DEEPEST = 20  # levels of lines below lines that are read
SEPA = "SEPA"  # the scheme of a creditor's id (BT-90)
OBJECT, PROJECT = "130", "50"  # type codes of references that are no supporting documents
SUBJECT_CODE = re.compile(r"^#\w{3}#")  # what a note is about (UNTDID 4451), written before it in UBL


def read(root: etree._Element) -> Invoice:
    """Return an invoice; raises Invalid for a figure or day that is none."""
    name = name_of(root)
    totals = first(root, "LegalMonetaryTotal")
    currency = text(root, "DocumentCurrencyCode")
    guideline = text(root, "CustomizationID")
    taxes = [one for one in every(root, "TaxTotal") if every(one, "TaxSubtotal")][:1]
    accounts = every(root, "PaymentMeans/PayeeFinancialAccount/ID")
    return Invoice(
        format="ubl",
        profile=profile_of(guideline),
        guideline=guideline,
        number=text(root, "ID"),
        date=day(root, "IssueDate"),
        kind=text(root, f"{name}TypeCode"),
        currency=currency,
        seller=_party(first(root, "AccountingSupplierParty/Party")),
        buyer=_party(first(root, "AccountingCustomerParty/Party")),
        net=figure(totals, "TaxExclusiveAmount"),
        tax=in_currency(every(root, "TaxTotal/TaxAmount"), currency),
        gross=figure(totals, "TaxInclusiveAmount"),
        due=figure(totals, "PayableAmount"),
        prepaid=figure(totals, "PrepaidAmount"),
        due_date=day(root, "DueDate") or day(root, "PaymentMeans/PaymentDueDate"),
        delivered=day(root, "Delivery/ActualDeliveryDate"),
        order=text(root, "OrderReference/ID"),
        buyer_reference=text(root, "BuyerReference"),
        terms=text(root, "PaymentTerms/Note"),
        notes=tuple(
            filter(
                None,
                (SUBJECT_CODE.sub("", " ".join((one.text or "").split())) for one in every(root, "Note")),
            )
        ),
        ibans=tuple(filter(None, ((one.text or "").replace(" ", "") for one in accounts))),
        lines=tuple(_lines(root, ("InvoiceLine", "CreditNoteLine"), 0)),
        taxes=tuple(
            TaxGroup(
                text(one, "TaxCategory/ID"),
                figure(one, "TaxCategory/Percent"),
                figure(one, "TaxableAmount"),
                figure(one, "TaxAmount"),
                text(one, "TaxCategory/TaxExemptionReason"),
                reason_code=text(one, "TaxCategory/TaxExemptionReasonCode"),
            )
            for total in taxes
            for one in every(total, "TaxSubtotal")
        ),
        line_total=figure(totals, "LineExtensionAmount"),
        allowance_total=figure(totals, "AllowanceTotalAmount"),
        charge_total=figure(totals, "ChargeTotalAmount"),
        rounding=figure(totals, "PayableRoundingAmount"),
        tax_currency=text(root, "TaxCurrencyCode"),
        tax_in_currency=tax_beside(every(root, "TaxTotal/TaxAmount"), text(root, "TaxCurrencyCode")),
        allowances=_allowances(root),
        preceding=tuple(
            Preceding(text(one, "ID"), day(one, "IssueDate"))
            for one in every(root, "BillingReference/InvoiceDocumentReference")
        ),
        attachments=tuple(map(_attachment, _attached(root))),
        start=day(root, "InvoicePeriod/StartDate"),
        end=day(root, "InvoicePeriod/EndDate"),
        tax_point=day(root, "TaxPointDate"),
        deliver_to=_deliver_to(first(root, "Delivery")),
        payee=_optional(first(root, "PayeeParty")),
        representative=_optional(first(root, "TaxRepresentativeParty")),
        project=text(root, "ProjectReference/ID") or _number_of(root, PROJECT),
        contract=text(root, "ContractDocumentReference/ID"),
        sales_order=text(root, "OrderReference/SalesOrderID"),
        receiving_note=text(root, "ReceiptDocumentReference/ID"),
        delivery_note=text(root, "DespatchDocumentReference/ID"),
        accounting=text(root, "AccountingCost"),
        **_payment(root),
    )


def _payment(root: etree._Element) -> dict[str, str]:
    means = first(root, "PaymentMeans")
    code = first(means, "PaymentMeansCode")
    creditor = (
        text(one, "ID")
        for party in ("AccountingSupplierParty/Party", "PayeeParty")
        for one in every(root, f"{party}/PartyIdentification")
        if _scheme(one) == SEPA
    )
    return {
        "payment_code": text(means, "PaymentMeansCode"),
        "payment_text": code.get("name", "") if code is not None else "",
        "payment_reference": text(means, "PaymentID"),
        "account_holder": text(means, "PayeeFinancialAccount/Name"),
        "bic": text(means, "PayeeFinancialAccount/FinancialInstitutionBranch/ID"),
        "card": text(means, "CardAccount/PrimaryAccountNumberID"),
        "card_holder": text(means, "CardAccount/HolderName"),
        "mandate": text(means, "PaymentMandate/ID"),
        "debtor_iban": text(means, "PaymentMandate/PayerFinancialAccount/ID"),
        "creditor_id": next(creditor, ""),
    }


def _scheme(identification: etree._Element) -> str:
    found = first(identification, "ID")
    return found.get("schemeID", "") if found is not None else ""


def _attached(root: etree._Element) -> list[etree._Element]:
    """Return the supporting documents; one with a type code names an object or a project and is none."""
    return [
        one
        for one in every(root, "AdditionalDocumentReference")
        if text(one, "DocumentTypeCode") not in (OBJECT, PROJECT)
    ]


def _number_of(root: etree._Element, kind: str) -> str:
    listed = every(root, "AdditionalDocumentReference")
    return next((text(one, "ID") for one in listed if text(one, "DocumentTypeCode") == kind), "")


def _attachment(node: etree._Element) -> Attachment:
    inside = first(node, "Attachment/EmbeddedDocumentBinaryObject")
    return Attachment(
        text(node, "ID"),
        text(node, "DocumentDescription"),
        text(node, "Attachment/ExternalReference/URI"),
        inside.get("filename", "") if inside is not None else "",
        inside.get("mimeCode", "") if inside is not None else "",
        data=decoded(inside),
    )


def _allowances(node: etree._Element) -> tuple[Allowance, ...]:
    return tuple(
        Allowance(
            charge=text(one, "ChargeIndicator") == "true",
            amount=figure(one, "Amount") or Decimal(0),
            reason=text(one, "AllowanceChargeReason"),
            reason_code=text(one, "AllowanceChargeReasonCode"),
            base=figure(one, "BaseAmount"),
            percent=figure(one, "MultiplierFactorNumeric"),
            category=text(one, "TaxCategory/ID"),
            rate=figure(one, "TaxCategory/Percent"),
        )
        for one in every(node, "AllowanceCharge")
    )


def _deliver_to(node: etree._Element | None) -> Party | None:
    address = first(node, "DeliveryLocation/Address")
    found = Party(
        text(node, "DeliveryParty/PartyName/Name"),
        identifier=text(node, "DeliveryLocation/ID"),
        **_address(address),
    )
    return found if found != Party("") else None


def _optional(node: etree._Element | None) -> Party | None:
    return _party(node) if node is not None else None


def _address(node: etree._Element | None) -> dict[str, str]:
    return {
        "street": text(node, "StreetName"),
        "postcode": text(node, "PostalZone"),
        "town": text(node, "CityName"),
        "country": text(node, "Country/IdentificationCode"),
        "street_2": text(node, "AdditionalStreetName"),
        "street_3": text(node, "AddressLine/Line"),
        "region": text(node, "CountrySubentity"),
    }


def _party(node: etree._Element | None) -> Party:
    """Return a party; the legal name (BT-27, BT-44) is its name, and a name beside it the one that it trades under."""
    numbers = {text(one, "TaxScheme/ID"): text(one, "CompanyID") for one in every(node, "PartyTaxScheme")}
    legal, trading = text(node, "PartyLegalEntity/RegistrationName"), text(node, "PartyName/Name")
    endpoint, scheme = with_scheme(first(node, "EndpointID"))
    identifiers = (text(one, "ID") for one in every(node, "PartyIdentification") if _scheme(one) != SEPA)
    return Party(
        legal or trading,
        vat_id=numbers.get("VAT", ""),
        tax_number=next((value for key, value in numbers.items() if key != "VAT"), ""),
        mail=text(node, "Contact/ElectronicMail") or mail_of(endpoint, scheme),
        contact=text(node, "Contact/Name"),
        phone=text(node, "Contact/Telephone"),
        endpoint=endpoint,
        endpoint_scheme=scheme,
        identifier=next(identifiers, ""),
        register=text(node, "PartyLegalEntity/CompanyID"),
        legal=text(node, "PartyLegalEntity/CompanyLegalForm"),
        trading_name=trading if legal else "",
        **_address(first(node, "PostalAddress")),
    )


def _lines(node: etree._Element, kinds: tuple[str, ...], level: int) -> Iterator[Line]:
    """Yield the lines of an invoice or below a line, each followed by what lies below it (BG-DEX-01)."""
    for kind in kinds:
        for one in every(node, kind):
            yield _line(one, level)
            if level < DEEPEST:
                yield from _lines(one, ("SubInvoiceLine", "SubCreditNoteLine"), level + 1)


def _line(node: etree._Element, level: int) -> Line:
    kind = "CreditedQuantity" if "CreditNoteLine" in name_of(node) else "InvoicedQuantity"
    quantity = first(node, kind)
    written, per = figure(node, "Price/PriceAmount"), figure(node, "Price/BaseQuantity")
    return Line(
        text(node, "ID"),
        text(node, "Item/Name"),
        text(node, "Item/Description"),
        figure(node, kind),
        quantity.get("unitCode", "") if quantity is not None else "",
        price=per_one(written, per),
        net=figure(node, "LineExtensionAmount"),
        category=text(node, "Item/ClassifiedTaxCategory/ID"),
        rate=figure(node, "Item/ClassifiedTaxCategory/Percent"),
        level=level,
        per=per,
        price_per=written if per else None,
        gross_price=figure(node, "Price/AllowanceCharge/BaseAmount"),
        discount=figure(node, "Price/AllowanceCharge/Amount"),
        start=day(node, "InvoicePeriod/StartDate"),
        end=day(node, "InvoicePeriod/EndDate"),
        note=text(node, "Note"),
        order_line=text(node, "OrderLineReference/LineID"),
        item_number=text(node, "Item/SellersItemIdentification/ID"),
        buyer_item=text(node, "Item/BuyersItemIdentification/ID"),
        allowances=_allowances(node),
    )
