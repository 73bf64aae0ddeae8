"""A thousand papers of a small office taken in from a watched folder: how fast, how well they are found, how well scans are read.

python -m tests.bench.intake [DOCUMENTS]
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from app.core.paths import resources
from app.core.stemming import fold
from app.data.office import SYSTEM, Office
from app.modules.documents.archive.queries.documents import text_of
from app.modules.documents.archive.queries.full_text import find
from app.modules.documents.filing.api import save_watched
from app.modules.documents.intake.jobs import Watching, computer
from app.modules.office.services import NewBook, new_book

OPENING = (
    "Sehr geehrte Damen und Herren,",
    "vielen Dank für Ihren Auftrag.",
    "wir nehmen Bezug auf Ihr Schreiben.",
    "anbei erhalten Sie unsere Unterlagen.",
)
SENTENCES = (
    "Die Lieferung erfolgt frei Haus an die Werkhalle in der Hafenstraße.",
    "Größere Abweichungen sind uns innerhalb von vierzehn Tagen schriftlich anzuzeigen.",
    "Der Betrag ist ohne Abzug auf unser Konto zu überweisen.",
    "Für Rückfragen steht Ihnen Frau Müller gern zur Verfügung.",
    "Die Straßenbaumaßnahme wird voraussichtlich im Frühjahr abgeschlossen.",
    "Mit der Verlängerung des Wartungsvertrags sind wir einverstanden.",
    "Bitte senden Sie uns die fehlenden Nachweise über die Beiträge zu.",
    "Die Prüfung der elektrischen Geräte wurde ohne Mängel beendet.",
)
# a word as it stands in one paper only, and other ways in which a person looks for it
WORDS = (
    ("Kesselanlage", "kesselanlagen"),
    ("Förderbänder", "förderband"),
    ("Großküche", "grosskuche"),
    ("Schweißgeräte", "schweissgerät"),
    ("Aufzüge", "aufzug"),
)


@dataclass
class Paper:
    """A generated paper: its kind, its text, and what a person would type to find it."""

    kind: str
    text: str
    number: str
    amount: str
    word: str
    asked: str


def papers(count: int) -> list[Paper]:
    """Return the papers: letters, invoices, Office files, mails, scans in shares of a small office."""
    chance = random.Random(11)
    kinds = (
        ["letter"] * 30
        + ["invoice"] * 30
        + ["docx"] * 10
        + ["xlsx"] * 5
        + ["mail"] * 10
        + ["scan150"] * 7
        + ["scan300"] * 8
    )
    found = []
    for i in range(count):
        kind = kinds[i * 37 % 100]
        number, euros = f"RE-2026-{i:05d}", 100 + i * 7
        amount = (
            f"{euros // 1000}.{euros % 1000:03d},{i % 100:02d}" if euros >= 1000 else f"{euros},{i % 100:02d}"
        )
        stand, asked = WORDS[i % len(WORDS)]
        tail = "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(4))
        lines = [chance.choice(OPENING), *(chance.choice(SENTENCES) for _ in range(6))]
        text = (
            f"Musterbetrieb {i % 40}\nRechnung Nr. {number} vom {1 + i % 28:02d}.{1 + i % 12:02d}.2026\n{tail.capitalize()}{stand.lower()}\n"
            + "\n".join(lines)
            + f"\nGesamtbetrag {amount} EUR"
        )
        found.append(Paper(kind, text, number, amount, f"{tail}{stand.lower()}", asked=f"{tail}{asked}"))
    return found


def write(folder: Path, place: int, one: Paper) -> None:
    """Write a paper as a file of its kind."""
    from tests.modules.documents.test_reading import packed

    name = f"{place:05d}"
    if one.kind in ("letter", "invoice"):
        (folder / f"{name}.pdf").write_bytes(as_pdf(one.text))
    elif one.kind == "docx":
        rows = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in one.text.splitlines())
        xml = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{rows}</w:body></w:document>'
        (folder / f"{name}.docx").write_bytes(packed(word__document_xml=xml))
    elif one.kind == "xlsx":
        import xlsxwriter

        with xlsxwriter.Workbook(str(folder / f"{name}.xlsx")) as book:
            sheet = book.add_worksheet()
            for row, line in enumerate(one.text.splitlines()):
                sheet.write(row, 0, line)
    elif one.kind == "mail":
        made = EmailMessage()
        made["Subject"], made["From"], made["Date"] = (
            one.number,
            "a@b.example",
            "Mon, 23 Nov 2026 09:30:00 +0100",
        )
        made.set_content(one.text)
        (folder / f"{name}.eml").write_bytes(made.as_bytes())
    else:
        (folder / f"{name}.jpg").write_bytes(scan(one.text, 150 if one.kind == "scan150" else 300, place))


def as_pdf(text: str) -> bytes:
    """Return a text as a page."""
    from reportlab.pdfgen.canvas import Canvas

    from app.paper.page_frame import REGULAR, fonts

    fonts()
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.setFont(REGULAR, 11)
    for row, line in enumerate(text.splitlines()):
        canvas.drawString(70, 780 - 20 * row, line)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def scan(text: str, dots: int, seed: int) -> bytes:
    """Return a page as a scanner gives it: one in four lies turned, all a little askew, with noise, as JPEG."""
    chance = random.Random(seed)
    scale = dots / 150
    page = Image.new("L", (int(1240 * scale), int(1754 * scale)), 250)
    pen, font = (
        ImageDraw.Draw(page),
        ImageFont.truetype(str(resources() / "fonts" / "DejaVuSans.ttf"), int(23 * scale)),
    )
    for row, line in enumerate(text.splitlines()):
        pen.text((int(120 * scale), int((150 + 44 * row) * scale)), line, font=font, fill=20)
    page = page.rotate(chance.uniform(-0.8, 0.8), expand=False, fillcolor=250)
    for _ in range(int(2500 * scale)):
        page.putpixel((chance.randrange(page.width), chance.randrange(page.height)), chance.randrange(256))
    page = page.rotate(chance.choice((0, 0, 0, 90, 180, 270)), expand=True)
    target = io.BytesIO()
    page.save(target, "JPEG", quality=45)
    return target.getvalue()


def errors(one: str, other: str, band: int = 80) -> int:
    """Return the least number of letters to change, put in or leave out, within a band round the diagonal."""
    last = {j: j for j in range(band + 1)}
    for i, a in enumerate(one, 1):
        now = {}
        for j in range(max(0, i - band), min(len(other), i + band) + 1):
            best = last.get(j, 10**6) + 1
            if j:
                best = min(best, now.get(j - 1, 10**6) + 1, last.get(j - 1, 10**6) + (a != other[j - 1]))
            now[j] = best
        last = now
    return last.get(len(other), band)


def main(count: int) -> None:
    """Write, take in, look for, and print."""
    made = papers(count)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        for place, one in enumerate(made):
            write(folder, place, one)
        size = sum(path.stat().st_size for path in folder.iterdir())
        print(f"{count} files, {size / 1e6:.0f} MB: {dict(Counter(one.kind for one in made))}")
        office = Office(
            new_book(str(Path(name) / "b.kontor"), NewBook(company="Bench", fiscal_year=2026, land="BE")),
            SYSTEM,
        )
        office.run(save_watched, computer(), str(folder), str(Path(name) / "done"))
        watching = Watching(office)
        watching.look()
        begin = time.perf_counter()
        taken = watching.look()
        spent = time.perf_counter() - begin
        scans = sum(one.kind.startswith("scan") for one in made)
        print(f"{taken} taken in {spent:.0f} s: {taken / spent:.1f} a second, {scans} of them read as scans")
        judge(office, made)
        office.book.close()


def judge(office: Office, made: list[Paper]) -> None:
    """Print how often the right paper is among the first 20 hits, and how many letters of scans were read wrong."""
    ways = {
        "number": lambda p: p.number,
        "figure": lambda p: p.amount,
        "word": lambda p: p.word,
        "other form": lambda p: p.asked,
        "folded": lambda p: fold(p.word),
    }
    hits: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: dict[str, list[float]] = defaultdict(list)
    for one in made:
        group = one.kind if one.kind.startswith("scan") else "text"
        hits[group]["all"] += 1
        for way, ask in ways.items():
            found = office.read(find, ask(one)).found
            texts = [office.read(text_of, hit.key) for hit in found]
            hits[group][way] += any(
                one.number in text.replace(" ", "") or fold(one.word) in fold(text) for text in texts
            )
        if group != "text":
            key = next(iter(office.read(find, one.number).found or office.read(find, one.word).found), None)
            read = " ".join(office.read(text_of, key.key).split()) if key else ""
            plain = " ".join(one.text.split())
            wrong[group].append(min(1.0, errors(plain, read) / len(plain)))
    for group, counts in hits.items():
        print(f"{group:9}" + "".join(f"  {way} {100 * counts[way] / counts['all']:.1f} %" for way in ways))
    for group, rates in wrong.items():
        rates.sort()
        print(
            f"{group}: letters wrong, median {100 * rates[len(rates) // 2]:.2f} %, mean {100 * sum(rates) / len(rates):.2f} %, worst {100 * rates[-1]:.1f} %"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
