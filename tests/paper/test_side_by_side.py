"""Papers that are written at the same moment: the window makes previews beside letters, on several threads."""

from __future__ import annotations

import io
import random
import sys
from concurrent.futures import ThreadPoolExecutor

from pypdf import PdfReader

from app.paper.page_frame import A4, REGULAR, TEXT, fonts


def paper(seed: int) -> tuple[str, bytes]:
    """Write a page of drawn letters in two faces and return its words and bytes."""
    from reportlab.pdfgen.canvas import Canvas

    dice = random.Random(seed)
    words = "".join(chr(dice.randrange(0x410, 0x44F)) for _letter in range(40))
    fonts()
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    for place, font in enumerate((REGULAR, TEXT.regular)):
        canvas.setFont(font, 10)
        canvas.drawString(50, 700 - 20 * place, words)
    canvas.save()
    return words, target.getvalue()


def test_papers_of_several_threads_hold_their_own_words() -> None:
    """The library reads a font's file from one place for all; without a lock papers broke, or lost their letters."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # threads take turns as often as can be
    try:
        with ThreadPoolExecutor(4) as threads:
            made = list(threads.map(paper, range(60)))
    finally:
        sys.setswitchinterval(usual)
    for words, data in made:
        assert PdfReader(io.BytesIO(data)).pages[0].extract_text().split() == [words, words]
