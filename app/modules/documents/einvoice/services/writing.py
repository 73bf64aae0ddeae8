"""Writes electronic invoices: XRechnung in UBL and CII, and ZUGFeRD as a PDF/A-3b that carries its CII."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.documents.einvoice.rules import Invoice, Party, reckoned
from app.modules.documents.einvoice.rules.codes import EN_16931, XRECHNUNG
from app.modules.documents.einvoice.services import cii_writer, ubl_writer
from app.paper.archival import Inside, to_pdfa

# what an invoice is written as: syntax and specification (BT-24)
FORMS: Mapping[str, tuple[Callable[[Invoice, str], bytes], str]] = {
    "xrechnung-ubl": (ubl_writer.write, XRECHNUNG),
    "xrechnung-cii": (cii_writer.write, XRECHNUNG),
    "zugferd": (cii_writer.write, EN_16931),
}


@dataclass(frozen=True)
class Hybrid:
    """How a profile of ZUGFeRD calls its file and what it is written as."""

    form: str
    name: str
    version: str


PROFILES: Mapping[str, Hybrid] = {
    "EN 16931": Hybrid("zugferd", "factur-x.xml", "1.0"),
    "XRECHNUNG": Hybrid("xrechnung-cii", "xrechnung.xml", "3.0"),
}
# Factur-X 1.0, 6.2: the metadata that tell of the file, and the schema that PDF/A wants for what it does not know
_PROPERTIES = (
    ("DocumentFileName", "name of the embedded XML invoice file"),
    ("DocumentType", "INVOICE"),
    ("Version", "The actual version of the Factur-X XML schema"),
    ("ConformanceLevel", "The conformance level of the embedded Factur-X data"),
)
_SPACE = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"
_PROPERTY = """<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>{words}</pdfaProperty:description></rdf:li>
"""
_EXTENSION = """
<rdf:Description rdf:about="" xmlns:fx="{space}"><fx:DocumentType>INVOICE</fx:DocumentType>
<fx:DocumentFileName>{name}</fx:DocumentFileName><fx:Version>{version}</fx:Version>
<fx:ConformanceLevel>{level}</fx:ConformanceLevel></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{space}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
{properties}</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def completed(one: Invoice) -> Invoice:
    """Return an invoice with what follows from the rest: open amounts, electronic addresses that are the mail, the days of a month.

    Raises Invalid for what can't be written at all: no number, day, kind or currency, or lines below lines.
    """
    for field, value, words in (
        ("number", one.number, N_("An invoice needs its number.")),
        ("date", one.date, N_("An invoice needs its day.")),
        ("kind", one.kind, N_("An invoice needs its kind, for example 380.")),
        ("currency", one.currency, N_("An invoice needs its currency, for example EUR.")),
    ):
        if not value:
            raise Invalid(words, field=field)
    if any(line.level for line in one.lines):
        raise Invalid(N_("Lines below other lines can't be written; give each its own place."), field="lines")
    if one.delivered_month and not (one.start or one.end):
        first = datetime.date.fromisoformat(f"{one.delivered_month}-01")
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        one = replace(one, start=first, end=last, delivered_month="")
    return reckoned(replace(one, seller=_reachable(one.seller), buyer=_reachable(one.buyer)))


def _reachable(party: Party) -> Party:
    if party.endpoint:
        return replace(party, endpoint_scheme=party.endpoint_scheme or "EM")
    return replace(party, endpoint=party.mail, endpoint_scheme="EM") if party.mail else party


def write_invoice(one: Invoice, form: str) -> bytes:
    """Return an invoice as XML: xrechnung-ubl, xrechnung-cii, or zugferd for the CII of its profile EN 16931.

    Amounts that the invoice leaves open are reckoned, those that it states stand as stated. What is written is not
    checked here: check_before_issue does. Raises Invalid for an unknown form and for what can't be written at all.
    """
    if form not in FORMS:
        raise Invalid(
            N_("“{form}” is no form of an invoice; write one of {forms}."), form=form, forms=", ".join(FORMS)
        )
    write, guideline = FORMS[form]
    return write(completed(one), guideline)


def zugferd_pdf(pdf: bytes, one: Invoice, profile: str = "EN 16931") -> bytes:
    """Return pages of an invoice as PDF/A-3b with its XML inside; the same pages and invoice give the same bytes.

    The pages must show what the XML says and have all fonts embedded (as app.paper makes them); profile is EN 16931 or XRECHNUNG.
    Raises Invalid for another profile and for what can't be written at all.
    """
    if profile not in PROFILES:
        raise Invalid(
            N_("“{form}” is no form of an invoice; write one of {forms}."),
            form=profile,
            forms=", ".join(PROFILES),
        )
    hybrid = PROFILES[profile]
    data = write_invoice(one, hybrid.form)
    extension = _EXTENSION.format(
        space=_SPACE,
        name=hybrid.name,
        version=hybrid.version,
        level=profile,
        properties="".join(_PROPERTY.format(name=name, words=words) for name, words in _PROPERTIES),
    )
    day = f"D:{one.date:%Y%m%d}000000Z"
    inside = Inside(
        hybrid.name, "text/xml", data, "Alternative", "Factur-X invoice", day=day, extension=extension
    )
    return to_pdfa(pdf, f"{one.seller.name}: {one.number}", inside)
