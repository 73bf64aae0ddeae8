"""What other topics may use of contacts."""

from app.modules.organisation.contacts.models import Contact
from app.modules.organisation.contacts.queries import contact, contacts, find, named, offered_contacts
from app.modules.organisation.contacts.rules import (
    ContactDraft,
    ContactView,
    address_lines,
    in_language,
    salutation,
)
from app.modules.organisation.contacts.services import save_contact

__all__ = [
    "Contact",
    "ContactDraft",
    "ContactView",
    "address_lines",
    "contact",
    "contacts",
    "find",
    "in_language",
    "named",
    "offered_contacts",
    "salutation",
    "save_contact",
]
