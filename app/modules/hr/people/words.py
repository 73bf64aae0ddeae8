"""What a member of staff and their fields are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record

RECORDS = (
    Record(
        "hr_person",
        N_("Member of staff"),
        {
            "number": Field(N_("No.")),
            "first_name": Field(N_("First name")),
            "last_name": Field(N_("Last name")),
            "department": Field(N_("Department")),
            "site": Field(N_("Site")),
            "job": Field(N_("Position held")),
            "mail": Field(N_("Mail")),
            "phone": Field(N_("Phone")),
            "login": Field(N_("Signs in as")),
            "entry": Field(N_("First day")),
            "leaving": Field(N_("Last day")),
            "folded": Field(N_("Search words"), "secret"),
        },
    ),
)
