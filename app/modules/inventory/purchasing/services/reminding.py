"""Reminders of what is late: a letter to the supplier that says which lines of an order are still to come."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from app.core import format as formats
from app.core.errors import Invalid, Missing
from app.core.messages import N_, Text
from app.data.office import command
from app.data.unit import Unit
from app.modules.documents.letters.api import Draft as LetterText
from app.modules.documents.letters.api import save_letter
from app.modules.inventory.articles.api import UNIT_WORDS
from app.modules.inventory.purchasing.models import CHANGE, PurchaseOrder
from app.modules.inventory.purchasing.queries.orders import LineView, OrderView, order
from app.modules.inventory.purchasing.rules.orders import NOT_LATE, UNDER_WAY
from app.modules.organisation.contacts.api import contact_of

SUBJECT = Text(
    "Lieferverzug: unsere Bestellung {number} vom {day}", "Late delivery: our order {number} of {day}"
)
BODY = Text(
    "{salutation}\n\naus unserer Bestellung {number} vom {day} fehlt noch:\n\n{lines}\n\n"
    "Bitte liefern Sie bis zum {until}, oder nennen Sie uns bis dahin einen verbindlichen Termin. "
    "Unsere Rechte wegen des Verzugs behalten wir uns vor.",
    "{salutation}\n\nof our order {number} of {day} these are still to come:\n\n{lines}\n\n"
    "Please deliver until {until}, or tell us a binding day until then. We reserve our rights because of the delay.",
)
LINE = Text(
    "- {quantity} {unit} {text}, zugesagt für den {promised}",
    "- {quantity} {unit} {text}, promised for {promised}",
)
GRACE = 7  # days that the letter gives, which the clerk may change in it


def late_lines(view: OrderView, today: datetime.date) -> list[LineView]:
    """Return the lines of an order that should be here and are not, whole or in part."""
    if view.state not in UNDER_WAY:
        return []
    return [one for one in view.lines if one.open and one.expected is not None and one.expected < today]


@command(CHANGE)
def remind(unit: Unit, key: int) -> int:
    """Begin the letter that reminds the supplier of an order's late lines, and return its key.

    It is one letter a day: who asks again is refused. Raises Missing, and Invalid where nothing is late.
    """
    row = unit.row(PurchaseOrder, key, lock=True)
    view = order(unit.connection, key)
    if view is None:
        raise Missing(N_("This record is no longer there."))
    late = late_lines(view, unit.today)
    if not late:
        raise Invalid(NOT_LATE, field="state")
    if row["reminded"] == unit.today:
        raise Invalid(N_("A reminder was written today; it stands among the letters."), field="reminded")
    who = contact_of(unit.connection, row["contact_id"])
    german = who is None or who.draft.language != "en"
    unit.update(PurchaseOrder, key, {"reminded": unit.today})
    return save_letter(unit, _letter(view, late, row["contact_id"], unit.today, german))


def _letter(
    view: OrderView, late: Sequence[LineView], contact: int, today: datetime.date, german: bool
) -> LetterText:
    def say(words: Text, /, **values: object) -> str:
        return (words.de if german else words.en).format(**values)

    def day(one: datetime.date | None) -> str:
        return formats.day(one, "de" if german else "en")

    lines = "\n".join(
        say(
            LINE,
            quantity=formats.scaled(one.open),
            unit=say(UNIT_WORDS[one.unit]) if one.unit in UNIT_WORDS else one.unit,
            text=one.text,
            promised=day(one.expected),
        )
        for one in late
    )
    about = {"number": view.number, "day": day(view.day)}
    until = day(today + datetime.timedelta(days=GRACE))
    body = say(BODY, salutation="{salutation}", lines=lines, until=until, **about)
    return LetterText(
        contact, "de" if german else "en", today, say(SUBJECT, **about), body, reference=view.number
    )
