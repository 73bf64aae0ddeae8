"""UBL 2.1: Invoice and CreditNote of OASIS."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from app.modules.documents.einvoice.readers.parts import (
    day,
    every,
    figure,
    first,
    in_currency,
    name_of,
    per_one,
    text,
)
from app.modules.documents.einvoice.rules import Invoice, Line, Party, TaxGroup, profile_of

DEEPEST = 20  # levels of lines below lines that are read
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
            )
            for total in taxes
            for one in every(total, "TaxSubtotal")
        ),
    )


def _party(node: etree._Element | None) -> Party:
    address = first(node, "PostalAddress")
    numbers = {text(one, "TaxScheme/ID"): text(one, "CompanyID") for one in every(node, "PartyTaxScheme")}
    return Party(
        text(node, "PartyLegalEntity/RegistrationName") or text(node, "PartyName/Name"),
        text(address, "StreetName"),
        text(address, "PostalZone"),
        text(address, "CityName"),
        text(address, "Country/IdentificationCode"),
        numbers.get("VAT", ""),
        next((value for key, value in numbers.items() if key != "VAT"), ""),
        text(node, "Contact/ElectronicMail"),
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
    return Line(
        text(node, "ID"),
        text(node, "Item/Name"),
        text(node, "Item/Description"),
        figure(node, kind),
        quantity.get("unitCode", "") if quantity is not None else "",
        per_one(figure(node, "Price/PriceAmount"), figure(node, "Price/BaseQuantity")),
        figure(node, "LineExtensionAmount"),
        text(node, "Item/ClassifiedTaxCategory/ID"),
        figure(node, "Item/ClassifiedTaxCategory/Percent"),
        level,
    )
