"""Paper originals, stamps, links and many documents at once."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pikepdf
import pytest

from app.core.errors import Invalid, Missing
from app.data import record_extras
from app.data.office import Office
from app.data.record_documents import linked, papers
from app.data.record_extras import Target
from app.data.settings import change_setting
from app.modules.documents.archive.queries.documents import document, documents_source, known
from app.modules.documents.archive.queries.full_text import find
from app.modules.documents.archive.rules.documents import DocumentDraft
from app.modules.documents.archive.services.bulk import set_documents
from app.modules.documents.archive.services.classification import classify
from app.modules.documents.archive.services.documents import give_asn
from app.modules.documents.archive.services.stamps import set_stamp, stamps, take_stamp_off
from app.modules.documents.archive.services.versions import link as link_document
from app.modules.documents.filing.api import open_case
from app.modules.documents.filing.services.plan import FieldDraft, close_case, save_field
from app.modules.documents.paper_originals.queries import (
    boxes_source,
    labels_source,
    papers_source,
    protocol_rows,
)
from app.modules.documents.paper_originals.reports import protocol
from app.modules.documents.paper_originals.rules import BoxDraft
from app.modules.documents.paper_originals.services import (
    check_scans,
    delete_box,
    destroy,
    note_printed,
    save_box,
)
from app.modules.organisation.contacts.queries.contacts import contact
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.services.contacts import save_contact
from app.paper.stamps import Stamp, stamped
from tests.modules.documents.conftest import OLD, arrive, filed, person
from tests.modules.documents.test_reading import pdf


def test_paper_goes_only_after_its_scan_was_checked(any_office: Office) -> None:
    """Checked first, again after a new version; some papers stay, some go only for a reason; all or none; the box empties."""
    o = any_office
    box = o.run(save_box, BoxDraft(" K-1 ", "Belege", "Keller"))
    one, deed, title = (
        filed(o, "Rechnung"),
        filed(o, "Vertrag", "contract", contact=o.run(save_contact, ContactDraft("Notar"))),
        filed(o, "Brief zwei"),
    )
    for key in (one, deed, title):
        o.run(set_documents, [key], "place", "K-1", False)
        o.run(give_asn, key)
    with pytest.raises(Invalid, match="checked against the paper first"):
        o.run(destroy, [one])
    o.run(check_scans, [one, deed], "Farbe wichtig")
    with pytest.raises(Invalid, match="§ 416 ZPO"):
        o.run(destroy, [one, deed])
    unplaced, placed = filed(o, "Nur als Datei"), filed(o, "Ohne Nummer")
    o.run(set_documents, [placed], "place", "Regal 4", False)
    assert set(o.read(papers_source(()).keys, {})) == {one, deed, title, placed}, (
        "what lies nowhere is no paper"
    )
    assert unplaced
    assert [row[5] for row in o.read(papers_source(()).page, [one, deed, title])] == [
        "checked",
        "checked",
        "kept",
    ]
    with pytest.raises(Invalid, match="K-1 is still in use"):
        o.run(delete_box, box)
    assert o.run(destroy, [one, deed], "Kopie beim Notar") == 2
    with pytest.raises(Invalid, match="is destroyed"):
        o.run(check_scans, [one])
    assert o.read(boxes_source().page, [box])[0][3] == 1
    o.run(save_box, BoxDraft("K-2", "Belege", "Keller"), box, 1)
    assert o.read(document, title).place == "K-2"  # type: ignore[union-attr]
    rows = o.read(protocol_rows, [one, deed, title])
    assert [(row.checked_by, row.destroyed_by) for row in rows] == [("admin", "admin")] * 2
    assert protocol(rows, "Archiv GmbH").startswith(b"%PDF")
    with pytest.raises(Invalid, match="already"):
        o.run(save_box, BoxDraft("K-2"))
    with pytest.raises(Invalid, match="code"):
        o.run(save_box, BoxDraft("  "))


def test_labels_know_that_they_were_printed(any_office: Office) -> None:
    """The first print is noted, the second counted, and which of them is used is told."""
    o = any_office
    assert o.run(note_printed, 1, 3) == 3
    assert o.run(note_printed, 2, 3) == 1
    o.run(give_asn, filed(o), 2)
    rows = o.read(labels_source().page, o.read(labels_source().keys, {}))
    assert [(row[0], row[3], bool(row[5])) for row in rows] == [
        (4, 1, False),
        (3, 2, False),
        (2, 2, True),
        (1, 1, False),
    ]
    assert o.run(note_printed, 1, 2) == 0  # what lies beyond was not printed again
    assert [row[3] for row in o.read(labels_source().page, o.read(labels_source().keys, {}))] == [1, 2, 3, 2]


def test_stamps_stand_beside_the_original(any_office: Office) -> None:
    """Wrong pages and empty words are refused; the trail keeps a stamp that was taken off; the printed copy has it, the file does not."""
    o = any_office
    key = filed(o, "Rechnung")
    for words, page, match in ((" ", 1, "is to say"), ("Bezahlt", 2, "pages 1 to 1")):
        with pytest.raises(Invalid, match=match):
            o.run(set_stamp, key, words, page)
    stamp = o.run(set_stamp, key, "Bezahlt", 1, "tr")
    assert [(one.words, one.page, one.by) for one in o.read(stamps, key)] == [("Bezahlt", 1, "admin")]
    o.run(classify, key, DocumentDraft("Rechnung", "other", "9", doc_date=OLD, area=1))
    assert person(o, "eva", "documents.*").read(stamps, key) == []
    with pytest.raises(Missing):
        person(o, "eva", "documents.*").run(take_stamp_off, stamp)
    o.run(take_stamp_off, stamp)
    assert o.read(stamps, key) == []
    data = pdf("Rechnung")
    made = stamped(data, [Stamp(0, "tr", ("Bezahlt", "3.2.2026")), Stamp(0, "tr", ("Gebucht",))])
    import pypdfium2

    text = pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range()
    assert "Bezahlt" in text
    assert "Gebucht" in text
    assert len(pikepdf.open(io.BytesIO(made)).pages) == len(pikepdf.open(io.BytesIO(data)).pages)


def test_many_documents_are_changed_at_once(any_office: Office) -> None:
    """Counted first; tags, place, contact and type; one that does not fit refuses all, naming it; what was there can be put back."""
    o = any_office
    keys = [filed(o, f"Brief {n}") for n in range(3)]
    who = o.run(save_contact, ContactDraft("Stadtwerke"))
    one = o.read(contact, who)
    assert one is not None
    number = str(one.number)
    count = o.run(set_documents, keys, "tag", "Strom", True)
    assert (count.change, o.read(document, keys[0]).tags) == (3, ())  # type: ignore[union-attr]
    o.run(set_documents, keys, "tag", "Strom", False)
    assert o.run(set_documents, keys[:2], "untag", "Strom", False).change == 2
    assert [o.read(document, key).tags for key in keys] == [(), (), ("Strom",)]  # type: ignore[union-attr]
    found = o.run(set_documents, keys, "contact", number, False)
    assert {o.read(document, key).contact_id for key in keys} == {who}  # type: ignore[union-attr]
    assert len(o.read(find, "Stadtwerke").found) == 3
    assert found.before == (("", tuple(keys)),)
    with pytest.raises(Invalid, match="no such contact"):
        o.run(set_documents, keys, "contact", "99999", True)
    with pytest.raises(Invalid, match="needed for the type"):
        o.run(set_documents, keys, "type", "invoice_in", False)
    assert {o.read(document, key).type for key in keys} == {"other"}  # type: ignore[union-attr]
    with pytest.raises(Invalid, match="many documents"):
        o.run(set_documents, keys, "amount", "1", False)


def test_own_fields_are_columns(any_office: Office) -> None:
    """A field of a type can be shown, filtered by its kind, and sorted."""
    o = any_office
    field = o.run(save_field, FieldDraft("other", "Zähler", "money"))
    low = filed(o, "Eins", values={field: "10.00"})
    high = filed(o, "Zwei", values={field: "250.00"})
    about = o.read(known)
    source = documents_source("x", about.types, about.nodes, own=about.fields)
    assert list(o.read(source.keys, {f"field{field}": ">100"})) == [high]
    assert list(o.read(source.keys, {f"field{field}": "5..20"})) == [low]
    assert o.read(source.page, [high])[0][-1] == 25000


def test_a_paper_stands_on_records_and_knows_them(any_office: Office, tmp_path: Path) -> None:
    """A file put on a contact is in the inbox and linked both ways; the same again is linked, not doubled; by choice it is only attached."""
    o = any_office
    who = Target("contact", o.run(save_contact, ContactDraft("Stadtwerke")))
    path = tmp_path / "brief.txt"
    path.write_text("Zählerstand der Stadtwerke", "utf-8")
    how = papers()
    assert how is not None
    assert "waits in the inbox" in str(how.take(o, who, path))
    key = o.read(find, "Zählerstand").found[0].key
    assert "already" in str(how.take(o, who, path))
    assert [(row.name, row.size) for row in o.read(record_extras.attachments, who)] == [("brief.txt", 27)]
    prints = [o.read(document, key).current.sha256]  # type: ignore[union-attr]
    assert [(one.target, one.title) for one in o.read(linked, prints, "document")] == [(who, "Stadtwerke")]
    assert person(o, "eva", "documents.*").read(linked, prints, "document") == []
    other = arrive(o, "Vertrag über Gas")
    assert [one.key for one in o.read(how.find, "Gas")] == [other]
    o.run(link_document, other, who)
    assert len(o.read(record_extras.attachments, who)) == 2
    (tmp_path / "leer.pdf").write_bytes(b"")
    with pytest.raises(Invalid, match="empty"):
        how.take(o, who, tmp_path / "leer.pdf")
    o.run(change_setting, "documents.file_attached", False)
    (tmp_path / "neu.txt").write_text("Nur angehängt", "utf-8")
    assert str(how.take(o, who, tmp_path / "neu.txt")) == "neu.txt attached"
    assert o.read(find, "angehängt").found == ()


def test_closing_a_case_starts_the_term_of_its_papers(any_office: Office) -> None:
    """A contract in an open case has no end of its term; when the case is closed it has one."""
    o = any_office
    case = o.run(open_case, "Umbau", "9", "", 0)
    key = filed(
        o,
        "Vertrag",
        "contract",
        day=datetime.date(2025, 3, 1),
        case=case,
        contact=o.run(save_contact, ContactDraft("Notar")),
    )
    assert o.read(document, key).keep_until is None  # type: ignore[union-attr]
    o.run(close_case, case)
    until = o.read(document, key).keep_until  # type: ignore[union-attr]
    assert until is not None
    assert until.month == 12
    assert until.year > 2025
