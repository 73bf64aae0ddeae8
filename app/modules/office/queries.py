"""What is read of the trail as a whole."""

from __future__ import annotations

from app.core.messages import N_
from app.data.base import TrailRow, TrailRun
from app.data.lists import Column, ListSource

KINDS = {
    "insert": N_("made"),
    "update": N_("changed"),
    "delete": N_("taken away"),
    "batch": N_("made, many"),
    "seal": N_("finalised, many"),
}


def trail_source() -> ListSource:
    """Return the list of all changes, newest first."""
    t, r = TrailRow, TrailRun
    columns = (
        Column("at", N_("When"), "moment", r.at.expression, 140),
        Column("login", N_("Who"), "text", r.login.expression, 100),
        Column("command", N_("Command"), "text", r.command.expression, 190),
        Column("table", N_("Table"), "text", t.table_name.expression, 170),
        Column("key", N_("Key"), "number", t.row_key.expression, 90),
        Column("kind", N_("What"), "text", t.kind.expression, 110, choices=KINDS),
        Column("before", N_("Before"), "text", t.before.expression, 220),
        Column("after", N_("After"), "text", t.after.expression, 320),
        Column("run", N_("Step"), "number", t.run.expression, 70),
    )
    return ListSource(
        "office.trail",
        frozenset({"trail", "finance_entry", "setting", "app_user"}),
        t.__table__,
        t.id.expression,
        columns,
        (t.id.desc(),),
        ((r.__table__, r.seq == t.run),),
    )
