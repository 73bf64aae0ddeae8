"""The fields of a trip: its legs and the days with something special as rows, the land or town by its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.core import format as formats
from app.core.dates import read_typed
from app.core.errors import Invalid
from app.core.messages import N_, _, language
from app.modules.hr.travel.models import Trip
from app.modules.hr.travel.rules.law import HOME
from app.modules.hr.travel.rules.trips import MEALS, MEANS, NIGHTS, DayDraft, LegDraft
from app.modules.hr.travel.rules.written import (
    read_among,
    read_arrival,
    read_meals,
    read_time,
    write_meals,
    write_time,
)
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.rows_field import Rows, RowsField, Texts

LAYOUT = "purpose:2 legs:2 days:2 night cost1 note:2"
Names = Mapping[str, tuple[str, str]]


class Areas:
    """The names of lands and towns that have a rate, once they were read."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {HOME: HOME}

    def learn(self, names: Names) -> None:
        """Take the names over, in the language of the desk."""
        self.names = {area: pair[0] if language() == "de" else pair[1] for area, pair in names.items()}


def trip_fields(desk: Desk, areas: Areas, layout: str = LAYOUT) -> Sequence[Placed]:
    """Return the fields of a trip; areas says which lands and towns are known."""
    today = desk.today()
    means = {key: _(words) for key, words in MEANS.items()}
    nights = {key: _(words) for key, words in NIGHTS.items()}

    def read_leg(texts: Texts) -> LegDraft:
        day, left, arrived, town, area, by, km = texts[:7]
        later, minute = read_arrival(arrived)
        return LegDraft(
            read_typed(day, today),
            read_time(left),
            minute,
            town,
            read_among(area, areas.names) if area else HOME,
            means=read_among(by, means) if by else "car",
            km=_kilometres(km),
            later=later,
            works=not texts[7],
        )

    def write_leg(leg: LegDraft) -> Texts:
        arrived = write_time(leg.arrived, leg.later)
        area = areas.names.get(leg.area, leg.area)
        km, idle = str(leg.km) if leg.km else "", "" if leg.works else "x"
        return [
            formats.day(leg.day),
            write_time(leg.left),
            arrived,
            leg.town,
            area,
            means[leg.means],
            km,
            idle,
        ]

    def next_leg(rows: list[Texts]) -> Texts:
        return [rows[-1][0], "", "", "", "", rows[-1][5]] if rows else []

    def read_day(texts: Texts) -> DayDraft:
        day, meals, night = texts[:3]
        had = read_meals(meals)
        given = {meal: meal in had for meal in MEALS}
        return DayDraft(read_typed(day, today), **given, night=read_among(night, nights) if night else "")

    def write_day(day: DayDraft) -> Texts:
        meals = write_meals({meal: getattr(day, meal) for meal in MEALS})
        return [formats.day(day.day), meals, nights.get(day.night, "")]

    heads = (
        (_("Day"), 108), (_("Left"), 72), (_("Arrived"), 78), (_("Where to"), 0), (_("Land or town"), 122),
        (_("By"), 114), (_("km"), 60), (_("On the way only"), 104),
    )  # fmt: skip
    days = ((_("Day"), 110), (_("Meals provided"), 176), (_("Night after it"), 0))
    legs_field = RowsField(
        "legs", _("Legs, from leaving home to coming home"), Rows(heads, read_leg, write_leg, next_leg)
    )
    legs_field.set_hint(
        _("Arrived on the next day: +1 6:30 · Land empty: Germany · x: only a stop on the way")
    )
    days_field = RowsField(
        "days", _("Days with meals provided or another night"), Rows(days, read_day, write_day, height=3)
    )
    days_field.set_hint(_("Meals by their first letters, such as b l d; nights only where they differ"))
    return fields_of(desk, Trip, layout, legs=legs_field, days=days_field)


def _kilometres(text: str) -> int:
    if not text:
        return 0
    if not text.isdecimal():
        raise Invalid(N_("Enter whole kilometres."))
    return int(text)
