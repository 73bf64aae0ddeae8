"""Fields that people give the records of a category: their formats, what is typed of one, and whether a value fits it."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable

from app.core import dates
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_

FORMATS = {
    "any": N_("any text"),
    "alpha": N_("letters"),
    "numeric": N_("figures"),
    "date": N_("Date"),
    "mail": N_("mail address"),
    "url": N_("web address"),
    "ip": N_("IP address"),
    "mac": N_("MAC address"),
    "flag": N_("Yes or no"),
    "choice": N_("Choice"),
    "regex": N_("pattern"),
}


@dataclass(frozen=True)
class FieldDraft:
    """A field of a category as typed; options are the values of a choice, or the pattern."""

    category: int
    title: str
    format: str = "any"
    options: str = ""
    required: bool = False
    unique_value: bool = False


@dataclass(frozen=True)
class FieldRow:
    """An own field as forms and lists know it."""

    id: int
    version: int
    draft: FieldDraft
    category_name: str


def check_field(draft: FieldDraft) -> None:
    """Raise Invalid for a choice without values, or a pattern that is none."""
    if draft.format == "choice" and len(options_of(draft)) < 2:
        raise Invalid(N_("A choice has at least two values, one a line."), field="options")
    if draft.format == "regex":
        try:
            re.compile(draft.options)
        except re.error as error:
            raise Invalid(
                N_("This is not a pattern: {reason}"), field="options", reason=str(error)
            ) from error


LONGEST = 300
YES = frozenset({"1", "x", "*", "ja", "yes", "true", "wahr"})  # small letters, as files and people write it
NO = frozenset({"0", "-", "nein", "no", "false", "falsch"})
_PATTERNS = {
    "alpha": r"[^\W\d_ ]+(?: [^\W\d_]+)*",
    "numeric": r"\d+",
    "mail": r"[^@\s]+@[^@\s]+\.[^@\s]+",
    "url": r"https?://\S+",
    "mac": r"[0-9a-fA-F]{2}(?:[:-]?[0-9a-fA-F]{2}){5}",
}


def checked(about: FieldDraft, text: str) -> str:
    """Return a value of an own field as it is kept: days as ISO, MAC with colons; raises Invalid for what does not fit its format."""
    clean = text.strip()
    if not clean:
        if about.required:
            raise Invalid(N_("{name} is empty."), name=about.title)
        return ""
    special: dict[str, Callable[[str], str]] = {
        "date": lambda value: dates.read_iso(value).isoformat(),
        "ip": lambda value: str(ipaddress.ip_address(value)),
        "mac": _mac,
        "flag": _flag,
    }
    try:
        if about.format in special:
            return special[about.format](clean)
    except ValueError as error:
        raise Invalid(
            N_("{name}: {value} is no {format}."), name=about.title, value=clean, format=FORMATS[about.format]
        ) from error
    pattern = about.options if about.format == "regex" else _PATTERNS.get(about.format, "")
    if pattern and not re.fullmatch(pattern, clean):
        raise Invalid(N_("{name}: {value} does not fit its format."), name=about.title, value=clean)
    if about.format == "choice" and clean not in options_of(about):
        raise Invalid(N_("{name}: {value} is none of its values."), name=about.title, value=clean)
    if len(clean) > LONGEST:
        raise Invalid(N_("{name}: at most {limit} characters."), name=about.title, limit=LONGEST)
    return clean


def _flag(text: str) -> str:
    if text and text.lower() not in YES | NO:
        raise ValueError(text)
    return "1" if text.lower() in YES else ""


def _mac(text: str) -> str:
    if not re.fullmatch(_PATTERNS["mac"], text):
        raise ValueError(text)
    plain = re.sub(r"[^0-9a-fA-F]", "", text).lower()
    return ":".join(plain[n : n + 2] for n in range(0, 12, 2))


def options_of(about: FieldDraft) -> tuple[str, ...]:
    """Return the values of a choice, a line each."""
    return tuple(line.strip() for line in about.options.splitlines() if line.strip())
