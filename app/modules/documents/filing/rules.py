"""How long a paper is kept and why: classes of retention as dated data of law, from resources/law/retention.json.

A term ends on 31 December (§ 147 (4) AO, § 257 (5) HGB), except terms of
months, which end by the day. It never ends earlier by itself, and while the
papers matter for an open assessment it does not end (§ 147 (3) AO): the end
calls for a review, never for deletion.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from app.core.dataclass import dataclass
from app.core.dates import add_months
from app.core.messages import N_, Message, Text
from app.core.paths import resources

FOREVER = datetime.date(9999, 12, 31)
DIRECTIONS = {"in": N_("received"), "out": N_("sent"), "internal": N_("internal")}
KINDS = {
    "text": N_("Text"),
    "number": N_("Number"),
    "money": N_("Amount"),
    "day": N_("Date"),
    "flag": N_("Yes or no"),
    "choice": N_("Choice"),
}
WAYS = {
    "any": N_("any of the words"),
    "all": N_("all words"),
    "exact": N_("exactly so"),
    "regex": N_("regular expression"),
    "fuzzy": N_("nearly so"),
}
PROPOSED = {
    "type": N_("Type"),
    "contact": N_("Contact"),
    "node": N_("Plan"),
    "case": N_("Case"),
    "tag": N_("Tag"),
}
REQUIRABLE = {
    "contact": N_("Contact"),
    "doc_date": N_("Date of the document"),
    "amount": N_("Amount"),
    "reference": N_("Number of the sender"),
    "case": N_("Case"),
}


@dataclass(frozen=True)
class RetentionClass:
    """A class: its words, what starts the term (origin, end of the relation, filing), the source in law, and its spans."""

    key: str
    title: Text
    start: str
    source: str
    spans: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Term:
    """How long a document is kept: until when (None while the relation has not ended), and why in words."""

    until: datetime.date | None
    why: Message


@cache
def classes() -> dict[str, RetentionClass]:
    """Return the classes of retention by key."""
    rows = json.loads((resources() / "law" / "retention.json").read_text(encoding="utf-8"))["classes"]
    return {
        r["key"]: RetentionClass(r["key"], Text(r["de"], r["en"]), r["start"], r["source"], tuple(r["spans"]))
        for r in rows
    }


@cache
def defaults() -> dict[str, Any]:
    """Return the default plan, types and areas."""
    return dict(json.loads((resources() / "documents" / "filing.json").read_text(encoding="utf-8")))


@cache
def type_words() -> dict[str, tuple[str, ...]]:
    """Return the words by which papers of a type name themselves, by the key of the type."""
    return {one["key"]: tuple(one["words"]) for one in defaults()["types"]}


@cache
def _titles() -> dict[str, Text]:
    rows = defaults()
    found = {f"node:{one['code']}": Text(one["de"], one["en"]) for one in rows["plan"]}
    found |= {f"type:{one['key']}": Text(one["de"], one["en"]) for one in rows["types"]}
    return found | {f"area:{one['key']}": Text(one["de"], one["en"]) for one in rows["areas"]}


def default_title(kind: str, key: str) -> str:
    """Return the title of a default node, type or area in the language in force; the key itself where there is none."""
    return str(_titles().get(f"{kind}:{key}", key))


def origin_of(direction: str, doc_date: datetime.date | None, received: datetime.date) -> datetime.date:
    """Return the day from which the term of a paper runs: of what was received the day it came (§ 147 (4) AO, § 257 (5) HGB), never before
    the day it bears; of what was sent or made here the day it bears.
    """
    if doc_date is None:
        return received
    return max(doc_date, received) if direction == "in" else doc_date


def term(
    key: str,
    type_title: str,
    origin: datetime.date,
    end: datetime.date | None = None,
    filed: datetime.date | None = None,
) -> Term:
    """Return until when a document of a class is kept and why.

    origin is the day it was made or received, end the day the relation ended
    (contract, case, employment), filed the day it was filed. Where a shorter
    term applies only to papers whose longer one still ran on a day
    (BEG IV: 1 January 2025), the longer one stays for those that had ended.
    """
    about = classes()[key]
    start = {"origin": origin, "end": end, "filed": filed or origin}[about.start]
    values = {"what": type_title, "class": str(about.title), "source": about.source}
    if any(span.get("forever") for span in about.spans):
        return Term(FOREVER, Message(N_("for ever, because {what}: {class}"), values))
    if start is None:
        return Term(None, Message(N_("until its end is known, because {what}: {class} ({source})"), values))
    for span in about.spans:
        if "months" in span:
            until = add_months(start, int(span["months"]))
            return Term(until, Message(N_("until {until} because {what}, {months} months from {start}: {class} ({source})"),
                                       {**values, "until": until, "months": span["months"], "start": start}))  # fmt: skip
        until = datetime.date(start.year + int(span["years"]), 12, 31) if span["years"] else start
        limit = span.get("running_before")
        if limit and until >= datetime.date.fromisoformat(limit):
            continue
        if not span["years"]:
            return Term(
                until,
                Message(
                    N_("until {until} because {what}: no law asks to keep it"), {**values, "until": until}
                ),
            )
        return Term(until, Message(N_("until {until} because {what}, {years} years, year {year}: {class} ({source})"),
                                   {**values, "until": until, "years": span["years"], "year": str(start.year)}))  # fmt: skip
    raise ValueError(f"{key}: no span applies")


@dataclass(frozen=True)
class NodeDraft:
    """A place in the plan as typed."""

    code: str
    title: str
    retention: str = ""
    area: int = 0
    active: bool = True


@dataclass(frozen=True)
class TypeDraft:
    """A type as typed; required are fields by key."""

    key: str
    title: str
    direction: str = "in"
    retention: str = "letter"
    node: str = "9"
    area: int = 0
    required: tuple[str, ...] = ()
    approve: bool = False
    active: bool = True


@dataclass(frozen=True)
class FieldDraft:
    """A field of a type as typed."""

    type: str
    title: str
    kind: str = "text"
    required: bool = False
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class AreaDraft:
    """An area as typed."""

    title: str
