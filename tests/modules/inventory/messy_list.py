"""A list of articles as a German company has kept it for years, of as many rows as wanted: figures, units and days in every way of writing."""

from __future__ import annotations

import csv
import datetime
import io
import random
from collections import defaultdict
from dataclasses import dataclass, field, replace
from decimal import Decimal

HEAD = (
    " Artikel-Nr. ", "Bezeichnung", "Lieferant", "Bestellnummer", "EK netto", "VK", "Lagerort", "Bestand",
    "Mindestbestand", "EAN", "Warengruppe", "ME", "MHD", "Charge", "Bemerkung",
)  # fmt: skip
NAMES = (
    "Schraube 4×40",
    "Dübel „grau“",
    "Leim; wasserfest",
    "Öl, 1 l",
    "Fräser Ø 8",
    "Größe-L-Handschuh",
    "Spax\xa0Torx",
)
SUPPLIERS = ("Würth GmbH", "WÜRTH GMBH", "Fischer  KG", "Müller & Söhne", "Groß AG", "")
UNITS = (("Stk", "H87"), ("St.", "H87"), ("Stück", "H87"), ("kg", "KGM"), ("lfm", "MTR"), ("Karton", "XCT"))
PLACES = ("Halle 1 / R1", "Halle 1 / R2 / F3", "Außenlager", "Halle 2")
# column of the list, what stands in it, how its fault is named
BAD = (
    (4, "viel", "cost"),
    (4, "5 USD", "cost"),
    (4, "1.2.3,4", "cost"),
    (5, "--3", "price"),
    (7, "-3", "quantity"),
    (7, "1.250", "quantity"),
    (7, "10 Fässchen", "quantity"),
    (7, "3 m³", "quantity"),  # though the article is counted in another unit
    (8, "12,5 CHF", "minimum"),
    (8, "k. A.", "minimum"),
    (9, "4006381333932", "gtin"),
    (9, "12345", "gtin"),
    (9, "4,00638E+12", "gtin"),
    (11, "Mandel", "unit"),
    (12, "31.02.2027", "expiry"),
    (12, "bald", "expiry"),
    (12, "2027-13-01", "expiry"),
    (12, "31.06.27", "expiry"),
    (0, "1,7E+12", "number"),
    (1, "", "name"),
)


@dataclass
class MessyList:
    """Cells of the list row by row, and what they mean: quantities by number and place, figures in ten-thousandths, days of lots; and the faults put in.

    articles holds name, unit, minimum, sales price and category of each number, with '/' for a category below another.
    """

    rows: list[list[str]]
    stock: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    costs: dict[str, int] = field(default_factory=dict)
    articles: dict[str, tuple[str, str, int, int, str]] = field(default_factory=dict)
    days: dict[tuple[str, str], datetime.date] = field(default_factory=dict)
    suppliers: dict[str, tuple[str, str]] = field(default_factory=dict)
    faults: set[tuple[int, str]] = field(default_factory=set)

    def text(self) -> str:
        """Return the list as a spreadsheet saves it, with semicolons."""
        kept = io.StringIO()
        csv.writer(kept, delimiter=";", lineterminator="\r\n").writerows([list(HEAD), *self.rows])
        return kept.getvalue()


def _grouped(value: Decimal, group: str, mark: str) -> str:
    text = f"{value:,f}".replace(",", "G").replace(".", "M")
    return text.replace("G", group).replace("M", mark)


def _figure(chance: random.Random, value: Decimal) -> str:
    """Write a figure in one of the ways that stand side by side in old lists."""
    ways = [_grouped(value, group, ",") for group in ("", " ", "\xa0")]
    if value % 1:  # both marks stand in one list, so that '1.250' alone could mean two figures
        ways += [_grouped(value, ".", ","), _grouped(value, "", ".")]
    if value % 1 and value >= 1000:
        ways += [_grouped(value, ",", "."), _grouped(value, "'", ".")]
    return chance.choice(ways)


def _money(chance: random.Random, value: Decimal) -> str:
    text = _figure(chance, value)
    return chance.choice((text, f"{text} €", f"€ {text}", f"{text} EUR", f"{text}€"))


def _day(chance: random.Random, day: datetime.date) -> str:
    return chance.choice(
        (f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}", f"{day:%Y-%m-%d}", f"{day:%d.%m.%y}")
    )


def messy_list(count: int, seed: int = 7) -> MessyList:
    """Return a list of so many articles, some at two places, with blank rows between."""
    chance = random.Random(seed)
    made = MessyList([])
    for place in range(count):
        number = f"{place:05d}" if place % 3 else f"ART-{place}/Ä"
        word, unit = chance.choice(UNITS)
        whole = unit in ("H87", "XCT")
        quantity = (
            Decimal(chance.randrange(1, 4000)) if whole else Decimal(chance.randrange(1, 400_000)) / 100
        )
        cost = Decimal(chance.randrange(1, 300_000)) / 100
        where = chance.choice(PLACES)
        shown = _figure(chance, quantity)
        lot = place % 11 == 0
        minimum = Decimal(0 if place % 6 else chance.randrange(1, 900))
        best_before = datetime.date(2027, 1 + place % 12, 1 + place % 28)
        row = [
            f" {number} " if place % 5 == 0 else number,
            f"{chance.choice(NAMES)} {place}",
            chance.choice(SUPPLIERS),
            "" if place % 2 else f"0{place} 4 40",
            _money(chance, cost),
            "" if place % 4 else _money(chance, cost * 2),
            where,
            f"{shown} {word}" if place % 7 == 0 else shown,
            _figure(chance, minimum) if minimum else "",
            "",
            chance.choice(("Befestigung / Schrauben", "Leim", "Öle & Fette", "")),
            word,
            _day(chance, best_before) if lot else "",
            f"C{place}" if lot else "",
            "geprüft\nam Freitag" if place % 13 == 0 else "",
        ]
        made.rows.append(row)
        made.stock[number, where] += int(quantity * 10_000)
        if row[2].strip():
            made.costs[number] = int(cost * 10_000)
            made.suppliers[number] = " ".join(row[2].split()).casefold(), row[3]
        if lot:
            made.days[number, row[13]] = best_before
        name, price = " ".join(row[1].split()), 0 if place % 4 else int(cost * 20_000)
        made.articles[number] = name, unit, int(minimum * 10_000), price, row[10]
        if place % 17 == 0 and not lot:
            other = next(one for one in PLACES if one != where)
            made.rows.append([number, row[1], "", "", "", "", other, "5", *[""] * 7])
            made.stock[number, other] += 50_000
        if place % 29 == 0:
            made.rows.append([""] * len(HEAD))
    return made


def with_faults(made: MessyList, every: int) -> MessyList:
    """Return the list with a bad cell in each so many rows, each fault of BAD in turn."""
    rows, faults = [list(row) for row in made.rows], set()
    line, turn = 2, 0
    for place, row in enumerate(rows):
        if place % every == 0 and row[4]:
            column, text, name = BAD[turn % len(BAD)]
            row[column], turn = text, turn + 1
            faults.add((line, name))
        line += 1 + sum(cell.count("\n") for cell in row)
    return replace(made, rows=rows, faults=faults)
