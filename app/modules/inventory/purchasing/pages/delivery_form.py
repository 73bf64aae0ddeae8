"""The form of a delivery: delivery note, day and place, and each line that is still to come with what came of it and how it is."""

from __future__ import annotations

from typing import Any

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import _
from app.modules.inventory.purchasing.queries.orders import LineView, OrderView
from app.modules.inventory.purchasing.rules.orders import (
    ACCEPTED,
    NONE_TO_COME,
    TYPED,
    UNDER_WAY,
    VERDICTS,
    Delivery,
    Part,
    parts_of,
)
from app.modules.inventory.purchasing.rules.score import MARKS
from app.modules.inventory.purchasing.services.receiving import receive
from app.modules.inventory.stock.api import offered_places
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import Placed
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import Values, ask
from app.ui.fields import DayField, Field, QuantityField, TextField
from app.ui.lookups import KeyField

MOST = 20  # lines in one form; what is left comes with the next one


def delivery_form(desk: Desk, drawer: Drawer, view: OrderView | None) -> None:
    """Ask what came in of an order; what is still to come of each line stands there already."""
    lines = [one for one in view.lines if one.open][:MOST] if view is not None else []
    if view is not None and view.day is None:
        desk.notice(_("Place the order first; then its deliveries can be taken in."))
        return
    if view is None or view.state not in UNDER_WAY or not lines:
        desk.notice(_(NONE_TO_COME))
        return
    start: dict[str, Any] = {"day": desk.today()}
    fields: list[Placed] = [
        TextField("document", _("Delivery note"), limit=60),
        DayField("day", _("Date"), required=True),
    ]
    if any(one.stocked for one in lines):
        fields.append((KeyField(desk, "place", _("Storage place"), offered_places), 2))
    for place, line in enumerate(lines, 1):
        fields += _line_fields(line, place)
        start |= {f"quantity{place}": line.open, f"verdict{place}": ACCEPTED}

    def send(values: Values) -> tuple[Any, ...]:
        parts = tuple(part for place, line in enumerate(lines, 1) for part in _parts(values, line, place))
        return receive, Delivery(view.id, values["day"], values["document"], parts, values.get("place"))

    form = ask(
        desk,
        drawer,
        "inventory.order.delivery",
        _("Delivery of {number}").format(number=view.number),
        fields,
        send=send,
        done=lambda _keys, _values: _("Delivery taken in"),
        start=start,
        record=view.id,
        version=view.version,
        columns=2,
        save_text=_("Take in"),
        first="document",
    )

    def show_wrong() -> None:
        for place in range(1, len(lines) + 1):
            form.fields[f"wrong{place}"].setVisible(form.fields[f"verdict{place}"].value() != ACCEPTED)

    for place in range(1, len(lines) + 1):
        form.fields[f"verdict{place}"].changed.connect(show_wrong)
    show_wrong()  # the form was filled before anybody could listen


def _line_fields(line: LineView, place: int) -> list[Placed]:
    name = " ".join(filter(None, (line.number, line.text.splitlines()[0] if line.text else "")))
    open_words = _("{name}: {open} still to come").format(name=name, open=formats.scaled(line.open))
    verdicts = [(one, VERDICTS[one]) for one in TYPED]
    fields: list[Placed] = [
        open_words,
        QuantityField(f"quantity{place}", _("Came in")),
        ChoiceField(f"verdict{place}", _("Inspection"), verdicts),
    ]
    if line.stocked and line.tracking == "lot":
        fields += [TextField(f"lot{place}", _("Lot"), limit=60), DayField(f"expiry{place}", _("Keeps until"))]
    if line.stocked and line.tracking == "serial":
        fields.append((TextField(f"serials{place}", _("Serial numbers, with commas"), limit=2000), 2))
    if not line.stocked:
        marks = [("", "–"), *((str(mark), words) for mark, words in MARKS.items())]
        fields.append((ChoiceField(f"mark{place}", _("Rating of the service"), marks), 2))
    wrong: Field = QuantityField(f"wrong{place}", _("so many of them (empty: all)"))
    if line.stocked and line.tracking == "serial":
        wrong = TextField(f"wrong{place}", _("Serial numbers of those that are not in order"), limit=2000)
    fields += [wrong, TextField(f"reason{place}", _("What is wrong with it"), limit=200)]
    return fields


def _parts(values: Values, line: LineView, place: int) -> tuple[Part, ...]:
    """Return what is typed of a line; raises Invalid at its fields."""
    typed = values[f"wrong{place}"]
    try:
        if line.stocked and line.tracking == "serial":
            return parts_of(_part(values, line, place), None, typed)
        return parts_of(_part(values, line, place), typed)
    except Invalid as error:
        error.field = f"{error.field}{place}"
        raise


def _part(values: Values, line: LineView, place: int) -> Part:
    return Part(
        line.id,
        values[f"quantity{place}"] or 0,
        values[f"verdict{place}"],
        values.get(f"lot{place}", ""),
        values.get(f"expiry{place}"),
        serials=values.get(f"serials{place}", ""),
        reason=values[f"reason{place}"],
        mark=int(values.get(f"mark{place}") or 0) or None,
    )
