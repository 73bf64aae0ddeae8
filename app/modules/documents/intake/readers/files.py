"""What a file is and says: its kind by its first bytes, its text, its pages, an e-invoice inside it, what hangs on a mail."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from app.core.dataclass import dataclass, field
from app.core.errors import Invalid
from app.core.file_names import safe_name
from app.core.messages import N_
from app.modules.documents.einvoice.api import embedded, is_invoice, parse, read_xml
from app.modules.documents.intake.readers import mail, office, rtf, scans, stacks, tnef

HYPHEN = re.compile("\ufffe\\n?(?=[a-zß-ÿ])")  # what a word was broken with at the end of a line
FEW = 25  # letters a page below which a PDF is taken for a scan
MOST_PAGES = 3000
LONGEST = 4_000_000  # letters; the archive keeps no more (MOST_TEXT)
PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"II*\0": "image/tiff", b"MM\0*": "image/tiff", b"BM": "image/bmp",
            b"GIF8": "image/gif"}  # fmt: skip
APPLE = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
OFFICE = {
    "word/document.xml": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        office.docx,
    ),
    "xl/workbook.xml": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", office.sheet),
    "xl/workbook.bin": ("application/vnd.ms-excel.sheet.binary.macroEnabled.12", office.sheet),
    "ppt/presentation.xml": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        office.pptx,
    ),
}
TEXTS = {
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".md": "text/markdown",
    ".log": "text/plain",
    ".json": "application/json",
}


@dataclass
class Reading:
    """What was found in a file; text_from says how its text was got: text, ocr, data (e-invoice), none.

    packed: it only carries the files attached. label: the archive number on its first page, 0 for none.
    """

    mime: str
    text: str = ""
    text_from: str = "none"
    pages: int = 0
    profile: str = ""
    invoice: dict[str, Any] | None = None
    title: str = ""
    sender: str = ""
    day: str = ""
    attached: list[str] = field(default_factory=list)
    sure: int = 0
    turned: list[int] = field(default_factory=list)
    packed: bool = False
    label: int = 0


def read(data: bytes, name: str, ocr: bool = True, copy: bool = True) -> tuple[dict[str, Any], list[bytes]]:
    """Read a file; return what was found as JSON, then the invoice's XML and a PDF/A copy (b'' for none), then what hangs on a mail.

    Raises Invalid with a sentence for a file that is broken, protected or hostile.
    """
    found, record, extra, parts = _read(data, name, ocr, copy)
    found.text = found.text.replace("\0", " ")[:LONGEST]
    return asdict(found), [record, extra, *parts]


Result = tuple[Reading, bytes, bytes, list[bytes]]


def _read(data: bytes, name: str, ocr: bool, copy: bool) -> Result:
    low = name.lower()
    if data.startswith(b"%PDF") or (b"%PDF-" in data[:1024] and not data.startswith(b"PK\x03\x04")):
        return _pdf(data, name, ocr, copy)
    if picture := next(
        (mime for head, mime in PICTURES.items() if data.startswith(head)),
        "image/webp" if data[8:12] == b"WEBP" else "",
    ):
        return _picture(data, picture, name, ocr, copy)
    if data[4:8] == b"ftyp" and data[8:12] in APPLE:
        raise Invalid(
            N_(
                "Photos of the kind HEIC or AVIF can't be read here. Send it as JPEG, or set the camera to “most compatible”."
            )
        )
    if data.startswith(b"PK\x03\x04"):
        return _zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(data, low)
    if data.startswith(b"{\\rtf"):
        return Reading("application/rtf", rtf.text_of(data), "text", 1), b"", b"", []
    if tnef.is_tnef(data):
        return _packed("application/vnd.ms-tnef", tnef.files(data))
    if low.endswith(".eml"):
        return _mail(mail.eml(data), "message/rfc822")
    head = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<?xml") or low.endswith(".xml"):
        return _xml(data)
    if head[:200].lower().startswith((b"<!doctype html", b"<html")) or low.endswith((".htm", ".html")):
        return Reading("text/html", office.markup(data), "text", 1), b"", b"", []
    suffix = "." + low.rpartition(".")[2]
    if suffix in TEXTS or (b"\0" not in data[:4000] and _printable(data[:4000])):
        return Reading(TEXTS.get(suffix, "text/plain"), office.plain(data), "text", 1), b"", b"", []
    return Reading("application/octet-stream"), b"", b"", []


def _printable(head: bytes) -> bool:
    return bool(head) and sum(byte < 9 or 13 < byte < 32 for byte in head) == 0


def _pdf(data: bytes, name: str, ocr: bool, copy: bool) -> Result:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        total = len(document)
        if total > MOST_PAGES:
            raise Invalid(
                N_("The PDF has {count} pages; at most {limit} are read."), count=total, limit=MOST_PAGES
            )
        parts, letters = [], 0
        for i in range(total):
            parts.append(document[i].get_textpage().get_text_range())
            letters += len(parts[-1])
            if letters > LONGEST:
                break
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Invalid(
                N_("The PDF is protected by a password; ask the sender for an open one.")
            ) from error
        raise Invalid(N_("The PDF is broken and can't be opened.")) from error
    if not total:
        raise Invalid(N_("The PDF is broken: it has no pages."))
    text = HYPHEN.sub("", "\f".join(parts).replace("\r\n", "\n")).replace("\ufffe", "-")
    found, extra = Reading("application/pdf", text, "text" if text.strip() else "none", total), b""
    found.label = stacks.label_on(document[0].render(scale=stacks.DOTS / 72, grayscale=True).to_pil())
    record = embedded(data)
    if record:
        _take_invoice(found, record)
    elif ocr and len("".join(text.split())) < FEW * total and scans.available():
        extra = _scan(found, data, name, copy)
    return found, record, extra, []


def _picture(data: bytes, mime: str, name: str, ocr: bool, copy: bool) -> Result:
    from app.paper.pages import opened

    with opened(data) as picture:
        pages = getattr(picture, "n_frames", 1)
        try:
            picture.load()
        except (OSError, ValueError, SyntaxError) as error:
            raise Invalid(N_("This picture can't be read; it is broken.")) from error
        label = stacks.label_on(picture.convert("L"))
    found = Reading(mime, pages=pages, label=label)
    extra = _scan(found, data, name, copy) if ocr and scans.available() else b""
    return found, b"", extra, []


def _scan(found: Reading, data: bytes, name: str, copy: bool) -> bytes:
    """Read the pages as a scan and return a searchable PDF/A of them."""
    from app.paper.archival import searchable

    pages = [scans.read(picture) for picture in scans.pictures_of(data)]
    found.text = "\f".join(page.text for page in pages)
    found.text_from = "ocr" if found.text.strip() else "none"
    found.sure = min((page.sure for page in pages), default=0)
    found.turned = [page.turned for page in pages]
    return searchable([(page.picture, page.words) for page in pages], name) if copy and pages else b""


def _take_invoice(found: Reading, record: bytes) -> None:
    invoice = read_xml(record).as_json()
    found.invoice, found.profile = invoice, str(invoice["profile"] or invoice["format"])
    lines = "\n".join(f"{one['name']} {one['net'] or ''}" for one in invoice["lines"])
    words = f"{invoice['number']} {invoice['seller']} {invoice['buyer']} {invoice['gross']} {invoice['seller_vat_id']}\n{lines}"
    found.text = f"{words}\n{found.text}" if found.text.strip() else words
    found.text_from = found.text_from if found.text_from == "text" else "data"


def _xml(data: bytes) -> Result:
    root = parse(data)
    found = Reading(
        "application/xml", " ".join(" ".join(str(part) for part in root.itertext()).split()), "text", 1
    )
    if is_invoice(root):
        found.text = ""
        _take_invoice(found, data)
        return found, data, b"", []
    return found, b"", b"", []


def _zip(data: bytes) -> Result:
    with office.opened(data) as archive:
        names = set(archive.namelist())
        kind = office.part(archive, "mimetype").decode("ascii", "replace") if "mimetype" in names else ""
    for inner, (mime, reader) in OFFICE.items():
        if inner in names:
            return Reading(mime, reader(data), "text", 1), b"", b"", []
    if kind.startswith("application/vnd.oasis.opendocument") and "content.xml" in names:
        return Reading(kind, office.odf(data), "text", 1), b"", b"", []
    listed = Reading("application/zip", "\n".join(sorted(names)[:1000]), "text" if names else "none", 1)
    inside = office.files(data)
    return _packed("application/zip", inside) if inside else (listed, b"", b"", [])


def _packed(mime: str, files: list[tuple[str, bytes]]) -> Result:
    """Return what only carries other files: each of them is a paper of its own."""
    found = Reading(mime, "\n".join(name for name, _data in files), "text", 1, packed=bool(files))
    found.attached = [safe_name(name) for name, _data in files]
    return found, b"", b"", [inner for _name, inner in files]


def _compound(data: bytes, low: str) -> Result:
    if low.endswith(".xls"):
        return Reading("application/vnd.ms-excel", office.sheet(data), "text", 1), b"", b"", []
    if low.endswith(".msg"):
        return _mail(mail.msg(data), "application/vnd.ms-outlook")
    return Reading("application/x-ole-storage"), b"", b"", []


def _mail(one: mail.Mail, mime: str) -> Result:
    head = "\n".join(filter(None, (one.subject, one.sender, one.to)))
    found = Reading(mime, f"{head}\n{one.text}", "text", 1, title=one.subject, sender=one.sender, day=one.day)
    found.attached = [safe_name(name) for name, _data in one.attachments]
    return found, b"", b"", [inner for _name, inner in one.attachments]
