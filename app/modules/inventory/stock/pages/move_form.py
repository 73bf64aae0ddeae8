"""The form of a move: it shows the fields that its kind needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.modules.inventory.articles.api import offered_articles
from app.modules.inventory.stock.models import Lot, Move
from app.modules.inventory.stock.queries.levels import offered_places
from app.modules.inventory.stock.rules.words import BOOKED, CONDITIONS, MOVE_KINDS, MoveDraft
from app.modules.inventory.stock.services.moves import book
from app.modules.organisation.projects.api import project_choices
from app.ui.choice_fields import ChoiceField
from app.ui.choices import RowField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import DrawerForm, Values, ask, choose
from app.ui.fields import QuantityField
from app.ui.forms import Form
from app.ui.lookups import KeyField

ONLY = {
    "target": ("move",),
    "value": ("receive", "opening"),
    "expiry": ("receive", "opening", "count"),
    "becomes": ("regrade",),
    "cost1": ("consume", "scrap"),
    "project": ("consume", "scrap"),
    "contact": ("receive", "issue", "return", "send_back"),
}
"""Fields that only some kinds of moves have."""


def _fields(desk: Desk) -> list[Placed]:
    kinds = [(kind, MOVE_KINDS[kind]) for kind in BOOKED]
    becomes = [("", "–"), *CONDITIONS.items()]
    return [
        (ChoiceField("kind", _("Kind of move"), kinds), 2),
        (KeyField(desk, "article", _("Article"), offered_articles, required=True), 2),
        QuantityField("quantity", _("Quantity"), required=True),
        *fields_of(desk, Move, "day value"),
        (KeyField(desk, "place", _("Storage place"), offered_places, required=True), 2),
        (KeyField(desk, "target", _("To"), offered_places), 2),
        *fields_of(desk, Move, "condition"),
        ChoiceField("becomes", _("Condition afterwards"), becomes),
        *fields_of(desk, Move, "serial"),
        *[_lot(), *fields_of(desk, Lot, "expiry")],
        *fields_of(desk, Move, "contact:2"),
        (RowField("project", _("Project"), (), empty="–"), 2),
        *fields_of(desk, Move, "cost1 document reason:2"),
    ]


def _lot() -> Placed:
    from app.ui.fields import TextField

    return TextField("lot", _("Lot"), limit=60)


def move_form(
    desk: Desk,
    drawer: Drawer,
    start: Mapping[str, Any],
    done: Callable[[int], None],
) -> DrawerForm:
    """Show the form of a new move with what it begins with."""

    def send(values: Values) -> tuple[Any, ...]:
        kind = values["kind"]
        given = {name: value for name, value in values.items() if kind in ONLY.get(name, (kind,))}
        if kind == "move" and given.get("target") is None:
            raise Invalid(N_("Choose another place to move it to."), field="target")
        return book, MoveDraft(**given)

    def kept(key: int, _values: Values) -> str:
        done(key)
        return _("Move booked")

    begin = {"kind": "receive", "day": desk.today(), "condition": "ok", **start}
    form = ask(
        desk,
        drawer,
        "inventory_move",
        _("New move"),
        _fields(desk),
        send=send,
        done=kept,
        start=begin,
        asks=((project_choices,),),
        ready=_ready,
        columns=2,
        restore="article" not in start,
    )
    form.fields["kind"].changed.connect(lambda: _show_for(form))
    form.filled.connect(lambda: _show_for(form))
    _show_for(form)
    return form


def _ready(form: Form, projects: Sequence[tuple[int, str]]) -> Mapping[str, Any]:
    """Offer the projects that run."""
    choose(form, "project", [(str(key), words) for key, words in projects])
    return {}


def _show_for(form: Form) -> None:
    """Show what the kind of move needs, and hide the rest."""
    kind = form.fields["kind"].value()
    for name, kinds in ONLY.items():
        form.fields[name].setVisible(kind in kinds)
