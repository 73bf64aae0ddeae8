"""The demo company's payments: suppliers with bank details, and a mandate."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.finance.payments.rules.payments import Party
from app.modules.finance.payments.services import save_mandate, save_partner

PARTNERS = (
    (
        "70010",
        Party(
            "Stahl & Söhne AG",
            "DE44500105175407324931",
            "",
            "Hüttenstraße",
            "4",
            postcode="44145",
            town="Dortmund",
            country="DE",
        ),
    ),
    (
        "70020",
        Party(
            "Groß Bürobedarf KG",
            "DE62370400440532013001",
            "",
            "Am Markt",
            "11",
            postcode="24103",
            town="Kiel",
            country="DE",
        ),
    ),
    (
        "70030",
        Party(
            "Elektro Thiessen GmbH",
            "DE75512108001245126199",
            "",
            "Werftweg",
            "2",
            postcode="24143",
            town="Kiel",
            country="DE",
        ),
    ),
    (
        "70040",
        Party(
            "Druckwerk Nord",
            "DE02500105170137075030",
            "",
            "Speicherstraße",
            "8",
            postcode="20457",
            town="Hamburg",
            country="DE",
        ),
    ),
)


def demo(office: Office, months: int) -> None:
    """Keep bank details and a mandate."""
    if months < 18:
        return
    for account, party in PARTNERS:
        office.run(save_partner, account, party)
    office.run(save_mandate, "10010", "M-10010-1", datetime.date(2025, 2, 3))
