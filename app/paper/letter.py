"""Business letters by DIN 5008 (2020), forms A and B: address field, information block, subject, text, footer columns, fold and punch marks."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from app.core.errors import Invalid
from app.core.messages import N_, Text
from app.paper.page_frame import A4, BOLD, INK, MM, QUIET, REGULAR, RULE, fit, fonts, text_width

LEFT, RIGHT = 25.0, 20.0  # millimetres
ADDRESS_LEFT, ADDRESS_WIDTH, ADDRESS_HEIGHT = 20.0, 85.0, 45.0
ADDRESS_LINES, ADDRESS_ROOM, ADDRESS_SIZES = (
    6,
    78.0,
    (10.0, 9.0, 8.0),
)  # lines, millimetres, points (DIN 5008: 8 at least)
INFO_LEFT, INFO_WIDTH = 125.0, 75.0
HEADS = {"A": 27.0, "B": 45.0}  # where the address field begins
FOLDS = {"A": (87.0, 192.0), "B": (105.0, 210.0)}
PUNCH = 148.5
SUBJECT = {"A": 80.46, "B": 98.46}  # where the subject may begin
PAGE_WORD = Text("Seite {page} von {total}", "Page {page} of {total}")
ATTACHED = Text("Anlagen", "Enclosures")


@dataclass(frozen=True)
class Head:
    """Whose paper it is: name, slogan, return line, logo (PNG or JPEG bytes), and up to four columns of lines at the foot.

    The logo stands at the left (l), in the middle (c) or at the right (r), at most so wide (mm) and 18 mm high;
    the name stands at the left, at the right where the logo is at the left, or is left out.
    """

    name: str
    line: str = ""
    sender: str = ""
    logo: bytes = b""
    columns: tuple[tuple[str, ...], ...] = ()
    form: str = "B"
    logo_place: str = "r"
    logo_width: int = 60
    named: bool = True


@dataclass(frozen=True)
class Letter:
    """One letter: notes above the address (registered mail), address, information block as pairs, subject, paragraphs, enclosures."""

    head: Head
    address: tuple[str, ...]
    info: tuple[tuple[str, str], ...]
    subject: str
    paragraphs: tuple[str, ...]
    closing: str = ""
    signer: str = ""
    notes: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    language: str = "de"


def letters_pdf(letters: Sequence[Letter], title: str) -> bytes:
    """Return letters one after another as PDF, each beginning on a page of its own; the same letters give the same bytes."""
    fonts()
    target = io.BytesIO()
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(target, pagesize=A4, invariant=1, pageCompression=1, initialFontName=REGULAR)
    canvas.setTitle(title)
    canvas.setCreator("Kontor")
    if letters:
        canvas.setAuthor(letters[0].head.name)
    for letter in letters:
        _letter(canvas, letter)
    canvas.save()
    return target.getvalue()


def _y(top: float) -> float:
    """Return points from the foot of the page for millimetres from its top."""
    return float(A4[1] - top * MM)


def _letter(canvas: Any, letter: Letter) -> None:
    flow = _text(letter)
    pages = _broken(flow, letter)
    for number, part in enumerate(pages, 1):
        _frame(canvas, letter, number, len(pages))
        top = SUBJECT[letter.head.form] if number == 1 else LATER
        y = _y(top)
        for one, height in part:
            one.drawOn(canvas, LEFT * MM, y - height)
            y -= height + one.getSpaceAfter()
        canvas.showPage()


LATER = 32.0
WIDTH = (210 - LEFT - RIGHT) * MM


def _foot(letter: Letter) -> float:
    """Return how many millimetres the footer needs."""
    lines = max((len(column) for column in letter.head.columns), default=0)
    return 14.0 + 3.6 * lines


def _broken(flow: list[Any], letter: Letter) -> list[list[tuple[Any, float]]]:
    """Break paragraphs over pages; a paragraph that does not fit is split."""
    pages: list[list[tuple[Any, float]]] = [[]]
    room = _y(SUBJECT[letter.head.form]) - (_foot(letter) + 8) * MM
    left, waiting = room, list(flow)
    while waiting:
        one = waiting.pop(0)
        _width, height = one.wrap(WIDTH, left)
        if height <= left:
            pages[-1].append((one, height))
            left -= height + one.getSpaceAfter()
            continue
        parts = one.split(WIDTH, left)
        if len(parts) == 2:
            _width, height = parts[0].wrap(WIDTH, left)
            pages[-1].append((parts[0], height))
            waiting.insert(0, parts[1])
        else:
            waiting.insert(0, one)
        pages.append([])
        left = _y(LATER) - (_foot(letter) + 8) * MM
    return pages


def _text(letter: Letter) -> list[Any]:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    plain = ParagraphStyle(
        "plain", fontName=REGULAR, fontSize=10.5, leading=14.5, textColor=INK, spaceAfter=8
    )
    strong = ParagraphStyle("strong", plain, fontName=BOLD, spaceAfter=16)
    found = [Paragraph(escape(letter.subject), strong)]
    found += [
        Paragraph(escape(text).replace("\n", "<br/>"), plain) for text in letter.paragraphs if text.strip()
    ]
    if letter.closing:
        space = ParagraphStyle("closing", plain, spaceAfter=36)
        found.append(Paragraph(escape(letter.closing), space))
    if letter.signer:
        found.append(Paragraph(escape(letter.signer), plain))
    if letter.attached:
        word = ATTACHED.de if letter.language == "de" else ATTACHED.en
        lines = "<br/>".join(escape(one) for one in letter.attached)
        found.append(
            Paragraph(f"<b>{word}</b><br/>{lines}", ParagraphStyle("attached", plain, fontSize=9, leading=12))
        )
    return found


def _frame(canvas: Any, letter: Letter, number: int, total: int) -> None:
    head = letter.head
    canvas.setFillColor(INK)
    if head.logo:
        _logo(canvas, head)
    right = bool(head.logo) and head.logo_place == "l"
    write = canvas.drawRightString if right else canvas.drawString
    at = (210 - RIGHT) * MM if right else LEFT * MM
    if head.named:
        canvas.setFont(BOLD, 14)
        write(at, _y(15), fit(head.name, 110 * MM, BOLD, 14))
    canvas.setFont(REGULAR, 8)
    canvas.setFillColor(QUIET)
    write(at, _y(20), fit(head.line, 110 * MM, REGULAR, 8))
    if number == 1:
        _address(canvas, letter)
        _info(canvas, letter)
        _marks(canvas, head.form)
    _columns(canvas, head)
    if total > 1:
        word = PAGE_WORD.de if letter.language == "de" else PAGE_WORD.en
        canvas.setFont(REGULAR, 8)
        canvas.drawRightString(
            (210 - RIGHT) * MM, (_foot(letter) + 2) * MM, word.format(page=number, total=total)
        )


def _logo(canvas: Any, head: Head) -> None:
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(io.BytesIO(head.logo))
    width, height = picture.getSize()
    scale = min(head.logo_width * MM / width, 18 * MM / height)
    wide = width * scale
    left = {"l": LEFT * MM, "c": (A4[0] - wide) / 2}.get(head.logo_place, (210 - RIGHT) * MM - wide)
    canvas.drawImage(picture, left, _y(24), wide, height * scale, mask="auto")


def address_block(lines: Sequence[str]) -> tuple[float, tuple[str, ...]]:
    """Return the size of letters and the up to six lines that an address takes: long lines are broken at blanks, then written smaller.

    Raises Invalid where nothing helps: an address that is cut is not delivered.
    """
    for size in ADDRESS_SIZES:
        whole = [part for line in lines for part in _parts(line, size)]
        if len(whole) <= ADDRESS_LINES and all(
            text_width(one, REGULAR, size) <= ADDRESS_ROOM * MM for one in whole
        ):
            return size, tuple(whole)
    raise Invalid(
        N_("The address does not fit into the window of an envelope: “{line}”. Shorten it at the contact."),
        field="contact",
        line=max(lines, key=len),
    )


def _parts(line: str, size: float) -> list[str]:
    """Return a line broken at blanks where it is too wide."""
    found = [""]
    for word in line.split():
        longer = f"{found[-1]} {word}".strip()
        if found[-1] and text_width(longer, REGULAR, size) > ADDRESS_ROOM * MM:
            found.append(word)
        else:
            found[-1] = longer
    return found


def _address(canvas: Any, letter: Letter) -> None:
    """Write the return line, up to three lines of notes and six of the address into the field of 85 × 45 mm."""
    top = HEADS[letter.head.form]
    left = (ADDRESS_LEFT + 5) * MM
    canvas.setFont(REGULAR, 6.5)
    canvas.setFillColor(QUIET)
    canvas.drawString(left, _y(top + 4), fit(letter.head.sender, 75 * MM, REGULAR, 6.5))
    canvas.setFillColor(INK)
    notes = letter.notes[-3:]
    for place, line in enumerate(notes):
        canvas.setFont(REGULAR, 8)
        canvas.drawString(
            left, _y(top + 17.7 - 4.2 * (len(notes) - 1 - place) - 1.2), fit(line, 75 * MM, REGULAR, 8)
        )
    size, lines = address_block(letter.address)
    canvas.setFont(REGULAR, size)
    for place, line in enumerate(lines):
        canvas.drawString(left, _y(top + 17.7 + 4.0 + 4.23 * place), line)


def _info(canvas: Any, letter: Letter) -> None:
    top = HEADS[letter.head.form] + 5
    for place, (title, value) in enumerate(letter.info):
        y = _y(top + 4.6 * place)
        canvas.setFont(REGULAR, 8)
        canvas.setFillColor(QUIET)
        canvas.drawString(INFO_LEFT * MM, y, fit(title, 26 * MM, REGULAR, 8))
        canvas.setFont(REGULAR, 9)
        canvas.setFillColor(INK)
        canvas.drawString((INFO_LEFT + 27) * MM, y, fit(value, (INFO_WIDTH - 32) * MM, REGULAR, 9))


def _marks(canvas: Any, form: str) -> None:
    canvas.setStrokeColor(QUIET)
    canvas.setLineWidth(0.3)
    for fold in FOLDS[form]:
        canvas.line(4 * MM, _y(fold), 8 * MM, _y(fold))
    canvas.line(4 * MM, _y(PUNCH), 11 * MM, _y(PUNCH))


def _columns(canvas: Any, head: Head) -> None:
    columns = [column for column in head.columns if any(column)]
    if not columns:
        return
    lines = max(len(column) for column in columns)
    top = 9 + 3.6 * lines
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(LEFT * MM, (top + 1.5) * MM, (210 - RIGHT) * MM, (top + 1.5) * MM)
    width = (210 - LEFT - RIGHT) / len(columns)
    canvas.setFont(REGULAR, 7)
    canvas.setFillColor(QUIET)
    for place, column in enumerate(columns):
        for number, line in enumerate(column):
            y = (top - 2.2 - 3.6 * number) * MM
            canvas.drawString((LEFT + place * width) * MM, y, fit(line, (width - 3) * MM, REGULAR, 7))
