"""A year of business by chance: invoices settled in every way that occurs, sales and costs without a person, and openings."""

from __future__ import annotations

import datetime
import random
from typing import Any

from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft

D = datetime.date
SALES = (
    ("4400", "UST19"),
    ("4300", "UST7"),
    ("4200", "UST19"),
    ("4125", "IGL"),
    ("4336", "EULEIST"),
    ("4120", "AUSFUHR"),
)
BUYS = (
    ("5400", "VST19"),
    ("6815", "VST19"),
    ("6320", ""),
    ("5200", "VST7"),
    ("5425", "IGE19"),
    ("5923", "13BEU19"),
    ("6825", "13B19OV"),
)
PRODUCTS = (
    ("1800", "4400", "UST19"),
    ("1600", "4300", "UST7"),
    ("1800", "3272", "UST19"),
    ("1800", "4320", "OSS"),
    ("1800", "3851", ""),
)
COSTS = (
    ("6815", "VST19"),
    ("6644", ""),
    ("1433", ""),
    ("6220", ""),
    ("1186", "VST19"),
    ("5430", "IGE19OV"),
    ("7610", ""),
    ("3820", ""),
)
FIRST = D(2026, 1, 2)


class Maker:
    """Makes business by chance: each customer and supplier has one invoice, settled in one of the ways that occur."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.drafts: list[EntryDraft] = []
        self.persons: list[str] = []

    def day(self, since: D = FIRST) -> D:
        """Return a day of the year, from one on."""
        return since + datetime.timedelta(self.dice.randint(0, (D(2026, 12, 31) - since).days))

    def put(self, day: D, document: str, *lines: tuple[Any, ...], **more: Any) -> None:
        """Note an entry."""
        self.drafts.append(EntryDraft(day, document, "x", tuple(LineDraft(*line) for line in lines), **more))

    def business(self, person: str, number: int) -> None:
        """Make an invoice of a customer or supplier and how it is settled; sign turns the sides."""
        sign = 1 if person < "7" else -1
        self.persons.append(person)
        kinds = SALES if sign > 0 else BUYS
        amounts = [self.dice.randint(1_00, 9_000_00) for _ in range(self.dice.choice((1, 1, 2, 3)))]
        lines = [(*self.dice.choice(kinds),) for _ in amounts]
        gross, document, day = sum(amounts), f"R{number}", self.day()
        bill = [(account, -sign * amount, tax) for (account, tax), amount in zip(lines, amounts, strict=True)]
        way = self.dice.choice(
            ("full", "parts", "discount", "fee", "none", "before", "back", "credit", "loss", "elsewhere")
        )
        if way == "loss" and sign < 0:
            way = "full"
        self.put(day, document, (person, sign * gross), *bill)
        pay = self.day(day)
        other = f"B{number}" if way == "elsewhere" else document
        bank = lambda amount: ("1800", sign * amount)  # noqa: E731
        match way:
            case "full" | "elsewhere":
                self.put(pay, other, bank(gross), (person, -sign * gross))
            case "parts" | "back" | "loss":
                first = self.dice.randint(1, gross)
                self.put(pay, other, bank(first), (person, -sign * first))
                if way == "back":
                    self.put(self.day(pay), f"RL{number}", bank(-first), (person, sign * first))
                elif way == "loss" and first < gross:
                    lost = self.dice.choice((("6936", gross - first, "UST19"), ("6930", gross - first)))
                    self.put(self.day(pay), document, lost, (person, first - gross))
                elif first < gross:
                    self.put(
                        self.day(pay), f"B{number}", bank(gross - first), (person, sign * (first - gross))
                    )
            case "discount" | "fee":
                part = max(1, gross // 50)
                if gross > part:
                    less = self._less(way, sign, part)
                    cash = ("1800", sign * gross - less[1])
                    self.put(pay, document, cash, less, (person, -sign * gross))
            case "before":
                self.put(
                    D(2026, 1, 1) + (day - D(2026, 1, 1)) // 2,
                    f"V{number}",
                    bank(gross),
                    (person, -sign * gross),
                )
            case "credit":
                back = self.dice.randint(1, gross)
                account, tax = lines[0]
                self.put(pay, document, (account, sign * back, tax), (person, -sign * back))
                if back < gross:
                    self.put(
                        self.day(pay),
                        document,
                        bank(gross - back),
                        (person, back - gross if sign > 0 else gross - back),
                    )

    def _less(self, way: str, sign: int, part: int) -> tuple[Any, ...]:
        """Return the line of a discount or a fee; a fee is a cost whoever is paid."""
        if way == "fee":
            return ("6855", part)
        return ("4736", part, "UST19") if sign > 0 else ("5736", -part, "VST19")

    def make(self) -> list[EntryDraft]:
        """Return some 400 entries."""
        self.put(D(2026, 2, 10), "SVZ", ("3830", 1234_00), ("1800", -1234_00))
        self.put(D(2026, 1, 1), "EB", ("3830", 77_00), ("9000", -77_00), origin="opening")
        for i in range(80):
            self.business(str(10100 + i), i)
            self.business(str(70100 + i), 1000 + i)
        for i in range(60):
            account, other, *tax = self.dice.choice(PRODUCTS)
            amount = self.dice.randint(1_00, 900_00)
            self.put(self.day(), f"K{i}", (account, amount), (other, -amount, *tax))
            account, key = self.dice.choice(COSTS)
            self.put(
                self.day(),
                f"A{i}",
                (account, amount, key),
                ("0520" if account == "6220" else "1800", -amount),
            )
        return self.drafts
