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
        "",
        DAY(2026, 7, 3),
        "1800",
        "100",
        "",
        "Miete Halle und Büro 07/2026",
    ),
    MaskLine(
        23800, "H", "9", "6815", "ER-262210", "", DAY(2026, 7, 6), "70020", "200", "", "Toner und Papier"
    ),
    MaskLine(
        476000,
        "S",
        "",
        "4400",
        "AR-261220",
        "",
        DAY(2026, 7, 7),
        "10010",
        "300",
        "",
        "Bohrmaschinen, Weber Metallbau",
    ),
    MaskLine(
        15590,
        "H",
        "9",
        "6805",
        "TK-2607",
        "",
        DAY(2026, 7, 7),
        "1800",
        "200",
        "",
        "Telefon und Internet 07/2026",
    ),
    MaskLine(
        31240,
        "H",
        "9",
        "6600",
        "ER-262211",
        "",
        DAY(2026, 7, 8),
        "70040",
        "300",
        "P-01",
        "Prospekte Messe Hamburg",
    ),
    MaskLine(
        107100,
        "H",
        "",
        "5400",
        "ER-262212",
        "",
        DAY(2026, 7, 9),
        "70010",
        "100",
        "",
        "Schrauben M8, 12 Kartons",
    ),
    MaskLine(8420, "H", "9", "6530", "KB-0709", "", DAY(2026, 7, 9), "1600", "300", "", "Tanken Lieferwagen"),
    MaskLine(
        142800, "H", "9", "6540", "ER-262213", "", DAY(2026, 7, 10), "70059", "300", "", "Bremsen Lieferwagen"
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
