"""Scans: text by Tesseract where it is installed, German; pages that lie turned are set upright first.

Only the data file of the fast German model is needed (deu.traineddata). A page
is read upright; where hardly a word is sure, the other three ways are tried on
a small picture and the surest is taken.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

from app.core.dataclass import dataclass
from app.core.paths import resources

DOTS = 300  # per inch a PDF page is painted for reading
SURE = 60  # of 100: above it a page is taken to lie upright
MOST_PAGES = 200
SAUVOLA = "2"  # Tesseract's threshold that goes by the neighbourhood of each dot
SHADE = 0.85  # of the brightest paper: darker than this it lies in the shade
LEVEL = 0.4  # degrees up to which lines count as level
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
        if shaded(grey):
            api.SetVariable("thresholding_method", SAUVOLA)
        if askew := skew(grey):
            grey = grey.rotate(askew, expand=True, fillcolor=255)
            picture = picture.rotate(askew, expand=True, fillcolor="white")
        api.SetImage(grey)
        api.Recognize()
        turned = 0
        if (api.MeanTextConf() < SURE or _sideways(api, grey)) and (turned := _upright(api, grey)):
            grey = grey.rotate(turned, expand=True)
            picture = picture.rotate(turned, expand=True)
            api.SetImage(grey)
            api.Recognize()
        words = _words(api, grey)
        return Scan(picture, in_rows(words) or _text(api), words, api.MeanTextConf(), turned)


def shaded(grey: Any) -> bool:
    """Say whether the light falls off over a page, as on photos: the paper is much darker in places, and one threshold for all blots it out."""
    import numpy as np
    from PIL import ImageFilter

    small = grey.resize((64, 64)).filter(ImageFilter.MaxFilter(9)).crop((4, 4, 60, 60)).resize((8, 8))
    levels = np.sort(np.asarray(small), axis=None)
    return bool(levels[3] < SHADE * levels[-4])


def skew(grey: Any) -> float:
    """Return by how many degrees (counter-clockwise) a page must be turned so that its lines lie level, 0 where they do: where the
    sums along the lines differ most.
    """
    import numpy as np

    scale = max(1.0, max(grey.size) / 700)
    small = grey.resize((int(grey.width / scale), int(grey.height / scale)))
    paper = np.asarray(small, dtype=np.float32)
    ink = small.point([255 if level < np.median(paper) - 50 else 0 for level in range(256)])

    def sharp(angle: float) -> float:
        sums = np.asarray(ink.rotate(angle), dtype=np.float32).sum(axis=1)
        return float(np.square(np.diff(sums)).sum())

    coarse = max((step / 2 for step in range(-10, 11)), key=sharp)
    best = max((coarse + step / 8 for step in range(-3, 4)), key=sharp)
    return best if abs(best) >= LEVEL and sharp(best) > 1.1 * sharp(0.0) else 0.0


def in_rows(words: list[Word]) -> str:
    """Return the text line by line over the whole width of the page: a label and its figure stand in one line, whatever block each is in."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (one[2] + one[4]) / 2):
        middle, height = (word[2] + word[4]) / 2, word[4] - word[2]
        last = rows[-1] if rows else []
        centre = sum((one[2] + one[4]) / 2 for one in last) / len(last) if last else -1.0
        if last and abs(middle - centre) < 0.5 * max(height, last[-1][4] - last[-1][2]):
            last.append(word)
        else:
            rows.append([word])
    return "\n".join(" ".join(one[0] for one in sorted(row, key=lambda one: one[1])) for row in rows)


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
