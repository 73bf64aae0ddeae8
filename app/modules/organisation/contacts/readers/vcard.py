"""vCard 3.0 (RFC 2426) and 4.0 (RFC 6350), written and read; also 2.1 of old phones with quoted-printable is read.

Lines are folded at 75 octets; backslashes escape commas, semicolons and line breaks; a group ('item1.') binds what belongs together.
What the standard has no word for stands in lines that begin with X-KONTOR-.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from app.core.dataclass import dataclass
from app.core.dates import read_iso
from app.core.errors import BadFile, Fault
from app.core.messages import N_, Message
from app.modules.organisation.contacts.rules.cards import Card, WorksFor
from app.modules.organisation.contacts.rules.contact import KINDS, ROLES, TITLES, ContactDraft, in_language
from app.modules.organisation.contacts.rules.parts import (
    PURPOSES,
    AddressDraft,
    BankDraft,
    ChannelDraft,
    OwnFieldDraft,
    joined_tags,
    tags_of,
)

VERSIONS = ("3.0", "4.0")
FOLD = 75
MR, MS = {"herr", "mr", "mr."}, {"frau", "ms", "ms.", "mrs", "mrs."}
TYPES = {"phone": "voice", "mobile": "cell", "fax": "fax"}
PLACES = {"work": "work", "private": "home"}
OWN = ("vat_id", "leitweg_id", "buyer_reference", "tax_number", "register_number", "our_number", "extra")


@dataclass(frozen=True)
class Line:
    """One line of a card: group, name in capitals, parameters by name in capitals, the raw value, where it stood."""

    group: str
    name: str
    params: dict[str, list[str]]
    value: str
    number: int


# -- writing -----------------------------------------------------------------------
def write_vcards(cards: Iterable[Card], version: str = "4.0") -> str:
    """Return cards as a vCard file of a version, 3.0 or 4.0."""
    if version not in VERSIONS:
        raise ValueError(version)
    return "".join("".join(f"{_folded(line)}\r\n" for line in _lines(card, version)) for card in cards)


def _lines(card: Card, version: str) -> Iterator[str]:
    draft = card.draft
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    if version == "4.0":
        yield f"KIND:{'individual' if draft.kind == 'person' else 'org'}"
    yield f"X-KONTOR-KIND:{draft.kind}"
    yield f"FN:{escaped(draft.name)}"
    prefixes = [in_language(TITLES[draft.title], draft.language)] if draft.title else []
    prefixes += [draft.degree] if draft.degree else []
    names = (draft.last_name, draft.first_name, "")
    yield f"N:{';'.join(map(escaped, names))};{','.join(map(escaped, prefixes))};"
    if draft.kind != "person":
        yield f"ORG:{escaped(draft.name)}"
    yield from _employed(card)
    yield from _reached(card, version)
    if draft.tags:
        yield f"CATEGORIES:{','.join(map(escaped, tags_of(draft.tags)))}"
    yield f"{'LANG' if version == '4.0' else 'X-KONTOR-LANG'}:{draft.language}"
    if draft.notes:
        yield f"NOTE:{escaped(draft.notes)}"
    yield from _ours(card)
    yield "END:VCARD"


def _ours(card: Card) -> Iterator[str]:
    for name in OWN:
        if getattr(card.draft, name):
            yield f"X-KONTOR-{name.upper().replace('_', '-')}:{escaped(getattr(card.draft, name))}"
    for role in card.roles:
        yield f"X-KONTOR-ROLE:{role}"
    for own in card.own:
        yield f"X-KONTOR-FIELD:{escaped(own.name)};{escaped(own.value)}"


def _employed(card: Card) -> Iterator[str]:
    for place, one in enumerate(card.works_for, 1):
        group = f"org{place}"
        yield f"{group}.ORG:{escaped(one.organisation)};{escaped(one.department)}"
        yield f"{group}.TITLE:{escaped(one.function)}"
        for name, day in (("SINCE", one.since), ("UNTIL", one.until)):
            if day is not None:
                yield f"{group}.X-KONTOR-{name}:{day.isoformat()}"


def _reached(card: Card, version: str) -> Iterator[str]:
    for way in card.channels:
        types = [TYPES[way.kind]] if way.kind in TYPES else []
        name = {"mail": "EMAIL", "web": "URL"}.get(way.kind, "TEL")
        yield f"{name}{_params(types, way.purpose, way.preferred, version)}:{escaped(way.value)}"
    for at in card.addresses:
        parts = ("", at.extra, at.street, at.town, "", at.postcode, at.country)
        yield f"ADR{_params([], at.purpose, at.preferred, version)}:{';'.join(map(escaped, parts))}"
    for bank in card.banks:
        details = (bank.iban, bank.bic, bank.holder)
        yield f"X-KONTOR-BANK{_params([], bank.purpose, bank.preferred, version)}:{';'.join(map(escaped, details))}"


def _params(types: Sequence[str], purpose: str, preferred: bool, version: str) -> str:
    words = [*types, *([PLACES.get(purpose, f"x-{purpose}")] if purpose else [])]
    if preferred and version == "3.0":
        words.append("pref")
    made = f";TYPE={','.join(words)}" if words else ""
    if len(words) > 1 and version == "4.0":
        made = f';TYPE="{",".join(words)}"'
    return made + (";PREF=1" if preferred and version == "4.0" else "")


def escaped(text: str) -> str:
    """Escape a value of a card."""
    clean = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return re.sub(r"\r\n|\r|\n", r"\\n", clean)


def _folded(line: str) -> str:
    """Fold a line so that none is longer than 75 octets, never inside a letter."""
    found, begun, size = list[str](), "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > FOLD:
            found.append(begun)
            begun, size = " ", 1
        begun, size = begun + letter, size + octets
    return "\r\n".join([*found, begun])


# -- reading -----------------------------------------------------------------------
def read_vcards(data: bytes, name: str) -> list[Card]:
    """Return the cards of a file; raises BadFile for what is none, or one that breaks off."""
    text = _text(data)
    found, begun = list[Card](), list[Line]()
    inside = 0
    for line in _unfolded(text):
        if line.name == "BEGIN" and line.value.strip().upper() == "VCARD":
            if inside:
                raise BadFile(
                    [Fault(name, line.number, "", Message(N_("A card begins inside another one.")))], name
                )
            begun, inside = [], line.number
        elif line.name == "END" and line.value.strip().upper() == "VCARD" and inside:
            found.append(_card(begun, inside))
            inside = 0
        elif inside:
            begun.append(line)
    if inside:
        raise BadFile([Fault(name, inside, "", Message(N_("This card breaks off before its end.")))], name)
    if not found:
        raise BadFile([Fault(name, 1, "", Message(N_("There is no vCard in this file.")))], name)
    return found


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _unfolded(text: str) -> Iterator[Line]:
    """Yield the lines of a file, folded ones joined, those of quoted-printable too."""
    joined: list[tuple[int, str]] = []
    for number, raw in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        soft = bool(joined) and joined[-1][1].endswith("=") and "QUOTED-PRINTABLE" in joined[-1][1].upper()
        if soft:
            joined[-1] = (joined[-1][0], joined[-1][1][:-1] + raw)
        elif raw[:1] in (" ", "\t") and joined:
            joined[-1] = (joined[-1][0], joined[-1][1] + raw[1:])
        elif raw.strip():
            joined.append((number, raw))
    for number, whole in joined:
        made = _line(whole, number)
        if made is not None:
            yield made


def _line(whole: str, number: int) -> Line | None:
    head = re.match(r'((?:[^:"]|"[^"]*")*):', whole)
    if head is None:
        return None
    name, *given = re.findall(r'(?:[^;"]|"[^"]*")+', head[1])
    group, _dot, bare = name.rpartition(".")
    params: dict[str, list[str]] = {}
    for one in given:
        key, equals, value = one.partition("=")
        words = value.strip('"').split(",") if equals else [key]  # 2.1 leaves the name of a type out
        params.setdefault(key.upper() if equals else "TYPE", []).extend(
            word.strip().lower() for word in words
        )
    value = whole[head.end() :]
    if "quoted-printable" in params.get("ENCODING", []) + params.get("TYPE", []):
        value = quopri.decodestring(value.encode()).decode((params.get("CHARSET") or ["utf-8"])[0], "replace")
        value = value.replace("\r\n", "\\n").replace("\n", "\\n")
    return Line(group.lower(), bare.upper(), params, value, number)


def split(value: str, by: str = ";") -> list[str]:
    """Divide a value at a sign that no backslash escapes, and take the escapes away."""
    found, begun, escaped_now = list[str](), "", False
    for letter in value:
        if escaped_now:
            begun += "\n" if letter in "nN" else letter
            escaped_now = False
        elif letter == "\\":
            escaped_now = True
        elif letter == by:
            found.append(begun)
            begun = ""
        else:
            begun += letter
    return [*found, begun]


def _purpose(line: Line) -> str:
    for word in line.params.get("TYPE", []):
        bare = word.removeprefix("x-")
        if bare in PURPOSES and bare:
            return bare
        if word == "home":
            return "private"
    return ""


def _preferred(line: Line) -> bool:
    return "pref" in line.params.get("TYPE", []) or "1" in line.params.get("PREF", [])


def _first(lines: Sequence[Line], name: str) -> str:
    return next((split(line.value, "\0")[0].strip() for line in lines if line.name == name), "")


def _parts(line: Line, count: int) -> list[str]:
    parts = [part.strip() for part in split(line.value)]
    return [*parts, *[""] * count][:count]


def _card(lines: Sequence[Line], number: int) -> Card:
    named = next((_prefixed(line) for line in lines if line.name == "N"), ("", "", "", ""))
    last, first, title, degree = named
    kind = _first(lines, "X-KONTOR-KIND")
    orgs = [line for line in lines if line.name == "ORG"]
    if kind not in KINDS:
        org = _first(lines, "KIND").lower() == "org" or _first(lines, "X-ABSHOWAS").upper() == "COMPANY"
        kind = "company" if org or (orgs and not (last or first)) else "person"
    name = _first(lines, "FN") or " ".join(filter(None, (first, last)))
    if kind != "person" and orgs:
        name = _parts(orgs[0], 1)[0] or name
    more: dict[str, Any] = {one: _first(lines, f"X-KONTOR-{one.upper().replace('_', '-')}") for one in OWN}
    draft = ContactDraft(
        name, kind, title=title, degree=degree, first_name=first, last_name=last, notes=_first(lines, "NOTE"),
        tags=joined_tags(word for line in lines if line.name == "CATEGORIES" for word in split(line.value, ",")),
        language="en" if (_first(lines, "LANG") or _first(lines, "X-KONTOR-LANG")).startswith("en") else "de",
        **more,
    )  # fmt: skip
    addresses = tuple(_address(line) for line in lines if line.name == "ADR" and line.value.strip("; "))
    channels = tuple(
        _channel(line) for line in lines if line.name in ("TEL", "EMAIL", "URL") and line.value.strip()
    )
    return Card(
        replace(draft, country=addresses[0].country if addresses else "DE"),
        channels,
        addresses,
        tuple(_bank(line) for line in lines if line.name == "X-KONTOR-BANK"),
        tuple(_works_for(line, lines) for line in orgs) if kind == "person" else (),
        roles=tuple(line.value for line in lines if line.name == "X-KONTOR-ROLE" and line.value in ROLES),
        own=tuple(OwnFieldDraft(*_parts(line, 2)) for line in lines if line.name == "X-KONTOR-FIELD"),
        line=number,
    )


def _prefixed(line: Line) -> tuple[str, str, str, str]:
    """Return last and first name, how one is addressed, and the academic title."""
    raw = [*re.split(r"(?<!\\);", line.value), "", "", "", ""]
    last, first = split(raw[0], "\0")[0].strip(), split(raw[1], "\0")[0].strip()
    words = [word.strip() for word in split(raw[3], ",") if word.strip()]
    title = next(("mr" if word.lower() in MR else "ms" for word in words if word.lower() in MR | MS), "")
    return last, first, title, " ".join(word for word in words if word.lower() not in MR | MS)


def _address(line: Line) -> AddressDraft:
    box, extra, street, town, _region, postcode, country = _parts(line, 7)
    code = country.upper() if re.fullmatch(r"[A-Za-z]{2}", country) else "DE"
    return AddressDraft(
        _purpose(line), extra, street or box, postcode, town, country=code, preferred=_preferred(line)
    )


def _channel(line: Line) -> ChannelDraft:
    types = line.params.get("TYPE", [])
    kind = {"EMAIL": "mail", "URL": "web"}.get(line.name, "")
    if not kind:
        known = {"cell": "mobile", "fax": "fax"}
        kind = next((kind for sign, kind in known.items() if sign in types), "phone")
    value = split(line.value, "\0")[0].strip()
    return ChannelDraft(kind, re.sub(r"^(tel|mailto):", "", value), _purpose(line), _preferred(line))


def _bank(line: Line) -> BankDraft:
    iban, bic, holder = _parts(line, 3)
    return BankDraft(iban, bic, holder, _purpose(line), _preferred(line))


def _works_for(line: Line, lines: Sequence[Line]) -> WorksFor:
    organisation, department = _parts(line, 2)
    same = [one for one in lines if one.group == line.group]
    since, until = _first(same, "X-KONTOR-SINCE"), _first(same, "X-KONTOR-UNTIL")
    return WorksFor(
        organisation, _first(same, "TITLE"), department, read_iso(since) if since else None, read_iso(until) if until else None
    )  # fmt: skip
