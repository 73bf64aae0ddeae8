"""Rules at work: what happened since a rule's mark is looked at in small transactions, each of which fires, notes and moves the mark at once.

A rule works with the present rights of whom it acts for. What it does stands in the trail under its own command (BY), and
what stands there so is never looked at: no rule fires on what rules did.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select, update

from app.core import codec
from app.core.dataclass import dataclass
from app.core.errors import Forbidden
from app.core.figures import written as figure_written
from app.core.messages import N_, Message
from app.data import clock, trail
from app.data.office import SYSTEM, Actor, Office, command
from app.data.queries import query
from app.data.standing import actor_of
from app.data.system_tables import TrailRow
from app.data.unit import Unit
from app.data.visibility import rights
from app.modules.cockpit.figures.api import open_figures, tables_of
from app.modules.office.automation.models import Firing, Rule, RuleMark
from app.modules.office.automation.queries.happenings import (
    CHUNK,
    END,
    Happening,
    Place,
    on_days,
    since_place,
)
from app.modules.office.automation.queries.lists import draft_of, figure_now
from app.modules.office.automation.rules.rule import (
    BY,
    DAY,
    FIGURE,
    FROM_TRAIL,
    HALTED,
    ON,
    REFUSED,
    RuleDraft,
    is_beyond,
)
from app.modules.office.automation.services.acting import act
from app.modules.office.automation.services.finishing import finish
from app.modules.office.automation.services.keeping import lacking

PASSES = 10_000  # transactions of one rule in one look


@dataclass(frozen=True)
class Due:
    """A rule that is on and has something to look at, and whom it acts for: None where they may no longer work here."""

    key: int
    actor: Actor | None


@dataclass(frozen=True)
class Fired:
    """How often a rule fired in one transaction, and whether there is more."""

    count: int
    more: bool


codec.register("rule_fired", Fired)


@query("")
def due_rules(connection: Connection, only: int | None = None) -> list[Due]:
    """Return the rules that are on and have not looked at all that happened, by key; only names a single one, looked at or not."""
    r, m, today = Rule, RuleMark, clock.today(connection)
    rows = connection.execute(
        select(r.id, r.event, r.table_name, r.figure, r.author, m.run, m.day)
        .join(m, m.rule_id == r.id)
        .where(r.state == ON)
        .order_by(r.id)
    ).all()
    found, actors = [], dict[str, Actor | None]()
    for row in rows:
        if only not in (None, row.id):
            continue
        begins = row.event not in FROM_TRAIL and row.day < today
        if only is None and not begins and not _news(connection, row):
            continue
        if row.author not in actors:
            actors[row.author] = actor_of(connection, row.author)
        found.append(Due(row.id, actors[row.author]))
    return found


def _news(connection: Connection, row: Any) -> bool:
    """Say whether the trail holds something new of the tables that a rule looks at."""
    t, names = TrailRow, frozenset({row.table_name})
    if row.event == FIGURE:
        names = tables_of(open_figures(connection), [row.figure])
    newer = select(t.id).where(t.run > row.run, t.table_name.in_(names)).limit(1)
    return connection.scalar(newer) is not None


def run_rules(office: Office, only: int | None = None) -> dict[int, int]:
    """Let every rule that is on look at what happened, and return by rule how often it fired. What one can't do keeps no other from it."""
    program = Office(office.book, SYSTEM, office.clock, by=BY)
    found: dict[int, int] = {}
    for one in program.read(due_rules, only):
        try:
            found[one.key] = _look(office, program, one)
        except Forbidden as error:
            program.run(halt, one.key, error.message)
            found[one.key] = 0
    if only is None:
        for key, actor in program.read(unfinished):
            finish(_working(office, actor), key)
    if found:
        office.news()  # others did it, in the name of whom rules act for
    return found


def _working(office: Office, actor: Actor) -> Office:
    return Office(office.book, actor, office.clock, by=BY)


def _look(office: Office, program: Office, one: Due) -> int:
    if one.actor is None:
        program.run(halt, one.key, Message(N_("Whom it acts for may no longer work in this book.")))
        return 0
    working, count = _working(office, one.actor), 0
    for _number in range(PASSES):
        fired = working.run(fire_rule, one.key)
        count += fired.count
        if not fired.more:
            break
    return count


@query("")
def unfinished(connection: Connection) -> list[tuple[int, Actor]]:
    """Return the rules with something under way beside the transaction, letters and files, and whom they act for."""
    rows = connection.execute(
        select(Rule.id, Rule.author)
        .where(Rule.id.in_(select(Firing.rule_id).where(Firing.outcome == "waiting")))
        .order_by(Rule.id)
    )
    pairs = [(int(row.id), actor_of(connection, row.author)) for row in rows.all()]
    return [(key, actor) for key, actor in pairs if actor is not None]


@command("")
def fire_rule(unit: Unit, key: int) -> Fired:
    """Let a rule look at the next part of what happened, act, note it and move its mark; given by whom it acts for, with their rights.

    Raises Forbidden where they lack a right or somebody else gives the command.
    """
    row = unit.row(Rule, key, lock=True)
    if row["state"] != ON:
        return Fired(0, more=False)
    if row["author"] != unit.login:
        raise Forbidden(N_("A rule acts for {name} alone."), name=row["author"])
    draft = draft_of(row)
    if (words := lacking(rights(unit.connection), draft)) is not None:
        raise Forbidden(N_("Whom it acts for lacks {right}."), right=words)
    mark = unit.connection.execute(select(RuleMark.__table__).where(RuleMark.rule_id == key)).mappings().one()
    found, moved, more = _happened(unit, key, draft, dict(mark))
    _note(unit, key, act(unit, draft, found))
    unit.connection.execute(
        update(RuleMark.__table__).where(RuleMark.rule_id == key), {**moved, "looked_at": unit.now}
    )
    return Fired(len(found), more)


def _happened(
    unit: Unit, key: int, draft: RuleDraft, mark: Mapping[str, Any]
) -> tuple[list[Happening], dict[str, Any], bool]:
    """Return what a rule fires on now, what its mark becomes, and whether there is more."""
    head = trail.head(unit.connection).seq
    if draft.event == DAY:
        found, more = _days(unit, key, draft, mark["day"])
        return found, {} if more else {"day": unit.today, "run": head, "position": END}, more
    if draft.event == FIGURE:
        found, armed = _figure(unit, key, draft, mark["armed"])
        return found, {"day": unit.today, "run": head, "position": END, "armed": armed}, False
    place = Place(mark["run"], mark["position"])
    found, moved, more = since_place(unit.connection, draft, place, head, CHUNK)
    return found, {"run": moved.run, "position": moved.position}, more


def _days(unit: Unit, key: int, draft: RuleDraft, day: datetime.date) -> tuple[list[Happening], bool]:
    """Look at the last day again: a record that was given this day meanwhile counts, one that fired does not fire again."""
    found = on_days(unit.connection, draft, day, unit.today)
    causes = sorted({one.cause for one in found})
    f, fired = Firing, set[tuple[int, str]]()
    for start in range(0, len(causes), CHUNK // 2):
        rows = select(f.row_key, f.cause).where(
            f.rule_id == key, f.cause.in_(causes[start : start + CHUNK // 2])
        )
        fired |= {(row.row_key, row.cause) for row in unit.connection.execute(rows)}
    new = [one for one in found if (one.key, one.cause) not in fired]
    return new[:CHUNK], len(new) > CHUNK


def _figure(unit: Unit, key: int, draft: RuleDraft, armed: bool) -> tuple[list[Happening], bool]:
    """Fire once when a figure crosses its limit, and not again before it was back."""
    known = open_figures(unit.connection).get(draft.figure)
    if known is None or draft.limit_at is None:
        raise Forbidden(N_("Whom it acts for may not know of the figure, or it is no longer there."))
    value = figure_now(unit.connection, draft.figure, unit.today)
    if value is None:
        return [], armed
    beyond = is_beyond(value, draft.beyond, draft.limit_at)
    if not (beyond and armed):
        return [], not beyond
    said = {
        "figure": known.title,
        "value": figure_written(value, known.unit),
        "limit": figure_written(draft.limit_at, known.unit),
    }
    words = Message(N_("“{figure}” is {value}; its limit is {limit}."), said)
    cause = f"figure:{unit.now.isoformat(timespec='seconds')}"
    return [Happening(Rule.__tablename__, key, cause, words)], False


def _note(unit: Unit, key: int, done: Sequence[tuple[Happening, Mapping[str, Any]]]) -> None:
    """Write the protocol: a row for each firing, with its row in the trail."""
    rows = [
        {
            "rule_id": key,
            "table_name": one.table,
            "row_key": one.key,
            "cause": one.cause,
            "at": unit.now,
            "why": codec.dumps(one.why),
            **came,
        }
        for one, came in done
    ]
    unit.insert_rows(Firing, rows)


@command("")
def halt(unit: Unit, key: int, why: Message) -> None:
    """Stop a rule that may not do what it says, visibly: in its state, in the protocol, and on Today of who keeps rules."""
    row = unit.row(Rule, key, lock=True)
    if row["state"] != ON:
        return
    unit.update(Rule, key, {"state": HALTED, "halted": codec.dumps(why)})
    cause = f"halted:{unit.now.isoformat(timespec='seconds')}"
    words = Message(N_("The rule stopped."))
    came = {"outcome": REFUSED, "said": codec.dumps(why), "letter_id": None}
    _note(unit, key, [(Happening(Rule.__tablename__, key, cause, words), came)])
