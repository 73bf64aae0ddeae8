"""Pages of PDFs and pictures as images, and the words on them with their places; runs in a child process (core/child.py)."""

from __future__ import annotations

import io
from typing import Any

MOST_PIXELS = 80_000_000  # of one picture: A4 at 800 dpi is 63 million
WIDEST = 12_000  # pixels of a painted page


def paint(data: bytes, scale: float, first: int = 0, count: int = 1) -> tuple[dict[str, Any], list[bytes]]:
    """Return how many pages a PDF or picture has, and the asked ones as PPM; scale 1 is 72 dpi."""
    if data.startswith(b"%PDF"):
        import pypdfium2

        document = pypdfium2.PdfDocument(data)
        total = len(document)
        return {"pages": total}, [_page(document[i], scale) for i in range(first, min(total, first + count))]
    with opened(data) as picture:
        total = getattr(picture, "n_frames", 1)
        found = []
        for place in range(first, min(total, first + count)):
            picture.seek(place)
            found.append(ppm(picture.convert("RGB")))
    return {"pages": total}, found


def _page(page: Any, scale: float) -> bytes:
    width, height = page.get_size()
    bounded = min(scale, WIDEST / max(width, height, 1))
    return ppm(page.render(scale=bounded).to_pil().convert("RGB"))


def ppm(picture: Any) -> bytes:
    """Return a picture as PPM: large, but nothing is quicker to write and read."""
    target = io.BytesIO()
    picture.save(target, "PPM")
    return target.getvalue()


def opened(data: bytes) -> Any:
    """Return a picture whose size was looked at before it is unpacked; raises Invalid for a huge one or one that is none."""
    from PIL import Image, UnidentifiedImageError

    from app.core.errors import Invalid
    from app.core.messages import N_

    Image.MAX_IMAGE_PIXELS = None  # our own bound says more
    try:
        picture = Image.open(io.BytesIO(data))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise Invalid(N_("This picture can't be read; it is broken.")) from error
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise Invalid(
            N_("The picture has {width} × {height} pixels; that is too large to be a page."),
            width=width,
            height=height,
        )
    return picture


def size_of(data: bytes, most: int) -> tuple[dict[str, int], list[bytes]]:
    """Return width and height of a picture that can be read to its end; raises Invalid for one of more than so many pixels, and for one that is none."""
    from app.core.errors import Invalid
    from app.core.messages import N_

    with opened(data) as picture:
        width, height = picture.size
        if width * height > most:
            words = N_("The picture has {width} × {height} pixels; at most {most} million are taken here.")
            raise Invalid(words, width=width, height=height, most=most // 1_000_000)
        try:
            picture.load()
        except (OSError, ValueError, SyntaxError) as error:
            raise Invalid(N_("This picture can't be read; it is broken.")) from error
    return {"width": width, "height": height}, []


def words(data: bytes, page: int) -> tuple[dict[str, Any], list[bytes]]:
    """Return the words of a PDF page as [text, left, top, right, bottom] in parts of its width and height."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    if not 0 <= page < len(document):
        return {"words": []}, []
    sheet = document[page]
    width, height = sheet.get_size()
    text = sheet.get_textpage()
    found: list[list[Any]] = []
    word, box = "", [0.0, 0.0, 0.0, 0.0]
    for place in range(text.count_chars()):
        letter = text.get_text_range(place, 1)
        if not letter.strip():
            if word:
                found.append([word, *box])
            word = ""
            continue
        left, bottom, right, top = text.get_charbox(place)
        now = [left / width, 1 - top / height, right / width, 1 - bottom / height]
        box = (
            [min(box[0], now[0]), min(box[1], now[1]), max(box[2], now[2]), max(box[3], now[3])]
            if word
            else now
        )
        word += letter
    if word:
        found.append([word, *box])
    return {"words": found}, []
