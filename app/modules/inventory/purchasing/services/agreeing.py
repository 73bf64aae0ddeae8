"""Agreements with suppliers: a letter that says how they delivered, with the deliveries behind it, and what is to be agreed."""

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
from app.modules.inventory.purchasing.models import CHANGE
from app.modules.inventory.purchasing.queries.scorecard import Shortcoming, scorecards, shortcomings, tenth
from app.modules.inventory.purchasing.rules.score import LEAST, Score
from app.modules.organisation.contacts.api import contact_of

SUBJECT = Text("Ihre Lieferleistung der letzten zwölf Monate", "Your deliveries of the last twelve months")
BODY = Text(
    "{salutation}\n\nwir bewerten unsere Lieferanten nach dem, was sie geliefert haben. Aus {lines} Positionen der letzten zwölf "
    "Monate ergibt sich für Sie:\n\n{figures}\n\n{behind}Wir möchten mit Ihnen vereinbaren:\n\n"
    "- Termintreue mindestens 95 %\n- fehlerfreie Lieferung mindestens 99 %\n\n"
    "Bitte bestätigen Sie uns das bis zum {until}, oder nennen Sie uns, was dem entgegensteht.",
    "{salutation}\n\nwe judge our suppliers by what they delivered. From {lines} lines of the last twelve months follows for "
    "you:\n\n{figures}\n\n{behind}We should like to agree with you:\n\n"
    "- at least 95 % on time\n- at least 99 % without fault\n\n"
    "Please confirm this until {until}, or tell us what stands against it.",
)
FIGURES = (
    Text("- pünktlich und vollständig: {share} %", "- on time and whole: {share} %"),
    Text("- fehlerfrei: {share} %", "- without fault: {share} %"),
    Text("- bestes Angebot zu Ihrem Preis: {share} %", "- best offer to your price: {share} %"),
    Text("- Bewertung der Leistungen: {share} %", "- rating of services: {share} %"),
)
TOTAL = Text(
    "- zusammen {points} von 100 Punkten, Klasse {letter}",
    "- together {points} of 100 points, class {letter}",
)
BEHIND = Text(
    "Dahinter stehen diese Lieferungen:\n\n{lines}\n\n", "These deliveries stand behind it:\n\n{lines}\n\n"
)
LATE = Text(
    "- {number}, {text}: zugesagt für den {promised}, gekommen am {came}",
    "- {number}, {text}: promised for {promised}, came on {came}",
)
OPEN = Text(
    "- {number}, {text}: zugesagt für den {promised}, noch nicht vollständig",
    "- {number}, {text}: promised for {promised}, not complete yet",
)
WRONG = Text(
    "- {number}, {text}: {wrong} nicht in Ordnung am {came}",
    "- {number}, {text}: {wrong} not in order on {came}",
)
MORE = Text("- und {count} weitere", "- and {count} more")
GRACE, MOST = 21, 15  # days to answer, deliveries that are named


@command(CHANGE, locks=("inventory.agreements",))
def agree(unit: Unit, contact: int) -> int:
    """Begin the letter that agrees with a supplier on better deliveries, and return its key; a second one of the day is the first.

    Raises Missing, and Invalid where fewer than five lines are judged.
    """
    who = contact_of(unit.connection, contact)
    if who is None:
        raise Missing(N_("This record is no longer there."))
    found = scorecards(unit.connection, [contact])[contact]
    if found.lines < LEAST or found.points is None:
        words = N_("Only {lines} lines are judged; with fewer than {least} nobody can agree on anything.")
        raise Invalid(words, field="contact", lines=found.lines, least=LEAST)
    german = who.draft.language != "en"
    subject = SUBJECT.de if german else SUBJECT.en
    known = letter_like(unit.connection, contact, unit.today, subject)
    if known is not None:
        return known
    body = _body(found, shortcomings(unit.connection, contact), unit.today, german)
    return save_letter(unit, LetterText(contact, "de" if german else "en", unit.today, subject, body))


def _body(found: Score, behind: Sequence[Shortcoming], today: datetime.date, german: bool) -> str:
    def say(words: Text, /, **values: object) -> str:
        return (words.de if german else words.en).format(**values)

    def day(one: datetime.date | None) -> str:
        return formats.day(one, "de" if german else "en")

    shares = (found.on_time, found.quality, found.price, found.service)
    figures = [
        say(words, share=tenth(share))
        for words, share in zip(FIGURES, shares, strict=True)
        if share is not None
    ]
    points = tenth(None if found.points is None else found.points / 100)
    figures.append(say(TOTAL, points=points, letter=found.letter))
    lines = []
    for one in behind[:MOST]:
        words = LATE if one.came else OPEN
        if one.wrong:
            words = WRONG
        about = {"number": one.number, "text": one.text, "promised": day(one.promised), "came": day(one.came)}
        lines.append(say(words, wrong=formats.scaled(one.wrong), **about))
    if len(behind) > MOST:
        lines.append(say(MORE, count=len(behind) - MOST))
    said = say(BEHIND, lines="\n".join(lines)) if lines else ""
    until = day(today + datetime.timedelta(days=GRACE))
    return say(
        BODY,
        salutation="{salutation}",
        lines=found.lines,
        figures="\n".join(figures),
        behind=said,
        until=until,
    )
