"""What nobody would type, for the nonsense that `odd_input` and `random_events` put into forms, and what fits a field."""

from __future__ import annotations

import json
import random
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

from app.ui.choice_fields import ChoiceField, LongField, SwitchField
from app.ui.fields import DayField, Field, MoneyField, WholeField

FIGURES = [
    "0", "-0", "0,005", "99999999999999", "1e400", "½", "٣", "−5", "-1", "1/3", "NaN", "inf", "1.234,56", "²", "9" * 20, "0,0001", "12,5*3",
    "1.2.3", "1,2,3", "--5", "5-", "(5)", "%", "1/0", "2**99", "100.000.000.000,00", "0x10", "1_000",
    "999999999", "1\u00a0234,56", "1'234.56", "1,234.56", "12 €", "€12", "12,5 %", "١٢", "+5",
    "12,345678901234", "1.2345,6", "0000012", "-0,00", "1e5", "9223372036854775808", "2147483648", "3·5", "5/0", "1)",
]  # fmt: skip
DAYS = [
    "29.02.2026", "29.02.2028", "31.12.9999", "01.01.0001", "31.02.2026", "0", "99", "+7", "-7", "+99999999", "h", "24:00", "٣",
    "01.01.10000", "2026-11-27", "311226", "32", "1.13.26", "29.02.2100", "01.01.1900",
    "1/2/26", "29.2.24", "27. November 2026", "morgen",
    "KW 48", "00.00.0000", "12.2026", "2026", "+0", "-99999", "h+1", "310226", "٢٧.١١.٢٠٢٦",
]  # fmt: skip
TIMES_OF_DAY = [
    "24:00",
    "23:59",
    "2400",
    "-1",
    "25",
    "9:60",
    "0",
    "9",
    "930",
    "99:99",
    "7.50",
    "7,5",
    "12h30",
    "0:60",
    "１２:００",
]
TEXTS = [
    "x" * 5000, "\U0001f600 \u202eabc", "'; DROP TABLE x;--", "%s {0} {name}", "\x00a", " ", "\t\n", "ﬁ ß İ", "a\nb\r\nc\u2028d",
    "\u200b", "\u200d\u2060", "שלום مرحبا", "日本語 テスト", "e\u0301\u0301", "<b>x</b> & \"y\" 'z'", "=1+1", "\ufeffx", "\x1b[31m", "a\x00b", "\ud800",
    " vorn und hinten ", "\u00a0", "Ａ１", "\\", "a;b,c\td", "{", "[1]", "%%", "CON", "../..", "x@", "@", "http://", "null", "None", "a\tb\tc", "'=1", "\u2028", "👩\u200d👩\u200d👧", "A\u0308", "ﷺ" * 9, "x\u0000", "\n\n", "#REF!", "-", "&amp;", "${x}", "\u061c1", "ẞß",
]  # fmt: skip
OWN, ANY = 0.7, 0.3  # how often a field gets something of its own kind


def odd_text(draw: random.Random, field: Field) -> str:
    """Return what to type into a field: mostly nonsense of its own kind."""
    if isinstance(field, ChoiceField):
        offered = [str(field.box.itemData(place)) for place in range(field.box.count())]
        return draw.choice(offered) if offered else ""
    if isinstance(field, SwitchField):
        return draw.choice(["", "1"])
    held = field.text()
    if held.startswith(("[", "{")):
        return _odd_rows(draw, held)
    own = TEXTS
    if isinstance(field, DayField):
        own = DAYS
    elif isinstance(field, (MoneyField, WholeField)):
        own = FIGURES
    elif not isinstance(field, LongField) and ":" in held:
        own = TIMES_OF_DAY
    if draw.random() < OWN:
        return draw.choice(own)
    return draw.choice(FIGURES + DAYS + TEXTS + TIMES_OF_DAY)


def fitting(draw: random.Random, field: Field) -> str:
    """Return something that a field takes, as far as its kind tells."""
    if isinstance(field, ChoiceField):
        offered = [str(field.box.itemData(place)) for place in range(field.box.count())]
        return draw.choice(offered) if offered else ""
    if isinstance(field, SwitchField):
        return draw.choice(["", "1"])
    if isinstance(field, DayField):
        return draw.choice(["h", "+7", "-30", "011226"])
    if isinstance(field, MoneyField):
        return draw.choice(["12,50", "1.190,00", "0,01"])
    if isinstance(field, WholeField):
        return draw.choice(["1", "3", "12"])
    if not isinstance(field.editor, (QLineEdit, QPlainTextEdit, QTextEdit)):
        return field.text()  # rows
    return draw.choice(["Neu", "Probe 7", "1800", "6800", "a", "9:00", "x@y.example"])


def _odd_rows(draw: random.Random, held: str) -> str:
    """Return rows of a table in which one text is another one."""
    try:
        rows = json.loads(held)
    except ValueError:
        return held
    places = list(_leaves(rows))
    if not places:
        return held
    inside, key = draw.choice(places)
    inside[key] = draw.choice(FIGURES + DAYS + TEXTS)
    return json.dumps(rows)


def _leaves(inside: Any) -> Any:
    pairs = inside.items() if isinstance(inside, dict) else enumerate(inside)
    for key, value in list(pairs):
        if isinstance(value, str):
            yield inside, key
        elif isinstance(value, (dict, list)):
            yield from _leaves(value)
