"""What letters and templates are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record

LANGUAGE = Field(N_("Language"), choices={"de": N_("German"), "en": N_("English")})
SUBJECT, BODY, CLOSING = Field(N_("Subject")), Field(N_("Text")), Field(N_("Closing"))
RECORDS = (
    Record(
        "letter_template",
        N_("Template of a letter"),
        {"language": LANGUAGE, "block": Field(N_("Text block")), "subject": SUBJECT, "body": BODY, "closing": CLOSING},
    ),
    Record(
        "letter",
        N_("Letter"),
        {
            "contact_id": Field(N_("Contact"), "key"),
            "language": LANGUAGE,
            "subject": SUBJECT,
            "body": BODY,
            "closing": CLOSING,
            "signer": Field(N_("Signed by")),
            "notes": Field(N_("Above the address")),
            "attached": Field(N_("Enclosures")),
            "reference": Field(N_("Your reference")),
            "case_id": Field(N_("Case"), "key"),
            "written_by": Field(N_("Written by")),
            "document_id": Field(N_("Archived document"), "key"),
        },
    ),
)
