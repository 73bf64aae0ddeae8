"""Contacts: the list, the form beside it, and at the right what a contact has several of and what happened with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from app.core.messages import N_, _
from app.data.record_extras import Target
from app.modules.organisation.contacts.models import Contact
from app.modules.organisation.contacts.pages.files import give_out, take_in
from app.modules.organisation.contacts.pages.merge_form import choose_other
from app.modules.organisation.contacts.pages.part_forms import KINDS, part_form
from app.modules.organisation.contacts.pages.parts_panel import PartsPanel, TimelinePanel
from app.modules.organisation.contacts.queries.activities import activity
from app.modules.organisation.contacts.queries.contacts import contact_form, contacts_source
from app.modules.organisation.contacts.queries.doubles import doubles_of
from app.modules.organisation.contacts.rules.activities import ActivityView
from app.modules.organisation.contacts.rules.contact import LANGUAGES, ROLES, ContactDraft, ContactForm
from app.modules.organisation.contacts.rules.doubles import REASONS, Double
from app.modules.organisation.contacts.services.contacts import save_contact, set_contacts, undo_contact
from app.ui.choice_fields import SwitchField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import gone_for
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.lists.bulk import BulkField, bulk_form
from app.ui.page_head import PageAction
from app.ui.record_actions import record_actions
from app.ui.register import Register, RegisterPage
from app.ui.widgets import button

RIGHT = "organisation.contact.change"
COMPARED = ("name", "first_name", "last_name", "phone", "mail", "iban", "vat_id")
FRONT_DESK = "organisation.contacts.front_desk"


def _fields(desk: Desk) -> Sequence[Placed]:
    iban = TextField("iban", _("IBAN"), limit=42)  # typed with blanks
    roles = {role: SwitchField(role, _(title)) for role, title in ROLES.items()}
    accounts = "debtor creditor " if desk.may("finance.view") else ""
    return (
        *fields_of(desk, Contact, "kind language name:2 extra:2"),
        _("Contact person"),
        *fields_of(desk, Contact, "title degree first_name last_name"),
        _("Address"),
        *fields_of(desk, Contact, "street:2 postcode town country phone mail:2"),
        _("Roles"),
        *fields_of(desk, Contact, f"{' '.join(ROLES)} active", **roles),
        _("Tax and invoices"),
        *fields_of(desk, Contact, "vat_id vat_id_confirmed tax_number register_number tax_treatment:2"),
        *fields_of(desk, Contact, "leitweg_id buyer_reference invoice_format:2"),
        _("Numbers"),
        *fields_of(desk, Contact, f"{accounts}iban:2 our_number in_charge", iban=iban),
        _("Other"),
        *fields_of(desk, Contact, "dunning_block dunning_block_reason tags:2 source:2 notes:2"),
    )


BULK = (
    BulkField("active", N_("In use"), "switch"),
    BulkField("language", N_("Language of letters"), "choice", choices=tuple(LANGUAGES.items())),
    BulkField("tags", N_("Tags"), "text"),
    BulkField("source", N_("Source of the data"), "text"),
)


class ContactsPage(RegisterPage):
    """All contacts; Enter or F2 changes one, Ctrl+N makes a new one, which says who it may be already."""

    def __init__(self, desk: Desk) -> None:
        self.parts = PartsPanel(desk, self.open_part)
        self.happened = TimelinePanel(desk)
        one = Register(
            title=_("Contacts"),
            new=_("New contact"),
            source=contacts_source(),
            of=Contact,
            read=contact_form,
            fields=_fields,
            draft=ContactForm,
            save=save_contact,
            undo=undo_contact,
            start={"country": "DE", "active": True},
            first="name",
            name=lambda draft: draft.name or draft.last_name,
            ready=self._ready,
        )
        tabs = [(_("Details"), self.parts), (_("What happened"), self.happened)]
        super().__init__(desk, _("Contacts"), [one], tabs, width=420)
        self.panel.picked.connect(self.parts.show_contact)
        self.panel.picked.connect(self.happened.show_contact)
        self.set_actions([*self._actions(), *self.standard_actions(_("New contact"))])

    def _actions(self) -> list[PageAction]:
        begin = [
            PageAction(_(about.new), partial(self.new_part, table), "", "plus", RIGHT, menu=True, row=True)
            for table, about in KINDS.items()
        ]
        write = PageAction(_("Serial letter to those selected …"), self.write_to, "Ctrl+Shift+S", "copy", "documents.letters", row=True)  # fmt: skip
        desk = PageAction(_("Front desk"), self.to_front_desk, "", "info", "organisation.view", row=True)
        merge = PageAction(
            _("Merge with …"), self.merge, "Ctrl+Shift+M", "layers", RIGHT, menu=True, row=True
        )
        files = [
            PageAction(_("Import contacts …"), self.take_in, "", "file-text", RIGHT, menu=True),
            PageAction(_("Selected as vCard …"), partial(self.give_out, ".vcf"), "", "download", "organisation.view", menu=True, row=True),
            PageAction(_("Selected as CSV …"), partial(self.give_out, ".csv"), "", "download", "organisation.view", menu=True, row=True),
        ]  # fmt: skip
        bulk = PageAction(
            _("Change selected contacts …"), self.bulk, "Ctrl+B", "list", RIGHT, menu=True, row=True
        )
        others = [one for one in record_actions(self.desk, "contact", self.panel.current_key) if one.menu]
        return [write, desk, *others, *begin, merge, bulk, *files]

    def bulk(self) -> None:
        """Change one field of all selected contacts."""
        keys = self.panel.selected_keys()
        if keys:
            form = bulk_form(self.desk, keys, BULK, set_contacts, self.close_drawer)
            self.drawer.show_widget(_("Change selected contacts …"), form)

    def take_in(self) -> None:
        """Take in a file of contacts."""
        take_in(self, self.desk, self.drawer)

    def give_out(self, suffix: str) -> None:
        """Write the contacts selected to a file."""
        give_out(self, self.desk, self.panel.selected_keys(), suffix)

    # -- doubles -----------------------------------------------------------
    def _ready(self, form: Form, one: Any, *_answers: Any) -> None:
        if form.renewed:
            return
        gone_for(form, {("dunning_block", ""): ("dunning_block_reason",)})
        key = one.id if one is not None else 0
        there = button("", lambda: None)
        there.hide()
        form.bar.insertWidget(form.bar.count() - 1, there)
        shown: list[Double] = []

        def show(found: list[Double]) -> None:
            shown[:] = found
            there.setVisible(bool(found))
            if found:
                there.setText(_("Open {name}").format(name=found[0].name))
                form.say(_("Perhaps already here: {names}").format(names="; ".join(map(_double, found))))
            elif form.message.isVisible():
                form.message.hide()

        def look() -> None:
            texts: dict[str, Any] = {name: form.fields[name].text() for name in COMPARED}
            if any(texts.values()):
                self.desk.read(doubles_of, ContactDraft(**texts), key, then=show, owner=form, slot="doubles")

        def go() -> None:
            if shown:
                self.panel.select_key(shown[0].key)
                self.open_row(shown[0].key)

        there.clicked.connect(go)
        for name in COMPARED:
            form.fields[name].left.connect(look)

    # -- parts -------------------------------------------------------------
    def new_part(self, table: str) -> None:
        """Begin a part of the current contact."""
        self.for_current(lambda key: part_form(self.desk, self.drawer, table, key, None, done=self._kept))

    def open_part(self, table: str, key: int) -> None:
        """Show the form of a part of the current contact."""
        self.for_current(
            lambda contact: part_form(self.desk, self.drawer, table, contact, key, done=self._kept)
        )

    def _kept(self, _key: int) -> None:
        self.parts.refresh()
        self.happened.refresh()

    def merge(self) -> None:
        """Merge another contact into the current one."""
        self.for_current(lambda key: choose_other(self.desk, self.drawer, key, self.panel.select_key))

    def to_front_desk(self) -> None:
        """Show what is asked about the current contact."""
        self.for_current(lambda key: self.desk.open(FRONT_DESK, key))

    def request(self, what: object) -> None:
        """Go to a contact, to an activity of one, or begin something for one: ('contact_activity', key)."""
        if isinstance(what, Target) and what.table == "contact_activity":
            self.desk.read(activity, what.key, then=self._show_activity)
        elif isinstance(what, tuple):
            table, key = what
            self.panel.select_key(key)
            part_form(self.desk, self.drawer, table, key, None, done=self._kept)
        else:
            super().request(what)

    def _show_activity(self, one: ActivityView | None) -> None:
        if one is not None:
            self.panel.select_key(one.contact)
            part_form(self.desk, self.drawer, "contact_activity", one.contact, one.id, done=self._kept)

    def write_to(self) -> None:
        """Write a letter to the contacts selected."""
        self.desk.open("documents.letters.letters", tuple(self.panel.selected_keys()))


def _double(one: Double) -> str:
    reasons = ", ".join(_(REASONS[reason]) for reason in one.reasons)
    return f"{one.number} {one.name} ({reasons})"
