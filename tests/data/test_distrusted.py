"""A book that does not fit what this computer remembers: what it may not do, and what stands on its papers."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from app.core.dates import month_end
from app.core.errors import Forbidden
from app.core.messages import N_
from app.data.office import Office
from app.data.reports import make_report, pdf
from app.modules.documents.intake.reports import procedure_pdf
from app.modules.documents.intake.transfer import export as export_documents
from app.modules.finance.cash.services import close_day
from app.modules.finance.ledger.services.entries import finalise
from app.modules.finance.ledger.transfer.entries import export_entries
from app.modules.finance.sales.services.issuing import issue
from app.modules.finance.vat.services import file_return
from app.modules.hr.payroll.services.releasing import release
from tests.conftest import NOW

MONTH = (NOW.astimezone().date().replace(day=1), month_end(NOW.astimezone().date()))


def test_a_distrusted_book_closes_and_hands_out_nothing(office: Office, tmp_path: Path) -> None:
    """Whatever can't be taken back, or leaves the house: each such step asks first, before it looks at anything."""
    office.book.warning = (
        N_("The history of this book was rewritten since you last worked in it. Run Verify."),
        {},
    )
    day = NOW.astimezone().date()
    for step in (
        lambda: office.run(finalise, day),
        lambda: office.run(file_return, *MONTH, 0),
        lambda: office.run(issue, 1),
        lambda: office.run(close_day, 1, day, {}),
        lambda: office.run(release, 1),
        lambda: office.read(export_entries, day, day),
        lambda: export_documents(office, [], tmp_path / "out"),
    ):
        with pytest.raises(Forbidden, match="does not fit"):
            step()
    assert list(tmp_path.glob("out*")) == []


def test_papers_say_that_a_book_is_not_to_be_trusted(office: Office) -> None:
    """Reports and booklets bear the reason on each page, until a person confirmed it."""
    words = "The history of this book was rewritten"
    asked = ("trial-balance", NOW.astimezone().date(), NOW.astimezone().date())

    def papers() -> list[str]:
        report = office.read(make_report, *asked)
        return [
            "".join(page.get_textpage().get_text_range() for page in PdfDocument(data))
            for data in (office.read(pdf, report, NOW, "x"), office.read(procedure_pdf))
        ]

    assert [words in one for one in papers()] == [False, False]
    office.book.warning = (
        N_("The history of this book was rewritten since you last worked in it. Run Verify."),
        {},
    )
    for paper in papers():
        assert paper.count(words) >= 1
    office.book.warning = None
    assert [words in one for one in papers()] == [False, False]
