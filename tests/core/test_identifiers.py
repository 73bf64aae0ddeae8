"""Check digits: valid numbers pass, one wrong digit is named."""

from __future__ import annotations

import pytest

from app.core.errors import Invalid
from app.core.identifiers import iban, tax_number, vat_id


def test_valid_numbers() -> None:
    """Blanks and small letters do not matter."""
    assert iban("de89 3704 0044 0532 0130 00") == "DE89370400440532013000"
    assert vat_id("DE 136 695 976") == "DE136695976"
    assert vat_id("ATU12345678") == "ATU12345678"
    assert tax_number("19 293 41234", "SH") == "2119029341234"
    assert tax_number("181/815/08155", "BY") == "9181081508155"
    assert tax_number("2893081508152", "BW") == "2893081508152"


@pytest.mark.parametrize(
    "text", ["DE89370400440532013001", "DE8937040044053201300", "XX", "DE89 3704 0044 0532 0130 0O"]
)
def test_bad_ibans(text: str) -> None:
    """Length, form and check digits."""
    with pytest.raises(Invalid):
        iban(text)


@pytest.mark.parametrize("text", ["DE136695975", "DE13669597", "ZZ123", "136695976", "FR1"])
def test_bad_vat_ids(text: str) -> None:
    """The German check digit and the form of other states."""
    with pytest.raises(Invalid):
        vat_id(text)


@pytest.mark.parametrize(("text", "land"), [("123", "SH"), ("19 293 41234", ""), ("1234567890123", "SH")])
def test_bad_tax_numbers(text: str, land: str) -> None:
    """The length depends on the Bundesland."""
    with pytest.raises(Invalid):
        tax_number(text, land)
