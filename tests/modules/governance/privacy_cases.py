"""What tests of data protection need: one person whom seven topics know, another one beside, and what stands in the clear anywhere."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from sqlalchemy import text

from app.data import archive
from app.data.all_tables import load_models
from app.data.office import Actor, Office, command
from app.data.record_extras import Target, attach, follow_up, write_note
from app.modules.documents.archive.rules.documents import DocumentDraft
from app.modules.documents.archive.services.classification import classify
from app.modules.documents.archive.services.documents import Arrival, add
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.modules.governance.privacy.rules.requests import RequestDraft
from app.modules.governance.privacy.services.requests import save_request
from app.modules.hr.people.api import (
    ContractDraft,
    PersonalDraft,
    PersonDraft,
    save_contract,
    save_person,
    save_personal,
)
from app.modules.it.helpdesk.rules.tickets import TicketDraft
from app.modules.it.helpdesk.services.tickets import open_ticket
from app.modules.organisation.contacts.api import (
    ActivityDraft,
    ChannelDraft,
    ContactDraft,
    debtor_account,
    save_activity,
    save_channel,
    save_contact,
)
from app.modules.organisation.opportunities.rules import OpportunityDraft
from app.modules.organisation.opportunities.services import save_opportunity
from tests.modules.hr.recruiting_cases import applied, staffed, vacancy

D = datetime.date
CAME = D(2026, 11, 10)
ALONE = "Rohrdommel"  # a contact of advertising only: nothing of it must stay
KEPT = "Eisvogel"  # one who bought, worked here, applied and wrote tickets
LONG_AGO = D(2012, 6, 30)
GONE = "Graureiher"  # one who worked here until 2012
OTHER = "Wiedehopf"  # somebody else, of whom nothing may be told


@command("settings.change")
def owed(unit: object, key: int) -> str:
    """Give a contact its debtor account."""
    return debtor_account(unit, key)  # type: ignore[arg-type]


@dataclass
class Known:
    """The keys of who is known."""

    alone: int
    kept: int
    other: int
    staff: int
    applicant: int
    former: int


def at(office: Office, day: D, login: str = "admin") -> Office:
    """Return an office on the same book on another day, of somebody who may everything."""
    noon = datetime.datetime(day.year, day.month, day.day, 12, tzinfo=datetime.UTC)
    return Office(office.book, Actor(login, login.title(), frozenset({"*"})), lambda: noon)


def _contact(office: Office, bird: str) -> int:
    mail = f"{bird.lower()}@vogel.de"
    draft = ContactDraft(f"Vera {bird}", "person", first_name="Vera", last_name=bird, street=f"{bird}weg 1", postcode="24103", town="Kiel", mail=mail, phone="0431 77", notes=f"{bird} mag Schilf")  # fmt: skip
    key = office.run(save_contact, draft)
    office.run(save_channel, key, ChannelDraft("phone", f"0431 {len(bird)}99"))
    office.run(
        save_activity,
        key,
        ActivityDraft("call", D(2026, 11, 2), "in", f"{bird} rief an", f"{bird} fragt nach"),
    )
    office.run(save_opportunity, OpportunityDraft(key, "Fernglas", value=100_00, notes=f"{bird} will zwei"))
    target = Target("contact", key)
    office.run(write_note, target, f"{bird} ist nett")
    office.run(follow_up, target, D(2026, 12, 1), f"{bird} anrufen")
    data = f"Foto von {bird}".encode()
    office.run(attach, target, archive.store(office.book, data), f"{bird}.txt", len(data))
    return int(key)


def _document(office: Office, contact: int, bird: str) -> int:
    data = f"Brief von {bird}".encode()
    arrival = Arrival(
        archive.store(office.book, data),
        len(data),
        "text/plain",
        f"{bird}.txt",
        f"Brief von {bird}",
        text_from="text",
        pages=1,
    )
    key = office.run(add, arrival)
    office.run(classify, key, DocumentDraft(f"Brief {bird}", "letter_in", "50", contact, None, doc_date=D(2026, 10, 1), received=D(2026, 10, 1)), None, True)  # fmt: skip
    return int(key)


def _sold(office: Office, contact: int, bird: str) -> None:
    account = office.run(owed, contact)
    lines = (LineDraft(account, 119_00), LineDraft("4400", -119_00))
    office.run(post, EntryDraft(D(2026, 10, 5), f"R-{bird[:4]}", f"Fernglas {bird}", lines))


def known(office: Office) -> Known:
    """Make the three people; the one whom seven topics know has contact, document, entries, file of staff, application, ticket and account."""
    made = staffed(office)
    alone, kept, other = (_contact(office, bird) for bird in (ALONE, KEPT, OTHER))
    for key, bird in ((kept, KEPT), (other, OTHER)):
        _document(office, key, bird)
        _sold(office, key, bird)
    staff, applicants = {}, {}
    place = vacancy(office, made)
    for bird in (KEPT, OTHER):
        mail = f"{bird.lower()}@vogel.de"
        draft = PersonDraft("Vera", bird, "Verkauf", mail=mail, login=bird.lower(), entry=D(2019, 1, 1), leaving=D(2025, 6, 30))  # fmt: skip
        staff[bird] = office.run(save_person, draft)
        applicants[bird] = applied(office, place, first_name="Vera", last_name=bird, mail=mail, note=f"{bird} bewirbt sich")  # fmt: skip
        office.run(open_ticket, TicketDraft(f"Bildschirm von {bird}", f"{bird} sieht nichts", requester=staff[bird]))  # fmt: skip
    return Known(alone, kept, other, staff[KEPT], applicants[KEPT], former=left(office))


def left(office: Office, bird: str = GONE, leaving: datetime.date = LONG_AGO) -> int:
    """Keep somebody who worked here and left."""
    draft = PersonDraft("Vera", bird, "Verkauf", mail=f"{bird.lower()}@vogel.de", entry=D(2001, 1, 1), leaving=leaving)  # fmt: skip
    key = int(office.run(save_person, draft))
    office.run(save_personal, PersonalDraft(key, D(1960, 1, 2), street=f"{bird}weg 1"))
    office.run(save_contract, ContractDraft(key, D(2001, 1, 1)))
    return key


def asked(office: Office, kind: str, contact: int, received: D = CAME) -> int:
    """Keep a request of a contact."""
    return int(office.run(save_request, RequestDraft(kind, received, "mail", "Anfrage", contact)))


def places_of(office: Office, word: str) -> set[str]:
    """Return the tables in which a word stands in the clear, the trail and the search among them."""
    found = set()
    with office.book.engine.connect() as connection:
        for table in load_models().sorted_tables:
            texts = [one.name for one in table.columns if one.type.python_type is str]
            for name in texts:
                asks = text(f'SELECT count(*) FROM {table.name} WHERE "{name}" LIKE :like')
                if connection.scalar(asks, {"like": f"%{word}%"}):
                    found.add(table.name)
    return found
