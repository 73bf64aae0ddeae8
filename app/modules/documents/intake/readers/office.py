"""Text of Office files: docx, xlsx and their kin, OpenDocument, HTML, plain text. What unpacks to far more than it weighs is refused."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from app.core.errors import Invalid
from app.core.messages import N_
from app.core.zip_errors import UNREADABLE

MOST_UNPACKED = 300_000_000
MOST_PART = 100_000_000
MOST_PARTS = 20_000
MOST_RATIO = 200
MOST_FILES = 1000  # papers in one ZIP; one of more is kept whole


def opened(data: bytes) -> zipfile.ZipFile:
    """Return a ZIP whose directory was looked at first; raises Invalid for a broken one and for a bomb."""
    try:
        found = zipfile.ZipFile(io.BytesIO(data))
        parts = found.infolist()
    except (*UNREADABLE, OSError) as error:
        raise Invalid(N_("The file is broken: it can't be unpacked.")) from error
    whole = sum(one.file_size for one in parts)
    if len(parts) > MOST_PARTS or whole > MOST_UNPACKED or any(_bomb(one) for one in parts):
        raise Invalid(
            N_("The file would unpack to {size} MB; it is refused as a bomb."), size=whole // 1_000_000
        )
    return found


def _bomb(one: zipfile.ZipInfo) -> bool:
    return one.file_size > MOST_PART or (
        one.file_size > 10_000_000 and one.file_size > MOST_RATIO * max(1, one.compress_size)
    )


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a part of a ZIP, bounded whatever its directory says; b'' where it is not there. Raises Invalid."""
    try:
        with archive.open(name) as file:
            data = file.read(MOST_PART + 1)
    except KeyError:
        return b""
    except (*UNREADABLE, OSError) as error:
        raise Invalid(N_("The file is broken: it can't be unpacked.")) from error
    if len(data) > MOST_PART:
        raise Invalid(
            N_("The file would unpack to {size} MB; it is refused as a bomb."), size=MOST_PART // 1_000_000
        )
    return data


def files(data: bytes) -> list[tuple[str, bytes]]:
    """Return the files of a ZIP that carries files only, none where a password protects them or they are too many. Raises Invalid."""
    with opened(data) as archive:
        inside = [one for one in archive.infolist() if not one.is_dir() and not _of_a_system(one.filename)]
        if len(inside) > MOST_FILES or any(one.flag_bits & 1 for one in inside):
            return []
        return [(one.filename, part(archive, one.filename)) for one in inside]


def _of_a_system(name: str) -> bool:
    """Say whether a file in a ZIP is a system's own note beside the papers."""
    last = name.rpartition("/")[2]
    return (
        name.startswith("__MACOSX/")
        or last.startswith((".", "~$"))
        or last.lower() in ("thumbs.db", "desktop.ini")
    )


def _xml(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Invalid(N_("The file is broken: its text is not well-formed.")) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Invalid(N_("The XML declares a document type (DOCTYPE); it is not read."))
    return root


def _paragraphs(root: etree._Element, names: frozenset[str]) -> Iterator[str]:
    """Yield the text of each paragraph element, tabs and breaks as blanks."""
    for node in root.iter():
        if isinstance(node.tag, str) and etree.QName(node).localname in names:
            inside = (str(one.text or "") if etree.QName(one).localname not in ("tab", "br", "cr", "s") else " "
                      for one in node.iter() if isinstance(one.tag, str))  # fmt: skip
            yield "".join(inside)


def docx(data: bytes) -> str:
    """Return the text of a Word file (ISO 29500): body, headers, footers, notes."""
    with opened(data) as archive:
        names = sorted(
            n
            for n in archive.namelist()
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml", n)
        )
        found = [text for name in names for text in _paragraphs(_xml(part(archive, name)), frozenset({"p"}))]
    return "\n".join(found)


def pptx(data: bytes) -> str:
    """Return the text of the slides of a PowerPoint file."""
    with opened(data) as archive:
        names = sorted(n for n in archive.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", n))
        return "\n".join(
            text for name in names for text in _paragraphs(_xml(part(archive, name)), frozenset({"p"}))
        )


def odf(data: bytes) -> str:
    """Return the text of an OpenDocument file (ISO 26300): text, tables, slides."""
    with opened(data) as archive:
        root = _xml(part(archive, "content.xml"))
    lines = (
        node
        for node in root.iter()
        if isinstance(node.tag, str) and etree.QName(node).localname in ("p", "h")
    )
    return "\n".join("".join(str(part) for part in node.itertext()) for node in lines)


def sheet(data: bytes) -> str:
    """Return the cells of a spreadsheet (xlsx, xls, ods), a row a line."""
    from python_calamine import CalamineError, CalamineWorkbook

    if data.startswith(b"PK"):
        opened(data).close()
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    except (CalamineError, ValueError, OSError) as error:
        raise Invalid(N_("This is not a spreadsheet that Kontor can read.")) from error
    return "\n".join("\t".join(str(cell) for cell in row if cell not in ("", None)) for row in rows)


# elements that begin and end a line where a page is read
BLOCKS = ("br", "p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "section", "article", "dt", "dd")  # fmt: skip


def markup(data: bytes) -> str:
    """Return the text of an HTML page without scripts and styles."""
    if not data.strip():
        return ""
    known = b"charset" in data[:2048].lower()  # else the parser would take it for Latin 1
    root: Any = html.document_fromstring(
        data if known else plain(data), parser=html.HTMLParser(no_network=True)
    )
    for node in list(root.iter("script", "style")):
        node.drop_tree()
    for node in root.iter(*BLOCKS):
        node.tail = f"\n{node.tail or ''}"
        if node.tag != "br":
            node.text = f"\n{'– ' if node.tag == 'li' else ''}{node.text or ''}"
    text = re.sub(r"[^\S\n]+", " ", str(root.text_content()))
    return re.sub(r" *\n\s*", "\n", text).strip("\n")


def plain(data: bytes) -> str:
    """Return the text of a plain file: UTF-8, UTF-16 with a mark, else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
