"""Merging two contacts: the other one is chosen, then what is kept of each field in which they differ."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.declarative import field_of
from app.modules.organisation.contacts.models import Contact
from app.modules.organisation.contacts.queries.contacts import contact, offered_contacts
from app.modules.organisation.contacts.queries.doubles import Choice, choices
from app.modules.organisation.contacts.rules.contact import ContactView
from app.modules.organisation.contacts.services.merging import merge, undo_merge
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import Values, ask
from app.ui.forms import Form
from app.ui.lookups import KeyField

STAYS, GOES = "stays", "goes"


def choose_other(desk: Desk, drawer: Drawer, stays: int, done: Callable[[int], None]) -> Form:
    """Ask for the contact that is merged into another one, then for each field in which they differ."""
    field = KeyField(desk, "other", _("Merge into this one"), offered_contacts, required=True)

    def go_on() -> None:
        other = form.values()["other"]
        if other == stays:
            form.refused(Invalid(N_("Choose two different contacts."), field="other"))
            return
        merge_form(desk, drawer, stays, other, done)

    form = Form(desk, "contact_merge_with", go_on, drawer.drop, save_text=_("Go on"), columns=1, record=stays)
    form.add(field)
    drawer.show_widget(_("Merge with another contact"), form)
    form.focus_first()
    return form


def merge_form(desk: Desk, drawer: Drawer, stays: int, goes: int, done: Callable[[int], None]) -> None:
    """Ask what is kept of each field in which two contacts differ, and merge them."""

    def asked(found: list[Any]) -> None:
        one, other, pairs = found
        if one is None or other is None:
            desk.notice(_("This record is no longer there."))
            return
        _ask(desk, drawer, one, other, pairs, done=done)

    desk.read_all(
        [(contact, stays), (contact, goes), (choices, stays, goes)], then=asked, owner=drawer, slot="merge"
    )


def _ask(
    desk: Desk,
    drawer: Drawer,
    one: ContactView,
    other: ContactView,
    pairs: list[Choice],
    done: Callable[[int], None],
) -> None:
    def told(key: int, _values: Values) -> None:
        done(one.id)

        def back() -> None:
            desk.run(undo_merge, key, then=lambda _n: desk.notice(_("Both contacts are there again")))

        words = _("{other} was merged into {name}").format(other=other.name, name=one.name)
        desk.notice(words, action=_("Undo"), act=back)

    def send(values: Values) -> tuple[Any, ...]:
        taken = tuple(name for name, value in values.items() if value == GOES)
        return (merge, one.id, other.id, taken)

    ask(
        desk,
        drawer,
        "contact_merge",
        _("{number} {other} is merged into {name}").format(
            number=other.number, other=other.name, name=one.name
        ),
        [_field(pair) for pair in pairs],
        send=send,
        done=told,
        start={pair.field: GOES if pair.proposed else STAYS for pair in pairs},
        record=f"{one.id} {other.id}",
        save_text=_("Merge"),
        restore=False,
    )


def _field(pair: Choice) -> ChoiceField:
    about = field_of(getattr(Contact, pair.field))
    title = _("Address") if pair.field == "street" else _(about.title)

    def words(value: Any) -> str:
        if pair.field == "iban":
            return formats.iban(value) or "–"
        return about.said(value)

    return ChoiceField(pair.field, title, [(STAYS, words(pair.stays)), (GOES, words(pair.goes))])
