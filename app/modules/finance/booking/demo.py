"""The demo company's open stack: a morning's lines, one of them wrong, with text constants and templates."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.finance.booking.rules import ConstantDraft, MaskLine
from app.modules.finance.booking.services import open_stack, save_constant, save_line, save_template

DAY = datetime.date
LINES = (
    MaskLine(
        321300,
        "H",
        "",
        "6310",
        "MV-2607",
        document2="",
        day=DAY(2026, 7, 3),
        account="1800",
        cost1="100",
        cost2="",
        text="Miete Halle und Büro 07/2026",
    ),
    MaskLine(
        23800,
        "H",
        "9",
        "6815",
        "ER-262210",
        document2="",
        day=DAY(2026, 7, 6),
        account="70020",
        cost1="200",
        cost2="",
        text="Toner und Papier",
    ),
    MaskLine(
        476000,
        "S",
        "",
        "4400",
        "AR-261220",
        document2="",
        day=DAY(2026, 7, 7),
        account="10010",
        cost1="300",
        cost2="",
        text="Bohrmaschinen, Weber Metallbau",
    ),
    MaskLine(
        15590,
        "H",
        "9",
        "6805",
        "TK-2607",
        document2="",
        day=DAY(2026, 7, 7),
        account="1800",
        cost1="200",
        cost2="",
        text="Telefon und Internet 07/2026",
    ),
    MaskLine(
        31240,
        "H",
        "9",
        "6600",
        "ER-262211",
        document2="",
        day=DAY(2026, 7, 8),
        account="70040",
        cost1="300",
        cost2="P-01",
        text="Prospekte Messe Hamburg",
    ),
    MaskLine(
        107100,
        "H",
        "",
        "5400",
        "ER-262212",
        document2="",
        day=DAY(2026, 7, 9),
        account="70010",
        cost1="100",
        cost2="",
        text="Schrauben M8, 12 Kartons",
    ),
    MaskLine(
        8420,
        "H",
        "9",
        "6530",
        "KB-0709",
        document2="",
        day=DAY(2026, 7, 9),
        account="1600",
        cost1="300",
        cost2="",
        text="Tanken Lieferwagen",
    ),
    MaskLine(
        142800,
        "H",
        "9",
        "6540",
        "ER-262213",
        document2="",
        day=DAY(2026, 7, 10),
        account="70059",
        cost1="300",
        cost2="",
        text="Bremsen Lieferwagen",
    ),
)


def demo(office: Office, months: int) -> None:
    """Fill one open stack in July 2026."""
    if months < 18:
        return
    stack = office.run(open_stack, "07/2026 Eingang", DAY(2026, 7, 1), DAY(2026, 7, 31), 1_122_250)
    for line in LINES:
        office.run(save_line, stack, line)
    for code, text in (
        ("mi", "Miete Halle und Büro"),
        ("ta", "Tanken Lieferwagen"),
        ("po", "Porto"),
        ("te", "Telefon und Internet"),
    ):
        office.run(save_constant, ConstantDraft(code, text))
    office.run(save_template, "Miete", LINES[0])
    office.run(save_template, "Tanken bar", LINES[6])
