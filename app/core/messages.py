"""Texts for people: a message names its template and its values, and is translated when it is shown.

Source texts are English. German stands in `locale/de.po` beside the code that
uses it (core, data, paper, ui, and every topic), read when German is chosen.
One English word may be several German ones: a text is looked for in the catalogue
of the topic that marked it, then in those of the shared parts, then in all others.
"""

from __future__ import annotations

import datetime
import functools
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any, Self

from app.core import codec
from app.core.dataclass import dataclass, field
from app.core.ordinals import ORDINALS

APP = Path(__file__).resolve().parent.parent
LANGUAGES = ("de", "en")
PLACES = ("*", "modules/*", "modules/*/*")  # where packages with a catalogue lie
SHARED = ("app.paper", "app.data", "app.core", "app.ui")
_PAIR = re.compile(r'^msgid "(.*)"\n((?:".*"\n)*)msgstr "(.*)"\n?((?:".*"(?:\n|\Z))*)', re.MULTILINE)
_ESCAPES = {"\\n": "\n", '\\"': '"', "\\\\": "\\", "\\t": "\t"}


class _Catalogues:
    """The texts of a language by the package whose catalogue they stand in; a catalogue is read when it is first asked."""

    def __init__(self, paths: dict[str, Path]) -> None:
        self.paths = paths
        self._read: dict[str, dict[str, str]] = {}

    def of(self, package: str) -> dict[str, str]:
        """Return the texts of a package, none where it has no catalogue."""
        found = self._read.get(package)
        if found is None:
            path = self.paths.get(package)
            pairs = read_po(path) if path is not None else {}
            found = self._read[package] = {source: text for source, text in pairs.items() if text}
        return found

    @functools.cached_property
    def others(self) -> dict[str, str]:
        """The texts of all packages, for what its own package and the shared ones don't have; what comes last counts."""
        texts: dict[str, str] = {}
        for package in sorted(self.paths):
            texts.update(self.of(package))
        return texts

    def shared(self, template: str) -> str:
        """Return a text of the shared packages, else of any other, '' for none."""
        for package in reversed(SHARED):
            if text := self.of(package).get(template):
                return text
        return self.others.get(template, "")


class _Tongue:
    """The language in force and its texts, by the package whose catalogue they stand in."""

    def __init__(self) -> None:
        self.language = "en"
        self.catalogues = _Catalogues({})


_now = _Tongue()


class Marked(str):  # noqa: SLOT000 - a slot of its own is not possible beside the text
    """A text of the catalogue that remembers the module which marked it."""

    topic: str

    def __new__(cls, text: str, topic: str = "") -> Self:
        """Make a text of a topic, a module by its dotted name."""
        made = super().__new__(cls, text)
        made.topic = topic
        return made

    def __reduce__(self) -> tuple[type[Marked], tuple[str, str]]:
        return Marked, (str(self), self.topic)


class Paired(Marked):
    """A text that data carry in both languages, as one of the words of a closed list: English to programs, German where German is spoken."""

    de: str

    def __new__(cls, en: str, de: str) -> Self:
        """Make a text of its English and its German words."""
        made = super().__new__(cls, en)
        made.de = de
        return made

    def __reduce__(self) -> tuple[type[Paired], tuple[str, str]]:
        return Paired, (str(self), self.de)


def N_(template: str) -> str:
    """Mark a text for the catalogue of the calling module without translating it."""
    return Marked(template, _short(sys._getframe(1).f_globals["__name__"]))  # noqa: SLF001


def _(template: str) -> str:
    """Return a text in the language in force, as the topic that marked it says it; unmarked, as the calling module does."""
    if _now.language == "en":
        return template
    if isinstance(template, Paired):
        return template.de
    topic = getattr(template, "topic", "") or _short(sys._getframe(1).f_globals["__name__"])  # noqa: SLF001
    return _translated(template, topic)


def _translated(template: str, topic: str) -> str:
    found = _now.catalogues
    return found.of(_package(topic)).get(template) or found.shared(template) or template


@functools.cache
def _short(module: str) -> str:
    """Return the part of a module's name that names its topic: `app.modules.finance.banking`, `app.ui`."""
    parts = module.split(".")
    return ".".join(parts[:4] if parts[1:2] == ["modules"] else parts[:2])


def _package(topic: str) -> str:
    """Return the package of a topic that has a catalogue; modules that lie beside the packages share that of the window."""
    known = _now.catalogues.paths
    while topic not in known and "." in topic:
        topic = topic.rpartition(".")[0]
    return topic if topic in known else "app.ui"


def counted(count: int, one: str, many: str, **values: object) -> str:
    """Return the text for one thing, or the one for any other number; German and English have these two forms."""
    return str(Message(many, {"count": count, **values}, one))


def language() -> str:
    """Return the language in force, 'de' or 'en'."""
    return _now.language


def read_po(path: Path) -> dict[str, str]:
    """Read a catalogue: msgid and msgstr, each on one line or continued by quoted lines."""
    pairs: dict[str, str] = {}
    for key, more_key, text, more_text in _PAIR.findall(path.read_text(encoding="utf-8")):
        pairs[_joined(key, more_key)] = _joined(text, more_text)
    pairs.pop("", None)  # the head of a file
    return pairs


def _joined(first: str, more: str) -> str:
    text = first + "".join(line[1:-1] for line in more.splitlines()) if more else first
    return _unescape(text) if "\\" in text else text


def _unescape(text: str) -> str:
    return re.sub(r"\\.", lambda found: _ESCAPES.get(found[0], found[0]), text)


def use_language(name: str) -> None:
    """Switch all texts of this process to 'de' or 'en'; raises ValueError for another one."""
    if name not in LANGUAGES:
        raise ValueError(f"no such language: {name}")
    _now.language = name
    _now.catalogues = _Catalogues({}) if name == "en" else _catalogues(APP, name)


@functools.cache
def _catalogues(root: Path, name: str) -> _Catalogues:
    paths = sorted(path for place in PLACES for path in root.glob(f"{place}/locale/{name}.po"))
    return _Catalogues(
        {".".join(("app", *path.parent.parent.relative_to(root).parts)): path for path in paths}
    )


@dataclass(frozen=True)
class Message:
    """A template and its values; amounts, days, messages and words of the catalogues in it are written in the language in force.

    `one` is the template for a count of one, topic the module whose catalogue is asked first.
    """

    template: str
    values: dict[str, Any] = field(default_factory=dict)
    one: str = ""
    topic: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not self.topic:
            object.__setattr__(self, "topic", getattr(self.template, "topic", ""))

    def __str__(self) -> str:
        template = self.one if self.one and self.values.get("count") == 1 else self.template
        return _translated(template, self.topic).format(
            **{name: _shown(name, value) for name, value in self.values.items()}
        )


codec.register("message", Message, "app.core.messages:Message")


def _shown(name: str, value: object) -> object:
    from app.core import format as formats

    if isinstance(value, Decimal):
        return formats.money(value)
    if isinstance(value, datetime.datetime):
        return formats.moment(value)
    if isinstance(value, datetime.date):
        return formats.day(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value if name in ORDINALS else formats.count(value)
    return _(value) if isinstance(value, Marked) else value


@dataclass(frozen=True)
class Text:
    """A text that data carry in both languages."""

    de: str
    en: str

    def __str__(self) -> str:
        return self.de if _now.language == "de" else self.en
