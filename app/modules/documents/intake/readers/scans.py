"""Scans: text by Tesseract where it is installed, German; pages that lie turned are set upright first.

Only the data file of the fast German model is needed (deu.traineddata). A page
is read upright; where hardly a word is sure, the other three ways are tried on
a small picture and the surest is taken.
"""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.core.paths import resources

DOTS = 300  # per inch a PDF page is painted for reading
SURE = 60  # of 100: above it a page is taken to lie upright
MOST_PAGES = 200
PART = 450  # dots to each side of the middle that are read to find out how a page lies
Word = tuple[str, float, float, float, float]


@dataclass
class Scan:
    """A page that was read: its picture upright, its text, its words with their boxes in parts of the page, and how sure (0 to 100)."""

    picture: Any
    text: str
    words: list[Word]
    sure: int
    turned: int


def data_folder() -> Path | None:
    """Return the folder of deu.traineddata, None where it is not installed."""
    places = (Path(sys.prefix) / "share" / "tessdata", resources() / "tessdata")
    return next((one for one in places if (one / "deu.traineddata").is_file()), None)


def available() -> bool:
    """Say whether scans can be read on this computer."""
    return importlib.util.find_spec("tesserocr") is not None and data_folder() is not None


def read(picture: Any) -> Scan:
    """Read one page."""
    import tesserocr

    grey = picture.convert("L")
    with tesserocr.PyTessBaseAPI(path=str(data_folder()), lang="deu") as api:
        api.SetVariable("debug_file", "/dev/null" if sys.platform != "win32" else "nul")
        api.SetImage(grey)
        api.Recognize()
        turned = 0
        if (api.MeanTextConf() < SURE or _sideways(api, grey)) and (turned := _upright(api, grey)):
            grey = grey.rotate(turned, expand=True)
            picture = picture.rotate(turned, expand=True)
            api.SetImage(grey)
            api.Recognize()
        return Scan(picture, _text(api), _words(api, grey), api.MeanTextConf(), turned)


def _text(api: Any) -> str:
    try:
        return str(api.GetUTF8Text())
    except RuntimeError:  # it says so where a page has no text at all
        return ""


def _sideways(api: Any, grey: Any) -> bool:
    """Say whether most longer words stand higher than they are wide: the layout analysis read a page that lies on its side."""
    boxes = [
        (right - left) * grey.width - (bottom - top) * grey.height
        for text, left, top, right, bottom in _words(api, grey)
        if len(text) > 3
    ]
    return bool(sum(one < 0 for one in boxes) * 2 > len(boxes))


def _upright(api: Any, grey: Any) -> int:
    """Return by how many degrees (counter-clockwise) a page must be turned to be read best."""
    from PIL import ImageOps
    from tesserocr import PSM

    scale = max(1.0, max(grey.size) / 1700)
    small = grey.resize((int(grey.width / scale), int(grey.height / scale)))
    left, top, right, bottom = small.point(lambda level: 255 if level < 128 else 0).getbbox() or (
        0,
        0,
        *small.size,
    )
    x, y = (left + right) // 2, (top + bottom) // 2  # what is written on: a page is often empty below
    part = small.crop((max(left, x - PART), max(top, y - PART), min(right, x + PART), min(bottom, y + PART)))
    part = ImageOps.expand(part, 20, 255)
    best, sure = 0, -1.0
    api.SetPageSegMode(
        PSM.SINGLE_BLOCK
    )  # layout analysis would turn the page by itself and hide which way it lies
    for angle in (0, 90, 180, 270):
        api.SetImage(part.rotate(angle, expand=True))
        api.Recognize()
        letters = sum(c.isalpha() for c in _text(api))
        score = api.MeanTextConf() * min(letters, 400)
        if score > sure:
            best, sure = angle, score
    api.SetPageSegMode(PSM.AUTO)
    return best


def _words(api: Any, grey: Any) -> list[Word]:
    from tesserocr import RIL, iterate_level

    found: list[Word] = []
    width, height = grey.size
    for item in iterate_level(api.GetIterator(), RIL.WORD):
        if item.Empty(RIL.WORD):
            continue
        text = item.GetUTF8Text(RIL.WORD)
        box = item.BoundingBox(RIL.WORD)
        if text and text.strip() and box:
            found.append((text.strip(), box[0] / width, box[1] / height, box[2] / width, box[3] / height))
    return found


def pictures_of(data: bytes) -> list[Any]:
    """Return the pages of a picture file or PDF as pictures; raises Invalid for what can't be painted."""
    from app.paper.pages import opened

    if data.startswith(b"%PDF"):
        import pypdfium2

        document = pypdfium2.PdfDocument(data)
        return [_painted(document[i]) for i in range(min(len(document), MOST_PAGES))]
    with opened(data) as picture:
        found = []
        for place in range(min(getattr(picture, "n_frames", 1), MOST_PAGES)):
            picture.seek(place)
            page = picture.copy()
            found.append(page if page.mode in ("L", "RGB", "1") else page.convert("RGB"))
    return found


def _painted(page: Any) -> Any:
    width, height = page.get_size()
    scale = min(DOTS / 72, 5000 / max(width, height, 1))
    return page.render(scale=scale, grayscale=True).to_pil()
