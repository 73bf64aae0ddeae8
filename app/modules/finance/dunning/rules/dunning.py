"""The closed lists of dunning and what is typed: groups with their levels, base rates, blocks of items, payment plans, letters."""

from __future__ import annotations

import datetime

from app.core import codec
from app.core.dataclass import dataclass
from app.core.messages import N_

GROUP_KINDS = {
    "business": N_("Businesses and authorities"),
    "private": N_("Consumers"),
    "tag": N_("Contacts with a tag"),
}
BLOCKS = {"disputed": N_("Disputed"), "agreed": N_("More time agreed"), "other": N_("Other reason")}
LEVELS = {1: N_("Level 1"), 2: N_("Level 2"), 3: N_("Level 3"), 4: N_("Level 4"), 5: N_("Level 5")}
HIGHEST = 5
LEVEL_TONES = {1: "quiet", 2: "warn", 3: "bad", 4: "bad", 5: "bad"}
LANGUAGES = {"de": N_("German"), "en": N_("English")}
IN_FORCE, TAKEN_BACK = "sent", "taken"
STATES = {IN_FORCE: N_("in force"), TAKEN_BACK: N_("taken back")}
STATE_TONES = {IN_FORCE: "open", TAKEN_BACK: "quiet"}
FIELDS = ("until", "total", "name", "since")  # what texts of levels may hold in braces


@dataclass(frozen=True)
class GroupDraft:
    """Who is dunned alike: businesses, consumers, or contacts with a tag, which goes before both."""

    name: str = ""
    kind: str = "tag"
    tag: str = ""


@dataclass(frozen=True)
class LevelDraft:
    """A level of a group: from how many days after the due day on, what it costs, and what its letter says.

    fee and minimum in cents; interest and lump say whether interest (§ 288 (1), (2) BGB) and the lump sum (§ 288 (5) BGB) are
    demanded, posts whether costs are posted as a claim at once; term is the days to pay that the letter gives.
    """

    group: int | None = None
    level: int = 1
    days: int = 7
    fee: int = 0
    interest: bool = False
    lump: bool = False
    posts: bool = False
    term: int = 10
    minimum: int = 0
    subject_de: str = ""
    text_de: str = ""
    subject_en: str = ""
    text_en: str = ""


@dataclass(frozen=True)
class RateDraft:
    """A base rate that the office entered: the first day of its half-year, basis points, where it was announced."""

    valid_from: datetime.date | None = None
    rate: int | None = None
    source: str = ""


@dataclass(frozen=True)
class BlockDraft:
    """Why an item is not dunned, and until when; None until somebody ends it."""

    kind: str = "disputed"
    reason: str = ""
    until: datetime.date | None = None


@dataclass(frozen=True)
class PlanDraft:
    """What was agreed on paying in parts: items of one account by document, first day, number of parts, months between them."""

    account: str
    documents: tuple[str, ...]
    first: datetime.date
    count: int
    months: int = 1
    note: str = ""


@dataclass(frozen=True)
class Raised:
    """An item that is to get its next level, as the preview showed it."""

    account: str
    document: str
    level: int


@dataclass(frozen=True)
class RunDone:
    """What a run gave: its key (None where nothing was left), its letters, and how many chosen items were paid or dunned meanwhile."""

    key: int | None
    letters: tuple[int, ...]
    gone: int


codec.register("dunning.group", GroupDraft)
codec.register("dunning.level", LevelDraft)
codec.register("dunning.rate", RateDraft)
codec.register("dunning.block", BlockDraft)
codec.register("dunning.plan", PlanDraft)
codec.register("dunning.raised", Raised)
codec.register("dunning.done", RunDone)
