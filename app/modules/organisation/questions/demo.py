"""The demo company's questions: the front desk asks about two contacts, one is answered."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.data.demo_people import FRONT_DESK, as_colleague
from app.data.office import Office
from app.data.queries import query
from app.data.record_extras import Target
from app.modules.organisation.contacts.api import Contact
from app.modules.organisation.questions.rules import PERSON, QuestionDraft
from app.modules.organisation.questions.services import answer_question, ask_question

TEXTS = (
    "Kunde fragt nach einer Ratenzahlung für die letzte Rechnung. Was darf ich zusagen?",
    "Die Lieferung soll an eine andere Anschrift gehen. Ist das schon vermerkt?",
)
ANSWER = "Ja, die Lieferanschrift steht seit Montag am Kontakt."


@query("")
def _contacts(connection: Connection) -> list[int]:
    return [int(key) for key in connection.scalars(select(Contact.id).order_by(Contact.id).limit(2))]


def demo(office: Office, _months: int) -> None:
    """Ask about two contacts, and answer one."""
    desk = as_colleague(office, FRONT_DESK)
    due = office.clock().astimezone().date() + datetime.timedelta(days=2)
    keys = [
        desk.run(
            ask_question,
            Target("contact", contact),
            QuestionDraft(f"{PERSON}:{office.actor.login}", text, due),
        )
        for contact, text in zip(office.read(_contacts), TEXTS, strict=False)
    ]
    for key in keys[1:]:
        office.run(answer_question, key, ANSWER)
