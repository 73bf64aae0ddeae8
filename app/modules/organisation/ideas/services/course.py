"""The course of an idea: received, decided by two people with reasons, carried out as a project, measured after a year, appealed once."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.core.errors import Forbidden, Invalid
from app.core.messages import N_
from app.data.approval_rules import Approval
from app.data.drafts import save_draft
from app.data.office import command
from app.data.unit import Unit
from app.data.workflow import start
from app.modules.hr.people.api import own_person
from app.modules.organisation.ideas.models import CHANGE, VIEW, Assessment, Idea
from app.modules.organisation.ideas.queries.ideas import premium_of, scheme_on
from app.modules.organisation.ideas.rules.ideas import (
    ACCEPTED,
    AFTER,
    ASSESSED,
    CLOSED,
    DEFER,
    DOING,
    DONE,
    MACHINE,
    PARTLY,
    PREMIUM,
    PROPOSED,
    REJECT,
    VerdictDraft,
    effect_day,
)
from app.modules.organisation.ideas.rules.premium import premium
from app.modules.organisation.projects.api import project_for

KIND = "idea"


def _to(unit: Unit, row: Mapping[str, Any], state: str, **more: Any) -> None:
    """Bring an idea into a state; its author has news."""
    unit.update(Idea, row["id"], {"state": state, "news": row["author_id"] is not None, **more})


def _decision_day(unit: Unit, since: datetime.date) -> datetime.date:
    return since + datetime.timedelta(days=scheme_on(unit.connection, since)[1].decision_days)


@command(CHANGE)
def receive(unit: Unit, key: int) -> None:
    """Tell the author that an idea was received; from then on the day of the decision counts. Received already, nothing happens."""
    row = unit.row(Idea, key, lock=True)
    if row["state"] != ASSESSED:
        state = MACHINE.after(row["state"], "receive")
        _to(unit, row, state, answer_by=_decision_day(unit, row["received"]))


@command(CHANGE)
def mark_double(unit: Unit, key: int, number: str) -> None:
    """Say by its number which older idea one repeats: who came first has the priority. So already, nothing happens. Raises Invalid."""
    row = unit.row(Idea, key, lock=True)
    first = unit.connection.execute(
        select(Idea.id, Idea.number).where(Idea.number == number.strip().upper(), Idea.id < key)
    ).first()
    if first is None:
        raise Invalid(N_("Enter the number of an older idea."), field="number")
    if row["double_of_id"] != first.id:
        state = MACHINE.after(row["state"], "double")
        _to(unit, row, state, double_of_id=first.id, decided=unit.today, answer_by=None)


@command(CHANGE)
def propose(unit: Unit, key: int, draft: VerdictDraft, approver: str = "") -> int:
    """Propose a decision with its reasons, reckon the premium, and ask somebody else to decide; return the premium in cents.

    Raises Invalid naming the field, and where nobody can decide.
    """
    row = unit.row(Idea, key, lock=True)
    state = MACHINE.after(row["state"], "propose")
    if not draft.reasons.strip():
        raise Invalid(N_("Give the author the reasons."), field="reasons")
    for name in ("saving", "cost", "points"):
        if getattr(draft, name) < 0:
            raise Invalid(N_("This is not below zero."), field=name)
    accepted = draft.verdict not in (REJECT, DEFER)
    if accepted and not draft.saving and not draft.points:
        raise Invalid(N_("Enter what it saves, or points where that can't be calculated."), field="saving")
    scheme, rules = scheme_on(unit.connection, row["received"])
    found = premium(draft, rules)
    a = Assessment
    known = unit.connection.scalar(select(a.id).where(a.idea_id == key))
    more: dict[str, Any] = {
        "premium": found.amount,
        "net": found.net,
        "scheme_id": scheme,
        "proposed_by": unit.login,
    }
    if known is None:
        empty = dict.fromkeys(("measured", "measured_on", "paid_on"))
        save_draft(unit, a, draft, idea_id=key, effect="", **more, **empty)
    else:
        save_draft(unit, a, draft, int(known), None, **more)
    unit.update(Idea, key, {"state": state})
    start(unit, KIND, key, found.amount, approver)
    return found.amount


def content_of(connection: Connection, key: int) -> Mapping[str, Any]:
    """Return what of an idea is decided: the idea itself, verdict, reasons and figures."""
    i, a = Idea, Assessment
    return dict(
        connection.execute(
            select(
                i.title,
                i.problem,
                i.solution,
                a.verdict,
                a.reasons,
                a.saving,
                a.cost,
                a.points,
                a.factor,
                a.premium,
            )
            .join(a, a.idea_id == i.id)
            .where(i.id == key)
        )
        .mappings()
        .one()
    )


def _ended(unit: Unit, key: int, approved: bool, _comment: str) -> None:
    row = unit.row(Idea, key, lock=True)
    if not approved:
        unit.update(Idea, key, {"state": MACHINE.after(row["state"], "back")})
        return
    MACHINE.after(row["state"], "approve")
    found = unit.connection.execute(
        select(Assessment.verdict, Assessment.reasons).where(Assessment.idea_id == key)
    ).one()
    again = _decision_day(unit, unit.today) if found.verdict == DEFER else None
    _to(unit, row, AFTER[found.verdict], reasons=found.reasons, decided=unit.today, answer_by=again)


def _reopened(unit: Unit, key: int) -> None:
    row = unit.row(Idea, key, lock=True)
    if row["state"] not in AFTER.values() or row["appealed"] is not None or row["project_id"] is not None:
        raise Invalid(N_("It went on since; the decision stays."), field="state")
    day = _decision_day(unit, row["received"])
    unit.update(Idea, key, {"state": PROPOSED, "decided": None, "reasons": "", "answer_by": day})


@command(VIEW)
def appeal(unit: Unit, key: int, words: str) -> None:
    """Let the author appeal against a decision, once and within the days of the scheme. Appealed already, nothing happens.

    Raises Forbidden for anybody else, Invalid without reasons, after the day, or against what was accepted whole.
    """
    row = unit.row(Idea, key, lock=True)
    if row["author_id"] is None or row["author_id"] != own_person(unit.connection):
        raise Forbidden(N_("Only who handed an idea in appeals."))
    if row["appealed"] is not None:
        return
    state = MACHINE.after(row["state"], "appeal")
    verdict = unit.connection.scalar(select(Assessment.verdict).where(Assessment.idea_id == key))
    if row["state"] == ACCEPTED and verdict != PARTLY:
        raise Invalid(N_("It was accepted; there is nothing to appeal against."), field="words")
    if not words.strip():
        raise Invalid(N_("Say why the decision should be looked at again."), field="words")
    last = row["decided"] + datetime.timedelta(
        days=scheme_on(unit.connection, row["received"])[1].appeal_days
    )
    if unit.today > last:
        raise Invalid(N_("An appeal was possible until {day}."), field="words", day=last)
    values = {"state": state, "appealed": unit.today, "appeal": words.strip()[:2000], "news": False}
    unit.update(Idea, key, {**values, "decided": None, "answer_by": _decision_day(unit, unit.today)})


@command(CHANGE)
def carry_out(unit: Unit, key: int) -> int:
    """Make the project that carries an accepted idea out, and return its key; made already, that one."""
    row = unit.row(Idea, key, lock=True)
    if row["project_id"] is not None:
        return int(row["project_id"])
    state = MACHINE.after(row["state"], "begin")
    lead = own_person(unit.connection)
    made = project_for(unit, f"{row['number']} {row['title']}", lead, (), row["solution"] or row["problem"])
    _to(unit, row, state, project_id=made)
    return made


@command(CHANGE)
def finish(unit: Unit, key: int) -> None:
    """Say that an idea was carried out; its effect is measured a year later. So already, nothing happens."""
    row = unit.row(Idea, key, lock=True)
    if row["state"] == DOING:
        _to(unit, row, MACHINE.after(DOING, "finish"), done=unit.today, answer_by=effect_day(unit.today))
    elif row["state"] not in (DONE, CLOSED):
        MACHINE.after(row["state"], "finish")


@command(CHANGE)
def measure(unit: Unit, key: int, saved: int, words: str) -> None:
    """Keep what an idea really saved in its first year, in cents and words; with that its course ends. Ended already, nothing happens.

    Raises Invalid naming the field.
    """
    row = unit.row(Idea, key, lock=True)
    if row["state"] == CLOSED:
        return
    state = MACHINE.after(row["state"], "measure")
    if not words.strip():
        raise Invalid(N_("Say in words what came of it."), field="words")
    a = unit.connection.scalar(select(Assessment.id).where(Assessment.idea_id == key))
    assert a is not None
    unit.update(
        Assessment, int(a), {"measured": saved, "measured_on": unit.today, "effect": words.strip()[:1000]}
    )
    _to(unit, row, state, answer_by=None)


@command(CHANGE)
def pay(unit: Unit, key: int) -> int:
    """Keep that the premium of an accepted idea was paid today, and return it in cents; kept already, nothing happens.

    Raises Invalid before the decision, and for an idea without a name.
    """
    row = unit.row(Idea, key, lock=True)
    found = premium_of(unit.connection, key)
    if row["decided"] is None or found is None or not found.amount:
        raise Invalid(PREMIUM, field="state")
    if row["author_id"] is None:
        raise Invalid(
            N_("Nobody is known whom it could be paid to; the author can say so with the code."),
            field="state",
        )
    a = unit.connection.execute(
        select(Assessment.id, Assessment.paid_on).where(Assessment.idea_id == key)
    ).one()
    if a.paid_on is None:
        unit.update(Assessment, int(a.id), {"paid_on": unit.today})
    return found.amount


APPROVALS = (
    Approval(
        KIND,
        N_("Ideas"),
        Idea.__tablename__,
        content_of,
        _ended,
        reopened=_reopened,
        page="organisation.ideas.ideas",
    ),
)
