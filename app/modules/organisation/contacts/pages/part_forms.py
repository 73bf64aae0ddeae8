"""The forms of what a contact has several of: addresses, phones and mails, bank details, people, roles, conditions, own fields, activities, consents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any

from app.core.dataclass import dataclass
from app.core.messages import N_, _
from app.data.declarative import Base
from app.modules.organisation.contacts.models import (
    ContactActivity,
    ContactAddress,
    ContactBank,
    ContactChannel,
    ContactConsent,
    ContactField,
    ContactPerson,
    ContactRole,
    ContactTerms,
)
from app.modules.organisation.contacts.queries.activities import activity, consent
from app.modules.organisation.contacts.queries.parts import part
from app.modules.organisation.contacts.rules.activities import ActivityDraft, ConsentDraft
from app.modules.organisation.contacts.rules.parts import (
    AddressDraft,
    BankDraft,
    ChannelDraft,
    OwnFieldDraft,
    PersonDraft,
    RoleDraft,
)
from app.modules.organisation.contacts.rules.terms import TermsDraft
from app.modules.organisation.contacts.services.activities import save_activity, save_consent
from app.modules.organisation.contacts.services.parts import SAVE
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import DrawerForm, Values, ask
from app.ui.fields import DayField, TextField
from app.ui.forms import Form


@dataclass(frozen=True)
class PartKind:
    """One kind of part: its table, what a new one is called, the layout of its form, its draft and command."""

    kind: type[Base]
    new: str
    layout: str
    draft: Callable[..., Any]
    save: Callable[..., int]

    @property
    def table(self) -> str:
        """The name of its table."""
        return self.kind.__tablename__


TERMS = "side valid_from net_days payment skonto_days skonto skonto2_days skonto2 discount price_group credit_limit"
KINDS = {
    one.table: one
    for one in (
        PartKind(ContactActivity, N_("New activity"), "kind day direction person subject:2 text:2 next_day next_text", ActivityDraft, save_activity),
        PartKind(ContactChannel, N_("New phone or mail"), "kind purpose value:2 preferred", ChannelDraft, SAVE["contact_channel"]),
        PartKind(ContactAddress, N_("New address"), "purpose country extra:2 street:2 postcode town preferred", AddressDraft, SAVE["contact_address"]),
        PartKind(ContactBank, N_("New bank details"), "iban:2 holder:2 bic purpose preferred", BankDraft, SAVE["contact_bank"]),
        PartKind(ContactPerson, N_("New person"), "person:2 function department since until", PersonDraft, SAVE["contact_person"]),
        PartKind(ContactTerms, N_("New conditions"), TERMS, TermsDraft, SAVE["contact_terms"]),
        PartKind(ContactRole, N_("New role"), "role:2 since until", RoleDraft, SAVE["contact_role"]),
        PartKind(ContactField, N_("New own field"), "name value", OwnFieldDraft, SAVE["contact_field"]),
        PartKind(ContactConsent, N_("New consent or objection"), "channel state day source:2", ConsentDraft, save_consent),
    )
}  # fmt: skip


def _fields(desk: Desk, about: PartKind) -> list[Placed]:
    made: dict[str, Any] = {}
    if about.kind is ContactBank:
        made["iban"] = TextField("iban", _("IBAN"), limit=42)  # typed with blanks
    if about.kind is ContactActivity:
        made["next_day"] = DayField("next_day", _("Follow-up on"))
        made["next_text"] = TextField("next_text", _("What is to be done then"), limit=200)
    return fields_of(desk, about.kind, about.layout, **made)


def _drafted(about: PartKind, values: Values) -> Any:
    """Return the draft of what was typed; what was left empty is what the draft begins with."""
    empty = {one.name for one in fields(about.draft) if one.default is not None or one.default is MISSING}  # type: ignore[arg-type]
    return about.draft(**{name: value for name, value in values.items() if value is not None or name not in empty})  # fmt: skip


def part_form(
    desk: Desk, drawer: Drawer, table: str, contact: int, key: int | None, done: Callable[[int], None]
) -> DrawerForm:
    """Ask for a part of a contact, a new one without a key."""
    about = KINDS[table]
    start = about.draft()
    begun = {one.name: getattr(start, one.name) for one in fields(start)}
    if "day" in begun:
        begun["day"] = desk.today()
    if "valid_from" in begun:
        begun["valid_from"] = desk.today()
    reads = {"contact_activity": (activity,), "contact_consent": (consent,)}.get(table, (part, table))

    def ready(form: Form, *answers: Any) -> dict[str, Any] | None:
        if key is None:
            return {}
        if answers[0] is None:
            return None
        form.version = answers[0].version
        draft = answers[0].draft
        return {one.name: getattr(draft, one.name) for one in fields(draft)}

    def kept(made: int, _values: Values) -> str:
        done(made)
        return _("{what} saved").format(what=_(about.kind.__title__))

    form = ask(
        desk,
        drawer,
        table,
        _(about.new) if key is None else _(about.kind.__title__),
        _fields(desk, about),
        send=lambda values: (about.save, contact, _drafted(about, values), key, form.version),
        done=kept,
        start=begun,
        asks=[(*reads, key)] if key is not None else [],
        ready=ready,
        record=key or f"new {contact}",
        columns=2,
    )
    return form
