"""What a schema complains of, in words that a clerk can pass on: what is missing, what must not stand there, which value is none."""

from __future__ import annotations

import re

from app.core.messages import N_, _

NAME = r"Element '(?P<name>[^']*)'"
KINDS = (
    (
        re.compile(rf"{NAME}: Missing child element\(s\)\. Expected is (?:one of )?\( (?P<wanted>.*) \)\."),
        N_("Line {line}: in “{name}” something is missing: {wanted}."),
    ),
    (
        re.compile(rf"{NAME}: This element is not expected\. Expected is (?:one of )?\( (?P<wanted>.*) \)\."),
        N_("Line {line}: “{name}” must not stand here; what belongs here is {wanted}."),
    ),
    (
        re.compile(rf"{NAME}: This element is not expected\."),
        N_("Line {line}: “{name}” must not stand here."),
    ),
    (
        re.compile(rf"{NAME}, attribute '(?P<attribute>[^']*)': .*'(?P<value>[^']*)' is not a valid value"),
        N_("Line {line}: “{value}” is no value for “{attribute}” of “{name}”."),
    ),
    (
        re.compile(rf"{NAME}: The attribute '(?P<attribute>[^']*)' is required but missing\."),
        N_("Line {line}: “{name}” lacks its attribute “{attribute}”."),
    ),
    (
        re.compile(rf"{NAME}: (?:\[facet '[^']*'\] The value )?'(?P<value>[^']*)' (?:is not|has a length)"),
        N_("Line {line}: “{value}” is no value for “{name}”."),
    ),
)


RULES = (  # what the rule sets of Factur-X say of the bounds of a profile
    (
        re.compile(r"^Value of '(?:\w+:)?(?P<name>[^']*)' is not allowed\.$"),
        N_("The value of “{name}” is none of those allowed."),
    ),
    (
        re.compile(r"^Element '(?:\w+:)?(?P<name>[^']*)' must occur exactly (?P<count>\d+) times\.$"),
        N_("“{name}” must stand there exactly {count} times."),
    ),
    (
        re.compile(r"^Element '(?:\w+:)?(?P<name>[^']*)' may occur at maximum (?P<count>\d+) times\.$"),
        N_("“{name}” must stand there at most {count} times."),
    ),
    (
        re.compile(r"^Element '(?:\w+:)?(?P<name>[^']*)' must occur at least (?P<count>\d+) times\.$"),
        N_("“{name}” must stand there at least {count} times."),
    ),
)


def rule_in_words(message: str) -> str:
    """Return what a rule set says of the bounds of a profile as a sentence, anything else as it is."""
    for pattern, words in RULES:
        if found := pattern.search(message):
            return _(words).format(**found.groupdict())
    return message


def in_words(line: int, complaint: str) -> str:
    """Return the complaint of a schema about a line as a sentence; one of a kind that is not known here stays as it is."""
    short = re.sub(r"\{[^}]*\}", "", complaint)
    for pattern, words in KINDS:
        if found := pattern.search(short):
            values = found.groupdict()
            values["wanted"] = _(" or ").join(re.split(r",\s*", values.get("wanted") or ""))
            return _(words).format(line=line, **values)
    return _("Line {line}: {reason}").format(line=line, reason=short)
