"""Texts for people: a message names its template and its values, and is translated when it is shown.

Source texts are English. German stands in `locale/de.po` beside the code that
uses it (core, data, paper, ui, and every topic), read when German is chosen.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

APP = Path(__file__).resolve().parent.parent
LANGUAGES = ("de", "en")
_ENTRY = re.compile(r'^(msgid|msgstr) "(.*)"$')
_ESCAPES = {"\\n": "\n", '\\"': '"', "\\\\": "\\", "\\t": "\t"}


class _Tongue:
    """The language in force and its texts."""

    def __init__(self) -> None:
        self.language = "en"
        self.texts: dict[str, str] = {}


_now = _Tongue()


def N_(template: str) -> str:
    """Mark a text for the catalogue without translating it."""
    return template


def _(template: str) -> str:
    """Return a text in the language in force."""
    return _now.texts.get(template, template)


def counted(count: int, one: str, many: str, **values: object) -> str:
    """Return the text for one thing, or the one for any other number; German and English have these two forms."""
    return str(Message(many, {"count": count, **values}, one))


def language() -> str:
    """Return the language in force, 'de' or 'en'."""
    return _now.language


def read_po(path: Path) -> dict[str, str]:
    """Read a catalogue: msgid and msgstr, each on one line or continued by quoted lines."""
    pairs: dict[str, str] = {}
    key, parts, mode = "", {"msgid": "", "msgstr": ""}, ""
    for raw in [*path.read_text(encoding="utf-8").splitlines(), 'msgid ""']:
        line = raw.strip()
        if found := _ENTRY.match(line):
            mode = found[1]
            if mode == "msgid":
                if key := parts["msgid"]:
                    pairs[key] = parts["msgstr"]
                parts = {"msgid": "", "msgstr": ""}
            parts[mode] = _unescape(found[2])
        elif line.startswith('"') and line.endswith('"') and mode:
            parts[mode] += _unescape(line[1:-1])
    return pairs


def _unescape(text: str) -> str:
    return re.sub(r"\\.", lambda found: _ESCAPES.get(found[0], found[0]), text)


def use_language(name: str) -> None:
    """Switch all texts of this process to 'de' or 'en'; raises ValueError for another one."""
    if name not in LANGUAGES:
        raise ValueError(f"no such language: {name}")
    _now.language = name
    _now.texts = {}
    if name != "en":
        for path in sorted(APP.rglob(f"locale/{name}.po")):
            _now.texts.update({source: text for source, text in read_po(path).items() if text})


@dataclass(frozen=True)
class Message:
    """A template and its values; amounts, days and messages in it are written in the language in force.

    `one` is the template for a count of one.
    """

    template: str
    values: dict[str, Any] = field(default_factory=dict)
    one: str = ""

    def __str__(self) -> str:
        template = self.one if self.one and self.values.get("count") == 1 else self.template
        return _(template).format(**{name: _shown(value) for name, value in self.values.items()})


def _shown(value: object) -> object:
    from app.core import format as formats

    if isinstance(value, Decimal):
        return formats.money(value)
    if isinstance(value, datetime.datetime):
        return formats.moment(value)
    if isinstance(value, datetime.date):
        return formats.day(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return formats.count(value)
    return value


@dataclass(frozen=True)
class Text:
    """A text that data carry in both languages."""

    de: str
    en: str

    def __str__(self) -> str:
        return self.de if _now.language == "de" else self.en
