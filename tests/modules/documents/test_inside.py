"""What comes inside something else: files of a ZIP, what hangs on a mail, winmail.dat, RTF, labels of the archive on the first page."""

from __future__ import annotations

import datetime
import email.message
import io
import struct
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select

from app.core.errors import Invalid
from app.data.office import Office
from app.data.queries import query as reads
from app.data.record_extras import Target, attachments
from app.modules.documents.archive.api import document, text_of
from app.modules.documents.intake.readers import mail as mails
from app.modules.documents.intake.readers import rtf, tnef
from app.modules.documents.intake.services.arrivals import Wishes
from app.modules.documents.intake.services.intake import Outcome, take_bytes
from tests.conftest import NOW
from tests.modules.documents.test_reading import pdf

TODAY = NOW.astimezone().date()


def _zip(files: dict[str, bytes], way: int = zipfile.ZIP_STORED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", way) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def _statuses(one: Outcome) -> list[tuple[str, str]]:
    return [(one.file, one.status), *(row for part in one.parts for row in _statuses(part))]


@pytest.mark.parametrize("way", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_files_of_a_zip_are_papers(office: Office, way: int) -> None:
    """Each file is a paper of its own, also in a folder or a ZIP inside; what a system put beside them is none, and again is a duplicate."""
    inner = _zip({"c.txt": b"Angebot Cembalo"})
    whole = _zip({"a.pdf": pdf("Rechnung Amboss"), "unter/b.pdf": pdf("Rechnung Brezel"), "d.zip": inner, "__MACOSX/._a.pdf": b"x",
                  ".DS_Store": b"y"}, way)  # fmt: skip
    done = take_bytes(office, whole, "belege.zip", Wishes("folder", received=datetime.date(2026, 3, 4)))
    assert _statuses(done) == [
        ("belege.zip", "unpacked"), ("a.pdf", "new"), ("b.pdf", "new"), ("d.zip", "unpacked"), ("c.txt", "new"),
    ]  # fmt: skip
    first = office.read(document, done.parts[0].id)
    assert first is not None
    assert (first.source, first.received, first.pages) == ("folder", datetime.date(2026, 3, 4), 1)
    assert "Amboss" in office.read(text_of, done.parts[0].id)
    again = take_bytes(office, whole, "belege.zip", Wishes("folder"))
    assert [status for _name, status in _statuses(again)] == [
        "unpacked",
        "duplicate",
        "duplicate",
        "unpacked",
        "duplicate",
    ]


def test_a_zip_that_is_no_bundle_stays_whole(office: Office) -> None:
    """What a password protects can't be unpacked, and an empty one holds nothing: each is kept as it is."""
    data = bytearray(_zip({"geheim.txt": b"abc"}))
    for place in (6, data.index(b"PK\x01\x02") + 8):
        data[place] |= 1  # the mark of a password, in the file's head and in the directory
    locked = take_bytes(office, bytes(data), "geheim.zip", Wishes())
    assert (locked.status, locked.parts) == ("new", ())
    assert take_bytes(office, _zip({}) + b"\0", "leer.zip", Wishes()).parts == ()


def _mail(*parts: tuple[str, bytes, str, str], page: str = "", day: str = "") -> bytes:
    one = email.message.EmailMessage()
    one["From"], one["Subject"] = "a@b.example", "Ihre Rechnung"
    if day:
        one["Date"] = day
    one.set_content("Anbei.")
    if page:
        one.add_alternative(page, subtype="html")
    for name, data, kind, cid in parts:
        main, sub = kind.split("/")
        one.add_attachment(data, main, sub, filename=name, cid=f"<{cid}>" if cid else None)
    return one.as_bytes()


def test_a_mail_and_its_parts_are_one_thing(any_office: Office) -> None:
    """What hangs on a mail stands on its document and came on its day; signatures and logos are no papers of their own."""
    whole = _mail(
        ("rechnung.pdf", pdf("Rechnung Dattel"), "application/pdf", ""),
        ("smime.p7s", b"\x30\x80", "application/pkcs7-signature", ""),
        ("logo.png", b"\x89PNG small", "image/png", "logo1"),
        page='<p>Anbei <img src="cid:logo1"></p>',
        day=f"{TODAY - datetime.timedelta(days=3):%a, %d %b %Y} 09:12:00 +0100",
    )
    done = take_bytes(any_office, whole, "m.eml", Wishes())
    assert [part.file for part in done.parts] == ["rechnung.pdf"]
    assert done.id is not None
    on_it = any_office.read(attachments, Target("document", done.id))
    assert [(one.name, one.mime) for one in on_it] == [("rechnung.pdf", "application/pdf")]
    for key in (done.id, done.parts[0].id):
        one = any_office.read(document, key)
        assert one is not None
        assert one.received == TODAY - datetime.timedelta(days=3)
    other = take_bytes(
        any_office, _mail(("r.pdf", pdf("Rechnung Dattel"), "application/pdf", "")), "n.eml", Wishes()
    )
    assert [part.status for part in other.parts] == ["duplicate"]
    assert other.id is not None
    assert len(any_office.read(attachments, Target("document", other.id))) == 1


@pytest.mark.parametrize(
    "day", ["Mon, 05 Jan 1970 09:12:00 +0100", "Mon, 05 Jan 2099 09:12:00 +0100", "gestern", ""]
)
def test_a_wrong_clock_says_nothing_of_the_day_it_came(office: Office, day: str) -> None:
    """A day long ago or to come is not the day of receipt, on which terms depend."""
    done = take_bytes(office, _mail(day=day), "m.eml", Wishes())
    one = office.read(document, done.id)
    assert one is not None
    assert one.received == TODAY


def test_a_photo_inside_a_mail_is_a_paper() -> None:
    """A large picture that the text shows is a photographed receipt, not a logo."""
    large = b"\x89PNG" + bytes(200_000)
    found = mails.eml(_mail(("beleg.png", large, "image/png", "p1"), page='<img src="cid:p1">'))
    assert [name for name, _data in found.attachments] == ["beleg.png"]


@pytest.mark.parametrize("code", ["latin-1", "utf-8"])
def test_heads_with_raw_letters(code: str) -> None:
    """Heads that were never encoded are read in the code they were written in."""
    raw = 'From: "Müller, Jörg" <m@x.example>\nTo: Büro <b@x.example>\nSubject: Schöne Grüße aus Köln\n\nText'.encode(
        code
    )
    found = mails.eml(raw)
    assert found.subject == "Schöne Grüße aus Köln"
    assert "Müller" in found.sender
    assert "Jörg" in found.sender
    assert "m@x.example" in found.sender
    assert found.to.startswith("Büro")


def _attribute(kind: int, value: bytes) -> bytes:
    return b"\x02" + struct.pack("<II", kind, len(value)) + value + struct.pack("<H", sum(value) % 65536)


def _winmail(*files: tuple[str, str, bytes]) -> bytes:
    whole = tnef.SIGNATURE + b"\x01\x00" + _attribute(0x00089006, b"\0\0\1\0")
    for short, name, data in files:
        text = name.encode("utf-16-le") + b"\0\0"
        named = (
            struct.pack("<HH", 0x0003, 0x8001) + bytes(16) + struct.pack("<II", 0, 7) + struct.pack("<I", 1)
        )
        long_name = struct.pack("<HHII", 0x001F, 0x3707, 1, len(text)) + text + bytes(-len(text) % 4)
        whole += _attribute(tnef.BEGINS, bytes(14)) + _attribute(tnef.TITLE, short.encode("cp1252") + b"\0")
        whole += _attribute(tnef.DATA, data) + _attribute(
            tnef.PROPERTIES, struct.pack("<I", 2) + named + long_name
        )
    return whole


def test_winmail_is_unpacked(office: Office) -> None:
    """What Outlook packed is papers again, on a mail and alone; cut short at any place it raises nothing."""
    packed = _winmail(("RECHNU~1.TXT", "Rechnung Übung.txt", b"Rechnung Eule"), ("b.txt", "b.txt", b"Brief"))
    assert tnef.files(packed) == [("Rechnung Übung.txt", b"Rechnung Eule"), ("b.txt", b"Brief")]
    for end in range(len(packed)):
        tnef.files(packed[:end])
    done = take_bytes(office, _mail(("winmail.dat", packed, "application/ms-tnef", "")), "m.eml", Wishes())
    assert _statuses(done) == [("m.eml", "new"), ("Rechnung Übung.txt", "new"), ("b.txt", "new")]
    alone = take_bytes(office, packed, "winmail.dat", Wishes())
    assert _statuses(alone) == [
        ("winmail.dat", "unpacked"),
        ("Rechnung Übung.txt", "duplicate"),
        ("b.txt", "duplicate"),
    ]


def test_rtf_is_read_as_text(office: Office) -> None:
    """Commands, fonts and pictures are no text; letters come from the code page or as Unicode with their stand-in."""
    data = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator X}\uc1 K\'fcndigung \b fett\b0\par 5 \u8364? \{ok\}{\pict 0102}}"
    assert rtf.text_of(data) == "Kündigung fett\n5 € {ok}"
    assert rtf.text_of(rb"{\rtf1\ansi\ansicpg99999 a\u-10179?\u-8704?b}") == "a😀b"
    done = take_bytes(office, data, "brief.rtf", Wishes())
    one = office.read(document, done.id)
    assert one is not None
    assert one.current.mime == "application/rtf"
    assert "Kündigung" in office.read(text_of, done.id)


def _labelled(number: str) -> bytes:
    import zxingcpp
    from PIL import Image

    code = zxingcpp.create_barcode(number, zxingcpp.BarcodeFormat.QRCode)
    picture = Image.fromarray(code.to_image(scale=6)).convert("L")
    page = Image.new("L", (1200, 1600), 255)
    page.paste(picture, (900, 60))
    target = io.BytesIO()
    page.save(target, "PNG", dpi=(150, 150))
    return target.getvalue()


def test_the_label_on_a_page_is_read_at_intake(any_office: Office) -> None:
    """The archive number on the first page is the paper's; a second paper with the same label does not take it."""
    first = take_bytes(any_office, _labelled("ASN00042"), "a.png", Wishes(ocr=False))
    second = take_bytes(any_office, _labelled("ASN0042"), "b.png", Wishes(ocr=False))
    found = [any_office.read(document, one.id) for one in (first, second)]
    assert [one.asn if one else 0 for one in found] == [42, None]


def test_undo_takes_back_what_was_inside(office: Office) -> None:
    """What came out of a ZIP is discarded with it."""
    from app.modules.documents.archive.models import Document
    from app.modules.documents.intake.services.folder_import import undo

    done = take_bytes(office, _zip({"a.txt": b"Eins", "b.txt": b"Zwei"}), "z.zip", Wishes())
    assert undo(office, [done]) == 2
    assert set(office.read(reads("")(lambda c: c.scalars(select(Document.state)).all()))) == {"discarded"}


def test_a_watched_folder_looks_inside_and_tells(any_office: Office, tmp_path: Path) -> None:
    """Files of folders inside are taken and moved to the same place; what was not taken in waits on Today until somebody has seen it."""
    from app.modules.documents.filing.api import save_watched, troubles, troubles_seen
    from app.modules.documents.intake.jobs import Watching, computer
    from app.modules.documents.intake.todo import waiting

    inbox, done = tmp_path / "inbox", tmp_path / "done"
    (inbox / "unter" / ".git").mkdir(parents=True)
    for name, data in (("a.txt", b"Brief Fagott"), ("unter/b.txt", b"Brief Geige"), ("leer.txt", b""), ("unter/.git/c.txt", b"x"),
                       ("z.zip", _zip({"d.txt": b"Brief Harfe", "e.txt": b""}))):  # fmt: skip
        (inbox / name).write_bytes(data)
    key = any_office.run(save_watched, computer(), str(inbox), str(done))
    watching = Watching(any_office)
    assert watching.look() == 0
    assert watching.look() == 4
    assert sorted(one.relative_to(done).as_posix() for one in done.rglob("*") if one.is_file()) == [
        "a.txt",
        "unter/b.txt",
        "z.zip",
    ]
    assert watching.look() == 0
    assert [(one.name, one.watched) for one in any_office.read(troubles)] == [
        ("leer.txt", key),
        ("z.zip/e.txt", key),
    ]
    assert [(one.count, one.page) for one in any_office.read(waiting)] == [(2, "documents.intake.folders")]
    (inbox / "a2.txt").write_bytes(b"Brief Fagott")
    watching.look()
    watching.look()
    assert [one.name for one in any_office.read(troubles)] == ["a2.txt", "leer.txt", "z.zip/e.txt"]
    any_office.run(troubles_seen, key)
    any_office.run(troubles_seen, key)
    assert any_office.read(troubles) == []
    assert any_office.read(waiting) == []


def test_a_folder_that_is_away_is_told_once(
    office: Office, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A drive may be away for hours: one line in the log each time it goes; a folder without its whole path is never kept."""
    from app.modules.documents.filing.api import save_watched
    from app.modules.documents.intake.jobs import Watching, computer

    for folder, done, field in (("x@y.example", "", "folder"), (str(tmp_path), "erledigt", "done")):
        with pytest.raises(Invalid, match="whole path") as refused:
            office.run(save_watched, computer(), folder, done)
        assert refused.value.field == field
    inbox = tmp_path / "inbox"
    office.run(save_watched, computer(), str(inbox))
    watching, told = Watching(office), list[int]()
    for step in ("away", "away", "there", "away"):
        inbox.mkdir() if step == "there" else inbox.exists() and inbox.rmdir()
        watching.look()
        told.append(caplog.text.count("can't be looked into"))
    caplog.clear()  # they are expected
    assert told == [1, 1, 1, 2]


def _in_mails(count: int) -> bytes:
    """Return a mail in so many others, the innermost with a head that holds an umlaut raw, as old programs write it."""
    data = "From: Jörg <j@b.de>\nSubject: Größe 0\n\nganz innen ä\n".encode()
    for level in range(1, count + 1):
        data = (
            (
                f"From: a@b.de\nSubject: S{level}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b{level}\n\n"
                f"--b{level}\nContent-Type: text/plain\n\nText {level}\n--b{level}\nContent-Type: message/rfc822\n\n"
            ).encode()
            + data
            + f"\n--b{level}--\n".encode()
        )
    return data


def test_mails_in_mails_are_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each gives its text, and what lies in it is not read again for every mail around it; too many are a sentence."""
    parsed = list[int]()
    parse = mails._parsed

    def counting(data: bytes) -> object:
        parsed.append(len(data))
        return parse(data)

    monkeypatch.setattr(mails, "_parsed", counting)
    whole = _in_mails(20)
    found = mails.eml(whole)
    assert len(found.forwarded) == 20
    assert [one.splitlines()[2] for one in found.forwarded[:19]] == [
        f"S{level}" for level in range(19, 0, -1)
    ]
    assert "Jörg" in found.forwarded[19]
    assert "Größe 0" in found.forwarded[19]
    assert parsed[0] == len(whole)
    assert len(parsed) == 2  # the innermost once more, for its raw head
    assert parsed[1] < 100
    with pytest.raises(Invalid, match="nested too deep"):
        mails.eml(_in_mails(mails.DEEPEST + 1))
    assert len(mails.eml(_in_mails(mails.DEEPEST)).forwarded) == mails.DEEPEST
