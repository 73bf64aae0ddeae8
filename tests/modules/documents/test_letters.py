"""Letters: what was sent is filed, known only to who may know of the copy, and goes with it."""

from __future__ import annotations

import datetime

from sqlalchemy import text

from app.data import record_extras, trail
from app.data.office import Office
from app.data.record_extras import Target
from app.modules.documents.archive.queries.documents import document
from app.modules.documents.archive.rules.documents import DocumentDraft
from app.modules.documents.archive.services.classification import classify
from app.modules.documents.letters.queries.letters import letter, letters_source
from app.modules.documents.letters.rules import Draft
from app.modules.documents.letters.services import save_letter, send
from app.modules.documents.retention.services import erase, propose
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.services.contacts import save_contact
from tests.modules.documents.conftest import OLD, person

WORDS = "Frau Musterfrau bekommt eine Abmahnung."


def _sent(office: Office) -> tuple[int, int]:
    who = office.run(save_contact, ContactDraft("Stadtwerke", street="Weg 1", postcode="24103", town="Kiel"))
    key = office.run(save_letter, Draft(who, "de", OLD, "Abmahnung", WORDS, closing="Gruß"))
    document_key, _pdf = send(office, key)
    return key, document_key


def test_a_letter_goes_with_its_copy(any_office: Office) -> None:
    """When the sent copy is erased, nothing of the letter can be read: not its row, not the trail."""
    o, second = any_office, person(any_office, "berta", "*")
    key, copy = _sent(o)
    later = person(o, "carla", "*", now=datetime.datetime(2040, 1, 1, tzinfo=datetime.UTC))
    later.run(propose, [copy], "Frist abgelaufen")
    erase(person(o, "berta", "*", now=datetime.datetime(2040, 1, 1, tzinfo=datetime.UTC)), [copy])
    assert second.read(letter, key) is None
    assert WORDS not in str(o.read(trail.history, "letter", key))
    with o.book.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM letter")) == 0
        assert not [
            row
            for row in connection.execute(text("SELECT before, after FROM trail"))
            if "Musterfrau" in str(row)
        ]
        assert trail.check_chain(connection) is None


def test_a_closed_letter_is_not_there(any_office: Office) -> None:
    """Who may not know of the sent copy reads the letter neither by list nor key, nor its trail and notes."""
    o = any_office
    key, copy = _sent(o)
    one = o.read(document, copy)
    assert one is not None
    o.run(
        classify,
        copy,
        DocumentDraft(
            one.title, one.type, one.node, one.contact_id, doc_date=OLD, area=1, reference=one.reference
        ),
    )
    o.run(record_extras.write_note, Target("letter", key), "vertraulich")
    who, other = (
        person(o, "eva", "documents.*", "records.*"),
        person(o, "dora", "documents.*", "records.*", "area.1"),
    )
    for eye, sees in ((who, False), (other, True)):
        assert (eye.read(letter, key) is not None) is sees
        assert (eye.read(letters_source().keys, {}).tolist() == [key]) is sees
        assert bool(eye.read(trail.history, "letter", key)) is sees
        assert bool(eye.read(record_extras.notes, Target("letter", key))) is sees
