"""Letters of the demo company: one sent, one being written."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.documents.letters.rules import Draft
from app.modules.documents.letters.services import save_letter, send
from app.modules.organisation.contacts.api import contacts


def demo(office: Office, _months: int) -> None:
    """Write two letters and send the first."""
    who = {one.name: one.id for one in office.read(contacts)}
    body = "{salutation}\n\nwir bestätigen die Lieferung der Eichenbohlen vom 6. Mai und bitten um ein Angebot über weitere 40 Stück.\n\nBitte antworten Sie uns innerhalb von zwei Wochen nach Erhalt dieses Briefes."
    first = Draft(
        who["Holzhandel Förde KG"],
        "de",
        datetime.date(2026, 6, 15),
        "Anfrage: Eichenbohlen",
        body,
        closing="Mit freundlichen Grüßen",
        signer="Anna Petersen",
    )
    send(office, office.run(save_letter, first))
    body = "{salutation}\n\nThank you for your letter of 8 June. Two new clamps left our workshop today; please keep the bent ones for us."
    second = Draft(
        who["Aarhus Tømrer ApS"],
        "en",
        datetime.date(2026, 6, 29),
        "Your complaint: clamps",
        body,
        closing="Yours sincerely",
        signer="Anna Petersen",
    )
    office.run(save_letter, second)
