"""Files that arrive: their text, and the hostile ones, each with a sentence and nothing outside the store."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from app.core.errors import BadFile, Invalid, KontorError
from app.core.paths import resources
from app.core.worker_process import READERS, Child
from app.data.office import Office
from app.modules.documents.archive.queries.documents import document, text_of
from app.modules.documents.intake.readers import scans
from app.modules.documents.intake.readers.files import read
from app.modules.documents.intake.services.arrivals import Wishes
from app.modules.documents.intake.services.folder_watch import FolderWatch
from app.modules.documents.intake.services.intake import new_version, take_bytes, take_file, take_many
from app.ui.page_images import paint
from tests.modules.documents.bombs import BOMBS

DOCX = "word/document.xml"
WORDS = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Größe</w:t></w:r></w:p></w:body></w:document>'


def packed(**parts: str | bytes) -> bytes:
    """Return a ZIP."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_x", ".x"), data)
    return target.getvalue()


def pdf(text: str = "Hallo Welt aus dem Archiv von Kontor", pages: int = 1) -> bytes:
    """Return a small PDF."""
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    for _ in range(pages):
        canvas.drawString(100, 700, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def picture(text: str, turn: int = 0) -> bytes:
    """Return a scanned page as PNG at 150 dpi."""
    page = Image.new("L", (1240, 1754), 255)
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(str(resources() / "fonts" / "DejaVuSans.ttf"), 26)
    for line, words in enumerate(text.splitlines()):
        pen.text((120, 150 + 45 * line), words, font=font, fill=0)
    target = io.BytesIO()
    page.rotate(turn, expand=True).save(target, "PNG")
    return target.getvalue()


def mail(subject: str = "Angebot", attach: bytes = b"") -> bytes:
    """Return a mail."""
    made = EmailMessage()
    made["Subject"], made["From"], made["To"], made["Date"] = (
        subject,
        "a@b.example",
        "c@d.example",
        "Mon, 23 Nov 2026 09:30:00 +0100",
    )
    made.set_content("Anbei unser Angebot, mit freundlichen Grüßen")
    if attach:
        made.add_attachment(attach, maintype="application", subtype="pdf", filename="../../an\u202egebot.pdf")
    return made.as_bytes()


def test_every_kind_gives_its_text() -> None:
    """PDF, Word, OpenDocument, spreadsheet, mail, HTML, plain text in three encodings; what is unknown is kept without."""
    odt = packed(
        mimetype="application/vnd.oasis.opendocument.text",
        content_xml='<o xmlns:t="x"><t:p>Öffnung</t:p></o>',
    )
    for data, name, word in (
        (pdf(), "a.pdf", "Hallo Welt"),
        (packed(word__document_xml=WORDS), "a.docx", "Größe"),
        (odt, "a.odt", "Öffnung"),
        (mail(), "a.eml", "freundlichen Grüßen"),
        (
            b"<html><head><style>x{}</style></head><body>Stra\xc3\x9fe<script>bad()</script></body></html>",
            "a.html",
            "Straße",
        ),
        ("Maß".encode("cp1252"), "a.txt", "Maß"),
        ("Maß".encode("utf-16"), "a.txt", "Maß"),
        (b"<a><b>Wort</b></a>", "a.xml", "Wort"),
    ):
        found, _parts = read(data, name)
        assert word in found["text"], name
        assert "bad()" not in found["text"]
    found, _parts = read(b"\0\1\2\3" * 50, "a.bin")
    assert (found["mime"], found["text"]) == ("application/octet-stream", "")


def bomb_docx() -> bytes:
    """Return a Word file whose text unpacks to 200 MB."""
    return packed(word__document_xml=b"<a>" + b" " * 200_000_000 + b"</a>")


def bomb_picture() -> bytes:
    """Return a PNG head that claims 50,000 × 50,000 points."""
    head = b"IHDR" + (50_000).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
    data = b"IDAT" + zlib.compress(b"\0" * 1000)
    chunks = b"".join(
        len(c[4:]).to_bytes(4, "big") + c + zlib.crc32(c).to_bytes(4, "big") for c in (head, data, b"IEND")
    )
    return b"\x89PNG\r\n\x1a\n" + chunks


def locked_pdf() -> bytes:
    """Return a PDF with a password."""
    import pikepdf

    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as one:
        one.save(target, encryption=pikepdf.Encryption(owner="a", user="b"))
    return target.getvalue()


HOSTILE = {
    "bomb.docx": (bomb_docx, "bomb"),
    "bomb.png": (bomb_picture, "50,000"),
    "locked.pdf": (locked_pdf, "password"),
    "torn.pdf": (lambda: pdf()[:300], "broken"),
    "entity.xml": (
        lambda: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        "DOCTYPE",
    ),
    "inner.docx": (lambda: packed(word__document_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "DOCTYPE"),
    "torn.docx": (lambda: packed(word__document_xml=WORDS)[:-30], "unpacked"),
    "torn.png": (lambda: picture("x")[:500], "broken"),
    "torn.msg": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Outlook"),
    "empty.eml": (lambda: b"\n\njust text", "no head"),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_files_end_in_quarantine_with_a_sentence(office: Office, name: str) -> None:
    """The document is kept as it came, unread, with the reason; the next file is read as if nothing had been."""
    make, words = HOSTILE[name]
    outcome = take_bytes(office, make(), name, Wishes())
    assert (outcome.status, words in str(outcome.message)) == ("quarantined", True), str(outcome.message)
    one = office.read(document, outcome.id or 0)
    assert one is not None
    assert (one.state, one.reason) == ("quarantine", str(outcome.message))
    assert take_bytes(office, pdf(), "good.pdf", Wishes()).status == "new"


def test_a_child_that_dies_stalls_or_eats_memory_is_replaced() -> None:
    """The parent gets a sentence, and the next question an answer from a new child."""
    child = Child(600_000_000)
    try:
        for place, words in (("tests.modules.documents.hostile:die", "fall"), ("tests.modules.documents.hostile:stall", "longer than 1"),
                             ("tests.modules.documents.hostile:eat", "memory")):  # fmt: skip
            with pytest.raises(KontorError, match=words):
                child.ask(place, seconds=1.0 if "stall" in place else 30.0)
            assert child.ask("tests.modules.documents.hostile:echo", b"abc") == ("well", [b"abc"])
        with pytest.raises(Invalid, match="no such"):
            child.ask("tests.modules.documents.hostile:refuse")
    finally:
        child.end()


def test_the_same_bytes_stop_with_a_question(office: Office, tmp_path: Path) -> None:
    """Again is a duplicate of a number; both can be kept by wish; as a version the same bytes are refused, others put on top."""
    first = take_bytes(office, pdf(), "a.pdf", Wishes())
    again = take_bytes(office, pdf(), "b.pdf", Wishes())
    assert (again.status, again.id) == ("duplicate", first.id)
    assert "2026-00001" in str(again.message)
    both = take_bytes(office, pdf(), "b.pdf", Wishes(again="both"))
    assert both.status == "new"
    path = tmp_path / "neu.pdf"
    path.write_bytes(pdf("Eine neue Fassung des Vertrags mit anderem Text"))
    assert new_version(office, first.id or 0, path, "Nachtrag") == 2
    assert "neue Fassung" in office.read(text_of, first.id or 0)
    path.write_bytes(b"")
    with pytest.raises(BadFile, match="empty"):
        new_version(office, first.id or 0, path, "")


def test_a_mail_brings_what_hangs_on_it(office: Office) -> None:
    """The mail and its attachments are documents; names are safe, the day and subject are taken."""
    outcome = take_bytes(office, mail("Angebot 12", pdf()), "m.eml", Wishes())
    assert [(row["file"], row["status"]) for row in outcome.as_json()] == [
        ("m.eml", "new"),
        ("an_gebot.pdf", "new"),
    ]
    one = office.read(document, outcome.id or 0)
    assert one is not None
    assert (one.title, str(one.doc_date), one.source) == ("Angebot 12", "2026-11-23", "mail")


def test_watched_folders_wait_until_a_file_is_whole(office: Office, tmp_path: Path) -> None:
    """A file that still grows waits; what was taken moves, or is remembered where it stays; half-written names are left alone."""
    done = tmp_path / "done"
    inbox = tmp_path / "in"
    inbox.mkdir()
    watch = FolderWatch(inbox, done, Wishes("folder"))
    growing, hidden = inbox / "a.txt", inbox / "b.txt.part"
    growing.write_text("halb")
    hidden.write_text("x")
    assert watch.ready() == []
    growing.write_text("halb und mehr")
    assert watch.ready() == []
    assert watch.ready() == [growing]
    assert watch.take(office, growing).status == "new"
    assert [path.name for path in done.iterdir()] == ["a.txt"]
    growing.write_text("halb und mehr")
    watch.ready()
    assert watch.take(office, watch.ready()[0]).status == "duplicate"
    assert sorted(path.name for path in done.iterdir()) == ["a (1).txt", "a.txt"]
    stays = FolderWatch(inbox, None, Wishes("folder"))
    growing.write_text("bleibt liegen")
    stays.ready()
    assert stays.take(office, stays.ready()[0]).status == "new"
    assert stays.ready() == []
    assert growing.exists()


def test_many_files_and_folders_at_once(office: Office, tmp_path: Path) -> None:
    """A folder's files come in with its own; what can't be opened is refused by name and the others go on."""
    (tmp_path / "all" / "deep").mkdir(parents=True)
    (tmp_path / "all" / "deep" / "x.txt").write_text("eins")
    (tmp_path / "all" / "y.txt").write_text("")
    found = take_many(office, [tmp_path / "all", tmp_path / "missing.pdf"], Wishes())
    assert [(one.file, one.status) for one in found] == [
        ("x.txt", "new"),
        ("y.txt", "refused"),
        ("missing.pdf", "refused"),
    ]
    assert take_file(office, tmp_path / "all", Wishes()).status == "refused"


@pytest.mark.skipif(not scans.available(), reason="Tesseract is not installed")
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_scans_are_read_however_they_lie(turn: int) -> None:
    """A page that lies turned is read, its PDF/A copy stands upright and can be searched."""
    text = (
        "Rechnung der Stadtwerke Kiel\nStraßenbaumaßnahme Hafenstraße\n"
        + "Größere Beträge sind zu überweisen\n" * 8
    )
    found, (_record, copy) = read(picture(text, turn), "scan.png")
    assert "Straßenbaumaßnahme" in found["text"]
    assert found["text_from"] == "ocr"
    upright, _parts = read(copy, "copy.pdf", ocr=False)
    assert "Straßenbaumaßnahme" in upright["text"].replace("\n", " ")


def test_the_pool_answers_from_many_threads(office: Office) -> None:
    """Readers are lent one at a time; answers never cross."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(6) as pool:
        asked = [
            pool.submit(READERS.ask, "tests.modules.documents.hostile:echo", str(i).encode())
            for i in range(30)
        ]
        assert [one.result()[1] for one in asked] == [[str(i).encode()] for i in range(30)]


@pytest.mark.parametrize("make", BOMBS, ids=lambda make: make.__name__)
def test_pdf_bombs_are_kept_and_hurt_nobody(office: Office, make: Callable[[], bytes]) -> None:
    """Read or in quarantine with a sentence, painted or not: within the bounds of the child, and the next file is read and painted as before."""
    data = make()
    assert len(data) < 5_000_000
    outcome = take_bytes(office, data, "bomb.pdf", Wishes(ocr=False))
    assert outcome.status in ("new", "quarantined")
    assert bool(str(outcome.message)) is (outcome.status == "quarantined")
    one = office.read(document, outcome.id or 0)
    assert one is not None
    assert one.current.size == len(data)
    pages = paint(data, 1.0)
    assert all(len(picture_) < 500_000_000 for picture_ in pages.pictures)
    assert take_bytes(office, pdf(make.__name__), "good.pdf", Wishes()).status == "new"
    assert len(paint(pdf(), 1.0).pictures) == 1
