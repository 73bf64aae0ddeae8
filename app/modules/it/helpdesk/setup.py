"""Hours, an agreement, text modules and a first answer of a new book."""

from __future__ import annotations

from app.core.messages import Text
from app.data.basics import is_empty
from app.data.unit import Unit
from app.modules.it.helpdesk.models import Agreement, Snippet, WorkCalendar

HOURS = "Mo-Fr 08:00-17:00"
SNIPPETS = (
    (Text("Rückfrage", "Question back"), Text("Bitte schicken Sie uns noch ein Bild der Meldung und den Namen des Geräts.", "Please send us a picture of the message and the name of the device."), "wait"),
    (Text("Neustart", "Restart"), Text("Bitte starten Sie das Gerät einmal neu und sagen Sie uns, ob es danach geht.", "Please restart the device once and tell us whether it works then."), "wait"),
    (Text("Erledigt", "Done"), Text("Das ist erledigt. Bitte melden Sie sich, wenn es noch nicht geht.", "This is done. Please come back to us if it does not work yet."), "solve"),
)  # fmt: skip


def bring_basics(unit: Unit) -> None:
    """Bring hours, the standard agreement and text modules where there are none yet."""
    if not all(is_empty(unit, kind) for kind in (WorkCalendar, Agreement, Snippet)):
        return
    calendar = unit.insert(
        WorkCalendar,
        name=str(Text("Bürozeit", "Office hours")),
        hours=HOURS,
        land="",
        zone="Europe/Berlin",
        closed="",
    )
    unit.insert(
        Agreement, name=str(Text("Standard", "Standard")), calendar_id=calendar, first=120, update=480, solution=1440,
        shares="300 200 100 50 25 10", standard=True,
    )  # fmt: skip
    for name, body, step in SNIPPETS:
        unit.insert(Snippet, name=str(name), body=str(body), step=step)
