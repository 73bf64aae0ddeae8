"""Contacts: the list, and the form beside it."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.messages import _
from app.modules.organisation.contacts.models import Contact
from app.modules.organisation.contacts.queries.contacts import contact_form, contacts_source
from app.modules.organisation.contacts.rules.contact import ContactForm
from app.modules.organisation.contacts.services.contacts import save_contact, undo_contact
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.fields import TextField
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage


def _fields(desk: Desk) -> Sequence[Placed]:
    iban = TextField("iban", _("IBAN"), limit=42)  # typed with blanks
    return (
        *fields_of(desk, Contact, "kind language name:2 extra:2"),
        _("Contact person"),
        *fields_of(desk, Contact, "title first_name last_name:2"),
        _("Address"),
        *fields_of(desk, Contact, "street:2 postcode town country phone mail:2"),
        _("Numbers"),
        *fields_of(desk, Contact, "vat_id account iban:2 active", iban=iban),
    )


class ContactsPage(RegisterPage):
    """All contacts; Enter or F2 changes one, Ctrl+N makes a new one."""

    def __init__(self, desk: Desk) -> None:
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
        )
        super().__init__(desk, _("Contacts"), [one])
        serial = PageAction(
            _("Serial letter to those selected …"), self.write_to, "Ctrl+Shift+S", "copy", "documents.letters"
        )
        self.set_actions([serial, *self.standard_actions(_("New contact"))])

    def write_to(self) -> None:
        """Write a letter to the contacts selected."""
        self.desk.open("documents.letters.letters", tuple(self.panel.selected_keys()))
