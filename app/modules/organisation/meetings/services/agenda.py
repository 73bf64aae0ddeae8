"""The agenda: items in their places, proposals by anybody of a series, taken up by the next meeting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from app.core.errors import Forbidden, Invalid
from app.core.manifest import allows
from app.core.messages import N_
from app.data.drafts import must_exist, save_draft
from app.data.office import command
from app.data.unit import Unit
from app.data.visibility import rights
from app.modules.hr.people.api import Person
from app.modules.organisation.meetings.models import CHANGE, VIEW, Item, Meeting
from app.modules.organisation.meetings.queries.views import proposals_of
from app.modules.organisation.meetings.rules.meetings import MACHINE, ItemDraft
from app.modules.organisation.meetings.services.series import known_series

NOT_YOURS = N_("Who prepares the meeting changes its agenda; you can propose an item for the next one.")


@command(VIEW)
def save_item(unit: Unit, draft: ItemDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep an item of an agenda, or a proposal for the next meeting, and return its key.

    Anybody of the series proposes and changes own proposals; the agenda itself is changed by who prepares meetings.
    Raises Forbidden, Invalid naming the field, and Conflict.
    """
    series = known_series(unit, draft.series)
    must_exist(unit, person=(Person, draft.person))
    before = unit.row(Item, key, lock=True) if key is not None else None
    _may(unit, before, draft.meeting)
    if before is not None and before["series_id"] != series and before["meeting_id"] is not None:
        raise Invalid(N_("It is on the agenda of a meeting already and stays there."), field="series")
    if draft.meeting is not None:
        _open_meeting(unit, draft.meeting, series)
    if before is not None:
        return save_draft(unit, Item, draft, key, version)
    place = _last(unit, draft.meeting) + 1 if draft.meeting is not None else 0
    return save_draft(unit, Item, draft, None, None, place=place, login=unit.login)


def _may(unit: Unit, before: Mapping[str, Any] | None, meeting: int | None) -> None:
    """Raise Forbidden where somebody without the right changes more than an own proposal."""
    if allows(rights(unit.connection), CHANGE):
        return
    theirs = before is not None and (before["login"] != unit.login or before["meeting_id"] is not None)
    if theirs or meeting is not None:
        raise Forbidden(NOT_YOURS)


def _open_meeting(unit: Unit, meeting: int, series: int) -> Mapping[str, Any]:
    """Return a meeting of a series whose agenda may still change, locked; raises Invalid."""
    head = unit.row(Meeting, meeting, lock=True)
    if head["series_id"] != series:
        raise Invalid(N_("This meeting belongs to another series."), field="meeting")
    MACHINE.after(head["state"], "prepare")
    return head


def _last(unit: Unit, meeting: int) -> int:
    newest = unit.connection.scalar(select(func.max(Item.place)).where(Item.meeting_id == meeting))
    return int(newest or 0)


def take_proposals(unit: Unit, meeting: int, series: int) -> int:
    """Put the proposals that wait onto the agenda of a meeting, the oldest first, and return how many."""
    waiting = proposals_of(unit.connection, series)
    for place, key in enumerate(waiting, _last(unit, meeting) + 1):
        unit.update(Item, key, {"meeting_id": meeting, "place": place})
    return len(waiting)


@command(CHANGE)
def place_item(unit: Unit, key: int, place: int) -> None:
    """Put an item of an agenda in a place from 1; the others close up. There already, nothing happens. Raises Invalid."""
    row = unit.row(Item, key, lock=True)
    if row["meeting_id"] is None:
        raise Invalid(N_("A proposal has no place yet; the next meeting takes it up."))
    _open_meeting(unit, row["meeting_id"], known_series(unit, row["series_id"]))
    i = Item
    others = select(i.id).where(i.meeting_id == row["meeting_id"], i.id != key).order_by(i.place, i.id)
    order = list(unit.connection.scalars(others))
    order.insert(max(0, place - 1), key)
    for number, one in enumerate(order, 1):
        unit.update(i, one, {"place": number})


@command(VIEW)
def remove_item(unit: Unit, key: int) -> None:
    """Take an item off an agenda, or a proposal back; gone already, nothing happens. Raises Forbidden and Invalid."""
    if unit.connection.scalar(select(Item.id).where(Item.id == key)) is None:
        return
    row = unit.row(Item, key, lock=True)
    series = known_series(unit, row["series_id"])
    _may(unit, row, row["meeting_id"])
    if row["meeting_id"] is not None:
        _open_meeting(unit, row["meeting_id"], series)
    unit.delete(Item, key)
