"""Complaints about what came: a letter that reports at once what the inspection of a delivery found (§ 377 HGB)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from app.core import format as formats
from app.core.errors import Invalid, Missing
from app.core.messages import N_, Text
from app.data.office import command
from app.data.unit import Unit
from app.modules.documents.letters.api import Draft as LetterText
from app.modules.documents.letters.api import letter_like, save_letter
from app.modules.inventory.articles.api import UNIT_WORDS
from app.modules.inventory.purchasing.models import RECEIVE, OrderLine, OrderReceipt, PurchaseOrder
from app.modules.inventory.purchasing.queries.orders import LineView, lines_of
from app.modules.inventory.purchasing.queries.receipts import Come, standing_receipts
from app.modules.inventory.purchasing.rules.orders import ACCEPTED
from app.modules.organisation.contacts.api import contact_of

SUBJECT = Text(
    "Mängelrüge: Lieferung vom {day}{note} zu unserer Bestellung {number}",
    "Notice of defects: delivery of {day}{note} of our order {number}",
)
NOTE = Text(", Lieferschein {document}", ", delivery note {document}")
BODY = Text(
    "{salutation}\n\nIhre Lieferung vom {day}{note} zu unserer Bestellung {number} haben wir untersucht. "
    "Am {today} zeigen wir Ihnen nach § 377 HGB diese Mängel an:\n\n{lines}\n\n"
    "Bitte teilen Sie uns bis zum {until} mit, ob Sie Ersatz liefern, nachbessern oder gutschreiben. "
    "Unsere Rechte wegen der Mängel behalten wir uns vor.",
    "{salutation}\n\nwe inspected your delivery of {day}{note} of our order {number}. "
    "On {today} we give you notice of these defects (section 377 of the German Commercial Code):\n\n{lines}\n\n"
    "Please tell us until {until} whether you replace, repair or credit. We reserve our rights because of the defects.",
)
LINE = Text("- {quantity} {unit} {text}{reason}", "- {quantity} {unit} {text}{reason}")
GRACE = 7  # days that the letter gives, which the clerk may change in it
Wrong = tuple[LineView, Come, int]  # a line, its receipt, and how much of it is not in order


@command(RECEIVE, locks=("inventory.agreements",))
def complain(unit: Unit, key: int) -> int:
    """Begin the letter that reports what is wrong with the delivery of a receipt, and return its key; a second one of the day is the first.

    It names all lines of that delivery that were blocked, refused or sent back. Raises Missing, and Invalid where all was
    in order.
    """
    receipt = unit.row(OrderReceipt, key)
    order = int(unit.row(OrderLine, receipt["line_id"])["order_id"])
    head = unit.row(PurchaseOrder, order)
    wrong = _wrong(unit, order, receipt["day"], receipt["document"])
    if not wrong:
        raise Invalid(N_("Nothing of this delivery was blocked, refused or sent back."), field="verdict")
    who = contact_of(unit.connection, head["contact_id"])
    if who is None:
        raise Missing(N_("This record is no longer there."))
    about = receipt["day"], str(receipt["document"]), str(head["number"])
    contact = int(head["contact_id"])
    made = _letter(about, wrong, contact, unit.today, who.draft.language != "en")
    known = letter_like(unit.connection, contact, unit.today, made.subject)
    return known if known is not None else save_letter(unit, made)


def _wrong(unit: Unit, order: int, day: datetime.date, document: str) -> list[Wrong]:
    lines = {one.id: one for one in lines_of(unit.connection, [order])}
    come = [
        one for one in standing_receipts(unit.connection, lines) if (one.day, one.document) == (day, document)
    ]
    found = [(lines[one.line], one, one.back if one.verdict == ACCEPTED else one.quantity) for one in come]
    return [one for one in found if one[2]]


def _letter(
    about: tuple[datetime.date, str, str],
    wrong: Sequence[Wrong],
    contact: int,
    today: datetime.date,
    german: bool,
) -> LetterText:
    def say(words: Text, /, **values: object) -> str:
        return (words.de if german else words.en).format(**values)

    def day(one: datetime.date | None) -> str:
        return formats.day(one, "de" if german else "en")

    came, document, number = about
    note = say(NOTE, document=document) if document else ""
    named = {"day": day(came), "note": note, "number": number}
    lines = "\n".join(
        say(
            LINE,
            quantity=formats.scaled(count),
            unit=say(UNIT_WORDS[line.unit]) if line.unit in UNIT_WORDS else line.unit,
            text=line.text,
            reason=f": {one.reason}" if one.reason else "",
        )
        for line, one, count in wrong
    )
    until = day(today + datetime.timedelta(days=GRACE))
    body = say(BODY, salutation="{salutation}", lines=lines, until=until, today=day(today), **named)
    return LetterText(
        contact, "de" if german else "en", today, say(SUBJECT, **named)[:200], body, reference=number
    )
