"""Rules as they are read: the list with last firing and sentence, the protocol, the preview on the past, and what waits."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from app.core import codec
from app.core.dataclass import dataclass
from app.core.dates import add_months, month_end
from app.core.figures import written as figure_written
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data import clock
from app.data.drafts import Stored
from app.data.lists import Column, ListSource, listed
from app.data.queries import query
from app.data.search import Searchable, searchables
from app.data.visibility import rights, seen
from app.modules.cockpit.figures.api import figure_values, open_figures
from app.modules.office.automation.models import Firing, Job, Rule
from app.modules.office.automation.queries.happenings import Happening, on_days, since_moment
from app.modules.office.automation.queries.kinds import clauses, titles_of, watched
from app.modules.office.automation.queries.settable import land_of, shifted
from app.modules.office.automation.queries.words import sentence
from app.modules.office.automation.rules import rule as rules
from app.modules.office.automation.rules.rule import RuleDraft, RuleKept, crossings
from app.modules.office.automation.settings import EDIT, VIEW

PAGE = "office.automation.rules"
KEPT = tuple(one.name for one in fields(RuleKept))
PAST_DAYS, MOST_LOOKED, SHOWN, MONTHS = 90, 20_000, 200, 12


def draft_of(row: Mapping[str, Any]) -> RuleDraft:
    """Return a row of a rule as it was typed."""
    return RuleDraft(**{name: row[name] for name in KEPT}, conditions=rules.read(row["conditions"]))


@query(VIEW)
def rule_draft(connection: Connection, key: int) -> Stored[RuleDraft] | None:
    """Return a rule as its form shows it."""
    row = connection.execute(select(Rule.__table__).where(Rule.id == key)).mappings().first()
    return Stored(int(row["id"]), int(row["version"]), draft_of(dict(row))) if row is not None else None


@dataclass(frozen=True)
class RuleInWords:
    """A rule with its sentence, its state, and why it stopped where it did."""

    draft: RuleDraft
    sentence: str
    state: str
    halted: str


@query(VIEW)
def rule_in_words(connection: Connection, key: int) -> RuleInWords | None:
    """Return a rule in words, None where there is none."""
    row = connection.execute(select(Rule.__table__).where(Rule.id == key)).mappings().first()
    if row is None:
        return None
    draft = draft_of(dict(row))
    return RuleInWords(draft, sentence(connection, draft), row["state"], said(row["halted"]))


def rules_source() -> ListSource:
    """Return the rules by title, with their sentence, how often they fired and what came of it last."""
    r = Rule
    columns = (
        *listed(r, "title state"),
        Column("sentence", N_("Rule in words"), "text", None, 420),
        Column("fired", N_("Fired"), "number", None, 80),
        Column("last", N_("Last time"), "moment", None, 140),
        Column("outcome", N_("Last result"), "text", None, 120, choices=rules.OUTCOMES, tones=rules.OUTCOME_TONES),
        *listed(r, "author"),
        *listed(r, "event action since", shown=False),
    )  # fmt: skip
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        drafts = {
            int(row["id"]): draft_of(dict(row))
            for row in connection.execute(select(r.__table__).where(r.id.in_(keys))).mappings()
        }
        last = _last(connection, keys)
        for key, row in zip(keys, rows, strict=True):
            if key in drafts:
                row[place["sentence"]] = sentence(connection, drafts[key])
                row[place["fired"]], row[place["last"]], row[place["outcome"]] = last.get(
                    key, (0, None, None)
                )

    return ListSource("office.rules", r, columns, (func.lower(r.title), r.id.expression), finish=fill)


def _last(connection: Connection, keys: Sequence[int]) -> dict[int, tuple[int, datetime.datetime, str]]:
    """Return of rules how often they fired, when last and with which result."""
    f = Firing
    ends = (
        select(f.rule_id, func.count().label("count"), func.max(f.id).label("id"))
        .where(f.rule_id.in_(keys))
        .group_by(f.rule_id)
        .subquery()
    )
    rows = select(ends.c.rule_id, ends.c.count, f.at, f.outcome).join(f, f.id == ends.c.id)
    return {int(row[0]): (int(row[1]), row.at, row.outcome) for row in connection.execute(rows)}


@dataclass(frozen=True)
class FiringView:
    """A firing in words: when, on which record, why and what came of it; page and request open the record."""

    id: int
    table: str
    key: int
    record: str
    at: datetime.datetime
    outcome: str
    why: str
    said: str


def _known(connection: Connection) -> list[ColumnElement[bool]]:
    """Return the conditions for firings on records that may be known of; those of a rule alone name none."""
    return seen(connection, Firing.table_name.expression, Firing.row_key.expression)


@query(VIEW)
def protocol(connection: Connection, rule: int, limit: int = SHOWN) -> list[FiringView]:
    """Return the newest firings of a rule, the newest first: those on records that the person may know of."""
    f = Firing
    rows = connection.execute(
        select(f.id, f.table_name, f.row_key, f.at, f.outcome, f.why, f.said)
        .where(f.rule_id == rule, *_known(connection))
        .order_by(f.id.desc())
        .limit(limit)
    ).all()
    names = titles_of(connection, {(row.table_name, row.row_key) for row in rows})
    return [
        FiringView(
            row.id,
            row.table_name,
            row.row_key,
            names.get((row.table_name, row.row_key), ""),
            row.at,
            outcome=row.outcome,
            why=said(row.why),
            said=said(row.said),
        )
        for row in rows
    ]


def said(text: str) -> str:
    """Return a message as a table keeps it, in the language in force."""
    return str(codec.loads(text)) if text else ""


def page_of(table: str) -> str:
    """Return the page that shows records of a table, '' for none."""
    return next((one.page for one in searchables() if one.table == table), "")


@dataclass(frozen=True)
class PreviewRow:
    """A time at which a rule would have fired: the record, the day, and why."""

    table: str
    key: int
    record: str
    day: datetime.date
    why: str


@dataclass(frozen=True)
class Preview:
    """How often a rule would have fired within so many days, and on what; whole says that nothing was left out."""

    count: int
    days: int
    rows: tuple[PreviewRow, ...]
    whole: bool = True


@query(VIEW)
def preview(connection: Connection, draft: RuleDraft, days: int = PAST_DAYS) -> Preview:
    """Return how often a rule would have fired, asked of the trail, of days and of figures; conditions are those of the records as they are now.

    Raises Invalid for conditions that can't be read; nothing is done.
    """
    today = clock.today(connection)
    if draft.event == rules.FIGURE:
        return _preview_figure(connection, draft, today)
    if draft.table_name not in watched(rights(connection)):
        return Preview(0, days, ())
    clauses(draft.table_name, draft.conditions)
    first = today - datetime.timedelta(days=days)
    if draft.event == rules.DAY:
        found = [] if not draft.field else on_days(connection, draft, first, today)[::-1]
    else:
        since = datetime.datetime.combine(first, datetime.time()).astimezone(datetime.UTC)
        found = since_moment(connection, draft, since, MOST_LOOKED)
    names = titles_of(connection, {(one.table, one.key) for one in found[:SHOWN]})
    land = land_of(connection) if draft.days_working else None

    def day_of(one: Happening) -> datetime.date:
        if one.at is not None:
            return one.at.astimezone().date()
        return shifted(datetime.date.fromisoformat(one.cause.removeprefix("day:")), draft.days, land)

    rows = tuple(
        PreviewRow(one.table, one.key, names.get((one.table, one.key), ""), day_of(one), str(one.why))
        for one in found[:SHOWN]
    )
    return Preview(len(found), days, rows, len(found) < MOST_LOOKED)


def figure_now(connection: Connection, key: str, today: datetime.date) -> int | None:
    """Return a figure of this month as it is now, None without a value or where the person may not know of it."""
    first = today.replace(day=1)
    found = figure_values(connection, [key], first, month_end(first))
    return found[key].number if key in found else None


def _preview_figure(connection: Connection, draft: RuleDraft, today: datetime.date) -> Preview:
    known = open_figures(connection).get(draft.figure)
    if known is None or draft.limit_at is None:
        return Preview(0, MONTHS * 30, ())
    months = [add_months(today.replace(day=1), -back) for back in range(MONTHS, -1, -1)]
    values = [
        figure_values(connection, [draft.figure], month, month_end(month))[draft.figure].number
        for month in months
    ]
    rows = [
        PreviewRow("", 0, known.title, months[at], figure_written(values[at], known.unit))
        for at in crossings(values, draft.beyond, draft.limit_at)
    ]
    return Preview(len(rows), (today - months[0]).days, tuple(rows[::-1]))


@query(EDIT)
def waiting(connection: Connection) -> list[Waiting]:
    """Return the rules that stopped themselves and the jobs that failed last, for who keeps them."""
    from app.modules.office.automation.queries.recurring import failed_jobs

    stopped = connection.scalar(select(func.count()).where(Rule.state == rules.HALTED)) or 0
    failed = len(failed_jobs(connection))
    found = []
    if stopped:
        words = Message(N_("{count} rules stopped"), {"count": stopped}, N_("1 rule stopped"))
        found.append(Waiting(stopped, words, PAGE, late=True))
    if failed:
        words = Message(N_("{count} recurring jobs failed"), {"count": failed}, N_("1 recurring job failed"))
        found.append(Waiting(failed, words, "office.automation.jobs", late=True))
    return found


def _show(kind: type[Rule | Job]) -> Any:
    def show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
        rows = select(kind.id, kind.title).where(kind.id.in_(keys))
        return [(int(row.id), str(row.title), "") for row in connection.execute(rows)]

    return show


SEARCHABLE = (
    Searchable(N_("Rule"), Rule.__tablename__, PAGE, VIEW, _show(Rule)),
    Searchable(N_("Recurring job"), Job.__tablename__, "office.automation.jobs", VIEW, _show(Job)),
)
