"""Approval: steps by role or person with substitute and due date, four eyes, reject with a reason; for records of any topic.

Who approves what is set in rules by kind (approval_rules.py). Starting a run copies the rules that apply into steps, so that a
later change of the rules alters nothing that is under way. Steps of one position are decided side by side, positions one after
another. Who started a run never decides in it, and nobody decides two of its steps. A run is about what the record held when it
was asked for: its hash stands in the run, and with another content it is begun anew.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, distinct, exists, func, or_, select

from app.core import codec
from app.core.dataclass import dataclass
from app.core.errors import Forbidden, Invalid
from app.core.messages import N_
from app.data.approval_rules import able, approvals, check_person, steps_by_rules, without_person
from app.data.approval_tables import (
    APPROVED,
    CHANGED,
    OPEN,
    REJECTED,
    SKIPPED,
    WAITING,
    WITHDRAWN,
    ApprovalRun,
    ApprovalStep,
)
from app.data.office import command
from app.data.queries import query
from app.data.record_extras import Target
from app.data.rows import read_all
from app.data.system_tables import Role, User, UserRole
from app.data.unit import Unit
from app.data.visibility import seen


@dataclass(frozen=True)
class StepView:
    """A step as pages show it."""

    id: int
    run: int
    position: int
    role: str
    login: str
    substitute: str
    due: datetime.date
    state: str
    decided_by: str
    decided_at: datetime.datetime | None
    comment: str
    table: str
    key: int
    started_by: str


def by_another(unit: Unit, first: str, refusal: str, **values: Any) -> None:
    """Raise Forbidden with the words of refusal where the second person is the first one: the one rule of four eyes."""
    if unit.login == first:
        raise Forbidden(refusal, **values)


def fingerprint(connection: Connection, kind: str, key: int) -> str:
    """Return the hash of what is approved of a record, as hex."""
    return codec.digest(codec.dumps(dict(approvals()[kind].content(connection, key)))).hex()


@command("approval.start")
def start(unit: Unit, kind: str, key: int, amount: int = 0, person: str = "") -> int:
    """Begin an approval by the rules of its kind; a person named decides in the place of the first position. Return the run's key.

    Raises Invalid where no rule applies, where one is under way, or where there are too few people for its steps.
    """
    about = approvals()[kind]
    if _open_run(unit, kind, key) is not None:
        raise Invalid(N_("An approval of this record is under way already."), field="state")
    check_person(unit.connection, person, "person")
    steps = steps_by_rules(unit, kind, amount, person)
    if not steps:
        raise Invalid(N_("No rule says who approves this; set one, or name a person."), field="person")
    lacking = without_person([able(unit.connection, one, {unit.login}) for one in steps])
    if lacking is not None:
        raise Invalid(
            N_(
                "Nobody but you could decide step {position}; four eyes are needed, and each decides one step."
            ),
            field="person",
            position=steps[lacking].position,
        )
    run = unit.insert(
        ApprovalRun,
        kind=kind,
        table_name=about.table,
        row_key=key,
        amount=amount,
        content=fingerprint(unit.connection, kind, key),
        state=OPEN,
        started_by=unit.login,
        started_at=unit.now,
        ended_at=None,
    )
    first = min(step.position for step in steps)
    for step in steps:
        unit.insert(
            ApprovalStep,
            run_id=run,
            position=step.position,
            role=step.role,
            login=step.login,
            substitute=step.substitute,
            due=unit.today + datetime.timedelta(days=step.days),
            state=OPEN if step.position == first else WAITING,
        )
    return run


def _open_run(unit: Unit, kind: str, key: int) -> int | None:
    r = ApprovalRun
    where = (r.table_name == approvals()[kind].table, r.row_key == key, r.state == OPEN)
    return unit.connection.scalar(select(r.id).where(*where))


def ask_again(unit: Unit, kind: str, key: int, wanted: bool, amount: int = 0) -> None:
    """End what is under way for a record because it was changed, and begin it anew where its approval is still wanted."""
    _call_off(unit, kind, key, CHANGED)
    if wanted:
        start(unit, kind, key, amount)


def call_off(unit: Unit, kind: str, key: int) -> None:
    """Take back what was asked for; raises Invalid where a step was decided already."""
    run, s = _open_run(unit, kind, key), ApprovalStep
    if run is not None and unit.connection.scalar(
        select(s.id).where(s.run_id == run, s.decided_at.is_not(None)).limit(1)
    ):
        raise Invalid(N_("A step of its approval was decided already."), field="state")
    _call_off(unit, kind, key, WITHDRAWN)


def _call_off(unit: Unit, kind: str, key: int, state: str) -> None:
    run = _open_run(unit, kind, key)
    if run is None:
        return
    unit.row(ApprovalRun, run, lock=True)
    _skip_rest(unit, run)
    unit.update(ApprovalRun, run, {"state": state, "ended_at": unit.now})


def differs(unit: Unit, kind: str, key: int) -> bool:
    """Say whether a record holds something else than its newest approval, under way or given, was about."""
    r = ApprovalRun
    where = (r.table_name == approvals()[kind].table, r.row_key == key, r.state.in_((OPEN, APPROVED)))
    was = unit.connection.scalar(select(r.content).where(*where).order_by(r.id.desc()).limit(1))
    return bool(was) and was != fingerprint(unit.connection, kind, key)


def is_given(unit: Unit, kind: str, key: int) -> bool:
    """Say whether the newest approval of a record was given."""
    r = ApprovalRun
    where = (r.table_name == approvals()[kind].table, r.row_key == key)
    return unit.connection.scalar(select(r.state).where(*where).order_by(r.id.desc()).limit(1)) == APPROVED


@command("approval.decide")
def decide(unit: Unit, key: int, approve: bool, comment: str = "") -> None:
    """Decide a step; a rejection needs a reason and ends the run.

    Raises Forbidden for who may not, Invalid for what is no longer open, was changed since, or needs this person for another step.
    """
    step = unit.row(ApprovalStep, key, lock=True)
    run = unit.row(ApprovalRun, step["run_id"], lock=True)
    if step["state"] != OPEN or run["state"] != OPEN:
        raise Invalid(N_("This step was decided already."), field="state")
    by_another(unit, run["started_by"], N_("You asked for this approval; someone else must decide."))
    if unit.login not in able(unit.connection, step, set()):
        raise Forbidden(N_("This step waits for {who}."), who=step["login"] or step["role"])
    _check_once(unit, run, key)
    _check_same(unit, run)
    if not approve and not comment.strip():
        raise Invalid(N_("Say why it is rejected."), field="comment")
    values = {"decided_by": unit.login, "decided_at": unit.now, "comment": comment.strip()[:300]}
    unit.update(ApprovalStep, key, {"state": APPROVED if approve else REJECTED, **values})
    if not approve:
        _end(unit, run, False, comment.strip())
        return
    left = _left(unit, run["id"])
    if not left:
        _end(unit, run, True, comment.strip())
    elif all(one["state"] == WAITING for one in left):
        for one in left:
            if one["position"] == left[0]["position"]:
                unit.update(ApprovalStep, one["id"], {"state": OPEN})


def _left(unit: Unit, run: int) -> list[Mapping[str, Any]]:
    table = ApprovalStep.__table__
    query = select(table).where(table.c.run_id == run, table.c.state.in_((OPEN, WAITING)))
    return [
        dict(row) for row in unit.connection.execute(query.order_by(table.c.position, table.c.id)).mappings()
    ]


def _check_once(unit: Unit, run: Mapping[str, Any], key: int) -> None:
    """Refuse a second step to one person, and a first one where nobody else could decide another."""
    s = ApprovalStep
    done = set(unit.connection.scalars(select(s.decided_by).where(s.run_id == run["id"], s.decided_by != "")))
    if unit.login in done:
        raise Forbidden(N_("You decided a step of this approval already; someone else must decide this one."))
    others = [one for one in _left(unit, run["id"]) if one["id"] != key]
    gone = {run["started_by"], unit.login, *done}
    lacking = without_person([able(unit.connection, one, gone) for one in others])
    able_now = without_person([able(unit.connection, one, gone - {unit.login}) for one in others])
    if lacking is not None and able_now is None:
        raise Invalid(
            N_("You are needed for step {position}; someone else must decide this one."),
            field="state",
            position=others[lacking]["position"],
        )


def _check_same(unit: Unit, run: Mapping[str, Any]) -> None:
    if run["content"] and run["content"] != fingerprint(unit.connection, run["kind"], run["row_key"]):
        raise Invalid(
            N_("The record was changed since its approval was asked for. Have it asked for anew."),
            field="state",
        )


def _skip_rest(unit: Unit, run: int) -> None:
    for one in _left(unit, run):
        unit.update(ApprovalStep, one["id"], {"state": SKIPPED})


def _end(unit: Unit, row: Mapping[str, Any], approved: bool, comment: str) -> None:
    _skip_rest(unit, row["id"])
    unit.update(ApprovalRun, row["id"], {"state": APPROVED if approved else REJECTED, "ended_at": unit.now})
    approvals()[row["kind"]].ended(unit, row["row_key"], approved, comment)


@command("approval.decide")
def undo_decision(unit: Unit, key: int) -> None:
    """Take one's own decision back, until the next step is decided; one that ended the approval only on the same day.

    Raises Forbidden for another's decision, Invalid where it went on meanwhile.
    """
    step = unit.row(ApprovalStep, key, lock=True)
    run = unit.row(ApprovalRun, step["run_id"], lock=True)
    if step["decided_by"] != unit.login:
        raise Forbidden(N_("Only who decided can take the decision back."))
    s, r = ApprovalStep, ApprovalRun
    later = select(s.id).where(
        s.run_id == run["id"], s.decided_at.is_not(None), s.position > step["position"]
    )
    newer = select(r.id).where(
        r.table_name == run["table_name"], r.row_key == run["row_key"], r.id > run["id"]
    )
    over = run["ended_at"] is not None
    too_late = over and (
        run["ended_at"] != step["decided_at"] or step["decided_at"].astimezone().date() != unit.today
    )
    if too_late or unit.connection.scalar(later) is not None or unit.connection.scalar(newer) is not None:
        raise Invalid(N_("It went on since; the decision stays."), field="state")
    _check_same(unit, run)
    if over:
        approvals()[run["kind"]].reopened(unit, run["row_key"])
        unit.update(r, run["id"], {"state": OPEN, "ended_at": None})
    others = unit.connection.execute(
        select(s.id, s.position).where(s.run_id == run["id"], s.decided_at.is_(None))
    ).all()
    for other, position in others:
        unit.update(s, other, {"state": OPEN if position == step["position"] else WAITING})
    unit.update(s, key, {"state": OPEN, "decided_by": "", "decided_at": None, "comment": ""})


# -- reading -----------------------------------------------------------------
def _views(connection: Connection, *where: ColumnElement[bool]) -> list[StepView]:
    s, r = ApprovalStep, ApprovalRun
    query = (
        select(
            s.__table__,
            r.table_name.label("table"),
            r.row_key.label("key"),
            r.started_by,
            s.run_id.label("run"),
        )
        .join(r, r.id == s.run_id)
        .where(*where, *seen(connection, r.table_name.expression, r.row_key.expression))
        .order_by(s.due, r.id, s.position, s.id)
    )
    return read_all(connection, query, StepView)


@query("")
def waiting_for(connection: Connection, login: str, kind: str = "") -> list[StepView]:
    """Return the open steps that a person may decide, of one kind or all, the most urgent first."""
    query = (
        select(Role.name).join(UserRole, UserRole.role_id == Role.id).join(User, User.id == UserRole.user_id)
    )
    roles = list(connection.scalars(query.where(User.login == login)))
    s = ApprovalStep
    mine = or_(s.login == login, s.substitute == login, s.role.in_([role for role in roles if role] or ["-"]))
    ours = [ApprovalRun.kind == kind] if kind else []
    other = s.__table__.alias("decided_step")
    once = ~exists().where(other.c.run_id == s.run_id, other.c.decided_by == login)
    return _views(connection, s.state == OPEN, mine, once, ApprovalRun.started_by != login, *ours)


def overdue_of(connection: Connection, login: str, today: datetime.date, kind: str) -> int:
    """Return how many approvals of a kind that a person asked for wait for a decision that was due before today."""
    s, r = ApprovalStep, ApprovalRun
    query = select(func.count(distinct(r.id))).select_from(r).join(s, s.run_id == r.id)
    return int(
        connection.scalar(query.where(r.kind == kind, r.started_by == login, s.state == OPEN, s.due < today))
        or 0
    )


@query("")
def steps_of(connection: Connection, target: Target) -> list[StepView]:
    """Return all steps of all runs of a record, in order."""
    return sorted(
        _views(connection, ApprovalRun.table_name == target.table, ApprovalRun.row_key == target.key),
        key=lambda one: (one.run, one.position, one.id),
    )
