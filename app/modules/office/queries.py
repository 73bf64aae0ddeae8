"""What is read of the trail as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from app.core.manifest import command_titles
from app.core.messages import N_
from app.core.records import say, table_titles
from app.data.base import TrailRow, TrailRun
from app.data.lists import Column, ListSource
from app.data.sight import seen
from app.data.trail import kept

KINDS = {
    "insert": N_("made"),
    "update": N_("changed"),
    "delete": N_("taken away"),
    "batch": N_("made, many"),
    "seal": N_("finalised, many"),
}


TABLE, BEFORE, AFTER = 3, 6, 7  # places of the columns below


def _in_words(connection: Connection, _keys: Sequence[int], rows: list[list[Any]]) -> None:
    """Write what stood in a row before and after as a person reads it; what is filtered is still what was kept."""
    for row in rows:
        for place in (BEFORE, AFTER):
            row[place] = say(row[TABLE], kept(connection, row[place])) if row[place] else row[place]


def trail_source() -> ListSource:
    """Return the list of all changes, newest first."""
    t, r = TrailRow, TrailRun
    columns = (
        Column("at", N_("When"), "moment", r.at.expression, 140),
        Column("login", N_("Who"), "text", r.login.expression, 80),
        Column("command", N_("Command"), "text", r.command.expression, 230, choices=command_titles()),
        Column("table", N_("Record"), "text", t.table_name.expression, 160, choices=table_titles()),
        Column("key", N_("Key"), "number", t.row_key.expression, 80),
        Column("kind", N_("What"), "text", t.kind.expression, 110, choices=KINDS),
        Column("before", N_("Before"), "text", t.before.expression, 150),
        Column("after", N_("After"), "text", t.after.expression, 560),
        Column("run", N_("Step"), "number", t.run.expression, 70),
    )
    return ListSource(
        "office.trail",
        frozenset({"trail", *table_titles()}),
        t.__table__,
        t.id.expression,
        columns,
        (t.id.desc(),),
        ((r.__table__, r.seq == t.run),),
        finish=_in_words,
        visible=lambda connection: seen(connection, t.table_name.expression, t.row_key.expression),
    )
