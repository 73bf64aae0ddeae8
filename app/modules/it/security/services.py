"""What is done for data security: points answered, backups noted, weaknesses settled, accesses granted and revoked."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.data.drafts import between, must_be_unique, must_differ, must_exist, one_of, required, save_draft
from app.data.office import command
from app.data.record_extras import Target, remind
from app.data.search import index
from app.data.unit import Unit
from app.modules.hr.people.api import Person
from app.modules.it.assets.api import ItAsset
from app.modules.it.infrastructure.api import Component
from app.modules.it.security.models import AccessRight, BackupEvent, BackupPlan, SecurityPoint, Weakness
from app.modules.it.security.rules import (
    DONE,
    EVENTS,
    FIXED,
    LEVELS,
    METHODS,
    NOT_NEEDED,
    POINT_STATES,
    RESULTS,
    SEVERITY,
    TO_DO,
    WEAKNESS_KINDS,
    WEAKNESS_STATES,
    AccessDraft,
    BackupDraft,
    PointDraft,
    WeaknessDraft,
    area_titles,
    areas,
    next_run,
    next_test,
)

MOST_DAYS, MOST_MONTHS, MOST_MINUTES = 3660, 120, 60 * 24 * 14


@command("it.security")
def bring_points(unit: Unit) -> int:
    """Bring the points of the standard checklist that are missing, and return how many; what is answered stays."""
    known = set(unit.connection.scalars(select(SecurityPoint.code)))
    count = 0
    for area in areas():
        for code, title, about in area.points:
            if code in known:
                continue
            key = unit.insert(
                SecurityPoint, code=code, area=area.key, title=str(title), about=str(about), state="open", evidence="", person_id=None, reviewed=None,
                next_review=None, measure="", due=None,
            )  # fmt: skip
            index(unit, SecurityPoint, key, f"{title} {about}", f"{code} {title}")
            count += 1
    return count


@command("it.security")
def save_point(unit: Unit, draft: PointDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a point; what is to be done until a day becomes a follow-up, settled once the point is fulfilled.

    Raises Invalid without a title, for a fulfilled point without evidence, or for a measure without its day.
    """
    title = required(draft.title, "title")
    one_of(draft.state, POINT_STATES, "state")
    one_of(draft.area, area_titles(), "area")
    must_exist(unit, person=(Person, draft.person))
    if draft.state == DONE and not draft.evidence.strip():
        raise Invalid(N_("Say how one can see that it is fulfilled."), field="evidence")
    if draft.measure.strip() and draft.due is None and draft.state not in (DONE, NOT_NEEDED):
        raise Invalid(N_("Say until when this is to be done."), field="due")
    more = {}
    if key is None:
        numbers = [
            int(code[2:])
            for code in unit.connection.scalars(
                select(SecurityPoint.code).where(SecurityPoint.code.startswith("E-"))
            )
        ]
        more = {"code": f"E-{max(numbers, default=0) + 1}"}
    made = save_draft(unit, SecurityPoint, draft, key, version, **more)
    open_day = draft.due if draft.measure.strip() and draft.state not in (DONE, NOT_NEEDED) else None
    remind(unit, Target("it_check", made), "measure", open_day, f"{title}: {draft.measure.strip()}")
    index(unit, SecurityPoint, made, f"{title} {draft.about} {draft.measure}", title)
    return made


# -- backups -----------------------------------------------------------------
@command("it.security")
def save_backup(unit: Unit, draft: BackupDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a backup as it is planned; when it runs and is tested next follows. Raises Invalid naming the field at fault."""
    name = required(draft.name)
    one_of(draft.method, METHODS, "method")
    between(draft.rhythm, "rhythm", 1, MOST_DAYS)
    between(draft.keep_days, "keep_days", 1, MOST_DAYS)
    between(draft.test_months, "test_months", 0, MOST_MONTHS)
    must_be_unique(unit, BackupPlan, name, key)
    must_exist(unit, component=(Component, draft.component), person=(Person, draft.person))
    before = unit.row(BackupPlan, key) if key is not None else {"last_run": None, "last_test": None}
    made = save_draft(
        unit,
        BackupPlan,
        draft,
        key,
        version,
        **({"last_run": None, "last_test": None} if key is None else {}),
    )
    _plan(unit, made, before["last_run"], before["last_test"])
    return made


def _plan(unit: Unit, key: int, last_run: datetime.date | None, last_test: datetime.date | None) -> None:
    row = unit.row(BackupPlan, key)
    run = next_run(last_run, row["rhythm"], unit.today) if row["active"] else None
    test = next_test(last_test, row["test_months"], unit.today) if row["active"] else None
    if last_test is None and row["next_test"] is not None and test is not None:
        test = min(test, row["next_test"])  # changing a plan does not put off a test that was never made
    unit.update(
        BackupPlan, key, {"last_run": last_run, "last_test": last_test, "next_run": run, "next_test": test}
    )


@command("it.security")
def note_backup(
    unit: Unit,
    key: int,
    kind: str,
    day: datetime.date | None = None,
    result: str = "ok",
    minutes: int | None = None,
    note: str = "",
) -> int:
    """Note a run or a restore test; only a successful one moves the next. Raises Invalid for a day to come, or a failure without a word."""
    plan = unit.row(BackupPlan, key, lock=True)
    when = day or unit.today
    one_of(kind, EVENTS, "kind")
    one_of(result, RESULTS, "result")
    between(minutes, "minutes", 0, MOST_MINUTES)
    if when > unit.today:
        raise Invalid(N_("This day is yet to come."), field="day")
    if result != "ok" and not note.strip():
        raise Invalid(N_("Say what went wrong."), field="note")
    made = unit.insert(
        BackupEvent,
        backup_id=key,
        kind=kind,
        day=when,
        result=result,
        minutes=minutes,
        note=note.strip()[:300],
        by=unit.login,
    )
    if result == "ok":
        last = {name: plan[name] for name in ("last_run", "last_test")}
        field = f"last_{kind}"
        last[field] = max(last[field] or when, when)
        _plan(unit, key, last["last_run"], last["last_test"])
    return made


# -- weaknesses --------------------------------------------------------------
@command("it.security")
def save_weakness(
    unit: Unit, draft: WeaknessDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a weakness; one that is to be done until a day is a follow-up. Raises Invalid naming the field at fault.

    An accepted risk needs its reason in the remark; the day on which it was settled is kept by the program.
    """
    title = required(draft.title, "title")
    for field, allowed in (("kind", WEAKNESS_KINDS), ("severity", SEVERITY), ("state", WEAKNESS_STATES)):
        one_of(getattr(draft, field), allowed, field)
    if draft.state == "accepted" and not draft.notes.strip():
        raise Invalid(N_("Say why the risk is accepted."), field="notes")
    must_exist(
        unit,
        component=(Component, draft.component),
        asset=(ItAsset, draft.asset),
        person=(Person, draft.person),
    )
    must_differ(unit, Weakness, key, draft, "title kind reference component asset program", at="title")
    known = unit.row(Weakness, key)["fixed"] if key is not None else None
    fixed = None if draft.state in TO_DO else known or unit.today
    made = save_draft(unit, Weakness, draft, key, version, found=draft.found or unit.today, fixed=fixed)
    day = draft.due if draft.state in TO_DO else None
    remind(
        unit,
        Target("it_weakness", made),
        "weakness",
        day,
        ": ".join(filter(None, (title, draft.measure.strip()))),
    )
    index(
        unit,
        Weakness,
        made,
        f"{title} {draft.reference} {draft.program} {draft.measure}",
        f"{title} {draft.reference}",
    )
    return made


@command("it.security")
def settle_weaknesses(unit: Unit, keys: Sequence[int]) -> int:
    """Settle weaknesses, and return how many were open."""
    count = 0
    for key in keys:
        if unit.row(Weakness, key)["state"] in TO_DO:
            unit.update(Weakness, key, {"state": FIXED, "fixed": unit.today})
            remind(unit, Target("it_weakness", key), "weakness", None, "")
            count += 1
    return count


# -- accesses ----------------------------------------------------------------
@command("it.security")
def grant(unit: Unit, draft: AccessDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep that a person may something; raises Invalid for an open access of the same kind, for who has left, or without what it is."""
    if draft.person is None:
        raise Invalid(N_("Choose a member of staff."), field="person")
    person = unit.row(Person, draft.person)
    what = required(draft.what, "what", N_("Say what the access is to."))
    one_of(draft.level, LEVELS, "level")
    must_exist(unit, component=(Component, draft.component))
    x, day = AccessRight, draft.granted or unit.today
    if key is None and person["leaving"] is not None and person["leaving"] < unit.today:
        raise Invalid(
            N_("{name} no longer works here."),
            field="person",
            name=f"{person['first_name']} {person['last_name']}",
        )
    same = (
        x.person_id == draft.person,
        func.lower(x.what) == what.lower(),
        x.level == draft.level,
        x.revoked.is_(None),
        x.id != (key or 0),
    )
    if unit.connection.scalar(select(x.id).where(*same)) is not None:
        raise Invalid(N_("This access is granted already."), field="what")
    if key is not None and unit.row(x, key)["revoked"] is not None:
        raise Invalid(N_("This access is revoked; grant it anew."), field="what")
    first = {"granted_by": unit.login, "revoked": None, "revoked_by": ""} if key is None else {}
    made = save_draft(unit, x, draft, key, version, granted=day, **first)
    words = Message(
        N_("Does {name} still need this access? {what}"),
        {"name": f"{person['first_name']} {person['last_name']}", "what": what},
    )
    remind(unit, Target("it_access", made), "review", draft.review, str(words))
    return made


@command("it.security")
def revoke(unit: Unit, keys: Sequence[int], day: datetime.date | None = None) -> int:
    """Revoke accesses from a day on, today without one, and return how many were open."""
    count = 0
    for key in keys:
        row = unit.row(AccessRight, key, lock=True)
        if row["revoked"] is None:
            when = day or unit.today
            if when < row["granted"]:
                raise Invalid(N_("This day is before the access was granted."), field="day")
            unit.update(AccessRight, key, {"revoked": when, "revoked_by": unit.login})
            remind(unit, Target("it_access", key), "review", None, "")
            count += 1
    return count
