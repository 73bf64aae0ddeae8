"""The demo company's vouchers read the same whatever language the desk speaks."""

from __future__ import annotations

import datetime

import pypdfium2
import pytest

from app.core.messages import use_language
from app.paper.voucher import voucher_pdf


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_german_supplier_writes_german(language: str) -> None:
    """Days and amounts in German, the tax by its rate."""
    use_language(language)
    page = pypdfium2.PdfDocument(
        voucher_pdf("R1", datetime.date(2026, 6, 15), "Ware, Stahl AG", 1_190_00, 1900)
    )[0]
    words = page.get_textpage().get_text_bounded()
    for expected in ("15.06.2026", "1.000,00", "190,00", "1.190,00", "zzgl. 19 % Umsatzsteuer", "Stahl AG"):
        assert expected in words
