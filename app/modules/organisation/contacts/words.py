"""What a contact and its fields are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record
from app.modules.organisation.contacts.rules import KINDS, LANGUAGES

RECORDS = (
    Record(
        "contact",
        N_("Contact"),
        {
            "number": Field(N_("No.")),
            "kind": Field(N_("Kind"), choices=KINDS),
            "extra": Field(N_("Addition")),
            "title": Field(N_("Title")),
            "first_name": Field(N_("First name")),
            "last_name": Field(N_("Last name")),
            "street": Field(N_("Street")),
            "postcode": Field(N_("Postcode")),
            "town": Field(N_("Town")),
            "country": Field(N_("Country")),
            "mail": Field(N_("Mail")),
            "phone": Field(N_("Phone")),
            "vat_id": Field(N_("VAT ID")),
            "iban": Field(N_("IBAN")),
            "account": Field(N_("Account")),
            "language": Field(N_("Language"), choices=LANGUAGES),
            "folded": Field(N_("Search words"), "secret"),
            "active": Field(N_("In use")),
        },
    ),
)
