"""Values on the very limit, and conditions that no other test took apart: a text's length, an account that is not known, the last day of a schedule."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.modules.finance.booking.rules import MaskLine, tax_of
from app.modules.finance.fixed_assets.queries.schedule import schedule
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft, check_form
from tests.modules.finance.test_fixed_assets import bought

D = datetime.date
LINES = (LineDraft("6310", 100), LineDraft("1800", -100))


@dataclass
class Account:
    """What the mask must know of an account."""

    kind: str
    tax: str = ""


def test_a_text_and_a_number_have_their_full_length() -> None:
    """What just fits is kept, one sign more is told at its field."""
    check_form(EntryDraft(D(2026, 6, 17), "B" * 36, "x" * 120, LINES))
    for document, words, field in (("B" * 37, "", "document"), ("B", "x" * 121, "text")):
        with pytest.raises(Invalid) as told:
            check_form(EntryDraft(D(2026, 6, 17), document, words, LINES))
        assert told.value.field == field


@pytest.mark.parametrize(
    ("known", "side", "carries"),
    [
        ({"6310": Account("expense"), "1800": Account("asset")}, "S", "6310"),
        ({"6310": Account("expense"), "1800": Account("asset")}, "H", "6310"),
        ({"0650": Account("asset"), "1800": Account("asset")}, "S", "1800"),
        ({"1800": Account("asset")}, "S", "1800"),
        ({"6310": Account("expense")}, "S", "6310"),
        ({}, "S", "1800"),
    ],
)
def test_a_case_stands_on_the_account_of_the_result(
    known: dict[str, Account], side: str, carries: str
) -> None:
    """Of two known accounts on that of the result or the side of the tax; else on the contra account where that one is known."""
    contra = "0650" if "0650" in known else "6310"
    line = MaskLine(
        amount=100,
        side=side,
        bu="VST19",
        contra=contra,
        document="B",
        document2="",
        day=D(2026, 6, 17),
        account="1800",
    )
    assert tax_of(line, known, {"VST19": "input"}) == ("VST19", carries)


def test_what_was_bought_on_the_last_day_is_in_the_schedule(office: Office) -> None:
    """A span holds its last day; a day earlier the asset is not there yet."""
    bought(office, acquired=D(2026, 3, 31))
    (row,) = office.read(schedule, D(2026, 1, 1), D(2026, 3, 31))
    assert row.cost_end == 12_000_00
    assert office.read(schedule, D(2026, 1, 1), D(2026, 3, 30)) == []
