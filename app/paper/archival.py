"""PDF/A: makes a PDF fit for the archive (ISO 19005-2 level b), and a searchable one of scanned pages.

A PDF of our own making (fonts embedded, colours in RGB) lacks only the colour
profile of its output, the metadata in XMP and a file identifier.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from app.paper.page_frame import REGULAR, fonts

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreatorTool>Kontor</xmp:CreatorTool></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def to_pdfa(data: bytes, title: str) -> bytes:
    """Return a PDF of reportlab's as PDF/A-2b; the same PDF gives the same bytes."""
    import pikepdf
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = pikepdf.Stream(pdf, profile)
        stream.N = 3
        intent = pikepdf.Dictionary(
            Type=pikepdf.Name.OutputIntent,
            S=pikepdf.Name.GTS_PDFA1,
            OutputConditionIdentifier="sRGB IEC61966-2.1",
            Info="sRGB IEC61966-2.1",
            DestOutputProfile=stream,
        )
        pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])
        metadata = pikepdf.Stream(pdf, _XMP.format(title=escape(title)).encode())
        metadata.Type, metadata.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
        pdf.Root.Metadata = pdf.make_indirect(metadata)
        for name in list(pdf.docinfo.keys()):
            del pdf.docinfo[name]
        pdf.docinfo["/Title"] = title
        pdf.docinfo["/Creator"] = "Kontor"
        for page in pdf.pages:
            if "/Trans" in page:
                del page["/Trans"]
        target = io.BytesIO()
        pdf.save(target, deterministic_id=True, linearize=False)
    return target.getvalue()


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
