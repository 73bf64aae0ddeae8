"""Forms of meetings in the drawer: an item of the agenda, the minutes as they are typed, who approves them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.core.messages import _
from app.data.drafts import Stored
from app.modules.organisation.meetings.models import Item
from app.modules.organisation.meetings.pages.meeting_view import minutes_words
from app.modules.organisation.meetings.queries.lists import item, presenter_choices, series_choices
from app.modules.organisation.meetings.queries.views import MeetingView, meeting_view
from app.modules.organisation.meetings.rules.meetings import CHAIR, TALK, ItemDraft
from app.modules.organisation.meetings.services.agenda import save_item
from app.modules.organisation.meetings.services.meetings import finish, save_minutes
from app.ui.choice_fields import ChoiceField, LongField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import DrawerForm, Values, ask, choose, hint
from app.ui.forms import Form
from app.ui.page import Page
from app.ui.widgets import label

NOBODY = 0
LINES = 14


def item_fields(desk: Desk) -> Sequence[Placed]:
    """Return the fields of an item of an agenda."""
    made = {
        "series": ChoiceField("series", _("Meeting"), []),
        "person": ChoiceField("person", _("Presented by"), []),
    }
    return fields_of(desk, Item, "series:2 title:2 kind minutes person internal text:2", **made)


def item_ready(form: Form, one: Stored[ItemDraft] | None, series: Any, people: Any) -> None:
    """Offer series and people; an item on an agenda stays in its series."""
    choose(form, "series", series)
    choose(form, "person", [(NOBODY, "–"), *people])
    form.fields["series"].setEnabled(one is None or one.draft.meeting is None)


def item_draft(**values: Any) -> ItemDraft:
    """Return an item as typed."""
    return ItemDraft(**{**values, "person": values["person"] or None, "minutes": values["minutes"] or 0})


def ask_item(desk: Desk, drawer: Drawer, key: int | None, series: int, meeting: int) -> DrawerForm:
    """Show the form of an item of a meeting's agenda, or of a new one."""

    def ready(form: Form, *answers: Any) -> Mapping[str, Any] | None:
        one: Stored[ItemDraft] | None = answers[2] if key is not None else None
        item_ready(form, one, answers[0], answers[1])
        form.fields["series"].setEnabled(False)
        if key is None:
            return {}
        if one is None:
            return None
        form.version = one.version
        return {**vars(one.draft), "person": one.draft.person or NOBODY}

    def send(values: Values) -> tuple[Any, ...]:
        return save_item, item_draft(**{**values, "series": series, "meeting": meeting}), key, form.version

    asks = [(series_choices,), (presenter_choices,), *([(item, key)] if key is not None else [])]
    title = _("Item of the agenda") if key is not None else _("New item of the agenda")
    done = lambda _key, values: _("{name} saved").format(name=values["title"])  # noqa: E731
    begin = {"series": series, "kind": TALK, "minutes": 10, "person": NOBODY}
    form = ask(
        desk, drawer, "organisation_agenda_item", title, item_fields(desk), send=send, done=done, start=begin, asks=asks,
        ready=ready, record=key or f"{meeting}/new", columns=2, first="" if key is not None else "title",
    )  # fmt: skip
    return form


def ask_minutes(page: Page, drawer: Drawer, key: int, after: Callable[[], object]) -> DrawerForm:
    """Show the minutes of a meeting to type on; beneath stands how they are understood, as they are typed."""
    desk = page.desk
    notes = LongField("notes", _("Minutes"), LINES)
    told = label("", "quiet", wrap=True)
    shown: list[MeetingView] = []

    def again() -> None:
        if shown:
            told.setText(minutes_words(shown[0], notes.text()))

    def ready(form: Form, view: MeetingView | None) -> Mapping[str, Any] | None:
        if view is None:
            return None
        shown[:] = [view]
        form.version = view.version
        hint(
            form,
            notes=_(
                "! action @name 12.12.   # decision [for:against:abstained]   ? open question   2. next item"
            ),
        )
        return {"notes": view.notes}

    def send(values: Values) -> tuple[Any, ...]:
        return save_minutes, key, values["notes"], form.version

    def done(_nothing: object, _values: Values) -> str:
        after()
        return _("Minutes saved")

    form = ask(desk, drawer, "organisation_minutes", _("Minutes"), [notes], send=send, done=done, asks=[(meeting_view, key)],
               ready=ready, record=key)  # fmt: skip
    notes.changed.connect(again)
    form.filled.connect(again)
    layout = form.layout()
    assert layout is not None
    layout.addWidget(told)
    return form


def ask_finish(desk: Desk, drawer: Drawer, key: int) -> DrawerForm:
    """Ask who approves minutes that are finished; the chair is proposed."""
    who = ChoiceField("person", _("Approved by"), [("", _("by the rules of approval"))])

    def ready(form: Form, view: MeetingView | None) -> Mapping[str, Any] | None:
        if view is None:
            return None
        others = [one for one in view.people if one.login and one.login != desk.office.actor.login]
        choose(
            form,
            "person",
            [
                ("", _("by the rules of approval")),
                *((one.login, f"{one.first} {one.last}") for one in others),
            ],
        )
        chair = next((seat.person for seat in view.seats if seat.part == CHAIR), None)
        return {
            "person": next(
                (one.login for one in others if one.key == chair), others[0].login if others else ""
            )
        }

    done = lambda _nothing, _values: _("The minutes wait for approval.")  # noqa: E731
    return ask(desk, drawer, "organisation_minutes.finish", _("Finish the minutes"), [who],
               send=lambda values: (finish, key, values["person"]), done=done, asks=[(meeting_view, key)], ready=ready, record=key,
               restore=False, save_text=_("Ask for approval"))  # fmt: skip
