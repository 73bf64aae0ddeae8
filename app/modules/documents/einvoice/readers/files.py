"""Which file is an electronic invoice, and what it says: XML as it is, or the XML inside a PDF (ZUGFeRD, Factur-X)."""

from __future__ import annotations

import io
from typing import Any

from lxml import etree

from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.documents.einvoice.readers import cii, ubl
from app.modules.documents.einvoice.readers.parts import name_of, parse
from app.modules.documents.einvoice.rules import Invoice

ATTACHED = {"factur-x.xml", "facturx.xml", "zugferd-invoice.xml", "xrechnung.xml"}
ROOTS = {"CrossIndustryInvoice", "CrossIndustryDocument", "Invoice", "CreditNote"}


def is_invoice(root: etree._Element) -> bool:
    """Say whether an XML file is an invoice in a syntax that is read here."""
    name, space = name_of(root), etree.QName(root).namespace or ""
    return name in ("CrossIndustryInvoice", "CrossIndustryDocument") or (
        name in ("Invoice", "CreditNote") and "specification:ubl" in space
    )


def read_xml(data: bytes) -> Invoice:
    """Return the invoice of an XML file; raises Invalid with the reason where it is none."""
    root = parse(data)
    if not is_invoice(root):
        raise Invalid(
            N_("This XML is not an invoice that Kontor knows (UBL, CII, ZUGFeRD); it begins with “{name}”."),
            name=name_of(root),
        )
    match name_of(root):
        case "CrossIndustryInvoice":
            return cii.read(root, cii.CII)
        case "CrossIndustryDocument":
            return cii.read(root, cii.ZUGFERD_1)
    return ubl.read(root)


def xml_of(data: bytes) -> bytes:
    """Return the XML of an invoice: the file itself, or what a PDF carries. Raises Invalid where there is none."""
    if not data.startswith(b"%PDF") and b"%PDF-" not in data[:1024]:
        return data
    files = _opened(data)
    found = _invoice_among(files)
    if not found:
        if broken := next((inside for known, inside in files if known), None):
            _say_what_is_broken(broken)
        raise Invalid(N_("This PDF carries no invoice data; it is a picture or text only."))
    return found


def _say_what_is_broken(inside: bytes) -> None:
    try:
        parse(inside)
    except Invalid as error:
        raise Invalid(N_("The invoice data in this PDF are broken. {reason}"), reason=str(error)) from error


def embedded(data: bytes) -> bytes:
    """Return the invoice XML inside a PDF, b'' where there is none: attached by a known name first, then by its root element."""
    return _invoice_among(_opened(data))


def _opened(data: bytes) -> list[tuple[bool, bytes]]:
    """Return the files inside a PDF, each with whether its name is one that invoices have."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _attached(pdf)
    except pikepdf.PasswordError as error:
        raise Invalid(N_("The PDF is protected by a password; ask the sender for an open one.")) from error
    except pikepdf.PdfError as error:
        raise Invalid(N_("The PDF is broken and can't be opened.")) from error


def _invoice_among(files: list[tuple[bool, bytes]]) -> bytes:
    return next(
        (inside for _known, inside in sorted(files, key=lambda one: not one[0]) if _looks_like(inside)), b""
    )


def _attached(pdf: Any) -> list[tuple[bool, bytes]]:
    import pikepdf

    found = []
    for key in pdf.attachments:
        try:
            spec = pdf.attachments[key]
        except KeyError:  # a name in UTF-16 without its mark is listed and not found (forms of the tax office); the search by /AF goes on
            continue
        found.append(
            (bool({str(key).lower(), (spec.filename or "").lower()} & ATTACHED), spec.get_file().read_bytes())
        )
    if not found and "/AF" in pdf.Root:
        listed = pdf.Root.AF
        specs = listed if isinstance(listed, pikepdf.Array) else [listed]
        found = [
            (str(spec.get("/UF", spec.get("/F", ""))).lower() in ATTACHED, spec.EF.F.read_bytes())
            for spec in specs
        ]
    if not found:
        notes = (note for page in pdf.pages for note in page.get("/Annots", []))
        found = [
            (False, note.FS.EF.F.read_bytes()) for note in notes if note.get("/Subtype") == "/FileAttachment"
        ]
    return found


def _looks_like(inside: bytes) -> bool:
    try:
        return name_of(parse(inside)) in ROOTS
    except Invalid:
        return False


def read_file(data: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Return the invoice of a file as JSON, and its XML; runs in a child process."""
    inside = xml_of(data)
    return read_xml(inside).as_json(), [inside]
