"""What lies in an area is known of by nobody without it: letters, the inbox, boxes, labels, holds, as tight as the archive."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from app.core.errors import Invalid, Missing
from app.core.programs import runs
from app.data.office import Office
from app.data.search import search
from app.modules.documents.archive.queries.documents import count_in, document, inbox_source
from app.modules.documents.archive.queries.full_text import find
from app.modules.documents.archive.services.documents import give_asn
from app.modules.documents.filing.services.plan import open_case
from app.modules.documents.letters.queries.letters import letter, letters_source
from app.modules.documents.letters.rules import Draft
from app.modules.documents.letters.services import delete_letter, save_letter, send
from app.modules.documents.paper_originals.queries import boxes_source, labels_source
from app.modules.documents.paper_originals.rules import BoxDraft
from app.modules.documents.paper_originals.services import delete_box, note_printed, save_box
from app.modules.documents.retention.queries import holds, holds_source
from app.modules.documents.retention.services import release_hold, set_hold
from tests.modules.documents.archive_cases import _contact
from tests.modules.documents.conftest import arrive, filed, person
from tests.modules.documents.paper_set import papers

RIGHTS = (
    "documents.*",
    "documents.view",
    "documents.letters",
    "documents.hold",
    "documents.paper_originals",
    "organisation.*",
)
PERSONNEL = 2


def test_letters_lie_in_an_area(any_office: Office) -> None:
    """A draft is known of by those who may know of its area, by its own or its case's; the sent copy lies there too."""
    o, berta = any_office, person(any_office, "berta", *RIGHTS)
    draft = Draft(
        _contact(o),
        "de",
        datetime.date(2026, 3, 1),
        "Kündigung Ihres Arbeitsverhältnisses",
        "Text",
        area=PERSONNEL,
    )
    key = o.run(save_letter, draft)
    plain = o.run(save_letter, replace(draft, subject="Einladung", area=0))
    case = o.run(open_case, "Abmahnungen", "20", "", PERSONNEL)
    by_case = o.run(save_letter, replace(draft, subject="Abmahnung", area=0, case=case))
    assert list(berta.read(letters_source().keys, {})) == [plain]
    for hidden in (key, by_case):
        assert berta.read(letter, hidden) is None
        with pytest.raises(Missing):
            berta.run(delete_letter, hidden)
        with pytest.raises(Missing):
            berta.run(save_letter, draft, hidden)
    made, _pdf = send(o, key)
    assert o.read(document, made).area == PERSONNEL  # type: ignore[union-attr]
    assert berta.read(document, made) is None
    assert berta.read(find, "arbeitsverhältnisses").found == ()


def test_the_inbox_is_shut_for_what_says_what_it_is(any_office: Office) -> None:
    """A payslip and an application lie open to nobody without their area while they wait; other papers do."""
    o, berta = any_office, person(any_office, "berta", *RIGHTS)
    for one in papers(5, 1):
        key = arrive(o, one.text)
        assert (berta.read(document, key) is None) == (one.type in ("payslip", "application")), one.text
    assert o.read(count_in, "inbox") == len(papers(5, 1))
    assert berta.read(count_in, "inbox") == len(papers(5, 1)) - 2
    assert len(berta.read(inbox_source([], []).keys, {})) == len(papers(5, 1)) - 2
    assert berta.read(find, "bruttolohn").found == ()


def test_newer_hidden_papers_do_not_take_the_place_of_an_open_one_in_the_search(any_office: Office) -> None:
    """As many as are wanted are looked for until they are found: twenty hidden ones before it, a limit of two."""
    o, berta = any_office, person(any_office, "berta", *RIGHTS)
    seen = filed(o, "Zwergmaus Angebot")
    for number in range(20):
        filed(o, f"Zwergmaus {number}", "personnel", "20")
    hits = berta.read(search, "Zwergmaus", berta.actor.permissions, 2)
    assert [(hit.table, hit.key) for hit in hits] == [("document", seen)]
    assert len(o.read(search, "Zwergmaus", o.actor.permissions, 2)) == 2


def test_boxes_labels_and_holds_count_what_one_may_know(any_office: Office) -> None:
    """Counts and days are of documents the person may know of; a matter that only hidden papers belong to is not told."""
    o, berta = any_office, person(any_office, "berta", *RIGHTS)
    seen = filed(o, "Brief", place="K-1")
    hidden = filed(o, "Zeugnis", "personnel", "20", place="K-1", ended=datetime.date(2026, 5, 1))
    o.run(save_box, BoxDraft("K-1", "Akten", "Keller"))
    o.run(give_asn, seen)
    o.run(give_asn, hidden)
    o.run(note_printed, 1, 2)

    def rows(office: Office, source) -> list[list[object]]:  # type: ignore[no-untyped-def]
        return office.read(source.page, office.read(source.keys, {}))

    assert [row[3] for row in rows(o, boxes_source())] == [2]
    box = rows(berta, boxes_source())[0]
    assert box[3:5] == [1, datetime.date(2018, 12, 31)]
    assert [row[5] for row in rows(o, labels_source())] == [True, True]
    assert sorted((row[0], row[5]) for row in rows(berta, labels_source())) == [(1, True), (2, False)]
    mixed = o.run(set_hold, "Prüfung", "Betriebsprüfung", [seen, hidden])
    secret = o.run(set_hold, "Kündigungsschutzklage Harms", "Klage", [hidden])
    assert {(one.matter, one.count) for one in berta.read(holds)} == {("Prüfung", 1)}
    assert {(one.matter, one.count) for one in o.read(holds)} == {
        ("Prüfung", 2),
        ("Kündigungsschutzklage Harms", 1),
    }
    assert [row[2] for row in rows(berta, holds_source())] == [1]
    with pytest.raises(Missing):
        berta.run(release_hold, secret)
    berta.run(release_hold, mixed)


def test_refusals_tell_nothing_of_what_is_hidden(any_office: Office) -> None:
    """Who may not know of all areas hears the same of an empty box and of one with hidden papers; a number says not what has it."""
    o, berta = any_office, person(any_office, "berta", *RIGHTS)
    hidden = filed(o, "Zeugnis", "personnel", "20", place="K-1", ended=datetime.date(2026, 5, 1))
    o.run(give_asn, hidden, 7)
    boxes = [o.run(save_box, BoxDraft(code, "Akten", "Keller")) for code in ("K-1", "K-2")]
    told = []
    for key in boxes:
        with pytest.raises(Invalid) as caught:
            berta.run(delete_box, key)
        told.append(str(caught.value))
    assert len(set(told)) == 1
    with pytest.raises(Invalid, match="still in use"):
        o.run(delete_box, boxes[0])
    o.run(delete_box, boxes[1])
    with pytest.raises(Invalid, match="not free") as refused:
        berta.run(give_asn, filed(o, "Brief"), 7)
    assert "2026-" not in str(refused.value)


def test_programs_are_named() -> None:
    """What a system would run is told by its ending, whatever its case or trailing dots; papers are not."""
    assert all(
        runs(name)
        for name in ("a.exe", "Rechnung.pdf.EXE", "x.js. ", "y.lnk", "m.docm", "z.desktop", "s.command")
    )
    assert not any(runs(name) for name in ("a.pdf", "b.docx", "exe", "c.xml", "d.eml", "e.txt"))
