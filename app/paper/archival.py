"""PDF/A: makes a PDF fit for the archive (ISO 19005-2 level b, with a file inside ISO 19005-3), and a searchable one of scanned pages.

A PDF of our own making (fonts embedded, colours in RGB) lacks only the colour
profile of its output, the metadata in XMP and a file identifier.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from app.core.dataclass import dataclass
from app.paper.page_frame import REGULAR, fonts

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreatorTool>Kontor</xmp:CreatorTool></rdf:Description>{extension}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True)
class Inside:
    """A file that a PDF carries: its name and kind, what it is of the pages (/AFRelationship), and its day as PDF writes it, D:20261105.

    extension are further descriptions of the metadata (RDF in XMP) which tell programs of the file, with the schema that declares them.
    """

    name: str
    mime: str
    data: bytes
    relationship: str
    title: str
    day: str
    extension: str = ""


_MADE = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)  # the day of the colour profile (ICC.1, 7.2.8)


def to_pdfa(data: bytes, title: str, inside: Inside | None = None) -> bytes:
    """Return a PDF of reportlab's as PDF/A-2b, with a file inside as PDF/A-3b; the same PDF gives the same bytes."""
    import pikepdf
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = _MADE  # else the second in which it was made stands in the file
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = pikepdf.Stream(pdf, bytes(profile))
        stream.N = 3
        intent = pikepdf.Dictionary(
            Type=pikepdf.Name.OutputIntent,
            S=pikepdf.Name.GTS_PDFA1,
            OutputConditionIdentifier="sRGB IEC61966-2.1",
            Info="sRGB IEC61966-2.1",
            DestOutputProfile=stream,
        )
        pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])
        described = _XMP.format(
            title=escape(title),
            part=3 if inside else 2,
            extension=inside.extension if inside else "",
        )
        metadata = pikepdf.Stream(pdf, described.encode())
        metadata.Type, metadata.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
        pdf.Root.Metadata = pdf.make_indirect(metadata)
        for name in list(pdf.docinfo.keys()):
            del pdf.docinfo[name]
        pdf.docinfo["/Title"] = title
        pdf.docinfo["/Creator"] = "Kontor"
        for page in pdf.pages:
            if "/Trans" in page:
                del page["/Trans"]
        if inside:
            _carry(pdf, inside)
        target = io.BytesIO()
        pdf.save(target, deterministic_id=True, linearize=False)
    return target.getvalue()


def _carry(pdf: Any, inside: Inside) -> None:
    """Put a file into a PDF: among its attachments, and as a file of the whole document (/AF, ISO 19005-3 6.8)."""
    import pikepdf

    spec = pikepdf.AttachedFileSpec(
        pdf,
        inside.data,
        description=inside.title,
        filename=inside.name,
        mime_type=inside.mime,
        creation_date=inside.day,
        mod_date=inside.day,
        relationship=pikepdf.Name(f"/{inside.relationship}"),
    )
    pdf.attachments[inside.name] = spec
    pdf.Root.AF = pikepdf.Array([spec.obj])


Word = tuple[str, float, float, float, float]


def searchable(pages: Sequence[tuple[Any, Sequence[Word]]], title: str) -> bytes:
    """Return scanned pages as one PDF/A with the words read on them, unseen, where they stand.

    A page is a picture (PIL, RGB or grey) of any size, painted 595 points wide, and words with their boxes in parts of width and height.
    """
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    fonts()
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1, pageCompression=1, initialFontName=REGULAR)
    canvas.setTitle(title)
    for picture, words in pages:
        width = 595.0
        height = width * picture.height / picture.width
        canvas.setPageSize((width, height))
        packed = io.BytesIO()
        picture.convert("L" if picture.mode in ("1", "L", "LA") else "RGB").save(packed, "JPEG", quality=80)
        packed.seek(0)
        canvas.drawImage(ImageReader(packed), 0, 0, width, height)
        for text, left, top, right, bottom in words:
            size = max(4.0, (bottom - top) * height)
            line = canvas.beginText(left * width, (1 - bottom) * height + size * 0.2)
            line.setTextRenderMode(3)
            line.setFont(REGULAR, size)
            natural = stringWidth(text, REGULAR, size)
            if natural:
                line.setHorizScale(100 * (right - left) * width / natural)
            line.textOut(text)
            canvas.drawText(line)
        canvas.showPage()
    canvas.save()
    return to_pdfa(target.getvalue(), title)
