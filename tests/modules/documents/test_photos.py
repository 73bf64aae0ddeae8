"""Photos of papers: light that falls off and lines that lie askew are noticed and read; kinds that can't be read say what helps."""

from __future__ import annotations

import re

import pytest
from PIL import Image, ImageDraw, ImageFont

from app.core.errors import Invalid
from app.core.paths import resources
from app.data.office import Office
from app.modules.documents.intake.readers import files, scans
from app.modules.documents.intake.services.arrivals import Wishes
from app.modules.documents.intake.services.intake import take_bytes
from tests.conftest import SAMPLES

CASES = SAMPLES.parent / "findings" / "cases"
WORDS = [
    ["Rechnung", "Handwerksbetrieb", "Steuernummer", "Leistung", "Stundenlohn", "Material", "Zahlbetrag"],
    ["Ueberweisung", "Bankverbindung", "Anfahrt", "Dachrinne", "Montage", "Gewaehrleistung", "Datum"],
]


def _page(turn: float = 0.0, shade: float = 0.0) -> Image.Image:
    """Return a page of words, turned by degrees, darker to the right by a part of its light."""
    page = Image.new("L", (1240, 1754), 250)
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(str(resources() / "fonts" / "DejaVuSans.ttf"), 30)
    for place in range(24):
        line = " ".join(WORDS[place % 2][place // 2 % 5 : place // 2 % 5 + 3])
        pen.text((130, 150 + 62 * place), line, fill=25, font=font)
    page = page.rotate(turn, expand=False, fillcolor=250)
    if shade:
        light = Image.linear_gradient("L").rotate(90).resize(page.size)
        page = Image.composite(page, page.point(lambda level: int(level * (1 - shade))), light)
    return page


@pytest.mark.parametrize("turn", [-3.0, -1.5, 1.5, 3.0])
def test_lines_that_lie_askew_are_set_level(turn: float) -> None:
    """The turn that is proposed undoes that of the page, to a quarter of a degree; a level page is left alone."""
    assert scans.skew(_page(turn)) == pytest.approx(-turn, abs=0.3)
    assert scans.skew(_page()) == 0.0


def test_light_that_falls_off_is_noticed() -> None:
    """A photo with a shade is told from a scan, also from one that lies askew."""
    assert scans.shaded(_page(shade=0.6))
    assert not scans.shaded(_page())
    assert not scans.shaded(_page(2.0))


@pytest.mark.skipif(not scans.available(), reason="text recognition is not installed")
@pytest.mark.parametrize(("turn", "shade"), [(0.0, 0.0), (2.0, 0.0), (0.0, 0.7), (2.0, 0.7)])
def test_photos_are_read(turn: float, shade: float) -> None:
    """Nine of ten words of a page are read, however it was photographed."""
    read = set(re.findall(r"\w+", scans.read(_page(turn, shade)).text))
    wanted = {word for line in WORDS for word in line}
    assert len(read & wanted) >= 0.9 * len(wanted)


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1", b"avif"])
def test_photos_of_a_telephone_say_what_helps(office: Office, brand: bytes) -> None:
    """HEIC and AVIF are kept, in quarantine, with a sentence that says how to send them."""
    data = b"\x00\x00\x00\x18ftyp" + brand + b"\0\0\0\0" + bytes(40)
    with pytest.raises(Invalid, match="JPEG"):
        files.read(data, "IMG_1.HEIC")
    done = take_bytes(office, data, "IMG_1.HEIC", Wishes())
    assert done.status == "quarantined"
    assert "JPEG" in str(done.message)


@pytest.mark.skipif(not scans.available(), reason="text recognition is not installed")
def test_a_real_photo_is_read() -> None:
    """A photographed bill with falling light and a tilt, of which nothing was read once."""
    path = CASES / "documents" / "05_craft_3__photo.jpg"
    if not path.exists():
        pytest.skip("the cases are not here")
    picture = scans.pictures_of(path.read_bytes())[0]
    assert len(re.findall(r"[A-Za-zÄÖÜäöüß]{4,}", scans.read(picture).text)) > 40
