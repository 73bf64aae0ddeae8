"""Contacts: the list, and the form beside it."""

from __future__ import annotations

from typing import Any

from app.core.messages import _
from app.modules.organisation.contacts.queries import contact, contacts_source
from app.modules.organisation.contacts.rules import KINDS, LANGUAGES, ContactDraft, ContactView
from app.modules.organisation.contacts.services import save_contact, undo_contact
from app.ui.desk import Desk
from app.ui.fields import ChoiceField, SwitchField, TextField
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.widgets import PageAction


class ContactsPage(ListPage):
    """All contacts; Enter or F2 changes one, Ctrl+N makes a new one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Contacts"), contacts_source(), "contact")
        self.add_records()
        self.set_actions(
            [
                PageAction(_("Serial letter to those selected …"), self.write_to, "Ctrl+Shift+S", "copy", "documents.letters", menu=True),
                PageAction(_("Change"), lambda: self.for_current(self.open_row), "F2", "pencil", "organisation.contact.change"),
                PageAction(_("New contact"), lambda: self._show(None), "Ctrl+N", "plus", "organisation.contact.change", primary=True),
            ]
        )

    def open_row(self, key: int) -> None:
        """Show the form of a contact."""
        self.desk.read(contact, key, then=self._show)

    def write_to(self) -> None:
        """Write a letter to the contacts selected."""
        self.desk.open("documents.letters.letters", tuple(self.panel.selected_keys()))

    def request(self, what: object) -> None:
        """Go to a contact, or begin a new one."""
        if what == "new":
            self._show(None)
        else:
            super().request(what)

    def _show(self, known: ContactView | None) -> None:
        key = known.id if known else None

        def save() -> None:
            values: dict[str, Any] = form.values()
            draft = ContactDraft(**values)
            undo = None
            if known is not None:

                def undo(saved: int) -> None:
                    self.desk.run(undo_contact, saved, known.version + 1, then=lambda _k: self.desk.notice(_("Change taken back")))

            self.submit(
                form,
                save_contact,
                lambda version: (draft, key, version),
                known.version if known else None,
                _("{name} saved").format(name=draft.name or draft.last_name),
                undo,
            )

        form = Form(self.desk, f"draft.contact.{key or 0}", save, self.close_drawer)
        form.add(ChoiceField("kind", _("Kind"), [(k, _(v)) for k, v in KINDS.items()]))
        form.add(ChoiceField("language", _("Language of letters"), [(k, _(v)) for k, v in LANGUAGES.items()]))
        form.add(TextField("name", _("Name"), limit=120), 2)
        form.add(TextField("extra", _("Addition"), limit=120), 2)
        form.heading(_("Contact person"))
        form.add(ChoiceField("title", _("Title"), [("", "–"), ("mr", _("Mr")), ("ms", _("Ms"))]))
        form.add(TextField("first_name", _("First name"), limit=80))
        form.add(TextField("last_name", _("Last name"), limit=80), 2)
        form.heading(_("Address"))
        form.add(TextField("street", _("Street"), limit=120), 2)
        form.add(TextField("postcode", _("Postcode"), limit=12))
        form.add(TextField("town", _("Town"), limit=80))
        form.add(TextField("country", _("Country"), limit=2))
        form.add(TextField("phone", _("Phone"), limit=40))
        form.add(TextField("mail", _("Mail"), limit=120), 2)
        form.heading(_("Numbers"))
        form.add(TextField("vat_id", _("VAT ID"), limit=20))
        form.add(TextField("account", _("Account"), limit=9))
        form.add(TextField("iban", _("IBAN"), limit=42), 2)
        form.add(SwitchField("active", _("In use")))
        draft = known.draft if known else ContactDraft("")
        texts = {name: getattr(draft, name) for name in ContactDraft.__dataclass_fields__}
        form.fill({**texts, "active": "1" if draft.active else ""})
        self.drawer.show_widget(known.name if known else _("New contact"), form)
        form.fields["name"].setFocus()
