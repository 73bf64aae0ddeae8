"""Duties kept and done, gifts, confidants, and reports of wrongs that only confidants touch; what is three years closed is erased by itself."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.core.errors import Forbidden, Invalid
from app.core.messages import N_
from app.data import numbering
from app.data.approval_rules import check_person
from app.data.drafts import columns_of, required, save_draft
from app.data.office import command
from app.data.record_extras import Target, clear
from app.data.sealed_fields import forget
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.governance.compliance.models import (
    CHANGE,
    CONFIDANTS,
    WHISTLE,
    Confidant,
    Duty,
    DutyDone,
    Gift,
    Report,
)
from app.modules.governance.compliance.queries.duties import confidants
from app.modules.governance.compliance.rules.duties import (
    MACHINE,
    NEW,
    DutyDraft,
    GiftDraft,
    ReportDraft,
    due_of,
    erased_on,
    next_nominal,
    next_term,
)


def _land(unit: Unit) -> str:
    return str(setting(unit.connection, "company.land") or "")


@command(CHANGE)
def save_duty(unit: Unit, draft: DutyDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a duty and return its key. Raises Invalid naming the field, and Conflict."""
    if draft.nominal is None:
        raise Invalid(N_("This field is needed."), field="nominal")
    more: dict[str, Any] = {"due": due_of(draft.nominal, draft.moves, _land(unit))}
    if key is None or unit.row(Duty, key, lock=True)["nominal"] != draft.nominal:
        more["first"] = draft.nominal
    return save_draft(unit, Duty, draft, key, version, **more)


@command(CHANGE)
def do_duty(unit: Unit, key: int, nominal: datetime.date, evidence: str) -> None:
    """Keep that a duty was done for its day, with evidence, and go on to the next day; done for that day already, nothing happens.

    Raises Invalid without evidence. A duty never goes on by itself: what is late stays late until it is done.
    """
    row = unit.row(Duty, key, lock=True)
    if row["due"] is None or row["nominal"] != nominal:
        return
    said = required(evidence, "evidence", N_("Say what proves it."))[:300]
    unit.insert(DutyDone, duty_id=key, nominal=nominal, done=unit.today, evidence=said, login=unit.login)
    following = next_nominal(row["first"], nominal, row["months"])
    if following is None:
        unit.update(Duty, key, {"due": None})
    else:
        unit.update(Duty, key, {"nominal": following, "due": due_of(following, row["moves"], _land(unit))})


@command(CHANGE)
def save_gift(unit: Unit, draft: GiftDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a gift or conflict of interests and return its key. Raises Invalid naming the field, and Conflict."""
    if (draft.amount or 0) < 0:
        raise Invalid(N_("This is not below zero."), field="amount")
    return save_draft(unit, Gift, draft, key, version)


# -- reports of wrongs ---------------------------------------------------------
@command(CONFIDANTS)
def name_confidant(unit: Unit, login: str) -> None:
    """Let somebody know of reports of wrongs; named already, nothing happens. The first one is named by who has the right, others by a confidant.

    Raises Invalid for who may not sign in, Forbidden.
    """
    login = required(login, "login", N_("This field is needed."))
    check_person(unit.connection, login, "login")
    unit.lock("governance.confidants")
    known = confidants(unit.connection)
    if known and unit.login not in known:
        raise Forbidden(N_("Only a confidant names another one."))
    if login not in known:
        unit.insert(Confidant, login=login, since=unit.today)


@command(CONFIDANTS)
def dismiss_confidant(unit: Unit, login: str) -> None:
    """Let somebody no longer know of reports; no longer a confidant, nothing happens. Raises Forbidden, Invalid for the last one while there are reports."""
    unit.lock("governance.confidants")
    known = confidants(unit.connection)
    if login not in known:
        return
    if unit.login not in known:
        raise Forbidden(N_("Only a confidant does this."))
    if len(known) == 1 and unit.connection.scalar(select(Report.id).limit(1)) is not None:
        raise Invalid(N_("Somebody must know of the reports; name another confidant first."), field="login")
    key = unit.connection.scalar(select(Confidant.id).where(Confidant.login == login))
    assert key is not None
    unit.delete(Confidant, int(key))


def _trusted(unit: Unit) -> None:
    if unit.login not in confidants(unit.connection):
        raise Forbidden(N_("Only a confidant does this."))


def _report(unit: Unit, key: int) -> Mapping[str, Any]:
    _trusted(unit)
    return unit.row(Report, key, lock=True)


@command(WHISTLE)
def save_report(unit: Unit, draft: ReportDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a report of a wrong and return its key. Raises Forbidden, Invalid naming the field (a day to come), and Conflict."""
    _trusted(unit)
    if draft.came is None or draft.came > unit.today:
        raise Invalid(N_("Enter the day on which it came."), field="came")
    values = columns_of(Report, draft)
    if key is not None:
        row = _report(unit, key)
        MACHINE.after(row["state"], "change")
        term = next_term(row["state"], draft.came, row["confirmed"])
        unit.update(Report, key, {**values, "term": term}, version)
        return key
    number = numbering.give(unit, Report.number, unit.today.year)
    empty = dict.fromkeys(("confirmed", "answered", "closed", "erased"))
    return unit.insert(
        Report,
        number=number,
        state=NEW,
        term=next_term(NEW, draft.came, None),
        feedback="",
        **values,
        **empty,
    )


@command(WHISTLE)
def confirm_receipt(unit: Unit, key: int) -> None:
    """Keep that the receipt of a report was confirmed today (§ 17 (1) no. 1 HinSchG). Raises Forbidden, Invalid."""
    row = _report(unit, key)
    state = MACHINE.after(row["state"], "confirm")
    unit.update(
        Report,
        key,
        {"state": state, "confirmed": unit.today, "term": next_term(state, row["came"], unit.today)},
    )


@command(WHISTLE)
def give_feedback(unit: Unit, key: int, words: str) -> None:
    """Keep the feedback that was given today: measures planned or taken, and reasons (§ 17 (2) HinSchG). Raises Forbidden, Invalid."""
    row = _report(unit, key)
    state = MACHINE.after(row["state"], "feedback")
    said = required(words, "words", N_("Say which measures are planned or taken, and why."))[:2000]
    unit.update(Report, key, {"state": state, "answered": unit.today, "feedback": said, "term": None})


@command(WHISTLE)
def close_report(unit: Unit, key: int) -> None:
    """Close a report; three years later it is erased. Raises Forbidden, Invalid before the feedback."""
    row = _report(unit, key)
    state = MACHINE.after(row["state"], "close")
    unit.update(Report, key, {"state": state, "closed": unit.today, "erased": erased_on(unit.today)})


def erase_old(unit: Unit) -> None:
    """Erase the reports whose three years are over, and the key of what the trail keeps of them (§ 11 (5) HinSchG)."""
    r = Report
    for key in list(unit.connection.scalars(select(r.id).where(r.erased <= unit.today))):
        clear(unit, Target(r.__tablename__, int(key)))
        unit.delete(r, int(key))
        forget(unit, r.__tablename__, int(key))
