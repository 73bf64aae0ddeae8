"""What reservations are called in a history."""

from app.core.messages import N_
from app.core.records import Field, Record

RECORDS = (
    Record(
        "it_reservation",
        N_("Reservation"),
        {
            "asset_id": Field(N_("Device"), "key"),
            "person_id": Field(N_("Person"), "key"),
            "since": Field(N_("From")),
            "until": Field(N_("Until")),
            "purpose": Field(N_("What for")),
            "cancelled": Field(N_("Called off")),
        },
    ),
)
