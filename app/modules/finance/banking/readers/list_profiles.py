"""How banks write their lists: profiles that come with Kontor (resources/bank/profiles.toml) or that a clerk made, and which one fits a file.

A column is named by its title, or by its number as #3 where it has none. A profile whose titles are one #7 is of lists
without titles that have seven columns.
"""

from __future__ import annotations

import csv
import functools
import io
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence

from app.core import codec, paths
from app.core.dataclass import dataclass, field
from app.core.errors import Invalid, KontorError
from app.core.messages import N_

HEAD_ROWS = 30  # the titles stand in one of these
NUMBER = re.compile(r"#(\d{1,3})")
OWN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}")
TIME = r"(?:[T ]\d{1,2}:\d{2}.*| [Nn]eu)?$"
DAYS = (
    (re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})" + TIME), (2, 1, 0)),
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})" + TIME), (0, 1, 2)),
    (re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})" + TIME), (2, 1, 0)),
    (re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})" + TIME), (2, 1, 0)),
    (re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})$"), (0, 1, 2)),
)


@dataclass(frozen=True)
class Profile:
    """How a bank writes its list: titles that must be there, titles of each field, and what stands around the rows.

    point: amounts have a decimal point; either: point or comma, by file. leave are states whose rows never happened;
    pattern reads name, iban, text and reference out of the text; cost says that fees are stated as what they cost.
    """

    name: str
    must: tuple[str, ...]
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    point: bool = False
    balances: bool = False
    account: str = ""
    either: bool = False
    leave: tuple[str, ...] = ()
    pattern: str = ""
    cost: bool = False

    @property
    def width(self) -> int:
        """The number of columns of a list without titles, 0 for one that has titles."""
        hit = NUMBER.fullmatch(self.must[0]) if len(self.must) == 1 else None
        return int(hit[1]) if hit else 0

    @property
    def comma(self) -> bool | None:
        """How amounts are read: with a comma, a point, or by what stands there."""
        return None if self.either else not self.point


codec.register("banking.list_profile", Profile)


@functools.cache
def profiles() -> tuple[Profile, ...]:
    """Return the profiles that come with Kontor."""
    text = (paths.resources() / "bank" / "profiles.toml").read_text(encoding="utf-8")
    lists = ("must", "leave")
    return tuple(
        Profile(**{**one, **{key: tuple(one[key]) for key in lists if key in one}})
        for one in tomllib.loads(text)["profile"]
    )


def plain_title(text: str) -> str:
    """Return a title by its letters a to z and figures: broken umlauts, blanks and marks do not count."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def place_of(title: str, titles: Sequence[str]) -> int:
    """Return the place of a column among plain titles by its title or number, -1 where there is none."""
    if hit := NUMBER.fullmatch(title):
        return int(hit[1]) - 1
    plain = plain_title(title)
    return titles.index(plain) if plain in titles else -1


def decoded(data: bytes) -> str:
    """Return a bank file as text: UTF-16 by its mark, else UTF-8, else Windows-1252; raises Invalid for what is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise Invalid(N_("This is not a text file."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def split_rows(text: str, mark: str, most: int | None = None) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a list with their line, up to a line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    line = 1
    for row in reader:
        yield line, row
        line = reader.line_num + 1
        if most is not None and line > most:
            return


def looks_like_day(text: str) -> bool:
    """Say whether a cell is a day, with or without a time."""
    return any(form.match(text.strip()) for form, _order in DAYS)


def find(data: bytes, more: Sequence[Profile] = ()) -> tuple[Profile, str, int] | None:
    """Return the profile that fits best, the delimiter, and the line of the titles (0 where there are none); None where none fits."""
    text = decoded(data)
    best: tuple[int, tuple[Profile, str, int]] | None = None
    for mark in ";,\t":
        for line, row in split_rows(text, mark, HEAD_ROWS):
            titles = {plain_title(cell) for cell in row}
            for profile in (*more, *profiles()):
                fits = (
                    line == 1 and _untitled(profile, row)
                    if profile.width
                    else {plain_title(title) for title in profile.must} <= titles
                )
                if fits and (best is None or len(profile.must) > best[0]):
                    best = len(profile.must), (profile, mark, 0 if profile.width else line)
    return best[1] if best else None


def _untitled(profile: Profile, row: Sequence[str]) -> bool:
    """Say whether the first row of a file is one of a list without titles: its width, a day where it belongs, an own IBAN where one is."""
    if len(row) != profile.width:
        return False
    day, own = (place_of(next(iter(profile.fields.get(key, ())), ""), ()) for key in ("day", "own"))
    fine = own < 0 or OWN.fullmatch(row[own].replace(" ", "").strip("'")) is not None
    return 0 <= day < len(row) and looks_like_day(row[day]) and fine


def fits(data: bytes, more: Sequence[Profile] = ()) -> bool:
    """Say whether a file is a list that a profile knows."""
    try:
        return data[:1] != b"<" and find(data, more) is not None
    except (KontorError, csv.Error):
        return False
