"""Papers reach whom they should: addresses whole or refused, serial letters with an address, a contact's papers, the inbox, the auditor's index."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.data import verify as checks
from app.data.office import Office
from app.data.record_documents import documents_on
from app.data.record_extras import Target
from app.modules.documents.archive.api import DocumentDraft, discard
from app.modules.documents.archive.services.classification import classify
from app.modules.documents.filing.services.plan import FieldDraft, save_field
from app.modules.documents.intake.transfer import all_keys, export
from app.modules.documents.letters.rules import Draft
from app.modules.documents.letters.services import paper, pdf, serial
from app.modules.organisation.contacts.rules.contact import ContactDraft, address_lines
from app.modules.organisation.contacts.services.contacts import save_contact
from app.paper.letter import ADDRESS_ROOM, address_block
from app.paper.page_frame import MM, face_for, text_width
from tests.modules.documents.conftest import OLD, arrive, filed, person

LONG = ContactDraft(
    "Gemeinnützige Wohnungsbaugenossenschaft der Eisenbahner und Postbediensteten eingetragene Genossenschaft",
    street="Straße der Freiwilligen Feuerwehr und des Technischen Hilfswerks 117 Hinterhaus", postcode="91154", town="Roth",
)  # fmt: skip


def test_a_long_address_stands_whole_on_paper(office: Office) -> None:
    """Every word of a long name and street is on the page; what can't fit by any means is refused and names the line."""
    who = office.run(save_contact, LONG)
    made = pdf([paper(office, Draft(who, "de", OLD, "Betreff", "Text", closing="Gruß"))])
    page = " ".join(pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range().split())
    for line in address_lines(LONG):
        assert all(word in page for word in line.split())
    assert "…" not in page
    endless = office.run(
        save_contact, ContactDraft("Ver" + "waltung" * 14, street="Weg 1", postcode="1", town="Kiel")
    )
    with pytest.raises(Invalid, match="envelope") as caught:
        paper(office, Draft(endless, "de", OLD, "Betreff", "Text", closing="Gruß"))
    assert caught.value.field == "contact"


@given(st.lists(st.text("abcdefgh WM", min_size=1, max_size=90).filter(str.strip), min_size=1, max_size=7))
def test_no_word_of_an_address_is_lost(lines: list[str]) -> None:
    """Whatever an address is, it is refused, or all its words stand in six lines that fit the window."""
    try:
        size, block = address_block(lines)
    except Invalid:
        return
    assert len(block) <= 6
    assert " ".join(block).split() == " ".join(lines).split()
    assert all(text_width(one, face_for(lines).regular, size) <= ADDRESS_ROOM * MM for one in block)
    assert 8 <= size <= 11


def test_a_serial_letter_names_who_has_no_address(any_office: Office) -> None:
    """No letter is kept while one of them could not be delivered, and every one is named."""
    good = any_office.run(
        save_contact, ContactDraft("Stadtwerke", street="Weg 1", postcode="24103", town="Kiel")
    )
    bad = [any_office.run(save_contact, ContactDraft(name)) for name in ("Ohne", "Nirgends")]
    draft = Draft(good, "de", OLD, "Betreff", "Text", closing="Gruß")
    with pytest.raises(Invalid, match="Ohne, Nirgends"):
        serial(any_office, draft, [good, *bad])
    assert len(serial(any_office, draft, [good])) == 1


def test_a_contact_shows_its_filed_papers(any_office: Office) -> None:
    """Papers filed for a contact stand among its documents, once each, for who may see them; discarded ones do not."""
    who = any_office.run(save_contact, ContactDraft("Stadtwerke"))
    target = Target("contact", who)
    first = filed(any_office, "Rechnung 1", "invoice_in", "31", contact=who, amount=100, reference="1")
    second = filed(
        any_office, "Rechnung 2", "invoice_in", "31", contact=who, amount=100, reference="2", area=1
    )
    filed(any_office, "Anderes", "other")
    waste = arrive(any_office, "Werbung", "w.txt")
    any_office.run(classify, waste, DocumentDraft("Werbung", contact=who))
    any_office.run(discard, waste)
    found = any_office.read(documents_on, target)
    assert [one.id for one in found] == [-second, -first]
    assert all(one.name.endswith(".txt") and "Rechnung" in one.name for one in found)
    less = person(any_office, "berta", "documents.*", "organisation.*")
    assert [one.id for one in less.read(documents_on, target)] == [-first]
    none = person(any_office, "carl", "organisation.*")
    assert none.read(documents_on, target) == []
    assert any_office.read(documents_on, Target("contact", who + 1)) == []


def test_the_index_of_an_auditor_has_tags_and_own_fields(any_office: Office, tmp_path: Path) -> None:
    """Each row says its tags and the fields of its type, by their titles."""
    field = any_office.run(save_field, FieldDraft("other", "Farbe"))
    filed(any_office, "Brief", "other", tags=("eilig", "Bau"), values={field: "rot; =1+1"})
    export(any_office, any_office.read(all_keys), tmp_path / "out")
    rows = list(
        csv.DictReader(io.StringIO((tmp_path / "out" / "index.csv").read_text("utf-8-sig")), delimiter=";")
    )
    assert [(row["tags"], row["fields"]) for row in rows] == [("Bau, eilig", "Farbe: rot; =1+1")]
    assert "<fields>Farbe: rot; =1+1</fields>" in (tmp_path / "out" / "index.xml").read_text("utf-8")


@pytest.mark.parametrize("left", [b"", b"no database at all, but long enough to be read as a file" * 20])
def test_an_emptied_archive_is_named(office: Office, left: bytes) -> None:
    """Verify says in a sentence that the archive's file can't be read; every other check is made."""
    filed(office, "Brief")
    office.book.archive.dispose()
    place = next(Path(office.book.place).glob("archive.db"))
    for beside in Path(office.book.place).glob("archive.db-*"):
        beside.unlink()
    place.write_bytes(left)
    found = {one.name: one for one in checks.verify(office.book)}
    assert not found["archive"].ok
    assert str(found["archive"].detail)
    assert found["trail"].ok
