"""What rules can watch: the records that the search knows, their declared fields, and how such a record is called."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.sql import ColumnElement

from app.core.dataclass import dataclass, field
from app.core.errors import Invalid
from app.core.fields import Field
from app.core.manifest import allows
from app.core.messages import N_, _
from app.data.declarative import field_of
from app.data.history import tables
from app.data.list_columns import Column, shown_as
from app.data.list_filters import chosen, condition
from app.data.queries import may_read, query
from app.data.search import Searchable, searchables
from app.data.visibility import rights, seen
from app.modules.cockpit.figures.api import Known, open_figures
from app.modules.documents.letters.api import templates
from app.modules.office.automation.models import Job
from app.modules.office.automation.queries.settable import fields_to_set
from app.modules.office.automation.rules.rule import FIGURE, Condition, RuleDraft
from app.modules.office.automation.settings import VIEW

FILTERED = frozenset(
    ["text", "long", "number", "money", "percent", "quantity", "day", "moment", "flag", "login"]
)  # kinds of fields that a list can be filtered by
CLOSED = frozenset({"pay", "health"})  # personal data that are shown only once it is kept who looks
FIGURES = "cockpit.figures.view"
OWN = frozenset({"office_rule", "office_job"})


@dataclass(frozen=True)
class KindView:
    """A kind of record that rules can watch: its table and words, its fields by name, in the order of the table, and those that can be set."""

    table: str
    title: str
    fields: Mapping[str, Field]
    to_contact: bool
    to_set: Mapping[str, Field] = field(default_factory=dict)

    def named(self, name: str) -> str:
        """Return what a field is called, in the language in force."""
        found = self.fields.get(name)
        return _(found.title) if found is not None else name


def watched(granted: Collection[str]) -> dict[str, Searchable]:
    """Return by table what somebody with these rights may let rules watch."""
    held = frozenset(granted)
    return {
        one.table: one
        for one in searchables()
        if one.table not in OWN
        and tables()[one.table].info.get("trailed")
        and allows(held, one.needs)
        and allows(held, str(tables()[one.table].info.get("reads", "")))
    }


def rights_to_watch(draft: RuleDraft) -> list[str]:
    """Return the rights that somebody needs to let a rule watch what it watches."""
    if draft.event == FIGURE:
        return [FIGURES]
    table = tables().get(draft.table_name)
    reads = str(table.info.get("reads", "")) if table is not None else ""
    return [reads, *(one.needs for one in searchables() if one.table == draft.table_name)]


def fields_of_table(table: Table) -> dict[str, Field]:
    """Return the fields of a table that rules can ask: neither secrets, nor pay and health, nor bare keys."""
    found = {}
    for made in table.c:
        about = field_of(made)
        if made.name in ("id", "version") or not about.title or about.personal in CLOSED:
            continue
        if about.choices or about.kind in FILTERED:
            found[made.name] = about
    return found


def contact_column(table: str) -> str:
    """Return the column that names the contact of a record, '' where it has none."""
    return {"contact": "id"}.get(table) or ("contact_id" if "contact_id" in tables()[table].c else "")


@query(VIEW)
def kinds(connection: Connection) -> list[KindView]:
    """Return the kinds of records that the person of a connection may let rules watch, by their words."""
    granted = rights(connection)
    found = [
        KindView(
            table,
            _(one.title),
            fields_of_table(tables()[table]),
            bool(contact_column(table)),
            fields_to_set(table, granted),
        )
        for table, one in watched(granted).items()
    ]
    return sorted(found, key=lambda one: one.title.casefold())


def column_of(table: str, name: str) -> Column:
    """Return a field of a table as the column of a list; raises Invalid for one that rules can't ask."""
    if name not in fields_of_table(tables()[table]):
        raise Invalid(N_("There is no field {name} here."), field="conditions", name=name[:60])
    return shown_as(tables()[table].c[name])


def clauses(table: str, conditions: tuple[Condition, ...]) -> list[ColumnElement[bool]]:
    """Return kept conditions as lists filter by them; raises Invalid at the conditions for what can't be read."""
    found = []
    for one in conditions:
        about = column_of(table, one.field)
        try:
            found.append(_clause(about, one.typed))
        except Invalid as error:
            raise Invalid(error.message.template, field="conditions", **error.message.values) from error
    return found


def _clause(about: Column, typed: str) -> ColumnElement[bool]:
    if not about.choices or typed in ("=", "!") or about.expression is None:
        return condition(about, typed)
    keys = {str(key): key for key in about.choices}
    chosen_ones = [keys[one] for one in typed.removeprefix("!").split("|") if one in keys]
    among = about.expression.in_(chosen_ones)
    return func.coalesce(among, False).is_(False) if typed.startswith("!") else among


def kept_conditions(table: str, conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """Return conditions as they are kept: values of closed lists by their keys, so that they hold in every language.

    Raises Invalid for words that are none of the values; several may be typed with | between.
    """
    return tuple(
        Condition(one.field, _kept(column_of(table, one.field), one.typed.strip())) for one in conditions
    )


def _kept(about: Column, typed: str) -> str:
    if not typed:
        raise Invalid(N_("Say what the field {name} must hold."), field="conditions", name=_(about.title))
    if not about.choices or typed in ("=", "!"):
        return typed
    keys: list[str] = []
    for part in typed.removeprefix("!").split("|"):
        words = part.strip()
        found = [words] if words in map(str, about.choices) else list(map(str, chosen(about.choices, words)))
        if not found or not words:
            raise Invalid(
                N_("“{text}” is none of the values of {name}."),
                field="conditions",
                text=words[:60],
                name=_(about.title),
            )
        keys += [key for key in found if key not in keys]
    return ("!" if typed.startswith("!") else "") + "|".join(keys)


def shown_condition(about: Field, typed: str) -> str:
    """Return a kept condition as it is typed, in the language in force."""
    if not about.choices or typed in ("=", "!"):
        return typed
    sign, keys = ("!" if typed.startswith("!") else ""), typed.removeprefix("!").split("|")
    return sign + " | ".join(about.choice(key) for key in keys)


def titles_of(connection: Connection, pairs: Collection[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """Return what records are called, by table and key: those that the person of a connection may know of."""
    by_table: dict[str, list[int]] = {}
    for table, key in pairs:
        by_table.setdefault(table, []).append(key)
    known, found = watched(rights(connection)), {}
    for table, keys in by_table.items():
        if table not in known:
            continue
        for start in range(0, len(keys), 900):
            part = keys[start : start + 900]
            open_ones = _open(connection, tables()[table], part)
            for key, title, _detail in known[table].show(connection, open_ones):
                found[table, key] = title
    return found


def _open(connection: Connection, table: Table, keys: list[int]) -> list[int]:
    rows = select(table.c.id).where(table.c.id.in_(keys), *seen(connection, table.name, table.c.id))
    return [int(key) for key in connection.scalars(rows)]


def job_titles(connection: Connection) -> dict[int, str]:
    """Return what the recurring jobs are called, by key and in the order of their titles."""
    rows = connection.execute(select(Job.id, Job.title).order_by(func.lower(Job.title), Job.id))
    return {int(row.id): str(row.title) for row in rows}


@dataclass(frozen=True)
class Offered:
    """What the form of a rule offers: kinds of records, figures, letter templates of who may write letters, and recurring jobs."""

    kinds: tuple[KindView, ...]
    figures: tuple[Known, ...]
    templates: tuple[tuple[int, str], ...]
    jobs: tuple[tuple[int, str], ...] = ()


@query(VIEW)
def offered(connection: Connection) -> Offered:
    """Return what the person of a connection may choose for a rule."""
    letters = templates(connection, False, "") if may_read(connection, templates) else []
    return Offered(
        tuple(kinds(connection)),
        tuple(open_figures(connection).values()),
        tuple((one.id, one.draft.name) for one in letters),
        tuple(job_titles(connection).items()),
    )
