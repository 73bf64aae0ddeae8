"""Business letters by DIN 5008 (2020), forms A and B: address field, information block, subject, text, footer columns, fold and punch marks."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from app.core.dataclass import dataclass, field
from app.core.errors import Invalid
from app.core.messages import N_, Text, language
from app.paper.lines_to_sign import lines_to_sign
from app.paper.page_frame import (
    A4,
    INK,
    MM,
    QUIET,
    RULE,
    Face,
    face_for,
    fit,
    new_canvas,
    size_for,
    text_width,
    widths_for,
    wrapped,
)

LEFT, RIGHT = 25.0, 20.0  # millimetres
ADDRESS_LEFT, ADDRESS_WIDTH, ADDRESS_HEIGHT = 20.0, 85.0, 45.0
ADDRESS_LINES, ADDRESS_ROOM, ADDRESS_SIZES = (
    6,
    78.0,
    (11.0, 10.0, 9.0, 8.0),
)  # lines, millimetres, points (DIN 5008: 8 at least)
INFO_LEFT, INFO_WIDTH = 125.0, 75.0
HEADS = {"A": 27.0, "B": 45.0}  # where the address field begins
FOLDS = {"A": (87.0, 192.0), "B": (105.0, 210.0)}
LATER = 32.0  # where the text of a further page begins
WIDTH = (210 - LEFT - RIGHT) * MM
FOOT_LINE, FOOT_SIZE, GUTTER = 3.6, 7.0, 2 * MM  # millimetres, points, points
PUNCH, NAME_SIZES = 148.5, (15.0, 13.0, 11.0, 9.5, 8.0)  # points: the name of a company is whole
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
    """One letter: notes above the address (registered mail), address, information block as pairs, subject, paragraphs, enclosures.

    signed are words below lines that others sign, receipt the sentence above them. The language is the one in force if none is given.
    """

    head: Head
    address: tuple[str, ...]
    info: tuple[tuple[str, str], ...]
    subject: str
    paragraphs: tuple[str, ...]
    closing: str = ""
    signer: str = ""
    notes: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    language: str = field(default_factory=language)
    receipt: str = ""
    signed: tuple[str, ...] = ()


def letters_pdf(letters: Sequence[Letter], title: str) -> bytes:
    """Return letters one after another as PDF, each beginning on a page of its own; the same letters give the same bytes."""
    target = io.BytesIO()
    first = letters[0] if letters else None
    canvas = new_canvas(target, title, first.head.name if first else "", A4, first.language if first else "")
    for letter in letters:
        _letter(canvas, letter)
    canvas.save()
    return target.getvalue()


def from_top(top: float) -> float:
    """Return points from the foot of the page for millimetres from its top."""
    return float(A4[1] - top * MM)


def face_of(letter: Letter) -> Face:
    """Return the face in which a letter is set."""
    head = letter.head
    texts = [head.name, head.line, head.sender, letter.subject, letter.closing, letter.signer, letter.receipt]
    texts += [*letter.paragraphs, *letter.address, *letter.notes, *letter.attached, *letter.signed]
    texts += [text for pair in letter.info for text in pair]
    return face_for([*texts, *(line for column in head.columns for line in column)])


def _letter(canvas: Any, letter: Letter) -> None:
    face = face_of(letter)
    columns = foot_columns(letter.head, face)
    foot = 14.0 + FOOT_LINE * max((len(lines) for _width, lines in columns), default=0)  # millimetres
    pages = _broken(_text(letter, face), letter, foot)
    for number, part in enumerate(pages, 1):
        paint_frame(canvas, letter, face, columns, again=number > 1)
        if number == 1:
            paint_address(canvas, letter, face)
            paint_info(canvas, letter, face)
            paint_marks(canvas, letter.head.form)
        if len(pages) > 1:
            word = PAGE_WORD.de if letter.language == "de" else PAGE_WORD.en
            canvas.setFont(face.regular, 8)
            said = word.format(page=number, total=len(pages))
            with canvas.furniture():
                canvas.drawRightString((210 - RIGHT) * MM, (foot + 2) * MM, said)
        top = SUBJECT[letter.head.form] if number == 1 else LATER
        y = from_top(top)
        for one, height in part:
            with canvas.part("H1" if one.style.name == "strong" else "P"):
                one.drawOn(canvas, LEFT * MM, y - height)
            y -= height + one.getSpaceAfter()
        canvas.showPage()


def foot_columns(head: Head, face: Face) -> list[tuple[float, list[str]]]:
    """Return the columns at the foot with their widths in points; lines are broken where they are too long, nothing is cut."""
    columns = [column for column in head.columns if any(column)]
    size = FOOT_SIZE * face.scale
    needs = [max(text_width(line, face.regular, size) for line in column) + GUTTER for column in columns]
    widths = widths_for([1.0] * len(columns), needs, WIDTH) if columns else []
    return [
        (width, [part for line in column for part in wrapped(line, width - GUTTER, face.regular, size)])
        for width, column in zip(widths, columns, strict=True)
    ]


def _broken(flow: list[Any], letter: Letter, foot: float) -> list[list[tuple[Any, float]]]:
    """Break paragraphs over pages above a foot of so many millimetres; a paragraph that does not fit is split."""
    pages: list[list[tuple[Any, float]]] = [[]]
    room = from_top(SUBJECT[letter.head.form]) - (foot + 8) * MM
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
        left = from_top(LATER) - (foot + 8) * MM
    return pages


def _text(letter: Letter, face: Face) -> list[Any]:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    plain = ParagraphStyle(
        "plain",
        fontName=face.regular,
        fontSize=10.5 * face.scale,
        leading=14.5,
        textColor=INK,
        spaceAfter=8,
        allowWidows=0,
        allowOrphans=0,
    )
    strong = ParagraphStyle("strong", plain, fontName=face.bold, spaceAfter=16)
    found = [Paragraph(escape(letter.subject), strong)]
    texts = [escape(text).replace("\n", "<br/>") for text in letter.paragraphs if text.strip()]
    found += [Paragraph(text, plain) for text in texts]
    if letter.closing:
        space = ParagraphStyle("closing", plain, spaceAfter=36)
        found.append(Paragraph(escape(letter.closing), space))
    if letter.signer:
        found.append(Paragraph(escape(letter.signer), plain))
    if letter.receipt:
        found.append(Paragraph(escape(letter.receipt), plain))
    if letter.signed:
        found.append(lines_to_sign(letter.signed, face, plain, WIDTH))
    if letter.attached:
        word = ATTACHED.de if letter.language == "de" else ATTACHED.en
        lines = "<br/>".join(escape(one) for one in letter.attached)
        found.append(
            Paragraph(
                f'<font name="{face.bold}">{word}</font><br/>{lines}',
                ParagraphStyle("attached", plain, fontSize=9 * face.scale, leading=12),
            )
        )
    return found


def paint_frame(
    canvas: Any,
    letter: Letter,
    face: Face,
    columns: Sequence[tuple[float, Sequence[str]]],
    *,
    again: bool = False,
) -> None:
    """Paint what stands on every page: logo, name, line below it, and the columns at the foot; again on a later page, it is not read."""
    if again:
        with canvas.furniture():
            paint_frame(canvas, letter, face, columns)
        return
    head = letter.head
    canvas.setFillColor(INK)
    if head.logo:
        _logo(canvas, head)
    right = bool(head.logo) and head.logo_place == "l"
    write = canvas.drawRightString if right else canvas.drawString
    at = (210 - RIGHT) * MM if right else LEFT * MM
    if head.named:
        room = 110 * MM if head.logo else WIDTH
        size = size_for(head.name, room, face.bold, NAME_SIZES)
        canvas.setFont(face.bold, size)
        write(at, from_top(15), fit(head.name, room, face.bold, size))
    canvas.setFont(face.regular, 8.5)
    canvas.setFillColor(QUIET)
    write(at, from_top(20), fit(head.line, 110 * MM, face.regular, 8.5))
    _columns(canvas, face, columns)


def _logo(canvas: Any, head: Head) -> None:
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(io.BytesIO(head.logo))
    width, height = picture.getSize()
    scale = min(head.logo_width * MM / width, 18 * MM / height)
    wide = width * scale
    left = {"l": LEFT * MM, "c": (A4[0] - wide) / 2}.get(head.logo_place, (210 - RIGHT) * MM - wide)
    with canvas.part("Figure", head.name):
        canvas.drawImage(picture, left, from_top(24), wide, height * scale, mask="auto")


def address_block(lines: Sequence[str], face: Face | None = None) -> tuple[float, tuple[str, ...]]:
    """Return the size of letters and the up to six lines that an address takes: long lines are broken at blanks, then written smaller.

    Raises Invalid where nothing helps: an address that is cut is not delivered.
    """
    face = face or face_for(lines)
    for size in ADDRESS_SIZES:
        whole = [part for line in lines for part in _parts(line, face, size)]
        if len(whole) <= ADDRESS_LINES and all(
            text_width(one, face.regular, size) <= ADDRESS_ROOM * MM for one in whole
        ):
            return size, tuple(whole)
    raise Invalid(
        N_("The address does not fit into the window of an envelope: “{line}”. Shorten it at the contact."),
        field="contact",
        line=max(lines, key=len),
    )


def _parts(line: str, face: Face, size: float) -> list[str]:
    """Return a line broken at blanks where it is too wide."""
    found = [""]
    for word in line.split():
        longer = f"{found[-1]} {word}".strip()
        if found[-1] and text_width(longer, face.regular, size) > ADDRESS_ROOM * MM:
            found.append(word)
        else:
            found[-1] = longer
    return found


def paint_address(canvas: Any, letter: Letter, face: Face) -> None:
    """Write the return line, up to three lines of notes and six of the address into the field of 85 × 45 mm."""
    top = HEADS[letter.head.form]
    left = (ADDRESS_LEFT + 5) * MM
    canvas.setFont(face.regular, 6.5)
    canvas.setFillColor(QUIET)
    canvas.drawString(left, from_top(top + 4), fit(letter.head.sender, 75 * MM, face.regular, 6.5))
    canvas.setFillColor(INK)
    notes = letter.notes[-3:]
    for place, line in enumerate(notes):
        canvas.setFont(face.regular, 8)
        canvas.drawString(
            left,
            from_top(top + 17.7 - 4.2 * (len(notes) - 1 - place) - 1.2),
            fit(line, 75 * MM, face.regular, 8),
        )
    size, lines = address_block(letter.address, face)
    canvas.setFont(face.regular, size)
    with canvas.part("P"):
        for place, line in enumerate(lines):
            canvas.drawString(left, from_top(top + 17.7 + 4.0 + 4.23 * place), line)


def paint_info(canvas: Any, letter: Letter, face: Face) -> None:
    """Write the pairs of the information block."""
    top = HEADS[letter.head.form] + 5
    for place, (title, value) in enumerate(letter.info):
        y = from_top(top + 4.6 * place)
        said = fit(value, (INFO_WIDTH - 32) * MM, face.regular, 9 * face.scale)
        with canvas.part("P"):
            canvas.setFont(face.regular, 8)
            canvas.setFillColor(QUIET)
            canvas.drawString(INFO_LEFT * MM, y, fit(title, 26 * MM, face.regular, 8))
            canvas.setFont(face.regular, 9 * face.scale)
            canvas.setFillColor(INK)
            canvas.drawString((INFO_LEFT + 27) * MM, y, said)


def paint_marks(canvas: Any, form: str) -> None:
    """Paint fold marks and the punch mark."""
    canvas.setStrokeColor(QUIET)
    canvas.setLineWidth(0.3)
    for fold in FOLDS[form]:
        canvas.line(4 * MM, from_top(fold), 8 * MM, from_top(fold))
    canvas.line(4 * MM, from_top(PUNCH), 11 * MM, from_top(PUNCH))


def _columns(canvas: Any, face: Face, columns: Sequence[tuple[float, Sequence[str]]]) -> None:
    if not columns:
        return
    top = 9 + FOOT_LINE * max(len(lines) for _width, lines in columns)
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(LEFT * MM, (top + 1.5) * MM, (210 - RIGHT) * MM, (top + 1.5) * MM)
    canvas.setFont(face.regular, FOOT_SIZE * face.scale)
    canvas.setFillColor(QUIET)
    left = LEFT * MM
    for width, lines in columns:
        with canvas.part("P"):
            for number, line in enumerate(lines):
                canvas.drawString(left, (top - 2.2 - FOOT_LINE * number) * MM, line)
        left += width
