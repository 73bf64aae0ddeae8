"""Where data security stands: states of points and weaknesses, when a backup is due, and the sum of an area."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from app.core.dataclass import dataclass
from app.core.dates import add_months
from app.core.messages import N_, Text
from app.core.paths import resources

OPEN, PLANNED, PARTLY, DONE, NOT_NEEDED = "open", "planned", "partly", "done", "none"
POINT_STATES = {
    OPEN: N_("not answered"),
    PLANNED: N_("planned"),
    PARTLY: N_("partly fulfilled"),
    DONE: N_("fulfilled"),
    NOT_NEEDED: N_("not needed here"),
}
POINT_TONES = {OPEN: "warn", PLANNED: "open", PARTLY: "open", DONE: "good", NOT_NEEDED: "quiet"}
METHODS = {
    "full": N_("full copy"),
    "increment": N_("changes only"),
    "snapshot": N_("snapshot"),
    "sync": N_("mirror"),
    "export": N_("export"),
}
EVENTS = {"run": N_("Backup run"), "test": N_("Restore test")}
RESULTS = {"ok": N_("successful"), "partly": N_("partly successful"), "failed": N_("failed")}
WEAKNESS_KINDS = {
    "update": N_("Missing update"),
    "weakness": N_("Known weakness"),
    "setting": N_("Unsafe setting"),
}
SEVERITY = {1: N_("low"), 2: N_("middle"), 3: N_("high"), 4: N_("critical")}
FIXED, ACCEPTED, UNAFFECTED = "fixed", "accepted", "unaffected"
WEAKNESS_STATES = {
    OPEN: N_("to be done"),
    PLANNED: N_("planned"),
    FIXED: N_("settled"),
    ACCEPTED: N_("risk accepted"),
    UNAFFECTED: N_("does not concern us"),
}
WEAKNESS_TONES = {OPEN: "bad", PLANNED: "open", FIXED: "good", ACCEPTED: "quiet", UNAFFECTED: "quiet"}
RESULT_TONES = {"ok": "good", "partly": "warn", "failed": "bad"}
TO_DO = (OPEN, PLANNED)
LEVELS = {"read": N_("reading"), "use": N_("using"), "change": N_("changing"), "admin": N_("administration")}
ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Area:
    """An area of the checklist with its points: code, title, what is meant."""

    key: str
    title: Text
    points: tuple[tuple[str, Text, Text], ...]


@lru_cache(maxsize=1)
def areas() -> tuple[Area, ...]:
    """Return the standard checklist, in our own words by the areas of basic protection (BSI, IT-Grundschutz for small bodies)."""
    data = json.loads((resources() / "it" / "security.json").read_text(encoding="utf-8"))
    return tuple(
        Area(
            one["area"],
            Text(one["de"], one["en"]),
            tuple(
                (p["code"], Text(p["de"], p["en"]), Text(p["about_de"], p["about_en"])) for p in one["points"]
            ),
        )
        for one in data["areas"]
    )


OWN = Text("Eigene Punkte", "Own points")


def area_titles() -> dict[str, Text]:
    """Return the title of each area, that of own points last."""
    return {one.key: one.title for one in areas()} | {"own": OWN}


@dataclass(frozen=True)
class PointDraft:
    """A point as typed."""

    title: str
    area: str = "own"
    about: str = ""
    state: str = OPEN
    evidence: str = ""
    person: int | None = None
    reviewed: datetime.date | None = None
    next_review: datetime.date | None = None
    measure: str = ""
    due: datetime.date | None = None


@dataclass(frozen=True)
class BackupDraft:
    """A backup as typed: rhythm in days, tested every so many months (0: never)."""

    name: str
    source: str = ""
    target: str = ""
    method: str = "full"
    rhythm: int = 1
    keep_days: int | None = None
    encrypted: bool = False
    away: bool = False
    offline: bool = False
    component: int | None = None
    person: int | None = None
    test_months: int = 6
    active: bool = True
    notes: str = ""


@dataclass(frozen=True)
class WeaknessDraft:
    """A weakness as typed; found None is today."""

    title: str
    kind: str = "update"
    reference: str = ""
    severity: int = 2
    component: int | None = None
    asset: int | None = None
    program: str = ""
    found: datetime.date | None = None
    due: datetime.date | None = None
    state: str = OPEN
    person: int | None = None
    measure: str = ""
    notes: str = ""


@dataclass(frozen=True)
class AccessDraft:
    """An access as typed; granted None is today."""

    person: int | None
    what: str
    component: int | None = None
    level: str = "use"
    reason: str = ""
    granted: datetime.date | None = None
    review: datetime.date | None = None
    notes: str = ""


def next_run(last: datetime.date | None, rhythm: int, today: datetime.date) -> datetime.date:
    """Return when a backup is due: so many days after the last good one, today where there was none."""
    return last + rhythm * ONE_DAY if last is not None else today


def next_test(last: datetime.date | None, months: int, begun: datetime.date) -> datetime.date | None:
    """Return when restoring must be tested next: months after the last good test, or after the plan began; None for never."""
    return add_months(last or begun, months) if months else None


def fulfilled(states: Iterable[str]) -> tuple[int, int]:
    """Return how many points are fulfilled, of those that are needed."""
    found = Counter(states)
    return found[DONE], sum(count for state, count in found.items() if state != NOT_NEEDED)
